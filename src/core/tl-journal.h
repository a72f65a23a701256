/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* The journal: a map as it was at one moment, and behind it every step since, each appended as it
 * is made. Whatever is cut off behind the map, what stands before the cut is good.
 *
 * The form, written by this version and read by it and later ones:
 *
 *   throughline-journal 1
 *   about LENGTH CHECKSUM     words of whoever keeps the journal
 *   past LENGTH CHECKSUM      what was done before, in words: fields, one each
 *   map LENGTH CHECKSUM       the map, the bytes of its file
 *   step LENGTH CHECKSUM      any number of them
 *
 * Each line ends with a line feed; behind it LENGTH bytes (decimal) and one more line feed.
 * CHECKSUM is the first 16 hexadecimal digits of the bytes' SHA-256. A field is its length, ":",
 * its bytes and ","; "-," when it is unset; a number is its digits and ",". A step is a field with
 * its words (unset: a part of the step before) and the edits in the order in which they were
 * applied, undo and redo included, each a letter and what it needs:
 *
 *   a PLACE TREE            r ELEMENT        s ELEMENT PROPERTY TEXT      m ELEMENT PLACE
 *
 *   ELEMENT  a field with its id; unset, and a PLACE, for one without (XML that nobody knows)
 *   PLACE    the parent's id, a row (number), the id of a child of it or unset, a number n: n
 * places in front of that child, or of the end. The row is -1, or for what the file has in front of
 * a property element, that property's position in the table; only those of the same row are counted
 *   TREE     id, foreign XML, the position it stands ahead of (number); when it has an id also:
 * kind, pairs of property and text, an unset field, number of children, so many TREEs */

typedef enum
{
  TL_JOURNAL_ERROR_NOT_A_JOURNAL,
  TL_JOURNAL_ERROR_NEWER_FORMAT,
  TL_JOURNAL_ERROR_CUT_OFF, /* no whole map: it was being written */
  TL_JOURNAL_ERROR_DAMAGED, /* bytes are not those that were written, or make no sense */
} TlJournalError;

#define TL_JOURNAL_ERROR (tl_journal_error_quark ())
GQuark tl_journal_error_quark (void);

/* Writing: TlJournal listens to a history, which it keeps; one journal a history. `recorded` is
 * called after each step, undo and redo, before TlMap::changed. */
typedef struct _TlJournal TlJournal;
typedef void (*TlJournalRecorded) (gpointer data);

TlJournal *tl_journal_new (TlHistory *history, TlJournalRecorded recorded, gpointer data);
void tl_journal_free (TlJournal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlJournal, tl_journal_free)

/* A journal's beginning: the map as it is now. Steps are recorded from here on. Not within a step.
 * Transfer full. */
typedef struct
{
  GBytes *map;
  GBytes *past;
} TlJournalStart;
TlJournalStart *tl_journal_start (TlJournal *journal);
void tl_journal_start_free (TlJournalStart *start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlJournalStart, tl_journal_start_free)
/* Nothing is recorded until the next start. */
void tl_journal_stop (TlJournal *journal);
/* The steps recorded since the start or the last call, to be appended; NULL when there are none.
 * Transfer full. */
GBytes *tl_journal_take (TlJournal *journal);
/* What was done before there was this journal (of char *), oldest first; not saved either. */
void tl_journal_remember (TlJournal *journal, const GPtrArray *past);
/* What was done up to this state of the history is saved elsewhere and past no more. */
void tl_journal_forget_past (TlJournal *journal, guint64 serial);
/* The bytes that begin a journal. Needs no more than its arguments: for any thread. Transfer
 * full. */
GBytes *tl_journal_make_head (const TlJournalStart *start, const char *about);

/* Reading. Thread-free. */
typedef struct
{
  char *about;
  TlMap *map;          /* as after the last step that could be read */
  GPtrArray *past;     /* of char *: what was done, translated, oldest first */
  GPtrArray *problems; /* of TlProblem: faults that were mended; empty when all is well */
  guint n_steps;       /* records that are in the map */
  GError *damage;      /* NULL, or why what followed could not be used. A last record that is cut
                        * off was being written, and is no damage */
} TlJournalContent;

/* Only the beginning need be whole, else an error. Transfer full. */
TlJournalContent *tl_journal_read (GBytes *bytes, GError **error);
/* The words of whoever kept it, which may be whole where what follows is not; NULL: they are not.
 * Transfer full. */
char *tl_journal_read_about (GBytes *bytes);
void tl_journal_content_free (TlJournalContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlJournalContent, tl_journal_content_free)

G_END_DECLS
