/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-memory.h"

#ifdef __GLIBC__
#include <malloc.h>

#define SECONDS 1

static guint give_back_id;

static gboolean
on_rested_cb (gpointer data)
{
  give_back_id = 0;
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}
#endif

void
tl_memory_give_back_soon (void)
{
#ifdef __GLIBC__
  g_clear_handle_id (&give_back_id, g_source_remove);
  give_back_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, SECONDS, on_rested_cb, NULL, NULL);
#endif
}
