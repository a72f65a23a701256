/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* Evidence and experience in words for people, numbers as their locale writes them. Pure. */

/* Where it comes from and when: "Survey, 2026-05-31". Transfer full. */
char *tl_evidence_words_source (const TlElement *evidence);
/* "CES", "Rating". Static. */
const char *tl_evidence_words_measure_name (TlMeasure measure);
/* The raw measure on its own scale: "CES 6.2 of 7", "CSAT 62 %"; NULL when it has none.
 * Transfer full. */
char *tl_evidence_words_measure (const TlElement *evidence);
/* The quote in quotation marks, NULL when there are no words. Transfer full. */
char *tl_evidence_words_quote (const TlElement *evidence);
/* Who may see the quote. */
const char *tl_evidence_words_consent (const TlElement *evidence);
/* "−1.9 (31 answers)", "−1.9 (assessed)", "not known". Transfer full. */
char *tl_evidence_words_experience (const TlExperience *experience);
/* What the experience is drawn from: "From evidence", "From an assessment". */
const char *tl_evidence_words_basis (const TlExperience *experience);

G_END_DECLS
