/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-speech.h"
#include "tl-title-words.h"

/* What folds a stage or a layer by a click, on its head or its band while the pointer or the
 * keyboard is there, and tells a screen reader whether it is folded; and the marks on layers that
 * have hidden lanes. Real buttons, but never holding the keyboard: keys do the same from the head
 * or the label. They go with the map, so each is drawn where it belongs now, and allocated there
 * when the map rests. */

/* Pixels; around what is seen a finger hits it too, as style.css has it. */
#define SIDE 24
#define ROOM ((TL_TARGET_SIZE - SIDE) / 2)
#define LEAST_ZOOM 0.5  /* below it there is no room for them */
#define SMALL_ZOOM 0.8  /* below it marks are smaller, as what is around them is */
#define MOST_BUTTONS 60 /* of each kind */
#define MARK_INSET 6.0  /* from the band to a mark, in map units */
#define BAND_GAP 3.0    /* pixels, from a band's top */
#define MARK_GAP 4      /* pixels, between marks */

typedef enum
{
  BUTTON_STAGE,
  BUTTON_LAYER,
  BUTTON_MARK,
  BUTTON_HIDDEN, /* a mark of a layer that is hidden as a whole */
} ButtonKind;

struct _TlFoldButton
{
  ButtonKind kind;
  char *key;   /* the stage's id, or the box's number */
  guint index; /* among the boxes of the layout as it was when the buttons were listed */
  GtkWidget *widget;
  const TlFoldButton *beside; /* the mark on the same edge that this one follows, NULL: none */
  TlPoint at;                 /* where it is allocated */
  gboolean shown;
};

static void
free_button (gpointer data)
{
  TlFoldButton *button = data;

  gtk_widget_unparent (button->widget);
  g_free (button->key);
  g_free (button);
}

static const TlStageBox *
get_stage (TlCanvas *canvas, const TlFoldButton *button)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlStageBox *box;

  if (button->kind != BUTTON_STAGE || button->index >= view->n_stages)
    return NULL;
  box = &view->stages[button->index];
  return g_str_equal (tl_element_get_id (box->stage), button->key) ? box : NULL;
}

static const TlLayerBox *
get_layer (TlCanvas *canvas, const TlFoldButton *button)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  if (button->kind == BUTTON_STAGE || button->kind == BUTTON_HIDDEN ||
      button->index >= view->n_layers)
    return NULL;
  return &view->layers[button->index];
}

static const TlHiddenLayer *
get_hidden_layer (TlCanvas *canvas, const TlFoldButton *button)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  if (button->kind != BUTTON_HIDDEN || button->index >= view->n_hidden_layers)
    return NULL;
  return &view->hidden_layers[button->index];
}

static gboolean
find_stage_place (TlCanvas *canvas, const TlStageBox *stage, TlPoint *place)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  double zoom = canvas->view.zoom, end;
  TlRect box = tl_canvas_place_on_screen (canvas, stage->stage, &stage->box);

  if (stage->folded)
    *place = (TlPoint){ box.x + (box.width - SIDE) / 2, box.y + box.height - SIDE - 1 };
  else
    {
      end = TL_SIZE_STAGE_POINT * zoom + SIDE;
      *place = (TlPoint){ mirrored ? box.x + end - SIDE : box.x + box.width - end,
                          box.y + (box.height - SIDE) / 2 };
    }
  return tl_rect_contains (&strips.header.place, place->x + SIDE / 2, place->y + SIDE / 2);
}

/* So much of the labels, from `y` on, where it is seen. */
static TlRect
get_label_place (TlCanvas *canvas, double y, double height)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  const TlRect *label = &tl_canvas_get_layout (canvas)->label_box;
  TlRect box = { label->x, y, label->width, height };
  TlRect place = tl_view_from_map (&canvas->view, &box);

  if (strips.labels.pinned)
    place.x = strips.labels.place.x + (box.x - strips.labels.source.x) * canvas->view.zoom;
  return place;
}

