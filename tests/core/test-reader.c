/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-random-map.h"

#include <string.h>

/* tests/cases/ holds files as people and programs may hand them over. X.errors says what is told
 * about X.journey: the error, or the problems; X.ref is what it is saved as. TL_TEST_UPDATE=1
 * writes both anew. */

#define HEAD "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">"

static GBytes *
write_checked (TlMap *map, const GPtrArray *problems_before)
{
  guint n_kept = problems_before->len - tl_file_count_mended (problems_before);
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) reread = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_test_message ("%s", ((TlProblem *) problems->pdata[0])->message);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
  /* What was told of an element that is set aside is not told again. */
  g_assert_cmpuint (problems->len, <=, n_kept);
  again = tl_file_write_bytes (reread);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  return g_steal_pointer (&bytes);
}

static void
assert_file (const char *path, const char *text)
{
  g_autofree char *expected = NULL;

  if (g_getenv ("TL_TEST_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static char *
list_errors (GPtrArray *problems, const GError *error)
{
  static const char *const codes[] = { "EMPTY",        "TOO_LARGE",       "NOT_TEXT",
                                       "HOSTILE",      "NOT_WELL_FORMED", "NOT_A_MAP",
                                       "NEWER_FORMAT", "NOT_FOUND",       "NOT_READABLE",
                                       "NOT_WRITABLE", "NO_SPACE",        "FAILED" };
  GString *list = g_string_new (NULL);

  if (error != NULL)
    g_string_append_printf (list, "%s: %s\n", codes[error->code], error->message);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      TlProblem *problem = problems->pdata[i];

      g_string_append_printf (list, "%u:%u: %s\n", problem->line, problem->column,
                              problem->message);
    }
  return g_string_free (list, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".journey"));
  g_autofree char *errors_path = g_strconcat (stem, ".errors", NULL);
  g_autofree char *ref_path = g_strconcat (stem, ".ref", NULL);
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read (path, &problems, &error);

  g_assert_true ((map == NULL) == (error != NULL));
  list = list_errors (problems, error);
  assert_file (errors_path, list);
  if (map != NULL)
    {
      g_autoptr (GBytes) bytes = write_checked (map, problems);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      assert_file (ref_path, text);
    }
}

/* A long list of problems is cut, but says so; nobody need ask for it. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TlMap) map = NULL, same = NULL;
  TlProblem *last;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "\n<team id=\"tm%u\" name=\"T\" partner=\"maybe\"/>", i);
  g_string_append (text, "</journey-map>");
  bytes = g_bytes_new (text->str, text->len);
  map = tl_file_read_bytes (bytes, &problems, NULL);
  same = tl_file_read_bytes (bytes, NULL, NULL);
  g_assert_nonnull (map);
  g_assert_nonnull (same);
  g_assert_cmpuint (problems->len, ==, 1001);
  last = problems->pdata[999];
  g_assert_cmpuint (last->line, ==, 1001);
  last = problems->pdata[1000];
  g_assert_cmpuint (last->line, ==, 0);
  g_assert_nonnull (strstr (last->message, "500 "));
}

/* The same of what is only told of, and none of it takes long. */
static void
test_many_told (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TlMap) map = NULL;
  TlProblem *last;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<new/><![CDATA[x]]>&amp;");
  g_string_append (text, "</journey-map>");
  bytes = g_bytes_new (text->str, text->len);
  map = tl_file_read_bytes (bytes, &problems, NULL);
  g_assert_nonnull (map);
  g_assert_cmpuint (problems->len, ==, 1001);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
  last = problems->pdata[1];
  g_assert_cmpuint (last->column, ==, strlen (HEAD "<new/>") + 1);
  last = problems->pdata[1000];
  g_assert_nonnull (strstr (last->message, "399000 "));
}

/* What was saved is read as it was. The dice may leave a card lasting past the end or in a lane for
 * something else, which is mended once. */
static void
test_random (void)
{
  guint n_clean = 0;

  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (TlMap) map = tl_map_new (), reread = NULL;
      g_autoptr (TlHistory) history = tl_history_new (map);
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (GBytes) bytes = NULL, again = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      tl_history_begin (history, "Random", NULL);
      for (guint i = 0; i < 100; i++)
        tl_random_edit (dice, history);
      tl_history_commit (history);
      g_test_message ("seed %u", seed);
      bytes = tl_file_write_bytes (map);
      reread = tl_file_read_bytes (bytes, &problems, NULL);
      again = write_checked (reread, problems);
      g_assert_true (g_bytes_equal (bytes, again) == (tl_file_count_mended (problems) == 0));
      n_clean += g_bytes_equal (bytes, again) ? 1 : 0;
    }
  g_assert_cmpuint (n_clean, >, 5);
}

/* What the system makes up while it is read says that it is empty, or tells a fault of its own. */
static void
test_made_by_system (void)
{
  static const char *const paths[] = { "/proc/self/mem", "/proc/self/status" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlMap) map = tl_file_read (paths[i], NULL, &error);

      g_assert_null (map);
      g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE);
      g_assert_nonnull (strstr (error->message, "the system makes up"));
    }
}

static void
add_cases (void)
{
  g_autofree char *cases = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "cases", NULL);
  g_autoptr (GDir) dir = g_dir_open (cases, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journey"))
      {
        g_autofree char *test = g_strconcat ("/reader/case/", name, NULL);

        g_test_add_data_func_full (test, g_build_filename (cases, name, NULL), test_case, g_free);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/many-problems", test_many_problems);
  g_test_add_func ("/reader/many-told", test_many_told);
  g_test_add_func ("/reader/random", test_random);
  g_test_add_func ("/reader/made-by-system", test_made_by_system);
  add_cases ();
  return g_test_run ();
}
