/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-dialogs.h"

#include <glib/gi18n-lib.h>

#include "tl-message.h"
#include "tl-storage.h"

#define NAME_LENGTH 100 /* bytes, of the 255 that file systems take */

typedef struct
{
  GtkWindow *parent; /* weak */
  char *ending;      /* NULL when a file is opened */
  GFile *file;
  TlFileChosen chosen;
  gpointer data;
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_weak_pointer (&choice->parent);
  g_clear_object (&choice->file);
  g_free (choice->ending);
  g_free (choice);
}

static void
finish (Choice *choice, GFile *file)
{
  choice->chosen (file, choice->data);
  choice_free (choice);
}

static void
on_replace_answer_cb (const char *answer, gpointer data)
{
  Choice *choice = data;

  finish (choice, strcmp (answer, "replace") == 0 ? choice->file : NULL);
}

static void
ask_to_replace (Choice *choice)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "replace", N_ ("_Replace"), TL_ANSWER_DESTRUCTIVE },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_storage_dup_name (choice->file);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  tl_message_ask (choice->parent, heading,
                  _ ("A file of this name is there already. Replacing it loses what it holds."),
                  answers, on_replace_answer_cb, choice);
}

/* What cannot be looked at cannot be written either, and then that is said. */
static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info != NULL)
    ask_to_replace (choice);
  else
    finish (choice, choice->file);
}

/* The chooser has asked about the name as it was typed, not about the one with the ending. */
static void
complete_name (Choice *choice)
{
  g_autofree char *base = g_file_get_basename (choice->file);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (choice->ending == NULL || g_str_has_suffix (base, choice->ending))
    {
      finish (choice, choice->file);
      return;
    }
  folder = g_file_get_parent (choice->file);
  name = g_strconcat (base, choice->ending, NULL);
  g_object_unref (choice->file);
  choice->file = g_file_get_child (folder, name);
  g_file_query_info_async (choice->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, on_looked_cb, choice);
}

static void
on_response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    choice->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);

  if (choice->file != NULL)
    complete_name (choice);
  else
    finish (choice, NULL);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* A native dialog belongs to nobody: it is held until it answers. */
static void
show (GtkFileChooserNative *dialog,
      GFile *folder,
      const char *ending,
      TlFileChosen chosen,
      gpointer data)
{
  Choice *choice = g_new0 (Choice, 1);

  g_set_weak_pointer (&choice->parent,
                      gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (dialog)));
  choice->ending = g_strdup (ending);
  choice->chosen = chosen;
  choice->data = data;
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkFileChooserNative *
make_map_chooser (GtkWindow *parent, const char *title, const char *accept)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, accept, NULL);

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Journey maps"), "*" TL_MAP_ENDING);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*");
  return dialog;
}

void
tl_file_dialogs_open (GtkWindow *parent, GFile *folder, TlFileChosen chosen, gpointer data)
{
  show (make_map_chooser (parent, _ ("Open a Journey Map"), _ ("_Open")), folder, NULL, chosen,
        data);
}

void
tl_file_dialogs_choose_other (
    GtkWindow *parent, GFile *folder, GFile *suggested, TlFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog =
      make_map_chooser (parent, _ ("Compare With a Journey Map"), _ ("Co_mpare"));

  if (suggested != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), suggested, NULL);
  show (dialog, suggested != NULL ? NULL : folder, NULL, chosen, data);
}

static const char *const table_endings[] = { ".csv", ".tsv", ".txt" };

static void
add_table_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  for (guint i = 0; i < G_N_ELEMENTS (table_endings); i++)
    gtk_file_filter_add_suffix (filter, table_endings[i] + 1);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
tl_file_dialogs_choose_table (
    GtkWindow *parent, const char *title, GFile *folder, TlFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);

  add_table_filter (GTK_FILE_CHOOSER (dialog));
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*");
  show (dialog, folder, NULL, chosen, data);
}

gboolean
tl_file_dialogs_is_table (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".tsv");
}

void
tl_file_dialogs_save (GtkWindow *parent,
                      const char *title,
                      const char *kind,
                      const char *ending,
                      GFile *folder,
                      const char *name,
                      TlFileChosen chosen,
                      gpointer data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char *pattern = g_strconcat ("*", ending, NULL);

  add_filter (GTK_FILE_CHOOSER (dialog), kind, pattern);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show (dialog, folder, ending, chosen, data);
}

char *
tl_file_dialogs_make_name (const char *title, const char *ending)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = title; *p != '\0' && name->len < NAME_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isprint (character) || strchr ("/\\:*?\"<>|", (int) *p) != NULL)
        character = '-';
      g_string_append_unichar (name, character);
    }
  g_strstrip (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  /* A leading dot would hide the file. */
  if (name->len > 0 && name->str[0] == '.')
    name->str[0] = '-';
  if (name->len == 0)
    g_string_assign (name, _ ("Untitled journey"));
  g_string_append (name, ending);
  return g_string_free (g_steal_pointer (&name), FALSE);
}
