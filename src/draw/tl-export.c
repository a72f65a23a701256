/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-divergence.h"
#include "tl-export-private.h"
#include "tl-file.h"
#include "tl-filter.h"
#include "tl-pdf.h"
#include "tl-png.h"
#include "tl-insights-report.h"
#include "tl-change-sheet.h"
#include "tl-role-sheet.h"
#include "tl-sheet.h"
#include "tl-svg-painter.h"

/* Drawing is reported as the part of the work from the one to the other. */
#define DRAWING_STARTS 0.1
#define DRAWING_ENDS 0.7

static const struct
{
  const char *ending;
  TlFormat format;
} formats[] = {
  { ".pdf", TL_FORMAT_PDF },
  { ".svg", TL_FORMAT_SVG },
  { ".png", TL_FORMAT_PNG },
};

/* Not by the macro: formatted as code, a name with dashes is another one. */
GQuark
tl_export_error_quark (void)
{
  return g_quark_from_static_string ("tl-export-error-quark");
}

gboolean
tl_format_from_path (const char *path, TlFormat *format)
{
  gsize length = strlen (path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize ending = strlen (formats[i].ending);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, formats[i].ending) == 0)
        {
          *format = formats[i].format;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
get_of_map (TlMap *map, TlProperty property)
{
  const char *value = tl_element_get (tl_map_get_root (map), property);

  return value != NULL && *value != '\0' ? value : NULL;
}

const char *
tl_export_job_get_title (TlExportJob *job)
{
  return get_of_map (job->map, TL_PROPERTY_TITLE);
}

const char *
tl_export_job_get_summary (TlExportJob *job)
{
  return get_of_map (job->map, TL_PROPERTY_SUMMARY);
}

const char *
tl_export_job_get_lang (TlExportJob *job)
{
  return get_of_map (job->map, TL_PROPERTY_LANG);
}

gboolean
tl_export_job_report (TlExportJob *job, double fraction)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (job->progress != NULL)
    job->progress (fraction, job->progress_data);
  return TRUE;
}

static gboolean
report_lane (double fraction, gpointer data)
{
  return tl_export_job_report (data, DRAWING_STARTS + (DRAWING_ENDS - DRAWING_STARTS) * fraction);
}

static void
paint_ties (TlExportJob *job, TlPainter *painter)
{
  for (guint i = 0; job->ties != NULL && i < job->ties->len; i++)
    {
      TlDivergence what;
      g_autofree char *words = NULL;

      if (!tl_divergence_read (job->ties->pdata[i], &what))
        continue;
      words = tl_divergence_describe (job->map, &what);
      tl_map_drawing_paint_tie (painter, job->layout, what.from, what.to, words, TL_SCHEME_LIGHT);
    }
}

gboolean
tl_export_job_paint (TlExportJob *job, TlPainter *painter, GError **error)
{
  painter->clip = job->bounds;
  painter->go_on = report_lane;
  painter->go_on_data = job;
  tl_map_drawing_paint_lit (painter, job->map, job->layout, job->options->parts, TL_SCHEME_LIGHT,
                            job->lit);
  paint_ties (job, painter);
  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

GDateTime *
tl_export_get_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  char *end = NULL;
  gint64 seconds;

  if (epoch == NULL || *epoch == '\0')
    return g_date_time_new_now_utc ();
  errno = 0;
  seconds = g_ascii_strtoll (epoch, &end, 10);
  if (errno != 0 || *end != '\0' || seconds < 0 || seconds > G_GINT64_CONSTANT (253402300799))
    return g_date_time_new_now_utc ();
  return g_date_time_new_from_unix_utc (seconds);
}

/* What is left out at the top or at the bottom leaves no empty paper behind. */
static TlRect
find_bounds (const TlLayoutView *view, TlParts parts)
{
  double top = 0;
  double bottom = view->height;

  if (!(parts & TL_PART_TITLE))
    top = ((parts & TL_PART_STAGES) ? view->header_box.y : view->body_box.y) - TL_SIZE_MARGIN;
  if (!(parts & TL_PART_LEGEND))
    bottom = view->body_box.y + view->body_box.height + TL_SIZE_MARGIN;
  top = CLAMP (top, 0, view->height);
  bottom = CLAMP (bottom, top, view->height);
  return (TlRect){ 0, top, view->width, bottom - top };
}

