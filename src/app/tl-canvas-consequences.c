/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-consequence-words.h"
#include "tl-stage-words.h"

/* In pixels. */
#define MOST_LINES 2 /* of consequences */
#define WIDEST 380
#define PAD 10.0
#define LINE_GAP 3.0
#define RADIUS 12.0f
#define AIR 10.0  /* to what it is about */
#define MARK 12.0 /* a side of the sign ahead of a line */
#define MARK_GAP 8.0
#define RISE 30.0 /* from the hand to what is beside it */

typedef enum
{
  MARK_NONE,
  MARK_MEANS,
  MARK_BREAKS,
  MARK_REFUSED,
} Mark;

typedef struct
{
  Mark mark;
  PangoLayout *layout; /* owned */
  int width, height;
} Line;

static const GdkRGBA ground = { 0.13f, 0.13f, 0.16f, 0.96f }, ink = { 1, 1, 1, 1 };
/* Of the signs, on that ground. */
static const GdkRGBA mark_colors[] = {
  [MARK_NONE] = { 0, 0, 0, 0 },
  [MARK_MEANS] = { 0x99 / 255.f, 0xc1 / 255.f, 0xf1 / 255.f, 1 },
  [MARK_BREAKS] = { 0xf8 / 255.f, 0xc1 / 255.f, 0x4d / 255.f, 1 },
  [MARK_REFUSED] = { 0xff / 255.f, 0x8a / 255.f, 0x80 / 255.f, 1 },
};

GArray *
tl_canvas_find_consequences (TlCanvas *canvas, const GArray *placements, const TlMomentPlace *gap)
{
  g_autoptr (GArray) moves = g_array_sized_new (FALSE, TRUE, sizeof (TlMove), placements->len);

  for (guint i = 0; i < placements->len; i++)
    {
      const TlPlacement *placement = &g_array_index (placements, TlPlacement, i);
      TlMove move = { .touchpoint = placement->touchpoint, .lane = placement->cell.lane };

      if (gap == NULL)
        move.moment = placement->cell.moment;
      else
        {
          move.stage = gap->stage;
          move.before = gap->before;
        }
      g_array_append_val (moves, move);
    }
  return tl_consequences_of_cards (canvas->map, (const TlMove *) (void *) moves->data, moves->len);
}

void
tl_canvas_say_moved (TlCanvas *canvas, char *words, const GArray *consequences)
{
  tl_canvas_say (canvas, tl_consequence_words_add (canvas->map, words, consequences), TRUE);
}

/* Takes `consequences`. */
static void
set_foretold (TlCanvas *canvas, GArray *consequences)
{
  g_clear_pointer (&canvas->drag.consequences, g_array_unref);
  canvas->drag.consequences = consequences;
}

void
tl_canvas_foretell_cards (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;

  /* Copies take nothing from where they come from. */
  if (drag->copying)
    set_foretold (canvas, NULL);
  else
    set_foretold (canvas, tl_canvas_find_consequences (canvas, drag->placements,
                                                       drag->in_gap ? &drag->gap : NULL));
}

void
tl_canvas_foretell_structure (TlCanvas *canvas)
{
  const TlLanding *landing = &canvas->drag.landing;

  set_foretold (canvas, landing->changes
                            ? tl_consequences_of_structure (canvas->map, canvas->drag.hit.element,
                                                            landing->parent, landing->before,
                                                            landing->layer)
                            : NULL);
}

void
tl_canvas_refuse_drop (TlCanvas *canvas, const char *why)
{
  canvas->drag.refusal = why;
  if (why != NULL)
    set_foretold (canvas, NULL);
}

void
tl_canvas_forget_foretold (TlCanvas *canvas)
{
  tl_canvas_refuse_drop (canvas, NULL);
  set_foretold (canvas, NULL);
}

