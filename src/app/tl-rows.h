/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-live-sources.h"
#include "tl-map.h"
#include "tl-style.h"

G_BEGIN_DECLS

/* TlRows: rows of a group that say something derived from the map. They are told anew after every
 * change; widgets are made only when what they say is different. */
typedef struct _TlRows TlRows;

/* `target` NULL: the row was one of tl_rows_add_action (), and `action` is its number. */
typedef void (*TlRowsActivated) (TlElement *target, int action, gpointer data);

/* The group must outlive the rows. One that is hidden at first is shown while there are rows. */
TlRows *tl_rows_new (AdwPreferencesGroup *group, TlRowsActivated activated, gpointer data);
void tl_rows_free (TlRows *rows);

/* What rows about evidence files ask of them; NULL: nobody follows any. Must outlive the rows, or
 * be set to others before it goes. */
void tl_rows_set_sources (TlRows *rows, TlLiveSources *sources);
TlLiveSources *tl_rows_get_sources (TlRows *rows);

/* Between begin and end, the rows from the top down. `value` stands at the end, NULL: none. `color`
 * is that of the value, NULL: dim. A row with a `target` can be activated. */
void tl_rows_begin (TlRows *rows);
void tl_rows_add (
    TlRows *rows, const char *title, const char *value, const TlColor *color, TlElement *target);
/* The same with `words` below the title: for what is long. */
void tl_rows_add_long (TlRows *rows, const char *title, const char *words, TlElement *target);
/* A row that does something: opens a page of more, or with `makes` adds what it says. `action` is 0
 * or more; `value` may be NULL. */
void
tl_rows_add_action (TlRows *rows, const char *title, const char *value, int action, gboolean makes);
void tl_rows_end (TlRows *rows);

G_END_DECLS
