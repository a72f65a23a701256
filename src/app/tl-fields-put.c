/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fields-private.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-operations.h"

/* What a map can hold is not all that makes sense: the faults a person is told of, beyond those of
 * tl_map_check_value (). Each returns the end of a sentence, NULL when nothing is wrong. */
typedef char *(*FindFault) (TlMap *map, TlElement *element, TlProperty property, const char *value);

static char *
find_scale_fault (TlMap *map, TlElement *root, TlProperty property, const char *value)
{
  double low, high, feeling;

  tl_map_get_scale (map, &low, &high);
  if (property == TL_PROPERTY_SCALE_LOW)
    low = value != NULL ? g_ascii_strtod (value, NULL) : TL_SCALE_LOW;
  else
    high = value != NULL ? g_ascii_strtod (value, NULL) : TL_SCALE_HIGH;
  if (low >= high)
    return g_strdup (_ ("must leave the lowest feeling below the highest"));
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    if (tl_element_get_number (card, TL_PROPERTY_FEELING, &feeling) &&
        (feeling < low || feeling > high))
      return g_strdup (_ ("would leave out a feeling that was assessed already"));
  return NULL;
}

static char *
find_lane_kind_fault (TlMap *map, TlElement *lane, TlProperty property, const char *value)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, lane);

  if (value == NULL || strcmp (value, "touchpoints") == 0)
    return NULL;
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      return g_strdup (_ ("cannot change while touchpoints stand in the lane"));
  return NULL;
}

static char *
find_span_fault (TlMap *map, TlElement *card, TlProperty property, const char *value)
{
  guint64 span = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;
  guint n_left = 0;

  for (TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);
       moment != NULL && n_left < span; moment = tl_element_get_next_of_kind (moment))
    n_left++;
  if (span <= n_left)
    return NULL;
  return g_strdup_printf (ngettext ("is more than the %u moment there is from here on",
                                    "is more than the %u moments there are from here on", n_left),
                          n_left);
}

static char *
find_end_fault (TlMap *map, TlElement *link, TlProperty property, const char *value)
{
  TlProperty other = property == TL_PROPERTY_FROM ? TL_PROPERTY_TO : TL_PROPERTY_FROM;

  if (g_strcmp0 (value, tl_element_get (link, other)) != 0)
    return NULL;
  return g_strdup (_ ("must be another touchpoint than the other end"));
}

static const struct
{
  TlKind kind;
  TlProperty property;
  FindFault find_fault;
} rules[] = {
  { TL_KIND_MAP, TL_PROPERTY_SCALE_LOW, find_scale_fault },
  { TL_KIND_MAP, TL_PROPERTY_SCALE_HIGH, find_scale_fault },
  { TL_KIND_LANE, TL_PROPERTY_KIND, find_lane_kind_fault },
  { TL_KIND_TOUCHPOINT, TL_PROPERTY_SPAN, find_span_fault },
  { TL_KIND_LINK, TL_PROPERTY_FROM, find_end_fault },
  { TL_KIND_LINK, TL_PROPERTY_TO, find_end_fault },
};

/* What is wrong with the value for any of the elements. */
static char *
find_fault (TlField *field, const char *value)
{
  TlFields *fields = field->fields;
  TlMap *map = tl_fields_get_map (fields);
  char *reason = NULL;

  if (!tl_map_check_value (map, fields->kind, field->property, value, &reason))
    return reason;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == fields->kind && rules[i].property == field->property)
      for (guint k = 0; reason == NULL && k < fields->elements->len; k++)
        reason = rules[i].find_fault (map, fields->elements->pdata[k], field->property, value);
  return reason;
}

/* A card goes to another place as if it were dragged there. */
static void
move_card (TlHistory *history, TlElement *card, TlProperty property, const char *id)
{
  TlMap *map = tl_history_get_map (history);
  TlCell cell = { tl_map_get_ref (map, card, TL_PROPERTY_LANE),
                  tl_map_get_ref (map, card, TL_PROPERTY_MOMENT) };

  if (strcmp (tl_element_get (card, property), id) == 0)
    return;
  if (property == TL_PROPERTY_LANE)
    cell.lane = tl_map_find (map, id);
  else
    cell.moment = tl_map_find (map, id);
  tl_operations_move_touchpoint (history, card, cell, NULL);
}