static void
add_line (TlCanvas *canvas, GArray *lines, Mark mark, const char *words)
{
  Line line = { mark, gtk_widget_create_pango_layout (GTK_WIDGET (canvas), words) };
  int widest = MIN (WIDEST, (int) (canvas->view.width / 2));

  pango_layout_set_ellipsize (line.layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (line.layout, &line.width, &line.height);
  if (line.width > widest)
    pango_layout_set_width (line.layout, widest * PANGO_SCALE);
  line.width = MIN (line.width, widest);
  if (mark != MARK_NONE)
    line.width += (int) (MARK + MARK_GAP);
  g_array_append_val (lines, line);
}

static void
add_consequences (TlCanvas *canvas, GArray *lines)
{
  const GArray *consequences = canvas->drag.consequences;

  for (guint i = 0; consequences != NULL && i < MIN (consequences->len, MOST_LINES); i++)
    {
      const TlConsequence *about = &g_array_index (consequences, TlConsequence, i);
      g_autofree char *words = tl_consequence_words_tell (canvas->map, about);

      add_line (canvas, lines, tl_consequence_breaks (about->kind) ? MARK_BREAKS : MARK_MEANS,
                words);
    }
}

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->layout);
}

/* Over the map; elsewhere nobody expects to make one. */
static gboolean
is_tool_refused (TlCanvas *canvas)
{
  return canvas->drag.phase == TL_DRAG_TOOL && tl_canvas_is_drag_inside (canvas) &&
         !tl_canvas_is_tool_welcome (canvas);
}

/* What the tool in the hand, or the armed one, would do. */
static void
add_aim (TlCanvas *canvas, GArray *lines)
{
  const TlAim *aim = &canvas->aim;
  g_autofree char *words = NULL;

  if (aim->possible && aim->in_gap)
    {
      words = tl_stage_words_gap (aim->gap.stage, aim->gap.before);
      add_line (canvas, lines, MARK_NONE, words);
    }
  else if (is_tool_refused (canvas))
    add_line (canvas, lines, MARK_REFUSED, _ ("A touchpoint cannot stand there"));
}

/* What would be said if the link were let go now. */
static void
add_linking (TlCanvas *canvas, GArray *lines)
{
  const char *refusal = tl_canvas_linking_get_refusal (canvas);

  if (refusal != NULL)
    add_line (canvas, lines, MARK_REFUSED, refusal);
}

/* What there is to say of the drag. */
static GArray *
list_lines (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  if (drag->refusal != NULL)
    add_line (canvas, lines, MARK_REFUSED, drag->refusal);
  else if (drag->landing.words != NULL)
    add_line (canvas, lines, MARK_NONE, drag->landing.words);
  add_consequences (canvas, lines);
  if (tl_canvas_get_aiming_tool (canvas) != NULL)
    add_aim (canvas, lines);
  if (drag->phase == TL_DRAG_LINK)
    add_linking (canvas, lines);
  return lines;
}

/* A triangle with a stroke for what breaks, a ring for what means something else, a barred one for
 * what cannot be. */
static void
draw_mark (cairo_t *cr, Mark mark)
{
  const double middle = MARK / 2;

  gdk_cairo_set_source_rgba (cr, &mark_colors[mark]);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (mark == MARK_BREAKS)
    {
      cairo_move_to (cr, middle, 1);
      cairo_line_to (cr, MARK - 0.6, MARK - 1);
      cairo_line_to (cr, 0.6, MARK - 1);
      cairo_close_path (cr);
      cairo_stroke (cr);
      cairo_move_to (cr, middle, 4.6);
      cairo_line_to (cr, middle, 6.8);
      cairo_move_to (cr, middle, 9);
      cairo_line_to (cr, middle, 9);
    }
  else
    cairo_arc (cr, middle, middle, mark == MARK_MEANS ? 3.2 : middle - 1, 0, 2 * G_PI);
  if (mark == MARK_REFUSED)
    {
      cairo_new_sub_path (cr);
      cairo_move_to (cr, 2.6, 2.6);
      cairo_line_to (cr, MARK - 2.6, MARK - 2.6);
    }
  cairo_stroke (cr);
}

