/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "draw-test.h"
#include "layout-dump.h"
#include "layout-map.h"

/* Links that are too many to run side by side share their ways, and only those of a kind. */

#define N_LANES 6
#define N_MOMENTS 9
#define HUB_LANE 1
#define HUB_MOMENT 4

typedef struct
{
  TlHistory *history;
  TlMap *map;
  TlElement *cards[N_LANES][N_MOMENTS];
  TlLayout *layout;
  GArray *damage; /* TlRect */
} Hub;

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Hub *hub)
{
  tl_layout_update (hub->layout, touches, n_touches, hub->damage);
}

/* A card in every cell. */
static void
set_up (Hub *hub, const char *lang)
{
  TlElement *moments[N_MOMENTS], *stage;
  TlHistory *history;

  hub->map = tl_map_new ();
  hub->history = history = tl_history_new (hub->map);
  tl_history_begin (history, "Make", NULL);
  tl_history_set (history, tl_map_get_root (hub->map), TL_PROPERTY_LANG, lang);
  stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  for (guint i = 0; i < N_MOMENTS; i++)
    moments[i] = tl_history_add (history, TL_KIND_MOMENT, NULL, stage, NULL);
  for (guint i = 0; i < N_LANES; i++)
    {
      TlElement *lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);

      tl_history_set (history, lane, TL_PROPERTY_LAYER, i < 3 ? "customer" : "organisation");
      for (guint k = 0; k < N_MOMENTS; k++)
        hub->cards[i][k] = tl_operations_add_touchpoint (history, (TlCell){ lane, moments[k] },
                                                         TL_TOUCHPOINT_ACTION, "Waits", NULL);
    }
  tl_history_commit (history);
  hub->layout = tl_layout_new (hub->map, &fixed_measure);
  hub->damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_signal_connect (hub->map, "changed", G_CALLBACK (on_changed_cb), hub);
}

static void
tear_down (Hub *hub)
{
  g_signal_handlers_disconnect_by_data (hub->map, hub);
  g_array_unref (hub->damage);
  tl_layout_free (hub->layout);
  g_object_unref (hub->history);
  g_object_unref (hub->map);
}

static void
link_cards (Hub *hub, TlElement *from, TlElement *to, TlLinkKind kind)
{
  tl_history_begin (hub->history, "Link", NULL);
  tl_operations_add_link (hub->history, from, to, kind);
  tl_history_commit (hub->history);
}

/* From below and both sides to the hub. */
static void
link_many (Hub *hub, guint n, guint n_kinds)
{
  for (guint i = 0; i < n; i++)
    {
      guint lane = 2 + i % (N_LANES - 2), moment = i / (N_LANES - 2);

      moment += moment >= HUB_MOMENT ? 1 : 0;
      link_cards (hub, hub->cards[lane][moment % N_MOMENTS], hub->cards[HUB_LANE][HUB_MOMENT],
                  (TlLinkKind) (i % n_kinds));
    }
}

static guint
count_bundled (Hub *hub)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);
  guint n = 0;

  for (guint i = 0; i < view->n_links; i++)
    n += view->links[i].bundled;
  return n;
}

/* Of the upright lines at this height, between these places, and how many links they are. */
static guint
count_lines (Hub *hub, double y, double from, double to, guint *n_links)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);
  g_autoptr (GHashTable) lines =
      g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);

  *n_links = 0;
  for (guint i = 0; i < view->n_links; i++)
    for (guint k = 1; k < view->links[i].n_points; k++)
      {
        const TlPoint *a = &view->links[i].points[k - 1], *b = &view->links[i].points[k];

        if (a->x != b->x || a->x < from || a->x > to || MIN (a->y, b->y) >= y ||
            MAX (a->y, b->y) <= y)
          continue;
        (*n_links)++;
        g_hash_table_add (lines, g_memdup2 (&a->x, sizeof a->x));
      }
  return g_hash_table_size (lines);
}

/* In the gutter before the hub, at the lane below it. */
static guint
count_lines_at_hub (Hub *hub, guint *n_links)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);
  const TlRect *lane = &view->lanes[HUB_LANE + 1].box;
  const TlRect *card = &tl_layout_find_card (hub->layout, hub->cards[HUB_LANE][HUB_MOMENT])->box;

  return count_lines (hub, lane->y + lane->height / 2, card->x - 20, card->x, n_links);
}

static void
assert_as_new (Hub *hub)
{
  g_autoptr (TlLayout) fresh = tl_layout_new (hub->map, &fixed_measure);
  g_autofree char *found = dump_layout (hub->layout), *expected = dump_layout (fresh);

  g_assert_cmpstr (found, ==, expected);
}

