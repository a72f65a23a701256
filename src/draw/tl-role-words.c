/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-role-sheet.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"
#include "tl-change-board.h"
#include "tl-change-words.h"
#include "tl-ownership-matrix.h"
#include "tl-ownership.h"
#include "tl-title-words.h"

typedef struct
{
  TlMap *map;
  TlElement *role;
  const char *today;
  GArray *lines;
} Telling;

static void
clear_line (gpointer data)
{
  TlRoleLine *line = data;

  g_free (line->words);
  g_free (line->detail);
}

/* Takes both texts. */
static void
add (Telling *telling, TlRoleLineKind kind, char *words, char *detail)
{
  TlRoleLine line = { kind, words, detail };

  g_array_append_val (telling->lines, line);
}

static void
add_heading (Telling *telling, const char *words)
{
  add (telling, TL_ROLE_HEADING, g_strdup (words), NULL);
}

static gboolean
has (const TlElement *element, TlProperty property)
{
  return *tl_element_get_string (element, property) != '\0';
}

static void
add_name (Telling *telling)
{
  TlElement *team = tl_map_get_ref (telling->map, telling->role, TL_PROPERTY_TEAM);
  const char *title = tl_element_get_string (telling->role, TL_PROPERTY_TITLE);
  const char *map_title = tl_element_get_string (tl_map_get_root (telling->map), TL_PROPERTY_TITLE);

  add (telling, TL_ROLE_TITLE, g_strdup (*title != '\0' ? title : _ ("Unnamed role")), NULL);
  if (team != NULL && has (team, TL_PROPERTY_NAME))
    add (telling, TL_ROLE_SUBTITLE, g_strdup (tl_element_get_string (team, TL_PROPERTY_NAME)),
         NULL);
  if (has (telling->role, TL_PROPERTY_HELD_BY))
    /* Translators: the name of who has a job. */
    add (telling, TL_ROLE_SUBTITLE,
         g_strdup_printf (_ ("Held by %s"),
                          tl_element_get_string (telling->role, TL_PROPERTY_HELD_BY)),
         NULL);
  if (*map_title != '\0')
    /* Translators: the title of a map. */
    add (telling, TL_ROLE_SUBTITLE, g_strdup_printf (_ ("On the map “%s”"), map_title), NULL);
}

static void
add_job (Telling *telling)
{
  const char *objective = tl_element_get_string (telling->role, TL_PROPERTY_OBJECTIVE);

  add_heading (telling, _ ("What the Job Is Measured By"));
  add (telling, TL_ROLE_WORDS,
       g_strdup (*objective != '\0' ? objective : _ ("No objective is written down.")), NULL);
  if (*objective != '\0' && !tl_ownership_objective_covers_experience (telling->map, telling->role))
    add (telling, TL_ROLE_WORDS,
         g_strdup (_ ("It does not mention how those fare who live through it.")), NULL);
  if (has (telling->role, TL_PROPERTY_TARGET))
    add (telling, TL_ROLE_WORDS,
         g_strdup_printf (_ ("Target: %s"),
                          tl_element_get_string (telling->role, TL_PROPERTY_TARGET)),
         NULL);
}

/* The piece of evidence that most of the answers are from: "Customer effort score 6.2 (n = 31),
 * Survey". Transfer full; NULL: none has a number. */
static char *
describe_source (TlMap *map, const TlElement *touchpoint, const TlExperience *experience)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  const TlElement *best = NULL;
  g_autofree char *number = NULL;
  int source;

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (tl_element_get_choice (evidence->pdata[i], TL_PROPERTY_MEASURE) == experience->measure &&
        (best == NULL || tl_element_get_integer (evidence->pdata[i], TL_PROPERTY_N, 0) >
                             tl_element_get_integer (best, TL_PROPERTY_N, 0)))
      best = evidence->pdata[i];
  number = best != NULL ? tl_experience_format_evidence (best) : NULL;
  source = best != NULL ? tl_element_get_choice (best, TL_PROPERTY_SOURCE) : -1;
  if (number == NULL || source < 0)
    return g_steal_pointer (&number);
  /* Translators: a measure with its number of answers, and where they are from: "Customer effort
   * score 6.2 (n = 31), Survey". */
  return g_strdup_printf (_ ("%s, %s"), number,
                          _ (tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_SOURCE)[source]
                                 .label));
}

