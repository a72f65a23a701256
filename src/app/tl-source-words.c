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
  g_autoptr (GPtrArray) vanished = tl_live_source_list_vanished (source);
  guint n = report != NULL ? (guint) MIN (report->n_refused, G_MAXUINT) : 0;
  g_autoptr (GString) words = g_string_new (NULL);

  if (n > 0)
    g_string_append_printf (words, ngettext ("%u row was not taken", "%u rows were not taken", n),
                            n);
  if (n > 0 && vanished->len > 0)
    g_string_append (words, " · ");
  if (vanished->len > 0)
    g_string_append_printf (words,
                            ngettext ("%u piece of evidence has no row any more",
                                      "%u pieces of evidence have no row any more", vanished->len),
                            vanished->len);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
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
