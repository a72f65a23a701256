/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-report-page.h"

#include <glib/gi18n-lib.h>

#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-speech.h"
#include "tl-storage.h"
#include "tl-words.h"

struct _TlImportReportPage
{
  AdwBin parent_instance;

  char *text; /* all of it */
  char *name;
  GtkButton *copy_button;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (TlImportReportPage, tl_import_report_page, ADW_TYPE_BIN)

/* In words */

static char *
format_number (guint64 n)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

char *
tl_import_report_describe_rows (const TlCsvReport *report)
{
  g_autofree char *n_taken = format_number (report->n_taken + report->n_mended);
  g_autofree char *n_mended = format_number (report->n_mended);
  g_autofree char *n_refused = format_number (report->n_refused);

  return g_strdup_printf (
      /* Translators: of a table: rows that were taken, how many of them were mended, and refused */
      ngettext ("%s row was taken (mended: %s), refused: %s.",
                "%s rows were taken (mended: %s), refused: %s.",
                (gulong) (report->n_taken + report->n_mended)),
      n_taken, n_mended, n_refused);
}

char *
tl_import_report_describe_evidence (const TlCsvReport *report)
{
  g_autofree char *n_added = format_number (report->n_added);
  g_autofree char *n_changed = format_number (report->n_changed);
  g_autofree char *n_same = format_number (report->n_same);
  g_autofree char *unmeasured = tl_csv_report_describe_unmeasured (report);
  g_autofree char *counts = g_strdup_printf (
      /* Translators: pieces of evidence: new ones, changed ones, and those that were on the map
       * already */
      ngettext ("%s new piece of evidence (changed: %s, as it was: %s).",
                "%s new pieces of evidence (changed: %s, as they were: %s).", report->n_added),
      n_added, n_changed, n_same);

  return unmeasured == NULL ? g_steal_pointer (&counts)
                            : g_strdup_printf ("%s %s", counts, unmeasured);
}

static char *
describe_note (const TlCsvNote *note)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, note->line);

  return g_strdup_printf (note->outcome == TL_CSV_REFUSED
                              /* Translators: the number of a line, and a sentence that says why */
                              ? _ ("Line %s, refused: %s")
                              /* Translators: the number of a line, and what was done with it */
                              : _ ("Line %s, mended: %s"),
                          line, note->message);
}

/* NULL: all is told. */
static char *
describe_rest (const TlCsvReport *report)
{
  if (!tl_csv_report_is_cut (report))
    return NULL;
  return g_strdup_printf (
      /* Translators: %d is a number as 500 */
      _ ("Of the mended and of the refused no more than %d notes each are listed."),
      TL_CSV_NOTE_LIMIT);
}

char *
tl_import_report_to_text (const TlCsvReport *report, const char *name)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rows = tl_import_report_describe_rows (report);
  g_autofree char *evidence = tl_import_report_describe_evidence (report);
  g_autofree char *rest = describe_rest (report);

  if (name != NULL)
    g_string_append_printf (text, "%s\n", name);
  g_string_append_printf (text, "%s\n%s\n", rows, evidence);
  for (guint i = 0; i < report->notes->len; i++)
    {
      g_autofree char *note = describe_note (report->notes->pdata[i]);

      g_string_append_printf (text, "%s\n", note);
    }
  if (rest != NULL)
    g_string_append_printf (text, "%s\n", rest);
  return g_string_free (text, FALSE);
}

/* What can be done with it */

/* By the button that did it, which has the keyboard. */
static void
tell_done (GtkButton *button, const char *words)
{
  gtk_button_set_label (button, words);
  tl_speech_name (GTK_WIDGET (button), words);
}

static void
on_copy_cb (TlImportReportPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
  tell_done (self->copy_button, _ ("Copied"));
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlImportReportPage) self = data;
  GFile *file;
  g_autoptr (GError) error = NULL;

  if (!tl_storage_save_export_finish (result, &file, &error))
    tl_message_tell_unsaved (GTK_WIDGET (self), file, error);
  else
    tell_done (self->save_button, _ ("Saved"));
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlImportReportPage) self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;
  bytes = g_bytes_new (self->text, strlen (self->text));
  tl_storage_save_export_async (file, bytes, on_saved_cb, g_object_ref (self));
}

static void
on_save_cb (TlImportReportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name =
      tl_file_dialogs_make_name (self->name != NULL ? self->name : _ ("Import"), ".txt");

  tl_file_dialogs_save (GTK_WINDOW (root), _ ("Save the Report"), _ ("Text files"), ".txt", NULL,
                        name, on_file_chosen_cb, g_object_ref (self));
}

/* The page */

static void
on_item_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  tl_speech_name (gtk_widget_get_parent (label), words);
}

/* Before GTK 4.12 Tab would go through all of the lines, as the arrows do. */
static gboolean
on_key_cb (TlImportReportPage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || root == NULL)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    return gtk_widget_grab_focus (GTK_WIDGET (self->copy_button));
  if (key != GDK_KEY_ISO_Left_Tab)
    return FALSE;
  /* What is before the list is the first in the window. */
  gtk_root_set_focus (root, NULL);
  return gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

/* There may be a thousand: widgets are made for those in sight. */
static GtkWidget *
make_list (TlImportReportPage *self, const TlCsvReport *report)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scrolled = gtk_scrolled_window_new ();
  char *rest = describe_rest (report);

  for (guint i = 0; i < report->notes->len; i++)
    gtk_string_list_take (list, describe_note (report->notes->pdata[i]));
  if (rest != NULL)
    gtk_string_list_take (list, rest);
  g_signal_connect (factory, "setup", G_CALLBACK (on_item_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bound_cb), NULL);
  view =
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows that were mended or refused"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (view, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (view, "import-report");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_buttons (TlImportReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("Co_py Report"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save Report…"));

  self->copy_button = GTK_BUTTON (copy);
  self->save_button = GTK_BUTTON (save);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (on_copy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static void
tl_import_report_page_finalize (GObject *object)
{
  TlImportReportPage *self = TL_IMPORT_REPORT_PAGE (object);

  g_free (self->text);
  g_free (self->name);
  G_OBJECT_CLASS (tl_import_report_page_parent_class)->finalize (object);
}

static void
tl_import_report_page_class_init (TlImportReportPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_import_report_page_finalize;
}

static void
tl_import_report_page_init (TlImportReportPage *self)
{
}

GtkWidget *
tl_import_report_page_new (const TlCsvReport *report, const char *name)
{
  TlImportReportPage *self = g_object_new (TL_TYPE_IMPORT_REPORT_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *rows = tl_import_report_describe_rows (report);
  g_autofree char *evidence = tl_import_report_describe_evidence (report);
  GtkWidget *heading = make_label (rows);

  self->text = tl_import_report_to_text (report, name);
  self->name = g_strdup (name);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_label (evidence));
  if (report->notes->len > 0)
    gtk_box_append (GTK_BOX (box), make_list (self, report));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  adw_bin_set_child (ADW_BIN (self), box);
  tl_speech_mend_buttons (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
