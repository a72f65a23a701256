/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include "tl-canvas-divergence.h"
#include "tl-canvas-marks.h"
#include "tl-colors.h"

#include <adwaita.h>

/* Of pictures, in bytes: so many views' worth, within bounds. */
#define TILE_CAP_VIEWS 2
#define LEAST_TILE_CAP (8u << 20)
#define MOST_TILE_CAP (64u << 20)

G_DEFINE_FINAL_TYPE (TlCanvas, tl_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HISTORY,
  PROP_ZOOM,
  PROP_TRACING,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  SAID,
  VIEW_CHANGED,
  HAND_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

const TlLayoutView *
tl_canvas_get_layout (TlCanvas *canvas)
{
  return tl_layout_get_view (canvas->layout);
}

void
tl_canvas_show_words (TlCanvas *canvas, const char *words, gboolean undoable)
{
  g_signal_emit (canvas, signals[SAID], 0, words, undoable);
}

void
tl_canvas_say (TlCanvas *canvas, char *words, gboolean undoable)
{
  g_autofree char *owned = words;

  tl_canvas_announce (canvas, owned);
  tl_canvas_show_words (canvas, owned, undoable);
}

static void
on_style_cb (TlCanvas *canvas)
{
  canvas->scheme = tl_colors_get_scheme ();
  canvas->high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  tl_tiles_drop (canvas->tiles, TL_ALL_PLANES);
  canvas->overview_done = FALSE;
  canvas->fresh = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_scale_factor_cb (TlCanvas *canvas)
{
  tl_tiles_drop (canvas->tiles, TL_ALL_PLANES);
  canvas->overview_done = FALSE;
  canvas->fresh = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
tl_canvas_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tl_canvas_parent_class)->realize (widget);
  tl_canvas_set_up_frames (TL_CANVAS (widget));
}

static void
tl_canvas_unrealize (GtkWidget *widget)
{
  tl_canvas_tear_down_frames (TL_CANVAS (widget));
  GTK_WIDGET_CLASS (tl_canvas_parent_class)->unrealize (widget);
}

static void
tl_canvas_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
}

static void
limit_tiles (TlCanvas *canvas)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  double across = canvas->view.width * factor + TL_TILE_SIZE;
  double down = canvas->view.height * factor + TL_TILE_SIZE;
  gsize wanted = (gsize) (across * down * 4 * TILE_CAP_VIEWS);

  tl_tiles_set_cap (canvas->tiles, CLAMP (wanted, LEAST_TILE_CAP, MOST_TILE_CAP));
}

/* What waited for the canvas to have a size. */
static void
settle_start (TlCanvas *canvas)
{
  if (canvas->layout == NULL)
    return;
  if (canvas->place_pending)
    tl_canvas_show_place (canvas, &canvas->place);
  else if (canvas->fit_pending)
    {
      canvas->fit_pending = FALSE;
      tl_canvas_zoom_to_fit (canvas);
    }
  else if (canvas->start_pending)
    canvas->view.x = tl_canvas_get_layout (canvas)->right_to_left ? G_MAXINT : 0;
  canvas->start_pending = FALSE;
}

static void
tl_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  gboolean resized = canvas->view.width != width || canvas->view.height != height;
  gboolean is_new = canvas->view.width <= 0 || canvas->fit_pending || canvas->start_pending ||
                    canvas->place_pending;

  canvas->view.width = width;
  canvas->view.height = height;
  limit_tiles (canvas);
  if (resized || canvas->fit_pending || canvas->start_pending || canvas->place_pending)
    {
      settle_start (canvas);
      tl_view_clamp (&canvas->view);
      tl_canvas_view_changed (canvas);
    }
  tl_canvas_settle_reveal (canvas);
  /* What is asked is to be there with the first picture, and nothing to come behind it. */
  if (is_new)
    tl_canvas_sync_divergences (canvas);
  tl_canvas_allocate_scrollbars (canvas, width, height);
  tl_canvas_allocate_access (canvas);
  tl_canvas_allocate_fold_buttons (canvas);
  tl_canvas_allocate_divergences (canvas);
  tl_canvas_allocate_edit (canvas);
  if (canvas->menu != NULL)
    gtk_popover_present (GTK_POPOVER (canvas->menu));
}

