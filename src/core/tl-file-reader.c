/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memrchr () */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* The parser's own events and not its text reader: they come while the parser stands at the tag, so
 * that every place is exact and foreign XML can be cut out of the file as it is; the text reader
 * has read on by then. It is also the faster way. */

static void
reader_clear (TlReader *reader)
{
  g_clear_error (&reader->error);
  xmlFreeDoc (reader->parser->myDoc); /* there is one only after faults */
  xmlFreeParserCtxt (reader->parser);
  g_array_unref (reader->declarations);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->prologue, TRUE);
  g_string_free (reader->epilogue, TRUE);
  g_ptr_array_unref (reader->text_pieces);
  g_free (reader->text_attributes);
  g_free (reader->addition);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlReader, reader_clear)

static gsize
get_offset (TlReader *reader)
{
  long offset = xmlByteConsumed (reader->parser);

  return offset < 0 ? 0 : MIN ((gsize) offset, reader->reading->size);
}

/* The “<” of the start tag the parser is in: no other one stands in a tag. */
static gsize
get_tag_start (TlReader *reader)
{
  const char *text = reader->reading->text;
  const char *open = memrchr (text, '<', get_offset (reader));

  return open == NULL ? 0 : (gsize) (open - text);
}

static TlKind
find_kind (TlReader *reader, const xmlChar *name, const xmlChar *uri)
{
  TlKind kind = TL_KIND_FOREIGN;

  if (uri == reader->our_namespace)
    for (kind = TL_KIND_MAP + 1; kind < TL_N_KINDS && reader->kind_names[kind] != name; kind++)
      ;
  return kind == TL_N_KINDS ? TL_KIND_FOREIGN : kind;
}

/* The slot of a property that is written as an element; -1 when there is none. */
static int
find_text_slot (TlReader *reader, TlKind kind, const xmlChar *name, const xmlChar *uri)
{
  guint n_properties;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_properties);

  if (uri == reader->our_namespace)
    for (guint slot = 0; slot < n_properties; slot++)
      if (specs[slot].type == TL_VALUE_TEXT && reader->property_names[kind][slot] == name)
        return (int) slot;
  return -1;
}

/* Text */

/* Text where none belongs is kept as it is. */
static void
flush_text (TlReader *reader)
{
  GString *kept;

  if (reader->text->len == 0)
    return;
  g_strchomp (reader->text->str);
  tl_reader_tell_stray_text (reader, reader->text->str, reader->stray_start);
  kept = g_string_new (NULL);
  tl_file_append_text (kept, g_strchug (reader->text->str));
  tl_reader_keep (reader, g_string_free (kept, FALSE));
  g_string_truncate (reader->text, 0);
}

static void
open_text (TlReader *reader, int slot, const TlTag *tag)
{
  TlKind kind = tl_reader_get_current (reader)->kind;
  const TlPropertySpec *spec = &tl_kind_get_properties (kind, &(guint){ 0 })[slot];
  GString *attributes = tag->n_attributes > 0 ? g_string_new (NULL) : NULL;

  reader->text_slot = slot;
  reader->text_start = tag->start;
  g_free (reader->addition);
  reader->addition = tl_reader_make_addition (reader, tag);
  for (int i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **attribute = tag->attributes + 5 * i;

      tl_reader_append_attribute (attributes, attribute[1], attribute[0], attribute[3],
                                  attribute[4]);
      tl_reader_tell_text_attribute (reader, spec, tag, attribute);
    }
  reader->text_attributes =
      tl_reader_finish_attributes (reader, tag, attributes, (guint) tag->n_attributes, 0);
}

static void
end_text (TlReader *reader)
{
  reader->text_slot = -1;
  g_string_truncate (reader->text, 0);
  g_clear_pointer (&reader->text_attributes, g_free);
  g_ptr_array_set_size (reader->text_pieces, 0);
}

/* The second element of a property that has one already. Takes `text`. */
static char *
join_texts (TlReader *reader,
            const TlElement *element,
            const TlPropertySpec *spec,
            const char *before,
            char *text)
{
  g_autofree char *who = tl_reading_describe (reader->reading, element), *second = text;

  tl_reading_note (reader->reading, reader->text_start,
                   g_strdup_printf (_ ("%s has %s twice; both were put together."), who,
                                    _ (spec->label)));
  return g_strconcat (before, "\n", second, NULL);
}

/* What stands right in front of the property element stays there, whatever else is set or added. */
static void
tie_foreign (TlElement *element, guint slot)
{
  for (TlElement *child = element->last_child;
       child != NULL && child->kind == TL_KIND_FOREIGN && child->ahead == 0;
       child = child->previous)
    child->ahead = (guint8) (slot + 1);
}

