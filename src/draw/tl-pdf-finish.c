/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf-finish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-cairo-painter.h"
#include "tl-qpdf.h"
#include "tl-svg-write.h"

/* Cairo nests as deep as our groups; anything deeper is not of our making. */
#define MAX_DEPTH 16

/* A walk along the structure tree, side by side with the tags that were written. */
typedef struct
{
  qpdf_data pdf;
  const GArray *tags;
  guint n_seen;
  gboolean agrees; /* the tree is what was written */
} Walk;

/* Sets a key and lets go of the value. */
static void
set_key (qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  tl_qpdf.oh_replace_key (pdf, dictionary, key, value);
  tl_qpdf.oh_release (pdf, value);
}

static void
set_text (qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *text)
{
  if (text != NULL)
    set_key (pdf, dictionary, key, tl_qpdf.oh_new_unicode_string (pdf, text));
}

static void walk_kids (Walk *walk, qpdf_oh element, guint depth);

static void
visit (Walk *walk, qpdf_oh element, guint depth)
{
  qpdf_oh name;
  const TlCairoTag *tag;

  if (!tl_qpdf.oh_is_dictionary (walk->pdf, element) ||
      !tl_qpdf.oh_has_key (walk->pdf, element, "/S"))
    return;

  name = tl_qpdf.oh_get_key (walk->pdf, element, "/S");
  tag =
      walk->n_seen < walk->tags->len ? &g_array_index (walk->tags, TlCairoTag, walk->n_seen) : NULL;
  walk->n_seen++;
  if (tag == NULL || strcmp (tl_qpdf.oh_get_name (walk->pdf, name) + 1, tag->name) != 0)
    walk->agrees = FALSE;
  else
    set_text (walk->pdf, element, "/Alt", tag->alternative);
  tl_qpdf.oh_release (walk->pdf, name);
  if (walk->agrees)
    walk_kids (walk, element, depth + 1);
}

static void
walk_kids (Walk *walk, qpdf_oh element, guint depth)
{
  qpdf_oh kids;

  if (depth > MAX_DEPTH || !tl_qpdf.oh_has_key (walk->pdf, element, "/K"))
    return;
  kids = tl_qpdf.oh_get_key (walk->pdf, element, "/K");
  if (!tl_qpdf.oh_is_array (walk->pdf, kids))
    visit (walk, kids, depth);
  else
    for (int i = 0; walk->agrees && i < tl_qpdf.oh_get_array_n_items (walk->pdf, kids); i++)
      {
        qpdf_oh kid = tl_qpdf.oh_get_array_item (walk->pdf, kids, i);

        visit (walk, kid, depth);
        tl_qpdf.oh_release (walk->pdf, kid);
      }
  tl_qpdf.oh_release (walk->pdf, kids);
}

/* FALSE when cairo's tree is not what was asked for; the alternatives would stand at the wrong
 * places then. */
static gboolean
add_alternatives (qpdf_data pdf, qpdf_oh root, const GArray *tags)
{
  Walk walk = { .pdf = pdf, .tags = tags, .agrees = TRUE };
  qpdf_oh tree;

  if (!tl_qpdf.oh_has_key (pdf, root, "/StructTreeRoot"))
    return tags->len == 0;
  tree = tl_qpdf.oh_get_key (pdf, root, "/StructTreeRoot");
  walk_kids (&walk, tree, 0);
  tl_qpdf.oh_release (pdf, tree);
  return walk.agrees && walk.n_seen == tags->len;
}

static void
write_element (GString *out, const char *before, const char *text, const char *after)
{
  if (text == NULL)
    return;
  g_string_append (out, before);
  tl_svg_write_escaped (out, text, strlen (text));
  g_string_append (out, after);
}

static char *
dup_metadata (const TlPdfFacts *facts)
{
  g_autoptr (GDateTime) date = tl_export_get_date ();
  g_autofree char *when = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  GString *out =
      g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                    "<dc:format>application/pdf</dc:format>\n");

  write_element (out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
  write_element (out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->summary,
                 "</rdf:li></rdf:Alt></dc:description>\n");
  write_element (out, "<dc:language><rdf:Bag><rdf:li>", facts->lang,
                 "</rdf:li></rdf:Bag></dc:language>\n");
  g_string_append_printf (out,
                          "<xmp:CreateDate>%s</xmp:CreateDate>\n"
                          "<xmp:ModifyDate>%s</xmp:ModifyDate>\n"
                          "<xmp:CreatorTool>Throughline</xmp:CreatorTool>\n"
                          "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                          "<?xpacket end=\"r\"?>",
                          when, when);
  return g_string_free (out, FALSE);
}

