/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "draw-test.h"
#include "tl-layout.h"
#include "tl-svg-write.h"
#include "tl-text.h"

static xmlDocPtr
parse (GBytes *bytes)
{
  xmlDocPtr document = xmlReadMemory (g_bytes_get_data (bytes, NULL),
                                      (int) g_bytes_get_size (bytes), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static xmlDocPtr
export_svg (TlMap *map, gboolean outlines)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;

  options.format = TL_FORMAT_SVG;
  options.outlines = outlines;
  bytes = export_map (map, &options);
  return parse (bytes);
}

/* How many nodes an XPath finds; `s`, `i` and `xlink` are bound. */
static guint
count (xmlDocPtr document, const char *path)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr found;
  guint n;

  xmlXPathRegisterNs (context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  xmlXPathRegisterNs (context, BAD_CAST "i",
                      BAD_CAST "http://www.inkscape.org/namespaces/inkscape");
  xmlXPathRegisterNs (context, BAD_CAST "xlink", BAD_CAST "http://www.w3.org/1999/xlink");
  found = xmlXPathEvalExpression (BAD_CAST path, context);
  g_assert_nonnull (found);
  n = found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

static void
test_structure (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, "en");
  g_autoptr (TlLayout) layout = tl_layout_new (map, tl_text_get_measure (text));
  const TlLayoutView *view = tl_layout_get_view (layout);
  xmlDocPtr document = export_svg (map, FALSE);

  g_assert_cmpuint (count (document, "/s:svg/s:title[.='Broadband fault repair']"), ==, 1);
  g_assert_cmpuint (count (document, "/s:svg/s:desc"), ==, 1);
  g_assert_cmpuint (count (document, "/s:svg[starts-with(@xml:lang,'en')][@role]"), ==, 1);
  /* One background, which can be taken away. */
  g_assert_cmpuint (count (document, "/s:svg/s:g[contains(@id,'-paper')]/s:rect"), ==, 1);
  for (guint i = 0; i < view->n_lanes; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("//s:g[@i:groupmode='layer'][contains(@id,'-%s')][@i:label]",
                           tl_element_get_id (view->lanes[i].lane));

      g_assert_cmpuint (count (document, path), >=, 1);
      for (guint k = 0; k < view->lanes[i].n_cards; k++)
        {
          const char *id = tl_element_get_id (view->lanes[i].cards[k].touchpoint);
          g_autofree char *card =
              g_strdup_printf ("//s:g[substring-after(@id,'-')='%s'][s:title][s:text]", id);

          g_assert_cmpuint (count (document, card), ==, 1);
        }
    }
  /* Real text, a line of a paragraph each in its place. */
  g_assert_cmpuint (count (document, "//s:text[.='Broadband fault repair']"), ==, 1);
  g_assert_cmpuint (count (document,
                           "//s:text[@x][@y][@style]/s:tspan[@x][@y][.='Is transferred and']"),
                    ==, 1);
  xmlFreeDoc (document);
}

/* Nothing that other programs drop, blacken or refuse. */
static void
test_nothing_foreign (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  xmlDocPtr document = export_svg (map, FALSE);

  g_assert_cmpuint (count (document, "//s:style|//s:script|//s:foreignObject|//s:image|//s:use"),
                    ==, 0);
  g_assert_cmpuint (count (document, "//@*[starts-with(name(),'on')]"), ==, 0);
  g_assert_cmpuint (count (document, "//@class|//@textLength|//@href"), ==, 0);
  xmlFreeDoc (document);
}

#define BANDS "//s:path[@opacity='0.22']"

/* The curve says how sure it is, and the legend what that means: a band where there are intervals,
 * hollow marks where there are few answers. */
static void
test_intervals (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *evidence = tl_map_find (map, "e6");
  xmlDocPtr document = export_svg (map, FALSE);

  g_assert_cmpuint (count (document, BANDS), ==, 2);
  g_assert_cmpuint (count (document, "//s:text[.='95 % interval']"), ==, 1);
  g_assert_cmpuint (count (document, "//s:text[.='Fewer than 5 answers']"), ==, 0);
  xmlFreeDoc (document);
  /* A mean whose spread nobody told has no interval, and four are too few. */
  tl_history_begin (history, "Fewer", NULL);
  tl_history_set (history, evidence, TL_PROPERTY_COUNTS, NULL);
  tl_history_set (history, evidence, TL_PROPERTY_VALUE, "3.1");
  tl_history_set (history, evidence, TL_PROPERTY_N, "4");
  tl_history_commit (history);
  document = export_svg (map, FALSE);
  g_assert_cmpuint (count (document, BANDS), ==, 1);
  g_assert_cmpuint (count (document, "//s:text[.='Fewer than 5 answers']"), ==, 1);
  xmlFreeDoc (document);
}

/* 230 of 400 are content: Wilson's 95 % interval is 0.526 to 0.623 (worked with z = 1.96), which is
 * +0.10 to +0.49 of two steps of feeling. */
static void
test_interval_height (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, "en");
  g_autoptr (TlLayout) layout = tl_layout_new (map, tl_text_get_measure (text));
  const TlLaneBox *lane = &tl_layout_get_view (layout)->lanes[1];
  const TlCurveMark *mark = &lane->marks[4];
  g_autofree char *path = NULL;
  xmlDocPtr document = export_svg (map, FALSE);

  g_assert_cmpstr (tl_element_get_id (mark->touchpoint), ==, "t5");
  g_assert_cmpfloat_with_epsilon (mark->experience.low, 0.104, 0.002);
  g_assert_cmpfloat_with_epsilon (mark->experience.high, 0.490, 0.002);
  path = g_strdup_printf (BANDS "[starts-with(@d,'M%g %.1f')]", mark->point.x - 9,
                          floor ((lane->zero_y - lane->unit * mark->experience.high) * 10) / 10);
  g_assert_cmpuint (count (document, path), ==, 1);
  xmlFreeDoc (document);
}

