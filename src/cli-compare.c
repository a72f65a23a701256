/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-difference-report.h"
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
      g_ascii_formatd (number, sizeof number, "%.3f", summary->feeling[layer].value);
      g_string_append_printf (json, "%s\"%s\": %s", layer > 0 ? ", " : "", layers[layer].name,
                              summary->feeling[layer].known ? number : "null");
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
  g_autofree char *doubt = tl_difference_words_find_doubt (difference);

  if (doubt != NULL)
    print_line (doubt);
  for (guint i = 0; i < lines->len; i++)
    print_line (g_array_index (lines, TlDifferenceLine, i).words);
  for (guint i = 0; lines->len > 0 && i < figures->len; i++)
    {
      g_autofree char *words =
          tl_difference_words_describe_figure (&g_array_index (figures, TlDifferenceFigure, i));

      print_line (words);
    }
}

/* For paper. */

static CliStatus
write_report (const TlDifference *difference,
              TlMap *before,
              TlMap *after,
              const char *const *paths,
              const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = g_filename_display_basename (paths[0]);
  g_autofree char *other = g_filename_display_basename (paths[1]);
  const char *const files[] = { one, other };
  g_autoptr (GBytes) bytes =
      tl_difference_report_make (difference, before, after, files, NULL, &error);

  if (bytes != NULL && cli_write (bytes, output, &error))
    return CLI_OK;
  cli_print_fault (output, 0, 0, error->message);
  return CLI_FAILED;
}

static gboolean
is_wish_clear (const char *output, gboolean as_json, const char *const *paths)
{
  if (output == NULL)
    return TRUE;
  if (as_json)
    {
      cli_misused (_ ("compare: --json and --output exclude each other"));
      return FALSE;
    }
  return cli_check_output (output, paths[0]) && cli_check_output (output, paths[1]) &&
         (g_str_equal (output, "-") || cli_check_ending (output, ".pdf"));
}

static CliStatus
compare_maps (const char *const *paths, const char *output, gboolean as_json)
{
  CliStatus status_before, status_after, status = CLI_OK;
  g_autoptr (TlMap) before = cli_read (paths[0], &status_before, NULL);
  g_autoptr (TlMap) after = cli_read (paths[1], &status_after, NULL);
  g_autoptr (TlDifference) difference = NULL;

  if (before == NULL || after == NULL)
    return CLI_FAILED;
  difference = tl_difference_new (before, after);
  if (output != NULL)
    status = write_report (difference, before, after, paths, output);
  else if (as_json)
    print_json (difference);
  else
    print_words (difference, before, after);
  return MAX (status, MAX (status_before, status_after));
}

CliStatus
cli_compare (char **arguments)
{
  gboolean as_json = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write a report as PDF to FILE; “-” is standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  const char *const *paths;

  if (!cli_parse (&arguments, entries, _ ("BEFORE AFTER"),
                  _ ("Says what came, went, moved and changed between two maps, or two states of "
                     "one.\nSays nothing when they are the same."),
                  2, 2))
    return CLI_USAGE;
  paths = (const char *const *) arguments + 1;
  return is_wish_clear (output, as_json, paths) ? compare_maps (paths, output, as_json) : CLI_USAGE;
}
