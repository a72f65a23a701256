/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history-private.h"

#include "tl-map-private.h"
#include "tl-touches.h"

/* One gesture. Of a step done `edits` holds the inverses, to be applied from the last to the first;
 * of a step undone the edits themselves, from the first to the last. */
typedef struct
{
  char *label;
  char *merge_key;
  guint64 before; /* serials */
  guint64 after;
  GArray *edits; /* TlEdit */
} Step;

/* What was last notified. */
typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  gboolean is_modified;
  char *undo_label;
  char *redo_label;
} State;

struct _TlHistory
{
  GObject parent_instance;

  TlMap *map;
  GPtrArray *steps; /* of Step */
  guint n_done;     /* steps before this are done, the others undone */
  Step *open;       /* NULL outside a step */
  TlTouches *touches;
  guint64 serial;
  guint64 last_serial; /* the highest number given away */
  guint64 saved;
  State state;
  const TlHistoryListener *listener; /* NULL: none */
  gpointer listener_data;
  gboolean may_merge;
  gboolean is_telling;
};

G_DEFINE_FINAL_TYPE (TlHistory, tl_history, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_IS_MODIFIED,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static Step *
step_new (const char *label, const char *merge_key, guint64 before)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->merge_key = g_strdup (merge_key);
  step->before = before;
  step->edits = g_array_new (FALSE, FALSE, sizeof (TlEdit));
  g_array_set_clear_func (step->edits, (GDestroyNotify) tl_edit_clear);
  return step;
}

static void
step_free (Step *step)
{
  g_array_unref (step->edits);
  g_free (step->merge_key);
  g_free (step->label);
  g_free (step);
}

static TlEdit *
step_get_edit (Step *step, guint index)
{
  return &g_array_index (step->edits, TlEdit, index);
}

/* Both steps set the same properties of the same elements in the same order. */
static gboolean
sets_the_same (Step *step, Step *other)
{
  if (step->edits->len != other->edits->len)
    return FALSE;
  for (guint i = 0; i < step->edits->len; i++)
    {
      const TlEdit *edit = step_get_edit (step, i), *twin = step_get_edit (other, i);

      if (edit->type != TL_EDIT_SET || twin->type != TL_EDIT_SET ||
          edit->element != twin->element || edit->property != twin->property)
        return FALSE;
    }
  return TRUE;
}

/* Makes one step of two that are done; takes `next`. Of edits that set the same the inverse of the
 * first is enough, so that a title typed letter by letter costs one. */
static void
step_join (Step *step, Step *next)
{
  if (!sets_the_same (step, next))
    {
      g_array_append_vals (step->edits, next->edits->data, next->edits->len);
      g_array_set_clear_func (next->edits, NULL);
    }
  step->after = next->after;
  step_free (next);
}

static void
apply (TlHistory *history, TlEdit *edit)
{
  if (history->listener != NULL)
    history->listener->edit (edit, history->map, history->listener_data);
  tl_touches_note (history->touches, edit);
  tl_edit_apply (edit, history->map);
}

static void
end_run (TlHistory *history, TlHistoryEnd end, const char *label)
{
  if (history->listener != NULL)
    history->listener->ended (end, label, history->listener_data);
}

static void
apply_backwards (TlHistory *history, Step *step)
{
  for (guint i = step->edits->len; i > 0; i--)
    apply (history, step_get_edit (step, i - 1));
}

static void
apply_forwards (TlHistory *history, Step *step)
{
  for (guint i = 0; i < step->edits->len; i++)
    apply (history, step_get_edit (step, i));
}

/* Setting a property twice in a row is setting it once, and back to where it was, not at all. */
static gboolean
absorb (TlHistory *history, const TlEdit *inverse)
{
  GArray *edits = history->open->edits;
  TlEdit *last = edits->len == 0 ? NULL : step_get_edit (history->open, edits->len - 1);

  if (last == NULL || inverse->type != TL_EDIT_SET || last->type != TL_EDIT_SET ||
      last->element != inverse->element || last->property != inverse->property)
    return FALSE;
  if (g_strcmp0 (last->text, tl_element_get (last->element, last->property)) == 0)
    g_array_set_size (edits, edits->len - 1);
  return TRUE;
}

static Step *
get_undo_step (TlHistory *history)
{
  return history->n_done == 0 ? NULL : history->steps->pdata[history->n_done - 1];
}

static Step *
get_redo_step (TlHistory *history)
{
  return history->n_done == history->steps->len ? NULL : history->steps->pdata[history->n_done];
}

static void
update_flag (TlHistory *history, gboolean *flag, gboolean value, guint property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (history), properties[property]);
}

static void
update_label (TlHistory *history, char **label, const char *value, guint property)
{
  if (g_strcmp0 (*label, value) == 0)
    return;
  g_free (*label);
  *label = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (history), properties[property]);
}

