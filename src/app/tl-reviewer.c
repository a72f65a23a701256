/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reviewer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-findings-keeper.h"
#include "tl-today.h"

/* How long the map has to rest before it is looked through as a whole, in milliseconds. */
#define REST 200

/* The longest it works without a break, in microseconds, but for a part that takes longer. */
#define PORTION 6000

struct _TlReviewer
{
  GObject parent_instance;

  TlHistory *history; /* NULL: none */
  GPtrArray *findings;
  TlFindingsKeeper *keeper; /* NULL until it looks through the map */
  guint rest_id;            /* until the map has rested */
  guint work_id;            /* while it looks */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlReviewer, tl_reviewer, G_TYPE_OBJECT)

static void
take_findings (TlReviewer *self, GPtrArray *findings)
{
  g_ptr_array_unref (self->findings);
  self->findings = findings;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* As far as a portion goes: G_SOURCE_REMOVE when all is found. */
static gboolean
on_work_cb (gpointer data)
{
  TlReviewer *self = data;
  gint64 until = g_get_monotonic_time () + PORTION;

  while (g_get_monotonic_time () < until)
    if (!tl_findings_keeper_go_on (self->keeper))
      {
        self->work_id = 0;
        take_findings (self, g_ptr_array_ref (tl_findings_keeper_get_findings (self->keeper)));
        return G_SOURCE_REMOVE;
      }
  return G_SOURCE_CONTINUE;
}

static void
work_on (TlReviewer *self)
{
  self->work_id = g_idle_add_full (G_PRIORITY_LOW, on_work_cb, self, NULL);
}

static gboolean
on_rested_cb (gpointer data)
{
  TlReviewer *self = data;
  g_autofree char *today = NULL;

  if (tl_history_is_in_step (self->history))
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  today = tl_today_dup ();
  self->keeper = tl_findings_keeper_new (tl_history_get_map (self->history), today);
  work_on (self);
  return G_SOURCE_REMOVE;
}

static void
stop (TlReviewer *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->work_id, g_source_remove);
  g_clear_pointer (&self->keeper, tl_findings_keeper_free);
}

static void
look_soon (TlReviewer *self)
{
  stop (self);
  self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST, on_rested_cb, self, NULL);
}