/* By somebody: rules and systems feel nothing. */
static gboolean
is_lived (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL && tl_element_get_choice (lane, TL_PROPERTY_LAYER) != TL_LAYER_ORGANISATION;
}

/* NULL: there is nothing to say. */
static char *
describe_feeling (TlMap *map, const TlElement *touchpoint)
{
  TlExperience experience = tl_experience_of_touchpoint (map, touchpoint);
  g_autofree char *value = NULL, *source = NULL;

  if (!experience.known)
    return is_lived (map, touchpoint) ? g_strdup (_ ("How it feels is not known.")) : NULL;
  value = tl_experience_format (experience.value);
  if (experience.assessed)
    /* Translators: how a touchpoint feels, −2 to +2. */
    return g_strdup_printf (_ ("Feels %s: an assessment, not measured"), value);
  source = describe_source (map, touchpoint, &experience);
  if (source == NULL)
    return g_strdup_printf (ngettext ("Feels %s (%u answer)", "Feels %s (%u answers)",
                                      experience.n),
                            value, experience.n);
  return g_strdup_printf (ngettext ("Feels %s (%u answer): %s", "Feels %s (%u answers): %s",
                                    experience.n),
                          value, experience.n, source);
}

static void
add_accountable (Telling *telling, const TlOwnershipMatrix *matrix, const TlOwnershipRow *row)
{
  add_heading (telling, _ ("What You Answer For"));
  if (row->total.ways[TL_INVOLVED_ACCOUNTABLE] == 0)
    add (telling, TL_ROLE_WORDS, g_strdup (_ ("You are accountable for nothing on this map.")),
         NULL);
  for (guint column = 0; column < matrix->n_columns; column++)
    {
      const TlOwnershipCell *cell = &row->cells[column];

      if (cell->count.ways[TL_INVOLVED_ACCOUNTABLE] == 0)
        continue;
      add (telling, TL_ROLE_SUBHEADING,
           g_strdup (tl_title_words_get (matrix->columns[column].stage)), NULL);
      for (guint i = 0; i < cell->count.n; i++)
        if (cell->cards[i].ways & (1u << TL_INVOLVED_ACCOUNTABLE))
          add (telling, TL_ROLE_ITEM, g_strdup (tl_title_words_get (cell->cards[i].touchpoint)),
               describe_feeling (telling->map, cell->cards[i].touchpoint));
    }
}

/* "Responsible, Informed". */
static char *
describe_ways (guint ways)
{
  static const TlProperty properties[TL_N_INVOLVED] = {
    TL_PROPERTY_ACCOUNTABLE, TL_PROPERTY_RESPONSIBLE, TL_PROPERTY_CONSULTED, TL_PROPERTY_INFORMED
  };
  GString *words = g_string_new (NULL);

  for (guint way = 0; way < TL_N_INVOLVED; way++)
    if (ways & (1u << way))
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list", ", ") : "",
                              _ (tl_kind_get_property (TL_KIND_TOUCHPOINT, properties[way])
                                     ->label));
  return g_string_free (words, FALSE);
}

static void
add_besides (Telling *telling, const TlOwnershipMatrix *matrix, const TlOwnershipRow *row)
{
  if (row->total.n == row->total.ways[TL_INVOLVED_ACCOUNTABLE])
    return;
  add_heading (telling, _ ("What Else You Have to Do With"));
  for (guint column = 0; column < matrix->n_columns; column++)
    for (guint i = 0; i < row->cells[column].count.n; i++)
      {
        const TlOwnershipCard *card = &row->cells[column].cards[i];

        if (!(card->ways & (1u << TL_INVOLVED_ACCOUNTABLE)))
          add (telling, TL_ROLE_ITEM, g_strdup (tl_title_words_get (card->touchpoint)),
               describe_ways (card->ways));
      }
}

static gboolean
is_mine (Telling *telling, const TlElement *touchpoint)
{
  return touchpoint != NULL &&
         tl_map_get_ref (telling->map, touchpoint, TL_PROPERTY_ACCOUNTABLE) == telling->role;
}

