/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-search.h"

#include <string.h>

#include "tl-fold.h"
#include "tl-search-private.h"

#define MAX_WORDS 32
#define NOWHERE G_MAXUINT /* behind all that has a place in the drawing */

/* Where a place stands in the map's order. */
typedef struct
{
  guint column; /* stages and moments, counted along time; 0: before all of them */
  guint row;    /* the lane */
  guint layer;  /* 1 for a link, behind the touchpoints it shares a cell with */
  guint number; /* in the document */
} Rank;

typedef struct
{
  TlElement *element;
  char *text; /* folded, a line for each property; NULL: to be folded again */
  Rank rank;
  /* What the search under way found at this place. */
  guint32 words;
  guint most; /* words in the text of `hit` */
  TlElement *hit;
} Entry;

struct _TlSearch
{
  TlMap *map;
  gulong changed_handler;
  GHashTable *entries; /* TlElement → Entry; NULL: not made yet */
  GPtrArray *order;    /* of Entry, by rank; NULL: to be sorted again */
};

/* Counts what a map is ordered by. */
typedef struct
{
  GHashTable *columns; /* TlElement → guint */
  GHashTable *rows;
} Grid;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

static void
add_entry (TlSearch *self, TlElement *element)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->element = element;
  g_hash_table_insert (self->entries, element, entry);
}

static void
note_touch (TlSearch *self, const TlTouch *touch)
{
  TlKind kind = tl_element_get_kind (touch->element);
  gboolean moves = kind == TL_KIND_TOUCHPOINT || kind == TL_KIND_LINK;
  Entry *entry;

  if (kind == TL_KIND_FOREIGN)
    return;
  if (touch->flags != TL_TOUCH_SET || moves)
    g_clear_pointer (&self->order, g_ptr_array_unref);
  if (touch->flags & TL_TOUCH_REMOVED)
    {
      g_hash_table_remove (self->entries, touch->element);
      return;
    }
  entry = g_hash_table_lookup (self->entries, touch->element);
  if (entry == NULL)
    add_entry (self, touch->element);
  else
    g_clear_pointer (&entry->text, g_free);
}

static void
on_map_changed_cb (TlSearch *self, const TlTouch *touches, guint n_touches)
{
  for (guint i = 0; self->entries != NULL && i < n_touches; i++)
    note_touch (self, &touches[i]);
}

static void
make_entries (TlSearch *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (self->map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      add_entry (self, element);
}

gboolean
tl_search_is_text (const TlPropertySpec *spec)
{
  static const TlProperty others[] = { TL_PROPERTY_BASED_ON, TL_PROPERTY_FONT, TL_PROPERTY_LANG,
                                       TL_PROPERTY_PICTURE, TL_PROPERTY_RULE };

  if (spec->type != TL_VALUE_STRING && spec->type != TL_VALUE_TEXT && spec->type != TL_VALUE_TOKENS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (spec->property == others[i])
      return FALSE;
  return TRUE;
}

static void
fold_entry (Entry *entry, GString *buffer)
{
  guint n_specs;
  const TlPropertySpec *specs =
      tl_kind_get_properties (tl_element_get_kind (entry->element), &n_specs);

  g_string_truncate (buffer, 0);
  for (guint i = 0; i < n_specs; i++)
    {
      const char *text =
          tl_search_is_text (&specs[i]) ? tl_element_get (entry->element, specs[i].property) : NULL;

      if (text == NULL)
        continue;
      tl_fold_append (buffer, text);
      g_string_append_c (buffer, '\n');
    }
  entry->text = g_strndup (buffer->str, buffer->len);
}

static guint
look_up (GHashTable *numbers, const TlElement *element)
{
  return element != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, element)) : 0;
}

/* From 1: a stage, its moments, the next stage. */
static void
count_columns (TlMap *map, GHashTable *columns)
{
  guint n = 0;

  for (TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      g_hash_table_insert (columns, stage, GUINT_TO_POINTER (++n));
      for (TlElement *moment = tl_element_get_first_child (stage); moment != NULL;
           moment = tl_element_get_next (moment))
        if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
          g_hash_table_insert (columns, moment, GUINT_TO_POINTER (++n));
    }
}

static void
count_rows (TlMap *map, GHashTable *rows)
{
  guint n = 0;

  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    g_hash_table_insert (rows, lane, GUINT_TO_POINTER (++n));
}

