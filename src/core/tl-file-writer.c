/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-private.h"

#include <string.h>

/* Written by hand, since libxml2 puts all attributes of an element on one line, where two people's
 * changes of one card cannot be merged. */

typedef enum
{
  IN_ATTRIBUTE = 1 << 0,
  IN_TEXT = 1 << 1,
} Place;

/* Where a byte cannot stand for itself. In an attribute a parser would make a blank of each line
 * end and tab; in both it would make a line feed of each CR. */
static const guint8 special[256] = {
  ['\t'] = IN_ATTRIBUTE, ['\n'] = IN_ATTRIBUTE,          ['\r'] = IN_ATTRIBUTE | IN_TEXT,
  ['"'] = IN_ATTRIBUTE,  ['<'] = IN_ATTRIBUTE | IN_TEXT, ['&'] = IN_ATTRIBUTE | IN_TEXT,
  ['>'] = IN_TEXT,
};

static const char *
get_reference (char byte)
{
  switch (byte)
    {
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    case '"':
      return "&quot;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return "&amp;";
    }
}

static void
append_escaped (GString *out, const char *text, Place place)
{
  const char *run = text;
  const char *p;

  for (p = text; *p != '\0'; p++)
    if ((special[(guchar) *p] & place) != 0)
      {
        g_string_append_len (out, run, p - run);
        g_string_append (out, get_reference (*p));
        run = p + 1;
      }
  g_string_append_len (out, run, p - run);
}

static void
append_indent (GString *out, guint depth)
{
  static const char blanks[] = "                                ";

  for (gsize rest = 2 * (gsize) depth; rest > 0;)
    {
      gsize n = MIN (rest, sizeof blanks - 1);

      g_string_append_len (out, blanks, (gssize) n);
      rest -= n;
    }
}

/* The attributes of one start tag. A tag with more than two has each on a line of its own. */
typedef struct
{
  GString *out;
  guint depth;
  gboolean one_a_line;
} Tag;

static void
append_separator (const Tag *tag)
{
  if (!tag->one_a_line)
    {
      g_string_append_c (tag->out, ' ');
      return;
    }
  g_string_append_c (tag->out, '\n');
  append_indent (tag->out, tag->depth + 1);
}

static void
append_attribute (const Tag *tag, const char *name, const char *value)
{
  append_separator (tag);
  g_string_append (tag->out, name);
  g_string_append_len (tag->out, "=\"", 2);
  append_escaped (tag->out, value, IN_ATTRIBUTE);
  g_string_append_c (tag->out, '"');
}

/* The end of the attribute that starts at `attribute`: behind its second quote. */
static const char *
find_attribute_end (const char *attribute)
{
  const char *open = strchr (attribute, '"');

  return strchr (open + 1, '"') + 1;
}

/* Whether the element has a value for the attribute, so that the one kept of the file has gone;
 * `element` is NULL for an attribute of a property element. */
static gboolean
is_replaced (const TlElement *element, const char *attribute)
{
  g_autofree char *name = g_strndup (attribute + 1, strcspn (attribute + 1, "="));
  const TlPropertySpec *spec = element == NULL ? NULL : tl_kind_find_property (element->kind, name);

  if (spec == NULL || spec->type == TL_VALUE_TEXT)
    return FALSE;
  return tl_element_get (element, spec->property) != NULL;
}

/* `attributes` as TlElement keeps them, each with a blank in front, up to the end of the line. */
static void
append_foreign_attributes (const Tag *tag, const TlElement *element, const char *attributes)
{
  const char *end;

  for (; *attributes == ' '; attributes = end)
    {
      end = find_attribute_end (attributes);
      if (is_replaced (element, attributes))
        continue;
      append_separator (tag);
      g_string_append_len (tag->out, attributes + 1, end - attributes - 1);
    }
}

static guint
count_foreign_attributes (const TlElement *element, const char *attributes)
{
  guint n = 0;

  for (; *attributes == ' '; attributes = find_attribute_end (attributes))
    n += is_replaced (element, attributes) ? 0 : 1;
  return n;
}

