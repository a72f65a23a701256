/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-compare-pane.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-marks.h"
#include "tl-colors.h"
#include "tl-columns-layout.h"
#include "tl-compare-row.h"
#include "tl-focus.h"
#include "tl-words.h"

/* How long the map rests until it is compared again: milliseconds. */
#define REST 250
#define BADGE_SIZE 18
#define HEIGHT 250
#define FIGURE_WIDTH 340

struct _TlComparePane
{
  GtkBox parent_instance;

  TlMap *map;   /* NULL: none */
  TlMap *other; /* NULL: none */
  char *title;  /* of the other */
  gulong changed_handler;
  guint rest_id;
  gboolean later_at_hand;
  guint n_lines;
  GHashTable *marks;
  GListStore *rows;
  GtkLabel *heading;
  GtkListView *list;
};

enum
{
  SIGNAL_COMPARED,
  SIGNAL_ACTIVATED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlComparePane, tl_compare_pane, GTK_TYPE_BOX)

/* The other map is the later one when it was made from this one. */
static gboolean
is_later_at_hand (TlMap *map, TlMap *other)
{
  const TlElement *root = tl_map_get_root (map), *other_root = tl_map_get_root (other);
  gboolean made_from_other =
      g_strcmp0 (tl_element_get (root, TL_PROPERTY_BASED_ON), tl_element_get_id (other_root)) == 0;

  return made_from_other || g_strcmp0 (tl_element_get (other_root, TL_PROPERTY_BASED_ON),
                                       tl_element_get_id (root)) != 0;
}

static GHashTable *
make_marks (const GArray *lines, gboolean later_at_hand)
{
  GHashTable *marks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TlDifferenceLine *line = &g_array_index (lines, TlDifferenceLine, i);
      TlElement *element = later_at_hand ? line->after : line->before;

      if (element != NULL && tl_element_get_kind (element) == TL_KIND_TOUCHPOINT &&
          !g_hash_table_contains (marks, element))
        g_hash_table_insert (marks, element, GUINT_TO_POINTER (line->group));
    }
  return marks;
}

/* Only what is different is told anew: the rest stays where somebody reads it. */
static void
put_rows (TlComparePane *self, const GPtrArray *rows)
{
  GListModel *old = G_LIST_MODEL (self->rows);
  guint n_old = g_list_model_get_n_items (old), most = MIN (n_old, rows->len);
  guint head = 0, tail = 0;

  for (; head < most; head++)
    {
      g_autoptr (TlCompareRow) row = g_list_model_get_item (old, head);

      if (!tl_compare_row_is_like (row, rows->pdata[head]))
        break;
    }
  for (; tail < most - head; tail++)
    {
      g_autoptr (TlCompareRow) row = g_list_model_get_item (old, n_old - 1 - tail);

      if (!tl_compare_row_is_like (row, rows->pdata[rows->len - 1 - tail]))
        break;
    }
  g_list_store_splice (self->rows, head, n_old - head - tail, rows->pdata + head,
                       rows->len - head - tail);
}

static void
update_heading (TlComparePane *self)
{
  g_autofree char *title = tl_words_cut (self->title, TL_WORDS_NAME);
  g_autofree char *compared =
      /* Translators: %s is the title of another map. */
      g_strdup_printf (_ ("Compared with “%s”"), title);
  g_autofree char *count =
      self->n_lines > 0
          ? g_strdup_printf (ngettext ("%u difference", "%u differences", self->n_lines),
                             self->n_lines)
          : g_strdup (_ ("no difference"));
  /* Translators: that two maps are compared, and how many differences there are. */
  g_autofree char *words = g_strdup_printf (_ ("%s · %s"), compared, count);

  gtk_label_set_text (self->heading, words);
}

static void
compare (TlComparePane *self)
{
  TlMap *before = self->later_at_hand ? self->other : self->map;
  TlMap *after = self->later_at_hand ? self->map : self->other;
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);
  g_autoptr (GPtrArray) rows = tl_compare_row_list (difference, lines, self->later_at_hand);

  self->n_lines = lines->len;
  g_clear_pointer (&self->marks, g_hash_table_unref);
  self->marks = make_marks (lines, self->later_at_hand);
  put_rows (self, rows);
  update_heading (self);
  g_signal_emit (self, signals[SIGNAL_COMPARED], 0);
}

static gboolean
on_rest_cb (gpointer data)
{
  TlComparePane *self = data;

  self->rest_id = 0;
  compare (self);
  return G_SOURCE_REMOVE;
}

static void
on_map_changed_cb (TlComparePane *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST, on_rest_cb, self);
}

static void
leave (TlComparePane *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->map != NULL)
    g_clear_signal_handler (&self->changed_handler, self->map);
  g_clear_object (&self->map);
  g_clear_object (&self->other);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->marks, g_hash_table_unref);
}

/* Rows */

static void
draw_badge (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  tl_canvas_marks_draw_badge (cr, (TlDifferenceGroup) GPOINTER_TO_UINT (data), width / 2.0,
                              height / 2.0, BADGE_SIZE / 2.0 - 1, tl_colors_get_scheme ());
}