/* At the upper end of the band that is in sight. */
static gboolean
find_band_place (TlCanvas *canvas, const TlLayerBox *layer, TlPoint *place)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  TlRect box = get_label_place (canvas, layer->box.y, layer->box.height);
  double breadth = TL_SIZE_BAND * canvas->view.zoom;
  double top = strips.header.pinned ? strips.header.place.height : 0;
  double least = MAX (box.y, top) + BAND_GAP, most = box.y + box.height - SIDE;

  place->x = (mirrored ? box.x + box.width - breadth : box.x) + (breadth - SIDE) / 2;
  place->y = layer->folded_lane != NULL ? box.y + (box.height - SIDE) / 2 : MIN (least, most);
  return place->y >= top;
}

static int
measure_width (const TlFoldButton *button)
{
  int width;

  gtk_widget_measure (button->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* The lower edge of the layer above, or else where the lanes begin. */
static double
find_mark_edge (TlCanvas *canvas, const TlFoldButton *button)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlHiddenLayer *hidden = get_hidden_layer (canvas, button);
  guint above = hidden != NULL ? hidden->place : button->index + 1;

  if (above == 0)
    return view->body_box.y;
  return view->layers[above - 1].box.y + view->layers[above - 1].box.height;
}

/* Beside the others of its edge, or above them where there is no room: below are labels of lines.
 */
static TlPoint
find_mark_offset (const TlFoldButton *button, double room)
{
  TlPoint at = { 0, 0 };

  if (button->beside == NULL)
    return at;
  at = find_mark_offset (button->beside, room);
  at.x += measure_width (button->beside) + MARK_GAP;
  if (at.x + measure_width (button) > room)
    at = (TlPoint){ 0, at.y - SIDE - MARK_GAP };
  return at;
}

/* On an edge between layers, as the labels of lines are on theirs. */
static gboolean
find_mark_place (TlCanvas *canvas, const TlFoldButton *button, TlPoint *place)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  TlRect box = get_label_place (canvas, find_mark_edge (canvas, button), 0);
  double inset = (TL_SIZE_BAND + MARK_INSET) * canvas->view.zoom;
  TlPoint offset = find_mark_offset (button, box.width - inset);

  place->x = box.x + inset + offset.x;
  if (mirrored)
    place->x = box.x + box.width - inset - offset.x - measure_width (button);
  place->y = box.y - SIDE / 2 + offset.y;
  return !strips.header.pinned || place->y >= strips.header.place.height;
}

/* Where it is seen. */
static gboolean
find_seen_place (TlCanvas *canvas, const TlFoldButton *button, TlPoint *place)
{
  const TlStageBox *stage = get_stage (canvas, button);
  const TlLayerBox *layer = get_layer (canvas, button);

  if (stage != NULL)
    return find_stage_place (canvas, stage, place);
  if (layer == NULL && get_hidden_layer (canvas, button) == NULL)
    return FALSE;
  if (button->kind == BUTTON_LAYER)
    return find_band_place (canvas, layer, place);
  return find_mark_place (canvas, button, place);
}

/* FALSE when it has no place, or another part of the window covers it. */
static gboolean
find_place (TlCanvas *canvas, const TlFoldButton *button, TlPoint *place)
{
  gboolean found = find_seen_place (canvas, button, place);

  /* Marks are wide enough as they are, and stand side by side. */
  if (button->kind < BUTTON_MARK)
    place->x -= ROOM;
  place->y -= ROOM;
  return found;
}

static const char *
get_layer_name (TlLayer layer)
{
  return _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
}

static void
set_turn (TlFoldButton *button, const char *icon, const char *name, gboolean folded)
{
  /* Translators: of a stage or a layer, to a screen reader: “Contents of Get help”, expanded */
  g_autofree char *words = g_strdup_printf (_ ("Contents of %s"), name);
  g_autofree char *hint = g_strdup_printf (folded ? _ ("Unfold “%s”") : _ ("Fold “%s”"), name);

  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button->widget)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (button->widget), icon);
  gtk_widget_set_tooltip_text (button->widget, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button->widget), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !folded, -1);
}

