/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "draw-test.h"
#include "tl-file.h"
#include "tl-findings.h"
#include "tl-history.h"
#include "tl-operations.h"
#include "tl-pdf.h"

static const TlFormat formats[] = { TL_FORMAT_PDF, TL_FORMAT_SVG, TL_FORMAT_PNG };

static void
test_format_from_path (void)
{
  TlFormat format = TL_FORMAT_PNG;

  g_assert_true (tl_format_from_path ("/a/map.pdf", &format));
  g_assert_cmpint (format, ==, TL_FORMAT_PDF);
  g_assert_true (tl_format_from_path ("MAP.SVG", &format));
  g_assert_cmpint (format, ==, TL_FORMAT_SVG);
  g_assert_true (tl_format_from_path ("a.b.png", &format));
  g_assert_cmpint (format, ==, TL_FORMAT_PNG);
  g_assert_false (tl_format_from_path ("map.jpeg", &format));
  g_assert_false (tl_format_from_path ("pdf", &format));
  g_assert_false (tl_format_from_path (".pdf", &format));
}

typedef struct
{
  double last;
  guint n_reports;
  double cancel_at;
  GCancellable *cancellable;
} Watch;

static void
watch (double fraction, gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (fraction, >=, self->last);
  g_assert_cmpfloat (fraction, <=, 1);
  self->last = fraction;
  self->n_reports++;
  if (fraction >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
      Watch seen = { .cancel_at = 2 };
      g_autoptr (GBytes) bytes = NULL;

      options.format = formats[i];
      bytes = tl_export_to_bytes (map, &options, watch, &seen, NULL, NULL);
      g_assert_nonnull (bytes);
      g_assert_cmpfloat (seen.last, ==, 1);
      /* Once a lane at least. */
      g_assert_cmpuint (seen.n_reports, >=, 7);
    }
}

/* Cancelled at any of several moments: an error, and the old file as it was. */
static void
test_cancel (void)
{
  static const double moments[] = { 0, 0.1, 0.3, 0.69 };
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *path = make_build_path ("cancelled.out");

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats) * G_N_ELEMENTS (moments); i++)
    {
      TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;
      Watch seen = { .cancel_at = moments[i % G_N_ELEMENTS (moments)], .cancellable = cancellable };

      options.format = formats[i / G_N_ELEMENTS (moments)];
      g_assert_false (tl_export_to_file (map, &options, path, watch, &seen, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "old");
    }
}

static void
test_unwritable (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      tl_export_to_file (map, &options, "/nowhere/at/all/map.pdf", NULL, NULL, NULL, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND);
}

/* No map is too odd for any format. */
static void
test_odd_maps (void)
{
  TlMap *maps[] = { tl_map_new (), make_hostile_map () };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
        {
          TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) nothing = NULL;

          options.format = formats[k];
          bytes = export_map (maps[i], &options);
          g_assert_cmpuint (g_bytes_get_size (bytes), >, 200);
          options.parts = 0;
          nothing = export_map (maps[i], &options);
        }
      g_object_unref (maps[i]);
    }
}

static void
test_fit_page (void)
{
  TlPdfPage page = tl_pdf_fit_page (1976, 1038, TL_PAGE_MAP, TL_ORIENTATION_AUTO);

  g_assert_cmpfloat (page.width, ==, 1482);
  g_assert_cmpfloat (page.user_unit, ==, 1);
  g_assert_cmpfloat (page.height, ==, 778.5);
  /* A PDF's page ends at 14,400 points; proportions stay. */
  page = tl_pdf_fit_page (100000, 1000, TL_PAGE_MAP, TL_ORIENTATION_AUTO);
  g_assert_cmpfloat_with_epsilon (page.width, 14400, 1e-9);
  g_assert_cmpfloat (page.width, <=, 14400);
  g_assert_cmpfloat_with_epsilon (page.height, 144, 1e-9);
  /* And says how large it is meant to be. */
  g_assert_cmpfloat_with_epsilon (page.width * page.user_unit, 75000, 1e-6);
  page = tl_pdf_fit_page (1976, 1038, TL_PAGE_A4, TL_ORIENTATION_AUTO);
  g_assert_cmpfloat (page.width, >, page.height);
  g_assert_cmpfloat_with_epsilon (page.width - 2 * page.x, 1976 * page.scale, 1e-9);
  g_assert_cmpfloat (page.x, >=, 28);
  g_assert_cmpfloat (page.y, >=, 28);
  page = tl_pdf_fit_page (1976, 1038, TL_PAGE_A3, TL_ORIENTATION_PORTRAIT);
  g_assert_cmpfloat (page.width, <, page.height);
  page = tl_pdf_fit_page (500, 1038, TL_PAGE_LETTER, TL_ORIENTATION_AUTO);
  g_assert_cmpfloat (page.width, ==, 612);
}

