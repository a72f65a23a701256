/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "own-folder.h"

/* throughline-cli as whoever types it sees it: what it prints, writes and returns. */

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\"\n"                               \
  "  title=\"Say &quot;\\&quot; é\">\n"
#define BODY                                                                                       \
  "  <stage id=\"s1\" title=\"Ask\">\n"                                                            \
  "    <moment id=\"o1\"/>\n"                                                                      \
  "  </stage>\n"                                                                                   \
  "  <lane id=\"l1\" layer=\"customer\" kind=\"touchpoints\" title=\"Ann\"/>\n"                    \
  "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" kind=\"contact\" title=\"Rings twice\"\n"     \
  "    feeling=\"-1.5\"/>\n"
#define FAULTS                                                                                     \
  "  <touchpoint id=\"t2\" lane=\"l9\" moment=\"o1\" kind=\"contact\" title=\"Lost\"/>\n"          \
  "  <touchpoint id=\"t3\" lane=\"l1\" moment=\"o1\" kind=\"contact\" feeling=\"NaN\"/>\n"
#define TAIL "</journey-map>\n"

typedef struct
{
  char *folder;
  char *whole;   /* a map without a fault */
  char *faulty;  /* lines 10 and 11 have faults that can be mended */
  char *hostile; /* line 2 has a DOCTYPE */
} Fixture;

typedef struct
{
  int status;
  char *out;
  char *err;
} Result;

static void
result_free (Result *result)
{
  g_free (result->out);
  g_free (result->err);
  g_free (result);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* Has the shell run a command line, in which $cli is the program. */
static Result *G_GNUC_PRINTF (1, 2) run (const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Result *result = g_new0 (Result, 1);

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", line);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, "/bin/sh", "-c", line, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &result->out, &result->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
  if (*result->err != '\0')
    g_test_message ("standard error: %s", result->err);
  return result;
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static char *
make_file (Fixture *fixture, const char *name, const char *contents)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = own_folder_make ();
  fixture->whole = make_file (fixture, "whole.journey", HEAD BODY TAIL);
  fixture->faulty = make_file (fixture, "faulty.journey", HEAD BODY FAULTS TAIL);
  fixture->hostile =
      make_file (fixture, "hostile.journey", "<?xml version=\"1.0\"?>\n<!DOCTYPE x []>\n<x/>\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  own_folder_remove (fixture->folder);
  g_free (fixture->whole);
  g_free (fixture->faulty);
  g_free (fixture->hostile);
}

static void
test_help (void)
{
  static const char *const lines[] = { "--help",       "-h",        "export --help",
                                       "check --help", "import -h", "info -h" };
  g_autoptr (Result) version = run ("$cli --version");
  g_autoptr (Result) full = run ("$cli --help >/dev/full");

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (Result) result = run ("$cli %s", lines[i]);

      g_assert_cmpint (result->status, ==, 0);
      g_assert_true (g_str_has_prefix (result->out, "Usage:"));
      g_assert_cmpstr (result->err, ==, "");
    }
  g_assert_cmpint (version->status, ==, 0);
  g_assert_cmpstr (version->out, ==, "throughline-cli " TL_VERSION "\n");
  g_assert_cmpint (full->status, ==, 3);
}

static void
test_misuse (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line; /* after the command comes the map, but for those with none */
    const char *says;
  } cases[] = {
    { "", "a command is missing" },
    { "paint", "“paint” is no command" },
    { "--frobnicate", "--frobnicate" },
    { "check", "the map is missing" },
    { "info", "the map is missing" },
    { "info \"$map\" \"$map\"", "one argument too many" },
    { "info \"$map\" --yaml", "--yaml" },
    { "export -o \"$out.pdf\"", "the map is missing" },
    { "export \"$map\"", "--output is missing" },
    { "export \"$map\" -o", "-o" },
    { "export \"$map\" -o \"$out\"", "does not say which format" },
    { "export \"$map\" -o -", "does not say which format" },
    { "export \"$map\" -o \"$out.gif\"", "does not say which format" },
    { "export \"$map\" -o \"$out.pdf\" -f gif", "no format “gif”" },
    { "export \"$map\" -o \"$out.pdf\" --page a9", "no page “a9”" },
    { "export \"$map\" -o \"$out.svg\" --page a4", "for PDF alone" },
    { "export \"$map\" -o \"$out.pdf\" --portrait", "need a --page" },
    { "export \"$map\" -o \"$out.pdf\" --page a4 --portrait --landscape", "either" },
    { "export \"$map\" -o \"$out.pdf\" --outlines", "for SVG alone" },
    { "export \"$map\" -o \"$out.svg\" --scale 2", "for PNG alone" },
    { "export \"$map\" -o \"$out.png\" --scale 0", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale nan", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale 2,5", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale 9", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale 0x2", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale ' 2'", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.png\" --scale ''", "from 0.1 to 8" },
    { "export \"$map\" -o \"$out.pdf\" -o \"$out.svg\"", "--output is there twice" },
    { "export \"$map\" -o \"$out.svg\" --role r1", "for PDF alone" },
    { "export \"$map\" -o \"$out.pdf\" --role r1 --page a4", "leave out --page" },
    { "export \"$map\" -o \"$out.svg\" --insights", "for PDF alone" },
    { "export \"$map\" -o \"$out.pdf\" --insights --page a4", "leave out --page" },
    { "export \"$map\" -o \"$out.pdf\" --insights --role r1", "two files" },
    { "export \"$map\" -o \"$out.pdf\" --role r1 --role r2", "--role is there twice" },
    { "export \"$map\" -o \"$out.svg\" --until 2026-02-29", "“2026-02-29” is not a date" },
    { "export \"$map\" -o \"$out.svg\" --until 2026-03", "“2026-03” is not a date" },
    { "export \"$map\" -o \"$out.svg\" --month 2026-13", "“2026-13” is not a month" },
    { "export \"$map\" -o \"$out.svg\" --month 2026-03-01", "“2026-03-01” is not a month" },
    { "export \"$map\" -o \"$out.svg\" --month ''", "“” is not a month" },
    { "export \"$map\" -o \"$out.svg\" --month 2026-03 --until 2026-03-31", "do not go together" },
    { "export \"$map\" -o \"$out.svg\" --month 2026-03 --month 2026-04", "--month is there twice" },
    { "export \"$map\" -o \"$out.pdf\" --role r1 --until 2026-03-31", "leave out --until" },
    { "export \"$map\" -o \"$out.pdf\" --insights --month 2026-03", "leave out --until" },
    { "export \"$map\" -o \"$out.pdf\" --changes --curves together", "leave out --curves" },
    { "export \"$map\" -o \"$out.csv\" --until 2026-03-31", "a table is all evidence" },
    { "export \"$map\" -o \"$out.csv\" --insights", "a table is all evidence" },
    { "export \"$map\" -o \"$out.svg\" --changes", "for PDF alone" },
    { "export \"$map\" -o \"$out.pdf\" --changes --page a4", "leave out --page" },
    { "export \"$map\" -o \"$out.pdf\" --changes --role r1", "two files" },
    { "export \"$map\" -o - -f pdf --format svg",
      "--format is there twice, as “pdf” and as “svg”" },
    { "export \"$map\" -o \"$out.pdf\" --page a4 --page a3", "--page is there twice" },
    { "export \"$map\" -o \"$out.pdf\" --curves a --curves b", "--curves is there twice" },
    { "export \"$map\" -o \"$out.pdf\" --curves mixed", "curves are apart or together" },
    { "export \"$map\" -o \"$out.pdf\" --role r1 --curves apart", "--role draws no curves" },
    { "export \"$map\" -o \"$out.png\" --scale 1 --scale 2", "--scale is there twice" },
    { "export \"$map\" -o \"$out.pdf\" -f svg", "another format than “svg”" },
    { "export \"$map\" -o '' -f svg", "the name of the output is empty" },
    { "export '' -o \"$out.pdf\"", "the name of a map is empty" },
    { "check \"$map\" ''", "the name of a map is empty" },
    { "info -- \"$map\" --json", "“--json” is one argument too many" },
    { "export \"$map\" -o \"$map\" -f svg", "would be overwritten" },
    { "export \"$map\" -o other.journey -f svg", "is the name of a map" },
    { "export \"$map\" -o \"$out.JOURNEY\" -f svg", "is the name of a map" },
    { "export \"$map\" -o \"$out-link.svg\"", "out-link.svg” leads to a map; choose another name" },
  };

  g_autoptr (Result) made = run ("ln -s faulty.journey '%s/out-link.svg'", fixture->folder);

  g_assert_cmpint (made->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result =
          run ("map='%s' out='%s/out'; $cli %s", fixture->whole, fixture->folder, cases[i].line);

      g_assert_cmpint (result->status, ==, 2);
      g_assert_cmpstr (result->out, ==, "");
      g_assert_true (g_str_has_prefix (result->err, "throughline-cli: "));
      assert_contains (result->err, cases[i].says);
    }
  g_autoptr (Result) files = run ("ls '%s'", fixture->folder);
  g_assert_cmpstr (files->out, ==,
                   "faulty.journey\nhostile.journey\nout-link.svg\nwhole.journey\n");
}