static void
rank_touchpoint (TlSearch *self, const Grid *grid, const TlElement *touchpoint, Rank *rank)
{
  rank->column =
      look_up (grid->columns, tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_MOMENT));
  rank->row = look_up (grid->rows, tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_LANE));
}

static Rank
find_rank (TlSearch *self, const Grid *grid, const TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  Rank rank = { 0 };

  if (kind == TL_KIND_LANE)
    rank.row = look_up (grid->rows, element);
  else if (kind == TL_KIND_STAGE)
    rank.column = look_up (grid->columns, element);
  else if (kind == TL_KIND_TOUCHPOINT)
    rank_touchpoint (self, grid, element, &rank);
  else if (kind == TL_KIND_LINK)
    {
      const TlElement *from = tl_map_get_ref (self->map, element, TL_PROPERTY_FROM);

      if (from != NULL)
        rank_touchpoint (self, grid, from, &rank);
      rank.layer = 1;
    }
  else if (kind != TL_KIND_MAP)
    rank.column = NOWHERE;
  return rank;
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Rank *one = &(*(Entry *const *) a)->rank, *other = &(*(Entry *const *) b)->rank;
  int order = compare_numbers (one->column, other->column);

  if (order == 0)
    order = compare_numbers (one->row, other->row);
  if (order == 0)
    order = compare_numbers (one->layer, other->layer);
  return order != 0 ? order : compare_numbers (one->number, other->number);
}

static void
sort_entries (TlSearch *self)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  Grid grid = { columns, rows };
  guint n = 0;

  count_columns (self->map, columns);
  count_rows (self->map, rows);
  self->order = g_ptr_array_sized_new (g_hash_table_size (self->entries));
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (self->map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      {
        Entry *entry = g_hash_table_lookup (self->entries, element);

        entry->rank = find_rank (self, &grid, element);
        entry->rank.number = n++;
        g_ptr_array_add (self->order, entry);
      }
  g_ptr_array_sort (self->order, compare_entries);
}

static void
clear_found (TlSearch *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->order, i);

      entry->words = 0;
      entry->most = 0;
    }
}

static void
note_place (TlSearch *self, TlElement *place, TlElement *element, guint32 words)
{
  Entry *entry = g_hash_table_lookup (self->entries, place);
  guint n = (guint) __builtin_popcount (words);

  /* Of two that have as many of the words, the place's own text is where they are. */
  if (n > entry->most || (n == entry->most && element == place))
    {
      entry->most = n;
      entry->hit = element;
    }
  entry->words |= words;
}

/* The elements of a kind that name this one are the places. */
static guint
note_referrers (
    TlSearch *self, const TlElement *named, TlKind kind, TlElement *element, guint32 words)
{
  const GPtrArray *referrers = tl_map_get_referrers (self->map, named);
  guint n = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == kind)
      {
        note_place (self, referrers->pdata[i], element, words);
        n++;
      }
  return n;
}

static guint
note_team (TlSearch *self, TlElement *team, guint32 words)
{
  const GPtrArray *referrers = tl_map_get_referrers (self->map, team);
  guint n = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_ROLE)
      n += note_referrers (self, referrers->pdata[i], TL_KIND_TOUCHPOINT, team, words);
  return n;
}

static guint
note_addressed (TlSearch *self, TlElement *change, guint32 words)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, TL_PROPERTY_ADDRESSES);
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlElement *place = tl_map_find (self->map, ids[i]);

      if (place == NULL)
        continue;
      note_place (self, place, change, words);
      n++;
    }
  return n;
}

static guint
note_one (TlSearch *self, TlElement *place, TlElement *element, guint32 words)
{
  if (place == NULL)
    return 0;
  note_place (self, place, element, words);
  return 1;
}

/* What is said of evidence is said of what that is about. */
static guint
note_judged (TlSearch *self, TlElement *verdict, guint32 words)
{
  TlElement *place = tl_map_get_ref (self->map, verdict, TL_PROPERTY_ABOUT);

  if (place != NULL && tl_element_get_kind (place) == TL_KIND_EVIDENCE)
    place = tl_map_get_ref (self->map, place, TL_PROPERTY_ABOUT);
  return note_one (self, place, verdict, words);
}

