/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rows.h"

#include "tl-colors.h"
#include "tl-speech.h"
#include "tl-width-layout.h"
#include "tl-words.h"

typedef struct
{
  char *title;
  char *value;
  const TlColor *color;
  TlElement *target;
  int action;       /* -1: none */
  gboolean makes;   /* the action adds something */
  gboolean is_long; /* the value stands below the title */
} Row;

struct _TlRows
{
  AdwPreferencesGroup *group;
  gboolean hides_group; /* while there are no rows */
  TlRowsActivated activated;
  gpointer data;
  GArray *told;    /* Row, what is being told */
  GArray *shown;   /* Row, what the widgets say */
  GPtrArray *rows; /* the widgets, owned by the group */
  GtkWidget *list; /* that of the group, once it is listened to */
  TlLiveSources *sources;
};

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->title);
  g_free (row->value);
}

static GArray *
make_array (void)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (array, row_clear);
  return array;
}

static gboolean
says_the_same (const Row *a, const Row *b)
{
  return strcmp (a->title, b->title) == 0 && g_strcmp0 (a->value, b->value) == 0 &&
         a->color == b->color && a->target == b->target && a->action == b->action &&
         a->makes == b->makes && a->is_long == b->is_long;
}

/* How many rows from the top down say what is told already. */
static guint
count_same (TlRows *self)
{
  guint n = 0;

  while (n < MIN (self->told->len, self->shown->len) &&
         says_the_same (&g_array_index (self->told, Row, n), &g_array_index (self->shown, Row, n)))
    n++;
  return n;
}

static gboolean
can_activate (const Row *row)
{
  return row->target != NULL || row->action >= 0;
}

/* The group's list has rows of others as well. */
static void
on_activated_cb (TlRows *self, GtkWidget *widget)
{
  guint i;

  if (g_ptr_array_find (self->rows, widget, &i))
    {
      const Row *row = &g_array_index (self->shown, Row, i);

      self->activated (row->target, row->action, self->data);
    }
}

static GtkWidget *
make_value (const Row *row)
{
  GtkWidget *label = gtk_label_new (row->value);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (!row->is_long)
    {
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
    }
  else
    {
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_label_set_xalign (GTK_LABEL (label), row->is_long ? 0 : 1);
  if (row->color != NULL)
    tl_colors_mark (GTK_LABEL (label), row->color);
  else
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* It asks for all of its line: finding the width at which a title would wrap best took a tenth of
 * the time a window takes to open. */
static GtkWidget *
make_title (const Row *row)
{
  GtkWidget *title = gtk_label_new (row->title);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  return title;
}

/* The title with the value below or beside it. */
static void
fill_words (GtkBox *box, const Row *row, GtkWidget *title)
{
  GtkWidget *words =
      gtk_box_new (row->is_long ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                   row->is_long ? 2 : 6);

  gtk_widget_set_margin_top (words, 6);
  gtk_widget_set_margin_bottom (words, 6);
  gtk_box_append (GTK_BOX (words), tl_width_layout_wrap (title));
  if (row->value != NULL)
    gtk_box_append (GTK_BOX (words), tl_width_layout_wrap (make_value (row)));
  gtk_box_append (box, words);
}

/* An AdwActionRow would look the same and be a dozen widgets: seven of them took a tenth of the
 * time a window takes to open. */
static void
fill_row (GtkWidget *widget, const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = make_title (row);

  gtk_widget_add_css_class (box, "header");
  if (row->makes)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  fill_words (GTK_BOX (box), row, title);
  if (can_activate (row) && !row->makes)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_widget_set_layout_manager (widget, tl_width_layout_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), can_activate (row));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
}

static void
add_widget (TlRows *self, const Row *row)
{
  GtkWidget *widget = adw_preferences_row_new ();

  /* Words of a person's map are not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->title);
  fill_row (widget, row);
  if (row->value != NULL)
    tl_speech_describe (widget, row->value);
  adw_preferences_group_add (self->group, widget);
  g_ptr_array_add (self->rows, widget);
  if (can_activate (row) && self->list == NULL)
    {
      self->list = gtk_widget_get_parent (widget);
      g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated_cb), self);
    }
}

static char *
dup_value (const char *value)
{
  return value != NULL ? tl_words_cut (value, TL_WORDS_NAME) : NULL;
}

TlRows *
tl_rows_new (AdwPreferencesGroup *group, TlRowsActivated activated, gpointer data)
{
  TlRows *self = g_new0 (TlRows, 1);

  self->group = group;
  self->hides_group = !gtk_widget_get_visible (GTK_WIDGET (group));
  self->activated = activated;
  self->data = data;
  self->told = make_array ();
  self->shown = make_array ();
  self->rows = g_ptr_array_new ();
  return self;
}

void
tl_rows_free (TlRows *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_array_unref (self->told);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
tl_rows_set_sources (TlRows *self, TlLiveSources *sources)
{
  self->sources = sources;
}

TlLiveSources *
tl_rows_get_sources (TlRows *self)
{
  return self->sources;
}

void
tl_rows_begin (TlRows *self)
{
  g_array_set_size (self->told, 0);
}

void
tl_rows_add (
    TlRows *self, const char *title, const char *value, const TlColor *color, TlElement *target)
{
  Row row = {
    tl_words_cut (title, TL_WORDS_NAME), dup_value (value), color, target, -1, FALSE, FALSE
  };

  g_array_append_val (self->told, row);
}

void
tl_rows_add_long (TlRows *self, const char *title, const char *words, TlElement *target)
{
  Row row = {
    tl_words_cut (title, TL_WORDS_NAME), dup_value (words), NULL, target, -1, FALSE, TRUE
  };

  g_array_append_val (self->told, row);
}

void
tl_rows_add_action (TlRows *self, const char *title, const char *value, int action, gboolean makes)
{
  Row row = {
    tl_words_cut (title, TL_WORDS_NAME), dup_value (value), NULL, NULL, action, makes, FALSE
  };

  g_array_append_val (self->told, row);
}

/* Which of the rows that are made anew has the keyboard; -1: none. */
static int
find_focus (TlRows *self, guint first)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->group));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = first; focus != NULL && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      return (int) i;
  return -1;
}

static gboolean
is_for_the_same (const Row *a, const Row *b)
{
  return a->target == b->target && a->action == b->action &&
         (can_activate (a) || strcmp (a->title, b->title) == 0);
}

/* Whoever was at a row is at the one for the same now, else where that was. */
static void
return_focus (TlRows *self, const Row *row, guint at)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_for_the_same (&g_array_index (self->told, Row, i), row))
      at = i;
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (at, self->rows->len - 1)]);
}

void
tl_rows_end (TlRows *self)
{
  GArray *told = self->told;
  guint n_same = count_same (self);
  int at = find_focus (self, n_same);

  for (guint i = n_same; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, (int) n_same);
  for (guint i = n_same; i < told->len; i++)
    add_widget (self, &g_array_index (told, Row, i));
  if (self->hides_group)
    gtk_widget_set_visible (GTK_WIDGET (self->group), told->len > 0);
  if (at >= 0)
    return_focus (self, &g_array_index (self->shown, Row, at), (guint) at);

  self->told = self->shown;
  self->shown = told;
}
