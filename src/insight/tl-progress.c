/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-progress.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tl-reading.h"

#define MONTH(day) ((day) / 100)

/* Evidence of one question about one touchpoint. */
typedef struct
{
  TlYardstick yardstick;
  GPtrArray *evidence; /* with a date */
} Question;

static TlDay
get_day (const TlElement *evidence)
{
  return tl_day_parse (tl_element_get (evidence, TL_PROPERTY_DATE));
}

static gboolean
is_share (const TlYardstick *yardstick)
{
  return yardstick->low == 0 &&
         (yardstick->measure == TL_MEASURE_CSAT || yardstick->measure == TL_MEASURE_SHARE);
}

gboolean
tl_yardstick_get (const TlElement *evidence, TlYardstick *yardstick)
{
  TlScale scale = tl_scale_get (evidence);
  gboolean is_counted = tl_element_get (evidence, TL_PROPERTY_COUNTS) != NULL;
  TlReading reading;
  TlMeasure measure;

  if (!tl_reading_take (evidence, &reading, &measure))
    return FALSE;
  *yardstick = (TlYardstick){
    .measure = (int) measure,
    .low = scale.low,
    .high = scale.high,
    .is_lower_better =
        tl_element_get_choice (evidence, TL_PROPERTY_DIRECTION) == TL_DIRECTION_LOWER_BETTER,
  };
  if (is_share (yardstick) ||
      (is_counted && (measure == TL_MEASURE_CSAT || measure == TL_MEASURE_NPS)))
    tl_scale_get_usual (yardstick->measure, &yardstick->low, &yardstick->high);
  return TRUE;
}

gboolean
tl_yardstick_equal (const TlYardstick *a, const TlYardstick *b)
{
  return a->measure == b->measure && a->low == b->low && a->high == b->high &&
         a->is_lower_better == b->is_lower_better;
}

char *
tl_yardstick_format (const TlYardstick *yardstick, double value)
{
  double upright = yardstick->is_lower_better ? -value : value;
  double raw = yardstick->low + (upright + TL_READING_HIGHEST) / (2 * TL_READING_HIGHEST) *
                                    (yardstick->high - yardstick->low);
  double shown = round (raw * 10) / 10 + 0.0;

  if (is_share (yardstick))
    return g_strdup_printf (_ ("%d %%"), (int) lround (raw));
  return g_strdup_printf ("%s%.*f", shown < 0 ? "\u2212" : "", shown == round (shown) ? 0 : 1,
                          fabs (shown));
}

void
tl_progress_judge (TlProgress *progress)
{
  const TlExperience *one = &progress->before, *two = &progress->after;
  gboolean bounded = one->has_interval && two->has_interval;
  double below = hypot (two->value - two->low, one->high - one->value);
  double above = hypot (two->high - two->value, one->value - one->low);

  progress->difference = two->value - one->value;
  progress->low = progress->difference - (bounded ? below : 0);
  progress->high = progress->difference + (bounded ? above : 0);
  progress->overlap = two->low <= one->high && one->low <= two->high;
  progress->verdict = !bounded             ? TL_PROGRESS_UNTESTED
                      : progress->low > 0  ? TL_PROGRESS_BETTER
                      : progress->high < 0 ? TL_PROGRESS_WORSE
                                           : TL_PROGRESS_OPEN;
}

static void
question_clear (gpointer data)
{
  g_ptr_array_unref (((Question *) data)->evidence);
}

/* What was asked about a touchpoint, with what was answered on a day. */
static GArray *
list_questions (TlMap *map, const TlElement *touchpoint)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);

  g_array_set_clear_func (questions, question_clear);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      Question question = { 0 };
      guint k = 0;

      if (get_day (evidence->pdata[i]) == 0 ||
          !tl_yardstick_get (evidence->pdata[i], &question.yardstick))
        continue;
      while (k < questions->len &&
             !tl_yardstick_equal (&g_array_index (questions, Question, k).yardstick,
                                  &question.yardstick))
        k++;
      if (k == questions->len)
        {
          question.evidence = g_ptr_array_new ();
          g_array_append_val (questions, question);
        }
      g_ptr_array_add (g_array_index (questions, Question, k).evidence, evidence->pdata[i]);
    }
  return questions;
}