/* What is found, as one line each and as JSON that a reader of JSON takes. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) words = run ("$cli check --findings --date 2026-06-30 '%s'", fixture->whole);
  g_autoptr (Result) json =
      run ("$cli check --findings --json --date 2026-06-30 '%s' | python3 -c '"
           "import json, sys\n"
           "for one in json.load(sys.stdin)[\"findings\"]:\n"
           "  print(one[\"severity\"], one[\"rule\"], *one[\"elements\"], one[\"state\"],\n"
           "        one[\"message\"] != \"\" and one[\"advice\"] != \"\")'",
           fixture->whole);
  g_autoptr (Result) faulty = run ("cd '%s' && $cli check --findings --json faulty.journey "
                                   "2>/dev/null | python3 -m json.tool",
                                   fixture->folder);
  g_autoptr (Result) alone = run ("$cli check --json '%s'", fixture->whole);
  g_autoptr (Result) two =
      run ("$cli check --findings --json '%s' '%s'", fixture->whole, fixture->whole);
  g_autoptr (Result) day = run ("$cli check --findings --date 2026-02-30 '%s'", fixture->whole);

  g_assert_cmpint (words->status, ==, 0);
  assert_contains (words->out, "whole.journey: Serious: ");
  g_assert_cmpint (json->status, ==, 0);
  assert_contains (json->out, "open True\n");
  g_assert_null (strstr (json->out, "False"));
  g_assert_cmpint (faulty->status, ==, 0);
  g_assert_cmpint (alone->status, ==, 2);
  assert_contains (alone->err, "--json goes with --findings and one map");
  g_assert_cmpint (two->status, ==, 2);
  g_assert_cmpint (day->status, ==, 2);
  assert_contains (day->err, "--date: “2026-02-30” ");
}

/* What somebody said is no longer open: not listed, told of, and in the JSON with its state. */
static void
test_findings_settled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) words = NULL, all = NULL, json = NULL;
  g_autofree char *map = g_build_filename (fixture->folder, "settled.journey", NULL);

  g_file_set_contents (map,
                       "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
                       "<person id='p1' layer='employee' name='Cem'/>"
                       "<goal id='g1' title='Fast' measure='Days' target='2'/>"
                       "<verdict id='v1' rule='person-nowhere' about='p1' state='dismissed'>"
                       "<note>He only signs.</note></verdict></journey-map>",
                       -1, NULL);
  words = run ("$cli check --findings '%s'", map);
  all = run ("$cli check --findings --all '%s'", map);
  json = run ("$cli check --findings --json '%s' | python3 -c '"
              "import json, sys\n"
              "for one in json.load(sys.stdin)[\"findings\"]:\n"
              "  print(one[\"rule\"], one[\"state\"], *sorted(one))'",
              map);
  g_assert_cmpint (words->status, ==, 0);
  g_assert_null (strstr (words->out, "Cem"));
  assert_contains (words->out, "settled.journey: 1 open finding\n");
  assert_contains (all->out, "settled.journey: Dismissed: “Cem” has no lane on the map\n"
                             "    He only signs.\n");
  assert_contains (json->out, "goal-unused open advice elements message rule severity state\n");
  assert_contains (json->out, "person-nowhere dismissed advice elements");
  g_unlink (map);
}

