/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "draw-test.h"
#include "tl-file.h"
#include "tl-role-sheet.h"

static char *
write_sheet (TlMap *map, const char *role, const char *name)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  char *path = make_build_path (name);

  options.subject = TL_EXPORT_ROLE;
  options.role = role;
  tl_export_to_file (map, &options, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* As others read it: the tags on one line each, then the words. */
static char *
read_sheet (const char *path)
{
  g_autofree char *check = run_program ("qpdf", "--check", path, NULL);

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  return run_program ("pdfinfo", "-struct-text", path, NULL);
}

static void
assert_in_order (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (text, words[i]);

      if (found == NULL)
        g_error ("“%s” is not there, or not after “%s”", words[i], i > 0 ? words[i - 1] : "");
      text = found;
    }
}

static void
test_sheet (void)
{
  static const char *const words[] = { "Document",
                                       "H1 (block)\n    \"Contact centre lead ",
                                       "P (block)\n    \"Contact centre ",
                                       "Held by Joanna Reid",
                                       "On the map “Broadband fault repair”",
                                       "H2 (block)\n      \"What the Job Is Measured By",
                                       "Average handling time",
                                       "It does not mention how those fare",
                                       "Target: Average handling time of 6 min 30 s",
                                       "H2 (block)\n      \"What You Answer For",
                                       "H3 (block)\n        \"Get help",
                                       "L (block)\n        LI (block)\n          LBody (block)",
                                       "\"Opens chat, waits in the queue Feels −1.0 (398 answers): "
                                       "Customer effort score 5.5 (n = 398), Survey",
                                       "an assessment, not measured",
                                       "H2 (block)\n      \"What Else You Have to Do With",
                                       NULL };
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *path = write_sheet (map, "r1", "lead.pdf");
  g_autofree char *tree = read_sheet (path);
  g_autofree char *facts = run_program ("pdfinfo", path, NULL);

  assert_in_order (tree, words);
  g_assert_nonnull (strstr (facts, "Title:           Contact centre lead\n"));
  g_assert_nonnull (strstr (facts, "Tagged:          yes"));
  g_assert_nonnull (strstr (facts, "Page size:       595"));
}

static TlMap *
read_map (const char *attributes, const char *content)
{
  g_autofree char *xml =
      g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Test' ",
                   attributes,
                   "><team id='tm1' name='Contact centre'/><team id='tm2' name='Tier 2'/>"
                   "<role id='r1' team='tm1' title='Lead'/><role id='r2' team='tm2' title='Chief'/>"
                   "<stage id='s1' title='Get help' territory='shared'><moment id='o1'/></stage>"
                   "<lane id='l1' layer='employee' kind='touchpoints' title='Bea'/>",
                   content, "</journey-map>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems != NULL ? problems->len : 0, ==, 0);
  return map;
}

#define CARD(id, owner, more)                                                                      \
  "<touchpoint id='" id "' lane='l1' moment='o1' title='Card " id "' accountable='" owner          \
  "' " more "/>"

/* "kind words / detail", line by line. */
static char *
list (TlMap *map, const char *role)
{
  g_autoptr (GArray) lines = tl_role_sheet_list (map, tl_map_find (map, role), "2026-10-01");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TlRoleLine *line = &g_array_index (lines, TlRoleLine, i);

      if (line->kind == TL_ROLE_HEADING || line->kind == TL_ROLE_ITEM)
        g_string_append_printf (words, "%s%s%s\n", line->words, line->detail != NULL ? " / " : "",
                                line->detail != NULL ? line->detail : "");
    }
  return g_string_free (words, FALSE);
}

