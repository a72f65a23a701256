/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-look.h"

#include <math.h>
#include <string.h>

/* How much of a layer's colour there is in its tint. */
#define LIGHT_TINT 0.055
#define DARK_TINT 0.10
/* Large figures and what is drawn need this much, see the header. */
#define LINE_CONTRAST 3.0
/* What a large area needs to be seen on the paper. */
#define BAND_CONTRAST 1.25
#define MIX_STEP 0.05

static const TlColor black = { 0, 0, 0, 1 };
static const TlColor white = { 1, 1, 1, 1 };

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const TlColor *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) +
         0.0722 * get_linear (color->blue);
}

double
tl_color_get_contrast (const TlColor *a, const TlColor *b)
{
  double one = get_luminance (a), other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static TlColor
mix (const TlColor *from, const TlColor *to, double share)
{
  return (TlColor){ from->red + (to->red - from->red) * share,
                    from->green + (to->green - from->green) * share,
                    from->blue + (to->blue - from->blue) * share, 1 };
}

/* Of black and white one always has 4.58 : 1 or more, the root of the 21 : 1 between them. */
static TlColor
find_ink (const TlColor *ground)
{
  return tl_color_get_contrast (ground, &white) >= tl_color_get_contrast (ground, &black) ? white
                                                                                          : black;
}

/* The colour itself, or as much darker or lighter as it takes to stand out from the ground. */
static TlColor
set_apart (const TlColor *color, const TlColor *ground, double contrast, TlScheme scheme)
{
  const TlColor *far = scheme == TL_SCHEME_DARK ? &white : &black;
  TlColor found = *color;

  for (double share = MIX_STEP; share < 1 && tl_color_get_contrast (&found, ground) < contrast;
       share += MIX_STEP)
    found = mix (color, far, share);
  return found;
}

TlLayerColors
tl_look_get_layer (const TlLook *look, TlScheme scheme, TlLayer layer)
{
  const TlColor *paper = tl_style_get_color (scheme, TL_COLOR_PAPER);
  const TlColor *own = tl_style_get_layer (scheme, layer);
  const TlColor *chosen = look != NULL ? &look->layers[layer] : NULL;
  TlLayerColors colors = { *own, *paper, *own, *tl_style_get_layer_tint (scheme, layer) };

  if (chosen == NULL || chosen->alpha == 0)
    return colors;
  colors.band = set_apart (chosen, paper, BAND_CONTRAST, scheme);
  colors.ink = find_ink (&colors.band);
  colors.tint = mix (paper, chosen, scheme == TL_SCHEME_DARK ? DARK_TINT : LIGHT_TINT);
  colors.line = set_apart (chosen, paper, LINE_CONTRAST, scheme);
  colors.line = set_apart (&colors.line, &colors.tint, LINE_CONTRAST, scheme);
  return colors;
}

double
tl_look_get_card_width (const TlLook *look)
{
  if (look == NULL || look->card_width == 0)
    return TL_SIZE_CARD;
  return CLAMP (look->card_width, TL_LOOK_CARD_LEAST, TL_LOOK_CARD_MOST);
}

double
tl_look_get_moment_width (const TlLook *look)
{
  return tl_look_get_card_width (look) + (TL_SIZE_MOMENT - TL_SIZE_CARD);
}

char *
tl_look_dup_font_families (const TlLook *look, const char *map_font)
{
  gboolean names_one = map_font != NULL && *map_font != '\0';

  return tl_style_dup_font_families (names_one || look == NULL ? map_font : look->font);
}

static gboolean
color_is_equal (const TlColor *a, const TlColor *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue && a->alpha == b->alpha;
}

gboolean
tl_look_equal (const TlLook *a, const TlLook *b)
{
  for (guint i = 0; i < TL_N_LAYERS; i++)
    if (!color_is_equal (&a->layers[i], &b->layers[i]))
      return FALSE;
  return a->font == b->font && a->card_width == b->card_width && a->together == b->together;
}

char *
tl_look_format (const TlLook *look)
{
  GString *words = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      g_autofree char *color = tl_color_format (&look->layers[i]);

      g_string_append_printf (words, "%s ", look->layers[i].alpha > 0 ? color : "-");
    }
  g_string_append (words, g_ascii_dtostr (number, sizeof number, look->card_width));
  g_string_append (words, look->together ? " together" : "");
  g_string_append_printf (words, " %s", look->font != NULL ? look->font : "");
  return g_string_free (words, FALSE);
}

gboolean
tl_color_parse (const char *text, TlColor *color)
{
  guint parts[6];

  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!g_ascii_isxdigit (text[i + 1]))
        return FALSE;
      parts[i] = (guint) g_ascii_xdigit_value (text[i + 1]);
    }
  *color = (TlColor){ (parts[0] * 16 + parts[1]) / 255.0, (parts[2] * 16 + parts[3]) / 255.0,
                      (parts[4] * 16 + parts[5]) / 255.0, 1 };
  return TRUE;
}

char *
tl_color_format (const TlColor *color)
{
  return g_strdup_printf ("#%02x%02x%02x", (guint) lround (color->red * 255),
                          (guint) lround (color->green * 255), (guint) lround (color->blue * 255));
}
