/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-map-private.h"
#include "tl-random-map.h"

#include <libxml/relaxng.h>
#include <string.h>

/* data/journey-map.rng against the table of properties, which is the truth: everything in the table
 * is in the schema, with its values; nothing else is; and whatever the writer writes is valid. */

static xmlRelaxNG *schema;

static void
ignore_cb (void *data, const char *format, ...)
{
}

static xmlDoc *
parse (GBytes *bytes)
{
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                                    "map", NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static gboolean
is_valid (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);
  xmlDoc *document = parse (bytes);
  int result;

  xmlRelaxNGSetValidErrors (validator, ignore_cb, ignore_cb, NULL);
  result = xmlRelaxNGValidateDoc (validator, document);
  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (validator);
  return result == 0;
}

/* Two of each kind, with nothing but what they need. */
static TlMap *
make_map (void)
{
  static const char text[] =
      "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
      "<person id='p1' layer='customer' name='P'/><team id='tm1' name='T'/>"
      "<role id='r1' title='R'/><stage id='s1'><moment id='o1'/><moment id='o2'/></stage>"
      "<lane id='l1' layer='customer'/><touchpoint id='t1' lane='l1' moment='o1'/>"
      "<touchpoint id='t2' lane='l1' moment='o1'/><link id='k1' from='t1' to='t2'/>"
      "<evidence id='e1' about='t1'/><goal id='g1' title='G'/><change id='c1' title='C'/>"
      "<assessment id='a1' trait='leadership'/>"
      "<verdict id='v1' rule='tension' about='t1' state='resolved'/>"
      "<data-source id='d1' path='a.csv'/></journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, NULL);

  g_assert_nonnull (map);
  g_assert_cmpuint (problems->len, ==, 0);
  return map;
}

static gboolean
is_valid_with (TlKind kind, guint slot, const char *text)
{
  g_autoptr (TlMap) map = make_map ();

  tl_element_take_value (tl_map_get_first (map, kind), slot, g_strdup (text));
  return is_valid (map);
}

static const char *
get_good_value (TlMap *map, const TlPropertySpec *spec)
{
  switch (spec->type)
    {
    case TL_VALUE_NUMBER:
      return "-1.5e-1";
    case TL_VALUE_INTEGER:
      return "1";
    case TL_VALUE_BOOLEAN:
      return "yes";
    case TL_VALUE_CHOICE:
      return spec->choices[0].name;
    case TL_VALUE_DATE:
      return "2024-02-29";
    case TL_VALUE_REF:
      return "_x-1.y";
    case TL_VALUE_REFS:
      return "t1 t2";
    case TL_VALUE_TOKENS:
      return "phone e-mail ü";
    case TL_VALUE_COUNTS:
      return "0 1 20";
    case TL_VALUE_LANG:
      return "zh-Hant-TW";
    default:
      return "Any “words”";
    }
}

/* NULL when every text is good. */
static const char *
get_bad_value (const TlPropertySpec *spec)
{
  switch (spec->type)
    {
    case TL_VALUE_NUMBER:
      return "NaN";
    case TL_VALUE_INTEGER:
      return "1.5";
    case TL_VALUE_BOOLEAN:
      return "true";
    case TL_VALUE_CHOICE:
      return "no-such-choice";
    case TL_VALUE_DATE:
      return "2026-02-29";
    case TL_VALUE_REF:
      return "1x";
    case TL_VALUE_REFS:
      return "t1  t2";
    case TL_VALUE_TOKENS:
      return " phone";
    case TL_VALUE_COUNTS:
      return "1,2";
    case TL_VALUE_LANG:
      return "en_GB";
    default:
      return NULL;
    }
}

static void
test_properties (void)
{
  g_autoptr (TlMap) map = make_map ();

  g_assert_true (is_valid (map));
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

      for (guint slot = 0; slot < n; slot++)
        {
          const char *bad = get_bad_value (&specs[slot]);

          g_test_message ("%s %s", tl_kind_get_name (kind), specs[slot].name);
          g_assert_true (is_valid_with (kind, slot, get_good_value (map, &specs[slot])));
          g_assert_true (bad == NULL || !is_valid_with (kind, slot, bad));
          g_assert_true (is_valid_with (kind, slot, NULL) == !specs[slot].required);
        }
    }
}

static void
test_choices (void)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

      for (guint slot = 0; slot < n; slot++)
        for (guint i = 0; specs[slot].choices != NULL && specs[slot].choices[i].name != NULL; i++)
          {
            g_test_message ("%s %s %s", tl_kind_get_name (kind), specs[slot].name,
                            specs[slot].choices[i].name);
            g_assert_true (is_valid_with (kind, slot, specs[slot].choices[i].name));
          }
    }
}

