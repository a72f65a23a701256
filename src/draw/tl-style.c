/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RGBA(hex, opacity)                                                                         \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, (opacity)    \
  }
#define RGB(hex) RGBA (hex, 1.0)
#define N_SCHEMES (TL_SCHEME_DARK + 1)
#define N_COLORS (TL_COLOR_QUOTE + 1)
#define N_MOODS (TL_MOOD_DELIGHTED + 1)

typedef struct
{
  const char *name;
  const char *label;
  const char *icon;
} Channel;

static const TlTextStyle text_styles[TL_N_TEXT_ROLES] = {
  [TL_TEXT_MAP_TITLE] = { 26, 700, FALSE, 32 },
  [TL_TEXT_MAP_SUBTITLE] = { 13, 400, FALSE, 17 },
  [TL_TEXT_SCORE] = { 22, 700, FALSE, 27 },
  [TL_TEXT_SCORE_LABEL] = { 11, 400, FALSE, 14 },
  [TL_TEXT_STAGE_TITLE] = { 14, 600, FALSE, 17 },
  [TL_TEXT_STAGE_SUBTITLE] = { 11, 400, FALSE, 14 },
  [TL_TEXT_MOMENT] = { 11, 400, FALSE, 14 },
  [TL_TEXT_LAYER] = { 12.5, 600, FALSE, 16 },
  [TL_TEXT_LANE_TITLE] = { 13.5, 600, FALSE, 18 },
  [TL_TEXT_LANE_SUBTITLE] = { 12, 400, FALSE, 15 },
  [TL_TEXT_LINE_LABEL] = { 11, 500, FALSE, 14 },
  [TL_TEXT_CARD_TITLE] = { 12.5, 500, FALSE, 16 },
  [TL_TEXT_CARD_OWNER] = { 10.5, 400, FALSE, 14 },
  [TL_TEXT_CARD_WARNING] = { 10.5, 600, FALSE, 14 },
  [TL_TEXT_BADGE] = { 10, 600, FALSE, 13 },
  [TL_TEXT_AXIS] = { 10, 400, FALSE, 13 },
  [TL_TEXT_VALUE] = { 11, 600, FALSE, 14 },
  [TL_TEXT_QUOTE] = { 11, 400, TRUE, 14 },
  [TL_TEXT_LEGEND] = { 11.5, 400, FALSE, 15 },
};

