/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "tl-file.h"

#include <string.h>

/* Each map in layouts/, and the sample of the reference drawing, against what its layout said when
 * somebody last looked at it. TL_TEST_UPDATE=1 writes that anew; git diff is the review. */

static char *
get_source (const char *folder, const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_build_filename (g_getenv ("TL_TEST_SOURCE"), folder, file, NULL);
}

static void
assert_lines (const char *found, const char *expected)
{
  g_auto (GStrv) one = g_strsplit (found, "\n", -1), other = g_strsplit (expected, "\n", -1);

  for (guint i = 0; one[i] != NULL && other[i] != NULL; i++)
    g_assert_cmpstr (one[i], ==, other[i]);
  g_assert_cmpstr (found, ==, expected);
}

static void
check_golden (const char *folder, const char *name)
{
  g_autofree char *path = get_source (folder, name, ".journey");
  g_autofree char *golden = get_source ("draw/layouts", name, ".layout");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read (path, NULL, &error);
  g_autoptr (TlLayout) layout = NULL;
  g_autofree char *found = NULL, *expected = NULL;

  g_assert_no_error (error);
  layout = tl_layout_new (map, &fixed_measure);
  found = dump_layout (layout);
  if (g_getenv ("TL_TEST_UPDATE") != NULL)
    g_file_set_contents (golden, found, -1, &error);
  else
    g_file_get_contents (golden, &expected, NULL, &error);
  g_assert_no_error (error);
  if (expected != NULL)
    assert_lines (found, expected);
}

static void
test_golden (gconstpointer name)
{
  check_golden ("draw/layouts", name);
}

static void
test_sample (void)
{
  check_golden ("../data/samples", "fault-repair");
}

#define DIGIT_HEIGHT 8.0

/* The number of a mark that feels like `value`, before one that feels like `next`. */
static void
assert_off_neutral (double value, double next)
{
  g_autofree char *text =
      g_strdup_printf ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Off'>"
                       "<stage id='s1' title='Ask'><moment id='o1'/><moment id='o2'/></stage>"
                       "<lane id='l1' layer='customer' title='Ann'/>"
                       "<lane id='l2' layer='customer' kind='experience' title='Ann'/>"
                       "<touchpoint id='t1' lane='l1' moment='o1' title='Waits' feeling='%.1f'/>"
                       "<touchpoint id='t2' lane='l1' moment='o2' title='Goes' "
                       "feeling='%.1f'/></journey-map>",
                       value, next);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (TlLayout) layout = tl_layout_new (map, &fixed_measure);
  const TlLaneBox *lane = &tl_layout_get_view (layout)->lanes[1];

  g_assert_cmpuint (lane->n_marks, ==, 2);
  for (guint i = 0; i < lane->n_marks; i++)
    {
      double y = lane->marks[i].value.y;

      g_assert_true (y <= lane->zero_y || y - DIGIT_HEIGHT >= lane->zero_y);
    }
}

/* The neutral line strikes no number through. */
static void
test_off_neutral (void)
{
  for (int value = -20; value <= 20; value++)
    for (int next = -20; next <= 20; next += 5)
      assert_off_neutral (value / 10.0, next / 10.0);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "empty", "one-card", "spans",  "layers",
                                       "kinds", "links",    "moments" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/golden/%s", names[i]);

      g_test_add_data_func (path, names[i], test_golden);
    }
  g_test_add_func ("/layout/golden/sample", test_sample);
  g_test_add_func ("/layout/off-neutral", test_off_neutral);
  return g_test_run ();
}
