/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history-private.h"

/* What the edit did when its step was made, whichever way it would be applied now. */
static TlEditType
get_deed (const TlEdit *edit, gboolean is_inverse)
{
  if (is_inverse && edit->type == TL_EDIT_ADD)
    return TL_EDIT_REMOVE;
  if (is_inverse && edit->type == TL_EDIT_REMOVE)
    return TL_EDIT_ADD;
  return edit->type;
}

static const TlEdit *
get_edit (const GArray *edits, guint index)
{
  return &g_array_index (edits, TlEdit, index);
}

/* What is taken out comes last, behind what referred to it. A moment that is made for cards comes
 * before them. */
static const TlEdit *
find_leading_edit (const GArray *edits, gboolean is_inverse)
{
  const TlEdit *first = get_edit (edits, 0);
  gboolean is_moment_made = tl_element_get_kind (first->element) == TL_KIND_MOMENT &&
                            get_deed (first, is_inverse) == TL_EDIT_ADD;

  for (guint i = edits->len; i > 0; i--)
    if (get_deed (get_edit (edits, i - 1), is_inverse) == TL_EDIT_REMOVE)
      return get_edit (edits, i - 1);
  for (guint i = 0; is_moment_made && i < edits->len; i++)
    if (tl_element_get_kind (get_edit (edits, i)->element) == TL_KIND_TOUCHPOINT)
      return get_edit (edits, i);
  return first;
}

GPtrArray *
tl_history_list_subjects (TlHistory *history, guint index)
{
  const GArray *edits = tl_history_get_step_edits (history, index);
  GPtrArray *subjects = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const TlEdit *leading;

  if (edits == NULL)
    return subjects;
  leading = find_leading_edit (edits, index < tl_history_get_n_done (history));
  for (guint i = 0; i < edits->len; i++)
    {
      const TlEdit *edit = get_edit (edits, i);

      if (edit->type == leading->type &&
          tl_element_get_kind (edit->element) == tl_element_get_kind (leading->element) &&
          g_hash_table_add (known, edit->element))
        g_ptr_array_add (subjects, edit->element);
    }
  return subjects;
}
