/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"
#include "tl-operations-lane.h"

/* What is done to lanes: each a step of its own, in words for a toast. */

TlElement *
tl_canvas_get_selected_lane (TlCanvas *canvas)
{
  TlElement *first = canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;

  return first != NULL && tl_element_get_kind (first) == TL_KIND_LANE ? first : NULL;
}

static const char *
get_title (TlCanvas *canvas, const TlElement *lane)
{
  return tl_lane_words_get_title (canvas->map, lane);
}

/* Ends the step and tells of it. Takes `words`. FALSE when nothing was changed. */
static gboolean
commit (TlCanvas *canvas, char *words)
{
  gboolean changed = tl_history_commit (canvas->history);

  if (changed)
    tl_canvas_say (canvas, words, TRUE);
  else
    g_free (words);
  return changed;
}

/* What the step has made is named at once, as part of it. Takes `key`, the step's merge key. */
static void
name_lane (TlCanvas *canvas, TlElement *lane, char *key)
{
  tl_canvas_select_label (canvas, lane);
  tl_canvas_edit_begin (canvas, lane);
  if (tl_canvas_edit_is_open (canvas))
    canvas->edit.merge_key = key;
  else
    g_free (key);
}

/* Curves and the like tell of the person beside whom they are made. */
static void
take_person (TlCanvas *canvas, TlElement *lane, const TlElement *beside)
{
  if (beside == NULL || tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS ||
      tl_element_get_choice (lane, TL_PROPERTY_LAYER) !=
          tl_element_get_choice (beside, TL_PROPERTY_LAYER))
    return;
  tl_history_set (canvas->history, lane, TL_PROPERTY_PERSON,
                  tl_element_get (beside, TL_PROPERTY_PERSON));
  tl_history_set (canvas->history, lane, TL_PROPERTY_TITLE,
                  tl_element_get (beside, TL_PROPERTY_TITLE));
}

static void
add_lane (
    TlCanvas *canvas, TlLayer layer, TlLaneKind kind, TlElement *before, const TlElement *beside)
{
  const TlChoice *kinds = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_KIND);
  const char *title = kind == TL_LANE_TOUCHPOINTS ? _ ("New lane") : _ (kinds[kind].label);
  char *key = g_strdup_printf ("add-lane-%u", canvas->edit_count++);
  TlElement *lane;

  tl_canvas_edit_end (canvas, TRUE);
  tl_history_begin (canvas->history, _ ("Add Lane"), key);
  lane = tl_operations_add_lane (canvas->history, layer, kind, title, before);
  take_person (canvas, lane, beside);
  /* Within the step: when the inspector turns to something else, steps no longer merge. */
  tl_canvas_set_selection (canvas, &lane, 1);
  commit (canvas, g_strdup_printf (_ ("Added lane “%s”"), get_title (canvas, lane)));
  name_lane (canvas, lane, key);
}

static void
add_beside (TlCanvas *canvas, const char *kind_name, gboolean below)
{
  TlElement *lane = tl_canvas_get_selected_lane (canvas);
  const TlChoice *kinds = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_KIND);
  int kind = tl_choice_from_name (kinds, kind_name);
  TlLayer layer;
  TlElement *before;

  if (lane == NULL || kind < 0)
    return;
  layer = (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER);
  before = below ? tl_element_get_next_of_kind (lane) : lane;
  add_lane (canvas, layer, (TlLaneKind) kind, before, lane);
}

