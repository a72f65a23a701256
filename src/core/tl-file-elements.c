/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From start tags to elements of the map, each with an id and in a place where it may stand. */

#define NAMESPACE_FAMILY "urn:throughline:journey-map:"

static char *
dup_id (TlReader *reader, const TlTag *tag)
{
  for (int i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **attribute = tag->attributes + 5 * i;

      if (attribute[0] == reader->id_name && attribute[1] == NULL)
        return tl_reader_dup_value (attribute[3], attribute[4]);
    }
  return NULL;
}

/* An id no file can have, until all ids of the file are known. Takes `text`. */
static char *
make_provisional_id (TlReader *reader, TlElement *element, gsize start, char *text)
{
  TlUnnamed unnamed = { element, start, text };

  g_array_append_val (reader->reading->unnamed, unnamed);
  return g_strdup_printf ("?%u", reader->reading->unnamed->len);
}

static TlElement *
make_element (TlReader *reader, TlKind kind, const TlTag *tag)
{
  g_autofree char *id = dup_id (reader, tag);
  TlElement *element;

  if (id != NULL && tl_id_is_valid (id) && tl_map_find (reader->reading->map, id) == NULL)
    return tl_element_new (kind, id);
  element = tl_element_new (kind, NULL);
  element->id = make_provisional_id (reader, element, tag->start, g_steal_pointer (&id));
  return element;
}

static TlElement *
find_home (TlReader *reader, TlKind kind, gsize start)
{
  TlMap *map = reader->reading->map;
  TlElement *root = tl_map_get_root (map), *stage;

  if (tl_kind_get_parent (kind) == TL_KIND_MAP)
    return root;
  stage = tl_map_get_last (map, TL_KIND_STAGE);
  if (stage != NULL)
    return stage;
  stage = tl_element_new (TL_KIND_STAGE, NULL);
  stage->id = make_provisional_id (reader, stage, start, NULL);
  tl_map_insert (map, stage, root, NULL);
  return stage;
}

/* Where the element belongs: in the current one, or where such elements may stand. */
static TlElement *
choose_parent (TlReader *reader, TlElement *element, gsize start)
{
  TlElement *current = tl_reader_get_current (reader);
  TlKind kind = tl_element_get_kind (element);
  g_autofree char *who = NULL, *where = NULL;

  if (tl_kind_get_parent (kind) == (int) tl_element_get_kind (current))
    return current;
  who = tl_reading_describe (reader->reading, element);
  where = tl_reading_describe (reader->reading, current);
  tl_reading_note (
      reader->reading, start,
      kind == TL_KIND_MOMENT
          ? g_strdup_printf (_ ("%s stands in no stage; it was put into the last stage."), who)
          : g_strdup_printf (_ ("%s stands in %s, where it cannot be; it was moved out of there."),
                             who, where));
  return find_home (reader, kind, start);
}

static void
push_element (TlReader *reader, TlElement *element, const TlTag *tag)
{
  TlFound found = { element, tag->start };

  tl_reader_take_attributes (reader, element, tag);
  tl_reader_push_declarations (reader, tag);
  reader->open[reader->n_open++] = element;
  g_array_append_val (reader->reading->found, found);
}

/* Whether the version is a number above ours: "2", "1.5". */
static gboolean
is_newer (const char *version)
{
  return *version != '\0' && strspn (version, "0123456789.") == strlen (version) &&
         g_ascii_strtod (version, NULL) > 1;
}

static char *
explain_namespace (const xmlChar *uri)
{
  g_autofree char *quote = uri == NULL ? NULL : tl_reading_quote ((const char *) uri);

  if (uri == NULL)
    return g_strdup_printf (_ ("the element “journey-map” is not in the namespace of maps. If "
                               "this is a map, put xmlns=\"%s\" into it in a text editor."),
                            TL_FILE_NAMESPACE);
  return g_strdup_printf (_ ("the element “journey-map” is in the namespace “%s”, which is not "
                             "that of maps. If this is a map, put xmlns=\"%s\" into it in a text "
                             "editor."),
                          quote, TL_FILE_NAMESPACE);
}

