/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits a map as fast as nobody can type, saves it now and then, and is killed: test-kill.py.
 *
 *   draft-driver edit FILE LOG SEED   restores the draft of the map, or else opens FILE, and goes
 * on until it is killed. After each step, undo and redo LOG gets a line: the time in µs and the
 * checksum of the map draft-driver look FILE            prints the checksum of FILE, and the one of
 * its draft
 */
#include "tl-drafts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tl-file.h"
#include "tl-random-map.h"

typedef struct
{
  GFile *file;
  TlDraft *draft; /* holds the document */
  GRand *dice;
  int log;
} Driver;

static char *
dup_checksum (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
write_log (Driver *driver)
{
  g_autofree char *checksum =
      dup_checksum (tl_document_get_map (tl_draft_get_document (driver->draft)));
  g_autofree char *line =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", g_get_monotonic_time (), checksum);

  if (write (driver->log, line, strlen (line)) != (ssize_t) strlen (line))
    g_error ("the log cannot be written");
}

static void
take_step (Driver *driver, TlHistory *history)
{
  static const char *const keys[] = { NULL, NULL, "a", "b" };

  tl_history_begin (history, "Step", keys[g_rand_int_range (driver->dice, 0, 4)]);
  for (int n = g_rand_int_range (driver->dice, 1, 4); n > 0; n--)
    tl_random_edit (driver->dice, history);
  tl_history_commit (history);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!tl_document_save_finish (TL_DOCUMENT (source), result, NULL, &error))
    g_error ("%s", error->message);
}

static gboolean
on_time_cb (gpointer data)
{
  Driver *driver = data;
  TlDocument *document = tl_draft_get_document (driver->draft);
  TlHistory *history = tl_document_get_history (document);

  switch (g_rand_int_range (driver->dice, 0, 40))
    {
    case 0:
      if (!tl_document_is_busy (document))
        tl_document_save_async (document, driver->file, TRUE, on_saved_cb, NULL);
      return G_SOURCE_CONTINUE;
    case 1:
    case 2:
    case 3:
      tl_history_undo (history);
      break;
    case 4:
    case 5:
      tl_history_redo (history);
      break;
    default:
      take_step (driver, history);
    }
  write_log (driver);
  return G_SOURCE_CONTINUE;
}

static void
begin (Driver *driver)
{
  write_log (driver);
  g_timeout_add (4, on_time_cb, driver);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Driver *driver = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = tl_document_open_finish (result, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  driver->draft = tl_draft_new (document, NULL, NULL);
  begin (driver);
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Driver *driver = data;
  g_autoptr (GError) error = NULL;

  driver->draft = tl_drafts_restore_finish (result, &error);
  if (driver->draft == NULL)
    g_error ("%s", error->message);
  begin (driver);
}

static int
edit (const char *path, const char *log, const char *seed)
{
  g_autoptr (GPtrArray) infos = tl_drafts_list ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Driver driver = { .file = g_file_new_for_path (path),
                    .dice = g_rand_new_with_seed ((guint32) atoi (seed)),
                    .log = open (log, O_WRONLY | O_CREAT | O_APPEND, 0600) };
  const TlDraftInfo *newest = infos->len > 0 ? infos->pdata[0] : NULL;

  if (newest != NULL && newest->is_newer)
    tl_drafts_restore_async (newest->key, on_restored_cb, &driver);
  else
    tl_document_open_async (driver.file, NULL, NULL, on_opened_cb, &driver);
  g_main_loop_run (loop);
  return 0;
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_drafts_restore_finish (result, &error);
  g_autofree char *checksum = NULL;

  if (draft == NULL)
    g_error ("%s", error->message);
  checksum = dup_checksum (tl_document_get_map (tl_draft_get_document (draft)));
  printf ("draft %s\n", checksum);
  g_main_loop_quit (data);
}

static void
print_draft (const TlDraftInfo *info)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (!info->is_whole)
    g_error ("the draft is damaged");
  tl_drafts_restore_async (info->key, on_found_cb, loop);
  g_main_loop_run (loop);
}

static int
look (const char *path)
{
  g_autoptr (GPtrArray) infos = tl_drafts_list ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read (path, &problems, &error);
  g_autofree char *checksum = NULL;

  if (map == NULL || tl_file_count_mended (problems) > 0)
    g_error ("the file is broken: %s", error != NULL ? error->message : "it had to be mended");
  checksum = dup_checksum (map);
  printf ("file %s\n", checksum);
  for (guint i = 0; i < infos->len; i++)
    print_draft (infos->pdata[i]);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 5 && strcmp (argv[1], "edit") == 0)
    return edit (argv[2], argv[3], argv[4]);
  if (argc == 3 && strcmp (argv[1], "look") == 0)
    return look (argv[2]);
  return 2;
}
