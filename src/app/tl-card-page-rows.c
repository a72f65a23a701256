/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-sections.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-causes.h"
#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-title-words.h"

/* More pieces of evidence than so many are in the list of all there is. */
#define N_EVIDENCE 50

static gint
compare_by_id (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (tl_element_get_id (*(TlElement *const *) a),
                    tl_element_get_id (*(TlElement *const *) b));
}

/* By date, then by id: the index of referrers has no order of its own. */
static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a;
  const TlElement *second = *(TlElement *const *) b;
  int order = g_strcmp0 (tl_element_get (second, TL_PROPERTY_DATE),
                         tl_element_get (first, TL_PROPERTY_DATE));

  return order != 0 ? order : compare_by_id (a, b);
}

/* Those of a kind that name the card in a property. Transfer container. */
static GPtrArray *
list_referrers (TlMap *map, TlElement *card, TlKind kind)
{
  const GPtrArray *all = tl_map_get_referrers (map, card);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (tl_element_get_kind (g_ptr_array_index (all, i)) == kind)
      g_ptr_array_add (found, g_ptr_array_index (all, i));
  return found;
}

/* Each opens its page. */
static void
add_evidence (TlRows *rows, TlElement *evidence)
{
  g_autofree char *source = tl_evidence_words_source (evidence);
  g_autofree char *measure = tl_evidence_words_measure (evidence);
  g_autofree char *quote = tl_evidence_words_quote (evidence);
  guint n = tl_experience_count_answers (evidence);

  if (measure != NULL && n > 0)
    {
      /* Translators: a measure with its value, and on a line of its own how many answered: "CES 6.7
       * of 7", "n = 231". */
      g_autofree char *words = g_strdup_printf (_ ("%s\nn = %u"), measure, n);

      tl_rows_add (rows, source, words, NULL, evidence);
    }
  else if (measure != NULL)
    tl_rows_add (rows, source, measure, NULL, evidence);
  if (quote != NULL)
    tl_rows_add_long (rows, quote, tl_evidence_words_consent (evidence), evidence);
  if (measure == NULL && quote == NULL)
    tl_rows_add_long (rows, source, tl_element_get (evidence, TL_PROPERTY_REFERENCE), evidence);
}

static void
tell_older (TlRows *rows, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  /* Translators: %s is a number such as 12,000. */
  g_autofree char *words =
      g_strdup_printf (ngettext ("%s older piece of evidence", "%s older pieces of evidence", n),
                       number);

  tl_rows_add_action (rows, words, NULL, TL_ACTION_LIST + TL_KIND_EVIDENCE, FALSE);
}

void
tl_page_rows_evidence (TlRows *rows, TlMap *map, TlElement *element)
{
  g_autoptr (GPtrArray) evidence = list_referrers (map, element, TL_KIND_EVIDENCE);

  g_ptr_array_sort (evidence, compare_newest_first);
  for (guint i = 0; i < MIN (evidence->len, N_EVIDENCE); i++)
    add_evidence (rows, g_ptr_array_index (evidence, i));
  if (evidence->len > N_EVIDENCE)
    tell_older (rows, evidence->len - N_EVIDENCE);
  tl_rows_add_action (rows, tl_element_words_new (TL_KIND_EVIDENCE), NULL, TL_ACTION_ADD_EVIDENCE,
                      TRUE);
  tl_rows_add_action (rows, _ ("Paste Evidence"), NULL, TL_ACTION_PASTE_EVIDENCE, TRUE);
}

void
tl_page_rows_feeling (TlRows *rows, TlMap *map, TlElement *card)
{
  TlExperience experience = tl_experience_of_touchpoint (map, card);
  g_autofree char *words = tl_evidence_words_experience (&experience);
  const TlColor *color = NULL;

  if (experience.known)
    color = tl_style_get_mood (tl_colors_get_scheme (), tl_experience_get_mood (experience.value));
  tl_rows_add (rows, tl_evidence_words_basis (&experience), words, color, NULL);
  tl_page_rows_evidence (rows, map, card);
}

/* Whether what the experience asks for is in somebody's job description, as the picture of the
 * organisation has it. */
void
tl_page_rows_owner (TlRows *rows, TlMap *map, TlElement *card)
{
  TlElement *role = tl_map_get_ref (map, card, TL_PROPERTY_ACCOUNTABLE);
  TlElement *team = role != NULL ? tl_map_get_ref (map, role, TL_PROPERTY_TEAM) : NULL;
  const char *objective;

  if (role == NULL)
    return;
  objective = tl_element_get (role, TL_PROPERTY_OBJECTIVE);
  if (objective != NULL)
    tl_rows_add_long (rows, _ ("Objective"), objective, role);
  else
    tl_rows_add (rows, _ ("Objective"),
                 /* Translators: the role has no objective. */
                 C_ ("objective", "none"),
                 tl_style_get_color (tl_colors_get_scheme (), TL_COLOR_WARNING), role);
  if (team != NULL)
    tl_rows_add (rows, tl_kind_get_label (TL_KIND_TEAM),
                 tl_element_get_string (team, TL_PROPERTY_NAME), NULL, team);
}

static void
add_links (TlRows *rows, TlMap *map, const char *title, GPtrArray *links, TlProperty end)
{
  for (guint i = 0; i < links->len; i++)
    {
      TlElement *other = tl_map_get_ref (map, g_ptr_array_index (links, i), end);

      if (other != NULL)
        tl_rows_add_long (rows, title, tl_title_words_get (other), other);
    }
}

void
tl_page_rows_causes (TlRows *rows, TlMap *map, TlElement *card)
{
  g_autoptr (GPtrArray) causes = tl_causes_get_causes (map, card);
  g_autoptr (GPtrArray) effects = tl_causes_get_effects (map, card);

  add_links (rows, map, _ ("Caused by"), causes, TL_PROPERTY_FROM);
  add_links (rows, map, _ ("Causes"), effects, TL_PROPERTY_TO);
}

static gboolean
addresses (TlElement *change, TlElement *card)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, TL_PROPERTY_ADDRESSES);

  return g_strv_contains ((const char *const *) ids, tl_element_get_id (card));
}

static void
add_change (TlRows *rows, TlElement *change)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  const char *status = _ (statuses[tl_element_get_choice (change, TL_PROPERTY_STATUS)].label);
  const char *due = tl_element_get (change, TL_PROPERTY_DUE);
  g_autofree char *words = NULL;

  if (due != NULL)
    /* Translators: how far a change is, and the date it is due: "Planned · 2026-09-01". */
    words = g_strdup_printf (_ ("%s · %s"), status, due);
  tl_rows_add (rows, tl_element_get_string (change, TL_PROPERTY_TITLE),
               words != NULL ? words : status, NULL, change);
}

void
tl_page_rows_changes (TlRows *rows, TlMap *map, TlElement *card)
{
  g_autoptr (GPtrArray) changes = list_referrers (map, card, TL_KIND_CHANGE);

  g_ptr_array_sort (changes, compare_by_id);
  for (guint i = 0; i < changes->len; i++)
    if (addresses (g_ptr_array_index (changes, i), card))
      add_change (rows, g_ptr_array_index (changes, i));
  tl_rows_add_action (rows, tl_element_words_new (TL_KIND_CHANGE), NULL, TL_ACTION_ADD_CHANGE,
                      TRUE);
}