static const TlColor colors[N_SCHEMES][N_COLORS] = {
  [TL_SCHEME_LIGHT] = {
    [TL_COLOR_PAPER] = RGB (0xffffff),
    [TL_COLOR_INK] = RGB (0x241f31),
    [TL_COLOR_INK_DIM] = RGB (0x5e5c64),
    [TL_COLOR_INK_FAINT] = RGB (0x77767b),
    [TL_COLOR_CARD] = RGB (0xffffff),
    [TL_COLOR_CARD_EDGE] = RGB (0xd5d3cf),
    [TL_COLOR_CARD_SHADOW] = RGBA (0x000000, 0.07),
    [TL_COLOR_STAGE] = RGB (0x241f31),
    [TL_COLOR_STAGE_INK] = RGB (0xffffff),
    [TL_COLOR_STAGE_INK_DIM] = RGB (0xdeddda),
    [TL_COLOR_OWN_STAGE] = RGB (0xf6f5f4),
    [TL_COLOR_OWN_STAGE_EDGE] = RGB (0x9a9996),
    [TL_COLOR_GRID] = RGBA (0x241f31, 0.12),
    [TL_COLOR_LINE] = RGB (0x9a9996),
    [TL_COLOR_LINE_LABEL] = RGB (0xffffff),
    [TL_COLOR_LINE_LABEL_EDGE] = RGB (0xc0bfbc),
    [TL_COLOR_LINK_HALO] = RGB (0xffffff),
    [TL_COLOR_WARNING] = RGB (0xc01c28),
    [TL_COLOR_WARNING_INK] = RGB (0xffffff),
    [TL_COLOR_STAR] = RGB (0xf5c211),
    [TL_COLOR_STAR_EDGE] = RGB (0xae7b03),
    [TL_COLOR_QUOTE] = RGB (0x3d3846),
  },
  [TL_SCHEME_DARK] = {
    [TL_COLOR_PAPER] = RGB (0x1d1b22),
    [TL_COLOR_INK] = RGB (0xf6f5f4),
    [TL_COLOR_INK_DIM] = RGB (0xc9c6ce),
    [TL_COLOR_INK_FAINT] = RGB (0xa5a1ab),
    [TL_COLOR_CARD] = RGB (0x2d2a33),
    [TL_COLOR_CARD_EDGE] = RGB (0x4d4956),
    [TL_COLOR_CARD_SHADOW] = RGBA (0x000000, 0.28),
    [TL_COLOR_STAGE] = RGB (0x4b4557),
    [TL_COLOR_STAGE_INK] = RGB (0xffffff),
    [TL_COLOR_STAGE_INK_DIM] = RGB (0xdeddda),
    [TL_COLOR_OWN_STAGE] = RGB (0x29262e),
    [TL_COLOR_OWN_STAGE_EDGE] = RGB (0x7d7886),
    [TL_COLOR_GRID] = RGBA (0xf6f5f4, 0.12),
    [TL_COLOR_LINE] = RGB (0x7d7886),
    [TL_COLOR_LINE_LABEL] = RGB (0x29262e),
    [TL_COLOR_LINE_LABEL_EDGE] = RGB (0x5d5966),
    [TL_COLOR_LINK_HALO] = RGB (0x1d1b22),
    [TL_COLOR_WARNING] = RGB (0xff8a85),
    [TL_COLOR_WARNING_INK] = RGB (0x3d0d10),
    [TL_COLOR_STAR] = RGB (0xf8d64e),
    [TL_COLOR_STAR_EDGE] = RGB (0x8a6408),
    [TL_COLOR_QUOTE] = RGB (0xdcd8e0),
  },
};

static const TlColor layer_colors[N_SCHEMES][TL_N_LAYERS] = {
  { RGB (0x1c71d8), RGB (0x0e7c86), RGB (0xc64600), RGB (0x813d9c) },
  { RGB (0x78aeed), RGB (0x5fc4bd), RGB (0xffa05c), RGB (0xc79be0) },
};

static const TlColor layer_tints[N_SCHEMES][TL_N_LAYERS] = {
  { RGB (0xf3f8fe), RGB (0xeff9f9), RGB (0xfef6f0), RGB (0xf9f4fb) },
  { RGB (0x1c2838), RGB (0x1a2c2d), RGB (0x33261e), RGB (0x2b2233) },
};