/* Up to three run side by side, from the fourth on as one, all of them. */
static void
test_few (void)
{
  guint n_links;
  Hub hub;

  set_up (&hub, "en");
  for (guint i = 0; i < 3; i++)
    link_cards (&hub, hub.cards[3 + i][i], hub.cards[HUB_LANE][HUB_MOMENT], TL_LINK_ENABLES);
  g_assert_cmpuint (count_lines_at_hub (&hub, &n_links), ==, 3);
  g_assert_cmpuint (n_links, ==, 3);
  g_assert_cmpuint (count_bundled (&hub), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      link_cards (&hub, hub.cards[4][3 - i], hub.cards[HUB_LANE][HUB_MOMENT], TL_LINK_ENABLES);
      assert_as_new (&hub);
      g_assert_cmpuint (count_bundled (&hub), ==, 4);
      tl_history_undo (hub.history);
      assert_as_new (&hub);
      g_assert_cmpuint (count_bundled (&hub), ==, 0);
    }
  tear_down (&hub);
}

/* Links that have nothing in common but their kind: what becomes of the others follows. */
static void
test_strangers (void)
{
  Hub hub;

  set_up (&hub, "en");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (count_bundled (&hub), ==, 0);
      link_cards (&hub, hub.cards[5][i], hub.cards[i][HUB_MOMENT], TL_LINK_ENABLES);
      assert_as_new (&hub);
    }
  g_assert_cmpuint (count_bundled (&hub), ==, 4);
  tl_history_undo (hub.history);
  assert_as_new (&hub);
  g_assert_cmpuint (count_bundled (&hub), ==, 0);
  tear_down (&hub);
}

static void
test_many (void)
{
  guint n_links;
  Hub hub;

  set_up (&hub, "en");
  link_many (&hub, 12, 1);
  g_assert_cmpuint (count_lines_at_hub (&hub, &n_links), ==, 1);
  g_assert_cmpuint (n_links, >=, 9);
  g_assert_cmpuint (count_bundled (&hub), >=, n_links);
  /* What goes elsewhere has a way of its own beside them. */
  link_cards (&hub, hub.cards[5][3], hub.cards[0][4], TL_LINK_CAUSES);
  g_assert_cmpuint (count_lines_at_hub (&hub, &n_links), ==, 2);
  tear_down (&hub);
}

/* Two links of other kinds never lie on each other in a gutter, though there are five of them. */
static void
assert_kinds_apart (Hub *hub)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);
  g_autoptr (GHashTable) kinds =
      g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);
  const TlRect *lane = &view->lanes[HUB_LANE + 1].box;
  double y = lane->y + lane->height / 2;

  for (guint i = 0; i < view->n_links; i++)
    for (guint k = 1; k < view->links[i].n_points; k++)
      {
        const TlPoint *a = &view->links[i].points[k - 1], *b = &view->links[i].points[k];
        gpointer kind = GUINT_TO_POINTER (view->links[i].kind), known;

        if (a->x != b->x || MIN (a->y, b->y) >= y || MAX (a->y, b->y) <= y)
          continue;
        if (g_hash_table_lookup_extended (kinds, &a->x, NULL, &known))
          g_assert_true (known == kind);
        else
          g_hash_table_insert (kinds, g_memdup2 (&a->x, sizeof a->x), kind);
      }
}

static void
test_kinds (void)
{
  guint n_links;
  Hub hub;

  set_up (&hub, "en");
  link_many (&hub, 32, 5);
  g_assert_cmpuint (count_lines_at_hub (&hub, &n_links), ==, 5);
  g_assert_cmpuint (n_links, >, 10);
  assert_kinds_apart (&hub);
  tear_down (&hub);
}

static gboolean
is_damaged (Hub *hub, TlPoint point)
{
  for (guint i = 0; i < hub->damage->len; i++)
    {
      const TlRect *rect = &g_array_index (hub->damage, TlRect, i);

      if (point.x >= rect->x && point.x <= rect->x + rect->width && point.y >= rect->y &&
          point.y <= rect->y + rect->height)
        return TRUE;
    }
  return FALSE;
}

/* Who became part of a bundle, or no longer is, looks different all the way. */
static void
assert_damaged (Hub *hub, GHashTable *bundled)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);

  for (guint i = 0; i < view->n_links; i++)
    if (view->links[i].bundled != g_hash_table_contains (bundled, view->links[i].link))
      for (guint k = 0; k < view->links[i].n_points; k++)
        g_assert_true (is_damaged (hub, view->links[i].points[k]));
}

static GHashTable *
list_bundled (Hub *hub)
{
  const TlLayoutView *view = tl_layout_get_view (hub->layout);
  GHashTable *bundled = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < view->n_links; i++)
    if (view->links[i].bundled)
      g_hash_table_add (bundled, view->links[i].link);
  return bundled;
}

