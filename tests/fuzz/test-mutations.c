/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "fuzz-reader.h"

/* Every case of the reader, spoilt in a thousand ways, the same ones each time. */

#define N_MUTATIONS 1000

/* What makes a difference to a reader of maps, more often than a byte by chance does. */
static const char *const pieces[] = {
  "<",
  ">",
  "/>",
  "\"",
  "'",
  "&",
  "&amp;",
  "&#10;",
  "&#0;",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?x ?>",
  "<a>",
  "</a>",
  "</stage>",
  "<stage>",
  "<moment/>",
  "<link/>",
  "<detail>",
  " id=\"t1\"",
  " id=\"1\"",
  " lane=\"\"",
  " from=\"x\"",
  " span=\"9\"",
  " x:y=\"\"",
  " xmlns=\"\"",
  " xmlns:x=\"urn:x\"",
  "<x:a/>",
  "\r\n",
  "\xc3\xa9",
  "\xff",
  "<!DOCTYPE a>",
  "NaN",
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
  gsize wish = 1 + throw (dice, 40), length = MIN (wish, text->len - at);

  switch (throw (dice, 5))
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
    case 3:
      {
        g_autofree char *copy = g_strndup (text->str + at, length);

        g_string_insert (text, (gssize) throw (dice, text->len + 1), copy);
        break;
      }
    default:
      if (throw (dice, 20) == 0)
        g_string_truncate (text, at);
    }
}

static void
test_mutations (gconstpointer path)
{
  g_autofree char *original = NULL;
  gsize size;
  guint n_maps = 0;

  g_assert_true (g_file_get_contents (path, &original, &size, NULL));
  for (guint seed = 0; seed < N_MUTATIONS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new_len (original, (gssize) size);

      for (guint i = throw (dice, 5); i > 0; i--)
        spoil (dice, text);
      if (g_test_verbose ())
        g_printerr ("seed %u\n", seed);
      n_maps += (guint) LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
    }
  g_test_message ("%u of %d are maps", n_maps, N_MUTATIONS);
}

static void
add_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TL_TEST_SOURCE"), name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".journey"))
      {
        g_autofree char *test = g_strconcat ("/mutations/", file, NULL);

        g_test_add_data_func_full (test, g_build_filename (folder, file, NULL), test_mutations,
                                   g_free);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder ("cases");
  add_folder ("fuzz/corpus");
  return g_test_run ();
}
