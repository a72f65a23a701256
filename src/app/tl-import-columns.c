/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-columns.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-speech.h"
#include "tl-text.h"
#include "tl-words.h"

#define CELL_WIDTH 24 /* letters, as the next */
#define FATE_WIDTH 40
#define CELL_LIMIT 80

/* The columns of the grid before those of the table. */
enum
{
  LINE,
  FATE,
  N_OWN
};

/* Its rows before those of the table. */
enum
{
  CHOICES,
  NAMES,
  N_HEADS
};

struct _TlImportColumns
{
  AdwBin parent_instance;

  const TlImportTable *table;
  TlCsvMapping *mapping;
  GArray *shown;    /* guint, the columns of the table */
  GArray *choices;  /* GtkDropDown *, one for each of them */
  GPtrArray *fates; /* GtkLabel, one for each row */
  GPtrArray *icons; /* GtkImage, the same */
  GPtrArray *boxes; /* GtkWidget, the same: what has the keyboard, one of them at a time */
  guint at;         /* which Tab leads to */
  GtkGrid *grid;
  gboolean is_updating;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportColumns, tl_import_columns, ADW_TYPE_BIN)

/* In the order of the list; the first, for nothing, is before them. */
static const int targets[] = {
  TL_PROPERTY_ABOUT,     TL_PROPERTY_WORDS, TL_PROPERTY_MEASURE, TL_PROPERTY_VALUE,
  TL_PROPERTY_COUNTS,    TL_PROPERTY_N,     TL_PROPERTY_LOW,     TL_PROPERTY_HIGH,
  TL_PROPERTY_DIRECTION, TL_PROPERTY_DATE,  TL_PROPERTY_SOURCE,  TL_PROPERTY_CONSENT,
  TL_PROPERTY_REFERENCE, TL_CSV_ID,
};

static guint
find_target (int target)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (targets[i] == target)
      return i + 1;
  return 0;
}

static GtkStringList *
make_target_names (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Not imported"));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    gtk_string_list_append (list,
                            targets[i] == TL_CSV_ID
                                /* Translators: what tells one piece of evidence from all others */
                                ? _ ("Id")
                                : _ (tl_kind_get_property (TL_KIND_EVIDENCE,
                                                           (TlProperty) targets[i])
                                         ->label));
  return list;
}

/* What becomes of the column that has the target already; NULL when none has. */
static char *
describe_taken (TlImportColumns *self, int target)
{
  int column = target != TL_CSV_NOTHING ? tl_csv_mapping_find (self->mapping, target) : -1;
  g_autofree char *name = NULL;

  if (column < 0)
    return NULL;
  name = tl_words_cut (self->table->columns->pdata[column], CELL_LIMIT);
  /* Translators: a column of a table, whose field was chosen for another column */
  return g_strdup_printf (_ ("The column “%s” is not imported any more."), name);
}

static void
on_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, TlImportColumns *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  g_autofree char *news = NULL;
  int target;

  if (self->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  target = selected == 0 ? TL_CSV_NOTHING : targets[selected - 1];
  news = describe_taken (self, target);
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->choices, GtkDropDown *, i) == choice)
      tl_csv_mapping_set_target (self->mapping, g_array_index (self->shown, guint, i), target);
  tl_import_columns_update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, news);
}

/* A formula or a number has no direction of its own, and would be turned around between others. */
static char *
dup_directed (const char *words)
{
  gboolean is_neutral = tl_text_find_direction (words, -1) == TL_READS_EITHER_WAY;

  return g_strconcat (is_neutral && gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL
                          ? "\xe2\x80\x8e"
                          : "",
                      words, NULL);
}

/* What a table says may be long, of many lines, and look like markup. */
static GtkWidget *
make_cell (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *line = tl_words_clean_line (text);
  g_autofree char *cut = tl_words_cut (line, CELL_LIMIT);
  g_autofree char *words = dup_directed (cut);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* No narrower than its words while these are few: else what is seen of it is the ellipsis. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (line, -1), CELL_WIDTH));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_WIDTH);
  if (g_utf8_strlen (line, -1) > CELL_WIDTH)
    {
      g_autofree char *clean = tl_words_clean (text, -1);
      g_autofree char *tip = tl_words_cut (clean, TL_WORDS_SENTENCE);

      gtk_widget_set_tooltip_text (label, tip);
    }
  return label;
}

