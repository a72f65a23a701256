/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "synthetic-map.h"

static int n_touchpoints = 1000;
static int n_links = -1;
static int n_evidence = -1;
static int n_lanes = 0;
static int seed = 1;
static gint64 n_bytes = 0;

static const GOptionEntry options[] = {
  { "touchpoints", 't', 0, G_OPTION_ARG_INT, &n_touchpoints, "Cards on the map (1000)", "N" },
  { "links", 'l', 0, G_OPTION_ARG_INT, &n_links, "Links (two for five cards)", "N" },
  { "evidence", 'e', 0, G_OPTION_ARG_INT, &n_evidence, "Evidence (one for two cards)", "N" },
  { "lanes", 'r', 0, G_OPTION_ARG_INT, &n_lanes, "Lanes for them (by their number)", "N" },
  { "seed", 's', 0, G_OPTION_ARG_INT, &seed, "Another map of the same size (1)", "N" },
  { "bytes", 'b', 0, G_OPTION_ARG_INT64, &n_bytes, "Fill up with details to this size", "N" },
  { NULL }
};

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT.journey");
  g_autoptr (GError) error = NULL;
  SyntheticRequest request;
  GString *text;
  gboolean done;

  g_option_context_set_summary (context, "Writes a synthetic journey map.");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (argc != 2 || n_touchpoints < 1 || n_touchpoints > 10000000 || n_bytes < 0 || n_lanes < 0)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return 2;
    }
  request.n_touchpoints = (guint) n_touchpoints;
  request.n_links = n_links >= 0 ? (guint) n_links : request.n_touchpoints * 2 / 5;
  request.n_evidence = n_evidence >= 0 ? (guint) n_evidence : request.n_touchpoints / 2;
  request.n_lanes = (guint) n_lanes;
  request.seed = (guint32) seed;
  request.bytes = (gsize) n_bytes;
  text = synthetic_map_write (&request);
  done = g_file_set_contents (argv[1], text->str, (gssize) text->len, &error);
  g_string_free (text, TRUE);
  if (!done)
    g_printerr ("%s\n", error->message);
  return done ? 0 : 1;
}
