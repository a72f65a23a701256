/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"
#include "tl-title-words.h"

/* Stages and layers folded away in this window. What was at hand in a fold is left for what stands
 * for it: the stage, or the first lane of the layer, which is at the layer's thin band then. */

/* How long something has to be held over a fold until it opens for it. */
#define SPRING_MILLISECONDS 800

static TlElement *
get_lane (TlCanvas *canvas, const TlElement *element)
{
  switch (tl_element_get_kind (element))
    {
    case TL_KIND_LANE:
      return (TlElement *) element;
    case TL_KIND_TOUCHPOINT:
      return tl_map_get_ref (canvas->map, element, TL_PROPERTY_LANE);
    default:
      return NULL;
    }
}

static TlElement *
get_stage (TlCanvas *canvas, const TlElement *element)
{
  TlElement *moment;

  switch (tl_element_get_kind (element))
    {
    case TL_KIND_STAGE:
      return (TlElement *) element;
    case TL_KIND_MOMENT:
      return tl_element_get_parent (element);
    case TL_KIND_TOUCHPOINT:
      moment = tl_map_get_ref (canvas->map, element, TL_PROPERTY_MOMENT);
      return moment != NULL ? tl_element_get_parent (moment) : NULL;
    default:
      return NULL;
    }
}

static TlLayer
get_layer (const TlElement *lane)
{
  return (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER);
}

static gboolean
is_hidden (const TlElement *lane)
{
  return tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN);
}

/* The first lane of those that stand together with this one in its layer. */
static TlElement *
find_stand_in (TlElement *lane)
{
  TlElement *first = lane;

  for (TlElement *at = lane; at != NULL; at = tl_element_get_previous_of_kind (at))
    {
      if (is_hidden (at))
        continue;
      if (get_layer (at) != get_layer (lane))
        break;
      first = at;
    }
  return first;
}

static gboolean
is_in_folded_stage (TlCanvas *canvas, const TlElement *element)
{
  const TlElement *stage = get_stage (canvas, element);

  return stage != NULL && tl_folds_has_stage (canvas->folds, stage);
}

static gboolean
is_in_folded_layer (TlCanvas *canvas, const TlElement *element)
{
  const TlElement *lane = get_lane (canvas, element);

  return lane != NULL && !is_hidden (lane) && tl_folds_has_layer (canvas->folds, get_layer (lane));
}

gboolean
tl_canvas_is_in_fold (TlCanvas *canvas, const TlElement *element)
{
  if (canvas->layout == NULL || tl_folds_is_empty (canvas->folds))
    return FALSE;
  if (tl_element_get_kind (element) == TL_KIND_LINK)
    return tl_canvas_is_in_fold (canvas, tl_map_get_ref (canvas->map, element, TL_PROPERTY_FROM)) ||
           tl_canvas_is_in_fold (canvas, tl_map_get_ref (canvas->map, element, TL_PROPERTY_TO));
  return is_in_folded_stage (canvas, element) || is_in_folded_layer (canvas, element);
}

/* NULL when it is in no fold. */
static TlElement *
find_holder (TlCanvas *canvas, const TlElement *element)
{
  if (is_in_folded_stage (canvas, element))
    return get_stage (canvas, element);
  if (is_in_folded_layer (canvas, element))
    return find_stand_in (get_lane (canvas, element));
  return NULL;
}

static gboolean
has_place (TlCanvas *canvas, const TlElement *element)
{
  TlRect box;

  return tl_canvas_find_box (canvas, element, &box);
}

/* What is selected and has a place still, or else what holds the first of it. */
static void
keep_selection (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  TlElement *holder = NULL;

  for (guint i = 0; i < canvas->selection->len; i++)
    {
      TlElement *element = canvas->selection->pdata[i];

      if (has_place (canvas, element))
        g_ptr_array_add (left, element);
      else if (holder == NULL)
        holder = find_holder (canvas, element);
    }
  if (left->len == 0 && holder != NULL)
    g_ptr_array_add (left, holder);
  tl_canvas_set_selection (canvas, (TlElement **) left->pdata, left->len);
}

static void
leave_folds (TlCanvas *canvas)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL;

  if (canvas->cell.lane != NULL &&
      (!has_place (canvas, canvas->cell.lane) || !has_place (canvas, canvas->cell.moment)))
    tl_canvas_set_cell (canvas, NULL);
  if (canvas->cursor != NULL && !has_place (canvas, canvas->cursor))
    tl_canvas_set_cursor (canvas, find_holder (canvas, canvas->cursor));
  keep_selection (canvas);
  tl_canvas_hover (canvas, NULL);
  canvas->plus = (TlPlus){ 0 };
  tl_canvas_sync_access (canvas);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

