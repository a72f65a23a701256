/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-compare-row.h"

struct _TlCompareRow
{
  GObject parent_instance;

  guint group;
  gboolean is_heading;
  char *words;
  char *id;
};

G_DEFINE_FINAL_TYPE (TlCompareRow, tl_compare_row, G_TYPE_OBJECT)

static void
tl_compare_row_finalize (GObject *object)
{
  TlCompareRow *self = TL_COMPARE_ROW (object);

  g_free (self->words);
  g_free (self->id);
  G_OBJECT_CLASS (tl_compare_row_parent_class)->finalize (object);
}

static void
tl_compare_row_class_init (TlCompareRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_compare_row_finalize;
}

static void
tl_compare_row_init (TlCompareRow *self)
{
}

TlCompareRow *
tl_compare_row_new (guint group, gboolean is_heading, char *words, const char *id)
{
  TlCompareRow *self = g_object_new (TL_TYPE_COMPARE_ROW, NULL);

  self->group = group;
  self->is_heading = is_heading;
  self->words = words;
  self->id = g_strdup (id);
  return self;
}

guint
tl_compare_row_get_group (TlCompareRow *self)
{
  return self->group;
}

gboolean
tl_compare_row_is_heading (TlCompareRow *self)
{
  return self->is_heading;
}

const char *
tl_compare_row_get_words (TlCompareRow *self)
{
  return self->words;
}

const char *
tl_compare_row_get_id (TlCompareRow *self)
{
  return self->id;
}

gboolean
tl_compare_row_is_like (TlCompareRow *self, TlCompareRow *other)
{
  return self->group == other->group && self->is_heading == other->is_heading &&
         g_str_equal (self->words, other->words) && g_strcmp0 (self->id, other->id) == 0;
}

static void
add_heading (GPtrArray *rows, const GArray *lines, guint first)
{
  TlDifferenceGroup group = g_array_index (lines, TlDifferenceLine, first).group;
  guint last = first;

  while (last < lines->len && g_array_index (lines, TlDifferenceLine, last).group == group)
    last++;
  g_ptr_array_add (rows,
                   tl_compare_row_new (group, TRUE,
                                       tl_difference_words_head_group (group, last - first), NULL));
}

static void
add_line (GPtrArray *rows, const TlDifferenceLine *line, gboolean later_at_hand)
{
  const TlElement *element = later_at_hand ? line->after : line->before;

  g_ptr_array_add (rows, tl_compare_row_new (line->group, FALSE, g_strdup (line->words),
                                             element != NULL ? tl_element_get_id (element) : NULL));
}

/* All in one row, a line each: there are few, and they must not push the list out of sight. */
static void
add_figures (GPtrArray *rows, const TlDifference *difference)
{
  g_autoptr (GArray) figures = tl_difference_words_sum_up (difference);
  g_autofree char *kept = tl_difference_words_describe_kept (difference);
  g_autofree char *doubt = tl_difference_words_find_doubt (difference);
  GString *words = g_string_new (NULL);

  if (doubt != NULL)
    g_string_append_printf (words, "%s\n", doubt);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *line =
          tl_difference_words_describe_figure (&g_array_index (figures, TlDifferenceFigure, i));

      g_string_append_printf (words, "%s\n", line);
    }
  g_string_append (words, kept);
  g_ptr_array_add (rows, tl_compare_row_new (TL_COMPARE_FIGURES, FALSE,
                                             g_string_free (words, FALSE), NULL));
}

GPtrArray *
tl_compare_row_list (const TlDifference *difference, const GArray *lines, gboolean later_at_hand)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_figures (rows, difference);
  for (guint i = 0; i < lines->len; i++)
    {
      const TlDifferenceLine *line = &g_array_index (lines, TlDifferenceLine, i);

      if (i == 0 || line->group != g_array_index (lines, TlDifferenceLine, i - 1).group)
        add_heading (rows, lines, i);
      add_line (rows, line, later_at_hand);
    }
  return rows;
}
