/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tl-csv-import-private.h"
#include "tl-csv-value.h"
#include "tl-scale.h"

/* A record as it was packed. */
typedef struct
{
  const char *id;
  const char *values[TL_CSV_N_SLOTS_LIMIT];
} Packed;

/* What is on the map, in queues of those that are alike, and what of it has its row. */
typedef struct
{
  GHashTable *by_key;
  GHashTable *by_values; /* all that the table says */
  GHashTable *by_origin; /* of what an earlier reading made alone: all that is no number */
  GHashTable *taken;     /* elements */
  GHashTable *same;      /* rows, by where they are packed, of which the map says the same */
} Known;

/* What is done one after the other. Rows with ids come first: an id that is made for another must
 * not be one of them. */
typedef enum
{
  LIST_KNOWN,
  WITH_ID,
  TAKE_SAME,
  WITHOUT_ID,
  DONE,
} Phase;

struct _TlCsvApplying
{
  Phase phase;
  Known known;
  TlElement *evidence; /* on the map, the next to be listed */
  const char *at;      /* the next row, packed */
};

/* Where a table does not say one of these, what has it is something else than its row: a number
 * means nothing without them. And of answers the month of the day. */
static const TlProperty counted[] = {
  TL_PROPERTY_ABOUT, TL_PROPERTY_SOURCE,  TL_PROPERTY_MEASURE,   TL_PROPERTY_LOW,
  TL_PROPERTY_HIGH,  TL_PROPERTY_CONSENT, TL_PROPERTY_DIRECTION, TL_PROPERTY_REFERENCE,
};

static gboolean
is_among (const TlProperty *properties, guint n, TlProperty property)
{
  for (guint i = 0; i < n; i++)
    if (properties[i] == property)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_key (const TlCsvImport *import, guint slot, gboolean is_referred)
{
  TlProperty property = import->specs[slot].property;

  if (import->answers != NULL)
    return is_among (counted, G_N_ELEMENTS (counted), property);
  if (!import->says[slot])
    return is_referred && (is_among (tl_csv_numbers, TL_CSV_N_NUMBERS, property) ||
                           property == TL_PROPERTY_DIRECTION);
  return !is_referred || is_among (tl_csv_referred, TL_CSV_N_REFERRED, property);
}

/* "" for what a row that ends too soon does not say. */
static const char *
get_said (const char *value)
{
  return strcmp (value, TL_CSV_KEPT) == 0 ? "" : value;
}

static void
append_value (const TlCsvImport *import, GString *key, guint slot, const char *const *values)
{
  tl_csv_value_append_key (key, &import->specs[slot], get_said (values[slot]));
  g_string_append_c (key, '\x1f');
}

/* Where answers are counted, however that is said. */
static void
append_points (GString *key, const char *const *values)
{
  const char *low = values[tl_csv_get_slot (TL_PROPERTY_LOW)];
  const char *high = values[tl_csv_get_slot (TL_PROPERTY_HIGH)];
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_MEASURE);
  TlScale scale = {
    .measure = tl_choice_from_name (choices, values[tl_csv_get_slot (TL_PROPERTY_MEASURE)])
  };
  char point[G_ASCII_DTOSTR_BUF_SIZE];
  double first = 0;
  guint n;

  tl_scale_get_usual (scale.measure, &scale.low, &scale.high);
  if (*low != '\0')
    scale.low = g_ascii_strtod (low, NULL);
  if (*high != '\0')
    scale.high = g_ascii_strtod (high, NULL);
  scale.is_known = scale.low < scale.high;
  n = tl_scale_count_points (&scale, &first);
  g_ascii_formatd (point, sizeof point, "%.15g", first);
  g_string_append_printf (key, "%u\x1f%s\x1f", n, point);
}

/* "2026-05" of a day; all of it where a key has all of the day. */
static int
measure_date (const TlCsvImport *import)
{
  return import->answers != NULL ? 7 : 10;
}

static gboolean
has_reference (const TlCsvImport *import, const char *const *values)
{
  guint slot = tl_csv_get_slot (TL_PROPERTY_REFERENCE);

  return import->says[slot] && *get_said (values[slot]) != '\0';
}

/* Transfer full. */
static char *
make_key (const TlCsvImport *import, const char *const *values)
{
  guint date = tl_csv_get_slot (TL_PROPERTY_DATE);
  gboolean is_referred = has_reference (import, values);
  GString *key = g_string_new (is_referred ? "r" : NULL);

  for (guint i = 0; i < import->n_slots; i++)
    if (i == date && (import->says[i] || import->answers != NULL))
      g_string_append_printf (key, "%.*s\x1f", measure_date (import), get_said (values[i]));
    else if (import->answers != NULL && tl_csv_is_end (import->specs[i].property))
      continue;
    else if (is_in_key (import, i, is_referred))
      append_value (import, key, i, values);
  if (import->answers != NULL)
    append_points (key, values);
  return g_string_free (key, FALSE);
}

