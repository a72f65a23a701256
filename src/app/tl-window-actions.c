/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-self-check-dialog.h"
#include "tl-step-words.h"

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_open (TL_WINDOW (widget));
}

static void
open_recent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_open_uri (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_save (TL_WINDOW (widget));
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_save_as (TL_WINDOW (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_export (TL_WINDOW (widget));
}

static void
import_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_import_evidence (TL_WINDOW (widget));
}

static void
export_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_export_evidence (TL_WINDOW (widget));
}

static void
paste_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_paste_evidence (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
make_future_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_make_future_map (TL_WINDOW (widget));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_choose_to_compare (TL_WINDOW (widget));
}

static void
stop_comparing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_leave_comparing (TL_WINDOW (widget));
}

static void
attach_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_attach_evidence (TL_WINDOW (widget));
}

static void
allow_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_allow_evidence (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
read_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_read_evidence (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
evidence_rows_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_show_evidence_rows (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  tl_window_reveal (TL_WINDOW (widget), file);
}

static void
export_insights_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_export_insights (TL_WINDOW (widget));
}

static void
print_role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_print_role (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
print_changes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_print_changes (TL_WINDOW (widget));
}

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);

  tl_window_reveal (self, tl_document_get_file (self->document));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_print (TL_WINDOW (widget));
}

static void
present_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_present_map (TL_WINDOW (widget), NULL);
}

static void
present_causes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) selection = tl_canvas_get_selection (TL_WINDOW (widget)->canvas);

  tl_window_present_map (TL_WINDOW (widget), selection->pdata[0]);
}

static void
plan_change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_plan_change (TL_WINDOW (widget));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_find (TL_WINDOW (widget));
}

static void
find_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_step (TL_WINDOW (widget), 1);
}

static void
find_previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_step (TL_WINDOW (widget), -1);
}

static void
stop_finding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_set_find_visible (TL_WINDOW (widget), FALSE);
}

/* What undo and redo would do is part of their names. */
static char *
make_undo_words (TlHistory *history)
{
  const char *undo = history != NULL ? tl_history_get_undo_label (history) : NULL;

  /* Translators: %s is what was done, as "Move Touchpoint". */
  return undo != NULL ? g_strdup_printf (_ ("Undo %s"), undo) : g_strdup (_ ("Undo"));
}

static char *
make_redo_words (TlHistory *history)
{
  const char *redo = history != NULL ? tl_history_get_redo_label (history) : NULL;

  /* Translators: %s is what was undone, as "Move Touchpoint". */
  return redo != NULL ? g_strdup_printf (_ ("Redo %s"), redo) : g_strdup (_ ("Redo"));
}

/* Who fills in a field goes on there. */
static gboolean
is_in_inspector (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector));
}

/* An in-place edit that is open is a step of its own before anything is undone. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  TlHistory *history = tl_document_get_history (self->document);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autofree char *subject = NULL, *words = NULL;
  guint step;

  tl_window_commit_edit (self);
  step = tl_history_get_n_done (history) - 1;
  subject = tl_step_words_name (history, step);
  if (!tl_history_undo (history))
    return;
  subjects = tl_history_list_subjects (history, step);
  if (!is_in_inspector (self))
    tl_window_return_to (self, subjects);
  words = tl_step_words_undone (history, step, subject);
  tl_canvas_announce (self->canvas, words);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  TlHistory *history = tl_document_get_history (self->document);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autofree char *words = NULL;
  guint step;

  tl_window_commit_edit (self);
  if (!tl_history_redo (history))
    return;
  step = tl_history_get_n_done (history) - 1;
  subjects = tl_history_list_subjects (history, step);
  if (!is_in_inspector (self))
    tl_window_return_to (self, subjects);
  words = tl_step_words_redone (history, step);
  tl_canvas_announce (self->canvas, words);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_show_history (TL_WINDOW (widget));
}

static void
self_check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);

  tl_window_commit_edit (self);
  tl_self_check_show (GTK_WINDOW (self), tl_document_get_history (self->document));
}

/* GtkApplication would make this window for each of ours, as it starts. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/throughline/Throughline/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/* "win.zoom-in" is the canvas's "canvas.zoom-in": buttons outside it do not see its own. */
static void
canvas_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("canvas.", name + strlen ("win."), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (TL_WINDOW (widget)->canvas), action, parameter);
}

/* Wherever the keyboard is in the window, but for a text field, which has these keys first. */
static void
install_clipboard_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_CONTROL_MASK, "win.cut", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste",
                                       NULL);
}

