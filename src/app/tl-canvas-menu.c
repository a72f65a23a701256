/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include "tl-speech.h"

#include <glib/gi18n-lib.h>

static GMenu *
make_kinds (void)
{
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);
  GMenu *kinds = g_menu_new ();

  for (const TlChoice *choice = choices; choice->name != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choice->label), NULL);

      g_menu_item_set_action_and_target (item, "canvas.set-kind", "s", choice->name);
      g_menu_append_item (kinds, item);
    }
  return kinds;
}

static GMenu *
make_card_menu (TlCanvas *canvas)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new (), links = g_menu_new (), clipboard = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) kinds = make_kinds ();

  g_menu_append (change, _ ("Edit Title"), "canvas.edit");
  g_menu_append (change, _ ("Duplicate"), "canvas.duplicate");
  g_menu_append_submenu (change, _ ("Kind"), G_MENU_MODEL (kinds));
  if (tl_canvas_can_split_lane (canvas))
    g_menu_append (change, _ ("Move to a Lane of Their Own"), "canvas.split-lane");
  g_menu_append (links, _ ("Link to Another Card"), "canvas.link");
  g_menu_append (links, _ ("Link from Another Card"), "canvas.link-from");
  g_menu_append (links, _ ("Trace Causes"), "canvas.trace");
  g_menu_append (links, _ ("Present Causes"), "win.present-causes");
  g_menu_append (links, _ ("Plan a Change…"), "win.plan-change");
  g_menu_append (clipboard, _ ("Cut"), "canvas.cut");
  g_menu_append (clipboard, _ ("Copy"), "canvas.copy");
  g_menu_append (clipboard, _ ("Paste"), "canvas.paste");
  g_menu_append (last, _ ("Delete"), "canvas.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

static GMenu *
make_element_menu (TlElement *element)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Edit Title"), "canvas.edit");
  g_menu_append (menu, _ ("Delete"), "canvas.delete");
  return menu;
}

static GMenu *
make_map_menu (TlCanvas *canvas)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("New Touchpoint"), "canvas.new-card");
  tl_canvas_add_new_lanes (menu);
  tl_canvas_add_hidden_lanes (canvas, menu);
  g_menu_append (menu, _ ("Paste"), "canvas.paste");
  g_menu_append (menu, _ ("Add Stage"), "canvas.add-stage-after");
  g_menu_append (menu, _ ("Add Moment"), "canvas.add-moment-after");
  g_menu_append (menu, _ ("Select All"), "canvas.select-all");
  g_menu_append (menu, _ ("Fit"), "canvas.zoom-fit");
  g_menu_append (menu, _ ("Reveal in Files"), "win.reveal");
  tl_canvas_add_stage_fold (canvas, menu, NULL);
  return menu;
}

static gboolean
on_menu_gone_cb (gpointer data)
{
  TlCanvas *canvas = data;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas));

  canvas->menu_id = 0;
  if (!tl_canvas_edit_is_open (canvas) && (focus == NULL || focus == canvas->menu))
    tl_canvas_focus_cursor (canvas);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed_cb (TlCanvas *canvas)
{
  if (canvas->menu_id == 0)
    canvas->menu_id = g_idle_add (on_menu_gone_cb, canvas);
}

void
tl_canvas_pop_up (TlCanvas *canvas, GMenuModel *menu, double x, double y)
{
  /* Not under the finger, which would choose by leaving. */
  int around = canvas->hand == TL_HAND_FINGER ? (int) TL_TARGET_SIZE / 2 : 0;
  GdkRectangle place = { (int) x - around, (int) y - around, 2 * around + 1, 2 * around + 1 };

  if (canvas->menu == NULL)
    {
      canvas->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (canvas->menu), FALSE);
      gtk_widget_set_halign (canvas->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (canvas->menu, GTK_WIDGET (canvas));
      tl_speech_name_items (GTK_POPOVER (canvas->menu));
      g_signal_connect_swapped (canvas->menu, "closed", G_CALLBACK (on_menu_closed_cb), canvas);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (canvas->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (canvas->menu), &place);
  gtk_popover_popup (GTK_POPOVER (canvas->menu));
}

void
tl_canvas_show_menu (TlCanvas *canvas, double x, double y)
{
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;
  g_autoptr (GMenu) menu = NULL;

  if (canvas->layout == NULL)
    return;
  if (first == NULL)
    menu = make_map_menu (canvas);
  else if (tl_element_get_kind (first) == TL_KIND_TOUCHPOINT)
    menu = make_card_menu (canvas);
  else if (tl_element_get_kind (first) == TL_KIND_LINK)
    menu = tl_canvas_make_link_menu ();
  else if (tl_element_get_kind (first) == TL_KIND_LANE)
    menu = tl_canvas_make_lane_menu (canvas, first);
  else if (tl_element_get_kind (first) == TL_KIND_STAGE ||
           tl_element_get_kind (first) == TL_KIND_MOMENT)
    menu = tl_canvas_make_stage_menu (canvas, first);
  else
    menu = make_element_menu (first);
  tl_canvas_pop_up (canvas, G_MENU_MODEL (menu), x, y);
}

void
tl_canvas_show_layer_menu (TlCanvas *canvas, TlLayer layer, double x, double y)
{
  g_autoptr (GMenu) menu = tl_canvas_make_layer_menu (canvas, layer);

  tl_canvas_pop_up (canvas, G_MENU_MODEL (menu), x, y);
}
