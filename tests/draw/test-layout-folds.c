/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"
#include "tl-operations-lane.h"
#include "tl-operations-stage.h"
#include "tl-random-map.h"

/* What is folded is told, counted and not shown; all else is shown as it should. */

#define N_WALKS 20
#define N_STEPS 40

static TlElement *
get_stage (TlMap *map, const TlElement *touchpoint)
{
  return tl_element_get_parent (tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT));
}

static TlLayer
get_layer (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER);
}

/* It stands in a lane that holds cards and is not hidden. */
static gboolean
has_place (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL && tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT) != NULL &&
         tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS &&
         !tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN);
}

static gboolean
overlap (const TlRect *a, const TlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* A card is shown when, and only when, neither its stage nor its layer is folded. */
static void
assert_shown (TlMap *map, TlLayout *layout, const TlFolds *folds)
{
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      gboolean expected = has_place (map, touchpoint) &&
                          !tl_folds_has_stage (folds, get_stage (map, touchpoint)) &&
                          !tl_folds_has_layer (folds, get_layer (map, touchpoint));

      g_assert_true (expected == (tl_layout_find_card (layout, touchpoint) != NULL));
    }
}

static void
assert_lanes (const TlLayoutView *view)
{
  for (guint i = 0; i < view->n_lanes; i++)
    {
      const TlLaneBox *lane = &view->lanes[i];

      for (guint k = 0; k < lane->n_cards; k++)
        {
          const TlRect *card = &lane->cards[k].box;

          g_assert_cmpfloat (card->y, >=, lane->box.y);
          g_assert_cmpfloat (card->y + card->height, <=, lane->box.y + lane->box.height);
          g_assert_cmpfloat (card->x, >=, view->header_box.x);
          g_assert_cmpfloat (card->x + card->width, <=,
                             view->header_box.x + view->header_box.width);
          for (guint j = 0; j < k; j++)
            g_assert_false (overlap (card, &lane->cards[j].box));
        }
    }
}

/* One below the other, and every lane in the box of its layer. */
static void
assert_layers (const TlLayoutView *view)
{
  double bottom = 0;
  guint n = 0;

  for (guint i = 0; i < view->n_layers; i++)
    {
      const TlLayerBox *layer = &view->layers[i];

      g_assert_cmpfloat (layer->box.y, >, bottom);
      bottom = layer->box.y + layer->box.height;
      g_assert_cmpuint (layer->first_lane, ==, n);
      g_assert_true ((layer->folded_lane != NULL) == (layer->n_lanes == 0));
      for (guint k = 0; k < layer->n_lanes; k++, n++)
        g_assert_cmpfloat (view->lanes[n].box.y + view->lanes[n].box.height, <=, bottom);
    }
  g_assert_cmpuint (n, ==, view->n_lanes);
}

static guint
count_in (TlMap *map, const TlElement *stage, int layer)
{
  guint n = 0;

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    n += has_place (map, touchpoint) && (stage == NULL || get_stage (map, touchpoint) == stage) &&
         (layer < 0 || (int) get_layer (map, touchpoint) == layer);
  return n;
}

static void
assert_counts (TlMap *map, const TlLayoutView *view)
{
  for (guint i = 0; i < view->n_stages; i++)
    g_assert_cmpuint (view->stages[i].n_touchpoints, ==,
                      view->stages[i].folded ? count_in (map, view->stages[i].stage, -1) : 0);
  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    {
      gboolean folded = FALSE;
      guint n = 0;

      for (guint i = 0; i < view->n_layers; i++)
        if ((int) view->layers[i].layer == layer && view->layers[i].folded_lane != NULL)
          {
            folded = TRUE;
            n += view->layers[i].n_touchpoints;
          }
      g_assert_cmpuint (n, ==, folded ? count_in (map, NULL, layer) : 0);
    }
}

