/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-divergence.h"
#include "tl-canvas-marks.h"

gboolean
tl_canvas_is_selected (TlCanvas *canvas, const TlElement *element)
{
  return g_hash_table_contains (canvas->selected, element);
}

static gboolean
is_the_same (TlCanvas *canvas, TlElement *const *elements, guint n)
{
  if (n != canvas->selection->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (canvas->selection->pdata[i] != elements[i])
      return FALSE;
  return TRUE;
}

static void
refresh (TlCanvas *canvas, TlElement *element)
{
  tl_canvas_damage_outline (canvas, element);
  tl_canvas_refresh_access (canvas, element);
}

void
tl_canvas_set_selection (TlCanvas *canvas, TlElement *const *elements, guint n)
{
  g_autoptr (GHashTable) old = NULL;
  gboolean handle = (n == 1) != (canvas->selection->len == 1);

  /* Who turns to something does not mean the empty place any more. */
  if (n > 0 && canvas->cell.lane != NULL)
    tl_canvas_set_cell (canvas, NULL);
  if (is_the_same (canvas, elements, n))
    return;
  old = g_steal_pointer (&canvas->selected);
  canvas->selected = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (canvas->selected, elements[i]);
  for (guint i = 0; i < canvas->selection->len; i++)
    if (handle || !g_hash_table_contains (canvas->selected, canvas->selection->pdata[i]))
      refresh (canvas, canvas->selection->pdata[i]);
  g_ptr_array_set_size (canvas->selection, 0);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (canvas->selection, elements[i]);
      if (handle || !g_hash_table_contains (old, elements[i]))
        refresh (canvas, elements[i]);
    }
  tl_canvas_selection_changed (canvas);
}

void
tl_canvas_toggle (TlCanvas *canvas, TlElement *element)
{
  g_autoptr (GPtrArray) wanted = tl_canvas_list_selected_cards (canvas);

  if (!g_ptr_array_remove (wanted, element))
    g_ptr_array_add (wanted, element);
  tl_canvas_set_selection (canvas, (TlElement **) wanted->pdata, wanted->len);
}

void
tl_canvas_set_cursor (TlCanvas *canvas, TlElement *element)
{
  TlElement *old = canvas->cursor;

  if (element == old)
    return;
  canvas->cursor = element;
  tl_canvas_show_fold_buttons (canvas);
  if (old != NULL && canvas->layout != NULL)
    tl_canvas_damage_outline (canvas, old);
  if (element != NULL)
    tl_canvas_damage_outline (canvas, element);
}

void
tl_canvas_set_cell (TlCanvas *canvas, const TlCell *cell)
{
  canvas->cell = cell != NULL ? *cell : (TlCell){ 0 };
  tl_canvas_update_actions (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_select_in (TlCanvas *canvas, const TlRect *rect, const GPtrArray *had)
{
  g_autoptr (GPtrArray) found = tl_layout_find_cards_in (canvas->layout, rect);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; had != NULL && i < had->len; i++)
    if (g_hash_table_add (known, had->pdata[i]))
      g_ptr_array_add (wanted, had->pdata[i]);
  for (guint i = 0; i < found->len; i++)
    if (g_hash_table_add (known, found->pdata[i]))
      g_ptr_array_add (wanted, found->pdata[i]);
  tl_canvas_set_selection (canvas, (TlElement **) wanted->pdata, wanted->len);
}

void
tl_canvas_select_all (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < view->n_lanes; i++)
    for (guint j = 0; j < view->lanes[i].n_cards; j++)
      g_ptr_array_add (all, view->lanes[i].cards[j].touchpoint);
  tl_canvas_set_selection (canvas, (TlElement **) all->pdata, all->len);
}

GPtrArray *
tl_canvas_list_selected_cards (TlCanvas *canvas)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < canvas->selection->len; i++)
    {
      TlElement *element = canvas->selection->pdata[i];

      if (tl_element_get_kind (element) == TL_KIND_TOUCHPOINT)
        g_ptr_array_add (cards, element);
    }
  return cards;
}

