/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-table-private.h"

#include <glib/gi18n-lib.h>

#include "tl-heat.h"
#include "tl-ownership-words.h"
#include "tl-speech.h"
#include "tl-title-words.h"
#include "tl-words.h"

/* The lines of the table, and what a click on each part of them asks for. */

/* In letters. */
#define HEAD_WIDTH 30
#define COLUMN_WIDTH 17
#define TITLE_LINES 3

static void
on_header_clicked_cb (TlOwnershipTable *self, GtkWidget *button)
{
  guint line, column;
  TlOwnershipOrder order = TL_OWNERSHIP_BY_STAGE;

  if (!tl_ownership_table_find_stop (self, button, &line, &column))
    return;
  if (column == 0)
    order = TL_OWNERSHIP_BY_NAME;
  else if (column == tl_ownership_table_get_n_columns (self) - 1)
    order = TL_OWNERSHIP_BY_LOAD;
  g_signal_emit_by_name (self, "sort-requested", order,
                         order == TL_OWNERSHIP_BY_STAGE ? column - 1 : 0);
}

static void
add_cards (GPtrArray *cards, const TlOwnershipCell *cell)
{
  for (guint i = 0; i < cell->count.n; i++)
    g_ptr_array_add (cards, cell->cards[i].touchpoint);
}

/* Those of a cell, or of all of the row. */
static void
choose_cards (TlOwnershipTable *self, const TlOwnershipRow *row, guint column)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < self->matrix->n_columns; i++)
    if (column == i + 1 || column == 0 || column > self->matrix->n_columns)
      add_cards (cards, &row->cells[i]);
  g_signal_emit_by_name (self, "cards-chosen", cards);
}

static void
on_role_clicked_cb (TlOwnershipTable *self, GtkWidget *button)
{
  const TlOwnershipRow *row;
  guint line, column;

  if (!tl_ownership_table_find_stop (self, button, &line, &column))
    return;
  row = tl_ownership_table_get_line (self, line)->row;
  if (row->role != NULL)
    g_signal_emit_by_name (self, "role-chosen", row->role, button);
  else
    choose_cards (self, row, 0);
}

static void
on_cell_clicked_cb (TlOwnershipTable *self, GtkWidget *button)
{
  guint line, column;

  if (tl_ownership_table_find_stop (self, button, &line, &column))
    choose_cards (self, tl_ownership_table_get_line (self, line)->row, column);
}

/* The sign of a number stands on its left in every language. */
static GtkWidget *
make_figure (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_name (const char *words, guint n_lines, float xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "lines", (int) n_lines, "ellipsize",
                       PANGO_ELLIPSIZE_END, "xalign", xalign, "justify",
                       xalign > 0 ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT, "max-width-chars", 1,
                       NULL);
}

static GtkWidget *
make_button (TlOwnershipTable *self, GtkWidget *child, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  tl_speech_name (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* How wide a cell is, with the empty places before it. */
static int
get_place_width (GtkWidget *cell)
{
  int width;

  gtk_widget_get_size_request (cell, &width, NULL);
  return width + gtk_widget_get_margin_start (cell);
}

/* All columns are of one width, whatever is written in them. */
static void
measure_strip (GtkWidget *strip,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  *minimum = 0;
  for (GtkWidget *cell = gtk_widget_get_first_child (strip); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      int width = get_place_width (cell), height;

      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum += width;
      else
        *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static void
allocate_strip (GtkWidget *strip, int width, int height, int baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (strip) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (strip); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      int cell_width = get_place_width (cell);
      GtkAllocation place = { is_mirrored ? width - x - cell_width : x, 0, cell_width, height };

      gtk_widget_size_allocate (cell, &place, baseline);
      x += cell_width;
    }
}

/* The part of a line that moves across below the names. */
static GtkWidget *
make_strip (TlOwnershipTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (strip,
                                 gtk_custom_layout_new (NULL, measure_strip, allocate_strip));
  /* Each is as wide as all columns: whichever is laid out last says how far all can be scrolled. */
  gtk_widget_set_size_request (strip, (int) (self->matrix->n_columns + 1) * self->column_width, -1);
  gtk_widget_set_halign (strip, GTK_ALIGN_START);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (scroller), self->across);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), strip);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
get_strip (GtkWidget *line)
{
  GtkWidget *scroller = gtk_widget_get_last_child (line);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return gtk_viewport_get_child (GTK_VIEWPORT (viewport));
}

/* A name, which is as wide in every line, and the strip. */
static void
measure_line (GtkWidget *line,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  GtkWidget *head = gtk_widget_get_first_child (line);
  int width = get_place_width (head), head_size, strip_size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (gtk_widget_get_last_child (line), orientation, -1, &strip_size, natural,
                          NULL, NULL);
      *minimum = width + strip_size;
      *natural += width;
      return;
    }
  gtk_widget_measure (head, orientation, width, NULL, &head_size, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_last_child (line), orientation, -1, NULL, &strip_size, NULL,
                      NULL);
  *minimum = *natural = MAX (head_size, strip_size);
}

