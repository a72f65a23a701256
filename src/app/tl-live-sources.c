/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-live-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-source-memory.h"
#include "tl-source-file.h"

struct _TlLiveSources
{
  GObject parent_instance;

  TlDocument *document; /* NULL: it was stopped */
  TlLiveBusy busy;
  gpointer busy_data;
  GPtrArray *all;
  gboolean is_following; /* follow_all () is at work */
  GHashTable *allowed;   /* paths, while the document is open */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlLiveSources, tl_live_sources, G_TYPE_OBJECT)

static void
tell (TlLiveSources *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void on_source_changed_cb (TlLiveSources *self);

static void
let_go (gpointer data)
{
  TlLiveSource *source = data;

  g_signal_handlers_disconnect_matched (source, G_SIGNAL_MATCH_FUNC, 0, 0, NULL,
                                        (gpointer) (void (*) (void)) on_source_changed_cb, NULL);
  tl_live_source_stop (source);
  g_object_unref (source);
}

static gboolean
is_allowed (TlLiveSources *self, const char *path)
{
  return !tl_source_file_is_outside (path) || g_hash_table_contains (self->allowed, path) ||
         tl_source_memory_has_consent (tl_document_get_file (self->document), path);
}

static void
follow (TlLiveSources *self, TlLiveSource *source, const TlElement *element)
{
  tl_live_source_follow (source,
                         is_allowed (self, tl_element_get_string (element, TL_PROPERTY_PATH)));
}

/* In their order, as far as to the first that is about to be read. */
static void
follow_all (TlLiveSources *self)
{
  TlMap *map = tl_document_get_map (self->document);

  if (self->is_following)
    return;
  self->is_following = TRUE;
  for (guint i = 0; i < self->all->len; i++)
    {
      TlLiveSource *source = self->all->pdata[i];

      TlElement *element = tl_map_find (map, tl_live_source_get_id (source));

      /* Gone: list_sources () is about to see it. */
      if (element == NULL)
        continue;
      follow (self, source, element);
      if (tl_live_source_get_state (source) == TL_LIVE_WAITING)
        break;
    }
  self->is_following = FALSE;
}

static void
on_source_changed_cb (TlLiveSources *self)
{
  follow_all (self);
  tell (self);
}

static gboolean
is_busy (gpointer data)
{
  TlLiveSources *self = data;

  return self->busy != NULL && self->busy (self->busy_data);
}

static GHashTable *
list_held (TlLiveSource *source, gpointer data)
{
  return tl_live_sources_list_held (data, tl_live_source_get_file (source));
}

/* The one that is there, out of the old list, else a new one. */
static TlLiveSource *
take_source (TlLiveSources *self, GPtrArray *old, const char *id)
{
  TlLiveSource *source;

  for (guint i = 0; i < old->len; i++)
    if (strcmp (tl_live_source_get_id (old->pdata[i]), id) == 0)
      return g_ptr_array_steal_index (old, i);
  source = tl_live_source_new (self->document, id, is_busy, list_held, self);
  g_signal_connect_swapped (source, "changed", G_CALLBACK (on_source_changed_cb), self);
  return source;
}

/* What the map has, and nothing else; a map from anywhere may have any number of them. */
static void
list_sources (TlLiveSources *self)
{
  TlMap *map = tl_document_get_map (self->document);
  g_autoptr (GPtrArray) old = self->all;
  TlElement *element = tl_map_get_first (map, TL_KIND_DATA_SOURCE);

  self->all = g_ptr_array_new_with_free_func (let_go);
  for (; element != NULL && self->all->len < TL_LIVE_SOURCES_MOST;
       element = tl_element_get_next_of_kind (element))
    g_ptr_array_add (self->all, take_source (self, old, tl_element_get_id (element)));
  follow_all (self);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlLiveSources *self)
{
  for (guint i = 0; i < self->all->len; i++)
    tl_live_source_note_undo (self->all->pdata[i]);
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_DATA_SOURCE)
      {
        list_sources (self);
        tell (self);
        return;
      }
}