/* The start of the journey stays where it is, at whichever side of the window that is. */
static void
lay_out (TlCanvas *canvas)
{
  g_autoptr (GArray) damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  double width = view->width, x = canvas->view.x;

  tl_layout_set_folds (canvas->layout, canvas->folds, damage);
  tl_canvas_damage (canvas, damage);
  if (!view->right_to_left)
    return;
  canvas->view.x = x + (view->width - width) * canvas->view.zoom;
  tl_view_clamp (&canvas->view);
  tl_canvas_view_changed (canvas);
}

static void
apply (TlCanvas *canvas)
{
  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_drag_cancel (canvas);
  tl_canvas_linking_cancel (canvas);
  tl_canvas_forget_aim (canvas);
  lay_out (canvas);
  leave_folds (canvas);
  tl_canvas_update_actions (canvas);
}

const TlFolds *
tl_canvas_get_folds (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  return canvas->folds;
}

void
tl_canvas_set_folds (TlCanvas *canvas, const TlFolds *folds)
{
  g_autoptr (TlFolds) wanted = NULL;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (canvas->layout == NULL)
    return;
  wanted = tl_folds_copy (folds);
  tl_folds_drop_unknown (wanted, canvas->map);
  if (tl_folds_equal (wanted, canvas->folds))
    return;
  tl_folds_free (canvas->folds);
  canvas->folds = g_steal_pointer (&wanted);
  apply (canvas);
}

static void
say_stage (TlCanvas *canvas, const TlElement *stage, gboolean folded)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const char *title = tl_title_words_get (stage);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < view->n_stages; i++)
    if (view->stages[i].stage == stage)
      n = view->stages[i].n_touchpoints;
  if (folded)
    words = g_strdup_printf (ngettext ("“%s” folded, %u touchpoint hidden",
                                       "“%s” folded, %u touchpoints hidden", n),
                             title, n);
  else
    words = g_strdup_printf (_ ("“%s” unfolded"), title);
  tl_canvas_announce (canvas, words);
}

static void
say_layer (TlCanvas *canvas, TlLayer layer, gboolean folded)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const char *name = _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < view->n_layers; i++)
    n += view->layers[i].layer == layer ? view->layers[i].n_touchpoints : 0;
  if (folded)
    words = g_strdup_printf (ngettext ("“%s” folded, %u touchpoint hidden",
                                       "“%s” folded, %u touchpoints hidden", n),
                             name, n);
  else
    words = g_strdup_printf (_ ("“%s” unfolded"), name);
  tl_canvas_announce (canvas, words);
}

void
tl_canvas_fold_stage (TlCanvas *canvas, TlElement *stage, gboolean folded)
{
  if (!tl_folds_set_stage (canvas->folds, stage, folded))
    return;
  tl_canvas_fade (canvas);
  apply (canvas);
  say_stage (canvas, stage, folded);
}

void
tl_canvas_fold_layer (TlCanvas *canvas, TlLayer layer, gboolean folded)
{
  if (!tl_folds_set_layer (canvas->folds, layer, folded))
    return;
  tl_canvas_fade (canvas);
  apply (canvas);
  say_layer (canvas, layer, folded);
}

/* FALSE: it is in no fold. Nothing is laid out anew. */
static gboolean
open_for (TlCanvas *canvas, const TlElement *element)
{
  gboolean opened = FALSE;

  if (!tl_canvas_is_in_fold (canvas, element))
    return FALSE;
  if (tl_element_get_kind (element) == TL_KIND_LINK)
    {
      opened = open_for (canvas, tl_map_get_ref (canvas->map, element, TL_PROPERTY_FROM));
      return open_for (canvas, tl_map_get_ref (canvas->map, element, TL_PROPERTY_TO)) || opened;
    }
  if (is_in_folded_stage (canvas, element))
    opened = tl_folds_set_stage (canvas->folds, get_stage (canvas, element), FALSE);
  if (is_in_folded_layer (canvas, element))
    opened =
        tl_folds_set_layer (canvas->folds, get_layer (get_lane (canvas, element)), FALSE) || opened;
  return opened;
}

