/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-focus.h"
#include "tl-memory.h"
#include "tl-menu.h"
#include "tl-speech.h"
#include "tl-source-words.h"
#include "tl-today.h"
#include "tl-words.h"

enum
{
  PROP_DOCUMENT = 1,
  PROP_INSPECTOR_VISIBLE,
  PROP_OUTLINE_VISIBLE,
  PROP_FIND_VISIBLE,
  PROP_FINDINGS_VISIBLE,
  PROP_PALETTE_VISIBLE,
  PROP_TIME_VISIBLE,
  PROP_CURVES_TOGETHER,
  PROP_START_VISIBLE,
  PROP_VIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

/* "fault-repair.journey · saved" */
static char *
make_subtitle (TlDocument *document, TlStorageState disk)
{
  GFile *file = tl_document_get_file (document);
  g_autofree char *name = NULL;

  if (file == NULL)
    return tl_document_is_modified (document) ? g_strdup (_ ("not saved yet"))
                                              : g_strdup (_ ("new map"));
  name = tl_storage_dup_name (file);
  if (tl_document_is_busy (document))
    /* Translators: a file's name, and how it is with it. */
    return g_strdup_printf (_ ("%s · saving…"), name);
  if (tl_document_is_modified (document))
    return g_strdup_printf (_ ("%s · not saved"), name);
  if (tl_file_count_mended (tl_document_get_problems (document)) > 0)
    return g_strdup_printf (_ ("%s · mended, not saved"), name);
  if (disk == TL_STORAGE_CHANGED)
    return g_strdup_printf (_ ("%s · changed by another program"), name);
  if (disk == TL_STORAGE_VANISHED)
    return g_strdup_printf (_ ("%s · moved or deleted"), name);
  return g_strdup_printf (_ ("%s · saved"), name);
}

/* How old the numbers are that are followed. Takes the subtitle; transfer full. */
static char *
add_evidence_time (TlWindow *self, char *subtitle)
{
  g_autofree char *before = subtitle;
  GDateTime *latest = self->sources != NULL ? tl_live_sources_get_time (self->sources) : NULL;
  g_autofree char *time = latest != NULL ? tl_source_words_time (latest) : NULL;

  if (time == NULL)
    return g_steal_pointer (&before);
  /* Translators: a file's name and how it is with it; the time that its evidence was last read */
  return g_strdup_printf (_ ("%s · evidence as of %s"), before, time);
}

void
tl_window_update_title (TlWindow *self)
{
  g_autofree char *subtitle = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *title = NULL;

  if (self->document != NULL)
    {
      title = tl_words_cut (tl_document_get_title (self->document), TL_WORDS_NAME);
      subtitle = add_evidence_time (self, make_subtitle (self->document, self->disk));
    }
  else if (self->start != NULL && self->loading == NULL)
    title = g_strdup (_ ("Throughline"));
  else
    title = g_strdup (_ ("Opening…"));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  /* In lists of windows too it is seen that something is not saved. */
  if (self->document != NULL && tl_document_is_modified (self->document))
    marked = g_strconcat ("• ", title, NULL);
  gtk_window_set_title (GTK_WINDOW (self), marked != NULL ? marked : title);
}

/* It is above the map, where nobody who listens would look for it. */
static void
say_problems (TlWindow *self)
{
  const char *words = tl_repairs_bar_get_words (self->repairs_bar);

  if (words != NULL)
    tl_canvas_announce (self->canvas, words);
}

static void
on_problems_cb (TlWindow *self)
{
  tl_repairs_bar_set_problems (self->repairs_bar, tl_document_get_problems (self->document));
}

static void
on_document_state_cb (TlWindow *self)
{
  tl_window_update_title (self);
  tl_window_update_file_actions (self);
}

static void
on_history_state_cb (TlWindow *self)
{
  tl_window_update_undo (self);
}

static void
on_selection_changed_cb (TlWindow *self)
{
  tl_window_update_inspector (self);
  tl_window_update_selection_actions (self);
  tl_window_update_outline (self);
}

static void
on_select_requested_cb (TlWindow *self, TlElement *element)
{
  tl_window_set_view (self, "map");
  tl_canvas_select (self->canvas, element);
}

static void
on_said_cb (TlWindow *self, const char *words, gboolean undoable)
{
  tl_window_say (self, words, undoable);
}

static void
on_zoom_changed_cb (TlWindow *self)
{
  int percent = (int) (tl_canvas_get_zoom (self->canvas) * 100 + 0.5);
  /* Translators: how large the map is shown, in per cent of its own size. */
  g_autofree char *words = g_strdup_printf (_ ("%d %%"), percent);

  gtk_label_set_text (self->zoom_label, words);
  tl_window_update_zoom_actions (self);
}

static void
disconnect_document (TlWindow *self)
{
  TlHistory *history = tl_document_get_history (self->document);

  g_signal_handlers_disconnect_by_data (tl_history_get_map (history), self);
  g_signal_handlers_disconnect_by_data (history, self);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

static void
connect_document (TlWindow *self)
{
  TlHistory *history = tl_document_get_history (self->document);
  const char *const states[] = { "title", "file", "is-modified", "is-busy", "n-problems" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *detailed = g_strconcat ("notify::", states[i], NULL);

      g_signal_connect_swapped (self->document, detailed, G_CALLBACK (on_document_state_cb), self);
    }
  g_signal_connect_swapped (self->document, "notify::n-problems", G_CALLBACK (on_problems_cb),
                            self);
  g_signal_connect_swapped (self->document, "saved", G_CALLBACK (tl_window_forget_disturbance),
                            self);
  g_signal_connect_swapped (history, "notify::undo-label", G_CALLBACK (on_history_state_cb), self);
  g_signal_connect_swapped (history, "notify::redo-label", G_CALLBACK (on_history_state_cb), self);
  g_signal_connect_swapped (tl_history_get_map (history), "changed",
                            G_CALLBACK (tl_window_check_toast), self);
}

/* Within the request itself the answer lets it pass; later it closes the window. */
static void
on_asked_to_close_cb (TlWindow *self, gboolean may_close, gpointer data)
{
  if (self->in_close_request)
    self->may_close = may_close;
  else if (may_close)
    tl_window_force_close (self);
}

static gboolean
tl_window_close_request (GtkWindow *window)
{
  TlWindow *self = TL_WINDOW (window);

  self->may_close = FALSE;
  self->in_close_request = TRUE;
  tl_window_ask_to_close (self, on_asked_to_close_cb, NULL);
  self->in_close_request = FALSE;
  if (!self->may_close)
    return TRUE;
  tl_window_cancel_load (self);
  tl_window_remember (self);
  return GTK_WINDOW_CLASS (tl_window_parent_class)->close_request (window);
}

static void
tl_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlWindow *self = TL_WINDOW (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_INSPECTOR_VISIBLE:
      g_value_set_boolean (value, self->inspector_visible);
      break;
    case PROP_OUTLINE_VISIBLE:
      g_value_set_boolean (value, self->outline_visible);
      break;
    case PROP_FIND_VISIBLE:
      g_value_set_boolean (value, self->find_visible);
      break;
    case PROP_FINDINGS_VISIBLE:
      g_value_set_boolean (value, self->findings_visible);
      break;
    case PROP_PALETTE_VISIBLE:
      g_value_set_boolean (value, self->palette_visible);
      break;
    case PROP_TIME_VISIBLE:
      g_value_set_boolean (value, self->time_visible);
      break;
    case PROP_CURVES_TOGETHER:
      g_value_set_boolean (value, self->curves_together);
      break;
    case PROP_START_VISIBLE:
      g_value_set_boolean (value, self->start != NULL);
      break;
    case PROP_VIEW:
      g_value_set_string (value, tl_window_get_view_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlWindow *self = TL_WINDOW (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      tl_window_set_document (self, g_value_get_object (value));
      break;
    case PROP_INSPECTOR_VISIBLE:
      tl_window_set_inspector_visible (self, g_value_get_boolean (value));
      break;
    case PROP_OUTLINE_VISIBLE:
      tl_window_set_outline_visible (self, g_value_get_boolean (value));
      break;
    case PROP_FIND_VISIBLE:
      tl_window_set_find_visible (self, g_value_get_boolean (value));
      break;
    case PROP_FINDINGS_VISIBLE:
      tl_window_set_findings_visible (self, g_value_get_boolean (value));
      break;
    case PROP_PALETTE_VISIBLE:
      tl_window_set_palette_visible (self, g_value_get_boolean (value));
      break;
    case PROP_TIME_VISIBLE:
      tl_window_set_time_visible (self, g_value_get_boolean (value));
      break;
    case PROP_CURVES_TOGETHER:
      tl_window_set_curves_together (self, g_value_get_boolean (value));
      tl_window_announce_curves (self);
      break;
    case PROP_VIEW:
      tl_window_set_view (self, g_value_get_string (value));
      /* Who asks for the view that is there wants to be in it. */
      if (self->start == NULL && !tl_focus_is_within (tl_window_get_view (self)))
        gtk_widget_grab_focus (tl_window_get_view (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_window_dispose (GObject *object)
{
  TlWindow *self = TL_WINDOW (object);

  if (self->document != NULL)
    {
      disconnect_document (self);
      /* While there is an inspector to hear that nothing is selected any more. */
      tl_canvas_set_history (self->canvas, NULL);
    }
  if (self->find != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->find, self);
      tl_find_set_map (self->find, NULL);
    }
  g_clear_object (&self->find);
  if (self->reviewer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->reviewer, self);
      tl_reviewer_set_history (self->reviewer, NULL, NULL);
    }
  g_clear_object (&self->reviewer);
  g_clear_pointer (&self->find_words, g_free);
  tl_window_end_draft (self, TL_DRAFT_KEEP);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->history_list, gtk_widget_unparent);
  tl_window_leave_file (self);
  tl_window_leave_sources (self);
  g_clear_weak_pointer (&self->presentation);
  g_clear_weak_pointer (&self->import_dialog);
  g_clear_weak_pointer (&self->outside);
  g_clear_object (&self->document);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  tl_window_leave_recent (self);
  g_clear_object (&self->settings);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_object (&self->toast);
  tl_memory_give_back_soon ();
  G_OBJECT_CLASS (tl_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/tl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, view_section);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, repairs_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, unkept_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, disk_bar);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, views);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, map_view);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, zoom_pill);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, findings_button);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, findings_icon);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, findings_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, time_revealer);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, inspector_pane);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, view_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_select_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_said_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_changed_cb);
}

