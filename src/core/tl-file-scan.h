/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a file before and beside the XML parser: what makes a file unfit to be parsed at
 * all, and where in the text a byte stands. Nothing here needs well-formed XML, and nothing takes
 * longer than the file is long. */

#define TL_SCAN_ATTRIBUTE_LIMIT 64
#define TL_SCAN_DEPTH_LIMIT 32

/* A place in a text, as people count: lines and characters from 1. Lines end with LF, CR LF or
 * CR. */
typedef struct
{
  gsize offset;
  guint line;
  guint column;
} TlPlace;

#define TL_PLACE_START ((TlPlace){ 0, 1, 1 })

/* Moves `place` forward to the byte at `offset`, which is not before it. */
void tl_place_advance (TlPlace *place, const char *text, gsize size, gsize offset);

/* Sets a TL_FILE_ERROR whose message starts with the place of the byte at `offset`. */
void tl_scan_set_error (
    GError **error, int code, const char *text, gsize size, gsize offset, const char *message);

/* The number of bytes of a byte order mark in front of the text: 0 or 3. */
gsize tl_scan_skip_mark (const char *text, gsize size);

/* TRUE when the text begins with an XML declaration, and not with an instruction such as
 * “<?xml-stylesheet”. */
gboolean tl_scan_has_declaration (const char *text, gsize size);

/* FALSE with TL_FILE_ERROR_EMPTY, _NOT_TEXT or _HOSTILE when the text must not reach the parser:
 * nothing in it, not UTF-8, a DOCTYPE, more than 64 attributes in one tag (which keep the parser
 * busy for seconds), elements more than 32 deep. */
gboolean tl_scan_check (const char *text, gsize size, GError **error);

/* The offset behind the element whose start tag begins at `start`; `size` when it never ends. */
gsize tl_scan_find_end (const char *text, gsize size, gsize start);
/* How many elements the one at `start` has open at once at most, itself included. */
guint tl_scan_get_depth (const char *text, gsize size, gsize start);
/* The offset of an attribute in the start tag at `start`; `start` when it is not there. */
gsize tl_scan_find_attribute (const char *text, gsize size, gsize start, const char *name);

G_END_DECLS
