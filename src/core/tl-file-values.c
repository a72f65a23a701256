/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text without blanks at its ends and with single ones inside. */
static char *
tidy (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *tidied = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (tidied, "%s%s", tidied->len > 0 ? " " : "", words[i]);
  return g_string_free (tidied, FALSE);
}

static gboolean
is_valid (TlReader *reader,
          const TlElement *element,
          const TlPropertySpec *spec,
          const char *text,
          char **reason)
{
  if (spec->type == TL_VALUE_STRING)
    return TRUE;
  if (spec->property == TL_PROPERTY_FEELING)
    return tl_map_check_value (reader->reading->map, element->kind, spec->property, text, reason);
  return tl_property_spec_check (spec, text, reason);
}

/* A value that is not valid as it stands: the one to take in its place, NULL for none. Takes it. */
static char *
mend (TlReader *reader,
      TlElement *element,
      const TlPropertySpec *spec,
      const TlTag *tag,
      const char *text)
{
  g_autofree char *quote = tl_reading_quote (text);
  g_autofree char *who = tl_reading_describe (element);
  g_autofree char *tidied = tidy (text);
  g_autofree char *reason = NULL;
  const char *stand_in = spec->required && spec->choices != NULL ? spec->choices[0].name : NULL;
  char *message;

  if (is_valid (reader, element, spec, tidied, &reason))
    {
      message = g_strdup_printf (_ ("%s: %s “%s” has stray blanks; they were taken out."), who,
                                 _ (spec->label), quote);
      stand_in = tidied;
    }
  else if (spec->ref_kinds != 0 && *tidied != '\0')
    return g_steal_pointer (&tidied); /* mended when all ids are known */
  else if (stand_in != NULL)
    message = g_strdup_printf (_ ("%s: %s “%s” %s; “%s” was put in instead."), who, _ (spec->label),
                               quote, reason, stand_in);
  else
    /* Translators: an element, its property, the value there and what is wrong with it:
     * Touchpoint “t1”: Feeling “high” is not a number …; the value was left out. */
    message = g_strdup_printf (_ ("%s: %s “%s” %s; the value was left out."), who, _ (spec->label),
                               quote, reason);
  tl_reading_note_attribute (reader->reading, tag->start, spec->name, message);
  return g_strdup (stand_in);
}

static void
take (TlReader *reader,
      TlElement *element,
      guint slot,
      const TlPropertySpec *spec,
      const TlTag *tag,
      char *text)
{
  if (spec->type == TL_VALUE_TEXT)
    {
      g_autofree char *who = tl_reading_describe (element);

      tl_reading_note_attribute (reader->reading, tag->start, spec->name,
                                 g_strdup_printf (_ ("%s: %s stood in an attribute; it was made an "
                                                     "element."),
                                                  who, _ (spec->label)));
    }
  else if (!is_valid (reader, element, spec, text, NULL))
    {
      char *mended = mend (reader, element, spec, tag, text);

      g_free (text);
      text = mended;
    }
  tl_element_take_value (element, slot, text);
}

/* The slot of an attribute, -1 when the kind has none of this name. Attributes mostly come in the
 * order of the table: the search goes on where the last one ended. */
static int
find_slot (TlReader *reader,
           const TlPropertySpec *specs,
           guint n_properties,
           const xmlChar *const *names,
           const xmlChar **attribute,
           guint slot)
{
  if (attribute[1] != NULL && attribute[1] != reader->xml_prefix)
    return -1;
  for (guint i = 0; i < n_properties; i++, slot++)
    {
      if (slot >= n_properties)
        slot = 0;
      if (names[slot] == attribute[0] &&
          (specs[slot].property == TL_PROPERTY_LANG) == (attribute[1] != NULL))
        return (int) slot;
    }
  return -1;
}

char *
tl_reader_dup_value (const xmlChar *value, const xmlChar *end)
{
  char *text = g_strndup ((const char *) value, (gsize) (end - value));
  char *to = strchr (text, '&');

  /* Without a DTD the parser hands out every “&” of a value as “&#38;”, and nothing else so. */
  if (to != NULL)
    {
      for (const char *from = to; *from != '\0'; to++)
        {
          *to = *from;
          from += g_str_has_prefix (from, "&#38;") ? strlen ("&#38;") : 1;
        }
      *to = '\0';
    }
  return text;
}

void
tl_reader_take_attributes (TlReader *reader, TlElement *element, const TlTag *tag)
{
  const xmlChar *const *names = reader->property_names[element->kind];
  guint n_properties, n_foreign = 0, next = 0;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_properties);
  GString *foreign = NULL;

  for (int i = 0; i < tag->n_attributes; i++)
    {
      const xmlChar **attribute = tag->attributes + 5 * i;
      int slot;

      if (attribute[1] == NULL && attribute[0] == reader->id_name)
        continue;
      slot = find_slot (reader, specs, n_properties, names, attribute, next);
      if (slot >= 0)
        {
          take (reader, element, (guint) slot, &specs[slot], tag,
                tl_reader_dup_value (attribute[3], attribute[4]));
          next = (guint) slot + 1;
          continue;
        }
      foreign = foreign == NULL ? g_string_new (NULL) : foreign;
      tl_reader_append_attribute (foreign, attribute[1], attribute[0], attribute[3], attribute[4]);
      n_foreign++;
    }
  tl_element_take_foreign_attributes (element,
                                      tl_reader_finish_attributes (reader, tag, foreign, n_foreign,
                                                                   n_properties + 2));
}