/* Scores tell of the whole map, and lines follow from all layers: whatever is folded. */
static void
assert_as_unfolded (TlMap *map, const TlLayoutView *view)
{
  g_autoptr (TlLayout) open = tl_layout_new (map, &fixed_measure);
  const TlLayoutView *all = tl_layout_get_view (open);

  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      g_assert_true (view->scores[i].known == all->scores[i].known);
      g_assert_cmpfloat_with_epsilon (view->scores[i].value, all->scores[i].value, 1e-9);
    }
  g_assert_cmpuint (view->n_layers, ==, all->n_layers);
  g_assert_cmpuint (view->n_derived, ==, all->n_derived);
  for (guint i = 0; i < view->n_derived; i++)
    g_assert_cmpint (view->derived[i].kind, ==, all->derived[i].kind);
}

static void
assert_links (TlMap *map, TlLayout *layout)
{
  const TlLayoutView *view = tl_layout_get_view (layout);

  for (guint i = 0; i < view->n_links; i++)
    {
      TlElement *link = view->links[i].link;

      g_assert_nonnull (tl_layout_find_card (layout, tl_map_get_ref (map, link, TL_PROPERTY_FROM)));
      g_assert_nonnull (tl_layout_find_card (layout, tl_map_get_ref (map, link, TL_PROPERTY_TO)));
    }
}

static void
assert_all (TlMap *map, TlLayout *layout, const TlFolds *folds)
{
  const TlLayoutView *view = tl_layout_get_view (layout);

  assert_shown (map, layout, folds);
  assert_lanes (view);
  assert_layers (view);
  assert_counts (map, view);
  assert_as_unfolded (map, view);
  assert_links (map, layout);
}

typedef struct
{
  TlLayout *layout;
} Follower;

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Follower *follower)
{
  tl_layout_update (follower->layout, touches, n_touches, NULL);
}

static void
fold_by_dice (GRand *dice, TlMap *map, TlFolds *folds)
{
  for (TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    tl_folds_set_stage (folds, stage, g_rand_int_range (dice, 0, 3) == 0);
  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    tl_folds_set_layer (folds, (TlLayer) layer, g_rand_int_range (dice, 0, 4) == 0);
}

/* Edits under folds, all undone again: the same as before. */
static void
walk_once (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure);
  g_autoptr (TlFolds) folds = tl_folds_new ();
  g_autofree char *before = NULL, *after = NULL;
  Follower follower = { layout };
  gulong handler = g_signal_connect (map, "changed", G_CALLBACK (on_changed_cb), &follower);
  guint n_steps = 0;

  fold_by_dice (dice, map, folds);
  tl_layout_set_folds (layout, folds, NULL);
  before = dump_layout (layout);
  assert_all (map, layout, folds);
  for (guint i = 0; i < N_STEPS; i++)
    {
      tl_history_begin (history, "Change", NULL);
      tl_random_edit (dice, history);
      n_steps += tl_history_commit (history);
      assert_all (map, layout, folds);
    }
  while (n_steps-- > 0)
    tl_history_undo (history);
  after = dump_layout (layout);
  g_assert_cmpstr (after, ==, before);
  g_signal_handler_disconnect (map, handler);
}

static void
test_walk (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      GRand *dice = g_rand_new_with_seed (seed);
      TlHistory *history = make_layout_map (dice, 4 * seed, 2 * seed);

      walk_once (dice, history);
      g_object_unref (history);
      g_rand_free (dice);
    }
}

/*        s1       s2            s3
 *        o1  o2   o3    o4      o5
 *   l1   a→→→→→→→→→→→           d      (a lasts three moments)
 *   l2            b→→→→→→       e      (b: two)
 *   l3 (organisation)   c
 */
typedef struct
{
  TlHistory *history;
  TlMap *map;
  TlElement *stages[3], *moments[5], *lanes[3];
  TlElement *a, *b, *c, *d, *e, *link;
  TlLayout *layout;
  TlFolds *folds;
} Small;

