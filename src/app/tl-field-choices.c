/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-field-rows.h"

#include <glib/gi18n-lib.h>

#include "tl-choice-row.h"
#include "tl-element-words.h"
#include "tl-style.h"

/* Whole numbers of no more steps are chosen from a list. */
#define N_STEPS 10

/* The key of what unsets the property: no id, no word and no name of a choice is empty. */
#define UNSET ""

static TlMap *
get_map (TlField *field)
{
  return tl_fields_get_map (tl_field_get_fields (field));
}

static gboolean
is_many (const TlPropertySpec *spec)
{
  return spec->type == TL_VALUE_REFS || spec->type == TL_VALUE_TOKENS;
}

/* The label of a word: channels have one each. */
static const char *
get_word_label (const TlPropertySpec *spec, const char *word)
{
  const char *label = NULL;

  if (spec->property == TL_PROPERTY_CHANNELS)
    label = tl_style_get_channel_label (word);
  return label != NULL ? label : word;
}

/* Nobody answers for a touchpoint: that has a word of its own. */
static const char *
get_unset_label (const TlPropertySpec *spec)
{
  if (spec->property == TL_PROPERTY_ACCOUNTABLE || spec->property == TL_PROPERTY_OWNER)
    /* Translators: nobody is accountable. */
    return C_ ("owner", "Nobody");
  return is_many (spec) ? C_ ("channels", "none") : _ ("Not set");
}

/* What is set, in words */

static char *
name_word (TlField *field, const char *word)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  TlElement *target;

  if (spec->ref_kinds == 0)
    return g_strdup (get_word_label (spec, word));
  target = tl_map_find (get_map (field), word);
  return target != NULL ? tl_element_words_name (get_map (field), target) : g_strdup (word);
}

static char *
name_words (TlField *field, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *name = name_word (field, words[i]);

      g_free (words[i]);
      words[i] = name;
    }
  /* Translators: what stands between the names of a list. */
  return g_strjoinv (_ (", "), words);
}

/* An unset choice means its default. */
static char *
name_choice (TlField *field, const char *text)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  int choice = *text != '\0' ? tl_choice_from_name (spec->choices, text) : spec->default_choice;

  return g_strdup (choice >= 0 ? _ (spec->choices[choice].label) : get_unset_label (spec));
}

static char *
name_value (TlField *field)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  const char *text = tl_field_get_text (field);

  if (text == NULL)
    return g_strdup (_ ("Mixed"));
  if (spec->type == TL_VALUE_CHOICE)
    return name_choice (field, text);
  if (*text == '\0')
    return g_strdup (get_unset_label (spec));
  return spec->type == TL_VALUE_INTEGER ? g_strdup (text) : name_words (field, text);
}

/* The one element that is named, NULL when there is none or there are more. */
static TlElement *
get_target (TlField *field)
{
  const char *text = tl_field_get_text (field);

  if (tl_field_get_spec (field)->ref_kinds == 0 || text == NULL)
    return NULL;
  return tl_map_find (get_map (field), text);
}

static void
show (TlField *field)
{
  TlChoiceRow *row = tl_field_get_source (field);
  TlElement *target = get_target (field);
  g_autofree char *words = name_value (field);
  g_autofree char *label = NULL;

  tl_choice_row_set_value (row, words);
  if (target != NULL)
    /* Translators: a button that shows the element of this name. */
    label = g_strdup_printf (_ ("Open “%s”"), words);
  tl_choice_row_set_open_label (row, label);
}

/* What is offered */

static TlOfferState
get_state (TlField *field, const char *key)
{
  const char *text = tl_field_get_text (field);
  guint count;

  if (!is_many (tl_field_get_spec (field)))
    return g_strcmp0 (text, key) == 0 ? TL_OFFER_CHOSEN : TL_OFFER_PLAIN;
  count = tl_field_count_word (field, key);
  if (count == 0)
    return TL_OFFER_PLAIN;
  return count == tl_fields_get_n_elements (tl_field_get_fields (field)) ? TL_OFFER_CHOSEN
                                                                         : TL_OFFER_MIXED;
}

static void
offer (TlField *field, TlChoiceRow *row, const char *key, const char *words)
{
  tl_choice_row_offer (row, key, words, get_state (field, key));
}

static void
offer_choices (TlField *field, TlChoiceRow *row)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  const char *text = tl_field_get_text (field);

  for (int i = 0; spec->choices[i].name != NULL; i++)
    {
      gboolean is_default = text != NULL && *text == '\0' && i == spec->default_choice;

      tl_choice_row_offer (row, spec->choices[i].name, _ (spec->choices[i].label),
                           is_default ? TL_OFFER_CHOSEN : get_state (field, spec->choices[i].name));
    }
}

static void
offer_numbers (TlField *field, TlChoiceRow *row)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);

  for (int number = (int) spec->minimum; number <= (int) spec->maximum; number++)
    {
      g_autofree char *key = g_strdup_printf ("%d", number);

      offer (field, row, key, key);
    }
}

/* Those that may stand there: a lane of pictures holds no touchpoints. */
static void
offer_elements (TlField *field, TlChoiceRow *row)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  TlKind own = tl_fields_get_kind (tl_field_get_fields (field));
  TlMap *map = get_map (field);

  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if ((spec->ref_kinds & 1u << kind) != 0)
      for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
           element = tl_element_get_next_of_kind (element))
        if (tl_map_check_value (map, own, spec->property, tl_element_get_id (element), NULL))
          {
            g_autofree char *words = tl_element_words_name (map, element);

            offer (field, row, tl_element_get_id (element), words);
          }
}

