/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review-private.h"

#include <string.h>

/* How a review is read from its map. */

void
tl_review_list_moments (TlReview *self)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new ();

  g_hash_table_remove_all (self->moment_of);
  for (TlElement *moment = tl_map_get_first (self->map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    {
      g_ptr_array_add (moments, moment);
      g_hash_table_insert (self->moment_of, moment, GUINT_TO_POINTER (moments->len));
    }
  g_free (self->moments);
  self->n_moments = moments->len;
  self->moments = (TlElement **) g_ptr_array_steal (moments, NULL);
}

void
tl_review_place_card (TlReview *self, TlReviewCard *card)
{
  card->first = GPOINTER_TO_INT (g_hash_table_lookup (self->moment_of, card->moment)) - 1;
  card->last =
      card->first < 0 ? -1 : MIN (card->first + MAX (card->span, 1), (int) self->n_moments) - 1;
}

TlReviewCard *
tl_review_add_card (TlReview *self, TlElement *touchpoint)
{
  TlReviewCard *card = g_new0 (TlReviewCard, 1);

  card->touchpoint = touchpoint;
  card->first = card->last = -1;
  g_hash_table_insert (self->card_of, touchpoint, card);
  return card;
}

static void
count_owned (TlReview *self, TlElement *role, int more)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->owned_by, role)) + more;

  self->n_owned += (guint) more;
  if (n > 0)
    g_hash_table_insert (self->owned_by, role, GINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->owned_by, role);
}

void
tl_review_set_role (TlReview *self, TlReviewCard *card, TlElement *role)
{
  if (card->role == role)
    return;
  if (card->role != NULL)
    count_owned (self, card->role, -1);
  if (role != NULL)
    count_owned (self, role, 1);
  card->role = role;
}

void
tl_review_read_card (TlReview *self, TlReviewCard *card)
{
  TlElement *touchpoint = card->touchpoint;
  TlElement *lane = tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_LANE);

  tl_review_set_role (self, card, tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_ACCOUNTABLE));
  card->team = card->role != NULL ? tl_map_get_ref (self->map, card->role, TL_PROPERTY_TEAM) : NULL;
  card->lane = lane;
  card->layer = lane != NULL ? (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER) : 0;
  card->person = lane != NULL ? tl_map_get_ref (self->map, lane, TL_PROPERTY_PERSON) : NULL;
  card->kind = (TlTouchpointKind) tl_element_get_choice (touchpoint, TL_PROPERTY_KIND);
  card->moment = tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_MOMENT);
  card->has_goal = tl_element_get (touchpoint, TL_PROPERTY_GOAL) != NULL;
  card->is_truth = tl_element_get (touchpoint, TL_PROPERTY_MOMENT_OF_TRUTH) != NULL;
  card->span = tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1);
}

void
tl_review_read_evidence (TlReview *self, TlReviewCard *card)
{
  const GPtrArray *referrers = tl_map_get_referrers (self->map, card->touchpoint);

  card->n_evidence = card->n_numbers = card->n_words = 0;
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *evidence = referrers->pdata[i];

      if (tl_element_get_kind (evidence) != TL_KIND_EVIDENCE)
        continue;
      card->n_evidence++;
      card->n_numbers += tl_review_has_number (evidence);
      card->n_words += tl_element_get (evidence, TL_PROPERTY_WORDS) != NULL;
      g_hash_table_insert (self->about_of, evidence, card->touchpoint);
    }
  card->experience = tl_experience_of_touchpoint (self->map, card->touchpoint);
}

