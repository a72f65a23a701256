/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-derived.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* What a move would break, or would come to mean, before it is made. Pure functions of the map: it
 * is read as it is, and asked what would be otherwise. They take time by the cards moved and their
 * links and by the number of lanes and moments, not by the map; only those of a stage or a moment
 * look at each touchpoint for how long it lasts. What is already so is no consequence. */

/* The most important first. */
typedef enum
{
  /* what breaks */
  TL_CONSEQUENCE_SHORTER,   /* touchpoints that would no longer last over all they do */
  TL_CONSEQUENCE_BACKWARDS, /* links that start after what they lead to is over, and may not */
  TL_CONSEQUENCE_HAND_OFF,  /* links that hand off within one lane */
  TL_CONSEQUENCE_ABSENT,    /* contacts in the customer's own territory, where we are not */
  TL_CONSEQUENCE_UNOWNED,   /* touchpoints that would lack an owner */
  TL_CONSEQUENCE_OWNER,     /* a partner answers for what we do, or we for what a partner does */
  /* what it comes to mean */
  TL_CONSEQUENCE_VISIBILITY,  /* touchpoints that cross the line of visibility, */
  TL_CONSEQUENCE_INTERACTION, /* of interaction, */
  TL_CONSEQUENCE_INTERNAL,    /* of internal interaction */
  TL_CONSEQUENCE_FELT,        /* what is felt would be felt by others */
  TL_CONSEQUENCE_CURVE,       /* a curve of experience changes */
} TlConsequenceKind;
#define TL_N_CONSEQUENCE_KINDS (TL_CONSEQUENCE_CURVE + 1)

/* One kind, and all it is true of. Elements are owned by the map. */
typedef struct
{
  TlConsequenceKind kind;
  guint n;          /* touchpoints, or links, it is true of */
  TlElement *first; /* of these */
  int span;         /* SHORTER: how many moments the first would last */
  TlElement *stage; /* ABSENT, CURVE: where the first would stand */
  TlElement *team;  /* OWNER: that answers for the first */
  TlElement *from;  /* FELT: the lane of those who feel it now, NULL: nobody does; */
  TlElement *to;    /* and who would, NULL: nobody; CURVE: the lane of those whose curve it is */
} TlConsequence;

/* TRUE for what is for the worse, not only another meaning. */
gboolean tl_consequence_breaks (TlConsequenceKind kind);

/* A touchpoint and where it would stand. */
typedef struct
{
  TlElement *touchpoint;
  TlElement *lane;
  TlElement *moment;         /* NULL: one that would be made, for all moved the same */
  TlElement *stage, *before; /* in this stage, before this moment of it (NULL: behind all) */
} TlMove;

/* Of touchpoints moved together, each named once. Array of TlConsequence, each kind at most once;
 * transfer full. */
GArray *tl_consequences_of_cards (TlMap *map, const TlMove *moves, guint n);
/* Of a stage, a moment or a lane put below `parent` before `before` (NULL: behind all), with all
 * its touchpoints. `layer` is that of the lane then, -1: its own. The same. */
GArray *tl_consequences_of_structure (
    TlMap *map, TlElement *element, TlElement *parent, TlElement *before, int layer);

G_END_DECLS
