/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-findings-pane.h"

#include <glib/gi18n-lib.h>

#include "tl-divergence.h"
#include "tl-finding-row.h"
#include "tl-finding-rows.h"
#include "tl-focus.h"
#include "tl-speech.h"

/* After so many the keyboard stays where it is. */
#define MOST_FRAMES 30

struct _TlFindingsPane
{
  AdwBin parent_instance;

  TlReviewer *reviewer;
  TlFindingRows *rows;
  GtkSingleSelection *selection;
  guint tick_id;        /* until the keyboard is in the list */
  guint n_frames;       /* since it was asked for */
  gboolean is_updating; /* what is selected meanwhile is nobody's wish */

  GtkLabel *count_label;
  GtkDropDown *filter;
  GtkWidget *cause_button;
  GtkWidget *dismiss_button;
  GtkPopover *dismiss_popover;
  GtkEditable *note_entry;
  GtkWidget *resolve_button;
  GtkWidget *reopen_button;
  GtkStack *stack;
  GtkWidget *list_page;
  GtkListView *list;
  GtkWidget *empty_page;
};

/* What the filter lets through, in its order. */
enum
{
  FILTER_OPEN,
  FILTER_ALL,
};

enum
{
  SIGNAL_SHOWN,
  SIGNAL_ACTIVATED,
  SIGNAL_SAID,
  SIGNAL_CAUSE_WANTED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFindingsPane, tl_findings_pane, ADW_TYPE_BIN)

static TlFinding *
get_selected (TlFindingsPane *self)
{
  TlFindingRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? tl_finding_row_get_finding (row) : NULL;
}

static void
update_buttons (TlFindingsPane *self)
{
  TlFinding *finding = get_selected (self);
  gboolean is_settled = finding != NULL && finding->state != TL_FINDING_OPEN;
  TlDivergence divergence;

  gtk_widget_set_visible (self->cause_button, finding != NULL && !is_settled &&
                                                  tl_divergence_read (finding, &divergence));
  gtk_widget_set_visible (self->dismiss_button, !is_settled);
  gtk_widget_set_visible (self->resolve_button, !is_settled);
  gtk_widget_set_visible (self->reopen_button, is_settled);
  gtk_widget_set_sensitive (self->dismiss_button, finding != NULL);
  gtk_widget_set_sensitive (self->resolve_button, finding != NULL);
}

static void
update_count (TlFindingsPane *self)
{
  guint n = tl_reviewer_count_open (self->reviewer);
  g_autofree char *words = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

  gtk_label_set_text (self->count_label, words);
}

/* Rows */

static gboolean
is_heading (TlFindingsPane *self, guint position)
{
  g_autoptr (TlFindingRow) row =
      g_list_model_get_item (tl_finding_rows_get_model (self->rows), position);

  return row != NULL && tl_finding_row_get_finding (row) == NULL;
}

/* The finding at the place, or what is next to it; without a word. */
static void
select_near (TlFindingsPane *self, guint position)
{
  guint n = tl_finding_rows_count (self->rows);

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  if (is_heading (self, position))
    position++;
  gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

static void
update_rows (TlFindingsPane *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean all = gtk_drop_down_get_selected (self->filter) == FILTER_ALL;

  self->is_updating = TRUE;
  tl_finding_rows_update (self->rows, tl_reviewer_get_findings (self->reviewer), all);
  if (selected != GTK_INVALID_LIST_POSITION &&
      gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    select_near (self, selected);
  self->is_updating = FALSE;
  gtk_stack_set_visible_child (self->stack, tl_finding_rows_count (self->rows) > 0
                                                ? self->list_page
                                                : self->empty_page);
  update_count (self);
  update_buttons (self);
}

static void
on_setup_cb (TlFindingsPane *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2, "ellipsize",
                    PANGO_ELLIPSIZE_END, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  GtkWidget *detail =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2, "ellipsize",
                    PANGO_ELLIPSIZE_END, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
mark_heading (GtkWidget *title, gboolean is_heading)
{
  if (is_heading)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
}

static void
on_bind_cb (TlFindingsPane *self, GtkListItem *item)
{
  TlFindingRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box), *detail = gtk_widget_get_last_child (box);
  const char *words = tl_finding_row_get_detail (row);
  GtkWidget *widget = gtk_widget_get_parent (box);

  gtk_label_set_text (GTK_LABEL (title), tl_finding_row_get_title (row));
  gtk_label_set_text (GTK_LABEL (detail), words != NULL ? words : "");
  gtk_widget_set_visible (detail, words != NULL);
  mark_heading (title, words == NULL);
  /* A heading may be selected: the keyboard does not get past what cannot be. */
  gtk_list_item_set_activatable (item, words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_finding_row_get_title (row), -1);
  tl_speech_describe (widget, words != NULL ? words : "");
}

/* What people do */

static void
show_selected (TlFindingsPane *self)
{
  TlFinding *finding = get_selected (self);

  if (finding != NULL)
    g_signal_emit (self, signals[SIGNAL_SHOWN], 0, finding->elements);
}

static void
on_selected_cb (TlFindingsPane *self)
{
  if (self->is_updating)
    return;
  update_buttons (self);
  show_selected (self);
}

static void
on_activate_cb (TlFindingsPane *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_filter_cb (TlFindingsPane *self)
{
  if (self->reviewer != NULL)
    update_rows (self);
}

static void
decide (TlFindingsPane *self, TlFindingState state, const char *note)
{
  TlFinding *finding = get_selected (self);
  g_autofree char *words = NULL;

  if (finding == NULL)
    return;
  words = tl_reviewer_describe_decision (finding, state);
  if (!tl_reviewer_decide (self->reviewer, finding, state, note))
    return;
  /* The list has moved on to the next one: so does the map. */
  show_selected (self);
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words);
}

static void
on_dismiss_cb (TlFindingsPane *self)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note_entry)));

  gtk_popover_popdown (self->dismiss_popover);
  /* Not in what is closing: the keyboard goes on with the list. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  decide (self, TL_FINDING_DISMISSED, *note != '\0' ? note : NULL);
  gtk_editable_set_text (self->note_entry, "");
  /* The row that has it may be the one that went. */
  tl_findings_pane_focus (self);
}

