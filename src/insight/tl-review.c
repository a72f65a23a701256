/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-private.h"

#include <stdio.h>

/* Years after which what was gathered no longer says how things are. */
#define YEARS_FRESH 2

#define HURTS_FROM -0.5
#define LOW_FROM -1.0

/* Days are compared as text. */
static char *
make_old_day (const char *today)
{
  int year = 0;

  if (sscanf (today, "%4d", &year) != 1)
    return g_strdup ("");
  return g_strdup_printf ("%04d%s", MAX (year - YEARS_FRESH, 0), today + 4);
}

static void
read_root (TlReview *self)
{
  self->lang = g_strdup (tl_element_get (tl_map_get_root (self->map), TL_PROPERTY_LANG));
  self->state = tl_element_get_choice (tl_map_get_root (self->map), TL_PROPERTY_STATE);
  tl_map_get_scale (self->map, &self->scale_low, &self->scale_high);
}

gboolean
tl_review_has_root (const TlReview *self)
{
  double low, high;

  tl_map_get_scale (self->map, &low, &high);
  return low == self->scale_low && high == self->scale_high &&
         tl_element_get_choice (tl_map_get_root (self->map), TL_PROPERTY_STATE) == self->state &&
         g_strcmp0 (tl_element_get (tl_map_get_root (self->map), TL_PROPERTY_LANG), self->lang) ==
             0;
}

static void
read_cards (TlReview *self)
{
  for (TlElement *touchpoint = tl_map_get_first (self->map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlReviewCard *card = tl_review_add_card (self, touchpoint);

      tl_review_read_card (self, card);
      tl_review_read_evidence (self, card);
      tl_review_place_card (self, card);
    }
}

static void
read_links (TlReview *self)
{
  for (TlElement *link = tl_map_get_first (self->map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    tl_review_read_link (self, link);
}

static void
make_tables (TlReview *self)
{
  self->card_of = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->link_of = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->about_of = g_hash_table_new (NULL, NULL);
  self->owned_by = g_hash_table_new (NULL, NULL);
  self->moment_of = g_hash_table_new (NULL, NULL);
  self->ours =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

TlReview *
tl_review_new (TlMap *map, const char *today)
{
  TlReview *self = g_new0 (TlReview, 1);

  self->map = map;
  self->today = today;
  self->old_day = make_old_day (today);
  make_tables (self);
  read_root (self);
  tl_review_list_moments (self);
  read_cards (self);
  tl_review_list_cards (self);
  tl_review_list_at_moments (self);
  read_links (self);
  tl_review_list_links (self);
  tl_review_mark_addressed (self);
  tl_review_list_names (self);
  for (guint i = 0; i < self->n_cards; i++)
    self->cards[i]->ours = tl_review_read_ours (self, self->cards[i]);
  tl_review_spread (self);
  return self;
}

void
tl_review_free (TlReview *self)
{
  g_free (self->all_at_moments);
  g_free (self->at_moment);
  g_free (self->moments);
  g_free (self->cards);
  g_free (self->links);
  g_free (self->in);
  g_free (self->out);
  g_free (self->old_day);
  g_free (self->lang);
  g_hash_table_unref (self->ours);
  g_hash_table_unref (self->card_of);
  g_hash_table_unref (self->link_of);
  g_hash_table_unref (self->about_of);
  g_hash_table_unref (self->owned_by);
  g_hash_table_unref (self->moment_of);
  g_clear_pointer (&self->lows, g_hash_table_unref);
  g_free (self);
}

TlReviewCard *
tl_review_find (const TlReview *self, const TlElement *touchpoint)
{
  return touchpoint != NULL ? g_hash_table_lookup (self->card_of, touchpoint) : NULL;
}

TlReviewLink *
tl_review_find_link (const TlReview *self, const TlElement *element)
{
  TlReviewLink *link = g_hash_table_lookup (self->link_of, element);

  return link != NULL && link->from != NULL && link->to != NULL ? link : NULL;
}

gboolean
tl_review_get_stage (const TlReview *self, const TlElement *stage, guint *first, guint *last)
{
  gboolean found = FALSE;

  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->moment_of, child));

      if (index == 0)
        continue;
      if (!found)
        *first = index - 1;
      *last = index - 1;
      found = TRUE;
    }
  return found;
}

static TlElement *
get_stage_at (const TlReview *self, int moment)
{
  return moment >= 0 ? tl_element_get_parent (self->moments[moment]) : NULL;
}

guint
tl_review_count_owned (const TlReview *self, const TlElement *role)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->owned_by, role));
}

gboolean
tl_review_is_named (const TlReview *self, const TlElement *element)
{
  const GPtrArray *referrers = tl_map_get_referrers (self->map, element);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) != TL_KIND_VERDICT)
      return TRUE;
  return FALSE;
}

gboolean
tl_review_is_lived (const TlReviewCard *card)
{
  return card->lane != NULL && card->layer != TL_LAYER_ORGANISATION;
}

gboolean
tl_review_is_done_by_us (const TlReviewCard *card)
{
  return card->lane != NULL && card->team != NULL &&
         (card->layer == TL_LAYER_EMPLOYEE || card->layer == TL_LAYER_PARTNER);
}

gboolean
tl_review_is_low (const TlReviewCard *card)
{
  return card->experience.known && card->experience.value <= LOW_FROM;
}

