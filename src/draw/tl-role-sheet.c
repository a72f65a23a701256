/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-role-sheet.h"

#include "tl-export-private.h"
#include "tl-report.h"

/* What is open in the report; each is within the one before. */
typedef struct
{
  TlReport *report;
  gboolean section, subsection, list;
} Writing;

static void
end_list (Writing *writing)
{
  if (writing->list)
    tl_report_end_list (writing->report);
  writing->list = FALSE;
}

static void
end_section (Writing *writing, gboolean *section)
{
  end_list (writing);
  if (*section)
    tl_report_end_section (writing->report);
  *section = FALSE;
}

static void
begin_section (Writing *writing, gboolean *section, const char *heading)
{
  tl_report_begin_section (writing->report);
  tl_report_add_heading (writing->report, heading);
  *section = TRUE;
}

static void
add_item (Writing *writing, const TlRoleLine *line)
{
  if (!writing->list)
    tl_report_begin_list (writing->report);
  writing->list = TRUE;
  tl_report_add_item (writing->report, line->words, line->detail);
}

static void
add_line (Writing *writing, const TlRoleLine *line)
{
  switch (line->kind)
    {
    case TL_ROLE_TITLE:
      tl_report_add_heading (writing->report, line->words);
      break;
    case TL_ROLE_SUBTITLE:
      tl_report_add_note (writing->report, line->words);
      break;
    case TL_ROLE_HEADING:
      end_section (writing, &writing->subsection);
      end_section (writing, &writing->section);
      begin_section (writing, &writing->section, line->words);
      break;
    case TL_ROLE_SUBHEADING:
      end_section (writing, &writing->subsection);
      begin_section (writing, &writing->subsection, line->words);
      break;
    case TL_ROLE_ITEM:
      add_item (writing, line);
      break;
    case TL_ROLE_WORDS:
    default:
      end_list (writing);
      tl_report_add_paragraph (writing->report, line->words);
    }
}

GBytes *
tl_role_sheet_export (TlExportJob *job, TlElement *role, GError **error)
{
  g_autoptr (GDateTime) date = tl_export_get_date ();
  g_autofree char *today = g_date_time_format (date, "%Y-%m-%d");
  g_autoptr (GArray) lines = tl_role_sheet_list (job->map, role, today);
  g_autoptr (TlReport) report = tl_report_new (job->text, tl_layout_is_right_to_left (job->map));
  Writing writing = { .report = report };

  for (guint i = 0; i < lines->len; i++)
    add_line (&writing, &g_array_index (lines, TlRoleLine, i));
  end_section (&writing, &writing.subsection);
  end_section (&writing, &writing.section);
  return tl_report_finish (report, g_array_index (lines, TlRoleLine, 0).words,
                           tl_export_job_get_lang (job), error);
}
