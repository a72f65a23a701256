/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"
#include "tl-progress.h"
#include "tl-words.h"

/* What got better, before all else; what got worse, plainly; what came of changes and goals. */

#define MOST 8 /* rows of one sort */

/* "31 May 2026", "May 2026", or from a day to a day. Transfer full. */
static char *
format_days (TlDay from, TlDay until)
{
  g_autofree char *first = NULL, *last = NULL;

  if (from == until)
    return tl_day_format (from);
  if (from / 100 == until / 100)
    return tl_day_format_month (from);
  first = tl_day_format (from);
  last = tl_day_format (until);
  /* Translators: from a day to a day. */
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static char *
describe_side (const TlProgress *progress, const TlExperience *side, TlDay from, TlDay until)
{
  g_autofree char *value = tl_yardstick_format (&progress->yardstick, side->value);
  g_autofree char *days = format_days (from, until);

  if (side->n == 0)
    /* Translators: a value, and when it was asked; how many answered is not known. */
    return g_strdup_printf (_ ("%s (%s, n not stated)"), value, days);
  /* Translators: a value, when it was asked, and how many answered: "62 % (May 2026, n = 48)". */
  return g_strdup_printf (_ ("%s (%s, n = %u)"), value, days, side->n);
}

/* Static. */
static const char *
judge (const TlProgress *progress)
{
  switch (progress->verdict)
    {
    case TL_PROGRESS_BETTER:
      /* xgettext:no-c-format */
      return progress->overlap ? _ ("likely better, although the 95 % intervals overlap")
                               /* xgettext:no-c-format */
                               : _ ("likely better: the 95 % intervals do not overlap");
    case TL_PROGRESS_WORSE:
      /* xgettext:no-c-format */
      return progress->overlap ? _ ("likely worse, although the 95 % intervals overlap")
                               /* xgettext:no-c-format */
                               : _ ("likely worse: the 95 % intervals do not overlap");
    case TL_PROGRESS_OPEN:
      /* xgettext:no-c-format */
      return _ ("cannot be told yet: the 95 % intervals overlap");
    case TL_PROGRESS_UNTESTED:
    default:
      return _ ("cannot be told: how far the answers are apart is not known");
    }
}

/* "CSAT (Survey)": what was asked, and where the answers are from. Transfer full. */
static char *
name_measure (const TlProgress *progress)
{
  const char *measure = tl_evidence_words_measure_name ((TlMeasure) progress->yardstick.measure);
  g_autofree char *sources = tl_evidence_words_sources (progress->sources);

  if (*sources == '\0')
    return g_strdup (measure);
  /* Translators: a measure, and a list of sources: "CSAT (Survey, Interview)". */
  return g_strdup_printf (_ ("%s (%s)"), measure, sources);
}

/* What was asked, what it was and what it is, and what that means. Transfer full. */
static char *
describe (const TlProgress *progress)
{
  g_autofree char *before =
      describe_side (progress, &progress->before, progress->before_from, progress->before_until);
  g_autofree char *after =
      describe_side (progress, &progress->after, progress->after_from, progress->after_until);
  g_autofree char *measure = name_measure (progress);

  /* Translators: a measure, its value before and after, and what can be told from it: "CSAT: 30 %
   * (January 2026, n = 50), then 62 % (May 2026, n = 48) · likely better: …". */
  return g_strdup_printf (_ ("%s: %s, then %s · %s"), measure, before, after, judge (progress));
}

static char *
describe_difference (const TlProgress *progress)
{
  g_autofree char *difference = tl_experience_format (progress->difference);
  g_autofree char *low = tl_experience_format (progress->low);
  g_autofree char *high = tl_experience_format (progress->high);

  if (progress->verdict == TL_PROGRESS_UNTESTED)
    return g_strdup_printf (_ ("Difference on the scale from −2 to +2: %s"), difference);
  /* Translators: the difference of two feelings, and its interval. */
  return g_strdup_printf (_ ("Difference on the scale from −2 to +2: %s, 95 %% interval %s to %s"),
                          difference, low, high);
}

static void
add_progress (TlTelling *telling, const TlProgress *progress)
{
  const TlExperience *sides[] = { &progress->before, &progress->after };
  TlMood mood = tl_experience_get_mood (progress->after.value);
  TlChart chart = { .kind = TL_CHART_STEP, .color = *tl_style_get_mood (telling->scheme, mood) };
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *title = tl_telling_make_title (progress->touchpoint);
  g_autofree char *words = describe (progress);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    chart.steps[i] = (TlChartEstimate){ sides[i]->value, sides[i]->low, sides[i]->high };
  g_ptr_array_add (elements, progress->touchpoint);
  tl_telling_add_chart (telling, title, words, &chart, elements)->tooltip =
      describe_difference (progress);
}

/* Those of one sort, as far as anybody reads. */
typedef gboolean (*Sort) (const TlProgress *progress);

static gboolean
is_better (const TlProgress *progress)
{
  return progress->verdict == TL_PROGRESS_BETTER;
}

static gboolean
is_open (const TlProgress *progress)
{
  return progress->verdict != TL_PROGRESS_BETTER && progress->verdict != TL_PROGRESS_WORSE;
}

static gboolean
is_worse (const TlProgress *progress)
{
  return progress->verdict == TL_PROGRESS_WORSE;
}

static GPtrArray *
list_touchpoints (const GArray *list, Sort is_it)
{
  GPtrArray *touchpoints = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (is_it (&g_array_index (list, TlProgress, i)))
      g_ptr_array_add (touchpoints, g_array_index (list, TlProgress, i).touchpoint);
  return touchpoints;
}

static void
add_rest (TlTelling *telling, const GPtrArray *touchpoints)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (guint i = MOST; i < touchpoints->len; i++)
    g_ptr_array_add (rest, touchpoints->pdata[i]);
  words = g_strdup_printf (ngettext ("%u more touchpoint", "%u more touchpoints", rest->len),
                           rest->len);
  tl_telling_add (telling, TL_TOLD_LINE, words, NULL, NULL, rest);
}