static GtkWidget *
make_head (const char *words)
{
  GtkWidget *label = make_cell (words);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_column (TlImportColumns *self, guint column, GtkStringList *names)
{
  guint at = self->choices->len;
  const char *name = self->table->columns->pdata[column];
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  g_autofree char *cut = tl_words_cut (name, CELL_LIMIT);
  /* Translators: the name of a list: what this column of a table becomes */
  g_autofree char *words = g_strdup_printf (_ ("Column “%s”"), cut);

  g_array_append_val (self->choices, choice);
  tl_speech_name_list (GTK_DROP_DOWN (choice), words);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen_cb), self);
  gtk_grid_attach (self->grid, choice, N_OWN + (int) at, CHOICES, 1, 1);
  gtk_grid_attach (self->grid, make_head (name), N_OWN + (int) at, NAMES, 1, 1);
  for (guint row = 0; row < self->table->rows->len; row++)
    {
      const TlCsvRow *cells = self->table->rows->pdata[row];

      gtk_grid_attach (self->grid, make_cell (cells->fields[column].text), N_OWN + (int) at,
                       N_HEADS + (int) row, 1, 1);
    }
}

/* All that the row says, to whoever does not see it beside its fate. */
static char *
join_cells (const TlCsvRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < row->n_fields && words->len < TL_WORDS_SENTENCE; i++)
    {
      g_autofree char *cell = tl_words_cut (row->fields[i].text, CELL_LIMIT);

      if (*cell != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? _ ("; ") : "", cell);
    }
  line = tl_words_clean_line (words->str);
  return tl_words_cut (line, TL_WORDS_SENTENCE);
}

static void
add_fate (TlImportColumns *self, const TlCsvRow *row)
{
  int at = N_HEADS + (int) self->fates->len;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* A box with something in it cannot have the keyboard. */
  GtkWidget *fate =
      g_object_new (GTK_TYPE_BUTTON, "child", box, "has-frame", FALSE, "accessible-role",
                    GTK_ACCESSIBLE_ROLE_LIST_ITEM, "focusable", self->fates->len == self->at, NULL);
  g_autofree char *cells = join_cells (row);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = make_cell ("");
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  GtkWidget *number = make_cell (line);

  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (words), FATE_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (words), FATE_WIDTH);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_lines (GTK_LABEL (words), 2);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_grid_attach (self->grid, number, LINE, at, 1, 1);
  gtk_grid_attach (self->grid, fate, FATE, at, 1, 1);
  gtk_widget_add_css_class (fate, "fate");
  tl_speech_describe (fate, cells);
  g_ptr_array_add (self->fates, words);
  g_ptr_array_add (self->icons, icon);
  g_ptr_array_add (self->boxes, fate);
}

/* Those that mean something, and others up to the number that is shown, in the table's order. */
static void
choose_columns (TlImportColumns *self)
{
  guint n = self->table->columns->len, n_meant = 0, n_others;

  for (guint i = 0; i < n; i++)
    n_meant += tl_csv_mapping_get_target (self->mapping, i) != TL_CSV_NOTHING;
  n_others = TL_IMPORT_COLUMNS_SHOWN - MIN (n_meant, TL_IMPORT_COLUMNS_SHOWN);
  for (guint i = 0; i < n; i++)
    if (tl_csv_mapping_get_target (self->mapping, i) != TL_CSV_NOTHING || n_others > 0)
      {
        n_others -= tl_csv_mapping_get_target (self->mapping, i) == TL_CSV_NOTHING;
        g_array_append_val (self->shown, i);
      }
}

/* The rows are one stop of the keyboard, and the arrows go through them. */

static void
go_to (TlImportColumns *self, guint at)
{
  gtk_widget_set_focusable (self->boxes->pdata[at], TRUE);
  gtk_widget_grab_focus (self->boxes->pdata[at]);
  if (at != self->at)
    gtk_widget_set_focusable (self->boxes->pdata[self->at], FALSE);
  self->at = at;
}