/* The same map is no difference; another one is told in words and as JSON. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) same = run ("$cli compare '%s' '%s'", fixture->whole, fixture->whole);
  g_autoptr (Result) words =
      run ("cd '%s' && sed 's/kind=\"contact\"/kind=\"pain\"/' whole.journey "
           ">other.journey && $cli compare whole.journey other.journey",
           fixture->folder);
  g_autoptr (Result) json =
      run ("cd '%s' && $cli compare --json whole.journey other.journey | python3 -c '"
           "import json, sys\n"
           "all = json.load(sys.stdin)\n"
           "print(sorted(all))\n"
           "print(*{(c[\"kind\"], c[\"property\"], c[\"from\"], c[\"to\"]) for c in "
           "all[\"changed\"]})\n"
           "print(*{tuple(c) for c in all[\"changed\"]})\n"
           "print(*[type(all[name]).__name__ for name in all])' && rm other.journey",
           fixture->folder);
  g_autoptr (Result) one = run ("$cli compare '%s'", fixture->whole);
  g_autoptr (Result) missing =
      run ("cd '%s' && $cli compare whole.journey missing.journey", fixture->folder);

  g_assert_cmpint (same->status, ==, 0);
  g_assert_cmpstr (same->out, ==, "");
  assert_contains (words->out, "Touchpoint “");
  assert_contains (words->out, "”: Kind changed from Touchpoint to Pain point\n");
  assert_contains (words->out, "\nMoments: 1 → 1\n");
  assert_contains (json->out, "['added', 'changed', 'moved', 'removed', 'summary']\n");
  assert_contains (json->out, "('touchpoint', 'kind', 'contact', 'pain')\n");
  assert_contains (json->out, "\n('id', 'kind', 'property', 'from', 'to')\n");
  assert_contains (json->out, "\nlist list list list dict\n");
  g_assert_cmpint (one->status, ==, 2);
  g_assert_cmpint (missing->status, ==, 3);
}

/* All that is said on a terminal is in the report, on as many pages as it takes. */
static void
test_compare_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *samples =
      g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "samples", NULL);
  g_autoptr (Result) report = run ("cd '%s' && $cli compare fault-repair.journey "
                                   "hospital-outpatient.journey -o '%s/report.pdf'",
                                   samples, fixture->folder);
  g_autoptr (Result) checked = run ("cd '%s' && qpdf --check report.pdf && pdfinfo report.pdf && "
                                    "pdfinfo -struct report.pdf",
                                    fixture->folder);
  g_autoptr (Result) told =
      run ("cd '%s' && $cli compare fault-repair.journey hospital-outpatient.journey >'%s/words' "
           "&& cd "
           "'%s' && pdftotext report.pdf text && python3 -c '"
           "words, text = (\"\".join(open(name, encoding=\"utf-8\").read().split(\" \")) "
           "for name in (\"words\", \"text\"))\n"
           "text = text.replace(\"\\n\", \"\")\n"
           "lines = [line for line in words.splitlines() if \"→\" not in line]\n"
           "print(len(lines) > 500, [line for line in lines if line not in text])'",
           samples, fixture->folder, fixture->folder);
  g_autoptr (Result) streamed =
      run ("$cli compare '%s' '%s' -o - | head -c 5", fixture->whole, fixture->whole);

  g_assert_cmpint (report->status, ==, 0);
  g_assert_cmpstr (report->out, ==, "");
  g_assert_cmpint (checked->status, ==, 0);
  assert_contains (checked->out, "Comparison of Two Journey Maps");
  assert_contains (checked->out, "595.276 x 841.89");
  assert_contains (checked->out, "Table");
  assert_contains (checked->out, "H2");
  assert_contains (checked->out, "LI");
  g_assert_null (strstr (checked->out, "Pages:           1\n"));
  g_assert_cmpstr (told->out, ==, "True []\n");
  g_assert_cmpstr (streamed->out, ==, "%PDF-");
}

/* What ends otherwise is something else, and may be wanted. */
static void
test_other_endings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) compared =
      run ("cd '%s' && echo kept >kept.csv && $cli compare '%s' '%s' -o kept.csv", fixture->folder,
           fixture->whole, fixture->whole);
  g_autoptr (Result) imported =
      run ("cd '%s' && echo about,words >table.csv && $cli import '%s' table.csv -o kept.csv",
           fixture->folder, fixture->whole);
  g_autoptr (Result) kept = run ("cat '%s/kept.csv'", fixture->folder);

  g_assert_cmpint (compared->status, ==, 2);
  assert_contains (compared->err, "“kept.csv” does not end with .pdf");
  g_assert_cmpint (imported->status, ==, 2);
  assert_contains (imported->err, "“kept.csv” does not end with .journey");
  g_assert_cmpstr (kept->out, ==, "kept\n");
}

static void
test_compare_report_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) itself =
      run ("$cli compare '%s' '%s' -o '%s'", fixture->whole, fixture->whole, fixture->whole);
  g_autoptr (Result) both =
      run ("cd '%s' && $cli compare --json whole.journey whole.journey -o report.pdf && ls *.pdf",
           fixture->folder);
  g_autoptr (Result) nowhere = run ("$cli compare '%s' '%s' -o '%s/none/report.pdf'",
                                    fixture->whole, fixture->whole, fixture->folder);

  g_assert_cmpint (itself->status, ==, 2);
  assert_contains (itself->err, "would be overwritten");
  g_assert_cmpint (both->status, ==, 2);
  assert_contains (both->err, "exclude each other");
  g_assert_cmpint (nowhere->status, ==, 3);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) whole = run ("$cli check '%s'", fixture->whole);
  g_autoptr (Result) faulty =
      run ("cd '%s' && $cli check faulty.journey whole.journey", fixture->folder);
  g_autoptr (Result) hostile =
      run ("cd '%s' && $cli check hostile.journey faulty.journey", fixture->folder);
  g_autoptr (Result) missing = run ("cd '%s' && $cli check missing.journey", fixture->folder);
  g_autoptr (Result) dashed =
      run ("cd '%s' && cp faulty.journey ./-x.journey && cp faulty.journey ./-- &&"
           " $cli check -- -x.journey -- && rm ./-x.journey ./--",
           fixture->folder);

  g_assert_cmpint (dashed->status, ==, 1);
  assert_contains (dashed->err, "-x.journey:10:");
  assert_contains (dashed->err, "\n--:10:");
  g_assert_null (strstr (dashed->err, "exist,"));

  g_assert_cmpint (whole->status, ==, 0);
  g_assert_cmpstr (whole->out, ==, "");
  g_assert_cmpstr (whole->err, ==, "");

  g_assert_cmpint (faulty->status, ==, 1);
  g_assert_true (
      g_regex_match_simple ("^faulty\\.journey:10:\\d+: .*l9", faulty->err, G_REGEX_MULTILINE, 0));
  g_assert_true (
      g_regex_match_simple ("^faulty\\.journey:11:\\d+: .*NaN", faulty->err, G_REGEX_MULTILINE, 0));
  g_assert_null (strstr (faulty->err, "whole.journey"));

  g_assert_cmpint (hostile->status, ==, 3);
  assert_contains (hostile->err, "hostile.journey:2:1: ");
  assert_contains (hostile->err, "faulty.journey:10:");

  g_assert_cmpint (missing->status, ==, 3);
  g_assert_cmpstr (missing->err, ==,
                   "missing.journey: The file does not exist. It may have been moved or renamed: "
                   "choose it again.\n");
}