static void
collect_ids (xmlNodePtr node, GHashTable *ids)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, BAD_CAST "id") : NULL;

      if (id != NULL)
        {
          g_assert_true (strchr ((const char *) id, '-') != NULL);
          g_assert_true (g_hash_table_add (ids, g_strdup ((const char *) id)));
          xmlFree (id);
        }
      collect_ids (node->children, ids);
    }
}

static void
test_ids_are_unique (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlDocPtr document = export_svg (map, FALSE);

  collect_ids (xmlDocGetRootElement (document), ids);
  g_assert_cmpuint (g_hash_table_size (ids), >, 40);
  xmlFreeDoc (document);
}

/* Two maps on one page share no id; one map exported twice has the same. */
static void
test_ids_of_two_maps (void)
{
  g_autoptr (TlMap) one = load_sample ("fault-repair");
  g_autoptr (TlMap) other = make_hostile_map ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  xmlDocPtr first = export_svg (one, FALSE);
  xmlDocPtr second = export_svg (other, FALSE);
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  collect_ids (xmlDocGetRootElement (first), ids);
  collect_ids (xmlDocGetRootElement (second), ids);
  options.format = TL_FORMAT_SVG;
  once = export_map (one, &options);
  twice = export_map (one, &options);
  g_assert_true (g_bytes_equal (once, twice));
  xmlFreeDoc (first);
  xmlFreeDoc (second);
}

static void
test_hostile_words (void)
{
  g_autoptr (TlMap) map = make_hostile_map ();
  xmlDocPtr document = export_svg (map, FALSE);

  g_assert_cmpuint (count (document, "//s:script|//s:b|//script"), ==, 0);
  g_assert_cmpuint (count (document, "//@onload"), ==, 0);
  /* The quote's reference is an address, made harmless. */
  g_assert_cmpuint (count (document, "//@xlink:href"), ==, 1);
  g_assert_cmpuint (count (document, "//s:a[contains(@xlink:href,'%29%3E%3E/A%3C')]/s:text"), ==,
                    1);
  g_assert_cmpuint (count (document, "/s:svg/s:title[.='<script>alert(1)</script>']"), ==, 1);
  xmlFreeDoc (document);
  document = export_svg (map, TRUE);
  g_assert_cmpuint (count (document, "//s:text|//s:script"), ==, 0);
  xmlFreeDoc (document);
}

static void
test_outlines (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  xmlDocPtr document = export_svg (map, TRUE);

  g_assert_cmpuint (count (document, "//s:text"), ==, 0);
  g_assert_cmpuint (count (document, "//s:path"), >, 200);
  /* What an ear hears stays. */
  g_assert_cmpuint (count (document, "//s:g/s:title"), >, 30);
  xmlFreeDoc (document);
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 12.5, "12.5" },
    { -1.5, "-1.5" },
    { 0.0004, "0" },
    { -0.0004, "0" },
    { 0.0005, "0.001" },
    { 1.999, "1.999" },
    { 1.9996, "2" },
    { 1000.01, "1000.01" },
    { 100.001, "100.001" },
    { -365.6, "-365.6" },
    { 123456789, "123456789" },
    { 1e13, "10000000000000" },
    { NAN, "0" },
    { INFINITY, "0" },
    { 7.05, "7.05" },
    { 0.1 + 0.2, "0.3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      tl_svg_write_number (out, cases[i].number);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_escapes (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  static const char text[] = "a<b>&\"'\x01\x1f\x7f\t\n\xef\xbf\xbe\xef\xbf\xbd]]>é";

  tl_svg_write_escaped (out, text, strlen (text));
  g_assert_cmpstr (out->str, ==, "a&lt;b&gt;&amp;&quot;&#39;  \xef\xbf\xbd]]&gt;é");
}

static void
check_opens (TlMap *map, const char *name, gboolean outlines)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *svg = make_build_path (name);
  g_autofree char *png = g_strconcat (svg, ".png", NULL);
  g_autofree char *checked = NULL;
  g_autofree char *drawn = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.format = TL_FORMAT_SVG;
  options.outlines = outlines;
  bytes = export_map (map, &options);
  write_bytes (bytes, svg);
  checked = run_program ("xmllint", "--noout", svg, NULL);
  g_assert_cmpstr (checked, ==, "");
  drawn = run_program ("rsvg-convert", svg, "-o", png, NULL);
}

static void
test_opens_elsewhere (void)
{
  g_autoptr (TlMap) sample = load_sample ("fault-repair");
  g_autoptr (TlMap) hostile = make_hostile_map ();
  g_autoptr (TlMap) empty = tl_map_new ();

  check_opens (sample, "opens.svg", FALSE);
  check_opens (sample, "opens-outlines.svg", TRUE);
  check_opens (hostile, "opens-hostile.svg", FALSE);
  check_opens (empty, "opens-empty.svg", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/structure", test_structure);
  g_test_add_func ("/svg/nothing-foreign", test_nothing_foreign);
  g_test_add_func ("/svg/intervals", test_intervals);
  g_test_add_func ("/svg/interval-height", test_interval_height);
  g_test_add_func ("/svg/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/svg/ids-of-two-maps", test_ids_of_two_maps);
  g_test_add_func ("/svg/hostile-words", test_hostile_words);
  g_test_add_func ("/svg/outlines", test_outlines);
  g_test_add_func ("/svg/numbers", test_numbers);
  g_test_add_func ("/svg/escapes", test_escapes);
  g_test_add_func ("/svg/opens-elsewhere", test_opens_elsewhere);
  return g_test_run ();
}
