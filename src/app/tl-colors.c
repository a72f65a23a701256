/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-colors.h"

void
tl_colors_mark (GtkLabel *label, const TlColor *color)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (color != NULL)
    {
      pango_attr_list_insert (attributes,
                              pango_attr_foreground_new ((guint16) (color->red * 65535),
                                                         (guint16) (color->green * 65535),
                                                         (guint16) (color->blue * 65535)));
      /* Or it would be as pale as what has no colour: the theme's words are not quite opaque. */
      pango_attr_list_insert (attributes, pango_attr_foreground_alpha_new (65535));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
    }
  gtk_label_set_attributes (label, attributes);
}

TlScheme
tl_colors_get_scheme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TL_SCHEME_DARK
                                                                       : TL_SCHEME_LIGHT;
}
