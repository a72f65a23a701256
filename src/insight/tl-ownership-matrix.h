/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlOwnershipMatrix: who answers for what and when: roles, by their teams, across the stages.
 * Pure, and a picture of the moment: valid until the map changes.
 *
 * A touchpoint belongs to the stage it begins in. What is counted are touchpoints; a role that is
 * accountable and responsible for the same one has one touchpoint, and is counted in both ways. */

/* How a role has to do with a touchpoint. */
typedef enum
{
  TL_INVOLVED_ACCOUNTABLE, /* answers for it */
  TL_INVOLVED_RESPONSIBLE, /* does it */
  TL_INVOLVED_CONSULTED,
  TL_INVOLVED_INFORMED,
} TlInvolved;
#define TL_N_INVOLVED (TL_INVOLVED_INFORMED + 1)

typedef struct
{
  guint n;                   /* touchpoints the role has to do with, each once */
  guint ways[TL_N_INVOLVED]; /* of them, by how */
} TlOwnershipCount;

typedef struct
{
  TlElement *touchpoint;
  guint ways; /* 1 << TlInvolved; 0 in the row of nobody */
} TlOwnershipCard;

typedef struct
{
  TlOwnershipCount count;
  const TlOwnershipCard *cards; /* count.n of them, in the order of the map */
  guint heat;                   /* 0: answers for nothing, 1 … TL_OWNERSHIP_HEAT: by how much,
                                 * as a part of the fullest cell of any role */
} TlOwnershipCell;
#define TL_OWNERSHIP_HEAT 4

/* A role, or, as the last of all, nobody: touchpoints that should have an owner
 * (tl_ownership_is_missing ()) and have none, `count.n` of them and in no way. */
typedef struct
{
  TlElement *role; /* NULL: nobody */
  TlElement *team; /* NULL: none */
  TlOwnershipCount total;
  TlOwnershipCell *cells;    /* one a stage */
  gboolean carries_too_much; /* tl_ownership_carries_too_much () */
} TlOwnershipRow;

typedef struct
{
  TlElement *stage;
  TlOwnershipCount total; /* over the roles; n counts a touchpoint once a role */
  guint n_touchpoints;    /* that begin there */
  guint n_owned;          /* of them: that somebody is accountable for */
} TlOwnershipColumn;

typedef struct
{
  TlOwnershipRow *rows; /* in the order last sorted to, teams together; at first that of the map */
  guint n_rows;         /* all roles, and one more, the last, when anything is nobody's */
  TlOwnershipColumn *columns; /* the stages, in their order */
  guint n_columns;
  guint n_owned; /* touchpoints with an owner */
} TlOwnershipMatrix;

/* 20 ms for 10,000 touchpoints. Transfer full. */
TlOwnershipMatrix *tl_ownership_matrix_new (TlMap *map);
void tl_ownership_matrix_free (TlOwnershipMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlOwnershipMatrix, tl_ownership_matrix_free)

/* By what roles are sorted within their teams, and teams by what their roles have together. What is
 * equal stays in the order of the map, and roles without a team come after all teams. */
typedef enum
{
  TL_OWNERSHIP_BY_MAP,
  TL_OWNERSHIP_BY_NAME,
  TL_OWNERSHIP_BY_LOAD,    /* most to answer for first, then most to do with */
  TL_OWNERSHIP_BY_STAGE,   /* the same, in one stage */
  TL_OWNERSHIP_BY_JOURNEY, /* whose first stage comes first */
} TlOwnershipOrder;

/* `column` counts for BY_STAGE alone. `backwards`: the other way round. Nobody stays the last. */
void tl_ownership_matrix_sort (TlOwnershipMatrix *matrix,
                               TlOwnershipOrder order,
                               guint column,
                               gboolean backwards);
/* NULL for what is no role, and for all in a map of more than a million cells, which has no rows.
 */
TlOwnershipRow *tl_ownership_matrix_find (TlOwnershipMatrix *matrix, const TlElement *role);

G_END_DECLS
