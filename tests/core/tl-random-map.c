/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-random-map.h"

#include <string.h>

#include "tl-operations-stage.h"

#define MAX_CHOSEN 4

static const char *const words[] = { "Waits",
                                     "in the queue",
                                     "“I told all of this”",
                                     "<b> & \"c\" 'd'",
                                     "Zürich",
                                     "لا يوجد مالك",
                                     "a  b",
                                     "x",
                                     "\xf0\x9f\x98\x80",
                                     "]]>" };

static const char *const tokens[] = { "phone", "web", "letter", "café", "in-person", "a&b" };

static guint throw (GRand * dice, guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

static char *
make_text (GRand *dice, const char *separator)
{
  GString *text = g_string_new (words[throw (dice, G_N_ELEMENTS (words))]);

  while (throw (dice, 3) == 0)
    g_string_append_printf (text, "%s%s", separator, words[throw (dice, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static char *
make_number (GRand *dice, const TlPropertySpec *spec)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  /* Feelings must fit the scale of the map, which is the usual one here. */
  double low = MAX (spec->minimum, -2), high = MIN (spec->maximum, 2);

  if (spec->type == TL_VALUE_INTEGER)
    return g_strdup_printf ("%d", g_rand_int_range (dice, (gint32) spec->minimum,
                                                    (gint32) MIN (spec->maximum, 12) + 1));
  /* An unusual scale would make the feelings that are there invalid. */
  if (spec->property == TL_PROPERTY_SCALE_LOW)
    return g_strdup ("-2");
  if (spec->property == TL_PROPERTY_SCALE_HIGH)
    return g_strdup ("2.0");
  g_ascii_formatd (text, sizeof text, "%.2f", g_rand_double_range (dice, low, high));
  return g_strdup (text);
}

static char *
make_choice (GRand *dice, const TlChoice *choices)
{
  guint n = 0;

  while (choices[n].name != NULL)
    n++;
  return g_strdup (choices[throw (dice, n)].name);
}

static char *
make_reference (GRand *dice, TlMap *map, guint kinds)
{
  TlElement *target = NULL;
  guint start = throw (dice, TL_N_KINDS);

  for (guint i = 0; target == NULL && i < TL_N_KINDS; i++)
    {
      TlKind kind = (start + i) % TL_N_KINDS;

      if (kinds & 1u << kind)
        target = tl_random_element (dice, map, kind);
    }
  return target == NULL ? NULL : g_strdup (tl_element_get_id (target));
}

/* A lane of the kind that holds cards, NULL when there is none. */
static TlElement *
get_random_lane (GRand *dice, TlMap *map)
{
  TlElement *lane = tl_random_element (dice, map, TL_KIND_LANE);

  for (guint n = tl_map_count (map, TL_KIND_LANE); n > 0; n--)
    {
      if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
        return lane;
      lane = tl_element_get_next_of_kind (lane);
      if (lane == NULL)
        lane = tl_map_get_first (map, TL_KIND_LANE);
    }
  return NULL;
}

static char *
make_lane (GRand *dice, TlMap *map)
{
  TlElement *lane = get_random_lane (dice, map);

  return lane == NULL ? NULL : g_strdup (tl_element_get_id (lane));
}

static char *
make_list (GRand *dice, TlMap *map, const TlPropertySpec *spec)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  guint n = 1 + throw (dice, 4);

  for (guint i = 0; i < n; i++)
    {
      char *word;

      if (spec->type == TL_VALUE_REFS)
        word = make_reference (dice, map, spec->ref_kinds);
      else if (spec->type == TL_VALUE_COUNTS)
        word = g_strdup_printf ("%u", throw (dice, 50));
      else
        word = g_strdup (tokens[throw (dice, G_N_ELEMENTS (tokens))]);
      if (word == NULL)
        return NULL;
      if (spec->type != TL_VALUE_COUNTS &&
          g_ptr_array_find_with_equal_func (list, word, g_str_equal, NULL))
        g_free (word);
      else
        g_ptr_array_add (list, word);
    }
  g_ptr_array_add (list, NULL);
  return g_strjoinv (" ", (char **) list->pdata);
}

/* No link leads back to where it starts: the reader would set it aside. */
static gboolean
leads_back (TlElement *element, TlProperty property, const char *value)
{
  TlProperty other = property == TL_PROPERTY_TO ? TL_PROPERTY_FROM : TL_PROPERTY_TO;

  return tl_element_get_kind (element) == TL_KIND_LINK &&
         (property == TL_PROPERTY_TO || property == TL_PROPERTY_FROM) &&
         g_strcmp0 (tl_element_get (element, other), value) == 0;
}

static char *
get_other_touchpoint (TlMap *map, const char *id)
{
  TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT);

  if (strcmp (tl_element_get_id (touchpoint), id) == 0)
    touchpoint = tl_element_get_next_of_kind (touchpoint);
  return g_strdup (tl_element_get_id (touchpoint));
}

static void
set_required (GRand *dice, TlHistory *history, TlElement *element)
{
  guint n_specs;
  TlKind kind = tl_element_get_kind (element);
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (specs[i].required)
      {
        TlMap *map = tl_history_get_map (history);
        g_autofree char *value = tl_random_value (dice, map, kind, specs[i].property);

        if (leads_back (element, specs[i].property, value))
          {
            g_free (value);
            value = get_other_touchpoint (map, tl_element_get (element, TL_PROPERTY_FROM));
          }
        tl_history_set (history, element, specs[i].property, value);
      }
}

static gboolean
has_what_it_needs (GRand *dice, TlMap *map, TlKind kind)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      g_autofree char *value = NULL;

      if (!specs[i].required)
        continue;
      value = tl_random_value (dice, map, kind, specs[i].property);
      if (value == NULL)
        return FALSE;
    }
  return kind != TL_KIND_LINK || tl_map_count (map, TL_KIND_TOUCHPOINT) > 1;
}

