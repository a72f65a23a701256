/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-stage-words.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-title-words.h"

static guint
count_moments (const TlElement *stage)
{
  guint n = 0;

  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    n += tl_element_get_kind (child) == TL_KIND_MOMENT;
  return n;
}

static guint
count_stage (const TlElement *stage)
{
  guint n = 1;

  while ((stage = tl_element_get_previous_of_kind (stage)) != NULL)
    n++;
  return n;
}

char *
tl_stage_words_label (const TlElement *element)
{
  const char *title = tl_element_get_string (element, TL_PROPERTY_TITLE);

  if (tl_element_get_kind (element) == TL_KIND_STAGE && *title != '\0')
    /* Translators: %s is the title of the stage */
    return g_strdup_printf (_ ("Stage %s"), title);
  if (tl_element_get_kind (element) == TL_KIND_STAGE || *title != '\0')
    return g_strdup (tl_title_words_get (element));
  return g_strdup_printf (_ ("Moment %u"), tl_card_words_count_moment (element));
}

char *
tl_stage_words_describe (TlMap *map, const TlElement *element)
{
  TlElement *stage = tl_element_get_parent (element);
  guint n;

  if (tl_element_get_kind (element) == TL_KIND_MOMENT)
    /* Translators: the title of a stage, the number of a moment in it, and how many it has */
    return g_strdup_printf (_ ("%s, moment %u of %u"), tl_title_words_get (stage),
                            tl_card_words_count_moment (element), count_moments (stage));
  n = count_moments (element);
  /* Translators: how many moments a stage has, its number, and how many stages there are */
  return g_strdup_printf (ngettext ("%u moment, %u of %u", "%u moments, %u of %u", n), n,
                          count_stage (element), tl_map_count (map, TL_KIND_STAGE));
}

char *
tl_stage_words_before (const TlElement *before)
{
  if (before == NULL)
    return g_strdup (_ ("To the end"));
  /* Translators: %s is the title of a stage: where another one lands */
  return g_strdup_printf (_ ("Before “%s”"), tl_title_words_get (before));
}

char *
tl_stage_words_moved (const TlElement *stage)
{
  const TlElement *next = tl_element_get_next_of_kind (stage);

  if (next == NULL)
    return g_strdup_printf (_ ("Moved stage “%s” to the end"), tl_title_words_get (stage));
  return g_strdup_printf (_ ("Moved stage “%s” before “%s”"), tl_title_words_get (stage),
                          tl_title_words_get (next));
}

char *
tl_stage_words_before_moment (const TlElement *stage, const TlElement *before)
{
  if (before == NULL)
    return g_strdup_printf (_ ("To the end of “%s”"), tl_title_words_get (stage));
  return g_strdup_printf (_ ("Before moment %u of “%s”"), tl_card_words_count_moment (before),
                          tl_title_words_get (stage));
}

char *
tl_stage_words_moved_moment (const TlElement *moment)
{
  return g_strdup_printf (_ ("Moved the moment to “%s”, now moment %u"),
                          tl_title_words_get (tl_element_get_parent (moment)),
                          tl_card_words_count_moment (moment));
}

char *
tl_stage_words_gap (const TlElement *stage, const TlElement *before)
{
  if (before == NULL)
    return g_strdup_printf (_ ("A new moment at the end of “%s”"), tl_title_words_get (stage));
  return g_strdup_printf (_ ("A new moment before moment %u of “%s”"),
                          tl_card_words_count_moment (before), tl_title_words_get (stage));
}

char *
tl_stage_words_placed (const TlElement *moment)
{
  return g_strdup_printf (_ ("Moved to a new moment of “%s”"),
                          tl_title_words_get (tl_element_get_parent (moment)));
}

char *
tl_stage_words_added (const TlElement *moment)
{
  return g_strdup_printf (_ ("Added to a new moment of “%s”"),
                          tl_title_words_get (tl_element_get_parent (moment)));
}

/* Those that begin in the moment. */
static guint
count_cards (TlMap *map, const TlElement *moment)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, moment);
  guint n = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    n += tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT;
  return n;
}

static guint
count_all_cards (TlMap *map, const TlElement *stage)
{
  guint n = 0;

  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    if (tl_element_get_kind (child) == TL_KIND_MOMENT)
      n += count_cards (map, child);
  return n;
}

static char *
make_deleted_moment (TlMap *map, const TlElement *moment)
{
  const char *stage = tl_title_words_get (tl_element_get_parent (moment));
  guint number = tl_card_words_count_moment (moment), n = count_cards (map, moment);

  if (n == 0)
    return g_strdup_printf (_ ("Deleted moment %u of “%s”"), number, stage);
  return g_strdup_printf (ngettext ("Deleted moment %u of “%s” and %u touchpoint",
                                    "Deleted moment %u of “%s” and %u touchpoints", n),
                          number, stage, n);
}

char *
tl_stage_words_deleted (TlMap *map, const TlElement *element)
{
  guint n;

  if (tl_element_get_kind (element) == TL_KIND_MOMENT)
    return make_deleted_moment (map, element);
  n = count_all_cards (map, element);
  if (n == 0)
    return g_strdup_printf (_ ("Deleted stage “%s”"), tl_title_words_get (element));
  return g_strdup_printf (ngettext ("Deleted stage “%s” and %u touchpoint",
                                    "Deleted stage “%s” and %u touchpoints", n),
                          tl_title_words_get (element), n);
}
