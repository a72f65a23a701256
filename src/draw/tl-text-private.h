/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-text.h"

G_BEGIN_DECLS

/* For the files of TlText alone. */

#define TL_ELLIPSIS "…"
/* No line of text has more bytes than this, however wide. */
#define TL_TEXT_MAX_BYTES 16384

struct _TlText
{
  PangoFontMap *font_map;
  PangoContext *context;
  char *families;
  char *lang;
  PangoAttrList *attributes[TL_N_TEXT_ROLES]; /* NULL: not yet used */
  int ellipsis_widths[TL_N_TEXT_ROLES];
  GHashTable *lines;
  GQueue recent; /* of Line, the one used last in front */
  GString *clean;
  GHashTable *words; /* tl-text-measure.c */
  GArray *widths;    /* of int: the width of each character, in Pango units */
  GArray *offsets;   /* of int: where each character starts; one more than there are characters */
  GArray *breaks;    /* of PangoLogAttr: what may stand between characters; one more likewise */
  TlTextMeasure measure;
};

/* Runs of glyphs: of PangoGlyphItem, freed with the array. */
GPtrArray *tl_text_runs_new (void);
/* Adds one paragraph's runs, in the order they are seen from left to right, in a size of their own.
 * `string` is what stands around it; start and length are bytes. */
void tl_text_shape (
    TlText *text, TlTextRole role, const char *string, int start, int length, GPtrArray *runs);
/* By what runs are to be scaled. */
double tl_text_get_scale (TlTextRole role);
/* Fills the outlines of the runs, from the origin on, in half the time cairo's own choice of
 * antialiasing takes, with fewer shades. `text` is what was shaped. The quality is as it was. */
void tl_text_fill_fast (cairo_t *cr, const GPtrArray *runs, const char *text, double scale);
GHashTable *tl_text_words_new (void);
/* Fills text->widths, text->offsets and text->breaks for `length` bytes of a clean string. Returns
 * how many characters they are. */
int tl_text_measure (TlText *text, TlTextRole role, const char *string, int length);
/* The string without control characters, each of their bytes a space, and with U+FFFD for what is
 * no character, so that offsets stay. The result is `string` itself when it is clean; else it is
 * valid until the next call. */
const char *tl_text_clean (TlText *text, const char *string, int length, gboolean keep_newlines);
/* As many bytes of the string as could ever stand in these lines: a title may have 100 kB. */
int tl_text_bound_length (const char *string, double width, guint max_lines);
/* As TlTextMeasure; `data` is the TlText. */
guint tl_text_break_lines (gpointer data,
                           TlTextRole role,
                           const char *string,
                           double width,
                           guint max_lines,
                           TlTextLine *lines,
                           gboolean *ellipsized);

G_END_DECLS
