/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-journal-private.h"

#include <string.h>

#include "tl-file-private.h"

/* Longer than any field, so that sums of lengths stay far from the end of a gsize. */
#define FIELD_LIMIT TL_FILE_SIZE_LIMIT

void
tl_journal_put_text (GString *out, const char *text)
{
  if (text == NULL)
    g_string_append_c (out, '-');
  else
    g_string_append_printf (out, "%" G_GSIZE_FORMAT ":", strlen (text));
  g_string_append (out, text == NULL ? "" : text);
  g_string_append_c (out, ',');
}

void
tl_journal_put_number (GString *out, gint64 number)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",", number);
}

static char *
fail (TlJournalFields *fields)
{
  fields->failed = TRUE;
  fields->at = fields->end;
  return NULL;
}

/* The digits up to `stop`, which is skipped. Negative where there are none, or too many. */
static gint64
get_digits (TlJournalFields *fields, char stop)
{
  gint64 number = 0;
  const char *first = fields->at;

  while (fields->at < fields->end && g_ascii_isdigit (*fields->at) && number < FIELD_LIMIT)
    number = number * 10 + (*fields->at++ - '0');
  if (fields->at == first || fields->at == fields->end || *fields->at != stop)
    return -1;
  fields->at++;
  return number;
}

char *
tl_journal_get_text (TlJournalFields *fields)
{
  gint64 length;
  char *text;

  if (fields->end - fields->at >= 2 && memcmp (fields->at, "-,", 2) == 0)
    {
      fields->at += 2;
      return NULL;
    }
  length = get_digits (fields, ':');
  if (length < 0 || length >= fields->end - fields->at || fields->at[length] != ',')
    return fail (fields);
  text = g_strndup (fields->at, (gsize) length);
  fields->at += length + 1;
  return text;
}

gint64
tl_journal_get_number (TlJournalFields *fields)
{
  gboolean negative = fields->at < fields->end && *fields->at == '-';
  gint64 number;

  fields->at += negative ? 1 : 0;
  number = get_digits (fields, ',');
  if (number < 0)
    fail (fields);
  return number < 0 ? 0 : negative ? -number : number;
}

/* Places. In memory a foreign child may stand anywhere among the children while the file has it in
 * front of a property element, so that a map read again has its children in another order. Within a
 * row, those that the file has in the same place, the order is the same. */

static TlElement *
skip_other_rows (TlElement *child, const TlElement *left_out, TlKind parent, int row)
{
  while (child != NULL && (child == left_out || tl_file_get_row (child, parent) != row))
    child = child->next;
  return child;
}

/* A child of `parent` in a row (NULL: the end of it): so many places in front of the next one that
 * has an id, or of the end. */
static void
put_child (GString *out, TlElement *parent, TlElement *child, int row)
{
  gint64 n = 0;

  for (; child != NULL && child->kind == TL_KIND_FOREIGN; n++)
    child = skip_other_rows (child->next, NULL, parent->kind, row);
  tl_journal_put_text (out, parent->id);
  tl_journal_put_number (out, row);
  tl_journal_put_text (out, child == NULL ? NULL : child->id);
  tl_journal_put_number (out, n);
}

static void
put_element (GString *out, TlElement *element)
{
  if (element->kind != TL_KIND_FOREIGN)
    tl_journal_put_text (out, element->id);
  else
    {
      tl_journal_put_text (out, NULL);
      put_child (out, element->parent, element, tl_file_get_row (element, element->parent->kind));
    }
}

/* Where the edit puts its element. */
static void
put_place (GString *out, const TlEdit *edit)
{
  int row = tl_file_get_row (edit->element, edit->parent->kind);

  put_child (out, edit->parent,
             skip_other_rows (edit->before, edit->element, edit->parent->kind, row), row);
}

static TlElement *
get_previous_in_row (TlElement *child, TlKind parent, int row)
{
  while (child != NULL && tl_file_get_row (child, parent) != row)
    child = child->previous;
  return child;
}