/* Ids that two maps on one web page do not share, and that stay when a map is exported again. */
static char *
dup_id_prefix (TlExportJob *job)
{
  const char *title = tl_export_job_get_title (job);

  return g_strdup_printf ("j%06x-", g_str_hash (title != NULL ? title : "") & 0xffffff);
}

static GBytes *
export_svg (TlExportJob *job, GError **error)
{
  g_autofree char *families =
      tl_look_dup_font_families (&job->options->look, get_of_map (job->map, TL_PROPERTY_FONT));
  g_autofree char *prefix = dup_id_prefix (job);
  TlSvgOptions options = {
    .bounds = job->bounds,
    .title = tl_export_job_get_title (job),
    .description = tl_export_job_get_summary (job),
    .lang = tl_export_job_get_lang (job),
    .families = families,
    .id_prefix = prefix,
    .outlines = job->options->outlines,
  };
  TlPainter *painter = tl_svg_painter_new (job->text, &options);

  if (tl_export_job_paint (job, painter, error))
    return tl_svg_painter_finish (painter);
  tl_svg_painter_free (painter);
  return NULL;
}

static GBytes *
run_job (TlExportJob *job, GError **error)
{
  GBytes *bytes;

  switch (job->options->format)
    {
    case TL_FORMAT_SVG:
      bytes = export_svg (job, error);
      break;
    case TL_FORMAT_PNG:
      bytes = tl_png_export (job, error);
      break;
    case TL_FORMAT_PDF:
    default:
      bytes = tl_pdf_export (job, error);
      break;
    }
  if (bytes != NULL)
    tl_export_job_report (job, 1.0);
  return bytes;
}

/* Where the curves share an axis, and are drawn, what nobody has answered is seen. Transfer
 * container. */
static GPtrArray *
find_ties (TlMap *map, TlLayout *layout, const TlExportOptions *options)
{
  g_autoptr (GDateTime) date = tl_export_get_date ();
  g_autofree char *today = g_date_time_format (date, "%Y-%m-%d");
  g_autoptr (GPtrArray) findings = NULL;
  GPtrArray *ties = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);

  if (!options->look.together || (options->parts & TL_PART_CURVES) == 0)
    return ties;
  findings = tl_findings_list (map, today);
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      TlDivergence what;

      if (finding->state == TL_FINDING_OPEN && tl_divergence_read (finding, &what) &&
          tl_map_drawing_has_tie (layout, what.from, what.to))
        g_ptr_array_add (ties, tl_finding_ref (finding));
    }
  tl_layout_set_ties (layout, ties->len > 0);
  return ties;
}

/* NULL without a filter, or with one that is not understood: then nothing is left out. */
static GHashTable *
find_lit (TlMap *map, const char *text)
{
  g_autoptr (TlFilter) filter = text != NULL ? tl_filter_from_text (text) : NULL;
  g_autoptr (TlSearch) search = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GHashTable *lit;

  if (filter == NULL || tl_filter_is_empty (filter))
    return NULL;
  search = tl_search_new (map);
  hits = tl_filter_find (filter, search);
  found = tl_search_list_lit (search, hits);
  lit = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (lit, found->pdata[i]);
  return lit;
}

/* No drawing is laid out for it. */
static GBytes *
export_role (TlExportJob *job, GError **error)
{
  const char *id = job->options->role;
  TlElement *role = id != NULL ? tl_map_find (job->map, id) : NULL;

  if (role != NULL && tl_element_get_kind (role) == TL_KIND_ROLE)
    return tl_role_sheet_export (job, role, error);
  g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_NO_ROLE,
               _ ("There is no role “%s” on the map."), id != NULL ? id : "");
  return NULL;
}

static GBytes *
export_report (TlExportJob *job, GError **error)
{
  g_autoptr (TlText) text = tl_sheet_make_text (job->map, &job->options->look);

  job->text = text;
  switch (job->options->subject)
    {
    case TL_EXPORT_ROLE:
      return export_role (job, error);
    case TL_EXPORT_INSIGHTS:
      return tl_insights_report_export (job, error);
    case TL_EXPORT_CHANGES:
      return tl_change_sheet_export (job, error);
    case TL_EXPORT_MAP:
      break;
    }
  g_return_val_if_reached (NULL);
}