void
tl_canvas_unfold_for (TlCanvas *canvas, const TlElement *element)
{
  if (has_place (canvas, element) || !open_for (canvas, element))
    return;
  lay_out (canvas);
  tl_canvas_sync_access (canvas);
  tl_canvas_update_actions (canvas);
}

void
tl_canvas_unfold_hit (TlCanvas *canvas, const TlHit *hit)
{
  if (hit->element != NULL)
    tl_canvas_fold_stage (canvas, hit->element, FALSE);
  else
    tl_canvas_fold_layer (canvas, hit->layer, FALSE);
}

static gboolean
is_fold (TlCanvas *canvas, const TlHit *hit)
{
  if (hit->kind == TL_HIT_STAGE)
    return tl_folds_has_stage (canvas->folds, hit->element);
  return hit->kind == TL_HIT_FOLD ||
         (hit->kind == TL_HIT_LAYER && tl_folds_has_layer (canvas->folds, hit->layer));
}

/* A stage opens for a moment, a layer for a lane; either for all that may land in it. */
static gboolean
opens_for_drag (TlCanvas *canvas, const TlHit *hit)
{
  const TlDrag *drag = &canvas->drag;

  if (!is_fold (canvas, hit))
    return FALSE;
  return drag->phase != TL_DRAG_STRUCTURE ||
         tl_element_get_kind (drag->hit.element) ==
             (hit->element != NULL ? TL_KIND_MOMENT : TL_KIND_LANE);
}

void
tl_canvas_stop_spring (TlCanvas *canvas)
{
  g_clear_handle_id (&canvas->spring_id, g_source_remove);
}

/* What is in the hand stays where it is seen, wherever it stands in the map now. */
static void
relocate_structure (TlCanvas *canvas, const TlRect *before)
{
  TlRect now;

  if (!tl_canvas_find_box (canvas, canvas->drag.hit.element, &now))
    return;
  canvas->drag.origin.x += now.x - before->x;
  canvas->drag.origin.y += now.y - before->y;
}

/* The drag goes on over what has opened. */
static gboolean
on_spring_cb (gpointer data)
{
  TlCanvas *canvas = data;
  TlRect before = { 0 };

  canvas->spring_id = 0;
  if (canvas->drag.phase == TL_DRAG_STRUCTURE)
    tl_canvas_find_box (canvas, canvas->drag.hit.element, &before);
  if (canvas->spring.element != NULL)
    tl_folds_set_stage (canvas->folds, canvas->spring.element, FALSE);
  else
    tl_folds_set_layer (canvas->folds, canvas->spring.layer, FALSE);
  lay_out (canvas);
  if (canvas->drag.phase == TL_DRAG_CARDS)
    tl_canvas_drag_relocate_cards (canvas);
  else if (canvas->drag.phase == TL_DRAG_STRUCTURE)
    relocate_structure (canvas, &before);
  tl_canvas_drag_update (canvas, canvas->drag.x, canvas->drag.y, canvas->drag.modifiers);
  return G_SOURCE_REMOVE;
}

void
tl_canvas_follow_spring (TlCanvas *canvas)
{
  TlHit hit;
  gboolean same;

  if (tl_folds_is_empty (canvas->folds))
    return;
  hit = tl_canvas_hit (canvas, canvas->drag.x, canvas->drag.y);
  same = canvas->spring_id != 0 && hit.element == canvas->spring.element &&
         (hit.element != NULL || hit.layer == canvas->spring.layer);
  if (!opens_for_drag (canvas, &hit))
    tl_canvas_stop_spring (canvas);
  else if (!same)
    {
      tl_canvas_stop_spring (canvas);
      canvas->spring = hit;
      canvas->spring_id = g_timeout_add (SPRING_MILLISECONDS, on_spring_cb, canvas);
    }
}

/* What folding means now: the layer of a lane, the stage of all else. FALSE: nothing. */
static gboolean
find_target (TlCanvas *canvas, TlElement **stage, TlLayer *layer)
{
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;

  *stage = NULL;
  if (canvas->layout == NULL)
    return FALSE;
  if (first == NULL && canvas->cell.moment != NULL)
    first = canvas->cell.moment;
  if (first == NULL)
    return FALSE;
  if (tl_element_get_kind (first) == TL_KIND_LANE)
    {
      *layer = get_layer (first);
      return !is_hidden (first);
    }
  *stage = get_stage (canvas, first);
  return *stage != NULL;
}

