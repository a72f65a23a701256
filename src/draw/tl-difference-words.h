/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-difference.h"

G_BEGIN_DECLS

/* The difference of two maps in sentences for people, the same in the window, in print and on a
 * terminal. Pure; translated. */

/* In the order they are told. */
typedef enum
{
  TL_DIFFERENCE_CROSSED, /* a card is in another layer now */
  TL_DIFFERENCE_MOVED,
  TL_DIFFERENCE_CHANGED,
  TL_DIFFERENCE_ADDED,
  TL_DIFFERENCE_REMOVED,
} TlDifferenceGroup;
#define TL_N_DIFFERENCE_GROUPS (TL_DIFFERENCE_REMOVED + 1)

typedef struct
{
  TlDifferenceGroup group;
  TlElement *before, *after; /* NULL: it is not on that map */
  char *words; /* "“Must transfer at six minutes” moved from Bea to Process: crossed the line of
                  visibility"; owned */
} TlDifferenceLine;

/* Of TlDifferenceLine, group by group, each in the order of its map. The maps are those that were
 * compared. Transfer full. */
GArray *tl_difference_words_list (const TlDifference *difference, TlMap *before, TlMap *after);
/* "Changed". Static. */
const char *tl_difference_words_get_group (TlDifferenceGroup group);
/* "Changed (3)". Transfer full. */
char *tl_difference_words_head_group (TlDifferenceGroup group, guint n);
/* "12 elements stay as they are". Transfer full. */
/* Why the two may not be states of one map, as a sentence; NULL: nothing speaks against it. */
char *tl_difference_words_find_doubt (const TlDifference *difference);
char *tl_difference_words_describe_kept (const TlDifference *difference);

/* A figure of both maps. */
typedef struct
{
  const char *name;     /* "Customer experience"; static */
  char *before, *after; /* "−1.2 (n = 8)", "not known"; owned */
} TlDifferenceFigure;

/* How the maps feel, how many of what they have, and who answers for it: of TlDifferenceFigure. A
 * layer that says nothing of its experience on either map is left out. Transfer full. */
GArray *tl_difference_words_sum_up (const TlDifference *difference);
/* "Customer experience: −1.2 (n = 8) → +0.4 (n = 9)". Transfer full. */
char *tl_difference_words_describe_figure (const TlDifferenceFigure *figure);

G_END_DECLS