static void
append_start_tag (GString *out, const TlElement *element, guint depth)
{
  guint n_properties;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_properties);
  const char *foreign = tl_element_peek_foreign_attributes (element);
  guint n_attributes = element->kind == TL_KIND_MAP ? 2 : 1;
  Tag tag = { out, depth, FALSE };

  for (guint slot = 0; slot < n_properties; slot++)
    if (specs[slot].type != TL_VALUE_TEXT && tl_element_peek_value (element, slot) != NULL)
      n_attributes++;
  n_attributes += foreign == NULL ? 0 : count_foreign_attributes (element, foreign);
  tag.one_a_line = n_attributes > 2;

  append_indent (out, depth);
  g_string_append_c (out, '<');
  g_string_append (out, tl_kind_get_name (element->kind));
  if (element->kind == TL_KIND_MAP)
    append_attribute (&tag, "xmlns", TL_FILE_NAMESPACE);
  append_attribute (&tag, "id", tl_element_get_id (element));
  for (guint slot = 0; slot < n_properties; slot++)
    if (specs[slot].type != TL_VALUE_TEXT && tl_element_peek_value (element, slot) != NULL)
      append_attribute (&tag, specs[slot].name, tl_element_peek_value (element, slot));
  if (foreign != NULL)
    append_foreign_attributes (&tag, element, foreign);
}

/* A property that is an element of its own. Its attributes stay on its line: a line end between
 * tags is nothing, but people read this one as text. */
static void
append_property_element (
    GString *out, const TlElement *element, const char *name, const char *text, guint depth)
{
  Tag tag = { out, depth, FALSE };

  append_indent (out, depth);
  g_string_append_c (out, '<');
  g_string_append (out, name);
  append_foreign_attributes (&tag, NULL, tl_file_find_property_attributes (element, name));
  if (*text == '\0')
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append_c (out, '>');
  append_escaped (out, text, IN_TEXT);
  g_string_append_len (out, "</", 2);
  g_string_append (out, name);
  g_string_append_len (out, ">\n", 2);
}

static gboolean
has_content (const TlElement *element, const TlPropertySpec *specs, guint n_properties)
{
  if (tl_element_get_first_child (element) != NULL)
    return TRUE;
  for (guint slot = 0; slot < n_properties; slot++)
    if (specs[slot].type == TL_VALUE_TEXT && tl_element_peek_value (element, slot) != NULL)
      return TRUE;
  return FALSE;
}

/* The foreign children that stand in front of a property element, or, for -1, the other children.
 */
static void
append_children (GString *out, const TlElement *element, int slot, guint depth)
{
  for (const TlElement *child = tl_element_get_first_child (element); child != NULL;
       child = tl_element_get_next (child))
    if (tl_file_get_row (child, element->kind) == slot)
      tl_file_append_element (out, child, depth);
}

static void
append_content (GString *out,
                const TlElement *element,
                const TlPropertySpec *specs,
                guint n_properties,
                guint depth)
{
  for (guint slot = 0; slot < n_properties; slot++)
    {
      const char *text = tl_element_peek_value (element, slot);

      if (specs[slot].type != TL_VALUE_TEXT)
        continue;
      append_children (out, element, (int) slot, depth);
      if (text != NULL)
        append_property_element (out, element, specs[slot].name, text, depth);
    }
  append_children (out, element, -1, depth);
}

void
tl_file_append_attribute (GString *out, const char *text)
{
  append_escaped (out, text, IN_ATTRIBUTE);
}

void
tl_file_append_text (GString *out, const char *text)
{
  append_escaped (out, text, IN_TEXT);
}