static void
append_mark (GtkSnapshot *snapshot, Mark mark, double x, double y)
{
  cairo_t *cr;

  if (mark == MARK_NONE)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) MARK, (float) MARK));
  draw_mark (cr, mark);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
append_line (
    GtkSnapshot *snapshot, const Line *line, const TlRect *place, double y, gboolean mirrored)
{
  double indent = line->mark != MARK_NONE ? MARK + MARK_GAP : 0;
  double start = place->x + PAD, end = place->x + place->width - PAD;
  double text = mirrored ? end - line->width : start + indent;

  append_mark (snapshot, line->mark, mirrored ? end - MARK : start, y + (line->height - MARK) / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) text, (float) y));
  gtk_snapshot_append_layout (snapshot, line->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* The card in the hand, where the hand has it. */
static TlRect
find_carried (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlRect box = g_array_index (drag->cards, TlDragCard, drag->grabbed).box;
  TlPoint shift = tl_canvas_get_carried_shift (canvas);

  box.x += shift.x;
  box.y += shift.y;
  return tl_view_from_map (&canvas->view, &box);
}

/* What is talked about: where the card in the hand would land, or itself where it cannot; else the
 * hand. It stays in sight. */
static TlRect
find_subject (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  const TlCardBox *card = NULL;

  if (drag->phase == TL_DRAG_CARDS && drag->refusal != NULL)
    return find_carried (canvas);
  if (drag->phase == TL_DRAG_CARDS && !drag->in_gap)
    card = tl_layout_find_card (canvas->layout, drag->hit.element);
  if (card != NULL)
    return tl_view_from_map (&canvas->view, &card->box);
  if (drag->phase == TL_DRAG_NONE)
    return (TlRect){ canvas->pointer_x, canvas->pointer_y - RISE / 2, 0, RISE };
  return (TlRect){ drag->x, drag->y - RISE / 2, 0, RISE };
}

static gboolean
fits (TlCanvas *canvas, const TlRect *place)
{
  double top = 0;
  TlStrips strips = tl_canvas_get_strips (canvas);

  if (strips.header.pinned)
    top = strips.header.place.y + strips.header.place.height;
  return place->x >= 4 && place->y >= top + 4 &&
         place->x + place->width <= canvas->view.width - 4 &&
         place->y + place->height <= canvas->view.height - 4;
}

/* Above what it is about, else below, else at a side: never on it. */
static void
set_place (TlCanvas *canvas, const TlRect *subject, TlRect *place)
{
  double x = subject->x + (subject->width - place->width) / 2;
  double y = subject->y + (subject->height - place->height) / 2;
  const TlPoint places[] = {
    { CLAMP (x, 4, MAX (canvas->view.width - place->width - 4, 4)),
      subject->y - place->height - AIR },
    { CLAMP (x, 4, MAX (canvas->view.width - place->width - 4, 4)),
      subject->y + subject->height + AIR },
    { subject->x + subject->width + AIR, y },
    { subject->x - place->width - AIR, y },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      place->x = places[i].x;
      place->y = places[i].y;
      if (fits (canvas, place))
        return;
    }
  place->x = places[0].x;
  place->y = MAX (places[0].y, 4);
}

void
tl_canvas_snapshot_foretold (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (canvas)) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) lines = list_lines (canvas);
  TlRect subject, snapped, place = { 0, 0, 0, PAD };
  double y;

  /* The card lies on the frame of its landing place. */
  if (tl_canvas_find_snapped (canvas, &snapped))
    tl_canvas_snapshot_card_frame (canvas, snapshot, &snapped, tl_canvas_get_accent (canvas), 2, 0);
  if (lines->len == 0)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      place.width = MAX (place.width, line->width + 2 * PAD);
      place.height += line->height + (i > 0 ? LINE_GAP : 0);
    }
  subject = find_subject (canvas);
  set_place (canvas, &subject, &place);
  tl_canvas_snapshot_round (snapshot, &place, RADIUS, &ground);
  y = place.y + PAD / 2;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      append_line (snapshot, line, &place, y, mirrored);
      y += line->height + LINE_GAP;
    }
}
