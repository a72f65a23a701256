/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "layout-dump.h"
#include "tl-export.h"
#include "tl-file.h"

/* What people choose of the look, and that it stays readable whatever they choose. */

#define N_SCHEMES (TL_SCHEME_DARK + 1)

static TlColor
parse (const char *text)
{
  TlColor color = { 0 };

  g_assert_true (tl_color_parse (text, &color));
  return color;
}

static void
test_parse (void)
{
  static const char *const wrong[] = { "",        "#",       "1c71d8", "#1c71d", "#1c71d8f",
                                       "#1c71dg", "# c71d8", "blue",   "#ÄÖÜ" };
  TlColor color = parse ("#1C71d8");
  g_autofree char *text = tl_color_format (&color);

  g_assert_cmpstr (text, ==, "#1c71d8");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (tl_color_parse (wrong[i], &color));
  g_assert_cmpfloat (color.red, ==, 0x1c / 255.0);
  g_assert_cmpfloat (color.alpha, ==, 1);
}

static void
assert_contrast (const char *a, const char *b, double expected)
{
  TlColor one = parse (a), other = parse (b);

  g_assert_cmpfloat_with_epsilon (tl_color_get_contrast (&one, &other), expected, 0.01);
  g_assert_cmpfloat_with_epsilon (tl_color_get_contrast (&other, &one), expected, 0.01);
}

/* Numbers that others publish for these pairs. */
static void
test_contrast (void)
{
  assert_contrast ("#000000", "#ffffff", 21);
  assert_contrast ("#ffffff", "#ffffff", 1);
  assert_contrast ("#777777", "#ffffff", 4.48);
  assert_contrast ("#767676", "#ffffff", 4.54);
  assert_contrast ("#ff0000", "#ffffff", 4.00);
  assert_contrast ("#0000ff", "#ffffff", 8.59);
  assert_contrast ("#ffff00", "#000000", 19.56);
}

/* What nobody chose is as the style has it. */
static void
test_ours (void)
{
  TlLook look = { 0 };

  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    for (guint layer = 0; layer < TL_N_LAYERS; layer++)
      {
        TlLayerColors colors = tl_look_get_layer (&look, scheme, layer);
        TlLayerColors same = tl_look_get_layer (NULL, scheme, layer);
        const TlColor *own = tl_style_get_layer (scheme, layer);
        const TlColor *tint = tl_style_get_layer_tint (scheme, layer);

        g_assert_cmpmem (&colors, sizeof colors, &same, sizeof same);
        g_assert_cmpmem (&colors.band, sizeof (TlColor), own, sizeof *own);
        g_assert_cmpmem (&colors.tint, sizeof (TlColor), tint, sizeof *tint);
      }
  g_assert_cmpfloat (tl_look_get_card_width (&look), ==, TL_SIZE_CARD);
  g_assert_cmpfloat (tl_look_get_moment_width (NULL), ==, TL_SIZE_MOMENT);
}

/* A colour that stands out is the one that was chosen, to the last bit. */
static void
test_kept (void)
{
  TlLook look = { 0 };

  look.layers[TL_LAYER_PARTNER] = parse ("#1b7a43");
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
      TlLayerColors colors = tl_look_get_layer (&look, scheme, TL_LAYER_PARTNER);

      g_assert_cmpmem (&colors.band, sizeof (TlColor), &look.layers[TL_LAYER_PARTNER],
                       sizeof (TlColor));
    }
}

static void
assert_readable (const TlLook *look, TlScheme scheme)
{
  const TlColor *paper = tl_style_get_color (scheme, TL_COLOR_PAPER);
  const TlColor *dim = tl_style_get_color (scheme, TL_COLOR_INK_DIM);
  const TlColor *faint = tl_style_get_color (scheme, TL_COLOR_INK_FAINT);
  TlLayerColors colors = tl_look_get_layer (look, scheme, TL_LAYER_PARTNER);

  g_assert_cmpfloat (tl_color_get_contrast (&colors.ink, &colors.band), >=, 4.5);
  g_assert_cmpfloat (tl_color_get_contrast (&colors.band, paper), >=, 1.25);
  g_assert_cmpfloat (tl_color_get_contrast (&colors.line, &colors.tint), >=, 3);
  g_assert_cmpfloat (tl_color_get_contrast (&colors.line, paper), >=, 3);
  g_assert_cmpfloat (tl_color_get_contrast (dim, &colors.tint), >=, 4.5);
  /* The axis words, which the reference picture has at 4 : 1. */
  g_assert_cmpfloat (tl_color_get_contrast (faint, &colors.tint), >=, 3.8);
}

/* All there is between black and white, in steps. */
static void
test_any_color (void)
{
  for (guint red = 0; red <= 255; red += 17)
    for (guint green = 0; green <= 255; green += 17)
      for (guint blue = 0; blue <= 255; blue += 17)
        {
          TlLook look = { 0 };

          look.layers[TL_LAYER_PARTNER] = (TlColor){ red / 255.0, green / 255.0, blue / 255.0, 1 };
          assert_readable (&look, TL_SCHEME_LIGHT);
          assert_readable (&look, TL_SCHEME_DARK);
        }
}