static const TlColor touchpoint_colors[N_SCHEMES][TL_N_TOUCHPOINT_KINDS] = {
  [TL_SCHEME_LIGHT] = {
    [TL_TOUCHPOINT_CONTACT] = RGB (0x1c71d8),
    [TL_TOUCHPOINT_ACTION] = RGB (0x5e5c64),
    [TL_TOUCHPOINT_THOUGHT] = RGB (0x6f83b0),
    [TL_TOUCHPOINT_NEED] = RGB (0x0b8aa8),
    [TL_TOUCHPOINT_PAIN] = RGB (0xc01c28),
    [TL_TOUCHPOINT_GAIN] = RGB (0x26a269),
    [TL_TOUCHPOINT_WORKAROUND] = RGB (0xb5850a),
    [TL_TOUCHPOINT_KNOWLEDGE] = RGB (0x865e3c),
    [TL_TOUCHPOINT_PROCESS] = RGB (0x813d9c),
    [TL_TOUCHPOINT_SYSTEM] = RGB (0x813d9c),
    [TL_TOUCHPOINT_POLICY] = RGB (0x813d9c),
    [TL_TOUCHPOINT_STRUCTURE] = RGB (0x613583),
    [TL_TOUCHPOINT_CULTURE] = RGB (0x613583),
    [TL_TOUCHPOINT_INCENTIVE] = RGB (0x613583),
    [TL_TOUCHPOINT_MEASURE] = RGB (0x813d9c),
    [TL_TOUCHPOINT_IDEA] = RGB (0xc2408c),
  },
  [TL_SCHEME_DARK] = {
    [TL_TOUCHPOINT_CONTACT] = RGB (0x78aeed),
    [TL_TOUCHPOINT_ACTION] = RGB (0xa5a1ab),
    [TL_TOUCHPOINT_THOUGHT] = RGB (0x9fb0d8),
    [TL_TOUCHPOINT_NEED] = RGB (0x56c1dc),
    [TL_TOUCHPOINT_PAIN] = RGB (0xff8a85),
    [TL_TOUCHPOINT_GAIN] = RGB (0x6fd69b),
    [TL_TOUCHPOINT_WORKAROUND] = RGB (0xe5b94a),
    [TL_TOUCHPOINT_KNOWLEDGE] = RGB (0xcda27c),
    [TL_TOUCHPOINT_PROCESS] = RGB (0xc79be0),
    [TL_TOUCHPOINT_SYSTEM] = RGB (0xc79be0),
    [TL_TOUCHPOINT_POLICY] = RGB (0xc79be0),
    [TL_TOUCHPOINT_STRUCTURE] = RGB (0xa98bd0),
    [TL_TOUCHPOINT_CULTURE] = RGB (0xa98bd0),
    [TL_TOUCHPOINT_INCENTIVE] = RGB (0xa98bd0),
    [TL_TOUCHPOINT_MEASURE] = RGB (0xc79be0),
    [TL_TOUCHPOINT_IDEA] = RGB (0xee8cc4),
  },
};

static const TlColor mood_colors[N_SCHEMES][N_MOODS] = {
  { RGB (0xc01c28), RGB (0xe66100), RGB (0x77767b), RGB (0x2a9d8f), RGB (0x26a269) },
  { RGB (0xff8a85), RGB (0xffa348), RGB (0xb3b0b8), RGB (0x5cc9bb), RGB (0x6fd69b) },
};

static const TlColor link_colors[N_SCHEMES][TL_N_LINK_KINDS] = {
  [TL_SCHEME_LIGHT] = {
    [TL_LINK_CAUSES] = RGB (0xc01c28),
    [TL_LINK_ENABLES] = RGB (0x26a269),
    [TL_LINK_BLOCKS] = RGB (0xe66100),
    [TL_LINK_TRIGGERS] = RGB (0x1c71d8),
    [TL_LINK_HANDS_OFF] = RGB (0x9a9996),
  },
  [TL_SCHEME_DARK] = {
    [TL_LINK_CAUSES] = RGB (0xff8a85),
    [TL_LINK_ENABLES] = RGB (0x6fd69b),
    [TL_LINK_BLOCKS] = RGB (0xffa348),
    [TL_LINK_TRIGGERS] = RGB (0x78aeed),
    [TL_LINK_HANDS_OFF] = RGB (0x9a96a2),
  },
};

static const struct
{
  double width;
  double dash[2];
} link_strokes[TL_N_LINK_KINDS] = {
  [TL_LINK_CAUSES] = { 2, { 0, 0 } },      [TL_LINK_ENABLES] = { 1.5, { 0, 0 } },
  [TL_LINK_BLOCKS] = { 1.5, { 2, 3 } },    [TL_LINK_TRIGGERS] = { 1.5, { 0, 0 } },
  [TL_LINK_HANDS_OFF] = { 1.5, { 5, 4 } },
};

