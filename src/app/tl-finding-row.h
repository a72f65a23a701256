/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-findings.h"

G_BEGIN_DECLS

/* TlFindingRow: a finding, or the heading above those of one severity, as an item of a list. */
#define TL_TYPE_FINDING_ROW (tl_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingRow, tl_finding_row, TL, FINDING_ROW, GObject)

TlFindingRow *tl_finding_row_new (TlFinding *finding);
TlFindingRow *tl_finding_row_new_heading (TlSeverity severity, guint n);

/* NULL: it is a heading. */
TlFinding *tl_finding_row_get_finding (TlFindingRow *row);
/* "Serious (4)"; the finding's sentence. Owned by the row. */
const char *tl_finding_row_get_title (TlFindingRow *row);
/* What to do; of one that is no longer open, what was said of it. NULL: a heading. */
const char *tl_finding_row_get_detail (TlFindingRow *row);

/* What the row says is said by this finding from now on; not for a heading. */
void tl_finding_row_take (TlFindingRow *row, TlFinding *finding);

G_END_DECLS