/* Rows that are taken are on the map, the others are told; a second time nothing is new. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table =
      make_file (fixture, "survey.csv",
                 "Card;Metric;Score;Comment\nt1;ces;1,5;=1+1\nt1;ces;9;\nt9;ces;1;\n");
  g_autoptr (Result) words =
      run ("cd '%s' && $cli import whole.journey survey.csv -o new.journey", fixture->folder);
  g_autoptr (Result) new_map =
      run ("cd '%s' && $cli check new.journey && grep -c '<evidence' new.journey && grep "
           "'<words>=1+1</words>' new.journey && ! grep '<evidence' whole.journey",
           fixture->folder);
  g_autoptr (Result) json =
      run ("cd '%s' && $cli import new.journey survey.csv --json 2>/dev/null | python3 -c '"
           "import json, sys\n"
           "all = json.load(sys.stdin)\n"
           "print(*(all[name] for name in (\"encoding\", \"delimiter\", \"rows\", \"taken\", "
           "\"mended\", \"refused\", \"added\", \"changed\", \"same\")))\n"
           "print(*(column[\"field\"] for column in all[\"columns\"]))\n"
           "print(*((note[\"line\"], note[\"severity\"]) for note in all[\"notes\"]))'",
           fixture->folder);
  g_autoptr (Result) same =
      run ("cd '%s' && cp new.journey before && $cli import new.journey survey.csv 2>/dev/null; "
           "cmp before new.journey",
           fixture->folder);

  g_assert_cmpint (words->status, ==, 1);
  assert_contains (words->out, "Column “Score”: value\n");
  assert_contains (words->out, "Mended and taken: 1\nRefused: 2\nNew evidence: 1\n");
  assert_contains (words->err, "survey.csv:2: mended: Value: “1,5” was read as 1.5.\n");
  assert_contains (words->err,
                   "survey.csv:3: refused: The value 9 is off the scale from 1 to 7.\n");
  assert_contains (words->err, "survey.csv:4: refused: There is no touchpoint “t9” on the map.\n");
  g_assert_cmpint (new_map->status, ==, 0);
  assert_contains (new_map->out, "1\n");
  g_assert_cmpstr (json->out, ==,
                   "UTF-8 ; 3 0 1 2 0 0 1\nabout measure value words\n"
                   "(2, 'mended') (3, 'refused') (4, 'refused')\n");
  g_assert_cmpint (same->status, ==, 0);
  g_assert_nonnull (table);
}

/* What the columns do not say is said by options; what makes no sense changes nothing. */
/* Nothing in the table is a formula, and it is what the map says already. */
static void
test_export_table (Fixture *fixture, gconstpointer data)
{
  static const char *const misuses[] = {
    "-o x.csv -f pdf",    "-o x.pdf -f csv", "-o x.csv --page a4",
    "-o x.csv --role r1", "-o whole.csv/x",
  };
  g_autofree char *table =
      make_file (fixture, "survey.csv", "Card,Comment\nt1,=1+1\nt1,\"a, b\"\n");
  g_autoptr (Result) written =
      run ("cd '%s' && $cli import whole.journey survey.csv -o new.journey >&2 && $cli export "
           "new.journey -o E.CSV && $cli export new.journey -f csv -o - | cmp E.CSV && cat E.CSV",
           fixture->folder);
  g_autoptr (Result) same =
      run ("cd '%s' && cp new.journey before && $cli import new.journey E.CSV && "
           "cmp before new.journey",
           fixture->folder);

  g_assert_cmpint (written->status, ==, 0);
  assert_contains (written->out, "\xef\xbb\xbfid,about,about-title,source,");
  assert_contains (written->out, ",\"'=1+1\"\r\n");
  assert_contains (written->out, ",\"a, b\"\r\n");
  g_assert_cmpint (same->status, ==, 0);
  assert_contains (same->out,
                   "Mended and taken: 0\nRefused: 0\nNew evidence: 0\nChanged evidence: 0\n");
  for (guint i = 0; i < G_N_ELEMENTS (misuses); i++)
    {
      g_autoptr (Result) misused =
          run ("cd '%s' && $cli export whole.journey %s", fixture->folder, misuses[i]);

      g_assert_cmpint (misused->status, ==, 2);
    }
  g_assert_nonnull (table);
}