static void
collect_words (GHashTable *seen, GPtrArray *words, const TlElement *element, TlProperty property)
{
  g_auto (GStrv) own = tl_element_dup_words (element, property);

  for (guint i = 0; own[i] != NULL; i++)
    if (!g_hash_table_contains (seen, own[i]))
      {
        char *word = g_strdup (own[i]);

        g_hash_table_add (seen, word);
        g_ptr_array_add (words, word);
      }
}

/* The channels the program knows, and whatever words the map has. */
static void
offer_words (TlField *field, TlChoiceRow *row)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (spec->property == TL_PROPERTY_CHANNELS)
    for (const char *const *known = tl_style_list_channels (); *known != NULL; known++)
      {
        g_ptr_array_add (words, g_strdup (*known));
        g_hash_table_add (seen, words->pdata[words->len - 1]);
      }
  for (TlElement *element =
           tl_map_get_first (get_map (field), tl_fields_get_kind (tl_field_get_fields (field)));
       element != NULL; element = tl_element_get_next_of_kind (element))
    collect_words (seen, words, element, spec->property);
  for (guint i = 0; i < words->len; i++)
    offer (field, row, words->pdata[i], get_word_label (spec, words->pdata[i]));
}

static gboolean
can_be_unset (const TlPropertySpec *spec)
{
  return !spec->required && !is_many (spec) && spec->default_choice < 0;
}

static void
offer_cb (TlChoiceRow *row, gpointer data)
{
  TlField *field = data;
  const TlPropertySpec *spec = tl_field_get_spec (field);

  if (can_be_unset (spec))
    offer (field, row, UNSET, get_unset_label (spec));
  if (spec->type == TL_VALUE_CHOICE)
    offer_choices (field, row);
  else if (spec->type == TL_VALUE_INTEGER)
    offer_numbers (field, row);
  else if (spec->type == TL_VALUE_TOKENS)
    offer_words (field, row);
  else
    offer_elements (field, row);
}

/* What is chosen */

static void
choose_cb (TlChoiceRow *row, const char *key, gboolean is_chosen, gpointer data)
{
  if (is_many (tl_field_get_spec (data)))
    tl_field_put_word (data, key, is_chosen);
  else
    tl_field_put (data, key);
}

/* The kind of element that can be made from the field, -1: none. */
static int
get_made_kind (const TlPropertySpec *spec)
{
  static const TlKind kinds[] = { TL_KIND_PERSON, TL_KIND_TEAM, TL_KIND_ROLE, TL_KIND_GOAL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (spec->ref_kinds == 1u << kinds[i])
      return (int) kinds[i];
  return -1;
}

/* What has no name yet is shown to be given one. */
static void
make_element_cb (TlChoiceRow *row, const char *name, gpointer data)
{
  TlField *field = data;
  TlElement *element =
      tl_field_make (field, (TlKind) get_made_kind (tl_field_get_spec (field)), name);

  if (element != NULL && *name == '\0')
    tl_fields_open (tl_field_get_fields (field), element);
}

/* Words have no spaces in them. */
static void
make_word_cb (TlChoiceRow *row, const char *name, gpointer data)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t", -1);
  g_autofree char *word = g_strjoinv ("-", words);

  if (*word != '\0')
    tl_field_put_word (data, word, TRUE);
  else
    tl_choice_row_popup (row);
}

static void
open_cb (TlChoiceRow *row, gpointer data)
{
  TlElement *target = get_target (data);

  if (target != NULL)
    tl_fields_open (tl_field_get_fields (data), target);
}

static const TlChoiceClient plain_client = { offer_cb, choose_cb, NULL, open_cb };
static const TlChoiceClient element_client = { offer_cb, choose_cb, make_element_cb, open_cb };
static const TlChoiceClient word_client = { offer_cb, choose_cb, make_word_cb, NULL };

static void
set_client (TlChoiceRow *row, TlField *field)
{
  const TlPropertySpec *spec = tl_field_get_spec (field);
  const TlChoiceClient *client = &plain_client;
  const char *label = NULL;
  int kind = get_made_kind (spec);

  if (kind >= 0)
    {
      client = &element_client;
      label = tl_element_words_new ((TlKind) kind);
    }
  else if (spec->type == TL_VALUE_TOKENS)
    {
      client = &word_client;
      label = spec->property == TL_PROPERTY_CHANNELS ? _ ("New Channel") : _ ("New Tag");
    }
  tl_choice_row_set_client (row, client, is_many (spec), field);
  if (label != NULL)
    tl_choice_row_set_make_label (row, label);
}

gboolean
tl_field_choices_suit (const TlPropertySpec *spec)
{
  if (spec->type == TL_VALUE_INTEGER)
    return spec->maximum - spec->minimum < N_STEPS;
  return spec->type == TL_VALUE_CHOICE || spec->type == TL_VALUE_REF || is_many (spec);
}

GtkWidget *
tl_field_choices_make (TlFields *fields, const TlPropertySpec *spec)
{
  GtkWidget *row = tl_choice_row_new (_ (spec->label));
  TlField *field =
      tl_fields_bind (fields, spec->property, tl_choice_row_get_button (TL_CHOICE_ROW (row)),
                      tl_choice_row_get_box (TL_CHOICE_ROW (row)), row, show);

  set_client (TL_CHOICE_ROW (row), field);
  return row;
}