static void
set_value (TlHistory *history, TlElement *element, TlProperty property, const char *value)
{
  if (tl_element_get_kind (element) == TL_KIND_TOUCHPOINT &&
      (property == TL_PROPERTY_LANE || property == TL_PROPERTY_MOMENT))
    move_card (history, element, property, value);
  else
    tl_history_set (history, element, property, value);
}

/* FALSE when nothing can be changed now. */
static gboolean
begin (TlField *field)
{
  TlFields *fields = field->fields;
  const TlPropertySpec *spec = tl_field_get_spec (field);
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;

  /* A step of somebody else may be open (a drag): what is typed now cannot be part of it. */
  if (fields->elements->len == 0 || tl_history_is_in_step (fields->history))
    return FALSE;
  /* Translators: the name of a step to undo; %s is a field's name: "Change “Title”". */
  label = g_strdup_printf (_ ("Change “%s”"), _ (spec->label));
  key = g_strdup_printf ("field %s %s %u", tl_element_get_id (tl_fields_get_element (fields)),
                         spec->name, fields->elements->len);
  tl_history_begin (fields->history, label, key);
  return TRUE;
}

void
tl_field_put (TlField *field, const char *value)
{
  TlFields *fields = field->fields;
  g_autofree char *reason = NULL;

  if (fields->elements->len == 0)
    return;
  if (value != NULL && *value == '\0')
    value = NULL;
  reason = find_fault (field, value);
  tl_field_set_fault (field, reason);
  if (reason != NULL || !begin (field))
    return;
  for (guint i = 0; i < fields->elements->len; i++)
    set_value (fields->history, fields->elements->pdata[i], field->property, value);
  tl_history_commit (fields->history);
}

/* The list with the word at its end, or without it: the order of the others is kept. */
static char *
revise (TlElement *element, TlProperty property, const char *word, gboolean is_in)
{
  g_auto (GStrv) own = tl_element_dup_words (element, property);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; own[i] != NULL; i++)
    if (is_in || strcmp (own[i], word) != 0)
      g_ptr_array_add (words, own[i]);
  if (is_in && !g_strv_contains ((const char *const *) own, word))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
revise_all (TlField *field, const char *word, gboolean is_in)
{
  TlFields *fields = field->fields;

  for (guint i = 0; i < fields->elements->len; i++)
    {
      TlElement *element = fields->elements->pdata[i];
      g_autofree char *value = revise (element, field->property, word, is_in);

      tl_history_set (fields->history, element, field->property, value);
    }
}

void
tl_field_put_word (TlField *field, const char *word, gboolean is_in)
{
  g_autofree char *reason = NULL;

  if (is_in)
    reason = find_fault (field, word);
  tl_field_set_fault (field, reason);
  if (reason != NULL || !begin (field))
    return;
  revise_all (field, word, is_in);
  tl_history_commit (field->fields->history);
}

guint
tl_field_count_word (TlField *field, const char *word)
{
  GPtrArray *elements = field->fields->elements;
  guint count = 0;

  for (guint i = 0; i < elements->len; i++)
    {
      g_auto (GStrv) words = tl_element_dup_words (elements->pdata[i], field->property);

      count += g_strv_contains ((const char *const *) words, word);
    }
  return count;
}

TlElement *
tl_field_make (TlField *field, TlKind kind, const char *name)
{
  TlFields *fields = field->fields;
  TlElement *element;

  if (fields->elements->len == 0 || tl_history_is_in_step (fields->history))
    return NULL;
  tl_history_begin (fields->history, tl_element_words_new (kind), NULL);
  element =
      tl_operations_add (fields->history, kind, *name != '\0' ? name : tl_element_words_new (kind));
  if (tl_field_get_spec (field)->type == TL_VALUE_REFS)
    revise_all (field, tl_element_get_id (element), TRUE);
  else
    for (guint i = 0; i < fields->elements->len; i++)
      tl_history_set (fields->history, fields->elements->pdata[i], field->property,
                      tl_element_get_id (element));
  tl_history_commit (fields->history);
  return element;
}
