/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-palette-item.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-speech.h"

struct _TlPaletteItem
{
  GtkWidget parent_instance;

  const TlTool *tool;
  gboolean pressed;
  gboolean kept;
  gboolean stays; /* one that can be pressed */
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlPaletteItem, tl_palette_item, GTK_TYPE_WIDGET)

/* That of its cards, or what the theme has for all that is written here. */
static TlColor
find_color (TlPaletteItem *item)
{
  GdkRGBA color;

  if (item->tool->kind >= 0)
    return *tl_tool_get_color (item->tool, tl_colors_get_scheme ());
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (item)), &color);
  return (TlColor){ color.red, color.green, color.blue, color.alpha };
}

static void
tl_palette_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlPaletteItem *item = TL_PALETTE_ITEM (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  TlColor color = find_color (item);

  tl_tool_snapshot_icon (snapshot, item->tool->icon, &color,
                         (gtk_widget_get_width (widget) - TL_TOOL_ICON_SIZE) / 2,
                         (gtk_widget_get_height (widget) - TL_TOOL_ICON_SIZE) / 2,
                         mirrored && item->tool->mirrored);
}

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
tl_palette_item_class_init (TlPaletteItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter,
                         GDK_KEY_ISO_Enter };

  widget_class->snapshot = tl_palette_item_snapshot;
  signals[ACTIVATED] = g_signal_new ("activated", TL_TYPE_PALETTE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "item");
  gtk_widget_class_install_action (widget_class, "item.activate", NULL, activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "item.activate", NULL);
}

static void
tl_palette_item_init (TlPaletteItem *item)
{
  gtk_widget_set_focusable (GTK_WIDGET (item), TRUE);
}

static void
tell_pressed (TlPaletteItem *item)
{
  if (!item->stays)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_PRESSED,
                               item->pressed ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                             : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  tl_speech_tell_pressed (GTK_WIDGET (item), item->pressed);
}

GtkWidget *
tl_palette_item_new (gboolean stays, const TlTool *tool)
{
  GtkAccessibleRole role = stays ? tl_speech_get_toggle_role () : GTK_ACCESSIBLE_ROLE_BUTTON;
  TlPaletteItem *item = g_object_new (TL_TYPE_PALETTE_ITEM, "accessible-role", role, NULL);

  item->stays = stays;
  tl_palette_item_set_tool (item, tool);
  return GTK_WIDGET (item);
}

const TlTool *
tl_palette_item_get_tool (TlPaletteItem *item)
{
  g_return_val_if_fail (TL_IS_PALETTE_ITEM (item), NULL);

  return item->tool;
}

void
tl_palette_item_set_tool (TlPaletteItem *item, const TlTool *tool)
{
  const char *label;
  g_autofree char *key = NULL, *tip = NULL;

  g_return_if_fail (TL_IS_PALETTE_ITEM (item));

  if (item->tool == tool)
    return;
  item->tool = tool;
  label = _ (tool->label);
  key = gtk_accelerator_get_label (tool->key, tool->modifiers);
  /* Translators: what a button does, and its key: "Pain point (P)" */
  tip = tool->key != 0 ? g_strdup_printf (_ ("%s (%s)"), label, key) : g_strdup (label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (item), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  tell_pressed (item);
  gtk_widget_queue_draw (GTK_WIDGET (item));
}

gboolean
tl_palette_item_is_pressed (TlPaletteItem *item)
{
  g_return_val_if_fail (TL_IS_PALETTE_ITEM (item), FALSE);

  return item->pressed;
}

void
tl_palette_item_set_pressed (TlPaletteItem *item, gboolean pressed, gboolean kept)
{
  GtkWidget *widget = GTK_WIDGET (item);

  g_return_if_fail (TL_IS_PALETTE_ITEM (item));

  if (item->pressed == pressed && item->kept == kept)
    return;
  item->pressed = pressed;
  item->kept = kept;
  tell_pressed (item);
  if (pressed)
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_CHECKED);
  if (pressed && kept)
    gtk_widget_add_css_class (widget, "kept");
  else
    gtk_widget_remove_css_class (widget, "kept");
}
