/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY(year, month, day) ((TlDay) (year) *10000 + (TlDay) (month) *100 + (TlDay) (day))

static guint
get_year (TlDay day)
{
  return day / 10000;
}

static guint
get_month (TlDay day)
{
  return day / 100 % 100;
}

/* A number of `length` digits and nothing else. */
static gboolean
read_digits (const char *text, guint length, guint *number)
{
  *number = 0;
  for (guint i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint) (text[i] - '0');
    }
  return TRUE;
}

TlDay
tl_day_parse (const char *date)
{
  guint year, month, day;

  if (date == NULL || strlen (date) != strlen ("2026-03-31") || date[4] != '-' || date[7] != '-')
    return 0;
  if (!read_digits (date, 4, &year) || !read_digits (date + 5, 2, &month) ||
      !read_digits (date + 8, 2, &day))
    return 0;
  if (month < 1 || month > 12 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  return DAY (year, month, day);
}

static char *
format (TlDay day, const char *how)
{
  g_autoptr (GDateTime) time =
      g_date_time_new_utc ((int) get_year (day), (int) get_month (day), (int) (day % 100), 0, 0, 0);

  return time != NULL ? g_date_time_format (time, how) : g_strdup ("");
}

char *
tl_day_format (TlDay day)
{
  /* Translators: a date in words, as strftime has it: the day, the month’s name and the year */
  /* xgettext:no-c-format */
  return format (day, _ ("%-d %B %Y"));
}

char *
tl_day_format_month (TlDay day)
{
  /* Translators: a month in words, as strftime has it: the name it has when it stands alone, and
   * the year */
  /* xgettext:no-c-format */
  return format (day, _ ("%OB %Y"));
}

TlDay
tl_day_get_month_end (TlDay day)
{
  guint year = get_year (day), month = get_month (day);

  return DAY (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

TlPeriod
tl_period_up_to (TlDay day)
{
  return (TlPeriod){ 0, day };
}

TlPeriod
tl_period_month (TlDay day)
{
  return (TlPeriod){ DAY (get_year (day), get_month (day), 1), tl_day_get_month_end (day) };
}

gboolean
tl_period_is_whole (const TlPeriod *period)
{
  return period == NULL || period->until == 0;
}

gboolean
tl_period_equal (const TlPeriod *a, const TlPeriod *b)
{
  if (tl_period_is_whole (a) || tl_period_is_whole (b))
    return tl_period_is_whole (a) == tl_period_is_whole (b);
  return a->from == b->from && a->until == b->until;
}

gboolean
tl_period_has (const TlPeriod *period, TlDay day)
{
  return tl_period_is_whole (period) || (day != 0 && day >= period->from && day <= period->until);
}

gboolean
tl_period_has_evidence (const TlPeriod *period, const TlElement *evidence)
{
  return tl_period_has (period, tl_day_parse (tl_element_get (evidence, TL_PROPERTY_DATE)));
}

char *
tl_period_describe (const TlPeriod *period)
{
  g_autofree char *time = NULL;

  if (tl_period_is_whole (period))
    return NULL;
  if (period->from == 0)
    {
      time = tl_day_format (period->until);
      /* Translators: a map shows what was known on that day: “Evidence up to 31 March 2026” */
      return g_strdup_printf (_ ("Evidence up to %s"), time);
    }
  time = tl_day_format_month (period->from);
  /* Translators: a map shows what was found in that month: “Evidence of March 2026” */
  return g_strdup_printf (_ ("Evidence of %s"), time);
}
