/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <math.h>
#include <string.h>

#include "draw-test.h"
#include "tl-cairo-painter.h"

/* Pictures against the ones of before, tests/draw/pictures/NAME.png. What differs is painted red
 * in the build folder's NAME-diff.png; TL_TEST_UPDATE=1 makes the new picture the right one. */

/* Letters may lie a quarter of a pixel aside with another cairo; nothing else may. */
#define FAR_OFF 110
#define MOST_FAR_OFF 0.001 /* of all pixels */
#define MOST_MEAN 0.8      /* of 255 */

static guint
get_difference (guint32 a, guint32 b)
{
  guint most = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      int one = (int) (a >> shift & 0xff);
      int other = (int) (b >> shift & 0xff);

      most = MAX (most, (guint) ABS (one - other));
    }
  return most;
}

/* Paints what differs red and returns whether it is too much. */
static gboolean
differs (cairo_surface_t *drawn, cairo_surface_t *right)
{
  int width = cairo_image_surface_get_width (drawn);
  int height = cairo_image_surface_get_height (drawn);
  double sum = 0;
  guint n_far_off = 0;

  if (width != cairo_image_surface_get_width (right) ||
      height != cairo_image_surface_get_height (right))
    return TRUE;
  cairo_surface_flush (drawn);
  cairo_surface_flush (right);
  for (int y = 0; y < height; y++)
    {
      guchar *own = cairo_image_surface_get_data (drawn) +
                    (gsize) y * (gsize) cairo_image_surface_get_stride (drawn);
      guchar *other = cairo_image_surface_get_data (right) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (right);

      for (int x = 0; x < width; x++)
        {
          guint32 *a = (guint32 *) (void *) (own + 4 * x);
          guint32 *b = (guint32 *) (void *) (other + 4 * x);
          guint difference = get_difference (*a | 0xff000000, *b | 0xff000000);

          sum += difference;
          n_far_off += difference > FAR_OFF ? 1 : 0;
          if (difference > 16)
            *a = 0xffff0000;
        }
    }
  cairo_surface_mark_dirty (drawn);
  g_test_message ("mean %.3f, far off %u", sum / width / height, n_far_off);
  return sum / width / height > MOST_MEAN || n_far_off > MOST_FAR_OFF * width * height;
}

static cairo_surface_t *
draw_in_look (TlMap *map, double scale, TlScheme scheme, const TlFolds *folds, const TlLook *look)
{
  const char *lang = tl_element_get (tl_map_get_root (map), TL_PROPERTY_LANG);
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, lang);
  g_autoptr (TlLayout) layout = tl_layout_new_with_look (map, tl_text_get_measure (text), look);
  const TlLayoutView *view = tl_layout_get_view (layout);
  cairo_surface_t *surface;
  cairo_t *cr;
  TlPainter *pen;

  if (folds != NULL)
    tl_layout_set_folds (layout, folds, NULL);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (view->width * scale),
                                        (int) ceil (view->height * scale));
  cr = cairo_create (surface);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_GOOD);
  cairo_scale (cr, scale, scale);
  pen = tl_cairo_painter_new (cr, text, scale, FALSE);
  tl_map_drawing_paint (pen, map, layout, TL_PART_ALL, scheme);
  tl_cairo_painter_free (pen);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
draw (TlMap *map, double scale, TlScheme scheme, const TlFolds *folds)
{
  return draw_in_look (map, scale, scheme, folds, NULL);
}

/* Takes what was drawn. */
static void
check_drawn (cairo_surface_t *drawn, const char *picture)
{
  g_autofree char *file = g_strconcat (picture, ".png", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "draw", "pictures", file, NULL);
  g_autofree char *diff_file = g_strconcat (picture, "-diff.png", NULL);
  g_autofree char *diff_path = make_build_path (diff_file);
  cairo_surface_t *right;

  if (g_strcmp0 (g_getenv ("TL_TEST_UPDATE"), "1") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);
  right = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (right), ==, CAIRO_STATUS_SUCCESS);
  if (differs (drawn, right))
    {
      cairo_surface_write_to_png (drawn, diff_path);
      g_test_message ("%s is not as it was: see %s", picture, diff_path);
      g_test_fail ();
    }
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (right);
}