/* The drawing covers the most of it, when it has been painted. */
static gboolean
paper_is_seen (TlCanvas *canvas)
{
  TlRect all = { 0, 0, canvas->view.content_width, canvas->view.content_height };
  TlRect place = tl_view_from_map (&canvas->view, &all);

  return canvas->layout == NULL || canvas->incomplete || canvas->fresh || place.x > 0 ||
         place.y > 0 || place.x + place.width < canvas->view.width ||
         place.y + place.height < canvas->view.height;
}

static void
tl_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) canvas->view.width,
                                                         (float) canvas->view.height));
  if (paper_is_seen (canvas))
    tl_canvas_snapshot_paper (canvas, snapshot, &all);
  if (canvas->layout != NULL)
    tl_canvas_snapshot_map (canvas, snapshot);
  tl_canvas_snapshot_fade (canvas, snapshot);
  tl_canvas_snapshot_divergences (canvas, snapshot);
  tl_canvas_snapshot_fold_buttons (canvas, snapshot);
  tl_canvas_snapshot_marquee (canvas, snapshot);
  if (tl_canvas_edit_is_open (canvas))
    gtk_widget_snapshot_child (widget, canvas->edit.view, snapshot);
  gtk_widget_snapshot_child (widget, canvas->horizontal_bar, snapshot);
  gtk_widget_snapshot_child (widget, canvas->vertical_bar, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Tab comes in at the card it left and goes out again: the arrows move inside. */
static gboolean
tl_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlCanvas *canvas = TL_CANVAS (widget);

  if (canvas->menu != NULL && gtk_widget_get_mapped (canvas->menu))
    return gtk_widget_child_focus (canvas->menu, direction);
  if (canvas->question != NULL && gtk_widget_get_mapped (canvas->question))
    return gtk_widget_child_focus (canvas->question, direction);
  if (tl_canvas_edit_is_open (canvas))
    tl_canvas_edit_end (canvas, TRUE);
  else if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
tl_canvas_grab_focus (GtkWidget *widget)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *link = tl_canvas_get_selected_link (canvas);
  TlElement *at = link != NULL && canvas->linking.mode == TL_LINKING_NOT ? link : canvas->cursor;
  GtkWidget *child = NULL;

  if (at != NULL)
    child = tl_canvas_get_child (canvas, at);
  if (child != NULL)
    return gtk_widget_grab_focus (child);
  return GTK_WIDGET_CLASS (tl_canvas_parent_class)->grab_focus (widget);
}

