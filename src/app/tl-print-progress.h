/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TlPrintProgress: a small window that tells how far the drawing of a page is and lets it be
 * cancelled. It comes when that has lasted for longer than a moment, and goes with free. Closing it
 * cancels too. */
typedef struct _TlPrintProgress TlPrintProgress;

TlPrintProgress *tl_print_progress_new (GtkWindow *parent, GCancellable *cancellable);
void tl_print_progress_free (TlPrintProgress *progress);
/* 0 ... 1. From any thread, as often as one likes. */
void tl_print_progress_set (TlPrintProgress *progress, double fraction);

G_END_DECLS
