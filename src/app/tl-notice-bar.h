/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* TlNoticeBar: something that happened to the map of a window, and what can be done about it, below
 * the header bar. Takes no room while there is nothing to say. A screen reader reads it out, and
 * finds it as an alert.
 *
 * signals
 *   chosen (const char *id)  one of the answers; the bar stays until it is hidden */
#define TL_TYPE_NOTICE_BAR (tl_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlNoticeBar, tl_notice_bar, TL, NOTICE_BAR, AdwBin)

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic, to be passed through _() */
  gboolean is_suggested;
} TlNoticeAnswer;

/* `answers` ends with a NULL id. What loses anything is never suggested. */
void tl_notice_bar_show (TlNoticeBar *bar, const char *words, const TlNoticeAnswer *answers);
void tl_notice_bar_hide (TlNoticeBar *bar);
/* NULL while it is hidden. */
const char *tl_notice_bar_get_words (TlNoticeBar *bar);

G_END_DECLS
