/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <stdio.h>
#include <string.h>

/* Years after which what was gathered no longer says how things are. */
#define YEARS_FRESH 2

#define HURTS_FROM -0.5

static void
list_moments (TlReview *self)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new ();

  self->moment_of = g_hash_table_new (NULL, NULL);
  for (TlElement *moment = tl_map_get_first (self->map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    {
      g_ptr_array_add (moments, moment);
      g_hash_table_insert (self->moment_of, moment, GUINT_TO_POINTER (moments->len));
    }
  self->n_moments = moments->len;
  self->moments = (TlElement **) g_ptr_array_steal (moments, NULL);
}

static void
place (TlReview *self, TlReviewCard *card)
{
  TlElement *moment = tl_map_get_ref (self->map, card->touchpoint, TL_PROPERTY_MOMENT);
  int span = tl_element_get_integer (card->touchpoint, TL_PROPERTY_SPAN, 1);

  card->first = GPOINTER_TO_INT (g_hash_table_lookup (self->moment_of, moment)) - 1;
  card->last = card->first < 0 ? -1 : MIN (card->first + MAX (span, 1), (int) self->n_moments) - 1;
}

static void
read_card (TlReview *self, TlReviewCard *card, TlElement *touchpoint)
{
  card->touchpoint = touchpoint;
  card->lane = tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_LANE);
  card->role = tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_ACCOUNTABLE);
  if (card->role != NULL)
    card->team = tl_map_get_ref (self->map, card->role, TL_PROPERTY_TEAM);
  self->n_owned += card->role != NULL;
  if (card->lane != NULL)
    {
      card->layer = (TlLayer) tl_element_get_choice (card->lane, TL_PROPERTY_LAYER);
      card->person = tl_map_get_ref (self->map, card->lane, TL_PROPERTY_PERSON);
    }
  card->kind = (TlTouchpointKind) tl_element_get_choice (touchpoint, TL_PROPERTY_KIND);
  card->experience = tl_experience_of_touchpoint (self->map, touchpoint);
  place (self, card);
  g_hash_table_insert (self->card_of, touchpoint, card);
}

static void
list_cards (TlReview *self)
{
  TlReviewCard *card;

  self->card_of = g_hash_table_new (NULL, NULL);
  self->n_cards = tl_map_count (self->map, TL_KIND_TOUCHPOINT);
  self->cards = card = g_new0 (TlReviewCard, self->n_cards);
  for (TlElement *touchpoint = tl_map_get_first (self->map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    read_card (self, card++, touchpoint);
}

/* Twice over the cards: to count, then to fill. */
static void
list_at_moments (TlReview *self)
{
  g_autofree guint *n = g_new0 (guint, self->n_moments + 1);

  self->at_moment = g_new0 (TlReviewCard **, self->n_moments);
  for (guint i = 0; i < self->n_cards; i++)
    for (int at = MAX (self->cards[i].first, 0); at <= self->cards[i].last; at++)
      n[at]++;
  for (guint at = 0; at < self->n_moments; at++)
    self->at_moment[at] = g_new0 (TlReviewCard *, n[at] + 1);
  for (guint i = self->n_cards; i > 0; i--)
    for (int at = MAX (self->cards[i - 1].first, 0); at <= self->cards[i - 1].last; at++)
      self->at_moment[at][--n[at]] = &self->cards[i - 1];
}

static void
list_links (TlReview *self)
{
  TlReviewLink *link;

  self->links = link = g_new0 (TlReviewLink, tl_map_count (self->map, TL_KIND_LINK));
  for (TlElement *element = tl_map_get_first (self->map, TL_KIND_LINK); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      link->link = element;
      link->kind = (TlLinkKind) tl_element_get_choice (element, TL_PROPERTY_KIND);
      link->from = tl_review_find (self, tl_map_get_ref (self->map, element, TL_PROPERTY_FROM));
      link->to = tl_review_find (self, tl_map_get_ref (self->map, element, TL_PROPERTY_TO));
      if (link->from == NULL || link->to == NULL)
        continue;
      link->from->n_out++;
      link->to->n_in++;
      link->from->layers_met |= 1u << link->to->layer;
      link->to->layers_met |= 1u << link->from->layer;
      link++;
    }
  self->n_links = (guint) (link - self->links);
}

static void
sort_links (TlReview *self)
{
  guint in = 0, out = 0;

  self->in = g_new0 (TlReviewLink *, self->n_links);
  self->out = g_new0 (TlReviewLink *, self->n_links);
  for (guint i = 0; i < self->n_cards; i++)
    {
      self->cards[i].first_in = in;
      self->cards[i].first_out = out;
      in += self->cards[i].n_in;
      out += self->cards[i].n_out;
      self->cards[i].n_in = self->cards[i].n_out = 0;
    }
  for (guint i = 0; i < self->n_links; i++)
    {
      TlReviewCard *to = self->links[i].to, *from = self->links[i].from;

      self->in[to->first_in + to->n_in++] = &self->links[i];
      self->out[from->first_out + from->n_out++] = &self->links[i];
    }
}

gboolean
tl_review_has_number (const TlElement *evidence)
{
  return tl_element_get (evidence, TL_PROPERTY_VALUE) != NULL ||
         tl_element_get (evidence, TL_PROPERTY_COUNTS) != NULL;
}

static void
count_evidence (TlReview *self)
{
  for (TlElement *evidence = tl_map_get_first (self->map, TL_KIND_EVIDENCE); evidence != NULL;
       evidence = tl_element_get_next_of_kind (evidence))
    {
      TlReviewCard *card =
          tl_review_find (self, tl_map_get_ref (self->map, evidence, TL_PROPERTY_ABOUT));

      if (card == NULL)
        continue;
      card->n_numbers += tl_review_has_number (evidence);
      card->n_words += tl_element_get (evidence, TL_PROPERTY_WORDS) != NULL;
    }
}

static void
mark (TlReview *self, const TlElement *change, TlProperty property)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, property);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlReviewCard *card = tl_review_find (self, tl_map_find (self->map, ids[i]));

      if (card != NULL)
        card->addressed = TRUE;
    }
}

