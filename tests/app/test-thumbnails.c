/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-thumbnails.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-templates.h"
#include "tl-thumbnail-cache.h"
#include "tl-thumbnail.h"

static const char map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Repair\">\n"
    "  <stage id=\"s1\" title=\"Get help\">\n    <moment id=\"o1\"/>\n  </stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>\n"
    "</journey-map>\n";

static const TlThumbnailStyle plain = { .scheme = TL_SCHEME_LIGHT };

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
set_up (Fixture *fixture, gconstpointer content)
{
  fixture->folder = own_folder_make ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  if (content != NULL)
    g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer content)
{
  g_object_unref (fixture->file);
  g_free (fixture->path);
  own_folder_remove (fixture->folder);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Answer *) data)->result = g_object_ref (result);
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->result != NULL;
}

static GdkTexture *
finish (Answer *answer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  own_display_wait (is_answered, answer);
  result = g_steal_pointer (&answer->result);
  return tl_thumbnails_load_finish (result, error);
}

static GdkTexture *
load_in (Fixture *fixture, const TlThumbnailStyle *style, GError **error)
{
  Answer answer = { NULL };

  tl_thumbnails_load_async (fixture->file, style, NULL, on_loaded_cb, &answer);
  return finish (&answer, error);
}

static GdkTexture *
load (Fixture *fixture, GError **error)
{
  return load_in (fixture, &plain, error);
}

/* The names of all that are kept. */
static GPtrArray *
list_kept (void)
{
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  return names;
}

static void
forget_all (void)
{
  g_autoptr (GPtrArray) kept = list_kept ();

  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (g_remove (kept->pdata[i]), ==, 0);
}

static void
assert_picture (GdkTexture *texture, GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * TL_THUMBNAILS_WIDTH);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 2 * TL_THUMBNAILS_HEIGHT);
}

/* Something is drawn: a stage is dark, and paper is not. */
static gboolean
has_dark_and_light (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (4 * (gsize) width * (gsize) height);
  gboolean dark = FALSE, light = FALSE;

  gdk_texture_download (texture, pixels, 4 * (gsize) width);
  for (int i = 0; i < width * height; i++)
    {
      dark = dark || pixels[4 * i] < 80;
      light = light || pixels[4 * i] > 240;
    }
  return dark && light;
}

static void
test_drawn_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = load (fixture, &error);
  g_autoptr (GdkTexture) again = NULL;
  g_autoptr (GPtrArray) kept = list_kept ();
  GStatBuf about;

  assert_picture (texture, error);
  g_assert_true (has_dark_and_light (texture));
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (g_stat (kept->pdata[0], &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);

  /* What is kept is shown as long as the file is the same, whatever it is a picture of. */
  {
    g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);
    g_autofree guchar *pixels = g_malloc0 (4 * 480 * 300);
    g_autoptr (GBytes) black = g_bytes_new (pixels, 4 * 480 * 300);
    g_autoptr (GdkTexture) other =
        gdk_memory_texture_new (480, 300, GDK_MEMORY_B8G8R8A8, black, 4 * 480);

    g_assert_true (gdk_texture_save_to_png (other, kept->pdata[0]));
    again = load (fixture, &error);
    assert_picture (again, error);
    g_assert_false (has_dark_and_light (again));
  }
}

static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = load (fixture, &error);
  g_autoptr (GPtrArray) before = list_kept ();
  g_autofree char *other = g_strconcat (data, "<!-- other -->\n", NULL);
  g_autoptr (GdkTexture) again = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, other, -1, NULL));
  again = load (fixture, &error);
  assert_picture (again, error);
  after = list_kept ();
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (before->pdata[0], !=, after->pdata[0]);
}

static void
test_damaged_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = load (fixture, &error);
  g_autoptr (GPtrArray) kept = list_kept ();
  g_autoptr (GdkTexture) again = NULL;

  g_assert_true (g_file_set_contents (kept->pdata[0], "no picture", -1, NULL));
  again = load (fixture, &error);
  assert_picture (again, error);
  g_assert_true (has_dark_and_light (again));
}

