/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-words.h"

#include <glib/gi18n-lib.h>

#include "tl-title-words.h"
#include "tl-words.h"

static char *
cut (const char *words, const char *otherwise)
{
  return tl_words_cut (words != NULL && *words != '\0' ? words : otherwise, TL_WORDS_NAME);
}

char *
tl_ownership_words_get_role (const TlOwnershipRow *row)
{
  if (row->role == NULL)
    return g_strdup (C_ ("of touchpoints", "Nobody"));
  return cut (tl_element_get_string (row->role, TL_PROPERTY_TITLE), _ ("Unnamed role"));
}

char *
tl_ownership_words_get_team (const TlOwnershipRow *row)
{
  if (row->team == NULL)
    return g_strdup (_ ("No team"));
  return cut (tl_element_get_string (row->team, TL_PROPERTY_NAME), _ ("Unnamed team"));
}

static char *
describe_way (TlInvolved way, guint n)
{
  switch (way)
    {
    case TL_INVOLVED_ACCOUNTABLE:
      /* Translators: of a role; n is a number of touchpoints, here and below. */
      return g_strdup_printf (ngettext ("accountable for %u", "accountable for %u", n), n);
    case TL_INVOLVED_RESPONSIBLE:
      return g_strdup_printf (ngettext ("responsible for %u", "responsible for %u", n), n);
    case TL_INVOLVED_CONSULTED:
      return g_strdup_printf (ngettext ("consulted on %u", "consulted on %u", n), n);
    case TL_INVOLVED_INFORMED:
    default:
      return g_strdup_printf (ngettext ("informed of %u", "informed of %u", n), n);
    }
}

char *
tl_ownership_words_describe_count (const TlOwnershipRow *row, const TlOwnershipCount *count)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (row->role == NULL)
    return g_strdup_printf (ngettext ("%u touchpoint without an owner",
                                      "%u touchpoints without an owner", count->n),
                            count->n);
  for (guint way = 0; way < TL_N_INVOLVED; way++)
    if (count->ways[way] > 0)
      g_ptr_array_add (parts, describe_way (way, count->ways[way]));
  /* Translators: what a role has to do with, when it is none of the touchpoints. */
  if (parts->len == 0)
    return g_strdup (_ ("nothing"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list: "accountable for 3, responsible for 1". */
  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}

char *
tl_ownership_words_describe_cell (const TlOwnershipRow *row,
                                  const TlElement *stage,
                                  const TlOwnershipCount *cell)
{
  g_autofree char *role = tl_ownership_words_get_role (row);
  g_autofree char *title = cut (tl_title_words_get (stage), "");
  g_autofree char *count = tl_ownership_words_describe_count (row, cell);

  /* Translators: a role, a stage, and what the role has to do with there: "Contact centre lead, Get
   * help: accountable for 3, responsible for 1". */
  return g_strdup_printf (_ ("%s, %s: %s"), role, title, count);
}

char *
tl_ownership_words_describe_row (const TlOwnershipRow *row)
{
  g_autofree char *role = tl_ownership_words_get_role (row);
  g_autofree char *count = tl_ownership_words_describe_count (row, &row->total);

  return row->carries_too_much
             /* Translators: a role, and what it has to do with. */
             ? g_strdup_printf (_ ("%s, all stages: %s; it carries too much"), role, count)
             /* Translators: a role, and what it has to do with. */
             : g_strdup_printf (_ ("%s, all stages: %s"), role, count);
}

char *
tl_ownership_words_describe_column (const TlOwnershipColumn *column)
{
  g_autofree char *stage = cut (tl_title_words_get (column->stage), "");

  /* Translators: a stage, and how many of its touchpoints have an owner. */
  return g_strdup_printf (ngettext ("%s: %u of %u touchpoint has an owner",
                                    "%s: %u of %u touchpoints have an owner",
                                    column->n_touchpoints),
                          stage, column->n_owned, column->n_touchpoints);
}

void
tl_ownership_words_get_figures (const TlOwnershipRow *row,
                                const TlOwnershipCount *count,
                                char **accountable,
                                char **besides)
{
  guint n = row->role != NULL ? count->ways[TL_INVOLVED_ACCOUNTABLE] : count->n;

  *accountable = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  /* Translators: touchpoints a role has to do with and does not answer for: "+2". */
  *besides = count->n > n ? g_strdup_printf (C_ ("besides", "+%u"), count->n - n) : NULL;
}
