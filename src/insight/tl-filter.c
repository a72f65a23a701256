/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-filter.h"

#include <math.h>
#include <string.h>

#include "tl-experience.h"
#include "tl-ownership.h"

#define FEELING_HIGH 2.0
#define YES "yes"

struct _TlFilter
{
  GPtrArray *values[TL_N_FILTER_FIELDS]; /* of char *, sorted */
};

typedef struct
{
  const char *name; /* in the text form */
  gboolean single;  /* has one value at most */
  gboolean (*is_valid) (TlFilterField field, const char *value);
  /* `values` is not empty. */
  gboolean (*matches) (const TlFilter *filter, TlMap *map, const TlElement *touchpoint);
} Field;

static gboolean
is_wanted (const TlFilter *filter, TlFilterField field, const char *value)
{
  return value != NULL && tl_filter_has (filter, field, value);
}

/* "-2.0..0.5" */
static gboolean
parse_feeling (const char *value, double *low, double *high)
{
  char *end;

  *low = g_ascii_strtod (value, &end);
  if (end == value || !g_str_has_prefix (end, ".."))
    return FALSE;
  value = end + 2;
  *high = g_ascii_strtod (value, &end);
  return end > value && *end == '\0' && *low >= -FEELING_HIGH && *high <= FEELING_HIGH &&
         *low <= *high;
}

static char *
format_feeling (double low, double high)
{
  char from[G_ASCII_DTOSTR_BUF_SIZE], to[G_ASCII_DTOSTR_BUF_SIZE];

  /* Without a negative zero. */
  g_ascii_formatd (from, sizeof from, "%.1f", round (low * 10) / 10 + 0.0);
  g_ascii_formatd (to, sizeof to, "%.1f", round (high * 10) / 10 + 0.0);
  return g_strdup_printf ("%s..%s", from, to);
}

static gboolean
is_layer (TlFilterField field, const char *value)
{
  return tl_choice_from_name (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER), value) >= 0;
}

static gboolean
is_kind (TlFilterField field, const char *value)
{
  return tl_choice_from_name (tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND), value) >=
         0;
}

static gboolean
is_name (TlFilterField field, const char *value)
{
  return *value != '\0';
}

/* In the one form there is of each. */
static gboolean
is_feeling (TlFilterField field, const char *value)
{
  double low, high;
  g_autofree char *canonical = NULL;

  if (!parse_feeling (value, &low, &high))
    return FALSE;
  canonical = format_feeling (low, high);
  return g_str_equal (value, canonical);
}

static gboolean
is_yes (TlFilterField field, const char *value)
{
  return g_str_equal (value, YES);
}

static const char *
get_choice_name (const TlElement *element, TlProperty property)
{
  const TlChoice *choices = tl_kind_get_choices (tl_element_get_kind (element), property);

  return choices[tl_element_get_choice (element, property)].name;
}

static gboolean
matches_layer (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  const TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL &&
         is_wanted (filter, TL_FILTER_LAYER, get_choice_name (lane, TL_PROPERTY_LAYER));
}

static gboolean
matches_kind (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return is_wanted (filter, TL_FILTER_KIND, get_choice_name (touchpoint, TL_PROPERTY_KIND));
}

static gboolean
matches_person (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  const TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
  const TlElement *person = lane != NULL ? tl_map_get_ref (map, lane, TL_PROPERTY_PERSON) : NULL;

  return person != NULL &&
         is_wanted (filter, TL_FILTER_PERSON, tl_element_get (person, TL_PROPERTY_NAME));
}

static gboolean
matches_owner (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return is_wanted (filter, TL_FILTER_OWNER, tl_ownership_get_label (map, touchpoint));
}

