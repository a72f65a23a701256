/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-today.h"

#define SECONDS 60

typedef struct
{
  void (*function) (gpointer data);
  gpointer data;
  char *day; /* that it knows of */
} Watch;

static GList *watches; /* of Watch */
static guint look_id;

char *
tl_today_dup (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
watch_free (Watch *watch)
{
  g_free (watch->day);
  g_free (watch);
}

static Watch *
find_behind (const char *today)
{
  for (GList *link = watches; link != NULL; link = link->next)
    if (g_strcmp0 (((Watch *) link->data)->day, today) != 0)
      return link->data;
  return NULL;
}

static gboolean
on_minute_cb (gpointer nothing)
{
  tl_today_look ();
  return G_SOURCE_CONTINUE;
}

void
tl_today_watch (void (*function) (gpointer data), gpointer data)
{
  Watch *watch = g_new (Watch, 1);

  *watch = (Watch){ function, data, tl_today_dup () };
  watches = g_list_prepend (watches, watch);
  if (look_id == 0)
    look_id = g_timeout_add_seconds (SECONDS, on_minute_cb, NULL);
}

void
tl_today_unwatch (gpointer data)
{
  GList *next;

  for (GList *link = watches; link != NULL; link = next)
    {
      Watch *watch = link->data;

      next = link->next;
      if (watch->data != data)
        continue;
      watches = g_list_delete_link (watches, link);
      watch_free (watch);
    }
  if (watches == NULL)
    g_clear_handle_id (&look_id, g_source_remove);
}

/* From the start after each call, which may watch and leave as it likes. */
void
tl_today_look (void)
{
  g_autofree char *today = tl_today_dup ();
  Watch *watch;

  while ((watch = find_behind (today)) != NULL)
    {
      g_free (watch->day);
      watch->day = g_strdup (today);
      watch->function (watch->data);
    }
}