static void
add_sort (TlTelling *telling, const GArray *list, Sort is_it)
{
  g_autoptr (GPtrArray) touchpoints = list_touchpoints (list, is_it);
  guint n = 0;

  for (guint i = 0; i < list->len && n < MOST; i++)
    if (is_it (&g_array_index (list, TlProgress, i)))
      {
        add_progress (telling, &g_array_index (list, TlProgress, i));
        n++;
      }
  if (touchpoints->len > MOST)
    add_rest (telling, touchpoints);
}

static void
add_change (TlTelling *telling, const TlChangeProgress *progress)
{
  g_autofree char *title = tl_telling_make_title (progress->change);
  g_autofree char *day = progress->due != 0 ? tl_day_format (progress->due) : NULL;
  g_autofree char *words = NULL, *basis = NULL;
  g_autoptr (GPtrArray) addressed = g_ptr_array_new ();

  g_ptr_array_extend (addressed, progress->unasked, NULL, NULL);
  for (guint i = 0; i < progress->steps->len; i++)
    g_ptr_array_add (addressed, g_array_index (progress->steps, TlProgress, i).touchpoint);
  /* Translators: %s is the title of a change. */
  words = g_strdup_printf (_ ("“%s” is done."), title);
  if (day == NULL)
    basis = g_strdup (_ ("It does not say since when, so nothing can be compared."));
  else if (progress->steps->len > 0)
    /* Translators: %s is a day. */
    basis = g_strdup_printf (_ ("What was answered before it was due, %s, against what was since:"),
                             day);
  else
    /* Translators: %s is a day. */
    basis =
        g_strdup_printf (_ ("Nobody was asked the same before it was due, %s, and since."), day);
  tl_telling_add (telling, TL_TOLD_STATEMENT, words, basis, NULL, addressed);
  for (guint i = 0; i < progress->steps->len; i++)
    add_progress (telling, &g_array_index (progress->steps, TlProgress, i));
}

/* What is felt better since it is done. */
static gboolean
is_fruitful (const TlChangeProgress *change)
{
  for (guint i = 0; i < change->steps->len; i++)
    if (is_better (&g_array_index (change->steps, TlProgress, i)))
      return TRUE;
  return FALSE;
}

static void
add_changes (TlTelling *telling, const GArray *changes, gboolean fruitful)
{
  for (guint i = 0; i < changes->len; i++)
    if (is_fruitful (&g_array_index (changes, TlChangeProgress, i)) == fruitful)
      add_change (telling, &g_array_index (changes, TlChangeProgress, i));
}

static guint
count_fruitful (const GArray *changes)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += is_fruitful (&g_array_index (changes, TlChangeProgress, i));
  return n;
}

