/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-document.h"

#include <glib/gi18n-lib.h>

#include "tl-ahead.h"
#include "tl-file.h"
#include "tl-saving.h"
#include "tl-storage.h"

struct _TlDocument
{
  GObject parent_instance;

  TlHistory *history;
  GPtrArray *problems;
  GFile *file;
  char *etag;
  char *title;
  TlSheet *sheet;     /* of the map as it was read; NULL: taken, or it is another one by now */
  TlPreview *preview; /* likewise */
  TlFindingsKeeper *keeper; /* likewise */
  gboolean is_busy;
  GFile *backup;   /* of the file as it was, which nobody has been told of yet; NULL: none */
  TlSaving *again; /* what the save under way writes behind its own; NULL: nothing */
};

enum
{
  PROP_FILE = 1,
  PROP_TITLE,
  PROP_IS_MODIFIED,
  PROP_IS_BUSY,
  PROP_N_PROBLEMS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlDocument, tl_document, G_TYPE_OBJECT)
/* Not by the macro: formatted as code, a name with dashes is another one. */
GQuark
tl_document_error_quark (void)
{
  return g_quark_from_static_string ("tl-document-error-quark");
}

/* What the thread that reads is given. */
typedef struct
{
  GFile *file;
  TlAhead *ahead; /* reads it already; NULL: nobody does */
  gboolean is_wished;
  TlPreviewWish wish;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->file);
  g_free (opening);
}

/* The file's name without its ending, as people say it. */
static char *
dup_file_title (GFile *file)
{
  g_autofree char *name = tl_storage_dup_name (file);

  if (g_str_has_suffix (name, ".journey"))
    name[strlen (name) - strlen (".journey")] = '\0';
  return g_steal_pointer (&name);
}

static char *
make_title (TlDocument *self)
{
  TlElement *root = tl_map_get_root (tl_history_get_map (self->history));
  const char *title = tl_element_get_string (root, TL_PROPERTY_TITLE);

  if (*title != '\0')
    return g_strdup (title);
  return self->file != NULL ? dup_file_title (self->file) : g_strdup (_ ("Untitled journey"));
}

