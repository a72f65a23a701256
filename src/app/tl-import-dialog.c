/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-mapping-text.h"
#include "tl-message.h"
#include "tl-speech.h"
#include "tl-words.h"

G_DEFINE_FINAL_TYPE (TlImportDialog, tl_import_dialog, ADW_TYPE_WINDOW)

/* The mapping and what it makes of the rows shown */

static char *
describe_fates (const GPtrArray *fates)
{
  guint n[TL_CSV_REFUSED + 1] = { 0 };

  for (guint i = 0; i < fates->len; i++)
    n[((const TlImportFate *) fates->pdata[i])->outcome]++;
  return g_strdup_printf (
      /* Translators: of the first rows of a table: how many are as they should be, are mended, and
       * are refused */
      ngettext ("Of the %u row shown: good %u, mended %u, refused %u.",
                "Of the %u rows shown: good %u, mended %u, refused %u.", fates->len),
      fates->len, n[TL_CSV_TAKEN], n[TL_CSV_MENDED], n[TL_CSV_REFUSED]);
}

/* Rows that are followed are told apart by something, or by all that they say. */
static void
describe_following (TlImportDialog *self)
{
  gboolean is_told_apart = self->mapping->is_answers ||
                           tl_csv_mapping_find (self->mapping, TL_CSV_ID) >= 0 ||
                           tl_csv_mapping_find (self->mapping, TL_PROPERTY_REFERENCE) >= 0;

  const char *words = is_told_apart
                          ? _ ("Follow the file: when it changes, the evidence does too")
                          : _ ("Follow the file. No column is an id or a reference: a row whose "
                               "words, date or subject change will be one more piece of evidence");

  adw_action_row_set_subtitle (self->kept_row, words);
}

void
tl_import_dialog_update (TlImportDialog *self)
{
  TlMap *map = tl_history_get_map (self->history);
  g_autofree char *fault = tl_import_values_find_fault (self->values);
  g_autoptr (GPtrArray) fates = NULL;
  g_autoptr (GHashTable) held = tl_import_dialog_list_held (self);
  g_autofree char *words = NULL;

  if (fault == NULL)
    fault = tl_csv_mapping_find_fault (self->mapping);
  if (fault == NULL)
    fates = tl_import_table_try (self->table, map, self->mapping, held);
  words = fault != NULL ? g_strdup (fault) : describe_fates (fates);
  tl_import_columns_update (self->columns);
  tl_import_columns_show_fates (self->columns, map, fates);
  describe_following (self);
  gtk_label_set_text (self->status_label, words);
  gtk_image_set_from_icon_name (self->status_icon, fault != NULL ? "dialog-warning-symbolic"
                                                                 : "object-select-symbolic");
  gtk_widget_set_sensitive (self->import_button,
                            fault == NULL && self->cancellable == NULL && self->applying == 0);
}

/* The verdict, after `news` if that is not NULL; it is shown alone. */
static void
say_status (TlImportDialog *self, const char *news)
{
  g_autofree char *status = g_strdup (tl_import_dialog_get_status (self));
  g_autofree char *words =
      g_strjoin (" ", news != NULL ? news : status, news != NULL ? status : NULL, NULL);

  tl_speech_say (self->status_label, words);
  gtk_label_set_text (self->status_label, status);
}

/* `news`: what a choice did to another column, NULL: nothing. */
static void
on_columns_changed_cb (TlImportDialog *self, const char *news)
{
  tl_import_dialog_update (self);
  say_status (self, news);
}

static void
on_rules_changed_cb (TlImportDialog *self)
{
  tl_import_dialog_update (self);
  say_status (self, NULL);
}

/* With each letter: told is only what comes of it. */
static void
on_values_changed_cb (TlImportDialog *self)
{
  g_autofree char *before = g_strdup (tl_import_dialog_get_status (self));

  tl_import_dialog_update (self);
  if (strcmp (before, tl_import_dialog_get_status (self)) != 0)
    say_status (self, NULL);
}

