/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-curve-name.h"
#include "tl-evidence-words.h"

/* Curves that share an axis stand in the first of their lanes; the others make room meanwhile. What
 * is written beside the marks never covers a mark, a sign or other words: each takes the best place
 * that is left, the most telling first, and one that finds none is left out; the card says it. */

#define OVERLAY_HEIGHT 184.0
#define OVERLAY_ZERO 92.0
#define OVERLAY_UNIT 32.0

#define KEY_TOP 22.0 /* from the last line of the label to the first name of the key */
#define KEY_GAP 21.0 /* from the facts of a curve to the next name */
#define KEY_BOTTOM 12.0
#define FACTS_WIDTH 114.0 /* clear of the words of the axis */

#define TEXT_ASCENT 10.0 /* of what is written beside marks */
#define TEXT_DESCENT 3.0
#define AIR 1.5
#define SIGN_HALF 8.0 /* of the width of what is urgent */
#define BESIDE 11.0   /* from a mark to words beside it */
#define NAME_WIDTH 120.0

#define SPREAD 15.0 /* from mark to mark of one place of the journey */

#define BUCKET 64.0    /* one stretch of the journey */
#define STEP 12.0      /* between the points of a curve that words are kept from */
#define POINT_COST 2.0 /* of one of them, in places further down the list */

void
tl_layout_join_lane (TlLayout *layout, TlLane *lane)
{
  lane->joined = FALSE;
  if (!layout->view.look.together || lane->kind != TL_LANE_EXPERIENCE ||
      lane->layer == TL_LAYER_ORGANISATION || lane->shown == TL_NOWHERE)
    return;
  lane->joined = layout->joined->len > 0;
  if (lane->joined)
    lane->shown = TL_NOWHERE;
  g_ptr_array_add (layout->joined, lane);
}

void
tl_layout_end_joining (TlLayout *layout)
{
  TlLane *host;

  if (layout->joined->len < 2)
    {
      g_ptr_array_set_size (layout->joined, 0);
      return;
    }
  host = layout->joined->pdata[0];
  tl_layout_frame_label (layout, host, &g_array_index (layout->lane_boxes, TlLaneBox, host->shown));
}

/* What stands on the paper already, stretch by stretch, so that asking is quick in a long map. */
typedef struct
{
  guint n;
  GArray **rects;  /* TlRect, of each stretch they touch */
  GArray **points; /* TlPoint, of curves */
  double height;
  double start, end; /* of the journey */
} Paper;

static Paper *
paper_new (double start, double end, double height)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->n = (guint) (end / BUCKET) + 2;
  paper->rects = g_new0 (GArray *, paper->n);
  paper->points = g_new0 (GArray *, paper->n);
  paper->start = start;
  paper->end = end;
  paper->height = height;
  return paper;
}

static void
paper_free (Paper *paper)
{
  for (guint i = 0; i < paper->n; i++)
    {
      g_clear_pointer (&paper->rects[i], g_array_unref);
      g_clear_pointer (&paper->points[i], g_array_unref);
    }
  g_free (paper->rects);
  g_free (paper->points);
  g_free (paper);
}

static guint
get_bucket (const Paper *paper, double x)
{
  return (guint) CLAMP (x / BUCKET, 0, paper->n - 1);
}

static void
take_place (Paper *paper, const TlRect *rect)
{
  guint last = get_bucket (paper, rect->x + rect->width);

  for (guint i = get_bucket (paper, rect->x); i <= last; i++)
    {
      if (paper->rects[i] == NULL)
        paper->rects[i] = g_array_new (FALSE, FALSE, sizeof (TlRect));
      g_array_append_val (paper->rects[i], *rect);
    }
}

static void
take_point (Paper *paper, TlPoint point)
{
  guint i = get_bucket (paper, point.x);

  if (paper->points[i] == NULL)
    paper->points[i] = g_array_new (FALSE, FALSE, sizeof (TlPoint));
  g_array_append_val (paper->points[i], point);
}

