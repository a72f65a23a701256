/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-report.h"

#include <glib/gi18n-lib.h>

static void
free_note (TlCsvNote *note)
{
  g_free (note->message);
  g_free (note);
}

TlCsvReport *
tl_csv_report_new (void)
{
  TlCsvReport *report = g_new0 (TlCsvReport, 1);

  report->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_note);
  return report;
}

void
tl_csv_report_free (TlCsvReport *report)
{
  g_ptr_array_unref (report->notes);
  g_free (report);
}

void
tl_csv_report_count (TlCsvReport *report, TlCsvOutcome outcome)
{
  report->n_rows++;
  if (outcome == TL_CSV_TAKEN)
    report->n_taken++;
  else if (outcome == TL_CSV_MENDED)
    report->n_mended++;
  else
    report->n_refused++;
}

void
tl_csv_report_take_note (TlCsvReport *report, guint64 line, TlCsvOutcome outcome, char *message)
{
  TlCsvNote *note;

  if (report->n_kept[outcome] >= TL_CSV_NOTE_LIMIT)
    {
      g_free (message);
      return;
    }
  report->n_kept[outcome]++;
  note = g_new0 (TlCsvNote, 1);
  note->line = line;
  note->outcome = outcome;
  note->message = message;
  g_ptr_array_add (report->notes, note);
}

char *
tl_csv_report_describe_unmeasured (const TlCsvReport *report)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, report->n_unmeasured);

  if (report->n_unmeasured == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s value has no measure, so no feeling follows from it. Say "
                                    "what was measured, such as CSAT, and import the table again.",
                                    "%s values have no measure, so no feeling follows from them. "
                                    "Say what was measured, such as CSAT, and import the table "
                                    "again.",
                                    (gulong) report->n_unmeasured),
                          number);
}

/* A row may have several notes of what was mended in it; those that were not kept are no longer
 * known but in number. */
gboolean
tl_csv_report_is_cut (const TlCsvReport *report)
{
  return report->n_kept[TL_CSV_REFUSED] < report->n_refused ||
         report->n_kept[TL_CSV_MENDED] >= TL_CSV_NOTE_LIMIT;
}
