/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person said, and what was seen, of the evidence files of a map: kept in the state folder
 * of the user (tl-key-store.h) and never in the map, since a map may come from anywhere and others
 * have it too. Known by hashes of the map's URI and the path or the id of the data source together.
 * Of each kind the TL_SOURCE_MEMORY_MOST kept last are known. Of a map without a file nothing is.
 * For the main thread alone. */

#define TL_SOURCE_MEMORY_MOST 500
#define TL_SOURCE_MEMORY_MOST_ROWS 1000 /* ids of one data source */

/* Whether the map may read the file outside of its folder. */
gboolean tl_source_memory_has_consent (GFile *map_file, const char *path);
void tl_source_memory_give_consent (GFile *map_file, const char *path);

/* The mark of the state of the file whose update was undone; NULL: none was. `mark` holds nothing
 * but letters and digits. Transfer full. */
char *tl_source_memory_get_undone (GFile *map_file, const char *id);
void tl_source_memory_set_undone (GFile *map_file, const char *id, const char *mark);

/* Ids of the evidence that it has or had rows for, of char, no more than
 * TL_SOURCE_MEMORY_MOST_ROWS. Transfer full, NULL: none. */
char **tl_source_memory_get_rows (GFile *map_file, const char *id);
void tl_source_memory_set_rows (GFile *map_file, const char *id, const GPtrArray *ids);

/* As tl_key_store_close (). */
void tl_source_memory_close (void);

G_END_DECLS