/* `mine`: the end of the link that the role answers for. */
static void
add_hand_offs (Telling *telling, const char *heading, TlProperty mine, TlProperty other)
{
  gboolean is_first = TRUE;

  for (TlElement *link = tl_map_get_first (telling->map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    {
      TlElement *here = tl_map_get_ref (telling->map, link, mine);
      TlElement *there = tl_map_get_ref (telling->map, link, other);
      const char *owner;

      if (tl_element_get_choice (link, TL_PROPERTY_KIND) != TL_LINK_HANDS_OFF || there == NULL ||
          !is_mine (telling, here) || is_mine (telling, there))
        continue;
      if (is_first)
        add_heading (telling, heading);
      is_first = FALSE;
      owner = tl_ownership_get_label (telling->map, there);
      add (telling, TL_ROLE_ITEM,
           /* Translators: whose work goes over at a touchpoint: a team, and the touchpoint's title.
            */
           g_strdup_printf (_ ("%s: %s"), owner != NULL ? owner : C_ ("of touchpoints", "Nobody"),
                            tl_title_words_get (there)),
           g_strdup (tl_title_words_get (here)));
    }
}

/* By a change that is done. */
static gboolean
is_mended (TlMap *map, const TlElement *touchpoint)
{
  static const TlProperty properties[] = { TL_PROPERTY_ADDRESSES, TL_PROPERTY_NEEDS };
  int done = tl_choice_from_name (tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS), "done");

  for (TlElement *change = tl_map_get_first (map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
      {
        g_auto (GStrv) ids = tl_element_dup_words (change, properties[i]);

        if (tl_element_get_choice (change, TL_PROPERTY_STATUS) == done &&
            g_strv_contains ((const char *const *) ids, tl_element_get_id (touchpoint)))
          return TRUE;
      }
  return FALSE;
}

static void
add_causes (Telling *telling, const TlOwnershipRow *row, guint n_columns)
{
  gboolean is_first = TRUE;

  for (guint column = 0; column < n_columns; column++)
    for (guint i = 0; i < row->cells[column].count.n; i++)
      {
        TlElement *cause = row->cells[column].cards[i].touchpoint;
        g_autoptr (GPtrArray) effects = NULL;

        if (!is_mine (telling, cause) || !tl_causes_is_root (telling->map, cause) ||
            is_mended (telling->map, cause))
          continue;
        if (is_first)
          add_heading (telling, _ ("Root Causes That Are Open"));
        is_first = FALSE;
        effects = tl_causes_get_effects (telling->map, cause);
        add (telling, TL_ROLE_ITEM, g_strdup (tl_title_words_get (cause)),
             g_strdup_printf (ngettext ("Causes %u touchpoint directly",
                                        "Causes %u touchpoints directly", effects->len),
                              effects->len));
      }
}

/* "Planned · Overdue since 1 September 2026". */
static char *
describe_change (Telling *telling, const TlElement *change)
{
  int status = tl_element_get_choice (change, TL_PROPERTY_STATUS);
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  const char *label = status >= 0 ? _ (choices[status].label) : _ ("No status");
  g_autofree char *due =
      tl_change_words_format_due (change, tl_change_is_overdue (change, telling->today));

  return due == NULL ? g_strdup (label) : g_strdup_printf ("%s · %s", label, due);
}

static void
add_changes (Telling *telling)
{
  gboolean is_first = TRUE;

  for (TlElement *change = tl_map_get_first (telling->map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    {
      if (tl_map_get_ref (telling->map, change, TL_PROPERTY_OWNER) != telling->role)
        continue;
      if (is_first)
        add_heading (telling, _ ("Changes You Own"));
      is_first = FALSE;
      add (telling, TL_ROLE_ITEM, g_strdup (tl_element_get_string (change, TL_PROPERTY_TITLE)),
           describe_change (telling, change));
    }
}

GArray *
tl_role_sheet_list (TlMap *map, TlElement *role, const char *today)
{
  Telling telling = { map, role, today, g_array_new (FALSE, FALSE, sizeof (TlRoleLine)) };
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);
  const TlOwnershipRow *row = tl_ownership_matrix_find (matrix, role);

  g_array_set_clear_func (telling.lines, clear_line);
  add_name (&telling);
  add_job (&telling);
  if (row != NULL)
    {
      add_accountable (&telling, matrix, row);
      add_besides (&telling, matrix, row);
    }
  add_hand_offs (&telling, _ ("Who Hands Over to You"), TL_PROPERTY_TO, TL_PROPERTY_FROM);
  add_hand_offs (&telling, _ ("To Whom You Hand Over"), TL_PROPERTY_FROM, TL_PROPERTY_TO);
  if (row != NULL)
    add_causes (&telling, row, matrix->n_columns);
  add_changes (&telling);
  return telling.lines;
}
