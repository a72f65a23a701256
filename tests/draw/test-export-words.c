/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "draw-test.h"
#include "layout-map.h"
#include "tl-look.h"

/* Which cards an export lights, and which words it cannot show. */

/* How much is in the ink of what no filter leaves out. */
static guint
count_inked (TlMap *map, const char *filter)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  const TlColor *ink = tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_INK);
  g_autofree char *named = tl_color_format (ink);
  g_autofree char *color = g_strdup_printf ("\"%s\"", named);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  options.format = TL_FORMAT_SVG;
  options.parts &= ~TL_PART_LEGEND;
  options.filter = filter;
  bytes = tl_export_to_bytes (map, &options, NULL, NULL, NULL, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *at = strstr (text, color); at != NULL; at = strstr (at + 1, color))
    n++;
  return n;
}

/* What a filter leaves out is there, in paler ink. */
static void
test_filter (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  guint all = count_inked (map, NULL);
  guint some = count_inked (map, "layer=customer");
  guint none = count_inked (map, "layer=customer kind=incentive");

  g_assert_cmpuint (some, <, all);
  g_assert_cmpuint (none, <, some);
  g_assert_cmpuint (none, >, 0); /* titles of lanes never fade */
  g_assert_cmpuint (count_inked (map, "layer=nowhere"), ==, all);
}

/* What is found in the words of a lane or a stage lights the cards there, as on screen. */
static void
test_filter_by_place (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT);
  TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);
  TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);

  set_value (history, lane, TL_PROPERTY_SUBTITLE, "Zebra");
  set_value (history, tl_element_get_parent (moment), TL_PROPERTY_DETAIL, "Quagga");
  g_assert_cmpuint (count_inked (map, "text=zebra"), >, count_inked (map, "text=okapi"));
  g_assert_cmpuint (count_inked (map, "text=quagga"), >, count_inked (map, "text=okapi"));
}

static void
test_missing_glyphs (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_auto (GStrv) words = NULL;

  g_assert_null (tl_export_find_missing_glyphs (map, NULL));
  tl_history_begin (history, "Name", NULL);
  tl_history_set (history, tl_map_get_first (map, TL_KIND_TOUCHPOINT), TL_PROPERTY_TITLE,
                  "Two 𓀀𓀁 and 𓀂, 𓀀𓀁");
  tl_history_commit (history);
  words = tl_export_find_missing_glyphs (map, NULL);
  g_assert_nonnull (words);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "𓀀𓀁");
  g_assert_cmpstr (words[1], ==, "𓀂,");
}

/* All that is drawn is looked through, and nothing else. */
static void
test_missing_glyphs_of_each_kind (void)
{
  static const struct
  {
    TlKind kind;
    TlProperty property;
    gboolean is_drawn;
  } cases[] = {
    { TL_KIND_MAP, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_MAP, TL_PROPERTY_SUMMARY, TRUE },
    { TL_KIND_PERSON, TL_PROPERTY_NAME, TRUE },
    { TL_KIND_PERSON, TL_PROPERTY_ROLE, TRUE },
    { TL_KIND_TEAM, TL_PROPERTY_NAME, TRUE },
    { TL_KIND_ROLE, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_STAGE, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_STAGE, TL_PROPERTY_DETAIL, TRUE },
    { TL_KIND_MOMENT, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_LANE, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_LANE, TL_PROPERTY_SUBTITLE, TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, TRUE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_WORDS, TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_DETAIL, FALSE },
    { TL_KIND_PERSON, TL_PROPERTY_NEEDS, FALSE },
  };
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlElement *element = tl_map_get_first (map, cases[i].kind);
      g_auto (GStrv) words = NULL;

      set_value (history, element, cases[i].property, "An 𓀀");
      words = tl_export_find_missing_glyphs (map, NULL);
      g_assert_cmpint (words != NULL, ==, cases[i].is_drawn);
      tl_history_undo (history);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/filter", test_filter);
  g_test_add_func ("/export/filter-by-place", test_filter_by_place);
  g_test_add_func ("/export/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/export/missing-glyphs-of-each-kind", test_missing_glyphs_of_each_kind);
  return g_test_run ();
}
