/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-columns-layout.h"

enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_MOST_COLUMNS,
  PROP_SPACING,
  N_PROPERTIES
};

struct _TlColumnsLayout
{
  GtkLayoutManager parent_instance;

  int numbers[N_PROPERTIES];
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlColumnsLayout, tl_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
count_columns (TlColumnsLayout *self, int width)
{
  int spacing = self->numbers[PROP_SPACING];
  int step = MAX (1, self->numbers[PROP_COLUMN_WIDTH] + spacing);

  return CLAMP ((width + spacing) / step, 1, self->numbers[PROP_MOST_COLUMNS]);
}

static int
get_column_width (TlColumnsLayout *self, int width)
{
  int n = count_columns (self, width);

  return MAX (0, (width - (n - 1) * self->numbers[PROP_SPACING]) / n);
}

/* Of the row that starts with `first`; *next receives the start of the row below. */
static int
measure_row (GtkWidget *first, int n_columns, int column_width, GtkWidget **next)
{
  GtkWidget *child = first;
  int height = 0;

  for (int i = 0; i < n_columns && child != NULL; i++, child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }
  *next = child;
  return height;
}

static int
measure_height (TlColumnsLayout *self, GtkWidget *widget, int width)
{
  int n_columns = count_columns (self, width);
  int column_width = get_column_width (self, width);
  int spacing = self->numbers[PROP_SPACING];
  int height = 0;

  for (GtkWidget *child = get_first (widget); child != NULL;)
    height += measure_row (child, n_columns, column_width, &child) + spacing;
  return MAX (0, height - spacing);
}

static void
measure_width (TlColumnsLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int most = self->numbers[PROP_MOST_COLUMNS];

  *minimum = 0;
  *natural = most * (self->numbers[PROP_COLUMN_WIDTH] + self->numbers[PROP_SPACING]) -
             self->numbers[PROP_SPACING];
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
tl_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_columns_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  TlColumnsLayout *self = TL_COLUMNS_LAYOUT (manager);
  int least, width;

  measure_width (self, widget, &least, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = width;
      return;
    }
  *minimum = *natural = measure_height (self, widget, for_size >= 0 ? for_size : width);
  /* Fewer columns are wider, and may be less high: what is asked of no width promises nothing. */
  if (for_size < 0)
    *minimum = 0;
}

static void
tl_columns_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TlColumnsLayout *self = TL_COLUMNS_LAYOUT (manager);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_columns = count_columns (self, width);
  int column_width = get_column_width (self, width);
  int spacing = self->numbers[PROP_SPACING];
  GtkWidget *next;
  int y = 0;

  for (GtkWidget *first = get_first (widget); first != NULL; first = next)
    {
      int row_height = measure_row (first, n_columns, column_width, &next);
      int x = is_mirrored ? width - column_width : 0;

      for (GtkWidget *child = first; child != next; child = get_next (child))
        {
          gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, column_width, row_height }, -1);
          x += (is_mirrored ? -1 : 1) * (column_width + spacing);
        }
      y += row_height + spacing;
    }
}

static void
tl_columns_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, TL_COLUMNS_LAYOUT (object)->numbers[id]);
}

static void
tl_columns_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlColumnsLayout *self = TL_COLUMNS_LAYOUT (object);

  if (self->numbers[id] == g_value_get_int (value))
    return;
  self->numbers[id] = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
tl_columns_layout_class_init (TlColumnsLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  manager_class->get_request_mode = tl_columns_layout_get_request_mode;
  manager_class->measure = tl_columns_layout_measure;
  manager_class->allocate = tl_columns_layout_allocate;
  object_class->get_property = tl_columns_layout_get_property;
  object_class->set_property = tl_columns_layout_set_property;

  properties[PROP_COLUMN_WIDTH] =
      g_param_spec_int ("column-width", NULL, NULL, 1, 10000, 200, flags);
  properties[PROP_MOST_COLUMNS] = g_param_spec_int ("most-columns", NULL, NULL, 1, 100, 4, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 12, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tl_columns_layout_init (TlColumnsLayout *self)
{
  for (guint id = 1; id < N_PROPERTIES; id++)
    self->numbers[id] = G_PARAM_SPEC_INT (properties[id])->default_value;
}
