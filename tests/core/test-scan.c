/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-scan.h"

#include <string.h>

#include "tl-file.h"

/* What must be caught before any parser sees the bytes, and places in a text. */

static void
assert_check (const char *text, gsize size, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strndup (text, MIN (size, 60));
  g_autofree char *shown = g_strescape (start, NULL);

  g_test_message ("%s", shown);
  if (code < 0)
    {
      g_assert_true (tl_scan_check (text, size, &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (tl_scan_check (text, size, &error));
  g_assert_error (error, TL_FILE_ERROR, code);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_markup (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "<a/>", -1 },
    { "<!DOCTYPE a><a/>", TL_FILE_ERROR_HOSTILE },
    { "<!doctype a><a/>", TL_FILE_ERROR_HOSTILE },
    { "<a><!ENTITY x 'y'></a>", TL_FILE_ERROR_HOSTILE },
    { "<!-- <!DOCTYPE a> --><a/>", -1 },
    { "<?x <!DOCTYPE a> ?><a/>", -1 },
    { "<a><![CDATA[<!DOCTYPE a>]]></a>", -1 },
    { "<a b=\"<!DOCTYPE a>\"/>", TL_FILE_ERROR_HOSTILE }, /* the quotes are broken */
    { "<!-- never ends <!DOCTYPE a>", -1 },
    { "<a b='>'><!DOCTYPE a></a>", TL_FILE_ERROR_HOSTILE },
    { "<?xml version <!-- > <!DOCTYPE a> ?><a/>", TL_FILE_ERROR_HOSTILE }, /* never was one */
    { "<?xml\t> <!DOCTYPE a> ?><a/>", TL_FILE_ERROR_HOSTILE },
    { "<?xml-stylesheet > <!DOCTYPE a> ?><a/>", -1 },
    { "<? <!DOCTYPE a> ?><a/>", TL_FILE_ERROR_HOSTILE },
    { "<a b='x", -1 },
    { "<", -1 },
    { "<a", -1 },
    { " \t\r\n", TL_FILE_ERROR_EMPTY },
    { "", TL_FILE_ERROR_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_check (cases[i].text, strlen (cases[i].text), cases[i].code);
}

/* The parser goes on behind what it cannot read, and so finds a tag that broken quotes hide. */
static void
test_attributes (void)
{
  static const char *const forms[] = { "<a%s/>",         "<a b='><c%s/>",     "<a b=\"<c%s/>",
                                       "<a '<c%s>",      "<a><b/><c%s/></a>", "<a %s",
                                       "<a x='1' <b%s/>" };
  g_autofree char *most = repeat (" x='1'", TL_SCAN_ATTRIBUTE_LIMIT);
  g_autofree char *more = repeat (" x='1'", TL_SCAN_ATTRIBUTE_LIMIT + 1);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *gap = strstr (forms[i], "%s");
      g_autofree char *start = g_strndup (forms[i], (gsize) (gap - forms[i]));
      g_autofree char *text = g_strconcat (start, more, gap + 2, NULL);

      assert_check (text, strlen (text), TL_FILE_ERROR_HOSTILE);
    }
  {
    g_autofree char *text = g_strconcat ("<a", most, "><b", most, "/></a>", NULL);

    assert_check (text, strlen (text), -1);
  }
}

static void
test_depth (void)
{
  g_autofree char *most = repeat ("<a>", TL_SCAN_DEPTH_LIMIT);
  g_autofree char *closed = repeat ("<a></a>", 100);
  g_autofree char *more = g_strconcat (most, "<b/>", NULL);

  assert_check (most, strlen (most), -1);
  assert_check (more, strlen (more), TL_FILE_ERROR_HOSTILE);
  assert_check (closed, strlen (closed), -1);
}

/* At every offset, since most bytes are looked at eight at a time. */
static void
test_encoding (void)
{
  static const char *const bad[] = {
    "\xff", "\xc3(", "\xe2\x82", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80"
  };
  static const char *const good[] = { "é", "€", "\xf0\x9f\x98\x80", "\xef\xbf\xbd" };

  for (guint at = 0; at < 150; at++)
    {
      char text[200];

      for (guint i = 0; i < G_N_ELEMENTS (bad) + G_N_ELEMENTS (good); i++)
        {
          gboolean is_bad = i < G_N_ELEMENTS (bad);
          const char *piece = is_bad ? bad[i] : good[i - G_N_ELEMENTS (bad)];

          memset (text, 'x', sizeof text);
          memcpy (text + at, piece, strlen (piece));
          assert_check (text, sizeof text, is_bad ? TL_FILE_ERROR_NOT_TEXT : -1);
        }
      memset (text, 'x', sizeof text);
      text[at] = '\0';
      assert_check (text, sizeof text, TL_FILE_ERROR_NOT_TEXT);
    }
  assert_check ("cut \xe2\x82", 6, TL_FILE_ERROR_NOT_TEXT);
}

static void
test_places (void)
{
  static const char text[] = "ab\né€x\r\ny\rz\n\nend";
  static const struct
  {
    gsize offset;
    guint line;
    guint column;
  } cases[] = {
    { 0, 1, 1 },  { 1, 1, 2 },  { 2, 1, 3 },  { 3, 2, 1 },  { 5, 2, 2 },  { 8, 2, 3 },
    { 11, 3, 1 }, { 13, 4, 1 }, { 15, 5, 1 }, { 16, 6, 1 }, { 18, 6, 3 }, { 99, 6, 4 }
  };
  TlPlace running = TL_PLACE_START;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlPlace place = TL_PLACE_START;

      tl_place_advance (&place, text, strlen (text), cases[i].offset);
      tl_place_advance (&running, text, strlen (text), cases[i].offset);
      g_test_message ("offset %" G_GSIZE_FORMAT, cases[i].offset);
      g_assert_cmpuint (place.line, ==, cases[i].line);
      g_assert_cmpuint (place.column, ==, cases[i].column);
      g_assert_cmpuint (running.line, ==, cases[i].line);
      g_assert_cmpuint (running.column, ==, cases[i].column);
    }
}

static void
test_finding (void)
{
  static const char text[] = "..<a id-x='id=\"1\"' x:id='2'\n id = '3' b='>'><a/><!-- </a> --><b>"
                             "<![CDATA[</a>]]></b></a>..";
  gsize end = strlen (text) - 2;

  g_assert_cmpuint (tl_scan_find_end (text, strlen (text), 2), ==, end);
  g_assert_cmpuint (tl_scan_get_depth (text, strlen (text), 2), ==, 2);
  g_assert_cmpuint (tl_scan_find_end (text, end - 1, 2), ==, end - 1);
  g_assert_cmpuint (tl_scan_find_attribute (text, strlen (text), 2, "id"), ==,
                    (gsize) (strstr (text, "id = ") - text));
  g_assert_cmpuint (tl_scan_find_attribute (text, strlen (text), 2, "c"), ==, 2);
  g_assert_cmpuint (tl_scan_find_attribute ("<a b='x", 7, 0, "c"), ==, 0);
}

/* Where the fault is, both in the words and to be asked for. */
static void
test_error_place (void)
{
  static const char text[] = "<a>\n  é <!DOCTYPE b></a>";
  g_autoptr (GError) error = NULL;
  guint line = 0, column = 0;
  const char *what;

  g_assert_false (tl_scan_check (text, strlen (text), &error));
  g_assert_true (tl_file_error_get_place (error, &line, &column, &what));
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 5);
  g_assert_true (g_str_has_prefix (error->message, "line 2, column 5: "));
  g_assert_cmpstr (what, ==, error->message + strlen ("line 2, column 5: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scan/markup", test_markup);
  g_test_add_func ("/scan/attributes", test_attributes);
  g_test_add_func ("/scan/depth", test_depth);
  g_test_add_func ("/scan/encoding", test_encoding);
  g_test_add_func ("/scan/places", test_places);
  g_test_add_func ("/scan/finding", test_finding);
  g_test_add_func ("/scan/error-place", test_error_place);
  return g_test_run ();
}
