/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>
#include <cairo.h>

#include "tl-painter.h"

G_BEGIN_DECLS

/* TlText: text measured and drawn with Pango, the same on screen, in PDF and in SVG: own font map
 * at 96 dpi, no hinting, no rounding, no ligatures. Keeps what it has shaped. One thread at a time.
 */
typedef struct _TlText TlText;

/* `families` as tl_style_dup_font_families (). */
TlText *tl_text_new (const char *families, const char *lang);
void tl_text_free (TlText *text);
/* Whether one that is made anew with these would be the same. */
gboolean tl_text_is_made_of (TlText *text, const char *families, const char *lang);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlText, tl_text_free)

/* Owned by `text`. The width of a line includes its ellipsis. Breaks where Unicode allows it,
 * inside a word that is wider than the line, never inside a grapheme, unless that too is wider
 * and has more characters than any that is meant (hundreds of emoji joined to one). */
const TlTextMeasure *tl_text_get_measure (TlText *text);
double tl_text_get_width (TlText *text, TlTextRole role, const char *string, int length);
/* How far left of an anchor (then below 0) the line starts. START and END follow the map. */
double tl_text_get_shift (TlText *text,
                          TlTextRole role,
                          const char *string,
                          int length,
                          gboolean ellipsized,
                          TlAnchor anchor,
                          gboolean right_to_left);
/* Shows one line with its baseline's start at the origin of cr's current user space. */
void tl_text_show (TlText *text,
                   cairo_t *cr,
                   TlTextRole role,
                   const char *string,
                   int length,
                   gboolean ellipsized);
/* The same as an outline, added to cr's path. */
void tl_text_trace (TlText *text,
                    cairo_t *cr,
                    TlTextRole role,
                    const char *string,
                    int length,
                    gboolean ellipsized);

/* Which way a string reads, by its first letter or direction mark. */
typedef enum
{
  TL_READS_EITHER_WAY,
  TL_READS_RIGHT,
  TL_READS_LEFT
} TlReading;
TlReading tl_text_find_direction (const char *string, int length);

/* Characters of the string no font here can show. */
guint tl_text_count_missing (TlText *text, TlTextRole role, const char *string);

G_END_DECLS
