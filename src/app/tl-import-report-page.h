/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-csv-import.h"

G_BEGIN_DECLS

/* TlImportReportPage: what became of the rows of a table, in numbers, and line by line of those
 * that were mended or refused, to be copied or saved. */
#define TL_TYPE_IMPORT_REPORT_PAGE (tl_import_report_page_get_type ())
G_DECLARE_FINAL_TYPE (TlImportReportPage, tl_import_report_page, TL, IMPORT_REPORT_PAGE, AdwBin)

/* `name`: of the table, NULL: it has none. Keeps nothing of the report. */
GtkWidget *tl_import_report_page_new (const TlCsvReport *report, const char *name);

/* All of it as text, a line each. Transfer full. */
char *tl_import_report_to_text (const TlCsvReport *report, const char *name);
/* "14 rows were taken, 3 of them mended; 2 were refused." Transfer full. */
char *tl_import_report_describe_rows (const TlCsvReport *report);
/* "14 new pieces of evidence, 0 changed, 2 as they were." Transfer full. */
char *tl_import_report_describe_evidence (const TlCsvReport *report);

G_END_DECLS
