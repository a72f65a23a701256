/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-outline-columns.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-experience.h"
#include "tl-outline-list.h"

typedef int (*CompareTouchpoints) (TlMap *map, const TlElement *a, const TlElement *b);

static char *
dup_title (TlMap *map, TlElement *touchpoint)
{
  return g_strdup (tl_element_get_string (touchpoint, TL_PROPERTY_TITLE));
}

static char *
dup_lane (TlMap *map, TlElement *touchpoint)
{
  return tl_card_words_format_lane (map, touchpoint);
}

static char *
dup_layer (TlMap *map, TlElement *touchpoint)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return g_strdup (_ (layers[tl_element_get_choice (lane, TL_PROPERTY_LAYER)].label));
}

static char *
dup_stage (TlMap *map, TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);

  return g_strdup (tl_element_get_string (tl_element_get_parent (moment), TL_PROPERTY_TITLE));
}

static char *
dup_moment (TlMap *map, TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);
  const char *title = tl_element_get_string (moment, TL_PROPERTY_TITLE);
  guint number = tl_card_words_count_moment (moment);

  if (*title == '\0')
    return g_strdup_printf ("%u", number);
  /* Translators: the number of a moment in its stage, and its title: "2 · At the door" */
  return g_strdup_printf (_ ("%u · %s"), number, title);
}

static char *
dup_kind (TlMap *map, TlElement *touchpoint)
{
  return g_strdup (tl_card_words_get_kind (touchpoint));
}

static char *
dup_channels (TlMap *map, TlElement *touchpoint)
{
  return tl_card_words_list_channels (touchpoint);
}

static char *
dup_feeling (TlMap *map, TlElement *touchpoint)
{
  return tl_card_words_format_feeling (map, touchpoint, NULL);
}

static char *
dup_owner (TlMap *map, TlElement *touchpoint)
{
  return g_strdup (tl_card_words_get_owner (map, touchpoint));
}

static int
compare_layers (TlMap *map, const TlElement *a, const TlElement *b)
{
  TlElement *one = tl_map_get_ref (map, a, TL_PROPERTY_LANE);
  TlElement *other = tl_map_get_ref (map, b, TL_PROPERTY_LANE);

  return tl_element_get_choice (one, TL_PROPERTY_LAYER) -
         tl_element_get_choice (other, TL_PROPERTY_LAYER);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  TlOutlineRow *row = (TlOutlineRow *) a, *other = (TlOutlineRow *) b;
  CompareTouchpoints compare = *(CompareTouchpoints *) data;

  return compare (tl_outline_row_get_map (row), tl_outline_row_get_touchpoint (row),
                  tl_outline_row_get_touchpoint (other));
}

static double
get_feeling (TlOutlineRow *row)
{
  TlExperience experience = tl_experience_of_touchpoint (tl_outline_row_get_map (row),
                                                         tl_outline_row_get_touchpoint (row));

  return experience.known ? experience.value : G_MAXDOUBLE;
}

static const struct
{
  const char *title;
  char *(*dup_words) (TlMap *map, TlElement *touchpoint);
  CompareTouchpoints compare; /* NULL: by what it says */
  int width;
} columns[TL_N_OUTLINE_COLUMNS] = {
  [TL_OUTLINE_TITLE] = { N_ ("Title"), dup_title, NULL, 24 },
  [TL_OUTLINE_LANE] = { N_ ("Lane"), dup_lane, tl_outline_compare_lanes, 16 },
  [TL_OUTLINE_LAYER] = { N_ ("Layer"), dup_layer, compare_layers, 12 },
  [TL_OUTLINE_STAGE] = { N_ ("Stage"), dup_stage, tl_outline_compare_time, 14 },
  [TL_OUTLINE_MOMENT] = { N_ ("Moment"), dup_moment, tl_outline_compare_time, 7 },
  [TL_OUTLINE_KIND] = { N_ ("Kind"), dup_kind, NULL, 10 },
  [TL_OUTLINE_CHANNELS] = { N_ ("Channels"), dup_channels, NULL, 11 },
  [TL_OUTLINE_FEELING] = { N_ ("Feeling"), dup_feeling, NULL, 23 },
  [TL_OUTLINE_OWNER] = { N_ ("Owner"), dup_owner, NULL, 17 },
};

/* For an expression: what the column whose number is given says of a row. */
static char *
get_words (TlOutlineRow *row, gpointer column)
{
  return columns[GPOINTER_TO_UINT (column)].dup_words (tl_outline_row_get_map (row),
                                                       tl_outline_row_get_touchpoint (row));
}

const char *
tl_outline_column_get_title (TlOutlineColumn column)
{
  return _ (columns[column].title);
}

int
tl_outline_column_get_width (TlOutlineColumn column)
{
  return columns[column].width;
}

char *
tl_outline_column_dup_words (TlOutlineColumn column, TlMap *map, TlElement *touchpoint)
{
  return columns[column].dup_words (map, touchpoint);
}

/* What is dear to work out is worked out once a row: these sorters keep what an expression says. */
GtkSorter *
tl_outline_column_make_sorter (TlOutlineColumn column)
{
  if (columns[column].compare != NULL)
    return GTK_SORTER (
        gtk_custom_sorter_new (compare_rows, (gpointer) &columns[column].compare, NULL));
  if (column == TL_OUTLINE_FEELING)
    return GTK_SORTER (gtk_numeric_sorter_new (
        gtk_cclosure_expression_new (G_TYPE_DOUBLE, NULL, 0, NULL, G_CALLBACK (get_feeling), NULL,
                                     NULL)));
  return GTK_SORTER (gtk_string_sorter_new (
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_words),
                                   GUINT_TO_POINTER (column), NULL)));
}
