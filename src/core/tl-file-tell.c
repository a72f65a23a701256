/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-scale.h"
#include "tl-spelling.h"
#include "tl-words.h"

/* What is wrong and is kept as it is, since whatever one made of it would lose something: it is
 * told of, each time the file is read, until somebody corrects it. */

static char *
dup_full_name (const xmlChar *prefix, const xmlChar *name)
{
  return prefix == NULL ? g_strdup ((const char *) name)
                        : g_strconcat ((const char *) prefix, ":", (const char *) name, NULL);
}

static gboolean
is_language (TlReader *reader, const xmlChar **attribute)
{
  return attribute[1] == reader->xml_prefix && strcmp ((const char *) attribute[0], "lang") == 0;
}

/* Attributes without a prefix are of the element's namespace, and that is ours. A language is among
 * the words of maps, though the map alone has one. */
static gboolean
is_ours (TlReader *reader, const xmlChar **attribute)
{
  return attribute[1] == NULL || attribute[2] == reader->our_namespace ||
         is_language (reader, attribute);
}

static char *
describe_attribute (TlReader *reader, const char *who, const char *guess, const xmlChar **attribute)
{
  g_autofree char *name = dup_full_name (attribute[1], attribute[0]);
  g_autofree char *quote = tl_reading_quote (name);

  if (is_language (reader, attribute))
    /* Translators: an element, such as Touchpoint “t1”. */
    return g_strdup_printf (_ ("%s has a language of its own (xml:lang), and a map has one "
                               "language; it is kept in the file but not part of the map."),
                            who);
  if (guess == NULL)
    /* Translators: an element, such as Touchpoint “t1”, and the name of an attribute. */
    return g_strdup_printf (_ ("%s has an attribute “%s”, which this version does not know; it is "
                               "kept in "
                               "the file but not part of the map. Correct it in a text editor if "
                               "it is misspelt."),
                            who, quote);
  /* Translators: the last %s is the name that was meant. */
  return g_strdup_printf (_ ("%s has an attribute “%s”, which this version does not know; it is "
                             "kept in "
                             "the file but not part of the map. Did you mean “%s”?"),
                          who, quote, guess);
}

static void
tell_attribute (TlReader *reader,
                const char *who,
                const char *guess,
                const TlTag *tag,
                const xmlChar **attribute)
{
  g_autofree char *name = dup_full_name (attribute[1], attribute[0]);

  tl_reading_tell_attribute (reader->reading, tag->start, name,
                             describe_attribute (reader, who, guess, attribute));
}

void
tl_reader_tell_attribute (TlReader *reader,
                          const TlElement *element,
                          const TlTag *tag,
                          const xmlChar **attribute)
{
  g_autofree char *who = NULL;
  const char *guess = NULL;

  if (!is_ours (reader, attribute))
    return;
  who = tl_reading_describe (reader->reading, element);
  if (!is_language (reader, attribute))
    guess =
        tl_spelling_guess_attribute (tl_element_get_kind (element), (const char *) attribute[0]);
  tell_attribute (reader, who, guess, tag, attribute);
}

void
tl_reader_tell_text_attribute (TlReader *reader,
                               const TlPropertySpec *spec,
                               const TlTag *tag,
                               const xmlChar **attribute)
{
  g_autofree char *element = NULL, *who = NULL;

  if (!is_ours (reader, attribute))
    return;
  element = tl_reading_describe (reader->reading, tl_reader_get_current (reader));
  /* Translators: a property and the element that has it: Detail of Touchpoint “t1” */
  who = g_strdup_printf (_ ("%s of %s"), _ (spec->label), element);
  tell_attribute (reader, who, NULL, tag, attribute);
}

static char *
describe_unknown_element (TlKind parent, const char *who, const char *name)
{
  const TlPropertySpec *spec = tl_kind_find_property (parent, name);
  const char *guess = tl_spelling_guess_element (parent, name);
  g_autofree char *quote = tl_reading_quote (name);

  if (spec != NULL)
    /* Translators: an element, such as Touchpoint “t1”, and the name of a property, twice. */
    return g_strdup_printf (_ ("%s has an element “%s”, which must be an attribute; it is kept in "
                               "the file but not part of the map. Write it as %s=\"…\" in a text "
                               "editor."),
                            who, quote, quote);
  if (guess == NULL)
    /* Translators: an element, such as Touchpoint “t1”, and the name of one that stands in it. */
    return g_strdup_printf (_ ("%s has an element “%s”, which this version does not know; it is "
                               "kept in "
                               "the file but not part of the map. Correct it in a text editor if "
                               "it is misspelt."),
                            who, quote);
  /* Translators: the last %s is the name that was meant. */
  return g_strdup_printf (_ ("%s has an element “%s”, which this version does not know; it is kept "
                             "in the "
                             "file but not part of the map. Did you mean “%s”?"),
                          who, quote, guess);
}

