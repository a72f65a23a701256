/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "tl-style.h"

#define N_SCHEMES (TL_SCHEME_DARK + 1)

static double
get_linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* The contrast of WCAG 2, with the colour laid over the ground. */
static double
get_contrast (const TlColor *color, const TlColor *ground)
{
  double over = get_linear (color->red) * 0.2126 + get_linear (color->green) * 0.7152 +
                get_linear (color->blue) * 0.0722;
  double under = get_linear (ground->red) * 0.2126 + get_linear (ground->green) * 0.7152 +
                 get_linear (ground->blue) * 0.0722;

  return (MAX (over, under) + 0.05) / (MIN (over, under) + 0.05);
}

static void
assert_contrast (const TlColor *color, const TlColor *ground, double least, const char *what)
{
  double contrast = get_contrast (color, ground);

  if (contrast < least)
    g_test_message ("%s has a contrast of %.2f", what, contrast);
  g_assert_cmpfloat (contrast, >=, least);
}

/* Text on everything it can lie on. */
static void
assert_text (TlScheme scheme, TlColorRole role, double least)
{
  const TlColor *color = tl_style_get_color (scheme, role);
  g_autofree char *what = g_strdup_printf ("color %d of scheme %d", role, scheme);

  assert_contrast (color, tl_style_get_color (scheme, TL_COLOR_PAPER), least, what);
  assert_contrast (color, tl_style_get_color (scheme, TL_COLOR_CARD), least, what);
  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    assert_contrast (color, tl_style_get_layer_tint (scheme, layer), least, what);
}

static void
test_contrast_of_text (void)
{
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
      assert_text (scheme, TL_COLOR_INK, 7);
      assert_text (scheme, TL_COLOR_INK_DIM, 4.5);
      assert_text (scheme, TL_COLOR_QUOTE, 4.5);
      assert_text (scheme, TL_COLOR_WARNING, 4.5);
      /* Axis words: the light scheme is the reference picture's. */
      assert_text (scheme, TL_COLOR_INK_FAINT, scheme == TL_SCHEME_DARK ? 4.5 : 4.0);
    }
}

static void
test_contrast_on_shapes (void)
{
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
#define ON(ink, ground)                                                                            \
  assert_contrast (tl_style_get_color (scheme, TL_COLOR_##ink),                                    \
                   tl_style_get_color (scheme, TL_COLOR_##ground), 4.5, #ink " on " #ground)
      ON (STAGE_INK, STAGE);
      ON (STAGE_INK_DIM, STAGE);
      ON (INK, OWN_STAGE);
      ON (INK_DIM, OWN_STAGE);
      ON (INK_DIM, LINE_LABEL);
      ON (WARNING_INK, WARNING);
#undef ON
    }
}

/* The layer's colour is the ground of its name, set in the paper's colour, and the ink of its
 * score. */
static void
test_contrast_of_layers (void)
{
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    for (guint layer = 0; layer < TL_N_LAYERS; layer++)
      assert_contrast (tl_style_get_layer (scheme, layer),
                       tl_style_get_color (scheme, TL_COLOR_PAPER), 4.5, "layer");
}

/* In light the moods are the reference picture's; their values are told by number and place, too.
 */
static void
test_contrast_of_moods (void)
{
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    for (guint mood = 0; mood <= TL_MOOD_DELIGHTED; mood++)
      for (guint layer = 0; layer < TL_N_LAYERS; layer++)
        assert_contrast (tl_style_get_mood (scheme, mood), tl_style_get_layer_tint (scheme, layer),
                         scheme == TL_SCHEME_DARK ? 4.5 : 2.9, "mood");
}

static void
assert_color (const TlColor *color)
{
  g_assert_nonnull (color);
  g_assert_cmpfloat (color->alpha, >, 0);
  g_assert_cmpfloat (color->alpha, <=, 1);
  g_assert_true (color->red >= 0 && color->red <= 1);
  g_assert_true (color->green >= 0 && color->green <= 1);
  g_assert_true (color->blue >= 0 && color->blue <= 1);
}

static void
test_all_have_values (void)
{
  for (guint role = 0; role < TL_N_TEXT_ROLES; role++)
    {
      const TlTextStyle *style = tl_style_get_text (role);

      g_assert_cmpfloat (style->size, >=, 10);
      g_assert_cmpfloat (style->line_height, >=, style->size);
      g_assert_cmpint (style->weight % 100, ==, 0);
      g_assert_true (style->weight >= 400 && style->weight <= 700);
    }
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
      for (guint role = 0; role <= TL_COLOR_QUOTE; role++)
        assert_color (tl_style_get_color (scheme, role));
      for (guint kind = 0; kind < TL_N_TOUCHPOINT_KINDS; kind++)
        assert_color (tl_style_get_touchpoint (scheme, kind));
      for (guint kind = 0; kind < TL_N_LINK_KINDS; kind++)
        {
          assert_color (tl_style_get_link (scheme, kind).color);
          g_assert_cmpfloat (tl_style_get_link (scheme, kind).width, >, 0);
        }
      for (guint mood = 0; mood <= TL_MOOD_DELIGHTED; mood++)
        assert_color (tl_style_get_mood (scheme, mood));
    }
}

static void
test_channels (void)
{
  const char *const *channels = tl_style_list_channels ();

  g_assert_cmpuint (g_strv_length ((char **) channels), >=, 8);
  for (guint i = 0; channels[i] != NULL; i++)
    {
      g_assert_nonnull (tl_style_get_channel_icon (channels[i]));
      g_assert_cmpstr (tl_style_get_channel_label (channels[i]), !=, "");
    }
  g_assert_null (tl_style_get_channel_icon ("pigeon"));
  g_assert_null (tl_style_get_channel_icon (NULL));
  g_assert_null (tl_style_get_channel_label ("pigeon"));
}

/* A map's font is one name; nothing in it may become markup or a second family. */
static void
test_families (void)
{
  g_autofree char *ours = tl_style_dup_font_families (NULL);
  g_autofree char *blank = tl_style_dup_font_families (" ");
  g_autofree char *own = tl_style_dup_font_families ("Source Sans 3");
  g_autofree char *hostile = tl_style_dup_font_families ("a\"><script>,'b;c");

  g_assert_true (g_str_has_prefix (ours, "Inter, Cantarell, "));
  g_assert_true (g_str_has_suffix (ours, ", sans-serif"));
  g_assert_cmpstr (blank, ==, ours);
  g_assert_true (g_str_has_prefix (own, "Source Sans 3, Inter, "));
  g_assert_null (strpbrk (hostile, "\"'<>;&"));
  g_assert_true (g_str_has_suffix (hostile, ours));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/contrast-of-text", test_contrast_of_text);
  g_test_add_func ("/style/contrast-on-shapes", test_contrast_on_shapes);
  g_test_add_func ("/style/contrast-of-layers", test_contrast_of_layers);
  g_test_add_func ("/style/contrast-of-moods", test_contrast_of_moods);
  g_test_add_func ("/style/all-have-values", test_all_have_values);
  g_test_add_func ("/style/channels", test_channels);
  g_test_add_func ("/style/families", test_families);
  return g_test_run ();
}
