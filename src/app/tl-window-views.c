/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-board-view.h"
#include "tl-found-lanes.h"
#include "tl-insights-view.h"
#include "tl-months-view.h"
#include "tl-ownership-view.h"

/* The views of a map, beside each other in the header bar, each made when it is first wanted. One
 * is a TlMapView, whose map is NULL while it is out of sight, so that it costs nothing then. One
 * that is worked on has the inspector beside it, and is a widget with a property "history", which
 * is NULL likewise, and the signal "elements-wanted" of a TlMapView. A further one is one line
 * here, and one in shortcuts.ui. */

typedef struct
{
  const char *name; /* of the action's state, and of the page in the stack */
  const char *label;
  GtkWidget *(*make) (void); /* NULL: the map itself */
  gboolean is_worked_on;
  gboolean is_aside; /* in the menus alone: the header bar has no room for every name */
} View;

static const View views[] = {
  { "map", N_ ("Map"), NULL, TRUE, FALSE },
  { "insights", N_ ("Insights"), tl_insights_view_new, FALSE, FALSE },
  { "ownership", N_ ("Ownership"), tl_ownership_view_new, FALSE, FALSE },
  { "changes", N_ ("Changes"), tl_board_view_new, TRUE, FALSE },
  { "months", N_ ("Months"), tl_months_view_new, FALSE, TRUE },
};

static const View *
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].name, name) == 0)
      return &views[i];
  return NULL;
}

const char *
tl_window_get_view_name (TlWindow *self)
{
  return views[self->view].name;
}

gboolean
tl_window_is_map_shown (TlWindow *self)
{
  return self->start == NULL && self->view == 0;
}

/* NULL until it is made. */
static GtkWidget *
get_page (TlWindow *self)
{
  return gtk_stack_get_child_by_name (self->views, views[self->view].name);
}

GtkWidget *
tl_window_get_view (TlWindow *self)
{
  if (self->view != 0)
    return get_page (self);
  return self->outline_visible ? GTK_WIDGET (self->outline) : GTK_WIDGET (self->canvas);
}

/* Those a hidden lane keeps out of sight are said to be there. */
static void
offer_lane (TlWindow *self, const GPtrArray *elements)
{
  TlMap *map = tl_document_get_map (self->document);

  for (guint i = 0; i < elements->len; i++)
    {
      const TlElement *lane = tl_found_lanes_get_hiding (map, elements->pdata[i]);

      if (lane == NULL)
        continue;
      tl_window_offer (self, _ ("Some of this is in a lane that is hidden on the map."),
                       _ ("Show Lane"), "win.show-lane",
                       g_variant_new_string (tl_element_get_id (lane)));
      return;
    }
}

/* Back and forth. A view is made anew when it comes in sight again: what had the keyboard in it is
 * known by how many widgets that may have it are before it. */

/* FALSE when it was not among them: all are counted then. */
static gboolean
count_before (GtkWidget *widget, GtkWidget *wanted, guint *n)
{
  if (widget == wanted)
    return TRUE;
  if (gtk_widget_get_focusable (widget))
    (*n)++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (count_before (child, wanted, n))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_after (GtkWidget *widget, guint *n)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_focusable (widget) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_after (child, n);
  return found;
}

/* To the map, from where Escape leads back. */
static void
lead_to_map (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint view = self->view, place = 0;

  if (view != 0 && focus != NULL && !count_before (get_page (self), focus, &place))
    place = 0;
  tl_window_set_outline_visible (self, FALSE);
  tl_window_set_view (self, views[0].name);
  self->view_before = view;
  self->place_before = place;
}

gboolean
tl_window_go_back (TlWindow *self)
{
  guint place = self->place_before;
  GtkWidget *widget;

  if (self->view_before == 0 || self->view != 0 || self->find_visible || self->time_visible ||
      self->compare_visible)
    return FALSE;
  tl_window_set_view (self, views[self->view_before].name);
  widget = find_after (get_page (self), &place);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
  return TRUE;
}

static void
on_elements_wanted_cb (TlWindow *self, GPtrArray *elements)
{
  if (self->document == NULL || elements->len == 0)
    return;
  lead_to_map (self);
  tl_canvas_return_to (self->canvas, elements);
  offer_lane (self, elements);
}

static void
on_month_wanted_cb (TlWindow *self, TlDay day)
{
  lead_to_map (self);
  tl_window_show_month (self, day);
}

