/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>

#include "tl-file.h"
#include "tl-map-private.h"

G_BEGIN_DECLS

/* Between the parts of reading and writing. */

/* What stands in front of and behind the root of the file, one piece a line, kept with the map
 * (g_object_get_data ()); NULL when there is nothing. */
#define TL_FILE_PROLOGUE "tl-file-prologue"
#define TL_FILE_EPILOGUE "tl-file-epilogue"

/* What libxml2 hands to those who ask for its reports. */
#if LIBXML_VERSION >= 21200
typedef const xmlError TlXmlReport;
#else
typedef xmlError TlXmlReport;
#endif

/* Makes the parser read no further, where that matters. By itself it goes on after a fatal fault,
 * in what may have been the inside of a comment, where nobody has looked for what hangs it; and
 * xmlStopParser () frees what it, and the handler it has called, still stand on. From 2.12 on
 * nothing hangs it. */
static inline void
tl_file_halt (xmlParserCtxt *parser)
{
#if LIBXML_VERSION < 21200
  parser->instate = XML_PARSER_EOF;
  parser->disableSAX = 1;
#endif
}

/* Where an element that must not stand in the map as such is kept: a foreign element. */
#define TL_FILE_ASIDE_NAMESPACE "urn:throughline:set-aside:1"

/* A property whose value in the file is none is not set, and the file's is among the foreign
 * attributes, to be written for as long as there is no other. So it is with a word that is none of
 * the choices of a property that must be set: the element goes by the default.
 *
 * The foreign attributes of an element are lines of its `foreign` string: first those of its own
 * tag, as they are to be written (` a="1" b:c="2"`, maybe none), then for each property written as
 * an element that has some, its name and they (`detail a="1"`). No value holds a line end. */

/* Sets an error with a place: "line 12, column 3: what is wrong". */
void tl_file_set_error_at (GError **error, int code, guint line, guint column, const char *what);

/* TRUE when the attribute `name` is among the foreign ones of the element's own tag. */
gboolean tl_file_keeps (const TlElement *element, const char *name);
/* What the file has in place of a value that the element has none of, in the form of the file but
 * for blanks at its ends; NULL when that is nothing. Transfer full. */
char *tl_file_dup_kept (const TlElement *element, TlProperty property);
/* The foreign attributes of the property element `name`, up to the end of the line; "" when it has
 * none. */
const char *tl_file_find_property_attributes (const TlElement *element, const char *name);
/* Among whom the file has a child: the slot of the property element of its parent's that it stands
 * in front of, -1 for those behind all of them. `parent` is the kind of its parent. */
int tl_file_get_row (const TlElement *child, TlKind parent);
/* One element in the form of the file, `depth` steps in, with all that stands in it. */
void tl_file_append_element (GString *out, const TlElement *element, guint depth);
/* The namespaces an element declares, as they are to be written, in the form of
 * tl_element_peek_foreign_attributes (); NULL when there are none. Transfer full. */
char *tl_file_dup_declarations (const TlElement *element);
/* TRUE when the element declares all the namespaces that `other` does, in the same way. */
gboolean tl_file_declares_all_of (const TlElement *element, const TlElement *other);
/* Text in the form of an attribute's value and of an element's content. */
void tl_file_append_attribute (GString *out, const char *text);
void tl_file_append_text (GString *out, const char *text);

G_END_DECLS