static void
on_cause_cb (TlFindingsPane *self)
{
  TlFinding *finding = get_selected (self);

  if (finding != NULL)
    g_signal_emit (self, signals[SIGNAL_CAUSE_WANTED], 0, finding);
}

static void
on_resolve_cb (TlFindingsPane *self)
{
  decide (self, TL_FINDING_RESOLVED, NULL);
}

static void
on_reopen_cb (TlFindingsPane *self)
{
  decide (self, TL_FINDING_OPEN, NULL);
}

static void
on_close_cb (TlFindingsPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
close_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_close_cb (TL_FINDINGS_PANE (widget));
  return TRUE;
}

/* To newer versions of GTK the way into a list leads to its first row, not to that which was left.
 */
static void
return_to_row (TlFindingsPane *self)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  guint selected = gtk_single_selection_get_selected (self->selection);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* the floor is older */
      if (gtk_widget_get_focus_child (self->list_page) != NULL &&
          selected != GTK_INVALID_LIST_POSITION)
          gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

/* In a list Tab would lead from row to row: between it and the buttons, that may be hundreds. */
static gboolean
tl_findings_pane_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (widget);
  GtkWidget *stack = GTK_WIDGET (self->stack);
  gboolean has_moved;

  if (!tl_focus_is_within (GTK_WIDGET (self->list)) ||
      gtk_stack_get_visible_child (self->stack) != self->list_page)
    {
      has_moved = GTK_WIDGET_CLASS (tl_findings_pane_parent_class)->focus (widget, direction);
      if (has_moved && direction == GTK_DIR_TAB_FORWARD)
        return_to_row (self);
      return has_moved;
    }
  if (direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (gtk_widget_get_prev_sibling (stack), direction);
  if (direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  return GTK_WIDGET_CLASS (tl_findings_pane_parent_class)->focus (widget, direction);
}

static void
tl_findings_pane_dispose (GObject *object)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, tl_finding_rows_free);
  g_clear_object (&self->reviewer);
  G_OBJECT_CLASS (tl_findings_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-findings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, filter);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, cause_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, dismiss_popover);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, note_entry);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, resolve_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, list_page);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, list);
  gtk_widget_class_bind_template_child (widget_class, TlFindingsPane, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cause_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_resolve_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reopen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_cb);
}

static void
tl_findings_pane_class_init (TlFindingsPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_findings_pane_dispose;
  widget_class->focus = tl_findings_pane_move_focus;
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CAUSE_WANTED] =
      g_signal_new ("cause-wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_by_key, NULL);
}

static void
set_up_list (TlFindingsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind_cb), self);
  self->rows = tl_finding_rows_new ();
  self->selection =
      gtk_single_selection_new (g_object_ref (tl_finding_rows_get_model (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                            self);
}

static void
tl_findings_pane_init (TlFindingsPane *self)
{
  /* Translators: which findings to list. */
  const char *const choices[] = { C_ ("findings", "Open"), C_ ("findings", "All"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (model));
  set_up_list (self);
  tl_speech_mend_buttons (GTK_WIDGET (self));
  tl_speech_mend_buttons (GTK_WIDGET (self->dismiss_popover));
  tl_speech_name_list (self->filter, _ ("Which Findings to List"));
}

GtkWidget *
tl_findings_pane_new (TlReviewer *reviewer)
{
  TlFindingsPane *self = g_object_new (TL_TYPE_FINDINGS_PANE, NULL);

  self->reviewer = g_object_ref (reviewer);
  g_signal_connect_object (reviewer, "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  update_rows (self);
  return GTK_WIDGET (self);
}

/* The way into a list leads to the row that had the keyboard last, or to what took its place. */
static gboolean
focus_list (TlFindingsPane *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);
  return tl_focus_is_within (GTK_WIDGET (self->list)) ||
         (row != NULL && gtk_widget_grab_focus (row)) ||
         gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* The rows are there when the list was first laid out. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlFindingsPane *self = TL_FINDINGS_PANE (widget);
  gboolean has_rows = gtk_stack_get_visible_child (self->stack) == self->list_page;

  if (++self->n_frames < MOST_FRAMES &&
      !(has_rows ? focus_list (self) : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD)))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
tl_findings_pane_focus (TlFindingsPane *self)
{
  g_return_if_fail (TL_IS_FINDINGS_PANE (self));

  /* To newer versions of GTK the first arrow selects what has the keyboard, if nothing is. */
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  self->n_frames = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}
