/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-period.h"

G_BEGIN_DECLS

/* A touchpoint in words: what the ink of its card says, for those who hear it or read it in a
 * table. Derived from the map, so that a touchpoint without a card has them too. All strings are
 * translated; transfer full unless said. Of a touchpoint that was just taken out of its map, what
 * it names may be gone too and is left empty. */

/* "Pain point". Static. */
const char *tl_card_words_get_kind (const TlElement *touchpoint);
/* "Phone, E-mail"; a channel that is not known by its own name. "" when there is none. */
char *tl_card_words_list_channels (const TlElement *touchpoint);
/* In a period, NULL: today. "−1.9 (n = 31, Survey)"; "" when nothing is known. */
char *
tl_card_words_format_feeling (TlMap *map, const TlElement *touchpoint, const TlPeriod *period);
/* The title of the role that is accountable; "no owner" when one is missing, "" when none is
 * needed. Owned by the map, or static. */
const char *tl_card_words_get_owner (TlMap *map, const TlElement *touchpoint);
/* The moment's number in its stage, from 1; 0 when it stands in none. */
guint tl_card_words_count_moment (const TlElement *moment);
/* "Bea", "Bea (hidden)" */
char *tl_card_words_format_lane (TlMap *map, const TlElement *touchpoint);
/* "Bea, Get help, moment 2" */
char *tl_card_words_describe_place (TlMap *map, const TlElement *touchpoint);
/* The same for a place that need not have a card. */
char *tl_card_words_describe_cell (TlMap *map, const TlElement *lane, const TlElement *moment);
/* `lead`, then what is known of the touchpoint: "; feels −1.9 (n = 31, Survey); owner Contact
 * centre lead". A list of facts, not a sentence. */
char *tl_card_words_describe (TlMap *map,
                              const TlElement *touchpoint,
                              const TlPeriod *period,
                              const char *lead);

/* The whole of it, beside its title: "Bea, Get help, moment 2; Pain point; owner Contact centre
 * lead; feels −1.9" */
char *tl_card_words_describe_card (TlMap *map, const TlElement *touchpoint, const TlPeriod *period);

G_END_DECLS
