/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file-private.h"
#include "tl-operations.h"

/* What the file has in place of a value that is none for the map, if it could be one: where the
 * scale of feelings was another. Transfer full. */
static char *
dup_kept_number (const TlElement *element, TlProperty property)
{
  g_autofree char *kept = tl_file_dup_kept (element, property);
  const TlPropertySpec *spec = tl_kind_get_property (tl_element_get_kind (element), property);

  if (kept == NULL || !tl_property_spec_check (spec, kept, NULL))
    return NULL;
  return g_steal_pointer (&kept);
}

static TlProperty
get_other_end (TlProperty end)
{
  return end == TL_PROPERTY_SCALE_LOW ? TL_PROPERTY_SCALE_HIGH : TL_PROPERTY_SCALE_LOW;
}

/* Beyond what a map can hold */

/* Each returns the end of a sentence, NULL when nothing is wrong. */
typedef char *(*FindFault) (TlMap *map, TlElement *element, TlProperty property, const char *value);

static char *
find_ends_fault (TlMap *map, double low, double high)
{
  double feeling;

  if (low >= high)
    return g_strdup (_ ("must leave the lowest feeling below the highest"));
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    if (tl_element_get_number (card, TL_PROPERTY_FEELING, &feeling) &&
        (feeling < low || feeling > high))
      return g_strdup (_ ("would leave out a feeling that was assessed already"));
  return NULL;
}

/* An end in the file that was none for want of the other one becomes one now, or would be lost. */
static char *
find_scale_fault (TlMap *map, TlElement *root, TlProperty property, const char *value)
{
  gboolean is_low = property == TL_PROPERTY_SCALE_LOW;
  g_autofree char *kept = value == NULL ? NULL : dup_kept_number (root, get_other_end (property));
  g_autofree char *fault = NULL;
  double low, high;

  tl_map_get_scale (map, &low, &high);
  if (is_low)
    low = value != NULL ? g_ascii_strtod (value, NULL) : TL_SCALE_LOW;
  else
    high = value != NULL ? g_ascii_strtod (value, NULL) : TL_SCALE_HIGH;
  if (kept != NULL)
    *(is_low ? &high : &low) = g_ascii_strtod (kept, NULL);
  fault = find_ends_fault (map, low, high);
  if (fault == NULL || kept == NULL)
    return g_steal_pointer (&fault);
  /* Translators: the end of a sentence about one end of the scale of feelings; a number */
  return g_strdup_printf (is_low
                              ? _ ("does not go with %s, the highest in the file: set that first")
                              : _ ("does not go with %s, the lowest in the file: set that first"),
                          kept);
}

static char *
find_lane_kind_fault (TlMap *map, TlElement *lane, TlProperty property, const char *value)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, lane);

  if (value == NULL || strcmp (value, "touchpoints") == 0)
    return NULL;
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      return g_strdup (_ ("cannot change while touchpoints stand in the lane"));
  return NULL;
}

static char *
find_span_fault (TlMap *map, TlElement *card, TlProperty property, const char *value)
{
  guint64 span = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;
  guint n_left = 0;

  for (TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);
       moment != NULL && n_left < span; moment = tl_element_get_next_of_kind (moment))
    n_left++;
  if (span <= n_left)
    return NULL;
  return g_strdup_printf (ngettext ("is more than the %u moment there is from here on",
                                    "is more than the %u moments there are from here on", n_left),
                          n_left);
}

static char *
find_end_fault (TlMap *map, TlElement *link, TlProperty property, const char *value)
{
  TlProperty other = property == TL_PROPERTY_FROM ? TL_PROPERTY_TO : TL_PROPERTY_FROM;

  if (g_strcmp0 (value, tl_element_get (link, other)) != 0)
    return NULL;
  return g_strdup (_ ("must be another touchpoint than the other end"));
}

/* What goes along with a value */

typedef void (*Set) (TlHistory *history,
                     TlElement *element,
                     TlProperty property,
                     const char *value);

static void
take_kept_feelings (TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);

  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      g_autofree char *kept = dup_kept_number (card, TL_PROPERTY_FEELING);

      if (kept != NULL &&
          tl_map_check_value (map, TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, kept, NULL))
        tl_history_set (history, card, TL_PROPERTY_FEELING, kept);
    }
}

static void
set_scale_end (TlHistory *history, TlElement *root, TlProperty property, const char *value)
{
  TlProperty other = get_other_end (property);
  g_autofree char *kept = value == NULL ? NULL : dup_kept_number (root, other);

  if (kept != NULL)
    tl_history_set (history, root, other, kept);
  tl_history_set (history, root, property, value);
  take_kept_feelings (history);
}

static void
set_place (TlHistory *history, TlElement *card, TlProperty property, const char *id)
{
  TlMap *map = tl_history_get_map (history);
  TlCell cell = { tl_map_get_ref (map, card, TL_PROPERTY_LANE),
                  tl_map_get_ref (map, card, TL_PROPERTY_MOMENT) };

  if (strcmp (tl_element_get (card, property), id) == 0)
    return;
  if (property == TL_PROPERTY_LANE)
    cell.lane = tl_map_find (map, id);
  else
    cell.moment = tl_map_find (map, id);
  tl_operations_move_touchpoint (history, card, cell, NULL);
}

static const struct
{
  TlKind kind;
  TlProperty property;
  FindFault find_fault; /* NULL: none beyond tl_map_check_value () */
  Set set;              /* NULL: the value alone */
} rules[] = {
  { TL_KIND_MAP, TL_PROPERTY_SCALE_LOW, find_scale_fault, set_scale_end },
  { TL_KIND_MAP, TL_PROPERTY_SCALE_HIGH, find_scale_fault, set_scale_end },
  { TL_KIND_LANE, TL_PROPERTY_KIND, find_lane_kind_fault, NULL },
  { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, NULL, set_place },
  { TL_KIND_TOUCHPOINT, TL_PROPERTY_MOMENT, NULL, set_place },
  { TL_KIND_TOUCHPOINT, TL_PROPERTY_SPAN, find_span_fault, NULL },
  { TL_KIND_LINK, TL_PROPERTY_FROM, find_end_fault, NULL },
  { TL_KIND_LINK, TL_PROPERTY_TO, find_end_fault, NULL },
};

char *
tl_operations_find_value_fault (TlMap *map,
                                TlElement *element,
                                TlProperty property,
                                const char *value)
{
  TlKind kind = tl_element_get_kind (element);
  char *reason = NULL;

  if (!tl_map_check_value (map, kind, property, value, &reason))
    return reason;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind && rules[i].property == property && rules[i].find_fault != NULL)
      return rules[i].find_fault (map, element, property, value);
  return NULL;
}

void
tl_operations_set_value (TlHistory *history,
                         TlElement *element,
                         TlProperty property,
                         const char *value)
{
  TlKind kind = tl_element_get_kind (element);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind && rules[i].property == property && rules[i].set != NULL)
      {
        rules[i].set (history, element, property, value);
        return;
      }
  tl_history_set (history, element, property, value);
}
