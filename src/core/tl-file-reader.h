/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>

#include "tl-file-reading.h"
#include "tl-file-scan.h"

G_BEGIN_DECLS

/* Inside of the reader: the parser's events (tl-file-reader.c), the elements that are made of them
 * (tl-file-elements.c), the values of attributes (tl-file-values.c), what this version does not
 * know (tl-file-foreign.c), and what is said of it and of contradictions (tl-file-tell.c). */

#define TL_READER_PROPERTY_LIMIT 32

/* The namespaces and attributes of a start tag, in the parser's form. */
typedef struct
{
  gsize start;                /* of its “<” in the text */
  const xmlChar **namespaces; /* prefix, URI */
  int n_namespaces;
  const xmlChar **attributes; /* name, prefix, URI, value, its end */
  int n_attributes;
} TlTag;

/* A namespace declared on an element that is open. `prefix` NULL: the default one. */
typedef struct
{
  const xmlChar *prefix;
  const xmlChar *uri;
  guint depth; /* of the element, the root has 0 */
} TlDeclaration;

typedef struct
{
  TlReading *reading;
  xmlParserCtxt *parser;
  GError *error; /* the first one */

  /* Interned by the parser as every name it meets, so that names are compared as pointers. */
  const xmlChar *our_namespace;
  const xmlChar *xml_prefix;
  const xmlChar *id_name;
  const xmlChar *kind_names[TL_N_KINDS];
  const xmlChar *property_names[TL_N_KINDS][TL_READER_PROPERTY_LIMIT]; /* without any prefix */

  TlElement *open[TL_SCAN_DEPTH_LIMIT]; /* known elements, the root first */
  guint n_open;
  gboolean is_over;     /* the root has ended */
  GArray *declarations; /* TlDeclaration */

  GString *text;         /* of the property element that is open, or what stands between elements */
  gsize stray_start;     /* of the text, where it stands between elements */
  int text_slot;         /* of that property, -1 when none is open */
  gsize text_start;      /* of its start tag */
  char *text_attributes; /* as they are to be written, NULL when it has none */
  GPtrArray *text_pieces; /* comments and the like that stand in it */

  guint foreign_depth;   /* how many foreign elements are open in each other */
  gsize foreign_start;   /* of the outermost */
  gboolean is_inner_map; /* the outermost is a map in a map */
  char *addition;        /* declarations that it, or the property element, needs to be cut out */

  GString *prologue; /* see TL_FILE_PROLOGUE */
  GString *epilogue;
} TlReader;

/* Ends the reading with a TL_FILE_ERROR, if it is the first. The tag at hand stays valid. */
void tl_reader_stop (TlReader *reader, int code, gsize offset, const char *message);
/* The innermost known element that is open. */
TlElement *tl_reader_get_current (TlReader *reader);

/* Takes the root's tag; stops the parser when the file is no map of this format. */
void
tl_reader_open_root (TlReader *reader, const xmlChar *name, const xmlChar *uri, const TlTag *tag);
/* Makes an element of a start tag and opens it. It stands in the current one, or where elements of
 * its kind may stand. */
void tl_reader_open_element (TlReader *reader, TlKind kind, const TlTag *tag);

/* An attribute's value. Transfer full. */
char *tl_reader_dup_value (const xmlChar *value, const xmlChar *end);
/* Gives the element all values of its tag, mended where they must be, and what else the tag has. */
void tl_reader_take_attributes (TlReader *reader, TlElement *element, const TlTag *tag);

void tl_reader_push_declarations (TlReader *reader, const TlTag *tag);
void tl_reader_pop_declarations (TlReader *reader);
/* Collects attributes nobody knows, as TlElement keeps them. */
void tl_reader_append_attribute (GString *out,
                                 const xmlChar *prefix,
                                 const xmlChar *name,
                                 const xmlChar *value,
                                 const xmlChar *end);
/* The declarations of the tag and `attributes` (of which there are `n`) behind them, which is NULL
 * when there are neither. Stops the parser when, with `n_others`, a tag would be written that is
 * refused when it is read. Takes `attributes`, which may be NULL. */
char *tl_reader_finish_attributes (
    TlReader *reader, const TlTag *tag, GString *attributes, guint n, guint n_others);
/* What has to be added to the tag so that the element can be cut out of the text; NULL: nothing. */
char *tl_reader_make_addition (TlReader *reader, const TlTag *tag);
/* Keeps a piece of XML as a child of the current element, or in front of or behind the root. Takes
 * it. */
void tl_reader_keep (TlReader *reader, char *xml);
/* Keeps the element that starts at `start` as it stands in the text, but for the addition. An inner
 * map is set aside, so that it is told of only once. */
void tl_reader_keep_element (TlReader *reader, gsize start);

/* Each tells of one thing that is kept as it is. The first two say nothing of attributes of other
 * namespaces but for a language. */
void tl_reader_tell_attribute (TlReader *reader,
                               const TlElement *element,
                               const TlTag *tag,
                               const xmlChar **attribute);
/* An attribute of a property element of the current element. */
void tl_reader_tell_text_attribute (TlReader *reader,
                                    const TlPropertySpec *spec,
                                    const TlTag *tag,
                                    const xmlChar **attribute);
/* An element of our namespace that nobody knows, in the current one. */
void tl_reader_tell_element (TlReader *reader, const xmlChar *name, const TlTag *tag);
/* Text between elements. */
void tl_reader_tell_stray_text (TlReader *reader, const char *text, gsize start);
/* Elements in the text of a property of the current element. */
void tl_reader_tell_markup (TlReader *reader, guint slot, gsize start);
/* What of the element's values does not fit its scale. */
void tl_reader_tell_scale (TlReader *reader, const TlElement *element, gsize start);

G_END_DECLS
