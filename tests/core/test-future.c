/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-file.h"
#include "tl-future.h"

static const char content[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' xmlns:x='urn:x' id='m1' title='Repair'>"
    "<stage id='s1'><moment id='o1'/></stage><lane id='l1' layer='customer' title='Amira'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Waits'/>"
    "<data-source id='d1' path='a.csv'/><data-source id='d2' path='b.csv'/><x:mark "
    "level='3'/></journey-map>";

static char *
write_map (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static TlMap *
read_map (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

/* All that differs is what makes it a map of its own. */
static void
test_copy (void)
{
  g_autoptr (TlMap) map = read_map ();
  g_autoptr (TlMap) copy = tl_future_copy (map, NULL), other = tl_future_copy (map, NULL);
  const char *id = tl_element_get_id (tl_map_get_root (copy));
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autofree char *original = NULL, *copied = write_map (copy);
  g_autofree char *expected = NULL, *own = g_strdup_printf ("id=\"%s\"", id);
  g_auto (GStrv) parts = NULL;

  /* Nor does it follow evidence files, whatever is undone later. */
  tl_history_begin (history, "Detach", NULL);
  tl_history_remove (history, tl_map_find (map, "d1"));
  tl_history_remove (history, tl_map_find (map, "d2"));
  tl_history_commit (history);
  original = write_map (map);
  parts = g_strsplit (original, "id=\"m1\"", 2);
  expected = g_strjoinv (own, parts);
  g_assert_cmpstr (copied, ==, expected);
  g_assert_true (tl_id_is_valid (id));
  g_assert_cmpstr (id, !=, "m1");
  g_assert_true (tl_map_find (copy, id) == tl_map_get_root (copy));
  g_assert_null (tl_map_find (copy, "m1"));
  g_assert_cmpstr (id, !=, tl_element_get_id (tl_map_get_root (other)));
}

static void
test_declare (void)
{
  g_autoptr (TlMap) map = read_map ();
  g_autoptr (TlMap) copy = tl_future_copy (map, NULL);
  g_autoptr (TlHistory) history = tl_history_new (copy);
  TlElement *root = tl_map_get_root (copy);
  g_autofree char *before = write_map (map), *after = NULL;

  tl_history_begin (history, "Make", NULL);
  tl_future_declare (history, map, "Repair, one day");
  tl_history_commit (history);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_TITLE), ==, "Repair, one day");
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_BASED_ON), ==, "m1");
  g_assert_cmpint (tl_element_get_choice (root, TL_PROPERTY_STATE), ==, TL_STATE_FUTURE);
  g_assert_cmpuint (tl_map_count (copy, TL_KIND_DATA_SOURCE), ==, 0);
  g_assert_cmpuint (tl_map_count (copy, TL_KIND_TOUCHPOINT), ==, 1);
  after = write_map (map);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/future/copy", test_copy);
  g_test_add_func ("/future/declare", test_declare);
  return g_test_run ();
}
