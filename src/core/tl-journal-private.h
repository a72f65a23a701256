/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-edit.h"
#include "tl-journal.h"

G_BEGIN_DECLS

/* Between the parts of the journal: what it is made of (tl-journal.h tells the form). */

#define TL_JOURNAL_MAGIC "throughline-journal "
#define TL_JOURNAL_VERSION "1"

/* Fields that are read one after the other. What is not there, or not as it should be, is NULL or
 * 0, and `failed` from then on. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean failed;
} TlJournalFields;

void tl_journal_put_text (GString *out, const char *text);
void tl_journal_put_number (GString *out, gint64 number);
/* NULL when the field is unset, or failed. Transfer full. */
char *tl_journal_get_text (TlJournalFields *fields);
gint64 tl_journal_get_number (TlJournalFields *fields);

/* An edit that is about to be applied to the map. */
void tl_journal_put_edit (GString *out, const TlEdit *edit, TlMap *map);
/* Reads an edit that may be applied to the map as it is: its elements are there, its place is one
 * for its kind, its ids are free. Whether values and references are right is not looked at. FALSE
 * when there is none that fits; else *edit is to be cleared. */
gboolean tl_journal_get_edit (TlJournalFields *fields, TlMap *map, TlEdit *edit);

G_END_DECLS
