/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-colors.h"
#include "tl-columns-layout.h"
#include "tl-words.h"

#define COLUMN 250 /* pixels, at least, of what has a bar beside it */

struct _TlInsightsView
{
  TlMapView parent_instance;

  GtkStack *stack;
  GtkWidget *content;
  GtkBox *sections;
  GtkWidget *empty_page;
};

G_DEFINE_FINAL_TYPE (TlInsightsView, tl_insights_view, TL_TYPE_MAP_VIEW)

/* From the top down. */
static gboolean (*const sections[]) (TlInsightsView *self, TlMap *map) = {
  tl_insights_add_headline,   tl_insights_add_causes, tl_insights_add_layers,
  tl_insights_add_reflection, tl_insights_add_gaps,   tl_insights_add_coverage,
};

static void
clear (TlInsightsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

/* Who had the keyboard in what goes has it in the page. */
static void
tl_insights_view_tell (TlMapView *view, TlMap *map)
{
  TlInsightsView *self = TL_INSIGHTS_VIEW (view);
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gboolean says_something = FALSE;

  clear (self);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    says_something = sections[i](self, map) || says_something;
  gtk_stack_set_visible_child (self->stack, says_something ? self->content : self->empty_page);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
tl_insights_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TL_INSIGHTS_VIEW (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
tl_insights_view_class_init (TlInsightsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  TL_MAP_VIEW_CLASS (class)->tell = tl_insights_view_tell;
  widget_class->grab_focus = tl_insights_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-insights-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlInsightsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlInsightsView, content);
  gtk_widget_class_bind_template_child (widget_class, TlInsightsView, sections);
  gtk_widget_class_bind_template_child (widget_class, TlInsightsView, empty_page);
}

static void
tl_insights_view_init (TlInsightsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The colours are those of the map, by the scheme. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (tl_map_view_queue), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_insights_view_new (void)
{
  return g_object_new (TL_TYPE_INSIGHTS_VIEW, NULL);
}

GtkWidget *
tl_insights_make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkBox *
tl_insights_add_section (TlInsightsView *self, const char *heading, const char *words)
{
  GtkWidget *section =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (title, "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_box_append (GTK_BOX (section), title);
  if (words != NULL)
    gtk_box_append (GTK_BOX (section), tl_insights_make_label (words, "dim-label"));
  gtk_box_append (self->sections, section);
  return GTK_BOX (section);
}

/* The elements by their ids: they may leave the map before the page is made anew. */
static char **
list_ids (const GPtrArray *elements)
{
  char **ids = g_new0 (char *, elements->len + 1);

  for (guint i = 0; i < elements->len; i++)
    ids[i] = g_strdup (tl_element_get_id (elements->pdata[i]));
  return ids;
}

static void
on_figure_clicked_cb (TlInsightsView *self, GtkButton *button)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  TlMap *map = tl_map_view_get_map (TL_MAP_VIEW (self));
  char **ids = g_object_get_data (G_OBJECT (button), "tl-ids");

  for (guint i = 0; map != NULL && ids[i] != NULL; i++)
    {
      TlElement *element = tl_map_find (map, ids[i]);

      if (element != NULL)
        g_ptr_array_add (elements, element);
    }
  tl_map_view_want (TL_MAP_VIEW (self), elements);
}

GtkWidget *
tl_insights_make_figure (TlInsightsView *self,
                         GtkWidget *child,
                         const char *label,
                         const GPtrArray *elements)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_can_target (button, elements->len > 0);
  gtk_widget_set_focusable (button, elements->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "tl-ids", list_ids (elements),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_figure_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

GtkBox *
tl_insights_add_table (GtkBox *box, int width)
{
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set_data (G_OBJECT (table), "tl-width", GINT_TO_POINTER (width));
  gtk_box_append (box, table);
  return GTK_BOX (table);
}

GtkBox *
tl_insights_add_card (GtkBox *section, int width)
{
  GtkBox *card = tl_insights_add_table (section, width);

  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (card), "insights-card");
  return card;
}

char *
tl_insights_format_share (double share)
{
  return g_strdup_printf (_ ("%d %%"), (int) lround (share * 100));
}

char *
tl_insights_make_title (const TlElement *touchpoint)
{
  return tl_words_cut (tl_element_get_string (touchpoint, TL_PROPERTY_TITLE), TL_WORDS_NAME);
}

/* Two columns beside each other, below each other where there is no room. */
static GtkWidget *
make_pair (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (pair, g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", COLUMN,
                                                     "most-columns", 2, "spacing", 6, NULL));
  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);
  return pair;
}

void
tl_insights_add_row (TlInsightsView *self,
                     GtkBox *card,
                     const char *title,
                     const char *value,
                     const TlColor *color,
                     const GPtrArray *elements)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = tl_insights_make_label (title, "dim-label");
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (card), "tl-width"));
  GtkWidget *figure = tl_insights_make_label (value != NULL ? value : "", NULL);
  /* Translators: what a figure is about, and what it comes to, read aloud. */
  g_autofree char *aloud = g_strdup_printf (_ ("%s: %s"), title, value != NULL ? value : "");

  tl_colors_mark (GTK_LABEL (figure), color);
  gtk_label_set_width_chars (GTK_LABEL (name), width);
  gtk_label_set_max_width_chars (GTK_LABEL (name), width);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_valign (figure, GTK_ALIGN_START);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_box_append (GTK_BOX (both), name);
  gtk_box_append (GTK_BOX (both), figure);
  gtk_box_append (card,
                  tl_insights_make_figure (self, both, value != NULL ? aloud : title, elements));
}

void
tl_insights_add_statement (TlInsightsView *self,
                           GtkBox *card,
                           const char *sentence,
                           const char *basis,
                           const GPtrArray *elements)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *aloud = NULL;

  gtk_box_append (GTK_BOX (both), tl_insights_make_label (sentence, "insights-statement"));
  if (basis != NULL)
    {
      gtk_box_append (GTK_BOX (both), tl_insights_make_label (basis, NULL));
      aloud = g_strdup_printf (_ ("%s: %s"), sentence, basis);
    }
  gtk_box_append (card,
                  tl_insights_make_figure (self, both, aloud != NULL ? aloud : sentence, elements));
}

void
tl_insights_add_bar (TlInsightsView *self,
                     GtkBox *card,
                     const char *title,
                     const char *words,
                     const char *tooltip,
                     const TlInsightsBar *bar,
                     const GPtrArray *elements)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *aloud = g_strdup_printf (_ ("%s: %s"), title, words);
  GtkWidget *figure;

  gtk_box_append (GTK_BOX (names), tl_insights_make_label (title, NULL));
  gtk_box_append (GTK_BOX (names), tl_insights_make_label (words, "dim-label"));
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (names, "insights-words");
  figure = tl_insights_make_figure (self, make_pair (names, tl_insights_make_bar (bar)), aloud,
                                    elements);
  gtk_widget_add_css_class (figure, "with-bar");
  gtk_widget_set_tooltip_text (figure, tooltip);
  gtk_box_append (card, figure);
}