static TlElement *
get_random_parent (GRand *dice, TlMap *map, TlKind kind)
{
  return tl_random_element (dice, map, (TlKind) tl_kind_get_parent (kind));
}

/* A child of the parent, or NULL for its end. */
static TlElement *
get_random_place (GRand *dice, TlElement *parent)
{
  TlElement *child = tl_element_get_first_child (parent);

  for (guint steps = throw (dice, 30); child != NULL && steps > 0; steps--)
    child = tl_element_get_next (child);
  return child;
}

static TlElement *
get_any_element (GRand *dice, TlMap *map)
{
  TlElement *element = NULL;

  while (element == NULL)
    element = tl_random_element (dice, map, throw (dice, TL_N_KINDS));
  return element;
}

static gboolean
get_random_cell (GRand *dice, TlMap *map, TlCell *cell)
{
  cell->lane = get_random_lane (dice, map);
  cell->moment = tl_random_element (dice, map, TL_KIND_MOMENT);
  return cell->lane != NULL && cell->moment != NULL;
}

static void
set_something (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *element = get_any_element (dice, map);
  TlKind kind = tl_element_get_kind (element);
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);
  const TlPropertySpec *spec = &specs[throw (dice, n_specs)];
  g_autofree char *value = NULL;

  if (spec->property == TL_PROPERTY_SPAN)
    {
      tl_operations_set_span (history, element, (int) throw (dice, 6));
      return;
    }
  /* Lanes that somebody refers to may hold cards and stay what they are. */
  if (kind == TL_KIND_LANE && spec->property == TL_PROPERTY_KIND &&
      tl_map_get_referrers (map, element) != NULL)
    return;
  if (spec->required || throw (dice, 3) > 0)
    value = tl_random_value (dice, map, kind, spec->property);
  if (leads_back (element, spec->property, value))
    return;
  if (value != NULL || !spec->required)
    tl_history_set (history, element, spec->property, value);
  /* From a later moment on there may be fewer to last. */
  if (kind == TL_KIND_TOUCHPOINT && spec->property == TL_PROPERTY_MOMENT)
    tl_operations_set_span (history, element,
                            tl_element_get_integer (element, TL_PROPERTY_SPAN, 1));
}

static void
move_something (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *element = get_any_element (dice, map);
  TlElement *parent;

  if (tl_element_get_parent (element) == NULL)
    return;
  parent = get_random_parent (dice, map, tl_element_get_kind (element));
  tl_operations_move (history, element, parent, get_random_place (dice, parent));
}

static void
move_card (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *card = tl_random_element (dice, map, TL_KIND_TOUCHPOINT);
  TlCell cell;

  if (card == NULL || !get_random_cell (dice, map, &cell))
    return;
  if (throw (dice, 3) == 0)
    tl_operations_set_span (history, card, (int) throw (dice, 5));
  tl_operations_move_touchpoint (history, card, cell, NULL);
}

static void
add_card (GRand *dice, TlHistory *history)
{
  TlCell cell;
  g_autofree char *title = make_text (dice, " ");

  if (get_random_cell (dice, tl_history_get_map (history), &cell))
    tl_operations_add_touchpoint (history, cell, tl_operations_suggest_kind (cell.lane), title,
                                  NULL);
}

/* A few elements, maybe one of them twice. */
static guint
choose (GRand *dice, TlMap *map, gboolean cards, TlElement *chosen[MAX_CHOSEN])
{
  guint n = 0, wanted = 1 + throw (dice, MAX_CHOSEN);

  for (guint i = 0; i < wanted; i++)
    {
      TlElement *element =
          cards ? tl_random_element (dice, map, TL_KIND_TOUCHPOINT) : get_any_element (dice, map);

      if (element != NULL && tl_element_get_parent (element) != NULL)
        chosen[n++] = element;
    }
  return n;
}

