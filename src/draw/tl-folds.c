/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-folds.h"

#include <string.h>

/* Before the id of a stage, or the name of a layer in the file. */
#define STAGE_WORD "stage "
#define LAYER_WORD "layer "

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

void
tl_folds_drop_unknown (TlFolds *folds, TlMap *map)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, folds->stages);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const TlElement *element = tl_map_find (map, id);

      if (element == NULL || tl_element_get_kind (element) != TL_KIND_STAGE)
        g_hash_table_iter_remove (&iter);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
tl_folds_write (const TlFolds *folds)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  GPtrArray *words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    if (tl_folds_has_layer (folds, (TlLayer) layer))
      g_ptr_array_add (words, g_strconcat (LAYER_WORD, layers[layer].name, NULL));
  g_hash_table_iter_init (&iter, folds->stages);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (words, g_strconcat (STAGE_WORD, id, NULL));
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static void
read_word (TlFolds *folds, const char *word)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  int layer = -1;

  if (g_str_has_prefix (word, STAGE_WORD))
    g_hash_table_add (folds->stages, g_strdup (word + strlen (STAGE_WORD)));
  else if (g_str_has_prefix (word, LAYER_WORD))
    layer = tl_choice_from_name (layers, word + strlen (LAYER_WORD));
  if (layer >= 0)
    tl_folds_set_layer (folds, (TlLayer) layer, TRUE);
}

TlFolds *
tl_folds_read (const char *const *words)
{
  TlFolds *folds = tl_folds_new ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    read_word (folds, words[i]);
  return folds;
}
