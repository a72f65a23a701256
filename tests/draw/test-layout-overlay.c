/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"
#include "tl-random-map.h"

/* Curves that share an axis: nothing that is written lies on anything else, whatever is felt. */

#define N_MAPS 60
#define N_STEPS 40
#define TEXT_ASCENT 10.0
#define TEXT_DESCENT 3.0

static const TlLook together = { .together = TRUE };

static TlRect
see_words (const TlLayoutView *view, const TlPoint *start, const char *text, int length)
{
  double width =
      tl_style_get_text (TL_TEXT_VALUE)->size / 2 * (double) g_utf8_strlen (text, length);
  double x = view->right_to_left ? start->x - width : start->x;

  return (TlRect){ x, start->y - TEXT_ASCENT, width, TEXT_ASCENT + TEXT_DESCENT };
}

/* What is written in the lane, of TlRect, and its marks with their signs. */
static void
list_places (const TlLayoutView *view, const TlLaneBox *lane, GArray *words, GArray *marks)
{
  for (guint i = 0; i < lane->n_marks; i++)
    {
      const TlCurveMark *mark = &lane->marks[i];
      g_autofree char *number = tl_experience_format (mark->experience.value);
      TlRect value = see_words (view, &mark->value, number, -1);
      TlRect disc = { mark->point.x - 5, mark->point.y - 5, 10, 10 };
      TlRect sign = { mark->point.x - 6, mark->point.y - TL_URGENT_RISE - TL_URGENT_HEIGHT, 12,
                      TL_URGENT_HEIGHT };

      if (mark->has_value)
        g_array_append_val (words, value);
      g_array_append_val (marks, disc);
      if (mark->urgent)
        g_array_append_val (marks, sign);
    }
  for (guint i = 0; i < lane->n_curves; i++)
    {
      const TlCurveBox *curve = &lane->curves[i];
      TlRect name = { 0 };

      if (!curve->has_name)
        continue;
      name = see_words (view, &curve->name_position, curve->name.lines[0].text,
                        curve->name.lines[0].length);
      g_array_append_val (words, name);
    }
}

static void
assert_apart (const TlLayoutView *view, const TlLaneBox *lane)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (TlRect));

  list_places (view, lane, words, marks);
  for (guint i = 0; i < words->len; i++)
    {
      const TlRect *one = &g_array_index (words, TlRect, i);

      for (guint k = 0; k < i; k++)
        g_assert_false (tl_rect_touches (one, &g_array_index (words, TlRect, k)));
      for (guint k = 0; k < marks->len; k++)
        g_assert_false (tl_rect_touches (one, &g_array_index (marks, TlRect, k)));
      g_assert_cmpfloat (one->y, >=, lane->box.y);
      g_assert_cmpfloat (one->y + one->height, <=, lane->box.y + lane->box.height);
    }
}

/* At most one lane has several curves, and then it is the only one of experience that is shown but
 * for the organisation's. Returns their number. */
static guint
assert_joined (const TlLayoutView *view)
{
  guint n_curves = 0, n_lanes = 0;

  for (guint i = 0; i < view->n_lanes; i++)
    {
      const TlLaneBox *lane = &view->lanes[i];

      if (lane->kind != TL_LANE_EXPERIENCE || lane->layer == TL_LAYER_ORGANISATION)
        continue;
      n_lanes++;
      n_curves += lane->n_curves;
      g_assert_cmpuint (lane->n_curves, !=, 1);
      if (lane->n_curves > 0)
        assert_apart (view, lane);
    }
  g_assert_cmpuint (n_lanes, <=, 1);
  return n_curves;
}

static TlHistory *
make_felt_map (GRand *dice, guint seed)
{
  TlHistory *history = make_layout_map (dice, seed % 40 * 2, 3);
  TlMap *map = tl_history_get_map (history);

  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_choice (lane, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS)
      set_value (history, lane, TL_PROPERTY_KIND, "experience");
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.1f", g_rand_double_range (dice, -2, 2));
      set_value (history, card, TL_PROPERTY_FEELING, number);
      if (g_rand_boolean (dice))
        set_value (history, card, TL_PROPERTY_IMPORTANCE_TO_PERSON, "5");
    }
  return history;
}

