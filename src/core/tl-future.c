/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-future.h"

#include "tl-file.h"
#include "tl-map-private.h"

/* Most maps began as a template and have its id: a number made in order would be that of all their
 * copies. */
static char *
make_map_id (TlMap *map)
{
  char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("m%06x", g_random_int () & 0xffffff);
    }
  while (tl_map_find (map, id) != NULL);
  return id;
}

TlMap *
tl_future_copy (TlMap *map, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL;
  TlElement *source;
  TlMap *copy;

  g_return_val_if_fail (TL_IS_MAP (map), NULL);

  bytes = tl_file_write_bytes (map);
  copy = tl_file_read_bytes (bytes, NULL, error);
  if (copy == NULL)
    return NULL;
  id = make_map_id (copy);
  tl_map_set_id (copy, tl_map_get_root (copy), id);
  while ((source = tl_map_get_first (copy, TL_KIND_DATA_SOURCE)) != NULL)
    {
      tl_map_take_out (copy, source);
      tl_element_free (source);
    }
  return copy;
}

void
tl_future_declare (TlHistory *history, TlMap *original, const char *title)
{
  TlElement *root = tl_map_get_root (tl_history_get_map (history));

  tl_history_set (history, root, TL_PROPERTY_TITLE, title);
  tl_history_set_choice (history, root, TL_PROPERTY_STATE, TL_STATE_FUTURE);
  tl_history_set (history, root, TL_PROPERTY_BASED_ON,
                  tl_element_get_id (tl_map_get_root (original)));
}
