/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file.h"

/* Nobody reads more of what was done. */
#define PAST_LIMIT 1000

struct _TlJournal
{
  TlHistory *history;
  TlJournalRecorded recorded;
  gpointer data;
  gboolean is_started;
  GString *run;     /* the edits since the last record, not ended yet */
  GString *records; /* since the last take */
  GQueue past;      /* of Deed, oldest first */
};

/* What was done, and the state it led to. */
typedef struct
{
  char *words;
  guint64 serial;
} Deed;

static void
deed_free (Deed *deed)
{
  g_free (deed->words);
  g_free (deed);
}

static char *
make_words (TlHistoryEnd end, const char *label)
{
  switch (end)
    {
    case TL_HISTORY_UNDO:
      /* Translators: %s is what was done, as "Move Touchpoint". */
      return g_strdup_printf (_ ("Undo %s"), label);
    case TL_HISTORY_REDO:
      /* Translators: %s is what was undone, as "Move Touchpoint". */
      return g_strdup_printf (_ ("Redo %s"), label);
    default:
      return g_strdup (label);
    }
}

static void
add_deed (TlJournal *journal, const char *words)
{
  Deed *deed = g_new (Deed, 1);

  *deed = (Deed){ g_strdup (words), tl_history_get_serial (journal->history) };
  g_queue_push_tail (&journal->past, deed);
  if (journal->past.length > PAST_LIMIT)
    deed_free (g_queue_pop_head (&journal->past));
}

/* NULL when it is a part of the step before. Transfer full. */
static char *
note_deed (TlJournal *journal, TlHistoryEnd end, const char *label)
{
  Deed *last = g_queue_peek_tail (&journal->past);
  g_autofree char *words = NULL;

  if (end == TL_HISTORY_JOINED && last != NULL)
    {
      last->serial = tl_history_get_serial (journal->history);
      return NULL;
    }
  words = make_words (end, label);
  add_deed (journal, words);
  return g_steal_pointer (&words);
}

static void
append_record (GString *out, const char *name, const char *data, gsize size)
{
  g_autofree char *checksum =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);

  g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " %.16s\n", name, size, checksum);
  g_string_append_len (out, data, (gssize) size);
  g_string_append_c (out, '\n');
}

static void
on_edit_cb (const TlEdit *edit, TlMap *map, gpointer data)
{
  TlJournal *journal = data;

  if (journal->is_started)
    tl_journal_put_edit (journal->run, edit, map);
}

static void
on_ended_cb (TlHistoryEnd end, const char *label, gpointer data)
{
  TlJournal *journal = data;
  g_autofree char *words = NULL;
  g_autoptr (GString) record = NULL;

  if (end == TL_HISTORY_NOTHING)
    {
      g_string_truncate (journal->run, 0);
      return;
    }
  words = note_deed (journal, end, label);
  if (journal->is_started)
    {
      record = g_string_sized_new (journal->run->len + 64);
      tl_journal_put_text (record, words);
      g_string_append_len (record, journal->run->str, (gssize) journal->run->len);
      append_record (journal->records, "step", record->str, record->len);
      g_string_truncate (journal->run, 0);
    }
  journal->recorded (journal->data);
}

static GBytes *
make_past (TlJournal *journal)
{
  GString *out = g_string_new (NULL);

  for (GList *l = journal->past.head; l != NULL; l = l->next)
    tl_journal_put_text (out, ((Deed *) l->data)->words);
  return g_string_free_to_bytes (out);
}

TlJournal *
tl_journal_new (TlHistory *history, TlJournalRecorded recorded, gpointer data)
{
  static const TlHistoryListener listener = { on_edit_cb, on_ended_cb };
  TlJournal *journal;

  g_return_val_if_fail (TL_IS_HISTORY (history), NULL);

  journal = g_new0 (TlJournal, 1);
  journal->history = g_object_ref (history);
  journal->recorded = recorded;
  journal->data = data;
  journal->run = g_string_new (NULL);
  journal->records = g_string_new (NULL);
  g_queue_init (&journal->past);
  tl_history_set_listener (history, &listener, journal);
  return journal;
}

void
tl_journal_free (TlJournal *journal)
{
  tl_history_set_listener (journal->history, NULL, NULL);
  g_object_unref (journal->history);
  g_string_free (journal->run, TRUE);
  g_string_free (journal->records, TRUE);
  g_queue_clear_full (&journal->past, (GDestroyNotify) deed_free);
  g_free (journal);
}

TlJournalStart *
tl_journal_start (TlJournal *journal)
{
  TlJournalStart *start;

  g_return_val_if_fail (!tl_history_is_in_step (journal->history), NULL);

  start = g_new (TlJournalStart, 1);
  start->map = tl_file_write_bytes (tl_history_get_map (journal->history));
  start->past = make_past (journal);
  g_string_truncate (journal->records, 0);
  journal->is_started = TRUE;
  return start;
}

void
tl_journal_start_free (TlJournalStart *start)
{
  g_bytes_unref (start->map);
  g_bytes_unref (start->past);
  g_free (start);
}

void
tl_journal_stop (TlJournal *journal)
{
  journal->is_started = FALSE;
  g_string_truncate (journal->records, 0);
}

GBytes *
tl_journal_take (TlJournal *journal)
{
  GString *taken = journal->records;

  if (taken->len == 0)
    return NULL;
  journal->records = g_string_new (NULL);
  return g_string_free_to_bytes (taken);
}

void
tl_journal_forget_past (TlJournal *journal, guint64 serial)
{
  GList *last = journal->past.tail;

  while (last != NULL && ((Deed *) last->data)->serial != serial)
    last = last->prev;
  while (last != NULL)
    {
      gboolean is_done = journal->past.head == last;

      deed_free (g_queue_pop_head (&journal->past));
      if (is_done)
        break;
    }
}

void
tl_journal_remember (TlJournal *journal, const GPtrArray *past)
{
  for (guint i = 0; i < past->len; i++)
    add_deed (journal, past->pdata[i]);
}

static void
append_bytes (GString *out, const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  append_record (out, name, data != NULL ? data : "", size);
}

GBytes *
tl_journal_make_head (const TlJournalStart *start, const char *about)
{
  GString *out = g_string_sized_new (g_bytes_get_size (start->map) + 4096);

  g_string_append (out, TL_JOURNAL_MAGIC TL_JOURNAL_VERSION "\n");
  append_record (out, "about", about, strlen (about));
  append_bytes (out, "past", start->past);
  append_bytes (out, "map", start->map);
  return g_string_free_to_bytes (out);
}
