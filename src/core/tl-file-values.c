/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-spelling.h"

static char *
join_words (const char *text, gboolean once)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && (!once || g_hash_table_add (seen, words[i])))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (joined, FALSE);
}

/* The text without blanks at its ends and with single ones inside. */
static char *
take_blanks_out (const char *text)
{
  return join_words (text, FALSE);
}

static char *
take_repeats_out (const char *text)
{
  return join_words (text, TRUE);
}

/* As the C library writes languages: “pt_BR”. */
static char *
put_dashes_in (const char *text)
{
  return g_strdelimit (take_blanks_out (text), "_", '-');
}

/* What makes a wrong value right and loses nothing, for the types of value that have such faults,
 * and the end of the sentence that says so. */
static const struct
{
  guint types; /* 1 << TlValueType, ored */
  char *(*tidy) (const char *text);
  const char *done;
} tidyings[] = {
  { G_MAXUINT, take_blanks_out, N_ ("has stray blanks; they were taken out") },
  { 1u << TL_VALUE_TOKENS | 1u << TL_VALUE_REFS, take_repeats_out,
    N_ ("names something twice; it is there once now") },
  { 1u << TL_VALUE_LANG, put_dashes_in, N_ ("has “_” where “-” belongs; that was put there") },
};

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

/* A value that is not valid as it stands, of `element`. */
typedef struct
{
  TlElement *element;
  const TlPropertySpec *spec;
  const TlTag *tag;
  const char *text;
  char *quote;
  char *who;
} Wrong;

