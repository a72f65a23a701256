/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-difference.h"
#include "tl-experience.h"

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

/* "Touchpoint “Waits”", by its id when it has no name. */
static char *
make_name (const TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  const char *name = NULL;
  g_autofree char *shown = NULL;

  if (tl_kind_get_property (kind, TL_PROPERTY_TITLE) != NULL)
    name = tl_element_get (element, TL_PROPERTY_TITLE);
  else if (tl_kind_get_property (kind, TL_PROPERTY_NAME) != NULL)
    name = tl_element_get (element, TL_PROPERTY_NAME);
  shown = cli_escape (name != NULL ? name : tl_element_get_id (element));
  /* Translators: a kind of element and its name: "Touchpoint “Waits”" */
  return g_strdup_printf (_ ("%s “%s”"), tl_kind_get_label (kind), shown);
}

static void
print_elements (const char *format, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *name = make_name (elements->pdata[i]);

      printf ("%s %s\n", format, name);
    }
}

static void
print_moved (const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const TlMoved *moved = &g_array_index (all, TlMoved, i);
      g_autofree char *name = make_name (moved->after);

      printf ("%s %s\n", moved->crossed ? _ ("Moved across a line:") : _ ("Moved:"), name);
    }
}

static void
print_changed (const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const TlChanged *changed = &g_array_index (all, TlChanged, i);
      g_autofree char *name = make_name (changed->after);
      g_autofree char *from = cli_escape (changed->from != NULL ? changed->from : _ ("nothing"));
      g_autofree char *to = cli_escape (changed->to != NULL ? changed->to : _ ("nothing"));

      /* Translators: what changed: the element, the property, its value before and after:
       * "Touchpoint “Waits”: Feeling: -1 → 1" */
      printf (_ ("Changed: %s: %s: %s → %s\n"), name, _ (get_spec (changed)->label), from, to);
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
print_words (const TlDifference *difference)
{
  print_elements (_ ("Added:"), difference->added);
  print_elements (_ ("Removed:"), difference->removed);
  print_moved (difference->moved);
  print_changed (difference->changed);
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
    print_words (difference);
  return MAX (status_before, status_after);
}
