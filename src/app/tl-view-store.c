/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-view-store.h"

#include <math.h>
#include <string.h>

/* One key a map, its value these numbers: a tenth of what a group a map would take to read. */
enum
{
  WIDTH,
  HEIGHT,
  MAXIMIZED,
  INSPECTOR_VISIBLE,
  ZOOM,
  X,
  Y,
  N_NUMBERS
};

#define GROUP "views"
#define FOLDS "folds" /* of those maps that have any, by the same keys */

static char *
make_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "views.ini", NULL);
}

static char *
make_key (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static GKeyFile *
load (const char *path)
{
  GKeyFile *views = g_key_file_new ();

  /* Without a file, or with one that is damaged, it is empty, which is as good. */
  g_key_file_load_from_file (views, path, G_KEY_FILE_NONE, NULL);
  return views;
}

void
tl_view_state_clear (TlViewState *state)
{
  g_clear_pointer (&state->folds, tl_folds_free);
}

static gboolean
is_sound (const double *numbers, gsize n)
{
  if (numbers == NULL || n != N_NUMBERS)
    return FALSE;
  for (guint i = 0; i < N_NUMBERS; i++)
    if (!isfinite (numbers[i]))
      return FALSE;
  return numbers[WIDTH] >= 1 && numbers[WIDTH] <= G_MAXINT16 && numbers[HEIGHT] >= 1 &&
         numbers[HEIGHT] <= G_MAXINT16 && numbers[ZOOM] > 0;
}

gboolean
tl_view_store_find (GFile *file, TlViewState *state)
{
  g_autofree char *path = make_path ();
  g_autofree char *key = make_key (file);
  g_autoptr (GKeyFile) views = load (path);
  gsize n = 0;
  g_autofree double *numbers = g_key_file_get_double_list (views, GROUP, key, &n, NULL);
  g_auto (GStrv) folds = g_key_file_get_string_list (views, FOLDS, key, NULL, NULL);

  if (!is_sound (numbers, n))
    return FALSE;
  *state = (TlViewState){
    .width = (int) numbers[WIDTH],
    .height = (int) numbers[HEIGHT],
    .maximized = numbers[MAXIMIZED] != 0,
    .inspector_visible = numbers[INSPECTOR_VISIBLE] != 0,
    .place = { numbers[ZOOM], numbers[X], numbers[Y] },
    .folds = tl_folds_read ((const char *const *) folds),
  };
  return TRUE;
}

/* The first are the oldest: what is kept goes to the end. */
static void
forget_oldest (GKeyFile *views)
{
  gsize n = 0;
  g_auto (GStrv) keys = g_key_file_get_keys (views, GROUP, &n, NULL);

  for (gsize i = 0; i + TL_VIEW_STORE_MOST < n; i++)
    {
      g_key_file_remove_key (views, GROUP, keys[i], NULL);
      g_key_file_remove_key (views, FOLDS, keys[i], NULL);
    }
}

static void
put_folds (GKeyFile *views, const char *key, const TlFolds *folds)
{
  g_auto (GStrv) words = folds != NULL ? tl_folds_write (folds) : NULL;

  g_key_file_remove_key (views, FOLDS, key, NULL);
  if (words != NULL && words[0] != NULL)
    g_key_file_set_string_list (views, FOLDS, key, (const char *const *) words,
                                g_strv_length (words));
}

/* `before`: what the file says. */
static gboolean
save (GKeyFile *views, const char *path, const char *before)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  g_autofree char *data = g_key_file_to_data (views, &length, NULL);

  if (strcmp (data, before) == 0)
    return TRUE;
  return g_mkdir_with_parents (folder, 0700) == 0 &&
         g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, NULL);
}

gboolean
tl_view_store_keep (GFile *file, const TlViewState *state)
{
  g_autofree char *path = make_path ();
  g_autofree char *key = make_key (file);
  g_autoptr (GKeyFile) views = load (path);
  g_autofree char *before = g_key_file_to_data (views, NULL, NULL);
  double numbers[N_NUMBERS] = {
    [WIDTH] = state->width,         [HEIGHT] = state->height,
    [MAXIMIZED] = state->maximized, [INSPECTOR_VISIBLE] = state->inspector_visible,
    [ZOOM] = state->place.zoom,     [X] = state->place.x,
    [Y] = state->place.y,
  };

  g_key_file_remove_key (views, GROUP, key, NULL);
  g_key_file_set_double_list (views, GROUP, key, numbers, N_NUMBERS);
  put_folds (views, key, state->folds);
  forget_oldest (views);
  return save (views, path, before);
}