static void
wrong_clear (Wrong *wrong)
{
  g_free (wrong->quote);
  g_free (wrong->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wrong, wrong_clear)

/* The value put right, if that loses nothing; else NULL. */
static char *
tidy (TlReader *reader, const Wrong *wrong)
{
  for (guint i = 0; i < G_N_ELEMENTS (tidyings); i++)
    if ((tidyings[i].types & 1u << wrong->spec->type) != 0)
      {
        g_autofree char *tidied = tidyings[i].tidy (wrong->text);

        if (!is_valid (reader, wrong->element, wrong->spec, tidied, NULL))
          continue;
        tl_reading_note_attribute (reader->reading, wrong->tag->start, wrong->spec->name,
                                   /* Translators: an element, its property, the value there and
                                    * what was done about it: … has stray blanks; they were … */
                                   g_strdup_printf (_ ("%s: %s “%s” %s."), wrong->who,
                                                    _ (wrong->spec->label), wrong->quote,
                                                    _ (tidyings[i].done)));
        return g_steal_pointer (&tidied);
      }
  return NULL;
}

/* "Lane “l1”: Layer “custmer” is none …; it is kept in the file …" Transfer full. */
static char *
describe_kept (const Wrong *wrong, const char *reason)
{
  const TlPropertySpec *spec = wrong->spec;

  if (spec->choices == NULL || spec->default_choice < 0)
    /* Translators: an element, its property, the value there and what is wrong with it:
     * Touchpoint “t1”: Feeling “high” is not a number …; it is kept … */
    return g_strdup_printf (_ ("%s: %s “%s” %s; it is kept in the file but not part of the map."),
                            wrong->who, _ (spec->label), wrong->quote, reason);
  /* Translators: the same; the last %s is the word that counts in its place: Lane “l1”: Layer
   * “custmer” is none …; … the map, which has “customer” until it is corrected. */
  return g_strdup_printf (_ ("%s: %s “%s” %s; it is kept in the file but not part of the map, "
                             "which has “%s” until it is corrected."),
                          wrong->who, _ (spec->label), wrong->quote, reason,
                          spec->choices[spec->default_choice].name);
}

static void
tell_kept (TlReader *reader, const Wrong *wrong, const char *reason)
{
  const TlPropertySpec *spec = wrong->spec;
  const char *guess =
      spec->choices == NULL ? NULL : tl_spelling_guess_choice (spec->choices, wrong->text);
  char *message = describe_kept (wrong, reason);

  if (guess != NULL)
    {
      g_autofree char *kept = message;

      /* Translators: a sentence about a word that is wrong, and the word that was meant. */
      message = g_strdup_printf (_ ("%s Did you mean “%s”?"), kept, guess);
    }
  tl_reading_tell_attribute (reader->reading, wrong->tag->start, spec->name, message);
}

/* The value that the element gets in place of a wrong one, NULL for none. *is_kept is set when the
 * file is to keep the wrong one. */
static char *
mend (TlReader *reader, const Wrong *wrong, gboolean *is_kept)
{
  const TlPropertySpec *spec = wrong->spec;
  g_autofree char *tidied = tidy (reader, wrong), *reason = NULL;

  if (tidied != NULL)
    return g_steal_pointer (&tidied);
  tidied = take_blanks_out (wrong->text);
  if (spec->ref_kinds != 0 && *tidied != '\0')
    return g_steal_pointer (&tidied); /* mended when all ids are known */
  if (spec->required && *tidied == '\0')
    return NULL; /* told of as missing */
  *is_kept = *tidied != '\0';
  is_valid (reader, wrong->element, spec, wrong->text, &reason);
  if (*is_kept)
    tell_kept (reader, wrong, reason);
  else
    tl_reading_note_attribute (reader->reading, wrong->tag->start, spec->name,
                               g_strdup_printf (_ ("%s: %s “%s” %s; the value was left out."),
                                                wrong->who, _ (spec->label), wrong->quote, reason));
  return NULL;
}

/* A long text may stand in an attribute too, if somebody else wrote it. */
static void
note_text_in_attribute (TlReader *reader,
                        TlElement *element,
                        const TlPropertySpec *spec,
                        const TlTag *tag)
{
  g_autofree char *who = tl_reading_describe (reader->reading, element);

  tl_reading_note_attribute (reader->reading, tag->start, spec->name,
                             g_strdup_printf (_ ("%s: %s stood in an attribute; it was made an "
                                                 "element."),
                                              who, _ (spec->label)));
}

/* TRUE when the file is to keep the value, which is none for the map. */
static gboolean
take (TlReader *reader,
      TlElement *element,
      guint slot,
      const TlPropertySpec *spec,
      const TlTag *tag,
      char *text)
{
  gboolean is_kept = FALSE;

  /* XML's way to say that there is none: nothing is wrong with it. */
  if (spec->type == TL_VALUE_LANG && *text == '\0')
    {
      g_free (text);
      return TRUE;
    }
  if (spec->type == TL_VALUE_TEXT)
    note_text_in_attribute (reader, element, spec, tag);
  else if (!is_valid (reader, element, spec, text, NULL))
    {
      g_auto (Wrong) wrong = { element,
                               spec,
                               tag,
                               text,
                               tl_reading_quote (text),
                               tl_reading_describe (reader->reading, element) };
      char *mended = mend (reader, &wrong, &is_kept);

      g_free (text);
      text = mended;
    }
  tl_element_take_value (element, slot, text);
  return is_kept;
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
      gboolean is_kept = FALSE;
      int slot;

      if (attribute[1] == NULL && attribute[0] == reader->id_name)
        continue;
      slot = find_slot (reader, specs, n_properties, names, attribute, next);
      if (slot >= 0)
        {
          is_kept = take (reader, element, (guint) slot, &specs[slot], tag,
                          tl_reader_dup_value (attribute[3], attribute[4]));
          next = (guint) slot + 1;
        }
      else
        {
          tl_reader_tell_attribute (reader, element, tag, attribute);
          n_foreign++;
        }
      if (slot >= 0 && !is_kept)
        continue;
      foreign = foreign == NULL ? g_string_new (NULL) : foreign;
      tl_reader_append_attribute (foreign, attribute[1], attribute[0], attribute[3], attribute[4]);
    }
  tl_element_take_foreign_attributes (element,
                                      tl_reader_finish_attributes (reader, tag, foreign, n_foreign,
                                                                   n_properties + 2));
}
