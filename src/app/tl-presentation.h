/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-canvas.h"

G_BEGIN_DECLS

/* TlPresentation: a map told to people, stop by stop (see tl-tour.h), on the whole screen. It looks
 * at the map of a window and never touches it: neither the file, nor what is selected, nor where
 * that window is. What is edited there meanwhile is seen here.
 *
 * Right, Page Down, space, Return and a click go on; Left, Page Up, Backspace and the other button
 * go back; Home and End go to the first and the last; B and the full stop make the screen dark;
 * Escape and F5 end it. In a map that is read from the right, Left goes on. */
#define TL_TYPE_PRESENTATION (tl_presentation_get_type ())
G_DECLARE_FINAL_TYPE (TlPresentation, tl_presentation, TL, PRESENTATION, GtkWindow)

/* `touchpoint`: along the causes of it; NULL: stage by stage. In this look, of which a copy is
 * kept. Goes with its parent. */
GtkWidget *tl_presentation_new (GtkWindow *parent,
                                TlHistory *history,
                                const TlLook *look,
                                TlElement *touchpoint);
/* What is looked at. */
TlCanvas *tl_presentation_get_canvas (TlPresentation *presentation);

G_END_DECLS
