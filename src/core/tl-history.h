/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-edit.h"

G_BEGIN_DECLS

/* TlHistory: the only way to change a map.
 *
 * A gesture is one step: begin, edits, commit. Each edit is applied at once and its inverse kept;
 * undo applies the inverses and keeps theirs, so doing, undoing and redoing are one path. Edits
 * outside a step are a programming error (critical, nothing happens). Steps do not nest.
 *
 * properties (all notify): can-undo, can-redo, is-modified (gboolean), undo-label, redo-label
 * (string, NULL when there is nothing). A history holds a reference on its map. */
#define TL_TYPE_HISTORY (tl_history_get_type ())
G_DECLARE_FINAL_TYPE (TlHistory, tl_history, TL, HISTORY, GObject)

TlHistory *tl_history_new (TlMap *map);
TlMap *tl_history_get_map (TlHistory *history);

/* `label` is what the step did, translated and in title case ("Move Touchpoint"). A step with the
 * same non-NULL merge key as the step before it, with nothing between, joins that step. */
void tl_history_begin (TlHistory *history, const char *label, const char *merge_key);
/* TRUE when the step changed anything; a step that changed nothing leaves no trace. */
gboolean tl_history_commit (TlHistory *history);
/* Takes the open step back as if it had never been. */
void tl_history_rollback (TlHistory *history);
gboolean tl_history_is_in_step (TlHistory *history);
/* Takes the last step done back as if it had never been: it cannot be redone. FALSE when that step
 * has another merge key; then nothing happens. */
gboolean tl_history_withdraw (TlHistory *history, const char *merge_key);
/* Ends merging: the next step stands for itself. */
void tl_history_end_merge (TlHistory *history);

/* Edits. `value` NULL unsets, and so does "" where the property is not required; the text must be
 * valid (tl_map_check_value ()), else a critical; so is another kind for a lane with touchpoints.
 * Setting what is there already is no edit. */
void
tl_history_set (TlHistory *history, TlElement *element, TlProperty property, const char *value);
void
tl_history_set_number (TlHistory *history, TlElement *element, TlProperty property, double number);
void
tl_history_set_choice (TlHistory *history, TlElement *element, TlProperty property, int choice);
/* A new element before `before` (NULL: behind the last of its kind, or where its kind belongs).
 * `parent` NULL means the map. `id` NULL makes one. */
TlElement *tl_history_add (
    TlHistory *history, TlKind kind, const char *id, TlElement *parent, TlElement *before);
/* Takes the element and its children out, exactly that: who refers to it must be mended first in
 * the same step, which tl_operations_delete () does, else a critical. */
void tl_history_remove (TlHistory *history, TlElement *element);
/* `before` NULL: to the end of the parent's children. */
void tl_history_move (TlHistory *history, TlElement *element, TlElement *parent, TlElement *before);

gboolean tl_history_undo (TlHistory *history);
gboolean tl_history_redo (TlHistory *history);
const char *tl_history_get_undo_label (TlHistory *history);
const char *tl_history_get_redo_label (TlHistory *history);

/* All steps there are, the first one first: how many, how many of them are done (the others are
 * undone), and what each did, NULL past the last. */
guint tl_history_get_n_steps (TlHistory *history);
guint tl_history_get_n_done (TlHistory *history);
const char *tl_history_get_step_label (TlHistory *history, guint index);
/* What a step is about, as far as its edits tell: the elements of one kind that it took out, else
 * those that it made or changed first. Some may be in no map now; they live as long as the step.
 * Empty past the last. Transfer container, of TlElement, none twice. */
GPtrArray *tl_history_list_subjects (TlHistory *history, guint index);
/* Undoes or redoes as many steps as it takes to have so many done, all of them at most. TlMap's
 * followers hear of it once, a listener of every step. FALSE when that many are done already. */
gboolean tl_history_go_to (TlHistory *history, guint n_done);

/* The number of the state the map is in: equal serials, equal bytes. Undo returns to the serial
 * before the step, redo to the one after it; a new step gets a number never used before. */
guint64 tl_history_get_serial (TlHistory *history);
/* The state with this serial is what is saved; "modified" is exact from there, through any undo
 * and redo. Pass the serial that was current when the bytes were taken. */
void tl_history_set_saved (TlHistory *history, guint64 serial);
gboolean tl_history_is_modified (TlHistory *history);
/* From now on the map counts as modified, whatever is undone, until a later state is saved: what
 * was saved is not what is there any more. */
void tl_history_forget_saved (TlHistory *history);

/* How a run of edits ended. */
typedef enum
{
  TL_HISTORY_NOTHING, /* rolled back, or nothing has changed in the end */
  TL_HISTORY_STEP,
  TL_HISTORY_JOINED, /* a step that became a part of the one before it */
  TL_HISTORY_UNDO,
  TL_HISTORY_REDO,
} TlHistoryEnd;

/* Hears every edit, for a journal. `edit` is called before each is applied, with the map as the
 * edit finds it; `ended` when the run is over, before TlMap::changed, with the label of the step.
 * After NOTHING the map is as it was before the run. Neither may change the map. */
typedef struct
{
  void (*edit) (const TlEdit *edit, TlMap *map, gpointer data);
  void (*ended) (TlHistoryEnd end, const char *label, gpointer data);
} TlHistoryListener;

/* One at most, which must outlive its time here; NULL: nobody listens any more. */
void tl_history_set_listener (TlHistory *history, const TlHistoryListener *listener, gpointer data);

G_END_DECLS