/* FALSE when there is no such place. */
static gboolean
get_child (TlJournalFields *fields, TlMap *map, TlElement **parent, TlElement **child)
{
  g_autofree char *parent_id = tl_journal_get_text (fields);
  int row = (int) tl_journal_get_number (fields);
  g_autofree char *id = tl_journal_get_text (fields);
  gint64 n = tl_journal_get_number (fields);
  TlElement *back;

  *parent = tl_map_find (map, parent_id);
  *child = tl_map_find (map, id);
  if (fields->failed || *parent == NULL || (id != NULL && *child == NULL) ||
      (*child != NULL && ((*child)->parent != *parent || row != -1)))
    return FALSE;
  for (; n > 0; n--)
    {
      back = *child == NULL ? (*parent)->last_child : (*child)->previous;
      *child = get_previous_in_row (back, (*parent)->kind, row);
      if (*child == NULL || (*child)->kind != TL_KIND_FOREIGN)
        return FALSE;
    }
  return TRUE;
}

/* NULL when there is none. */
static TlElement *
get_element (TlJournalFields *fields, TlMap *map)
{
  g_autofree char *id = tl_journal_get_text (fields);
  TlElement *parent, *child;

  if (id != NULL)
    return tl_map_find (map, id);
  return !fields->failed && get_child (fields, map, &parent, &child) ? child : NULL;
}

static gboolean
may_stand_in (const TlElement *element, const TlElement *parent)
{
  return element->kind == TL_KIND_FOREIGN ||
         tl_kind_get_parent (element->kind) == (int) parent->kind;
}

/* Elements with all that is in them. */

static void
put_tree (GString *out, const TlElement *element)
{
  guint n_properties, n_children = 0;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_properties);

  tl_journal_put_text (out, element->id);
  tl_journal_put_text (out, element->foreign);
  tl_journal_put_number (out, element->ahead);
  if (element->kind == TL_KIND_FOREIGN)
    return;
  tl_journal_put_text (out, tl_kind_get_name (element->kind));
  for (guint slot = 0; slot < n_properties; slot++)
    if (element->values[slot] != NULL)
      {
        tl_journal_put_text (out, specs[slot].name);
        tl_journal_put_text (out, element->values[slot]);
      }
  tl_journal_put_text (out, NULL);
  for (const TlElement *child = element->first_child; child != NULL; child = child->next)
    n_children++;
  tl_journal_put_number (out, n_children);
  for (const TlElement *child = element->first_child; child != NULL; child = child->next)
    put_tree (out, child);
}

static void
get_values (TlJournalFields *fields, TlElement *element)
{
  char *name;

  while ((name = tl_journal_get_text (fields)) != NULL)
    {
      const TlPropertySpec *spec = tl_kind_find_property (element->kind, name);
      char *text = tl_journal_get_text (fields);

      if (spec == NULL)
        fail (fields);
      else
        tl_element_take_value (element, (guint) tl_kind_get_slot (element->kind, spec->property),
                               g_steal_pointer (&text));
      g_free (text);
      g_free (name);
    }
}

/* What the writer takes to be attributes must be some, or it would run past them. */
static gboolean
are_attributes (const char *lines)
{
  static GRegex *form = NULL;

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new ("^(?: [^ =\"\\n]+=\"[^\"\\n]*\")*"
                                           "(?:\\n[^ =\"\\n]+(?: [^ =\"\\n]+=\"[^\"\\n]*\")+)*$",
                                           G_REGEX_DOLLAR_ENDONLY | G_REGEX_RAW, 0, NULL));
  return g_regex_match (form, lines, 0, NULL);
}

/* An element of a map that lacks this id, or foreign: `id` is NULL. */
static TlElement *
make_element (TlJournalFields *fields, TlMap *map, const char *id)
{
  g_autofree char *name = tl_journal_get_text (fields);
  TlElement *element;
  TlKind kind;

  if (name == NULL || !tl_kind_from_name (name, &kind) || kind == TL_KIND_MAP ||
      !tl_id_is_valid (id) || tl_map_find (map, id) != NULL)
    {
      fail (fields);
      return NULL;
    }
  element = tl_element_new (kind, id);
  get_values (fields, element);
  return element;
}

static TlElement *get_tree (TlJournalFields *fields, TlMap *map, GHashTable *ids);

static void
get_children (TlJournalFields *fields, TlMap *map, GHashTable *ids, TlElement *parent)
{
  gint64 n = tl_journal_get_number (fields);

  for (; n > 0 && !fields->failed; n--)
    {
      g_autoptr (TlElement) child = get_tree (fields, map, ids);

      if (child == NULL)
        break;
      if (may_stand_in (child, parent))
        tl_element_append (parent, g_steal_pointer (&child));
      else
        fail (fields);
    }
}