static void
test_width (void)
{
  TlLook look = { .card_width = 200 }, other = { 0 };

  g_assert_cmpfloat (tl_look_get_card_width (&look), ==, 200);
  g_assert_cmpfloat (tl_look_get_moment_width (&look), ==, 216);
  g_assert_false (tl_look_equal (&look, &other));
  other.card_width = 200;
  g_assert_true (tl_look_equal (&look, &other));
  other.font = g_intern_string ("Inter");
  g_assert_false (tl_look_equal (&look, &other));
  look.card_width = 1e9;
  g_assert_cmpfloat (tl_look_get_card_width (&look), ==, TL_LOOK_CARD_MOST);
  look.card_width = 1;
  g_assert_cmpfloat (tl_look_get_card_width (&look), ==, TL_LOOK_CARD_LEAST);
}

static TlMap *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "samples",
                                            "fault-repair.journey", NULL);
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return map;
}

/* Every card is as wide as chosen, spans too, and stands in its moments. */
static void
assert_cards (TlMap *map, double width)
{
  TlLook look = { .card_width = width };
  g_autoptr (TlLayout) layout = tl_layout_new_with_look (map, &fixed_measure, &look);
  const TlLayoutView *view = tl_layout_get_view (layout);
  guint n_cards = 0;

  g_assert_cmpfloat (view->moment_width, ==, width + TL_SIZE_MOMENT - TL_SIZE_CARD);
  for (guint i = 0; i < view->n_lanes; i++)
    for (guint j = 0; j < view->lanes[i].n_cards; j++)
      {
        const TlCardBox *card = &view->lanes[i].cards[j];
        double rest = fmod (card->box.width - width, view->moment_width);

        g_assert_cmpfloat_with_epsilon (rest, 0, 1e-6);
        g_assert_cmpfloat (card->box.x, >, view->moments[card->moment].x);
        n_cards++;
      }
  g_assert_cmpuint (n_cards, >, 20);
}

static void
test_layout (void)
{
  g_autoptr (TlMap) map = read_sample ();

  assert_cards (map, TL_LOOK_CARD_LEAST);
  assert_cards (map, TL_SIZE_CARD);
  assert_cards (map, 200);
}

static char *
export_svg (TlMap *map, const TlLook *look)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  options.format = TL_FORMAT_SVG;
  options.look = *look;
  bytes = tl_export_to_bytes (map, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* What is drawn has the colours and the font, and nothing is left of ours. */
static void
test_drawing (void)
{
  g_autoptr (TlMap) map = read_sample ();
  TlLook look = { .font = g_intern_string ("Noto Sans") }, none = { 0 };
  g_autofree char *plain = export_svg (map, &none);
  g_autofree char *chosen = NULL;

  look.layers[TL_LAYER_PARTNER] = parse ("#ffe14d");
  chosen = export_svg (map, &look);
  g_assert_nonnull (strstr (plain, "#0e7c86"));
  g_assert_null (strstr (plain, "#ffe14d"));
  g_assert_null (strstr (chosen, "#0e7c86"));
  g_assert_nonnull (strstr (chosen, "#ffe14d"));
  g_assert_null (strstr (plain, "Noto Sans, Inter"));
  g_assert_nonnull (strstr (chosen, "Noto Sans, Inter"));
  /* On yellow the name of the layer is black, where it was white. */
  g_assert_cmpuint (count (chosen, "#000000"), ==, count (plain, "#000000") + 1);
  g_assert_cmpuint (count (chosen, "#ffffff"), ==, count (plain, "#ffffff") - 1);
}

/* A font of the map's own comes before the one people like. */
static void
test_font (void)
{
  TlLook look = { .font = g_intern_string ("Cantarell") };
  g_autofree char *of_look = tl_look_dup_font_families (&look, NULL);
  g_autofree char *of_map = tl_look_dup_font_families (&look, "Lato");
  g_autofree char *ours = tl_look_dup_font_families (NULL, NULL);

  g_assert_true (g_str_has_prefix (of_look, "Cantarell, "));
  g_assert_true (g_str_has_prefix (of_map, "Lato, "));
  g_assert_true (g_str_has_prefix (ours, "Inter, "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/parse", test_parse);
  g_test_add_func ("/look/contrast", test_contrast);
  g_test_add_func ("/look/ours", test_ours);
  g_test_add_func ("/look/kept", test_kept);
  g_test_add_func ("/look/any-color", test_any_color);
  g_test_add_func ("/look/width", test_width);
  g_test_add_func ("/look/layout", test_layout);
  g_test_add_func ("/look/drawing", test_drawing);
  g_test_add_func ("/look/font", test_font);
  return g_test_run ();
}
