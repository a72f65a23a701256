/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-draft.h"

G_BEGIN_DECLS

/* The drafts that earlier runs of the program left behind, as they do when they are killed. Those
 * that a running program keeps are not among them. Any thread may call, several at once. */

typedef struct
{
  char *key;         /* names the draft from now on */
  GFile *file;       /* NULL: the map has none yet */
  char *title;       /* of the map, never NULL */
  GDateTime *time;   /* of the last change, in local time */
  gboolean is_newer; /* than its file; also when the file is gone or there is none */
  GPtrArray *past;   /* of char *: what was done and not saved, translated, oldest first */
  gboolean is_whole; /* FALSE: a part was damaged, and something of the last changes is missing */
  char *fault; /* a sentence: why nothing of it can be read, so that it cannot be restored. What is
                * said above of the map is a guess then, and there is no past. NULL: it can */
} TlDraftInfo;

void tl_draft_info_free (TlDraftInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftInfo, tl_draft_info_free)
/* What people call it: its file's name, else the map's title. Transfer full. */
char *tl_draft_info_make_name (const TlDraftInfo *info);
/* "14:32", or with the day when that is another one than today. Transfer full. */
char *tl_draft_info_make_time (const TlDraftInfo *info);
/* "Move Touchpoint (3 times)", a line each, at most `n_lines`, the newest; the first says how many
 * came before. Transfer full. */
char *tl_draft_info_describe (const TlDraftInfo *info, guint n_lines);

/* TlDraftInfo, the newest first, also of those that cannot be read. A draft that is the same as its
 * file goes, unless something newer of it is damaged. Blocks: for a thread.
 * Transfer full. */
GPtrArray *tl_drafts_list (void);
void tl_drafts_list_async (GAsyncReadyCallback callback, gpointer data);
GPtrArray *tl_drafts_list_finish (GAsyncResult *result);

/* Makes a document of a draft: it is modified, has the draft's file as its own, and is not written
 * over a file that was changed since without a question. The draft is kept by the TlDraft that
 * comes back, so that there is no moment without one. Errors: G_FILE_ERROR_AGAIN when a program
 * keeps the draft, G_FILE_ERROR_NOENT when it is gone, and those of TL_JOURNAL_ERROR. */
void tl_drafts_restore_async (const char *key, GAsyncReadyCallback callback, gpointer data);
TlDraft *tl_drafts_restore_finish (GAsyncResult *result, GError **error);

/* Removes a draft that nobody keeps; one that is gone is no error. Errors: G_FILE_ERROR_AGAIN when
 * a program keeps it, and others of G_FILE_ERROR when it cannot be removed. Blocks: for a thread.
 */
gboolean tl_drafts_discard (const char *key, GError **error);
void tl_drafts_discard_async (const char *key, GAsyncReadyCallback callback, gpointer data);
gboolean tl_drafts_discard_finish (GAsyncResult *result, GError **error);

G_END_DECLS
