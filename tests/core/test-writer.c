/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-map-private.h"

#include <string.h>

/* The form of the file, to the byte. */

static TlElement *
append (TlMap *map, TlKind kind, const char *id, TlElement *parent)
{
  TlElement *element = tl_element_new (kind, id);

  tl_map_insert (map, element, parent == NULL ? tl_map_get_root (map) : parent, NULL);
  return element;
}

static void
set (TlElement *element, TlProperty property, const char *text)
{
  tl_element_take_value (element,
                         (guint) tl_kind_get_slot (tl_element_get_kind (element), property),
                         g_strdup (text));
}

static void
assert_written (TlMap *map, const char *expected)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  g_autoptr (GBytes) again = tl_file_write_bytes (map);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_fresh (void)
{
  g_autoptr (TlMap) map = tl_map_new ();

  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\"/>\n");
}

/* The example of the design. */
static void
test_layout (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *root = tl_map_get_root (map), *element;

  set (root, TL_PROPERTY_TITLE, "Broadband fault repair");
  set (root, TL_PROPERTY_STATE, "current");
  set (root, TL_PROPERTY_LANG, "en");
  set (root, TL_PROPERTY_SUMMARY, "From the first dropped call to the survey.");
  element = append (map, TL_KIND_TEAM, "tm1", NULL);
  set (element, TL_PROPERTY_NAME, "Contact centre");
  element = append (map, TL_KIND_STAGE, "s1", NULL);
  set (element, TL_PROPERTY_TERRITORY, "shared");
  set (element, TL_PROPERTY_TITLE, "Get help");
  append (map, TL_KIND_MOMENT, "o1", element);
  append (map, TL_KIND_MOMENT, "o2", element);
  element = append (map, TL_KIND_EVIDENCE, "e1", NULL);
  set (element, TL_PROPERTY_ABOUT, "s1");
  set (element, TL_PROPERTY_VALUE, "6.2");
  set (element, TL_PROPERTY_WORDS, "I told all of this to the first person.");

  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<journey-map\n"
                       "  xmlns=\"urn:throughline:journey-map:1\"\n"
                       "  id=\"m1\"\n"
                       "  title=\"Broadband fault repair\"\n"
                       "  state=\"current\"\n"
                       "  xml:lang=\"en\">\n"
                       "  <summary>From the first dropped call to the survey.</summary>\n"
                       "  <team id=\"tm1\" name=\"Contact centre\"/>\n"
                       "  <stage\n"
                       "    id=\"s1\"\n"
                       "    title=\"Get help\"\n"
                       "    territory=\"shared\">\n"
                       "    <moment id=\"o1\"/>\n"
                       "    <moment id=\"o2\"/>\n"
                       "  </stage>\n"
                       "  <evidence\n"
                       "    id=\"e1\"\n"
                       "    about=\"s1\"\n"
                       "    value=\"6.2\">\n"
                       "    <words>I told all of this to the first person.</words>\n"
                       "  </evidence>\n"
                       "</journey-map>\n");
}

static void
test_escaping (void)
{
  g_autoptr (TlMap) map = tl_map_new ();

  set (tl_map_get_root (map), TL_PROPERTY_TITLE, "a\"b'c<d>e&f\tg\nh\ri ü");
  set (tl_map_get_root (map), TL_PROPERTY_SUMMARY, " a\"b'c<d>e&f\tg\nh\ri ]]> ü ");
  append (map, TL_KIND_STAGE, "s1", NULL);
  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<journey-map\n"
                       "  xmlns=\"urn:throughline:journey-map:1\"\n"
                       "  id=\"m1\"\n"
                       "  title=\"a&quot;b'c&lt;d>e&amp;f&#9;g&#10;h&#13;i ü\">\n"
                       "  <summary> a\"b'c&lt;d&gt;e&amp;f\tg\nh&#13;i ]]&gt; ü </summary>\n"
                       "  <stage id=\"s1\"/>\n"
                       "</journey-map>\n");
}

/* Empty is not unset, in both forms of a property. */
static void
test_empty (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *stage = append (map, TL_KIND_STAGE, "s1", NULL);

  set (stage, TL_PROPERTY_TITLE, "");
  set (stage, TL_PROPERTY_DETAIL, "");
  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">\n"
                       "  <stage id=\"s1\" title=\"\">\n"
                       "    <detail/>\n"
                       "  </stage>\n"
                       "</journey-map>\n");
}