static TlElement *
add_card (Small *small, guint lane, guint moment, int span, const char *feeling)
{
  TlElement *card =
      tl_operations_add_touchpoint (small->history,
                                    (TlCell){ small->lanes[lane], small->moments[moment] },
                                    TL_TOUCHPOINT_ACTION, "Waits", NULL);

  tl_operations_set_span (small->history, card, span);
  tl_history_set (small->history, card, TL_PROPERTY_FEELING, feeling);
  return card;
}

static void
fill_small (Small *small)
{
  static const guint stages[] = { 0, 0, 1, 1, 2 };
  static const TlLayer layers[] = { TL_LAYER_CUSTOMER, TL_LAYER_CUSTOMER, TL_LAYER_ORGANISATION };

  for (guint i = 0; i < 3; i++)
    small->stages[i] = tl_operations_add_stage (small->history, "Stage", NULL);
  for (guint i = 0; i < 3; i++)
    tl_history_remove (small->history, tl_element_get_first_child (small->stages[i]));
  for (guint i = 0; i < 5; i++)
    small->moments[i] = tl_operations_add_moment (small->history, small->stages[stages[i]], NULL);
  for (guint i = 0; i < 3; i++)
    small->lanes[i] =
        tl_operations_add_lane (small->history, layers[i], TL_LANE_TOUCHPOINTS, "Lane", NULL);
  small->a = add_card (small, 0, 0, 3, "1");
  small->b = add_card (small, 1, 2, 2, "-2");
  small->c = add_card (small, 2, 3, 1, NULL);
  small->d = add_card (small, 0, 4, 1, "1");
  small->e = add_card (small, 1, 4, 1, "0");
  small->link = tl_operations_add_link (small->history, small->c, small->d, TL_LINK_CAUSES);
}

static void
set_up (Small *small)
{
  g_autoptr (TlMap) map = tl_map_new ();

  small->history = tl_history_new (map);
  small->map = map;
  tl_history_begin (small->history, "Small", NULL);
  fill_small (small);
  tl_history_commit (small->history);
  small->layout = tl_layout_new (map, &fixed_measure);
  small->folds = tl_folds_new ();
}

static void
tear_down (Small *small)
{
  tl_folds_free (small->folds);
  tl_layout_free (small->layout);
  g_object_unref (small->history);
}

