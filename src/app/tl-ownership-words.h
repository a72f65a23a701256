/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-ownership-matrix.h"

G_BEGIN_DECLS

/* The table of owners in words. All are translated, and long names are cut. Transfer full. */

/* "Contact centre lead"; "Nobody" for the row of nobody. */
char *tl_ownership_words_get_role (const TlOwnershipRow *row);
/* "Contact centre"; "No team". */
char *tl_ownership_words_get_team (const TlOwnershipRow *row);
/* "accountable for 3, responsible for 1"; "3 touchpoints without an owner" of nobody's; "nothing"
 * of none. */
char *tl_ownership_words_describe_count (const TlOwnershipRow *row, const TlOwnershipCount *count);
/* "Contact centre lead, Get help: accountable for 3, responsible for 1". */
char *tl_ownership_words_describe_cell (const TlOwnershipRow *row,
                                        const TlElement *stage,
                                        const TlOwnershipCount *cell);
/* "Contact centre lead, all stages: accountable for 9", and whether that is too much. */
char *tl_ownership_words_describe_row (const TlOwnershipRow *row);
/* "Get help: 5 of 7 touchpoints have an owner". */
char *tl_ownership_words_describe_column (const TlOwnershipColumn *column);
/* What stands in a cell: what the role is accountable for, "3", and what it has to do with besides,
 * "+2"; each NULL when it is nothing. Of nobody's, how many there are. */
void tl_ownership_words_get_figures (const TlOwnershipRow *row,
                                     const TlOwnershipCount *count,
                                     char **accountable,
                                     char **besides);

G_END_DECLS