static gboolean
matches_words (const TlFilter *filter,
               TlFilterField field,
               const TlElement *touchpoint,
               TlProperty property)
{
  g_auto (GStrv) words = NULL;

  if (tl_element_get (touchpoint, property) == NULL)
    return FALSE;
  words = tl_element_dup_words (touchpoint, property);
  for (guint i = 0; words[i] != NULL; i++)
    if (tl_filter_has (filter, field, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
matches_channel (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return matches_words (filter, TL_FILTER_CHANNEL, touchpoint, TL_PROPERTY_CHANNELS);
}

static gboolean
matches_tag (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return matches_words (filter, TL_FILTER_TAG, touchpoint, TL_PROPERTY_TAGS);
}

/* By the figure that is read on the map. */
static gboolean
matches_feeling (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  TlExperience experience = tl_experience_of_touchpoint (map, touchpoint);
  double low = 0, high = 0, shown = round (experience.value * 10);

  tl_filter_get_feeling (filter, &low, &high);
  return experience.known && shown >= round (low * 10) && shown <= round (high * 10);
}

static gboolean
matches_without_owner (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return tl_ownership_is_missing (map, touchpoint);
}

static gboolean
matches_without_evidence (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_EVIDENCE)
      return FALSE;
  return TRUE;
}

/* Words are looked for in an index of the whole map. */
static gboolean
matches_anyway (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  return TRUE;
}

static const Field fields[TL_N_FILTER_FIELDS] = {
  [TL_FILTER_LAYER] = { "layer", FALSE, is_layer, matches_layer },
  [TL_FILTER_KIND] = { "kind", FALSE, is_kind, matches_kind },
  [TL_FILTER_PERSON] = { "person", FALSE, is_name, matches_person },
  [TL_FILTER_OWNER] = { "owner", FALSE, is_name, matches_owner },
  [TL_FILTER_CHANNEL] = { "channel", FALSE, is_name, matches_channel },
  [TL_FILTER_TAG] = { "tag", FALSE, is_name, matches_tag },
  [TL_FILTER_FEELING] = { "feeling", TRUE, is_feeling, matches_feeling },
  [TL_FILTER_WITHOUT_OWNER] = { "without-owner", TRUE, is_yes, matches_without_owner },
  [TL_FILTER_WITHOUT_EVIDENCE] = { "without-evidence", TRUE, is_yes, matches_without_evidence },
  [TL_FILTER_TEXT] = { "text", TRUE, is_name, matches_anyway },
};

static int
find_field (const char *name)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (g_str_equal (fields[i].name, name))
      return (int) i;
  return -1;
}

TlFilter *
tl_filter_new (void)
{
  TlFilter *filter = g_new0 (TlFilter, 1);

  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    filter->values[i] = g_ptr_array_new_with_free_func (g_free);
  return filter;
}

TlFilter *
tl_filter_copy (const TlFilter *filter)
{
  TlFilter *copy = tl_filter_new ();

  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    for (guint j = 0; j < filter->values[i]->len; j++)
      g_ptr_array_add (copy->values[i], g_strdup (filter->values[i]->pdata[j]));
  return copy;
}

void
tl_filter_free (TlFilter *filter)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    g_ptr_array_unref (filter->values[i]);
  g_free (filter);
}

gboolean
tl_filter_equal (const TlFilter *a, const TlFilter *b)
{
  g_autofree char *one = tl_filter_to_text (a);
  g_autofree char *other = tl_filter_to_text (b);

  return g_str_equal (one, other);
}

gboolean
tl_filter_is_empty (const TlFilter *filter)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (filter->values[i]->len > 0)
      return FALSE;
  return TRUE;
}

/* Where the value is, or would stand. */
static gboolean
find_value (const TlFilter *filter, TlFilterField field, const char *value, guint *index)
{
  const GPtrArray *values = filter->values[field];
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (values->pdata[middle], value) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < values->len && g_str_equal (values->pdata[low], value);
}

gboolean
tl_filter_add (TlFilter *filter, TlFilterField field, const char *value)
{
  guint index;

  g_return_val_if_fail (field < TL_N_FILTER_FIELDS, FALSE);

  if (!g_utf8_validate (value, -1, NULL) || !fields[field].is_valid (field, value))
    return FALSE;
  if (find_value (filter, field, value, &index))
    return TRUE;
  if (fields[field].single)
    {
      g_ptr_array_set_size (filter->values[field], 0);
      index = 0;
    }
  g_ptr_array_insert (filter->values[field], (int) index, g_strdup (value));
  return TRUE;
}

