/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What this version does not know is kept as it stands in the file. Its prefixes must still be
 * declared wherever it is written: the root keeps the declarations of the root, and what was
 * declared further in is written on each piece itself. */

static gboolean
declares (const TlTag *tag, const xmlChar *prefix)
{
  for (int i = 0; i < tag->n_namespaces; i++)
    if (tag->namespaces[2 * i] == prefix)
      return TRUE;
  return FALSE;
}

static void
append_declaration (GString *out, const xmlChar *prefix, const xmlChar *uri)
{
  const xmlChar *value = uri == NULL ? BAD_CAST "" : uri;

  tl_reader_append_attribute (out, prefix == NULL ? NULL : BAD_CAST "xmlns",
                              prefix == NULL ? BAD_CAST "xmlns" : prefix, value,
                              value + strlen ((const char *) value));
}

static gboolean
is_declared_further_in (TlReader *reader, guint i)
{
  const TlDeclaration *all = (const TlDeclaration *) reader->declarations->data;

  for (guint j = i + 1; j < reader->declarations->len; j++)
    if (all[j].prefix == all[i].prefix)
      return TRUE;
  return FALSE;
}

/* The declarations of the elements around but for the root. Returns how many. */
static guint
append_inherited (TlReader *reader, const TlTag *tag, GString *out)
{
  const TlDeclaration *all = (const TlDeclaration *) reader->declarations->data;
  guint n = 0;

  for (guint i = 0; i < reader->declarations->len; i++)
    if (all[i].depth > 0 && all[i].prefix != NULL && !declares (tag, all[i].prefix) &&
        !is_declared_further_in (reader, i))
      {
        append_declaration (out, all[i].prefix, all[i].uri);
        n++;
      }
  return n;
}

/* The tag's own, but for the default namespace, which in what we write is always ours. */
static guint
append_own (const TlTag *tag, GString *out)
{
  guint n = 0;

  for (int i = 0; i < tag->n_namespaces; i++)
    if (tag->namespaces[2 * i] != NULL)
      {
        append_declaration (out, tag->namespaces[2 * i], tag->namespaces[2 * i + 1]);
        n++;
      }
  return n;
}

static const xmlChar *
get_default_namespace (TlReader *reader)
{
  const TlDeclaration *all = (const TlDeclaration *) reader->declarations->data;

  for (guint i = reader->declarations->len; i > 0; i--)
    if (all[i - 1].prefix == NULL)
      return all[i - 1].uri;
  return NULL;
}

static void
stop_at_attributes (TlReader *reader, const TlTag *tag)
{
  tl_reader_stop (reader, TL_FILE_ERROR_HOSTILE, tag->start,
                  _ ("an element has more attributes than a map can hold; the file was not opened. "
                     "Open an earlier copy of it."));
}

/* A parser makes one line feed of each line end; so the text is the same without any CR. */
static void
append_with_line_feeds (GString *out, const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (text[i] != '\r')
      g_string_append_c (out, text[i]);
    else if (i + 1 == size || text[i + 1] != '\n')
      g_string_append_c (out, '\n');
}

void
tl_reader_push_declarations (TlReader *reader, const TlTag *tag)
{
  for (int i = 0; i < tag->n_namespaces; i++)
    {
      TlDeclaration declaration = { tag->namespaces[2 * i], tag->namespaces[2 * i + 1],
                                    reader->n_open };

      g_array_append_val (reader->declarations, declaration);
    }
}

void
tl_reader_pop_declarations (TlReader *reader)
{
  const TlDeclaration *all = (const TlDeclaration *) reader->declarations->data;
  guint n = reader->declarations->len;

  while (n > 0 && all[n - 1].depth >= reader->n_open)
    n--;
  g_array_set_size (reader->declarations, n);
}