static gboolean
is_free (const Paper *paper, const TlRect *rect)
{
  guint last = get_bucket (paper, rect->x + rect->width);

  if (rect->x < paper->start || rect->x + rect->width > paper->end || rect->y < 0 ||
      rect->y + rect->height > paper->height)
    return FALSE;
  for (guint i = get_bucket (paper, rect->x); i <= last; i++)
    for (guint k = 0; paper->rects[i] != NULL && k < paper->rects[i]->len; k++)
      if (tl_rect_touches (rect, &g_array_index (paper->rects[i], TlRect, k)))
        return FALSE;
  return TRUE;
}

static guint
count_points (const Paper *paper, const TlRect *rect)
{
  guint last = get_bucket (paper, rect->x + rect->width), n = 0;

  for (guint i = get_bucket (paper, rect->x); i <= last; i++)
    for (guint k = 0; paper->points[i] != NULL && k < paper->points[i]->len; k++)
      {
        const TlPoint *point = &g_array_index (paper->points[i], TlPoint, k);

        n += point->x >= rect->x && point->x <= rect->x + rect->width && point->y >= rect->y &&
             point->y <= rect->y + rect->height;
      }
  return n;
}

/* What words take whose first baseline begins here, and whose last is so far below. */
static TlRect
get_words_rect (TlPoint start, double width, double drop)
{
  return (TlRect){ start.x - AIR, start.y - TEXT_ASCENT - AIR, width + 2 * AIR,
                   TEXT_ASCENT + TEXT_DESCENT + drop + 2 * AIR };
}

/* The first of the best places; FALSE: all are taken. */
static gboolean
find_place (Paper *paper,
            TlPoint from,
            const TlPoint *places,
            guint n,
            double width,
            double drop,
            TlPoint *found)
{
  double least = G_MAXDOUBLE;
  TlRect best;

  for (guint i = 0; i < n; i++)
    {
      TlPoint start = { from.x + places[i].x, from.y + places[i].y };
      TlRect rect = get_words_rect (start, width, drop);
      double cost;

      if (!is_free (paper, &rect))
        continue;
      cost = i + POINT_COST * count_points (paper, &rect);
      if (cost >= least)
        continue;
      least = cost;
      best = rect;
      *found = start;
    }
  if (least == G_MAXDOUBLE)
    return FALSE;
  take_place (paper, &best);
  return TRUE;
}

static double
measure (TlLayout *layout, TlTextRole role, const char *words, double most, TlTextBlock *block)
{
  tl_layout_break (layout, role, words, most, 1, block);
  return block->n_lines > 0 ? block->lines[0].width : 0;
}

static void
place_value (TlLayout *layout, Paper *paper, TlCurveMark *mark)
{
  g_autofree char *number = tl_experience_format (mark->experience.value);
  g_autofree char *n = tl_evidence_words_n (&mark->experience);
  TlTextBlock block;
  double width = MAX (measure (layout, TL_TEXT_VALUE, number, NAME_WIDTH, &block),
                      measure (layout, TL_TEXT_AXIS, n, NAME_WIDTH, &block));
  gboolean below = mark->experience.value < 0;
  double rise = mark->urgent ? -TL_URGENT_RISE - TL_URGENT_HEIGHT - 5 : -12;
  double above = -6 - TL_MARK_LINE;
  TlPoint places[] = {
    { BESIDE, below ? 13 : above },
    { BESIDE, below ? above : 13 },
    { -width / 2, below ? 20 : rise - TL_MARK_LINE },
    { -width / 2, below ? rise - TL_MARK_LINE : 20 },
    { -BESIDE - width, below ? 13 : above },
    { -BESIDE - width, below ? above : 13 },
    { BESIDE, -2 },
    { -BESIDE - width, -2 },
    { BESIDE, 25 },
    { BESIDE, above - 12 },
    { -width / 2, 33 },
    { -width / 2, rise - TL_MARK_LINE - 13 },
  };

  mark->has_value = find_place (paper, mark->point, places, G_N_ELEMENTS (places), width,
                                TL_MARK_LINE, &mark->value);
}

