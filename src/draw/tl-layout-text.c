/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <string.h>

/* A text once broken: key and value in one. */
typedef struct
{
  char *text;
  double width;
  guint max_lines;
  TlTextRole role;
  TlTextBlock block;
} Words;

static guint
hash_words (gconstpointer key)
{
  const Words *words = key;

  return g_str_hash (words->text) ^ ((guint) words->role << 24) ^ ((guint) words->width << 8) ^
         words->max_lines;
}

static gboolean
equal_words (gconstpointer a, gconstpointer b)
{
  const Words *one = a, *other = b;

  return one->role == other->role && one->width == other->width &&
         one->max_lines == other->max_lines && strcmp (one->text, other->text) == 0;
}

static void
free_words (gpointer data)
{
  Words *words = data;

  g_free (words->text);
  g_free (words);
}

static void
measure (TlLayout *layout,
         TlTextRole role,
         const char *text,
         double width,
         guint max_lines,
         TlTextBlock *block)
{
  *block = (TlTextBlock){ 0 };
  block->n_lines = layout->measure.break_lines (layout->measure.data, role, text, MAX (width, 0),
                                                MIN (max_lines, TL_LAYOUT_MAX_LINES), block->lines,
                                                &block->ellipsized);
}

GHashTable *
tl_layout_words_new (void)
{
  return g_hash_table_new_full (hash_words, equal_words, free_words, NULL);
}

GHashTable *
tl_layout_quoted_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

void
tl_layout_break (TlLayout *layout,
                 TlTextRole role,
                 const char *text,
                 double width,
                 guint max_lines,
                 TlTextBlock *block)
{
  Words key = { (char *) text, width, max_lines, role, { .n_lines = 0 } };
  Words *words;

  *block = (TlTextBlock){ 0 };
  if (text == NULL || *text == '\0')
    return;
  words = g_hash_table_lookup (layout->words, &key);
  if (words == NULL)
    {
      words = g_memdup2 (&key, sizeof key);
      words->text = g_strdup (text);
      measure (layout, role, words->text, width, max_lines, &words->block);
      g_hash_table_add (layout->words, words);
    }
  *block = words->block;
}

gboolean
tl_layout_break_copy (TlLayout *layout,
                      TlTextRole role,
                      const char *text,
                      double width,
                      guint max_lines,
                      TlTextBlock *block,
                      char **copy,
                      double *copy_width)
{
  if (*copy != NULL && *copy_width == width && strcmp (*copy, text) == 0)
    return FALSE;
  g_free (*copy);
  *copy = g_strdup (text);
  *copy_width = width;
  measure (layout, role, *copy, width, max_lines, block);
  return TRUE;
}