static void
stop_time_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_set_time_visible (TL_WINDOW (widget), FALSE);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.open", NULL, open_action },
  { "win.open-recent", "s", open_recent_action },
  { "win.save", NULL, save_action },
  { "win.save-as", NULL, save_as_action },
  { "win.export", NULL, export_action },
  { "win.import-evidence", NULL, import_evidence_action },
  { "win.export-evidence", NULL, export_evidence_action },
  { "win.paste-evidence", "s", paste_evidence_action },
  { "win.export-insights", NULL, export_insights_action },
  { "win.make-future-map", NULL, make_future_map_action },
  { "win.compare", NULL, compare_action },
  { "win.stop-comparing", NULL, stop_comparing_action },
  { "win.attach-evidence", NULL, attach_evidence_action },
  { "win.allow-evidence", "s", allow_evidence_action },
  { "win.read-evidence", "s", read_evidence_action },
  { "win.evidence-rows", "s", evidence_rows_action },
  { "win.print", NULL, print_action },
  { "win.print-role", "s", print_role_action },
  { "win.print-changes", NULL, print_changes_action },
  { "win.reveal", NULL, reveal_action },
  { "win.show-folder", "s", show_folder_action },
  { "win.present", NULL, present_action },
  { "win.present-causes", NULL, present_causes_action },
  { "win.plan-change", NULL, plan_change_action },
  { "win.find", NULL, find_action },
  { "win.find-next", NULL, find_next_action },
  { "win.find-previous", NULL, find_previous_action },
  { "win.stop-finding", NULL, stop_finding_action },
  { "win.stop-time", NULL, stop_time_action },
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, redo_action },
  { "win.history", NULL, history_action },
  { "win.self-check", NULL, self_check_action },
  { "win.cut", NULL, canvas_action },
  { "win.copy", NULL, canvas_action },
  { "win.paste", NULL, canvas_action },
  { "win.delete", NULL, canvas_action },
  { "win.duplicate", NULL, canvas_action },
  { "win.add-stage-after", NULL, canvas_action },
  { "win.add-moment-after", NULL, canvas_action },
  { "win.show-lane", "s", canvas_action },
  { "win.zoom-in", NULL, canvas_action },
  { "win.zoom-out", NULL, canvas_action },
  { "win.zoom-normal", NULL, canvas_action },
  { "win.zoom-fit", NULL, canvas_action },
  { "win.show-help-overlay", NULL, show_help_overlay_action },
};

void
tl_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  install_clipboard_keys (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.inspector-visible",
                                            "inspector-visible");
  gtk_widget_class_install_property_action (widget_class, "win.outline", "outline-visible");
  gtk_widget_class_install_property_action (widget_class, "win.find-visible", "find-visible");
  gtk_widget_class_install_property_action (widget_class, "win.findings", "findings-visible");
  gtk_widget_class_install_property_action (widget_class, "win.palette-visible", "palette-visible");
  gtk_widget_class_install_property_action (widget_class, "win.time", "time-visible");
  gtk_widget_class_install_property_action (widget_class, "win.curves-together", "curves-together");
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  /* Of the canvas, when it has nothing of its own to let go of. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop-finding", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop-comparing", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop-time", NULL);
}

static void
add_named_item (GMenu *menu, const char *words, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (words, action);

  g_menu_append_item (menu, item);
}

void
tl_window_update_undo (TlWindow *self)
{
  TlHistory *history = self->document != NULL ? tl_document_get_history (self->document) : NULL;
  gboolean can_undo = history != NULL && tl_history_get_undo_label (history) != NULL;
  gboolean can_redo = history != NULL && tl_history_get_redo_label (history) != NULL;
  g_autofree char *undo_words = make_undo_words (history);
  g_autofree char *redo_words = make_redo_words (history);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", can_undo || can_redo);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button), undo_words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button), redo_words);
  g_menu_remove_all (self->undo_section);
  add_named_item (self->undo_section, undo_words, "win.undo");
  add_named_item (self->undo_section, redo_words, "win.redo");
  add_named_item (self->undo_section, _ ("Undo _History"), "win.history");
}

void
tl_window_update_file_actions (TlWindow *self)
{
  gboolean can_name = self->document != NULL && !tl_document_is_busy (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", can_name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-evidence", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-evidence", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste-evidence", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-insights", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.make-future-map", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.attach-evidence", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.present", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.self-check", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reveal",
                                 self->document != NULL &&
                                     tl_document_get_file (self->document) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste",
                                 self->document != NULL && tl_window_is_map_shown (self));
}

void
tl_window_update_selection_actions (TlWindow *self)
{
  g_autoptr (GPtrArray) selection = tl_canvas_get_selection (self->canvas);
  gboolean is_shown = selection->len > 0 && tl_window_is_map_shown (self);
  TlElement *first = is_shown ? g_ptr_array_index (selection, 0) : NULL;
  gboolean has_cards = first != NULL && tl_element_get_kind (first) == TL_KIND_TOUCHPOINT;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.present-causes",
                                 has_cards && selection->len == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.plan-change", has_cards);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete", first != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.duplicate", has_cards);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cut", has_cards);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy", has_cards);
}

void
tl_window_update_find_actions (TlWindow *self)
{
  gboolean is_map = tl_window_is_map_shown (self);
  gboolean is_active = is_map && self->find != NULL && tl_find_is_active (self->find);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-next", is_active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-previous", is_active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-finding",
                                 is_map && self->find_visible);
}

void
tl_window_update_zoom_actions (TlWindow *self)
{
  double zoom = tl_canvas_get_zoom (self->canvas);
  gboolean has_map =
      self->document != NULL && !self->outline_visible && tl_window_is_map_shown (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-in",
                                 has_map && zoom < TL_CANVAS_ZOOM_MAXIMUM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out",
                                 has_map && zoom > TL_CANVAS_ZOOM_MINIMUM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-normal", has_map);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-fit", has_map);
}
