/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-columns-layout.h"
#include "tl-evidence-words.h"
#include "tl-layer-summary.h"

/* How each layer feels: mean, peak and end. */

#define TILE 225 /* pixels, at least */

/* The figure of one touchpoint, with its name. */
static void
add_moment (TlInsightsView *self, GtkBox *tile, const char *words, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  g_ptr_array_add (elements, touchpoint);
  gtk_box_append (tile, tl_insights_make_figure (self, tl_insights_make_label (words, NULL), words,
                                                 elements));
}

static void
add_moments (TlInsightsView *self, GtkBox *tile, const TlLayerSummary *summary)
{
  g_autofree char *peak_title = tl_insights_make_title (summary->peak),
                  *end_title = tl_insights_make_title (summary->end);
  g_autofree char *at_peak = tl_evidence_words_experience (&summary->at_peak);
  g_autofree char *at_end = tl_evidence_words_experience (&summary->at_end);
  /* Translators: what was felt most strongly: its figure, and its title. */
  g_autofree char *peak = g_strdup_printf (_ ("Peak %s · %s"), at_peak, peak_title);
  /* Translators: what was felt last: its figure, and its title. */
  g_autofree char *end = g_strdup_printf (_ ("End %s · %s"), at_end, end_title);

  add_moment (self, tile, peak, summary->peak);
  add_moment (self, tile, end, summary->end);
}

/* "CES 3, CSAT 4": which measures the figures of touchpoints are of. Transfer full. */
static char *
list_measures (const TlLayerSummary *summary)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (int measure = 0; measure < TL_N_MEASURES; measure++)
    if (summary->n_by[measure] > 0)
      /* Translators: a measure, and for how many touchpoints it is used: "CES 3". */
      g_ptr_array_add (words,
                       g_strdup_printf (_ ("%s %u"), tl_evidence_words_measure_name (measure),
                                        summary->n_by[measure]));
  if (summary->n_assessed > 0)
    g_ptr_array_add (words, g_strdup_printf (_ ("assessed %u"), summary->n_assessed));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
add_mean (TlInsightsView *self, GtkBox *tile, const TlLayerSummary *summary, const char *layer)
{
  g_autofree char *value = tl_experience_format (summary->mean.value);
  g_autofree char *basis = g_strdup_printf (ngettext ("mean of %u touchpoint",
                                                      "mean of %u touchpoints", summary->mean.n),
                                            summary->mean.n);
  /* Translators: a layer, its mean, and of what: "Customer: −0.3, mean of 10 touchpoints". */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s, %s"), layer, value, basis);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = tl_insights_make_label (value, "insights-figure");

  tl_colors_mark (GTK_LABEL (figure),
                  tl_style_get_mood (tl_colors_get_scheme (),
                                     tl_experience_get_mood (summary->mean.value)));
  gtk_box_append (GTK_BOX (both), figure);
  gtk_box_append (GTK_BOX (both), tl_insights_make_label (basis, NULL));
  gtk_box_append (tile, tl_insights_make_figure (self, both, words, summary->felt));
}

static GtkWidget *
make_tile (TlInsightsView *self, TlLayer layer, const TlLayerSummary *summary)
{
  const char *name = _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = tl_insights_make_label (name, "insights-name");
  g_autofree char *measures = list_measures (summary);
  /* Translators: a list of measures, with how many touchpoints each is of: "CES 3, CSAT 4". */
  g_autofree char *basis = g_strdup_printf (_ ("Drawn from: %s"), measures);

  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "insights-tile");
  tl_colors_mark (GTK_LABEL (label), tl_style_get_layer (tl_colors_get_scheme (), layer));
  gtk_box_append (GTK_BOX (tile), label);
  add_mean (self, GTK_BOX (tile), summary, name);
  add_moments (self, GTK_BOX (tile), summary);
  gtk_box_append (GTK_BOX (tile), tl_insights_make_label (basis, "insights-basis"));
  return tile;
}

gboolean
tl_insights_add_layers (TlInsightsView *self, TlMap *map)
{
  TlLayerSummary summaries[TL_N_LAYERS];
  GtkWidget *tiles = NULL;

  tl_layer_summary_read (map, summaries);
  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    {
      if (!summaries[layer].mean.known)
        continue;
      if (tiles == NULL)
        {
          GtkBox *section =
              tl_insights_add_section (self, _ ("How It Feels"),
                                       _ ("From −2, angry, to +2, delighted. Each touchpoint "
                                          "counts once, by the one measure "
                                          "that most people answered; answers to different "
                                          "questions are never mixed."));

          tiles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_set_layout_manager (tiles,
                                         g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", TILE,
                                                       "spacing", 12, NULL));
          gtk_box_append (section, tiles);
        }
      gtk_box_append (GTK_BOX (tiles), make_tile (self, (TlLayer) layer, &summaries[layer]));
    }
  tl_layer_summary_clear (summaries);
  return tiles != NULL;
}
