/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TlDraftStore: the files of one draft, in the state folder of the user, which only they may read:
 *
 *   KEY.lock      held (flock) by the program that keeps the draft; let go when it dies, however.
 *                 Made again where it is missing: what was not saved hangs on no empty file
 *   KEY-N.draft   the generation N, a journal (tl-journal.h). The two last are kept: a new one is
 *                 on the disk as a whole before the one but last goes
 *   KEY.new       a generation that is being written
 *
 * Every call may block, and one thread at a time may use a store. Errors are of G_FILE_ERROR. */
typedef struct _TlDraftStore TlDraftStore;

/* The folder of all drafts, whether it is there or not. Transfer full. */
char *tl_draft_store_get_folder (void);
/* The keys of all drafts, live ones too, each once. Transfer full. */
char **tl_draft_store_list (void);

/* A draft that is yet to be written: makes nothing on the disk before tl_draft_store_begin (). */
TlDraftStore *tl_draft_store_new (void);
/* An earlier one, which nobody keeps: G_FILE_ERROR_AGAIN when somebody does, G_FILE_ERROR_NOENT
 * when there is none (any more). What was left half written is cleared away. */
TlDraftStore *tl_draft_store_open (const char *key, GError **error);
/* Closes it. The files stay. */
void tl_draft_store_free (TlDraftStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftStore, tl_draft_store_free)

/* The numbers of the generations there are, the newest first. Transfer full. */
GArray *tl_draft_store_get_generations (TlDraftStore *store);
/* *time receives when it was last written, in µs since 1970. */
GBytes *tl_draft_store_read (TlDraftStore *store, guint generation, gint64 *time, GError **error);

/* Writes a new generation, on the disk when this returns. `alone`: earlier ones hold nothing that
 * is not saved elsewhere, and go. */
gboolean tl_draft_store_begin (TlDraftStore *store, GBytes *head, gboolean alone, GError **error);
/* Appends to the generation begun last, on the disk when this returns. After an error only
 * tl_draft_store_begin () makes sense. */
gboolean tl_draft_store_append (TlDraftStore *store, GBytes *records, GError **error);
/* Removes all files of the draft. FALSE when something of it is left to be found. */
gboolean tl_draft_store_drop (TlDraftStore *store, GError **error);

G_END_DECLS
