/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-write.h"
#include "tl-element-words.h"
#include "tl-file-dialogs.h"
#include "tl-fragment.h"
#include "tl-message.h"
#include "tl-operations.h"
#include "tl-words.h"

/* Evidence comes in as tables and as words that are pasted, and goes out as a table. */

/* Files can be dropped on a window below a dialog: that is to be answered first. */
static gboolean
is_importing (TlWindow *self)
{
  if (self->import_dialog == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->import_dialog)))
    return FALSE;
  gtk_window_present (GTK_WINDOW (self->import_dialog));
  return TRUE;
}

static void
present (TlWindow *self, TlImportDialog *dialog)
{
  g_set_weak_pointer (&self->import_dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_pasted (TlWindow *self, GBytes *bytes, const char *about)
{
  TlImportDialog *dialog;

  if (is_importing (self))
    return;
  dialog = tl_import_dialog_new (GTK_WINDOW (self), tl_document_get_history (self->document), NULL,
                                 bytes);
  tl_import_dialog_set_about (dialog, about);
  present (self, dialog);
}

static void
show_file (TlWindow *self, GFile *file, gboolean is_kept)
{
  TlImportDialog *dialog;

  if (is_importing (self))
    return;
  tl_window_commit_edit (self);
  tl_window_remember_folder (self, "last-import-folder", file);
  dialog = tl_import_dialog_new (GTK_WINDOW (self), tl_document_get_history (self->document), file,
                                 NULL);
  tl_import_dialog_set_sources (dialog, self->sources, is_kept);
  present (self, dialog);
}

void
tl_window_import_file (TlWindow *self, GFile *file)
{
  show_file (self, file, FALSE);
}

static void
on_table_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file != NULL && self->document != NULL)
    tl_window_import_file (self, file);
}

void
tl_window_import_evidence (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-import-folder");

  tl_file_dialogs_choose_table (GTK_WINDOW (self), _ ("Import Evidence"), folder,
                                on_table_chosen_cb, g_object_ref (self));
}

static void
on_attached_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file != NULL && self->document != NULL)
    show_file (self, file, TRUE);
}

void
tl_window_attach_evidence (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-import-folder");

  tl_file_dialogs_choose_table (GTK_WINDOW (self), _ ("Attach an Evidence File"), folder,
                                on_attached_chosen_cb, g_object_ref (self));
}

/* Pasting */

typedef struct
{
  TlWindow *window;
  char *about; /* the id of an element */
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->window);
  g_free (paste->about);
  g_free (paste);
}

static void
tell (TlWindow *self, const char *words)
{
  tl_window_say (self, words, FALSE);
  tl_canvas_announce (self->canvas, words);
}

/* As they are, but for what no map can hold and blank lines around them. */
static void
paste_words (TlWindow *self, const char *about, const char *text)
{
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *words = g_strstrip (tl_words_clean (text, -1));
  TlElement *evidence;

  if (tl_history_is_in_step (history))
    return;
  if (*words == '\0')
    {
      tell (self, _ ("What was copied has no words."));
      return;
    }
  tl_history_begin (history, _ ("Paste Evidence"), NULL);
  evidence = tl_operations_add (history, TL_KIND_EVIDENCE, tl_element_words_new (TL_KIND_EVIDENCE));
  tl_history_set (history, evidence, TL_PROPERTY_ABOUT, about);
  tl_history_set (history, evidence, TL_PROPERTY_WORDS, words);
  tl_history_commit (history);
  tl_inspector_open (self->inspector, evidence);
}

static void
paste_text (TlWindow *self, const char *about, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  tl_window_commit_edit (self);
  if (tl_import_table_is_one (bytes))
    show_pasted (self, bytes, about);
  else if (strlen (text) > TL_FRAGMENT_TEXT_SIZE_LIMIT)
    tell (self, _ ("What was copied is too long for one piece of evidence."));
  else
    paste_words (self, about, text);
}

/* The map, and what the words are about, may be gone by now. */
static void
on_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  TlWindow *self = paste->window;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->document != NULL && gtk_window_get_application (GTK_WINDOW (self)) != NULL &&
      tl_map_find (tl_document_get_map (self->document), paste->about) != NULL)
    {
      if (text != NULL)
        paste_text (self, paste->about, text);
      else
        tell (self, _ ("What was copied has no plain text. Copy the words alone."));
    }
  paste_free (paste);
}

void
tl_window_paste_evidence (TlWindow *self, const char *id)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  TlElement *about = tl_map_find (tl_document_get_map (self->document), id);
  const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_EVIDENCE, TL_PROPERTY_ABOUT);
  Paste *paste;

  if (about == NULL || !(spec->ref_kinds & (1u << tl_element_get_kind (about))))
    return;
  paste = g_new (Paste, 1);
  *paste = (Paste){ g_object_ref (self), g_strdup (id) };
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_cb, paste);
}

/* Writing */

static void
on_written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  GFile *file;
  g_autoptr (GError) error = NULL;
  gboolean is_written = tl_storage_save_export_finish (result, &file, &error);

  /* Closed meanwhile it has no place left to say it in. */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (is_written)
    tl_window_tell_exported (self, file);
  else
    tl_message_tell_unsaved (GTK_WIDGET (self), file, error);
}

static void
on_place_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || self->document == NULL)
    return;
  bytes = tl_csv_write_evidence (tl_document_get_map (self->document));
  tl_storage_save_export_async (file, bytes, on_written_cb, g_object_ref (self));
}

void
tl_window_export_evidence (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-export-folder");
  g_autofree char *name =
      tl_file_dialogs_make_name (tl_document_get_title (self->document), ".csv");

  tl_window_commit_edit (self);
  tl_file_dialogs_save (GTK_WINDOW (self), _ ("Export Evidence"), _ ("Tables (CSV)"), ".csv",
                        folder, name, on_place_chosen_cb, g_object_ref (self));
}
