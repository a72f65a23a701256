/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*TlWork) (gpointer data);

/* Does `work` in a thread of its own and waits for it, but no longer than so many microseconds: a
 * disk that hangs must not take a window along. TRUE when it is done; else the thread goes on by
 * itself. `release` is called there behind `work`, in any case. */
gboolean tl_patience_try (TlWork work, gpointer data, GDestroyNotify release, gint64 longest);

G_END_DECLS