/* How high words are on a page, so that somebody can be told. */
static void
test_text_size (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  double width, height, size;

  tl_export_get_size (map, &options, &width, &height);
  g_assert_cmpfloat_with_epsilon (tl_export_get_text_size (width, height, &options), 12.5 * 0.75,
                                  1e-9);
  g_assert_cmpfloat (tl_export_get_text_size (100 * width, height, &options), <,
                     TL_EXPORT_LEAST_TEXT_SIZE);
  options.page = TL_PAGE_A4;
  size = tl_export_get_text_size (width, height, &options);
  g_assert_cmpfloat (size, <, 12.5 * 0.75);
  g_assert_cmpfloat (size, >, TL_EXPORT_LEAST_TEXT_SIZE);
  options.orientation = TL_ORIENTATION_PORTRAIT;
  g_assert_cmpfloat (tl_export_get_text_size (width, height, &options), <, size);
}

static char *
write_pdf (TlMap *map, const char *name, const TlExportOptions *options)
{
  char *path = make_build_path (name);
  g_autoptr (GBytes) bytes = export_map (map, options);

  write_bytes (bytes, path);
  return path;
}

/* Words apart by one space, whatever stood between them. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\f\t", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s ", words[i]);
  return g_strdup (out->str);
}

static void
test_pdf_opens_elsewhere (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "sample.pdf", &options);
  g_autofree char *check = run_program ("qpdf", "--check", path, NULL);
  g_autofree char *facts = run_program ("pdfinfo", path, NULL);
  g_autofree char *tree = run_program ("pdfinfo", "-struct-text", path, NULL);
  g_autofree char *text = run_program ("pdftotext", path, "-", NULL);
  static const char *const kinds[] = { "Document\n", "\n  H1", "\n  Sect", "H2", "H3", "Figure" };

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (facts, "Title:           Broadband fault repair\n"));
  g_assert_nonnull (strstr (facts, "Tagged:          yes"));
  g_assert_nonnull (strstr (facts, "Pages:           1\n"));
  g_assert_nonnull (strstr (facts, "JavaScript:      no"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_nonnull (strstr (tree, kinds[i]));
  /* In reading order, and words of two lines are two. */
  g_assert_nonnull (strstr (tree, "\"Is transferred and repeats the story no owner \""));
  g_assert_true (strstr (tree, "Opens chat") < strstr (tree, "Engineer calls"));
  g_assert_true (strstr (tree, "Engineer calls") < strstr (tree, "Triage by script"));
  g_assert_nonnull (strstr (text, "Triage by script"));
  g_assert_nonnull (strstr (text, "Line of visibility"));
}

/* What cairo cannot write is there. */
static void
test_pdf_finish (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "finish.pdf", &options);
  g_autofree char *json = run_program ("qpdf", "--json=1", path, NULL);
  static const char *const facts[] = { "\"/Lang\": \"en",
                                       "\"/DisplayDocTitle\": true",
                                       "\"/Metadata\": \"",
                                       "\"/Tabs\": \"/S\"",
                                       "\"/Alt\": \"Touchpoint: Is transferred and repeats the "
                                       "story; no owner; feels ",
                                       "\"/Alt\": \"Curve of feelings. " };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (strstr (json, facts[i]) == NULL)
        g_test_message ("missing: %s", facts[i]);
      g_assert_nonnull (strstr (json, facts[i]));
    }
}