/* The attributes of two elements cannot stand on one when they differ: all of the second element is
 * foreign then. */
static gboolean
keep_second (TlReader *reader, const TlElement *element, const TlPropertySpec *spec)
{
  const char *first = tl_file_find_property_attributes (element, spec->name);
  gsize length = strcspn (first, "\n");
  g_autofree char *who = NULL;

  if (reader->text_attributes == NULL || length == 0 ||
      (strlen (reader->text_attributes) == length &&
       strncmp (first, reader->text_attributes, length) == 0))
    return FALSE;
  who = tl_reading_describe (reader->reading, element);
  tl_reading_tell (reader->reading, reader->text_start,
                   /* Translators: Stage “s1” has Detail twice, … */
                   g_strdup_printf (_ ("%s has %s twice, with other attributes; the second is kept "
                                       "in the file but not part of the map. Put the texts "
                                       "together in a text editor."),
                                    who, _ (spec->label)));
  end_text (reader);
  reader->is_inner_map = FALSE;
  tl_reader_keep_element (reader, reader->text_start);
  return TRUE;
}

static void
take_text_attributes (TlReader *reader, TlElement *element, const TlPropertySpec *spec)
{
  const char *attributes = tl_element_peek_foreign_attributes (element);

  if (reader->text_attributes != NULL &&
      *tl_file_find_property_attributes (element, spec->name) == '\0')
    tl_element_take_foreign_attributes (element,
                                        g_strconcat (attributes == NULL ? "" : attributes, "\n",
                                                     spec->name, reader->text_attributes, NULL));
}

static void
close_text (TlReader *reader)
{
  TlElement *element = tl_reader_get_current (reader);
  guint slot = (guint) reader->text_slot;
  const TlPropertySpec *spec = &tl_kind_get_properties (element->kind, &(guint){ 0 })[slot];
  const char *before = tl_element_peek_value (element, slot);
  char *text;

  if (before != NULL && keep_second (reader, element, spec))
    return;
  text = g_strndup (reader->text->str, reader->text->len);
  if (before != NULL)
    text = join_texts (reader, element, spec, before, text);
  else
    tie_foreign (element, slot);
  take_text_attributes (reader, element, spec);
  tl_element_take_value (element, slot, text);
  for (guint i = 0; i < reader->text_pieces->len; i++)
    tl_reader_keep (reader, g_strdup (g_ptr_array_index (reader->text_pieces, i)));
  end_text (reader);
}

/* Foreign elements */

static void
note_inner_map (TlReader *reader, const TlTag *tag)
{
  g_autofree char *where = tl_reading_describe (reader->reading, tl_reader_get_current (reader));

  tl_reading_note (reader->reading, tag->start,
                   /* Translators: a kind of element, and the element it stands in. */
                   g_strdup_printf (_ ("%s stands in %s, where it cannot be; it is kept in the "
                                       "file but not part of the map."),
                                    tl_kind_get_label (TL_KIND_MAP), where));
}

static void
open_foreign (TlReader *reader, const xmlChar *name, const xmlChar *uri, const TlTag *tag)
{
  gboolean is_map = uri == reader->our_namespace && name == reader->kind_names[TL_KIND_MAP];

  if (is_map)
    note_inner_map (reader, tag);
  else if (uri == reader->our_namespace)
    tl_reader_tell_element (reader, name, tag);
  reader->is_inner_map = is_map;
  reader->foreign_depth = 1;
  reader->foreign_start = tag->start;
  g_free (reader->addition);
  reader->addition = tl_reader_make_addition (reader, tag);
}

/* There is markup in a text, which this version cannot show: all of the text is foreign then. */
static void
turn_text_foreign (TlReader *reader)
{
  tl_reader_tell_markup (reader, (guint) reader->text_slot, reader->text_start);
  end_text (reader);
  reader->is_inner_map = FALSE;
  reader->foreign_depth = 2;
  reader->foreign_start = reader->text_start;
}