/* `ids` are those of the tree so far. NULL when it is none. The kinds that may stand in each other
 * end the descent. */
static TlElement *
get_tree (TlJournalFields *fields, TlMap *map, GHashTable *ids)
{
  char *id = tl_journal_get_text (fields);
  g_autofree char *foreign = tl_journal_get_text (fields);
  guint8 ahead = (guint8) tl_journal_get_number (fields);
  g_autoptr (TlElement) element = NULL;

  if (id == NULL && foreign != NULL)
    element = tl_element_new_foreign (g_steal_pointer (&foreign));
  else if (id != NULL && g_hash_table_add (ids, id) &&
           (foreign == NULL || are_attributes (foreign)))
    element = make_element (fields, map, id);
  if (element == NULL || fields->failed)
    {
      fail (fields);
      return NULL;
    }
  element->ahead = ahead;
  if (element->kind != TL_KIND_FOREIGN)
    {
      tl_element_take_foreign_attributes (element, g_steal_pointer (&foreign));
      get_children (fields, map, ids, element);
    }
  return g_steal_pointer (&element);
}

/* The four types. */

static const char type_names[] = {
  [TL_EDIT_ADD] = 'a', [TL_EDIT_REMOVE] = 'r', [TL_EDIT_SET] = 's', [TL_EDIT_MOVE] = 'm'
};

void
tl_journal_put_edit (GString *out, const TlEdit *edit, TlMap *map)
{
  g_string_append_c (out, type_names[edit->type]);
  if (edit->type != TL_EDIT_ADD)
    put_element (out, edit->element);
  if (edit->type == TL_EDIT_ADD || edit->type == TL_EDIT_MOVE)
    put_place (out, edit);
  if (edit->type == TL_EDIT_ADD)
    put_tree (out, edit->element);
  if (edit->type == TL_EDIT_SET)
    {
      tl_journal_put_text (out, tl_kind_get_property (edit->element->kind, edit->property)->name);
      tl_journal_put_text (out, edit->text);
    }
}

static gboolean
get_add (TlJournalFields *fields, TlMap *map, TlEdit *edit)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!get_child (fields, map, &edit->parent, &edit->before))
    return FALSE;
  edit->element = get_tree (fields, map, ids);
  return edit->element != NULL && may_stand_in (edit->element, edit->parent);
}

static gboolean
get_set (TlJournalFields *fields, TlEdit *edit)
{
  g_autofree char *name = tl_journal_get_text (fields);
  const TlPropertySpec *spec =
      name == NULL ? NULL : tl_kind_find_property (edit->element->kind, name);

  edit->text = tl_journal_get_text (fields);
  if (spec == NULL)
    return FALSE;
  edit->property = spec->property;
  return TRUE;
}

static gboolean
get_move (TlJournalFields *fields, TlMap *map, TlEdit *edit)
{
  return get_child (fields, map, &edit->parent, &edit->before) && edit->before != edit->element &&
         may_stand_in (edit->element, edit->parent);
}

static gboolean
get_fitting (TlJournalFields *fields, TlMap *map, TlEdit *edit)
{
  if (edit->type == TL_EDIT_ADD)
    return get_add (fields, map, edit);
  edit->element = get_element (fields, map);
  if (edit->element == NULL)
    return FALSE;
  if (edit->type == TL_EDIT_SET)
    return get_set (fields, edit);
  if (edit->element->parent == NULL)
    return FALSE;
  return edit->type == TL_EDIT_REMOVE || get_move (fields, map, edit);
}

gboolean
tl_journal_get_edit (TlJournalFields *fields, TlMap *map, TlEdit *edit)
{
  const char *name =
      fields->at < fields->end ? memchr (type_names, *fields->at, sizeof type_names) : NULL;

  if (name == NULL)
    return FALSE;
  fields->at++;
  *edit = (TlEdit){ .type = (TlEditType) (name - type_names) };
  if (get_fitting (fields, map, edit) && !fields->failed)
    return TRUE;
  tl_edit_clear (edit);
  return FALSE;
}
