/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-outline-view.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-card-words.h"
#include "tl-experience.h"
#include "tl-outline-columns.h"
#include "tl-outline-list.h"
#include "tl-ownership.h"
#include "tl-speech.h"
#include "tl-style.h"
#include "tl-words.h"

/* The cells of a column that are bound to a row: those in sight, and some around them. */
typedef struct
{
  TlOutlineView *view;
  TlOutlineColumn column;
  GHashTable *bound; /* of GtkListItem */
} Cells;

struct _TlOutlineView
{
  AdwBin parent_instance;

  TlMap *map;          /* NULL: none */
  TlOutlineList *list; /* of the map */
  gulong changed_handler;
  GHashTable *shown; /* of TlElement: all else is left out; NULL: nothing is */
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSelectionModel *selection;
  gboolean is_selecting; /* the selection follows others, not the reader */
  guint tick_id;         /* until rows that are new are laid out */
  guint n_frames;        /* since then */
  gboolean wants_focus;  /* once they are */
  Cells cells[TL_N_OUTLINE_COLUMNS];

  GtkStack *stack;
  GtkWidget *scroller;
  GtkColumnView *table;
  GtkWidget *empty_page;
  GtkWidget *nothing_page;
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlOutlineView, tl_outline_view, ADW_TYPE_BIN)

static TlElement *
get_touchpoint (TlOutlineView *self, guint position)
{
  g_autoptr (TlOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row != NULL ? tl_outline_row_get_touchpoint (row) : NULL;
}

/* The figure in the colour of the card's mark. */
static void
color_feeling (TlOutlineView *self, GtkLabel *label, const TlElement *touchpoint)
{
  TlExperience experience = tl_experience_of_touchpoint (self->map, touchpoint);
  TlMood mood = tl_experience_get_mood (experience.value);

  tl_colors_mark (label, tl_style_get_mood (tl_colors_get_scheme (), mood));
}

/* What the keyboard is at is the row: it says what a card on the canvas says. */
static void
describe_row (TlOutlineView *self, GtkWidget *cell, TlElement *touchpoint)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *title = NULL, *whole = NULL, *description = NULL;

  if (row == NULL)
    return;
  title = tl_words_cut (tl_element_get_string (touchpoint, TL_PROPERTY_TITLE), TL_WORDS_NAME);
  whole = tl_card_words_describe_card (self->map, touchpoint, NULL);
  description = tl_words_cut (whole, TL_WORDS_SENTENCE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  tl_speech_describe (row, description);
}

/* What the words say already: that the lane is hidden, that the owner is missing. */
static void
set_marked (GtkWidget *label, const char *css_class, gboolean marked)
{
  if (marked)
    gtk_widget_add_css_class (label, css_class);
  else
    gtk_widget_remove_css_class (label, css_class);
}

static gboolean
is_hidden (TlMap *map, const TlElement *touchpoint)
{
  return tl_element_get_boolean (tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE),
                                 TL_PROPERTY_HIDDEN);
}

/* Beside its words. */
static void
mark_cell (Cells *cells, GtkWidget *label, TlElement *touchpoint)
{
  TlMap *map = cells->view->map;

  if (cells->column == TL_OUTLINE_TITLE)
    describe_row (cells->view, label, touchpoint);
  else if (cells->column == TL_OUTLINE_LANE)
    set_marked (label, "dim-label", is_hidden (map, touchpoint));
  else if (cells->column == TL_OUTLINE_FEELING)
    color_feeling (cells->view, GTK_LABEL (label), touchpoint);
  else if (cells->column == TL_OUTLINE_OWNER)
    set_marked (label, "error", tl_ownership_is_missing (map, touchpoint));
}

static void
show_cell (Cells *cells, GtkListItem *item)
{
  TlOutlineRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  TlElement *touchpoint = tl_outline_row_get_touchpoint (row);
  g_autofree char *whole =
      tl_outline_column_dup_words (cells->column, cells->view->map, touchpoint);
  g_autofree char *words = tl_words_cut (whole, TL_WORDS_NAME);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  tl_speech_describe (gtk_widget_get_parent (label), tl_outline_column_get_title (cells->column));
  mark_cell (cells, label, touchpoint);
}

static gboolean
was_touched (TlOutlineView *self, GtkListItem *item)
{
  TlOutlineRow *row = gtk_list_item_get_item (item);

  return tl_outline_list_was_touched (self->list, tl_outline_row_get_touchpoint (row));
}

static void
show_touched_cells (TlOutlineView *self)
{
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    {
      GHashTableIter iter;
      gpointer item;

      g_hash_table_iter_init (&iter, self->cells[i].bound);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        if (was_touched (self, item))
          show_cell (&self->cells[i], item);
    }
}