static void
tl_window_class_init (TlWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tl_window_get_property;
  object_class->set_property = tl_window_set_property;
  object_class->dispose = tl_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = tl_window_close_request;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, TL_TYPE_DOCUMENT, flags);
  properties[PROP_INSPECTOR_VISIBLE] =
      g_param_spec_boolean ("inspector-visible", NULL, NULL, TRUE, flags);
  properties[PROP_OUTLINE_VISIBLE] =
      g_param_spec_boolean ("outline-visible", NULL, NULL, FALSE, flags);
  properties[PROP_FIND_VISIBLE] = g_param_spec_boolean ("find-visible", NULL, NULL, FALSE, flags);
  properties[PROP_FINDINGS_VISIBLE] =
      g_param_spec_boolean ("findings-visible", NULL, NULL, FALSE, flags);
  properties[PROP_PALETTE_VISIBLE] =
      g_param_spec_boolean ("palette-visible", NULL, NULL, TRUE, flags);
  properties[PROP_TIME_VISIBLE] = g_param_spec_boolean ("time-visible", NULL, NULL, FALSE, flags);
  properties[PROP_CURVES_TOGETHER] =
      g_param_spec_boolean ("curves-together", NULL, NULL, FALSE, flags);
  properties[PROP_START_VISIBLE] =
      g_param_spec_boolean ("start-visible", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "map", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TL_TYPE_CANVAS);
  g_type_ensure (TL_TYPE_INSPECTOR);
  g_type_ensure (TL_TYPE_NOTICE_BAR);
  g_type_ensure (TL_TYPE_PALETTE);
  g_type_ensure (TL_TYPE_REPAIRS_BAR);
  bind_template (GTK_WIDGET_CLASS (class));
  tl_window_install_actions (GTK_WIDGET_CLASS (class));
  tl_window_install_start_actions (GTK_WIDGET_CLASS (class));
}

