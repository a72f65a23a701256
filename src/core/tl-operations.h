/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* What a person does to a map, as edits within the step that is open. */

/* A place a card can stand: a lane of kind touchpoints and a moment. */
typedef struct
{
  TlElement *lane;
  TlElement *moment;
} TlCell;

/* A touchpoint in the cell. `before` is the card of the cell it stands above, NULL: below all. */
TlElement *tl_operations_add_touchpoint (
    TlHistory *history, TlCell cell, TlTouchpointKind kind, const char *title, TlElement *before);
/* A person, team, role, goal, change, assessment or piece of evidence with the name, where its kind
 * has one, and the first of the choices it must make. What evidence is about, which it must name,
 * is left to be set in the same step. */
TlElement *tl_operations_add (TlHistory *history, TlKind kind, const char *name);
/* The kind of a card somebody makes in this lane: contact or action for people, process, policy
 * and so on for the organisation by the lane's topic. */
TlTouchpointKind tl_operations_suggest_kind (TlElement *lane);

/* Puts the card into the cell, above `before` of that cell (NULL: below all); the span is cut to
 * what fits. */
void tl_operations_move_touchpoint (TlHistory *history,
                                    TlElement *touchpoint,
                                    TlCell cell,
                                    TlElement *before);
/* `span` in moments, 1 and up, cut to what fits. */
void tl_operations_set_span (TlHistory *history, TlElement *touchpoint, int span);

/* Puts a stage, a moment or a lane elsewhere, as tl_history_move () does. A card that lasts over
 * several moments gets shorter by one that leaves and longer by one that comes among them; when its
 * own first moment goes elsewhere, what still follows there goes on to be part of it. */
void
tl_operations_move (TlHistory *history, TlElement *element, TlElement *parent, TlElement *before);

/* Copies with new ids, each right after its original in document order; links between two of them
 * are copied too, and evidence is not. Transfer container. */
GPtrArray *tl_operations_duplicate (TlHistory *history, TlElement **touchpoints, guint n);

/* The kind of a link somebody makes between two touchpoints, by the layers of their lanes. */
TlLinkKind tl_operations_suggest_link_kind (TlMap *map, const TlElement *from, const TlElement *to);
/* The kinds (a mask of 1 << TlLinkKind) a link between them can have: none where it would lead back
 * to where it starts, else those that no link but `except` (NULL: none) has there already. */
guint tl_operations_list_link_kinds (TlMap *map,
                                     const TlElement *from,
                                     const TlElement *to,
                                     const TlElement *except);
TlElement *tl_operations_add_link (TlHistory *history,
                                   const TlElement *from,
                                   const TlElement *to,
                                   TlLinkKind kind);

/* Removes elements of any kind but the map and mends every reference: links that lose an end and
 * evidence that loses what it is about go too; in lists the id is taken out; a single reference is
 * unset. A stage takes its moments along, a lane or moment its touchpoints; a card that lasts over
 * a moment that goes gets shorter. */
void tl_operations_delete (TlHistory *history, TlElement **elements, guint n);

G_END_DECLS