static void
add_metadata (const TlPdfFacts *facts, qpdf_data pdf, qpdf_oh root)
{
  g_autofree char *metadata = dup_metadata (facts);
  qpdf_oh stream = tl_qpdf.oh_new_stream (pdf);
  qpdf_oh dictionary = tl_qpdf.oh_get_dict (pdf, stream);
  qpdf_oh none = tl_qpdf.oh_new_null (pdf);

  set_key (pdf, dictionary, "/Type", tl_qpdf.oh_new_name (pdf, "/Metadata"));
  set_key (pdf, dictionary, "/Subtype", tl_qpdf.oh_new_name (pdf, "/XML"));
  tl_qpdf.oh_replace_stream_data (pdf, stream, (const unsigned char *) metadata, strlen (metadata),
                                  none, none);
  set_key (pdf, root, "/Metadata", stream);
  tl_qpdf.oh_release (pdf, dictionary);
  tl_qpdf.oh_release (pdf, none);
}

/* Tab goes along the structure. */
static void
order_tabs (qpdf_data pdf)
{
  int n = tl_qpdf.get_num_pages (pdf);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = tl_qpdf.get_page_n (pdf, (size_t) i);

      set_key (pdf, page, "/Tabs", tl_qpdf.oh_new_name (pdf, "/S"));
      tl_qpdf.oh_release (pdf, page);
    }
}

static void
add_facts (const TlPdfFacts *facts, qpdf_data pdf, qpdf_oh root)
{
  qpdf_oh trailer = tl_qpdf.get_trailer (pdf);
  qpdf_oh information = tl_qpdf.oh_get_key (pdf, trailer, "/Info");

  set_text (pdf, root, "/Lang", facts->lang);
  set_key (pdf, root, "/ViewerPreferences", tl_qpdf.oh_parse (pdf, "<< /DisplayDocTitle true >>"));
  set_text (pdf, information, "/Title", facts->title);
  set_text (pdf, information, "/Subject", facts->summary);
  set_text (pdf, information, "/Creator", "Throughline");
  order_tabs (pdf);
  tl_qpdf.oh_release (pdf, information);
  tl_qpdf.oh_release (pdf, trailer);
}

/* The page is so many times as large as its numbers say. */
static void
set_user_unit (qpdf_data pdf, double user_unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  qpdf_oh page;

  if (user_unit <= 1)
    return;
  g_ascii_formatd (buffer, sizeof buffer, "%.6f", user_unit);
  page = tl_qpdf.get_page_n (pdf, 0);
  set_key (pdf, page, "/UserUnit", tl_qpdf.oh_new_real_from_string (pdf, buffer));
  tl_qpdf.oh_release (pdf, page);
}

static GBytes *
write_pdf (qpdf_data pdf, gboolean is_16)
{
  if (tl_qpdf.init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;
  tl_qpdf.set_deterministic_ID (pdf, QPDF_TRUE);
  if (is_16)
    tl_qpdf.set_minimum_pdf_version (pdf, "1.6");
  if (tl_qpdf.write (pdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (tl_qpdf.get_buffer (pdf), tl_qpdf.get_buffer_length (pdf));
}

GBytes *
tl_pdf_finish (const TlPdfFacts *facts, GByteArray *pdf_bytes, const GArray *tags, GError **error)
{
  qpdf_data pdf;
  GBytes *bytes = NULL;

  if (!tl_qpdf_load (error))
    return NULL;
  pdf = tl_qpdf.init ();
  tl_qpdf.set_suppress_warnings (pdf, QPDF_TRUE);
  if (!(tl_qpdf.read_memory (pdf, "map", (const char *) pdf_bytes->data, pdf_bytes->len, NULL) &
        QPDF_ERRORS))
    {
      qpdf_oh root = tl_qpdf.get_root (pdf);

      if (!add_alternatives (pdf, root, tags))
        g_warning ("The structure of the PDF is not what was drawn");
      add_facts (facts, pdf, root);
      add_metadata (facts, pdf, root);
      tl_qpdf.oh_release (pdf, root);
      set_user_unit (pdf, facts->user_unit);
      bytes = write_pdf (pdf, facts->user_unit > 1);
    }
  if (bytes == NULL)
    g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED,
                 _ ("The PDF could not be made: %s."),
                 tl_qpdf.has_error (pdf)
                     ? tl_qpdf.get_error_full_text (pdf, tl_qpdf.get_error (pdf))
                     : "?");
  tl_qpdf.cleanup (&pdf);
  return bytes;
}
