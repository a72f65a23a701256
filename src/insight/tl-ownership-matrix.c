/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-matrix.h"

#include "tl-ownership.h"

/* A table of more is none that anybody reads, and takes more memory than there may be. */
#define MOST_CELLS 1000000

/* A touchpoint in a cell, before the cells are put together. */
typedef struct
{
  guint cell;
  TlOwnershipCard card;
} Entry;

typedef struct
{
  TlOwnershipMatrix public;
  TlOwnershipCell *cells; /* row by row, as the rows stand on the map */
  TlOwnershipCard *cards; /* cell by cell */
} Matrix;

typedef struct
{
  TlMap *map;
  TlOwnershipMatrix *matrix;
  GHashTable *rows;    /* role → its index, from 1 */
  GHashTable *columns; /* stage → its index, from 1 */
  GArray *entries;     /* of Entry, in the order of the map */
  guint *last;         /* by row: its latest entry, from 1 */
} Making;

static const TlProperty ways[TL_N_INVOLVED] = { TL_PROPERTY_ACCOUNTABLE, TL_PROPERTY_RESPONSIBLE,
                                                TL_PROPERTY_CONSULTED, TL_PROPERTY_INFORMED };

static void
list_rows (Making *making)
{
  guint n = tl_map_count (making->map, TL_KIND_ROLE);
  TlOwnershipRow *row = making->matrix->rows = g_new0 (TlOwnershipRow, n + 1);

  making->rows = g_hash_table_new (NULL, NULL);
  making->last = g_new0 (guint, n + 1);
  for (TlElement *role = tl_map_get_first (making->map, TL_KIND_ROLE); role != NULL;
       role = tl_element_get_next_of_kind (role), row++)
    {
      row->role = role;
      row->team = tl_map_get_ref (making->map, role, TL_PROPERTY_TEAM);
      g_hash_table_insert (making->rows, role, GUINT_TO_POINTER (row - making->matrix->rows + 1));
    }
  making->matrix->n_rows = n;
}

static void
list_columns (Making *making)
{
  guint n = tl_map_count (making->map, TL_KIND_STAGE);
  TlOwnershipColumn *column = making->matrix->columns = g_new0 (TlOwnershipColumn, n);

  making->columns = g_hash_table_new (NULL, NULL);
  for (TlElement *stage = tl_map_get_first (making->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      column->stage = stage;
      column++;
      g_hash_table_insert (making->columns, stage,
                           GUINT_TO_POINTER (column - making->matrix->columns));
    }
  making->matrix->n_columns = n;
}

/* `way` -1: in none, which nobody is. */
static void
add_entry (Making *making, guint row, guint column, TlElement *touchpoint, int way)
{
  Entry *entry = NULL;

  if (making->last[row] > 0)
    entry = &g_array_index (making->entries, Entry, making->last[row] - 1);
  if (entry == NULL || entry->card.touchpoint != touchpoint)
    {
      Entry fresh = { row * making->matrix->n_columns + column, { touchpoint, 0 } };

      g_array_append_val (making->entries, fresh);
      making->last[row] = making->entries->len;
      entry = &g_array_index (making->entries, Entry, making->entries->len - 1);
    }
  if (way >= 0)
    entry->card.ways |= 1u << way;
}

static void
add_way (Making *making, guint column, TlElement *touchpoint, TlInvolved way)
{
  g_auto (GStrv) ids = NULL;

  if (tl_element_get (touchpoint, ways[way]) == NULL)
    return;
  ids = tl_element_dup_words (touchpoint, ways[way]);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlElement *role = tl_map_find (making->map, ids[i]);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (making->rows, role));

      if (row > 0)
        add_entry (making, row - 1, column, touchpoint, (int) way);
    }
}

static void
add_touchpoint (Making *making, TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (making->map, touchpoint, TL_PROPERTY_MOMENT);
  TlElement *stage = moment != NULL ? tl_element_get_parent (moment) : NULL;
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (making->columns, stage));
  gboolean is_owned = tl_map_get_ref (making->map, touchpoint, TL_PROPERTY_ACCOUNTABLE) != NULL;

  if (column == 0)
    return;
  making->matrix->n_owned += is_owned;
  making->matrix->columns[column - 1].n_touchpoints++;
  making->matrix->columns[column - 1].n_owned += is_owned;
  for (guint way = 0; way < TL_N_INVOLVED; way++)
    add_way (making, column - 1, touchpoint, way);
  if (tl_ownership_would_be_missing (making->map, touchpoint, stage))
    add_entry (making, making->matrix->n_rows, column - 1, touchpoint, -1);
}

