/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "fuzz-csv.h"

/* Every table of the fuzzer, as it is and spoilt in hundreds of ways, the same ones each time. */

#define N_MUTATIONS 300

/* What makes a difference to a reader of tables, more often than a byte by chance does. */
static const char *const pieces[] = {
  "\"",       "\"\"",         ",",    ";",       "\t",         "|",   "\n", "\r",  "\r\n", "t1",
  "id",       "e1",           "1,5",  "1,234",   "2026-02-30", "nps", "-1", "1e9", "\xff", "\x80",
  "\xc3\xa9", "\xef\xbb\xbf", "=1+1", "sep=;\n",
};

static guint throw (GRand * dice, gsize n)
{
  return n == 0 ? 0 : (guint) g_rand_int_range (dice, 0, (gint32) n);
}

/* One change at a place by chance. */
static void
spoil (GRand *dice, GString *text)
{
  gsize at = throw (dice, text->len + 1);
  gsize wish = 1 + throw (dice, 20), length = MIN (wish, text->len - at);

  switch (throw (dice, 4))
    {
    case 0:
      g_string_insert (text, (gssize) at, pieces[throw (dice, G_N_ELEMENTS (pieces))]);
      break;
    case 1:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 2:
      if (at < text->len)
        text->str[at] = (char) throw (dice, 256);
      break;
    default:
      {
        g_autofree char *copy = g_memdup2 (text->str + at, length + 1);

        g_string_insert_len (text, (gssize) throw (dice, text->len + 1), copy, (gssize) length);
      }
    }
}

static void
test_mutations (gconstpointer path)
{
  g_autofree char *original = NULL;
  gsize size;
  guint n_tables = 0;

  g_assert_true (g_file_get_contents (path, &original, &size, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) original, size), ==, 1);
  for (guint seed = 0; seed < N_MUTATIONS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new_len (original, (gssize) size);

      for (guint i = 1 + throw (dice, 5); i > 0; i--)
        spoil (dice, text);
      if (g_test_verbose ())
        g_printerr ("seed %u\n", seed);
      n_tables += (guint) LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
    }
  g_test_message ("%u of %d are tables", n_tables, N_MUTATIONS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "fuzz/tables", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/csv-mutations/", file, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, file, NULL), test_mutations,
                                 g_free);
    }
  return g_test_run ();
}