static void
check_drawing (TlMap *map, const char *picture, double scale, TlScheme scheme, const TlFolds *folds)
{
  check_drawn (draw (map, scale, scheme, folds), picture);
}

static void
check_picture (const char *map_name, const char *picture, double scale, TlScheme scheme)
{
  g_autoptr (TlMap) map = load_picture_map (map_name);

  check_drawing (map, picture, scale, scheme, NULL);
}

static void
test_light (void)
{
  check_picture ("small", "light", 1, TL_SCHEME_LIGHT);
}

static void
test_dark (void)
{
  check_picture ("small", "dark", 1, TL_SCHEME_DARK);
}

static void
test_from_afar (void)
{
  check_picture ("small", "half", 0.5, TL_SCHEME_LIGHT);
  check_picture ("small", "quarter", 0.25, TL_SCHEME_LIGHT);
  check_picture ("small", "tenth", 0.1, TL_SCHEME_LIGHT);
}

static void
test_mirrored (void)
{
  check_picture ("arabic", "arabic", 1, TL_SCHEME_LIGHT);
}

/* As a window shows it. */
static void
check_folded (const char *map_name, const char *picture, TlScheme scheme)
{
  g_autoptr (TlMap) map = load_picture_map (map_name);
  g_autoptr (TlFolds) folds = tl_folds_new ();
  TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE);

  tl_folds_set_stage (folds, tl_element_get_next_of_kind (stage), TRUE);
  tl_folds_set_layer (folds, TL_LAYER_ORGANISATION, TRUE);
  check_drawing (map, picture, 1, scheme, folds);
}

static void
test_folded (void)
{
  check_folded ("small", "folded", TL_SCHEME_DARK);
  check_folded ("arabic", "folded-arabic", TL_SCHEME_LIGHT);
}

/* Of three layers, on one axis. */
static void
check_together (const char *map_name, const char *picture, TlScheme scheme)
{
  static const char *const layers[] = { "employee", "partner" };
  static const TlLook together = { .together = TRUE };
  g_autoptr (TlMap) map = load_picture_map (map_name);
  g_autoptr (TlHistory) history = tl_history_new (map);

  tl_history_begin (history, "Add", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      TlElement *lane = tl_history_add (history, TL_KIND_LANE, layers[i], NULL, NULL);

      tl_history_set (history, lane, TL_PROPERTY_LAYER, layers[i]);
      tl_history_set (history, lane, TL_PROPERTY_KIND, "experience");
      tl_history_set (history, lane, TL_PROPERTY_TITLE, i == 0 ? "Bo" : "Partner firm");
    }
  tl_history_commit (history);
  check_drawn (draw_in_look (map, 1, scheme, NULL, &together), picture);
}

static void
test_together (void)
{
  check_together ("small", "together", TL_SCHEME_LIGHT);
  check_together ("small", "together-dark", TL_SCHEME_DARK);
  check_together ("arabic", "together-arabic", TL_SCHEME_LIGHT);
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return *(const guint32 *) (const void *) (row + 4 * (gsize) x);
}

static guint32
pack (const TlColor *color)
{
  return 0xff000000 | (guint32) lround (color->red * 255) << 16 |
         (guint32) lround (color->green * 255) << 8 | (guint32) lround (color->blue * 255);
}

/* No curve, no line leads through a folded stage: beside its title there is but its own colour. */
static void
test_fold_is_quiet (void)
{
  g_autoptr (TlMap) map = load_picture_map ("small");
  g_autoptr (TlFolds) folds = tl_folds_new ();
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, "en");
  g_autoptr (TlLayout) layout = tl_layout_new (map, tl_text_get_measure (text));
  const TlLayoutView *view = tl_layout_get_view (layout);
  guint32 quiet = pack (tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_OWN_STAGE));
  const TlLaneBox *curve;
  cairo_surface_t *drawn;

  tl_folds_set_stage (folds, view->stages[1].stage, TRUE);
  tl_layout_set_folds (layout, folds, NULL);
  curve = &view->lanes[1];
  g_assert_cmpint (curve->kind, ==, TL_LANE_EXPERIENCE);
  drawn = draw (map, 1, TL_SCHEME_LIGHT, folds);
  for (double y = curve->box.y + 1; y < curve->box.y + curve->box.height - 1; y++)
    g_assert_cmphex (get_pixel (drawn, view->stages[1].box.x + 8, y), ==, quiet);
  cairo_surface_destroy (drawn);
}

