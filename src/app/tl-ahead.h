/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-loaded.h"

G_BEGIN_DECLS

/* TlAhead: a file that is being read, and painted, by a thread of its own before anybody asked for
 * it. But for finishing it, this is for the main thread alone. */
typedef struct _TlAhead TlAhead;

/* Begins with a file that will be opened in a moment: at the start there is another processor with
 * nothing to do while GTK sets itself up. One at a time: nothing happens while another one has not
 * been taken. */
void tl_ahead_start (GFile *file, const TlPreviewWish *wish);
/* Blocks, but no longer than so many microseconds. FALSE: it is not read yet, or cannot be, or
 * nobody reads it. */
gboolean tl_ahead_await (GFile *file, gint64 longest);
/* NULL: nobody reads it. Whoever takes it is to finish it. It ends early when `cancellable` (NULL:
 * never) is cancelled. */
TlAhead *tl_ahead_take (GFile *file, GCancellable *cancellable);
/* Blocks; takes `ahead`, in any thread, and returns the same as tl_loaded_read (). */
TlLoaded *tl_ahead_finish (TlAhead *ahead, GError **error);

G_END_DECLS