static void
test_import_options (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *options;
    int status;
    const char *says;
  } cases[] = {
    { "survey.csv", 2, "No column says what a row is “about”" },
    { "survey.csv --map Mark=about", 2, "no column “Mark”" },
    { "survey.csv --map Question=mood", 2, "no field “mood”" },
    { "survey.csv --map Question", 2, "--map “Question” has not the form" },
    { "survey.csv --set about=t1 --set date=2026-02-30", 2, "--set date: “2026-02-30” is not" },
    { "survey.csv --set id=x", 2, "the same id" },
    { "survey.csv --rule Question=t1", 2, "has not the form" },
    { "survey.csv --answers --set about=t1", 2, "a “measure” that says what was asked" },
    { "survey.csv -o survey.csv --set about=t1", 2, "would be overwritten" },
    { "/dev/zero --set about=t1", 3, "This is not a file but a folder or a device." },
    { "survey.csv --delimiter x", 2, "--delimiter “x” has not the form" },
    { "survey.csv --encoding EBCDIC", 2, "--encoding “EBCDIC” has not the form" },
    { "survey.csv --header maybe", 2, "--header “maybe” has not the form" },
    { "survey.csv --delimiter ';' --map '#2=value'", 2, "no column “#2”" },
    { "missing.csv", 3, "missing.csv: " },
    { "book.csv", 3, "book.csv: This is a spreadsheet" },
    { "empty.csv", 3, "empty.csv: There is nothing in this file" },
    { "survey.csv -o nowhere/x.journey --set about=t1", 3, "nowhere/x.journey: " },
    { "survey.csv -o x.journey --rule Question:RING=t1 --map '#2=value'", 1,
      "survey.csv:4: refused: Nothing says which touchpoint" },
  };
  g_autofree char *survey =
      make_file (fixture, "survey.csv", "Question,Score\nDid it ring?,5\nRinging?,3\nWhy?,4\n");
  g_autofree char *book = make_file (fixture, "book.csv", "PK\003\004");
  g_autofree char *empty = make_file (fixture, "empty.csv", "\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = run ("cd '%s' && cp whole.journey before && $cli import "
                                       "whole.journey %s; status=$?; cmp before whole.journey && "
                                       "exit $status",
                                       fixture->folder, cases[i].options);

      g_assert_cmpint (result->status, ==, cases[i].status);
      assert_contains (result->err, cases[i].says);
    }
  g_autoptr (Result) words = run (
      "cd '%s' && printf 'R\\344t;a|b\\nfine;c\\n' >words.csv && $cli import whole.journey "
      "words.csv "
      "-o words.journey --delimiter ';' --encoding windows-1252 --header no --map 1=words --set "
      "about=t1 && grep '<words>Rät</words>' words.journey && grep -c '<evidence' words.journey",
      fixture->folder);
  g_assert_cmpint (words->status, ==, 0);
  assert_contains (words->out, "Table: Windows-1252, columns end with “;”\n");
  assert_contains (words->out, "\n2\n");
  g_autoptr (Result) answers =
      run ("cd '%s' && $cli import whole.journey survey.csv --answers --set about=t1 "
           "--set measure=csat --set source=survey && grep 'counts=\"0 0 1 1 1\"' whole.journey",
           fixture->folder);
  g_assert_cmpint (answers->status, ==, 0);
  g_assert_true (survey != NULL && book != NULL && empty != NULL);
}

/* Those that come at the same time take their turns: none writes over what another wrote. */
static void
test_imports_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map = make_file (fixture, "turns.journey", HEAD BODY TAIL);
  g_autoptr (Result) result =
      run ("cd '%s' && for i in 1 2 3 4 5 6; do { echo 'id,about,words'; "
           "for k in 1 2 3 4 5 6 7 8 9; do echo \"$i-$k,t1,w\"; done; } >turn$i.csv; done; "
           "for i in 1 2 3 4 5 6; do $cli import turns.journey turn$i.csv >/dev/null & done; wait; "
           "grep -c 'id=\"csv.[1-6]-' turns.journey",
           fixture->folder);

  g_autoptr (Result) named =
      run ("cd '%s' && for i in 1 2 3 4 5 6; do "
           "$cli import turns.journey turn$i.csv --map id=reference -o turns.journey >/dev/null & "
           "done; wait; grep -c 'reference=\"[1-6]-' turns.journey",
           fixture->folder);

  g_assert_nonnull (map);
  g_assert_cmpstr (result->out, ==, "54\n");
  g_assert_cmpstr (named->out, ==, "54\n");
}

/* A number of which nobody says what it is moves no curve: that is told, with what to do. */
static void
test_no_measure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map = make_file (fixture, "bare.journey", HEAD BODY TAIL);
  g_autofree char *table = make_file (fixture, "bare.csv", "id,about,value\na,t1,3\nb,t1,4\n");
  g_autoptr (Result) bare = run ("cd '%s' && $cli import bare.journey bare.csv", fixture->folder);
  g_autoptr (Result) said =
      run ("cd '%s' && $cli import bare.journey bare.csv --set=measure=ces", fixture->folder);
  g_autoptr (Result) json =
      run ("cd '%s' && $cli import bare.journey bare.csv --json", fixture->folder);

  g_assert_true (map != NULL && table != NULL);
  assert_contains (bare->out, "\n2 values have no measure, so no feeling follows from them. ");
  g_assert_null (strstr (said->out, "measure,"));
  assert_contains (json->out, "\"without_measure\": 0");
}

/* What somebody saved while it was imported is not written over. */
static void
test_saved_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map = make_file (fixture, "mine.journey", HEAD BODY TAIL);
  g_autoptr (Result) result =
      run ("cd '%s' && mkfifo slow.csv && { $cli import mine.journey slow.csv & } && "
           "exec 3>slow.csv && echo 'id,about,words' >&3 && cp mine.journey new && "
           "echo '<!-- mine -->' >>new && mv new mine.journey && echo 'a,t1,w' >&3 && exec 3>&- && "
           "wait $!; echo $?; grep -c mine mine.journey",
           fixture->folder);
  g_autoptr (Result) output =
      run ("cd '%s' && mkfifo late.csv && { $cli import mine.journey late.csv -o out.journey & } "
           "&& "
           "exec 3>late.csv && echo 'id,about,words' >&3 && echo mine >out.journey && "
           "echo 'a,t1,w' >&3 && exec 3>&- && wait $!; echo $?; cat out.journey",
           fixture->folder);

  g_assert_nonnull (map);
  g_assert_cmpstr (result->out, ==, "3\n1\n");
  g_assert_nonnull (strstr (result->err, "was written by another program meanwhile"));
  g_assert_cmpstr (output->out, ==, "3\nmine\n");
}

/* A map's own files are read again as it says; what cannot be read keeps what it gave, and the
 * others are taken. What lies outside is read when somebody says so. */
