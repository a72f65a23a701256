/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-sheet.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-element-words.h"
#include "tl-report.h"

static guint
count_overdue (const GPtrArray *cards)
{
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += ((TlChangeCard *) cards->pdata[i])->is_overdue;
  return n;
}

static void
add_summary (TlReport *report, const TlChangeBoard *board)
{
  const char *const heads[] = { _ ("Status"), _ ("Changes"), _ ("Overdue") };

  tl_report_begin_table (report);
  tl_report_add_row (report, heads, TRUE);
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", board->columns[i]->len);
      g_autofree char *overdue = g_strdup_printf ("%u", count_overdue (board->columns[i]));
      const char *const cells[] = { tl_change_words_get_column ((TlChangeStatus) i), n, overdue };

      tl_report_add_row (report, cells, FALSE);
    }
  tl_report_end_table (report);
}

static void
add_table (TlReport *report, TlMap *map, const GPtrArray *cards)
{
  const char *const heads[] = { _ ("Change"), _ ("Owner"), _ ("Due") };

  tl_report_begin_table (report);
  tl_report_add_row (report, heads, TRUE);
  for (guint i = 0; i < cards->len; i++)
    {
      const TlChangeCard *card = cards->pdata[i];
      g_autofree char *name = tl_element_words_name (map, card->change);
      g_autofree char *owner = tl_change_words_format_owner (card);
      g_autofree char *due = tl_change_words_format_due (card->change, card->is_overdue);
      const char *const cells[] = { name, owner, due != NULL ? due : _ ("No due date") };

      tl_report_add_row (report, cells, FALSE);
    }
  tl_report_end_table (report);
}

static void
add_list (TlReport *report, TlMap *map, const GPtrArray *cards)
{
  tl_report_begin_list (report);
  for (guint i = 0; i < cards->len; i++)
    {
      const TlChangeCard *card = cards->pdata[i];
      g_autofree char *name = tl_element_words_name (map, card->change);
      g_autofree char *rest = tl_change_words_describe_rest (map, card);

      if (rest != NULL)
        tl_report_add_item (report, name, rest);
    }
  tl_report_end_list (report);
}

static gboolean
has_rest (TlMap *map, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *rest = tl_change_words_describe_rest (map, cards->pdata[i]);

      if (rest != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_column (TlReport *report, TlMap *map, TlChangeStatus status, const GPtrArray *cards)
{
  if (cards->len == 0)
    return;
  tl_report_begin_section (report);
  tl_report_add_heading (report, tl_change_words_get_column (status));
  add_table (report, map, cards);
  if (has_rest (map, cards))
    add_list (report, map, cards);
  tl_report_end_section (report);
}

static void
add_beginning (TlReport *report, TlMap *map, const char *today)
{
  g_autofree char *name = tl_element_words_name (map, tl_map_get_root (map));
  g_autofree char *date = tl_change_words_format_date (today);
  /* Translators: a map's title, and a date. */
  g_autofree char *words = g_strdup_printf (_ ("%s, %s"), name, date);

  tl_report_add_heading (report, _ ("What Will Be Done"));
  tl_report_add_note (report, words);
}

GBytes *
tl_change_sheet_export (TlExportJob *job, GError **error)
{
  g_autoptr (GDateTime) date = tl_export_get_date ();
  g_autofree char *today = g_date_time_format (date, "%Y-%m-%d");
  g_autoptr (TlChangeBoard) board = tl_change_board_new (job->map, today, NULL, NULL);
  g_autoptr (TlReport) report = tl_report_new (job->text, tl_layout_is_right_to_left (job->map));

  add_beginning (report, job->map, today);
  if (tl_change_board_count (board) == 0)
    tl_report_add_paragraph (report, _ ("No change is planned on this map yet."));
  else
    add_summary (report, board);
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    add_column (report, job->map, (TlChangeStatus) i, board->columns[i]);
  return tl_report_finish (report, _ ("What Will Be Done"), tl_export_job_get_lang (job), error);
}
