/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-recent.h"

#include <glib/gi18n-lib.h>

#include "tl-file-dialogs.h"
#include "tl-fragment.h"

/* What was late last night is not yet long ago. */
#define HOURS_COUNTED 6
#define DAYS_COUNTED 7

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

GPtrArray *
tl_recent_list (guint limit)
{
  GPtrArray *maps = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()),
                              compare_newest_first);

  for (GList *l = items; l != NULL && maps->len < limit; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), TL_MAP_ENDING) &&
        gtk_recent_info_exists (l->data))
      g_ptr_array_add (maps, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return maps;
}

void
tl_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char application[] = "Throughline";
  char command[] = "throughline %u";
  char mime_type[] = TL_MAP_MIME_TYPE;
  const GtkRecentData data = { .mime_type = mime_type,
                               .app_name = application,
                               .app_exec = command };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

char *
tl_recent_describe_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;
  g_autofree char *name = NULL;

  if (folder == NULL)
    return g_strdup ("");
  if (g_file_equal (folder, home))
    /* Translators: the folder of a file: that of the person, in which all theirs are. */
    return g_strdup (_ ("Home folder"));
  below = g_file_get_relative_path (home, folder);
  if (below == NULL)
    return g_file_get_parse_name (folder);
  name = g_filename_display_name (below);
  return g_strconcat ("~" G_DIR_SEPARATOR_S, name, NULL);
}

/* Of the calendar, whatever the hour. */
static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate first, last;
  int year, month, day;

  g_date_time_get_ymd (from, &year, &month, &day);
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_time_get_ymd (to, &year, &month, &day);
  g_date_clear (&last, 1);
  g_date_set_dmy (&last, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_days_between (&first, &last);
}

char *
tl_recent_describe_time (GDateTime *time, GDateTime *now)
{
  GTimeSpan span = g_date_time_difference (now, time);
  guint minutes = (guint) (MAX (span, 0) / G_TIME_SPAN_MINUTE);
  guint hours = minutes / 60;
  int days = count_days (time, now);

  if (minutes < 1)
    return g_strdup (_ ("Just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", minutes), minutes);
  if (days < 1 || hours < HOURS_COUNTED)
    return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", hours), hours);
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days < DAYS_COUNTED)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  return g_date_time_format (time, "%x");
}