static void
add_above (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_beside (TL_CANVAS (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
add_below (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_beside (TL_CANVAS (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static gboolean
read_layer (GVariant *parameter, TlLayer *layer)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  int choice = tl_choice_from_name (layers, g_variant_get_string (parameter, NULL));

  *layer = (TlLayer) choice;
  return choice >= 0;
}

static void
add_to_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlLayer layer;

  if (canvas->layout != NULL && read_layer (parameter, &layer))
    add_lane (canvas, layer, TL_LANE_TOUCHPOINTS, NULL, NULL);
}

static char *
make_moved_words (TlCanvas *canvas, const TlElement *lane)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  /* Translators: a lane, its layer and its place: Moved lane “Bea” to Employee, 3 of 9 */
  return g_strdup_printf (_ ("Moved lane “%s” to %s, %d of %u"), get_title (canvas, lane),
                          tl_lane_words_get_layer (lane), tl_canvas_find_lane (canvas, lane) + 1,
                          view->n_lanes);
}

void
tl_canvas_move_lane (TlCanvas *canvas, TlElement *lane, TlLayer layer, TlElement *before)
{
  g_autoptr (GArray) consequences =
      tl_consequences_of_structure (canvas->map, lane, tl_element_get_parent (lane), before,
                                    (int) layer);

  tl_history_begin (canvas->history, _ ("Move Lane"), NULL);
  tl_operations_move_lane (canvas->history, lane, layer, before);
  if (!tl_history_commit (canvas->history))
    return;
  tl_canvas_say_moved (canvas, make_moved_words (canvas, lane), consequences);
  tl_canvas_reveal_label (canvas, lane);
}

static void
set_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *lane = tl_canvas_get_selected_lane (canvas);
  TlLayer layer;

  if (lane != NULL && read_layer (parameter, &layer) &&
      !tl_element_has_choice (lane, TL_PROPERTY_LAYER, (int) layer))
    tl_canvas_move_lane (canvas, lane, layer, tl_operations_find_lane_place (canvas->map, layer));
}

void
tl_canvas_duplicate_lane (TlCanvas *canvas, TlElement *lane)
{
  TlElement *copy;

  tl_history_begin (canvas->history, _ ("Duplicate Lane"), NULL);
  copy = tl_operations_duplicate_lane (canvas->history, lane);
  commit (canvas, g_strdup_printf (_ ("Duplicated lane “%s”"), get_title (canvas, copy)));
  tl_canvas_select_label (canvas, copy);
}

static void
hide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *lane = tl_canvas_get_selected_lane (canvas);
  TlElement *near;

  if (lane == NULL)
    return;
  near = tl_canvas_find_near_lane (canvas, lane, NULL);
  tl_history_begin (canvas->history, _ ("Hide Lane"), NULL);
  tl_history_set (canvas->history, lane, TL_PROPERTY_HIDDEN, "yes");
  if (!commit (canvas, g_strdup_printf (_ ("Hid lane “%s”"), get_title (canvas, lane))))
    return;
  if (near != NULL)
    tl_canvas_select_label (canvas, near);
  else
    tl_canvas_set_selection (canvas, NULL, 0);
}

static char *
make_shown_words (TlCanvas *canvas, TlElement *const *lanes, guint n)
{
  if (n == 1)
    return g_strdup_printf (_ ("Lane “%s” is shown again"), get_title (canvas, lanes[0]));
  return g_strdup_printf (ngettext ("%u lane is shown again", "%u lanes are shown again", n), n);
}

static gboolean
show_lanes (TlCanvas *canvas, TlElement *const *lanes, guint n)
{
  if (n == 0)
    return FALSE;
  tl_history_begin (canvas->history, n == 1 ? _ ("Show Lane") : _ ("Show Lanes"), NULL);
  for (guint i = 0; i < n; i++)
    tl_history_set (canvas->history, lanes[i], TL_PROPERTY_HIDDEN, NULL);
  return commit (canvas, make_shown_words (canvas, lanes, n));
}

void
tl_canvas_show_lanes (TlCanvas *canvas, const GPtrArray *lanes)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));
  if (canvas->history != NULL)
    show_lanes (canvas, (TlElement *const *) (gpointer) lanes->pdata, lanes->len);
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *lane = NULL;

  if (canvas->map != NULL)
    lane = tl_map_find (canvas->map, g_variant_get_string (parameter, NULL));
  if (lane == NULL || tl_element_get_kind (lane) != TL_KIND_LANE)
    return;
  if (show_lanes (canvas, &lane, 1))
    tl_canvas_select_label (canvas, lane);
}

GPtrArray *
tl_canvas_list_hidden_lanes (TlCanvas *canvas)
{
  GPtrArray *hidden = g_ptr_array_new ();

  for (TlElement *lane = tl_map_get_first (canvas->map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN))
      g_ptr_array_add (hidden, lane);
  return hidden;
}

/* Those of all layers for `layer` -1. */
static void
show_hidden (TlCanvas *canvas, int layer)
{
  g_autoptr (GPtrArray) hidden = tl_canvas_list_hidden_lanes (canvas);

  for (guint i = hidden->len; layer >= 0 && i > 0; i--)
    if (tl_element_get_choice (hidden->pdata[i - 1], TL_PROPERTY_LAYER) != layer)
      g_ptr_array_remove_index (hidden, i - 1);
  show_lanes (canvas, (TlElement *const *) hidden->pdata, hidden->len);
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (TL_CANVAS (widget)->map != NULL)
    show_hidden (TL_CANVAS (widget), -1);
}

