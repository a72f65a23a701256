/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-import.h"
#include "tl-document.h"

G_BEGIN_DECLS

/* TlLiveSource: a data source of a map, whose file is followed. When the file is another, it is
 * read in a thread and its rows are taken into the map, as one step, which joins the step before it
 * if that was an update from the same file. Nothing is done while another step is open or its owner
 * says that the map is in somebody's hand; then it waits. What says what was taken last makes no
 * step, so an undone update comes back only when the file has changed; that, and the evidence it
 * had rows for, is remembered for the next time the map is open (tl-source-memory.h). Evidence is
 * never removed.
 *
 * signal changed (): what can be asked of it is another. */
#define TL_TYPE_LIVE_SOURCE (tl_live_source_get_type ())
G_DECLARE_FINAL_TYPE (TlLiveSource, tl_live_source, TL, LIVE_SOURCE, GObject)

typedef enum
{
  TL_LIVE_WAITING,   /* it is about to be read for the first time */
  TL_LIVE_UNASKED,   /* nobody has said that it may be read */
  TL_LIVE_FOLLOWING, /* what the file says is on the map */
  TL_LIVE_FAILED,    /* and why is the message */
} TlLiveState;

/* TRUE while the map must not change. */
typedef gboolean (*TlLiveBusy) (gpointer data);

/* What no row of this source may be, as of tl_csv_import_set_held (). Transfer full. */
typedef GHashTable *(*TlLiveHeld) (TlLiveSource *source, gpointer data);

/* `id` is that of an element of the kind TL_KIND_DATA_SOURCE. */
TlLiveSource *tl_live_source_new (
    TlDocument *document, const char *id, TlLiveBusy busy, TlLiveHeld held, gpointer data);
/* From now on it does nothing any more, though a thread may keep it alive for a while. */
void tl_live_source_stop (TlLiveSource *source);
/* Reads what the map says of it, and follows that file if it is `allowed`. */
void tl_live_source_follow (TlLiveSource *source, gboolean allowed);
/* The map has changed: an update may be undone now, or redone. */
void tl_live_source_note_undo (TlLiveSource *source);
/* The map has another file, by which all is remembered from now on. */
void tl_live_source_note_file (TlLiveSource *source);
/* Reads the file and takes its rows even if they were taken already. */
void tl_live_source_read_again (TlLiveSource *source);

const char *tl_live_source_get_id (TlLiveSource *source);
const char *tl_live_source_get_path (TlLiveSource *source);
/* What is followed, NULL: nothing is. */
GFile *tl_live_source_get_file (TlLiveSource *source);
/* What people call the file. */
const char *tl_live_source_get_name (TlLiveSource *source);
TlLiveState tl_live_source_get_state (TlLiveSource *source);
/* A sentence, translated; NULL unless it failed. */
const char *tl_live_source_get_message (TlLiveSource *source);
/* When the map last took something from it, or found that it has all; NULL: never. */
GDateTime *tl_live_source_get_time (TlLiveSource *source);
/* What the file says is not on the map, since a person undid it. */
gboolean tl_live_source_is_undone (TlLiveSource *source);
/* What became of the rows that were read last; NULL: none were. */
const TlCsvReport *tl_live_source_get_report (TlLiveSource *source);
/* Ids of the evidence that its rows are, with its name: into a table as of
 * tl_csv_import_set_held (). */
void tl_live_source_add_held (TlLiveSource *source, GHashTable *held);
/* Ids of evidence on the map whose rows were in the file before and are in it no longer, of char.
 * Transfer full. */
GPtrArray *tl_live_source_list_vanished (TlLiveSource *source);
/* That this evidence, of ids, is of the file: it may have lost the rows before they are read. */
void tl_live_source_know (TlLiveSource *source, const GPtrArray *ids);

G_END_DECLS
