/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-ahead.h"
#include "tl-application.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-recent.h"
#include "tl-words.h"

/* How long a window may be empty before it is shown so: microseconds. */
#define LONGEST_EMPTY (100 * 1000)

/* One save, with the questions it may raise. Whoever asked for it hears once how it ended. */
typedef struct
{
  TlWindow *window;
  GFile *file; /* NULL: the document's own, or asked for */
  TlWindowMayClose done;
  gpointer data;
} Saving;

static void start_saving (Saving *saving, gboolean anyway);
static void choose_and_save (Saving *saving);

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

/* Saving */

static void
finish_saving (Saving *saving, gboolean saved)
{
  if (saving->done != NULL)
    saving->done (saving->window, saved, saving->data);
  g_object_unref (saving->window);
  g_clear_object (&saving->file);
  g_free (saving);
}

static void
on_save_failed_answer_cb (const char *answer, gpointer data)
{
  Saving *saving = data;

  if (strcmp (answer, "anyway") == 0)
    start_saving (saving, TRUE);
  else if (strcmp (answer, "retry") == 0)
    start_saving (saving, FALSE);
  else if (strcmp (answer, "save-as") == 0)
    choose_and_save (saving);
  else
    finish_saving (saving, FALSE);
}

static const TlAnswer *
get_save_answers (const GError *error)
{
  static const TlAnswer changed[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "anyway", N_ ("Save An_yway"), TL_ANSWER_DESTRUCTIVE },
                                      { "save-as", N_ ("Save _As…"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  static const TlAnswer vanished[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                       { "anyway", N_ ("Save An_yway"), TL_ANSWER_PLAIN },
                                       { "save-as", N_ ("Save _As…"), TL_ANSWER_SUGGESTED },
                                       { NULL, NULL, TL_ANSWER_PLAIN } };
  static const TlAnswer failed[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                     { "retry", N_ ("_Try Again"), TL_ANSWER_PLAIN },
                                     { "save-as", N_ ("Save _As…"), TL_ANSWER_SUGGESTED },
                                     { NULL, NULL, TL_ANSWER_PLAIN } };

  if (g_error_matches (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED))
    return changed;
  if (g_error_matches (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_VANISHED))
    return vanished;
  return failed;
}

static void
ask_after_failure (Saving *saving, const GError *error)
{
  GFile *file =
      saving->file != NULL ? saving->file : tl_document_get_file (saving->window->document);
  g_autofree char *heading = tl_message_make_unsaved (file);
  /* Translators: %s is a sentence that says why. */
  g_autofree char *body =
      g_strdup_printf (_ ("%s\n\nNothing is lost: the map is still open here."), error->message);

  tl_message_ask (GTK_WINDOW (saving->window), heading, body, get_save_answers (error),
                  on_save_failed_answer_cb, saving);
}

static void
say_backup (TlWindow *self, GFile *backup)
{
  g_autofree char *name = tl_storage_dup_name (backup);
  g_autofree char *words = g_strdup_printf (_ ("Saved. The file as it was is kept as “%s”"), name);

  tl_window_say (self, words, FALSE);
  tl_canvas_announce (self->canvas, words);
}

/* Who looks sees it below the title. */
static void
announce_saved (TlWindow *self)
{
  g_autofree char *name = tl_storage_dup_name (tl_document_get_file (self->document));
  g_autofree char *words = g_strdup_printf (_ ("%s · saved"), name);

  tl_canvas_announce (self->canvas, words);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;

  if (!tl_document_save_finish (TL_DOCUMENT (source), result, &backup, &error))
    {
      ask_after_failure (saving, error);
      return;
    }
  tl_recent_add (tl_document_get_file (TL_DOCUMENT (source)));
  if (backup != NULL)
    say_backup (saving->window, backup);
  else
    announce_saved (saving->window);
  finish_saving (saving, TRUE);
}

static void
start_saving (Saving *saving, gboolean anyway)
{
  TlWindow *self = saving->window;

  tl_window_commit_edit (self);
  if (saving->file != NULL && self->sources != NULL)
    tl_live_sources_leave_folder (self->sources, saving->file);
  tl_document_save_async (self->document, saving->file, anyway, on_saved_cb, saving);
}

static void
on_another_name_answer_cb (const char *answer, gpointer data)
{
  if (strcmp (answer, "save-as") == 0)
    choose_and_save (data);
  else
    finish_saving (data, FALSE);
}

/* Of two windows with one file the one saved last would win. */
static void
ask_for_another_name (Saving *saving, GFile *file)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "save-as", N_ ("Save _As…"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_storage_dup_name (file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Is Open in Another Window"), name);

  tl_message_ask (GTK_WINDOW (saving->window), heading,
                  _ ("Save the map under another name, or close the other window first."), answers,
                  on_another_name_answer_cb, saving);
}

static void
on_save_chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;
  TlWindow *other = file != NULL ? tl_application_find_window (file) : NULL;

  if (file == NULL)
    {
      finish_saving (saving, FALSE);
      return;
    }
  if (other != NULL && other != saving->window)
    {
      ask_for_another_name (saving, file);
      return;
    }
  tl_window_remember_folder (saving->window, "last-folder", file);
  g_set_object (&saving->file, file);
  /* The chooser asked about replacing it. */
  start_saving (saving, TRUE);
}

static void
choose_and_save (Saving *saving)
{
  TlWindow *self = saving->window;
  GFile *file = tl_document_get_file (self->document);
  g_autoptr (GFile) folder =
      file != NULL ? g_file_get_parent (file) : tl_window_get_folder (self, "last-folder");
  g_autofree char *name =
      file != NULL
          ? g_file_get_basename (file)
          : tl_file_dialogs_make_name (tl_document_get_title (self->document), TL_MAP_ENDING);

  tl_file_dialogs_save (GTK_WINDOW (self), _ ("Save the Map"), _ ("Journey maps"), TL_MAP_ENDING,
                        folder, name, on_save_chosen_cb, saving);
}

static Saving *
saving_new (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->done = done;
  saving->data = data;
  return saving;
}

static void
save_or_choose (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  Saving *saving = saving_new (self, done, data);

  if (tl_document_get_file (self->document) != NULL)
    start_saving (saving, FALSE);
  else
    choose_and_save (saving);
}

void
tl_window_save (TlWindow *self)
{
  if (!tl_document_is_busy (self->document))
    {
      save_or_choose (self, NULL, NULL);
      return;
    }
  tl_window_commit_edit (self);
  tl_document_save_again (self->document);
}

void
tl_window_save_as (TlWindow *self)
{
  tl_window_commit_edit (self);
  choose_and_save (saving_new (self, NULL, NULL));
}

/* Closing */

typedef struct
{
  TlWindow *window;
  TlWindowMayClose done;
  gpointer data;
} Closing;

static void
on_close_answer_cb (const char *answer, gpointer data)
{
  Closing *closing = data;
  TlWindow *self = closing->window;

  self->is_asking = FALSE;
  if (strcmp (answer, "discard") == 0)
    tl_window_end_draft (self, TL_DRAFT_DROP);
  if (strcmp (answer, "save") == 0)
    save_or_choose (self, closing->done, closing->data);
  else
    closing->done (self, strcmp (answer, "discard") == 0, closing->data);
  g_object_unref (self);
  g_free (closing);
}

static void
ask_about_changes (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "discard", N_ ("_Discard"), TL_ANSWER_DESTRUCTIVE },
                                      { "save", N_ ("_Save"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *title = tl_words_cut (tl_document_get_title (self->document), TL_WORDS_NAME);
  g_autofree char *body =
      g_strdup_printf (_ ("“%s” has changes that are not saved. Discarding loses them for good."),
                       title);
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ g_object_ref (self), done, data };
  self->is_asking = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  tl_message_ask (GTK_WINDOW (self), _ ("Save Changes?"), body, answers, on_close_answer_cb,
                  closing);
}

/* A save that is under way is waited for; what it leaves unsaved is asked about. */
static void
on_idle_again_cb (TlDocument *document, GParamSpec *pspec, Closing *closing)
{
  g_signal_handlers_disconnect_by_func (document, on_idle_again_cb, closing);
  closing->window->is_asking = FALSE;
  tl_window_ask_to_close (closing->window, closing->done, closing->data);
  g_object_unref (closing->window);
  g_free (closing);
}

static void
wait_for_save (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ g_object_ref (self), done, data };
  self->is_asking = TRUE;
  g_signal_connect (self->document, "notify::is-busy", G_CALLBACK (on_idle_again_cb), closing);
}

void
tl_window_ask_to_close (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  g_return_if_fail (TL_IS_WINDOW (self));

  if (self->document != NULL)
    tl_window_commit_edit (self);
  if (self->is_asking)
    done (self, FALSE, data);
  else if (self->document != NULL && tl_document_is_busy (self->document))
    wait_for_save (self, done, data);
  else if (self->document != NULL && tl_document_is_modified (self->document))
    ask_about_changes (self, done, data);
  else
    done (self, TRUE, data);
}