/* All that the table says of the row. Transfer full. */
static char *
make_values_key (const TlCsvImport *import, const char *const *values)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < import->n_slots; i++)
    if (import->says[i])
      append_value (import, key, i, values);
  return g_string_free (key, FALSE);
}

static void
add_known (GHashTable *known, char *key, TlElement *evidence)
{
  GQueue *queue = g_hash_table_lookup (known, key);

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (known, key, queue);
    }
  else
    g_free (key);
  g_queue_push_tail (queue, evidence);
}

static GHashTable *
new_queues (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);
}

/* What stays when the numbers of a row are others. Transfer full. */
static char *
make_origin_key (const TlCsvImport *import, const char *const *values)
{
  static const TlProperty properties[] = { TL_PROPERTY_ABOUT, TL_PROPERTY_SOURCE,
                                           TL_PROPERTY_MEASURE, TL_PROPERTY_DATE,
                                           TL_PROPERTY_WORDS };
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (import->says[tl_csv_get_slot (properties[i])])
      append_value (import, key, tl_csv_get_slot (properties[i]), values);
  return g_string_free (key, FALSE);
}

/* Something on the map, by what tells it from others. What is of another table's row is no row's of
 * this one, however alike they are. */
static void
add_to_known (const TlCsvImport *import, Known *known, TlElement *evidence)
{
  const char *values[TL_CSV_N_SLOTS_LIMIT];

  if (import->held != NULL && g_hash_table_contains (import->held, tl_element_get_id (evidence)))
    return;
  for (guint i = 0; i < import->n_slots; i++)
    values[i] = tl_element_get_string (evidence, import->specs[i].property);
  if (import->answers != NULL && *values[tl_csv_get_slot (TL_PROPERTY_COUNTS)] == '\0')
    return;
  add_known (known->by_key, make_key (import, values), evidence);
  add_known (known->by_values, make_values_key (import, values), evidence);
  if (import->earlier != NULL && *tl_element_get_string (evidence, TL_PROPERTY_REFERENCE) == '\0' &&
      g_hash_table_contains (import->earlier, tl_element_get_id (evidence)))
    add_known (known->by_origin, make_origin_key (import, values), evidence);
}

static void
clear_known (Known *known)
{
  g_hash_table_unref (known->by_key);
  g_hash_table_unref (known->by_values);
  g_hash_table_unref (known->by_origin);
  g_hash_table_unref (known->taken);
  g_hash_table_unref (known->same);
}

/* The first of the queue that no row has; NULL: none. */
static TlElement *
take_known (Known *known, GHashTable *queues, const char *key)
{
  GQueue *queue = g_hash_table_lookup (queues, key);
  TlElement *evidence = NULL;

  while (queue != NULL && (evidence = g_queue_pop_head (queue)) != NULL)
    if (g_hash_table_add (known->taken, evidence))
      return evidence;
  return NULL;
}

static TlElement *
find_known (const TlCsvImport *import, Known *known, const Packed *packed)
{
  g_autofree char *key = NULL, *origin = NULL;
  TlElement *evidence;

  if (*packed->id == '\0')
    {
      key = make_key (import, packed->values);
      evidence = take_known (known, known->by_key, key);
      if (evidence != NULL || import->earlier == NULL || has_reference (import, packed->values))
        return evidence;
      origin = make_origin_key (import, packed->values);
      return take_known (known, known->by_origin, origin);
    }
  evidence = tl_map_find (import->map, packed->id);
  if (evidence != NULL)
    g_hash_table_add (known->taken, evidence);
  return evidence;
}

/* Whether the map still has what the row is about, and no other element its id. */
static gboolean
is_possible (const TlCsvImport *import, const Packed *packed)
{
  guint slot = tl_csv_get_slot (TL_PROPERTY_ABOUT);
  TlElement *about = tl_map_find (import->map, packed->values[slot]);
  TlElement *evidence = *packed->id != '\0' ? tl_map_find (import->map, packed->id) : NULL;

  return about != NULL && (import->specs[slot].ref_kinds & (1u << tl_element_get_kind (about))) &&
         (evidence == NULL || tl_element_get_kind (evidence) == TL_KIND_EVIDENCE);
}

static void
note_evidence (TlCsvImport *import, const TlElement *evidence)
{
  g_ptr_array_add (import->evidence, g_strdup (tl_element_get_id (evidence)));
}