static void
tl_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlCanvas *canvas = TL_CANVAS (object);

  switch (id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, canvas->history);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, canvas->view.zoom);
      break;
    case PROP_TRACING:
      g_value_set_boolean (value, canvas->tracing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlCanvas *canvas = TL_CANVAS (object);

  switch (id)
    {
    case PROP_HISTORY:
      tl_canvas_set_history (canvas, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      tl_canvas_set_zoom (canvas, g_value_get_double (value));
      break;
    case PROP_TRACING:
      tl_canvas_set_tracing (canvas, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_canvas_dispose (GObject *object)
{
  TlCanvas *canvas = TL_CANVAS (object);

  tl_canvas_set_history (canvas, NULL);
  g_clear_handle_id (&canvas->settle_id, g_source_remove);
  tl_canvas_tear_down_access (canvas);
  tl_canvas_tear_down_fold_buttons (canvas);
  tl_canvas_tear_down_divergences (canvas);
  g_clear_pointer (&canvas->menu, gtk_widget_unparent);
  g_clear_handle_id (&canvas->menu_id, g_source_remove);
  g_clear_pointer (&canvas->horizontal_bar, gtk_widget_unparent);
  g_clear_pointer (&canvas->vertical_bar, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_canvas_parent_class)->dispose (object);
}

static void
tl_canvas_finalize (GObject *object)
{
  TlCanvas *canvas = TL_CANVAS (object);

  g_clear_object (&canvas->horizontal);
  g_clear_object (&canvas->vertical);
  g_clear_pointer (&canvas->tiles, tl_tiles_free);
  g_clear_pointer (&canvas->selection, g_ptr_array_unref);
  g_clear_pointer (&canvas->selected, g_hash_table_unref);
  g_clear_pointer (&canvas->folds, tl_folds_free);
  g_clear_pointer (&canvas->drag.cards, g_array_unref);
  g_clear_pointer (&canvas->drag.placements, g_array_unref);
  g_clear_pointer (&canvas->frame_times, g_array_unref);
  G_OBJECT_CLASS (tl_canvas_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, TL_TYPE_HISTORY, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, TL_CANVAS_ZOOM_MINIMUM,
                                               TL_CANVAS_ZOOM_MAXIMUM, 1, flags);
  properties[PROP_TRACING] = g_param_spec_boolean ("tracing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, TL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
install_signals (void)
{
  signals[SELECTION_CHANGED] = add_signal ("selection-changed");
  signals[SAID] = g_signal_new ("said", TL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_signal_new ("cause-decided", TL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_BOOLEAN, G_TYPE_STRING);
  signals[VIEW_CHANGED] = add_signal ("view-changed");
  signals[HAND_CHANGED] = add_signal ("hand-changed");
}

static void
tl_canvas_class_init (TlCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tl_canvas_dispose;
  object_class->finalize = tl_canvas_finalize;
  object_class->get_property = tl_canvas_get_property;
  object_class->set_property = tl_canvas_set_property;
  widget_class->realize = tl_canvas_realize;
  widget_class->unrealize = tl_canvas_unrealize;
  widget_class->measure = tl_canvas_measure;
  widget_class->size_allocate = tl_canvas_size_allocate;
  widget_class->snapshot = tl_canvas_snapshot;
  widget_class->focus = tl_canvas_focus;
  widget_class->grab_focus = tl_canvas_grab_focus;
  install_properties (object_class);
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  tl_canvas_install_actions (widget_class);
}

static void
tl_canvas_init (TlCanvas *canvas)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  canvas->tiles = tl_tiles_new (MOST_TILE_CAP);
  canvas->level = 1;
  canvas->tool = tl_tool_find (TL_TOOL_SELECT);
  canvas->selection = g_ptr_array_new ();
  canvas->selected = g_hash_table_new (NULL, NULL);
  canvas->folds = tl_folds_new ();
  canvas->snapping = TRUE;
  canvas->drag.cards = g_array_new (FALSE, FALSE, sizeof (TlDragCard));
  canvas->drag.placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));
  canvas->frame_times = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_set_focusable (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  tl_canvas_set_up_scrolling (canvas);
  tl_canvas_set_up_access (canvas);
  tl_canvas_set_up_fold_buttons (canvas);
  tl_canvas_set_up_divergences (canvas);
  tl_canvas_set_up_input (canvas);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_cb), canvas,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_cb), canvas,
                           G_CONNECT_SWAPPED);
  g_signal_connect (canvas, "notify::scale-factor", G_CALLBACK (on_scale_factor_cb), NULL);
  on_style_cb (canvas);
  tl_canvas_update_actions (canvas);
}

GtkWidget *
tl_canvas_new (void)
{
  return g_object_new (TL_TYPE_CANVAS, NULL);
}

TlHistory *
tl_canvas_get_history (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  return canvas->history;
}

/* Lets go of the history shown. */
static void
leave_history (TlCanvas *canvas)
{
  if (canvas->history == NULL)
    return;
  tl_canvas_edit_end (canvas, FALSE);
  tl_canvas_drag_cancel (canvas);
  tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  tl_canvas_linking_cancel (canvas);
  tl_canvas_hover (canvas, NULL);
  tl_canvas_stop_kinetic (canvas);
  tl_canvas_stop_glide (canvas);
  tl_canvas_stop_fade (canvas);
  tl_canvas_set_selection (canvas, NULL, 0);
  tl_canvas_set_cursor (canvas, NULL);
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_put_out (canvas);
  tl_canvas_set_marks (canvas, NULL);
  canvas->plus = (TlPlus){ 0 };
  tl_folds_clear (canvas->folds);
  tl_canvas_drop_children (canvas);
  g_clear_signal_handler (&canvas->changed_handler, canvas->map);
  tl_canvas_drop_layout (canvas);
  tl_tiles_drop (canvas->tiles, TL_ALL_PLANES);
  canvas->map = NULL;
  g_clear_object (&canvas->history);
}

void
tl_canvas_set_history (TlCanvas *canvas, TlHistory *history)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (history != canvas->history)
    tl_canvas_show (canvas, history, NULL, NULL);
}

static void
take_preview (TlCanvas *canvas, TlPreview *preview)
{
  TlPicture picture = tl_canvas_get_picture (canvas);

  tl_preview_give (preview, &picture, gtk_widget_get_scale_factor (GTK_WIDGET (canvas)),
                   canvas->tiles);
}

void
tl_canvas_show (TlCanvas *canvas, TlHistory *history, TlSheet *sheet, TlPreview *preview)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  tl_canvas_cancel_paste (canvas);
  canvas->drop_cell = (TlCell){ 0 };
  leave_history (canvas);
  if (history != NULL)
    {
      canvas->history = g_object_ref (history);
      canvas->map = tl_history_get_map (history);
      canvas->changed_handler =
          g_signal_connect_swapped (canvas->map, "changed", G_CALLBACK (tl_canvas_follow_map),
                                    canvas);
      if (tl_canvas_take_sheet (canvas, sheet) && preview != NULL)
        take_preview (canvas, g_steal_pointer (&preview));
      canvas->view.x = canvas->view.y = 0;
      canvas->start_pending = TRUE;
    }
  g_clear_pointer (&preview, tl_preview_free);
  canvas->place_pending = FALSE;
  tl_canvas_view_changed (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  tl_canvas_update_actions (canvas);
  g_object_notify_by_pspec (G_OBJECT (canvas), properties[PROP_HISTORY]);
}

TlPreviewWish
tl_canvas_make_wish (TlCanvas *canvas, double width, double height)
{
  gboolean is_sized = canvas->view.width > 0;

  return (TlPreviewWish){ .scheme = canvas->scheme,
                          .high_contrast = canvas->high_contrast,
                          .factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas)),
                          .zoom = canvas->view.zoom,
                          .width = is_sized ? canvas->view.width : width,
                          .height = is_sized ? canvas->view.height : height };
}

