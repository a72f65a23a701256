/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-drafts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file.h"
#include "tl-journal.h"

/* A draft as it was found. */
typedef struct
{
  TlDraftStore *store;
  TlJournalContent *content;
  TlDraftAbout *about;
  gint64 time; /* µs since 1970 */
} Found;

static void
found_free (Found *found)
{
  g_clear_pointer (&found->store, tl_draft_store_free);
  g_clear_pointer (&found->content, tl_journal_content_free);
  g_clear_pointer (&found->about, tl_draft_about_free);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static TlJournalContent *
read_generation (TlDraftStore *store, guint generation, gint64 *time, GError **error)
{
  g_autoptr (GBytes) bytes = tl_draft_store_read (store, generation, time, error);

  return bytes != NULL ? tl_journal_read (bytes, error) : NULL;
}

/* The newest generation that can be read. The error is about the newest of all. */
static gboolean
read_store (Found *found, GError **error)
{
  g_autoptr (GArray) generations = tl_draft_store_get_generations (found->store);

  for (guint i = 0; i < generations->len && found->content == NULL; i++)
    found->content = read_generation (found->store, g_array_index (generations, guint, i),
                                      &found->time, i == 0 ? error : NULL);
  if (found->content == NULL)
    return FALSE;
  g_clear_error (error);
  found->about = tl_draft_about_parse (found->content->about);
  return TRUE;
}

static Found *
find (const char *key, GError **error)
{
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->store = tl_draft_store_open (key, error);
  if (found->store == NULL || !read_store (found, error))
    return NULL;
  return g_steal_pointer (&found);
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
  const char *title =
      tl_element_get_string (tl_map_get_root (found->content->map), TL_PROPERTY_TITLE);

  if (*title != '\0')
    return g_strdup (title);
  return g_strdup (found->about->title != NULL ? found->about->title : _ ("Untitled journey"));
}

static TlDraftInfo *
make_info (const Found *found)
{
  g_autoptr (GFile) file = make_file (found);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (found->time / G_USEC_PER_SEC);
  TlDraftInfo *info = g_new (TlDraftInfo, 1);

  *info = (TlDraftInfo){ .key = g_strdup (tl_draft_store_get_key (found->store)),
                         .title = make_title (found),
                         .time = g_steal_pointer (&time),
                         .is_newer = is_newer (found, file),
                         .past = g_ptr_array_ref (found->content->past),
                         .is_whole = found->content->damage == NULL };
  info->file = g_steal_pointer (&file);
  return info;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TlDraftInfo *first = *(TlDraftInfo *const *) a, *second = *(TlDraftInfo *const *) b;

  return g_date_time_compare (second->time, first->time);
}

static void
list_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tl_drafts_list (), (GDestroyNotify) g_ptr_array_unref);
}

static void
restore_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Found *found = find (data, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) found_free);
  else
    g_task_return_error (task, error);
}

void
tl_draft_info_free (TlDraftInfo *info)
{
  g_clear_object (&info->file);
  g_date_time_unref (info->time);
  g_ptr_array_unref (info->past);
  g_free (info->title);
  g_free (info->key);
  g_free (info);
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
      const char *words = info->past->pdata[end - 1];
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
      g_autoptr (Found) found = find (keys[i], NULL);
      g_autoptr (GFile) file = found != NULL ? make_file (found) : NULL;

      if (found == NULL)
        continue;
      if (found->content->damage == NULL && is_saved (found, file))
        tl_draft_store_drop (found->store);
      else
        g_ptr_array_add (infos, make_info (found));
    }
  g_ptr_array_sort (infos, compare_newest_first);
  return infos;
}

void
tl_drafts_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tl_drafts_list_async);
  g_task_run_in_thread (task, list_in_thread_cb);
}

GPtrArray *
tl_drafts_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tl_drafts_restore_async (const char *key,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tl_drafts_restore_async);
  g_task_set_task_data (task, g_strdup (key), g_free);
  g_task_run_in_thread (task, restore_in_thread_cb);
}

/* The faults themselves are not in the map any more. */
static void
note_mended (const Found *found)
{
  TlProblem *problem;

  if (!found->about->mended || found->content->problems->len > 0)
    return;
  problem = g_new0 (TlProblem, 1);
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

void
tl_drafts_discard (const char *key)
{
  g_autoptr (TlDraftStore) store = tl_draft_store_open (key, NULL);

  if (store != NULL)
    tl_draft_store_drop (store);
}
