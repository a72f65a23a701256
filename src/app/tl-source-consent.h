/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which files outside of its folder a map may read: what a person said, kept in the state folder of
 * the user and never in the map, since a map may come from anywhere. Known by hashes of the map's
 * URI and the path together. What is wrong with the file counts as nothing said. For the main
 * thread alone; the file is small, read by the first call and written asynchronously. */

#define TL_SOURCE_CONSENT_MOST 500 /* are kept; then all are forgotten, and asked for anew */

/* FALSE too for a map without a file. */
gboolean tl_source_consent_has (GFile *map_file, const char *path);
void tl_source_consent_give (GFile *map_file, const char *path);

G_END_DECLS
