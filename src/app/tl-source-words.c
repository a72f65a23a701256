/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-words.h"

#include <glib/gi18n-lib.h>

char *
tl_source_words_time (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean is_today = g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (time) &&
                      g_date_time_get_year (now) == g_date_time_get_year (time);

  return g_date_time_format (time, is_today ? "%H:%M" : "%x %H:%M");
}

char *
tl_source_words_rows (TlLiveSource *source)
{
  const TlCsvReport *report = tl_live_source_get_report (source);
  guint n = report != NULL ? (guint) MIN (report->n_refused, G_MAXUINT) : 0;

  return n == 0
             ? NULL
             : g_strdup_printf (ngettext ("%u row was not taken", "%u rows were not taken", n), n);
}

static char *
tell_following (TlLiveSource *source)
{
  GDateTime *when = tl_live_source_get_time (source);
  g_autofree char *time = when != NULL ? tl_source_words_time (when) : NULL;
  g_autofree char *rows = tl_source_words_rows (source);

  if (tl_live_source_is_undone (source))
    return g_strdup (_ ("Undone: not on the map until the file changes"));
  if (time == NULL)
    return g_strdup (_ ("Followed"));
  if (rows != NULL)
    /* Translators: a time, and "3 rows were not taken" */
    return g_strdup_printf (_ ("As of %s · %s"), time, rows);
  /* Translators: an evidence file, and the time when something was last taken from it */
  return g_strdup_printf (_ ("Followed · as of %s"), time);
}

char *
tl_source_words_state (TlLiveSource *source)
{
  switch (tl_live_source_get_state (source))
    {
    case TL_LIVE_UNASKED:
      return g_strdup (_ ("Outside of the map’s folder, not read"));
    case TL_LIVE_FOLLOWING:
      return tell_following (source);
    case TL_LIVE_FAILED:
      return g_strdup (tl_live_source_get_message (source));
    case TL_LIVE_WAITING:
    default:
      return g_strdup (_ ("Being read…"));
    }
}
