/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-report.h"

#include <glib/gi18n-lib.h>

#include "tl-insights.h"
#include "tl-period.h"
#include "tl-report.h"
#include "tl-words.h"

#define PICTURE 220.0 /* map units, each side */

/* What is open in the report; each is within the one before. */
typedef struct
{
  TlReport *report;
  gboolean section, tile, table;
} Writing;

static void
end_table (Writing *writing)
{
  if (writing->table)
    tl_report_end_table (writing->report);
  writing->table = FALSE;
}

static void
end_tile (Writing *writing)
{
  end_table (writing);
  if (writing->tile)
    tl_report_end_section (writing->report);
  writing->tile = FALSE;
}

static void
end_section (Writing *writing)
{
  end_tile (writing);
  if (writing->section)
    tl_report_end_section (writing->report);
  writing->section = FALSE;
}

static void
add_section (Writing *writing, const TlTold *told)
{
  end_section (writing);
  tl_report_begin_section (writing->report);
  tl_report_add_heading (writing->report, told->title);
  if (told->words != NULL)
    tl_report_add_note (writing->report, told->words);
  writing->section = TRUE;
}

static void
add_tile (Writing *writing, const TlTold *told)
{
  end_tile (writing);
  tl_report_begin_section (writing->report);
  tl_report_add_heading (writing->report, told->title);
  writing->tile = TRUE;
}

/* A statement, and what it stands on. */
static void
add_statement (Writing *writing, const TlTold *told)
{
  end_table (writing);
  tl_report_add_statement (writing->report, told->title);
  if (told->words != NULL)
    tl_report_add_note (writing->report, told->words);
}

static void
add_figure (Writing *writing, const TlTold *told)
{
  /* Translators: a figure, and what it is drawn from: "−0.3, mean of 10 touchpoints". */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), told->title, told->words);

  end_table (writing);
  tl_report_add_statement (writing->report, words);
}

static void
add_line (Writing *writing, const TlTold *told)
{
  end_table (writing);
  tl_report_add_paragraph (writing->report, told->title);
}

static void
add_note (Writing *writing, const TlTold *told)
{
  end_table (writing);
  tl_report_add_note (writing->report, told->title);
}

static void
draw_chart (TlPainter *painter, const TlRect *rect, gconstpointer data)
{
  tl_chart_draw (data, painter, TL_SCHEME_LIGHT, rect);
}

static void
begin_table (Writing *writing)
{
  if (!writing->table)
    tl_report_begin_table (writing->report);
  writing->table = TRUE;
}

static void
add_row (Writing *writing, const TlTold *told)
{
  gboolean has_chart = told->kind == TL_TOLD_CHART;

  begin_table (writing);
  tl_report_add_pair (writing->report, told->title, told->words != NULL ? told->words : "",
                      has_chart ? tl_chart_get_height (&told->chart) : 0,
                      has_chart ? draw_chart : NULL, &told->chart);
}

static void
add_picture (Writing *writing, const TlTold *told)
{
  end_table (writing);
  tl_report_add_picture (writing->report, told->title, told->words,
                         _ ("The points of the table below, as a picture"), PICTURE, draw_chart,
                         &told->chart);
}

static void
add (Writing *writing, const TlTold *told)
{
  switch (told->kind)
    {
    case TL_TOLD_SECTION:
      add_section (writing, told);
      break;
    case TL_TOLD_TILE:
      add_tile (writing, told);
      break;
    case TL_TOLD_ROW:
    case TL_TOLD_CHART:
      add_row (writing, told);
      break;
    case TL_TOLD_PICTURE:
      add_picture (writing, told);
      break;
    case TL_TOLD_FIGURE:
      add_figure (writing, told);
      break;
    case TL_TOLD_LINE:
      add_line (writing, told);
      break;
    case TL_TOLD_NOTE:
      add_note (writing, told);
      break;
    case TL_TOLD_HEADLINE:
    case TL_TOLD_STATEMENT:
      add_statement (writing, told);
      break;
    case TL_TOLD_ACTION:
    default:
      break;
    }
}

static void
add_title (TlReport *report, TlExportJob *job, const char *today)
{
  const char *title = tl_export_job_get_title (job);
  const char *summary = tl_export_job_get_summary (job);
  g_autofree char *name =
      title != NULL ? tl_words_cut (title, TL_WORDS_NAME) : g_strdup (_ ("Untitled journey"));
  g_autofree char *day = tl_day_format (tl_day_parse (today));
  /* Translators: %s is the title of a map. */
  g_autofree char *heading = g_strdup_printf (_ ("Insights: %s"), name);
  /* Translators: %s is a day. */
  g_autofree char *note = g_strdup_printf (_ ("What the journey map says on %s"), day);

  tl_report_add_heading (report, heading);
  tl_report_add_note (report, note);
  if (summary != NULL)
    tl_report_add_paragraph (report, summary);
}

GBytes *
tl_insights_report_export (TlExportJob *job, GError **error)
{
  const char *title = _ ("Insights");
  g_autoptr (GDateTime) now = tl_export_get_date ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GArray) told = tl_insights_list (job->map, today, TL_SCHEME_LIGHT);
  g_autoptr (TlReport) report =
      tl_report_new (job->text, tl_text_find_direction (title, -1) == TL_READS_LEFT);
  Writing writing = { .report = report };

  add_title (report, job, today);
  for (guint i = 0; told != NULL && i < told->len; i++)
    add (&writing, &g_array_index (told, TlTold, i));
  if (told == NULL)
    tl_report_add_paragraph (report, _ ("Nothing to Say Yet"));
  end_section (&writing);
  /* Translators: the language you translate into, as in BCP 47: "de", "pt-BR". */
  return tl_report_finish (report, title, C_ ("language of the program", "en"), error);
}