static void
test_ranges (void)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

      for (guint slot = 0; slot < n; slot++)
        if (specs[slot].minimum < specs[slot].maximum)
          {
            const double values[] = { specs[slot].minimum, specs[slot].maximum,
                                      specs[slot].minimum - 1, specs[slot].maximum + 1 };

            for (guint i = 0; i < G_N_ELEMENTS (values); i++)
              {
                char text[G_ASCII_DTOSTR_BUF_SIZE];

                g_ascii_formatd (text, sizeof text, "%.0f", values[i]);
                g_test_message ("%s %s %s", tl_kind_get_name (kind), specs[slot].name, text);
                g_assert_true (is_valid_with (kind, slot, text) == (i < 2));
              }
          }
    }
}

/* Every name in the schema is in the table, in the same place. */
static void
assert_names (const xmlNode *node, TlKind kind)
{
  for (; node != NULL; node = node->next)
    {
      g_autofree char *name = (char *) xmlGetProp ((xmlNode *) node, BAD_CAST "name");
      TlKind inner = kind;

      if (name != NULL && strcmp ((const char *) node->name, "attribute") == 0 &&
          strcmp (name, "id") != 0)
        {
          const TlPropertySpec *spec = tl_kind_find_property (kind, name);

          g_test_message ("attribute %s", name);
          g_assert_true (spec != NULL && spec->type != TL_VALUE_TEXT);
        }
      else if (name != NULL && strcmp ((const char *) node->name, "element") == 0 &&
               !tl_kind_from_name (name, &inner))
        {
          const TlPropertySpec *spec = tl_kind_find_property (kind, name);

          g_test_message ("element %s", name);
          g_assert_true (spec != NULL && spec->type == TL_VALUE_TEXT);
        }
      assert_names (node->children, inner);
    }
}

static void
test_names (gconstpointer path)
{
  xmlDoc *document = xmlReadFile (path, NULL, XML_PARSE_NONET);

  assert_names (xmlDocGetRootElement (document), TL_KIND_FOREIGN);
  xmlFreeDoc (document);
}

static gboolean
is_set_somewhere (TlMap *map, TlKind kind, TlProperty property)
{
  for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    if (tl_element_get (element, property) != NULL)
      return TRUE;
  return FALSE;
}

/* tests/cases/full.journey, which the tests of other validators use too, has all there is. Its
 * touchpoints share it, since libxml2 takes twice as long for every attribute of an element. */
static void
test_full (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "cases", "full.journey", NULL);
  g_autoptr (TlMap) map = tl_file_read (path, NULL, NULL);

  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

      for (guint slot = 0; slot < n; slot++)
        {
          g_test_message ("%s %s", tl_kind_get_name (kind), specs[slot].name);
          g_assert_true (is_set_somewhere (map, kind, specs[slot].property));
        }
    }
}

/* Where the file keeps another word, the map goes by the default. */
static void
set_choices (TlElement *element)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (tl_element_get_kind (element), &n);

  for (guint slot = 0; slot < n; slot++)
    if (specs[slot].required && specs[slot].choices != NULL &&
        tl_element_peek_value (element, slot) == NULL)
      tl_element_take_value (element, slot,
                             g_strdup (specs[slot].choices[specs[slot].default_choice].name));
}

/* What this version does not know is not in its schema. */
static void
drop_foreign (TlMap *map, TlElement *element)
{
  TlElement *next;

  tl_element_take_foreign_attributes (element, NULL);
  set_choices (element);
  for (TlElement *child = tl_element_get_first_child (element); child != NULL; child = next)
    {
      next = tl_element_get_next (child);
      if (tl_element_get_kind (child) != TL_KIND_FOREIGN)
        {
          drop_foreign (map, child);
          continue;
        }
      tl_map_take_out (map, child);
      tl_element_free (child);
    }
}

/* The mended cases too. */
static void
test_cases (void)
{
  g_autofree char *cases = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "cases", NULL);
  g_autoptr (GDir) dir = g_dir_open (cases, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (cases, name, NULL);
      g_autoptr (TlMap) map =
          g_str_has_suffix (name, ".journey") ? tl_file_read (path, NULL, NULL) : NULL;

      if (map == NULL)
        continue;
      g_test_message ("%s", name);
      drop_foreign (map, tl_map_get_root (map));
      g_assert_true (is_valid (map));
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

/* Values as awkward as they may be. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (TlMap) map = tl_map_new ();
      g_autoptr (TlHistory) history = tl_history_new (map);
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);

      tl_history_begin (history, "Random", NULL);
      for (guint i = 0; i < 300; i++)
        tl_random_edit (dice, history);
      tl_history_commit (history);
      g_test_message ("seed %u", seed);
      drop_foreign (map, tl_map_get_root (map));
      g_assert_true (is_valid (map));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "journey-map.rng", NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  int result;

  g_test_init (&argc, &argv, NULL);
  schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (schema);
  g_test_add_func ("/schema/properties", test_properties);
  g_test_add_func ("/schema/choices", test_choices);
  g_test_add_func ("/schema/ranges", test_ranges);
  g_test_add_data_func ("/schema/names", path, test_names);
  g_test_add_func ("/schema/full", test_full);
  g_test_add_func ("/schema/cases", test_cases);
  g_test_add_func ("/schema/random", test_random);
  result = g_test_run ();
  xmlRelaxNGFree (schema);
  return result;
}