/* The name stands where the curve ends, or else where it begins. */
static void
place_name (Paper *paper, TlCurveBox *curve, const TlCurveMark *marks)
{
  const TlCurveMark *first = &marks[curve->first_mark];
  const TlCurveMark *last = first + curve->n_marks - 1;
  double width = curve->name.lines[0].width;
  double rise = last->urgent ? -TL_URGENT_RISE - TL_URGENT_HEIGHT - 6 : -13;
  TlPoint at_end[] = { { BESIDE, 4 },        { BESIDE, -9 },     { BESIDE, 17 },
                       { -width / 2, rise }, { -width / 2, 22 }, { -width + 6, rise - 13 },
                       { -width + 6, 35 } };
  TlPoint at_start[] = { { -BESIDE - width, 4 }, { -width / 2, -26 }, { -width / 2, 22 } };

  curve->has_name = find_place (paper, last->point, at_end, G_N_ELEMENTS (at_end), width, 0,
                                &curve->name_position) ||
                    find_place (paper, first->point, at_start, G_N_ELEMENTS (at_start), width, 0,
                                &curve->name_position);
}

static void
take_curve (Paper *paper, const TlCurveMark *from, const TlCurveMark *to)
{
  guint n = MAX ((guint) ((to->point.x - from->point.x) / STEP), 1);
  double rise = to->point.y - from->point.y;

  for (guint i = 1; i < n; i++)
    {
      double t = (double) i / n;

      /* Nearly the curve that is drawn, which is level at both ends. */
      take_point (paper, (TlPoint){ from->point.x + t * (to->point.x - from->point.x),
                                    from->point.y + rise * t * t * (3 - 2 * t) });
    }
}

static void
take_marks (Paper *paper, const TlCurveBox *curve, const TlCurveMark *marks)
{
  for (guint i = curve->first_mark; i < curve->first_mark + curve->n_marks; i++)
    {
      const TlPoint *point = &marks[i].point;
      TlRect mark = { point->x - TL_MARK_RADIUS, point->y - TL_MARK_RADIUS, 2 * TL_MARK_RADIUS,
                      2 * TL_MARK_RADIUS };
      TlRect sign = { point->x - SIGN_HALF, point->y - TL_URGENT_RISE - TL_URGENT_HEIGHT - 2,
                      2 * SIGN_HALF, TL_URGENT_HEIGHT + 2 };

      take_place (paper, &mark);
      if (marks[i].urgent)
        take_place (paper, &sign);
      if (i > curve->first_mark)
        take_curve (paper, &marks[i - 1], &marks[i]);
    }
}

/* How far up and down a mark reaches with its sign. */
static double
get_top (const TlCurveMark *mark)
{
  return mark->point.y -
         (mark->urgent ? TL_URGENT_RISE + TL_URGENT_HEIGHT + 2 : TL_MARK_RADIUS + 1);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TlPoint *one = &(*(TlCurveMark *const *) a)->point;
  const TlPoint *other = &(*(TlCurveMark *const *) b)->point;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return one->y < other->y ? 1 : one->y > other->y ? -1 : 0;
}

/* From `first` on, how many marks of one place of the journey reach into each other, from the
 * lowest up. */
static guint
count_crowd (const GPtrArray *sorted, guint first)
{
  const TlCurveMark *mark = sorted->pdata[first];
  double x = mark->point.x, top = get_top (mark);
  guint n = 1;

  for (; first + n < sorted->len; n++)
    {
      const TlCurveMark *next = sorted->pdata[first + n];

      if (next->point.x != x || next->point.y + TL_MARK_RADIUS < top)
        break;
      top = MIN (top, get_top (next));
    }
  return n;
}

/* Marks that would lie on each other step aside, so that each is seen. */
static void
spread_marks (GArray *marks)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (marks->len);
  guint n;

  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (sorted, &g_array_index (marks, TlCurveMark, i));
  g_ptr_array_sort (sorted, compare_points);
  for (guint i = 0; i < sorted->len; i += n)
    {
      n = count_crowd (sorted, i);
      for (guint k = 0; n > 1 && k < n; k++)
        ((TlCurveMark *) sorted->pdata[i + k])->point.x += SPREAD * (k - (n - 1) / 2.0);
    }
}

