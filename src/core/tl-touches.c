/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-touches.h"

#include "tl-map-private.h"

struct _TlTouches
{
  GArray *sums;       /* TlTouch; no flag: added and removed again */
  GHashTable *places; /* TlElement -> index in sums */
};

static TlTouch *
get_sum (TlTouches *touches, TlElement *element)
{
  gpointer place;
  TlTouch sum = { element, 0 };

  if (!g_hash_table_lookup_extended (touches->places, element, NULL, &place))
    {
      place = GUINT_TO_POINTER (touches->sums->len);
      g_hash_table_insert (touches->places, element, place);
      g_array_append_val (touches->sums, sum);
    }
  return &g_array_index (touches->sums, TlTouch, GPOINTER_TO_UINT (place));
}

static void
note_added (TlTouches *touches, TlElement *element)
{
  TlTouch *sum = get_sum (touches, element);

  sum->flags = sum->flags & TL_TOUCH_REMOVED ? TL_TOUCH_SET | TL_TOUCH_MOVED : TL_TOUCH_ADDED;
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    note_added (touches, child);
}

static void
note_removed (TlTouches *touches, TlElement *element)
{
  TlTouch *sum = get_sum (touches, element);

  sum->flags = sum->flags & TL_TOUCH_ADDED ? 0 : TL_TOUCH_REMOVED;
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    note_removed (touches, child);
}

static void
note_changed (TlTouches *touches, TlElement *element, TlTouchFlags flag)
{
  TlTouch *sum = get_sum (touches, element);

  if ((sum->flags & TL_TOUCH_ADDED) == 0)
    sum->flags |= flag;
}

TlTouches *
tl_touches_new (void)
{
  TlTouches *touches = g_new0 (TlTouches, 1);

  touches->sums = g_array_new (FALSE, FALSE, sizeof (TlTouch));
  touches->places = g_hash_table_new (NULL, NULL);
  return touches;
}

void
tl_touches_free (TlTouches *touches)
{
  g_array_unref (touches->sums);
  g_hash_table_unref (touches->places);
  g_free (touches);
}

void
tl_touches_note (TlTouches *touches, const TlEdit *edit)
{
  switch (edit->type)
    {
    case TL_EDIT_ADD:
      note_added (touches, edit->element);
      break;
    case TL_EDIT_REMOVE:
      note_removed (touches, edit->element);
      break;
    case TL_EDIT_SET:
      note_changed (touches, edit->element, TL_TOUCH_SET);
      break;
    case TL_EDIT_MOVE:
      note_changed (touches, edit->element, TL_TOUCH_MOVED);
      break;
    }
}

GArray *
tl_touches_take (TlTouches *touches)
{
  GArray *sums = touches->sums;
  guint n = 0;

  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, TlTouch, i).flags != 0)
      g_array_index (sums, TlTouch, n++) = g_array_index (sums, TlTouch, i);
  g_array_set_size (sums, n);
  touches->sums = g_array_new (FALSE, FALSE, sizeof (TlTouch));
  g_hash_table_remove_all (touches->places);
  return sums;
}