/* The parser's events */

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  TlReader *reader = data;
  TlTag tag = { 0, namespaces, n_namespaces, attributes, n_attributes };
  TlKind kind;
  int slot;

  if (reader->error != NULL)
    return;
  if (reader->foreign_depth > 0)
    {
      reader->foreign_depth++;
      return;
    }
  if (reader->text_slot >= 0)
    {
      turn_text_foreign (reader);
      return;
    }
  tag.start = get_tag_start (reader);
  if (reader->n_open == 0)
    {
      tl_reader_open_root (reader, name, uri, &tag);
      return;
    }
  flush_text (reader);
  kind = find_kind (reader, name, uri);
  slot = find_text_slot (reader, tl_reader_get_current (reader)->kind, name, uri);
  if (kind != TL_KIND_FOREIGN)
    tl_reader_open_element (reader, kind, &tag);
  else if (slot >= 0)
    open_text (reader, slot, &tag);
  else
    open_foreign (reader, name, uri, &tag);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TlReader *reader = data;

  if (reader->error != NULL)
    return;
  if (reader->foreign_depth > 0)
    {
      if (--reader->foreign_depth == 0)
        tl_reader_keep_element (reader, reader->foreign_start);
    }
  else if (reader->text_slot >= 0)
    close_text (reader);
  else if (reader->n_open > 0)
    {
      flush_text (reader);
      reader->n_open--;
      reader->is_over = reader->n_open == 0;
      tl_reader_pop_declarations (reader);
    }
}

/* The bytes of a file have no end mark, and newer versions of GLib look for one before they compare
 * with a prefix. */
static gboolean
is_cdata (const char *open, gsize length)
{
  static const char mark[] = "<![CDATA[";

  return length >= strlen (mark) && memcmp (open, mark, strlen (mark)) == 0;
}

/* Where the text begins that the parser hands out. It stands in front of plain letters and behind
 * others; but a reference and CDATA are more than what they mean. */
static gsize
find_text_start (TlReader *reader, const xmlChar *text, gsize length)
{
  const char *all = reader->reading->text, *open;
  gsize offset = get_offset (reader);

  if (*text != '<' && *text != '&' && reader->reading->size - offset >= length &&
      memcmp (all + offset, text, length) == 0)
    return offset;
  if (offset >= length && memcmp (all + offset - length, text, length) == 0)
    return offset - length;
  /* From the last tag on: what is in front of it is not looked at again and again. */
  open = memrchr (all, '<', offset);
  if (open == NULL || !is_cdata (open, reader->reading->size - (gsize) (open - all)))
    {
      gsize start = open == NULL ? 0 : (gsize) (open - all);
      const char *reference = memrchr (all + start, '&', offset - start);

      open = reference == NULL ? open : reference;
    }
  return open == NULL ? offset : (gsize) (open - all);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  TlReader *reader = data;
  const xmlChar *end = text + length;

  if (reader->foreign_depth > 0 || reader->error != NULL)
    return;
  if (reader->text_slot < 0 && reader->text->len == 0)
    {
      while (text < end && g_ascii_isspace (*text))
        text++;
      if (text < end)
        reader->stray_start =
            find_text_start (reader, end - length, (gsize) length) + (gsize) (text + length - end);
    }
  if (text < end)
    g_string_append_len (reader->text, (const char *) text, end - text);
}

static void
keep_piece (TlReader *reader, char *xml)
{
  if (reader->text_slot >= 0)
    {
      g_ptr_array_add (reader->text_pieces, xml);
      return;
    }
  flush_text (reader);
  tl_reader_keep (reader, xml);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  TlReader *reader = data;

  if (reader->foreign_depth == 0 && reader->error == NULL)
    keep_piece (reader, g_strconcat ("<!--", (const char *) text, "-->", NULL));
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  TlReader *reader = data;

  if (reader->foreign_depth == 0 && reader->error == NULL)
    keep_piece (reader, g_strconcat ("<?", (const char *) target, text == NULL ? "" : " ",
                                     text == NULL ? "" : (const char *) text, "?>", NULL));
}

/* Reports of the parser */

static gboolean
is_conflict_mark (TlReader *reader, gsize offset)
{
  const char *text = reader->reading->text;
  gsize start = offset;

  while (start > 0 && text[start - 1] != '\n')
    start--;
  return reader->reading->size - start > 7 && strncmp (text + start, "<<<<<<<", 7) == 0;
}

static gboolean
is_at_end (TlReader *reader, gsize offset)
{
  const char *text = reader->reading->text;

  while (offset < reader->reading->size && g_ascii_isspace (text[offset]))
    offset++;
  return offset == reader->reading->size;
}