static void
test_pdf_of_hostile_words (void)
{
  g_autoptr (TlMap) map = make_hostile_map ();
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "hostile.pdf", &options);
  g_autofree char *check = run_program ("qpdf", "--check", path, NULL);
  g_autofree char *facts = run_program ("pdfinfo", path, NULL);
  g_autofree char *json = run_program ("qpdf", "--json=1", path, NULL);

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (facts, "JavaScript:      no"));
  g_assert_nonnull (strstr (facts, "(unbalanced \\ parentheses ) > endobj trailer"));
  g_assert_null (strstr (json, "\"/JavaScript\""));
  g_assert_null (strstr (json, "\"/JS\""));
  /* The quote's reference is an address, made harmless. */
  g_assert_nonnull (strstr (json, "\"/URI\": \"https://x/%29%3E%3E/A%3C%3C/S/JavaScript/JS%28"));
}

static void
test_pdf_pages (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  static const struct
  {
    TlPage page;
    TlOrientation orientation;
    const char *size;
  } cases[] = {
    { TL_PAGE_MAP, TL_ORIENTATION_AUTO, "1482 x " },
    { TL_PAGE_A4, TL_ORIENTATION_AUTO, "841.89 x 595.276 pts (A4)" },
    { TL_PAGE_A3, TL_ORIENTATION_PORTRAIT, "841.89 x 1190.55 pts (A3)" },
    { TL_PAGE_LETTER, TL_ORIENTATION_LANDSCAPE, "792 x 612 pts (letter)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *facts = NULL;

      options.page = cases[i].page;
      options.orientation = cases[i].orientation;
      path = write_pdf (map, "page.pdf", &options);
      facts = run_program ("pdfinfo", path, NULL);
      g_assert_nonnull (strstr (facts, cases[i].size));
      g_assert_nonnull (strstr (facts, "Pages:           1\n"));
    }
}

static GBytes *
export_at (TlMap *map, const char *epoch)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  GBytes *bytes;

  g_setenv ("SOURCE_DATE_EPOCH", epoch, TRUE);
  bytes = export_map (map, &options);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  return bytes;
}

static void
test_pdf_is_the_same_again (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autofree char *path = make_build_path ("again.pdf");
  g_autofree char *facts = NULL;

  once = export_at (map, "1700000000");
  twice = export_at (map, "1700000000");
  later = export_at (map, "1700000001");
  g_assert_true (g_bytes_equal (once, twice));
  /* The time counts, and comes from nowhere else. */
  g_assert_false (g_bytes_equal (once, later));
  write_bytes (once, path);
  facts = run_program ("pdfinfo", "-isodates", path, NULL);
  g_assert_nonnull (strstr (facts, "CreationDate:    2023-11-14T22:13:20"));
  g_assert_nonnull (strstr (facts, "ModDate:         2023-11-14T22:13:20"));
}

static void
get_png_size (GBytes *bytes, guint *width, guint *height)
{
  const guchar *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data + 1, 3, "PNG", 3);
  *width = (guint) data[16] << 24 | (guint) data[17] << 16 | (guint) data[18] << 8 | data[19];
  *height = (guint) data[20] << 24 | (guint) data[21] << 16 | (guint) data[22] << 8 | data[23];
}

static void
test_png_scales (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  const double scales[] = { 0.1, 1, 1.5 };
  guint first_width = 0, width, height;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
      g_autoptr (GBytes) bytes = NULL;

      options.format = TL_FORMAT_PNG;
      options.scale = scales[i];
      bytes = export_map (map, &options);
      get_png_size (bytes, &width, &height);
      if (scales[i] == 1)
        first_width = width;
      if (scales[i] > 1)
        g_assert_cmpuint (width, ==, first_width * 3 / 2);
    }
}

static TlMap *
make_wide_map (void)
{
  TlMap *map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *stage, *lane;

  tl_history_begin (history, "Make", NULL);
  stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  for (guint i = 0; i < 400; i++)
    tl_history_add (history, TL_KIND_MOMENT, NULL, stage, NULL);
  lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_set (history, lane, TL_PROPERTY_TITLE, "Long");
  tl_history_commit (history);
  return map;
}

/* In which a reader expects to be told of it. Newer versions of cairo write a later one. */
static double
get_pdf_version (const char *facts)
{
  const char *version = strstr (facts, "PDF version:");

  g_assert_nonnull (version);
  return g_ascii_strtod (version + strlen ("PDF version:"), NULL);
}

