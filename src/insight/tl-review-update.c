/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-update-private.h"

/* What a change of the map changes for the rules. What is read from the map is read again only
 * where it was touched; lists, and what is reached along links, are cheap enough to be made anew
 * and compared with what they were. Whatever differs is told with all that may read it: see TlRule.
 */

/* Rules look at most so many moments away. */
#define WINDOW 2

void
tl_review_update_tell (TlReviewUpdate *update, TlElement *element)
{
  if (element != NULL)
    update->tell (element, TL_READS_ALL, update->data);
}

static void
tell_own (TlReviewUpdate *update, TlElement *element)
{
  update->tell (element, TL_READS_OWN, update->data);
}

static void
tell_kind (TlReviewUpdate *update, TlKind kind)
{
  for (TlElement *element = tl_map_get_first (update->review->map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    tl_review_update_tell (update, element);
}

void
tl_review_update_tell_card (TlReviewUpdate *update, const TlReviewCard *card)
{
  const TlReview *review = update->review;

  tell_own (update, card->touchpoint);
  for (guint i = 0; i < card->n_in; i++)
    tell_own (update, review->in[card->first_in + i]->link);
  for (guint i = 0; i < card->n_out; i++)
    tell_own (update, review->out[card->first_out + i]->link);
}

/* What was touched, and what says something else for it */

/* No flags: but for its name. */
static void
note (TlReviewUpdate *update, TlElement *element, TlTouchFlags flags)
{
  TlTouch touch = { element, flags };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (update->known, element));

  if (place > 0)
    {
      g_array_index (update->touches, TlTouch, place - 1).flags |= flags;
      return;
    }
  g_array_append_val (update->touches, touch);
  g_hash_table_insert (update->known, element, GUINT_TO_POINTER (update->touches->len));
}

/* The name of evidence is that of what it is about, and a link's that of its end. */
static gboolean
is_named_by (const TlElement *element, const TlElement *other)
{
  return tl_element_get_kind (element) == TL_KIND_EVIDENCE ||
         (tl_element_get_kind (element) == TL_KIND_LINK &&
          tl_element_get_kind (other) == TL_KIND_TOUCHPOINT);
}

static void
note_referrers (TlReviewUpdate *update, const TlTouch *touch)
{
  const GPtrArray *referrers = tl_map_get_referrers (update->review->map, touch->element);
  TlKind kind = tl_element_get_kind (touch->element);
  gboolean came_or_went = (touch->flags & (TL_TOUCH_ADDED | TL_TOUCH_REMOVED)) != 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *referrer = referrers->pdata[i];

      if (came_or_went)
        note (update, referrer, TL_TOUCH_SET);
      else if (is_named_by (referrer, touch->element))
        note (update, referrer, 0);
      else if ((kind == TL_KIND_LANE || kind == TL_KIND_ROLE) &&
               tl_element_get_kind (referrer) == TL_KIND_TOUCHPOINT)
        g_hash_table_insert (update->reread, tl_review_find (update->review, referrer), NULL);
    }
}

/* Grows while it is walked over. */
static void
note_all (TlReviewUpdate *update, const TlTouch *touches, guint n_touches)
{
  for (guint i = 0; i < n_touches; i++)
    note (update, touches[i].element, touches[i].flags);
  for (guint i = 0; i < update->touches->len; i++)
    {
      TlTouch touch = g_array_index (update->touches, TlTouch, i);

      if (tl_element_get_kind (touch.element) != TL_KIND_FOREIGN)
        note_referrers (update, &touch);
    }
}

static void
mark_moment (TlReviewUpdate *update, TlElement *moment, TlReads other)
{
  guint marked = GPOINTER_TO_UINT (g_hash_table_lookup (update->moments, moment));

  g_hash_table_insert (update->moments, moment, GUINT_TO_POINTER (marked | other));
}

/* Where the card stands among the moments as they are listed. */
static void
mark_moments (TlReviewUpdate *update, const TlReviewCard *card, TlReads other)
{
  for (int at = MAX (card->first, 0); at <= card->last; at++)
    mark_moment (update, update->review->moments[at], other);
}

static void
note_differing (TlReviewUpdate *update, TlReviewCard *card, TlReads other)
{
  Differing differing = { card, other };

  g_array_append_val (update->differing, differing);
}

static void
mark_differing (TlReviewUpdate *update, const Differing *differing)
{
  mark_moments (update, differing->card, differing->other);
}

