/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small pictures of maps, kept in the cache folder of the user as PNG, one for each map, and no
 * more than TL_THUMBNAIL_CACHE_MOST. Whatever goes wrong here costs no more than drawing one again.
 * Every call may block: for a thread's use. */

#define TL_THUMBNAIL_CACHE_MOST 100

/* `key` names the map, `state` tells its contents and its look from others it had or may have. The
 * bytes of a picture; NULL when there is none of this state. Transfer full. */
GBytes *tl_thumbnail_cache_find (const char *key, const char *state);

/* Notes that such a picture is being made. FALSE when that was begun twice and never ended: it
 * takes the program down with it, as a library's fault on what somebody wrote can, and is not to be
 * tried again. */
gboolean tl_thumbnail_cache_begin (const char *key, const char *state);
/* It was made, or could not be, and did no harm. */
void tl_thumbnail_cache_end (const char *key, const char *state);
/* The program ends in good order: what threads have begun does no harm either. None is noted any
 * more. */
void tl_thumbnail_cache_close (void);

/* Keeps a picture in the place of the one the map had. */
void tl_thumbnail_cache_store (const char *key, const char *state, GBytes *png);

/* Where they are. Transfer full. */
char *tl_thumbnail_cache_get_folder (void);

G_END_DECLS
