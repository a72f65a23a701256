/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The map a map was made from, among the files beside it. */

/* The one map in the folder of `file`, that file left out, whose own id is `id`; NULL: there is
 * none, or more than one, or too many to look at. Only the beginning of each is read. Blocks, any
 * thread. Transfer full. */
GFile *tl_sibling_find (GFile *file, const char *id, GCancellable *cancellable);

G_END_DECLS