static void
test_stage (void)
{
  Small small;
  const TlLayoutView *view;
  const TlCardBox *card;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  g_assert_nonnull (tl_layout_find_link (small.layout, small.link));
  tl_folds_set_stage (small.folds, small.stages[1], TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  g_assert_true (view->stages[1].folded && !view->stages[0].folded);
  g_assert_cmpuint (view->stages[1].n_touchpoints, ==, 2);
  g_assert_cmpuint (view->stages[1].n_moments, ==, 0);
  g_assert_cmpfloat (view->stages[1].box.width, ==, TL_SIZE_FOLD - TL_SIZE_STAGE_GAP);
  g_assert_cmpuint (view->n_moments, ==, 3);
  g_assert_cmpuint (view->moments[2].position, ==, 4);
  g_assert_cmpfloat (view->moments[2].x, ==,
                     TL_SIZE_CONTENT_START + 2 * TL_SIZE_MOMENT + TL_SIZE_FOLD);
  /* What reaches into it from outside ends at it. */
  card = tl_layout_find_card (small.layout, small.a);
  g_assert_cmpint (card->span, ==, 2);
  g_assert_cmpfloat (card->box.x + card->box.width, <, view->stages[1].box.x);
  g_assert_null (tl_layout_find_card (small.layout, small.b));
  g_assert_null (tl_layout_find_link (small.layout, small.link));
  assert_all (small.map, small.layout, small.folds);
  tear_down (&small);
}

/* A card that lasts on behind it leads across. */
static void
test_across (void)
{
  Small small;
  const TlLayoutView *view;
  const TlCardBox *card;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  tl_history_begin (small.history, "Longer", NULL);
  tl_operations_set_span (small.history, small.a, 5);
  tl_history_commit (small.history);
  tl_layout_free (small.layout);
  small.layout = tl_layout_new (small.map, &fixed_measure);
  view = tl_layout_get_view (small.layout);
  tl_folds_set_stage (small.folds, small.stages[1], TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  card = tl_layout_find_card (small.layout, small.a);
  g_assert_cmpint (card->span, ==, 3);
  g_assert_cmpfloat (card->box.x + card->box.width, >, view->moments[2].x);
  g_assert_cmpint (tl_layout_get_span (view, 0, 3), ==, 5);
  g_assert_cmpint (tl_layout_get_span (view, 0, 2), ==, 2);
  g_assert_cmpint (tl_layout_get_span (view, 2, 9), ==, 1);
  assert_all (small.map, small.layout, small.folds);
  tear_down (&small);
}

static void
test_layer (void)
{
  Small small;
  const TlLayoutView *view;
  TlHit hit;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  tl_folds_set_layer (small.folds, TL_LAYER_CUSTOMER, TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  g_assert_cmpuint (view->n_layers, ==, 2);
  g_assert_true (view->layers[0].folded_lane == small.lanes[0]);
  g_assert_cmpuint (view->layers[0].n_folded, ==, 2);
  g_assert_cmpuint (view->layers[0].n_touchpoints, ==, 4);
  g_assert_cmpfloat (view->layers[0].box.height, ==, TL_SIZE_FOLDED_LAYER);
  g_assert_cmpuint (view->n_lanes, ==, 1);
  hit =
      tl_layout_hit (small.layout, (TlPoint){ 400, view->layers[0].box.y + 20 }, (TlReach){ 2, 2 });
  g_assert_cmpint (hit.kind, ==, TL_HIT_FOLD);
  g_assert_true (hit.element == NULL && hit.layer == TL_LAYER_CUSTOMER);
  assert_all (small.map, small.layout, small.folds);
  tear_down (&small);
}

static void
test_hit_stage (void)
{
  Small small;
  const TlLayoutView *view;
  const TlRect *box;
  TlHit hit;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  tl_folds_set_stage (small.folds, small.stages[0], TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  box = &view->stages[0].box;
  hit = tl_layout_hit (small.layout, (TlPoint){ box->x + 30, view->body_box.y + 30 },
                       (TlReach){ 2, 2 });
  g_assert_cmpint (hit.kind, ==, TL_HIT_FOLD);
  g_assert_true (hit.element == small.stages[0]);
  hit = tl_layout_hit (small.layout, (TlPoint){ box->x + 30, box->y + 10 }, (TlReach){ 2, 2 });
  g_assert_cmpint (hit.kind, ==, TL_HIT_STAGE);
  tear_down (&small);
}

/* A stage that is deleted and comes back is folded still. */
static void
test_remembered (void)
{
  Small small;
  Follower follower;
  gulong handler;

  set_up (&small);
  follower.layout = small.layout;
  handler = g_signal_connect (small.map, "changed", G_CALLBACK (on_changed_cb), &follower);
  tl_folds_set_stage (small.folds, small.stages[2], TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  tl_history_begin (small.history, "Delete", NULL);
  tl_operations_delete (small.history, &small.stages[2], 1);
  tl_history_commit (small.history);
  g_assert_cmpuint (tl_layout_get_view (small.layout)->n_stages, ==, 2);
  tl_history_undo (small.history);
  g_assert_true (tl_layout_get_view (small.layout)->stages[2].folded);
  g_assert_null (tl_layout_find_card (small.layout, small.d));
  g_signal_handler_disconnect (small.map, handler);
  tear_down (&small);
}

static void
test_all (void)
{
  Small small;
  const TlLayoutView *view;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  for (guint i = 0; i < 3; i++)
    tl_folds_set_stage (small.folds, small.stages[i], TRUE);
  tl_folds_set_layer (small.folds, TL_LAYER_CUSTOMER, TRUE);
  tl_folds_set_layer (small.folds, TL_LAYER_ORGANISATION, TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  g_assert_cmpuint (view->n_moments, ==, 0);
  g_assert_cmpuint (view->n_lanes, ==, 0);
  g_assert_cmpuint (view->n_layers, ==, 2);
  g_assert_false (tl_layout_find_cell (small.layout, (TlPoint){ 300, 300 }, NULL, NULL));
  assert_all (small.map, small.layout, small.folds);
  tl_folds_clear (small.folds);
  g_assert_true (tl_folds_is_empty (small.folds));
  tl_layout_set_folds (small.layout, small.folds, NULL);
  assert_all (small.map, small.layout, small.folds);
  tear_down (&small);
}

/* Where a layer would be of which all is hidden. */
static void
test_hidden_layers (void)
{
  Small small;
  const TlLayoutView *view;

  set_up (&small);
  tl_history_begin (small.history, "Hide", NULL);
  tl_history_set (small.history, small.lanes[0], TL_PROPERTY_HIDDEN, "yes");
  tl_history_set (small.history, small.lanes[2], TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (small.history);
  tl_layout_free (small.layout);
  small.layout = tl_layout_new (small.map, &fixed_measure);
  view = tl_layout_get_view (small.layout);
  /* The customer's other lane tells of the first. */
  g_assert_cmpuint (view->n_layers, ==, 1);
  g_assert_cmpuint (view->layers[0].n_hidden, ==, 1);
  g_assert_cmpuint (view->n_hidden_layers, ==, 1);
  g_assert_cmpint (view->hidden_layers[0].layer, ==, TL_LAYER_ORGANISATION);
  g_assert_cmpuint (view->hidden_layers[0].n_hidden, ==, 1);
  g_assert_cmpuint (view->hidden_layers[0].place, ==, 1);
  tear_down (&small);
}

static void
on_small_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Small *small)
{
  tl_layout_update (small->layout, touches, n_touches, NULL);
}

/* The same when the layout only follows, down to a map of which nothing is shown. */
static void
test_all_hidden (void)
{
  Small small;
  const TlLayoutView *view;
  gulong handler;

  set_up (&small);
  view = tl_layout_get_view (small.layout);
  g_assert_cmpuint (view->n_hidden_layers, ==, 0);
  handler = g_signal_connect (small.map, "changed", G_CALLBACK (on_small_changed_cb), &small);
  tl_folds_set_layer (small.folds, TL_LAYER_ORGANISATION, TRUE);
  tl_layout_set_folds (small.layout, small.folds, NULL);
  tl_history_begin (small.history, "Hide", NULL);
  tl_history_set (small.history, small.lanes[0], TL_PROPERTY_HIDDEN, "yes");
  tl_history_set (small.history, small.lanes[1], TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (small.history);
  /* Above the folded one. */
  g_assert_cmpuint (view->n_hidden_layers, ==, 1);
  g_assert_cmpuint (view->hidden_layers[0].n_hidden, ==, 2);
  g_assert_cmpuint (view->hidden_layers[0].place, ==, 0);
  tl_history_begin (small.history, "Hide", NULL);
  tl_history_set (small.history, small.lanes[2], TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (small.history);
  g_assert_cmpuint (view->n_layers, ==, 0);
  g_assert_cmpuint (view->n_hidden_layers, ==, 2);
  g_assert_cmpint (view->hidden_layers[1].layer, ==, TL_LAYER_ORGANISATION);
  tl_history_undo (small.history);
  tl_history_undo (small.history);
  g_assert_cmpuint (view->n_hidden_layers, ==, 0);
  g_signal_handler_disconnect (small.map, handler);
  tear_down (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/fold/stage", test_stage);
  g_test_add_func ("/layout/fold/across", test_across);
  g_test_add_func ("/layout/fold/layer", test_layer);
  g_test_add_func ("/layout/fold/hit-stage", test_hit_stage);
  g_test_add_func ("/layout/fold/remembered", test_remembered);
  g_test_add_func ("/layout/fold/all", test_all);
  g_test_add_func ("/layout/fold/walk", test_walk);
  g_test_add_func ("/layout/fold/hidden-layers", test_hidden_layers);
  g_test_add_func ("/layout/fold/all-hidden", test_all_hidden);
  return g_test_run ();
}
