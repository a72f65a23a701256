/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-heat.h"

#include "tl-colors.h"
#include "tl-look.h"

#define RGB(value)                                                                                 \
  {                                                                                                \
    (((value) >> 16) & 0xff) / 255.0, (((value) >> 8) & 0xff) / 255.0, ((value) &0xff) / 255.0, 1  \
  }

/* On light paper what is hot is dark, on dark paper light. */
static const struct
{
  TlColor ground, ink;
} colors[][TL_HEAT_STEPS] = {
  [TL_SCHEME_LIGHT] = { { RGB (0xdbe9fb), RGB (0x14142b) },
                        { RGB (0xa6c9f4), RGB (0x0b0b1c) },
                        { RGB (0x1a5099), RGB (0xffffff) },
                        { RGB (0x0d2b57), RGB (0xffffff) } },
  [TL_SCHEME_DARK] = { { RGB (0x1e3350), RGB (0xeef4fd) },
                       { RGB (0x24538c), RGB (0xffffff) },
                       { RGB (0x8dbbf0), RGB (0x0b0f1c) },
                       { RGB (0xd3e5fc), RGB (0x0b0f1c) } },
};

const TlColor *
tl_heat_get_ground (TlScheme scheme, guint step)
{
  return &colors[scheme][step - 1].ground;
}

const TlColor *
tl_heat_get_ink (TlScheme scheme, guint step)
{
  return &colors[scheme][step - 1].ink;
}

const char *
tl_heat_get_class (guint step)
{
  static const char *const classes[] = { "heat-0", "heat-1", "heat-2", "heat-3", "heat-4" };

  return classes[MIN (step, TL_HEAT_STEPS)];
}

static void
load (GtkCssProvider *provider)
{
  TlScheme scheme = tl_colors_get_scheme ();
  g_autoptr (GString) rules = g_string_new (NULL);

  for (guint step = 1; step <= TL_HEAT_STEPS; step++)
    {
      g_autofree char *ground = tl_color_format (tl_heat_get_ground (scheme, step));
      g_autofree char *ink = tl_color_format (tl_heat_get_ink (scheme, step));

      g_string_append_printf (rules, ".%s { background-color: %s; color: %s; }\n",
                              tl_heat_get_class (step), ground, ink);
    }
  gtk_css_provider_load_from_data (provider, rules->str, -1);
}

void
tl_heat_prepare (GdkDisplay *display)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;
  provider = gtk_css_provider_new ();
  load (provider);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (load),
                            provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}
