/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-presentation.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas.h"
#include "tl-element-words.h"
#include "tl-speech.h"
#include "tl-tour.h"

/* A pointer at rest is in the way of what is shown. */
#define POINTER_TIME 2 /* seconds */

struct _TlPresentation
{
  GtkWindow parent_instance;

  TlHistory *history;
  char *touchpoint; /* its id; NULL: stage by stage */
  GPtrArray *tour;  /* of TlStop */
  guint at;
  gulong changed_handler;
  guint pointer_id;
  double pointer_x, pointer_y;
  guint resize_id;
  int width, height;

  TlCanvas *canvas;
  GtkWidget *caption;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *words;
  GtkLabel *status;
  GtkWidget *dark;
};

G_DEFINE_FINAL_TYPE (TlPresentation, tl_presentation, GTK_TYPE_WINDOW)

static const TlStop *
get_stop (TlPresentation *self)
{
  return self->tour->pdata[self->at];
}

/* What is told of a stop, in two parts. */
static const TlElement *
get_subject (TlPresentation *self)
{
  const TlStop *stop = get_stop (self);

  return stop->subject != NULL ? stop->subject
                               : tl_map_get_root (tl_history_get_map (self->history));
}

static TlProperty
get_words_property (const TlElement *element)
{
  return tl_element_get_kind (element) == TL_KIND_MAP ? TL_PROPERTY_SUMMARY : TL_PROPERTY_DETAIL;
}

/* Of a map that has no stages, that there is nothing to go through. */
static const char *
get_words (TlPresentation *self)
{
  const TlElement *subject = get_subject (self);
  const char *words = tl_element_get_string (subject, get_words_property (subject));

  if (*words != '\0' || tl_map_count (tl_history_get_map (self->history), TL_KIND_STAGE) > 0)
    return words;
  return _ ("This map has no stages yet. They are presented one after the other.");
}

static void
show_words (TlPresentation *self)
{
  g_autofree char *title =
      tl_element_words_name (tl_history_get_map (self->history), get_subject (self));
  const char *words = get_words (self);
  /* Translators: the number of what is shown, and of how many: "2 of 7". */
  g_autofree char *number = g_strdup_printf (_ ("%u of %u"), self->at + 1, self->tour->len);
  g_autofree char *spoken = g_strjoin (". ", title, number, *words != '\0' ? words : NULL, NULL);

  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  tl_speech_say (self->status, spoken);
}

/* What the camera takes in: a stage with what happens in it, else what is lit. */
static GPtrArray *
list_shown (const TlStop *stop)
{
  GPtrArray *shown;

  if (stop->lit == NULL)
    return NULL;
  shown = g_ptr_array_copy (stop->lit, NULL, NULL);
  if (stop->subject != NULL)
    g_ptr_array_add (shown, stop->subject);
  return shown;
}

static void
show_stop (TlPresentation *self)
{
  const TlStop *stop = get_stop (self);
  g_autoptr (GPtrArray) shown = list_shown (stop);

  show_words (self);
  tl_canvas_show_found (self->canvas, stop->lit);
  tl_canvas_glide_to (self->canvas, shown, gtk_widget_get_height (self->caption));
}

/* Does nothing beyond the ends. */
static void
go_to (TlPresentation *self, guint at)
{
  gtk_widget_set_visible (self->dark, FALSE);
  if (at >= self->tour->len || at == self->at)
    return;
  self->at = at;
  show_stop (self);
}

static void
make_tour (TlPresentation *self)
{
  TlMap *map = tl_history_get_map (self->history);
  TlElement *touchpoint = self->touchpoint != NULL ? tl_map_find (map, self->touchpoint) : NULL;

  g_clear_pointer (&self->tour, g_ptr_array_unref);
  self->tour = touchpoint != NULL ? tl_tour_along_causes (map, touchpoint) : tl_tour_by_stage (map);
  self->at = MIN (self->at, self->tour->len - 1);
}