/* The evidence from one day up to another, both included, as one. FALSE: there is none. */
static gboolean
pool (const Question *question,
      TlDay first,
      TlDay last,
      TlExperience *experience,
      TlDay days[2],
      guint *sources)
{
  g_autoptr (GPtrArray) within = g_ptr_array_new ();

  days[0] = days[1] = 0;
  for (guint i = 0; i < question->evidence->len; i++)
    {
      TlDay day = get_day (question->evidence->pdata[i]);
      int source = tl_element_get_choice (question->evidence->pdata[i], TL_PROPERTY_SOURCE);

      if (day < first || day > last)
        continue;
      *sources |= source >= 0 ? 1u << source : 0;
      days[0] = days[0] == 0 ? day : MIN (days[0], day);
      days[1] = MAX (days[1], day);
      g_ptr_array_add (within, question->evidence->pdata[i]);
    }
  *experience = tl_experience_of_evidence (within);
  return experience->known;
}

/* What there was up to one day, against what there is from another on. */
static gboolean
compare (TlElement *touchpoint, const Question *question, TlDay until, TlDay from, TlProgress *out)
{
  TlDay before[2], after[2];

  *out = (TlProgress){ .touchpoint = touchpoint, .yardstick = question->yardstick };
  if (!pool (question, 0, until, &out->before, before, &out->sources) ||
      !pool (question, from, G_MAXUINT, &out->after, after, &out->sources))
    return FALSE;
  out->before_from = before[0];
  out->before_until = before[1];
  out->after_from = after[0];
  out->after_until = after[1];
  tl_progress_judge (out);
  return TRUE;
}

/* The last day of the first month, and the first of the last. FALSE: there is but one month. */
static gboolean
find_months (const Question *question, TlDay *until, TlDay *from)
{
  TlDay first = G_MAXUINT, last = 0;

  for (guint i = 0; i < question->evidence->len; i++)
    {
      TlDay day = get_day (question->evidence->pdata[i]);

      first = MIN (first, MONTH (day));
      last = MAX (last, MONTH (day));
    }
  *until = first * 100 + 99;
  *from = last * 100;
  return first < last;
}

/* Of several questions that can be compared, the one most answered. `day` 0: the first month with
 * the last, else before that day with since. */
static gboolean
compare_touchpoint (TlMap *map, TlElement *touchpoint, TlDay day, TlProgress *best)
{
  g_autoptr (GArray) questions = list_questions (map, touchpoint);
  gboolean found = FALSE;

  for (guint i = 0; i < questions->len; i++)
    {
      const Question *question = &g_array_index (questions, Question, i);
      TlDay until = day - 1, from = day;
      TlProgress progress;

      if ((day == 0 && !find_months (question, &until, &from)) ||
          !compare (touchpoint, question, until, from, &progress))
        continue;
      if (!found || progress.before.n + progress.after.n > best->before.n + best->after.n)
        *best = progress;
      found = TRUE;
    }
  return found;
}

static int
get_rank (const TlProgress *progress)
{
  return progress->verdict == TL_PROGRESS_BETTER  ? 0
         : progress->verdict == TL_PROGRESS_WORSE ? 3
         : progress->difference >= 0              ? 1
                                                  : 2;
}

static int
compare_progress (gconstpointer a, gconstpointer b)
{
  const TlProgress *one = a, *other = b;
  int ranks = get_rank (one) - get_rank (other);

  if (ranks != 0)
    return ranks;
  return one->difference > other->difference ? -1 : one->difference < other->difference;
}

GArray *
tl_progress_list (TlMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlProgress));

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlProgress progress;

      if (compare_touchpoint (map, touchpoint, 0, &progress))
        g_array_append_val (list, progress);
    }
  g_array_sort (list, compare_progress);
  return list;
}

static void
change_progress_clear (gpointer data)
{
  TlChangeProgress *progress = data;

  g_array_unref (progress->steps);
  g_ptr_array_unref (progress->unasked);
}

static TlChangeProgress
follow_change (TlMap *map, TlElement *change)
{
  g_auto (GStrv) addressed = tl_element_dup_words (change, TL_PROPERTY_ADDRESSES);
  TlChangeProgress progress = { .change = change,
                                .due = tl_day_parse (tl_element_get (change, TL_PROPERTY_DUE)),
                                .steps = g_array_new (FALSE, FALSE, sizeof (TlProgress)),
                                .unasked = g_ptr_array_new () };

  for (guint i = 0; addressed[i] != NULL; i++)
    {
      TlElement *touchpoint = tl_map_find (map, addressed[i]);
      TlProgress step;

      if (touchpoint == NULL)
        continue;
      if (progress.due != 0 && compare_touchpoint (map, touchpoint, progress.due, &step))
        g_array_append_val (progress.steps, step);
      else
        g_ptr_array_add (progress.unasked, touchpoint);
    }
  return progress;
}

