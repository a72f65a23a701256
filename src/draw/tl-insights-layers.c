/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"
#include "tl-layer-summary.h"

/* How each layer feels: mean, peak and end. */

/* The figure of one touchpoint, with its name. */
static void
add_moment (TlTelling *telling, const char *words, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  g_ptr_array_add (elements, touchpoint);
  tl_telling_add (telling, TL_TOLD_LINE, words, NULL, NULL, elements);
}

static void
add_moments (TlTelling *telling, const TlLayerSummary *summary)
{
  g_autofree char *peak_title = tl_telling_make_title (summary->peak),
                  *end_title = tl_telling_make_title (summary->end);
  g_autofree char *at_peak = tl_evidence_words_experience (&summary->at_peak);
  g_autofree char *at_end = tl_evidence_words_experience (&summary->at_end);
  /* Translators: what was felt most strongly: its figure, and its title. */
  g_autofree char *peak = g_strdup_printf (_ ("Peak %s · %s"), at_peak, peak_title);
  /* Translators: what was felt last: its figure, and its title. */
  g_autofree char *end = g_strdup_printf (_ ("End %s · %s"), at_end, end_title);

  add_moment (telling, peak, summary->peak);
  add_moment (telling, end, summary->end);
}

/* "CES at 3, CSAT at 4": which measures the figures of touchpoints are of. Transfer full. */
static char *
list_measures (const TlLayerSummary *summary)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (int measure = 0; measure < TL_N_MEASURES; measure++)
    if (summary->n_by[measure] > 0)
      /* Translators: a measure, and for how many touchpoints it is used: "CES at 3". */
      g_ptr_array_add (words,
                       g_strdup_printf (_ ("%s at %u"), tl_evidence_words_measure_name (measure),
                                        summary->n_by[measure]));
  if (summary->n_assessed > 0)
    g_ptr_array_add (words, g_strdup_printf (_ ("assessed at %u"), summary->n_assessed));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
add_mean (TlTelling *telling, const TlLayerSummary *summary, const char *layer)
{
  g_autofree char *value = tl_experience_format (summary->mean.value);
  g_autofree char *of = g_strdup_printf (ngettext ("mean of %u touchpoint",
                                                   "mean of %u touchpoints", summary->mean.n),
                                         summary->mean.n);
  /* Translators: what a figure is the mean of, and of how many answers: "mean of 10 touchpoints,
   * answers: 412". */
  g_autofree char *basis = g_strdup_printf (_ ("%s, answers: %u"), of,
                                            tl_telling_count_answers (telling, summary->felt));
  /* Translators: a layer, its mean, and of what: "Customer: −0.3, mean of 10 touchpoints". */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s, %s"), layer, value, basis);

  tl_telling_add (telling, TL_TOLD_FIGURE, value, basis,
                  tl_style_get_mood (telling->scheme, tl_experience_get_mood (summary->mean.value)),
                  summary->felt)
      ->aloud = g_steal_pointer (&words);
}

static void
add_tile (TlTelling *telling, TlLayer layer, const TlLayerSummary *summary)
{
  const char *name = _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
  g_autofree char *measures = list_measures (summary);
  /* Translators: a list of measures, with how many touchpoints each is of: "CES at 3, CSAT at 4".
   */
  g_autofree char *basis =
      tl_telling_name_sources (telling,
                               g_strdup_printf (_ ("Touchpoints by what was asked there: %s"),
                                                measures),
                               summary->felt);

  tl_telling_add (telling, TL_TOLD_TILE, name, NULL, tl_style_get_layer (telling->scheme, layer),
                  NULL);
  add_mean (telling, summary, name);
  add_moments (telling, summary);
  tl_telling_add (telling, TL_TOLD_NOTE, basis, NULL, NULL, NULL);
}

gboolean
tl_telling_add_layers (TlTelling *telling)
{
  TlLayerSummary summaries[TL_N_LAYERS];
  gboolean any = FALSE;

  tl_layer_summary_read (telling->map, summaries);
  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    {
      if (!summaries[layer].mean.known)
        continue;
      if (!any)
        tl_telling_add_section (telling, _ ("How It Feels"),
                                _ ("From −2, angry, to +2, delighted. Each touchpoint "
                                   "counts once, by the one measure "
                                   "that most people answered; answers to different "
                                   "questions are never mixed at one. The mean is that of the "
                                   "touchpoints."),
                                FALSE);
      add_tile (telling, (TlLayer) layer, &summaries[layer]);
      any = TRUE;
    }
  tl_layer_summary_clear (summaries);
  return any;
}
