/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-look-settings.h"

#include <string.h>

static const char *const layer_keys[TL_N_LAYERS] = {
  [TL_LAYER_CUSTOMER] = "customer-color",
  [TL_LAYER_PARTNER] = "partner-color",
  [TL_LAYER_EMPLOYEE] = "employee-color",
  [TL_LAYER_ORGANISATION] = "organisation-color",
};
static const char *const other_keys[] = { "font", "card-width", "snap", "map-language" };

/* Of the enumeration in the schema, map units. */
static const double card_widths[] = { 128, 0, 200 };

const char *
tl_look_settings_get_key (TlLayer layer)
{
  return layer_keys[layer];
}

TlLook
tl_look_settings_read (GSettings *settings)
{
  TlLook look = { 0 };
  g_autofree char *font = NULL;
  int width;

  if (settings == NULL)
    return look;
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      g_autofree char *color = g_settings_get_string (settings, layer_keys[i]);

      tl_color_parse (color, &look.layers[i]);
    }
  font = g_settings_get_string (settings, "font");
  if (*font != '\0')
    look.font = g_intern_string (font);
  width = g_settings_get_enum (settings, "card-width");
  if (width >= 0 && width < (int) G_N_ELEMENTS (card_widths))
    look.card_width = card_widths[width];
  return look;
}

gboolean
tl_look_settings_has (const char *key)
{
  for (guint i = 0; i < TL_N_LAYERS; i++)
    if (strcmp (key, layer_keys[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (other_keys); i++)
    if (strcmp (key, other_keys[i]) == 0)
      return TRUE;
  return FALSE;
}

void
tl_look_settings_reset (GSettings *settings)
{
  for (guint i = 0; i < TL_N_LAYERS; i++)
    g_settings_reset (settings, layer_keys[i]);
  for (guint i = 0; i < G_N_ELEMENTS (other_keys); i++)
    g_settings_reset (settings, other_keys[i]);
}