static char *
explain_report (TlReader *reader, TlXmlReport *report, gsize offset)
{
  g_autofree char *words = NULL;

  if (report->code == XML_ERR_DOCUMENT_EMPTY)
    return g_strdup (_ ("this is text but not XML, so it is no journey map. Choose another file."));
  if (is_conflict_mark (reader, offset))
    return g_strdup (
        _ ("here is a conflict that git left after a merge. Choose one side of it in a "
           "text editor and take the marks out."));
  if (is_at_end (reader, offset))
    return g_strdup (_ ("the file ends in the middle of the map. It was cut off, perhaps while it "
                        "was copied: get a whole copy of it."));
  words = g_utf8_make_valid (report->message == NULL ? "" : report->message, -1);
  /* Translators: %s are the words of the XML parser, in English */
  return g_strdup_printf (_ ("this is not well-formed XML (%s). Mend it in a text editor, or open "
                             "an "
                             "earlier copy of the file."),
                          g_strstrip (words));
}

/* An error that is not fatal to the parser, such as a prefix nobody declared, is to us: what it
 * hands out then is not what the file says. */
static void
report_cb (void *data, TlXmlReport *report)
{
  TlReader *reader = data;
  gsize offset = get_offset (reader);
  g_autofree char *message = NULL;

  if (report->level == XML_ERR_FATAL)
    tl_file_halt (reader->parser);
  if (report->level < XML_ERR_ERROR || reader->error != NULL)
    return;
  message = explain_report (reader, report, offset);
  tl_scan_set_error (&reader->error, TL_FILE_ERROR_NOT_WELL_FORMED, reader->reading->text,
                     reader->reading->size, offset, message);
}

static const xmlChar *
intern (TlReader *reader, const char *name)
{
  return xmlDictLookup (reader->parser->dict, BAD_CAST name, -1);
}

static void
intern_names (TlReader *reader)
{
  reader->our_namespace = intern (reader, TL_FILE_NAMESPACE);
  reader->xml_prefix = intern (reader, "xml");
  reader->id_name = intern (reader, "id");
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n_properties;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_properties);

      g_assert (n_properties <= TL_READER_PROPERTY_LIMIT);
      reader->kind_names[kind] = intern (reader, tl_kind_get_name (kind));
      for (guint slot = 0; slot < n_properties; slot++)
        {
          const char *colon = strchr (specs[slot].name, ':');

          reader->property_names[kind][slot] =
              intern (reader, colon == NULL ? specs[slot].name : colon + 1);
        }
    }
}

static void
set_handlers (TlReader *reader)
{
  xmlSAXHandler *handlers = reader->parser->sax;

  memset (handlers, 0, sizeof *handlers);
  handlers->initialized = XML_SAX2_MAGIC;
  handlers->startElementNs = start_element_cb;
  handlers->endElementNs = end_element_cb;
  handlers->characters = text_cb;
  handlers->ignorableWhitespace = text_cb;
  handlers->comment = comment_cb;
  handlers->processingInstruction = instruction_cb;
  handlers->serror = report_cb;
  reader->parser->userData = reader;
  /* The bytes are UTF-8, whatever the file says of itself. */
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
}

static void
keep_beside_root (TlMap *map, const char *key, const GString *pieces)
{
  if (pieces->len > 0)
    g_object_set_data_full (G_OBJECT (map), key, g_strdup (pieces->str), g_free);
}

void
tl_reader_stop (TlReader *reader, int code, gsize offset, const char *message)
{
  if (reader->error == NULL)
    tl_scan_set_error (&reader->error, code, reader->reading->text, reader->reading->size, offset,
                       message);
  tl_file_halt (reader->parser);
}

TlElement *
tl_reader_get_current (TlReader *reader)
{
  return reader->open[reader->n_open - 1];
}

gboolean
tl_reading_parse (TlReading *reading, GError **error)
{
  g_auto (TlReader) reader = { .reading = reading, .text_slot = -1 };

  xmlInitParser (); /* only this may be called in two threads at once */
  reader.parser = xmlCreateMemoryParserCtxt (reading->text, (int) reading->size);
  reader.declarations = g_array_new (FALSE, FALSE, sizeof (TlDeclaration));
  reader.text = g_string_new (NULL);
  reader.text_pieces = g_ptr_array_new_with_free_func (g_free);
  reader.prologue = g_string_new (NULL);
  reader.epilogue = g_string_new (NULL);
  intern_names (&reader);
  set_handlers (&reader);
  if (xmlParseDocument (reader.parser) != 0 && reader.error == NULL)
    g_set_error_literal (&reader.error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_WELL_FORMED,
                         _ ("The file is not well-formed XML. Open an earlier copy of it."));
  if (reader.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reader.error));
      return FALSE;
    }
  tl_reading_tell_encoding (reading);
  keep_beside_root (reading->map, TL_FILE_PROLOGUE, reader.prologue);
  keep_beside_root (reading->map, TL_FILE_EPILOGUE, reader.epilogue);
  return TRUE;
}