/* What was allowed in this map is allowed in it by its new name. */
static void
on_file_cb (TlLiveSources *self)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->allowed);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    tl_source_memory_give_consent (tl_document_get_file (self->document), path);
  for (guint i = 0; i < self->all->len; i++)
    tl_live_source_note_file (self->all->pdata[i]);
  list_sources (self);
  tell (self);
}

static void
tl_live_sources_dispose (GObject *object)
{
  tl_live_sources_stop (TL_LIVE_SOURCES (object));
  G_OBJECT_CLASS (tl_live_sources_parent_class)->dispose (object);
}

static void
tl_live_sources_finalize (GObject *object)
{
  TlLiveSources *self = TL_LIVE_SOURCES (object);

  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->allowed);
  G_OBJECT_CLASS (tl_live_sources_parent_class)->finalize (object);
}

static void
tl_live_sources_class_init (TlLiveSourcesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_live_sources_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_live_sources_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_LIVE_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_live_sources_init (TlLiveSources *self)
{
  self->all = g_ptr_array_new_with_free_func (let_go);
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TlLiveSources *
tl_live_sources_new (TlDocument *document, TlLiveBusy busy, gpointer data)
{
  TlLiveSources *self;

  g_return_val_if_fail (TL_IS_DOCUMENT (document), NULL);

  self = g_object_new (TL_TYPE_LIVE_SOURCES, NULL);
  self->document = g_object_ref (document);
  self->busy = busy;
  self->busy_data = data;
  g_signal_connect (tl_document_get_map (document), "changed", G_CALLBACK (on_map_changed_cb),
                    self);
  g_signal_connect_swapped (document, "notify::file", G_CALLBACK (on_file_cb), self);
  list_sources (self);
  return self;
}

void
tl_live_sources_stop (TlLiveSources *self)
{
  g_return_if_fail (TL_IS_LIVE_SOURCES (self));

  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (tl_document_get_map (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_ptr_array_set_size (self->all, 0);
  g_clear_object (&self->document);
}

GPtrArray *
tl_live_sources_get_all (TlLiveSources *self)
{
  return self->all;
}

TlLiveSource *
tl_live_sources_find (TlLiveSources *self, const char *id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (strcmp (tl_live_source_get_id (self->all->pdata[i]), id) == 0)
      return self->all->pdata[i];
  return NULL;
}

void
tl_live_sources_allow (TlLiveSources *self, TlLiveSource *source)
{
  const char *path = tl_live_source_get_path (source);

  g_hash_table_add (self->allowed, g_strdup (path));
  tl_source_memory_give_consent (tl_document_get_file (self->document), path);
  tl_live_source_follow (source, TRUE);
}

static void
name_from_root (TlLiveSources *self, TlElement *element, GFile *file)
{
  const char *path = g_file_peek_path (file);

  /* A map can have no other name. */
  if (!g_utf8_validate (path, -1, NULL))
    return;
  g_hash_table_add (self->allowed, g_strdup (path));
  tl_history_set (tl_document_get_history (self->document), element, TL_PROPERTY_PATH, path);
}

void
tl_live_sources_leave_folder (TlLiveSources *self, GFile *map_file)
{
  TlHistory *history = tl_document_get_history (self->document);
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  GFile *old = tl_document_get_file (self->document);
  g_autoptr (GFile) folder = g_file_get_parent (map_file);
  g_autoptr (GFile) old_folder = old != NULL ? g_file_get_parent (old) : NULL;

  if (old_folder == NULL || folder == NULL || g_file_equal (folder, old_folder) ||
      tl_history_is_in_step (history))
    return;
  for (guint i = 0; i < self->all->len; i++)
    {
      TlLiveSource *source = self->all->pdata[i];

      /* What was not read may be anything, such as a link that leads elsewhere. */
      if (tl_live_source_get_state (source) == TL_LIVE_FOLLOWING &&
          !tl_source_file_is_outside (tl_live_source_get_path (source)))
        g_ptr_array_add (leaving, g_object_ref (source));
    }
  if (leaving->len == 0)
    return;
  tl_history_begin (history, _ ("Keep Evidence Files"), NULL);
  for (guint i = 0; i < leaving->len; i++)
    {
      g_autoptr (TlLiveSource) source = leaving->pdata[i];
      g_autoptr (GFile) file = g_object_ref (tl_live_source_get_file (source));
      TlElement *element =
          tl_map_find (tl_document_get_map (self->document), tl_live_source_get_id (source));

      name_from_root (self, element, file);
    }
  tl_history_commit (history);
}

GDateTime *
tl_live_sources_get_time (TlLiveSources *self)
{
  GDateTime *latest = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      TlLiveSource *source = self->all->pdata[i];
      GDateTime *time = tl_live_source_get_time (source);

      if (time != NULL && !tl_live_source_is_undone (source) &&
          (latest == NULL || g_date_time_compare (time, latest) > 0))
        latest = time;
    }
  return latest;
}

GHashTable *
tl_live_sources_list_held (TlLiveSources *self, GFile *except)
{
  GHashTable *held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ref_string_release);

  g_return_val_if_fail (TL_IS_LIVE_SOURCES (self), held);

  for (guint i = 0; i < self->all->len; i++)
    {
      GFile *file = tl_live_source_get_file (self->all->pdata[i]);

      if (file != NULL && (except == NULL || !g_file_equal (file, except)))
        tl_live_source_add_held (self->all->pdata[i], held);
    }
  return held;
}

TlElement *
tl_live_sources_find_file (TlLiveSources *self, GFile *file)
{
  TlElement *element;

  g_return_val_if_fail (TL_IS_LIVE_SOURCES (self) && self->document != NULL, NULL);

  for (element = tl_map_get_first (tl_document_get_map (self->document), TL_KIND_DATA_SOURCE);
       element != NULL; element = tl_element_get_next_of_kind (element))
    {
      g_autoptr (GFile) other =
          tl_source_file_resolve (tl_document_get_file (self->document),
                                  tl_element_get_string (element, TL_PROPERTY_PATH));

      if (other != NULL && g_file_equal (other, file))
        return element;
    }
  return NULL;
}

gboolean
tl_live_sources_can_attach (TlLiveSources *self, GFile *file)
{
  const char *path = g_file_peek_path (file);

  g_return_val_if_fail (TL_IS_LIVE_SOURCES (self), FALSE);

  return self->document != NULL && path != NULL && g_utf8_validate (path, -1, NULL);
}

void
tl_live_sources_attach (TlLiveSources *self,
                        GFile *file,
                        const char *mapping,
                        const GPtrArray *evidence)
{
  TlHistory *history;
  g_autofree char *path = NULL;
  TlElement *element;
  TlLiveSource *source;

  g_return_if_fail (tl_live_sources_can_attach (self, file));

  history = tl_document_get_history (self->document);
  path = tl_source_file_make_path (tl_document_get_file (self->document), file);
  g_hash_table_add (self->allowed, g_strdup (path));
  if (tl_source_file_is_outside (path))
    tl_source_memory_give_consent (tl_document_get_file (self->document), path);
  element = tl_live_sources_find_file (self, file);
  if (element == NULL)
    element = tl_history_add (history, TL_KIND_DATA_SOURCE, NULL, NULL, NULL);
  tl_history_set (history, element, TL_PROPERTY_PATH, path);
  tl_history_set (history, element, TL_PROPERTY_MAPPING, mapping);
  source = tl_live_sources_find (self, tl_element_get_id (element));
  if (source != NULL)
    {
      if (evidence != NULL)
        tl_live_source_know (source, evidence);
      tl_live_source_read_again (source);
    }
  else if (evidence != NULL)
    tl_source_memory_set_rows (tl_document_get_file (self->document), tl_element_get_id (element),
                               evidence);
}

void
tl_live_sources_detach (TlLiveSources *self, GFile *file)
{
  TlElement *element = tl_live_sources_find_file (self, file);

  if (element != NULL)
    tl_history_remove (tl_document_get_history (self->document), element);
}
