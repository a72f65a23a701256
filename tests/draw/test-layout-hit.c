/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"

/* What is at a point must be what a search of everything shown finds there. */

#define N_MAPS 30
#define N_POINTS 200

static gboolean
is_in (const TlRect *rect, TlPoint point)
{
  return point.x >= rect->x && point.x <= rect->x + rect->width && point.y >= rect->y &&
         point.y <= rect->y + rect->height;
}

static const TlCardBox *
find_card_at (const TlLayoutView *view, TlPoint point)
{
  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_cards; k++)
      if (is_in (&view->lanes[i].cards[k].box, point))
        return &view->lanes[i].cards[k];
  return NULL;
}

static TlPoint
throw_point (GRand *dice, const TlLayoutView *view)
{
  return (TlPoint){ g_rand_double_range (dice, -20, view->width + 20),
                    g_rand_double_range (dice, -20, view->height + 20) };
}

static void
check_card (TlLayout *layout, TlPoint point)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  const TlCardBox *card = find_card_at (view, point);
  TlHit hit = tl_layout_hit (layout, point, (TlReach){ 0, 0 });

  if (card == NULL)
    {
      g_assert_cmpint (hit.kind, !=, TL_HIT_CARD);
      return;
    }
  g_assert_cmpint (hit.kind, ==, TL_HIT_CARD);
  g_assert_true (hit.element == card->touchpoint);
  g_assert_true (hit.cell.lane == view->lanes[card->lane].lane);
  g_assert_true (hit.cell.moment == view->moments[card->moment].moment);
}

static void
check_cell (TlMap *map, TlLayout *layout, TlPoint point)
{
  TlHit hit = tl_layout_hit (layout, point, (TlReach){ 0, 0 });
  TlElement *before;
  TlCell cell;

  if (!tl_layout_find_cell (layout, point, &cell, &before))
    return;
  if (hit.kind == TL_HIT_CELL)
    {
      g_assert_true (hit.cell.lane == cell.lane);
      g_assert_true (hit.cell.moment == cell.moment);
    }
  if (before == NULL)
    return;
  g_assert_true (tl_map_get_ref (map, before, TL_PROPERTY_LANE) == cell.lane);
  g_assert_true (tl_map_get_ref (map, before, TL_PROPERTY_MOMENT) == cell.moment);
  g_assert_cmpfloat (tl_layout_find_card (layout, before)->box.y +
                         tl_layout_find_card (layout, before)->box.height / 2,
                     >, point.y);
}

static void
check_area (TlLayout *layout, TlPoint a, TlPoint b)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  TlRect area = { MIN (a.x, b.x), MIN (a.y, b.y), ABS (a.x - b.x), ABS (a.y - b.y) };
  g_autoptr (GPtrArray) found = tl_layout_find_cards_in (layout, &area);
  guint n = 0;

  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_cards; k++)
      {
        const TlCardBox *card = &view->lanes[i].cards[k];

        if (card->box.x > area.x + area.width || area.x > card->box.x + card->box.width ||
            card->box.y > area.y + area.height || area.y > card->box.y + card->box.height)
          continue;
        g_assert_true (g_ptr_array_find (found, card->touchpoint, NULL));
        n++;
      }
  g_assert_cmpuint (found->len, ==, n);
}

static double
get_distance (const TlLinkRoute *route, TlPoint point)
{
  double least = G_MAXDOUBLE;

  for (guint i = 1; i < route->n_points; i++)
    {
      TlPoint a = route->points[i - 1], b = route->points[i];
      double across = MAX (MIN (a.x, b.x) - point.x, point.x - MAX (a.x, b.x));
      double down = MAX (MIN (a.y, b.y) - point.y, point.y - MAX (a.y, b.y));

      least = MIN (least, MAX (MAX (across, down), 0));
    }
  return least;
}

