/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-finding-rows.h"

#include <string.h>

#include "tl-finding-row.h"

/* What a row is made of. */
typedef struct
{
  TlFinding *finding; /* owned; NULL: a heading */
  TlSeverity severity;
  guint n; /* below a heading */
} Key;

struct _TlFindingRows
{
  GListStore *store;
  GArray *keys; /* of the rows, which are slower to walk over */
};

/* Between the rows that stay at both ends. */
typedef struct
{
  TlFindingRows *rows;
  GArray *wanted;
  guint old_end, new_end;
  GHashTable *old_keys, *new_keys;
} Exchange;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  if (key->finding == NULL)
    return key->severity;
  return g_str_hash (key->finding->rule) ^ g_direct_hash (key->finding->elements->pdata[0]);
}

static gboolean
are_the_same (const GPtrArray *a, const GPtrArray *b)
{
  return a->len == b->len && memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0;
}

static gboolean
is_same_key (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;
  const TlFinding *finding = one->finding, *twin = other->finding;

  if (finding == twin)
    return finding != NULL || (one->severity == other->severity && one->n == other->n);
  return finding != NULL && twin != NULL && finding->rule == twin->rule &&
         finding->state == twin->state && are_the_same (finding->elements, twin->elements) &&
         strcmp (finding->message, twin->message) == 0 &&
         g_strcmp0 (finding->note, twin->note) == 0;
}

static void
clear_key (gpointer data)
{
  g_clear_pointer (&((Key *) data)->finding, tl_finding_unref);
}

static GArray *
make_keys (void)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, clear_key);
  return keys;
}

TlFindingRows *
tl_finding_rows_new (void)
{
  TlFindingRows *self = g_new0 (TlFindingRows, 1);

  self->store = g_list_store_new (TL_TYPE_FINDING_ROW);
  self->keys = make_keys ();
  return self;
}

void
tl_finding_rows_free (TlFindingRows *self)
{
  g_object_unref (self->store);
  g_array_unref (self->keys);
  g_free (self);
}

GListModel *
tl_finding_rows_get_model (TlFindingRows *self)
{
  return G_LIST_MODEL (self->store);
}

guint
tl_finding_rows_count (TlFindingRows *self)
{
  return self->keys->len;
}

static GArray *
list_wanted (const GPtrArray *findings, gboolean all)
{
  GArray *wanted = make_keys ();
  gssize heading = -1;

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      Key key = { finding, finding->severity, 0 }, above = { NULL, finding->severity, 0 };

      if (!all && finding->state != TL_FINDING_OPEN)
        continue;
      if (heading < 0 || g_array_index (wanted, Key, heading).severity != finding->severity)
        {
          heading = wanted->len;
          g_array_append_val (wanted, above);
        }
      g_array_index (wanted, Key, heading).n++;
      tl_finding_ref (finding);
      g_array_append_val (wanted, key);
    }
  return wanted;
}

/* What says the same may be another object: the row is of the new one. */
static void
keep_row (TlFindingRows *self, guint position, TlFinding *old, TlFinding *finding)
{
  g_autoptr (TlFindingRow) row = NULL;

  if (old == finding)
    return;
  row = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  tl_finding_row_take (row, finding);
}

static void
splice (const Exchange *exchange, guint position, guint n_old, guint from, guint n_new)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = from; i < from + n_new; i++)
    {
      const Key *key = &g_array_index (exchange->wanted, Key, i);

      g_ptr_array_add (rows, key->finding != NULL
                                 ? tl_finding_row_new (key->finding)
                                 : tl_finding_row_new_heading (key->severity, key->n));
    }
  g_list_store_splice (exchange->rows->store, position, n_old, rows->pdata, n_new);
}

/* How many keys in a row are not among the others. */
static guint
count_others (const GArray *keys, guint from, guint end, GHashTable *others)
{
  guint n = 0;

  while (from + n < end && !g_hash_table_contains (others, &g_array_index (keys, Key, from + n)))
    n++;
  return n;
}

static GHashTable *
list_keys (const GArray *keys, guint from, guint end)
{
  GHashTable *set = g_hash_table_new (hash_key, is_same_key);

  for (guint i = from; i < end; i++)
    g_hash_table_add (set, &g_array_index (keys, Key, i));
  return set;
}

/* Both lists are in the same order, but where elements were moved on the map: the rest from there
 * on is exchanged as a whole. */
static void
exchange_between (const Exchange *exchange, guint start)
{
  const GArray *old = exchange->rows->keys, *wanted = exchange->wanted;
  guint i = start, k = start;

  while (i < exchange->old_end || k < exchange->new_end)
    {
      guint n_old = count_others (old, i, exchange->old_end, exchange->new_keys);
      guint n_new = count_others (wanted, k, exchange->new_end, exchange->old_keys);

      if (n_old == 0 && n_new == 0 &&
          (i == exchange->old_end || k == exchange->new_end ||
           !is_same_key (&g_array_index (old, Key, i), &g_array_index (wanted, Key, k))))
        {
          n_old = exchange->old_end - i;
          n_new = exchange->new_end - k;
        }
      if (n_old > 0 || n_new > 0)
        splice (exchange, k, n_old, k, n_new);
      else
        keep_row (exchange->rows, k, g_array_index (old, Key, i).finding,
                  g_array_index (wanted, Key, k).finding);
      i += n_old > 0 || n_new > 0 ? n_old : 1;
      k += n_old > 0 || n_new > 0 ? n_new : 1;
    }
}

/* Rows that stay at the end, so many from there. */
static guint
keep_end (TlFindingRows *self, const GArray *wanted, guint start)
{
  guint most = MIN (self->keys->len, wanted->len) - start, n = 0;

  while (n < most)
    {
      const Key *old = &g_array_index (self->keys, Key, self->keys->len - 1 - n);
      const Key *key = &g_array_index (wanted, Key, wanted->len - 1 - n);

      if (!is_same_key (old, key))
        break;
      keep_row (self, self->keys->len - 1 - n, old->finding, key->finding);
      n++;
    }
  return n;
}

static guint
keep_start (TlFindingRows *self, const GArray *wanted)
{
  guint n = 0;

  while (n < MIN (self->keys->len, wanted->len))
    {
      const Key *old = &g_array_index (self->keys, Key, n), *key = &g_array_index (wanted, Key, n);

      if (!is_same_key (old, key))
        break;
      keep_row (self, n, old->finding, key->finding);
      n++;
    }
  return n;
}

void
tl_finding_rows_update (TlFindingRows *self, const GPtrArray *findings, gboolean all)
{
  GArray *wanted = list_wanted (findings, all);
  guint start = keep_start (self, wanted), end = keep_end (self, wanted, start);
  Exchange exchange = {
    .rows = self, .wanted = wanted, .old_end = self->keys->len - end, .new_end = wanted->len - end
  };

  exchange.old_keys = list_keys (self->keys, start, exchange.old_end);
  exchange.new_keys = list_keys (wanted, start, exchange.new_end);
  exchange_between (&exchange, start);
  g_hash_table_unref (exchange.old_keys);
  g_hash_table_unref (exchange.new_keys);
  g_array_unref (self->keys);
  self->keys = wanted;
}
