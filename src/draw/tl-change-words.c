/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-words.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-experience.h"
#include "tl-period.h"
#include "tl-words.h"

const char *
tl_change_words_get_column (TlChangeStatus status)
{
  static const char *const columns[TL_N_CHANGE_STATUSES] = {
    [TL_CHANGE_IDEA] = N_ ("Ideas"),      [TL_CHANGE_PLANNED] = N_ ("Planned"),
    [TL_CHANGE_DOING] = N_ ("Doing"),     [TL_CHANGE_DONE] = N_ ("Done"),
    [TL_CHANGE_DROPPED] = N_ ("Dropped"),
  };

  return _ (columns[status]);
}

char *
tl_change_words_cut (const TlElement *element, TlProperty property)
{
  const char *text = element != NULL ? tl_element_get_string (element, property) : "";

  return *text != '\0' ? tl_words_cut (text, TL_WORDS_NAME) : NULL;
}

char *
tl_change_words_format_date (const char *date)
{
  TlDay day = tl_day_parse (date);

  return day != 0 ? tl_day_format (day) : g_strdup (date);
}

char *
tl_change_words_format_owner (const TlChangeCard *card)
{
  g_autofree char *title = NULL, *team = NULL;

  if (card->owner == NULL)
    return g_strdup (_ ("no owner"));
  title = tl_words_cut (tl_element_get_string (card->owner, TL_PROPERTY_TITLE), TL_WORDS_NAME);
  if (card->team == NULL)
    return g_steal_pointer (&title);
  team = tl_words_cut (tl_element_get_string (card->team, TL_PROPERTY_NAME), TL_WORDS_NAME);
  /* Translators: a role and its team: "Operations director, Operations". */
  return g_strdup_printf (_ ("%s, %s"), title, team);
}

char *
tl_change_words_format_due (const TlElement *change, gboolean is_overdue)
{
  const char *due = tl_element_get (change, TL_PROPERTY_DUE);
  g_autofree char *date = due != NULL ? tl_change_words_format_date (due) : NULL;

  if (date == NULL)
    return NULL;
  /* Translators: %s is a date. */
  return g_strdup_printf (is_overdue ? _ ("Overdue since %s") : _ ("Due %s"), date);
}

const char *
tl_change_words_get_need (TlNeedState state)
{
  switch (state)
    {
    case TL_NEED_DONE:
      return _ ("done");
    case TL_NEED_ADDRESSED:
      return _ ("planned");
    case TL_NEED_OPEN:
    default:
      return _ ("no change of its own");
    }
}

static char *
join (GPtrArray *words, const char *separator)
{
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (separator, (char **) words->pdata);
}

char *
tl_change_words_list_addresses (TlMap *map, const TlChangeCard *card)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < card->addresses->len; i++)
    {
      const TlElement *touchpoint = card->addresses->pdata[i];
      TlExperience experience = tl_experience_of_touchpoint (map, touchpoint);
      g_autofree char *name = tl_element_words_name (map, touchpoint);
      /* Translators: the name of a card, in quotation marks. */
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), name);
      g_autofree char *number = tl_experience_format (experience.value);
      g_autofree char *backing = tl_evidence_words_backing (&experience);

      if (!experience.known)
        g_ptr_array_add (words, g_steal_pointer (&quoted));
      else
        /* Translators: a card, how it feels, and what that stands on: "Waits (−1.8, n = 31,
         * Survey)". */
        g_ptr_array_add (words, g_strdup_printf (_ ("%s (%s, %s)"), quoted, number, backing));
    }
  return join (words, _ (", "));
}

char *
tl_change_words_list_needs (TlMap *map, const TlChangeCard *card)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < card->needs->len; i++)
    {
      const TlChangeNeed *need = &g_array_index (card->needs, TlChangeNeed, i);
      g_autofree char *name = tl_element_words_name (map, need->touchpoint);

      /* What is over waits for nothing. */
      if (!card->is_ahead)
        g_ptr_array_add (words, g_strdup_printf (_ ("“%s”"), name));
      else
        /* Translators: a card that must change first, and how far that is: "“Must transfer”
         * (planned)". */
        g_ptr_array_add (words, g_strdup_printf (_ ("“%s” (%s)"), name,
                                                 tl_change_words_get_need (need->state)));
    }
  return join (words, _ (", "));
}

static void
add_goal (GPtrArray *facts, const TlChangeCard *card)
{
  g_autofree char *goal = tl_change_words_cut (card->goal, TL_PROPERTY_TITLE);

  if (goal != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("Goal: %s"), goal));
}

static void
add_costs (GPtrArray *facts, const TlChangeCard *card)
{
  g_autofree char *effort = tl_change_words_cut (card->change, TL_PROPERTY_EFFORT);
  g_autofree char *effect = tl_change_words_cut (card->change, TL_PROPERTY_EFFECT);

  if (effort != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("Effort: %s"), effort));
  if (effect != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("Effect: %s"), effect));
}

static void
add_owner (GPtrArray *facts, const TlChangeCard *card)
{
  g_autofree char *owner = tl_change_words_format_owner (card);

  if (card->owner == NULL)
    g_ptr_array_add (facts, g_steal_pointer (&owner));
  else
    g_ptr_array_add (facts, g_strdup_printf (_ ("owner %s"), owner));
}

static void
add_due (GPtrArray *facts, const TlChangeCard *card)
{
  char *due = tl_change_words_format_due (card->change, card->is_overdue);

  if (due != NULL)
    g_ptr_array_add (facts, due);
  else if (card->misses & TL_CHANGE_MISSES_DATE)
    g_ptr_array_add (facts, g_strdup (_ ("No due date")));
}

static void
add_touchpoints (GPtrArray *facts, TlMap *map, const TlChangeCard *card)
{
  g_autofree char *addresses = tl_change_words_list_addresses (map, card);
  g_autofree char *needs = tl_change_words_list_needs (map, card);

  if (addresses != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("Addresses: %s"), addresses));
  else if (card->misses & TL_CHANGE_MISSES_ADDRESSES)
    g_ptr_array_add (facts, g_strdup (_ ("Addresses nothing yet")));
  if (needs != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("Needs first: %s"), needs));
  else if (card->misses & TL_CHANGE_MISSES_NEEDS)
    g_ptr_array_add (facts, g_strdup (_ ("Nothing inside named that must change first")));
}

char *
tl_change_words_describe_rest (TlMap *map, const TlChangeCard *card)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  add_goal (facts, card);
  add_touchpoints (facts, map, card);
  add_costs (facts, card);
  return join (facts, _ ("; "));
}

char *
tl_change_words_describe (TlMap *map, const TlChangeCard *card)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (facts, tl_element_words_name (map, card->change));
  g_ptr_array_add (facts, g_strdup (_ (statuses[card->status].label)));
  add_owner (facts, card);
  add_due (facts, card);
  add_goal (facts, card);
  add_touchpoints (facts, map, card);
  add_costs (facts, card);
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (_ ("; "), (char **) facts->pdata);
}
