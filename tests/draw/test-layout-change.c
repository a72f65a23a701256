/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-sights.h"
#include "layout-map.h"
#include "tl-random-map.h"

#include <string.h>

/* A layout that follows a map says at every step what a new one would, tells where it looks
 * different, and shows what would be if a card were dropped. */

#define N_WALKS 24
#define N_STEPS 60

typedef struct
{
  GRand *dice;
  TlHistory *history;
  TlMap *map;
  TlLayout *layout;
  GArray *damage; /* TlRect */
  TlFolds *folds;
} Walk;

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Walk *walk)
{
  tl_layout_update (walk->layout, touches, n_touches, walk->damage);
}

static void
set_up (Walk *walk, guint seed)
{
  walk->dice = g_rand_new_with_seed (seed);
  walk->history = make_layout_map (walk->dice, seed * 3, seed);
  walk->map = tl_history_get_map (walk->history);
  walk->layout = tl_layout_new (walk->map, &fixed_measure);
  walk->damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  walk->folds = tl_folds_new ();
  g_signal_connect (walk->map, "changed", G_CALLBACK (on_changed_cb), walk);
}

static void
tear_down (Walk *walk)
{
  g_signal_handlers_disconnect_by_data (walk->map, walk);
  g_array_unref (walk->damage);
  tl_folds_free (walk->folds);
  tl_layout_free (walk->layout);
  g_object_unref (walk->history);
  g_rand_free (walk->dice);
}

static void
assert_same (const char *a, const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, "\n", -1), other = g_strsplit (b, "\n", -1);

  for (guint i = 0; one[i] != NULL && other[i] != NULL; i++)
    g_assert_cmpstr (one[i], ==, other[i]);
  g_assert_cmpstr (a, ==, b);
}

static void
assert_as_new (Walk *walk)
{
  g_autoptr (TlLayout) fresh = tl_layout_new (walk->map, &fixed_measure);
  g_autofree char *expected = NULL, *found = dump_layout (walk->layout);

  tl_layout_set_folds (fresh, walk->folds, NULL);
  expected = dump_layout (fresh);
  assert_same (found, expected);
}

static void
assert_damage (Walk *walk, GHashTable *before)
{
  layout_sights_assert_damage (walk->layout, walk->map, before, walk->damage);
  g_array_set_size (walk->damage, 0);
}

static void
change_something (Walk *walk)
{
  TlElement *card = pick_touchpoint (walk->dice, walk->map);
  TlCell cell;

  tl_history_begin (walk->history, "Change", NULL);
  switch (g_rand_int_range (walk->dice, 0, 4))
    {
    case 0:
      if (card != NULL && pick_cell (walk->dice, walk->map, &cell))
        tl_operations_move_touchpoint (walk->history, card, cell,
                                       pick_before (walk->dice, walk->map, cell));
      break;
    case 1:
      if (card != NULL)
        tl_operations_set_span (walk->history, card, g_rand_int_range (walk->dice, 1, 4));
      break;
    default:
      tl_random_edit (walk->dice, walk->history);
      break;
    }
  if (!tl_history_commit (walk->history) && g_rand_boolean (walk->dice))
    tl_history_undo (walk->history);
}

static void
test_follows (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      set_up (&walk, seed);
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (GHashTable) before = layout_sights_see (walk.layout, walk.map);

          if (g_rand_int_range (walk.dice, 0, 5) == 0)
            tl_history_undo (walk.history);
          else
            change_something (&walk);
          assert_as_new (&walk);
          assert_damage (&walk, before);
        }
      tear_down (&walk);
    }
}

static void
fold_something (Walk *walk)
{
  TlElement *stage = tl_map_get_first (walk->map, TL_KIND_STAGE);
  int n = g_rand_int_range (walk->dice, 0, 6);

  while (stage != NULL && n-- > 0)
    stage = tl_element_get_next_of_kind (stage);
  if (stage != NULL)
    tl_folds_set_stage (walk->folds, stage, g_rand_boolean (walk->dice));
  else
    tl_folds_set_layer (walk->folds, (TlLayer) g_rand_int_range (walk->dice, 0, TL_N_LAYERS),
                        g_rand_boolean (walk->dice));
  tl_layout_set_folds (walk->layout, walk->folds, walk->damage);
}