GArray *
tl_progress_list_changes (TlMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlChangeProgress));

  g_array_set_clear_func (list, change_progress_clear);
  for (TlElement *change = tl_map_get_first (map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    if (g_strcmp0 (tl_element_get (change, TL_PROPERTY_STATUS), "done") == 0)
      {
        TlChangeProgress progress = follow_change (map, change);

        g_array_append_val (list, progress);
      }
  return list;
}

/* As a whole: “CES” is not in “success”. */
static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (words, word); at != NULL; at = strstr (at + 1, word))
    {
      gunichar next = g_utf8_get_char (at + length);
      gunichar before = at > words ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;

      if (!g_unichar_isalnum (next) && !g_unichar_isalnum (before))
        return TRUE;
    }
  return FALSE;
}

/* The measure that words name, -1: none. */
static int
find_measure (const char *words)
{
  static const TlMeasure measures[] = { TL_MEASURE_NPS, TL_MEASURE_CSAT, TL_MEASURE_CES };
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_MEASURE);
  g_autofree char *folded = g_utf8_casefold (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const TlChoice *choice = &choices[measures[i]];
      const char *const names[] = { choice->name, choice->label, _ (choice->label) };

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *name = g_utf8_casefold (names[k], -1);

          if (has_word (folded, name))
            return (int) measures[i];
        }
    }
  return -1;
}

static void
find_newest (TlMap *map, TlGoalProgress *progress)
{
  int measure = find_measure (tl_element_get_string (progress->goal, TL_PROPERTY_MEASURE));
  TlDay newest = 0;

  for (guint i = 0; measure >= 0 && i < progress->touchpoints->len; i++)
    {
      g_autoptr (GPtrArray) evidence =
          tl_experience_list_evidence (map, progress->touchpoints->pdata[i]);

      for (guint k = 0; evidence != NULL && k < evidence->len; k++)
        {
          TlDay day = get_day (evidence->pdata[k]);
          TlYardstick yardstick;

          if (day <= newest || !tl_yardstick_get (evidence->pdata[k], &yardstick) ||
              yardstick.measure != measure)
            continue;
          newest = day;
          progress->newest = evidence->pdata[k];
        }
    }
}

static void
add_once (GPtrArray *touchpoints, GHashTable *known, TlElement *touchpoint)
{
  if (touchpoint != NULL && g_hash_table_add (known, touchpoint))
    g_ptr_array_add (touchpoints, touchpoint);
}

/* Touchpoints name their goal; changes name theirs, and the touchpoints they address. */
static GPtrArray *
list_served (TlMap *map, const TlElement *goal)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, goal);
  GPtrArray *touchpoints = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *element = referrers->pdata[i];
      g_auto (GStrv) addressed = NULL;

      if (tl_element_get_kind (element) == TL_KIND_TOUCHPOINT)
        add_once (touchpoints, known, element);
      if (tl_element_get_kind (element) != TL_KIND_CHANGE)
        continue;
      addressed = tl_element_dup_words (element, TL_PROPERTY_ADDRESSES);
      for (guint k = 0; addressed[k] != NULL; k++)
        add_once (touchpoints, known, tl_map_find (map, addressed[k]));
    }
  return touchpoints;
}

static void
goal_progress_clear (gpointer data)
{
  g_ptr_array_unref (((TlGoalProgress *) data)->touchpoints);
}

GArray *
tl_progress_list_goals (TlMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlGoalProgress));

  g_array_set_clear_func (list, goal_progress_clear);
  for (TlElement *goal = tl_map_get_first (map, TL_KIND_GOAL); goal != NULL;
       goal = tl_element_get_next_of_kind (goal))
    {
      TlGoalProgress progress = { .goal = goal };

      if (tl_element_get (goal, TL_PROPERTY_BASELINE) == NULL &&
          tl_element_get (goal, TL_PROPERTY_TARGET) == NULL)
        continue;
      progress.touchpoints = list_served (map, goal);
      find_newest (map, &progress);
      g_array_append_val (list, progress);
    }
  return list;
}