static gboolean
names_any (const TlFinding *finding, GHashTable *removed)
{
  for (guint i = 0; i < finding->elements->len; i++)
    if (g_hash_table_contains (removed, finding->elements->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
drop_removed (TlReviewer *self, const TlTouch *touches, guint n_touches)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_touches; i++)
    if ((touches[i].flags & TL_TOUCH_REMOVED) != 0)
      g_hash_table_add (removed, touches[i].element);
  for (guint i = 0; i < self->findings->len; i++)
    {
      TlFinding *finding = self->findings->pdata[i];

      if (finding->verdict != NULL && g_hash_table_contains (removed, finding->verdict))
        finding->verdict = NULL;
      if (!names_any (finding, removed))
        g_ptr_array_add (kept, tl_finding_ref (finding));
    }
  if (kept->len < self->findings->len)
    take_findings (self, g_steal_pointer (&kept));
}

/* TRUE when the findings are those of the map again. */
static gboolean
keep_up (TlReviewer *self, const TlTouch *touches, guint n_touches)
{
  g_autofree char *today = tl_today_dup ();

  if (self->keeper == NULL || self->work_id != 0 ||
      strcmp (today, tl_findings_keeper_get_today (self->keeper)) != 0)
    return FALSE;
  switch (tl_findings_keeper_update (self->keeper, touches, n_touches))
    {
    case TL_FINDINGS_DIFFER:
      take_findings (self, g_ptr_array_ref (tl_findings_keeper_get_findings (self->keeper)));
      return TRUE;
    case TL_FINDINGS_SAME:
      return TRUE;
    case TL_FINDINGS_LOST:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlReviewer *self)
{
  if (keep_up (self, touches, n_touches))
    return;
  stop (self);
  drop_removed (self, touches, n_touches);
  look_soon (self);
}

static void
on_new_day_cb (gpointer data)
{
  look_soon (data);
}

static void
disconnect_map (TlReviewer *self)
{
  stop (self);
  tl_today_unwatch (self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
}

static void
tl_reviewer_dispose (GObject *object)
{
  TlReviewer *self = TL_REVIEWER (object);

  disconnect_map (self);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (tl_reviewer_parent_class)->dispose (object);
}

static void
tl_reviewer_finalize (GObject *object)
{
  g_ptr_array_unref (TL_REVIEWER (object)->findings);
  G_OBJECT_CLASS (tl_reviewer_parent_class)->finalize (object);
}

static void
tl_reviewer_class_init (TlReviewerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_reviewer_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_reviewer_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TL_TYPE_REVIEWER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_reviewer_init (TlReviewer *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
}

TlReviewer *
tl_reviewer_new (void)
{
  return g_object_new (TL_TYPE_REVIEWER, NULL);
}

void
tl_reviewer_set_history (TlReviewer *self, TlHistory *history, TlFindingsKeeper *keeper)
{
  g_autoptr (TlFindingsKeeper) given = keeper;
  g_autofree char *today = tl_today_dup ();

  g_return_if_fail (TL_IS_REVIEWER (self));

  if (self->history == history)
    return;
  disconnect_map (self);
  g_set_object (&self->history, history);
  take_findings (self, g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref));
  if (history == NULL)
    return;
  g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_map_changed_cb), self);
  tl_today_watch (on_new_day_cb, self);
  /* What was found ahead is there when the map is first seen; else it is looked through as soon as
   * it is: nobody changes it yet. */
  if (given != NULL && strcmp (tl_findings_keeper_get_today (given), today) == 0)
    self->keeper = g_steal_pointer (&given);
  if (self->keeper == NULL)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, on_rested_cb, self, NULL);
  else if (on_work_cb (self) == G_SOURCE_CONTINUE)
    work_on (self);
}

GPtrArray *
tl_reviewer_get_findings (TlReviewer *self)
{
  g_return_val_if_fail (TL_IS_REVIEWER (self), NULL);
  return self->findings;
}

guint
tl_reviewer_count_open (TlReviewer *self)
{
  g_return_val_if_fail (TL_IS_REVIEWER (self), 0);
  return tl_findings_count_open (self->findings);
}

static const char *
get_step_label (TlFindingState state)
{
  static const char *const labels[TL_N_FINDING_STATES] = {
    [TL_FINDING_OPEN] = N_ ("Reopen Finding"),
    [TL_FINDING_RESOLVED] = N_ ("Resolve Finding"),
    [TL_FINDING_DISMISSED] = N_ ("Dismiss Finding"),
  };

  return _ (labels[state]);
}

/* Nobody has to wait for the next look to see it. */
static void
decide_at_once (TlFinding *finding, TlFindingState state, const char *note)
{
  finding->state = state;
  g_free (finding->note);
  finding->note = g_strdup (note);
}

gboolean
tl_reviewer_decide (TlReviewer *self, TlFinding *finding, TlFindingState state, const char *note)
{
  g_autofree char *today = tl_today_dup ();

  g_return_val_if_fail (TL_IS_REVIEWER (self), FALSE);
  if (self->history == NULL || tl_history_is_in_step (self->history))
    return FALSE;
  tl_finding_ref (finding);
  tl_history_begin (self->history, get_step_label (state), NULL);
  tl_findings_decide (self->history, finding, state, note, today);
  tl_history_commit (self->history);
  if (self->keeper == NULL)
    {
      decide_at_once (finding, state, note);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  tl_finding_unref (finding);
  return TRUE;
}

char *
tl_reviewer_describe_decision (const TlFinding *finding, TlFindingState state)
{
  /* Translators: what was done with a finding, for who does not see it: "Dismissed: “Waits” hurts,
   * and the map does not say why". */
  return g_strdup_printf (_ ("%s: %s"), tl_finding_state_get_label (state), finding->message);
}
