/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"

#include <string.h>

#include "tl-file.h"

#define N_MAPS 150

/* A card's box, its edge left out: ways end on it. */
static gboolean
crosses (const TlPoint *a, const TlPoint *b, const TlRect *box)
{
  return MIN (a->x, b->x) < box->x + box->width - 0.25 && MAX (a->x, b->x) > box->x + 0.25 &&
         MIN (a->y, b->y) < box->y + box->height - 0.25 && MAX (a->y, b->y) > box->y + 0.25;
}

static void
assert_crosses_no_card (const TlLayoutView *view, const TlLinkRoute *route)
{
  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_cards; k++)
      for (guint p = 1; p < route->n_points; p++)
        if (crosses (&route->points[p - 1], &route->points[p], &view->lanes[i].cards[k].box))
          g_error ("link %s crosses card %s", tl_element_get_id (route->link),
                   tl_element_get_id (view->lanes[i].cards[k].touchpoint));
}

static void
assert_right_angles (const TlLinkRoute *route)
{
  for (guint i = 1; i < route->n_points; i++)
    {
      const TlPoint *a = &route->points[i - 1], *b = &route->points[i];

      g_assert_true (a->x == b->x || a->y == b->y);
      g_assert_true (a->x >= route->bounds.x && a->y >= route->bounds.y);
      g_assert_true (a->x <= route->bounds.x + route->bounds.width &&
                     a->y <= route->bounds.y + route->bounds.height);
    }
}

static double
get_distance (const TlRect *box, const TlPoint *point)
{
  double dx = MAX (MAX (box->x - point->x, point->x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - point->y, point->y - box->y - box->height), 0);

  return dx + dy;
}

static void
assert_ends_at_cards (TlMap *map, TlLayout *layout, const TlLinkRoute *route)
{
  const TlCardBox *from =
      tl_layout_find_card (layout, tl_map_get_ref (map, route->link, TL_PROPERTY_FROM));
  const TlCardBox *to =
      tl_layout_find_card (layout, tl_map_get_ref (map, route->link, TL_PROPERTY_TO));

  g_assert_cmpfloat (get_distance (&from->box, &route->points[0]), ==, 0);
  g_assert_cmpfloat (get_distance (&to->box, &route->points[route->n_points - 1]), ==, 1);
}

static void
assert_no_overlap (const TlLaneBox *lane)
{
  for (guint i = 0; i < lane->n_cards; i++)
    for (guint k = 0; k < i; k++)
      {
        const TlRect *a = &lane->cards[i].box, *b = &lane->cards[k].box;

        g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width ||
                       a->y >= b->y + b->height || b->y >= a->y + a->height);
        g_assert_true (a->y >= lane->box.y && a->y + a->height <= lane->box.y + lane->box.height);
      }
}

static void
check_map (TlMap *map)
{
  g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure);
  const TlLayoutView *view = tl_layout_get_view (layout);

  for (guint i = 0; i < view->n_lanes; i++)
    assert_no_overlap (&view->lanes[i]);
  for (guint i = 0; i < view->n_links; i++)
    {
      assert_crosses_no_card (view, &view->links[i]);
      assert_right_angles (&view->links[i]);
      assert_ends_at_cards (map, layout, &view->links[i]);
      g_assert_true (tl_layout_find_link (layout, view->links[i].link) == &view->links[i]);
    }
}

static void
test_crosses_no_card (void)
{
  for (guint seed = 0; seed < N_MAPS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlHistory) history = make_layout_map (dice, seed, seed / 2);
      TlMap *map = tl_history_get_map (history);

      check_map (map);
      set_value (history, tl_map_get_root (map), TL_PROPERTY_LANG, "ar");
      check_map (map);
    }
}

/* Causes in a circle are drawn as any others, one of them against the time. */
static void
test_circle (void)
{
  static const char text[] =
      "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
      "<stage id='s1'><moment id='o1'/><moment id='o2'/><moment id='o3'/></stage>"
      "<lane id='l1' layer='customer'/><lane id='l2' layer='employee'/>"
      "<touchpoint id='t1' lane='l1' moment='o1'/><touchpoint id='t2' lane='l2' moment='o2'/>"
      "<touchpoint id='t3' lane='l1' moment='o3'/>"
      "<link id='k1' from='t1' to='t2'/><link id='k2' from='t2' to='t3'/>"
      "<link id='k3' from='t3' to='t1'/></journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure);
  const TlLinkRoute *back = tl_layout_find_link (layout, tl_map_find (map, "k3"));

  check_map (map);
  g_assert_cmpuint (tl_layout_get_view (layout)->n_links, ==, 3);
  g_assert_nonnull (tl_layout_find_link (layout, tl_map_find (map, "k1")));
  g_assert_nonnull (tl_layout_find_link (layout, tl_map_find (map, "k2")));
  g_assert_cmpfloat (back->points[0].x, >, back->points[back->n_points - 1].x);
}

static void
test_mirrors (void)
{
  for (guint seed = 0; seed < N_MAPS / 5; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlHistory) history = make_layout_map (dice, seed * 2, seed);
      TlMap *map = tl_history_get_map (history);
      g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure), mirrored = NULL;
      g_autofree char *one = dump_layout (layout), *other = NULL;

      set_value (history, tl_map_get_root (map), TL_PROPERTY_LANG, "he-IL");
      mirrored = tl_layout_new (map, &fixed_measure);
      g_assert_true (tl_layout_get_view (mirrored)->right_to_left);
      other = dump_mirrored (mirrored);
      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_directions (void)
{
  static const struct
  {
    const char *lang;
    gboolean right_to_left;
  } cases[] = { { "ar", TRUE },      { "ar-EG", TRUE },    { "fa", TRUE },     { "ur-PK", TRUE },
                { "AR", TRUE },      { "en", FALSE },      { "de-AT", FALSE }, { "", FALSE },
                { "az-Arab", TRUE }, { "ku-Latn", FALSE }, { "arn", FALSE },   { "he", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlMap) map = tl_map_new ();
      g_autoptr (TlHistory) history = tl_history_new (map);
      g_autoptr (TlLayout) layout = NULL;

      set_value (history, tl_map_get_root (map), TL_PROPERTY_LANG, cases[i].lang);
      layout = tl_layout_new (map, &fixed_measure);
      g_assert_cmpint (tl_layout_get_view (layout)->right_to_left, ==, cases[i].right_to_left);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/routes-cross-no-card", test_crosses_no_card);
  g_test_add_func ("/layout/circle", test_circle);
  g_test_add_func ("/layout/right-to-left-mirrors", test_mirrors);
  g_test_add_func ("/layout/directions-of-languages", test_directions);
  return g_test_run ();
}
