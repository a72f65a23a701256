/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"
#include "tl-words.h"

/* Adds an item for a choice of an action. Labels have no mnemonics: an underscore is shown. */
static void
add_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autofree char *shown = tl_words_cut (label, TL_WORDS_NAME);
  g_auto (GStrv) pieces = g_strsplit (shown, "_", -1);
  g_autofree char *plain = g_strjoinv ("__", pieces);
  g_autoptr (GMenuItem) item = g_menu_item_new (plain, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* All choices but the one that `lane` has; NULL: all. */
static void
add_choices (
    GMenu *menu, const char *label, const char *action, TlProperty property, const TlElement *lane)
{
  g_autoptr (GMenu) choices = g_menu_new ();
  const TlChoice *choice = tl_kind_get_choices (TL_KIND_LANE, property);

  for (int i = 0; choice[i].name != NULL; i++)
    if (lane == NULL || !tl_element_has_choice (lane, property, i))
      add_target (choices, _ (choice[i].label), action, choice[i].name);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (choices));
}

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
tl_canvas_add_hidden_lanes (TlCanvas *canvas, GMenu *menu)
{
  g_autoptr (GPtrArray) hidden = tl_canvas_list_hidden_lanes (canvas);
  g_autoptr (GMenu) lanes = g_menu_new (), each = g_menu_new (), all = g_menu_new ();
  g_autofree char *label = NULL;

  if (hidden->len == 0)
    return;
  for (guint i = 0; i < hidden->len; i++)
    add_target (each, tl_lane_words_get_title (canvas->map, hidden->pdata[i]), "canvas.show-lane",
                tl_element_get_id (hidden->pdata[i]));
  g_menu_append (all, _ ("Show All"), "canvas.show-all-lanes");
  add_section (lanes, each);
  add_section (lanes, all);
  label = g_strdup_printf (ngettext ("Hidden Lane (%u)", "Hidden Lanes (%u)", hidden->len),
                           hidden->len);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (lanes));
}

void
tl_canvas_add_new_lanes (GMenu *menu)
{
  add_choices (menu, _ ("New Lane"), "canvas.add-lane", TL_PROPERTY_LAYER, NULL);
}

static void
add_merge (TlCanvas *canvas, GMenu *menu, const TlElement *lane)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_list_merges (canvas, lane);
  g_autoptr (GMenu) each = g_menu_new ();

  for (guint i = 0; i < lanes->len; i++)
    add_target (each, tl_lane_words_get_title (canvas->map, lanes->pdata[i]), "canvas.merge-lane",
                tl_element_get_id (lanes->pdata[i]));
  if (lanes->len > 0)
    g_menu_append_submenu (menu, _ ("Merge Into"), G_MENU_MODEL (each));
}

GMenu *
tl_canvas_make_lane_menu (TlCanvas *canvas, const TlElement *lane)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) make = g_menu_new (), change = g_menu_new (), seen = g_menu_new (),
                    last = g_menu_new ();

  add_choices (make, _ ("Add Lane Above"), "canvas.add-lane-above", TL_PROPERTY_KIND, NULL);
  add_choices (make, _ ("Add Lane Below"), "canvas.add-lane-below", TL_PROPERTY_KIND, NULL);
  g_menu_append (make, _ ("Duplicate"), "canvas.duplicate");
  g_menu_append (change, _ ("Rename"), "canvas.edit");
  g_menu_append (change, _ ("Move Up"), "canvas.move-up");
  g_menu_append (change, _ ("Move Down"), "canvas.move-down");
  add_choices (change, _ ("Move to Layer"), "canvas.set-layer", TL_PROPERTY_LAYER, lane);
  add_merge (canvas, change, lane);
  g_menu_append (seen, _ ("Hide"), "canvas.hide-lane");
  tl_canvas_add_hidden_lanes (canvas, seen);
  g_menu_append (last, _ ("Delete"), "canvas.delete");
  add_section (menu, make);
  add_section (menu, change);
  add_section (menu, seen);
  tl_canvas_add_layer_fold (canvas, menu,
                            (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER));
  add_section (menu, last);
  return menu;
}

GMenu *
tl_canvas_make_layer_menu (TlCanvas *canvas, TlLayer layer)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) make = g_menu_new (), seen = g_menu_new ();

  add_target (make, _ ("Add Lane"), "canvas.add-lane", layers[layer].name);
  tl_canvas_add_hidden_lanes (canvas, seen);
  add_section (menu, make);
  add_section (menu, seen);
  tl_canvas_add_layer_fold (canvas, menu, layer);
  return menu;
}