/* Behind its opening quote; NULL when there is none of this name. */
static const char *
find_kept_value (const TlElement *element, const char *name)
{
  const char *attributes = tl_element_peek_foreign_attributes (element);
  gsize length = strlen (name);

  for (; attributes != NULL && *attributes == ' '; attributes = find_attribute_end (attributes))
    if (strncmp (attributes + 1, name, length) == 0 && attributes[1 + length] == '=')
      return attributes + 1 + length + strlen ("=\"");
  return NULL;
}

gboolean
tl_file_keeps (const TlElement *element, const char *name)
{
  return find_kept_value (element, name) != NULL;
}

char *
tl_file_dup_kept (const TlElement *element, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (element->kind, property);
  const char *value = find_kept_value (element, spec->name);

  if (value == NULL || tl_element_get (element, property) != NULL)
    return NULL;
  return g_strstrip (g_strndup (value, strcspn (value, "\"")));
}

const char *
tl_file_find_property_attributes (const TlElement *element, const char *name)
{
  const char *line = tl_element_peek_foreign_attributes (element);
  gsize length = strlen (name);

  while (line != NULL && (line = strchr (line, '\n')) != NULL)
    if (strncmp (++line, name, length) == 0 && line[length] == ' ')
      return line + length;
  return "";
}

/* One that came from another parent may have nothing to stand in front of. */
int
tl_file_get_row (const TlElement *child, TlKind parent)
{
  guint n_properties, slot = child->ahead - 1u;
  const TlPropertySpec *specs = tl_kind_get_properties (parent, &n_properties);

  return slot < n_properties && specs[slot].type == TL_VALUE_TEXT ? (int) slot : -1;
}

void
tl_file_append_element (GString *out, const TlElement *element, guint depth)
{
  const TlPropertySpec *specs;
  guint n_properties;

  if (tl_element_get_kind (element) == TL_KIND_FOREIGN)
    {
      append_indent (out, depth);
      g_string_append (out, tl_element_get_foreign (element));
      g_string_append_c (out, '\n');
      return;
    }
  specs = tl_kind_get_properties (element->kind, &n_properties);
  append_start_tag (out, element, depth);
  if (!has_content (element, specs, n_properties))
    {
      g_string_append_len (out, "/>\n", 3);
      return;
    }
  g_string_append_len (out, ">\n", 2);
  append_content (out, element, specs, n_properties, depth + 1);
  append_indent (out, depth);
  g_string_append_len (out, "</", 2);
  g_string_append (out, tl_kind_get_name (element->kind));
  g_string_append_len (out, ">\n", 2);
}

char *
tl_file_dup_declarations (const TlElement *element)
{
  const char *attributes = tl_element_peek_foreign_attributes (element), *end;
  GString *out = g_string_new (NULL);

  for (; attributes != NULL && *attributes == ' '; attributes = end)
    {
      end = find_attribute_end (attributes);
      if (g_str_has_prefix (attributes, " xmlns:"))
        g_string_append_len (out, attributes, end - attributes);
    }
  return g_string_free (out, out->len == 0);
}

gboolean
tl_file_declares_all_of (const TlElement *element, const TlElement *other)
{
  g_autofree char *own = tl_file_dup_declarations (element);
  g_autofree char *others = tl_file_dup_declarations (other);
  const char *end;

  for (const char *p = others; p != NULL && *p != '\0'; p = end)
    {
      g_autofree char *one = NULL;

      end = find_attribute_end (p);
      one = g_strndup (p, (gsize) (end - p));
      if (own == NULL || strstr (own, one) == NULL)
        return FALSE;
    }
  return TRUE;
}

GBytes *
tl_file_write_bytes (TlMap *map)
{
  GString *out = g_string_sized_new (1 << 16);
  const char *prologue = g_object_get_data (G_OBJECT (map), TL_FILE_PROLOGUE);
  const char *epilogue = g_object_get_data (G_OBJECT (map), TL_FILE_EPILOGUE);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append (out, prologue == NULL ? "" : prologue);
  tl_file_append_element (out, tl_map_get_root (map), 0);
  g_string_append (out, epilogue == NULL ? "" : epilogue);
  return g_string_free_to_bytes (out);
}
