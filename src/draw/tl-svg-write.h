/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-painter.h"

G_BEGIN_DECLS

/* The small change of writing SVG; private to the SVG pen. */

/* With at most three decimals, and a point in every locale. */
void tl_svg_write_number (GString *out, double number);
/* ` name="number"`, with the space in front. */
void tl_svg_write_measure (GString *out, const char *name, double number);
/* For an element's content and for an attribute in double quotes alike. */
void tl_svg_write_escaped (GString *out, const char *text, gsize length);
/* ` name="text"`; nothing for NULL. */
void tl_svg_write_attribute (GString *out, const char *name, const char *text);
/* ` fill="…"` and all that goes with it. */
void tl_svg_write_ink (GString *out, const TlInk *ink);
/* ` name="#…"`, and its opacity. */
void tl_svg_write_color (GString *out, const char *name, const TlColor *color);
/* Path data, without the attribute around it. */
void tl_svg_write_steps (GString *out, const TlPathStep *steps, guint n_steps);

G_END_DECLS
