/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-format-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-speech.h"
#include "tl-words.h"

struct _TlImportFormatRow
{
  AdwExpanderRow parent_instance;

  TlCsvFormat found;
  AdwComboRow *delimiter;
  AdwComboRow *encoding;
  GtkSwitch *header;
  gboolean is_updating;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportFormatRow, tl_import_format_row, ADW_TYPE_EXPANDER_ROW)

/* In the order of the list. */
static const char delimiters[] = ",;\t|";
static const char *const delimiter_names[] = {
  NC_ ("delimiter", "Comma"),
  NC_ ("delimiter", "Semicolon"),
  NC_ ("delimiter", "Tab"),
  NC_ ("delimiter", "Vertical Bar"),
};

static const char *
name_delimiter (guint index)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "delimiter", delimiter_names[index]);
}

static const char *
name_encoding (guint index)
{
  return tl_csv_encoding_get_name ((TlCsvEncoding) index);
}

static guint
find_delimiter (char delimiter)
{
  return (guint) (strchr (delimiters, delimiter) - delimiters);
}

/* The one that was found says so. */
static void
show_choices (AdwComboRow *row, const char *(*name) (guint index), guint found, guint chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (delimiter_names); i++)
    /* Translators: how a table is written, such as "Comma" or "UTF-8", as the program found it */
    gtk_string_list_take (list, i == found ? g_strdup_printf (_ ("%s (found)"), name (i))
                                           : g_strdup (name (i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, chosen);
}

/* What has the keyboard is a row within. */
static GtkWidget *
find_header (TlImportFormatRow *self)
{
  GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (widget != NULL && !GTK_IS_LIST_BOX_ROW (widget))
    widget = gtk_widget_get_first_child (widget);
  return widget != NULL ? widget : GTK_WIDGET (self);
}

static void
describe (TlImportFormatRow *self, const TlImportTable *table)
{
  g_autofree char *name = table->name != NULL ? tl_words_cut (table->name, TL_WORDS_NAME) : NULL;
  g_autofree char *words =
      g_strdup_printf (tl_csv_has_header (table->csv)
                           /* Translators: of a table: the sign between its columns, and its
                            * encoding: "Comma" and "UTF-8" */
                           ? _ ("%s between columns · %s · the first line has their names")
                           : _ ("%s between columns · %s · no names of columns, so they are "
                                "numbered"),
                       name_delimiter (find_delimiter (tl_csv_get_delimiter (table->csv))),
                       tl_csv_encoding_get_name (tl_csv_get_encoding (table->csv)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 name != NULL ? name : _ ("Pasted table"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  tl_speech_describe (find_header (self), words);
}

static void
on_chosen_cb (TlImportFormatRow *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static AdwComboRow *
add_choice (TlImportFormatRow *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  tl_speech_describe_choice (ADW_COMBO_ROW (row));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static void
add_header (TlImportFormatRow *self)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("First Row Has the Names of Columns"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  tl_speech_mend_buttons (row);
  /* The row makes itself what labels the switch. */
  tl_speech_name (toggle, _ ("First Row Has the Names of Columns"));
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (on_chosen_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->header = GTK_SWITCH (toggle);
}

static void
tl_import_format_row_class_init (TlImportFormatRowClass *class)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_import_format_row_init (TlImportFormatRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->delimiter = add_choice (self, _ ("Separator"));
  self->encoding = add_choice (self, _ ("Encoding"));
  add_header (self);
}

void
tl_import_format_row_set_table (TlImportFormatRow *self, const TlImportTable *table)
{
  g_return_if_fail (TL_IS_IMPORT_FORMAT_ROW (self));

  self->is_updating = TRUE;
  self->found = *tl_csv_get_found (table->csv);
  show_choices (self->delimiter, name_delimiter, find_delimiter (self->found.delimiter),
                find_delimiter (tl_csv_get_delimiter (table->csv)));
  show_choices (self->encoding, name_encoding, (guint) self->found.encoding,
                tl_csv_get_encoding (table->csv));
  gtk_switch_set_active (self->header, tl_csv_has_header (table->csv));
  describe (self, table);
  self->is_updating = FALSE;
}

TlCsvFormat
tl_import_format_row_get_format (TlImportFormatRow *self)
{
  TlCsvFormat format = TL_CSV_FORMAT_FIND;
  char delimiter;
  int encoding, header;

  g_return_val_if_fail (TL_IS_IMPORT_FORMAT_ROW (self), format);

  delimiter = delimiters[adw_combo_row_get_selected (self->delimiter)];
  encoding = (int) adw_combo_row_get_selected (self->encoding);
  header = gtk_switch_get_active (self->header);
  if (delimiter != self->found.delimiter)
    format.delimiter = delimiter;
  if (encoding != self->found.encoding)
    format.encoding = encoding;
  if (header != self->found.header)
    format.header = header;
  return format;
}