static void
allocate_line (GtkWidget *line, int width, int height, int baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL;
  GtkWidget *head = gtk_widget_get_first_child (line);
  int head_width = get_place_width (head);
  GtkAllocation name = { is_mirrored ? width - head_width : 0, 0, head_width, height };
  GtkAllocation strip = { is_mirrored ? 0 : head_width, 0, MAX (width - head_width, 0), height };

  gtk_widget_size_allocate (head, &name, baseline);
  gtk_widget_size_allocate (gtk_widget_get_last_child (line), &strip, baseline);
}

static GtkWidget *
add_line (TlOwnershipTable *self, GtkWidget *where, GtkWidget *head, const char *css_class)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_widget_add_css_class (line, css_class);
  gtk_widget_add_css_class (head, "head");
  gtk_widget_set_size_request (head, self->head_width, -1);
  gtk_widget_set_layout_manager (line, gtk_custom_layout_new (NULL, measure_line, allocate_line));
  gtk_box_append (GTK_BOX (line), head);
  gtk_box_append (GTK_BOX (line), make_strip (self));
  gtk_box_append (GTK_BOX (where), line);
  return line;
}

/* Empty places are the margin of what comes next: a map has many of them. */
static void
put_cell (TlOwnershipTable *self, GtkWidget *line, GtkWidget *cell, guint n_empty)
{
  gtk_widget_set_size_request (cell, self->column_width, -1);
  gtk_widget_set_margin_start (cell, (int) n_empty * self->column_width);
  gtk_box_append (GTK_BOX (get_strip (line)), cell);
}

static TlOwnershipLine *
add_stops (TlOwnershipTable *self, const TlOwnershipRow *row)
{
  TlOwnershipLine line = { row, row != NULL ? row->role : NULL,
                           g_new0 (GtkWidget *, tl_ownership_table_get_n_columns (self)) };

  g_array_append_val (self->lines, line);
  return tl_ownership_table_get_line (self, self->lines->len - 1);
}

static gboolean
is_sorted_by (TlOwnershipTable *self, guint column)
{
  if (column == 0)
    return self->order == TL_OWNERSHIP_BY_NAME;
  if (column == tl_ownership_table_get_n_columns (self) - 1)
    return self->order == TL_OWNERSHIP_BY_LOAD;
  return self->order == TL_OWNERSHIP_BY_STAGE && column == self->column + 1;
}

/* As to a table: what has most stands on top at first, names from A. */
static void
mark_sorted (TlOwnershipTable *self, GtkWidget *button, GtkWidget *content, guint column)
{
  gboolean is_up = (column == 0) == !self->backwards;
  GtkWidget *arrow;

  if (!is_sorted_by (self, column))
    return;
  arrow = gtk_image_new_from_icon_name (self->backwards ? "pan-up-symbolic" : "pan-down-symbolic");
  g_object_set (arrow, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (content), arrow);
  gtk_widget_add_css_class (button, "sorted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_SORT,
                                  is_up ? GTK_ACCESSIBLE_SORT_ASCENDING
                                        : GTK_ACCESSIBLE_SORT_DESCENDING,
                                  -1);
}

static GtkWidget *
make_header (TlOwnershipTable *self, const char *title, const char *description, guint column)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *name = make_name (title, TITLE_LINES, column == 0 ? 0 : 0.5f);
  const char *order = _ ("Sorts the roles");
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (is_sorted_by (self, column))
    order = self->backwards ? _ ("Sorted by this, backwards") : _ ("Sorted by this");
  /* How it is sorted first, for that is what changes. */
  words = g_strjoin (_ ("; "), order, description, NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (content), name);
  button = make_button (self, content, title, G_CALLBACK (on_header_clicked_cb));
  if (description != NULL)
    gtk_widget_set_tooltip_text (button, description);
  tl_speech_describe (button, words);
  gtk_widget_set_hexpand (button, FALSE);
  mark_sorted (self, button, content, column);
  return button;
}

static void
add_headers (TlOwnershipTable *self)
{
  TlOwnershipLine *line = add_stops (self, NULL);
  GtkWidget *box;

  line->stops[0] = make_header (self, _ ("Role"), NULL, 0);
  box = add_line (self, self->header, line->stops[0], "headers");
  for (guint i = 0; i < self->matrix->n_columns; i++)
    {
      const TlOwnershipColumn *column = &self->matrix->columns[i];
      g_autofree char *description = tl_ownership_words_describe_column (column);
      g_autofree char *title = tl_words_cut (tl_title_words_get (column->stage), TL_WORDS_NAME);

      line->stops[i + 1] = make_header (self, title, description, i + 1);
      put_cell (self, box, line->stops[i + 1], 0);
    }
  line->stops[tl_ownership_table_get_n_columns (self) - 1] =
      make_header (self, C_ ("of touchpoints", "Total"), NULL,
                   tl_ownership_table_get_n_columns (self) - 1);
  put_cell (self, box, line->stops[tl_ownership_table_get_n_columns (self) - 1], 0);
}