/* The places the element's text is about; how many there are. */
static guint
note_places (TlSearch *self, TlElement *element, guint32 words)
{
  switch (tl_element_get_kind (element))
    {
    case TL_KIND_EVIDENCE:
      return note_one (self, tl_map_get_ref (self->map, element, TL_PROPERTY_ABOUT), element,
                       words);
    case TL_KIND_MOMENT:
      return note_one (self, tl_element_get_parent (element), element, words);
    case TL_KIND_PERSON:
      return note_referrers (self, element, TL_KIND_LANE, element, words);
    case TL_KIND_ROLE:
    case TL_KIND_GOAL:
      return note_referrers (self, element, TL_KIND_TOUCHPOINT, element, words);
    case TL_KIND_TEAM:
      return note_team (self, element, words);
    case TL_KIND_CHANGE:
      return note_addressed (self, element, words);
    case TL_KIND_VERDICT:
      return note_judged (self, element, words);
    default:
      return 0;
    }
}

static guint32
match (const char *text, char **words, guint n_words)
{
  guint32 found = 0;

  for (guint i = 0; i < n_words; i++)
    if (strstr (text, words[i]) != NULL)
      found |= 1u << i;
  return found;
}

static void
match_all (TlSearch *self, char **words, guint n_words)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->order, i);
      guint32 found = match (entry->text, words, n_words);

      if (found != 0 && note_places (self, entry->element, found) == 0)
        note_place (self, entry->element, entry->element, found);
    }
}

static GArray *
collect (TlSearch *self, guint32 all)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (TlSearchHit));

  for (guint i = 0; i < self->order->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->order, i);
      TlSearchHit hit = { entry->element, entry->hit };

      if (entry->words == all)
        g_array_append_val (hits, hit);
    }
  return hits;
}

static GArray *
collect_touchpoints (TlSearch *self)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (TlSearchHit));

  for (guint i = 0; i < self->order->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->order, i);
      TlSearchHit hit = { entry->element, entry->element };

      if (tl_element_get_kind (entry->element) == TL_KIND_TOUCHPOINT)
        g_array_append_val (hits, hit);
    }
  return hits;
}

static void
add_cards_of (TlMap *map, const TlElement *named, GPtrArray *lit)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, named);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      g_ptr_array_add (lit, referrers->pdata[i]);
}

static void
add_lit (TlMap *map, TlElement *place, GPtrArray *lit)
{
  TlKind kind = tl_element_get_kind (place);

  if (kind == TL_KIND_TOUCHPOINT || kind == TL_KIND_LINK)
    g_ptr_array_add (lit, place);
  else if (kind == TL_KIND_LANE)
    add_cards_of (map, place, lit);
  else if (kind == TL_KIND_STAGE)
    for (TlElement *moment = tl_element_get_first_child (place); moment != NULL;
         moment = tl_element_get_next (moment))
      if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
        add_cards_of (map, moment, lit);
}

TlSearch *
tl_search_new (TlMap *map)
{
  TlSearch *self = g_new0 (TlSearch, 1);

  self->map = g_object_ref (map);
  self->changed_handler =
      g_signal_connect_swapped (map, "changed", G_CALLBACK (on_map_changed_cb), self);
  return self;
}

void
tl_search_free (TlSearch *search)
{
  g_clear_signal_handler (&search->changed_handler, search->map);
  g_clear_pointer (&search->order, g_ptr_array_unref);
  g_clear_pointer (&search->entries, g_hash_table_unref);
  g_object_unref (search->map);
  g_free (search);
}

TlMap *
tl_search_get_map (TlSearch *search)
{
  return search->map;
}

gboolean
tl_search_prepare (TlSearch *search, guint n)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  if (search->entries == NULL)
    make_entries (search);
  if (search->order == NULL)
    sort_entries (search);
  for (guint i = 0; i < search->order->len; i++)
    {
      Entry *entry = g_ptr_array_index (search->order, i);

      if (entry->text != NULL)
        continue;
      if (n-- == 0)
        return TRUE;
      fold_entry (entry, buffer);
    }
  return FALSE;
}

GArray *
tl_search_find (TlSearch *search, const char *words)
{
  g_auto (GStrv) folded = tl_fold_words (words);
  guint n_words = MIN (g_strv_length (folded), MAX_WORDS);

  tl_search_prepare (search, G_MAXUINT);
  if (n_words == 0)
    return collect_touchpoints (search);
  clear_found (search);
  match_all (search, folded, n_words);
  return collect (search, G_MAXUINT32 >> (MAX_WORDS - n_words));
}

GPtrArray *
tl_search_list_lit (TlSearch *search, const GArray *hits)
{
  GPtrArray *lit = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    add_lit (search->map, g_array_index (hits, TlSearchHit, i).place, lit);
  return lit;
}
