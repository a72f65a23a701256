/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
check_id (TlMap *map, const char *id, guint kinds)
{
  const TlElement *target = tl_map_find (map, id);

  if (target == NULL)
    /* Translators: the end of a sentence about a value, such as “t7” … */
    return g_strdup_printf (_ ("names “%s”, which does not exist"), id);
  if ((kinds & 1u << target->kind) == 0)
    /* Translators: the end of a sentence about a value, such as “t7” … */
    return g_strdup_printf (_ ("names “%s”, which is not of the kind asked for"), id);
  return NULL;
}

/* The lane of a touchpoint. */
static char *
check_lane (TlMap *map, const char *id, guint kinds)
{
  char *reason = check_id (map, id, kinds);

  if (reason == NULL &&
      tl_element_get_choice (tl_map_find (map, id), TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS)
    reason = g_strdup_printf (_ ("names “%s”, a lane that holds no touchpoints"), id);
  return reason;
}

static char *
check_ids (TlMap *map, const char *text, guint kinds)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);
  char *reason = NULL;

  for (guint i = 0; ids[i] != NULL && reason == NULL; i++)
    reason = check_id (map, ids[i], kinds);
  return reason;
}

static char *
check_feeling (TlMap *map, const char *text)
{
  double number = g_ascii_strtod (text, NULL), low, high;
  char low_text[G_ASCII_DTOSTR_BUF_SIZE], high_text[G_ASCII_DTOSTR_BUF_SIZE];

  tl_map_get_scale (map, &low, &high);
  if (number >= low && number <= high)
    return NULL;
  g_ascii_formatd (low_text, sizeof low_text, "%g", low);
  g_ascii_formatd (high_text, sizeof high_text, "%g", high);
  /* Translators: the end of a sentence about a value; the ends of the scale of feelings */
  return g_strdup_printf (_ ("is outside the map’s scale from %s to %s"), low_text, high_text);
}

static char *
check_in_map (TlMap *map, TlKind kind, const TlPropertySpec *spec, const char *text)
{
  if (kind == TL_KIND_TOUCHPOINT && spec->property == TL_PROPERTY_LANE)
    return check_lane (map, text, spec->ref_kinds);
  if (spec->type == TL_VALUE_REF)
    return check_id (map, text, spec->ref_kinds);
  if (spec->type == TL_VALUE_REFS)
    return check_ids (map, text, spec->ref_kinds);
  if (kind == TL_KIND_TOUCHPOINT && spec->property == TL_PROPERTY_FEELING)
    return check_feeling (map, text);
  return NULL;
}

gboolean
tl_map_check_value (TlMap *map, TlKind kind, TlProperty property, const char *text, char **reason)
{
  const TlPropertySpec *spec = tl_kind_get_property (kind, property);
  g_autofree char *why = NULL;

  g_return_val_if_fail (spec != NULL, FALSE);

  if (text == NULL)
    why = spec->required ? g_strdup (_ ("must not be empty")) : NULL;
  else if (tl_property_spec_check (spec, text, &why))
    why = check_in_map (map, kind, spec, text);
  if (why == NULL)
    return TRUE;
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return FALSE;
}