void
tl_filter_remove (TlFilter *filter, TlFilterField field, const char *value)
{
  guint index;

  g_return_if_fail (field < TL_N_FILTER_FIELDS);

  if (value == NULL)
    g_ptr_array_set_size (filter->values[field], 0);
  else if (find_value (filter, field, value, &index))
    g_ptr_array_remove_index (filter->values[field], index);
}

gboolean
tl_filter_has (const TlFilter *filter, TlFilterField field, const char *value)
{
  guint index;

  return find_value (filter, field, value, &index);
}

const GPtrArray *
tl_filter_get_values (const TlFilter *filter, TlFilterField field)
{
  return filter->values[field];
}

void
tl_filter_set_feeling (TlFilter *filter, double low, double high)
{
  double from = CLAMP (MIN (low, high), -FEELING_HIGH, FEELING_HIGH);
  double to = CLAMP (MAX (low, high), -FEELING_HIGH, FEELING_HIGH);
  g_autofree char *value = format_feeling (from, to);

  tl_filter_add (filter, TL_FILTER_FEELING, value);
}

gboolean
tl_filter_get_feeling (const TlFilter *filter, double *low, double *high)
{
  const GPtrArray *values = filter->values[TL_FILTER_FEELING];

  return values->len > 0 && parse_feeling (values->pdata[0], low, high);
}

static void
append_values (GString *text, const char *name, const GPtrArray *values)
{
  g_string_append_printf (text, "%s%s=", text->len > 0 ? " " : "", name);
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (values->pdata[i], NULL, TRUE);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", escaped);
    }
}

char *
tl_filter_to_text (const TlFilter *filter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (filter->values[i]->len > 0)
      append_values (text, fields[i].name, filter->values[i]);
  return g_string_free (text, FALSE);
}

static gboolean
read_values (TlFilter *filter, TlFilterField field, const char *values)
{
  g_auto (GStrv) split = g_strsplit (values, ",", -1);

  if (split[0] == NULL || (fields[field].single && split[1] != NULL))
    return FALSE;
  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *value = g_uri_unescape_string (split[i], NULL);

      if (value == NULL || !tl_filter_add (filter, field, value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_field (TlFilter *filter, char *text)
{
  char *values = strchr (text, '=');
  int field;

  if (values == NULL)
    return FALSE;
  *values++ = '\0';
  field = find_field (text);
  return field >= 0 && filter->values[field]->len == 0 &&
         read_values (filter, (TlFilterField) field, values);
}

TlFilter *
tl_filter_from_text (const char *text)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  g_auto (GStrv) split = g_strsplit (text, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (!read_field (filter, split[i]))
      return NULL;
  return g_steal_pointer (&filter);
}

gboolean
tl_filter_matches (const TlFilter *filter, TlMap *map, const TlElement *touchpoint)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (filter->values[i]->len > 0 && !fields[i].matches (filter, map, touchpoint))
      return FALSE;
  return TRUE;
}

static gboolean
has_more_than_words (const TlFilter *filter)
{
  for (guint i = 0; i < TL_N_FILTER_FIELDS; i++)
    if (i != TL_FILTER_TEXT && filter->values[i]->len > 0)
      return TRUE;
  return FALSE;
}

GArray *
tl_filter_find (const TlFilter *filter, TlSearch *search)
{
  const GPtrArray *words = filter->values[TL_FILTER_TEXT];
  GArray *hits = tl_search_find (search, words->len > 0 ? words->pdata[0] : "");
  guint n = 0;

  if (!has_more_than_words (filter))
    return hits;
  for (guint i = 0; i < hits->len; i++)
    {
      TlSearchHit hit = g_array_index (hits, TlSearchHit, i);

      if (tl_element_get_kind (hit.place) == TL_KIND_TOUCHPOINT &&
          tl_filter_matches (filter, tl_search_get_map (search), hit.place))
        g_array_index (hits, TlSearchHit, n++) = hit;
    }
  g_array_set_size (hits, n);
  return hits;
}