/* Whatever is folded, and whatever changes where nobody looks. */
static void
test_follows_folded (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      set_up (&walk, seed);
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (GHashTable) before = layout_sights_see (walk.layout, walk.map);
          int what = g_rand_int_range (walk.dice, 0, 6);

          if (what < 2)
            fold_something (&walk);
          else if (what == 2)
            tl_history_undo (walk.history);
          else
            change_something (&walk);
          assert_as_new (&walk);
          assert_damage (&walk, before);
        }
      tear_down (&walk);
    }
}

#define N_PLACEMENTS 3

/* Different cards, each into some cell, above a card that stays where it is. */
static guint
throw_placements (Walk *walk, TlPlacement *placements)
{
  guint n = 0;

  for (guint i = 0; i < N_PLACEMENTS; i++)
    {
      TlPlacement one = { pick_touchpoint (walk->dice, walk->map) };
      gboolean usable = tl_layout_find_card (walk->layout, one.touchpoint) != NULL &&
                        pick_cell (walk->dice, walk->map, &one.cell) &&
                        !tl_element_get_boolean (one.cell.lane, TL_PROPERTY_HIDDEN);

      for (guint k = 0; usable && k < n; k++)
        usable = placements[k].touchpoint != one.touchpoint;
      if (!usable)
        continue;
      one.span = g_rand_int_range (walk->dice, 0, 3);
      placements[n++] = one;
    }
  for (guint i = 0; i < n; i++)
    {
      TlElement *before = pick_before (walk->dice, walk->map, placements[i].cell);
      gboolean stays = TRUE;

      for (guint k = 0; k < n; k++)
        stays = stays && before != placements[k].touchpoint;
      placements[i].before = stays ? before : NULL;
    }
  return n;
}

/* FALSE when all of them stood there already. */
static gboolean
really_place (Walk *walk, const TlPlacement *placements, guint n)
{
  tl_history_begin (walk->history, "Drop", NULL);
  for (guint i = 0; i < n; i++)
    {
      tl_operations_move_touchpoint (walk->history, placements[i].touchpoint, placements[i].cell,
                                     placements[i].before);
      if (placements[i].span > 0)
        tl_operations_set_span (walk->history, placements[i].touchpoint, placements[i].span);
    }
  return tl_history_commit (walk->history);
}

static char *
dup_without (const char *text, const char *word)
{
  g_auto (GStrv) pieces = g_strsplit (text, word, -1);

  return g_strjoinv ("", pieces);
}

static void
preview_once (Walk *walk)
{
  TlPlacement placements[N_PLACEMENTS];
  guint n = throw_placements (walk, placements);
  g_autoptr (GHashTable) before = layout_sights_see (walk->layout, walk->map);
  g_autofree char *first = dump_layout (walk->layout);
  g_autofree char *lifted = NULL, *previewed = NULL, *placed = NULL, *last = NULL;

  tl_layout_set_preview (walk->layout, placements, n, walk->damage);
  lifted = dump_layout (walk->layout);
  assert_damage (walk, before);
  for (guint i = 0; i < n; i++)
    g_assert_true (tl_layout_find_card (walk->layout, placements[i].touchpoint)->lifted);
  previewed = dup_without (lifted, " lifted");
  if (really_place (walk, placements, n))
    {
      placed = dump_layout (walk->layout);
      assert_same (previewed, placed);
      tl_history_undo (walk->history);
    }
  else
    assert_same (previewed, first);
  tl_layout_set_preview (walk->layout, placements, n, NULL);
  tl_layout_set_preview (walk->layout, NULL, 0, NULL);
  last = dump_layout (walk->layout);
  assert_same (last, first);
  g_array_set_size (walk->damage, 0);
}

static void
test_preview (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      set_up (&walk, seed);
      for (guint i = 0; i < N_STEPS / 2; i++)
        preview_once (&walk);
      tear_down (&walk);
    }
}

