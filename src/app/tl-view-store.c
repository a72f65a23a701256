/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-view-store.h"

#include "tl-key-store.h"

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

/* Of a canvas. */
enum
{
  SCHEME,
  HIGH_CONTRAST,
  FACTOR,
  CANVAS_WIDTH,
  CANVAS_HEIGHT,
  N_CANVAS_NUMBERS
};

/* Map units: no map is as large as that. */
#define FARTHEST 1e7
#define MOST_FACTOR 8

typedef struct
{
  double least, most;
} Range;

static const Range view_ranges[N_NUMBERS] = {
  [WIDTH] = { 1, G_MAXINT16 },
  [HEIGHT] = { 1, G_MAXINT16 },
  [MAXIMIZED] = { 0, 1 },
  [INSPECTOR_VISIBLE] = { 0, 1 },
  [ZOOM] = { TL_CANVAS_ZOOM_MINIMUM, TL_CANVAS_ZOOM_MAXIMUM },
  [X] = { -FARTHEST, FARTHEST },
  [Y] = { -FARTHEST, FARTHEST },
};

static const Range canvas_ranges[N_CANVAS_NUMBERS] = {
  [SCHEME] = { TL_SCHEME_LIGHT, TL_SCHEME_DARK },
  [HIGH_CONTRAST] = { 0, 1 },
  [FACTOR] = { 1, MOST_FACTOR },
  [CANVAS_WIDTH] = { 1, G_MAXINT16 },
  [CANVAS_HEIGHT] = { 1, G_MAXINT16 },
};

#define GROUP "views"
#define TOGETHER "curves-together" /* those maps whose curves are, by the same keys */
#define FOLDS "folds"              /* of those maps that have any, by the same keys */
#define SHOWN "shown" /* the name of the view, of those that show another than the map */

#define CANVAS "canvas"
#define LAST "last"

static TlKeyStore store = { .name = "views.ini" };

void
tl_view_state_clear (TlViewState *state)
{
  g_clear_pointer (&state->folds, tl_folds_free);
  g_clear_pointer (&state->view, g_free);
}

/* No number that is no number is within any range. */
static gboolean
is_sound (const double *numbers, gsize n, const Range *ranges, gsize n_ranges)
{
  if (numbers == NULL || n != n_ranges)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!(numbers[i] >= ranges[i].least && numbers[i] <= ranges[i].most))
      return FALSE;
  return TRUE;
}

gboolean
tl_view_store_find (GFile *file, TlViewState *state)
{
  g_autofree char *key = tl_key_store_make_key (file, NULL);
  gsize n = 0;
  g_autofree double *numbers = NULL;
  g_auto (GStrv) folds = NULL;
  GKeyFile *views = tl_key_store_open (&store);

  numbers = g_key_file_get_double_list (views, GROUP, key, &n, NULL);
  folds = g_key_file_get_string_list (views, FOLDS, key, NULL, NULL);
  if (!is_sound (numbers, n, view_ranges, N_NUMBERS))
    return FALSE;
  *state = (TlViewState){
    .width = (int) numbers[WIDTH],
    .height = (int) numbers[HEIGHT],
    .maximized = numbers[MAXIMIZED] != 0,
    .inspector_visible = numbers[INSPECTOR_VISIBLE] != 0,
    .place = { numbers[ZOOM], numbers[X], numbers[Y] },
    .curves_together = g_key_file_get_boolean (views, TOGETHER, key, NULL),
    .folds = tl_folds_read ((const char *const *) folds),
    .view = g_key_file_get_string (views, SHOWN, key, NULL),
  };
  return TRUE;
}

static void
forget_oldest (GKeyFile *views)
{
  g_auto (GStrv) keys = tl_key_store_list_oldest (views, GROUP, TL_VIEW_STORE_MOST);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_key_file_remove_key (views, GROUP, keys[i], NULL);
      g_key_file_remove_key (views, FOLDS, keys[i], NULL);
      g_key_file_remove_key (views, TOGETHER, keys[i], NULL);
      g_key_file_remove_key (views, SHOWN, keys[i], NULL);
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

void
tl_view_store_keep (GFile *file, const TlViewState *state)
{
  g_autofree char *key = tl_key_store_make_key (file, NULL);
  double numbers[N_NUMBERS] = {
    [WIDTH] = state->width,         [HEIGHT] = state->height,
    [MAXIMIZED] = state->maximized, [INSPECTOR_VISIBLE] = state->inspector_visible,
    [ZOOM] = state->place.zoom,     [X] = state->place.x,
    [Y] = state->place.y,
  };
  GKeyFile *views = tl_key_store_open (&store);

  g_key_file_remove_key (views, GROUP, key, NULL);
  g_key_file_set_double_list (views, GROUP, key, numbers, N_NUMBERS);
  put_folds (views, key, state->folds);
  if (state->curves_together)
    g_key_file_set_boolean (views, TOGETHER, key, TRUE);
  else
    g_key_file_remove_key (views, TOGETHER, key, NULL);
  g_key_file_remove_key (views, SHOWN, key, NULL);
  if (state->view != NULL)
    g_key_file_set_string (views, SHOWN, key, state->view);
  forget_oldest (views);
  tl_key_store_save (&store);
}

void
tl_view_store_keep_canvas (const TlPreviewWish *wish)
{
  double numbers[N_CANVAS_NUMBERS] = {
    [SCHEME] = wish->scheme,      [HIGH_CONTRAST] = wish->high_contrast, [FACTOR] = wish->factor,
    [CANVAS_WIDTH] = wish->width, [CANVAS_HEIGHT] = wish->height,
  };

  g_key_file_set_double_list (tl_key_store_open (&store), CANVAS, LAST, numbers, N_CANVAS_NUMBERS);
}

/* As large as that of a first window, about. */
static TlPreviewWish
guess_canvas (void)
{
  gsize n = 0;
  g_autofree double *numbers =
      g_key_file_get_double_list (tl_key_store_open (&store), CANVAS, LAST, &n, NULL);
  TlPreviewWish wish = { TL_SCHEME_LIGHT, FALSE, 1, 1200, 900, 1, FALSE, { 0 } };

  if (!is_sound (numbers, n, canvas_ranges, N_CANVAS_NUMBERS))
    return wish;
  wish.scheme = (TlScheme) numbers[SCHEME];
  wish.high_contrast = numbers[HIGH_CONTRAST] != 0;
  wish.factor = (int) numbers[FACTOR];
  wish.width = numbers[CANVAS_WIDTH];
  wish.height = numbers[CANVAS_HEIGHT];
  return wish;
}

TlPreviewWish
tl_view_store_guess (GFile *file)
{
  TlPreviewWish wish;
  g_auto (TlViewState) state = { 0 };

  wish = guess_canvas ();
  wish.has_place = tl_view_store_find (file, &state);
  if (wish.has_place)
    wish.place = state.place;
  return wish;
}

void
tl_view_store_close (void)
{
  tl_key_store_close (&store);
}