static const Channel channels[] = {
  { "phone", N_ ("Phone"), "M2 3c0 4 3 7 7 7l1.6-2-2.6-1.6-1 1C5.6 6.6 5.4 6.4 4.6 5l1-1L4 1.4z" },
  { "chat", N_ ("Chat"), "M1.5 2h9v6h-5l-2.5 2.5V8h-1.5z" },
  { "email", N_ ("E-mail"), "M1 2.5h10v7H1zM1 2.5l5 4 5-4" },
  { "web", N_ ("Website"), "M6 1a5 5 0 1 0 .01 0zM1 6h10M6 1c-3 3-3 7 0 10M6 1c3 3 3 7 0 10" },
  { "mobile", N_ ("Mobile phone"), "M3 .8h6v10.4H3zM5 9.6h2" },
  { "in-person", N_ ("In person"), "M6 1.2a2.2 2.2 0 1 0 .01 0zM1.5 11c0-6 9-6 9 0z" },
  { "screen", N_ ("Screen"), "M1 2h10v6H1zM4 11h4M6 8v3" },
  { "system", N_ ("IT system"), "M1.5 1.5h9v3.6h-9zM1.5 6.9h9v3.6h-9zM3.6 3.3h.01M3.6 8.7h.01" },
  { "letter", N_ ("Letter"), "M2 1h5.5l2.5 2.5v7.5H2zM7.5 1v2.5H10M4 6h4M4 8.5h4" },
  { "app", N_ ("App"),
    "M1.5 1.5h3.6v3.6h-3.6zM6.9 1.5h3.6v3.6h-3.6zM1.5 6.9h3.6v3.6h-3.6zM6.9 "
    "6.9h3.6v3.6h-3.6z" },
  { "video", N_ ("Video call"), "M1 3h6.6v6H1zM7.6 5.3l3.4-2v5.4l-3.4-2z" },
  { "branch", N_ ("Branch or shop"), "M1.5 5v6h9V5M1 4.6l1-3.4h8l1 3.4zM4.6 11V7.6h2.8V11" },
  { "social", N_ ("Social media"), "M6 10.3C-1.6 5.7 2.6-.3 6 3.1c3.4-3.4 7.6 2.6 0 7.2z" },
};

/* For a box of 16 by 16, to be stroked. */
static const char *const touchpoint_icons[TL_N_TOUCHPOINT_KINDS] = {
  [TL_TOUCHPOINT_CONTACT] = "M1 3h14v10H1z",
  [TL_TOUCHPOINT_ACTION] = "M4 2l9 6-9 6z",
  [TL_TOUCHPOINT_THOUGHT] = "M4.5 10.5a3.3 3.3 0 0 1 .4-6.5a4 4 0 0 1 7.3 .6a3 3 0 0 1-.4 5.9z"
                            "M4.6 13h.1M2.6 15h.1",
  [TL_TOUCHPOINT_NEED] = "M8 1.2a6.8 6.8 0 1 0 .01 0zM8 5.4a2.6 2.6 0 1 0 .01 0z",
  [TL_TOUCHPOINT_PAIN] = "M8 1l7 13H1zM8 6v4M8 12v.1",
  [TL_TOUCHPOINT_GAIN] = "M1.5 12l4.5-4.5 3 3L14 4.5M10 4h4.3v4.3",
  [TL_TOUCHPOINT_WORKAROUND] = "M2 13C2 5 12 12 13 3M10 5l3-3 2 4",
  [TL_TOUCHPOINT_KNOWLEDGE] = "M8 4C6 2.4 4 2 1.5 2v11C4 13 6 13.4 8 15c2-1.6 4-2 6.5-2V2C12 2 10 "
                              "2.4 8 4zM8 4v11",
  [TL_TOUCHPOINT_PROCESS] = "M8 5a3 3 0 1 0 .1 0zM8 1v2M8 13v2M1 8h2M13 8h2",
  [TL_TOUCHPOINT_SYSTEM] = "M1.5 2.5h13v8h-13zM5 14h6M8 10.5v3.5",
  [TL_TOUCHPOINT_POLICY] = "M3 1.5h7l3 3v10H3zM10 1.5v3h3M5.8 8h4.4M5.8 11h4.4",
  [TL_TOUCHPOINT_STRUCTURE] = "M6 1.5h4V5H6zM1.5 11h4v3.5h-4zM10.5 11h4v3.5h-4zM8 5v3M3.5 11V8h9v3",
  [TL_TOUCHPOINT_CULTURE] = "M5.5 2.2a2.5 2.5 0 1 0 .01 0zM1 14c0-7 9-7 9 0M11 2.4a2.3 2.3 0 0 1 0 "
                            "4.4M12.2 9.2c1.8 .8 2.8 2.4 2.8 4.8",
  [TL_TOUCHPOINT_INCENTIVE] = "M8 1.2a4.6 4.6 0 1 0 .01 0zM5.4 9.6L4 15l4-2.2 4 2.2-1.4-5.4",
  [TL_TOUCHPOINT_MEASURE] = "M1.5 14.5h13M3.5 11.5V8.5M8 11.5V2M12.5 11.5V5.5",
  [TL_TOUCHPOINT_IDEA] = "M8 1a5 5 0 0 0-3 9v2h6v-2a5 5 0 0 0-3-9zM6 15h4",
};