/* A drag passes many cells; each preview follows the one before. */
static void
test_preview_goes_on (void)
{
  Walk walk;
  TlPlacement placements[N_PLACEMENTS];
  g_autofree char *first = NULL, *last = NULL;

  set_up (&walk, 11);
  first = dump_layout (walk.layout);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (TlLayout) fresh = tl_layout_new (walk.map, &fixed_measure);
      guint n = throw_placements (&walk, placements);
      g_autofree char *expected = NULL, *found = NULL;

      tl_layout_set_preview (walk.layout, placements, n, NULL);
      tl_layout_set_preview (fresh, placements, n, NULL);
      found = dump_layout (walk.layout);
      expected = dump_layout (fresh);
      assert_same (found, expected);
    }
  tl_layout_set_preview (walk.layout, NULL, 0, NULL);
  last = dump_layout (walk.layout);
  assert_same (last, first);
  tear_down (&walk);
}

static void
test_preview_of_nothing (void)
{
  Walk walk;
  TlPlacement placement = { NULL };
  g_autofree char *first = NULL, *last = NULL;

  set_up (&walk, 5);
  first = dump_layout (walk.layout);
  placement.touchpoint = pick_touchpoint (walk.dice, walk.map);
  tl_layout_set_preview (walk.layout, &placement, 1, walk.damage);
  last = dump_layout (walk.layout);
  assert_same (last, first);
  tear_down (&walk);
}

