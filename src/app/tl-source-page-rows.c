/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-live-sources.h"
#include "tl-page-sections.h"
#include "tl-source-words.h"

/* What the inspector says of evidence files. */

/* NULL: it is not followed. */
static TlLiveSource *
find_source (TlRows *rows, const TlElement *element)
{
  TlLiveSources *sources = tl_rows_get_sources (rows);

  return sources != NULL ? tl_live_sources_find (sources, tl_element_get_id (element)) : NULL;
}

/* `source` NULL: there are too many, or none is followed. */
static char *
tell_state (TlRows *rows, TlLiveSource *source)
{
  if (source != NULL)
    return tl_source_words_state (source);
  if (tl_rows_get_sources (rows) == NULL)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("Not followed: a map follows %u file at most. Detach those "
                                    "that "
                                    "are not needed.",
                                    "Not followed: a map follows %u files at most. Detach those "
                                    "that are not needed.",
                                    TL_LIVE_SOURCES_MOST),
                          TL_LIVE_SOURCES_MOST);
}

void
tl_page_rows_sources (TlRows *rows, TlMap *map, TlElement *element)
{
  for (TlElement *source = tl_map_get_first (map, TL_KIND_DATA_SOURCE); source != NULL;
       source = tl_element_get_next_of_kind (source))
    {
      TlLiveSource *live = find_source (rows, source);
      g_autofree char *name = tl_element_words_name (map, source);
      g_autofree char *state = tell_state (rows, live);

      tl_rows_add_long (rows, name, state, source);
    }
  tl_rows_add_action (rows, _ ("Attach Evidence File…"), NULL, TL_ACTION_ATTACH_EVIDENCE, TRUE);
}

void
tl_page_rows_source (TlRows *rows, TlMap *map, TlElement *element)
{
  TlLiveSource *source = find_source (rows, element);
  g_autofree char *state = NULL;
  g_autofree char *unmatched = NULL;

  state = tell_state (rows, source);
  if (source == NULL)
    {
      tl_rows_add (rows, state, NULL, NULL, NULL);
      return;
    }
  unmatched = tl_source_words_rows (source);
  tl_rows_add (rows, state, NULL, NULL, NULL);
  if (tl_live_source_get_state (source) == TL_LIVE_UNASKED)
    tl_rows_add_action (rows, _ ("Read This File"), NULL, TL_ACTION_ALLOW_EVIDENCE, FALSE);
  else
    tl_rows_add_action (rows, _ ("Read Again"), NULL, TL_ACTION_READ_EVIDENCE, FALSE);
  if (unmatched != NULL)
    tl_rows_add_action (rows, _ ("Rows That Do Not Match"), NULL, TL_ACTION_SHOW_ROWS, FALSE);
}
