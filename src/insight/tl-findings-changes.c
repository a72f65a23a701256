/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-change-board.h"

/* Rules of change: what will be done about it. */

static gboolean
has_status (const TlElement *change, const char *name)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);

  return tl_element_get_choice (change, TL_PROPERTY_STATUS) == tl_choice_from_name (statuses, name);
}

static gboolean
is_change_unowned (TlReview *review, TlElement *change, const TlReviewCard *card, GPtrArray *others)
{
  return tl_change_is_ahead (change) && tl_element_get (change, TL_PROPERTY_OWNER) == NULL;
}

static gboolean
needs_nothing_inside (TlReview *review,
                      TlElement *change,
                      const TlReviewCard *card,
                      GPtrArray *others)
{
  return tl_change_is_ahead (change) && tl_element_get (change, TL_PROPERTY_NEEDS) == NULL;
}

static gboolean
addresses_nothing (TlReview *review, TlElement *change, const TlReviewCard *card, GPtrArray *others)
{
  return tl_change_is_ahead (change) && tl_element_get (change, TL_PROPERTY_ADDRESSES) == NULL;
}

static gboolean
is_overdue (TlReview *review, TlElement *change, const TlReviewCard *card, GPtrArray *others)
{
  return tl_change_is_overdue (change, review->today);
}

static gboolean
is_open_ended (TlReview *review, TlElement *change, const TlReviewCard *card, GPtrArray *others)
{
  return (has_status (change, "planned") || has_status (change, "doing")) &&
         tl_element_get (change, TL_PROPERTY_DUE) == NULL;
}

static gboolean
is_need_unmet (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->kind == TL_TOUCHPOINT_NEED && !card->addressed &&
         !tl_review_has_in (review, card, 1u << TL_LINK_ENABLES);
}

static gboolean
is_unused (TlReview *review, TlElement *goal, const TlReviewCard *card, GPtrArray *others)
{
  return !tl_review_is_named (review, goal);
}

static gboolean
is_unmeasured (TlReview *review, TlElement *goal, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (goal, TL_PROPERTY_MEASURE) == NULL ||
         tl_element_get (goal, TL_PROPERTY_TARGET) == NULL;
}

const TlRule tl_rules_of_changes[] = {
  { "change-without-owner", TL_SEVERITY_SERIOUS, TL_KIND_CHANGE, is_change_unowned,
    N_ ("Nobody owns the change “%1”"), N_ ("Name the role that will do it.") },
  { "change-overdue", TL_SEVERITY_WARNING, TL_KIND_CHANGE, is_overdue,
    N_ ("The change “%1” is overdue"), N_ ("Finish it, drop it, or agree on another day.") },
  { "change-without-date", TL_SEVERITY_HINT, TL_KIND_CHANGE, is_open_ended,
    N_ ("The change “%1” has no day it is due"), N_ ("Agree on one.") },
  { "change-without-need", TL_SEVERITY_WARNING, TL_KIND_CHANGE, needs_nothing_inside,
    N_ ("The change “%1” does not say what must change inside first"),
    N_ ("Name the rules, systems or incentives it hangs on.") },
  { "change-addresses-nothing", TL_SEVERITY_WARNING, TL_KIND_CHANGE, addresses_nothing,
    N_ ("The change “%1” addresses nothing on the map"),
    N_ ("Choose the touchpoints it is meant to mend.") },
  { "need-without-change", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_need_unmet,
    N_ ("Nothing meets the need “%1”"), N_ ("Plan a change that addresses it.") },
  { "goal-unused", TL_SEVERITY_HINT, TL_KIND_GOAL, is_unused,
    N_ ("Nothing on the map works towards the goal “%1”"),
    N_ ("Choose it where it counts, or remove it.") },
  { "goal-without-measure", TL_SEVERITY_HINT, TL_KIND_GOAL, is_unmeasured,
    N_ ("Nobody could tell when the goal “%1” is reached"),
    N_ ("Say what is measured, and what is aimed at.") },
};
const guint tl_n_rules_of_changes = G_N_ELEMENTS (tl_rules_of_changes);