void
tl_reader_append_attribute (GString *out,
                            const xmlChar *prefix,
                            const xmlChar *name,
                            const xmlChar *value,
                            const xmlChar *end)
{
  g_autofree char *text = tl_reader_dup_value (value, end);

  g_string_append_c (out, ' ');
  if (prefix != NULL)
    g_string_append_printf (out, "%s:", (const char *) prefix);
  g_string_append_printf (out, "%s=\"", (const char *) name);
  tl_file_append_attribute (out, text);
  g_string_append_c (out, '"');
}

char *
tl_reader_finish_attributes (
    TlReader *reader, const TlTag *tag, GString *attributes, guint n, guint n_others)
{
  GString *all;

  if (attributes == NULL && tag->n_namespaces == 0)
    return NULL;
  all = g_string_new (NULL);
  n += append_own (tag, all);
  if (attributes != NULL)
    {
      n += append_inherited (reader, tag, all);
      g_string_append_len (all, attributes->str, (gssize) attributes->len);
      g_string_free (attributes, TRUE);
    }
  if (n + n_others > TL_SCAN_ATTRIBUTE_LIMIT)
    stop_at_attributes (reader, tag);
  return g_string_free (all, all->len == 0);
}

/* Nothing is declared further in than at the root, as in nearly every file. */
static gboolean
has_only_declarations_of_root (TlReader *reader)
{
  const TlDeclaration *all = (const TlDeclaration *) reader->declarations->data;
  guint n = reader->declarations->len;

  return n == 0 || all[n - 1].depth == 0;
}

char *
tl_reader_make_addition (TlReader *reader, const TlTag *tag)
{
  const xmlChar *default_namespace = get_default_namespace (reader);
  GString *addition;
  guint n;

  if (default_namespace == reader->our_namespace && has_only_declarations_of_root (reader))
    return NULL;
  addition = g_string_new (NULL);
  n = append_inherited (reader, tag, addition);

  if (default_namespace != reader->our_namespace && !declares (tag, NULL))
    {
      append_declaration (addition, NULL, default_namespace);
      n++;
    }
  if (n > 0 && n + (guint) tag->n_attributes + (guint) tag->n_namespaces > TL_SCAN_ATTRIBUTE_LIMIT)
    stop_at_attributes (reader, tag);
  return g_string_free (addition, n == 0);
}

void
tl_reader_keep (TlReader *reader, char *xml)
{
  if (reader->n_open > 0)
    {
      tl_map_insert (reader->reading->map, tl_element_new_foreign (xml),
                     tl_reader_get_current (reader), NULL);
      return;
    }
  g_string_append_printf (reader->is_over ? reader->epilogue : reader->prologue, "%s\n", xml);
  g_free (xml);
}

/* Not even this may make a file that is refused when it is read again. */
static void
set_aside (TlReader *reader, GString *xml, gsize start)
{
  g_string_prepend (xml, "<set-aside xmlns=\"" TL_FILE_ASIDE_NAMESPACE "\">");
  g_string_append (xml, "</set-aside>");
  if (reader->n_open + tl_scan_get_depth (xml->str, xml->len, 0) > TL_SCAN_DEPTH_LIMIT)
    tl_reader_stop (reader, TL_FILE_ERROR_HOSTILE, start,
                    _ ("elements stand too deep in each other; the file was not opened. Open an "
                       "earlier copy of it."));
}

void
tl_reader_keep_element (TlReader *reader, gsize start)
{
  const char *text = reader->reading->text;
  gsize end = tl_scan_find_end (text, reader->reading->size, start);
  gsize name_end = start + strcspn (text + start, " \t\r\n/>");
  GString *xml = g_string_sized_new (end - start + 1);

  g_string_append_len (xml, text + start, (gssize) (name_end - start));
  if (reader->addition != NULL)
    g_string_append (xml, reader->addition);
  append_with_line_feeds (xml, text + name_end, end - name_end);
  if (reader->is_inner_map)
    set_aside (reader, xml, start);
  tl_reader_keep (reader, g_string_free (xml, FALSE));
}
