/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-date-button.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TlField *field;
  GtkWidget *button;
  GtkWidget *popover; /* NULL before it was first opened */
  GtkCalendar *calendar;
  guint choose_id; /* until the calendar is at the day that was chosen */
} DateButton;

#define DATE_BUTTON "date-button"

static DateButton *
get_date_button (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), DATE_BUTTON);
}

static void
date_button_free (gpointer data)
{
  DateButton *self = data;

  g_clear_handle_id (&self->choose_id, g_source_remove);
  g_free (self);
}

static void
on_destroy_cb (DateButton *self)
{
  g_clear_handle_id (&self->choose_id, g_source_remove);
  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->calendar = NULL;
}

static gboolean
on_choose_cb (gpointer data)
{
  DateButton *self = data;

  self->choose_id = 0;
  tl_date_button_choose (self->button);
  return G_SOURCE_REMOVE;
}

/* Our controllers come first: the calendar has yet to go to that day. */
static void
choose_soon (DateButton *self)
{
  if (self->choose_id == 0)
    self->choose_id = g_idle_add (on_choose_cb, self);
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DateButton *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && gtk_widget_has_css_class (picked, "day-number"))
    choose_soon (self);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint key,
           guint code,
           GdkModifierType state,
           DateButton *self)
{
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    choose_soon (self);
  return FALSE;
}

static void
on_closed_cb (DateButton *self)
{
  GtkRoot *root = gtk_widget_get_root (self->button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, self->popover))
    gtk_widget_grab_focus (self->button);
}

static void
add_controller (DateButton *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), controller);
}

static void
make_popover (DateButton *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = gtk_popover_new ();
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (self->popover, self->button);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  add_controller (self, keys);
}

/* The day the field has, or today. */
static GDateTime *
find_day (DateButton *self)
{
  const char *text = tl_field_get_text (self->field);
  int year, month, day;
  GDateTime *date = NULL;

  if (text != NULL && sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3)
    date = g_date_time_new_local (year, month, day, 12, 0, 0);
  return date != NULL ? date : g_date_time_new_now_local ();
}

GtkWidget *
tl_date_button_new (TlField *field)
{
  DateButton *self = g_new0 (DateButton, 1);
  /* Translators: a button beside the field of this name */
  g_autofree char *name =
      g_strdup_printf (_ ("Calendar for “%s”"), _ (tl_field_get_spec (field)->label));

  self->field = field;
  self->button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a Date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE, -1);
  g_object_set_data_full (G_OBJECT (self->button), DATE_BUTTON, self, date_button_free);
  g_signal_connect (self->button, "clicked", G_CALLBACK (tl_date_button_open), NULL);
  g_signal_connect_swapped (self->button, "destroy", G_CALLBACK (on_destroy_cb), self);
  return self->button;
}

void
tl_date_button_open (GtkWidget *button)
{
  DateButton *self = get_date_button (button);
  g_autoptr (GDateTime) day = find_day (self);

  if (self->popover == NULL)
    make_popover (self);
  gtk_calendar_select_day (self->calendar, day);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

GtkCalendar *
tl_date_button_get_calendar (GtkWidget *button)
{
  return get_date_button (button)->calendar;
}

void
tl_date_button_choose (GtkWidget *button)
{
  DateButton *self = get_date_button (button);
  TlFields *fields = tl_field_get_fields (self->field);
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text =
      g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date), g_date_time_get_month (date),
                       g_date_time_get_day_of_month (date));

  tl_field_put (self->field, text);
  /* What was refused before goes, also when the day is the one there was. */
  tl_fields_update (fields);
  tl_fields_end_visit (fields);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}