/* What does not go with answers is set aside, and comes back with rows that are evidence. */
static void
turn_rows (TlImportDialog *self)
{
  TlCsvMapping *mapping = self->mapping;

  for (guint i = 0; i < mapping->targets->len; i++)
    {
      int target = tl_csv_mapping_get_target (mapping, i);
      int *kept = &g_array_index (self->unfit, int, i);

      if (mapping->is_answers && tl_csv_target_is_unfit_for_answers (target))
        {
          *kept = target;
          tl_csv_mapping_set_target (mapping, i, TL_CSV_NOTHING);
        }
      else if (!mapping->is_answers && *kept != TL_CSV_NOTHING)
        {
          if (target == TL_CSV_NOTHING && tl_csv_mapping_find (mapping, *kept) < 0)
            tl_csv_mapping_set_target (mapping, i, *kept);
          *kept = TL_CSV_NOTHING;
        }
    }
}

static void
on_rows_chosen_cb (TlImportDialog *self)
{
  gboolean is_answers = adw_combo_row_get_selected (self->rows_row) == 1;

  if (self->mapping == NULL || self->mapping->is_answers == is_answers)
    return;
  self->mapping->is_answers = is_answers;
  turn_rows (self);
  tl_import_dialog_update (self);
  say_status (self, NULL);
}

/* The table */

static void
describe_columns (TlImportDialog *self)
{
  guint n_hidden = tl_import_columns_get_n_hidden (self->columns);
  g_autofree char *words = NULL;

  if (n_hidden > 0)
    words =
        g_strdup_printf (ngettext ("What the columns are (%u more is not shown and not imported)",
                                   "What the columns are (%u more are not shown and not imported)",
                                   n_hidden),
                         n_hidden);
  gtk_label_set_text (self->columns_label, words != NULL ? words : _ ("What the columns are"));
}

/* All of it is another one. */
static void
show_mapping (TlImportDialog *self)
{
  if (self->about != NULL)
    tl_csv_mapping_set_constant (self->mapping, TL_PROPERTY_ABOUT, self->about);
  tl_import_values_set_mapping (self->values, self->mapping);
  tl_import_rules_update (self->rules);
  adw_combo_row_set_selected (self->rows_row, self->mapping->is_answers ? 1 : 0);
  tl_import_dialog_update (self);
}

/* Not as the last time: as the columns look. Others have the mapping, so what is in it goes. */
static void
on_anew_cb (TlImportDialog *self)
{
  TlCsvMapping last = *self->mapping;

  *self->mapping = *self->table->guess;
  *self->table->guess = last;
  g_clear_pointer (&self->table->guess, tl_csv_mapping_free);
  for (guint i = 0; i < self->unfit->len; i++)
    g_array_index (self->unfit, int, i) = TL_CSV_NOTHING;
  gtk_widget_set_visible (self->last_row, FALSE);
  show_mapping (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows_row));
  say_status (self, NULL);
}

/* What the columns of the file are where it is attached; NULL: it is not. */
static const char *
find_attached (TlImportDialog *self, GFile *file)
{
  TlElement *source;

  if (self->sources == NULL || !tl_live_sources_can_attach (self->sources, file))
    return NULL;
  source = tl_live_sources_find_file (self->sources, file);
  return source != NULL ? tl_element_get_string (source, TL_PROPERTY_MAPPING) : NULL;
}

/* An attached file begins as it is attached. */
static void
show_attached (TlImportDialog *self)
{
  TlImportTable *table = self->table;
  const char *text = find_attached (self, table->file);
  g_autoptr (GError) error = NULL;
  TlCsvMapping *mapping;

  gtk_widget_set_visible (GTK_WIDGET (self->kept_row),
                          self->sources != NULL &&
                              tl_live_sources_can_attach (self->sources, table->file));
  if (text == NULL)
    return;
  gtk_switch_set_active (self->kept_switch, TRUE);
  mapping = tl_csv_mapping_from_text (text, table->csv, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->misfit_row), mapping == NULL);
  if (mapping == NULL)
    {
      adw_action_row_set_subtitle (self->misfit_row, error->message);
      return;
    }
  g_clear_pointer (&table->last, tl_csv_mapping_free);
  table->last = mapping;
}

