/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"

G_BEGIN_DECLS

/* Inside of the canvas: what menus, keys and screen readers have it do. */

/* For all of the canvas's. While a step is open that somebody else is at, such as an import in
 * parts, none is done: screen readers reach a window below a modal one. */
void tl_canvas_install_action (GtkWidgetClass *widget_class,
                               const char *name,
                               const char *parameter_type,
                               GtkWidgetActionActivateFunc run);
void tl_canvas_install_actions (GtkWidgetClass *widget_class);
void tl_canvas_update_actions (TlCanvas *canvas);
/* Moves the selected cards by lanes and moments, as one step. */
void tl_canvas_shift (TlCanvas *canvas, int lanes, int moments);

G_END_DECLS