/* For other colours. */
static void
show_feelings (TlOutlineView *self)
{
  Cells *cells = &self->cells[TL_OUTLINE_FEELING];
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_cell (cells, item);
}

static void
show_page (TlOutlineView *self)
{
  GtkWidget *page = self->scroller;

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = self->empty_page;
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    page = self->nothing_page;
  gtk_stack_set_visible_child (self->stack, page);
}

/* The sign of a number stands on its left in every language. */
static void
set_up_figure (GtkWidget *label)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), mirrored ? 1 : 0);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  int width = tl_outline_column_get_width (cells->column);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", width, "max-width-chars", width, NULL);

  if (cells->column == TL_OUTLINE_FEELING)
    set_up_figure (label);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_add (cells->bound, item);
  show_cell (cells, item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_remove (cells->bound, item);
}

static void
on_map_changed_cb (TlOutlineView *self)
{
  show_page (self);
  show_touched_cells (self);
}

static void
on_selection_changed_cb (TlOutlineView *self)
{
  if (!self->is_selecting)
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
on_activate_cb (TlOutlineView *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, get_touchpoint (self, position));
}

/* The part of the table that holds the rows. */
static GtkWidget *
find_rows (TlOutlineView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_row (TlOutlineView *self, guint position)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->cells[TL_OUTLINE_TITLE].bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == position)
      return gtk_widget_get_parent (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  return NULL;
}

/* The first that is selected, else the first of all. */
static guint
get_selected_position (TlOutlineView *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_is_empty (positions) ? 0 : gtk_bitset_get_minimum (positions);
}

/* gtk_column_view_scroll_to () is newer than our floor. */
static gboolean
reveal_selected (TlOutlineView *self, gboolean focus)
{
  guint position = get_selected_position (self);
  GtkWidget *row;

  gtk_widget_activate_action (find_rows (self), "list.scroll-to-item", "u", position);
  row = focus ? find_row (self, position) : NULL;
  return row != NULL && gtk_widget_grab_focus (row);
}

/* A list that was never laid out does not know where a row is. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlOutlineView *self = TL_OUTLINE_VIEW (widget);

  if (++self->n_frames < 2)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  reveal_selected (self, self->wants_focus);
  self->wants_focus = FALSE;
  return G_SOURCE_REMOVE;
}

static void
reveal_when_laid_out (TlOutlineView *self)
{
  self->n_frames = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
add_column (TlOutlineView *self, TlOutlineColumn column)
{
  Cells *cells = &self->cells[column];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = tl_outline_column_make_sorter (column);
  g_autoptr (GtkColumnViewColumn) title = NULL;

  *cells = (Cells){ self, column, g_hash_table_new (NULL, NULL) };
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), cells);
  title = gtk_column_view_column_new (tl_outline_column_get_title (column), factory);
  gtk_column_view_column_set_sorter (title, sorter);
  gtk_column_view_column_set_resizable (title, TRUE);
  gtk_column_view_column_set_expand (title, column == TL_OUTLINE_TITLE);
  gtk_column_view_append_column (self->table, title);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Else they are read out by the names of their classes. */
static void
name_parts (TlOutlineView *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->table));
  GtkWidget *title = gtk_widget_get_first_child (header);

  set_name (header, _ ("Column headers"));
  set_name (find_rows (self), _ ("Touchpoints"));
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS && title != NULL; i++)
    {
      set_name (title, tl_outline_column_get_title (i));
      title = gtk_widget_get_next_sibling (title);
    }
}

static gboolean
is_shown (gpointer row, gpointer data)
{
  return g_hash_table_contains (TL_OUTLINE_VIEW (data)->shown, tl_outline_row_get_touchpoint (row));
}

static void
make_models (TlOutlineView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (sorter));
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (on_selection_changed_cb), self);
  gtk_column_view_set_model (self->table, self->selection);
}