/* Widgets of this table, instead of those of the one before. */
static void
make_table_widgets (TlImportDialog *self)
{
  GtkWidget *columns = tl_import_columns_new (), *rules = tl_import_rules_new ();

  if (self->columns != NULL)
    gtk_box_remove (self->columns_box, GTK_WIDGET (self->columns));
  if (self->rules != NULL)
    gtk_box_remove (self->groups_box, GTK_WIDGET (self->rules));
  self->columns = TL_IMPORT_COLUMNS (columns);
  self->rules = TL_IMPORT_RULES (rules);
  gtk_box_append (self->columns_box, columns);
  gtk_box_prepend (self->groups_box, rules);
  g_signal_connect_object (columns, "changed", G_CALLBACK (on_columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (rules, "changed", G_CALLBACK (on_rules_changed_cb), self);
  tl_import_columns_set_table (self->columns, self->table, self->mapping);
  tl_import_rules_set_table (self->rules, self->table, tl_history_get_map (self->history),
                             self->mapping);
}

/* The table with the mapping. */
static void
show_both (TlImportDialog *self)
{
  const int nothing = TL_CSV_NOTHING;

  g_clear_pointer (&self->unfit, g_array_unref);
  self->unfit = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < self->table->columns->len; i++)
    g_array_append_val (self->unfit, nothing);
  tl_import_format_row_set_table (self->format_row, self->table);
  make_table_widgets (self);
  describe_columns (self);
  show_mapping (self);
}

/* What is above that which has the keyboard, and what comes of it all. */
static void
say_table (TlImportDialog *self)
{
  g_autofree char *misfit = NULL, *last = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->misfit_row)))
    misfit =
        g_strdup_printf ("%s: %s",
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->misfit_row)),
                         adw_action_row_get_subtitle (self->misfit_row));
  else if (gtk_widget_get_visible (self->last_row))
    last = g_strdup_printf ("%s.",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->last_row)));
  say_status (self, misfit != NULL ? misfit : last);
}

static void
show_table (TlImportDialog *self)
{
  show_attached (self);
  self->mapping = g_steal_pointer (&self->table->last);
  if (self->mapping == NULL)
    self->mapping = g_steal_pointer (&self->table->guess);
  gtk_widget_set_visible (self->last_row, self->table->guess != NULL);
  show_both (self);
  gtk_stack_set_visible_child (self->stack, self->mapping_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows_row));
  say_table (self);
}

static void
on_told_cb (const char *answer, gpointer data)
{
  g_autoptr (TlImportDialog) self = data;

  if (self->mapping == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

void
tl_import_dialog_tell_failure (TlImportDialog *self, const GError *error)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *words =
      error->domain != G_IO_ERROR
          ? g_strdup (error->message)
          /* Translators: %s is what the system says, such as that a file is not there. */
          : g_strdup_printf (_ ("See whether the file is still there and may be read, and import "
                                "it again (%s)."),
                             error->message);

  tl_message_ask (GTK_WINDOW (self), _ ("The Table Cannot Be Read"), words, answers, on_told_cb,
                  g_object_ref (self));
}

static void
on_reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlImportTable) before = self->table;
  g_autoptr (TlCsvMapping) mapping = self->mapping;
  TlImportTable *table = tl_import_table_load_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (table != NULL)
    {
      self->table = table;
      self->mapping = tl_csv_mapping_carry (mapping, before->csv, table->csv);
      show_both (self);
      say_status (self, NULL);
      return;
    }
  g_steal_pointer (&before);
  g_steal_pointer (&mapping);
  tl_import_format_row_set_table (self->format_row, self->table);
  tl_import_dialog_update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_import_dialog_tell_failure (self, error);
}

/* The table is written in another way than it seemed. */
static void
on_format_changed_cb (TlImportDialog *self)
{
  const TlCsvFormat format = tl_import_format_row_get_format (self->format_row);

  if (self->cancellable != NULL)
    {
      /* One after the other. */
      tl_import_format_row_set_table (self->format_row, self->table);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import_button, FALSE);
  tl_import_table_load_async (self->table->file, self->table->bytes, &format, self->cancellable,
                              on_reloaded_cb, g_object_ref (self));
}

