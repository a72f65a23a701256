/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-view-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "own-folder.h"

/* How maps were seen: kept, found again, and forgotten when there are too many. */

static const TlViewState plain = {
  1200, 700, FALSE, TRUE, { 0.5, 120.25, -33 }, NULL, FALSE, NULL
};

static char *
make_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "views.ini", NULL);
}

static void
forget_all (void)
{
  g_autofree char *path = make_path ();

  tl_view_store_close ();
  g_remove (path);
}

static void
test_keep (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///maps/caf%C3%A9%20=%5B1%5D.journey");
  g_autoptr (GFile) other = g_file_new_for_uri ("file:///maps/other.journey");
  g_autofree char *path = make_path ();
  g_autofree char *content = NULL;
  TlViewState state = plain;
  g_auto (TlViewState) found = { 0 };
  GStatBuf status;

  forget_all ();
  g_assert_false (tl_view_store_find (file, &found));
  g_assert_cmpint (found.width, ==, 0);
  tl_view_store_keep (file, &plain);
  tl_view_store_close ();
  g_assert_false (tl_view_store_find (other, &found));
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_cmpint (found.width, ==, 1200);
  g_assert_cmpint (found.height, ==, 700);
  g_assert_false (found.maximized);
  g_assert_true (found.inspector_visible);
  g_assert_cmpfloat (found.place.zoom, ==, 0.5);
  g_assert_cmpfloat (found.place.x, ==, 120.25);
  g_assert_cmpfloat (found.place.y, ==, -33);
  tl_view_state_clear (&found);
  state.maximized = TRUE;
  state.inspector_visible = FALSE;
  tl_view_store_keep (file, &state);
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_true (found.maximized);
  g_assert_false (found.inspector_visible);
  tl_view_store_close ();

  /* Nobody else's business, and no names. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "journey"));
}

static void
keep_number (guint number)
{
  g_autofree char *uri = g_strdup_printf ("file:///%u.journey", number);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  tl_view_store_keep (file, &plain);
}

static gboolean
is_known (guint number)
{
  g_autofree char *uri = g_strdup_printf ("file:///%u.journey", number);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_auto (TlViewState) state = { 0 };

  return tl_view_store_find (file, &state);
}

/* The oldest go; what is kept again is new. */
static void
test_forget (void)
{
  forget_all ();
  for (guint i = 0; i < TL_VIEW_STORE_MOST; i++)
    keep_number (i);
  g_assert_true (is_known (0));
  keep_number (0);
  keep_number (TL_VIEW_STORE_MOST);
  keep_number (TL_VIEW_STORE_MOST + 1);
  tl_view_store_close ();
  g_assert_true (is_known (0));
  g_assert_false (is_known (1));
  g_assert_false (is_known (2));
  for (guint i = 3; i < TL_VIEW_STORE_MOST + 2; i++)
    g_assert_true (is_known (i));
}

static void
put_content (GFile *file, const char *numbers)
{
  g_autofree char *path = make_path ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *content = g_strdup_printf ("[views]\n%s=%s\n", key, numbers);

  tl_view_store_close ();
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* Whatever is in the file: it is as if it were not there, or it makes sense. */
static void
test_damaged (void)
{
  static const char *const right[] = { "1200;700;0;1;0.5;120;7", "1;1;1;0;0.1;-500;9e6",
                                       "32767;32767;1;0;4;0;0" };
  static const char *const wrong[] = { "",
                                       "1200;700;0;1;0.5;120",
                                       "1200;700;0;1;0.5;120;7;9",
                                       "wide;700;0;1;0.5;120;7",
                                       "1200;700;0;1;nan;120;7",
                                       "1200;700;0;1;0.5;inf;7",
                                       "1200;700;0;1;0;120;7",
                                       "1200;700;0;1;0.0999;120;7",
                                       "1200;700;0;1;4.01;120;7",
                                       "1200;700;0;1;1e300;120;7",
                                       "1200;700;0;1;-inf;120;7",
                                       "1200;700;0;1;0.5;-1e12;7",
                                       "1200;700;0;1;0.5;120;nan",
                                       "1200;700;0;1;0.5;120;1e9",
                                       "1200;700;7;1;0.5;120;7",
                                       "-5;700;0;1;0.5;120;7",
                                       "1e12;700;0;1;0.5;120;7" };
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///map.journey");
  g_autofree char *path = make_path ();
  g_auto (TlViewState) state = { 0 };

  keep_number (0);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      put_content (file, right[i]);
      g_assert_true (tl_view_store_find (file, &state));
      tl_view_state_clear (&state);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      put_content (file, wrong[i]);
      g_assert_false (tl_view_store_find (file, &state));
    }
  tl_view_store_close ();
  g_assert_true (g_file_set_contents (path, "\377\376 no key file", -1, NULL));
  g_assert_false (tl_view_store_find (file, &state));
  tl_view_store_keep (file, &plain);
  g_assert_true (tl_view_store_find (file, &state));
}

/* What is folded comes back with the map it belongs to, and goes with it. */
static void
test_folds (void)
{
  const char *const words[] = { "layer partner", "stage s;1", NULL };
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///folded.journey");
  g_autoptr (TlFolds) folds = tl_folds_read (words);
  g_autofree char *path = make_path ();
  g_autofree char *content = NULL;
  g_auto (TlViewState) found = { 0 };
  TlViewState state = plain;

  forget_all ();
  state.folds = folds;
  state.curves_together = TRUE;
  tl_view_store_keep (file, &state);
  keep_number (0);
  tl_view_store_close ();
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_true (tl_folds_equal (found.folds, folds));
  g_assert_true (found.curves_together);
  tl_view_state_clear (&found);
  for (guint i = 1; i <= TL_VIEW_STORE_MOST; i++)
    keep_number (i);
  g_assert_false (tl_view_store_find (file, &found));
  tl_view_store_close ();
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_null (strstr (content, "layer partner"));
  tl_view_store_keep (file, &state);
  tl_view_store_keep (file, &plain);
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_true (tl_folds_is_empty (found.folds));
  g_assert_false (found.curves_together);
}

/* The view that was shown is kept, and the map itself again after it. */
static void
test_shown (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///shown.journey");
  g_auto (TlViewState) found = { 0 };
  TlViewState state = plain;

  forget_all ();
  state.view = (char *) "insights";
  tl_view_store_keep (file, &state);
  tl_view_store_close ();
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_cmpstr (found.view, ==, "insights");
  tl_view_state_clear (&found);
  tl_view_store_keep (file, &plain);
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_null (found.view);
}

/* What will be painted is guessed: as the last canvas was, at the map's own place. */
static void
test_guess (void)
{
  TlPreviewWish dark = { TL_SCHEME_DARK, TRUE, 2, 640, 480, 3, FALSE, { 0 } };
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///map.journey");
  g_autoptr (GFile) other = g_file_new_for_uri ("file:///other.journey");
  TlPreviewWish wish;

  forget_all ();
  wish = tl_view_store_guess (file);
  g_assert_cmpint (wish.factor, ==, 1);
  g_assert_cmpfloat (wish.width, >, 500);
  g_assert_cmpfloat (wish.zoom, ==, 1);
  g_assert_false (wish.has_place);
  tl_view_store_keep_canvas (&dark);
  tl_view_store_keep (file, &plain);
  tl_view_store_close ();
  wish = tl_view_store_guess (file);
  g_assert_cmpint (wish.scheme, ==, TL_SCHEME_DARK);
  g_assert_true (wish.high_contrast);
  g_assert_cmpint (wish.factor, ==, 2);
  g_assert_cmpfloat (wish.width, ==, 640);
  g_assert_cmpfloat (wish.height, ==, 480);
  g_assert_true (wish.has_place);
  g_assert_cmpfloat (wish.place.zoom, ==, 0.5);
  wish = tl_view_store_guess (other);
  g_assert_cmpint (wish.factor, ==, 2);
  g_assert_false (wish.has_place);
}

static void
test_damaged_canvas (void)
{
  static const char *const wrong[] = { "",
                                       "1;1;2;640",
                                       "7;1;2;640;480",
                                       "1;1;0;640;480",
                                       "1;1;99;640;480",
                                       "1;1;2;nan;480",
                                       "1;1;2;640;1e9",
                                       "1;1;2;-1;480" };
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///map.journey");
  g_autofree char *path = make_path ();

  keep_number (0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *content = g_strdup_printf ("[canvas]\nlast=%s\n", wrong[i]);
      TlPreviewWish wish;

      g_test_message ("%s", wrong[i]);
      tl_view_store_close ();
      g_assert_true (g_file_set_contents (path, content, -1, NULL));
      wish = tl_view_store_guess (file);
      g_assert_cmpint (wish.scheme, ==, TL_SCHEME_LIGHT);
      g_assert_cmpint (wish.factor, ==, 1);
      g_assert_cmpfloat (wish.width, >, 500);
      g_assert_cmpfloat (wish.height, <, 2000);
    }
  forget_all ();
}

/* Resting does not wear out a disk: what is known already is not written again. */
static void
test_unchanged (void)
{
  g_autofree char *path = make_path ();
  GStatBuf before, after;

  forget_all ();
  keep_number (0);
  keep_number (1);
  tl_view_store_close ();
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  keep_number (1);
  tl_view_store_close ();
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  keep_number (0);
  tl_view_store_close ();
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
}

/* It is written by itself, by threads; whatever they are about, the last that was kept stays. */
static void
test_last_stays (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///map.journey");
  g_autofree char *path = make_path ();
  g_auto (TlViewState) found = { 0 };
  TlViewState state = plain;

  forget_all ();
  keep_number (0);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  for (int i = 1; i <= 100; i++)
    {
      state.width = i;
      tl_view_store_keep (file, &state);
    }
  tl_view_store_close ();
  g_assert_true (tl_view_store_find (file, &found));
  g_assert_cmpint (found.width, ==, 100);
  g_assert_true (is_known (0));
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-store/keep", test_keep);
  g_test_add_func ("/view-store/forget", test_forget);
  g_test_add_func ("/view-store/damaged", test_damaged);
  g_test_add_func ("/view-store/folds", test_folds);
  g_test_add_func ("/view-store/shown", test_shown);
  g_test_add_func ("/view-store/guess", test_guess);
  g_test_add_func ("/view-store/damaged-canvas", test_damaged_canvas);
  g_test_add_func ("/view-store/unchanged", test_unchanged);
  g_test_add_func ("/view-store/last-stays", test_last_stays);
  result = g_test_run ();
  tl_view_store_close ();
  own_folder_remove (state);
  return result;
}
