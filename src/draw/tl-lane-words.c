/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-lane-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_label (const TlElement *lane, TlProperty property)
{
  return _ (
      tl_kind_get_choices (TL_KIND_LANE, property)[tl_element_get_choice (lane, property)].label);
}

const char *
tl_lane_words_get_title (TlMap *map, const TlElement *lane)
{
  const char *title = tl_element_get_string (lane, TL_PROPERTY_TITLE);
  const TlElement *person;

  if (*title != '\0')
    return title;
  person = tl_map_get_ref (map, lane, TL_PROPERTY_PERSON);
  if (person != NULL)
    title = tl_element_get_string (person, TL_PROPERTY_NAME);
  return *title != '\0' ? title : get_label (lane, TL_PROPERTY_KIND);
}

const char *
tl_lane_words_get_layer (const TlElement *lane)
{
  return get_label (lane, TL_PROPERTY_LAYER);
}

char *
tl_lane_words_describe (const TlElement *lane, guint n_cards, guint place, guint n_lanes)
{
  g_autofree char *holds = NULL;

  if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
    holds = g_strdup_printf (ngettext ("%u touchpoint", "%u touchpoints", n_cards), n_cards);
  else
    holds = g_strdup (get_label (lane, TL_PROPERTY_KIND));
  /* Translators: a lane to a screen reader: "Employee, 12 touchpoints, 3 of 9" */
  return g_strdup_printf (_ ("%s, %s, %u of %u"), tl_lane_words_get_layer (lane), holds, place,
                          n_lanes);
}

char *
tl_lane_words_list_curves (const TlLaneBox *lane)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (lane->n_curves == 0)
    return NULL;
  for (guint i = 0; i < lane->n_curves; i++)
    {
      const TlTextLine *name = &lane->curves[i].name.lines[0];

      if (lane->curves[i].name.n_lines > 0)
        g_ptr_array_add (names, g_strndup (name->text, (gsize) name->length));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

char *
tl_lane_words_list_facts (const TlLaneBox *lane)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  if (lane->facts.n_lines == 0)
    return NULL;
  for (guint i = 0; i < lane->facts.n_lines; i++)
    g_ptr_array_add (facts,
                     g_strndup (lane->facts.lines[i].text, (gsize) lane->facts.lines[i].length));
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (_ ("; "), (char **) facts->pdata);
}