static void
stop_at_root (TlReader *reader, const xmlChar *name, const xmlChar *uri, gsize start)
{
  g_autofree char *message = NULL, *quote = tl_reading_quote ((const char *) name);
  gboolean is_map_name = name == reader->kind_names[TL_KIND_MAP];
  const char *version = NULL;

  if (is_map_name && uri != NULL && g_str_has_prefix ((const char *) uri, NAMESPACE_FAMILY))
    version = (const char *) uri + strlen (NAMESPACE_FAMILY);
  if (version != NULL && is_newer (version))
    {
      message = g_strdup_printf (_ ("this map is in format %s of a newer Throughline, and this one "
                                    "reads format 1. Update Throughline to open it."),
                                 version);
      tl_reader_stop (reader, TL_FILE_ERROR_NEWER_FORMAT, start, message);
      return;
    }
  message =
      is_map_name
          ? explain_namespace (uri)
          : g_strdup_printf (_ ("this is a file of another program (its first element is “%s”), "
                                "not a journey map. Choose another file."),
                             quote);
  tl_reader_stop (reader, TL_FILE_ERROR_NOT_A_MAP, start, message);
}

/* Keeps the value in the file and not in the map. */
static void
keep_value (TlElement *element, guint slot)
{
  const char *attributes = tl_element_peek_foreign_attributes (element);
  const char *value = tl_element_peek_value (element, slot);
  GString *all;

  if (value == NULL)
    return;
  all = g_string_new (attributes);
  g_string_append_printf (all, " %s=\"",
                          tl_kind_get_properties (element->kind, &(guint){ 0 })[slot].name);
  tl_file_append_attribute (all, value);
  g_string_append_c (all, '"');
  tl_element_take_foreign_attributes (element, g_string_free (all, FALSE));
  tl_element_take_value (element, slot, NULL);
}

/* The scale is needed to check every feeling, so it is mended first. */
static void
mend_scale (TlReader *reader, gsize start)
{
  TlElement *root = tl_map_get_root (reader->reading->map);
  guint low_slot = (guint) tl_kind_get_slot (TL_KIND_MAP, TL_PROPERTY_SCALE_LOW);
  guint high_slot = (guint) tl_kind_get_slot (TL_KIND_MAP, TL_PROPERTY_SCALE_HIGH);
  gboolean has_low = root->values[low_slot] != NULL;
  gboolean has_high = root->values[high_slot] != NULL;
  const char *name = has_low ? "scale-low" : "scale-high";
  g_autofree char *who = NULL;
  double low, high;

  tl_map_get_scale (reader->reading->map, &low, &high);
  if (low < high)
    return;
  who = tl_reading_describe (reader->reading, root);
  if (has_low && has_high && low > high)
    {
      char *swapped = root->values[low_slot];

      root->values[low_slot] = root->values[high_slot];
      root->values[high_slot] = swapped;
      tl_reading_note_attribute (reader->reading, start, name,
                                 g_strdup_printf (_ ("%s: the scale of feelings has its ends the "
                                                     "wrong way round; they were swapped."),
                                                  who));
      return;
    }
  keep_value (root, low_slot);
  keep_value (root, high_slot);
  tl_reading_tell_attribute (reader->reading, start, name,
                             g_strdup_printf (_ ("%s: the scale of feelings ends where it starts "
                                                 "or below; it is kept in the file but not part of "
                                                 "the map, which has the usual one from −2 to +2."),
                                              who));
}

void
tl_reader_open_root (TlReader *reader, const xmlChar *name, const xmlChar *uri, const TlTag *tag)
{
  TlMap *map = reader->reading->map;
  TlElement *root = tl_map_get_root (map);
  g_autofree char *id = NULL;

  if (name != reader->kind_names[TL_KIND_MAP] || uri != reader->our_namespace)
    {
      stop_at_root (reader, name, uri, tag->start);
      return;
    }
  id = dup_id (reader, tag);
  if (id == NULL || !tl_id_is_valid (id))
    id = make_provisional_id (reader, root, tag->start, g_steal_pointer (&id));
  tl_map_set_id (map, root, id);
  push_element (reader, root, tag);
  mend_scale (reader, tag->start);
}

void
tl_reader_open_element (TlReader *reader, TlKind kind, const TlTag *tag)
{
  TlElement *element = make_element (reader, kind, tag);
  TlElement *parent = choose_parent (reader, element, tag->start);

  push_element (reader, element, tag);
  tl_reader_tell_scale (reader, element, tag->start);
  tl_map_insert (reader->reading->map, element, parent, NULL);
}
