/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-drafts.h"

G_BEGIN_DECLS

/* A row of the start page: a map that a crash left behind, beside its file, with what is newer in
 * it, or why it cannot be read. Its buttons name win.restore-draft or win.show-draft, and
 * win.discard-draft, with the draft's key. */
GtkWidget *tl_start_draft_new (const TlDraftInfo *info);

G_END_DECLS
