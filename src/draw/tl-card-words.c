/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-card-words.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"
#include "tl-evidence-words.h"
#include "tl-experience.h"
#include "tl-lane-words.h"
#include "tl-ownership.h"
#include "tl-style.h"
#include "tl-title-words.h"

const char *
tl_card_words_get_kind (const TlElement *touchpoint)
{
  const TlChoice *kinds = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);

  return _ (kinds[tl_element_get_choice (touchpoint, TL_PROPERTY_KIND)].label);
}

char *
tl_card_words_list_channels (const TlElement *touchpoint)
{
  g_auto (GStrv) names = tl_element_dup_words (touchpoint, TL_PROPERTY_CHANNELS);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *label = tl_style_get_channel_label (names[i]);

      g_ptr_array_add (labels, (gpointer) (label != NULL ? label : names[i]));
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (_ (", "), (char **) labels->pdata);
}

char *
tl_card_words_format_feeling (TlMap *map, const TlElement *touchpoint, const TlPeriod *period)
{
  TlExperience experience = tl_experience_of_touchpoint_in (map, touchpoint, period);

  return experience.known ? tl_evidence_words_experience (&experience) : g_strdup ("");
}

guint
tl_card_words_count_moment (const TlElement *moment)
{
  guint number = 0;

  for (; moment != NULL; moment = tl_element_get_previous (moment))
    if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
      number++;
  return number;
}

char *
tl_card_words_format_lane (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
  const char *title = lane != NULL ? tl_lane_words_get_title (map, lane) : "";

  if (lane == NULL || !tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN))
    return g_strdup (title);
  /* Translators: the title of a lane that is not shown on the map: "Bea (hidden)" */
  return g_strdup_printf (_ ("%s (hidden)"), title);
}

static char *
format_place (const char *lane, const TlElement *moment)
{
  TlElement *stage = moment != NULL ? tl_element_get_parent (moment) : NULL;
  const char *stage_title = tl_title_words_get (stage);
  const char *title = moment != NULL ? tl_element_get_string (moment, TL_PROPERTY_TITLE) : "";

  if (*title != '\0')
    /* Translators: a lane, a stage, the number of a moment in it and its title: "Bea, Get help,
     * moment 2: At the door" */
    return g_strdup_printf (_ ("%s, %s, moment %u: %s"), lane, stage_title,
                            tl_card_words_count_moment (moment), title);
  /* Translators: a lane, a stage and the number of a moment in it: "Bea, Get help, moment 2" */
  return g_strdup_printf (_ ("%s, %s, moment %u"), lane, stage_title,
                          tl_card_words_count_moment (moment));
}

char *
tl_card_words_describe_place (TlMap *map, const TlElement *touchpoint)
{
  g_autofree char *lane = tl_card_words_format_lane (map, touchpoint);

  return format_place (lane, tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT));
}

char *
tl_card_words_describe_cell (TlMap *map, const TlElement *lane, const TlElement *moment)
{
  return format_place (tl_lane_words_get_title (map, lane), moment);
}

const char *
tl_card_words_get_owner (TlMap *map, const TlElement *touchpoint)
{
  TlElement *role = tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE);

  if (role != NULL)
    return tl_element_get_string (role, TL_PROPERTY_TITLE);
  return tl_ownership_is_missing (map, touchpoint) ? _ ("no owner") : "";
}

static void
add_owner (TlMap *map, const TlElement *touchpoint, GPtrArray *facts)
{
  const char *owner = tl_card_words_get_owner (map, touchpoint);

  if (*owner == '\0')
    return;
  if (tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE) == NULL)
    g_ptr_array_add (facts, g_strdup (owner));
  else
    g_ptr_array_add (facts, g_strdup_printf (_ ("owner %s"), owner));
}

char *
tl_card_words_describe (TlMap *map,
                        const TlElement *touchpoint,
                        const TlPeriod *period,
                        const char *lead)
{
  TlExperience experience = tl_experience_of_touchpoint_in (map, touchpoint, period);
  g_autofree char *feeling = experience.known ? tl_evidence_words_experience (&experience) : NULL;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (facts, g_strdup (lead));
  add_owner (map, touchpoint, facts);
  if (feeling != NULL)
    /* Translators: a number from −2 (angry) to +2 (delighted), and what it stands on */
    g_ptr_array_add (facts, g_strdup_printf (_ ("feels %s"), feeling));
  if (tl_experience_is_urgent (touchpoint, &experience))
    g_ptr_array_add (facts, g_strdup (_ ("urgent: felt badly, and important")));
  if (*tl_element_get_string (touchpoint, TL_PROPERTY_MOMENT_OF_TRUTH) != '\0')
    g_ptr_array_add (facts, g_strdup (_ ("moment of truth")));
  if (tl_causes_is_root (map, touchpoint))
    g_ptr_array_add (facts, g_strdup (_ ("root cause")));
  g_ptr_array_add (facts, NULL);
  /* Translators: between facts about a card that are read out */
  return g_strjoinv (_ ("; "), (char **) facts->pdata);
}

char *
tl_card_words_describe_card (TlMap *map, const TlElement *touchpoint, const TlPeriod *period)
{
  g_autofree char *place = tl_card_words_describe_place (map, touchpoint);
  int span = tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1);
  /* Translators: of a card that is read out */
  g_autofree char *lasting =
      g_strdup_printf (ngettext ("lasts %d moment", "lasts %d moments", (gulong) span), span);
  g_autofree char *lead = g_strjoin (_ ("; "), place, tl_card_words_get_kind (touchpoint),
                                     span > 1 ? lasting : NULL, NULL);

  return tl_card_words_describe (map, touchpoint, period, lead);
}
