/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-live-source.h"

G_BEGIN_DECLS

/* What is said of an evidence file. All transfer full, translated. */

/* "14:05", or with the day if that is not today. */
char *tl_source_words_time (GDateTime *time);
/* One line: "Followed · as of 14:05". */
char *tl_source_words_state (TlLiveSource *source);
/* What does not match: "3 rows were not taken · 1 piece of evidence has no row any more". NULL: all
 * does. */
char *tl_source_words_rows (TlLiveSource *source);

G_END_DECLS
