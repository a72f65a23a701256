/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* What will be done about a map, on paper: for those who lead. How many changes there are of each
 * status; then, status by status, who does each until when, what it addresses and what must change
 * inside first. As a tagged PDF on A4, upright. What is overdue is so on the day of
 * tl_export_get_date (). The job's layout is not used. */
GBytes *tl_change_sheet_export (TlExportJob *job, GError **error);

G_END_DECLS
