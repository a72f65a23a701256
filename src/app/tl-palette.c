/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-palette-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tl-canvas-drag.h"
#include "tl-canvas-tool.h"
#include "tl-speech.h"

/* In pixels; an item is never narrower than a finger. */
#define ITEM_LEAST 36
#define ITEM_WIDTH 42
#define ITEM_HEIGHT 38
#define GAP_LEAST 2
#define GAP 4
/* Select, more, link and find are always there. */
#define N_LEAST 4

enum
{
  PROP_CANVAS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const TlTool more_kinds = {
  .name = "more",
  .label = N_ ("More Kinds"),
  .icon = "M2.5 7.5a.5.5 0 1 0 .01 0zM8 7.5a.5.5 0 1 0 .01 0zM13.5 7.5a.5.5 0 1 0 .01 0z",
  .kind = -1
};
static const TlTool find = { .name = "find",
                             .label = N_ ("Find"),
                             .icon = "M7 2a5 5 0 1 0 .01 0zM10.7 10.7l3.8 3.8",
                             .key = GDK_KEY_f,
                             .modifiers = GDK_CONTROL_MASK,
                             .kind = -1 };

G_DEFINE_FINAL_TYPE (TlPalette, tl_palette, GTK_TYPE_WIDGET)

static TlPaletteItem *
get_item (TlPalette *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

static gboolean
is_shown (TlPaletteItem *item)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (item));
}

static gboolean
offers (TlPalette *self, const TlTool *tool)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i) != self->more && is_shown (get_item (self, i)) &&
        tl_palette_item_get_tool (get_item (self, i)) == tool)
      return TRUE;
  return FALSE;
}

/* Which tool is armed; one that has no place of its own is shown in that of the menu. */
static void
follow_canvas (TlPalette *self)
{
  const TlTool *armed = tl_tool_find (tl_canvas_get_tool (self->canvas));
  gboolean kept = tl_canvas_is_tool_kept (self->canvas);
  gboolean elsewhere = !offers (self, armed);

  tl_palette_item_set_tool (self->more, elsewhere ? armed : &more_kinds);
  for (guint i = 0; i < self->items->len; i++)
    {
      gboolean pressed = tl_palette_item_get_tool (get_item (self, i)) == armed;

      tl_palette_item_set_pressed (get_item (self, i), pressed, pressed && kept);
    }
  if (tl_canvas_is_carrying (self->canvas))
    gtk_widget_add_css_class (GTK_WIDGET (self), "aside");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "aside");
}

static void
set_expanded (TlPalette *self, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->more), !expanded);
}

/* The kinds that are not to be had beside it. */
static GMenu *
make_menu (TlPalette *self)
{
  guint n;
  const TlTool *tools = tl_tool_list (&n);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (tools[i].label), NULL);
      g_autofree char *key = gtk_accelerator_name (tools[i].key, 0);

      if (tools[i].kind < 0 || offers (self, &tools[i]))
        continue;
      g_menu_item_set_action_and_target (item, "palette.take", "s", tools[i].name);
      g_menu_item_set_attribute (item, "accel", "s", key);
      g_menu_append_item (menu, item);
    }
  return menu;
}

/* A menu that closes gives the keyboard back to where it was: away from what was chosen. */
static gboolean
on_menu_gone_cb (gpointer data)
{
  TlPalette *self = data;

  self->menu_id = 0;
  if (self->canvas != NULL && g_strcmp0 (tl_canvas_get_tool (self->canvas), TL_TOOL_SELECT) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed_cb (TlPalette *self)
{
  set_expanded (self, FALSE);
  if (self->menu_id == 0)
    self->menu_id = g_idle_add (on_menu_gone_cb, self);
}

static void
pop_up (TlPalette *self)
{
  g_autoptr (GMenu) menu = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_TOP);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self->more));
      tl_speech_name_items (GTK_POPOVER (self->menu));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  set_expanded (self, TRUE);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

gboolean
tl_palette_use_other (TlPalette *self, TlPaletteItem *item)
{
  if (item == self->more)
    pop_up (self);
  else if (tl_palette_item_get_tool (item) == &find)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  else
    return FALSE;
  return TRUE;
}

static void
on_activated_cb (TlPaletteItem *item, TlPalette *self)
{
  if (!tl_palette_use_other (self, item))
    tl_canvas_take_tool (self->canvas, tl_palette_item_get_tool (item)->name);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlPalette *self = TL_PALETTE (widget);

  if (self->canvas != NULL)
    tl_canvas_take_tool (self->canvas, g_variant_get_string (parameter, NULL));
}

static void
on_style_cb (TlPalette *self)
{
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_queue_draw (GTK_WIDGET (get_item (self, i)));
}

static void
tl_palette_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  int n = (int) TL_PALETTE (widget)->items->len;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = ITEM_HEIGHT;
      return;
    }
  *minimum = N_LEAST * ITEM_LEAST + (N_LEAST - 1) * GAP_LEAST;
  *natural = n * ITEM_WIDTH + (n - 1) * GAP;
}

/* Kinds without room are in the menu: which ones there are is asked anew. */
static void
show_items (TlPalette *self, guint n_kinds)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      TlPaletteItem *item = get_item (self, i);
      gboolean shown = tl_palette_item_get_tool (item)->kind < 0 || item == self->more;

      if (!shown && n_kinds > 0)
        {
          shown = TRUE;
          n_kinds--;
        }
      changed |= is_shown (item) != shown;
      gtk_widget_set_child_visible (GTK_WIDGET (item), shown);
    }
  if (changed && self->canvas != NULL)
    follow_canvas (self);
}

