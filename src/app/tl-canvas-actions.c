/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include "tl-canvas-divergence.h"
#include "tl-canvas-new-cell.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"
#include "tl-stage-words.h"
#include "tl-title-words.h"

static void
zoom_by_step (TlCanvas *canvas, int direction)
{
  tl_canvas_set_zoom (canvas, tl_view_get_step (canvas->view.zoom, direction));
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by_step (TL_CANVAS (widget), 1);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by_step (TL_CANVAS (widget), -1);
}

static void
zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_zoom_to_fit (TL_CANVAS (widget));
}

static void
zoom_normal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_set_zoom (TL_CANVAS (widget), 1);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_select_all (TL_CANVAS (widget));
  tl_canvas_announce_selected (TL_CANVAS (widget));
}

/* "Delete Touchpoint": what the step is called. Transfer full. */
static char *
make_delete_label (const GPtrArray *elements)
{
  if (elements->len > 1)
    return g_strdup_printf (ngettext ("Delete %u Touchpoint", "Delete %u Touchpoints",
                                      elements->len),
                            elements->len);
  switch (tl_element_get_kind (elements->pdata[0]))
    {
    case TL_KIND_LINK:
      return g_strdup (_ ("Delete Link"));
    case TL_KIND_STAGE:
      return g_strdup (_ ("Delete Stage"));
    case TL_KIND_MOMENT:
      return g_strdup (_ ("Delete Moment"));
    case TL_KIND_LANE:
      return g_strdup (_ ("Delete Lane"));
    default:
      return g_strdup (_ ("Delete Touchpoint"));
    }
}

static char *
make_delete_words (TlCanvas *canvas, const GPtrArray *elements)
{
  TlElement *first = elements->pdata[0];

  if (elements->len > 1)
    return g_strdup_printf (ngettext ("Deleted %u touchpoint", "Deleted %u touchpoints",
                                      elements->len),
                            elements->len);
  if (tl_element_get_kind (first) == TL_KIND_LINK)
    return g_strdup (_ ("Deleted the link"));
  if (tl_element_get_kind (first) == TL_KIND_STAGE || tl_element_get_kind (first) == TL_KIND_MOMENT)
    return tl_stage_words_deleted (canvas->map, first);
  return g_strdup_printf (_ ("Deleted “%s”"), tl_element_get_kind (first) == TL_KIND_LANE
                                                  ? tl_lane_words_get_title (canvas->map, first)
                                                  : tl_title_words_get (first));
}

/* What is selected and cannot be seen or heard on the map, as a lane that is hidden, is not for the
 * map's keys. */
static GPtrArray *
list_shown_selected (TlCanvas *canvas)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < canvas->selection->len; i++)
    if (tl_canvas_shows (canvas, canvas->selection->pdata[i]))
      g_ptr_array_add (shown, canvas->selection->pdata[i]);
  return shown;
}

static void
delete_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) elements = list_shown_selected (canvas);
  g_autofree char *label = NULL, *words = NULL;
  gboolean had_focus = gtk_widget_get_focus_child (widget) != NULL;

  if (elements->len == 0 && canvas->selection->len > 0)
    tl_canvas_say (canvas, g_strdup (_ ("Not deleted: what is selected is hidden on the map")),
                   FALSE);
  if (elements->len == 0)
    return;
  label = make_delete_label (elements);
  words = make_delete_words (canvas, elements);
  tl_history_begin (canvas->history, label, NULL);
  tl_operations_delete (canvas->history, (TlElement **) elements->pdata, elements->len);
  if (tl_history_commit (canvas->history))
    tl_canvas_say (canvas, g_steal_pointer (&words), TRUE);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

