/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review.h"

G_BEGIN_DECLS

/* For tl-review*.c alone: how a review is read from its map, as a whole and in parts. */

/* FALSE when the root no longer says what the review was read by. */
gboolean tl_review_has_root (const TlReview *review);

/* A card for a touchpoint that has none; says nothing yet. */
TlReviewCard *tl_review_add_card (TlReview *review, TlElement *touchpoint);
/* All that is not evidence. */
void tl_review_read_card (TlReview *review, TlReviewCard *card);
void tl_review_read_evidence (TlReview *review, TlReviewCard *card);
/* NULL: nobody. */
void tl_review_set_role (TlReview *review, TlReviewCard *card, TlElement *role);
/* Where it stands among the moments as they are listed. */
void tl_review_place_card (TlReview *review, TlReviewCard *card);
/* The ends and the kind of a link, which gets its record when it is first read. */
TlReviewLink *tl_review_read_link (TlReview *review, TlElement *link);

/* Each makes one list anew, from the cards, links and moments as they were read. */
void tl_review_list_moments (TlReview *review);
void tl_review_list_cards (TlReview *review);
void tl_review_list_at_moments (TlReview *review);
void tl_review_list_links (TlReview *review);
void tl_review_list_names (TlReview *review);
/* The card is of a system of ours, by whose name a title may begin. */
gboolean tl_review_is_our_system (const TlReviewCard *card);
/* What TlReviewCard.ours is. */
TlElement *tl_review_read_ours (const TlReview *review, const TlReviewCard *card);
/* Which cards are addressed by changes. */
void tl_review_mark_addressed (TlReview *review);
/* Which layers each card meets, and what it reaches. */
void tl_review_spread (TlReview *review);
/* All cards that lead to the card, or that it leads to, along links of kind causes; itself too.
 * Transfer container. */
GPtrArray *tl_review_follow (const TlReview *review, TlReviewCard *card, gboolean back);

G_END_DECLS