static void
on_map_changed_cb (TlPresentation *self)
{
  make_tour (self);
  show_stop (self);
}

typedef enum
{
  GO_ON,
  GO_BACK,
  GO_RIGHT,
  GO_LEFT,
  GO_TO_FIRST,
  GO_TO_LAST,
  DARKEN,
  END
} Command;

static void
obey (TlPresentation *self, Command command)
{
  gboolean mirrored = tl_layout_is_right_to_left (tl_history_get_map (self->history));

  if (command == GO_RIGHT || command == GO_LEFT)
    command = (command == GO_RIGHT) != mirrored ? GO_ON : GO_BACK;
  if (command == GO_ON)
    go_to (self, self->at + 1);
  else if (command == GO_BACK && self->at > 0)
    go_to (self, self->at - 1);
  else if (command == GO_TO_FIRST)
    go_to (self, 0);
  else if (command == GO_TO_LAST)
    go_to (self, self->tour->len - 1);
  else if (command == DARKEN)
    gtk_widget_set_visible (self->dark, !gtk_widget_get_visible (self->dark));
  else if (command == END)
    gtk_window_close (GTK_WINDOW (self));
}

/* Clickers have Page Up and Page Down, and some F5, Escape, B or a full stop. */
static gboolean
on_key_cb (TlPresentation *self, guint key)
{
  static const struct
  {
    guint key;
    Command command;
  } keys[] = {
    { GDK_KEY_Right, GO_RIGHT },   { GDK_KEY_KP_Right, GO_RIGHT },
    { GDK_KEY_Left, GO_LEFT },     { GDK_KEY_KP_Left, GO_LEFT },
    { GDK_KEY_Page_Down, GO_ON },  { GDK_KEY_KP_Page_Down, GO_ON },
    { GDK_KEY_Down, GO_ON },       { GDK_KEY_space, GO_ON },
    { GDK_KEY_Return, GO_ON },     { GDK_KEY_KP_Enter, GO_ON },
    { GDK_KEY_Page_Up, GO_BACK },  { GDK_KEY_KP_Page_Up, GO_BACK },
    { GDK_KEY_Up, GO_BACK },       { GDK_KEY_BackSpace, GO_BACK },
    { GDK_KEY_Home, GO_TO_FIRST }, { GDK_KEY_KP_Home, GO_TO_FIRST },
    { GDK_KEY_End, GO_TO_LAST },   { GDK_KEY_KP_End, GO_TO_LAST },
    { GDK_KEY_b, DARKEN },         { GDK_KEY_B, DARKEN },
    { GDK_KEY_period, DARKEN },    { GDK_KEY_Escape, END },
    { GDK_KEY_F5, END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        obey (self, keys[i].command);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
on_pressed_cb (TlPresentation *self, int n, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  obey (self, button == GDK_BUTTON_PRIMARY ? GO_ON : GO_BACK);
}

static gboolean
on_pointer_rests_cb (gpointer data)
{
  TlPresentation *self = data;

  self->pointer_id = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

/* GTK tells of a pointer that has not moved when what is under it changes. */
static void
on_motion_cb (TlPresentation *self, double x, double y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->pointer_id, g_source_remove);
  self->pointer_id = g_timeout_add_seconds (POINTER_TIME, on_pointer_rests_cb, self);
}

static void
add_controllers (TlPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static GtkLabel *
add_label (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_caption (TlPresentation *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "presentation-caption");
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_can_target (box, FALSE);
  self->number = add_label (GTK_BOX (box), "caption-heading");
  self->title = add_label (GTK_BOX (box), "presentation-title");
  self->words = add_label (GTK_BOX (box), "presentation-words");
  return box;
}

static GtkLabel *
make_status (void)
{
  GtkWidget *status =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  /* Heard, not seen. */
  gtk_widget_set_opacity (status, 0);
  gtk_widget_set_can_target (status, FALSE);
  gtk_widget_set_halign (status, GTK_ALIGN_START);
  gtk_widget_set_valign (status, GTK_ALIGN_START);
  gtk_label_set_max_width_chars (GTK_LABEL (status), 1);
  gtk_label_set_ellipsize (GTK_LABEL (status), PANGO_ELLIPSIZE_END);
  return GTK_LABEL (status);
}

/* It can be looked at, and nothing else: without a role a screen reader has nothing of it. That it
 * is hidden would not do with GTK 4.18. */
static GtkWidget *
make_canvas (TlPresentation *self)
{
  GtkWidget *canvas = tl_canvas_new ();

  g_object_set (canvas, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, NULL);
  self->canvas = TL_CANVAS (canvas);
  gtk_widget_set_can_target (canvas, FALSE);
  gtk_widget_set_can_focus (canvas, FALSE);
  return canvas;
}

static void
tl_presentation_dispose (GObject *object)
{
  TlPresentation *self = TL_PRESENTATION (object);

  if (self->history != NULL)
    g_clear_signal_handler (&self->changed_handler, tl_history_get_map (self->history));
  g_clear_handle_id (&self->pointer_id, g_source_remove);
  g_clear_handle_id (&self->resize_id, g_source_remove);
  g_clear_pointer (&self->tour, g_ptr_array_unref);
  g_clear_pointer (&self->touchpoint, g_free);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (tl_presentation_parent_class)->dispose (object);
}

static gboolean
on_resized_cb (gpointer data)
{
  TlPresentation *self = data;

  self->resize_id = 0;
  show_stop (self);
  return G_SOURCE_REMOVE;
}

/* The screen may be given in steps; what is shown fills what there is. */
static void
tl_presentation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlPresentation *self = TL_PRESENTATION (widget);

  GTK_WIDGET_CLASS (tl_presentation_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  if (self->resize_id == 0)
    self->resize_id = g_idle_add (on_resized_cb, self);
}

static void
tl_presentation_class_init (TlPresentationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_presentation_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = tl_presentation_size_allocate;
}

static void
tl_presentation_init (TlPresentation *self)
{
  /* What the keyboard is at: before GTK 4.14 nothing is heard of a window where it is nowhere. */
  GtkWidget *overlay = g_object_new (GTK_TYPE_OVERLAY, "focusable", TRUE, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (overlay), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Presentation"), -1);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Presentation"));
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");
  self->caption = make_caption (self);
  self->status = make_status ();
  self->dark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->dark, "presentation-dark");
  gtk_widget_set_visible (self->dark, FALSE);
  gtk_widget_set_can_target (self->dark, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), make_canvas (self));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->caption);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->status));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->dark);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_focus (GTK_WINDOW (self), overlay);
  add_controllers (self);
}

TlCanvas *
tl_presentation_get_canvas (TlPresentation *self)
{
  g_return_val_if_fail (TL_IS_PRESENTATION (self), NULL);

  return self->canvas;
}

GtkWidget *
tl_presentation_new (GtkWindow *parent,
                     TlHistory *history,
                     const TlLook *look,
                     TlElement *touchpoint)
{
  TlPresentation *self = g_object_new (TL_TYPE_PRESENTATION, "default-width", 1280,
                                       "default-height", 800, "fullscreened", TRUE, NULL);

  /* Not transient for it: GNOME gives no such window the whole screen. */
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  self->history = g_object_ref (history);
  self->touchpoint = touchpoint != NULL ? g_strdup (tl_element_get_id (touchpoint)) : NULL;
  make_tour (self);
  tl_canvas_set_look (self->canvas, look);
  tl_canvas_set_history (self->canvas, history);
  tl_canvas_zoom_to_fit (self->canvas);
  /* After the canvas, which lays the map out anew. */
  self->changed_handler = g_signal_connect_swapped (tl_history_get_map (history), "changed",
                                                    G_CALLBACK (on_map_changed_cb), self);
  return GTK_WIDGET (self);
}