/* A map whose picture ended the program twice has none, until it is another. */
static void
test_fatal_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = load (fixture, &error), again = NULL, changed = NULL;
  g_autoptr (GPtrArray) kept = list_kept (), after = NULL;
  g_autofree char *name = g_strndup (kept->pdata[0], strlen (kept->pdata[0]) - strlen (".png"));
  g_autofree char *note = g_strconcat (name, ".begun", NULL);
  g_autofree char *other = g_strconcat (data, "<!-- other -->\n", NULL);

  g_assert_cmpint (g_remove (kept->pdata[0]), ==, 0);
  g_assert_true (g_file_set_contents (note, ".", -1, NULL));
  again = load (fixture, &error);
  assert_picture (again, error);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_remove (kept->pdata[0]), ==, 0);
  g_assert_true (g_file_set_contents (note, "..", -1, NULL));
  g_assert_null (load (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "ended twice"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, other, -1, NULL));
  changed = load (fixture, &error);
  assert_picture (changed, error);
  /* What is known of the one stays known. */
  after = list_kept ();
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_null (load (fixture, &error));
  g_assert_nonnull (error);
  kept = list_kept ();
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture);
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, map, -1, NULL));
  g_assert_cmpint (truncate (fixture->path, TL_THUMBNAILS_LARGEST_FILE + 1), ==, 0);
  assert_refused (fixture);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  /* Nobody ever writes into it. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture);
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  fixture->file = g_file_new_for_uri ("https://example.org/map.journey");
  assert_refused (fixture);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Answer answer = { NULL };

  g_cancellable_cancel (cancellable);
  tl_thumbnails_load_async (fixture->file, &plain, cancellable, on_loaded_cb, &answer);
  g_assert_null (finish (&answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The sum of red over the picture, and of blue. */
static void
sum_colors (GdkTexture *texture, guint64 *red, guint64 *blue)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (4 * (gsize) width * (gsize) height);

  *red = *blue = 0;
  gdk_texture_download (texture, pixels, 4 * (gsize) width);
  for (int i = 0; i < width * height; i++)
    {
      *blue += pixels[4 * i];
      *red += pixels[4 * i + 2];
    }
}

static void
load_colors (Fixture *fixture, const TlThumbnailStyle *style, guint64 *red, guint64 *blue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = load_in (fixture, style, &error);

  assert_picture (texture, error);
  sum_colors (texture, red, blue);
}

/* A map looks as it will when it is opened: dark where the program is, in the colours chosen. One
 * picture is never taken for another. */
static void
test_styles (Fixture *fixture, gconstpointer data)
{
  TlThumbnailStyle dark = { .scheme = TL_SCHEME_DARK }, chosen = plain;
  guint64 red, blue, dark_red, dark_blue, chosen_red, chosen_blue, again_red, again_blue;

  g_assert_true (tl_color_parse ("#c01c28", &chosen.look.layers[TL_LAYER_CUSTOMER]));
  load_colors (fixture, &plain, &red, &blue);
  load_colors (fixture, &dark, &dark_red, &dark_blue);
  load_colors (fixture, &chosen, &chosen_red, &chosen_blue);
  load_colors (fixture, &plain, &again_red, &again_blue);
  g_assert_cmpuint (dark_red, <, red / 2);
  g_assert_cmpuint (chosen_red, >, red);
  g_assert_cmpuint (chosen_blue, <, blue);
  g_assert_cmpuint (again_red, ==, red);
}

/* Whatever a map does to whoever draws it. */
static void
test_no_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) sample = tl_templates_load ("samples/fault-repair");
  cairo_surface_t *surface =
      tl_thumbnail_draw (sample, NULL, TL_SCHEME_LIGHT, 100, 50, 1, G_TIME_SPAN_MINUTE);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 100);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 50);
  cairo_surface_destroy (surface);
  g_assert_null (tl_thumbnail_draw (sample, NULL, TL_SCHEME_LIGHT, 100, 50, 1, 0));
}