static gboolean
is_target_folded (TlCanvas *canvas, const TlElement *stage, TlLayer layer)
{
  return stage != NULL ? tl_folds_has_stage (canvas->folds, stage)
                       : tl_folds_has_layer (canvas->folds, layer);
}

static void
fold_target (TlCanvas *canvas, gboolean folded)
{
  TlElement *stage;
  TlLayer layer;

  if (!find_target (canvas, &stage, &layer))
    return;
  if (stage != NULL)
    tl_canvas_fold_stage (canvas, stage, folded);
  else
    tl_canvas_fold_layer (canvas, layer, folded);
}

static void
fold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fold_target (TL_CANVAS (widget), TRUE);
}

static void
unfold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fold_target (TL_CANVAS (widget), FALSE);
}

static void
unfold_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);

  if (canvas->layout == NULL || tl_folds_is_empty (canvas->folds))
    return;
  tl_folds_clear (canvas->folds);
  apply (canvas);
  tl_canvas_announce (canvas, _ ("Everything is unfolded"));
}

static void
turn_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *stage = NULL;

  if (canvas->map != NULL)
    stage = tl_map_find (canvas->map, g_variant_get_string (parameter, NULL));
  if (stage != NULL && tl_element_get_kind (stage) == TL_KIND_STAGE)
    tl_canvas_fold_stage (canvas, stage, !tl_folds_has_stage (canvas->folds, stage));
}

static void
turn_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  int layer = tl_choice_from_name (layers, g_variant_get_string (parameter, NULL));

  if (canvas->layout != NULL && layer >= 0)
    tl_canvas_fold_layer (canvas, (TlLayer) layer,
                          !tl_folds_has_layer (canvas->folds, (TlLayer) layer));
}

void
tl_canvas_update_fold_actions (TlCanvas *canvas, gboolean free)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  TlElement *stage;
  TlLayer layer;
  gboolean has_target = find_target (canvas, &stage, &layer);
  gboolean folded = has_target && is_target_folded (canvas, stage, layer);

  gtk_widget_action_set_enabled (widget, "canvas.fold", free && has_target && !folded);
  gtk_widget_action_set_enabled (widget, "canvas.unfold", free && folded);
  gtk_widget_action_set_enabled (widget, "canvas.unfold-all",
                                 free && !tl_folds_is_empty (canvas->folds));
}

static void
add_turn (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
add_section (TlCanvas *canvas, GMenu *menu, GMenu *section)
{
  if (!tl_folds_is_empty (canvas->folds))
    g_menu_append (section, _ ("Unfold All"), "canvas.unfold-all");
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
tl_canvas_add_stage_fold (TlCanvas *canvas, GMenu *menu, const TlElement *stage)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (stage != NULL)
    add_turn (section,
              tl_folds_has_stage (canvas->folds, stage) ? _ ("Unfold Stage") : _ ("Fold Stage"),
              "canvas.turn-stage", tl_element_get_id (stage));
  add_section (canvas, menu, section);
}

void
tl_canvas_add_layer_fold (TlCanvas *canvas, GMenu *menu, TlLayer layer)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  g_autoptr (GMenu) section = g_menu_new ();

  add_turn (section,
            tl_folds_has_layer (canvas->folds, layer) ? _ ("Unfold Layer") : _ ("Fold Layer"),
            "canvas.turn-layer", layers[layer].name);
  add_section (canvas, menu, section);
}

void
tl_canvas_install_fold_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_KP_Subtract, "canvas.fold" },    { GDK_KEY_minus, "canvas.fold" },
    { GDK_KEY_KP_Add, "canvas.unfold" },       { GDK_KEY_equal, "canvas.unfold" },
    { GDK_KEY_plus, "canvas.unfold" },         { GDK_KEY_KP_Multiply, "canvas.unfold-all" },
    { GDK_KEY_asterisk, "canvas.unfold-all" },
  };

  tl_canvas_install_action (widget_class, "canvas.fold", NULL, fold);
  tl_canvas_install_action (widget_class, "canvas.unfold", NULL, unfold);
  tl_canvas_install_action (widget_class, "canvas.unfold-all", NULL, unfold_all);
  tl_canvas_install_action (widget_class, "canvas.turn-stage", "s", turn_stage);
  tl_canvas_install_action (widget_class, "canvas.turn-layer", "s", turn_layer);
  /* Menus show the last one. */
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}