static void
duplicate_some (GRand *dice, TlHistory *history)
{
  TlElement *chosen[MAX_CHOSEN];
  guint n = choose (dice, tl_history_get_map (history), TRUE, chosen);
  g_autoptr (GPtrArray) copies = tl_operations_duplicate (history, chosen, n);

  g_assert_cmpuint (copies->len, <=, n);
}

static void
delete_some (GRand *dice, TlHistory *history)
{
  TlElement *chosen[MAX_CHOSEN];
  guint n = choose (dice, tl_history_get_map (history), throw (dice, 10) > 0, chosen);

  tl_operations_delete (history, chosen, n);
}

/* A moment, that has one after it in its stage when `pair`. */
static TlElement *
choose_moment (GRand *dice, TlMap *map, gboolean pair)
{
  TlElement *moment = tl_random_element (dice, map, TL_KIND_MOMENT);
  TlElement *next = moment == NULL ? NULL : tl_element_get_next_of_kind (moment);

  if (!pair || (next != NULL && tl_operations_can_split_stage (next)))
    return moment;
  return NULL;
}

static void
change_time (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *stage = tl_random_element (dice, map, TL_KIND_STAGE);
  TlElement *moment = choose_moment (dice, map, FALSE);
  guint sort = throw (dice, 5);

  if (sort == 0 && tl_map_count (map, TL_KIND_STAGE) < 20)
    tl_operations_add_stage (history, "Stage", throw (dice, 2) ? stage : NULL);
  else if (sort == 1 && moment != NULL)
    tl_operations_add_moment (history, tl_element_get_parent (moment), moment);
  else if (sort == 2 && moment != NULL && tl_operations_can_split_stage (moment))
    tl_operations_split_stage (history, moment, "Rest");
  else if (sort == 3 && stage != NULL && tl_element_get_next_of_kind (stage) != NULL)
    tl_operations_merge_stage (history, stage);
  else if (sort == 4 && (moment = choose_moment (dice, map, TRUE)) != NULL)
    tl_operations_merge_moment (history, moment);
}

char *
tl_random_value (GRand *dice, TlMap *map, TlKind kind, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (kind, property);

  switch (spec->type)
    {
    case TL_VALUE_STRING:
      return make_text (dice, " ");
    case TL_VALUE_LANG:
      return g_strdup ("de-AT");
    case TL_VALUE_TEXT:
      return make_text (dice, "\n");
    case TL_VALUE_NUMBER:
    case TL_VALUE_INTEGER:
      return make_number (dice, spec);
    case TL_VALUE_BOOLEAN:
      return g_strdup (throw (dice, 2) ? "yes" : "no");
    case TL_VALUE_CHOICE:
      return make_choice (dice, spec->choices);
    case TL_VALUE_DATE:
      return g_strdup_printf ("20%02u-%02u-%02u", throw (dice, 100), 1 + throw (dice, 12),
                              1 + throw (dice, 28));
    case TL_VALUE_REF:
      if (kind == TL_KIND_TOUCHPOINT && property == TL_PROPERTY_LANE)
        return make_lane (dice, map);
      return make_reference (dice, map, spec->ref_kinds);
    case TL_VALUE_REFS:
    case TL_VALUE_TOKENS:
    case TL_VALUE_COUNTS:
      return make_list (dice, map, spec);
    }
  g_assert_not_reached ();
}

TlElement *
tl_random_element (GRand *dice, TlMap *map, TlKind kind)
{
  guint n = tl_map_count (map, kind);
  TlElement *element = tl_map_get_first (map, kind);

  for (guint steps = n == 0 ? 0 : throw (dice, n); steps > 0; steps--)
    element = tl_element_get_next_of_kind (element);
  return element;
}

TlElement *
tl_random_add (GRand *dice, TlHistory *history, TlKind kind)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *parent = get_random_parent (dice, map, kind);
  TlElement *element;

  if (parent == NULL || !has_what_it_needs (dice, map, kind))
    return NULL;
  element = tl_history_add (history, kind, NULL, parent,
                            throw (dice, 2) ? NULL : get_random_place (dice, parent));
  set_required (dice, history, element);
  return element;
}

void
tl_random_edit (GRand *dice, TlHistory *history)
{
  guint sort = throw (dice, 100);

  if (sort < 30)
    set_something (dice, history);
  else if (sort < 50)
    tl_random_add (dice, history, 1 + throw (dice, TL_N_KINDS - 1));
  else if (sort < 60)
    move_something (dice, history);
  else if (sort < 66)
    change_time (dice, history);
  else if (sort < 76)
    move_card (dice, history);
  else if (sort < 88)
    add_card (dice, history);
  else if (sort < 92)
    duplicate_some (dice, history);
  else
    delete_some (dice, history);
}
