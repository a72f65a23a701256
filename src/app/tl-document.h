/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-findings-keeper.h"
#include "tl-history.h"
#include "tl-picture.h"

G_BEGIN_DECLS

/* TlDocument: a map, its history, and the file it came from. It knows no window.
 *
 * properties (all notify, read only)
 *   file         GFile, NULL until it was saved for the first time
 *   title        string, never NULL: the map's own, else the file's name, else "Untitled journey"
 *   is-modified  gboolean: the map differs from what was last read or saved
 *   is-busy      gboolean: a save is under way
 *   n-problems   guint: faults that were found on reading, mended or kept
 *
 * signals
 *   saved (guint64 serial)  this state of the history is in the file now */
#define TL_TYPE_DOCUMENT (tl_document_get_type ())
G_DECLARE_FINAL_TYPE (TlDocument, tl_document, TL, DOCUMENT, GObject)

typedef enum
{
  TL_DOCUMENT_ERROR_CHANGED,  /* somebody else wrote the file since it was read */
  TL_DOCUMENT_ERROR_VANISHED, /* the file is gone */
  TL_DOCUMENT_ERROR_BUSY,     /* it is being saved already */
} TlDocumentError;

#define TL_DOCUMENT_ERROR (tl_document_error_quark ())
GQuark tl_document_error_quark (void);

/* A map without a file. */
TlDocument *tl_document_new (TlMap *map);

/* A map that was lost and is back: modified, with the file it belongs to (NULL: none), `etag` of
 * the file as it was then and the faults that are still in it. */
TlDocument *
tl_document_new_restored (TlMap *map, GFile *file, const char *etag, GPtrArray *problems);

/* Reads a map in a thread, and prepares there what is wished to be seen (NULL: nothing). Errors are
 * of TL_FILE_ERROR, or G_IO_ERROR_CANCELLED. */
void tl_document_open_async (GFile *file,
                             const TlPreviewWish *wish,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
TlDocument *tl_document_open_finish (GAsyncResult *result, GError **error);
/* At once, with what was read ahead and painted as was wished there; blocks until it is. NULL: it
 * could not be read, or nobody did; whoever wants to know why opens it. */
TlDocument *tl_document_open_ahead (GFile *file);

/* What was read is laid out already, in the thread: whoever shows it first may have that. Transfer
 * full; NULL: it was taken, or the map has changed since. */
TlSheet *tl_document_take_sheet (TlDocument *document);
/* The same of what was painted of the sheet. */
TlPreview *tl_document_take_preview (TlDocument *document);
/* Of what was found in it by then. */
TlFindingsKeeper *tl_document_take_keeper (TlDocument *document);

TlHistory *tl_document_get_history (TlDocument *document);
TlMap *tl_document_get_map (TlDocument *document);
GFile *tl_document_get_file (TlDocument *document);
/* The state of the file that was last read or saved, see tl-storage.h; NULL when there is none. */
const char *tl_document_get_etag (TlDocument *document);
/* The file has come into another state, with the same content. */
void tl_document_recognize_file (TlDocument *document, const char *etag);
/* The file may be replaced although it is in this state by now: the document's own map is the one
 * that counts, and modified. NULL: in whatever state. */
void tl_document_accept_file (TlDocument *document, const char *etag);
const char *tl_document_get_title (TlDocument *document);
gboolean tl_document_is_modified (TlDocument *document);
gboolean tl_document_is_busy (TlDocument *document);
/* Never saved and never touched: nobody misses it. */
gboolean tl_document_is_pristine (TlDocument *document);
/* TlProblem: the faults that were found on reading. Empty once saved. Transfer none. */
GPtrArray *tl_document_get_problems (TlDocument *document);

/* Writes the map as it is now, in a thread; edits made meanwhile stay modified. `file` NULL: its
 * own. Without `anyway` its own file is written only when it is as it was left, else
 * TL_DOCUMENT_ERROR_CHANGED or _VANISHED, and nothing is written. A file whose faults were mended
 * is first copied to a free name beside it. Other errors are of TL_FILE_ERROR. After success
 * `file` is the document's own. */
void tl_document_save_async (TlDocument *document,
                             GFile *file,
                             gboolean anyway,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* While a save is under way: writes the map as it is now to the same file, behind it; else nothing.
 * It ends, for whoever began it, when both are done; when the first fails, there is no second. */
void tl_document_save_again (TlDocument *document);
/* *backup, which may be NULL, receives the copy of the original, NULL when there was no need; that
 * of a save that failed behind its copy is told by the next one. */
gboolean tl_document_save_finish (TlDocument *document,
                                  GAsyncResult *result,
                                  GFile **backup,
                                  GError **error);

G_END_DECLS
