/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"

static TlMap *
read_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  TlMap *map = tl_file_read (path, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const TlProblem *problem = problems->pdata[i];

      g_test_message ("%s:%u:%u: %s", path, problem->line, problem->column, problem->message);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  return map;
}

/* What we ship is exactly what the program itself would write, so that saving it changes nothing
 * but what somebody changed. */
static void
test_unchanged (gconstpointer path)
{
  g_autoptr (TlMap) map = read_whole (path);
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *read = NULL;

  g_assert_true (g_file_get_contents (path, &read, NULL, NULL));
  g_assert_cmpstr (written, ==, read);
}

static gboolean
has_layer (TlMap *map, TlLayer layer)
{
  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_choice (lane, TL_PROPERTY_LAYER) == (int) layer)
      return TRUE;
  return FALSE;
}

/* A map runs through all four layers. */
static void
test_layers (gconstpointer path)
{
  g_autoptr (TlMap) map = read_whole (path);

  for (TlLayer layer = TL_LAYER_CUSTOMER; layer <= TL_LAYER_ORGANISATION; layer++)
    g_assert_true (has_layer (map, layer));
  g_assert_cmpuint (tl_map_count (map, TL_KIND_MOMENT), >, 0);
}

/* A sample is a whole map and not a sketch; what is to be said of its findings is left open. */
static void
test_whole (gconstpointer path)
{
  g_autoptr (TlMap) map = read_whole (path);
  guint n_touchpoints = tl_map_count (map, TL_KIND_TOUCHPOINT);

  g_assert_cmpuint (n_touchpoints, >=, 35);
  g_assert_cmpuint (n_touchpoints, <=, 60);
  for (TlKind kind = TL_KIND_PERSON; kind < TL_N_KINDS; kind++)
    if (kind != TL_KIND_VERDICT && kind != TL_KIND_DATA_SOURCE)
      g_assert_cmpuint (tl_map_count (map, kind), >, 0);
}

static void
add_folder (const char *name, gboolean are_samples)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  for (const char *file = g_dir_read_name (dir); file != NULL; file = g_dir_read_name (dir))
    if (g_str_has_suffix (file, ".journey"))
      {
        g_autofree char *unchanged = g_strdup_printf ("/%s/unchanged/%s", name, file);
        g_autofree char *layers = g_strdup_printf ("/%s/layers/%s", name, file);
        g_autofree char *whole = g_strdup_printf ("/%s/whole/%s", name, file);
        g_autofree char *built = g_build_filename (folder, file, NULL);
        const char *path = g_intern_string (built); /* lives as long as the tests */

        g_test_add_data_func (unchanged, path, test_unchanged);
        g_test_add_data_func (layers, path, test_layers);
        if (are_samples)
          g_test_add_data_func (whole, path, test_whole);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder ("samples", TRUE);
  add_folder ("templates", FALSE);
  return g_test_run ();
}
