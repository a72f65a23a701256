/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-structure.h"

G_BEGIN_DECLS

/* The part of tl-canvas-private.h that is about links: making them, taking hold of them, and the
 * threads they form. Comes with that header. */

typedef enum
{
  TL_LINKING_NOT,
  TL_LINKING_BY_HAND, /* an end follows the pointer */
  TL_LINKING_BY_KEYS, /* it goes from card to card */
  TL_LINKING_CHOICE,  /* of the new link's kind, by a menu */
} TlLinkingMode;

/* A link in the making, or one whose end is taken to another card. */
typedef struct
{
  TlLinkingMode mode;
  TlElement *link;   /* NULL: a new one */
  TlProperty end;    /* the loose one: TL_PROPERTY_FROM or TL_PROPERTY_TO */
  TlElement *fixed;  /* the card at the other end */
  TlElement *target; /* the card aimed at, NULL: none */
  guint kinds;       /* a mask of those possible there; 0: it cannot be linked */
  TlPoint point;     /* of the loose end, in map units */
} TlLinking;

/* tl-canvas-link.c: making links, and taking their ends elsewhere. */
/* `handle`: its link, end and fixed card. */
void tl_canvas_linking_begin (TlCanvas *canvas, TlLinkingMode mode, const TlLinking *handle);
/* The loose end is at this card (NULL: at none), and at this point (NULL: where it was). */
void tl_canvas_linking_aim (TlCanvas *canvas, TlElement *target, const TlPoint *point);
/* The loose end is at this pixel. */
void tl_canvas_linking_follow (TlCanvas *canvas, double x, double y);
/* What a click does while no handle is dragged: it starts at a handle, or ends at a card. FALSE
 * when it means nothing to links. */
gboolean tl_canvas_linking_click (TlCanvas *canvas);
/* The pointer let go, at this pixel: asks for the kind of a new link. */
void tl_canvas_linking_drop (TlCanvas *canvas, double x, double y);
/* Makes or re-attaches the link, as one step; says why not when it is not possible. Without a card
 * aimed at it is cancelled. */
void tl_canvas_linking_make (TlCanvas *canvas, TlLinkKind kind);
/* As if it had not been. */
void tl_canvas_linking_cancel (TlCanvas *canvas);
/* Why the link cannot be made or taken there, NULL: it can, or aims at no card. Static. */
const char *tl_canvas_linking_get_refusal (TlCanvas *canvas);
/* The kind the link has, or most likely is to have. */
TlLinkKind tl_canvas_linking_get_kind (TlCanvas *canvas);
/* By keys, from the selected card or link on; `end` is the loose one. */
void tl_canvas_linking_begin_keys (TlCanvas *canvas, TlProperty end);
void tl_canvas_linking_walk (TlCanvas *canvas, TlWalk walk);
/* Cancelled by keys: the keyboard goes back to where it came from. */
void tl_canvas_linking_leave (TlCanvas *canvas);

/* The link meant by a pixel that is on one: of a bundle the selected one, or when `next` the one
 * below it, so that clicks go through them all. */
TlElement *tl_canvas_find_meant_link (TlCanvas *canvas, double x, double y, gboolean next);

/* tl-canvas-link-handles.c: what links are taken by, and what is seen of it. */
/* The handle at a pixel: what taking it means, but for the mode. */
gboolean tl_canvas_find_link_handle (TlCanvas *canvas, double x, double y, TlLinking *found);
/* The pointer is over this card; NULL: over none. */
void tl_canvas_hover (TlCanvas *canvas, TlElement *card);
void tl_canvas_snapshot_link_handles (TlCanvas *canvas, GtkSnapshot *snapshot);
void tl_canvas_snapshot_linking (TlCanvas *canvas, GtkSnapshot *snapshot);

/* tl-canvas-link-actions.c */
/* When it alone is selected, else NULL. */
TlElement *tl_canvas_get_selected_link (TlCanvas *canvas);
/* To the card at the other end of the selected link; FALSE when none is. */
gboolean tl_canvas_follow_link (TlCanvas *canvas);
void tl_canvas_install_link_actions (GtkWidgetClass *widget_class);
void tl_canvas_update_link_actions (TlCanvas *canvas);
/* Transfer full. */
GMenu *tl_canvas_make_link_menu (void);

/* tl-canvas-trace.c: the threads of causes through what is selected. */
/* For tl_canvas_set_tracing () alone: lights them, or puts them out. */
void tl_canvas_switch_trace (TlCanvas *canvas, gboolean tracing);
/* The selection or the map is another one. `aloud`: the thread is told of. */
void tl_canvas_follow_trace (TlCanvas *canvas, gboolean aloud);
void tl_canvas_update_trace_action (TlCanvas *canvas);
/* Says so when the card is part of a circle of causes, which what was just done closed; FALSE when
 * it is not. */
gboolean tl_canvas_say_circle (TlCanvas *canvas, TlElement *touchpoint);

G_END_DECLS
