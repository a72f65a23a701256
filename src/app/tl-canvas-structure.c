/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#define LINE_WIDTH 3.0
#define NOTE_PAD 10.0f
#define NOTE_RISE 28.0f /* from the hand up to the note's middle */

static const TlStructureKind kinds[] = {
  { TL_KIND_STAGE, tl_canvas_aim_stage, tl_canvas_step_stage, tl_canvas_land_stage, TRUE },
  { TL_KIND_MOMENT, tl_canvas_aim_moment, tl_canvas_step_moment, tl_canvas_land_moment, TRUE },
  { TL_KIND_LANE, tl_canvas_aim_lane, tl_canvas_step_lane, tl_canvas_land_lane, FALSE },
};

const TlStructureKind *
tl_structure_find_kind (const TlElement *element)
{
  for (guint i = 0; element != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == tl_element_get_kind (element))
      return &kinds[i];
  return NULL;
}

void
tl_landing_clear (TlLanding *landing)
{
  g_free (landing->words);
  *landing = (TlLanding){ .layer = -1 };
}

void
tl_canvas_structure_update (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  const TlStructureKind *kind = tl_structure_find_kind (drag->hit.element);
  TlLanding before = drag->landing;

  before.words = NULL;
  tl_landing_clear (&drag->landing);
  kind->aim (canvas, drag->hit.element, drag->point, &drag->landing);
  if (drag->landing.changes != before.changes || drag->landing.parent != before.parent ||
      drag->landing.before != before.before || drag->landing.layer != before.layer)
    tl_canvas_foretell_structure (canvas);
}

/* Lets the element land and shows where it is then. */
static void
land (TlCanvas *canvas, TlElement *element, const TlLanding *landing)
{
  if (!landing->changes)
    return;
  tl_structure_find_kind (element)->land (canvas, element, landing);
  tl_canvas_reveal_element (canvas, element);
}

/* The drag is over by then: a change of the map would cancel it. */
void
tl_canvas_structure_land (TlCanvas *canvas)
{
  TlElement *element = canvas->drag.hit.element;
  TlLanding landing = canvas->drag.landing;

  canvas->drag.landing = (TlLanding){ .layer = -1 };
  tl_canvas_drag_cancel (canvas);
  land (canvas, element, &landing);
  tl_landing_clear (&landing);
}

gboolean
tl_canvas_structure_step (TlCanvas *canvas, int lanes, int moments)
{
  TlElement *element = canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;
  const TlStructureKind *kind = tl_structure_find_kind (element);
  TlLanding landing = { .layer = -1 };

  if (kind == NULL)
    return FALSE;
  kind->step (canvas, element, lanes, moments, &landing);
  land (canvas, element, &landing);
  tl_landing_clear (&landing);
  return TRUE;
}

TlRect
tl_canvas_place_on_screen (TlCanvas *canvas, const TlElement *element, const TlRect *box)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  TlRect place = tl_view_from_map (&canvas->view, box);
  TlKind kind = tl_element_get_kind (element);
  double zoom = canvas->view.zoom;

  if ((kind == TL_KIND_STAGE || kind == TL_KIND_MOMENT) && strips.header.pinned)
    place.y = (box->y - strips.header.source.y) * zoom;
  if (kind == TL_KIND_LANE && strips.labels.pinned)
    place.x = strips.labels.place.x + (box->x - strips.labels.source.x) * zoom;
  return place;
}

void
tl_canvas_snapshot_round (GtkSnapshot *snapshot,
                          const TlRect *place,
                          float radius,
                          const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                                        (float) place->width,
                                                        (float) place->height),
                                   radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

void
tl_canvas_snapshot_line (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *line)
{
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };
  TlRect place = tl_view_from_map (&canvas->view, line);
  GdkRGBA accent = *tl_canvas_get_accent (canvas);

  place = tl_rect_grow (&place, LINE_WIDTH / 2);
  place = tl_rect_cut (&place, &all);
  if (place.width > 0)
    tl_canvas_snapshot_round (snapshot, &place, (float) LINE_WIDTH / 2, &accent);
}

