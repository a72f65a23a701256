/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "tl-file-private.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

static void
add (guint64 *weights, const xmlChar *text)
{
  for (; text != NULL && *text != '\0'; text++)
    if (*text > ' ')
      weights[*text]++;
}

static void
add_attribute (Ledger *ledger, xmlTextReader *reader)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (reader);
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  const char *value = (const char *) xmlTextReaderConstValue (reader);

  if (xmlTextReaderIsNamespaceDecl (reader) == 1)
    return;
  add (ledger->all, BAD_CAST uri);
  add (ledger->all, BAD_CAST name);
  add (ledger->all, BAD_CAST value);
  if (uri != NULL && strcmp (uri, XML_NAMESPACE) != 0)
    g_hash_table_add (ledger->additions, g_strdup_printf ("%s %s=%s", uri, name, value));
}

static void
add_element (Ledger *ledger, xmlTextReader *reader)
{
  const xmlChar *uri = xmlTextReaderConstNamespaceUri (reader);

  if (g_strcmp0 ((const char *) uri, TL_FILE_ASIDE_NAMESPACE) != 0)
    {
      add (ledger->all, uri);
      add (ledger->all, xmlTextReaderConstLocalName (reader));
    }
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    add_attribute (ledger, reader);
}

static void
add_words (Ledger *ledger, xmlTextReader *reader)
{
  const xmlChar *words = xmlTextReaderConstValue (reader);

  add (ledger->all, words);
  add (ledger->words, words);
}

Ledger *
ledger_new (const char *text, gsize size)
{
  Ledger *ledger = g_new0 (Ledger, 1);
  gsize mark = size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  xmlTextReader *reader = xmlReaderForMemory (text + mark, (int) (size - mark), NULL, NULL,
                                              XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
                                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  int result;

  ledger->additions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((result = xmlTextReaderRead (reader)) == 1)
    switch (xmlTextReaderNodeType (reader))
      {
      case XML_READER_TYPE_ELEMENT:
        add_element (ledger, reader);
        break;
      case XML_READER_TYPE_END_ELEMENT:
        break;
      default:
        add_words (ledger, reader);
      }
  g_assert_cmpint (result, ==, 0);
  xmlFreeTextReader (reader);
  return ledger;
}

void
ledger_free (Ledger *ledger)
{
  g_hash_table_unref (ledger->additions);
  g_free (ledger);
}

void
ledger_compare (const Ledger *before, const Ledger *after, gboolean is_mended)
{
  GHashTableIter iter;
  gpointer addition;

  g_hash_table_iter_init (&iter, before->additions);
  while (g_hash_table_iter_next (&iter, &addition, NULL))
    if (!g_hash_table_contains (after->additions, addition))
      g_error ("“%s” is lost", (const char *) addition);
  for (guint byte = 0; byte < 256; byte++)
    {
      g_assert_cmpuint (before->words[byte], <=, after->words[byte]);
      if (!is_mended)
        g_assert_cmpuint (before->all[byte], ==, after->all[byte]);
    }
}
