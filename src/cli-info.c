/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-experience.h"

/* "name": "text", or null when unset. */
static void
append_json_property (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "  \"%s\": ", name);
  if (text != NULL)
    cli_append_json (json, text);
  else
    g_string_append (json, "null");
  g_string_append (json, ",\n");
}

static void
append_json_number (GString *json, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.3f", number);
  g_string_append_printf (json, "\"%s\": %s, ", name, buffer);
}

static void
append_json_experience (GString *json, TlMap *map)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);

  g_string_append (json, "  \"experience\": {\n");
  for (TlLayer layer = 0; layer < TL_N_LAYERS; layer++)
    {
      TlExperience experience = tl_experience_of_layer (map, layer);

      g_string_append_printf (json, "    \"%s\": ", layers[layer].name);
      if (experience.known)
        {
          g_string_append (json, "{ ");
          append_json_number (json, "value", experience.value);
          g_string_append_printf (json, "\"touchpoints\": %u }", experience.n);
        }
      else
        g_string_append (json, "null");
      g_string_append (json, layer + 1 < TL_N_LAYERS ? ",\n" : "\n");
    }
  g_string_append (json, "  },\n");
}

/* The paths of the tables that evidence is read from. */
static void
append_json_sources (GString *json, TlMap *map)
{
  const char *before = "";

  g_string_append (json, "  \"data-sources\": [");
  for (TlElement *source = tl_map_get_first (map, TL_KIND_DATA_SOURCE); source != NULL;
       source = tl_element_get_next_of_kind (source))
    {
      g_string_append (json, before);
      cli_append_json (json, tl_element_get_string (source, TL_PROPERTY_PATH));
      before = ", ";
    }
  g_string_append (json, "],\n");
}

static char *
describe_as_json (TlMap *map, const char *path, guint n_problems)
{
  const TlElement *root = tl_map_get_root (map);
  GString *json = g_string_new ("{\n");
  g_autofree char *name = g_filename_display_name (path);

  append_json_property (json, "file", name);
  append_json_property (json, "id", tl_element_get_id (root));
  append_json_property (json, "title", tl_element_get (root, TL_PROPERTY_TITLE));
  append_json_property (json, "state",
                        tl_kind_get_choices (TL_KIND_MAP, TL_PROPERTY_STATE)
                            [tl_element_get_choice (root, TL_PROPERTY_STATE)]
                                .name);
  append_json_property (json, "lang", tl_element_get (root, TL_PROPERTY_LANG));
  g_string_append (json, "  \"counts\": {\n");
  for (TlKind kind = TL_KIND_MAP + 1; kind < TL_N_KINDS; kind++)
    g_string_append_printf (json, "    \"%s\": %u%s\n", tl_kind_get_name (kind),
                            tl_map_count (map, kind), kind + 1 < TL_N_KINDS ? "," : "");
  g_string_append (json, "  },\n");
  append_json_experience (json, map);
  append_json_sources (json, map);
  g_string_append_printf (json, "  \"problems\": %u\n}\n", n_problems);
  return g_string_free (json, FALSE);
}

/* A line of two columns, the second one aligned whatever letters the first is made of. */
static void
append_row (GString *text, const char *name, const char *value)
{
  int width = g_utf8_strlen (name, -1);

  g_string_append_printf (text, "  %s%*s  %s\n", name, MAX (20 - width, 0), "", value);
}

static void
append_experience (GString *text, TlMap *map)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);

  g_string_append_printf (text, "\n%s\n", _ ("Experience, from −2 to +2"));
  for (TlLayer layer = 0; layer < TL_N_LAYERS; layer++)
    {
      TlExperience experience = tl_experience_of_layer (map, layer);
      g_autofree char *value = tl_experience_format (experience.value);
      g_autofree char *words =
          g_strdup_printf (ngettext ("%s (%u touchpoint)", "%s (%u touchpoints)", experience.n),
                           value, experience.n);

      append_row (text, _ (layers[layer].label), experience.known ? words : _ ("not known"));
    }
}

static void
append_sources (GString *text, TlMap *map)
{
  if (tl_map_count (map, TL_KIND_DATA_SOURCE) > 0)
    g_string_append_printf (text, "\n%s\n", _ ("Evidence files"));
  for (TlElement *source = tl_map_get_first (map, TL_KIND_DATA_SOURCE); source != NULL;
       source = tl_element_get_next_of_kind (source))
    {
      g_autofree char *path = cli_escape (tl_element_get_string (source, TL_PROPERTY_PATH));

      g_string_append_printf (text, "  %s\n", path);
    }
}

static char *
describe (TlMap *map)
{
  const TlElement *root = tl_map_get_root (map);
  const TlChoice *state =
      &tl_kind_get_choices (TL_KIND_MAP,
                            TL_PROPERTY_STATE)[tl_element_get_choice (root, TL_PROPERTY_STATE)];
  const char *title = tl_element_get (root, TL_PROPERTY_TITLE);
  g_autofree char *shown = cli_escape (title != NULL ? title : _ ("Untitled map"));
  GString *text = g_string_new (shown);

  g_string_append_printf (text, "\n%s\n\n", _ (state->label));
  for (TlKind kind = TL_KIND_MAP + 1; kind < TL_N_KINDS; kind++)
    {
      g_autofree char *count = g_strdup_printf ("%u", tl_map_count (map, kind));

      append_row (text, tl_kind_get_label (kind), count);
    }
  append_experience (text, map);
  append_sources (text, map);
  return g_string_free (text, FALSE);
}

CliStatus
cli_info (char **arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  CliStatus status;
  guint n_problems = 0;
  g_autoptr (TlMap) map = NULL;
  g_autofree char *text = NULL;

  if (!cli_parse (&arguments, entries, _ ("MAP"),
                  _ ("Says what is on the map: how many elements of each kind, and how each layer "
                     "experiences the journey."),
                  1, 1))
    return CLI_USAGE;

  map = cli_read (arguments[1], &status, &n_problems);
  if (map == NULL)
    return status;
  text = as_json ? describe_as_json (map, arguments[1], n_problems) : describe (map);
  fputs (text, stdout);
  return status;
}
