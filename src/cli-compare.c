/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-difference.h"
#include "tl-experience.h"
#include "tl-title-words.h"

/* For programs. */

static void
append_element (GString *json, const TlElement *element)
{
  g_string_append (json, "{ \"id\": ");
  cli_append_json (json, tl_element_get_id (element));
  g_string_append_printf (json, ", \"kind\": \"%s\"",
                          tl_kind_get_name (tl_element_get_kind (element)));
}

static void
append_elements (GString *json, const char *name, const GPtrArray *elements)
{
  g_string_append_printf (json, "  \"%s\": [", name);
  for (guint i = 0; i < elements->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n    " : "\n    ");
      append_element (json, elements->pdata[i]);
      g_string_append (json, " }");
    }
  g_string_append (json, "],\n");
}

static void
append_value (GString *json, const char *name, const char *value)
{
  g_string_append_printf (json, ", \"%s\": ", name);
  if (value != NULL)
    cli_append_json (json, value);
  else
    g_string_append (json, "null");
}

static void
append_place (GString *json, const char *name, const TlElement *card)
{
  g_string_append_printf (json, ", \"%s\": { \"lane\": ", name);
  cli_append_json (json, tl_element_get_string (card, TL_PROPERTY_LANE));
  append_value (json, "moment", tl_element_get (card, TL_PROPERTY_MOMENT));
  g_string_append (json, " }");
}

static void
append_moved (GString *json, const TlMoved *moved)
{
  append_element (json, moved->after);
  if (tl_element_get_kind (moved->after) == TL_KIND_TOUCHPOINT)
    {
      append_place (json, "from", moved->before);
      append_place (json, "to", moved->after);
    }
  g_string_append_printf (json, ", \"crossed\": %s }", moved->crossed ? "true" : "false");
}

static const TlPropertySpec *
get_spec (const TlChanged *changed)
{
  return tl_kind_get_property (tl_element_get_kind (changed->after), changed->property);
}

static void
append_changed (GString *json, const TlChanged *changed)
{
  append_element (json, changed->after);
  append_value (json, "property", get_spec (changed)->name);
  append_value (json, "from", changed->from);
  append_value (json, "to", changed->to);
  g_string_append (json, " }");
}

static void
append_summary (GString *json, const char *name, const TlMapSummary *summary)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json,
                          "    \"%s\": { \"touchpoints\": %u, \"moments\": %u, \"hand-offs\": %u, "
                          "\"owned\": %u, \"owners\": %u, \"feeling\": { ",
                          name, summary->n_touchpoints, summary->n_moments, summary->n_hand_offs,
                          summary->n_owned, summary->n_owners);
  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    {
      g_ascii_formatd (number, sizeof number, "%.3f", summary->feeling[layer]);
      g_string_append_printf (json, "%s\"%s\": %s", layer > 0 ? ", " : "", layers[layer].name,
                              summary->n_felt[layer] > 0 ? number : "null");
    }
  g_string_append (json, " } }");
}

static void
print_json (const TlDifference *difference)
{
  g_autoptr (GString) json = g_string_new ("{\n");

  append_elements (json, "added", difference->added);
  append_elements (json, "removed", difference->removed);
  g_string_append (json, "  \"moved\": [");
  for (guint i = 0; i < difference->moved->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n    " : "\n    ");
      append_moved (json, &g_array_index (difference->moved, TlMoved, i));
    }
  g_string_append (json, "],\n  \"changed\": [");
  for (guint i = 0; i < difference->changed->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n    " : "\n    ");
      append_changed (json, &g_array_index (difference->changed, TlChanged, i));
    }
  g_string_append_printf (json, "],\n  \"summary\": {\n    \"kept\": %u,\n", difference->n_kept);
  append_summary (json, "before", &difference->before);
  g_string_append (json, ",\n");
  append_summary (json, "after", &difference->after);
  g_string_append (json, "\n  }\n}\n");
  fputs (json->str, stdout);
}

/* For people. */

/* What somebody would call it, else its id. */
static char *
get_name (const TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  const char *name = "";

  if (tl_kind_get_property (kind, TL_PROPERTY_TITLE) != NULL)
    name = tl_title_words_get (element);
  else if (tl_kind_get_property (kind, TL_PROPERTY_NAME) != NULL)
    name = tl_element_get_string (element, TL_PROPERTY_NAME);
  return cli_escape (*name != '\0' ? name : tl_element_get_id (element));
}

static void
print_added (const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *name = get_name (elements->pdata[i]);

      /* Translators: a kind of element and its name: "Added: Touchpoint “Waits”" */
      printf (_ ("Added: %s “%s”\n"), tl_kind_get_label (tl_element_get_kind (elements->pdata[i])),
              name);
    }
}

