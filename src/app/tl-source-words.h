/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-live-source.h"

G_BEGIN_DECLS

/* What is said of an evidence file. All transfer full, translated. */

/* "14:05", or with the day if that is not today. */
char *tl_source_words_time (GDateTime *time);
/* One line: "Followed · as of 14:05". */
char *tl_source_words_state (TlLiveSource *source);
/* "3 rows were not taken"; NULL: all were. */
char *tl_source_words_rows (TlLiveSource *source);

G_END_DECLS
