/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-field-rows.h"

#include "tl-speech.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 66

/* Not an AdwEntryRow, which does not tell a screen reader that it has the focus. */
static void
add_entry (TlFields *fields, AdwPreferencesGroup *group, const TlPropertySpec *spec)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  adw_preferences_group_add (group, tl_field_rows_wrap (_ (spec->label), entry));
  tl_fields_bind_entry (fields, spec->property, GTK_EDITABLE (entry));
}

static void
add_text (TlFields *fields, AdwPreferencesGroup *group, const TlPropertySpec *spec)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  adw_preferences_group_add (group, tl_field_rows_wrap (_ (spec->label), view));
  tl_fields_bind_text (fields, spec->property, GTK_TEXT_VIEW (view));
}

static GtkWidget *
add_combo (AdwPreferencesGroup *group, const TlPropertySpec *spec)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->label));
  adw_preferences_group_add (group, row);
  tl_field_rows_speak (ADW_COMBO_ROW (row));
  return row;
}

static void
on_chosen_cb (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  tl_speech_describe (GTK_WIDGET (row),
                      chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

void
tl_field_rows_speak (AdwComboRow *row)
{
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (on_chosen_cb), NULL);
  on_chosen_cb (row);
}

GtkWidget *
tl_field_rows_wrap (const char *caption, GtkWidget *widget)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "wide-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  return row;
}

void
tl_field_rows_add (TlFields *fields, AdwPreferencesGroup *group, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (tl_fields_get_kind (fields), property);

  switch (spec->type)
    {
    case TL_VALUE_TEXT:
      add_text (fields, group, spec);
      break;
    case TL_VALUE_CHOICE:
      tl_fields_bind_choice (fields, property, ADW_COMBO_ROW (add_combo (group, spec)));
      break;
    case TL_VALUE_INTEGER:
      tl_fields_bind_integer (fields, property, ADW_COMBO_ROW (add_combo (group, spec)));
      break;
    default:
      add_entry (fields, group, spec);
    }
}
