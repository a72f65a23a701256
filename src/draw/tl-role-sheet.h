/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* What one role answers for, on paper: for the person who has the job. */

/* What a line of it is. */
typedef enum
{
  TL_ROLE_TITLE,      /* the role */
  TL_ROLE_SUBTITLE,   /* its team, who holds it, the map */
  TL_ROLE_HEADING,    /* of a section */
  TL_ROLE_SUBHEADING, /* a stage */
  TL_ROLE_WORDS,      /* a paragraph */
  TL_ROLE_ITEM,       /* of a list */
} TlRoleLineKind;

typedef struct
{
  TlRoleLineKind kind;
  char *words;
  char *detail; /* what is said of an item below it; NULL: nothing */
} TlRoleLine;

/* The role, its team, objective and target; what it is accountable for, stage by stage, with how it
 * feels: the value, the number of answers and where they come from; what else it has to do with;
 * who hands over to it and to whom it hands over; causes it answers for that no change that is done
 * addresses; the changes it owns. A section that would be empty says so, where that is worth
 * knowing, else it is left out. `today`, as "2026-05-31", is for what is overdue. Array of
 * TlRoleLine, transfer full. */
GArray *tl_role_sheet_list (TlMap *map, TlElement *role, const char *today);

/* The same as a tagged PDF on A4, upright: on one page if it fits, else on as many as it takes;
 * nothing is cut. The job's layout is not used. */
GBytes *tl_role_sheet_export (TlExportJob *job, TlElement *role, GError **error);

G_END_DECLS