/* Between these heights, beside the band. */
static TlRect
make_label_box (const TlLayoutView *view, const TlRect *row)
{
  const TlRect *label = &view->label_box;
  double start = view->right_to_left ? label->x : label->x + TL_SIZE_BAND;

  return (TlRect){ start + 4, row->y + 4, label->width - TL_SIZE_BAND - 8, row->height - 8 };
}

/* A lane that stands for its folded layer has the layer's. */
static gboolean
find_label_box (const TlLayoutView *view, const TlElement *lane, TlRect *box)
{
  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].lane == lane)
      {
        *box = make_label_box (view, &view->lanes[i].box);
        return TRUE;
      }
  for (guint i = 0; i < view->n_layers; i++)
    if (view->layers[i].folded_lane == lane)
      {
        *box = make_label_box (view, &view->layers[i].box);
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_stage_box (const TlLayoutView *view, const TlElement *stage, TlRect *box)
{
  for (guint i = 0; i < view->n_stages; i++)
    if (view->stages[i].stage == stage)
      {
        *box = view->stages[i].box;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_moment_box (const TlLayoutView *view, const TlElement *moment, TlRect *box)
{
  for (guint i = 0; i < view->n_moments; i++)
    if (view->moments[i].moment == moment)
      {
        *box = tl_layout_get_moment_head (view, i);
        return TRUE;
      }
  return FALSE;
}

gboolean
tl_canvas_find_box (TlCanvas *canvas, const TlElement *element, TlRect *box)
{
  const TlLayoutView *view;
  const TlLinkRoute *route;
  const TlCardBox *card;

  if (canvas->layout == NULL)
    return FALSE;
  view = tl_canvas_get_layout (canvas);
  switch (tl_element_get_kind (element))
    {
    case TL_KIND_TOUCHPOINT:
      card = tl_layout_find_card (canvas->layout, element);
      if (card != NULL)
        *box = card->box;
      return card != NULL;
    case TL_KIND_LINK:
      route = tl_layout_find_link (canvas->layout, element);
      if (route != NULL)
        *box = route->bounds;
      return route != NULL;
    case TL_KIND_STAGE:
      return find_stage_box (view, element, box);
    case TL_KIND_MOMENT:
      return find_moment_box (view, element, box);
    case TL_KIND_LANE:
      return find_label_box (view, element, box);
    default:
      return FALSE;
    }
}

/* What is edited, or the place of the card that is being made. */
static gboolean
is_edit_gone (const TlInPlace *edit, GHashTable *gone)
{
  return g_hash_table_contains (gone, edit->element) ||
         g_hash_table_contains (gone, edit->cell.lane) ||
         g_hash_table_contains (gone, edit->cell.moment) ||
         g_hash_table_contains (gone, edit->before);
}

void
tl_canvas_drop_removed (TlCanvas *canvas, const TlTouch *touches, guint n_touches)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < n_touches; i++)
    if (touches[i].flags & TL_TOUCH_REMOVED)
      g_hash_table_add (gone, touches[i].element);
  if (g_hash_table_size (gone) == 0)
    return;
  tl_canvas_forget_lit (canvas, gone);
  tl_canvas_forget_marks (canvas, gone);
  tl_canvas_forget_divergences (canvas, gone);
  for (guint i = 0; i < canvas->selection->len; i++)
    if (!g_hash_table_contains (gone, canvas->selection->pdata[i]))
      g_ptr_array_add (left, canvas->selection->pdata[i]);
  if (g_hash_table_contains (gone, canvas->hovered))
    tl_canvas_hover (canvas, NULL);
  if (is_edit_gone (&canvas->edit, gone))
    tl_canvas_edit_end (canvas, FALSE);
  if (g_hash_table_contains (gone, canvas->cell.lane) ||
      g_hash_table_contains (gone, canvas->cell.moment))
    tl_canvas_set_cell (canvas, NULL);
  if (g_hash_table_contains (gone, canvas->cursor))
    {
      tl_canvas_set_cursor (canvas, tl_canvas_is_label (canvas->cursor)
                                        ? tl_canvas_find_near_lane (canvas, canvas->cursor, gone)
                                    : tl_canvas_is_header (canvas->cursor)
                                        ? tl_canvas_find_near_header (canvas, canvas->cursor, gone)
                                        : tl_canvas_find_near (canvas, canvas->cursor, gone));
      /* The keys that follow are for the card that has the keyboard now. */
      if (left->len == 0 && canvas->cursor != NULL)
        g_ptr_array_add (left, canvas->cursor);
    }
  tl_canvas_set_selection (canvas, (TlElement **) left->pdata, left->len);
}

void
tl_canvas_reveal_element (TlCanvas *canvas, const TlElement *element)
{
  TlRect box;

  tl_canvas_unfold_for (canvas, element);
  /* Out of sight it is not known how large the view will be. */
  canvas->reveal_pending = !gtk_widget_get_mapped (GTK_WIDGET (canvas));
  if (canvas->reveal_pending || !tl_canvas_find_box (canvas, element, &box))
    return;
  if (tl_canvas_is_label (element))
    tl_canvas_reveal_label (canvas, element);
  else if (tl_canvas_is_header (element))
    tl_canvas_reveal_header (canvas, &box);
  else
    tl_canvas_reveal (canvas, &box);
}

void
tl_canvas_settle_reveal (TlCanvas *canvas)
{
  if (canvas->reveal_pending && canvas->selection->len == 1)
    tl_canvas_reveal_element (canvas, canvas->selection->pdata[0]);
  else
    canvas->reveal_pending = FALSE;
}

void
tl_canvas_select (TlCanvas *canvas, TlElement *element)
{
  TlRect box;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  tl_canvas_set_selection (canvas, &element, element != NULL ? 1 : 0);
  if (element == NULL)
    return;
  tl_canvas_reveal_element (canvas, element);
  if (!tl_canvas_find_box (canvas, element, &box))
    return;
  if (tl_element_get_kind (element) != TL_KIND_LINK)
    tl_canvas_set_cursor (canvas, element);
  /* The keys are for what is heard. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL && !tl_canvas_edit_is_open (canvas))
    tl_canvas_focus_cursor (canvas);
}

static GPtrArray *
list_drawn (TlCanvas *canvas, const GPtrArray *elements)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *drawn = g_ptr_array_new ();
  TlRect box;

  for (guint i = 0; i < elements->len; i++)
    if (tl_element_get_parent (elements->pdata[i]) != NULL &&
        tl_canvas_find_box (canvas, elements->pdata[i], &box) &&
        g_hash_table_add (seen, elements->pdata[i]))
      g_ptr_array_add (drawn, elements->pdata[i]);
  return drawn;
}

void
tl_canvas_return_to (TlCanvas *canvas, const GPtrArray *elements)
{
  g_autoptr (GPtrArray) drawn = NULL;
  TlElement *first;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  drawn = list_drawn (canvas, elements);
  if (drawn->len == 0)
    return;
  first = drawn->pdata[0];
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_set_selection (canvas, (TlElement **) drawn->pdata, drawn->len);
  if (tl_element_get_kind (first) != TL_KIND_LINK)
    tl_canvas_set_cursor (canvas, first);
  tl_canvas_reveal_element (canvas, first);
  if (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL ||
      gtk_widget_has_focus (GTK_WIDGET (canvas)))
    tl_canvas_focus_cursor (canvas);
  if (drawn->len > 1)
    tl_canvas_announce_selected (canvas);
}

void
tl_canvas_announce_selected (TlCanvas *canvas)
{
  guint n = canvas->selection->len;
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u card selected", "%u cards selected", n), n);

  tl_canvas_announce (canvas, words);
}

void
tl_canvas_select_several (TlCanvas *canvas, const GPtrArray *touchpoints)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  tl_canvas_set_selection (canvas, (TlElement **) touchpoints->pdata, touchpoints->len);
}

gboolean
tl_canvas_shows (TlCanvas *canvas, const TlElement *element)
{
  TlRect box;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);
  return tl_canvas_find_box (canvas, element, &box) || tl_canvas_is_in_fold (canvas, element);
}

GPtrArray *
tl_canvas_get_selection (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  return g_ptr_array_copy (canvas->selection, NULL, NULL);
}
