/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-live-source.h"

G_BEGIN_DECLS

/* TlLiveSources: the data sources of a document, each followed as long as the map names it, and the
 * first TL_LIVE_SOURCES_MOST of them: each is an open file and a watch of the system's. What
 * lies outside of the map's folder is read only when a person said that this map may; what a person
 * attaches is such a file. They are read for the first time one after the other, so that of two
 * that number their rows alike the same has them each time.
 *
 * signal changed (): there are others, or one of them has changed. */
#define TL_TYPE_LIVE_SOURCES (tl_live_sources_get_type ())
G_DECLARE_FINAL_TYPE (TlLiveSources, tl_live_sources, TL, LIVE_SOURCES, GObject)

#define TL_LIVE_SOURCES_MOST 100

/* `busy` NULL: never. */
TlLiveSources *tl_live_sources_new (TlDocument *document, TlLiveBusy busy, gpointer data);
/* From now on nothing is followed any more. */
void tl_live_sources_stop (TlLiveSources *sources);
/* Of TlLiveSource, in the order of the map. Owned by the sources. */
GPtrArray *tl_live_sources_get_all (TlLiveSources *sources);
/* NULL: it is not followed. */
TlLiveSource *tl_live_sources_find (TlLiveSources *sources, const char *id);
/* The map is about to be saved in another folder: what it follows by the folder it is in is named
 * from the root from now on, in a step. */
void tl_live_sources_leave_folder (TlLiveSources *sources, GFile *map_file);
/* A person said that the map may read it. */
void tl_live_sources_allow (TlLiveSources *sources, TlLiveSource *source);
/* The latest time of all whose rows are on the map; NULL: none has one. */
GDateTime *tl_live_sources_get_time (TlLiveSources *sources);

/* Ids of the evidence that rows of what is followed are, except of this file, as of
 * tl_csv_import_set_held (). Transfer full. */
GHashTable *tl_live_sources_list_held (TlLiveSources *sources, GFile *except);

/* What is attached of this file; NULL: nothing. Owned by the map. */
TlElement *tl_live_sources_find_file (TlLiveSources *sources, GFile *file);
/* FALSE for a file that is not on this computer, or when nothing is followed any more. */
gboolean tl_live_sources_can_attach (TlLiveSources *sources, GFile *file);
/* Attaches a file that can be, within a step of the document's history; then it is read and
 * followed. A file that is attached already gets the mapping (tl-csv-mapping-text.h). `evidence`:
 * of ids (char), what is of this file already, whether it still has the rows or not; NULL: nothing.
 */
void tl_live_sources_attach (TlLiveSources *sources,
                             GFile *file,
                             const char *mapping,
                             const GPtrArray *evidence);
/* Within a step; the evidence stays. Nothing happens when it is not attached. */
void tl_live_sources_detach (TlLiveSources *sources, GFile *file);

G_END_DECLS
