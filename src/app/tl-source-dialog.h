/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-live-source.h"

G_BEGIN_DECLS

/* Shows over the window which rows of an evidence file match nothing on the map, by line and
 * reason, and which evidence on the map has no row any more, as it is now. Whoever chooses such
 * evidence leaves for it: `wanted` is called with its id, and `parent`; NULL: nobody can. The
 * window is owned by GTK.
 */
typedef void (*TlSourceDialogWanted) (GtkWindow *parent, const char *evidence);
GtkWindow *tl_source_dialog_show (GtkWindow *parent,
                                  TlLiveSource *source,
                                  TlMap *map,
                                  TlSourceDialogWanted wanted);

G_END_DECLS