gboolean
tl_telling_add_better (TlTelling *telling)
{
  g_autoptr (GArray) list = tl_progress_list (telling->map);
  g_autoptr (GPtrArray) better = list_touchpoints (list, is_better);
  g_autoptr (GArray) changes = tl_progress_list_changes (telling->map);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u touchpoint is likely better than at first.",
                                 "%u touchpoints are likely better than at first.", better->len),
                       better->len);

  if (better->len + count_fruitful (changes) == 0)
    return FALSE;
  tl_telling_add_section (
      telling, _ ("What Got Better"),
      /* xgettext:no-c-format */
      _ ("The same question, first and last: the first month with answers against the last. The "
         "ring is before, the dot is since, the lines are 95 % intervals, from −2 to +2."),
      TRUE);
  if (better->len > 0)
    tl_telling_add (telling, TL_TOLD_HEADLINE, words, NULL, NULL, better);
  add_sort (telling, list, is_better);
  add_changes (telling, changes, TRUE);
  return TRUE;
}

gboolean
tl_telling_add_worse (TlTelling *telling)
{
  g_autoptr (GArray) list = tl_progress_list (telling->map);
  g_autoptr (GPtrArray) worse = list_touchpoints (list, is_worse);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u touchpoint is likely worse than at first.",
                                 "%u touchpoints are likely worse than at first.", worse->len),
                       worse->len);

  if (worse->len == 0)
    return FALSE;
  tl_telling_add_section (telling, _ ("What Got Worse"),
                          _ ("The same question, first and last: the first month with answers "
                             "against the last."),
                          TRUE);
  tl_telling_add (telling, TL_TOLD_STATEMENT, words, NULL, NULL, worse);
  add_sort (telling, list, is_worse);
  return TRUE;
}

gboolean
tl_telling_add_open (TlTelling *telling)
{
  g_autoptr (GArray) list = tl_progress_list (telling->map);
  g_autoptr (GPtrArray) open = list_touchpoints (list, is_open);

  if (open->len == 0)
    return FALSE;
  tl_telling_add_section (telling, _ ("Too Early to Tell"),
                          _ ("Asked the same more than once, and the answers are too few or too "
                             "alike to say what is better and what is worse."),
                          TRUE);
  add_sort (telling, list, is_open);
  return TRUE;
}

static char *
get_words (const TlElement *element, TlProperty property)
{
  const char *words = tl_element_get (element, property);

  return words != NULL ? tl_words_cut_within (words, TL_WORDS_NAME, _ ("not said"))
                       : g_strdup (_ ("not said"));
}

static void
add_goal (TlTelling *telling, const TlGoalProgress *progress)
{
  g_autofree char *title = tl_telling_make_title (progress->goal);
  g_autofree char *measure = get_words (progress->goal, TL_PROPERTY_MEASURE);
  g_autofree char *baseline = get_words (progress->goal, TL_PROPERTY_BASELINE);
  g_autofree char *target = get_words (progress->goal, TL_PROPERTY_TARGET);
  g_autofree char *newest = NULL, *source = NULL, *words = NULL;

  if (progress->newest != NULL)
    {
      newest = tl_experience_format_evidence (progress->newest);
      source = tl_evidence_words_source (progress->newest);
      /* Translators: of a goal: its measure, where it set out from, what it is now and where that
       * is known from, and what it is to be. */
      words = g_strdup_printf (_ ("%s: at first %s · now %s (%s) · target %s"), measure, baseline,
                               newest, source, target);
    }
  else
    /* Translators: of a goal: its measure, where it set out from, and what it is to be. */
    words = g_strdup_printf (_ ("%s: at first %s · now not known · target %s"), measure, baseline,
                             target);
  tl_telling_add_row (telling, title, words, NULL, progress->touchpoints);
}

gboolean
tl_telling_add_promises (TlTelling *telling)
{
  g_autoptr (GArray) changes = tl_progress_list_changes (telling->map);
  g_autoptr (GArray) goals = tl_progress_list_goals (telling->map);

  if (changes->len - count_fruitful (changes) + goals->len == 0)
    return FALSE;
  tl_telling_add_section (telling, _ ("Goals and Changes"),
                          _ ("How far the goals are, as it is written with them: how many were "
                             "asked for "
                             "that, the map does not say. And what came of the changes that are "
                             "done, since they were due."),
                          TRUE);
  add_changes (telling, changes, FALSE);
  for (guint i = 0; i < goals->len; i++)
    add_goal (telling, &g_array_index (goals, TlGoalProgress, i));
  return FALSE;
}