static gboolean
on_key_cb (TlImportColumns *self, guint key, guint code, GdkModifierType state)
{
  guint last = self->boxes->len - 1;

  if (self->boxes->len == 0 || !gtk_widget_is_focus (self->boxes->pdata[self->at]) ||
      (state & (GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go_to (self, MAX (self->at, 1) - 1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_to (self, MIN (self->at + 1, last));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, last);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tl_import_columns_finalize (GObject *object)
{
  TlImportColumns *self = TL_IMPORT_COLUMNS (object);

  g_array_unref (self->shown);
  g_array_unref (self->choices);
  g_ptr_array_unref (self->fates);
  g_ptr_array_unref (self->icons);
  g_ptr_array_unref (self->boxes);
  G_OBJECT_CLASS (tl_import_columns_parent_class)->finalize (object);
}

static void
tl_import_columns_class_init (TlImportColumnsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_import_columns_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tl_import_columns_init (TlImportColumns *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choices = g_array_new (FALSE, FALSE, sizeof (GtkDropDown *));
  self->fates = g_ptr_array_new ();
  self->icons = g_ptr_array_new ();
  self->boxes = g_ptr_array_new ();
  self->grid = GTK_GRID (grid);
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_add_css_class (grid, "import-table");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_add_css_class (scrolled, "card");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (grid, keys);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
tl_import_columns_new (void)
{
  return g_object_new (TL_TYPE_IMPORT_COLUMNS, NULL);
}

void
tl_import_columns_set_table (TlImportColumns *self,
                             const TlImportTable *table,
                             TlCsvMapping *mapping)
{
  g_autoptr (GtkStringList) names = make_target_names ();

  g_return_if_fail (TL_IS_IMPORT_COLUMNS (self) && self->table == NULL);

  self->table = table;
  self->mapping = mapping;
  self->is_updating = TRUE;
  gtk_grid_attach (self->grid, make_head (_ ("Line")), LINE, NAMES, 1, 1);
  gtk_grid_attach (self->grid, make_head (_ ("What it will be")), FATE, NAMES, 1, 1);
  for (guint i = 0; i < table->rows->len; i++)
    add_fate (self, table->rows->pdata[i]);
  choose_columns (self);
  for (guint i = 0; i < self->shown->len; i++)
    add_column (self, g_array_index (self->shown, guint, i), names);
  self->is_updating = FALSE;
  tl_import_columns_update (self);
}

/* What has the keyboard is the button in it: that is called after the column, and says what is
 * chosen. */
static void
update_choice (TlImportColumns *self, guint index)
{
  GtkDropDown *choice = g_array_index (self->choices, GtkDropDown *, index);
  guint column = g_array_index (self->shown, guint, index);
  GtkStringObject *item;

  gtk_drop_down_set_selected (choice,
                              find_target (tl_csv_mapping_get_target (self->mapping, column)));
  item = gtk_drop_down_get_selected_item (choice);
  tl_speech_describe (gtk_widget_get_first_child (GTK_WIDGET (choice)),
                      gtk_string_object_get_string (item));
}

void
tl_import_columns_update (TlImportColumns *self)
{
  g_return_if_fail (TL_IS_IMPORT_COLUMNS (self));

  self->is_updating = TRUE;
  for (guint i = 0; i < self->shown->len; i++)
    update_choice (self, i);
  self->is_updating = FALSE;
}

/* “About “Calls the hotline”.”, why not, or what else. */
static char *
describe_fate (TlMap *map, const TlImportFate *fate)
{
  TlElement *element = fate->about != NULL ? tl_map_find (map, fate->about) : NULL;
  g_autofree char *name = element != NULL ? tl_element_words_name (map, element) : NULL;

  if (name == NULL)
    /* Translators: of a row of a table, and a sentence that says why */
    return g_strdup_printf (_ ("Refused: %s"), fate->words != NULL ? fate->words : "");
  if (fate->words == NULL)
    /* Translators: what a row of a table will be about: the title of a touchpoint */
    return g_strdup_printf (_ ("About “%s”"), name);
  /* Translators: the same, and sentences that say what was mended in the row */
  return g_strdup_printf (_ ("About “%s”. %s"), name, fate->words);
}

/* “Line 4: Refused: …” */
static void
name_row (TlImportColumns *self, guint index, const char *words)
{
  const TlCsvRow *row = self->table->rows->pdata[index];
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  /* Translators: the number of a line of a table */
  g_autofree char *line = g_strdup_printf (_ ("Line %s"), number);
  g_autofree char *name = *words != '\0' ? g_strdup_printf ("%s: %s", line, words) : NULL;

  tl_speech_name (self->boxes->pdata[index], name != NULL ? name : line);
}

void
tl_import_columns_show_fates (TlImportColumns *self, TlMap *map, const GPtrArray *fates)
{
  static const char *const icons[] = {
    [TL_CSV_TAKEN] = "object-select-symbolic",
    [TL_CSV_MENDED] = "dialog-warning-symbolic",
    [TL_CSV_REFUSED] = "window-close-symbolic",
  };

  g_return_if_fail (TL_IS_IMPORT_COLUMNS (self));

  for (guint i = 0; i < self->fates->len; i++)
    {
      const TlImportFate *fate = fates != NULL ? fates->pdata[i] : NULL;
      g_autofree char *words = fate != NULL ? describe_fate (map, fate) : g_strdup ("");

      name_row (self, i, words);
      gtk_label_set_text (self->fates->pdata[i], words);
      gtk_widget_set_tooltip_text (self->fates->pdata[i], fate != NULL ? words : NULL);
      gtk_image_set_from_icon_name (self->icons->pdata[i],
                                    fate != NULL ? icons[fate->outcome] : NULL);
    }
}

guint
tl_import_columns_get_n_hidden (TlImportColumns *self)
{
  g_return_val_if_fail (TL_IS_IMPORT_COLUMNS (self), 0);

  return self->table != NULL ? self->table->columns->len - self->shown->len : 0;
}