/* What must change first will change as well. */
static void
mark_addressed (TlReview *self)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  int dropped = tl_choice_from_name (statuses, "dropped");

  for (TlElement *change = tl_map_get_first (self->map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    {
      if (tl_element_get_choice (change, TL_PROPERTY_STATUS) == dropped)
        continue;
      mark (self, change, TL_PROPERTY_ADDRESSES);
      mark (self, change, TL_PROPERTY_NEEDS);
    }
}

static void
clear_name (gpointer data)
{
  g_free (((TlReviewName *) data)->folded);
}

/* Folded; "": it begins with none. */
static char *
dup_first_word (const char *title)
{
  const char *end = title;

  while (*end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_utf8_casefold (title, end - title);
}

static void
add_name (TlReview *self, TlElement *element, TlProperty property)
{
  const char *text = tl_element_get_string (element, property);
  g_autofree char *word = dup_first_word (text);
  GArray *names = g_hash_table_lookup (self->ours, word);
  TlReviewName name = { g_utf8_casefold (text, -1), element };

  if (names == NULL)
    {
      names = g_array_new (FALSE, FALSE, sizeof (TlReviewName));
      g_array_set_clear_func (names, clear_name);
      g_hash_table_insert (self->ours, g_steal_pointer (&word), names);
    }
  g_array_append_val (names, name);
}

static void
add_names (TlReview *self, TlKind kind, TlProperty property)
{
  for (TlElement *element = tl_map_get_first (self->map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    add_name (self, element, property);
}

static void
list_names (TlReview *self)
{
  self->ours =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  add_names (self, TL_KIND_TEAM, TL_PROPERTY_NAME);
  add_names (self, TL_KIND_ROLE, TL_PROPERTY_TITLE);
  for (guint i = 0; i < self->n_cards; i++)
    if (self->cards[i].kind == TL_TOUCHPOINT_SYSTEM && self->cards[i].lane != NULL &&
        self->cards[i].layer == TL_LAYER_ORGANISATION)
      add_name (self, self->cards[i].touchpoint, TL_PROPERTY_TITLE);
}

/* The name as whole words at the beginning; both folded. */
static gboolean
begins_with (const char *title, const char *name)
{
  gsize length = strlen (name);

  return length > 0 && strncmp (title, name, length) == 0 &&
         !g_unichar_isalnum (g_utf8_get_char (title + length));
}

TlElement *
tl_review_find_ours (const TlReview *self, const char *title)
{
  g_autofree char *word = dup_first_word (title);
  const GArray *names = g_hash_table_lookup (self->ours, word);
  g_autofree char *folded = names != NULL ? g_utf8_casefold (title, -1) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (begins_with (folded, g_array_index (names, TlReviewName, i).folded))
      return g_array_index (names, TlReviewName, i).element;
  return NULL;
}

/* Days are compared as text. */
static char *
make_old_day (const char *today)
{
  int year = 0;

  if (sscanf (today, "%4d", &year) != 1)
    return g_strdup ("");
  return g_strdup_printf ("%04d%s", MAX (year - YEARS_FRESH, 0), today + 4);
}

TlReview *
tl_review_new (TlMap *map, const char *today)
{
  TlReview *self = g_new0 (TlReview, 1);

  self->map = map;
  self->today = today;
  self->old_day = make_old_day (today);
  list_moments (self);
  list_cards (self);
  list_at_moments (self);
  list_links (self);
  sort_links (self);
  count_evidence (self);
  mark_addressed (self);
  list_names (self);
  return self;
}

void
tl_review_free (TlReview *self)
{
  for (guint at = 0; at < self->n_moments; at++)
    g_free (self->at_moment[at]);
  g_free (self->at_moment);
  g_free (self->moments);
  g_free (self->cards);
  g_clear_pointer (&self->lows, g_hash_table_unref);
  g_free (self->links);
  g_free (self->in);
  g_free (self->out);
  g_free (self->old_day);
  g_hash_table_unref (self->ours);
  g_hash_table_unref (self->card_of);
  g_hash_table_unref (self->moment_of);
  g_clear_pointer (&self->mended, g_hash_table_unref);
  g_clear_pointer (&self->hurting, g_hash_table_unref);
  g_clear_pointer (&self->before_truth, g_hash_table_unref);
  g_free (self);
}

TlReviewCard *
tl_review_find (const TlReview *self, const TlElement *touchpoint)
{
  return touchpoint != NULL ? g_hash_table_lookup (self->card_of, touchpoint) : NULL;
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
  const GPtrArray *referrers = tl_map_get_referrers (self->map, role);
  guint n = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlReviewCard *card = tl_review_find (self, referrers->pdata[i]);

      n += card != NULL && card->role == role;
    }
  return n;
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

/* From the seeds along links of the kinds, each card once. */
static GHashTable *
spread (TlReview *self, gboolean (*is_seed) (const TlReviewCard *card), gboolean back, guint kinds)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < self->n_cards; i++)
    if (is_seed (&self->cards[i]))
      {
        g_hash_table_insert (reached, &self->cards[i], &self->cards[i]);
        g_ptr_array_add (queue, &self->cards[i]);
      }
  for (guint i = 0; i < queue->len; i++)
    {
      const TlReviewCard *card = queue->pdata[i];
      guint first = back ? card->first_in : card->first_out;
      guint n = back ? card->n_in : card->n_out;

      for (guint k = first; k < first + n; k++)
        {
          TlReviewLink *link = back ? self->in[k] : self->out[k];
          TlReviewCard *next = back ? link->from : link->to;

          if (!(kinds & (1u << link->kind)) || g_hash_table_contains (reached, next))
            continue;
          g_hash_table_insert (reached, next, g_hash_table_lookup (reached, card));
          g_ptr_array_add (queue, next);
        }
    }
  return reached;
}

static gboolean
is_addressed (const TlReviewCard *card)
{
  return card->addressed;
}

gboolean
tl_review_is_mended (TlReview *self, const TlReviewCard *card)
{
  if (self->mended == NULL)
    self->mended = spread (self, is_addressed, FALSE, 1u << TL_LINK_CAUSES);
  return g_hash_table_contains (self->mended, card);
}

static gboolean
is_hurt_goal (const TlReviewCard *card)
{
  return tl_review_is_lived (card) && tl_review_hurts (card) &&
         tl_element_get (card->touchpoint, TL_PROPERTY_GOAL) != NULL;
}

TlReviewCard *
tl_review_find_hurt_goal (TlReview *self, const TlReviewCard *card)
{
  if (self->hurting == NULL)
    self->hurting = spread (self, is_hurt_goal, TRUE, 1u << TL_LINK_CAUSES | 1u << TL_LINK_BLOCKS);
  return g_hash_table_lookup (self->hurting, card);
}

static gboolean
is_truth (const TlReviewCard *card)
{
  return tl_element_get (card->touchpoint, TL_PROPERTY_MOMENT_OF_TRUTH) != NULL;
}

TlReviewCard *
tl_review_find_truth (TlReview *self, const TlReviewCard *card)
{
  if (self->before_truth == NULL)
    self->before_truth =
        spread (self, is_truth, TRUE, 1u << TL_LINK_CAUSES | 1u << TL_LINK_ENABLES);
  return g_hash_table_lookup (self->before_truth, card);
}