const TlLook *
tl_canvas_get_look (TlCanvas *canvas)
{
  return &canvas->look;
}

void
tl_canvas_set_look (TlCanvas *canvas, const TlLook *look)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (tl_look_equal (look, &canvas->look))
    return;
  canvas->look = *look;
  if (canvas->map == NULL)
    return;
  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_drag_cancel (canvas);
  tl_canvas_linking_cancel (canvas);
  tl_canvas_forget_aim (canvas);
  tl_canvas_take_sheet (canvas, NULL);
  tl_canvas_view_changed (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
tl_canvas_set_snapping (TlCanvas *canvas, gboolean snapping)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  canvas->snapping = snapping;
}

gboolean
tl_canvas_get_tracing (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  return canvas->tracing;
}

void
tl_canvas_set_tracing (TlCanvas *canvas, gboolean tracing)
{
  gboolean before;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  before = canvas->tracing;
  if (before == tracing)
    return;
  tl_canvas_switch_trace (canvas, tracing);
  if (canvas->tracing != before)
    g_object_notify_by_pspec (G_OBJECT (canvas), properties[PROP_TRACING]);
}

void
tl_canvas_selection_changed (TlCanvas *canvas)
{
  tl_canvas_update_actions (canvas);
  tl_canvas_access_changed (canvas);
  tl_canvas_show_fold_buttons (canvas);
  tl_canvas_follow_trace (canvas, TRUE);
  g_signal_emit (canvas, signals[SELECTION_CHANGED], 0);
}

void
tl_canvas_tell_view (TlCanvas *canvas)
{
  g_signal_emit (canvas, signals[VIEW_CHANGED], 0);
}

void
tl_canvas_tell_hand (TlCanvas *canvas)
{
  g_signal_emit (canvas, signals[HAND_CHANGED], 0);
}