static void
test_what_is_told (void)
{
  g_autoptr (TlMap) map =
      read_map ("",
                CARD ("t1", "r1", "feeling='-1' responsible='r1'") CARD ("t2", "r2",
                                                                         "informed='r1'")
                    CARD ("t3", "r1", "kind='policy'") CARD ("t4", "r1", "kind='policy'")
                        CARD ("t5", "r2", "") "<link id='k1' from='t1' to='t2' kind='hands-off'/>"
                                              "<link id='k2' from='t5' to='t1' kind='hands-off'/>"
                                              "<link id='k3' from='t1' to='t3' kind='hands-off'/>"
                                              "<link id='k4' from='t3' to='t1' kind='causes'/>"
                                              "<link id='k5' from='t4' to='t1' kind='causes'/>"
                                              "<change id='c1' title='Mend it' status='done' "
                                              "addresses='t4' owner='r1' due='2026-09-01'/>"
                                              "<change id='c2' title='Not mine' owner='r2'/>");
  g_autofree char *told = list (map, "r1");

  g_assert_cmpstr (told, ==,
                   "What the Job Is Measured By\n"
                   "What You Answer For\n"
                   "Card t1 / Feels −1.0: an assessment, not measured\n"
                   "Card t3 / How it feels is not known.\n"
                   "Card t4 / How it feels is not known.\n"
                   "What Else You Have to Do With\n"
                   "Card t2 / Informed\n"
                   "Who Hands Over to You\n"
                   "Tier 2: Card t5 / Card t1\n"
                   "To Whom You Hand Over\n"
                   "Tier 2: Card t2 / Card t1\n"
                   "Root Causes That Are Open\n"
                   "Card t3 / Causes 1 touchpoint directly\n"
                   "Changes You Own\n"
                   "Mend it / Done · Due 1 September 2026\n");
}

static void
test_nothing_to_tell (void)
{
  g_autoptr (TlMap) map = read_map ("", "");
  g_autofree char *told = list (map, "r1");

  g_assert_cmpstr (told, ==, "What the Job Is Measured By\nWhat You Answer For\n");
}

/* On as many pages as it takes, each card on one of them. */
static void
test_long (void)
{
  g_autoptr (GString) cards = g_string_new (NULL);
  g_autofree char *path = NULL, *tree = NULL, *facts = NULL;
  g_autoptr (TlMap) map = NULL;

  for (guint i = 100; i < 300; i++)
    g_string_append_printf (cards,
                            "<touchpoint id='t%u' lane='l1' moment='o1' accountable='r1' "
                            "title='Card %u is called by a name that goes on and on until there is "
                            "no more room for it on one line, and then on the next it ends'/>",
                            i, i);
  map = read_map ("", cards->str);
  path = write_sheet (map, "r1", "long.pdf");
  tree = read_sheet (path);
  facts = run_program ("pdfinfo", path, NULL);
  g_assert_null (strstr (facts, "Pages:           1\n"));
  for (guint i = 100; i < 300; i++)
    {
      g_autofree char *words = g_strdup_printf ("\"Card %u is called", i);

      g_assert_nonnull (strstr (tree, words));
    }
}

/* A text longer than a page: its first words and its last. */
static void
test_long_text (void)
{
  g_autoptr (GString) content = g_string_new ("<role id='r3' title='Long'><objective>");
  g_autofree char *path = NULL, *tree = NULL, *text = NULL;
  g_autoptr (TlMap) map = NULL;

  for (guint i = 1000; i < 3000; i++)
    g_string_append_printf (content, "word%u ", i);
  g_string_append (content, "</objective></role>");
  map = read_map ("", content->str);
  path = write_sheet (map, "r3", "text.pdf");
  tree = read_sheet (path);
  text = run_program ("pdftotext", path, "-", NULL);
  for (guint i = 1000; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      g_assert_nonnull (strstr (text, word));
    }
}

static void
test_arabic (void)
{
  g_autoptr (TlMap) map =
      read_map ("xml:lang='ar'", "<role id='r3' team='tm1' title='مديرة المركز'/>");
  g_autofree char *path = write_sheet (map, "r3", "arabic-role.pdf");
  g_autofree char *tree = read_sheet (path);

  g_assert_nonnull (strstr (tree, "H1"));
}

static void
test_no_role (void)
{
  static const char *const ids[] = { "r9", "tm1", "" };
  g_autoptr (TlMap) map = read_map ("", "");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.subject = TL_EXPORT_ROLE;
      options.role = ids[i];
      bytes = tl_export_to_bytes (map, &options, NULL, NULL, NULL, &error);
      g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_ROLE);
      g_assert_null (bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role-sheet/sheet", test_sheet);
  g_test_add_func ("/role-sheet/what-is-told", test_what_is_told);
  g_test_add_func ("/role-sheet/nothing-to-tell", test_nothing_to_tell);
  g_test_add_func ("/role-sheet/long", test_long);
  g_test_add_func ("/role-sheet/long-text", test_long_text);
  g_test_add_func ("/role-sheet/arabic", test_arabic);
  g_test_add_func ("/role-sheet/no-role", test_no_role);
  return g_test_run ();
}