static void
retire_card (TlReviewUpdate *update, TlReviewCard *card)
{
  mark_moments (update, card, TL_READS_AROUND);
  tl_review_update_tell (update, card->lane);
  tl_review_update_tell (update, card->role);
  update->owners_differ |= card->role != NULL;
  update->names_differ |= tl_review_is_our_system (card);
  tl_review_set_role (update->review, card, NULL);
  g_hash_table_steal (update->review->card_of, card->touchpoint);
  g_ptr_array_add (update->retired, card);
}

static void
note_touchpoint (TlReviewUpdate *update, const TlTouch *touch)
{
  TlReviewCard *card = tl_review_find (update->review, touch->element);

  update->cards_moved |= (touch->flags & ~TL_TOUCH_SET) != 0;
  update->changes_differ |= (touch->flags & (TL_TOUCH_ADDED | TL_TOUCH_REMOVED)) != 0;
  if (touch->flags & TL_TOUCH_REMOVED)
    {
      if (card != NULL)
        retire_card (update, card);
      g_hash_table_remove (update->reread, card);
      return;
    }
  if (card == NULL)
    card = tl_review_add_card (update->review, touch->element);
  g_hash_table_insert (update->reread, card, card);
  if (touch->flags & ~TL_TOUCH_SET)
    note_differing (update, card, TL_READS_AROUND);
  if (tl_review_is_our_system (card))
    update->names_differ = TRUE;
}

static void
reread_evidence (TlReviewUpdate *update, TlElement *about)
{
  TlReviewCard *card = tl_review_find (update->review, about);

  if (card != NULL)
    g_hash_table_insert (update->reread, card, card);
}

static void
note_evidence (TlReviewUpdate *update, const TlTouch *touch)
{
  TlReview *review = update->review;

  reread_evidence (update, g_hash_table_lookup (review->about_of, touch->element));
  g_hash_table_remove (review->about_of, touch->element);
  reread_evidence (update, tl_map_get_ref (review->map, touch->element, TL_PROPERTY_ABOUT));
  tl_review_update_tell (update, touch->element);
}

static void
note_stage (TlReviewUpdate *update, const TlTouch *touch)
{
  for (TlElement *child = tl_element_get_first_child (touch->element); child != NULL;
       child = tl_element_get_next (child))
    mark_moment (update, child, TL_READS_OWN);
  tl_review_update_tell (update, touch->element);
  update->moments_moved |= (touch->flags & ~TL_TOUCH_SET) != 0;
}

static void
note_touch (TlReviewUpdate *update, const TlTouch *touch)
{
  if (touch->flags == 0)
    {
      tl_review_update_tell (update, touch->element);
      return;
    }
  switch (tl_element_get_kind (touch->element))
    {
    case TL_KIND_TOUCHPOINT:
      note_touchpoint (update, touch);
      break;
    case TL_KIND_EVIDENCE:
      note_evidence (update, touch);
      break;
    case TL_KIND_LINK:
      update->links_moved = TRUE;
      break;
    case TL_KIND_STAGE:
      note_stage (update, touch);
      break;
    case TL_KIND_MOMENT:
      /* It may be in another stage now. */
      mark_moment (update, touch->element, TL_READS_OWN);
      update->moments_moved |= (touch->flags & ~TL_TOUCH_SET) != 0;
      break;
    case TL_KIND_CHANGE:
      update->changes_differ = TRUE;
      tl_review_update_tell (update, touch->element);
      break;
    case TL_KIND_PERSON:
      update->people_differ = TRUE;
      break;
    case TL_KIND_TEAM:
    case TL_KIND_ROLE:
      update->names_differ = TRUE;
      tl_review_update_tell (update, touch->element);
      break;
    default:
      tl_review_update_tell (update, touch->element);
    }
}

/* Cards */

static gboolean
is_alike (const TlExperience *a, const TlExperience *b)
{
  return a->known == b->known && a->value == b->value;
}

