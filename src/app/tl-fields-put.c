/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fields-private.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-operations-value.h"
#include "tl-operations.h"

/* What is wrong with the value for any of the elements. */
static char *
find_fault (TlField *field, const char *value)
{
  TlFields *fields = field->fields;
  TlMap *map = tl_fields_get_map (fields);
  char *reason = NULL;

  for (guint i = 0; reason == NULL && i < fields->elements->len; i++)
    reason =
        tl_operations_find_value_fault (map, fields->elements->pdata[i], field->property, value);
  return reason;
}

/* What is none is told of by itself: "“31 May” is not a date". */
static void
tell_fault (TlField *field, const char *value, const char *reason)
{
  TlMap *map = tl_fields_get_map (field->fields);
  TlKind kind = tl_fields_get_kind (field->fields);
  gboolean is_none = value != NULL && !tl_map_check_value (map, kind, field->property, value, NULL);

  tl_field_set_fault (field, is_none ? value : NULL, reason);
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
  tell_fault (field, value, reason);
  if (reason != NULL || !begin (field))
    return;
  for (guint i = 0; i < fields->elements->len; i++)
    tl_operations_set_value (fields->history, fields->elements->pdata[i], field->property, value);
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
  tell_fault (field, word, reason);
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
