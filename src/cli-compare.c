/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-difference-words.h"

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

static void
print_line (const char *words)
{
  g_autofree char *shown = cli_escape (words);

  printf ("%s\n", shown);
}

static void
print_words (const TlDifference *difference, TlMap *before, TlMap *after)
{
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);
  g_autoptr (GArray) figures = tl_difference_words_sum_up (difference);

  for (guint i = 0; i < lines->len; i++)
    print_line (g_array_index (lines, TlDifferenceLine, i).words);
  for (guint i = 0; lines->len > 0 && i < figures->len; i++)
    {
      g_autofree char *words =
          tl_difference_words_describe_figure (&g_array_index (figures, TlDifferenceFigure, i));

      print_line (words);
    }
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