/* What is other to those around it: what it says of itself is told anyway. */
static TlReads
compare (const TlReviewCard *a, const TlReviewCard *b)
{
  gboolean in_other_lane = a->lane != b->lane || a->layer != b->layer;
  gboolean feels_other = a->person != b->person || !is_alike (&a->experience, &b->experience);
  TlReads other = 0;

  if (in_other_lane || a->kind != b->kind)
    other |= TL_READS_LAYERS;
  if (feels_other)
    other |= TL_READS_FEELINGS;
  if ((in_other_lane || feels_other) && (tl_review_is_low (a) || tl_review_is_low (b)))
    other |= TL_READS_LOWS;
  if (a->role != b->role || a->team != b->team ||
      tl_review_is_done_by_us (a) != tl_review_is_done_by_us (b))
    other |= TL_READS_TEAMS;
  if (a->moment != b->moment || a->span != b->span)
    other |= TL_READS_AROUND;
  return other;
}

static void
reread (TlReviewUpdate *update, TlReviewCard *card, gboolean with_evidence)
{
  const TlReviewCard old = *card;
  TlReads other;

  tl_review_read_card (update->review, card);
  if (with_evidence)
    tl_review_read_evidence (update->review, card);
  if (tl_review_is_our_system (card) != tl_review_is_our_system (&old) ||
      (with_evidence && tl_review_is_our_system (card)))
    update->names_differ = TRUE;
  other = compare (&old, card);
  if (other == 0)
    return;
  tl_review_update_tell (update, old.lane);
  tl_review_update_tell (update, card->lane);
  update->owners_differ |= old.role != card->role;
  note_differing (update, card, other);
}

static void
reread_cards (TlReviewUpdate *update)
{
  GHashTableIter iter;
  gpointer card, with_evidence;

  g_hash_table_remove (update->reread, NULL);
  g_hash_table_iter_init (&iter, update->reread);
  while (g_hash_table_iter_next (&iter, &card, &with_evidence))
    reread (update, card, with_evidence != NULL);
  for (guint i = 0; i < update->differing->len; i++)
    mark_differing (update, &g_array_index (update->differing, Differing, i));
}

/* Moments */

static TlElement *
get_at (TlElement *const *moments, guint n, gint64 at)
{
  return at >= 0 && at < (gint64) n ? moments[at] : NULL;
}

/* Where other moments are near than were. */
static void
mark_new_neighbours (TlReviewUpdate *update,
                     TlElement *const *old,
                     guint n_old,
                     GHashTable *old_index)
{
  const TlReview *review = update->review;

  for (guint at = 0; at < review->n_moments; at++)
    {
      gint64 was = GPOINTER_TO_INT (g_hash_table_lookup (old_index, review->moments[at]));

      for (int i = -WINDOW; i <= WINDOW; i++)
        if (was == 0 || get_at (old, n_old, was - 1 + i) !=
                            get_at (review->moments, review->n_moments, (gint64) at + i))
          mark_moment (update, review->moments[at], TL_READS_AROUND);
    }
}

static void
place_again (TlReviewUpdate *update, TlReviewCard *card, TlElement *const *old, guint n_old)
{
  TlReview *review = update->review;
  int first = card->first, last = card->last;

  tl_review_place_card (review, card);
  if (get_at (old, n_old, first) == get_at (review->moments, review->n_moments, card->first) &&
      get_at (old, n_old, last) == get_at (review->moments, review->n_moments, card->last))
    return;
  for (int at = MAX (first, 0); at <= last; at++)
    mark_moment (update, old[at], TL_READS_AROUND);
  mark_moments (update, card, TL_READS_AROUND);
  tell_own (update, card->touchpoint);
}

static GHashTable *
index_moments (TlElement *const *moments, guint n)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (index, moments[i], GUINT_TO_POINTER (i + 1));
  return index;
}

static void
move_moments (TlReviewUpdate *update)
{
  TlReview *review = update->review;
  guint n_old = review->n_moments;
  g_autofree TlElement **old = g_steal_pointer (&review->moments);
  g_autoptr (GHashTable) old_index = index_moments (old, n_old);

  tl_review_list_moments (review);
  mark_new_neighbours (update, old, n_old, old_index);
  for (guint i = 0; i < review->n_cards; i++)
    place_again (update, review->cards[i], old, n_old);
  tell_kind (update, TL_KIND_STAGE);
  tell_kind (update, TL_KIND_LINK);
}

static void
place_cards (TlReviewUpdate *update)
{
  if (update->cards_moved)
    tl_review_list_cards (update->review);
  if (update->moments_moved)
    move_moments (update);
  for (guint i = 0; i < update->differing->len; i++)
    {
      const Differing *differing = &g_array_index (update->differing, Differing, i);

      tl_review_place_card (update->review, differing->card);
      mark_differing (update, differing);
    }
  if (update->cards_moved || update->moments_moved || update->differing->len > 0)
    tl_review_list_at_moments (update->review);
}

