/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-evidence-words.h"

#include <glib/gi18n-lib.h>

const char *
tl_evidence_words_measure_name (TlMeasure measure)
{
  switch (measure)
    {
    case TL_MEASURE_NPS:
      /* Translators: net promoter score, the abbreviation. */
      return _ ("NPS");
    case TL_MEASURE_CSAT:
      /* Translators: customer satisfaction, the abbreviation. */
      return _ ("CSAT");
    case TL_MEASURE_CES:
      /* Translators: customer effort score, the abbreviation. */
      return _ ("CES");
    default:
      return _ (tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_MEASURE)[measure].label);
    }
}

static gboolean
is_share (TlMeasure measure)
{
  return measure == TL_MEASURE_CSAT || measure == TL_MEASURE_SHARE;
}

char *
tl_evidence_words_source (const TlElement *evidence)
{
  int source = tl_element_get_choice (evidence, TL_PROPERTY_SOURCE);
  const char *date = tl_element_get (evidence, TL_PROPERTY_DATE);
  const char *name = _ ("Evidence");

  if (source >= 0)
    name = _ (tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_SOURCE)[source].label);
  if (date == NULL)
    return g_strdup (name);
  /* Translators: where a fact comes from, and its date: "Survey, 2026-05-31". */
  return g_strdup_printf (_ ("%s, %s"), name, date);
}

char *
tl_evidence_words_measure (const TlElement *evidence)
{
  int measure = tl_element_get_choice (evidence, TL_PROPERTY_MEASURE);
  double value, high;
  gboolean has_high;

  if (measure < 0)
    return NULL;
  if (!tl_element_get_number (evidence, TL_PROPERTY_VALUE, &value))
    return g_strdup (tl_evidence_words_measure_name (measure));
  has_high = tl_element_get_number (evidence, TL_PROPERTY_HIGH, &high);
  if (is_share (measure) && (!has_high || high == 100))
    /* Translators: a measure and its value in per cent: "CSAT 62 %". */
    return g_strdup_printf (_ ("%s %g %%"), tl_evidence_words_measure_name (measure), value);
  if (has_high && measure != TL_MEASURE_NPS)
    /* Translators: a measure, its value and the highest possible: "CES 6.2 of 7". */
    return g_strdup_printf (_ ("%s %g of %g"), tl_evidence_words_measure_name (measure), value,
                            high);
  /* Translators: a measure and its value: "NPS 12". */
  return g_strdup_printf (_ ("%s %g"), tl_evidence_words_measure_name (measure), value);
}

char *
tl_evidence_words_quote (const TlElement *evidence)
{
  const char *words = tl_element_get_string (evidence, TL_PROPERTY_WORDS);

  /* Translators: somebody's words, in quotation marks. */
  return *words != '\0' ? g_strdup_printf (_ ("“%s”"), words) : NULL;
}

const char *
tl_evidence_words_consent (const TlElement *evidence)
{
  int consent = tl_element_get_choice (evidence, TL_PROPERTY_CONSENT);

  return _ (tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_CONSENT)[consent].label);
}

char *
tl_evidence_words_sources (guint sources)
{
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_SOURCE);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; choices[i].name != NULL; i++)
    if (sources & 1u << i)
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (choices[i].label));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
tl_evidence_words_n (const TlExperience *experience)
{
  g_autofree char *n = NULL;

  if (experience->assessed)
    /* Translators: beside a number that somebody judged, or set as a goal; in little room. */
    return g_strdup (experience->future ? _ ("hoped for") : _ ("assessed"));
  if (experience->answers == 0)
    /* Translators: nobody said how many answers a number stands on; in little room. */
    n = g_strdup (_ ("n = ?"));
  else
    /* Translators: how many answers a number stands on. */
    n = g_strdup_printf (_ ("n = %u"), experience->answers);
  /* Translators: a number on a map of what is to come that was measured as things are: "n = 31,
   * today". */
  return experience->future ? g_strdup_printf (_ ("%s, today"), n) : g_steal_pointer (&n);
}

char *
tl_evidence_words_backing (const TlExperience *experience)
{
  g_autofree char *n = tl_evidence_words_n (experience);
  g_autofree char *sources = tl_evidence_words_sources (experience->sources);

  if (*sources == '\0')
    return g_steal_pointer (&n);
  /* Translators: how many answers a number stands on, and where they are from: "n = 31, Survey". */
  return g_strdup_printf (_ ("%s, %s"), n, sources);
}

char *
tl_evidence_words_experience (const TlExperience *experience)
{
  g_autofree char *value = NULL, *backing = NULL;

  if (!experience->known)
    return g_strdup (_ ("not known"));
  value = tl_experience_format (experience->value);
  backing = tl_evidence_words_backing (experience);
  /* Translators: how it feels, as a number, and what that stands on: "−1.9 (n = 31, Survey)". */
  return g_strdup_printf (_ ("%s (%s)"), value, backing);
}

char *
tl_evidence_words_describe (const TlExperience *experience)
{
  g_autofree char *words = tl_evidence_words_experience (experience);
  g_autofree char *low = tl_experience_format (experience->low);
  g_autofree char *high = tl_experience_format (experience->high);
  g_autoptr (GString) lines = g_string_new (words);

  if (!experience->known)
    return NULL;
  if (experience->measure >= 0)
    g_string_append_printf (lines, "\n%s", tl_evidence_words_measure_name (experience->measure));
  if (experience->has_interval)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, _ ("95 %% interval %s to %s"), low, high);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

const char *
tl_evidence_words_basis (const TlExperience *experience)
{
  if (experience->future)
    return experience->assessed ? _ ("Hoped for") : _ ("As it is today");
  return experience->assessed ? _ ("From an assessment") : _ ("From evidence");
}