static const Channel *
find_channel (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (channels); i++)
    if (strcmp (channels[i].name, name) == 0)
      return &channels[i];
  return NULL;
}

const TlTextStyle *
tl_style_get_text (TlTextRole role)
{
  return &text_styles[role];
}

char *
tl_style_dup_font_families (const char *map_font)
{
  static const char *const ours = "Inter, Cantarell, Adwaita Sans, Noto Sans, Noto Sans Arabic, "
                                  "sans-serif";
  g_autofree char *name = NULL;

  if (map_font == NULL)
    return g_strdup (ours);

  /* One family only: a comma, a quote or a line's end would start something else where the list is
   * read again. */
  name = g_strdelimit (g_strdup (map_font), ",;\"'<>&\\\n\r\t", ' ');
  g_strstrip (name);
  if (*name == '\0')
    return g_strdup (ours);
  return g_strdup_printf ("%s, %s", name, ours);
}

const TlColor *
tl_style_get_color (TlScheme scheme, TlColorRole role)
{
  return &colors[scheme][role];
}

const TlColor *
tl_style_get_layer (TlScheme scheme, TlLayer layer)
{
  return &layer_colors[scheme][layer];
}

const TlColor *
tl_style_get_layer_tint (TlScheme scheme, TlLayer layer)
{
  return &layer_tints[scheme][layer];
}

const TlColor *
tl_style_get_touchpoint (TlScheme scheme, TlTouchpointKind kind)
{
  return &touchpoint_colors[scheme][kind];
}

const TlColor *
tl_style_get_mood (TlScheme scheme, TlMood mood)
{
  return &mood_colors[scheme][mood];
}

TlLinkStyle
tl_style_get_link (TlScheme scheme, TlLinkKind kind)
{
  return (TlLinkStyle){ .color = &link_colors[scheme][kind],
                        .width = link_strokes[kind].width,
                        .dash = { link_strokes[kind].dash[0], link_strokes[kind].dash[1] } };
}

const char *
tl_style_get_channel_icon (const char *channel)
{
  const Channel *found = find_channel (channel);

  return found != NULL ? found->icon : NULL;
}

const char *const *
tl_style_list_channels (void)
{
  static const char *names[G_N_ELEMENTS (channels) + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
        names[i] = channels[i].name;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

const char *
tl_style_get_channel_label (const char *channel)
{
  const Channel *found = find_channel (channel);

  return found != NULL ? _ (found->label) : NULL;
}

const char *
tl_style_get_star (void)
{
  return "M0-7.5l2.4 5 5.5.7-4 3.8 1 5.4-4.9-2.6-4.9 2.6 1-5.4-4-3.8 5.5-.7z";
}

const char *
tl_style_get_touchpoint_icon (TlTouchpointKind kind)
{
  return touchpoint_icons[kind];
}
