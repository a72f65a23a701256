/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-filter.h"

G_BEGIN_DECLS

/* Filters saved with a name. They are the program's, not a map's: nothing of how a map is looked at
 * is in its file, and a filter names what many maps have. They are kept in the settings (key
 * "filters"), as names and text forms. Settings may be NULL wherever they are asked for: then there
 * are none, and none can be saved. */

typedef struct
{
  char *name;
  TlFilter *filter;
} TlSavedFilter;

/* By name, in the order of the alphabet. Those that this version does not understand are left out,
 * and stay in the settings. Array of TlSavedFilter, transfer full. */
GPtrArray *tl_saved_filters_list (GSettings *settings);
/* Replaces one of the same name. FALSE when it could not be: the name is empty, or there are no
 * settings, or they may not be written. */
gboolean tl_saved_filters_save (GSettings *settings, const char *name, const TlFilter *filter);
void tl_saved_filters_remove (GSettings *settings, const char *name);

G_END_DECLS