static void
test_apart (void)
{
  guint most = 0;

  for (guint seed = 1; seed <= N_MAPS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlHistory) history = make_felt_map (dice, seed);
      TlMap *map = tl_history_get_map (history);
      g_autoptr (TlLayout) layout = NULL;

      if (seed % 3 == 0)
        set_value (history, tl_map_get_root (map), TL_PROPERTY_LANG, "ar");
      layout = tl_layout_new_with_look (map, &fixed_measure, &together);
      most = MAX (most, assert_joined (tl_layout_get_view (layout)));
    }
  g_assert_cmpuint (most, >=, 3);
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlLayout *layout)
{
  tl_layout_update (layout, touches, n_touches, NULL);
}

static void
test_follows (void)
{
  for (guint seed = 1; seed <= N_MAPS / 6; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlHistory) history = make_felt_map (dice, seed + 20);
      TlMap *map = tl_history_get_map (history);
      g_autoptr (TlLayout) layout = tl_layout_new_with_look (map, &fixed_measure, &together);
      gulong id = g_signal_connect (map, "changed", G_CALLBACK (on_changed_cb), layout);

      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (TlLayout) fresh = NULL;
          g_autofree char *found = NULL, *expected = NULL;

          tl_history_begin (history, "Change", NULL);
          tl_random_edit (dice, history);
          tl_history_commit (history);
          fresh = tl_layout_new_with_look (map, &fixed_measure, &together);
          found = dump_layout (layout);
          expected = dump_layout (fresh);
          g_assert_cmpstr (found, ==, expected);
          assert_joined (tl_layout_get_view (layout));
        }
      g_signal_handler_disconnect (map, id);
    }
}

/* Two touchpoints of one moment. Told by the same measure the mark is at their mean; else there is
 * no mean, and the worst of them stands. */
static double
find_mark_value (const char *measure)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (TlLayout) layout = NULL;
  TlElement *stage, *lane, *curve, *cards[2];
  TlCell cell;

  tl_history_begin (history, "Make", NULL);
  stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  cell.moment = tl_history_add (history, TL_KIND_MOMENT, NULL, stage, NULL);
  lane = cell.lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  curve = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_set (history, lane, TL_PROPERTY_LAYER, "customer");
  tl_history_set (history, curve, TL_PROPERTY_LAYER, "customer");
  tl_history_set (history, curve, TL_PROPERTY_KIND, "experience");
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      TlElement *evidence;

      cards[i] = tl_operations_add_touchpoint (history, cell, TL_TOUCHPOINT_ACTION, "Waits", NULL);
      evidence = tl_history_add (history, TL_KIND_EVIDENCE, NULL, NULL, NULL);
      tl_history_set (history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (cards[i]));
      tl_history_set (history, evidence, TL_PROPERTY_MEASURE, i == 0 ? "rating" : measure);
      tl_history_set (history, evidence, TL_PROPERTY_VALUE, i == 0 ? "5" : "2");
      tl_history_set (history, evidence, TL_PROPERTY_LOW, "1");
      tl_history_set (history, evidence, TL_PROPERTY_HIGH, "5");
    }
  tl_history_commit (history);
  layout = tl_layout_new (map, &fixed_measure);
  g_assert_cmpuint (tl_layout_get_view (layout)->lanes[1].n_marks, ==, 1);
  return tl_layout_get_view (layout)->lanes[1].marks[0].experience.value;
}

static void
test_no_mean_of_measures (void)
{
  g_assert_cmpfloat_with_epsilon (find_mark_value ("rating"), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_mark_value ("ces"), -1, 1e-9);
}

/* Where nobody is named and no lane has a title, a curve is that of its layer: all of them would
 * else have the name of their kind. */
static void
test_names_of_layers (void)
{
  static const char *const layers[] = { "customer", "employee" };
  static const char *const names[] = { "Customer", "Employee" };
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (TlLayout) layout = NULL;
  const TlLaneBox *host = NULL;

  tl_history_begin (history, "Make", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      TlElement *lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);

      tl_history_set (history, lane, TL_PROPERTY_LAYER, layers[i]);
      tl_history_set (history, lane, TL_PROPERTY_KIND, "experience");
    }
  tl_history_commit (history);
  layout = tl_layout_new_with_look (map, &fixed_measure, &together);
  host = &tl_layout_get_view (layout)->lanes[0];
  g_assert_cmpuint (host->n_curves, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TlTextLine *line = &host->curves[i].name.lines[0];

      g_assert_true (g_str_has_prefix (line->text, names[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-overlay/apart", test_apart);
  g_test_add_func ("/layout-overlay/follows", test_follows);
  g_test_add_func ("/layout-overlay/no-mean-of-measures", test_no_mean_of_measures);
  g_test_add_func ("/layout-overlay/names-of-layers", test_names_of_layers);
  return g_test_run ();
}
