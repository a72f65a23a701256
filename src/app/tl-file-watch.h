/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"
#include "tl-storage.h"

G_BEGIN_DECLS

/* TlFileWatch: notices when another program changes, moves or deletes the file of a document. What
 * the document itself saves is no news, and neither is one state of the file twice.
 *
 * signals
 *   disturbed (TlStorageState state)  the file is CHANGED or VANISHED; SAME: it is as the document
 *                                     left it again */
#define TL_TYPE_FILE_WATCH (tl_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (TlFileWatch, tl_file_watch, TL, FILE_WATCH, GObject)

TlFileWatch *tl_file_watch_new (TlDocument *document);
/* From now on it says nothing any more, though a look at the disk may keep it alive for a while. */
void tl_file_watch_stop (TlFileWatch *watch);
/* The state of the file that was told of last, for tl_document_accept_file (); NULL when it is not
 * there or its place knows none. */
const char *tl_file_watch_get_etag (TlFileWatch *watch);

G_END_DECLS
