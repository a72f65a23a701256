/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-matrix.h"

/* How the rows of a matrix are put in order. */

/* What a role, or a team as a whole, is sorted by: what is smaller comes first. */
typedef struct
{
  char *name;    /* as it collates; NULL: not by name */
  gint64 first;  /* then by this */
  gint64 second; /* and this */
} Key;

typedef struct
{
  guint place; /* on the map */
  Key key;
} Team;

typedef struct
{
  TlOwnershipRow row;
  const Team *team; /* NULL: of none */
  Key key;
  guint place;
} Sorted;

typedef struct
{
  const TlOwnershipMatrix *matrix;
  TlOwnershipOrder order;
  guint column;
} Order;

static char *
make_collating (const TlElement *element, TlProperty property)
{
  g_autofree char *folded = g_utf8_casefold (tl_element_get_string (element, property), -1);

  return g_utf8_collate_key (folded, -1);
}

static gint64
find_first_column (const Order *order, const TlOwnershipRow *row)
{
  guint column = 0;

  while (column < order->matrix->n_columns && row->cells[column].count.n == 0)
    column++;
  return column;
}

static Key
make_key (const Order *order, const TlOwnershipRow *row)
{
  const TlOwnershipCount *load = &row->total;
  Key key = { 0 };

  if (order->order == TL_OWNERSHIP_BY_STAGE)
    load = &row->cells[order->column].count;
  if (order->order == TL_OWNERSHIP_BY_JOURNEY)
    key.first = find_first_column (order, row);
  else if (order->order == TL_OWNERSHIP_BY_NAME)
    key.name = make_collating (row->role, TL_PROPERTY_TITLE);
  else if (order->order != TL_OWNERSHIP_BY_MAP)
    {
      key.first = -(gint64) load->ways[TL_INVOLVED_ACCOUNTABLE];
      key.second = -(gint64) load->n;
    }
  return key;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_keys (const Key *a, const Key *b)
{
  int order = g_strcmp0 (a->name, b->name);

  if (order == 0)
    order = compare_numbers (a->first, b->first);
  return order != 0 ? order : compare_numbers (a->second, b->second);
}

static int
compare_teams (const Team *a, const Team *b, int direction)
{
  int order;

  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? 1 : -1;
  order = direction * compare_keys (&a->key, &b->key);
  return order != 0 ? order : compare_numbers (a->place, b->place);
}

static int
compare_rows (gconstpointer one, gconstpointer other, gpointer direction)
{
  const Sorted *a = one, *b = other;
  int order = compare_teams (a->team, b->team, GPOINTER_TO_INT (direction));

  if (order == 0)
    order = GPOINTER_TO_INT (direction) * compare_keys (&a->key, &b->key);
  return order != 0 ? order : compare_numbers (a->place, b->place);
}

/* A team has what its roles have together; along the journey, it is where the first of them is. */
static void
add_to_team (const Order *order, Team *team, const Key *key)
{
  if (order->order == TL_OWNERSHIP_BY_JOURNEY)
    team->key.first = MIN (team->key.first, key->first);
  else
    {
      team->key.first += key->first;
      team->key.second += key->second;
    }
}

static void
free_team (gpointer data)
{
  Team *team = data;

  g_free (team->key.name);
  g_free (team);
}

/* Places by how teams stand on the map. */
static GHashTable *
list_teams (const Order *order)
{
  GHashTable *teams = g_hash_table_new_full (NULL, NULL, NULL, free_team);
  const TlElement *any = NULL;
  guint place = 0;

  for (guint i = 0; any == NULL && i < order->matrix->n_rows; i++)
    any = order->matrix->rows[i].team;
  while (any != NULL && tl_element_get_previous_of_kind (any) != NULL)
    any = tl_element_get_previous_of_kind (any);
  for (; any != NULL; any = tl_element_get_next_of_kind (any))
    {
      Team *team = g_new0 (Team, 1);

      team->place = place++;
      if (order->order == TL_OWNERSHIP_BY_NAME)
        team->key.name = make_collating (any, TL_PROPERTY_NAME);
      if (order->order == TL_OWNERSHIP_BY_JOURNEY)
        team->key.first = order->matrix->n_columns;
      g_hash_table_insert (teams, (gpointer) any, team);
    }
  return teams;
}

/* Roles stand on the map in the order of their kind; rows may have been sorted before. */
static GHashTable *
list_places (const TlOwnershipMatrix *matrix)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  const TlElement *role = matrix->n_rows > 0 ? matrix->rows[0].role : NULL;
  guint place = 0;

  while (role != NULL && tl_element_get_previous_of_kind (role) != NULL)
    role = tl_element_get_previous_of_kind (role);
  for (; role != NULL; role = tl_element_get_next_of_kind (role))
    g_hash_table_insert (places, (gpointer) role, GUINT_TO_POINTER (place++));
  return places;
}

void
tl_ownership_matrix_sort (TlOwnershipMatrix *matrix,
                          TlOwnershipOrder by,
                          guint column,
                          gboolean backwards)
{
  Order order = { matrix, by, column };
  guint n = matrix->n_rows > 0 && matrix->rows[matrix->n_rows - 1].role == NULL ? matrix->n_rows - 1
                                                                                : matrix->n_rows;
  g_autofree Sorted *sorted = g_new0 (Sorted, n);
  g_autoptr (GHashTable) teams = list_teams (&order);
  g_autoptr (GHashTable) places = list_places (matrix);

  for (guint i = 0; i < n; i++)
    {
      Team *team = g_hash_table_lookup (teams, matrix->rows[i].team);

      sorted[i].row = matrix->rows[i];
      sorted[i].team = team;
      sorted[i].key = make_key (&order, &matrix->rows[i]);
      sorted[i].place = GPOINTER_TO_UINT (g_hash_table_lookup (places, matrix->rows[i].role));
      if (team != NULL)
        add_to_team (&order, team, &sorted[i].key);
    }
  if (n > 0)
    g_qsort_with_data (sorted, (int) n, sizeof (Sorted), compare_rows,
                       GINT_TO_POINTER (backwards ? -1 : 1));
  for (guint i = 0; i < n; i++)
    {
      matrix->rows[i] = sorted[i].row;
      g_free (sorted[i].key.name);
    }
}
