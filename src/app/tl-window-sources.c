/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-mapping-text.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-source-dialog.h"
#include "tl-source-file.h"
#include "tl-words.h"

/* The evidence files of the map: followed while it is open, attached, asked about and explained. */

#define TYPING_REST G_TIME_SPAN_SECOND

static const TlAnswer closing[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_SUGGESTED },
                                    { NULL, NULL, TL_ANSWER_PLAIN } };

static void
on_told_cb (const char *answer, gpointer data)
{
}

/* What somebody types is on the map with each letter; nothing may come under their hand before they
 * have rested. */
static gboolean
is_typing (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint64 serial = tl_history_get_serial (tl_document_get_history (self->document));

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector)))
    return FALSE;
  if (serial != self->typed_serial)
    self->typed_time = g_get_monotonic_time ();
  self->typed_serial = serial;
  return g_get_monotonic_time () - self->typed_time < TYPING_REST;
}

static gboolean
is_busy_cb (gpointer data)
{
  TlWindow *self = data;

  return tl_canvas_is_in_hand (self->canvas) || is_typing (self);
}

/* What a map from elsewhere wants to read. */

typedef struct
{
  TlWindow *window;
  TlLiveSources *sources; /* those that it was asked of */
  char *id;
} Question;

static void
on_answer_cb (const char *answer, gpointer data)
{
  Question *question = data;
  TlLiveSource *source = tl_live_sources_find (question->sources, question->id);

  if (strcmp (answer, "attach") == 0 && source != NULL &&
      question->window->sources == question->sources)
    tl_live_sources_allow (question->sources, source);
  g_object_unref (question->window);
  g_object_unref (question->sources);
  g_free (question->id);
  g_free (question);
}