/* Beside all cards and marks the nearest link is meant, however many are near. */
static void
check_link (TlLayout *layout, TlPoint point, double slack)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  TlHit hit = tl_layout_hit (layout, point, (TlReach){ slack, 0 });
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < view->n_links; i++)
    least = MIN (least, get_distance (&view->links[i], point));
  if (hit.kind == TL_HIT_LINK)
    g_assert_cmpfloat (get_distance (tl_layout_find_link (layout, hit.element), point), ==, least);
  else if (hit.kind != TL_HIT_CARD && hit.kind != TL_HIT_MARK)
    g_assert_cmpfloat (least, >, slack);
}

static void
test_as_a_search (void)
{
  for (guint seed = 0; seed < N_MAPS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlHistory) history = make_layout_map (dice, seed * 3, seed);
      TlMap *map = tl_history_get_map (history);
      g_autoptr (TlLayout) layout = NULL;

      set_value (history, tl_map_get_root (map), TL_PROPERTY_LANG, seed % 2 == 0 ? "en" : "ar");
      layout = tl_layout_new (map, &fixed_measure);
      for (guint i = 0; i < N_POINTS; i++)
        {
          const TlLayoutView *view = tl_layout_get_view (layout);
          TlPoint point = throw_point (dice, view);

          check_card (layout, point);
          check_cell (map, layout, point);
          check_link (layout, point, 5);
          check_link (layout, point, 18);
          check_area (layout, point, throw_point (dice, view));
        }
    }
}

/* One card at the first of two moments, a second one it causes below, and a curve. */
typedef struct
{
  TlHistory *history;
  TlElement *stage, *moments[2], *lane, *curve, *below, *card, *effect, *link;
  TlLayout *layout;
} Small;

static void
set_up (Small *small, const char *lang)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlHistory *history = tl_history_new (map);

  tl_history_begin (history, "Make", NULL);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_LANG, lang);
  small->history = history;
  small->stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    small->moments[i] = tl_history_add (history, TL_KIND_MOMENT, NULL, small->stage, NULL);
  small->lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  small->curve = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  small->below = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_set (history, small->lane, TL_PROPERTY_LAYER, "customer");
  tl_history_set (history, small->curve, TL_PROPERTY_LAYER, "customer");
  tl_history_set (history, small->curve, TL_PROPERTY_KIND, "experience");
  tl_history_set (history, small->below, TL_PROPERTY_LAYER, "organisation");
  small->card = tl_operations_add_touchpoint (history, (TlCell){ small->lane, small->moments[0] },
                                              TL_TOUCHPOINT_ACTION, "Waits", NULL);
  small->effect =
      tl_operations_add_touchpoint (history, (TlCell){ small->below, small->moments[0] },
                                    TL_TOUCHPOINT_POLICY, "Rule", NULL);
  tl_history_set (history, small->card, TL_PROPERTY_FEELING, "1");
  small->link = tl_history_add (history, TL_KIND_LINK, NULL, NULL, NULL);
  tl_history_set (history, small->link, TL_PROPERTY_FROM, tl_element_get_id (small->effect));
  tl_history_set (history, small->link, TL_PROPERTY_TO, tl_element_get_id (small->card));
  tl_history_commit (history);
  small->layout = tl_layout_new (map, &fixed_measure);
}

static void
tear_down (Small *small)
{
  tl_layout_free (small->layout);
  g_object_unref (small->history);
}

static void
assert_hit (Small *small, double x, double y, TlHitKind kind, TlElement *element)
{
  const TlLayoutView *view = tl_layout_get_view (small->layout);
  TlPoint point = { view->right_to_left ? view->width - x : x, y };
  TlHit hit = tl_layout_hit (small->layout, point, (TlReach){ 3, 3 });

  g_assert_cmpint (hit.kind, ==, kind);
  g_assert_true (hit.element == element);
}

