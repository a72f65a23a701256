/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* The difference of two maps, or of one map and its own older file: what came, went, changed, and
 * stands elsewhere. Elements are the same when they have the same id and are of the same kind. */

/* A property that has another value. */
typedef struct
{
  TlElement *before, *after;
  TlProperty property;
  const char *from, *to; /* as in the file; NULL: unset; owned by the elements */
} TlChanged;

/* An element that stands elsewhere: a card at another moment or in another lane; a stage, a moment
 * or a lane at another place among what is on both maps. As few are named as could have been
 * moved. */
typedef struct
{
  TlElement *before, *after;
  gboolean crossed; /* a card that is in the lane of another layer now: it crossed a line */
} TlMoved;

/* A map as a whole. */
typedef struct
{
  guint n_touchpoints;
  guint n_moments;
  guint n_hand_offs;                 /* links of kind hands-off */
  guint n_owned;                     /* touchpoints somebody is accountable for */
  guint n_owners;                    /* roles that are accountable for any */
  TlExperience feeling[TL_N_LAYERS]; /* by TlLayer: the mean of its touchpoints */
} TlMapSummary;

typedef struct
{
  GPtrArray *added;   /* of the later map, in its order */
  GPtrArray *removed; /* of the earlier map, in its order */
  GArray *moved;      /* of TlMoved, in the order of the later map */
  GArray *changed;    /* of TlChanged, likewise; a card's lane and moment are not among them */
  guint n_kept;       /* elements that are the same in all, and where they were */
  guint n_met;        /* touchpoints that both maps have, */
  guint n_renamed;    /* of them: with another title */
  TlMapSummary before, after;
} TlDifference;

/* 200 ms for two maps of 10,000 touchpoints. Remarks and what this version does not know are left
 * out. Valid as long as both maps stay as they are. Transfer full. */
TlDifference *tl_difference_new (TlMap *before, TlMap *after);
void tl_difference_free (TlDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDifference, tl_difference_free)

/* TRUE when nothing came, went, changed or moved. */
gboolean tl_difference_is_empty (const TlDifference *difference);

G_END_DECLS