static void
change_something (Hub *hub, GRand *dice)
{
  TlElement *link = tl_map_get_first (hub->map, TL_KIND_LINK);
  TlElement *from =
      hub->cards[g_rand_int_range (dice, 0, N_LANES)][g_rand_int_range (dice, 0, N_MOMENTS)];

  for (int i = g_rand_int_range (dice, 0, 30); i > 0 && link != NULL; i--)
    link = tl_element_get_next_of_kind (link);
  tl_history_begin (hub->history, "Change", NULL);
  if (link != NULL)
    tl_history_remove (hub->history, link);
  else if (from != hub->cards[HUB_LANE][HUB_MOMENT])
    tl_operations_add_link (hub->history, from, hub->cards[HUB_LANE][HUB_MOMENT],
                            (TlLinkKind) g_rand_int_range (dice, 0, 2));
  tl_history_commit (hub->history);
}

/* As if it had been laid out anew, after every change. */
static void
test_follows (gconstpointer lang)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  guint most = 0;
  Hub hub;

  set_up (&hub, lang);
  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (GHashTable) bundled = list_bundled (&hub);

      g_array_set_size (hub.damage, 0);
      change_something (&hub, dice);
      assert_as_new (&hub);
      assert_damaged (&hub, bundled);
      most = MAX (most, count_bundled (&hub));
    }
  g_assert_cmpuint (most, >, 8);
  tear_down (&hub);
}

static void
test_mirrors (void)
{
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr (TlLayout) mirrored = NULL;
  Hub hub;

  set_up (&hub, "en");
  link_many (&hub, 30, 3);
  one = dump_layout (hub.layout);
  g_assert_nonnull (strstr (one, "bundled"));
  set_value (hub.history, tl_map_get_root (hub.map), TL_PROPERTY_LANG, "ar");
  mirrored = tl_layout_new (hub.map, &fixed_measure);
  other = dump_mirrored (mirrored);
  g_assert_cmpstr (one, ==, other);
  tear_down (&hub);
}

/* At the trunk all of its links are there to be had, near its end one alone. */
static void
test_links_at (void)
{
  g_autoptr (GPtrArray) trunk = NULL, end = NULL;
  const TlLinkRoute *route;
  TlPoint tip;
  Hub hub;

  set_up (&hub, "en");
  link_many (&hub, 24, 1);
  route = tl_layout_find_link (hub.layout, tl_map_get_first (hub.map, TL_KIND_LINK));
  tip = route->points[route->n_points - 1];
  trunk = tl_layout_find_links_at (hub.layout, tip, 3);
  g_assert_cmpuint (trunk->len, ==, 24);
  end = tl_layout_find_links_at (hub.layout, route->points[0], 3);
  g_assert_cmpuint (end->len, ==, 1);
  g_assert_true (end->pdata[0] == route->link);
  tear_down (&hub);
}

static guint
count_words (const char *text, const char *words)
{
  g_auto (GStrv) pieces = g_strsplit (text, words, -1);

  return g_strv_length (pieces) - 1;
}

static double
find_widest (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "stroke-width=\"", -1);
  double widest = 0;

  for (guint i = 1; pieces[i] != NULL; i++)
    widest = MAX (widest, g_ascii_strtod (pieces[i], NULL));
  return widest;
}

/* Each link is still there by its name; where they share their way there is one line, wider than
 * any of them. */
static void
test_drawing (void)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  Hub hub;

  set_up (&hub, "en");
  link_many (&hub, 24, 1);
  options.format = TL_FORMAT_SVG;
  bytes = export_map (hub.map, &options);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (TlElement *link = tl_map_get_first (hub.map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    {
      g_autofree char *id = g_strdup_printf ("-%s\" role", tl_element_get_id (link));

      g_assert_cmpuint (count_words (text, id), ==, 1);
    }
  /* With its halo; that of a single link is 5 wide. */
  g_assert_cmpfloat (find_widest (text), >, 7);
  g_assert_cmpfloat (find_widest (text), <=, 7.5);
  tear_down (&hub);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/bundles/few", test_few);
  g_test_add_func ("/layout/bundles/strangers", test_strangers);
  g_test_add_func ("/layout/bundles/many", test_many);
  g_test_add_func ("/layout/bundles/kinds", test_kinds);
  g_test_add_data_func ("/layout/bundles/follows", "en", test_follows);
  g_test_add_data_func ("/layout/bundles/follows-right-to-left", "ar", test_follows);
  g_test_add_func ("/layout/bundles/mirrors", test_mirrors);
  g_test_add_func ("/layout/bundles/links-at", test_links_at);
  g_test_add_func ("/layout/bundles/drawing", test_drawing);
  return g_test_run ();
}