void
tl_reader_tell_element (TlReader *reader, const xmlChar *name, const TlTag *tag)
{
  const TlElement *parent = tl_reader_get_current (reader);
  g_autofree char *who = tl_reading_describe (reader->reading, parent);

  tl_reading_tell (reader->reading, tag->start,
                   describe_unknown_element (tl_element_get_kind (parent), who,
                                             (const char *) name));
}

void
tl_reader_tell_stray_text (TlReader *reader, const char *text, gsize start)
{
  g_autofree char *line = tl_words_clean_line (text);
  g_autofree char *who = tl_reading_describe (reader->reading, tl_reader_get_current (reader));
  g_autofree char *quote = tl_reading_quote (line);

  tl_reading_tell (
      reader->reading, start,
      /* Translators: an element, such as Stage “s1”, and words that stand in it. */
      g_strdup_printf (_ ("%s: the words “%s” stand where none belong; they are kept in the file "
                          "but not part of the map. Put them into a title or a detail."),
                       who, quote));
}

void
tl_reader_tell_markup (TlReader *reader, guint slot, gsize start)
{
  const TlElement *element = tl_reader_get_current (reader);
  const TlPropertySpec *specs =
      tl_kind_get_properties (tl_element_get_kind (element), &(guint){ 0 });
  g_autofree char *who = tl_reading_describe (reader->reading, element);

  tl_reading_tell (
      reader->reading, start,
      /* Translators: an element and one of its texts: Touchpoint “t1”: Detail has … */
      g_strdup_printf (_ ("%s: %s has elements in it, and a map has plain text; it is kept in the "
                          "file but not part of the map. Take them out in a text editor."),
                       who, _ (specs[slot].label)));
}

void
tl_reader_tell_scale (TlReader *reader, const TlElement *element, gsize start)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (tl_element_get_kind (element), &n);

  TlScale scale;

  if (!tl_scale_is_for (tl_element_get_kind (element)))
    return;
  scale = tl_scale_get (element);
  for (guint slot = 0; slot < n; slot++)
    {
      g_autofree char *fault = tl_scale_find_fault (&scale, element, &specs[slot]);
      g_autofree char *who = NULL, *quote = NULL;

      if (fault == NULL)
        continue;
      who = tl_reading_describe (reader->reading, element);
      quote = tl_reading_quote (tl_element_peek_value (element, slot));
      tl_reading_tell_attribute (reader->reading, start, specs[slot].name,
                                 /* Translators: an element, its property, the value there and what
                                  * is wrong with it: Evidence “e1”: Value “9” is outside its scale
                                  * …; it is kept until … */
                                 g_strdup_printf (_ ("%s: %s “%s” %s; it is kept until you correct "
                                                     "it."),
                                                  who, _ (specs[slot].label), quote, fault));
    }
}

static gboolean
is_ascii (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if ((text[i] & 0x80) != 0)
      return FALSE;
  return TRUE;
}

/* ASCII is the same in all encodings but those of two or four bytes a letter. The names are
 * compared by their letters and digits: people write “utf8” as well. */
static gboolean
agrees (const char *encoding, const char *text, gsize size)
{
  static const char *const wide[] = { "utf16", "utf32", "ucs", "iso10646" };
  g_autofree char *name = g_ascii_strdown (encoding, -1);
  char *end = name;

  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      *end++ = *c;
  *end = '\0';
  if (strcmp (name, "utf8") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (name, wide[i]))
      return FALSE;
  return is_ascii (text, size);
}

void
tl_reading_tell_encoding (TlReading *reading)
{
  const char *text = reading->text;
  gsize at = tl_scan_has_declaration (text, reading->size)
                 ? tl_scan_find_attribute (text, reading->size, 0, "encoding")
                 : 0;
  gsize open = at + strcspn (text + at, "\"'");
  g_autofree char *encoding = NULL, *quote = NULL;

  if (at == 0)
    return;
  encoding = g_strndup (text + open + 1, strcspn (text + open + 1, "\"'"));
  if (agrees (encoding, text, reading->size))
    return;
  quote = tl_reading_quote (encoding);
  tl_reading_note (reading, at,
                   g_strdup_printf (_ ("The file says that its text is in %s, but it is in UTF-8 "
                                       "and was read so. Saved, it will say so too."),
                                    quote));
}
