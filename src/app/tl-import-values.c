/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-values.h"

#include <glib/gi18n-lib.h>

#include "tl-csv-value.h"
#include "tl-entry-row.h"
#include "tl-speech.h"

static const TlProperty chosen[] = { TL_PROPERTY_SOURCE, TL_PROPERTY_MEASURE, TL_PROPERTY_DIRECTION,
                                     TL_PROPERTY_CONSENT };
static const TlProperty written[] = { TL_PROPERTY_LOW, TL_PROPERTY_HIGH, TL_PROPERTY_DATE };

struct _TlImportValues
{
  AdwBin parent_instance;

  TlCsvMapping *mapping;
  AdwPreferencesGroup *group;
  AdwComboRow *choices[G_N_ELEMENTS (chosen)];
  GtkEditable *entries[G_N_ELEMENTS (written)];
  gboolean is_updating;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportValues, tl_import_values, ADW_TYPE_BIN)

static const TlPropertySpec *
get_spec (TlProperty property)
{
  return tl_kind_get_property (TL_KIND_EVIDENCE, property);
}

static void
on_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TlImportValues *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->is_updating)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (self->choices[i] == row)
      tl_csv_mapping_set_constant (self->mapping, chosen[i],
                                   selected == 0
                                       ? NULL
                                       : get_spec (chosen[i])->choices[selected - 1].name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Why a text is no value of the property, the end of a sentence; NULL: it is one. */
static char *
find_reason (TlProperty property, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);
  char *reason = NULL;

  if (tl_csv_value_read (get_spec (property), text, value, &reason) == TL_CSV_REFUSED)
    return reason;
  g_free (reason);
  return NULL;
}

static void
on_written_cb (GtkEditable *entry, TlImportValues *self)
{
  const char *text = gtk_editable_get_text (entry);

  if (self->is_updating)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    if (self->entries[i] == entry)
      {
        g_autofree char *reason = find_reason (written[i], text);

        tl_csv_mapping_set_constant (self->mapping, written[i],
                                     *text != '\0' && reason == NULL ? text : NULL);
        if (reason != NULL)
          gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
        else
          gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_choice (TlImportValues *self, guint index)
{
  const TlPropertySpec *spec = get_spec (chosen[index]);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not set"));
  for (guint i = 0; spec->choices[i].name != NULL; i++)
    gtk_string_list_append (names, _ (spec->choices[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->label));
  self->choices[index] = ADW_COMBO_ROW (row);
  adw_combo_row_set_model (self->choices[index], G_LIST_MODEL (names));
  tl_speech_describe_choice (self->choices[index]);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_chosen_cb), self);
  adw_preferences_group_add (self->group, row);
}

static void
add_entry (TlImportValues *self, guint index)
{
  GtkWidget *row = tl_entry_row_new (_ (get_spec (written[index])->label), &self->entries[index]);

  g_signal_connect (self->entries[index], "changed", G_CALLBACK (on_written_cb), self);
  adw_preferences_group_add (self->group, row);
}

static void
tl_import_values_class_init (TlImportValuesClass *class)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_import_values_init (TlImportValues *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->is_updating = TRUE;
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, _ ("What the Table Does Not Say"));
  adw_preferences_group_set_description (self->group, _ ("For all rows whose cell is empty, or "
                                                         "that have no such column."));
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    add_choice (self, i);
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    add_entry (self, i);
  adw_bin_set_child (ADW_BIN (self), group);
  self->is_updating = FALSE;
}

GtkWidget *
tl_import_values_new (void)
{
  return g_object_new (TL_TYPE_IMPORT_VALUES, NULL);
}

void
tl_import_values_set_mapping (TlImportValues *self, TlCsvMapping *mapping)
{
  g_return_if_fail (TL_IS_IMPORT_VALUES (self));

  self->mapping = mapping;
  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      const char *name = mapping->constants[chosen[i]];
      int choice = name != NULL ? tl_choice_from_name (get_spec (chosen[i])->choices, name) : -1;

      adw_combo_row_set_selected (self->choices[i], (guint) (choice + 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    gtk_editable_set_text (self->entries[i], mapping->constants[written[i]] != NULL
                                                 ? mapping->constants[written[i]]
                                                 : "");
  self->is_updating = FALSE;
}

char *
tl_import_values_find_fault (TlImportValues *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_VALUES (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      const char *text = gtk_editable_get_text (self->entries[i]);
      g_autofree char *reason = find_reason (written[i], text);

      if (reason != NULL)
        return g_strdup_printf (_ ("%s: “%s” %s."), _ (get_spec (written[i])->label), text, reason);
    }
  return NULL;
}
