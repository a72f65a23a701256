/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-update-private.h"

/* What an edit changes along links. */

/* What a card reaches, to be compared. */
typedef struct
{
  guint layers_met;
  gboolean addressed, mended;
  const TlReviewCard *hurt_goal, *truth;
} Reach;

/* Links */

/* How low points are tied may be other wherever the link leads to or comes from, and a long way may
 * stand for all it might lead to: so it counts for whatever is low around. */
static void
tell_ties (TlReviewUpdate *update, TlReviewCard *end, gboolean back)
{
  g_autoptr (GPtrArray) reached = tl_review_follow (update->review, end, back);

  for (guint i = 0; i < reached->len; i++)
    if (tl_review_is_low (reached->pdata[i]))
      g_hash_table_add (update->tied, reached->pdata[i]);
}

static void
tell_link (TlReviewUpdate *update, const TlReviewLink *link)
{
  if (link == NULL)
    return;
  tl_review_update_tell (update, link->from->touchpoint);
  tl_review_update_tell (update, link->to->touchpoint);
  if (link->kind != TL_LINK_CAUSES)
    return;
  tell_ties (update, link->from, TRUE);
  tell_ties (update, link->to, FALSE);
}

static void
forget_link (TlReviewUpdate *update, TlElement *element)
{
  TlReviewLink *link = g_hash_table_lookup (update->review->link_of, element);

  if (link == NULL)
    return;
  g_hash_table_steal (update->review->link_of, element);
  g_ptr_array_add (update->retired, link);
}

static void
for_each_link (TlReviewUpdate *update, void (*call) (TlReviewUpdate *update, const TlTouch *touch))
{
  for (guint i = 0; i < update->touches->len; i++)
    {
      const TlTouch *touch = &g_array_index (update->touches, TlTouch, i);

      if (touch->flags != 0 && tl_element_get_kind (touch->element) == TL_KIND_LINK)
        call (update, touch);
    }
}

/* While the links are those of before, and lead to cards that have left as well. */
static void
tell_old_link (TlReviewUpdate *update, const TlTouch *touch)
{
  tell_link (update, tl_review_find_link (update->review, touch->element));
}

void
tl_review_update_tell_old_links (TlReviewUpdate *update)
{
  for_each_link (update, tell_old_link);
}

static void
reread_link (TlReviewUpdate *update, const TlTouch *touch)
{
  if (touch->flags & TL_TOUCH_REMOVED)
    forget_link (update, touch->element);
  else
    tl_review_read_link (update->review, touch->element);
}

static void
tell_new_link (TlReviewUpdate *update, const TlTouch *touch)
{
  tl_review_update_tell (update, touch->element);
  tell_link (update, tl_review_find_link (update->review, touch->element));
}

void
tl_review_update_links (TlReviewUpdate *update)
{
  if (!update->links_moved && !update->cards_moved)
    return;
  for_each_link (update, reread_link);
  tl_review_list_links (update->review);
  for_each_link (update, tell_new_link);
}

/* What is reached */

static Reach
get_reach (const TlReviewCard *card)
{
  return (Reach){ card->layers_met, card->addressed, card->mended, card->hurt_goal, card->truth };
}

static gboolean
is_same_reach (const Reach *a, const Reach *b)
{
  return a->layers_met == b->layers_met && a->addressed == b->addressed && a->mended == b->mended &&
         a->hurt_goal == b->hurt_goal && a->truth == b->truth;
}

/* The first change, and the last one gone, count for every cause. */
static void
mark_addressed (TlReviewUpdate *update)
{
  TlReview *review = update->review;
  gboolean had_changes = review->n_changes > 0;

  if (!update->changes_differ)
    return;
  tl_review_mark_addressed (review);
  for (guint i = 0; had_changes != (review->n_changes > 0) && i < review->n_cards; i++)
    if (review->cards[i]->n_out > 0)
      tl_review_update_tell (update, review->cards[i]->touchpoint);
}

void
tl_review_update_reach (TlReviewUpdate *update)
{
  TlReview *review = update->review;
  g_autofree Reach *old = g_new (Reach, review->n_cards + 1);

  for (guint i = 0; i < review->n_cards; i++)
    old[i] = get_reach (review->cards[i]);
  mark_addressed (update);
  tl_review_spread (review);
  for (guint i = 0; i < review->n_cards; i++)
    {
      Reach reach = get_reach (review->cards[i]);

      if (!is_same_reach (&old[i], &reach))
        tl_review_update_tell_card (update, review->cards[i]);
    }
}

void
tl_review_update_tell_tied (TlReviewUpdate *update)
{
  TlReview *review = update->review;
  g_autofree gboolean *is_near = g_new0 (gboolean, review->n_moments + 1);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, update->tied);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const TlReviewCard *card = key;

      for (int at = MAX (card->first - 1, 0);
           card->first >= 0 && at <= card->first + 1 && at < (int) review->n_moments; at++)
        is_near[at] = TRUE;
    }
  for (guint at = 0; at < review->n_moments; at++)
    for (TlReviewCard **card = review->at_moment[at]; is_near[at] && *card != NULL; card++)
      if (tl_review_is_low (*card))
        update->tell ((*card)->touchpoint, TL_READS_TIES, update->data);
}
