/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-entry-row.h"

#define ENTRY_WIDTH 24 /* letters */

GtkWidget *
tl_entry_row_new (const char *title, GtkEditable **entry)
{
  GtkWidget *row = adw_action_row_new (), *widget = gtk_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (widget), ENTRY_WIDTH);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row,
                                  NULL, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_widget_set_focusable (row, FALSE);
  *entry = GTK_EDITABLE (widget);
  return row;
}