static void
test_import_attached (Fixture *fixture, gconstpointer data)
{
#define SOURCE(id, path)                                                                           \
  "  <data-source id=\"" id "\" path=\"" path "\">\n"                                              \
  "    <mapping>column \"Card\" about\ncolumn \"Words\" words\n</mapping>\n"                       \
  "  </data-source>\n"
  g_autofree char *map = make_file (fixture, "own.journey",
                                    HEAD BODY SOURCE ("d1", "in/a.csv") SOURCE ("d2", "gone.csv")
                                        SOURCE ("d3", "other.csv") SOURCE ("d4", "../far.csv")
                                            SOURCE ("d5", "in") TAIL);
  g_autofree char *other = make_file (fixture, "other.csv", "Card,Verb\nt1,x\n");
  g_autoptr (Result) first =
      run ("cd '%s' && mkdir -p in maps/in && cp own.journey maps && "
           "printf 'Card,Words\\nt1,Near\\nt9,Lost\\n' >maps/in/a.csv && cp other.csv maps && "
           "printf 'Card,Words\\nt1,Far\\n' >far.csv && "
           "$cli import maps/own.journey -o maps/new.journey; echo $? && "
           "cmp own.journey maps/own.journey && grep '<words>' maps/new.journey",
           fixture->folder);
  g_autoptr (Result) again =
      run ("cd '%s/maps' && cp new.journey before && $cli import new.journey "
           "2>/dev/null; cmp before new.journey",
           fixture->folder);
  g_autoptr (Result) json =
      run ("cd '%s/maps' && $cli import new.journey --outside --json 2>/dev/null | python3 -c '"
           "import json, sys\n"
           "for file in json.load(sys.stdin)[\"files\"]:\n"
           "  print(file[\"file\"], file[\"error\"] is None, file.get(\"added\"), "
           "file.get(\"same\"))' && grep -c '<words>' new.journey",
           fixture->folder);
  g_autoptr (Result) emptied =
      run ("cd '%s/maps' && printf 'Card,Words\\n' >in/a.csv && cp new.journey before && "
           "$cli import new.journey 2>/dev/null; cmp before new.journey",
           fixture->folder);
  g_autoptr (Result) alike =
      run ("cd '%s' && sed 's/.Card. about/&\\ncolumn \"Id\" id/' maps/own.journey >alike.journey "
           "&& "
           "mkdir -p in && printf 'Card,Words,Id\nt1,One,1\n' >in/a.csv && "
           "printf 'Card,Words,Id\nt1,Two,1\nt1,Three,2\n' >other.csv && "
           "$cli import alike.journey 2>&1 >/dev/null | grep refused; grep '<words>' alike.journey",
           fixture->folder);
  g_autoptr (Result) risen =
      run ("cd '%s' && $cli import maps/own.journey -o up.journey >/dev/null 2>&1; "
           "$cli import up.journey 2>&1 >/dev/null | grep -c 'far.csv: The file is outside'",
           fixture->folder);
  g_autoptr (Result) none = run ("cd '%s' && $cli import whole.journey", fixture->folder);
  g_autoptr (Result) moved =
      run ("cd '%s' && printf 'Card,Words\\nt1,Near\\n' >maps/in/a.csv && $cli import "
           "maps/own.journey -o up.journey >/dev/null 2>&1; $cli import up.journey 2>/dev/null | "
           "grep "
           "-e csv$ -e was; grep -o 'path=\"maps[^\"]*\"' up.journey",
           fixture->folder);
  g_autoptr (Result) cut =
      run ("cd '%s' && (echo about,words; yes nowhere,x | head -600) >many.csv && $cli import "
           "whole.journey many.csv 2>&1 >/dev/null | tail -1",
           fixture->folder);
  g_autoptr (Result) lost =
      run ("cd '%s' && rm -r maps/in maps/other.csv && $cli import maps/own.journey -o "
           "lost.journey; test ! -e lost.journey",
           fixture->folder);
  g_autoptr (Result) mapped =
      run ("cd '%s' && $cli import own.journey --map Card=about", fixture->folder);
  g_autoptr (Result) both =
      run ("cd '%s' && $cli import own.journey far.csv --outside", fixture->folder);

  g_assert_cmpstr (first->out, ==,
                   "maps/in/a.csv\nTable: UTF-8, columns end with “,”\nColumn “Card”: about\n"
                   "Column “Words”: words\nRows: 2\nTaken as they are: 1\nMended and taken: "
                   "0\nRefused: 1\n"
                   "New evidence: 1\nChanged evidence: 0\nEvidence as it was: 0\n"
                   "3\n    <words>Near</words>\n");
  g_assert_cmpstr (
      first->err, ==,
      "maps/in/a.csv:3: refused: There is no touchpoint “t9” on the map.\n"
      "maps/gone.csv: The file is not there. Put it back there, or attach it where it is now.\n"
      "maps/other.csv: The table has no column “Words”. Import it once more as a table, and say "
      "what its columns are.\n"
      "maps/../far.csv: The file is outside of the map’s folder and was not read. If you trust "
      "the map, say --outside.\n"
      "maps/in: This is a folder and not a file. Put a table there that can be read, or remove "
      "it from the map’s evidence files.\n");
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpstr (json->out, ==,
                   "in/a.csv True 0 1\ngone.csv False None None\nother.csv False None None\n"
                   "../far.csv True 1 0\nin False None None\n2\n");
  g_assert_cmpstr (moved->out, ==,
                   "maps/in/a.csv\nEvidence as it was: 1\npath=\"maps/in/a.csv\"\n"
                   "path=\"maps/gone.csv\"\npath=\"maps/other.csv\"\npath=\"maps/in\"\n");
  assert_contains (cut->out, "no more than 500 notes each are listed");
  g_assert_cmpstr (alike->out, ==,
                   "other.csv:2: refused: The id “1” is that of a row of “in/a.csv”, which the "
                   "map follows. Give the rows of one of the two other ids.\n"
                   "    <words>One</words>\n    <words>Three</words>\n");
  g_assert_cmpstr (risen->out, ==, "1\n");
  g_assert_cmpint (emptied->status, ==, 0);
  g_assert_cmpint (none->status, ==, 2);
  assert_contains (none->err, "“whole.journey” has no evidence files");
  g_assert_cmpint (lost->status, ==, 0);
  g_assert_cmpint (mapped->status, ==, 2);
  assert_contains (mapped->err, "goes with a table");
  g_assert_cmpint (both->status, ==, 2);
  assert_contains (both->err, "--outside goes without a table");
  g_assert_true (map != NULL && other != NULL);
#undef SOURCE
}

/* Two people's verdicts on one finding, and verdicts that mean no rule, are told; they are no
 * fault of the map, and what agrees, or is about another finding, is nothing to tell. */