static void
add_team (TlOwnershipTable *self, const TlOwnershipRow *row)
{
  g_autofree char *name = tl_ownership_words_get_team (row);
  GtkWidget *label = make_name (name, 2, 0);

  add_line (self, self->rows, label, "team");
}

static GtkWidget *
make_figures (const TlOwnershipRow *row, const TlOwnershipCount *count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *accountable = NULL, *besides = NULL;

  tl_ownership_words_get_figures (row, count, &accountable, &besides);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (accountable != NULL)
    gtk_box_append (GTK_BOX (box), make_figure (accountable, "accountable"));
  if (besides != NULL)
    gtk_box_append (GTK_BOX (box), make_figure (besides, "besides"));
  return box;
}

static GtkWidget *
make_cell (TlOwnershipTable *self, const TlOwnershipRow *row, guint column)
{
  const TlOwnershipCell *cell = &row->cells[column];
  g_autofree char *name =
      tl_ownership_words_describe_cell (row, self->matrix->columns[column].stage, &cell->count);
  GtkWidget *button =
      make_button (self, make_figures (row, &cell->count), name, G_CALLBACK (on_cell_clicked_cb));

  gtk_widget_add_css_class (button, "cell");
  gtk_widget_add_css_class (button, tl_heat_get_class (cell->heat));
  return button;
}

static GtkWidget *
make_total (TlOwnershipTable *self, const TlOwnershipRow *row)
{
  g_autofree char *name = tl_ownership_words_describe_row (row);
  GtkWidget *figures = make_figures (row, &row->total);
  GtkWidget *button;

  if (row->carries_too_much)
    gtk_box_prepend (GTK_BOX (figures), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  button = make_button (self, figures, name, G_CALLBACK (on_cell_clicked_cb));
  gtk_widget_add_css_class (button, "cell");
  gtk_widget_add_css_class (button, "total");
  return button;
}

static void
add_row (TlOwnershipTable *self, const TlOwnershipRow *row)
{
  TlOwnershipLine *line = add_stops (self, row);
  g_autofree char *name = tl_ownership_words_get_role (row);
  g_autofree char *team = row->role != NULL ? tl_ownership_words_get_team (row) : NULL;
  GtkWidget *label = make_name (name, 2, 0), *box;
  guint n_empty = 0, last = self->matrix->n_columns + 1;

  line->stops[0] = make_button (self, label, name, G_CALLBACK (on_role_clicked_cb));
  tl_speech_describe (line->stops[0], team != NULL ? team : "");
  box = add_line (self, self->rows, line->stops[0], row->role != NULL ? "role" : "nobody");
  for (guint i = 0; i < self->matrix->n_columns; i++)
    {
      n_empty++;
      if (row->cells[i].count.n == 0)
        continue;
      line->stops[i + 1] = make_cell (self, row, i);
      put_cell (self, box, line->stops[i + 1], n_empty - 1);
      n_empty = 0;
    }
  if (row->total.n == 0)
    return;
  line->stops[last] = make_total (self, row);
  put_cell (self, box, line->stops[last], n_empty);
}

/* Below all: how much of each stage has an owner. */
static void
add_sums (TlOwnershipTable *self)
{
  GtkWidget *box = add_line (self, self->rows, make_name (_ ("With an owner"), 2, 0), "sums");

  for (guint i = 0; i < self->matrix->n_columns; i++)
    {
      const TlOwnershipColumn *column = &self->matrix->columns[i];
      /* Translators: so many touchpoints of so many. */
      g_autofree char *sum =
          g_strdup_printf (_ ("%u of %u"), column->n_owned, column->n_touchpoints);
      g_autofree char *name = tl_ownership_words_describe_column (column);
      GtkWidget *label = gtk_label_new (sum);

      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      put_cell (self, box, label, 0);
    }
}

static int
measure_letters (TlOwnershipTable *self, guint n)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return (int) n * width / PANGO_SCALE;
}

void
tl_ownership_table_fill (TlOwnershipTable *self)
{
  const TlOwnershipRow *before = NULL;

  self->column_width = measure_letters (self, COLUMN_WIDTH);
  self->head_width = measure_letters (self, HEAD_WIDTH);
  add_headers (self);
  for (guint i = 0; i < self->matrix->n_rows; i++)
    {
      const TlOwnershipRow *row = &self->matrix->rows[i];

      if (row->role != NULL && (before == NULL || before->team != row->team))
        add_team (self, row);
      add_row (self, row);
      before = row;
    }
  add_sums (self);
}