static void
tl_palette_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlPalette *self = TL_PALETTE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n = CLAMP ((width + GAP_LEAST) / (ITEM_LEAST + GAP_LEAST), N_LEAST, (int) self->items->len);
  int breadth = CLAMP ((width - (n - 1) * GAP_LEAST) / n, ITEM_LEAST, ITEM_WIDTH);
  int gap = n > 1 ? CLAMP ((width - n * breadth) / (n - 1), GAP_LEAST, GAP) : 0;
  int x = (width - n * breadth - (n - 1) * gap) / 2;

  show_items (self, (guint) (n - N_LEAST));
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *item = GTK_WIDGET (get_item (self, i));
      GtkAllocation place = { mirrored ? width - x - breadth : x, 0, breadth, height };

      if (!is_shown (get_item (self, i)))
        continue;
      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &place, -1);
      x += breadth + gap;
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* The one to which it goes from this one, itself at the end. */
static TlPaletteItem *
find_next (TlPalette *self, TlPaletteItem *from, int by)
{
  guint at = 0;
  int i;

  g_ptr_array_find (self->items, from, &at);
  for (i = (int) at + by; i >= 0 && i < (int) self->items->len; i += by)
    if (is_shown (get_item (self, (guint) i)))
      return get_item (self, (guint) i);
  return from;
}

static TlPaletteItem *
find_pressed (TlPalette *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (tl_palette_item_is_pressed (get_item (self, i)) && is_shown (get_item (self, i)))
      return get_item (self, i);
  return get_item (self, 0);
}

static gboolean
tl_palette_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlPalette *self = TL_PALETTE (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean back = (direction == GTK_DIR_LEFT) != mirrored;

  if (self->menu != NULL && gtk_widget_get_mapped (self->menu))
    return gtk_widget_child_focus (self->menu, direction);
  if (current == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (find_pressed (self)));
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  return gtk_widget_grab_focus (
      GTK_WIDGET (find_next (self, TL_PALETTE_ITEM (current), back ? -1 : 1)));
}

static gboolean
tl_palette_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (find_pressed (TL_PALETTE (widget))));
}

/* To the first or the last one. */
static gboolean
on_end_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlPalette *self = TL_PALETTE (widget);
  guint last = self->items->len - 1;

  return gtk_widget_grab_focus (
      GTK_WIDGET (get_item (self, g_variant_get_boolean (arguments) ? last : 0)));
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlPalette *self = TL_PALETTE (widget);

  if (self->canvas == NULL)
    return FALSE;
  tl_canvas_set_tool (self->canvas, TL_TOOL_SELECT);
  return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
tl_palette_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CANVAS:
      g_value_set_object (value, TL_PALETTE (object)->canvas);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_palette_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CANVAS:
      tl_palette_set_canvas (TL_PALETTE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_palette_dispose (GObject *object)
{
  TlPalette *self = TL_PALETTE (object);

  tl_palette_set_canvas (self, NULL);
  g_clear_handle_id (&self->menu_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    gtk_widget_unparent (GTK_WIDGET (get_item (self, i)));
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_palette_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, on_end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_end_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, on_end_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
tl_palette_class_init (TlPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tl_palette_get_property;
  object_class->set_property = tl_palette_set_property;
  object_class->dispose = tl_palette_dispose;
  widget_class->measure = tl_palette_measure;
  widget_class->size_allocate = tl_palette_size_allocate;
  widget_class->focus = tl_palette_focus;
  widget_class->grab_focus = tl_palette_grab_focus;
  properties[PROP_CANVAS] =
      g_param_spec_object ("canvas", NULL, NULL, TL_TYPE_CANVAS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_install_action (widget_class, "palette.take", "s", take_action);
  install_keys (widget_class);
}

static TlPaletteItem *
add_item (TlPalette *self, gboolean stays, const TlTool *tool)
{
  GtkWidget *item = tl_palette_item_new (stays, tool);

  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_signal_connect (item, "activated", G_CALLBACK (on_activated_cb), self);
  g_ptr_array_add (self->items, item);
  return TL_PALETTE_ITEM (item);
}

static void
add_items (TlPalette *self)
{
  guint n;
  const TlTool *tools = tl_tool_list (&n);

  for (guint i = 0; i < n; i++)
    {
      /* Behind the kinds. */
      if (i == n - 1)
        self->more = add_item (self, TRUE, &more_kinds);
      if (tools[i].at_hand)
        add_item (self, TRUE, &tools[i]);
    }
  add_item (self, FALSE, &find);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE, -1);
  set_expanded (self, FALSE);
}

static void
tl_palette_init (TlPalette *self)
{
  self->items = g_ptr_array_new ();
  add_items (self);
  tl_palette_add_gestures (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Palette"), -1);
}

void
tl_palette_set_canvas (TlPalette *self, TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_PALETTE (self));

  if (self->canvas == canvas)
    return;
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_set_object (&self->canvas, canvas);
  if (canvas != NULL)
    {
      g_signal_connect_swapped (canvas, "hand-changed", G_CALLBACK (follow_canvas), self);
      follow_canvas (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CANVAS]);
}
