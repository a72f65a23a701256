/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-evidence-words.h"
#include "tl-experience.h"
#include "tl-findings.h"
#include "tl-title-words.h"
#include "tl-words.h"

/* From the top down. */
static gboolean (*const sections[]) (TlTelling *telling) = {
  tl_telling_add_better,  tl_telling_add_worse,    tl_telling_add_headline,
  tl_telling_add_causes,  tl_telling_add_layers,   tl_telling_add_reflection,
  tl_telling_add_balance, tl_telling_add_promises, tl_telling_add_open,
  tl_telling_add_traits,  tl_telling_add_gaps,     tl_telling_add_coverage,
};

static void
told_clear (gpointer data)
{
  TlTold *told = data;

  g_free (told->title);
  g_free (told->words);
  g_free (told->aloud);
  g_free (told->tooltip);
  tl_chart_clear (&told->chart);
  g_clear_pointer (&told->elements, g_ptr_array_unref);
}

GArray *
tl_insights_list (TlMap *map, const char *today, TlScheme scheme)
{
  g_autoptr (GArray) told = g_array_new (FALSE, TRUE, sizeof (TlTold));
  TlTelling telling = { .told = told, .map = map, .today = today, .scheme = scheme };
  gboolean says_something = FALSE;

  g_array_set_clear_func (told, told_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    says_something = sections[i](&telling) || says_something;
  g_clear_pointer (&telling.findings, g_ptr_array_unref);
  return says_something ? g_steal_pointer (&told) : NULL;
}

/* Those of the numbers; where there is none those of the words. */
static guint
unite_sources (TlMap *map, const GPtrArray *touchpoints)
{
  guint sources = 0;

  for (guint i = 0; i < touchpoints->len; i++)
    {
      g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoints->pdata[i]);
      TlExperience experience = { .known = FALSE };

      if (evidence != NULL)
        experience = tl_experience_of_evidence (evidence);
      sources |= experience.sources;
      for (guint k = 0; evidence != NULL && !experience.known && k < evidence->len; k++)
        {
          int source = tl_element_get_choice (evidence->pdata[k], TL_PROPERTY_SOURCE);

          sources |= source >= 0 ? 1u << source : 0;
        }
    }
  return sources;
}

char *
tl_telling_name_sources (TlTelling *telling, char *words, const GPtrArray *touchpoints)
{
  g_autofree char *before = words;
  g_autofree char *sources = tl_evidence_words_sources (unite_sources (telling->map, touchpoints));

  if (*sources == '\0')
    return g_steal_pointer (&before);
  /* Translators: what is said of touchpoints, and where that is from: "Survey, Interview". */
  return g_strdup_printf (_ ("%s · from: %s"), before, sources);
}

GPtrArray *
tl_telling_list_reached (const TlFix *fix)
{
  GPtrArray *reached = g_ptr_array_new ();

  g_ptr_array_extend (reached, fix->freed, NULL, NULL);
  g_ptr_array_extend (reached, fix->eased, NULL, NULL);
  return reached;
}

guint
tl_telling_count_answers (TlTelling *telling, const GPtrArray *touchpoints)
{
  guint n = 0;

  for (guint i = 0; i < touchpoints->len; i++)
    n += tl_experience_of_touchpoint (telling->map, touchpoints->pdata[i]).n;
  return n;
}

const GPtrArray *
tl_telling_get_findings (TlTelling *telling)
{
  if (telling->findings == NULL)
    telling->findings = tl_findings_list (telling->map, telling->today);
  return telling->findings;
}

TlTold *
tl_telling_add (TlTelling *telling,
                TlToldKind kind,
                const char *title,
                const char *words,
                const TlColor *color,
                const GPtrArray *elements)
{
  TlTold told = {
    .kind = kind, .title = g_strdup (title), .words = g_strdup (words), .color = color
  };

  if (elements != NULL)
    {
      told.elements = g_ptr_array_new ();
      for (guint i = 0; i < elements->len; i++)
        g_ptr_array_add (told.elements, elements->pdata[i]);
    }
  g_array_append_val (telling->told, told);
  return &g_array_index (telling->told, TlTold, telling->told->len - 1);
}

void
tl_telling_add_section (TlTelling *telling,
                        const char *heading,
                        const char *words,
                        gboolean is_wide)
{
  tl_telling_add (telling, TL_TOLD_SECTION, heading, words, NULL, NULL)->is_wide = is_wide;
}

void
tl_telling_add_row (TlTelling *telling,
                    const char *title,
                    const char *words,
                    const TlColor *color,
                    const GPtrArray *elements)
{
  tl_telling_add (telling, TL_TOLD_ROW, title, words, color, elements);
}

TlTold *
tl_telling_add_chart (TlTelling *telling,
                      const char *title,
                      const char *words,
                      TlChart *chart,
                      const GPtrArray *elements)
{
  TlTold *told = tl_telling_add (telling, TL_TOLD_CHART, title, words, NULL, elements);

  told->chart = *chart;
  return told;
}

char *
tl_telling_format_share (double share)
{
  return g_strdup_printf (_ ("%d %%"), (int) lround (share * 100));
}

char *
tl_telling_make_title (const TlElement *element)
{
  return tl_words_cut_within (tl_title_words_get (element), TL_WORDS_NAME, _ ("Insights"));
}