/* What is urgent comes first, then what is felt most strongly. */
static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const TlCurveMark *one = *(TlCurveMark *const *) a, *other = *(TlCurveMark *const *) b;
  double strength = fabs (one->experience.value), other_strength = fabs (other->experience.value);

  if (one->urgent != other->urgent)
    return one->urgent ? -1 : 1;
  if (strength != other_strength)
    return strength > other_strength ? -1 : 1;
  return one->point.x < other->point.x ? -1 : one->point.x > other->point.x;
}

static void
place_values (TlLayout *layout, Paper *paper, GArray *marks)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (marks->len);

  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (sorted, &g_array_index (marks, TlCurveMark, i));
  g_ptr_array_sort (sorted, compare_weights);
  for (guint i = 0; i < sorted->len; i++)
    place_value (layout, paper, sorted->pdata[i]);
}

static void
place_words (TlLayout *layout, TlLane *host, GArray *marks)
{
  guint n_moments = tl_layout_count_moments (layout);
  double end = n_moments > 0
                   ? tl_layout_get_moment_start (layout, n_moments - 1) + layout->view.moment_width
                   : TL_SIZE_CONTENT_START;
  Paper *paper = paper_new (TL_SIZE_CONTENT_START, end, host->content_height);
  const TlCurveMark *data = (const TlCurveMark *) (void *) marks->data;

  for (guint i = 0; i < host->curves->len; i++)
    take_marks (paper, &g_array_index (host->curves, TlCurveBox, i), data);
  for (guint i = 0; i < host->curves->len; i++)
    {
      TlCurveBox *curve = &g_array_index (host->curves, TlCurveBox, i);

      if (curve->n_marks > 0 && curve->name.n_lines > 0)
        place_name (paper, curve, data);
    }
  place_values (layout, paper, marks);
  paper_free (paper);
}

static void
add_curve (TlLayout *layout, TlLane *host, TlLane *lane, double key_y, GArray *marks)
{
  TlCurveBox curve = { .lane = lane->lane, .layer = lane->layer, .first_mark = marks->len };
  const char *name = tl_curve_get_name (lane->person, lane->lane);
  double width = FACTS_WIDTH;

  tl_layout_trace_marks (layout, lane, host->zero, host->unit, marks, NULL);
  curve.n_marks = marks->len - curve.first_mark;
  curve.key_y = key_y;
  measure (layout, TL_TEXT_VALUE, name, NAME_WIDTH, &curve.name);
  tl_layout_break (layout, TL_TEXT_LANE_SUBTITLE, name, FACTS_WIDTH - TL_KEY_SAMPLE, 1, &curve.key);
  tl_layout_state_short (layout, lane, width, &curve.facts);
  g_array_append_val (host->curves, curve);
}

/* Where they are seen. */
static void
see_names (TlLayout *layout, TlLane *host)
{
  for (guint i = 0; i < host->curves->len; i++)
    {
      TlPoint *position = &g_array_index (host->curves, TlCurveBox, i).name_position;

      position->x = tl_layout_mirror (layout, position->x, 0);
    }
}

void
tl_layout_trace_joined (TlLayout *layout, TlLane *host, GArray *marks)
{
  const TlRect *box = &g_array_index (layout->lane_boxes, TlLaneBox, host->shown).box;
  double y = host->label_end + KEY_TOP;

  host->zero = OVERLAY_ZERO;
  host->unit = OVERLAY_UNIT;
  for (guint i = 0; i < layout->joined->len; i++)
    {
      add_curve (layout, host, layout->joined->pdata[i], y, marks);
      y += TL_KEY_LINE + KEY_GAP;
    }
  host->content_height = MAX (OVERLAY_HEIGHT, y - KEY_GAP + KEY_BOTTOM);
  spread_marks (marks);
  place_words (layout, host, marks);
  see_names (layout, host);
  /* Of the key nobody keeps what it said. */
  tl_layout_add_damage (layout, box->x, box->y, box->width, box->height);
}