static void
update_title (TlDocument *self)
{
  g_autofree char *title = make_title (self);

  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_busy (TlDocument *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

static void
set_file (TlDocument *self, GFile *file)
{
  if (!g_set_object (&self->file, file))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  update_title (self);
}

static void
clear_problems (TlDocument *self)
{
  if (self->problems->len == 0)
    return;
  g_ptr_array_set_size (self->problems, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

/* What was made of the map where it was read. */
static void
forget_reading (TlDocument *self)
{
  g_clear_pointer (&self->keeper, tl_findings_keeper_free);
  g_clear_pointer (&self->preview, tl_preview_free);
  g_clear_pointer (&self->sheet, tl_sheet_free);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlDocument *self)
{
  TlElement *root = tl_map_get_root (map);

  forget_reading (self);
  for (guint i = 0; i < n_touches; i++)
    if (touches[i].element == root)
      {
        update_title (self);
        return;
      }
}

static void
on_is_modified_cb (TlDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_MODIFIED]);
}

static TlDocument *
document_new (TlMap *map, GFile *file, GPtrArray *problems, const char *etag)
{
  TlDocument *self = g_object_new (TL_TYPE_DOCUMENT, NULL);

  self->history = tl_history_new (map);
  self->problems = g_ptr_array_ref (problems);
  self->etag = g_strdup (etag);
  g_set_object (&self->file, file);
  self->title = make_title (self);
  g_signal_connect_object (map, "changed", G_CALLBACK (on_map_changed_cb), self, 0);
  g_signal_connect_object (self->history, "notify::is-modified", G_CALLBACK (on_is_modified_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

static void
load_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  TlLoaded *loaded = opening->ahead != NULL ? tl_ahead_finish (opening->ahead, &error)
                                            : tl_loaded_read (opening->file, cancellable, &error);

  if (loaded != NULL && opening->is_wished)
    tl_loaded_prepare (loaded, &opening->wish);
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) tl_loaded_free);
  else
    g_task_return_error (task, error);
}

/* TRUE when the file may be written; what is asked of a person first is an error. */
static gboolean
check_unchanged (TlSaving *saving, GError **error)
{
  switch (tl_storage_compare (saving->file, saving->etag, NULL, NULL))
    {
    case TL_STORAGE_CHANGED:
      g_set_error_literal (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED,
                           _ ("Another program has changed the file since it was opened."));
      return FALSE;
    case TL_STORAGE_VANISHED:
      g_set_error_literal (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_VANISHED,
                           _ ("The file has been moved or deleted since it was opened."));
      return FALSE;
    default:
      return TRUE;
    }
}

static void
save_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TlSaving *saving = data;
  GError *error = NULL;

  if ((!saving->check || check_unchanged (saving, &error)) && tl_saving_write (saving, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void run_saving (GTask *outer);

/* Runs before the caller's callback, so that it finds the document as it will stay. */
static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  g_autoptr (TlSaving) again = NULL;
  TlDocument *self = g_task_get_source_object (outer);
  TlSaving *saving = g_task_get_task_data (outer);
  guint64 serial = saving->serial;
  GError *error = NULL;

  if (saving->backup != NULL)
    g_set_object (&self->backup, saving->backup);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_clear_pointer (&self->again, tl_saving_free);
      set_busy (self, FALSE);
      g_task_return_error (outer, error);
      return;
    }
  g_free (self->etag);
  self->etag = g_strdup (saving->etag);
  clear_problems (self);
  set_file (self, saving->file);
  tl_history_set_saved (self->history, serial);
  again = g_steal_pointer (&self->again);
  if (again != NULL && again->serial != serial)
    {
      again->file = g_object_ref (saving->file);
      again->etag = g_strdup (saving->etag);
      again->check = TRUE;
      g_task_set_task_data (outer, g_steal_pointer (&again), (GDestroyNotify) tl_saving_free);
      run_saving (g_steal_pointer (&outer));
    }
  else
    set_busy (self, FALSE);
  g_signal_emit (self, signals[SAVED], 0, serial);
  if (outer != NULL)
    g_task_return_pointer (outer, g_steal_pointer (&self->backup), g_object_unref);
}

/* Takes `outer`, whose data says what to save. It alone has the document: the thread may be the
 * last to let go of what it runs, and no map is to end there. */
static void
run_saving (GTask *outer)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, on_saved_cb, outer);

  g_task_set_task_data (inner, g_task_get_task_data (outer), NULL);
  g_task_run_in_thread (inner, save_in_thread_cb);
}

static void
tl_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlDocument *self = TL_DOCUMENT (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_IS_MODIFIED:
      g_value_set_boolean (value, tl_document_is_modified (self));
      break;
    case PROP_IS_BUSY:
      g_value_set_boolean (value, self->is_busy);
      break;
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->problems->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_document_finalize (GObject *object)
{
  TlDocument *self = TL_DOCUMENT (object);

  forget_reading (self);
  g_clear_object (&self->history);
  g_clear_object (&self->file);
  g_clear_object (&self->backup);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->etag);
  g_free (self->title);
  G_OBJECT_CLASS (tl_document_parent_class)->finalize (object);
}

static void
tl_document_class_init (TlDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_document_get_property;
  object_class->finalize = tl_document_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_IS_MODIFIED] = g_param_spec_boolean ("is-modified", NULL, NULL, FALSE, flags);
  properties[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, flags);
  properties[PROP_N_PROBLEMS] =
      g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SAVED] = g_signal_new ("saved", TL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
tl_document_init (TlDocument *self)
{
}

TlDocument *
tl_document_new (TlMap *map)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_val_if_fail (TL_IS_MAP (map), NULL);
  return document_new (map, NULL, none, NULL);
}

TlDocument *
tl_document_new_restored (TlMap *map, GFile *file, const char *etag, GPtrArray *problems)
{
  TlDocument *self;

  g_return_val_if_fail (TL_IS_MAP (map), NULL);

  self = document_new (map, file, problems, etag);
  tl_history_forget_saved (self->history);
  return self;
}

void
tl_document_open_async (GFile *file,
                        const TlPreviewWish *wish,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening;

  g_return_if_fail (G_IS_FILE (file));
  opening = g_new0 (Opening, 1);
  opening->file = g_object_ref (file);
  opening->ahead = tl_ahead_take (file, cancellable);
  opening->is_wished = wish != NULL;
  if (wish != NULL)
    opening->wish = *wish;
  g_task_set_source_tag (task, tl_document_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, load_in_thread_cb);
}