static void
ask (TlWindow *self, TlLiveSource *source)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Leave"), TL_ANSWER_SUGGESTED },
                                      { "attach", N_ ("_Attach"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  Question *question = g_new (Question, 1);
  g_autofree char *path = tl_words_cut (tl_live_source_get_path (source), TL_WORDS_NAME);
  /* Translators: %s is the path of a file */
  g_autofree char *words = g_strdup_printf (_ ("“%s” is not in the map’s folder. Attach it only if "
                                               "you know what it holds: what is in it becomes part "
                                               "of the map."),
                                            path);

  *question = (Question){ g_object_ref (self), g_object_ref (self->sources),
                          g_strdup (tl_live_source_get_id (source)) };
  tl_message_ask (GTK_WINDOW (self), _ ("Read a File for This Map?"), words, answers, on_answer_cb,
                  question);
}

/* Once, and of one: whoever leaves it, and the others, are found in the inspector. A window that is
 * still to come cannot be asked over. */
static void
ask_once (TlWindow *self)
{
  GPtrArray *all = self->sources != NULL ? tl_live_sources_get_all (self->sources) : NULL;

  if (all == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < all->len && !self->asked_for_source; i++)
    if (tl_live_source_get_state (all->pdata[i]) == TL_LIVE_UNASKED)
      {
        self->asked_for_source = TRUE;
        ask (self, all->pdata[i]);
      }
}

static void
on_changed_cb (TlWindow *self)
{
  tl_inspector_update (self->inspector);
  tl_window_update_title (self);
}

void
tl_window_leave_sources (TlWindow *self)
{
  if (self->sources == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->sources, self);
  tl_live_sources_stop (self->sources);
  g_clear_object (&self->sources);
}

void
tl_window_follow_sources (TlWindow *self)
{
  tl_window_leave_sources (self);
  self->asked_for_source = FALSE;
  if (self->document == NULL)
    return;
  self->sources = tl_live_sources_new (self->document, is_busy_cb, self);
  g_signal_connect_swapped (self->sources, "changed", G_CALLBACK (on_changed_cb), self);
  on_changed_cb (self);
  g_signal_handlers_disconnect_by_func (self, ask_once, NULL);
  g_signal_connect_after (self, "map", G_CALLBACK (ask_once), NULL);
  ask_once (self);
}

/* Attaching. */

typedef struct
{
  TlWindow *window;
  TlLiveSources *sources;
  GFile *file;
  GBytes *bytes;
} Attaching;

static void
attaching_free (Attaching *attaching)
{
  g_object_unref (attaching->window);
  g_object_unref (attaching->sources);
  g_object_unref (attaching->file);
  g_clear_pointer (&attaching->bytes, g_bytes_unref);
  g_free (attaching);
}

/* What its columns most likely mean. NULL, with why not. */
static char *
guess_mapping (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (TlCsv) csv = tl_csv_new (stream, NULL, error);
  g_autoptr (TlCsvMapping) mapping = csv != NULL ? tl_csv_mapping_guess (csv, FALSE) : NULL;
  g_autofree char *fault = mapping != NULL ? tl_csv_mapping_find_fault (mapping) : NULL;

  if (fault != NULL)
    g_set_error_literal (error, TL_CSV_MAPPING_ERROR, TL_CSV_MAPPING_ERROR_TEXT, fault);
  return mapping == NULL || fault != NULL ? NULL : tl_csv_mapping_to_text (mapping, csv);
}

static void
tell_failed (Attaching *attaching, const char *message)
{
  g_autofree char *name = tl_storage_dup_name (attaching->file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Was Not Attached"), name);

  tl_message_ask (GTK_WINDOW (attaching->window), heading, message, closing, on_told_cb, NULL);
}

static void
attach (Attaching *attaching)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mapping = guess_mapping (attaching->bytes, &error);

  if (mapping == NULL)
    tell_failed (attaching, error->message);
  else if (!tl_window_attach_evidence (attaching->window, attaching->file, mapping))
    tell_failed (attaching, _ ("Only files on this computer can be followed."));
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attaching *attaching = data;
  GError *error = NULL;

  attaching->bytes = tl_source_file_read (attaching->file, NULL, cancellable, &error);
  if (attaching->bytes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlWindow *self = TL_WINDOW (source);
  Attaching *attaching = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->sources != attaching->sources)
    return;
  tl_canvas_commit_edit (self->canvas);
  if (is_read)
    attach (attaching);
  else
    tell_failed (attaching, error->message);
}

void
tl_window_attach_guessed (TlWindow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Attaching *attaching;

  if (self->sources == NULL)
    return;
  attaching = g_new0 (Attaching, 1);
  attaching->window = g_object_ref (self);
  attaching->sources = g_object_ref (self->sources);
  attaching->file = g_object_ref (file);
  task = g_task_new (self, NULL, on_read_cb, NULL);
  g_task_set_task_data (task, attaching, (GDestroyNotify) attaching_free);
  g_task_run_in_thread (task, read_cb);
}

static void
on_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file != NULL)
    tl_window_attach_guessed (self, file);
}

void
tl_window_choose_evidence (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-folder");

  tl_file_dialogs_choose_table (GTK_WINDOW (self), _ ("Attach an Evidence File"), folder,
                                on_chosen_cb, g_object_ref (self));
}

gboolean
tl_window_attach_evidence (TlWindow *self, GFile *file, const char *mapping)
{
  g_autofree char *name = tl_storage_dup_name (file);
  g_autofree char *words = g_strdup_printf (_ ("Attached “%s”"), name);

  if (self->sources == NULL || tl_live_sources_attach (self->sources, file, mapping) == NULL)
    return FALSE;
  tl_window_say (self, words, TRUE);
  return TRUE;
}

/* What is done with one. */

static TlLiveSource *
find_source (TlWindow *self, const char *id)
{
  return self->sources != NULL ? tl_live_sources_find (self->sources, id) : NULL;
}

void
tl_window_allow_evidence (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_live_sources_allow (self->sources, source);
}

void
tl_window_read_evidence (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_live_source_read_again (source);
}

void
tl_window_show_evidence_rows (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_source_dialog_show (GTK_WINDOW (self), source, tl_document_get_map (self->document));
}