static void
make_page (TlWindow *self, const View *view)
{
  GtkWidget *page = view->make ();

  g_signal_connect_swapped (page, "elements-wanted", G_CALLBACK (on_elements_wanted_cb), self);
  if (TL_IS_MONTHS_VIEW (page))
    g_signal_connect_swapped (page, "month-wanted", G_CALLBACK (on_month_wanted_cb), self);
  gtk_stack_add_named (self->views, page, view->name);
  tl_window_connect_board (self, page);
}

/* Each has the map while it is in sight. */
static void
hand_map_out (TlWindow *self)
{
  TlHistory *history = self->document != NULL ? tl_document_get_history (self->document) : NULL;

  for (guint i = 1; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->views, views[i].name);
      TlHistory *shown = i == self->view && self->start == NULL ? history : NULL;

      if (page != NULL && views[i].is_worked_on)
        g_object_set (page, "history", shown, NULL);
      else if (page != NULL)
        tl_map_view_set_map (TL_MAP_VIEW (page), shown != NULL ? tl_history_get_map (shown) : NULL);
    }
}

static void
set_enabled (TlWindow *self)
{
  static const char *const of_map[] = { "win.find",
                                        "win.find-visible",
                                        "win.outline",
                                        "win.findings",
                                        "win.palette-visible",
                                        "win.curves-together",
                                        "win.add-stage-after",
                                        "win.add-moment-after" };
  gboolean is_map = tl_window_is_map_shown (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_map); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_map[i], is_map);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.inspector-visible",
                                 self->start == NULL && views[self->view].is_worked_on);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.view", self->start == NULL);
  tl_window_update_file_actions (self);
  tl_window_update_selection_actions (self);
  tl_window_update_find_actions (self);
  tl_window_update_time (self);
  tl_window_update_zoom_actions (self);
  tl_window_update_palette (self);
  tl_window_update_divergences (self);
}

void
tl_window_update_view (TlWindow *self)
{
  gboolean is_map = tl_window_is_map_shown (self);

  hand_map_out (self);
  gtk_widget_set_visible (self->inspector_pane,
                          self->start == NULL && views[self->view].is_worked_on);
  gtk_widget_set_visible (GTK_WIDGET (self->find_revealer), is_map);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_revealer), is_map);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_revealer), is_map && self->compare_visible);
  gtk_widget_set_visible (self->view_switch, self->start == NULL);
  tl_window_update_inspector (self);
  set_enabled (self);
}

void
tl_window_show_view (TlWindow *self)
{
  GtkWidget *shown = self->view != 0         ? get_page (self)
                     : self->outline_visible ? GTK_WIDGET (self->outline)
                                             : self->map_view;

  gtk_stack_set_visible_child (self->views, shown);
}

void
tl_window_set_view (TlWindow *self, const char *name)
{
  const View *view = find_view (name);

  if (view == NULL || self->start != NULL || view == &views[self->view])
    return;
  tl_window_commit_edit (self);
  tl_canvas_end_announcement (self->canvas);
  self->view = (guint) (view - views);
  self->view_before = 0;
  if (view->make != NULL && get_page (self) == NULL)
    make_page (self, view);
  tl_window_update_view (self);
  /* Or the stack would look for a place for it first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  tl_window_show_view (self);
  gtk_widget_grab_focus (tl_window_get_view (self));
  g_object_notify (G_OBJECT (self), "view");
}

static GtkWidget *
make_button (const View *view)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (view->label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", view->name);
  return button;
}

static void
fill_menu (GMenu *menu)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (views[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.view", "s", views[i].name);
      g_menu_append_item (menu, item);
    }
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  fill_menu (menu);
  gtk_widget_add_css_class (button, "view-part");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-grid-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("View"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("View"), -1);
  return button;
}

/* Where the header bar has no room for the names of all, they are in a menu; where it has none for
 * that either, in the main menu, which has them anyway. */
void
tl_window_set_up_views (TlWindow *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  AdwSqueezer *squeezer = ADW_SQUEEZER (self->view_switch);

  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_add_css_class (buttons, "view-switch");
  gtk_widget_add_css_class (buttons, "view-part");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (!views[i].is_aside)
      gtk_box_append (GTK_BOX (buttons), make_button (&views[i]));
  adw_squeezer_add (squeezer, buttons);
  adw_squeezer_add (squeezer, make_menu_button ());
  adw_squeezer_set_homogeneous (squeezer, FALSE);
  adw_squeezer_set_allow_none (squeezer, TRUE);
  fill_menu (self->view_section);
}

void
tl_window_set_view_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *action = g_strconcat ("win.view::", views[i].name, NULL);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);
      const char *const keys[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}