static void
duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) originals = tl_canvas_list_selected_cards (canvas);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *label = NULL;
  guint n = originals->len;

  if (tl_canvas_get_selected_lane (canvas) != NULL)
    tl_canvas_duplicate_lane (canvas, tl_canvas_get_selected_lane (canvas));
  if (n == 0)
    return;
  label =
      n == 1 ? g_strdup (_ ("Duplicate Touchpoint"))
             : g_strdup_printf (ngettext ("Duplicate %u Touchpoint", "Duplicate %u Touchpoints", n),
                                n);
  tl_history_begin (canvas->history, label, NULL);
  copies = tl_operations_duplicate (canvas->history, (TlElement **) originals->pdata, n);
  tl_history_commit (canvas->history);
  tl_canvas_set_selection (canvas, (TlElement **) copies->pdata, copies->len);
  tl_canvas_set_cursor (canvas, copies->pdata[0]);
  tl_canvas_focus_cursor (canvas);
  tl_canvas_say (canvas,
                 g_strdup_printf (ngettext ("Duplicated %u touchpoint", "Duplicated %u touchpoints",
                                            n),
                                  n),
                 TRUE);
}

static void
edit_title (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);

  if (canvas->selection->len > 0)
    tl_canvas_edit_begin (canvas, canvas->selection->pdata[canvas->selection->len - 1]);
  else if (canvas->cursor != NULL)
    tl_canvas_edit_begin (canvas, canvas->cursor);
}

static void
make_new_card (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlCell cell;

  if (canvas->layout == NULL)
    return;
  /* What a title that was not kept leaves with it is no place for another card. */
  tl_canvas_edit_end (canvas, TRUE);
  if (tl_canvas_open_new_cell (canvas, &cell))
    tl_canvas_edit_begin_new (canvas, cell, NULL);
}

/* Where each of the cards goes that is moved by so many lanes and moments; NULL when one of them
 * cannot. */
static GArray *
plan_shift (TlCanvas *canvas, const GPtrArray *cards, int lanes, int moments)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) all = tl_canvas_list_card_lanes (canvas);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));

  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (canvas->layout, cards->pdata[i]);
      TlPlacement placement = { .touchpoint = cards->pdata[i] };
      guint lane = 0;
      int to_lane, to_moment;

      if (card == NULL)
        continue;
      g_ptr_array_find (all, view->lanes[card->lane].lane, &lane);
      to_lane = (int) lane + lanes;
      to_moment = (int) card->moment + moments;
      if (to_lane < 0 || to_lane >= (int) all->len || to_moment < 0 ||
          to_moment >= (int) view->n_moments)
        return NULL;
      placement.cell = (TlCell){ all->pdata[to_lane], view->moments[to_moment].moment };
      g_array_append_val (placements, placement);
    }
  return placements->len > 0 ? g_steal_pointer (&placements) : NULL;
}

/* Up or down among the cards of one cell: the placement that passes one neighbour. */
static gboolean
plan_pass (TlCanvas *canvas, TlElement *touchpoint, int direction, TlPlacement *placement)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlCardBox *card = tl_layout_find_card (canvas->layout, touchpoint);
  const TlCardBox *start, *end, *other;

  if (card == NULL)
    return FALSE;
  start = view->lanes[card->lane].cards;
  end = start + view->lanes[card->lane].n_cards;
  other = card + direction;
  if (other < start || other >= end || other->moment != card->moment)
    return FALSE;
  *placement = (TlPlacement){ .touchpoint = touchpoint };
  placement->cell = (TlCell){ view->lanes[card->lane].lane, view->moments[card->moment].moment };
  if (direction > 0 && other + 1 < end && other[1].moment == card->moment)
    placement->before = other[1].touchpoint;
  else if (direction < 0)
    placement->before = other->touchpoint;
  return TRUE;
}

static void
reveal_selected (TlCanvas *canvas)
{
  TlRect box;

  if (canvas->selection->len > 0 && tl_canvas_find_box (canvas, canvas->selection->pdata[0], &box))
    tl_canvas_reveal (canvas, &box);
}

/* Of one card it is seen; of many the one that cannot go on may be out of sight. */
static void
say_at_edge (TlCanvas *canvas, guint n)
{
  if (n == 1)
    tl_canvas_announce (canvas, _ ("No further: this is the edge"));
  else if (n > 1)
    tl_canvas_say (canvas, g_strdup (_ ("No further: one of these cards is at the edge")), FALSE);
}

