/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tl-csv-write.h"
#include "tl-export.h"

typedef struct
{
  /* Each that was given, NULL for none. */
  char **outputs;
  char **formats;
  char **pages;
  gboolean portrait;
  gboolean landscape;
  char **scales;
  gboolean outlines;
  char **roles;
  char **days;
  char **months;
  char **curves;
  gboolean insights;
  gboolean changes;
} Wishes;

/* Which of two is meant, nobody knows. */
static gboolean
is_twice (const char *option, char **values)
{
  if (values == NULL || values[1] == NULL)
    return FALSE;
  /* Translators: an option such as --page, and the two words that were given for it. */
  cli_misused (_ ("export: %s is there twice, as “%s” and as “%s”"), option, values[0], values[1]);
  return TRUE;
}

/* The position of the word in a list that ends with NULL, -1 when it is none of them. */
static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return i;
  return -1;
}

static const char *const format_names[] = { "pdf", "svg", "png", NULL }; /* as TlFormat */

static gboolean
has_table_ending (const char *output)
{
  gsize length = strlen (output);

  return length >= 4 && g_ascii_strcasecmp (output + length - 4, ".csv") == 0;
}

/* The format that is asked for, else that of the name. A name that says another one is a slip:
 * whoever opens the file by its name would not get what is in it. */
static gboolean
choose_format (const Wishes *wishes, const char *output, TlExportOptions *options)
{
  gboolean is_named = tl_format_from_path (output, &options->format);
  int format;

  if (has_table_ending (output))
    {
      cli_misused (_ ("“%s” is the name of a file in another format than “%s”; change one of them"),
                   output, wishes->formats[0]);
      return FALSE;
    }
  if (wishes->formats == NULL)
    {
      if (!is_named)
        cli_misused (_ ("the name “%s” does not say which format to write; use --format"), output);
      return is_named;
    }
  format = find_word (format_names, wishes->formats[0]);
  if (format < 0)
    cli_misused (_ ("there is no format “%s”: pdf, svg, png or csv"), wishes->formats[0]);
  else if (is_named && options->format != (TlFormat) format)
    cli_misused (_ ("“%s” is the name of a file in another format than “%s”; change one of them"),
                 output, wishes->formats[0]);
  else
    {
      options->format = format;
      return TRUE;
    }
  return FALSE;
}

static gboolean
choose_page (const Wishes *wishes, TlExportOptions *options)
{
  static const char *const pages[] = { "map", "a4", "a3", "letter", NULL }; /* as TlPage */
  int page = wishes->pages != NULL ? find_word (pages, wishes->pages[0]) : TL_PAGE_MAP;

  if (page < 0)
    cli_misused (_ ("there is no page “%s”: a3, a4, letter or map"), wishes->pages[0]);
  else if (wishes->portrait && wishes->landscape)
    cli_misused (_ ("a page is either portrait or landscape"));
  else if ((wishes->portrait || wishes->landscape) && page == TL_PAGE_MAP)
    cli_misused (_ ("--portrait and --landscape need a --page"));
  else
    {
      options->page = page;
      options->orientation = wishes->portrait    ? TL_ORIENTATION_PORTRAIT
                             : wishes->landscape ? TL_ORIENTATION_LANDSCAPE
                                                 : TL_ORIENTATION_AUTO;
      return TRUE;
    }
  return FALSE;
}