/* What this version does not know stands where it stood; its attributes count as lines too. */
static void
test_foreign (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *stage = append (map, TL_KIND_STAGE, "s1", NULL);
  TlElement *team = append (map, TL_KIND_TEAM, "tm1", NULL);

  g_object_set_data_full (G_OBJECT (map), "tl-file-prologue", g_strdup ("<!-- before -->\n"),
                          g_free);
  g_object_set_data_full (G_OBJECT (map), "tl-file-epilogue", g_strdup ("<!-- after -->\n"),
                          g_free);
  set (stage, TL_PROPERTY_DETAIL, "words");
  tl_element_take_foreign_attributes (stage, g_strdup (" a=\"x = &quot;1&quot;\" b:c=\"2\"\nnote "
                                                       "d=\"3\"\ndetail e=\"4\" f=\"5\""));
  tl_element_take_foreign_attributes (team, g_strdup (" a=\"1\""));
  tl_map_insert (map, tl_element_new_foreign (g_strdup ("<!-- in front -->")),
                 tl_map_get_root (map), stage);
  tl_map_insert (map, tl_element_new_foreign (g_strdup ("<new\n kept='as it was'/>")), stage, NULL);
  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<!-- before -->\n"
                       "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">\n"
                       "  <!-- in front -->\n"
                       "  <stage\n"
                       "    id=\"s1\"\n"
                       "    a=\"x = &quot;1&quot;\"\n"
                       "    b:c=\"2\">\n"
                       "    <detail e=\"4\" f=\"5\">words</detail>\n"
                       "    <new\n kept='as it was'/>\n"
                       "  </stage>\n"
                       "  <team id=\"tm1\" a=\"1\"/>\n"
                       "</journey-map>\n"
                       "<!-- after -->\n");
}

/* A remark in front of a property element stays there, even when it has come to a parent that has
 * none in that place. */
static void
test_ahead (void)
{
  static const TlKind homes[] = { TL_KIND_PERSON, TL_KIND_MOMENT, TL_KIND_TEAM, TL_KIND_MAP };

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autoptr (TlMap) map = tl_map_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      TlElement *foreign = tl_element_new_foreign (g_strdup ("<!-- kept -->"));

      append (map, TL_KIND_PERSON, "p1", NULL);
      append (map, TL_KIND_TEAM, "tm1", NULL);
      append (map, TL_KIND_MOMENT, "o1", append (map, TL_KIND_STAGE, "s1", NULL));
      foreign->ahead = (guint8) (1 + tl_kind_get_slot (TL_KIND_PERSON, TL_PROPERTY_QUOTE));
      tl_map_insert (map, foreign, tl_map_get_first (map, homes[i]), NULL);
      bytes = tl_file_write_bytes (map);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_nonnull (strstr (text, "<!-- kept -->"));
    }
}

/* A value that is none is written for as long as there is no other. */
static void
test_replaced (void)
{
  static const char before[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">\n"
                               "  <team\n"
                               "    id=\"tm1\"\n"
                               "    partner=\"maybe\"\n"
                               "    size=\"9\"/>\n"
                               "</journey-map>\n";
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *team = append (map, TL_KIND_TEAM, "tm1", NULL);

  tl_element_take_foreign_attributes (team, g_strdup (" partner=\"maybe\" size=\"9\""));
  assert_written (map, before);
  set (team, TL_PROPERTY_PARTNER, "no");
  assert_written (map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">\n"
                       "  <team\n"
                       "    id=\"tm1\"\n"
                       "    partner=\"no\"\n"
                       "    size=\"9\"/>\n"
                       "</journey-map>\n");
  set (team, TL_PROPERTY_PARTNER, NULL);
  assert_written (map, before);
}

/* An end of the scale that is kept goes when it is replaced itself, and not with the other one. */
static void
test_replaced_scale (void)
{
  static const struct
  {
    const char *kept;
    const char *written; /* with another highest feeling */
  } cases[] = {
    { " scale-low=\"3\" scale-high=\"3\"", "  scale-high=\"1\"\n  scale-low=\"3\"/>\n" },
    { " scale-low=\"5\"", "  scale-high=\"1\"\n  scale-low=\"5\"/>\n" },
    { " scale-low=\"x\" scale-high=\"3\"", "  scale-high=\"1\"\n  scale-low=\"x\"/>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlMap) map = tl_map_new ();
      g_autofree char *expected = g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                               "<journey-map\n"
                                               "  xmlns=\"urn:throughline:journey-map:1\"\n"
                                               "  id=\"m1\"\n",
                                               cases[i].written, NULL);

      tl_element_take_foreign_attributes (tl_map_get_root (map), g_strdup (cases[i].kept));
      set (tl_map_get_root (map), TL_PROPERTY_SCALE_HIGH, "1");
      assert_written (map, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/fresh", test_fresh);
  g_test_add_func ("/writer/layout", test_layout);
  g_test_add_func ("/writer/escaping", test_escaping);
  g_test_add_func ("/writer/empty", test_empty);
  g_test_add_func ("/writer/foreign", test_foreign);
  g_test_add_func ("/writer/ahead", test_ahead);
  g_test_add_func ("/writer/replaced", test_replaced);
  g_test_add_func ("/writer/replaced-scale", test_replaced_scale);
  return g_test_run ();
}