/* Our SVG as another program draws it is our picture. */
static void
check_agreement (TlMap *map, const char *name)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *svg = make_build_path (name);
  g_autofree char *png = g_strconcat (svg, ".png", NULL);
  g_autofree char *diff = g_strconcat (svg, "-diff.png", NULL);
  g_autofree char *said = NULL;
  cairo_surface_t *own = draw (map, 1, TL_SCHEME_LIGHT, NULL);
  cairo_surface_t *theirs;

  options.format = TL_FORMAT_SVG;
  bytes = export_map (map, &options);
  write_bytes (bytes, svg);
  said = run_program ("rsvg-convert", svg, "-o", png, NULL);
  theirs = cairo_image_surface_create_from_png (png);
  if (differs (own, theirs))
    {
      cairo_surface_write_to_png (own, diff);
      g_test_message ("%s looks different elsewhere: see %s", name, diff);
      g_test_fail ();
    }
  cairo_surface_destroy (own);
  cairo_surface_destroy (theirs);
}

static void
test_screen_and_svg_agree (void)
{
  g_autoptr (TlMap) sample = load_sample ("fault-repair");
  g_autoptr (TlMap) small = load_picture_map ("small");
  g_autoptr (TlMap) arabic = load_picture_map ("arabic");

  check_agreement (sample, "agree-sample.svg");
  check_agreement (small, "agree-small.svg");
  check_agreement (arabic, "agree-arabic.svg");
}

/* A tile shows what the whole shows there: nothing is culled that reaches into it. */
static void
test_tiles_are_the_whole (void)
{
  g_autoptr (TlMap) map = load_picture_map ("small");
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, "en");
  g_autoptr (TlLayout) layout = tl_layout_new (map, tl_text_get_measure (text));
  cairo_surface_t *whole = draw (map, 1, TL_SCHEME_LIGHT, NULL);
  int width = cairo_image_surface_get_width (whole);
  int height = cairo_image_surface_get_height (whole);
  cairo_surface_t *tiled = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  for (int y = 0; y < height; y += 64)
    for (int x = 0; x < width; x += 64)
      {
        cairo_surface_t *tile =
            cairo_surface_create_for_rectangle (tiled, x, y, MIN (64, width - x),
                                                MIN (64, height - y));
        cairo_t *cr = cairo_create (tile);
        TlPainter *pen;

        cairo_set_antialias (cr, CAIRO_ANTIALIAS_GOOD);
        cairo_translate (cr, -x, -y);
        pen = tl_cairo_painter_new (cr, text, 1, FALSE);
        tl_map_drawing_paint (pen, map, layout, TL_PART_ALL, TL_SCHEME_LIGHT);
        tl_cairo_painter_free (pen);
        cairo_destroy (cr);
        cairo_surface_destroy (tile);
      }
  g_assert_false (differs (tiled, whole));
  cairo_surface_destroy (tiled);
  cairo_surface_destroy (whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/light", test_light);
  g_test_add_func ("/pictures/dark", test_dark);
  g_test_add_func ("/pictures/from-afar", test_from_afar);
  g_test_add_func ("/pictures/mirrored", test_mirrored);
  g_test_add_func ("/pictures/folded", test_folded);
  g_test_add_func ("/pictures/together", test_together);
  g_test_add_func ("/pictures/fold-is-quiet", test_fold_is_quiet);
  g_test_add_func ("/pictures/screen-and-svg-agree", test_screen_and_svg_agree);
  g_test_add_func ("/pictures/tiles-are-the-whole", test_tiles_are_the_whole);
  return g_test_run ();
}
