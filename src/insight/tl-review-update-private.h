/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review-private.h"

G_BEGIN_DECLS

/* For tl-review-update*.c alone: an update that is under way. */

typedef struct
{
  TlReviewCard *card;
  TlReads other; /* of what those around it read */
} Differing;

typedef struct
{
  TlReview *review;
  TlReviewTell tell;
  gpointer data;

  GArray *touches;   /* TlTouch, with those that come of others */
  GHashTable *known; /* element → its place in there, from 1 */

  GHashTable *reread; /* cards to be read again: card → it has other evidence as well */
  GArray *differing;  /* Differing: cards that are other to those around them, or are new */
  /* Cards and links that left: freed at the end, so that no new one is taken for an old one. */
  GPtrArray *retired;
  GHashTable *moments; /* at which something differs → TlReads */
  GHashTable *tied;    /* low cards whose ties to others may differ */

  gboolean cards_moved, moments_moved, links_moved; /* among themselves, or came, or went */
  gboolean changes_differ, names_differ, people_differ, owners_differ;
} TlReviewUpdate;

/* That all may be other; NULL is nobody. */
void tl_review_update_tell (TlReviewUpdate *update, TlElement *element);
/* What is its own; with its links. */
void tl_review_update_tell_card (TlReviewUpdate *update, const TlReviewCard *card);

/* While the links are those of before. */
void tl_review_update_tell_old_links (TlReviewUpdate *update);
/* Reads those again that were touched. */
void tl_review_update_links (TlReviewUpdate *update);
/* Works out anew what is addressed and reached, and tells what differs. */
void tl_review_update_reach (TlReviewUpdate *update);
/* What is low around the cards whose ties may differ. */
void tl_review_update_tell_tied (TlReviewUpdate *update);

G_END_DECLS