GBytes *
tl_export_to_bytes (TlMap *map,
                    const TlExportOptions *options,
                    TlExportProgress progress,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (TlSheet) sheet = NULL;
  g_autoptr (GHashTable) lit = find_lit (map, options->filter);
  g_autoptr (GPtrArray) ties = NULL;
  TlExportJob job = {
    .map = map,
    .lit = lit,
    .options = options,
    .progress = progress,
    .progress_data = data,
    .cancellable = cancellable,
  };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (options->subject != TL_EXPORT_MAP)
    return export_report (&job, error);
  sheet = tl_sheet_new (map, &options->look);
  tl_layout_set_period (sheet->layout, &options->period, NULL);
  job.text = sheet->text;
  job.layout = sheet->layout;
  job.ties = ties = find_ties (map, job.layout, options);
  job.bounds = find_bounds (tl_layout_get_view (job.layout), options->parts);
  if (!tl_export_job_report (&job, DRAWING_STARTS))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return run_job (&job, error);
}

gboolean
tl_export_to_file (TlMap *map,
                   const TlExportOptions *options,
                   const char *path,
                   TlExportProgress progress,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) bytes = tl_export_to_bytes (map, options, progress, data, cancellable, error);

  return bytes != NULL && tl_file_save_export (bytes, path, error);
}

void
tl_export_get_size (TlMap *map, const TlExportOptions *options, double *width, double *height)
{
  g_autoptr (TlSheet) sheet = tl_sheet_new (map, &options->look);
  TlRect bounds;

  tl_layout_set_period (sheet->layout, &options->period, NULL);
  bounds = find_bounds (tl_layout_get_view (sheet->layout), options->parts);
  *width = bounds.width;
  *height = bounds.height;
}

double
tl_export_get_text_size (double width, double height, const TlExportOptions *options)
{
  TlPdfPage page = tl_pdf_fit_page (width, height, options->page, options->orientation);

  return tl_style_get_text (TL_TEXT_CARD_TITLE)->size * page.scale;
}

static void
collect_missing (TlText *text, GHashTable *missing, const char *words)
{
  g_auto (GStrv) split = g_strsplit_set (words, " \t\n\r", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && !g_hash_table_contains (missing, split[i]) &&
        tl_text_count_missing (text, TL_TEXT_CARD_TITLE, split[i]) > 0)
      g_hash_table_add (missing, g_strdup (split[i]));
}

/* All words of people that are drawn. */
static const struct
{
  TlKind kind;
  TlProperty property;
} drawn[] = {
  { TL_KIND_MAP, TL_PROPERTY_TITLE },      { TL_KIND_MAP, TL_PROPERTY_SUMMARY },
  { TL_KIND_PERSON, TL_PROPERTY_NAME },    { TL_KIND_PERSON, TL_PROPERTY_ROLE },
  { TL_KIND_TEAM, TL_PROPERTY_NAME },      { TL_KIND_ROLE, TL_PROPERTY_TITLE },
  { TL_KIND_STAGE, TL_PROPERTY_TITLE },    { TL_KIND_STAGE, TL_PROPERTY_DETAIL },
  { TL_KIND_MOMENT, TL_PROPERTY_TITLE },   { TL_KIND_LANE, TL_PROPERTY_TITLE },
  { TL_KIND_LANE, TL_PROPERTY_SUBTITLE },  { TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE },
  { TL_KIND_EVIDENCE, TL_PROPERTY_WORDS },
};

static void
collect_all (TlMap *map, TlText *text, GHashTable *missing, TlKind kind, TlProperty property)
{
  for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      const char *words = tl_element_get_string (element, property);

      if (!g_str_is_ascii (words))
        collect_missing (text, missing, words);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
tl_export_find_missing_glyphs (TlMap *map, const TlLook *look)
{
  g_autoptr (TlText) text = tl_sheet_make_text (map, look);
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    collect_all (map, text, missing, drawn[i].kind, drawn[i].property);
  if (g_hash_table_size (missing) == 0)
    return NULL;
  g_hash_table_iter_init (&iter, missing);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_add (words, NULL);
  qsort (words->pdata, words->len - 1, sizeof (gpointer), compare_words);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
