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
/* The sources TlExperience unites: "Survey, Interview"; "" where there is none. Transfer full. */
char *tl_evidence_words_sources (guint sources);
/* What stands with its number in the least room: "n = 31", "assessed", "n = ?" where nobody said;
 * on a map of what is to come "n = 31, today", "hoped for". Transfer full. */
char *tl_evidence_words_n (const TlExperience *experience);
/* The same with the sources: "n = 31, Survey". Transfer full. */
char *tl_evidence_words_backing (const TlExperience *experience);
/* "−1.9 (n = 31, Survey)", "−1.9 (assessed)", "not known". Transfer full. */
char *tl_evidence_words_experience (const TlExperience *experience);
/* All that is known of a number, line by line: what it stands on, what was asked, its interval.
 * NULL: it is not known. Transfer full. */
char *tl_evidence_words_describe (const TlExperience *experience);
/* What the experience is drawn from: "From evidence", "From an assessment"; on a map of
 * what is to come "As it is today", "Hoped for". */
const char *tl_evidence_words_basis (const TlExperience *experience);

G_END_DECLS
