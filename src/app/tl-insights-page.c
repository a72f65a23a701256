/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-columns-layout.h"
#include "tl-speech.h"

/* Pixels, at least, of what stands beside something else. */
#define COLUMN 250
#define TILE 225
#define HALF 360
/* Letters of what figures are about, so that the figures stand below each other. */
#define NARROW 20
#define WIDE 34

/* Where what is told goes. */
typedef struct
{
  TlInsightsView *view;
  const GArray *told;
  guint index; /* in that, of what is added */
  GtkBox *sections;
  GtkBox *section;
  GtkBox *box; /* a card, a table in it, or a tile; NULL: there is none yet */
  GtkBox *tiles;
  GtkSizeGroup *names; /* of the rows of the section, so that their figures begin at one edge;
                          owned, NULL: there is none yet */
  gboolean is_wide;
} Page;

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Side by side, below each other where there is no room. */
static GtkWidget *
make_columns (int width, int spacing, int most)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout =
      g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", width, "spacing", spacing, NULL);

  if (most > 0)
    g_object_set (layout, "most-columns", most, NULL);
  gtk_widget_set_layout_manager (columns, layout);
  return columns;
}

static void
add_section (Page *page, const TlTold *told)
{
  GtkWidget *section =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", told->title, "xalign", 0.0, "wrap",
                                   TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  told->title, -1);
  gtk_box_append (GTK_BOX (section), title);
  if (told->words != NULL)
    {
      gtk_box_append (GTK_BOX (section), make_label (told->words, "dim-label"));
      tl_speech_describe (section, told->words);
    }
  gtk_box_append (page->sections, section);
  page->section = GTK_BOX (section);
  page->box = page->tiles = NULL;
  g_clear_object (&page->names);
  page->is_wide = told->is_wide;
}

static GtkBox *
get_box (Page *page)
{
  if (page->box == NULL)
    {
      page->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      gtk_widget_add_css_class (GTK_WIDGET (page->box), "card");
      gtk_widget_add_css_class (GTK_WIDGET (page->box), "insights-card");
      gtk_box_append (page->section, GTK_WIDGET (page->box));
    }
  return page->box;
}

/* What a figure is about, and what it comes to, read aloud. */
static char *
say_figure (const TlTold *told)
{
  if (told->aloud != NULL || told->words == NULL)
    return g_strdup (told->aloud != NULL ? told->aloud : told->title);
  /* The title of a statement is a sentence. */
  if (told->kind == TL_TOLD_STATEMENT)
    return g_strdup_printf ("%s %s", told->title, told->words);
  /* Translators: what a figure is about, and what it comes to, read aloud. */
  return g_strdup_printf (_ ("%s: %s"), told->title, told->words);
}

/* What explains the figure: where it is pointed at, and in the notes below it, to which no key
 * leads. Transfer full. */
static char *
explain_figure (const Page *page, const TlTold *told)
{
  GString *words = g_string_new (told->tooltip);

  for (guint i = page->index + 1; i < page->told->len; i++)
    {
      const TlTold *note = &g_array_index (page->told, TlTold, i);

      /* The lines of a tile are of the large figure above them. */
      if (told->kind == TL_TOLD_FIGURE && note->kind == TL_TOLD_LINE)
        continue;
      if (note->kind != TL_TOLD_NOTE)
        break;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", note->title);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
add_figure (Page *page, const TlTold *told, GtkWidget *child)
{
  g_autofree char *label = say_figure (told);
  g_autofree char *explained = explain_figure (page, told);
  GtkWidget *figure = tl_insights_make_figure (page->view, child, label, told->elements);

  gtk_widget_set_tooltip_text (figure, told->tooltip);
  if (*explained != '\0')
    tl_speech_describe (figure, explained);
  gtk_box_append (get_box (page), figure);
  return figure;
}

static void
add_headline (Page *page, const TlTold *told)
{
  add_figure (page, told, make_label (told->title, "insights-headline"));
}

static void
add_line (Page *page, const TlTold *told)
{
  add_figure (page, told, make_label (told->title, NULL));
}

static void
add_note (Page *page, const TlTold *told)
{
  gtk_box_append (get_box (page), make_label (told->title, "insights-basis"));
}

static void
add_statement (Page *page, const TlTold *told)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (both), make_label (told->title, "insights-statement"));
  if (told->words != NULL)
    gtk_box_append (GTK_BOX (both), make_label (told->words, NULL));
  add_figure (page, told, both);
}