/* All of it is on the page, which says how many times as large it is meant to be. */
static void
test_pdf_of_wide_map (void)
{
  g_autoptr (TlMap) map = make_wide_map ();
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "wide.pdf", &options);
  g_autofree char *facts = run_program ("pdfinfo", path, NULL);
  g_autofree char *parts =
      run_program ("qpdf", "--qdf", "--object-streams=disable", path, "-", NULL);

  g_assert_nonnull (strstr (facts, "Page size:       14400 x "));
  g_assert_cmpfloat (get_pdf_version (facts), >=, 1.6);
  g_assert_nonnull (strstr (parts, "/UserUnit 3."));
}

/* The sentence names a scale, and that scale works. */
static void
test_png_too_large (void)
{
  g_autoptr (TlMap) map = make_wide_map ();
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *named;
  guint width, height;

  options.format = TL_FORMAT_PNG;
  g_assert_null (tl_export_to_bytes (map, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "tl-export-error-quark");
  named = strstr (error->message, " is 0.");
  g_assert_nonnull (named);
  options.scale = g_ascii_strtod (named + 4, NULL);
  bytes = export_map (map, &options);
  get_png_size (bytes, &width, &height);
  g_assert_cmpuint (width, <=, 32767);
  g_assert_cmpuint (width, >, 32000);
}

static void
test_parts (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) some = NULL;
  guint width, whole_height, height;

  options.format = TL_FORMAT_PNG;
  all = export_map (map, &options);
  options.parts = TL_PART_ALL & ~(TL_PART_TITLE | TL_PART_LEGEND);
  some = export_map (map, &options);
  get_png_size (all, &width, &whole_height);
  get_png_size (some, &width, &height);
  /* What is left out leaves no empty paper. */
  g_assert_cmpuint (height, <, whole_height - 80);
}

/* A map in Arabic is words in a PDF, too. */
static void
test_pdf_in_arabic (void)
{
  g_autoptr (TlMap) map = load_picture_map ("arabic");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "arabic.pdf", &options);
  g_autofree char *check = run_program ("qpdf", "--check", path, NULL);
  g_autofree char *text = run_program ("pdftotext", path, "-", NULL);
  g_autofree char *words = squeeze (text);

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (words, "Tier 2"));
  g_assert_nonnull (strstr (words, "أميرة"));
}

/* What stands for no character is drawn as one that is missing, and all that is drawn after it is
 * there: U+FDD0, and U+1FFFF, in the map's title. */
static void
test_pdf_without_characters (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = NULL, *text = NULL, *words = NULL;

  tl_history_begin (history, "Title", NULL);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_TITLE,
                  "A\xef\xb7\x90Z\xf0\x9f\xbf\xbf.");
  tl_history_commit (history);
  path = write_pdf (map, "no-character.pdf", &options);
  text = run_program ("pdftotext", path, "-", NULL);
  words = squeeze (text);
  g_assert_nonnull (strstr (words, "Is transferred and repeats the story"));
  g_assert_nonnull (strstr (words, "n: answers, from Survey"));
}

/* Under their stage, before the first lane, and to be found in what others read. */
static void
test_moments (void)
{
  g_autoptr (TlMap) map = load_sample ("first-week");
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autofree char *path = write_pdf (map, "moments.pdf", &options);
  g_autofree char *tree = run_program ("pdfinfo", "-struct-text", path, NULL);
  g_autoptr (GBytes) svg = NULL;
  const char *stage = strstr (tree, "\"Arrive Customer and us \""),
             *moment = strstr (tree, "\"Monday, noon \"");

  g_assert_true (stage != NULL && moment != NULL && stage < moment);
  g_assert_true (moment < strstr (tree, "Lunch with the whole team"));
  options.format = TL_FORMAT_SVG;
  svg = export_map (map, &options);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                                  ">Monday, noon<"));
}

static char *
export_svg (TlMap *map, gboolean together)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;

  options.format = TL_FORMAT_SVG;
  options.look.together = together;
  bytes = export_map (map, &options);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* On one axis each curve says whose it is, and a line ties low points of which nobody has said
 * whether the one causes the other; apart there is neither. What was said leaves no line. */
