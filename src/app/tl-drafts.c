/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-drafts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file.h"
#include "tl-journal.h"
#include "tl-storage.h"
#include "tl-words.h"

/* A draft that is looked at is locked, and to the lock one thread of ours is as strange as another
 * program: they look in turn. */
static GMutex looking;

/* A draft as it was found. */
typedef struct
{
  TlDraftStore *store; /* NULL: it cannot be opened */
  TlJournalContent *content;
  TlDraftAbout *about;
  gint64 time;       /* µs since 1970 */
  gboolean is_whole; /* nothing newer was there that could not be read */
  GError *fault;     /* why there is no content */
} Found;

static void
found_free (Found *found)
{
  g_clear_pointer (&found->store, tl_draft_store_free);
  g_clear_pointer (&found->content, tl_journal_content_free);
  g_clear_pointer (&found->about, tl_draft_about_free);
  g_clear_error (&found->fault);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* Where the content cannot be read, what the draft is about may be. */
static void
read_generation (Found *found, guint generation, GError **error)
{
  gint64 time = 0;
  g_autoptr (GBytes) bytes = tl_draft_store_read (found->store, generation, &time, error);
  g_autofree char *about = bytes != NULL ? tl_journal_read_about (bytes) : NULL;

  if (bytes != NULL)
    found->content = tl_journal_read (bytes, error);
  found->time = found->content != NULL ? time : MAX (found->time, time);
  if (about == NULL)
    return;
  g_clear_pointer (&found->about, tl_draft_about_free);
  found->about = tl_draft_about_parse (about);
}

/* The newest generation that can be read. The fault is the one of the newest of all. */
static void
read_store (Found *found)
{
  g_autoptr (GArray) generations = tl_draft_store_get_generations (found->store);

  for (guint i = 0; i < generations->len && found->content == NULL; i++)
    read_generation (found, g_array_index (generations, guint, i), i == 0 ? &found->fault : NULL);
  found->is_whole = found->fault == NULL && found->content->damage == NULL;
  if (found->content != NULL)
    g_clear_error (&found->fault);
}

/* One that cannot be opened or read is found, with its fault. */
static Found *
find (const char *key)
{
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->store = tl_draft_store_open (key, &found->fault);
  if (found->store != NULL)
    read_store (found);
  if (found->about == NULL)
    found->about = tl_draft_about_parse ("");
  return g_steal_pointer (&found);
}

/* Somebody keeps it, or it is gone. */
static gboolean
is_anothers (const Found *found)
{
  return g_error_matches (found->fault, G_FILE_ERROR, G_FILE_ERROR_AGAIN) ||
         g_error_matches (found->fault, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static GFile *
make_file (const Found *found)
{
  return found->about->uri != NULL ? g_file_new_for_uri (found->about->uri) : NULL;
}

/* Whoever saved it was killed before the draft was gone. */
static gboolean
is_saved (const Found *found, GFile *file)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (found->content->map);
  g_autofree char *content = NULL;
  gsize size;

  return file != NULL && g_file_load_contents (file, NULL, &content, &size, NULL, NULL) &&
         size == g_bytes_get_size (bytes) &&
         memcmp (content, g_bytes_get_data (bytes, NULL), size) == 0;
}

/* When the file was written, in µs since 1970; 0 when there is none. */
static gint64
query_file_time (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, "time::modified,time::modified-usec",
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  if (time == NULL)
    return 0;
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static gboolean
is_newer (const Found *found, GFile *file)
{
  return file == NULL || found->time > query_file_time (file);
}

static char *
make_title (const Found *found)
{
  const char *title = "";

  if (found->content != NULL)
    title = tl_element_get_string (tl_map_get_root (found->content->map), TL_PROPERTY_TITLE);
  if (*title != '\0')
    return g_strdup (title);
  return g_strdup (found->about->title != NULL ? found->about->title : _ ("Untitled journey"));
}

static TlDraftInfo *
make_info (const Found *found, const char *key)
{
  g_autoptr (GFile) file = make_file (found);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (found->time / G_USEC_PER_SEC);
  GPtrArray *past = found->content != NULL ? g_ptr_array_ref (found->content->past)
                                           : g_ptr_array_new_with_free_func (g_free);
  TlDraftInfo *info = g_new (TlDraftInfo, 1);

  *info = (TlDraftInfo){ .key = g_strdup (key),
                         .title = make_title (found),
                         .time = g_steal_pointer (&time),
                         .is_newer = is_newer (found, file),
                         .past = past,
                         .is_whole = found->is_whole };
  if (found->fault != NULL)
    info->fault = g_strdup (found->fault->message);
  info->file = g_steal_pointer (&file);
  return info;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TlDraftInfo *first = *(TlDraftInfo *const *) a, *second = *(TlDraftInfo *const *) b;

  return g_date_time_compare (second->time, first->time);
}

/* NULL: it is not to be offered, and may be gone by now. */
static TlDraftInfo *
look_at (const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&looking);
  g_autoptr (Found) found = find (key);
  g_autoptr (GFile) file = make_file (found);

  if (is_anothers (found))
    return NULL;
  if (!found->is_whole || !is_saved (found, file))
    return make_info (found, key);
  tl_draft_store_drop (found->store, NULL);
  return NULL;
}

static void
list_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tl_drafts_list (), (GDestroyNotify) g_ptr_array_unref);
}