static void
update_state (TlHistory *history)
{
  State *state = &history->state;

  update_flag (history, &state->can_undo, get_undo_step (history) != NULL, PROP_CAN_UNDO);
  update_flag (history, &state->can_redo, get_redo_step (history) != NULL, PROP_CAN_REDO);
  update_flag (history, &state->is_modified, tl_history_is_modified (history), PROP_IS_MODIFIED);
  update_label (history, &state->undo_label, tl_history_get_undo_label (history), PROP_UNDO_LABEL);
  update_label (history, &state->redo_label, tl_history_get_redo_label (history), PROP_REDO_LABEL);
}

/* Tells the map's followers what was touched, then the history's own. */
static void
tell (TlHistory *history, GArray *touches)
{
  g_object_ref (history);
  history->is_telling = TRUE;
  if (touches->len > 0)
    tl_map_tell (history->map, (const TlTouch *) touches->data, touches->len);
  history->is_telling = FALSE;
  update_state (history);
  g_object_unref (history);
}

static gboolean
can_merge (TlHistory *history, Step *step)
{
  Step *previous = get_undo_step (history);

  return history->may_merge && previous != NULL && step->merge_key != NULL &&
         g_strcmp0 (previous->merge_key, step->merge_key) == 0;
}

/* The step becomes the last of the history; what was undone is forgotten. */
static TlHistoryEnd
append_step (TlHistory *history, Step *step)
{
  gboolean joins;

  step->after = history->serial = ++history->last_serial;
  g_ptr_array_set_size (history->steps, (int) history->n_done);
  joins = can_merge (history, step);
  if (joins)
    step_join (get_undo_step (history), step);
  else
    g_ptr_array_add (history->steps, step);
  history->n_done = history->steps->len;
  history->may_merge = TRUE;
  return joins ? TL_HISTORY_JOINED : TL_HISTORY_STEP;
}

static gboolean
is_at_rest (TlHistory *history)
{
  return history->open == NULL && !history->is_telling;
}

static void
tl_history_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TlHistory *history = TL_HISTORY (object);

  switch (property)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, get_undo_step (history) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, get_redo_step (history) != NULL);
      break;
    case PROP_IS_MODIFIED:
      g_value_set_boolean (value, tl_history_is_modified (history));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, tl_history_get_undo_label (history));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, tl_history_get_redo_label (history));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tl_history_dispose (GObject *object)
{
  TlHistory *history = TL_HISTORY (object);

  if (history->open != NULL)
    tl_history_rollback (history);
  G_OBJECT_CLASS (tl_history_parent_class)->dispose (object);
}

static void
tl_history_finalize (GObject *object)
{
  TlHistory *history = TL_HISTORY (object);

  g_ptr_array_unref (history->steps);
  tl_touches_free (history->touches);
  g_free (history->state.undo_label);
  g_free (history->state.redo_label);
  g_object_unref (history->map);
  G_OBJECT_CLASS (tl_history_parent_class)->finalize (object);
}