static char *
make_mark (const TlFoldButton *button, TlLayer layer, guint n_hidden)
{
  if (button->kind == BUTTON_HIDDEN)
    /* Translators: a mark where a layer of the map would be: its name, and how many lanes it has,
     * all of them hidden */
    return g_strdup_printf (ngettext ("%s: %u hidden", "%s: %u hidden", n_hidden),
                            get_layer_name (layer), n_hidden);
  /* Translators: a mark on a layer of the map: how many of its lanes are hidden */
  return g_strdup_printf (ngettext ("%u hidden", "%u hidden", n_hidden), n_hidden);
}

static void
set_mark (TlFoldButton *button, TlLayer layer, guint n_hidden)
{
  g_autofree char *label = make_mark (button, layer, n_hidden);
  g_autofree char *words = g_strdup_printf (
      /* Translators: a layer, and how many lanes a click shows again */
      ngettext ("%s: show %u hidden lane", "%s: show %u hidden lanes", n_hidden),
      get_layer_name (layer), n_hidden);

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button->widget)), label) == 0)
    return;
  gtk_button_set_label (GTK_BUTTON (button->widget), label);
  gtk_widget_set_tooltip_text (button->widget, words);
  tl_speech_name (button->widget, words);
}

static void
update_button (TlCanvas *canvas, TlFoldButton *button)
{
  const TlStageBox *stage = get_stage (canvas, button);
  const TlLayerBox *layer = get_layer (canvas, button);
  const TlHiddenLayer *hidden = get_hidden_layer (canvas, button);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;

  if (stage != NULL)
    set_turn (button, stage->folded ? "pan-end-symbolic" : "pan-start-symbolic",
              tl_title_words_get (stage->stage), stage->folded);
  else if (button->kind == BUTTON_LAYER)
    set_turn (button, layer->folded_lane != NULL ? "pan-end-symbolic" : "pan-down-symbolic",
              get_layer_name (layer->layer), layer->folded_lane != NULL);
  else if (hidden != NULL)
    set_mark (button, hidden->layer, hidden->n_hidden);
  else
    set_mark (button, layer->layer, layer->n_hidden);
  /* What points along the journey does so whichever way the window reads. */
  gtk_widget_set_direction (gtk_widget_get_first_child (button->widget),
                            mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static TlFoldButton *
make_button (TlCanvas *canvas, ButtonKind kind, const char *key, const char *target)
{
  static const char *const actions[] = { "canvas.turn-stage", "canvas.turn-layer",
                                         "canvas.show-hidden", "canvas.show-hidden" };
  TlFoldButton *button = g_new0 (TlFoldButton, 1);

  button->kind = kind;
  button->key = g_strdup (key);
  button->widget = gtk_button_new ();
  gtk_widget_add_css_class (button->widget, kind >= BUTTON_MARK ? "hidden-lanes" : "fold");
  gtk_widget_set_focusable (button->widget, FALSE);
  gtk_widget_set_focus_on_click (button->widget, FALSE);
  gtk_widget_set_cursor_from_name (button->widget, "default");
  gtk_widget_set_parent (button->widget, GTK_WIDGET (canvas));
  /* First the target: an action is looked for as soon as it has a name. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button->widget), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button->widget), actions[kind]);
  return button;
}

static TlFoldButton *
take_button (GPtrArray *buttons, ButtonKind kind, const char *key)
{
  for (guint i = 0; i < buttons->len; i++)
    {
      TlFoldButton *button = buttons->pdata[i];

      if (button->kind == kind && g_str_equal (button->key, key))
        return g_ptr_array_steal_index_fast (buttons, i);
    }
  return NULL;
}

static TlFoldButton *
want (TlCanvas *canvas,
      GPtrArray *wanted,
      ButtonKind kind,
      guint index,
      const char *key,
      const char *target)
{
  TlFoldButton *button = take_button (canvas->fold_buttons, kind, key);

  if (button == NULL)
    button = make_button (canvas, kind, key, target);
  button->index = index;
  button->beside = NULL;
  update_button (canvas, button);
  g_ptr_array_add (wanted, button);
  return button;
}

static void
want_stages (TlCanvas *canvas, GPtrArray *wanted)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlRect seen = tl_view_get_seen (&canvas->view);

  for (guint i = 0; i < view->n_stages && wanted->len < MOST_BUTTONS; i++)
    {
      const TlStageBox *stage = &view->stages[i];
      const char *id = tl_element_get_id (stage->stage);

      if (stage->box.x < seen.x + seen.width && stage->box.x + stage->box.width > seen.x)
        want (canvas, wanted, BUTTON_STAGE, i, id, id);
    }
}

static void
want_layers (TlCanvas *canvas, GPtrArray *wanted)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  TlRect seen = tl_view_get_seen (&canvas->view);
  guint most = wanted->len + MOST_BUTTONS;

  for (guint i = 0; i < view->n_layers && wanted->len < most; i++)
    {
      const TlLayerBox *layer = &view->layers[i];
      const char *target = names[layer->layer].name;
      g_autofree char *key = g_strdup_printf ("%u-%d", i, (int) layer->layer);

      if (layer->box.y > seen.y + seen.height || layer->box.y + layer->box.height < seen.y)
        continue;
      want (canvas, wanted, BUTTON_LAYER, i, key, target);
      if (layer->n_hidden > 0)
        want (canvas, wanted, BUTTON_MARK, i, key, target);
    }
}

/* The last mark listed that stands on the edge of this one. */
static const TlFoldButton *
find_beside (TlCanvas *canvas, const GPtrArray *wanted)
{
  const TlFoldButton *button = wanted->pdata[wanted->len - 1];
  double edge = find_mark_edge (canvas, button);

  for (guint i = wanted->len - 1; i > 0; i--)
    {
      const TlFoldButton *other = wanted->pdata[i - 1];

      if (other->kind >= BUTTON_MARK && find_mark_edge (canvas, other) == edge)
        return other;
    }
  return NULL;
}

static void
want_hidden_layers (TlCanvas *canvas, GPtrArray *wanted)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);

  for (guint i = 0; i < view->n_hidden_layers; i++)
    {
      const char *name = names[view->hidden_layers[i].layer].name;
      TlFoldButton *button = want (canvas, wanted, BUTTON_HIDDEN, i, name, name);

      button->beside = find_beside (canvas, wanted);
    }
}

void
tl_canvas_sync_fold_buttons (TlCanvas *canvas)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (free_button);

  /* Where nobody can click, as in a presentation, they would only be in the way. */
  if (canvas->layout != NULL && gtk_widget_get_can_target (GTK_WIDGET (canvas)))
    {
      want_stages (canvas, wanted);
      want_layers (canvas, wanted);
      want_hidden_layers (canvas, wanted);
    }
  g_ptr_array_unref (canvas->fold_buttons);
  canvas->fold_buttons = wanted;
  tl_canvas_show_fold_buttons (canvas);
}