static void
assert_rect (const TlRect *found, const TlRect *expected)
{
  g_assert_cmpfloat_with_epsilon (found->x, expected->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (found->y, expected->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (found->width, expected->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (found->height, expected->height, 1e-6);
}

/* Where each card stands. */
static GHashTable *
note_boxes (Walk *walk)
{
  GHashTable *boxes = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (TlElement *touchpoint = tl_map_get_first (walk->map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      const TlCardBox *card = tl_layout_find_card (walk->layout, touchpoint);

      if (card != NULL)
        g_hash_table_insert (boxes, touchpoint, g_memdup2 (&card->box, sizeof card->box));
    }
  return boxes;
}

static void
assert_boxes (Walk *walk, GHashTable *expected)
{
  GHashTableIter iter;
  gpointer touchpoint, box;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &touchpoint, &box))
    assert_rect (&tl_layout_find_card (walk->layout, touchpoint)->box, box);
}

/* Room is made as if the card were there already: all others stand where they will. */
static void
make_room_once (Walk *walk)
{
  TlPlacement placement = { NULL };
  g_autoptr (GHashTable) before = NULL, with_room = NULL;
  g_autofree char *first = dump_layout (walk->layout), *last = NULL;
  TlElement *made;
  TlRect room;

  if (!pick_cell (walk->dice, walk->map, &placement.cell) ||
      tl_element_get_boolean (placement.cell.lane, TL_PROPERTY_HIDDEN))
    return;
  placement.before = pick_before (walk->dice, walk->map, placement.cell);
  before = layout_sights_see (walk->layout, walk->map);
  tl_layout_set_preview (walk->layout, &placement, 1, walk->damage);
  assert_damage (walk, before);
  g_assert_true (tl_layout_find_room (walk->layout, &room));
  with_room = note_boxes (walk);
  tl_history_begin (walk->history, "Make", NULL);
  made = tl_operations_add_touchpoint (walk->history, placement.cell, TL_TOUCHPOINT_PAIN, "A",
                                       placement.before);
  tl_history_commit (walk->history);
  assert_rect (&room, &tl_layout_find_card (walk->layout, made)->box);
  assert_boxes (walk, with_room);
  g_assert_false (tl_layout_find_room (walk->layout, &room));
  tl_history_undo (walk->history);
  tl_layout_set_preview (walk->layout, &placement, 1, NULL);
  tl_layout_set_preview (walk->layout, NULL, 0, NULL);
  last = dump_layout (walk->layout);
  assert_same (last, first);
  g_array_set_size (walk->damage, 0);
}

static void
test_room (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      set_up (&walk, seed);
      for (guint i = 0; i < N_STEPS / 2; i++)
        make_room_once (&walk);
      tear_down (&walk);
    }
}

/* Not in a lane that holds no cards, nor in none at all. */
static void
test_room_for_nothing (void)
{
  Walk walk;
  TlPlacement placement = { NULL };
  g_autofree char *first = NULL, *last = NULL;
  TlRect room;

  set_up (&walk, 5);
  first = dump_layout (walk.layout);
  tl_layout_set_preview (walk.layout, &placement, 1, walk.damage);
  g_assert_false (tl_layout_find_room (walk.layout, &room));
  last = dump_layout (walk.layout);
  assert_same (last, first);
  tear_down (&walk);
}

/* Titles are the costly texts: each is measured once, and again only when it changes. */
static void
test_measures_once (void)
{
  Walk walk;
  TlElement *card;
  TlCell cell = { NULL, NULL };

  set_up (&walk, 9);
  card = tl_map_get_first (walk.map, TL_KIND_TOUCHPOINT);
  set_value (walk.history, card, TL_PROPERTY_SPAN, NULL);
  /* Beside a curve stands in few words what is felt. */
  for (TlElement *lane = tl_map_get_first (walk.map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_EXPERIENCE)
      set_value (walk.history, lane, TL_PROPERTY_KIND, "picture");
  take_measurements ();
  g_assert_true (pick_cell (walk.dice, walk.map, &cell));
  tl_history_begin (walk.history, "Move", NULL);
  tl_operations_move_touchpoint (walk.history, card, cell, NULL);
  tl_history_commit (walk.history);
  g_assert_cmpuint (take_measurements (), ==, 0);
  set_value (walk.history, cell.moment, TL_PROPERTY_DURATION, "a day");
  g_assert_cmpuint (take_measurements (), ==, 0);
  set_value (walk.history, card, TL_PROPERTY_TITLE, "Another title");
  g_assert_cmpuint (take_measurements (), ==, 1);
  tear_down (&walk);
}

/* A card that moves within a lane that stays as high damages no more than where it was and is. */
static void
test_damage_is_tight (void)
{
  Walk walk = { NULL };
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *stage, *moments[3], *lane, *card;

  walk.map = map;
  walk.history = tl_history_new (map);
  walk.damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  tl_history_begin (walk.history, "Make", NULL);
  stage = tl_history_add (walk.history, TL_KIND_STAGE, NULL, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    moments[i] = tl_history_add (walk.history, TL_KIND_MOMENT, NULL, stage, NULL);
  lane = tl_history_add (walk.history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_set (walk.history, lane, TL_PROPERTY_LAYER, "customer");
  card = tl_operations_add_touchpoint (walk.history, (TlCell){ lane, moments[0] },
                                       TL_TOUCHPOINT_ACTION, "Waits", NULL);
  tl_history_commit (walk.history);
  walk.layout = tl_layout_new (map, &fixed_measure);
  g_signal_connect (map, "changed", G_CALLBACK (on_changed_cb), &walk);
  tl_history_begin (walk.history, "Move", NULL);
  tl_operations_move_touchpoint (walk.history, card, (TlCell){ lane, moments[2] }, NULL);
  tl_history_commit (walk.history);
  g_assert_true (layout_sights_is_covered (walk.damage, 232, 184));
  g_assert_true (layout_sights_is_covered (walk.damage, 232 + 2 * 172, 184));
  g_assert_false (layout_sights_is_covered (walk.damage, 232 + 172 + 78, 200));
  g_assert_false (layout_sights_is_covered (walk.damage, 30, 40));
  g_array_unref (walk.damage);
  tl_layout_free (walk.layout);
  g_object_unref (walk.history);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/follows-the-map", test_follows);
  g_test_add_func ("/layout/follows-folded", test_follows_folded);
  g_test_add_func ("/layout/preview", test_preview);
  g_test_add_func ("/layout/preview-goes-on", test_preview_goes_on);
  g_test_add_func ("/layout/preview-of-nothing", test_preview_of_nothing);
  g_test_add_func ("/layout/room", test_room);
  g_test_add_func ("/layout/room-for-nothing", test_room_for_nothing);
  g_test_add_func ("/layout/measures-once", test_measures_once);
  g_test_add_func ("/layout/damage-is-tight", test_damage_is_tight);
  return g_test_run ();
}
