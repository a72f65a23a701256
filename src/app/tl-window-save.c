/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-application.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-recent.h"
#include "tl-words.h"

/* A map is saved, and a window closed once nothing of it is lost by that. */

/* The question whether a window may be closed. */
typedef struct
{
  TlWindow *window;
  TlWindowMayClose done;
  gpointer data;
} Closing;

typedef TlWindowSaving Saving;

/* Whoever asked for it hears once how it ended. */
struct _TlWindowSaving
{
  TlWindow *window;
  GFile *file; /* NULL: the document's own, or asked for */
  TlWindowMayClose done;
  gpointer data;
  Closing *closing; /* waits for it; NULL: nobody does */
};

static void start_saving (Saving *saving, gboolean anyway);
static void choose_and_save (Saving *saving);
static void go_on_closing (Closing *closing, gboolean saved);

static void
finish_saving (Saving *saving, gboolean saved)
{
  if (saving->done != NULL)
    saving->done (saving->window, saved, saving->data);
  if (saving->closing != NULL)
    go_on_closing (saving->closing, saved);
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

  gboolean saved = tl_document_save_finish (TL_DOCUMENT (source), result, &backup, &error);
  gboolean is_shown = saving->window->document == TL_DOCUMENT (source);

  /* Another map may be shown by now, and be saved. */
  if (saving->window->saving == saving)
    saving->window->saving = NULL;
  if (saved)
    tl_recent_add (tl_document_get_file (TL_DOCUMENT (source)));
  if (!is_shown || saved)
    {
      if (is_shown && backup != NULL)
        say_backup (saving->window, backup);
      else if (is_shown)
        announce_saved (saving->window);
      finish_saving (saving, saved);
    }
  else
    ask_after_failure (saving, error);
}

static void
start_saving (Saving *saving, gboolean anyway)
{
  TlWindow *self = saving->window;

  tl_window_commit_edit (self);
  if (saving->file != NULL && self->sources != NULL)
    tl_live_sources_leave_folder (self->sources, saving->file);
  self->saving = saving;
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

/* The save was waited for. What it left unsaved is asked about; who gave it up stays. */
static void
go_on_closing (Closing *closing, gboolean saved)
{
  closing->window->is_asking = FALSE;
  if (saved)
    tl_window_ask_to_close (closing->window, closing->done, closing->data);
  else
    closing->done (closing->window, FALSE, closing->data);
  g_object_unref (closing->window);
  g_free (closing);
}

static void
wait_for_save (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ g_object_ref (self), done, data };
  self->is_asking = TRUE;
  self->saving->closing = closing;
}

void
tl_window_ask_to_close (TlWindow *self, TlWindowMayClose done, gpointer data)
{
  g_return_if_fail (TL_IS_WINDOW (self));

  if (self->document != NULL)
    tl_window_commit_edit (self);
  if (self->is_asking)
    done (self, FALSE, data);
  else if (self->saving != NULL)
    wait_for_save (self, done, data);
  else if (self->document != NULL && tl_document_is_modified (self->document))
    ask_about_changes (self, done, data);
  else
    done (self, TRUE, data);
}