/* Tab comes in at the row that is selected and goes out again: the arrows move inside. */
static gboolean
tl_outline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlOutlineView *self = TL_OUTLINE_VIEW (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_table = gtk_stack_get_visible_child (self->stack) == self->scroller;

  if (!is_tab || !is_table)
    return GTK_WIDGET_CLASS (tl_outline_view_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static gboolean
tl_outline_view_grab_focus (GtkWidget *widget)
{
  TlOutlineView *self = TL_OUTLINE_VIEW (widget);

  self->wants_focus = self->tick_id != 0;
  return self->wants_focus || reveal_selected (self, TRUE);
}

static void
tl_outline_view_dispose (GObject *object)
{
  TlOutlineView *self = TL_OUTLINE_VIEW (object);

  if (self->selection != NULL)
    {
      tl_outline_view_set_map (self, NULL);
      tl_outline_view_set_shown (self, NULL);
      gtk_column_view_set_model (self->table, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (tl_outline_view_parent_class)->dispose (object);
}

static void
tl_outline_view_finalize (GObject *object)
{
  TlOutlineView *self = TL_OUTLINE_VIEW (object);

  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    g_hash_table_unref (self->cells[i].bound);
  G_OBJECT_CLASS (tl_outline_view_parent_class)->finalize (object);
}

static void
tl_outline_view_class_init (TlOutlineViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_outline_view_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_outline_view_finalize;
  widget_class->focus = tl_outline_view_focus;
  widget_class->grab_focus = tl_outline_view_grab_focus;

  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-outline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlOutlineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlOutlineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TlOutlineView, table);
  gtk_widget_class_bind_template_child (widget_class, TlOutlineView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TlOutlineView, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "win.duplicate",
                                       NULL);
}

static void
tl_outline_view_init (TlOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    add_column (self, i);
  name_parts (self);
  make_models (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (show_feelings), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_outline_view_new (void)
{
  return g_object_new (TL_TYPE_OUTLINE_VIEW, NULL);
}

void
tl_outline_view_set_map (TlOutlineView *self, TlMap *map)
{
  g_return_if_fail (TL_IS_OUTLINE_VIEW (self));

  if (self->map == map)
    return;
  self->is_selecting = TRUE;
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->list);
  g_clear_signal_handler (&self->changed_handler, self->map);
  g_set_object (&self->map, map);
  if (map != NULL)
    {
      self->list = tl_outline_list_new (map);
      /* After the list's own: its rows are as they should be by then. */
      self->changed_handler =
          g_signal_connect_swapped (map, "changed", G_CALLBACK (on_map_changed_cb), self);
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->list));
      reveal_when_laid_out (self);
    }
  self->is_selecting = FALSE;
  show_page (self);
}

void
tl_outline_view_set_shown (TlOutlineView *self, GHashTable *shown)
{
  g_return_if_fail (TL_IS_OUTLINE_VIEW (self));

  if (self->shown == NULL && shown == NULL)
    return;
  /* Rows that go are deselected by it, not by the reader. */
  self->is_selecting = TRUE;
  g_clear_pointer (&self->shown, g_hash_table_unref);
  if (shown == NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  else
    {
      self->shown = g_hash_table_ref (shown);
      gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
      gtk_filter_list_model_set_filter (self->filtered, self->filter);
    }
  self->is_selecting = FALSE;
  show_page (self);
}

GPtrArray *
tl_outline_view_get_selection (TlOutlineView *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
  GPtrArray *touchpoints = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (touchpoints, get_touchpoint (self, position));
  return touchpoints;
}

/* The positions of the rows of these elements, as they are sorted. */
static GtkBitset *
find_positions (TlOutlineView *self, const GPtrArray *elements)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint in_list;

  for (guint i = 0; i < elements->len; i++)
    if (self->list != NULL && tl_outline_list_find (self->list, elements->pdata[i], &in_list))
      g_hash_table_add (wanted, elements->pdata[i]);
  for (guint i = 0; i < n && gtk_bitset_get_size (positions) < g_hash_table_size (wanted); i++)
    if (g_hash_table_contains (wanted, get_touchpoint (self, i)))
      gtk_bitset_add (positions, i);
  return positions;
}

static gboolean
is_selected (TlOutlineView *self, const GPtrArray *elements)
{
  g_autoptr (GPtrArray) selected = tl_outline_view_get_selection (self);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  if (selected->len != elements->len)
    return FALSE;
  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (known, selected->pdata[i]);
  for (guint i = 0; i < elements->len; i++)
    if (!g_hash_table_contains (known, elements->pdata[i]))
      return FALSE;
  return TRUE;
}

void
tl_outline_view_set_selection (TlOutlineView *self, const GPtrArray *elements)
{
  g_autoptr (GtkBitset) positions = NULL;
  g_autoptr (GtkBitset) all = NULL;

  g_return_if_fail (TL_IS_OUTLINE_VIEW (self));

  if (is_selected (self, elements))
    return;
  positions = find_positions (self, elements);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  self->is_selecting = TRUE;
  gtk_selection_model_set_selection (self->selection, positions, all);
  self->is_selecting = FALSE;
  if (self->tick_id == 0 && gtk_bitset_get_size (positions) == 1)
    reveal_selected (self, gtk_widget_get_focus_child (GTK_WIDGET (self->table)) != NULL);
}