void
tl_review_list_cards (TlReview *self)
{
  guint n = 0;

  g_free (self->cards);
  self->n_cards = tl_map_count (self->map, TL_KIND_TOUCHPOINT);
  self->cards = g_new (TlReviewCard *, self->n_cards + 1);
  for (TlElement *touchpoint = tl_map_get_first (self->map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    self->cards[n++] = tl_review_find (self, touchpoint);
}

/* Twice over the cards: to count, then to fill. The list of each moment ends with NULL; all lists
 * are in one block. */
void
tl_review_list_at_moments (TlReview *self)
{
  g_autofree guint *n = g_new0 (guint, self->n_moments + 1);
  TlReviewCard **block;
  gsize size = self->n_moments;

  for (guint i = 0; i < self->n_cards; i++)
    for (int at = MAX (self->cards[i]->first, 0); at <= self->cards[i]->last; at++)
      {
        n[at]++;
        size++;
      }
  g_free (self->all_at_moments);
  g_free (self->at_moment);
  self->all_at_moments = block = g_new0 (TlReviewCard *, size + 1);
  self->at_moment = g_new0 (TlReviewCard **, self->n_moments + 1);
  for (guint at = 0; at < self->n_moments; at++)
    {
      self->at_moment[at] = block;
      block += n[at] + 1;
    }
  for (guint i = self->n_cards; i > 0; i--)
    for (int at = MAX (self->cards[i - 1]->first, 0); at <= self->cards[i - 1]->last; at++)
      self->at_moment[at][--n[at]] = self->cards[i - 1];
}

TlReviewLink *
tl_review_read_link (TlReview *self, TlElement *element)
{
  TlReviewLink *link = g_hash_table_lookup (self->link_of, element);

  if (link == NULL)
    {
      link = g_new0 (TlReviewLink, 1);
      link->link = element;
      g_hash_table_insert (self->link_of, element, link);
    }
  link->kind = (TlLinkKind) tl_element_get_choice (element, TL_PROPERTY_KIND);
  link->from = tl_review_find (self, tl_map_get_ref (self->map, element, TL_PROPERTY_FROM));
  link->to = tl_review_find (self, tl_map_get_ref (self->map, element, TL_PROPERTY_TO));
  return link;
}

static void
sort_links (TlReview *self)
{
  guint in = 0, out = 0;

  for (guint i = 0; i < self->n_cards; i++)
    {
      TlReviewCard *card = self->cards[i];

      card->first_in = in;
      card->first_out = out;
      in += card->n_in;
      out += card->n_out;
      card->n_in = card->n_out = 0;
    }
  for (guint i = 0; i < self->n_links; i++)
    {
      TlReviewCard *to = self->links[i]->to, *from = self->links[i]->from;

      self->in[to->first_in + to->n_in++] = self->links[i];
      self->out[from->first_out + from->n_out++] = self->links[i];
    }
}

void
tl_review_list_links (TlReview *self)
{
  guint n = tl_map_count (self->map, TL_KIND_LINK);

  for (guint i = 0; i < self->n_cards; i++)
    self->cards[i]->n_in = self->cards[i]->n_out = 0;
  self->links = g_renew (TlReviewLink *, self->links, n + 1);
  self->in = g_renew (TlReviewLink *, self->in, n + 1);
  self->out = g_renew (TlReviewLink *, self->out, n + 1);
  self->n_links = 0;
  for (TlElement *element = tl_map_get_first (self->map, TL_KIND_LINK); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      TlReviewLink *link = tl_review_find_link (self, element);

      if (link == NULL)
        continue;
      link->from->n_out++;
      link->to->n_in++;
      self->links[self->n_links++] = link;
    }
  sort_links (self);
}

gboolean
tl_review_has_number (const TlElement *evidence)
{
  return tl_element_get (evidence, TL_PROPERTY_VALUE) != NULL ||
         tl_element_get (evidence, TL_PROPERTY_COUNTS) != NULL;
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
void
tl_review_mark_addressed (TlReview *self)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  int dropped = tl_choice_from_name (statuses, "dropped");

  self->n_changes = tl_map_count (self->map, TL_KIND_CHANGE);
  for (guint i = 0; i < self->n_cards; i++)
    self->cards[i]->addressed = FALSE;
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

static char *
fold (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

/* Folded; "": it begins with none. */
static char *
dup_first_word (const char *title)
{
  const char *end = title;

  while (g_ascii_isalnum (*end))
    end++;
  if ((guchar) *end < 0x80)
    return g_ascii_strdown (title, end - title);
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
  TlReviewName name = { fold (text), element };

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

void
tl_review_list_names (TlReview *self)
{
  g_hash_table_remove_all (self->ours);
  add_names (self, TL_KIND_TEAM, TL_PROPERTY_NAME);
  add_names (self, TL_KIND_ROLE, TL_PROPERTY_TITLE);
  for (guint i = 0; i < self->n_cards; i++)
    if (tl_review_is_our_system (self->cards[i]))
      add_name (self, self->cards[i]->touchpoint, TL_PROPERTY_TITLE);
}

gboolean
tl_review_is_our_system (const TlReviewCard *card)
{
  return card->kind == TL_TOUCHPOINT_SYSTEM && card->lane != NULL &&
         card->layer == TL_LAYER_ORGANISATION;
}

/* The name as whole words at the beginning; both folded. */
static gboolean
begins_with (const char *title, const char *name)
{
  gsize length = strlen (name);

  return length > 0 && strncmp (title, name, length) == 0 &&
         !g_unichar_isalnum (g_utf8_get_char (title + length));
}

static TlElement *
find_ours (const TlReview *self, const char *title)
{
  g_autofree char *word = dup_first_word (title);
  const GArray *names = g_hash_table_lookup (self->ours, word);
  g_autofree char *folded = names != NULL ? fold (title) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (begins_with (folded, g_array_index (names, TlReviewName, i).folded))
      return g_array_index (names, TlReviewName, i).element;
  return NULL;
}

TlElement *
tl_review_read_ours (const TlReview *self, const TlReviewCard *card)
{
  if (card->lane == NULL || card->layer != TL_LAYER_CUSTOMER)
    return NULL;
  return find_ours (self, tl_element_get_string (card->touchpoint, TL_PROPERTY_TITLE));
}