static void
on_setup_cb (TlComparePane *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *badge = gtk_drawing_area_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (badge), BADGE_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (badge), BADGE_SIZE);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

/* The badge of its cards stands before the heading of a group, so that the map explains itself. */
static void
show_badge (GtkWidget *badge, TlCompareRow *row)
{
  guint group = tl_compare_row_get_group (row);
  gboolean is_shown = tl_compare_row_is_heading (row) && group != TL_COMPARE_FIGURES;

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (badge), is_shown ? draw_badge : NULL,
                                  GUINT_TO_POINTER (group), NULL);
}

static GtkWidget *
make_figures (TlCompareRow *row)
{
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_auto (GStrv) lines = g_strsplit (tl_compare_row_get_words (row), "\n", -1);

  gtk_widget_set_layout_manager (figures,
                                 g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", FIGURE_WIDTH,
                                               "most-columns", 4, "spacing", 6, NULL));
  gtk_widget_set_hexpand (figures, TRUE);
  for (guint i = 0; lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (figures), g_object_new (GTK_TYPE_LABEL, "label", lines[i], "xalign",
                                                     0.0, "yalign", 0.0, "wrap", TRUE, NULL));
  return figures;
}

/* Behind the badge and the label, for the one row that has them. */
static void
show_figures (GtkWidget *box, TlCompareRow *row)
{
  gboolean has_figures = tl_compare_row_get_group (row) == TL_COMPARE_FIGURES;
  GtkWidget *badge = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (badge);
  GtkWidget *old = gtk_widget_get_next_sibling (label);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (box), old);
  gtk_widget_set_visible (badge, !has_figures);
  gtk_widget_set_visible (label, !has_figures);
  if (has_figures)
    gtk_box_append (GTK_BOX (box), make_figures (row));
}

static void
on_bind_cb (TlComparePane *self, GtkListItem *item)
{
  TlCompareRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *badge = gtk_widget_get_first_child (box), *label = gtk_widget_get_next_sibling (badge);

  show_badge (badge, row);
  show_figures (box, row);
  gtk_label_set_text (GTK_LABEL (label), tl_compare_row_get_words (row));
  if (tl_compare_row_is_heading (row))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_list_item_set_activatable (item, !tl_compare_row_is_heading (row) &&
                                           tl_compare_row_get_group (row) != TL_COMPARE_FIGURES);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tl_compare_row_get_words (row),
                                  -1);
}

static void
on_activate_cb (TlComparePane *self, guint position)
{
  g_autoptr (TlCompareRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                 tl_map_find (self->map, tl_compare_row_get_id (row)));
}

static void
on_close_clicked_cb (TlComparePane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

/* In a list Tab would lead from row to row: between it and what is around it, that may be hundreds.
 */
static gboolean
tl_compare_pane_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlComparePane *self = TL_COMPARE_PANE (widget);

  if (tl_focus_is_within (GTK_WIDGET (self->list)) && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (tl_focus_is_within (GTK_WIDGET (self->list)) && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
  return GTK_WIDGET_CLASS (tl_compare_pane_parent_class)->focus (widget, direction);
}

static void
tl_compare_pane_dispose (GObject *object)
{
  leave (TL_COMPARE_PANE (object));
  g_clear_object (&TL_COMPARE_PANE (object)->rows);
  G_OBJECT_CLASS (tl_compare_pane_parent_class)->dispose (object);
}

static void
tl_compare_pane_class_init (TlComparePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_compare_pane_dispose;
  GTK_WIDGET_CLASS (class)->focus = tl_compare_pane_move_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
  signals[SIGNAL_COMPARED] = g_signal_new ("compared", TL_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", TL_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", TL_TYPE_COMPARE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_head (TlComparePane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize",
                                PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_add_css_class (head, "compare-head");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Stop Comparing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stop Comparing"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_close_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static GtkWidget *
make_list (TlComparePane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "vexpand", TRUE, NULL);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (selection, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
tl_compare_pane_init (TlComparePane *self)
{
  self->rows = g_list_store_new (TL_TYPE_COMPARE_ROW);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "compare-pane");
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, HEIGHT);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_list (self));
}

GtkWidget *
tl_compare_pane_new (void)
{
  return g_object_new (TL_TYPE_COMPARE_PANE, NULL);
}

void
tl_compare_pane_compare (TlComparePane *self, TlMap *map, TlMap *other, const char *title)
{
  g_return_if_fail (TL_IS_COMPARE_PANE (self));

  leave (self);
  self->map = g_object_ref (map);
  self->other = g_object_ref (other);
  self->title = g_strdup (title);
  self->later_at_hand = is_later_at_hand (map, other);
  self->changed_handler =
      g_signal_connect_swapped (map, "changed", G_CALLBACK (on_map_changed_cb), self);
  compare (self);
}

GHashTable *
tl_compare_pane_get_marks (TlComparePane *self)
{
  return self->marks;
}

guint
tl_compare_pane_get_n_lines (TlComparePane *self)
{
  return self->n_lines;
}

void
tl_compare_pane_focus (TlComparePane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
