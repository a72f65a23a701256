/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-folds.h"

struct _TlFolds
{
  GHashTable *stages; /* of ids */
  guint layers;       /* a bit each */
};

TlFolds *
tl_folds_new (void)
{
  TlFolds *folds = g_new0 (TlFolds, 1);

  folds->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return folds;
}

TlFolds *
tl_folds_copy (const TlFolds *folds)
{
  TlFolds *copy = tl_folds_new ();
  GHashTableIter iter;
  gpointer id;

  copy->layers = folds->layers;
  g_hash_table_iter_init (&iter, folds->stages);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy->stages, g_strdup (id));
  return copy;
}

void
tl_folds_free (TlFolds *folds)
{
  g_hash_table_unref (folds->stages);
  g_free (folds);
}

gboolean
tl_folds_is_empty (const TlFolds *folds)
{
  return folds->layers == 0 && g_hash_table_size (folds->stages) == 0;
}

gboolean
tl_folds_equal (const TlFolds *one, const TlFolds *other)
{
  GHashTableIter iter;
  gpointer id;

  if (one->layers != other->layers ||
      g_hash_table_size (one->stages) != g_hash_table_size (other->stages))
    return FALSE;
  g_hash_table_iter_init (&iter, one->stages);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (other->stages, id))
      return FALSE;
  return TRUE;
}

gboolean
tl_folds_has_stage (const TlFolds *folds, const TlElement *stage)
{
  return g_hash_table_contains (folds->stages, tl_element_get_id (stage));
}

gboolean
tl_folds_has_layer (const TlFolds *folds, TlLayer layer)
{
  return (folds->layers & (1u << layer)) != 0;
}

gboolean
tl_folds_set_stage (TlFolds *folds, const TlElement *stage, gboolean folded)
{
  if (folded)
    return g_hash_table_add (folds->stages, g_strdup (tl_element_get_id (stage)));
  return g_hash_table_remove (folds->stages, tl_element_get_id (stage));
}

gboolean
tl_folds_set_layer (TlFolds *folds, TlLayer layer, gboolean folded)
{
  guint bit = 1u << layer;

  if (((folds->layers & bit) != 0) == (folded != FALSE))
    return FALSE;
  folds->layers ^= bit;
  return TRUE;
}

void
tl_folds_clear (TlFolds *folds)
{
  g_hash_table_remove_all (folds->stages);
  folds->layers = 0;
}
