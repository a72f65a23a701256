/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-consequence-words.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"

static char *
tell_shorter (TlMap *map, const TlConsequence *about)
{
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u touchpoint gets shorter", "%u touchpoints get shorter",
                                      about->n),
                            about->n);
  return g_strdup_printf (ngettext ("Lasts only %d moment", "Lasts only %d moments",
                                    (gulong) about->span),
                          about->span);
}

static char *
tell_backwards (TlMap *map, const TlConsequence *about)
{
  return g_strdup_printf (ngettext ("%u link runs backwards in time",
                                    "%u links run backwards in time", about->n),
                          about->n);
}

static char *
tell_hand_off (TlMap *map, const TlConsequence *about)
{
  return g_strdup_printf (ngettext ("%u hand-off stays within one lane",
                                    "%u hand-offs stay within one lane", about->n),
                          about->n);
}

static char *
tell_absent (TlMap *map, const TlConsequence *about)
{
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u touchpoint is where nobody of ours is",
                                      "%u touchpoints are where nobody of ours is", about->n),
                            about->n);
  /* Translators: %s is a stage in the customer's own territory, where a contact is put */
  return g_strdup_printf (_ ("Nobody of ours is in “%s”"),
                          tl_element_get_string (about->stage, TL_PROPERTY_TITLE));
}

static char *
tell_unowned (TlMap *map, const TlConsequence *about)
{
  return g_strdup_printf (ngettext ("%u touchpoint has no owner", "%u touchpoints have no owner",
                                    about->n),
                          about->n);
}

static char *
tell_owner (TlMap *map, const TlConsequence *about)
{
  const char *team = tl_element_get_string (about->team, TL_PROPERTY_NAME);

  if (about->n > 1)
    /* Translators: a partner answers for what we do, or we for what a partner does */
    return g_strdup_printf (ngettext ("%u touchpoint is not its owner’s job",
                                      "%u touchpoints are not their owners’ job", about->n),
                            about->n);
  /* Translators: %s is the team that answers for a touchpoint */
  return g_strdup_printf (tl_element_get_boolean (about->team, TL_PROPERTY_PARTNER)
                              ? _ ("Its owner “%s” is a partner")
                              : _ ("Its owner “%s” is not a partner"),
                          team);
}

static char *
tell_visibility (TlMap *map, const TlConsequence *about)
{
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u touchpoint crosses the line of visibility",
                                      "%u touchpoints cross the line of visibility", about->n),
                            about->n);
  return g_strdup (_ ("Crosses the line of visibility"));
}

static char *
tell_interaction (TlMap *map, const TlConsequence *about)
{
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u touchpoint crosses the line of interaction",
                                      "%u touchpoints cross the line of interaction", about->n),
                            about->n);
  return g_strdup (_ ("Crosses the line of interaction"));
}

static char *
tell_internal (TlMap *map, const TlConsequence *about)
{
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u touchpoint crosses the line of internal interaction",
                                      "%u touchpoints cross the line of internal interaction",
                                      about->n),
                            about->n);
  return g_strdup (_ ("Crosses the line of internal interaction"));
}

/* The person, else what the lane is called. */
static const char *
get_people (TlMap *map, const TlElement *lane)
{
  const TlElement *person = tl_map_get_ref (map, lane, TL_PROPERTY_PERSON);

  return person != NULL ? tl_element_get_string (person, TL_PROPERTY_NAME)
                        : tl_lane_words_get_title (map, lane);
}

static char *
tell_felt (TlMap *map, const TlConsequence *about)
{
  const char *from = about->from != NULL ? get_people (map, about->from) : NULL;
  const char *to = about->to != NULL ? get_people (map, about->to) : NULL;

  if (from != NULL && about->from == about->to)
    /* Translators: %s is a person whose lane joins another layer */
    return g_strdup_printf (_ ("The feelings of “%s” count for another layer"), from);
  if (about->n > 1)
    return g_strdup_printf (ngettext ("%u feeling changes hands", "%u feelings change hands",
                                      about->n),
                            about->n);
  if (to == NULL)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("No longer felt by “%s”"), from);
  if (from == NULL)
    return g_strdup_printf (_ ("Felt by “%s”"), to);
  /* Translators: a person who will feel it, and the one who does */
  return g_strdup_printf (_ ("Felt by “%s”, no longer by “%s”"), to, from);
}

static char *
tell_curve (TlMap *map, const TlConsequence *about)
{
  if (about->stage == NULL)
    return g_strdup_printf (_ ("Changes the curve of “%s”"), get_people (map, about->to));
  /* Translators: a person, and the stage where what they feel changes */
  return g_strdup_printf (_ ("Changes the curve of “%s” at “%s”"), get_people (map, about->to),
                          tl_element_get_string (about->stage, TL_PROPERTY_TITLE));
}

char *
tl_consequence_words_tell (TlMap *map, const TlConsequence *consequence)
{
  static char *(*const tellers[]) (TlMap *, const TlConsequence *) = {
    [TL_CONSEQUENCE_SHORTER] = tell_shorter,       [TL_CONSEQUENCE_BACKWARDS] = tell_backwards,
    [TL_CONSEQUENCE_HAND_OFF] = tell_hand_off,     [TL_CONSEQUENCE_ABSENT] = tell_absent,
    [TL_CONSEQUENCE_UNOWNED] = tell_unowned,       [TL_CONSEQUENCE_OWNER] = tell_owner,
    [TL_CONSEQUENCE_VISIBILITY] = tell_visibility, [TL_CONSEQUENCE_INTERACTION] = tell_interaction,
    [TL_CONSEQUENCE_INTERNAL] = tell_internal,     [TL_CONSEQUENCE_FELT] = tell_felt,
    [TL_CONSEQUENCE_CURVE] = tell_curve,
  };

  return tellers[consequence->kind](map, consequence);
}

char *
tl_consequence_words_add (TlMap *map, char *words, const GArray *consequences)
{
  g_autofree char *first = NULL, *done = words;

  if (consequences->len == 0)
    return g_steal_pointer (&done);
  first = tl_consequence_words_tell (map, &g_array_index (consequences, TlConsequence, 0));
  /* Translators: two sentences: what was done, and what that means */
  return g_strdup_printf (_ ("%s. %s"), done, first);
}
