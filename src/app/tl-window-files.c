/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-ahead.h"
#include "tl-application.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-recent.h"

/* How long a window may be empty before it is shown so: microseconds. */
#define LONGEST_EMPTY (100 * 1000)

GFile *
tl_window_get_folder (TlWindow *self, const char *key)
{
  GFile *file = self->document != NULL ? tl_document_get_file (self->document) : NULL;
  g_autofree char *uri = NULL;

  if (self->settings != NULL)
    uri = g_settings_get_string (self->settings, key);
  if (uri != NULL && *uri != '\0')
    return g_file_new_for_uri (uri);
  return file != NULL ? g_file_get_parent (file) : NULL;
}

void
tl_window_remember_folder (TlWindow *self, const char *key, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (self->settings != NULL && uri != NULL)
    g_settings_set_string (self->settings, key, uri);
}

/* Opening */

static void
on_open_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file == NULL)
    return;
  tl_window_remember_folder (self, "last-folder", file);
  tl_application_open_file (TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file,
                            self);
}

void
tl_window_open (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-folder");

  tl_file_dialogs_open (GTK_WINDOW (self), folder, on_open_chosen_cb, g_object_ref (self));
}

void
tl_window_open_uri (TlWindow *self, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  tl_application_open_file (TL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file,
                            self);
}

static guint64
get_serial (TlDocument *document)
{
  return document != NULL ? tl_history_get_serial (tl_document_get_history (document)) : 0;
}

static TlLoading *
loading_new (TlWindow *self, GFile *file, gboolean is_reload)
{
  TlLoading *loading = g_new0 (TlLoading, 1);

  loading->window = g_object_ref (self);
  loading->file = g_object_ref (file);
  loading->is_reload = is_reload;
  loading->cancellable = g_cancellable_new ();
  g_set_object (&loading->replaced, self->document);
  loading->serial = get_serial (self->document);
  return loading;
}

static void
loading_free (TlLoading *loading)
{
  g_object_unref (loading->window);
  g_object_unref (loading->file);
  g_object_unref (loading->cancellable);
  g_clear_object (&loading->replaced);
  g_free (loading);
}

static void load (TlWindow *self, GFile *file, gboolean is_reload);

static void
on_load_failed_answer_cb (const char *answer, gpointer data)
{
  TlLoading *loading = data;

  if (strcmp (answer, "retry") == 0)
    load (loading->window, loading->file, loading->is_reload);
  else if (strcmp (answer, "open") == 0)
    tl_window_open (loading->window);
  loading_free (loading);
}

/* What cannot be read now may be readable in a moment; what is not a map stays none. */
static gboolean
is_worth_a_retry (const GError *error)
{
  return g_error_matches (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND) ||
         g_error_matches (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE) ||
         g_error_matches (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED);
}

static void
tell_load_failed (TlLoading *loading, const GError *error)
{
  static const TlAnswer plain[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                    { "open", N_ ("_Open Another…"), TL_ANSWER_SUGGESTED },
                                    { NULL, NULL, TL_ANSWER_PLAIN } };
  static const TlAnswer retry[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                    { "retry", N_ ("_Try Again"), TL_ANSWER_PLAIN },
                                    { "open", N_ ("_Open Another…"), TL_ANSWER_SUGGESTED },
                                    { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_storage_dup_name (loading->file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Could Not Be Opened"), name);

  tl_message_ask (GTK_WINDOW (loading->window), heading, error->message,
                  is_worth_a_retry (error) ? retry : plain, on_load_failed_answer_cb, loading);
}

/* Reading takes its time, and in the meantime the map that was to go may have been worked on. */
static gboolean
may_replace (TlLoading *loading)
{
  TlWindow *self = loading->window;

  tl_window_commit_edit (self);
  return self->document == loading->replaced && get_serial (self->document) == loading->serial;
}

static void
show_loaded (TlWindow *self, TlDocument *document)
{
  tl_window_set_document (self, document);
  tl_recent_add (tl_document_get_file (document));
  tl_application_offer_drafts (self);
}

static void
keep_instead (TlLoading *loading, TlDocument *document)
{
  TlWindow *self = loading->window;
  TlWindow *other;

  if (loading->is_reload)
    {
      tl_window_say (self, _ ("Not reloaded: you have changed the map since"), FALSE);
      tl_window_watch_file (self);
      return;
    }
  other = tl_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings);
  show_loaded (other, document);
  gtk_window_present (GTK_WINDOW (other));
}

static void
end_loading (TlLoading *loading)
{
  loading->window->loading = NULL;
  loading_free (loading);
}

static void
take_loaded (TlLoading *loading, TlDocument *document)
{
  if (may_replace (loading))
    show_loaded (loading->window, document);
  else
    keep_instead (loading, document);
  end_loading (loading);
}

static void
fail_to_load (TlLoading *loading, const GError *error)
{
  TlWindow *self = loading->window;

  self->loading = NULL;
  if (self->document == NULL)
    tl_window_show_start (self);
  else if (loading->is_reload)
    tl_window_watch_file (self);
  tell_load_failed (loading, error);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlLoading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = tl_document_open_finish (result, &error);

  if (gtk_window_get_application (GTK_WINDOW (loading->window)) == NULL)
    end_loading (loading);
  else if (document != NULL)
    take_loaded (loading, document);
  else
    fail_to_load (loading, error);
}

/* A window that is not seen yet had better be shown with its map in it, if that takes no time worth
 * mentioning: then it is measured and painted once, and no empty one flashes up. */
static TlDocument *
open_at_once (GFile *file, const TlPreviewWish *wish)
{
  tl_ahead_start (file, wish);
  return tl_ahead_await (file, LONGEST_EMPTY) ? tl_document_open_ahead (file) : NULL;
}

static void
load (TlWindow *self, GFile *file, gboolean is_reload)
{
  TlLoading *loading;
  TlPreviewWish wish;
  g_autoptr (TlDocument) document = NULL;

  if (self->loading != NULL)
    return;
  loading = self->loading = loading_new (self, file, is_reload);
  tl_window_restore_size_of (self, file);
  wish = tl_window_make_wish (self, file);
  if (self->start != NULL)
    tl_window_forget_offers (self);
  tl_window_update_title (self);
  if (!is_reload && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    document = open_at_once (file, &wish);
  if (document != NULL)
    take_loaded (loading, document);
  else
    tl_document_open_async (file, &wish, loading->cancellable, on_loaded_cb, loading);
}

void
tl_window_load (TlWindow *self, GFile *file)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  load (self, file, FALSE);
}

void
tl_window_reload (TlWindow *self)
{
  tl_notice_bar_hide (self->disk_bar);
  load (self, tl_document_get_file (self->document), TRUE);
}

void
tl_window_cancel_load (TlWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading->cancellable);
}

GFile *
tl_window_get_file (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);
  if (self->loading != NULL)
    return self->loading->file;
  return self->document != NULL ? tl_document_get_file (self->document) : NULL;
}

gboolean
tl_window_is_reusable (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), FALSE);
  return self->loading == NULL &&
         (self->document == NULL || tl_document_is_pristine (self->document));
}
