/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-painter.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* TlReport: words on sheets of A4, one below the other, in a tagged PDF: headings, paragraphs,
 * lists and tables. What does not fit on a page goes on on the next; an item or a row stays in one
 * piece. Paragraphs may have any length; all else is cut after 24 lines, as the title of a card may
 * have 100 kB. */
typedef struct _TlReport TlReport;

/* The text is borrowed and must outlive the report. */
TlReport *tl_report_new (TlText *text, gboolean right_to_left);
void tl_report_free (TlReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReport, tl_report_free)

/* The heading of the whole, or of the section that is open. */
void tl_report_add_heading (TlReport *report, const char *words);
/* Lines of the words are paragraphs of their own. */
void tl_report_add_paragraph (TlReport *report, const char *words);
/* The same in a louder voice, and in a lower one. */
void tl_report_add_statement (TlReport *report, const char *words);
void tl_report_add_note (TlReport *report, const char *words);
void tl_report_begin_section (TlReport *report);
void tl_report_end_section (TlReport *report);
/* Between the two nothing but items. */
void tl_report_begin_list (TlReport *report);
/* `detail`: what is said of it below; NULL: nothing. */
void tl_report_add_item (TlReport *report, const char *words, const char *detail);
void tl_report_end_list (TlReport *report);
/* Between the two nothing but rows of three cells, the first one wider, drawn at the end.
 * `is_head`: of heads, which are said again on each page. A small table stays in one piece. */
void tl_report_begin_table (TlReport *report);
void tl_report_add_row (TlReport *report, const char *const cells[3], gboolean is_head);
void tl_report_end_table (TlReport *report);

/* The same of two cells, what it is about and what it comes to, with a picture beside them that
 * says nothing more: `draw` is called with its place; NULL: none, and the second cell has all the
 * room. `height` in map units is the least of such a row. */
typedef void (*TlReportDraw) (TlPainter *painter, const TlRect *rect, gconstpointer data);
void tl_report_add_pair (TlReport *report,
                         const char *name,
                         const char *value,
                         double height,
                         TlReportDraw draw,
                         gconstpointer data);
/* A picture, square, with words above and below it; `alternative`: what an ear hears instead. */
void tl_report_add_picture (TlReport *report,
                            const char *above,
                            const char *below,
                            const char *alternative,
                            double side,
                            TlReportDraw draw,
                            gconstpointer data);

/* Nothing may be added after that. `lang` may be NULL. Errors are of TL_EXPORT_ERROR. */
GBytes *tl_report_finish (TlReport *report, const char *title, const char *lang, GError **error);

G_END_DECLS
