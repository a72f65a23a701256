/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-change-board.h"

G_BEGIN_DECLS

/* Changes in words for people, as a board and a page of them say it. All strings are translated,
 * and what somebody wrote is cut; transfer full unless said. */

/* "Ideas", "Doing": the changes of a status. Static. */
const char *tl_change_words_get_column (TlChangeStatus status);
/* What the property of the element says, as a name is cut; NULL: nothing, or no element. */
char *tl_change_words_cut (const TlElement *element, TlProperty property);
/* "09/14/26", as the locale has it. */
char *tl_change_words_format_date (const char *date);
/* "Operations director, Operations"; "no owner". */
char *tl_change_words_format_owner (const TlChangeCard *card);
/* "Due 14 September 2026", "Overdue since 14 September 2026"; NULL: no day is named. */
char *tl_change_words_format_due (const TlElement *change, gboolean is_overdue);
/* "nothing planned", "planned", "done". Static. */
const char *tl_change_words_get_need (TlNeedState state);
/* "“Waits” (−1.8, n = 31, Survey), “Gives up”"; NULL: it addresses nothing. */
char *tl_change_words_list_addresses (TlMap *map, const TlChangeCard *card);
/* "“Must transfer” (planned)"; NULL: it needs nothing first. */
char *tl_change_words_list_needs (TlMap *map, const TlChangeCard *card);
/* All of it, as one hears it: "Pay on first-contact fix; Planned; owner Operations director; due
 * 09/14/26; addresses “Waits”; needs first “Must transfer” (done)". A list of facts, not a
 * sentence. */
char *tl_change_words_describe (TlMap *map, const TlChangeCard *card);
/* What of it is neither its name nor its owner nor its day: "Addresses: “Waits”; Effort: two
 * weeks"; NULL: nothing. */
char *tl_change_words_describe_rest (TlMap *map, const TlChangeCard *card);

G_END_DECLS
