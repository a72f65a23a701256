/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-findings.h"

G_BEGIN_DECLS

/* TlFindingRows: the rows of a list of findings (TlFindingRow), with a heading above those of each
 * severity, kept like the findings. */
typedef struct _TlFindingRows TlFindingRows;

TlFindingRows *tl_finding_rows_new (void);
void tl_finding_rows_free (TlFindingRows *rows);

/* Owned by the rows. */
GListModel *tl_finding_rows_get_model (TlFindingRows *rows);
guint tl_finding_rows_count (TlFindingRows *rows);
/* Makes the rows those of the findings, which come sorted: of all, or of the open ones. Rows that
 * say the same stay, in one piece with those around them: the list keeps its place, the keyboard
 * its row, and an edit costs what it changes. */
void tl_finding_rows_update (TlFindingRows *rows, const GPtrArray *findings, gboolean all);

G_END_DECLS