void
tl_canvas_shift (TlCanvas *canvas, int lanes, int moments)
{
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);
  g_autoptr (GArray) placements = NULL;
  TlPlacement pass;

  if (tl_canvas_structure_step (canvas, lanes, moments))
    return;
  if (cards->len == 1 && lanes != 0 && plan_pass (canvas, cards->pdata[0], lanes, &pass))
    {
      placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));
      g_array_append_val (placements, pass);
    }
  else
    placements = plan_shift (canvas, cards, lanes, moments);
  if (placements == NULL)
    {
      say_at_edge (canvas, cards->len);
      return;
    }
  tl_canvas_place (canvas, placements, FALSE, NULL);
  reveal_selected (canvas);
}

static int
get_forwards (TlCanvas *canvas)
{
  return canvas->layout != NULL && tl_canvas_get_layout (canvas)->right_to_left ? -1 : 1;
}

static void
move_left (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_shift (TL_CANVAS (widget), 0, -get_forwards (TL_CANVAS (widget)));
}

static void
move_right (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_shift (TL_CANVAS (widget), 0, get_forwards (TL_CANVAS (widget)));
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_shift (TL_CANVAS (widget), -1, 0);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_shift (TL_CANVAS (widget), 1, 0);
}

static void
change_spans (TlCanvas *canvas, int by)
{
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);

  if (cards->len == 0)
    return;
  tl_history_begin (canvas->history, _ ("Change Duration"), NULL);
  for (guint i = 0; i < cards->len; i++)
    {
      int span = tl_element_get_integer (cards->pdata[i], TL_PROPERTY_SPAN, 1) + by;

      tl_operations_set_span (canvas->history, cards->pdata[i], MAX (span, 1));
    }
  if (tl_history_commit (canvas->history))
    {
      tl_canvas_say_span (canvas, cards->pdata[0]);
      reveal_selected (canvas);
    }
}

static void
span_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_spans (TL_CANVAS (widget), 1);
}

static void
span_less (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_spans (TL_CANVAS (widget), -1);
}

static void
set_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);
  int kind = tl_choice_from_name (choices, g_variant_get_string (parameter, NULL));

  if (kind < 0 || cards->len == 0)
    return;
  tl_history_begin (canvas->history, _ ("Change Kind"), NULL);
  for (guint i = 0; i < cards->len; i++)
    tl_history_set_choice (canvas->history, cards->pdata[i], TL_PROPERTY_KIND, kind);
  if (tl_history_commit (canvas->history))
    tl_canvas_say (canvas, g_strdup_printf (_ ("Now: %s"), _ (choices[kind].label)), TRUE);
}

