/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "tl-review.h"

/* Rules of experience curves: where the low point of one falls together with, or a moment before,
 * that of another's, and nothing on the map says whether the one leads to the other. A curve is
 * that of a person, or of a layer where nobody is named. It is as low at a moment as what is felt
 * worst there; numbers of several measures are never put into one mean. */

/* Touchpoints on a thread of causes: of so long a one all are taken to be tied. */
#define FAR 1000

static gboolean
is_of_curve (const TlReviewCard *card, const TlReviewCard *other)
{
  return card->person == other->person && card->layer == other->layer;
}

/* How low a curve is at a moment where it is. */
typedef struct
{
  const TlElement *person;
  TlLayer layer;
  int moment;
  double lowest;
} Low;

static guint
hash_low (gconstpointer data)
{
  const Low *low = data;

  return g_direct_hash (low->person) ^ (guint) low->moment * 31 ^ (guint) low->layer * 8191;
}

static gboolean
is_same_low (gconstpointer a, gconstpointer b)
{
  const Low *one = a, *other = b;

  return one->person == other->person && one->layer == other->layer && one->moment == other->moment;
}

static Low *
find_low (const TlReview *review, const TlReviewCard *card, int moment)
{
  Low key = { card->person, card->layer, moment, 0 };

  return g_hash_table_lookup (review->lows, &key);
}

static void
add_low (TlReview *review, const TlReviewCard *card, int moment)
{
  Low *low = find_low (review, card, moment);

  if (low == NULL)
    {
      low = g_new (Low, 1);
      *low = (Low){ card->person, card->layer, moment, card->experience.value };
      g_hash_table_add (review->lows, low);
    }
  low->lowest = MIN (low->lowest, card->experience.value);
}

static void
list_lows (TlReview *review)
{
  review->lows = g_hash_table_new_full (hash_low, is_same_low, g_free, NULL);
  for (guint i = 0; i < review->n_cards; i++)
    {
      const TlReviewCard *card = review->cards[i];

      if (tl_review_is_low (card) && card->first >= 0)
        for (int moment = card->first; moment <= card->last; moment++)
          add_low (review, card, moment);
    }
}

static gboolean
is_low_point (TlReview *review, const TlReviewCard *card)
{
  double value = card->experience.value;

  if (!tl_review_is_lived (card) || !tl_review_is_low (card) || card->first < 0)
    return FALSE;
  if (review->lows == NULL)
    list_lows (review);
  for (int moment = card->first - 1; moment <= card->first + 1; moment++)
    {
      const Low *low = find_low (review, card, moment);

      if (low != NULL && low->lowest < value)
        return FALSE;
    }
  return TRUE;
}

/* Marks all that the thread of causes leads to from the card, or `back`: all that leads to it.
 * FALSE when there is more than anybody looks along. */
static gboolean
mark_thread (TlReview *review, const TlReviewCard *start, gboolean back)
{
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();

  g_ptr_array_add (reached, (gpointer) start);
  for (guint i = 0; i < reached->len && reached->len <= FAR; i++)
    {
      const TlReviewCard *card = reached->pdata[i];
      guint first = back ? card->first_in : card->first_out;
      guint n = back ? card->n_in : card->n_out;

      for (guint k = first; k < first + n; k++)
        {
          const TlReviewLink *link = back ? review->in[k] : review->out[k];
          TlReviewCard *next = back ? link->from : link->to;

          if (link->kind != TL_LINK_CAUSES || next == NULL || next->met[back] == review->n_walks)
            continue;
          next->met[back] = review->n_walks;
          g_ptr_array_add (reached, next);
        }
    }
  return reached->len <= FAR;
}

/* Once for all others that may be tied to the card: the way to each is not looked for alone. */
static gboolean
mark_tied (TlReview *review, const TlReviewCard *card)
{
  review->n_walks++;
  return mark_thread (review, card, FALSE) && mark_thread (review, card, TRUE);
}

static gboolean
is_tied (const TlReview *review, const TlReviewCard *other)
{
  return other->met[FALSE] == review->n_walks || other->met[TRUE] == review->n_walks;
}

/* The low point of another's curve that begins at the moment and that nothing ties to the card.
 * `deeper`: only of those further from the customer, who may be the reason. */
static gboolean
find_low_point (
    TlReview *review, const TlReviewCard *card, int moment, gboolean deeper, GPtrArray *others)
{
  gboolean is_marked = FALSE;

  if (moment < 0 || !is_low_point (review, card))
    return FALSE;
  for (TlReviewCard **other = review->at_moment[moment]; *other != NULL; other++)
    {
      if ((*other)->first != moment || is_of_curve (card, *other) ||
          (deeper && (*other)->layer <= card->layer) || !is_low_point (review, *other))
        continue;
      if (!is_marked && !mark_tied (review, card))
        return FALSE;
      is_marked = TRUE;
      if (is_tied (review, *other))
        continue;
      g_ptr_array_add (others, (*other)->touchpoint);
      return TRUE;
    }
  return FALSE;
}

static gboolean
falls_with (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return find_low_point (review, card, card->first, TRUE, others);
}

static gboolean
falls_after (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return find_low_point (review, card, card->first - 1, FALSE, others);
}

#define READS (TL_READS_LOWS | TL_READS_TIES)

const TlRule tl_rules_of_curves[] = {
  { "low-points-together", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, falls_with,
    N_ ("“%1” and “%2” are low points of the same moment, and no cause ties them"),
    N_ ("Ask whether the one leads to the other: link it as a cause, or dismiss this."), READS },
  { "low-point-foretold", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, falls_after,
    N_ ("A moment before the low point “%1” is another’s, “%2”, and no cause ties them"),
    N_ ("Ask whether the one leads to the other: link it as a cause, or dismiss this."), READS },
};
const guint tl_n_rules_of_curves = G_N_ELEMENTS (tl_rules_of_curves);
