/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* All that Insights tells, as a tagged PDF on A4, upright, on as many pages as it takes; in the
 * words of the program, which are not those of the map. Errors are of TL_EXPORT_ERROR. */
GBytes *tl_insights_report_export (TlExportJob *job, GError **error);

G_END_DECLS