static void
test_check_verdicts (Fixture *fixture, gconstpointer data)
{
#define VERDICT(id, rule, with, state)                                                             \
  "  <verdict id=\"" id "\" rule=\"" rule "\" about=\"t1\" " with " state=\"" state "\"/>\n"
  g_autofree char *map =
      make_file (fixture, "judged.journey",
                 HEAD BODY VERDICT ("v1", "pain-without-cause", "", "resolved")
                     VERDICT ("v2", "pain-without-cause", "", "resolved")
                         VERDICT ("v3", "pain-without-cause", "", "dismissed")
                             VERDICT ("v4", "pain-without-cause", "with=\"l1\"", "resolved")
                                 VERDICT ("v5", "pain-without-caus", "", "resolved")
                                     VERDICT ("v6", "bad-weather", "", "resolved") TAIL);
  g_autoptr (Result) result = run ("cd '%s' && $cli check judged.journey", fixture->folder);

  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_cmpstr (
      result->err, ==,
      "judged.journey: note: Verdict “v3” contradicts “v2”: on the finding “pain-without-cause” "
      "about “t1”, “dismissed” here and “resolved” there; the last on the map counts. Take out the "
      "one that is wrong.\n"
      "judged.journey: note: Verdict “v5” is about the rule “pain-without-caus”, which this "
      "version "
      "does not know, and says nothing. Did you mean “pain-without-cause”?\n"
      "judged.journey: note: Verdict “v6” is about the rule “bad-weather”, which this version does "
      "not know, and says nothing. Correct it if it is misspelt, or take it out if no newer "
      "version "
      "wrote it.\n");
  g_assert_nonnull (map);
#undef VERDICT
}

static void
test_info (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) text = run ("$cli info '%s'", fixture->whole);
  g_autoptr (Result) json = run ("cd '%s' && $cli info --json faulty.journey", fixture->folder);
  g_autoptr (Result) parsed =
      run ("cd '%s' && $cli info --json whole.journey | python3 -c 'import json, sys\n"
           "info = json.load (sys.stdin)\n"
           "print (info[\"title\"], info[\"counts\"][\"touchpoint\"], info[\"counts\"][\"goal\"],\n"
           "       info[\"experience\"][\"customer\"][\"value\"], "
           "info[\"experience\"][\"partner\"])'",
           fixture->folder);
  g_autoptr (Result) full = run ("$cli info '%s' >/dev/full", fixture->whole);

  g_assert_cmpint (text->status, ==, 0);
  assert_contains (text->out, "Say \"\\\" é\n");
  assert_contains (text->out, "−1.5 (1 touchpoint)");

  g_assert_cmpint (json->status, ==, 1);
  assert_contains (json->out, "\"file\": \"faulty.journey\"");
  assert_contains (json->err, "faulty.journey:10:");

  g_assert_cmpint (parsed->status, ==, 0);
  g_assert_cmpstr (parsed->out, ==, "Say \"\\\" é 1 0 -1.5 None\n");

  g_assert_cmpint (full->status, ==, 3);
  g_assert_cmpstr (full->out, ==, "");
}

/* What a map or its name says is no command to the terminal it is printed on. */
static void
test_harmful_words (Fixture *fixture, gconstpointer data)
{
  static const char map[] = "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\""
                            " title=\"A&#x9b;31m&#x202e;B&#10;C&#x7f;ä\">"
                            "<data-source id=\"d1\" path=\"a&#x9b;1m.csv\"/></journey-map>";
  g_autofree char *name = make_file (fixture, "a\033[31m.journey", HEAD BODY FAULTS TAIL);
  g_autofree char *path = make_file (fixture, "title.journey", map);
  g_autoptr (Result) info = run ("$cli info '%s'", path);
  g_autoptr (Result) check = run ("cd '%s' && $cli check a*", fixture->folder);
  g_autoptr (Result) missing = run ("$cli check $(printf 'b\\033[2J\\377.journey')");
  g_autoptr (Result) misused = run ("$cli $(printf 'x\\033]0;y\\007')");

  g_assert_true (g_str_has_prefix (info->out, "A\\u009b31m\\u202eB\\nC\\x7fä\n"));
  assert_contains (info->out, "\nEvidence files\n  a\\u009b1m.csv\n");
  g_assert_true (g_str_has_prefix (check->err, "a\\x1b[31m.journey:10:"));
  g_assert_true (g_str_has_prefix (missing->err, "b\\x1b[2J"));
  g_assert_null (strchr (missing->err, '\033'));
  assert_contains (misused->err, "x\\x1b]0;y\\x07");
  g_assert_null (strchr (misused->err, '\033'));
}

/* What other programs make of each export. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "$cli export whole.journey -o map.pdf && qpdf --check map.pdf"
    " && pdftotext map.pdf - | grep -q Rings",
    "$cli export whole.journey -o a4.pdf --page a4 --portrait"
    " && pdfinfo a4.pdf | grep -q 'Page size: *595.*841.*(A4)'",
    "$cli export whole.journey -o a3.pdf --page A3 --landscape"
    " && pdfinfo a3.pdf | grep -q 'Page size: *1190.*841.*(A3)'",
    "$cli export whole.journey -o map.svg && xmllint --noout map.svg && grep -q Rings map.svg"
    " && rsvg-convert map.svg -o svg.png",
    "$cli export whole.journey -o outlines.svg --outlines && ! grep -q '<text' outlines.svg"
    " && rsvg-convert outlines.svg -o outlines.png",
    "$cli export whole.journey -o one.png && $cli export whole.journey -o two.png --scale 2"
    " && python3 -c \"import struct\n"
    "one, two = (struct.unpack ('>II', open (name, 'rb').read ()[16:24])\n"
    "            for name in ('one.png', 'two.png'))\n"
    "assert all (abs (b - 2 * a) <= 2 for a, b in zip (one, two)), (one, two)\"",
    "$cli export whole.journey -f pdf -o - | cmp - map.pdf",
    "$cli export \"$TL_TEST_SOURCE/../data/samples/fault-repair.journey\" --role r1 -o role.pdf"
    " && qpdf --check role.pdf && pdftotext role.pdf - | grep -q 'Must transfer at six minutes'",
    "$cli export \"$TL_TEST_SOURCE/../data/samples/fault-repair.journey\" --insights -o story.pdf"
    " && qpdf --check story.pdf && pdftotext story.pdf - | grep -q 'What Hurts Most'",
    "$cli export \"$TL_TEST_SOURCE/../data/samples/fault-repair.journey\" --changes -o changes.pdf"
    " && qpdf --check changes.pdf && pdftotext changes.pdf - | grep -q 'Offer two-hour slots'"
    " && pdfinfo -struct changes.pdf | grep -q Table",
    "! $cli export whole.journey --role r99 -o none.pdf 2>err"
    " && grep -q '^whole.journey: .*no role “r99”' err && ! test -e none.pdf",
    "$cli export whole.journey -f svg -o /dev/stdout | cmp - map.svg",
    /* The words of 2026-04-22 were known then, those of May were not. */
    "$cli export \"$TL_TEST_SOURCE/../data/samples/fault-repair.journey\" --until 2026-04-30 -f svg"
    " -o then.svg && xmllint --noout then.svg && grep -q 'Evidence up to 30 April 2026' then.svg",
    "$cli export \"$TL_TEST_SOURCE/../data/samples/fault-repair.journey\" --month 2026-05 -o "
    "may.pdf"
    " && qpdf --check may.pdf && pdftotext may.pdf - | grep -q 'Evidence of May 2026'",
    "unset DISPLAY WAYLAND_DISPLAY; $cli export whole.journey -o x.pdf && cmp x.pdf map.pdf",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (Result) result = run ("cd '%s' && %s", fixture->folder, lines[i]);

      g_assert_cmpint (result->status, ==, 0);
    }
}

