/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw-test.h"

#include <glib/gstdio.h>

#include "tl-file.h"
#include "tl-operations.h"

static TlMap *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  return map;
}

TlMap *
load_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".journey", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "samples", file, NULL);

  return load (path);
}

TlMap *
load_picture_map (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".journey", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "draw", "pictures", file, NULL);

  return load (path);
}

char *
make_build_path (const char *name)
{
  char *path = g_build_filename (g_getenv ("TL_TEST_BUILD"), "draw", name, NULL);

  g_unlink (path);
  return path;
}

char *
run_program (const char *program, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  va_list arguments;

  g_ptr_array_add (words, (gpointer) program);
  va_start (arguments, program);
  for (char *word = va_arg (arguments, char *); word != NULL; word = va_arg (arguments, char *))
    g_ptr_array_add (words, word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

GBytes *
export_map (TlMap *map, const TlExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tl_export_to_bytes (map, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

void
write_bytes (GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
add_hostile_card (TlHistory *history, TlCell cell, const char *title)
{
  TlElement *card = tl_operations_add_touchpoint (history, cell, TL_TOUCHPOINT_PAIN, title, NULL);

  tl_history_set (history, card, TL_PROPERTY_FEELING, "-2");
  tl_history_set (history, card, TL_PROPERTY_MOMENT_OF_TRUTH, title);
  tl_history_set (history, card, TL_PROPERTY_CHANNELS, "phone\"/><script> ../../x");
}

static void
add_hostile_quote (TlHistory *history, TlElement *card)
{
  TlElement *evidence = tl_history_add (history, TL_KIND_EVIDENCE, NULL, NULL, NULL);

  tl_history_set (history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (card));
  tl_history_set (history, evidence, TL_PROPERTY_CONSENT, "public");
  tl_history_set (history, evidence, TL_PROPERTY_WORDS, "</tspan></text><script>alert(1)</script>");
  tl_history_set (history, evidence, TL_PROPERTY_REFERENCE,
                  "https://x/)>>/A<</S/JavaScript/JS(app.alert(1))>>");
}

TlMap *
make_hostile_map (void)
{
  static const char *const titles[] = {
    "<script>alert(1)</script>",
    "]]> & \"quoted\" 'single' </svg>",
    "\u202eesrever ni\u202c \u2066isolated",
    "(unbalanced \\ parentheses ) > endobj trailer",
    "%PDF-1.7 \\(x) <</JS>>",
    "e\u0301\u0301\u0301\u0301\u0301\u0301 \u200b\u200d\ufeff",
    "مرحبا ]]> <b>",
  };
  TlMap *map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autofree char *endless = g_strnfill (100 * 1024, '<');
  TlElement *stage, *person, *curve;
  TlCell cell;

  tl_history_begin (history, "Make", NULL);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_TITLE, titles[0]);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_SUMMARY, titles[3]);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_FONT, "x\" onload=\"y");
  stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  tl_history_set (history, stage, TL_PROPERTY_TITLE, titles[1]);
  cell.moment = tl_history_add (history, TL_KIND_MOMENT, NULL, stage, NULL);
  person = tl_history_add (history, TL_KIND_PERSON, NULL, NULL, NULL);
  tl_history_set (history, person, TL_PROPERTY_NAME, titles[4]);
  cell.lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  curve = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_set (history, cell.lane, TL_PROPERTY_TITLE, titles[2]);
  tl_history_set (history, curve, TL_PROPERTY_KIND, "experience");
  tl_history_set (history, curve, TL_PROPERTY_TITLE, titles[5]);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_hostile_card (history, cell, titles[i]);
  add_hostile_card (history, cell, endless);
  add_hostile_quote (history, tl_map_get_first (map, TL_KIND_TOUCHPOINT));
  tl_history_commit (history);
  return map;
}