static void
add_row (Page *page, const TlTold *told)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label (told->title, "dim-label");
  GtkWidget *figure = make_label (told->words != NULL ? told->words : "", NULL);
  int width = page->is_wide ? WIDE : NARROW;

  if (page->names == NULL)
    page->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_size_group_add_widget (page->names, name);
  tl_colors_mark (GTK_LABEL (figure), told->color);
  gtk_label_set_width_chars (GTK_LABEL (name), width);
  gtk_label_set_max_width_chars (GTK_LABEL (name), width);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_valign (figure, GTK_ALIGN_START);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_box_append (GTK_BOX (both), name);
  gtk_box_append (GTK_BOX (both), figure);
  add_figure (page, told, both);
}

static void
add_chart (Page *page, const TlTold *told)
{
  GtkWidget *pair = make_columns (COLUMN, 6, 2);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = make_label (told->words, "dim-label");

  tl_colors_mark (GTK_LABEL (words), told->color);
  gtk_box_append (GTK_BOX (names), make_label (told->title, NULL));
  gtk_box_append (GTK_BOX (names), words);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (names, "insights-words");
  gtk_box_append (GTK_BOX (pair), names);
  gtk_box_append (GTK_BOX (pair), tl_insights_make_chart (&told->chart));
  gtk_widget_add_css_class (add_figure (page, told, pair), "with-bar");
}

/* The picture, and room for its table beside it. */
static void
add_picture (Page *page, const TlTold *told)
{
  GtkWidget *both = make_columns (HALF, 18, 0);
  GtkWidget *picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (picture), make_label (told->title, "dim-label"));
  gtk_box_append (GTK_BOX (picture), tl_insights_make_chart (&told->chart));
  gtk_box_append (GTK_BOX (picture), make_label (told->words, "dim-label"));
  gtk_widget_add_css_class (picture, "insights-picture");
  gtk_box_append (GTK_BOX (both), picture);
  gtk_box_append (get_box (page), both);
  page->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (page->box));
}

static void
add_tile (Page *page, const TlTold *told)
{
  GtkWidget *label = make_label (told->title, "insights-name");

  if (page->tiles == NULL)
    {
      page->tiles = GTK_BOX (make_columns (TILE, 12, 0));
      gtk_box_append (page->section, GTK_WIDGET (page->tiles));
    }
  page->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (page->box), "card");
  gtk_widget_add_css_class (GTK_WIDGET (page->box), "insights-tile");
  tl_colors_mark (GTK_LABEL (label), told->color);
  gtk_box_append (page->box, label);
  gtk_box_append (page->tiles, GTK_WIDGET (page->box));
}

static void
add_large_figure (Page *page, const TlTold *told)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = make_label (told->title, "insights-figure");

  tl_colors_mark (GTK_LABEL (figure), told->color);
  gtk_box_append (GTK_BOX (both), figure);
  gtk_box_append (GTK_BOX (both), make_label (told->words, NULL));
  add_figure (page, told, both);
}

static void
add_action (Page *page, const TlTold *told)
{
  GtkWidget *button = gtk_button_new_with_label (told->title);

  tl_speech_name (button, told->title);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), told->words);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "insights-action");
  gtk_box_append (get_box (page), button);
}

void
tl_insights_fill (TlInsightsView *self, GtkBox *sections, const GArray *told)
{
  static void (*const add[]) (Page * page, const TlTold *told) = {
    [TL_TOLD_SECTION] = add_section,     [TL_TOLD_HEADLINE] = add_headline,
    [TL_TOLD_STATEMENT] = add_statement, [TL_TOLD_ROW] = add_row,
    [TL_TOLD_CHART] = add_chart,         [TL_TOLD_PICTURE] = add_picture,
    [TL_TOLD_TILE] = add_tile,           [TL_TOLD_FIGURE] = add_large_figure,
    [TL_TOLD_LINE] = add_line,           [TL_TOLD_NOTE] = add_note,
    [TL_TOLD_ACTION] = add_action,
  };
  Page page = { .view = self, .told = told, .sections = sections };

  for (page.index = 0; page.index < told->len; page.index++)
    {
      const TlTold *one = &g_array_index (told, TlTold, page.index);

      add[one->kind](&page, one);
    }
  g_clear_object (&page.names);
}