/* Takes `loaded`. */
static TlDocument *
document_new_loaded (GFile *file, TlLoaded *loaded)
{
  TlDocument *document = document_new (loaded->map, file, loaded->problems, loaded->etag);

  document->sheet = g_steal_pointer (&loaded->sheet);
  document->preview = g_steal_pointer (&loaded->preview);
  document->keeper = g_steal_pointer (&loaded->keeper);
  tl_loaded_free (loaded);
  return document;
}

TlDocument *
tl_document_open_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  Opening *opening = g_task_get_task_data (task);
  TlLoaded *loaded = g_task_propagate_pointer (task, error);

  return loaded != NULL ? document_new_loaded (opening->file, loaded) : NULL;
}

TlDocument *
tl_document_open_ahead (GFile *file)
{
  TlAhead *ahead = tl_ahead_take (file, NULL);
  TlLoaded *loaded = ahead != NULL ? tl_ahead_finish (ahead, NULL) : NULL;

  return loaded != NULL ? document_new_loaded (file, loaded) : NULL;
}

TlSheet *
tl_document_take_sheet (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return g_steal_pointer (&self->sheet);
}

TlPreview *
tl_document_take_preview (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return g_steal_pointer (&self->preview);
}

TlFindingsKeeper *
tl_document_take_keeper (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return g_steal_pointer (&self->keeper);
}

TlHistory *
tl_document_get_history (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->history;
}

TlMap *
tl_document_get_map (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return tl_history_get_map (self->history);
}

GFile *
tl_document_get_file (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->file;
}

const char *
tl_document_get_etag (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->etag;
}

void
tl_document_recognize_file (TlDocument *self, const char *etag)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));

  if (g_strcmp0 (self->etag, etag) == 0)
    return;
  g_free (self->etag);
  self->etag = g_strdup (etag);
}

void
tl_document_accept_file (TlDocument *self, const char *etag)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));

  tl_document_recognize_file (self, etag);
  tl_history_forget_saved (self->history);
}

const char *
tl_document_get_title (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->title;
}

gboolean
tl_document_is_modified (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);
  return tl_history_is_modified (self->history);
}

gboolean
tl_document_is_busy (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);
  return self->is_busy;
}

gboolean
tl_document_is_pristine (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), FALSE);
  return self->file == NULL && !self->is_busy && !tl_document_is_modified (self) &&
         tl_history_get_undo_label (self->history) == NULL;
}

GPtrArray *
tl_document_get_problems (TlDocument *self)
{
  g_return_val_if_fail (TL_IS_DOCUMENT (self), NULL);
  return self->problems;
}

void
tl_document_save_async (
    TlDocument *self, GFile *file, gboolean anyway, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) outer = g_task_new (self, NULL, callback, data);
  GFile *target = file != NULL ? file : self->file;
  gboolean is_own = self->file != NULL && target != NULL && g_file_equal (target, self->file);
  TlSaving *saving;

  g_return_if_fail (TL_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (target));

  if (self->is_busy)
    {
      g_task_return_new_error (outer, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_BUSY, "%s",
                               _ ("The map is being saved already."));
      return;
    }
  saving = tl_saving_new (self->history);
  saving->file = g_object_ref (target);
  saving->etag = g_strdup (self->etag);
  saving->check = is_own && !anyway;
  saving->back_up = is_own && self->backup == NULL && tl_file_count_mended (self->problems) > 0;
  g_task_set_task_data (outer, saving, (GDestroyNotify) tl_saving_free);
  set_busy (self, TRUE);
  run_saving (g_steal_pointer (&outer));
}

void
tl_document_save_again (TlDocument *self)
{
  g_return_if_fail (TL_IS_DOCUMENT (self));

  if (!self->is_busy ||
      (self->again != NULL && self->again->serial == tl_history_get_serial (self->history)))
    return;
  g_clear_pointer (&self->again, tl_saving_free);
  self->again = tl_saving_new (self->history);
}

gboolean
tl_document_save_finish (TlDocument *self, GAsyncResult *result, GFile **backup, GError **error)
{
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GError) fault = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  copy = g_task_propagate_pointer (G_TASK (result), &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (backup != NULL)
    *backup = g_steal_pointer (&copy);
  return TRUE;
}