static gboolean
is_at_stage (TlCanvas *canvas, const TlElement *stage)
{
  return canvas->over.element == stage || canvas->cursor == stage ||
         tl_canvas_is_selected (canvas, stage);
}

static gboolean
is_at_layer (TlCanvas *canvas, const TlLayerBox *layer)
{
  const TlElement *lane = tl_canvas_is_label (canvas->cursor) ? canvas->cursor : NULL;

  if (canvas->over.kind == TL_HIT_LAYER && canvas->over.layer == layer->layer)
    return TRUE;
  return lane != NULL && tl_element_get_choice (lane, TL_PROPERTY_LAYER) == (int) layer->layer;
}

static gboolean
is_wanted (TlCanvas *canvas, const TlFoldButton *button)
{
  const TlStageBox *stage = get_stage (canvas, button);
  const TlLayerBox *layer = get_layer (canvas, button);

  if (canvas->view.zoom < LEAST_ZOOM || canvas->drag.phase > TL_DRAG_PRESSED)
    return FALSE;
  if (stage != NULL)
    return stage->folded || is_at_stage (canvas, stage->stage);
  if (layer == NULL)
    return get_hidden_layer (canvas, button) != NULL;
  if (button->kind == BUTTON_MARK)
    return layer->folded_lane == NULL;
  return layer->folded_lane != NULL || is_at_layer (canvas, layer);
}