void
tl_canvas_snapshot_note (
    TlCanvas *canvas, GtkSnapshot *snapshot, double x, double y, const char *words)
{
  const GdkRGBA ground = { 0.13f, 0.13f, 0.16f, 0.94f }, ink = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), words);
  int width, height;
  TlRect place;

  pango_layout_get_pixel_size (layout, &width, &height);
  place.width = width + 2 * NOTE_PAD;
  place.height = height + NOTE_PAD;
  place.x = CLAMP (x - place.width / 2, 4, MAX (canvas->view.width - place.width - 4, 4));
  place.y = y - NOTE_RISE - place.height / 2;
  if (place.y < 4)
    place.y = y + NOTE_RISE;
  tl_canvas_snapshot_round (snapshot, &place, (float) place.height / 2, &ground);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place.x + NOTE_PAD,
                                                          (float) place.y + NOTE_PAD / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

void
tl_canvas_snapshot_column (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlElement *first = canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;
  GdkRGBA color = *tl_canvas_get_accent (canvas);
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };
  const TlRect *body;
  TlRect box, place;

  if (first == NULL || tl_element_get_kind (first) != TL_KIND_MOMENT ||
      !tl_canvas_find_box (canvas, first, &box))
    return;
  body = &tl_canvas_get_layout (canvas)->body_box;
  box.y = body->y;
  box.height = body->height;
  place = tl_view_from_map (&canvas->view, &box);
  place = tl_rect_cut (&place, &all);
  color.alpha = 0.07f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                                  (float) place.width, (float) place.height));
}

/* The element goes with the hand along its own axis. */
static void
snapshot_carried (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlDrag *drag = &canvas->drag;
  const TlStructureKind *kind = tl_structure_find_kind (drag->hit.element);
  TlRect box, place;

  if (!tl_canvas_find_box (canvas, drag->hit.element, &box))
    return;
  if (kind->across)
    box.x += drag->point.x - drag->origin.x;
  else
    box.y += drag->point.y - drag->origin.y;
  place = tl_canvas_place_on_screen (canvas, drag->hit.element, &box);
  tl_canvas_snapshot_frame (canvas, snapshot, &place, 0.25f);
}

/* What stands in a strip that is pinned is not where the plane of the selection has it. */
static void
snapshot_pinned_selection (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlElement *first = canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;
  TlStrips strips = tl_canvas_get_strips (canvas);
  gboolean lane = first != NULL && tl_element_get_kind (first) == TL_KIND_LANE;
  TlRect box, place, shown;

  if (first == NULL || !(lane ? strips.labels.pinned : strips.header.pinned))
    return;
  if (!lane && tl_structure_find_kind (first) == NULL)
    return;
  if (!tl_canvas_find_box (canvas, first, &box))
    return;
  shown = lane ? strips.labels.place : strips.header.place;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) shown.x, (float) shown.y,
                                               (float) shown.width, (float) shown.height));
  place = tl_canvas_place_on_screen (canvas, first, &box);
  tl_canvas_snapshot_frame (canvas, snapshot, &place, 0.1f);
  gtk_snapshot_pop (snapshot);
}

void
tl_canvas_snapshot_structure (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlDrag *drag = &canvas->drag;

  snapshot_pinned_selection (canvas, snapshot);
  tl_canvas_snapshot_plus (canvas, snapshot);
  if (drag->phase == TL_DRAG_CARDS && drag->in_gap)
    tl_canvas_snapshot_line (canvas, snapshot, &drag->gap.line);
  if (drag->phase != TL_DRAG_STRUCTURE)
    return;
  snapshot_carried (canvas, snapshot);
  if (drag->landing.changes)
    tl_canvas_snapshot_line (canvas, snapshot, &drag->landing.line);
}
