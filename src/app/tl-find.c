/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-find.h"

#include <glib/gi18n-lib.h>

/* Texts folded in one go while idle: less than a millisecond's worth. */
#define PIECE 200

struct _TlFind
{
  GObject parent_instance;

  TlMap *map;
  gulong changed_handler;
  TlSearch *search; /* of the map; NULL: none */
  TlFilter *filter;
  GArray *hits;     /* of TlSearchHit; NULL: to be looked for again */
  TlElement *place; /* where one is; only compared, it may be gone. NULL: nowhere */
  guint position;   /* the same, from 1 */
  guint look_again_id;
  guint prepare_id;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_SEARCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFind, tl_find, G_TYPE_OBJECT)

static guint
find_position (const GArray *hits, const TlElement *place)
{
  for (guint i = 0; place != NULL && i < hits->len; i++)
    if (g_array_index (hits, TlSearchHit, i).place == place)
      return i + 1;
  return 0;
}

static void
look (TlFind *self)
{
  if (self->hits != NULL)
    return;
  if (tl_find_is_active (self))
    self->hits = tl_filter_find (self->filter, self->search);
  else
    self->hits = g_array_new (FALSE, FALSE, sizeof (TlSearchHit));
  self->position = find_position (self->hits, self->place);
}

static void
forget (TlFind *self)
{
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_handle_id (&self->look_again_id, g_source_remove);
}