static void on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Reads the table once more when it is attached as one that is written in another way. */
static gboolean
load_as_attached (TlImportDialog *self)
{
  const char *text = find_attached (self, self->table->file);
  g_autoptr (TlImportTable) table = NULL;
  TlCsvFormat format;

  if (text == NULL || self->is_as_attached)
    return FALSE;
  self->is_as_attached = TRUE;
  format = tl_csv_format_from_text (text);
  if (tl_csv_format_equal (&format, tl_csv_get_format (self->table->csv)))
    return FALSE;
  table = g_steal_pointer (&self->table);
  self->cancellable = g_cancellable_new ();
  tl_import_table_load_async (table->file, NULL, &format, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
  return TRUE;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  self->table = tl_import_table_load_finish (result, &error);
  if (self->table != NULL && load_as_attached (self))
    return;
  if (self->table != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    show_table (self);
  else if (self->table == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_import_dialog_tell_failure (self, error);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_cancel_cb (TlImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* While the table is read, or the map is changed, that is what is cancelled, and one is back where
 * one was. */
static gboolean
tl_import_dialog_close_request (GtkWindow *window)
{
  TlImportDialog *self = TL_IMPORT_DIALOG (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  if (self->applying != 0)
    {
      tl_import_dialog_stop (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (tl_import_dialog_parent_class)->close_request (window);
}

static void
tl_import_dialog_dispose (GObject *object)
{
  TlImportDialog *self = TL_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  tl_import_dialog_stop (self);
  G_OBJECT_CLASS (tl_import_dialog_parent_class)->dispose (object);
}

static void
tl_import_dialog_finalize (GObject *object)
{
  TlImportDialog *self = TL_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->import, tl_csv_import_free);
  g_clear_pointer (&self->mapping, tl_csv_mapping_free);
  g_clear_pointer (&self->table, tl_import_table_free);
  g_clear_pointer (&self->unfit, g_array_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->sources);
  g_free (self->about);
  G_OBJECT_CLASS (tl_import_dialog_parent_class)->finalize (object);
}

/* Threads may hold the dialog longer than its parent lives, and GTK would not notice. */
static void
on_parent_gone_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, rows_label);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, mapping_page);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, misfit_row);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, rows_row);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, kept_switch);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, columns_box);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, columns_label);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, TlImportDialog, report_page);
  gtk_widget_class_bind_template_callback (widget_class, on_anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tl_import_dialog_run);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_chosen_cb);
}

static void
tl_import_dialog_class_init (TlImportDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_import_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_import_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = tl_import_dialog_close_request;

  g_type_ensure (TL_TYPE_IMPORT_FORMAT_ROW);
  bind_template (GTK_WIDGET_CLASS (class));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
tl_import_dialog_init (TlImportDialog *self)
{
  GtkWidget *values = tl_import_values_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->values = TL_IMPORT_VALUES (values);
  gtk_box_append (self->groups_box, values);
  tl_speech_describe_choice (self->rows_row);
  tl_speech_mend_buttons (GTK_WIDGET (self));
  g_signal_connect_swapped (values, "changed", G_CALLBACK (on_values_changed_cb), self);
}

TlImportDialog *
tl_import_dialog_new (GtkWindow *parent, TlHistory *history, GFile *file, GBytes *bytes)
{
  TlImportDialog *self = g_object_new (TL_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (on_parent_gone_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  tl_import_table_load_async (file, bytes, NULL, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
  return self;
}

void
tl_import_dialog_set_about (TlImportDialog *self, const char *about)
{
  g_return_if_fail (TL_IS_IMPORT_DIALOG (self));

  g_free (self->about);
  self->about = g_strdup (about);
}

void
tl_import_dialog_set_sources (TlImportDialog *self, TlLiveSources *sources, gboolean is_kept)
{
  g_return_if_fail (TL_IS_IMPORT_DIALOG (self));

  g_set_object (&self->sources, sources);
  gtk_switch_set_active (self->kept_switch, is_kept);
}

TlCsvMapping *
tl_import_dialog_get_mapping (TlImportDialog *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_DIALOG (self), NULL);

  return self->mapping;
}

const char *
tl_import_dialog_get_status (TlImportDialog *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_DIALOG (self), NULL);

  return gtk_label_get_text (self->status_label);
}

gboolean
tl_import_dialog_can_import (TlImportDialog *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_DIALOG (self), FALSE);

  return self->mapping != NULL && self->cancellable == NULL && self->applying == 0 &&
         gtk_widget_get_sensitive (self->import_button);
}
