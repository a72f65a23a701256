/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-spelling.h"
#include "tl-vocabulary.h"

/* What the table says and what a reader would check by hand. */

static void
test_names (void)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n = 0;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);
      TlKind found;

      g_assert_true (tl_kind_from_name (tl_kind_get_name (kind), &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpint (n, >, 0);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (tl_kind_get_slot (kind, specs[i].property), ==, i);
          g_assert_true (tl_kind_find_property (kind, specs[i].name) == &specs[i]);
          g_assert_cmpint (specs[i].choices != NULL, ==, specs[i].type == TL_VALUE_CHOICE);
          g_assert_cmpint (specs[i].ref_kinds != 0, ==,
                           specs[i].type == TL_VALUE_REF || specs[i].type == TL_VALUE_REFS);
        }
    }
  g_assert_cmpint (tl_kind_get_slot (TL_KIND_TEAM, TL_PROPERTY_FEELING), ==, -1);
  g_assert_null (tl_kind_find_property (TL_KIND_TEAM, "feeling"));
}

static void
test_values (void)
{
  static const struct
  {
    TlKind kind;
    TlProperty property;
    const char *text;
    gboolean valid;
  } cases[] = {
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "-1.8", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "1,8", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "NaN", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "inf", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "0x10", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "1e400", FALSE },
    { TL_KIND_LINK, TL_PROPERTY_STRENGTH, "3", TRUE },
    { TL_KIND_LINK, TL_PROPERTY_STRENGTH, "4", FALSE },
    { TL_KIND_LINK, TL_PROPERTY_STRENGTH, "2.5", FALSE },
    { TL_KIND_LANE, TL_PROPERTY_HIDDEN, "yes", TRUE },
    { TL_KIND_LANE, TL_PROPERTY_HIDDEN, "true", FALSE },
    { TL_KIND_LANE, TL_PROPERTY_LAYER, "employee", TRUE },
    { TL_KIND_LANE, TL_PROPERTY_LAYER, "supplier", FALSE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_DATE, "2024-02-29", TRUE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_DATE, "2026-02-29", FALSE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_DATE, "2026-13-01", FALSE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_DATE, "26-01-01", FALSE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_COUNTS, "0 3 12", TRUE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_COUNTS, "0  3", FALSE },
    { TL_KIND_EVIDENCE, TL_PROPERTY_COUNTS, "-1 3", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "l1", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "1l", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1 r2", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1, r2", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1 r2 r1", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "phone web phones", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "phone web phone", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "phone  web", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, " phone", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "phone ", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "phone\tweb", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_CHANNELS, "", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TAGS, "a b c d e f g h i j k l m n o p q r", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TAGS, "a b c d e f g h i j k l m n o p q a", FALSE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "de", TRUE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "zh-Hant-TW", TRUE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "de-1996", TRUE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "en_GB", FALSE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "de-", FALSE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "4u", FALSE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "indefinite", FALSE },
    { TL_KIND_MAP, TL_PROPERTY_LANG, "", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, "Any “words” <&>", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, "bell \a", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, "\xff", FALSE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, "\xef\xbf\xbd", TRUE },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE, "no character \xef\xbf\xbf", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      const TlPropertySpec *spec = tl_kind_get_property (cases[i].kind, cases[i].property);

      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s = “%s”", spec->name, shown);
      g_assert_cmpint (tl_property_spec_check (spec, cases[i].text, &reason), ==, cases[i].valid);
      g_assert_cmpint (reason == NULL, ==, cases[i].valid);
    }
}

/* Only what is sure. */
static void
test_spelling (void)
{
  static const struct
  {
    TlKind kind;
    const char *name;
    const char *attribute;
    const char *element;
  } cases[] = {
    { TL_KIND_TOUCHPOINT, "titel", "title", NULL },
    { TL_KIND_TOUCHPOINT, "itle", "title", NULL },
    { TL_KIND_TOUCHPOINT, "titlee", "title", NULL },
    { TL_KIND_TOUCHPOINT, "tidle", "title", NULL },
    { TL_KIND_TOUCHPOINT, "tilet", NULL, NULL },
    { TL_KIND_TOUCHPOINT, "detial", NULL, "detail" },
    { TL_KIND_MAP, "lanes", NULL, "lane" },
    { TL_KIND_MAP, "momment", NULL, NULL },
    { TL_KIND_STAGE, "momment", NULL, "moment" },
    { TL_KIND_EVIDENCE, "hihg", "high", NULL },
    { TL_KIND_EVIDENCE, "im", NULL, NULL },
    { TL_KIND_CHANGE, "effekt", "effect", NULL },
    { TL_KIND_LINK, "", NULL, NULL },
    { TL_KIND_MOMENT, "titleduration", NULL, NULL },
    { TL_KIND_MAP, "lone", NULL, "lane" },
    { TL_KIND_MAP, "line", NULL, NULL }, /* a lane or a link */
    { TL_KIND_MAP, "LANE", NULL, "lane" },
    { TL_KIND_TOUCHPOINT, "Title", "title", NULL },
    { TL_KIND_EVIDENCE, "N", "n", NULL },
    { TL_KIND_EVIDENCE, "Low", "low", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", tl_kind_get_name (cases[i].kind), cases[i].name);
      g_assert_cmpstr (tl_spelling_guess_attribute (cases[i].kind, cases[i].name), ==,
                       cases[i].attribute);
      g_assert_cmpstr (tl_spelling_guess_element (cases[i].kind, cases[i].name), ==,
                       cases[i].element);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/names", test_names);
  g_test_add_func ("/vocabulary/values", test_values);
  g_test_add_func ("/vocabulary/spelling", test_spelling);
  return g_test_run ();
}