static void
look_again (TlFind *self)
{
  forget (self);
  look (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
on_idle_cb (gpointer data)
{
  TlFind *self = data;

  self->look_again_id = 0;
  look_again (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_prepare_cb (gpointer data)
{
  TlFind *self = data;

  if (tl_search_prepare (self->search, PIECE))
    return G_SOURCE_CONTINUE;
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

/* The index follows by itself; it is connected before. */
static void
on_map_changed_cb (TlFind *self)
{
  if (!tl_find_is_active (self))
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  if (self->look_again_id == 0)
    self->look_again_id = g_idle_add (on_idle_cb, self);
}

static void
move_to (TlFind *self, guint position)
{
  self->position = position;
  self->place = g_array_index (self->hits, TlSearchHit, position - 1).place;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
let_go_of_map (TlFind *self)
{
  forget (self);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_signal_handler (&self->changed_handler, self->map);
  g_clear_pointer (&self->search, tl_search_free);
  g_clear_object (&self->map);
  self->place = NULL;
}

static void
tl_find_dispose (GObject *object)
{
  let_go_of_map (TL_FIND (object));
  G_OBJECT_CLASS (tl_find_parent_class)->dispose (object);
}

static void
tl_find_finalize (GObject *object)
{
  TlFind *self = TL_FIND (object);

  g_clear_pointer (&self->hits, g_array_unref);
  tl_filter_free (self->filter);
  G_OBJECT_CLASS (tl_find_parent_class)->finalize (object);
}

static void
tl_find_class_init (TlFindClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = tl_find_dispose;
  object_class->finalize = tl_find_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_find_init (TlFind *self)
{
  self->filter = tl_filter_new ();
}

TlFind *
tl_find_new (void)
{
  return g_object_new (TL_TYPE_FIND, NULL);
}

void
tl_find_set_map (TlFind *find, TlMap *map)
{
  g_return_if_fail (TL_IS_FIND (find));

  if (find->map == map)
    return;
  let_go_of_map (find);
  if (map != NULL)
    {
      find->map = g_object_ref (map);
      find->search = tl_search_new (map);
      find->changed_handler =
          g_signal_connect_swapped (map, "changed", G_CALLBACK (on_map_changed_cb), find);
      find->prepare_id = g_idle_add (on_prepare_cb, find);
    }
  look_again (find);
}

TlMap *
tl_find_get_map (TlFind *find)
{
  g_return_val_if_fail (TL_IS_FIND (find), NULL);
  return find->map;
}

const TlFilter *
tl_find_get_filter (TlFind *find)
{
  g_return_val_if_fail (TL_IS_FIND (find), NULL);
  return find->filter;
}

static void
take_filter (TlFind *find, TlFilter *filter)
{
  tl_filter_free (find->filter);
  find->filter = filter;
  look_again (find);
}

void
tl_find_set_filter (TlFind *find, const TlFilter *filter)
{
  g_return_if_fail (TL_IS_FIND (find));

  if (tl_filter_equal (find->filter, filter))
    return;
  take_filter (find, tl_filter_copy (filter));
  g_signal_emit (find, signals[SIGNAL_SEARCHED], 0);
}

void
tl_find_set_words (TlFind *find, const char *words)
{
  g_autoptr (TlFilter) filter = NULL;

  g_return_if_fail (TL_IS_FIND (find));

  filter = tl_filter_copy (find->filter);
  tl_filter_remove (filter, TL_FILTER_TEXT, NULL);
  tl_filter_add (filter, TL_FILTER_TEXT, words);
  if (tl_filter_equal (find->filter, filter))
    return;
  take_filter (find, g_steal_pointer (&filter));
  if (*words != '\0' && tl_find_get_hits (find)->len > 0)
    move_to (find, MAX (1, find->position));
  g_signal_emit (find, signals[SIGNAL_SEARCHED], 0);
}

const char *
tl_find_get_words (TlFind *find)
{
  const GPtrArray *words;

  g_return_val_if_fail (TL_IS_FIND (find), "");
  words = tl_filter_get_values (find->filter, TL_FILTER_TEXT);
  return words->len > 0 ? words->pdata[0] : "";
}

gboolean
tl_find_has_filter (TlFind *find)
{
  g_autoptr (TlFilter) filter = NULL;

  g_return_val_if_fail (TL_IS_FIND (find), FALSE);
  filter = tl_filter_copy (find->filter);
  tl_filter_remove (filter, TL_FILTER_TEXT, NULL);
  return !tl_filter_is_empty (filter);
}

gboolean
tl_find_is_active (TlFind *find)
{
  g_return_val_if_fail (TL_IS_FIND (find), FALSE);
  return find->map != NULL && !tl_filter_is_empty (find->filter);
}

const GArray *
tl_find_get_hits (TlFind *find)
{
  g_return_val_if_fail (TL_IS_FIND (find), NULL);
  look (find);
  return find->hits;
}

guint
tl_find_get_position (TlFind *find)
{
  g_return_val_if_fail (TL_IS_FIND (find), 0);
  look (find);
  return find->position;
}

const TlSearchHit *
tl_find_get_current (TlFind *find)
{
  guint position = tl_find_get_position (find);

  return position > 0 ? &g_array_index (find->hits, TlSearchHit, position - 1) : NULL;
}

gboolean
tl_find_step (TlFind *find, int direction)
{
  guint n = tl_find_get_hits (find)->len;

  if (n == 0)
    return FALSE;
  if (direction > 0)
    move_to (find, find->position % n + 1);
  else
    move_to (find, find->position > 1 ? find->position - 1 : n);
  g_signal_emit (find, signals[SIGNAL_SEARCHED], 0);
  return TRUE;
}

GPtrArray *
tl_find_list_lit (TlFind *find)
{
  const GArray *hits = tl_find_get_hits (find);

  return find->search != NULL ? tl_search_list_lit (find->search, hits) : g_ptr_array_new ();
}

char *
tl_find_describe (TlFind *find)
{
  guint n = tl_find_get_hits (find)->len, position = tl_find_get_position (find);

  if (!tl_find_is_active (find))
    return g_strdup ("");
  if (n == 0)
    return g_strdup (_ ("Nothing found"));
  if (position == 0)
    return g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  /* Translators: the third of twelve that were found: "3 of 12" */
  return g_strdup_printf (_ ("%u of %u"), position, n);
}