/* Whose name a title begins with: a few were touched, or names are others. */
static void
read_names (TlReviewUpdate *update)
{
  TlReview *review = update->review;

  if (update->names_differ)
    tl_review_list_names (review);
  for (guint i = 0; i < review->n_cards; i++)
    {
      TlReviewCard *card = review->cards[i];
      TlElement *ours = card->ours;

      if (!update->names_differ && !g_hash_table_contains (update->reread, card))
        continue;
      card->ours = tl_review_read_ours (review, card);
      if (card->ours != ours)
        tell_own (update, card->touchpoint);
    }
}

/* Around each moment where something differs. */
static void
tell_moments (TlReviewUpdate *update)
{
  TlReview *review = update->review;
  g_autofree TlReads *near = g_new0 (TlReads, review->n_moments + 1);
  GHashTableIter iter;
  gpointer moment, other;

  g_hash_table_iter_init (&iter, update->moments);
  while (g_hash_table_iter_next (&iter, &moment, &other))
    {
      gint64 index = GPOINTER_TO_INT (g_hash_table_lookup (review->moment_of, moment)) - 1;

      for (gint64 at = MAX (index - WINDOW, 0);
           index >= 0 && at <= index + WINDOW && at < (gint64) review->n_moments; at++)
        near[at] |= GPOINTER_TO_UINT (other);
    }
  for (guint at = 0; at < review->n_moments; at++)
    {
      if (near[at] == 0)
        continue;
      tell_own (update, tl_element_get_parent (review->moments[at]));
      for (TlReviewCard **card = review->at_moment[at]; *card != NULL; card++)
        update->tell ((*card)->touchpoint, near[at], update->data);
    }
}

static void
tell_cards (TlReviewUpdate *update)
{
  GHashTableIter iter;
  gpointer card, touched;

  for (guint i = 0; i < update->differing->len; i++)
    tl_review_update_tell_card (update, g_array_index (update->differing, Differing, i).card);
  g_hash_table_iter_init (&iter, update->reread);
  while (g_hash_table_iter_next (&iter, &card, &touched))
    if (touched != NULL)
      tl_review_update_tell_card (update, card);
}

/* The few that are asked anyway, when anything is touched that may name them. */
static void
tell_the_few (TlReviewUpdate *update)
{
  tell_kind (update, TL_KIND_GOAL);
  tell_kind (update, TL_KIND_PERSON);
  if (update->owners_differ || update->people_differ)
    tell_kind (update, TL_KIND_ROLE);
}

static void
update_all (TlReviewUpdate *update)
{
  for (guint i = 0; i < update->touches->len; i++)
    note_touch (update, &g_array_index (update->touches, TlTouch, i));
  tl_review_update_tell_old_links (update);
  reread_cards (update);
  place_cards (update);
  tl_review_update_links (update);
  tl_review_update_reach (update);
  read_names (update);
  g_clear_pointer (&update->review->lows, g_hash_table_unref);
  tell_moments (update);
  tl_review_update_tell_tied (update);
  tell_cards (update);
  tell_the_few (update);
}

gboolean
tl_review_update (
    TlReview *self, const TlTouch *touches, guint n_touches, TlReviewTell tell_func, gpointer data)
{
  TlReviewUpdate update = { .review = self, .tell = tell_func, .data = data };

  if (!tl_review_has_root (self))
    return FALSE;
  update.touches = g_array_new (FALSE, FALSE, sizeof (TlTouch));
  update.known = g_hash_table_new (NULL, NULL);
  update.reread = g_hash_table_new (NULL, NULL);
  update.differing = g_array_new (FALSE, FALSE, sizeof (Differing));
  update.retired = g_ptr_array_new_with_free_func (g_free);
  update.moments = g_hash_table_new (NULL, NULL);
  update.tied = g_hash_table_new (NULL, NULL);
  note_all (&update, touches, n_touches);
  update_all (&update);
  g_array_unref (update.touches);
  g_hash_table_unref (update.known);
  g_hash_table_unref (update.reread);
  g_array_unref (update.differing);
  g_ptr_array_unref (update.retired);
  g_hash_table_unref (update.moments);
  g_hash_table_unref (update.tied);
  return TRUE;
}
