/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"
#include "tl-random-map.h"
#include "tl-sheet.h"

/* A layout follows whatever is said of the map as a whole, and tells where that is seen. */

#define N_MAPS 6
#define N_VALUES 5

typedef struct
{
  GRand *dice;
  TlHistory *history;
  TlMap *map;
  TlLayout *layout;
  GArray *damage; /* TlRect */
} Follower;

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Follower *self)
{
  tl_layout_update (self->layout, touches, n_touches, self->damage);
}

static void
set_up (Follower *self, guint seed)
{
  self->dice = g_rand_new_with_seed (seed);
  self->history = make_layout_map (self->dice, 12, 6);
  self->map = tl_history_get_map (self->history);
  set_value (self->history, tl_map_get_first (self->map, TL_KIND_TOUCHPOINT), TL_PROPERTY_FEELING,
             "1");
  self->layout = tl_layout_new (self->map, &fixed_measure);
  self->damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_signal_connect (self->map, "changed", G_CALLBACK (on_changed_cb), self);
}

static void
tear_down (Follower *self)
{
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_array_unref (self->damage);
  tl_layout_free (self->layout);
  g_object_unref (self->history);
  g_rand_free (self->dice);
}

static void
assert_as_new (Follower *self)
{
  g_autoptr (TlLayout) fresh = tl_layout_new (self->map, &fixed_measure);
  g_autofree char *expected = dump_layout (fresh), *found = dump_layout (self->layout);

  g_assert_cmpstr (found, ==, expected);
}

static void
set (Follower *self, TlProperty property, const char *value)
{
  g_array_set_size (self->damage, 0);
  set_value (self->history, tl_map_get_root (self->map), property, value);
  assert_as_new (self);
}

static gboolean
is_damaged (Follower *self, const TlRect *box)
{
  double x = box->x + box->width / 2, y = box->y + box->height / 2;

  for (guint i = 0; i < self->damage->len; i++)
    {
      const TlRect *rect = &g_array_index (self->damage, TlRect, i);

      if (x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height)
        return TRUE;
    }
  return FALSE;
}

static void
try_property (Follower *self, TlProperty property)
{
  for (guint i = 0; i < N_VALUES; i++)
    {
      g_autofree char *value = tl_random_value (self->dice, self->map, TL_KIND_MAP, property);

      set (self, property, value);
    }
  set (self, property, NULL);
}

static void
test_each_property (void)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (TL_KIND_MAP, &n);

  for (guint seed = 1; seed <= N_MAPS; seed++)
    {
      Follower self;

      set_up (&self, seed);
      for (guint i = 0; i < n; i++)
        try_property (&self, specs[i].property);
      tear_down (&self);
    }
}

/* An end that is not named is the usual one, not 0. */
static void
test_scale (void)
{
  Follower self;

  set_up (&self, 3);
  set (&self, TL_PROPERTY_SCALE_LOW, "0");
  g_assert_cmpuint (self.damage->len, >, 0);
  set (&self, TL_PROPERTY_SCALE_LOW, "-2");
  set (&self, TL_PROPERTY_SCALE_LOW, NULL);
  g_assert_cmpuint (self.damage->len, ==, 0);
  set (&self, TL_PROPERTY_SCALE_HIGH, "2");
  g_assert_cmpuint (self.damage->len, ==, 0);
  tear_down (&self);
}

/* People type them: nothing else is drawn again. */
static void
test_words_of_title (void)
{
  static const TlProperty words[] = { TL_PROPERTY_TITLE, TL_PROPERTY_SUMMARY };
  Follower self;

  set_up (&self, 5);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const TlLayoutView *view = tl_layout_get_view (self.layout);

      take_measurements ();
      set_value (self.history, tl_map_get_root (self.map), words[i], "Typed");
      g_assert_cmpuint (take_measurements (), ==, 1);
      g_assert_true (is_damaged (&self, &view->title_box));
      g_assert_false (is_damaged (&self, &view->header_box));
      g_assert_false (is_damaged (&self, &view->body_box));
      set (&self, words[i], "Typed on");
      set (&self, TL_PROPERTY_BASED_ON, words[i] == TL_PROPERTY_TITLE ? "A" : "B");
      g_assert_cmpuint (self.damage->len, ==, 0);
    }
  tear_down (&self);
}

/* The text is made of the font and the language, and of nothing else. */
static void
test_text_suits (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (TlText) text = tl_sheet_make_text (map, NULL);
  const TlLook look = { .font = g_intern_static_string ("Inter") };
  TlElement *root = tl_map_get_root (map);
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (TL_KIND_MAP, &n);

  g_assert_true (tl_sheet_text_suits (text, map, NULL));
  g_assert_false (tl_sheet_text_suits (text, map, &look));
  for (guint i = 0; i < n; i++)
    {
      gboolean counts =
          specs[i].property == TL_PROPERTY_FONT || specs[i].property == TL_PROPERTY_LANG;
      g_autoptr (GRand) dice = g_rand_new_with_seed (i);
      g_autofree char *value = tl_random_value (dice, map, TL_KIND_MAP, specs[i].property);

      set_value (history, root, specs[i].property, value);
      g_assert_cmpint (tl_sheet_text_suits (text, map, NULL), ==, !counts);
      tl_history_undo (history);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-root/each-property", test_each_property);
  g_test_add_func ("/layout-root/scale", test_scale);
  g_test_add_func ("/layout-root/words-of-title", test_words_of_title);
  g_test_add_func ("/layout-root/text-suits", test_text_suits);
  return g_test_run ();
}
