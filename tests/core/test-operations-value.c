/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-value.h"

#include <string.h>

#include "tl-file.h"

/* `attributes` are those of the map, `feeling` that of its one card. */
static TlMap *
read_map (const char *attributes, const char *feeling)
{
  g_autofree char *text =
      g_strdup_printf ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' %s>"
                       "<stage id='s1'><moment id='o1'/><moment id='o2'/></stage>"
                       "<lane id='l1' layer='customer'/><lane id='l2' layer='employee'/>"
                       "<touchpoint id='t1' lane='l1' moment='o1' kind='contact' feeling='%s'/>"
                       "</journey-map>",
                       attributes, feeling);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strdup (text), strlen (text));
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
assert_end (TlMap *map, TlProperty end, const char *expected)
{
  g_assert_cmpstr (tl_element_get (tl_map_get_root (map), end), ==, expected);
}

typedef struct
{
  const char *attributes; /* of the map */
  const char *feeling;
  TlProperty end;
  const char *value; /* of that end */
  const char *fault; /* NULL: it is set, and there is then: */
  const char *low, *high;
  const char *counted; /* feeling */
} ScaleCase;

static const ScaleCase scale_cases[] = {
  /* The end that the file has comes back into the scale, from either side. */
  { "scale-low='3'", "", TL_PROPERTY_SCALE_HIGH, "5", NULL, "3", "5", NULL },
  { "scale-high='-3'", "", TL_PROPERTY_SCALE_LOW, "-5", NULL, "-5", "-3", NULL },
  { "scale-low=' 3 '", "", TL_PROPERTY_SCALE_HIGH, "5", NULL, "3", "5", NULL },
  { "scale-low='3' scale-high='3'", "", TL_PROPERTY_SCALE_HIGH, "5", NULL, "3", "5", NULL },
  { "scale-low='3'", "", TL_PROPERTY_SCALE_LOW, "1", NULL, "1", NULL, NULL },
  { "scale-low='x'", "", TL_PROPERTY_SCALE_HIGH, "5", NULL, NULL, "5", NULL },
  /* What does not go with it is told of, and nothing is lost. */
  { "scale-low='3'", "", TL_PROPERTY_SCALE_HIGH, "3",
    "does not go with 3, the lowest in the file: set that first", NULL, NULL, NULL },
  { "scale-high='-3'", "", TL_PROPERTY_SCALE_LOW, "-1",
    "does not go with -3, the highest in the file: set that first", NULL, NULL, NULL },
  { "scale-low='3'", "1", TL_PROPERTY_SCALE_HIGH, "5",
    "does not go with 3, the lowest in the file: set that first", NULL, NULL, "1" },
  { "", "1", TL_PROPERTY_SCALE_HIGH, "0", "would leave out a feeling that was assessed already",
    NULL, NULL, "1" },
  { "", "", TL_PROPERTY_SCALE_HIGH, "-2", "must leave the lowest feeling below the highest", NULL,
    NULL, NULL },
  /* A feeling that is on the scale now counts. */
  { "", "4", TL_PROPERTY_SCALE_HIGH, "5", NULL, NULL, "5", "4" },
  { "", "4", TL_PROPERTY_SCALE_HIGH, "3", NULL, NULL, "3", NULL },
  { "", "high", TL_PROPERTY_SCALE_HIGH, "5", NULL, NULL, "5", NULL },
  { "scale-low='3'", "4", TL_PROPERTY_SCALE_HIGH, "5", NULL, "3", "5", "4" },
};

/* Written and read again the map is the same, with the same feelings, and undone the same bytes. */
static void
assert_set (TlMap *map, const ScaleCase *scale)
{
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GBytes) before = tl_file_write_bytes (map), after = NULL, again = NULL;
  g_autoptr (TlMap) reread = NULL;

  tl_history_begin (history, "Test", NULL);
  tl_operations_set_value (history, tl_map_get_root (map), scale->end, scale->value);
  g_assert_true (tl_history_commit (history));
  assert_end (map, TL_PROPERTY_SCALE_LOW, scale->low);
  assert_end (map, TL_PROPERTY_SCALE_HIGH, scale->high);

  after = tl_file_write_bytes (map);
  reread = tl_file_read_bytes (after, NULL, NULL);
  again = tl_file_write_bytes (reread);
  g_assert_true (g_bytes_equal (after, again));
  assert_end (reread, TL_PROPERTY_SCALE_LOW, scale->low);
  assert_end (reread, TL_PROPERTY_SCALE_HIGH, scale->high);
  g_assert_cmpstr (tl_element_get (tl_map_find (reread, "t1"), TL_PROPERTY_FEELING), ==,
                   scale->counted);

  g_assert_true (tl_history_undo (history));
  g_bytes_unref (after);
  after = tl_file_write_bytes (map);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (tl_history_undo (history));
  g_assert_true (tl_history_redo (history));
}

static void
test_scale (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scale_cases); i++)
    {
      const ScaleCase *scale = &scale_cases[i];
      g_autoptr (TlMap) map = read_map (scale->attributes, scale->feeling);
      g_autofree char *fault =
          tl_operations_find_value_fault (map, tl_map_get_root (map), scale->end, scale->value);

      g_assert_cmpstr (fault, ==, scale->fault);
      if (fault == NULL)
        assert_set (map, scale);
      g_assert_cmpstr (tl_element_get (tl_map_find (map, "t1"), TL_PROPERTY_FEELING), ==,
                       scale->counted);
    }
}

/* A card goes to the end of the cell it is sent to, and its span is cut there. */
static void
test_place (void)
{
  g_autoptr (TlMap) map = read_map ("", "");
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *card = tl_map_find (map, "t1");

  tl_history_begin (history, "Test", NULL);
  tl_operations_set_value (history, card, TL_PROPERTY_SPAN, "2");
  tl_operations_set_value (history, card, TL_PROPERTY_LANE, "l2");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_SPAN), ==, "2");
  tl_operations_set_value (history, card, TL_PROPERTY_MOMENT, "o2");
  g_assert_true (tl_history_commit (history));
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_LANE), ==, "l2");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_MOMENT), ==, "o2");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_SPAN), ==, NULL);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *id;
    TlProperty property;
    const char *value;
    const char *fault;
  } cases[] = {
    { "t1", TL_PROPERTY_SPAN, "2", NULL },
    { "t1", TL_PROPERTY_SPAN, "3", "is more than the 2 moments there are from here on" },
    { "t1", TL_PROPERTY_LANE, "l9", "names “l9”, which does not exist" },
    { "t1", TL_PROPERTY_LANE, NULL, "must not be empty" },
    { "l1", TL_PROPERTY_KIND, "quotes", "cannot change while touchpoints stand in the lane" },
    { "l2", TL_PROPERTY_KIND, "quotes", NULL },
  };
  g_autoptr (TlMap) map = read_map ("", "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = tl_operations_find_value_fault (map, tl_map_find (map, cases[i].id),
                                                               cases[i].property, cases[i].value);

      g_assert_cmpstr (fault, ==, cases[i].fault);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operations-value/scale", test_scale);
  g_test_add_func ("/operations-value/place", test_place);
  g_test_add_func ("/operations-value/faults", test_faults);
  return g_test_run ();
}
