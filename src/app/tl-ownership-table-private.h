/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-ownership-table.h"

G_BEGIN_DECLS

/* What the files of the table share. */

/* What the keyboard can be at in one line, by column; NULL where there is nothing. */
typedef struct
{
  const TlOwnershipRow *row; /* NULL: the headers */
  const TlElement *role;     /* of the row, which may be gone before the line is */
  GtkWidget **stops;
} TlOwnershipLine;

struct _TlOwnershipTable
{
  GtkWidget parent_instance;

  const TlOwnershipMatrix *matrix; /* NULL: none */
  TlOwnershipOrder order;
  guint column;
  gboolean backwards;

  GtkWidget *grid;   /* all of it */
  GtkWidget *header; /* where the line of headers is */
  GtkWidget *scroller;
  GtkWidget *rows; /* in it: where all others are */
  GtkWidget *bar;
  GtkAdjustment *across;
  int head_width, column_width; /* pixels */
  GArray *lines;                /* of TlOwnershipLine */
  guint wanted;                 /* the column that one goes up and down in */
};

TlOwnershipLine *tl_ownership_table_get_line (TlOwnershipTable *table, guint index);
/* The names, the stages, the totals. */
guint tl_ownership_table_get_n_columns (TlOwnershipTable *table);
/* FALSE for what is no stop of a line. */
gboolean tl_ownership_table_find_stop (TlOwnershipTable *table,
                                       const GtkWidget *widget,
                                       guint *line,
                                       guint *column);

/* tl-ownership-lines.c: makes the lines of the matrix; there are none yet. */
void tl_ownership_table_fill (TlOwnershipTable *table);

G_END_DECLS