void
tl_canvas_update_actions (TlCanvas *canvas)
{
  static const char *const for_cards[] = { "canvas.cut",       "canvas.copy",
                                           "canvas.duplicate", "canvas.span-more",
                                           "canvas.span-less", "canvas.set-kind" };
  const TlStructureKind *kind =
      canvas->selection->len == 1 ? tl_structure_find_kind (canvas->selection->pdata[0]) : NULL;
  GtkWidget *widget = GTK_WIDGET (canvas);
  gboolean shown = canvas->layout != NULL;
  gboolean free = shown && !tl_canvas_edit_is_open (canvas);
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;
  gboolean cards = first != NULL && tl_element_get_kind (first) == TL_KIND_TOUCHPOINT;
  gboolean across = kind != NULL && kind->across, down = kind != NULL && !kind->across;
  gboolean titled =
      (first != NULL && tl_element_get_kind (first) != TL_KIND_LINK) || canvas->cursor != NULL;

  gtk_widget_action_set_enabled (widget, "canvas.zoom-in",
                                 shown && canvas->view.zoom < TL_CANVAS_ZOOM_MAXIMUM);
  gtk_widget_action_set_enabled (widget, "canvas.zoom-out",
                                 shown && canvas->view.zoom > TL_CANVAS_ZOOM_MINIMUM);
  gtk_widget_action_set_enabled (widget, "canvas.zoom-fit", shown);
  gtk_widget_action_set_enabled (widget, "canvas.zoom-normal", shown);
  gtk_widget_action_set_enabled (widget, "canvas.select-all", free);
  gtk_widget_action_set_enabled (widget, "canvas.new-card", free);
  gtk_widget_action_set_enabled (widget, "canvas.paste", free);
  gtk_widget_action_set_enabled (widget, "canvas.delete", free && first != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.edit", free && titled);
  tl_canvas_update_trace_action (canvas);
  tl_canvas_update_link_actions (canvas);
  for (guint i = 0; i < G_N_ELEMENTS (for_cards); i++)
    gtk_widget_action_set_enabled (widget, for_cards[i], free && cards);
  tl_canvas_update_stage_actions (canvas, free);
  gtk_widget_action_set_enabled (widget, "canvas.move-left", free && (cards || across));
  gtk_widget_action_set_enabled (widget, "canvas.move-right", free && (cards || across));
  gtk_widget_action_set_enabled (widget, "canvas.move-up", free && (cards || down));
  gtk_widget_action_set_enabled (widget, "canvas.move-down", free && (cards || down));
  tl_canvas_update_lane_actions (canvas, free);
  tl_canvas_update_fold_actions (canvas, free);
}

static void
bind (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

static void
install_bindings (GtkWidgetClass *widget_class)
{
  bind (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_9, GDK_CONTROL_MASK, "canvas.zoom-fit");
  bind (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all");
  bind (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "canvas.duplicate");
  /* Menus show the last one. */
  bind (widget_class, GDK_KEY_BackSpace, 0, "canvas.delete");
  bind (widget_class, GDK_KEY_KP_Delete, 0, "canvas.delete");
  bind (widget_class, GDK_KEY_Delete, 0, "canvas.delete");
  bind (widget_class, GDK_KEY_Return, 0, "canvas.edit");
  bind (widget_class, GDK_KEY_KP_Enter, 0, "canvas.edit");
  bind (widget_class, GDK_KEY_F2, 0, "canvas.edit");
  bind (widget_class, GDK_KEY_n, 0, "canvas.new-card");
  bind (widget_class, GDK_KEY_t, 0, "canvas.trace");
  bind (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "canvas.move-left");
  bind (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "canvas.move-right");
  bind (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "canvas.move-up");
  bind (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "canvas.move-down");
  tl_canvas_install_span_keys (widget_class);
}

static GHashTable *runs; /* GtkWidgetActionActivateFunc, by the name of its action */

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  GtkWidgetActionActivateFunc run;

  if (canvas->history != NULL && tl_history_is_in_step (canvas->history))
    return;
  *(gpointer *) &run = g_hash_table_lookup (runs, name);
  run (widget, name, parameter);
}

void
tl_canvas_install_action (GtkWidgetClass *widget_class,
                          const char *name,
                          const char *parameter_type,
                          GtkWidgetActionActivateFunc run)
{
  if (runs == NULL)
    runs = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (runs, (gpointer) name, *(gpointer *) &run);
  gtk_widget_class_install_action (widget_class, name, parameter_type, on_action);
}

void
tl_canvas_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "canvas.zoom-in", zoom_in },        { "canvas.zoom-out", zoom_out },
    { "canvas.zoom-fit", zoom_fit },      { "canvas.zoom-normal", zoom_normal },
    { "canvas.select-all", select_all },  { "canvas.delete", delete_selected },
    { "canvas.duplicate", duplicate },    { "canvas.edit", edit_title },
    { "canvas.new-card", make_new_card }, { "canvas.move-left", move_left },
    { "canvas.move-right", move_right },  { "canvas.move-up", move_up },
    { "canvas.move-down", move_down },    { "canvas.span-more", span_more },
    { "canvas.span-less", span_less },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    tl_canvas_install_action (widget_class, actions[i].name, NULL, actions[i].run);
  tl_canvas_install_action (widget_class, "canvas.set-kind", "s", set_kind);
  gtk_widget_class_install_property_action (widget_class, "canvas.trace", "tracing");
  tl_canvas_install_lane_actions (widget_class);
  tl_canvas_install_fold_actions (widget_class);
  tl_canvas_install_divergence_actions (widget_class);
  tl_canvas_install_clipboard (widget_class);
  tl_canvas_install_stage_actions (widget_class);
  install_bindings (widget_class);
  tl_canvas_install_tools (widget_class);
  tl_canvas_install_link_actions (widget_class);
}