/* As when the program ends while it is asked for. */
static void
test_no_template (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Answer answer = { NULL };

  tl_thumbnails_load_template_async ("templates/none", &plain, NULL, on_loaded_cb, &answer);
  g_assert_null (finish (&answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
assert_template_pictures (const TlTemplate *templates, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      Answer answer = { NULL };

      tl_thumbnails_load_template_async (templates[i].name, &plain, NULL, on_loaded_cb, &answer);
      texture = finish (&answer, &error);
      assert_picture (texture, error);
      g_assert_true (has_dark_and_light (texture));
    }
}

static void
test_templates (Fixture *fixture, gconstpointer data)
{
  const TlTemplate *templates;
  guint n;

  templates = tl_templates_get_templates (&n);
  assert_template_pictures (templates, n);
  templates = tl_templates_get_samples (&n);
  assert_template_pictures (templates, n);
}

/* However many maps there are. */
static void
test_cache_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GBytes) last = NULL;

  for (guint i = 0; i < TL_THUMBNAIL_CACHE_MOST + 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("file:///%u", i);

      tl_thumbnail_cache_store (key, "1", bytes);
    }
  kept = list_kept ();
  g_assert_cmpuint (kept->len, ==, TL_THUMBNAIL_CACHE_MOST);
  last = tl_thumbnail_cache_find ("file:///104", "1");
  g_assert_nonnull (last);
  g_assert_null (tl_thumbnail_cache_find ("file:///104", "2"));
}

/* Nor do notes take the place of pictures. */
static void
test_notes_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GPtrArray) kept = NULL;

  for (guint i = 0; i < TL_THUMBNAIL_CACHE_MOST; i++)
    {
      g_autofree char *key = g_strdup_printf ("file:///%u", i);

      g_assert_true (tl_thumbnail_cache_begin (key, "2"));
      tl_thumbnail_cache_store (key, "1", bytes);
    }
  kept = list_kept ();
  g_assert_cmpuint (kept->len, ==, 2 * TL_THUMBNAIL_CACHE_MOST);
}

/* Who quits while a picture is drawn, however often, has it yet. The last of the tests: nothing is
 * noted after it. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_true (tl_thumbnail_cache_begin ("file:///1", "1"));
  tl_thumbnail_cache_close ();
  kept = list_kept ();
  g_assert_cmpuint (kept->len, ==, 0);
  g_assert_true (tl_thumbnail_cache_begin ("file:///1", "1"));
  g_ptr_array_unref (g_steal_pointer (&kept));
  kept = list_kept ();
  g_assert_cmpuint (kept->len, ==, 0);
  tl_thumbnail_cache_end ("file:///1", "1");
}

/* A cache that cannot be written costs nothing but time. */
static void
test_no_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();
  g_autoptr (GdkTexture) texture = NULL;

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  texture = load (fixture, &error);
  assert_picture (texture, error);
  g_assert_cmpint (g_remove (folder), ==, 0);
}

static void
tear_down_all (Fixture *fixture, gconstpointer content)
{
  forget_all ();
  tear_down (fixture, content);
}

static void
add (const char *path, const char *content, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, content, set_up, test, tear_down_all);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_build_filename (g_getenv ("HOME"), "thumbnails", NULL);

  /* Other tests have pictures made too. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  forget_all ();
  add ("/thumbnails/drawn-once", map, test_drawn_once);
  add ("/thumbnails/changed-file", map, test_changed_file);
  add ("/thumbnails/damaged-cache", map, test_damaged_cache);
  add ("/thumbnails/fatal-map", map, test_fatal_map);
  add ("/thumbnails/missing", NULL, test_refused);
  add ("/thumbnails/empty", "", test_refused);
  add ("/thumbnails/garbage", "not a map", test_refused);
  add ("/thumbnails/hostile", "<!DOCTYPE x [<!ENTITY y \"z\">]>\n<x>&y;</x>\n", test_refused);
  add ("/thumbnails/too-large", NULL, test_too_large);
  add ("/thumbnails/not-a-file", NULL, test_not_a_file);
  add ("/thumbnails/elsewhere", NULL, test_elsewhere);
  add ("/thumbnails/cancelled", map, test_cancelled);
  add ("/thumbnails/styles", map, test_styles);
  add ("/thumbnails/no-time", NULL, test_no_time);
  add ("/thumbnails/no-template", NULL, test_no_template);
  add ("/thumbnails/templates", NULL, test_templates);
  add ("/thumbnails/cache-ends", NULL, test_cache_ends);
  add ("/thumbnails/notes-apart", NULL, test_notes_apart);
  add ("/thumbnails/no-cache", map, test_no_cache);
  add ("/thumbnails/closed", NULL, test_closed);
  return own_display_run_tests ();
}