static gboolean
set_values (const TlCsvImport *import,
            TlHistory *history,
            TlElement *evidence,
            const Packed *packed)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < import->n_slots; i++)
    if (import->says[i] && strcmp (packed->values[i], TL_CSV_KEPT) != 0 &&
        !(import->answers != NULL && tl_csv_is_end (import->specs[i].property) &&
          *packed->values[i] == '\0') &&
        !tl_csv_value_is_same (&import->specs[i],
                               tl_element_get_string (evidence, import->specs[i].property),
                               packed->values[i]))
      {
        tl_history_set (history, evidence, import->specs[i].property, packed->values[i]);
        is_changed = TRUE;
      }
  return is_changed;
}

static void
apply (TlCsvImport *import, TlHistory *history, Known *known, const Packed *packed)
{
  TlElement *evidence;

  if (!is_possible (import, packed))
    return;
  evidence = find_known (import, known, packed);
  if (evidence == NULL)
    {
      evidence = tl_history_add (history, TL_KIND_EVIDENCE, *packed->id != '\0' ? packed->id : NULL,
                                 NULL, NULL);
      set_values (import, history, evidence, packed);
      import->report->n_added++;
    }
  else if (set_values (import, history, evidence, packed))
    import->report->n_changed++;
  else
    import->report->n_same++;
  note_evidence (import, evidence);
}

static const char *
unpack (const TlCsvImport *import, const char *at, Packed *packed)
{
  packed->id = at;
  at += strlen (at) + 1;
  for (guint i = 0; i < import->n_slots; i++)
    {
      packed->values[i] = at;
      at += strlen (at) + 1;
    }
  return at;
}

/* A row that the map says already takes what says it, before others of its key are told apart by
 * their order: else one would be written over another. */
static void
take_same (TlCsvImport *import, Known *known, const Packed *packed)
{
  g_autofree char *key = make_values_key (import, packed->values);
  TlElement *evidence = take_known (known, known->by_values, key);

  if (evidence == NULL)
    return;
  note_evidence (import, evidence);
  g_hash_table_add (known->same, (gpointer) packed->id);
  import->report->n_same++;
}

static TlCsvApplying *
start (const TlCsvImport *import)
{
  TlCsvApplying *applying = g_new0 (TlCsvApplying, 1);

  applying->known.by_key = new_queues ();
  applying->known.by_values = new_queues ();
  applying->known.by_origin = new_queues ();
  applying->known.taken = g_hash_table_new (NULL, NULL);
  applying->known.same = g_hash_table_new (NULL, NULL);
  applying->evidence = tl_map_get_first (import->map, TL_KIND_EVIDENCE);
  applying->at = import->packed->str;
  return applying;
}

void
tl_csv_applying_free (TlCsvApplying *applying)
{
  clear_known (&applying->known);
  g_free (applying);
}

static void
list_one (const TlCsvImport *import, TlCsvApplying *applying)
{
  if (applying->evidence == NULL)
    {
      applying->phase++;
      return;
    }
  add_to_known (import, &applying->known, applying->evidence);
  applying->evidence = tl_element_get_next_of_kind (applying->evidence);
}

static void
apply_one (TlCsvImport *import, TlHistory *history, TlCsvApplying *applying)
{
  Known *known = &applying->known;
  Packed packed;
  gboolean has_id;

  if (applying->at == import->packed->str + import->packed->len)
    {
      applying->phase++;
      applying->at = import->packed->str;
      return;
    }
  applying->at = unpack (import, applying->at, &packed);
  has_id = *packed.id != '\0';
  if (applying->phase == TAKE_SAME && !has_id)
    take_same (import, known, &packed);
  else if (has_id == (applying->phase == WITH_ID) &&
           !g_hash_table_contains (known->same, packed.id))
    apply (import, history, known, &packed);
}

gboolean
tl_csv_import_apply_some (TlCsvImport *import, TlHistory *history, guint n)
{
  g_return_val_if_fail (tl_history_get_map (history) == import->map, FALSE);

  if (import->applying == NULL)
    import->applying = start (import);
  for (; n > 0 && import->applying->phase != DONE; n--)
    if (import->applying->phase == LIST_KNOWN)
      list_one (import, import->applying);
    else
      apply_one (import, history, import->applying);
  return import->applying->phase != DONE;
}

double
tl_csv_import_get_applied (const TlCsvImport *import)
{
  const TlCsvApplying *applying = import->applying;
  double n_phases = DONE - WITH_ID;

  if (applying == NULL || applying->phase == LIST_KNOWN)
    return 0;
  if (applying->phase == DONE)
    return 1;
  return (applying->phase - WITH_ID +
          (double) (applying->at - import->packed->str) / (double) MAX (import->packed->len, 1)) /
         n_phases;
}

void
tl_csv_import_apply (TlCsvImport *import, TlHistory *history)
{
  while (tl_csv_import_apply_some (import, history, G_MAXUINT))
    ;
}
