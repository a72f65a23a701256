/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-live-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-source-memory.h"

/* What was read, into the map; and what of it the map has. */

static void
note_evidence (TlLiveSource *self)
{
  const GPtrArray *ids = tl_csv_import_get_evidence (self->import);

  self->n_readings++;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_replace (self->evidence, g_strdup (ids->pdata[i]),
                          GUINT_TO_POINTER (self->n_readings));
}

void
tl_live_source_note_time (TlLiveSource *self)
{
  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = g_date_time_new_now_local ();
}

/* What was undone before the map was opened this time. */
static gboolean
is_still_undone (TlLiveSource *self, const char *digest)
{
  g_autofree char *undone =
      tl_source_memory_get_undone (tl_document_get_file (self->document), self->id);

  return self->digest == NULL && !self->is_forced && g_strcmp0 (undone, digest) == 0;
}

static char *
make_label (TlLiveSource *self)
{
  /* Translators: a step that can be undone; %s is the name of a file */
  return g_strdup_printf (_ ("Update From %s"), self->name);
}

static void
set_undone (TlLiveSource *self, gboolean is_undone)
{
  self->is_undone = is_undone;
  tl_source_memory_set_undone (tl_document_get_file (self->document), self->id,
                               is_undone ? self->digest : NULL);
}

/* What was undone is read all the same, so that it is known which rows there are, and whether the
 * map is without them. TRUE if it stays so. */
static gboolean
take_rows (TlLiveSource *self, gboolean is_undone)
{
  const TlCsvReport *report = tl_csv_import_get_report (self->reading->import);
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *key = g_strconcat ("data-source:", self->id, NULL);
  g_autofree char *label = make_label (self);

  tl_csv_import_set_earlier (self->reading->import, self->evidence);
  tl_history_begin (history, label, key);
  tl_csv_import_apply (self->reading->import, history);
  if (is_undone)
    tl_history_rollback (history);
  else if (tl_history_commit (history))
    self->n_done = tl_history_get_n_done (history);
  return is_undone && report->n_added + report->n_changed > 0;
}

/* Those that have vanished before the others, of which there may be too many. */
static void
note_rows (TlLiveSource *self)
{
  g_autoptr (GPtrArray) ids = tl_live_source_list_vanished (self);
  const GPtrArray *rows = tl_csv_import_get_evidence (self->import);

  for (guint i = 0; i < rows->len && ids->len < TL_SOURCE_MEMORY_MOST_ROWS; i++)
    g_ptr_array_add (ids, g_strdup (rows->pdata[i]));
  tl_source_memory_set_rows (tl_document_get_file (self->document), self->id, ids);
}

void
tl_live_source_take (TlLiveSource *self)
{
  TlSourceReading *reading = self->reading;
  gboolean is_undone = take_rows (self, is_still_undone (self, reading->digest));

  g_clear_pointer (&self->import, tl_csv_import_free);
  g_clear_pointer (&self->import_mapping, tl_csv_mapping_free);
  self->import = g_steal_pointer (&reading->import);
  self->import_mapping = g_steal_pointer (&reading->mapping);
  g_free (self->digest);
  self->digest = g_steal_pointer (&reading->digest);
  tl_live_source_note_time (self);
  self->is_forced = FALSE;
  set_undone (self, is_undone);
  note_evidence (self);
  note_rows (self);
}

void
tl_live_source_remember_rows (TlLiveSource *self)
{
  g_auto (GStrv) ids = tl_source_memory_get_rows (tl_document_get_file (self->document), self->id);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (self->evidence, g_strdup (ids[i]));
}

void
tl_live_source_know (TlLiveSource *self, const GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (self->evidence, ids->pdata[i]))
      g_hash_table_add (self->evidence, g_strdup (ids->pdata[i]));
}

/* The step is undone when there are fewer now, or another in its place. */
void
tl_live_source_note_undo (TlLiveSource *self)
{
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *label = make_label (self);
  gboolean is_undone;

  if (self->n_done == 0 && self->is_undone && !tl_history_is_in_step (history) &&
      g_strcmp0 (tl_history_get_undo_label (history), label) == 0)
    {
      /* It was undone before it was followed, and may have been redone: the map will say. */
      g_clear_pointer (&self->digest, g_free);
      tl_live_source_schedule (self);
    }
  if (self->n_done == 0 || self->digest == NULL || tl_history_is_in_step (history))
    return;
  is_undone = tl_history_get_n_done (history) < self->n_done ||
              g_strcmp0 (tl_history_get_step_label (history, self->n_done - 1), label) != 0;
  if (is_undone == self->is_undone)
    return;
  set_undone (self, is_undone);
  g_signal_emit_by_name (self, "changed");
}

gboolean
tl_live_source_is_undone (TlLiveSource *self)
{
  return self->is_undone;
}

void
tl_live_source_note_file (TlLiveSource *self)
{
  if (self->digest == NULL)
    return;
  set_undone (self, self->is_undone);
  note_rows (self);
}

const TlCsvReport *
tl_live_source_get_report (TlLiveSource *self)
{
  return self->import != NULL ? tl_csv_import_get_report (self->import) : NULL;
}

void
tl_live_source_add_held (TlLiveSource *self, GHashTable *held)
{
  GHashTableIter iter;
  gpointer id, reading;

  g_hash_table_iter_init (&iter, self->evidence);
  while (g_hash_table_iter_next (&iter, &id, &reading))
    if (self->n_readings > 0 && GPOINTER_TO_UINT (reading) == self->n_readings)
      g_hash_table_insert (held, g_strdup (id), g_ref_string_new_intern (self->name));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
tl_live_source_list_vanished (TlLiveSource *self)
{
  GPtrArray *vanished = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, reading;

  /* As most often: the last reading had all that there ever were. It is asked with every edit. */
  if (self->import != NULL &&
      g_hash_table_size (self->evidence) == tl_csv_import_get_evidence (self->import)->len)
    return vanished;
  g_hash_table_iter_init (&iter, self->evidence);
  while (g_hash_table_iter_next (&iter, &id, &reading))
    if (GPOINTER_TO_UINT (reading) != self->n_readings && self->document != NULL &&
        tl_map_find (tl_document_get_map (self->document), id) != NULL)
      g_ptr_array_add (vanished, g_strdup (id));
  g_ptr_array_sort (vanished, compare_ids);
  return vanished;
}