gboolean
tl_review_hurts (const TlReviewCard *card)
{
  return card->kind == TL_TOUCHPOINT_PAIN ||
         (card->experience.known && card->experience.value <= HURTS_FROM);
}

gboolean
tl_review_is_shared (const TlReview *self, const TlReviewCard *card)
{
  const TlElement *stage = get_stage_at (self, card->first);

  return stage != NULL &&
         tl_element_get_choice (stage, TL_PROPERTY_TERRITORY) == TL_TERRITORY_SHARED;
}

static gboolean
has_link (TlReviewLink *const *links, guint first, guint n, guint kinds)
{
  for (guint i = first; i < first + n; i++)
    if (kinds & (1u << links[i]->kind))
      return TRUE;
  return FALSE;
}

gboolean
tl_review_has_in (const TlReview *self, const TlReviewCard *card, guint kinds)
{
  return has_link (self->in, card->first_in, card->n_in, kinds);
}

gboolean
tl_review_has_out (const TlReview *self, const TlReviewCard *card, guint kinds)
{
  return has_link (self->out, card->first_out, card->n_out, kinds);
}

/* How far something is reached along links of the kinds: from where it starts, once each. */
typedef struct
{
  const TlReview *review;
  gboolean back;
  guint kinds;
  void (*take) (TlReviewCard *card, const TlReviewCard *from);
  gboolean (*has) (const TlReviewCard *card);
} Way;

static void
go (const Way *way, GPtrArray *queue)
{
  for (guint i = 0; i < queue->len; i++)
    {
      const TlReviewCard *card = queue->pdata[i];
      guint first = way->back ? card->first_in : card->first_out;
      guint n = way->back ? card->n_in : card->n_out;

      for (guint k = first; k < first + n; k++)
        {
          const TlReviewLink *link = way->back ? way->review->in[k] : way->review->out[k];
          TlReviewCard *next = way->back ? link->from : link->to;

          if (!(way->kinds & (1u << link->kind)) || way->has (next))
            continue;
          way->take (next, card);
          g_ptr_array_add (queue, next);
        }
    }
}

static void
spread (TlReview *self, gboolean (*is_seed) (const TlReviewCard *card), const Way *way)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < self->n_cards; i++)
    if (is_seed (self->cards[i]))
      {
        way->take (self->cards[i], NULL);
        g_ptr_array_add (queue, self->cards[i]);
      }
  go (way, queue);
}

static gboolean
is_addressed (const TlReviewCard *card)
{
  return card->addressed;
}

static gboolean
is_mended (const TlReviewCard *card)
{
  return card->mended;
}

static void
take_mended (TlReviewCard *card, const TlReviewCard *from)
{
  card->mended = TRUE;
}

static gboolean
is_hurt_goal (const TlReviewCard *card)
{
  return card->has_goal && tl_review_is_lived (card) && tl_review_hurts (card);
}

static gboolean
has_hurt_goal (const TlReviewCard *card)
{
  return card->hurt_goal != NULL;
}

static void
take_hurt_goal (TlReviewCard *card, const TlReviewCard *from)
{
  card->hurt_goal = from != NULL ? from->hurt_goal : card;
}

static gboolean
is_truth (const TlReviewCard *card)
{
  return card->is_truth;
}

static gboolean
has_truth (const TlReviewCard *card)
{
  return card->truth != NULL;
}

static void
take_truth (TlReviewCard *card, const TlReviewCard *from)
{
  card->truth = from != NULL ? from->truth : card;
}

static void
meet_layers (TlReview *self)
{
  for (guint i = 0; i < self->n_links; i++)
    {
      TlReviewLink *link = self->links[i];

      link->from->layers_met |= 1u << link->to->layer;
      link->to->layers_met |= 1u << link->from->layer;
    }
}

void
tl_review_spread (TlReview *self)
{
  const guint causes = 1u << TL_LINK_CAUSES, blocks = 1u << TL_LINK_BLOCKS;
  const guint enables = 1u << TL_LINK_ENABLES;
  const Way mended = { self, FALSE, causes, take_mended, is_mended };
  const Way hurt_goal = { self, TRUE, causes | blocks, take_hurt_goal, has_hurt_goal };
  const Way truth = { self, TRUE, causes | enables, take_truth, has_truth };

  for (guint i = 0; i < self->n_cards; i++)
    {
      TlReviewCard *card = self->cards[i];

      card->layers_met = 0;
      card->mended = FALSE;
      card->hurt_goal = card->truth = NULL;
    }
  meet_layers (self);
  spread (self, is_addressed, &mended);
  spread (self, is_hurt_goal, &hurt_goal);
  spread (self, is_truth, &truth);
}

GPtrArray *
tl_review_follow (const TlReview *self, TlReviewCard *start, gboolean back)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *reached = g_ptr_array_new ();

  g_ptr_array_add (reached, start);
  g_hash_table_add (seen, start);
  for (guint i = 0; i < reached->len; i++)
    {
      const TlReviewCard *card = reached->pdata[i];
      guint first = back ? card->first_in : card->first_out;
      guint n = back ? card->n_in : card->n_out;

      for (guint k = first; k < first + n; k++)
        {
          const TlReviewLink *link = back ? self->in[k] : self->out[k];
          TlReviewCard *next = back ? link->from : link->to;

          if (link->kind == TL_LINK_CAUSES && g_hash_table_add (seen, next))
            g_ptr_array_add (reached, next);
        }
    }
  return reached;
}