/* A map with faults is exported as mended, and the file stays as it is. */
static void
test_export_faulty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) result =
      run ("cd '%s' && cp faulty.journey before && $cli export faulty.journey -o map.svg",
           fixture->folder);
  g_autoptr (Result) after =
      run ("cd '%s' && cmp before faulty.journey && xmllint --noout map.svg", fixture->folder);

  g_assert_cmpint (result->status, ==, 1);
  assert_contains (result->err, "faulty.journey:10:");
  g_assert_cmpint (after->status, ==, 0);
}

/* A page ends somewhere, a map need not. */
static void
test_export_small (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *options;
    const char *says; /* NULL: nothing */
  } cases[] = {
    { "-o long.pdf", "long.pdf: the map is larger than a PDF page can be" },
    { "-o long.pdf --page a4", "use a larger page" },
    { "-o long.svg", NULL },
  };
  g_autoptr (Result) made =
      run ("cd '%s' && { sed '/<stage/,$d' whole.journey; echo '<stage id=\"s1\">';"
           " seq -f '<moment id=\"o%%.0f\"/>' 1 2000; echo '</stage>';"
           " sed '1,/<.stage>/d' whole.journey; } >long.journey",
           fixture->folder);
  g_autoptr (Result) a4 =
      run ("cd '%s' && $cli export whole.journey -o a4.pdf --page a4", fixture->folder);

  g_assert_cmpint (made->status, ==, 0);
  g_assert_cmpstr (a4->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result =
          run ("cd '%s' && $cli export long.journey %s", fixture->folder, cases[i].options);

      g_assert_cmpint (result->status, ==, 0);
      if (cases[i].says == NULL)
        g_assert_cmpstr (result->err, ==, "");
      else
        assert_contains (result->err, cases[i].says);
    }
}

/* What is there stays whole, and nothing is left beside it. */
static void
test_export_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) result =
      run ("cd '%s' && echo before >x.png && ulimit -f 1 && $cli export whole.journey -o x.png",
           fixture->folder);
  g_autoptr (Result) after = run ("cd '%s' && cat x.png && ls -A", fixture->folder);

  g_assert_cmpint (result->status, ==, 3);
  assert_contains (result->err, "x.png: There is no space left");
  g_assert_cmpstr (after->out, ==,
                   "before\nfaulty.journey\nhostile.journey\nwhole.journey\nx.png\n");
}

/* The desktop program takes it in the same way: it is told, and not ended. */
static void
test_desktop_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Result) result =
      run ("cd '%s' && ulimit -f 0 && $desktop --version >x", fixture->folder);

  g_assert_cmpint (result->status, ==, 0);
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *says;
  } cases[] = {
    { "export missing.journey -o x.pdf", "missing.journey: " },
    { "export . -o x.pdf", ".: " },
    { "export hostile.journey -o x.pdf", "hostile.journey:2:1: " },
    { "export whole.journey -o nowhere/x.pdf", "nowhere/x.pdf: The folder does not exist" },
    { "export whole.journey -o /proc/x.pdf", "/proc/x.pdf: This folder takes no new files" },
    { "export whole.journey -o . -f pdf", ".: This is not a file" },
    { "export whole.journey -o /dev/full -f svg", "/dev/full: not all could be written to it (" },
    { "export whole.journey -o - -f png >/dev/full", "-: not all could be written to it (" },
    { "export whole.journey -o whole.journey/x.svg", "whole.journey/x.svg: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = run ("cd '%s' && $cli %s", fixture->folder, cases[i].line);

      g_assert_cmpint (result->status, ==, 3);
      g_assert_true (g_str_has_prefix (result->err, cases[i].says));
    }
  g_autoptr (Result) files = run ("ls '%s' && test -c /dev/full", fixture->folder);
  g_assert_cmpint (files->status, ==, 0);
  g_assert_cmpstr (files->out, ==, "faulty.journey\nhostile.journey\nwhole.journey\n");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The date in a PDF, so that two of one map are the same. */
  g_setenv ("SOURCE_DATE_EPOCH", "1767225600", TRUE);
  g_test_add_func ("/cli/help", test_help);
  add ("/cli/misuse", test_misuse);
  add ("/cli/check", test_check);
  add ("/cli/findings", test_findings);
  add ("/cli/findings-settled", test_findings_settled);
  add ("/cli/compare", test_compare);
  add ("/cli/compare-report", test_compare_report);
  add ("/cli/other-endings", test_other_endings);
  add ("/cli/compare-report-fails", test_compare_report_fails);
  add ("/cli/import", test_import);
  add ("/cli/export-table", test_export_table);
  add ("/cli/import-options", test_import_options);
  add ("/cli/check-verdicts", test_check_verdicts);
  add ("/cli/import-attached", test_import_attached);
  add ("/cli/imports-at-once", test_imports_at_once);
  add ("/cli/no-measure", test_no_measure);
  add ("/cli/saved-meanwhile", test_saved_meanwhile);
  add ("/cli/info", test_info);
  add ("/cli/harmful-words", test_harmful_words);
  add ("/cli/export", test_export);
  add ("/cli/export-faulty", test_export_faulty);
  add ("/cli/export-small", test_export_small);
  add ("/cli/export-fails", test_export_fails);
  add ("/cli/export-limit", test_export_limit);
  add ("/cli/desktop-limit", test_desktop_limit);
  return g_test_run ();
}
