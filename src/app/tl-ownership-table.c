/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-table-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TlOwnershipTable, tl_ownership_table, GTK_TYPE_WIDGET)

TlOwnershipLine *
tl_ownership_table_get_line (TlOwnershipTable *self, guint index)
{
  return &g_array_index (self->lines, TlOwnershipLine, index);
}

guint
tl_ownership_table_get_n_columns (TlOwnershipTable *self)
{
  return self->matrix != NULL ? self->matrix->n_columns + 2 : 0;
}

gboolean
tl_ownership_table_find_stop (TlOwnershipTable *self,
                              const GtkWidget *widget,
                              guint *line,
                              guint *column)
{
  for (*line = 0; widget != NULL && *line < self->lines->len; (*line)++)
    for (*column = 0; *column < tl_ownership_table_get_n_columns (self); (*column)++)
      if (tl_ownership_table_get_line (self, *line)->stops[*column] == widget)
        return TRUE;
  return FALSE;
}

static gboolean
find_focus (TlOwnershipTable *self, guint *line, guint *column)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL &&
         tl_ownership_table_find_stop (self, gtk_root_get_focus (root), line, column);
}

/* The nearest to the column wanted; every line has a name. */
static guint
find_near (TlOwnershipTable *self, guint line, guint wanted)
{
  guint n = tl_ownership_table_get_n_columns (self);

  /* There may be fewer columns than when it was wanted. */
  wanted = MIN (wanted, n - 1);
  for (guint away = 0; away < n; away++)
    {
      if (wanted >= away && tl_ownership_table_get_line (self, line)->stops[wanted - away] != NULL)
        return wanted - away;
      if (wanted + away < n &&
          tl_ownership_table_get_line (self, line)->stops[wanted + away] != NULL)
        return wanted + away;
    }
  return 0;
}

static void
go_to (TlOwnershipTable *self, guint line, guint column)
{
  gtk_widget_grab_focus (tl_ownership_table_get_line (self, line)->stops[column]);
}

static gboolean
step_along (TlOwnershipTable *self, guint line, guint column, int direction)
{
  int n = (int) tl_ownership_table_get_n_columns (self);

  for (int at = (int) column + direction; at >= 0 && at < n; at += direction)
    if (tl_ownership_table_get_line (self, line)->stops[at] != NULL)
      {
        self->wanted = (guint) at;
        go_to (self, line, self->wanted);
        return TRUE;
      }
  return TRUE;
}

static gboolean
step_lines (TlOwnershipTable *self, guint line, int direction)
{
  int at = (int) line + direction;

  if (at >= 0 && at < (int) self->lines->len)
    go_to (self, (guint) at, find_near (self, (guint) at, self->wanted));
  return TRUE;
}

/* To the end of the line, or of all. */
static gboolean
go_to_end (TlOwnershipTable *self, guint line, gboolean of_all, gboolean last)
{
  if (of_all)
    line = last ? self->lines->len - 1 : 0;
  self->wanted = last ? tl_ownership_table_get_n_columns (self) - 1 : 0;
  go_to (self, line, find_near (self, line, self->wanted));
  return TRUE;
}