static void
show_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlLayer layer;

  if (TL_CANVAS (widget)->map != NULL && read_layer (parameter, &layer))
    show_hidden (TL_CANVAS (widget), (int) layer);
}

GPtrArray *
tl_canvas_list_merges (TlCanvas *canvas, const TlElement *lane)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  int at = tl_canvas_find_lane (canvas, lane);
  GPtrArray *found = g_ptr_array_new ();

  for (int i = 0; at >= 0 && i < (int) view->n_lanes; i++)
    if (i != at && (ABS (i - at) == 1 || view->lanes[i].layer == view->lanes[at].layer) &&
        tl_operations_can_merge_lanes (lane, view->lanes[i].lane))
      g_ptr_array_add (found, view->lanes[i].lane);
  return found;
}

static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *lane = tl_canvas_get_selected_lane (canvas);
  g_autoptr (GPtrArray) offered = NULL;
  TlElement *into;

  if (lane == NULL)
    return;
  offered = tl_canvas_list_merges (canvas, lane);
  into = tl_map_find (canvas->map, g_variant_get_string (parameter, NULL));
  if (!g_ptr_array_find (offered, into, NULL))
    return;
  tl_history_begin (canvas->history, _ ("Merge Lanes"), NULL);
  tl_operations_merge_lanes (canvas->history, lane, into);
  commit (canvas, g_strdup_printf (_ ("Merged into lane “%s”"), get_title (canvas, into)));
  tl_canvas_select_label (canvas, into);
}

gboolean
tl_canvas_can_split_lane (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);

  for (guint i = 1; i < cards->len; i++)
    if (g_strcmp0 (tl_element_get (cards->pdata[i], TL_PROPERTY_LANE),
                   tl_element_get (cards->pdata[0], TL_PROPERTY_LANE)) != 0)
      return FALSE;
  return cards->len > 0;
}

static void
split (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);
  char *key;
  TlElement *lane;

  if (!tl_canvas_can_split_lane (canvas))
    return;
  key = g_strdup_printf ("split-lane-%u", canvas->edit_count++);
  tl_history_begin (canvas->history, _ ("Split Lane"), key);
  lane = tl_operations_split_lane (canvas->history, (TlElement **) cards->pdata, cards->len,
                                   _ ("New lane"));
  tl_canvas_set_selection (canvas, &lane, 1);
  commit (canvas, g_strdup_printf (_ ("Split off lane “%s”"), get_title (canvas, lane)));
  name_lane (canvas, lane, key);
}

void
tl_canvas_update_lane_actions (TlCanvas *canvas, gboolean free)
{
  static const char *const for_lanes[] = { "canvas.add-lane-above", "canvas.add-lane-below",
                                           "canvas.set-layer", "canvas.hide-lane" };
  GtkWidget *widget = GTK_WIDGET (canvas);
  TlElement *lane = tl_canvas_get_selected_lane (canvas);
  g_autoptr (GPtrArray) merges =
      lane != NULL ? tl_canvas_list_merges (canvas, lane) : g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (for_lanes); i++)
    gtk_widget_action_set_enabled (widget, for_lanes[i], free && lane != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.merge-lane", free && merges->len > 0);
  if (lane != NULL)
    gtk_widget_action_set_enabled (widget, "canvas.duplicate", free);
  gtk_widget_action_set_enabled (widget, "canvas.split-lane",
                                 free && tl_canvas_can_split_lane (canvas));
  gtk_widget_action_set_enabled (widget, "canvas.add-lane", free);
  gtk_widget_action_set_enabled (widget, "canvas.show-lane", free);
  gtk_widget_action_set_enabled (widget, "canvas.show-all-lanes", free);
}

void
tl_canvas_install_lane_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "canvas.add-lane-above", "s", add_above }, { "canvas.add-lane-below", "s", add_below },
    { "canvas.add-lane", "s", add_to_layer },    { "canvas.set-layer", "s", set_layer },
    { "canvas.hide-lane", NULL, hide },          { "canvas.show-lane", "s", show },
    { "canvas.show-all-lanes", NULL, show_all }, { "canvas.show-hidden", "s", show_layer },
    { "canvas.merge-lane", "s", merge },         { "canvas.split-lane", NULL, split },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    tl_canvas_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].run);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, 0, "canvas.hide-lane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_SHIFT_MASK,
                                       "canvas.show-all-lanes", NULL);
}