static void
test_curves_together (void)
{
  g_autoptr (TlMap) map = load_sample ("planning-application");
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autofree char *apart = export_svg (map, FALSE);
  g_autofree char *together = export_svg (map, TRUE);
  g_autoptr (GPtrArray) findings = tl_findings_list (map, "2026-01-01");
  g_autofree char *settled = NULL;

  g_assert_nonnull (strstr (together, "Gwen: Curve of feelings."));
  g_assert_nonnull (strstr (together, "Gwen and Farah fall at the same moment"));
  g_assert_nonnull (strstr (together, "Low points, no cause known"));
  g_assert_null (strstr (apart, "Gwen: Curve of feelings."));
  g_assert_null (strstr (apart, "fall at the same moment"));
  g_assert_null (strstr (apart, "Low points, no cause known"));
  tl_history_begin (history, "Decide", NULL);
  for (guint i = 0; i < findings->len; i++)
    tl_findings_decide (history, findings->pdata[i], TL_FINDING_DISMISSED, NULL, "2026-01-01");
  tl_history_commit (history);
  settled = export_svg (map, TRUE);
  g_assert_null (strstr (settled, "fall at the same moment"));
  g_assert_null (strstr (settled, "Low points, no cause known"));
}

/* What is urgent is said to an ear too, and in the legend. */
static void
test_urgent (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *svg = export_svg (map, FALSE);

  g_assert_nonnull (strstr (svg, "Is transferred and repeats the story: \342\210\2221.8 "
                                 "(n = 231, Survey), urgent"));
  g_assert_nonnull (strstr (svg, "Urgent: felt badly, and important"));
  g_assert_nonnull (strstr (svg, "Mean of 10: "));
  g_assert_nonnull (strstr (svg, "mean of 10 touchpoints"));
}

/* No number of a curve, of its lane or of its layer is without its n, and where that is from. */
static void
test_numbers_have_their_n (void)
{
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *svg = export_svg (map, FALSE);
  const char *n_of_mark[] = { ">n = 412<", ">assessed<", ">n = 398<", ">n = 231<", ">n = 27<" };

  for (guint i = 0; i < G_N_ELEMENTS (n_of_mark); i++)
    g_assert_nonnull (strstr (svg, n_of_mark[i]));
  /* In the head and in the lane. */
  g_assert_nonnull (strstr (strstr (svg, ">n = 2388<") + 1, ">n = 2388<"));
  g_assert_nonnull (strstr (svg, "n: answers, from Survey"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/format-from-path", test_format_from_path);
  g_test_add_func ("/export/progress", test_progress);
  g_test_add_func ("/export/cancel", test_cancel);
  g_test_add_func ("/export/unwritable", test_unwritable);
  g_test_add_func ("/export/odd-maps", test_odd_maps);
  g_test_add_func ("/export/moments", test_moments);
  g_test_add_func ("/export/parts", test_parts);
  g_test_add_func ("/export/curves-together", test_curves_together);
  g_test_add_func ("/export/pdf-without-characters", test_pdf_without_characters);
  g_test_add_func ("/export/urgent", test_urgent);
  g_test_add_func ("/export/numbers-have-their-n", test_numbers_have_their_n);
  g_test_add_func ("/pdf/fit-page", test_fit_page);
  g_test_add_func ("/export/text-size", test_text_size);
  g_test_add_func ("/pdf/opens-elsewhere", test_pdf_opens_elsewhere);
  g_test_add_func ("/pdf/finish", test_pdf_finish);
  g_test_add_func ("/pdf/hostile-words", test_pdf_of_hostile_words);
  g_test_add_func ("/pdf/pages", test_pdf_pages);
  g_test_add_func ("/pdf/of-wide-map", test_pdf_of_wide_map);
  g_test_add_func ("/pdf/is-the-same-again", test_pdf_is_the_same_again);
  g_test_add_func ("/pdf/in-arabic", test_pdf_in_arabic);
  g_test_add_func ("/png/scales", test_png_scales);
  g_test_add_func ("/png/too-large", test_png_too_large);
  return g_test_run ();
}