static GParamSpec *
make_flag (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE,
                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
make_label (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
tl_history_class_init (TlHistoryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_history_get_property;
  object_class->dispose = tl_history_dispose;
  object_class->finalize = tl_history_finalize;

  properties[PROP_CAN_UNDO] = make_flag ("can-undo");
  properties[PROP_CAN_REDO] = make_flag ("can-redo");
  properties[PROP_IS_MODIFIED] = make_flag ("is-modified");
  properties[PROP_UNDO_LABEL] = make_label ("undo-label");
  properties[PROP_REDO_LABEL] = make_label ("redo-label");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tl_history_init (TlHistory *history)
{
  history->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  history->touches = tl_touches_new ();
}

TlHistory *
tl_history_new (TlMap *map)
{
  TlHistory *history;

  g_return_val_if_fail (TL_IS_MAP (map), NULL);

  history = g_object_new (TL_TYPE_HISTORY, NULL);
  history->map = g_object_ref (map);
  return history;
}

TlMap *
tl_history_get_map (TlHistory *history)
{
  return history->map;
}

void
tl_history_begin (TlHistory *history, const char *label, const char *merge_key)
{
  g_return_if_fail (history->open == NULL);
  g_return_if_fail (!history->is_telling);

  history->open = step_new (label, merge_key, history->serial);
}

gboolean
tl_history_commit (TlHistory *history)
{
  g_autoptr (GArray) touches = NULL;
  TlHistoryEnd end;
  Step *step;

  g_return_val_if_fail (history->open != NULL, FALSE);

  step = g_steal_pointer (&history->open);
  touches = tl_touches_take (history->touches);
  if (touches->len == 0 || step->edits->len == 0)
    {
      end_run (history, TL_HISTORY_NOTHING, step->label);
      step_free (step);
      return FALSE;
    }
  end = append_step (history, step);
  end_run (history, end, get_undo_step (history)->label);
  tell (history, touches);
  return TRUE;
}

void
tl_history_rollback (TlHistory *history)
{
  g_autoptr (GArray) touches = NULL;
  Step *step;

  g_return_if_fail (history->open != NULL);

  step = g_steal_pointer (&history->open);
  apply_backwards (history, step);
  end_run (history, TL_HISTORY_NOTHING, step->label);
  touches = tl_touches_take (history->touches);
  tell (history, touches);
  step_free (step);
}

gboolean
tl_history_is_in_step (TlHistory *history)
{
  return history->open != NULL;
}

void
tl_history_end_merge (TlHistory *history)
{
  history->may_merge = FALSE;
}

void
tl_history_record (TlHistory *history, TlEdit edit)
{
  g_return_if_fail (history->open != NULL);

  apply (history, &edit);
  if (absorb (history, &edit))
    tl_edit_clear (&edit);
  else
    g_array_append_val (history->open->edits, edit);
}

static void
undo_one (TlHistory *history)
{
  Step *step = get_undo_step (history);

  apply_backwards (history, step);
  history->n_done--;
  history->serial = step->before;
  end_run (history, TL_HISTORY_UNDO, step->label);
}

static void
redo_one (TlHistory *history)
{
  Step *step = get_redo_step (history);

  apply_forwards (history, step);
  history->n_done++;
  history->serial = step->after;
  end_run (history, TL_HISTORY_REDO, step->label);
}

gboolean
tl_history_undo (TlHistory *history)
{
  return history->n_done > 0 && tl_history_go_to (history, history->n_done - 1);
}

gboolean
tl_history_withdraw (TlHistory *history, const char *merge_key)
{
  g_autoptr (GArray) touches = NULL;
  Step *step = get_undo_step (history);

  g_return_val_if_fail (merge_key != NULL, FALSE);

  if (step == NULL || g_strcmp0 (step->merge_key, merge_key) != 0)
    return FALSE;
  g_return_val_if_fail (is_at_rest (history), FALSE);
  undo_one (history);
  history->may_merge = FALSE;
  /* What it has made lives until all have heard that it is gone. */
  g_ptr_array_set_size (history->steps, (int) history->n_done + 1);
  g_ptr_array_steal_index (history->steps, history->n_done);
  touches = tl_touches_take (history->touches);
  tell (history, touches);
  step_free (step);
  return TRUE;
}

gboolean
tl_history_redo (TlHistory *history)
{
  return tl_history_go_to (history, history->n_done + 1);
}

const char *
tl_history_get_undo_label (TlHistory *history)
{
  Step *step = get_undo_step (history);

  return step == NULL ? NULL : step->label;
}

const char *
tl_history_get_redo_label (TlHistory *history)
{
  Step *step = get_redo_step (history);

  return step == NULL ? NULL : step->label;
}

guint
tl_history_get_n_steps (TlHistory *history)
{
  return history->steps->len;
}

guint
tl_history_get_n_done (TlHistory *history)
{
  return history->n_done;
}

const char *
tl_history_get_step_label (TlHistory *history, guint index)
{
  return index < history->steps->len ? ((Step *) history->steps->pdata[index])->label : NULL;
}

const GArray *
tl_history_get_step_edits (TlHistory *history, guint index)
{
  return index < history->steps->len ? ((Step *) history->steps->pdata[index])->edits : NULL;
}

gboolean
tl_history_go_to (TlHistory *history, guint n_done)
{
  g_autoptr (GArray) touches = NULL;
  guint wanted = MIN (n_done, history->steps->len);

  g_return_val_if_fail (is_at_rest (history), FALSE);

  if (wanted == history->n_done)
    return FALSE;
  while (history->n_done > wanted)
    undo_one (history);
  while (history->n_done < wanted)
    redo_one (history);
  history->may_merge = FALSE;
  touches = tl_touches_take (history->touches);
  tell (history, touches);
  return TRUE;
}

guint64
tl_history_get_serial (TlHistory *history)
{
  return history->serial;
}

void
tl_history_set_saved (TlHistory *history, guint64 serial)
{
  history->saved = serial;
  history->may_merge = FALSE;
  update_state (history);
}

void
tl_history_forget_saved (TlHistory *history)
{
  tl_history_set_saved (history, G_MAXUINT64);
}

gboolean
tl_history_is_modified (TlHistory *history)
{
  return history->serial != history->saved;
}

void
tl_history_set_listener (TlHistory *history, const TlHistoryListener *listener, gpointer data)
{
  g_return_if_fail (history->open == NULL);

  history->listener = listener;
  history->listener_data = data;
}