/* What is found stays locked, for the TlDraft to come. */
static void
restore_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&looking);
  g_autoptr (Found) found = find (data);

  if (found->fault != NULL)
    g_task_return_error (task, g_steal_pointer (&found->fault));
  else
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) found_free);
}

static void
discard_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (tl_drafts_discard (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tl_draft_info_free (TlDraftInfo *info)
{
  g_clear_object (&info->file);
  g_date_time_unref (info->time);
  g_ptr_array_unref (info->past);
  g_free (info->fault);
  g_free (info->title);
  g_free (info->key);
  g_free (info);
}

char *
tl_draft_info_make_name (const TlDraftInfo *info)
{
  return info->file != NULL ? tl_storage_dup_name (info->file)
                            : tl_words_cut (info->title, TL_WORDS_NAME);
}

char *
tl_draft_info_make_time (const TlDraftInfo *info)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean is_today = g_date_time_get_year (now) == g_date_time_get_year (info->time) &&
                      g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (info->time);

  return g_date_time_format (info->time, is_today ? "%H:%M" : "%x %H:%M");
}

/* How many of the steps up to `end` say the same as the last of them. */
static guint
count_same (const GPtrArray *past, guint end)
{
  guint n = 1;

  while (n < end && strcmp (past->pdata[end - 1 - n], past->pdata[end - 1]) == 0)
    n++;
  return n;
}

char *
tl_draft_info_describe (const TlDraftInfo *info, guint n_lines)
{
  GString *text = g_string_new (NULL);
  guint end = info->past->len, n;

  for (guint line = 0; end > 0 && line < n_lines; line++, end -= n)
    {
      g_autofree char *words = tl_words_cut (info->past->pdata[end - 1], TL_WORDS_NAME);
      g_autofree char *more = NULL;

      n = count_same (info->past, end);
      if (n > 1)
        /* Translators: what was done, as “Edit Title”, and how many times in a row. */
        more = g_strdup_printf (ngettext ("%s (%u time)", "%s (%u times)", n), words, n);
      g_string_prepend (text, more != NULL ? more : words);
      g_string_prepend_c (text, '\n');
    }
  if (end > 0)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("%u step before", "%u steps before", end), end);

      g_string_prepend (text, more);
      g_string_prepend_c (text, '\n');
    }
  g_string_erase (text, 0, text->len > 0 ? 1 : 0);
  return g_string_free (text, FALSE);
}

GPtrArray *
tl_drafts_list (void)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_info_free);
  g_auto (GStrv) keys = tl_draft_store_list ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      TlDraftInfo *info = look_at (keys[i]);

      if (info != NULL)
        g_ptr_array_add (infos, info);
    }
  g_ptr_array_sort (infos, compare_newest_first);
  return infos;
}

void
tl_drafts_list_async (GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, tl_drafts_list_async);
  g_task_run_in_thread (task, list_in_thread_cb);
}

GPtrArray *
tl_drafts_list_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
tl_drafts_restore_async (const char *key, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, tl_drafts_restore_async);
  g_task_set_task_data (task, g_strdup (key), g_free);
  g_task_run_in_thread (task, restore_in_thread_cb);
}

/* The faults themselves are not in the map any more. */
static void
note_mended (const Found *found)
{
  TlProblem *problem;

  if (!found->about->mended || tl_file_count_mended (found->content->problems) > 0)
    return;
  problem = g_new0 (TlProblem, 1);
  problem->is_mended = TRUE;
  problem->message = g_strdup (_ ("Faults of the file were mended when it was opened."));
  g_ptr_array_add (found->content->problems, problem);
}

TlDraft *
tl_drafts_restore_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (Found) found = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (GFile) file = NULL;

  if (found == NULL)
    return NULL;
  note_mended (found);
  file = make_file (found);
  document = tl_document_new_restored (found->content->map, file, found->about->etag,
                                       found->content->problems);
  return tl_draft_new (document, g_steal_pointer (&found->store), found->content->past);
}

gboolean
tl_drafts_discard (const char *key, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&looking);
  g_autoptr (GError) fault = NULL;
  g_autoptr (TlDraftStore) store = tl_draft_store_open (key, &fault);

  if (store != NULL)
    return tl_draft_store_drop (store, error);
  if (g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

void
tl_drafts_discard_async (const char *key, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, tl_drafts_discard_async);
  g_task_set_task_data (task, g_strdup (key), g_free);
  g_task_run_in_thread (task, discard_in_thread_cb);
}

gboolean
tl_drafts_discard_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
