/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-speech.h"

#include <glib/gi18n-lib.h>

#include "tl-speech-private.h"

void
tl_speech_name (GtkWidget *widget, const char *words)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

void
tl_speech_describe (GtkWidget *widget, const char *words)
{
  tl_speech_set_own (widget, words);
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *popover = NULL;

  if (GTK_IS_POPOVER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && popover == NULL;
       child = gtk_widget_get_next_sibling (child))
    popover = find_popover (child);
  return popover;
}

/* The items of a list that drops down have no name before GTK 4.12. There are no more of them than
 * are in sight, and each is another one then and now: so each is named as the keyboard comes. */
static void
name_focused (GtkWidget *popover, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkLabel *label =
      focus != NULL && gtk_widget_is_ancestor (focus, popover) && !GTK_IS_EDITABLE (focus)
          ? find_label (focus)
          : NULL;

  if (label != NULL)
    tl_speech_name (focus, gtk_label_get_text (label));
}

static void
on_list_mapped_cb (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);

  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (name_focused), popover,
                           G_CONNECT_SWAPPED);
  name_focused (popover, NULL, root);
}

static void
on_list_unmapped_cb (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);

  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, name_focused, popover);
}

static void
name_list_items (GtkWidget *list)
{
  GtkWidget *popover = find_popover (list);

  if (popover == NULL)
    return;
  g_signal_connect (popover, "map", G_CALLBACK (on_list_mapped_cb), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (on_list_unmapped_cb), NULL);
}

static void
on_chosen_cb (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  tl_speech_describe (GTK_WIDGET (row),
                      chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

void
tl_speech_describe_choice (AdwComboRow *row)
{
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (on_chosen_cb), NULL);
  name_list_items (GTK_WIDGET (row));
  on_chosen_cb (row);
}

/* What has the keyboard is the button inside. Newer versions of GTK tell the name of what it is in
 * for its own. */
static void
name_list (GtkDropDown *list, GParamSpec *pspec, const char *words)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (list));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (list);
  const char *chosen_words = chosen != NULL ? gtk_string_object_get_string (chosen) : "";

  tl_speech_name (GTK_WIDGET (list), words);
  tl_speech_name (button, words);
  tl_speech_describe (GTK_WIDGET (list), chosen_words);
  tl_speech_describe (button, chosen_words);
}

void
tl_speech_name_list (GtkDropDown *list, const char *words)
{
  g_signal_connect_data (list, "notify::selected-item", G_CALLBACK (name_list), g_strdup (words),
                         (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_AFTER);
  name_list_items (GTK_WIDGET (list));
  name_list (list, NULL, words);
}

GtkAccessibleRole
tl_speech_get_toggle_role (void)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* the floor is older */
      return GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON;
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return GTK_ACCESSIBLE_ROLE_BUTTON;
#endif
}

void
tl_speech_tell_pressed (GtkWidget *button, gboolean pressed)
{
#if !GTK_CHECK_VERSION(4, 10, 0)
  const char *tip = gtk_widget_get_tooltip_text (button);
  /* Translators: the state of a button: to a screen reader */
  const char *state = pressed ? C_ ("button", "pressed") : C_ ("button", "not pressed");
  g_autofree char *words = tip != NULL ? g_strjoin (_ ("; "), tip, state, NULL) : g_strdup (state);

  tl_speech_describe (button, words);
#endif
}

static void
on_toggled_cb (GtkToggleButton *button)
{
  tl_speech_tell_pressed (GTK_WIDGET (button), gtk_toggle_button_get_active (button));
}

static void
mend_button (GtkButton *button)
{
  GtkLabel *label = gtk_button_get_use_underline (button) ? find_label (GTK_WIDGET (button)) : NULL;

  if (label != NULL)
    tl_speech_name (GTK_WIDGET (button), gtk_label_get_text (label));
  if (!GTK_IS_TOGGLE_BUTTON (button))
    return;
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled_cb), NULL);
  on_toggled_cb (GTK_TOGGLE_BUTTON (button));
}

static void
describe_switch (AdwActionRow *row)
{
  tl_speech_describe (adw_action_row_get_activatable_widget (row),
                      adw_action_row_get_subtitle (row));
}

/* The row would be a stop of its own, which does not tell whether it is on. */
static void
mend_switch (AdwActionRow *row)
{
  gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (describe_switch), NULL);
  describe_switch (row);
}

static gboolean
has_switch (GtkWidget *widget)
{
  return ADW_IS_ACTION_ROW (widget) &&
         GTK_IS_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget)));
}

void
tl_speech_mend_buttons (GtkWidget *within)
{
  if (has_switch (within))
    mend_switch (ADW_ACTION_ROW (within));
  /* The button of a menu opens something: that is told in another way. */
  if (GTK_IS_BUTTON (within))
    mend_button (GTK_BUTTON (within));
  else if (!GTK_IS_MENU_BUTTON (within))
    for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      tl_speech_mend_buttons (child);
}

static gboolean
is_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
         role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

/* An item is labelled by its label, which GTK 4.18 takes for mere presentation: it says nothing. */
static void
name_items (GtkWidget *widget)
{
  GtkLabel *label = is_item (widget) ? find_label (widget) : NULL;

  if (label != NULL)
    tl_speech_name (widget, gtk_label_get_text (label));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

void
tl_speech_name_items (GtkPopover *menu)
{
  if (menu != NULL)
    g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}
