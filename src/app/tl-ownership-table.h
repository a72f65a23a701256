/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-ownership-matrix.h"

G_BEGIN_DECLS

/* TlOwnershipTable: a matrix of owners as a table. Teams are groups, roles rows, stages columns;
 * the names of both stay in sight while the rest is scrolled. It is one stop for Tab; arrows, Home
 * and End (with Ctrl: of all) move inside, from what there is to what there is: cells in which a
 * role has nothing are empty, and left out.
 *
 * signals
 *   sort-requested (TlOwnershipOrder order, guint column)  a header was clicked
 *   cards-chosen (GPtrArray *touchpoints)  a cell, or a total, was
 *   role-chosen (TlElement *role, GtkWidget *button)  the name of a role was */
#define TL_TYPE_OWNERSHIP_TABLE (tl_ownership_table_get_type ())
G_DECLARE_FINAL_TYPE (TlOwnershipTable, tl_ownership_table, TL, OWNERSHIP_TABLE, GtkWidget)

GtkWidget *tl_ownership_table_new (void);

/* Shows the matrix as it is sorted now, and that it is sorted so. It must stay until another, or
 * NULL, is set, and be set again when it was sorted. The keyboard stays with the same role and
 * stage, or goes near. */
void tl_ownership_table_set_matrix (TlOwnershipTable *table,
                                    const TlOwnershipMatrix *matrix,
                                    TlOwnershipOrder order,
                                    guint column,
                                    gboolean backwards);
/* The button at a place: row 0 is that of the headers, then those of the matrix; column 0 the
 * names, then the stages, then the totals. NULL where there is none. */
GtkWidget *tl_ownership_table_get_button (TlOwnershipTable *table, guint row, guint column);

G_END_DECLS