static gboolean
choose_curves (const Wishes *wishes, TlExportOptions *options)
{
  static const char *const ways[] = { "apart", "together", NULL };
  int way = wishes->curves != NULL ? find_word (ways, wishes->curves[0]) : 0;

  if (way < 0)
    cli_misused (_ ("curves are apart or together, not “%s”"), wishes->curves[0]);
  else
    {
      options->look.together = way == 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_scale (const char *text, double *scale)
{
  static const TlPropertySpec spec = { .type = TL_VALUE_NUMBER, .minimum = 0.1, .maximum = 8 };

  if (!tl_property_spec_check (&spec, text, NULL))
    return FALSE;
  *scale = g_ascii_strtod (text, NULL);
  return TRUE;
}

/* What the map is to be as it was at; FALSE, and said why, when there is no such time. */
static gboolean
choose_period (const Wishes *wishes, TlExportOptions *options)
{
  const char *day = wishes->days != NULL ? wishes->days[0] : NULL;
  const char *month = wishes->months != NULL ? wishes->months[0] : NULL;
  g_autofree char *first = g_strconcat (month != NULL ? month : "", "-01", NULL);

  if (is_twice ("--until", wishes->days) || is_twice ("--month", wishes->months))
    return FALSE;
  if (day != NULL && month != NULL)
    cli_misused (_ ("--until and --month do not go together"));
  else if (day != NULL && tl_day_parse (day) == 0)
    cli_misused (_ ("--until: “%s” is not a date such as 2026-05-31"), day);
  else if (month != NULL && tl_day_parse (first) == 0)
    cli_misused (_ ("--month: “%s” is not a month such as 2026-05"), month);
  else
    {
      if (day != NULL)
        options->period = tl_period_up_to (tl_day_parse (day));
      if (month != NULL)
        options->period = tl_period_month (tl_day_parse (first));
      return TRUE;
    }
  return FALSE;
}

/* Where to write to; NULL, and said why, when it is not one place. */
static const char *
choose_output (const Wishes *wishes)
{
  if (wishes->outputs == NULL)
    cli_misused (_ ("export: --output is missing"));
  else if (*wishes->outputs[0] == '\0' && wishes->outputs[1] == NULL)
    cli_misused (_ ("export: the name of the output is empty"));
  else if (!is_twice ("--output", wishes->outputs))
    return wishes->outputs[0];
  return NULL;
}

/* Not the map but a report: one, and as reports are. */
static gboolean
choose_subject (const Wishes *wishes, TlExportOptions *options)
{
  const struct
  {
    const char *name;
    TlExportSubject subject;
    gboolean wished;
  } reports[] = { { "--role", TL_EXPORT_ROLE, wishes->roles != NULL },
                  { "--insights", TL_EXPORT_INSIGHTS, wishes->insights },
                  { "--changes", TL_EXPORT_CHANGES, wishes->changes } };
  const char *chosen = NULL;
  g_autofree char *fault = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reports) && fault == NULL; i++)
    {
      if (!reports[i].wished)
        continue;
      if (chosen != NULL)
        fault = g_strdup_printf (_ ("%s and %s are two files; make one after the other"), chosen,
                                 reports[i].name);
      else if (options->format != TL_FORMAT_PDF)
        fault = g_strdup_printf (_ ("%s is for PDF alone"), reports[i].name);
      else if (wishes->pages != NULL)
        fault = g_strdup_printf (_ ("%s writes on A4; leave out --page"), reports[i].name);
      else if (wishes->days != NULL || wishes->months != NULL)
        fault = g_strdup_printf (_ ("%s shows what is known today; leave out --until and --month"),
                                 reports[i].name);
      else if (wishes->curves != NULL)
        fault = g_strdup_printf (_ ("%s draws no curves; leave out --curves"), reports[i].name);
      chosen = reports[i].name;
      options->subject = reports[i].subject;
    }
  options->role = wishes->roles != NULL ? wishes->roles[0] : NULL;
  if (fault != NULL)
    cli_misused ("%s", fault);
  return fault == NULL;
}

/* What is asked for, as options; FALSE, and said why, when it makes no sense. */
static gboolean
choose_options (const Wishes *wishes, const char *output, TlExportOptions *options)
{
  if (is_twice ("--format", wishes->formats) || is_twice ("--page", wishes->pages) ||
      is_twice ("--scale", wishes->scales) || is_twice ("--role", wishes->roles) ||
      is_twice ("--curves", wishes->curves))
    return FALSE;
  if (!choose_format (wishes, output, options) || !choose_page (wishes, options) ||
      !choose_period (wishes, options) || !choose_curves (wishes, options))
    return FALSE;
  if (wishes->pages != NULL && options->format != TL_FORMAT_PDF)
    cli_misused (_ ("--page is for PDF alone"));
  else if (wishes->outlines && options->format != TL_FORMAT_SVG)
    cli_misused (_ ("--outlines is for SVG alone"));
  else if (wishes->scales != NULL && options->format != TL_FORMAT_PNG)
    cli_misused (_ ("--scale is for PNG alone"));
  else if (wishes->scales != NULL && !parse_scale (wishes->scales[0], &options->scale))
    cli_misused (_ ("--scale is a number from 0.1 to 8"));
  else if (choose_subject (wishes, options))
    {
      options->outlines = wishes->outlines;
      return TRUE;
    }
  return FALSE;
}

static gboolean
export_map (TlMap *map, const char *path, const TlExportOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = tl_export_to_bytes (map, options, NULL, NULL, NULL, error);

  return bytes != NULL && cli_write (bytes, path, error);
}

static void
warn_of_missing_glyphs (TlMap *map, const TlLook *look, const char *path)
{
  g_auto (GStrv) words = tl_export_find_missing_glyphs (map, look);
  g_autofree char *list = words != NULL ? g_strjoinv (", ", words) : NULL;
  g_autofree char *fault = NULL;

  if (list == NULL)
    return;
  /* Translators: %s is a list of words. */
  fault = g_strdup_printf (_ ("no font of this computer can show: %s"), list);
  cli_print_fault (path, 0, 0, fault);
}

/* A page has an end, and a map need not: what nobody can read is told of. */
static void
warn_of_small_text (TlMap *map, const TlExportOptions *options, const char *path)
{
  double width, height, size;
  g_autofree char *fault = NULL;

  if (options->format != TL_FORMAT_PDF || options->subject != TL_EXPORT_MAP)
    return;
  tl_export_get_size (map, options, &width, &height);
  size = tl_export_get_text_size (width, height, options);
  if (size >= TL_EXPORT_LEAST_TEXT_SIZE)
    return;
  fault = g_strdup_printf (
      options->page == TL_PAGE_MAP
          /* Translators: %.2f is a size in points. */
          ? _ ("the map is larger than a PDF page can be: the words of its cards are %.2f points "
               "high on it, too small to be read; SVG keeps their size")
          : _ ("the map is large for this page: the words of its cards are %.2f points high on it, "
               "too small to be read; use a larger page, or --page map"),
      size);
  cli_print_fault (path, 0, 0, fault);
}

