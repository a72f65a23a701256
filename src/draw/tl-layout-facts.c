/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-curve-summary.h"
#include "tl-evidence-words.h"

/* Peak, end and mean describe a curve; they stand in the label of its lane, one below the other. */

/* The first baseline, so that the last one is level with the last word of the axis. */
#define FACTS_TOP 63.0
#define FACTS_ROOM 17.0 /* from the last line of the label to it */
#define FACTS_BOTTOM 12.0
#define FACTS_LINES 4

/* The last moment that a card covers which begins at this one, cut to the map. */
static guint
find_last (const TlLayout *layout, guint position, int span)
{
  return MIN (position + (guint) MAX (span, 1), layout->moment_folds->len) - 1;
}

/* As they stand, which differs during a preview. */
static void
sum_cards (TlLayout *layout, const GPtrArray *cards, TlCurveSummary *summary)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const TlCard *card = g_ptr_array_index (cards, i);
      const TlMomentBox *moment =
          &g_array_index (layout->moment_boxes, TlMomentBox, card->shown_moment);

      tl_curve_summary_add (summary, card->touchpoint, moment->position,
                            find_last (layout, moment->position, card->shown_span),
                            &card->experience);
    }
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TlCard *one = *(TlCard *const *) a, *other = *(TlCard *const *) b;

  return tl_element_is_before (one->touchpoint, other->touchpoint) ? -1 : one != other;
}

static void
sum_tucked (TlLayout *layout, const GPtrArray *cards, TlCurveSummary *summary)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) cards, NULL, NULL);

  g_ptr_array_sort (sorted, compare_cards);
  for (guint i = 0; i < sorted->len; i++)
    {
      const TlCard *card = g_ptr_array_index (sorted, i);
      gpointer position = g_hash_table_lookup (layout->moments, card->moment_element);

      guint first = GPOINTER_TO_UINT (position) - 1;

      tl_curve_summary_add (summary, card->touchpoint, first, find_last (layout, first, card->span),
                            &card->experience);
    }
}

/* Of all the lane tells of, in folded stages too. */
static TlCurveSummary
sum_up (TlLayout *layout, const TlLane *lane)
{
  TlCurveSummary summary = { 0 };

  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      TlLane *source = g_ptr_array_index (layout->all_lanes, i);

      if (!tl_layout_shows (lane, source))
        continue;
      sum_cards (layout, tl_lane_get_cards (source), &summary);
      sum_tucked (layout, source->tucked, &summary);
    }
  return summary;
}

/* Read from the right, a number still begins with its sign. */
static char *
dup_number (const TlLayout *layout, double value)
{
  g_autofree char *number = tl_experience_format (value);

  return g_strconcat (layout->view.right_to_left ? "\xe2\x80\x8e" : "", number, NULL);
}

static void
add_line (TlLayout *layout, TlTextBlock *facts, const char *words)
{
  TlTextBlock line;

  tl_layout_break (layout, TL_TEXT_AXIS, words, TL_LABEL_WIDTH - TL_AXIS_WORDS, 1, &line);
  if (line.n_lines > 0)
    facts->lines[facts->n_lines++] = line.lines[0];
}

static void
write_facts (TlLayout *layout, const TlCurveSummary *summary, TlTextBlock *facts)
{
  TlExperience mean = tl_experience_sum_get_mean (&summary->sum);
  g_autofree char *peak = dup_number (layout, summary->at_peak.value);
  g_autofree char *end = dup_number (layout, summary->at_end.value);
  g_autofree char *middle = dup_number (layout, mean.value);
  /* Translators: what was felt most strongly in a journey, as a number: "Peak −1.8" */
  g_autofree char *peak_words = g_strdup_printf (_ ("Peak %s"), peak);
  /* Translators: what was felt last in a journey: "End +0.3" */
  g_autofree char *end_words = g_strdup_printf (_ ("End %s"), end);
  /* Translators: how a journey was felt, and at how many touchpoints that is known: "Mean of 10:
   * −0.3" */
  g_autofree char *mean_words = g_strdup_printf (_ ("Mean of %u: %s"), mean.n, middle);
  g_autofree char *n = tl_evidence_words_n (&mean);

  *facts = (TlTextBlock){ .n_lines = 0 };
  if (!mean.known)
    return;
  add_line (layout, facts, peak_words);
  add_line (layout, facts, end_words);
  add_line (layout, facts, mean_words);
  add_line (layout, facts, n);
}

void
tl_layout_state_short (TlLayout *layout, const TlLane *lane, double width, TlTextBlock *line)
{
  TlCurveSummary summary = sum_up (layout, lane);
  TlExperience mean = tl_experience_sum_get_mean (&summary.sum);
  g_autofree char *peak = dup_number (layout, summary.at_peak.value);
  g_autofree char *end = dup_number (layout, summary.at_end.value);
  g_autofree char *middle = dup_number (layout, mean.value);
  /* Translators: the peak, the end and the mean of a curve, and how many answers they stand on:
   * “−1.8 · +0.3 · −0.2 (412)” */
  g_autofree char *words =
      g_strdup_printf (_ ("%s · %s · %s (%u)"), peak, end, middle, mean.answers);

  tl_layout_break (layout, TL_TEXT_AXIS, mean.known ? words : "", width, 1, line);
}

static gboolean
is_same (const TlTextBlock *a, const TlTextBlock *b)
{
  gboolean same = a->n_lines == b->n_lines;

  /* Equal words share their copy, see tl-layout-text.c. */
  for (guint i = 0; same && i < a->n_lines; i++)
    same = a->lines[i].text == b->lines[i].text;
  return same;
}

void
tl_layout_state_facts (TlLayout *layout, TlLane *lane)
{
  const TlRect *box = &g_array_index (layout->lane_boxes, TlLaneBox, lane->shown).box;
  TlCurveSummary summary = sum_up (layout, lane);
  double line = tl_style_get_text (TL_TEXT_AXIS)->line_height;
  TlTextBlock before = lane->facts;

  write_facts (layout, &summary, &lane->facts);
  lane->facts_y = MAX (FACTS_TOP, lane->label_end + FACTS_ROOM);
  /* There is room for them in every period, so that what is below stands still. */
  lane->content_height =
      MAX (lane->content_height, lane->facts_y + line * (FACTS_LINES - 1) + FACTS_BOTTOM);
  if (!is_same (&before, &lane->facts))
    tl_layout_add_damage (layout, box->x, box->y, box->width, box->height);
}