static void
print_removed (const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *name = get_name (elements->pdata[i]);

      /* Translators: a kind of element and its name: "Removed: Touchpoint “Waits”" */
      printf (_ ("Removed: %s “%s”\n"),
              tl_kind_get_label (tl_element_get_kind (elements->pdata[i])), name);
    }
}

static void
print_moved (const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const TlMoved *moved = &g_array_index (all, TlMoved, i);
      const char *kind = tl_kind_get_label (tl_element_get_kind (moved->after));
      g_autofree char *name = get_name (moved->after);

      if (moved->crossed)
        /* Translators: a card that is in another layer now; a kind of element and its name */
        printf (_ ("Moved across a line: %s “%s”\n"), kind, name);
      else
        /* Translators: a kind of element and its name: "Moved: Stage “Apply”" */
        printf (_ ("Moved: %s “%s”\n"), kind, name);
    }
}

/* The names of what the value names, one after the other. */
static char *
list_names (TlMap *map, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TlElement *named = tl_map_find (map, ids[i]);
      g_autofree char *name = named != NULL ? get_name (named) : cli_escape (ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

/* A value as people read it. */
static char *
describe_value (TlMap *map, const TlPropertySpec *spec, const char *value)
{
  int choice;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (spec->type == TL_VALUE_REF || spec->type == TL_VALUE_REFS)
    return list_names (map, value);
  choice = spec->type == TL_VALUE_CHOICE ? tl_choice_from_name (spec->choices, value) : -1;
  return choice >= 0 ? g_strdup (_ (spec->choices[choice].label)) : cli_escape (value);
}

static void
print_changed (const GArray *all, TlMap *before, TlMap *after)
{
  for (guint i = 0; i < all->len; i++)
    {
      const TlChanged *changed = &g_array_index (all, TlChanged, i);
      const TlPropertySpec *spec = get_spec (changed);
      g_autofree char *name = get_name (changed->after);
      g_autofree char *from = describe_value (before, spec, changed->from);
      g_autofree char *to = describe_value (after, spec, changed->to);

      /* Translators: a kind of element, its name, a property, its value before and after:
       * "Changed: Touchpoint “Waits”: Feeling: -1 → 1" */
      printf (_ ("Changed: %s “%s”: %s: %s → %s\n"),
              tl_kind_get_label (tl_element_get_kind (changed->after)), name, _ (spec->label), from,
              to);
    }
}

static void
print_feelings (const TlDifference *difference)
{
  static const char *const names[TL_N_LAYERS] = {
    N_ ("Customer experience"),
    N_ ("Partner experience"),
    N_ ("Employee experience"),
    N_ ("Organisation’s experience"),
  };

  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    {
      g_autofree char *before = tl_experience_format (difference->before.feeling[layer]);
      g_autofree char *after = tl_experience_format (difference->after.feeling[layer]);
      gboolean felt_before = difference->before.n_felt[layer] > 0;
      gboolean felt_after = difference->after.n_felt[layer] > 0;

      if (felt_before || felt_after)
        /* Translators: how a layer feels on average, before and after: "Customer experience: −1.2
         * → +0.4" */
        printf (_ ("%s: %s → %s\n"), _ (names[layer]), felt_before ? before : _ ("not known"),
                felt_after ? after : _ ("not known"));
    }
}

static void
print_numbers (const TlDifference *difference)
{
  const TlMapSummary *before = &difference->before, *after = &difference->after;

  printf (_ ("Touchpoints: %u → %u\n"), before->n_touchpoints, after->n_touchpoints);
  printf (_ ("Moments: %u → %u\n"), before->n_moments, after->n_moments);
  printf (_ ("Hand-offs: %u → %u\n"), before->n_hand_offs, after->n_hand_offs);
  printf (_ ("Touchpoints with an owner: %u → %u\n"), before->n_owned, after->n_owned);
  print_feelings (difference);
}

static void
print_words (const TlDifference *difference, TlMap *before, TlMap *after)
{
  print_added (difference->added);
  print_removed (difference->removed);
  print_moved (difference->moved);
  print_changed (difference->changed, before, after);
  if (!tl_difference_is_empty (difference))
    print_numbers (difference);
}

CliStatus
cli_compare (char **arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  CliStatus status_before, status_after;
  g_autoptr (TlMap) before = NULL, after = NULL;
  g_autoptr (TlDifference) difference = NULL;

  if (!cli_parse (&arguments, entries, _ ("BEFORE AFTER"),
                  _ ("Says what came, went, moved and changed between two maps, or two states of "
                     "one.\nSays nothing when they are the same."),
                  2, 2))
    return CLI_USAGE;
  before = cli_read (arguments[1], &status_before, NULL);
  after = cli_read (arguments[2], &status_after, NULL);
  if (before == NULL || after == NULL)
    return CLI_FAILED;
  difference = tl_difference_new (before, after);
  if (as_json)
    print_json (difference);
  else
    print_words (difference, before, after);
  return MAX (status_before, status_after);
}