static gboolean
wants_table (const Wishes *wishes, const char *output)
{
  return wishes->formats != NULL ? g_ascii_strcasecmp (wishes->formats[0], "csv") == 0
                                 : has_table_ending (output);
}

/* What says how a drawing is made means nothing to a table; a name of another format is a slip. */
static gboolean
check_table_wishes (const Wishes *wishes, const char *output)
{
  TlFormat format;

  if (is_twice ("--format", wishes->formats))
    return FALSE;
  if (wishes->pages != NULL || wishes->portrait || wishes->landscape || wishes->scales != NULL ||
      wishes->outlines || wishes->roles != NULL || wishes->insights || wishes->changes ||
      wishes->days != NULL || wishes->months != NULL || wishes->curves != NULL)
    cli_misused (_ ("a table is all evidence of the map; leave out what says how it is drawn"));
  else if (tl_format_from_path (output, &format))
    cli_misused (_ ("“%s” is the name of a file in another format than “%s”; change one of them"),
                 output, wishes->formats[0]);
  else
    return TRUE;
  return FALSE;
}

static CliStatus
export_evidence (const char *path, const char *output)
{
  CliStatus status;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = cli_read (path, &status, NULL);
  g_autoptr (GBytes) bytes = map != NULL ? tl_csv_write_evidence (map) : NULL;

  if (bytes == NULL || cli_write (bytes, output, &error))
    return status;
  cli_print_fault (output, 0, 0, error->message);
  return CLI_FAILED;
}

static CliStatus
export_as_wished (const char *path, const Wishes *wishes)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  const char *output = choose_output (wishes);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = NULL;
  CliStatus status;

  if (output != NULL && wants_table (wishes, output))
    return check_table_wishes (wishes, output) && cli_check_output (output, path)
               ? export_evidence (path, output)
               : CLI_USAGE;
  if (output == NULL || !choose_options (wishes, output, &options))
    return CLI_USAGE;
  if (!cli_check_output (output, path))
    return CLI_USAGE;

  map = cli_read (path, &status, NULL);
  if (map == NULL)
    return status;
  warn_of_missing_glyphs (map, &options.look, path);
  if (!export_map (map, output, &options, &error))
    {
      gboolean is_of_map = g_error_matches (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_ROLE);

      cli_print_fault (is_of_map ? path : output, 0, 0, error->message);
      return CLI_FAILED;
    }
  warn_of_small_text (map, &options, output);
  return status;
}

static void
wishes_clear (Wishes *wishes)
{
  g_strfreev (wishes->outputs);
  g_strfreev (wishes->formats);
  g_strfreev (wishes->pages);
  g_strfreev (wishes->scales);
  g_strfreev (wishes->roles);
  g_strfreev (wishes->days);
  g_strfreev (wishes->months);
  g_strfreev (wishes->curves);
}

CliStatus
cli_export (char **arguments)
{
  Wishes wishes = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.outputs,
      N_ ("Write to FILE; “-” is standard output"), N_ ("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.formats,
      N_ ("pdf, svg, png or csv; else the ending of FILE says it"), N_ ("FORMAT") },
    { "page", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.pages,
      N_ ("PDF: fit the map to a3, a4 or letter, or make the page as large as the map (map)"),
      N_ ("PAGE") },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &wishes.portrait, N_ ("PDF: the page upright"), NULL },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &wishes.landscape, N_ ("PDF: the page across"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.scales,
      N_ ("PNG: pixels a map unit, 0.1 to 8; 1 if not given"), N_ ("N") },
    { "outlines", 0, 0, G_OPTION_ARG_NONE, &wishes.outlines, N_ ("SVG: text as outlines"), NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.roles,
      N_ ("PDF: not the map, but what the role of this id answers for"), N_ ("ID") },
    { "until", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.days,
      N_ ("The map as it was: by evidence up to this day alone"), N_ ("YYYY-MM-DD") },
    { "month", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.months,
      N_ ("The map by the evidence of this month alone"), N_ ("YYYY-MM") },
    { "curves", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.curves,
      N_ ("apart, each in its lane, or together on one axis; apart if not given"), N_ ("WAY") },
    { "insights", 0, 0, G_OPTION_ARG_NONE, &wishes.insights,
      N_ ("PDF: not the map, but what it says: what got better, what hurts most and why"), NULL },
    { "changes", 0, 0, G_OPTION_ARG_NONE, &wishes.changes,
      N_ ("PDF: not the map, but what will be done about it"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  CliStatus status = CLI_USAGE;

  if (cli_parse (&arguments, entries, _ ("MAP"),
                 _ ("Writes the map as PDF, SVG or PNG, or its evidence as CSV."), 1, 1))
    status = export_as_wished (arguments[1], &wishes);
  wishes_clear (&wishes);
  return status;
}