static gboolean
on_key_pressed_cb (TlOwnershipTable *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  guint line, column;

  if ((state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) || !find_focus (self, &line, &column))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step_along (self, line, column, is_mirrored ? 1 : -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step_along (self, line, column, is_mirrored ? -1 : 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_lines (self, line, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_lines (self, line, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to_end (self, line, ctrl, FALSE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to_end (self, line, ctrl, TRUE);
    default:
      return FALSE;
    }
}

static void
clear_line (gpointer data)
{
  g_free (((TlOwnershipLine *) data)->stops);
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static gboolean
tl_ownership_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

/* Where one was last, else the first cell. */
static gboolean
tl_ownership_table_grab_focus (GtkWidget *widget)
{
  TlOwnershipTable *self = TL_OWNERSHIP_TABLE (widget);
  guint line = self->lines->len > 1 ? 1 : 0;

  if (self->lines->len == 0)
    return FALSE;
  self->wanted = MAX (self->wanted, 1);
  go_to (self, line, find_near (self, line, self->wanted));
  return TRUE;
}

static void
tl_ownership_table_dispose (GObject *object)
{
  TlOwnershipTable *self = TL_OWNERSHIP_TABLE (object);

  self->matrix = NULL;
  g_array_set_size (self->lines, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->across);
  G_OBJECT_CLASS (tl_ownership_table_parent_class)->dispose (object);
}

static void
tl_ownership_table_finalize (GObject *object)
{
  g_array_unref (TL_OWNERSHIP_TABLE (object)->lines);
  G_OBJECT_CLASS (tl_ownership_table_parent_class)->finalize (object);
}

static void
tl_ownership_table_class_init (TlOwnershipTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_ownership_table_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_ownership_table_finalize;
  widget_class->focus = tl_ownership_table_focus;
  widget_class->grab_focus = tl_ownership_table_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "ownership-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  g_signal_new ("sort-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("cards-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
  g_signal_new ("role-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_POINTER, GTK_TYPE_WIDGET);
}

static void
make_parts (TlOwnershipTable *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->grid = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who answers for what"), -1);
  self->header = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->across);
  gtk_box_append (GTK_BOX (self->grid), self->header);
  gtk_box_append (GTK_BOX (self->grid), self->scroller);
  gtk_box_append (GTK_BOX (self->grid), self->bar);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* All that there is across is in sight, or not. */
static void
on_across_changed_cb (TlOwnershipTable *self)
{
  double upper = gtk_adjustment_get_upper (self->across);

  gtk_widget_set_visible (self->bar, upper > gtk_adjustment_get_page_size (self->across));
}

static void
tl_ownership_table_init (TlOwnershipTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->lines = g_array_new (FALSE, FALSE, sizeof (TlOwnershipLine));
  g_array_set_clear_func (self->lines, clear_line);
  make_parts (self);
  g_signal_connect_object (self->across, "changed", G_CALLBACK (on_across_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tl_ownership_table_new (void)
{
  return g_object_new (TL_TYPE_OWNERSHIP_TABLE, NULL);
}

/* The line of a role in the matrix there is now, the headers' when it is gone. */
static guint
find_line (TlOwnershipTable *self, const TlElement *role)
{
  for (guint i = 1; role != NULL && i < self->lines->len; i++)
    if (tl_ownership_table_get_line (self, i)->role == role)
      return i;
  return 0;
}

void
tl_ownership_table_set_matrix (TlOwnershipTable *self,
                               const TlOwnershipMatrix *matrix,
                               TlOwnershipOrder order,
                               guint column,
                               gboolean backwards)
{
  guint line = 0, focus_column = 0;
  gboolean has_focus = find_focus (self, &line, &focus_column);
  const TlElement *role = NULL;

  if (has_focus && matrix != NULL && line > 0)
    role = tl_ownership_table_get_line (self, line)->role;
  g_array_set_size (self->lines, 0);
  remove_children (self->header);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_ref_sink (self->rows);
  self->matrix = matrix;
  self->order = order;
  self->column = column;
  self->backwards = backwards;
  if (matrix != NULL)
    tl_ownership_table_fill (self);
  /* Not before: each cell that comes to what is in sight has all of it styled anew. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->rows);
  g_object_unref (self->rows);
  if (matrix == NULL)
    return;
  if (!has_focus)
    return;
  line = find_line (self, role);
  go_to (self, line,
         find_near (self, line, MIN (focus_column, tl_ownership_table_get_n_columns (self) - 1)));
}

GtkWidget *
tl_ownership_table_get_button (TlOwnershipTable *self, guint row, guint column)
{
  if (row >= self->lines->len || column >= tl_ownership_table_get_n_columns (self))
    return NULL;
  return tl_ownership_table_get_line (self, row)->stops[column];
}
