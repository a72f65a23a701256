/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-curve-name.h"

#include <glib/gi18n-lib.h>

const char *
tl_curve_get_layer_name (const TlElement *lane)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);

  return _ (layers[tl_element_get_choice (lane, TL_PROPERTY_LAYER)].label);
}

const char *
tl_curve_get_name (const TlElement *person, const TlElement *lane)
{
  const char *name = person != NULL ? tl_element_get_string (person, TL_PROPERTY_NAME) : "";

  if (*name == '\0')
    name = tl_element_get_string (lane, TL_PROPERTY_TITLE);
  return *name != '\0' ? name : tl_curve_get_layer_name (lane);
}
