/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history-list.h"

#include <glib/gi18n-lib.h>

#include "tl-positions.h"
#include "tl-step-words.h"

/* Of the list, in pixels; more is scrolled to. */
#define MOST_HEIGHT 420

struct _TlHistoryList
{
  GtkPopover parent_instance;

  TlHistory *history; /* owned, of the rows */
  GtkListView *rows;
  GtkWidget *current; /* the row of the state the map is in, NULL: it is out of sight */
  guint n_steps;
  guint n_done;
  guint tick_id;
  guint n_frames; /* since it was opened */
};

G_DEFINE_FINAL_TYPE (TlHistoryList, tl_history_list, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How many steps are done in the state that a row stands for. */
static guint
get_n_done (TlHistoryList *self, guint position)
{
  return self->n_steps - position;
}

/* What is seen at once is said: where the map is, and what is undone. */
static char *
make_row_name (TlHistoryList *self, guint n_done, const char *words)
{
  if (n_done == self->n_done)
    /* Translators: a step in the list of all changes, and that the map is as it was after it. */
    return g_strdup_printf (_ ("%s, the map as it is now"), words);
  if (n_done > self->n_done)
    /* Translators: a step in the list of all changes. */
    return g_strdup_printf (_ ("%s, undone"), words);
  return g_strdup (words);
}

/* What led to the state of a row; transfer full. */
static char *
describe_row (TlHistoryList *self, guint n_done)
{
  if (n_done > 0)
    return tl_step_words_describe (self->history, n_done - 1);
  /* Translators: the end of the list of all changes: the map before the first of them. */
  return g_strdup (_ ("As Opened"));
}

static void
on_setup_cb (TlHistoryList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 56, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (TlHistoryList *self, GtkListItem *item)
{
  guint n_done = get_n_done (self, gtk_list_item_get_position (item));
  g_autofree char *words = describe_row (self, n_done);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  g_autofree char *name = make_row_name (self, n_done, words);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_opacity (gtk_widget_get_last_child (box), n_done == self->n_done ? 1 : 0);
  if (n_done > self->n_done)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (n_done == self->n_done)
    self->current = gtk_widget_get_parent (box);
}

static void
on_unbind_cb (TlHistoryList *self, GtkListItem *item)
{
  if (self->current == gtk_widget_get_parent (gtk_list_item_get_child (item)))
    self->current = NULL;
}

static void
on_activate_cb (TlHistoryList *self, guint position)
{
  guint n_done = get_n_done (self, position);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, n_done);
}

/* A list that was never laid out does not know where a row is. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlHistoryList *self = TL_HISTORY_LIST (widget);

  if (++self->n_frames < 2)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->rows), "list.scroll-to-item", "u",
                              self->n_steps - self->n_done);
  if (self->current != NULL)
    gtk_widget_grab_focus (self->current);
  return G_SOURCE_REMOVE;
}

static void
tl_history_list_map (GtkWidget *widget)
{
  TlHistoryList *self = TL_HISTORY_LIST (widget);

  GTK_WIDGET_CLASS (tl_history_list_parent_class)->map (widget);
  self->n_frames = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, on_tick_cb, NULL, NULL);
}

static void
tl_history_list_unmap (GtkWidget *widget)
{
  TlHistoryList *self = TL_HISTORY_LIST (widget);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;
  GTK_WIDGET_CLASS (tl_history_list_parent_class)->unmap (widget);
}

static void
tl_history_list_dispose (GObject *object)
{
  g_clear_object (&TL_HISTORY_LIST (object)->history);
  G_OBJECT_CLASS (tl_history_list_parent_class)->dispose (object);
}

static void
tl_history_list_class_init (TlHistoryListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_history_list_dispose;
  widget_class->map = tl_history_list_map;
  widget_class->unmap = tl_history_list_unmap;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TL_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tl_history_list_init (TlHistoryList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                    "max-content-height", MOST_HEIGHT, "min-content-width", 240, NULL);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind_cb), self);
  self->rows = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->rows, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "history-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Undo History"), -1);
  g_signal_connect_swapped (self->rows, "activate", G_CALLBACK (on_activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

GtkWidget *
tl_history_list_new (void)
{
  return g_object_new (TL_TYPE_HISTORY_LIST, NULL);
}

void
tl_history_list_open (TlHistoryList *self, TlHistory *history)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_if_fail (TL_IS_HISTORY_LIST (self));

  /* The rows of before are of a history that may have gone on. */
  gtk_list_view_set_model (self->rows, NULL);
  g_set_object (&self->history, history);
  self->n_steps = tl_history_get_n_steps (history);
  self->n_done = tl_history_get_n_done (history);
  selection = gtk_single_selection_new (tl_positions_new (self->n_steps + 1));
  gtk_single_selection_set_selected (selection, self->n_steps - self->n_done);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
  gtk_popover_popup (GTK_POPOVER (self));
}