static void
count_card (TlOwnershipCount *count, guint card_ways)
{
  count->n++;
  for (guint way = 0; way < TL_N_INVOLVED; way++)
    count->ways[way] += (card_ways >> way) & 1;
}

static void
count_entries (Making *making, TlOwnershipCell *cells)
{
  TlOwnershipMatrix *matrix = making->matrix;

  for (guint i = 0; i < making->entries->len; i++)
    {
      const Entry *entry = &g_array_index (making->entries, Entry, i);
      guint row = entry->cell / matrix->n_columns;

      count_card (&cells[entry->cell].count, entry->card.ways);
      count_card (&matrix->rows[row].total, entry->card.ways);
      if (matrix->rows[row].role != NULL)
        count_card (&matrix->columns[entry->cell % matrix->n_columns].total, entry->card.ways);
    }
}

/* Where the cards of each cell begin follows from the counts of those before. */
static void
fill_cells (Making *making, Matrix *self, guint n_cells)
{
  g_autofree guint *at = g_new (guint, n_cells + 1);
  guint n = 0;

  self->cards = g_new (TlOwnershipCard, making->entries->len);
  for (guint cell = 0; cell < n_cells; cell++)
    {
      at[cell] = n;
      self->cells[cell].cards = self->cards + n;
      n += self->cells[cell].count.n;
    }
  for (guint i = 0; i < making->entries->len; i++)
    {
      const Entry *entry = &g_array_index (making->entries, Entry, i);

      self->cards[at[entry->cell]++] = entry->card;
    }
}

static void
heat_cells (Matrix *self, guint n_cells)
{
  guint most = 1;

  for (guint cell = 0; cell < n_cells; cell++)
    most = MAX (most, self->cells[cell].count.ways[TL_INVOLVED_ACCOUNTABLE]);
  for (guint cell = 0; cell < n_cells; cell++)
    {
      guint n = self->cells[cell].count.ways[TL_INVOLVED_ACCOUNTABLE];

      self->cells[cell].heat = (n * TL_OWNERSHIP_HEAT + most - 1) / most;
    }
}

static void
finish_rows (Matrix *self)
{
  TlOwnershipMatrix *matrix = &self->public;

  for (guint i = 0; i <= matrix->n_rows; i++)
    {
      TlOwnershipRow *row = &matrix->rows[i];

      row->cells = self->cells + i * matrix->n_columns;
      row->carries_too_much =
          tl_ownership_carries_too_much (row->total.ways[TL_INVOLVED_ACCOUNTABLE], matrix->n_owned);
    }
  matrix->n_rows += matrix->rows[matrix->n_rows].total.n > 0;
}

TlOwnershipMatrix *
tl_ownership_matrix_new (TlMap *map)
{
  Matrix *self = g_new0 (Matrix, 1);
  Making making = { .map = map, .matrix = &self->public };
  guint n_cells;

  list_rows (&making);
  list_columns (&making);
  if ((gsize) (self->public.n_rows + 1) * self->public.n_columns > MOST_CELLS)
    {
      self->public.n_rows = 0;
      self->public.rows[0] = (TlOwnershipRow){ NULL };
      g_hash_table_remove_all (making.rows);
    }
  making.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    add_touchpoint (&making, touchpoint);

  n_cells = (self->public.n_rows + 1) * self->public.n_columns;
  self->cells = g_new0 (TlOwnershipCell, n_cells);
  count_entries (&making, self->cells);
  fill_cells (&making, self, n_cells);
  heat_cells (self, n_cells);
  finish_rows (self);
  tl_ownership_matrix_sort (&self->public, TL_OWNERSHIP_BY_MAP, 0, FALSE);

  g_array_unref (making.entries);
  g_hash_table_unref (making.rows);
  g_hash_table_unref (making.columns);
  g_free (making.last);
  return &self->public;
}

void
tl_ownership_matrix_free (TlOwnershipMatrix *matrix)
{
  Matrix *self = (Matrix *) matrix;

  g_free (matrix->rows);
  g_free (matrix->columns);
  g_free (self->cells);
  g_free (self->cards);
  g_free (self);
}

TlOwnershipRow *
tl_ownership_matrix_find (TlOwnershipMatrix *matrix, const TlElement *role)
{
  for (guint i = 0; role != NULL && i < matrix->n_rows; i++)
    if (matrix->rows[i].role == role)
      return &matrix->rows[i];
  return NULL;
}