/* It is hit as well as ever. */
static void
set_small (GtkWidget *widget, gboolean small)
{
  if (gtk_widget_has_css_class (widget, "small") == small)
    return;
  if (small)
    gtk_widget_add_css_class (widget, "small");
  else
    gtk_widget_remove_css_class (widget, "small");
}

void
tl_canvas_show_fold_buttons (TlCanvas *canvas)
{
  gboolean changed = FALSE;

  for (guint i = 0; canvas->layout != NULL && i < canvas->fold_buttons->len; i++)
    {
      TlFoldButton *button = canvas->fold_buttons->pdata[i];
      gboolean wanted = is_wanted (canvas, button);

      changed = changed || wanted != button->shown;
      button->shown = wanted;
      gtk_widget_set_can_target (button->widget, wanted);
      if (button->kind >= BUTTON_MARK)
        set_small (button->widget, canvas->view.zoom < SMALL_ZOOM);
    }
  if (changed)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_follow_over (TlCanvas *canvas, const TlHit *hit)
{
  TlHit over = { .kind = TL_HIT_NOTHING };

  if (hit->kind == TL_HIT_STAGE || hit->kind == TL_HIT_LAYER)
    over = *hit;
  if (over.kind == canvas->over.kind && over.element == canvas->over.element &&
      over.layer == canvas->over.layer)
    return;
  canvas->over = over;
  tl_canvas_show_fold_buttons (canvas);
}

static void
allocate_button (TlCanvas *canvas, TlFoldButton *button)
{
  GskTransform *transform;
  int width, height;

  gtk_widget_measure (button->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (button->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (!find_place (canvas, button, &button->at))
    button->at = (TlPoint){ -2 * canvas->view.width, 0 };
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) button->at.x,
                                                                   (float) button->at.y));
  gtk_widget_allocate (button->widget, width, height, -1, transform);
}

void
tl_canvas_allocate_fold_buttons (TlCanvas *canvas)
{
  for (guint i = 0; canvas->layout != NULL && i < canvas->fold_buttons->len; i++)
    allocate_button (canvas, canvas->fold_buttons->pdata[i]);
}

void
tl_canvas_snapshot_fold_buttons (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  for (guint i = 0; canvas->layout != NULL && i < canvas->fold_buttons->len; i++)
    {
      const TlFoldButton *button = canvas->fold_buttons->pdata[i];
      TlPoint place;

      if (!button->shown || !find_place (canvas, button, &place))
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place.x - button->at.x),
                                                              (float) (place.y - button->at.y)));
      gtk_widget_snapshot_child (GTK_WIDGET (canvas), button->widget, snapshot);
      gtk_snapshot_restore (snapshot);
    }
}

void
tl_canvas_set_up_fold_buttons (TlCanvas *canvas)
{
  canvas->fold_buttons = g_ptr_array_new_with_free_func (free_button);
}

void
tl_canvas_tear_down_fold_buttons (TlCanvas *canvas)
{
  g_clear_pointer (&canvas->fold_buttons, g_ptr_array_unref);
}
