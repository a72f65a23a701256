/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-difference.h"
#include "tl-look.h"

G_BEGIN_DECLS

/* The difference of two maps as a PDF of sheets of A4, in the language of the program: what both
 * are called, their figures side by side, and what crossed a line, moved, changed, came and went.
 * The maps are those that were compared, and `files` what their files are called, for display;
 * `look` NULL: ours. Errors are of TL_EXPORT_ERROR. */
GBytes *tl_difference_report_make (const TlDifference *difference,
                                   TlMap *before,
                                   TlMap *after,
                                   const char *const files[2],
                                   const TlLook *look,
                                   GError **error);

G_END_DECLS