/* A third of the widgets of a window are in its menu: they are made when somebody wants it. */
static void
on_menu_wanted_cb (GtkMenuButton *button, gpointer data)
{
  TlWindow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      gtk_menu_button_set_menu_model (button, self->main_menu);
      tl_speech_name_items (gtk_menu_button_get_popover (button));
    }
  tl_menu_scroll_within (GTK_POPOVER (gtk_menu_button_get_popover (button)),
                         gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
tl_window_init (TlWindow *self)
{
  self->inspector_visible = self->inspector_wanted = self->palette_visible = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_window_set_up_inspector (self);
  tl_window_set_up_drop (self);
  tl_window_watch_history_buttons (self);
  tl_window_set_up_palette (self);
  tl_window_set_up_views (self);
  tl_window_set_up_comparing (self);
  tl_window_watch_view (self);
  tl_window_connect_draft_bars (self);
  tl_window_connect_disk_bar (self);
  tl_speech_mend_buttons (GTK_WIDGET (self));
  tl_window_set_up_findings (self);
  tl_window_set_up_divergences (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (tl_today_look), NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_wanted_cb, self, NULL);
  on_zoom_changed_cb (self);
  tl_window_update_title (self);
  tl_window_update_undo (self);
  tl_window_update_view (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

TlWindow *
tl_window_new (GtkApplication *application, GSettings *settings)
{
  TlWindow *self = g_object_new (TL_TYPE_WINDOW, "application", application, NULL);

  g_set_object (&self->settings, settings);
  tl_window_remember_palette (self);
  tl_window_restore_size (self);
  tl_window_follow_look (self);
  tl_window_watch_recent (self);
  return self;
}

TlDocument *
tl_window_get_document (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), NULL);
  return self->document;
}

void
tl_window_set_document (TlWindow *self, TlDocument *document)
{
  TlHistory *history = document != NULL ? tl_document_get_history (document) : NULL;

  g_return_if_fail (TL_IS_WINDOW (self));

  if (self->document == document)
    return;
  tl_window_keep_view (self);
  if (self->document != NULL)
    disconnect_document (self);
  tl_window_retire_toast (self);
  tl_window_stop_comparing (self);
  tl_window_set_time_visible (self, FALSE);
  /* What it asks is how a table is to come into the map that goes. */
  if (self->import_dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->import_dialog));
  g_set_object (&self->document, document);
  tl_canvas_show (self->canvas, history,
                  document != NULL ? tl_document_take_sheet (document) : NULL,
                  document != NULL ? tl_document_take_preview (document) : NULL);
  tl_window_restore_view (self);
  tl_inspector_set_history (self->inspector, history);
  tl_repairs_bar_set_problems (self->repairs_bar,
                               document != NULL ? tl_document_get_problems (document) : NULL);
  if (document != NULL)
    {
      connect_document (self);
      tl_window_end_start (self);
    }
  tl_window_restore_shown (self);
  tl_window_update_find (self);
  tl_window_update_view (self);
  tl_window_update_findings (self);
  tl_window_start_draft (self);
  tl_window_watch_file (self);
  tl_window_follow_sources (self);
  on_selection_changed_cb (self);
  on_document_state_cb (self);
  tl_window_update_undo (self);
  tl_window_update_zoom_actions (self);
  say_problems (self);
  tl_memory_give_back_soon ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

void
tl_window_force_close (TlWindow *self)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  tl_window_cancel_load (self);
  tl_window_remember (self);
  gtk_window_destroy (GTK_WINDOW (self));
}