static void
test_kinds (gconstpointer lang)
{
  Small small;
  const TlLayoutView *view;
  TlPoint corner;

  set_up (&small, lang);
  view = tl_layout_get_view (small.layout);
  corner = tl_layout_find_link (small.layout, small.link)->points[2];
  assert_hit (&small, 300, 200, TL_HIT_CARD, small.card);
  assert_hit (&small, 388, 200, TL_HIT_CARD_END_EDGE, small.card);
  assert_hit (&small, 390.5, 200, TL_HIT_CARD_END_EDGE, small.card);
  assert_hit (&small, 233, 200, TL_HIT_CARD, small.card);
  assert_hit (&small, 480, 200, TL_HIT_CELL, NULL);
  assert_hit (&small, 80, 200, TL_HIT_LANE_LABEL, small.lane);
  assert_hit (&small, 40, 200, TL_HIT_LAYER, NULL);
  assert_hit (&small, 300, 130, TL_HIT_STAGE, small.stage);
  assert_hit (&small, 40, 40, TL_HIT_TITLE, NULL);
  assert_hit (&small, 310, view->lanes[1].zero_y - 18, TL_HIT_MARK, small.card);
  assert_hit (&small, 500, view->lanes[1].zero_y, TL_HIT_NOTHING, NULL);
  assert_hit (&small, 900, 5, TL_HIT_NOTHING, NULL);
  g_assert_true (tl_layout_hit (small.layout, corner, (TlReach){ 3, 3 }).element == small.link);
  tear_down (&small);
}

static void
test_cell_nearest (void)
{
  Small small;
  TlElement *before;
  TlCell cell;

  set_up (&small, "en");
  g_assert_true (tl_layout_find_cell (small.layout, (TlPoint){ -500, -500 }, &cell, &before));
  g_assert_true (cell.lane == small.lane && cell.moment == small.moments[0]);
  g_assert_true (before == small.card);
  g_assert_true (tl_layout_find_cell (small.layout, (TlPoint){ 9000, 9000 }, &cell, &before));
  g_assert_true (cell.lane == small.below && cell.moment == small.moments[1]);
  g_assert_null (before);
  /* Over the curve the nearer of the two lanes is meant. */
  g_assert_true (tl_layout_find_cell (small.layout, (TlPoint){ 300, 280 }, &cell, NULL));
  g_assert_true (cell.lane == small.lane);
  tear_down (&small);
}

static void
test_cell_skips_lifted (void)
{
  Small small;
  TlPlacement placement = { NULL };
  TlElement *before;
  TlCell cell;

  set_up (&small, "en");
  placement.touchpoint = small.card;
  placement.cell = (TlCell){ small.lane, small.moments[1] };
  tl_layout_set_preview (small.layout, &placement, 1, NULL);
  g_assert_true (tl_layout_find_cell (small.layout, (TlPoint){ 480, 170 }, &cell, &before));
  g_assert_true (cell.moment == small.moments[1]);
  g_assert_null (before);
  tear_down (&small);
}

static void
test_empty_map (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure);
  TlRect everything = { -1e6, -1e6, 2e6, 2e6 };
  g_autoptr (GPtrArray) found = tl_layout_find_cards_in (layout, &everything);
  TlCell cell;

  g_assert_false (tl_layout_find_cell (layout, (TlPoint){ 300, 200 }, &cell, NULL));
  g_assert_cmpint (tl_layout_hit (layout, (TlPoint){ 300, 200 }, (TlReach){ 3, 3 }).kind, ==,
                   TL_HIT_NOTHING);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (tl_layout_find_card (layout, tl_map_get_root (map)));
  g_assert_null (tl_layout_find_link (layout, tl_map_get_root (map)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/hit/as-a-search", test_as_a_search);
  g_test_add_data_func ("/layout/hit/kinds", "en", test_kinds);
  g_test_add_data_func ("/layout/hit/kinds-right-to-left", "fa", test_kinds);
  g_test_add_func ("/layout/hit/cell-nearest", test_cell_nearest);
  g_test_add_func ("/layout/hit/cell-skips-lifted", test_cell_skips_lifted);
  g_test_add_func ("/layout/hit/empty-map", test_empty_map);
  return g_test_run ();
}
