/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-live-source.h"
#include "tl-source-reading.h"

G_BEGIN_DECLS

/* Inside of the live source: the file that is followed and read (tl-live-source.c), and its rows on
 * the map (tl-live-source-rows.c). */

struct _TlLiveSource
{
  GObject parent_instance;

  TlDocument *document; /* NULL: it was stopped */
  char *id;
  TlLiveBusy busy;
  TlLiveHeld held;
  gpointer data; /* of both */

  char *path, *mapping; /* as the map says */
  char *name;
  GFile *file; /* NULL: it is not followed */
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint timer;
  TlSourceReading *reading; /* NULL: nothing is read */
  gboolean has_news;        /* since it began to read */
  gboolean is_forced;       /* what was taken already is to be taken */
  guint waiting;            /* until the map may change */

  TlLiveState state;
  char *message;
  char *digest;        /* of what was taken last, and how; NULL: nothing */
  guint n_done;        /* steps, when that was taken, the last one by it; 0: none was */
  gboolean is_undone;  /* it is not on the map, since somebody undid it */
  GDateTime *time;     /* when */
  TlCsvImport *import; /* which */
  TlCsvMapping *import_mapping;
  GHashTable *evidence; /* ids that had a row since it is followed; the value is the last reading */
  guint n_readings;
};

/* The file is read soon. */
void tl_live_source_schedule (TlLiveSource *self);

/* Takes the rows of the reading into the map, unless they are undone, and notes what that was. */
void tl_live_source_take (TlLiveSource *self);
/* The map has all that the file says, now. */
void tl_live_source_note_time (TlLiveSource *self);
/* Of the last time the map was open. */
void tl_live_source_remember_rows (TlLiveSource *self);

G_END_DECLS
