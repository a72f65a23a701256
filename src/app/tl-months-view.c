/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-months-view.h"

#include <glib/gi18n-lib.h>

#include "tl-columns-layout.h"
#include "tl-curve-name.h"
#include "tl-evidence-words.h"
#include "tl-layout.h"
#include "tl-month-chart.h"
#include "tl-months.h"
#include "tl-speech.h"
#include "tl-words.h"

struct _TlMonthsView
{
  TlMapView parent_instance;

  TlMonths *months; /* what is shown; NULL: nothing is */

  GtkStack *stack;
  GtkWidget *content;
  GtkWidget *empty_page;
  GtkLabel *note;
  GtkBox *keys;
  GtkBox *panels;
};

enum
{
  SIGNAL_MONTH_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlMonthsView, tl_months_view, TL_TYPE_MAP_VIEW)

/* Whose curve it is; transfer full. */
static char *
name_line (const TlMonthsLine *line)
{
  const char *layer = tl_curve_get_layer_name (line->lane);
  g_autofree char *cut = tl_words_cut (tl_curve_get_name (line->person, line->lane), TL_WORDS_NAME);

  if (*cut == '\0' || g_str_equal (cut, layer))
    return g_strdup (layer);
  /* Translators: somebody on the map, and the layer she belongs to: “Amira · Customer” */
  return g_strdup_printf (_ ("%s · %s"), cut, layer);
}

static void
clear (TlMonthsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->keys))) != NULL)
    gtk_box_remove (self->keys, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->panels))) != NULL)
    gtk_box_remove (self->panels, child);
  g_clear_pointer (&self->months, tl_months_free);
}

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_key (TlMonthsView *self, guint line)
{
  g_autofree char *name = name_line (&g_array_index (self->months->lines, TlMonthsLine, line));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), tl_month_chart_new_key (self->months, line));
  gtk_box_append (GTK_BOX (box), make_label (name, "months-key"));
  gtk_box_append (self->keys, box);
}

/* “214 answers · 9 touchpoints · Survey” */
static char *
describe_basis (const TlMonthsPanel *panel)
{
  guint n = panel->n_touchpoints;
  g_autofree char *touchpoints =
      g_strdup_printf (ngettext ("%u touchpoint", "%u touchpoints", n), n);
  g_autofree char *sources = tl_evidence_words_sources (panel->sources);
  g_autoptr (GString) words = g_string_new (NULL);

  if (panel->n_answers > 0)
    g_string_append_printf (words,
                            ngettext ("%u answer shown", "%u answers shown", panel->n_answers),
                            panel->n_answers);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", touchpoints);
  if (*sources != '\0')
    g_string_append_printf (words, "%s%s", " · ", sources);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What the picture shows, for who cannot see it. */
static char *
describe_panel (TlMonthsView *self, const TlMonthsPanel *panel)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *month = tl_day_format_month (panel->month.first);
  g_autofree char *basis = describe_basis (panel);

  g_string_append_printf (words, _ ("%s: %s"), month, basis);
  for (guint line = 0; line < self->months->lines->len; line++)
    {
      gboolean is_mean;
      TlExperience sum = tl_months_sum_up (panel, line, &is_mean);
      g_autofree char *name = name_line (&g_array_index (self->months->lines, TlMonthsLine, line));
      g_autofree char *value = tl_evidence_words_experience (&sum);

      if (!sum.known)
        continue;
      g_string_append (words, _ ("; "));
      if (is_mean)
        /* Translators: whose feelings, and what they come to: “Amira · Customer: −0.4 (n = 31) on
         * average”
         */
        g_string_append_printf (words, _ ("%s: %s on average"), name, value);
      else
        /* Translators: likewise, where there is no average: “Amira · Customer: −1.5 at worst” */
        g_string_append_printf (words, _ ("%s: %s at worst"), name, value);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
on_panel_clicked_cb (TlMonthsView *self, GtkButton *button)
{
  guint day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "tl-day"));

  g_signal_emit (self, signals[SIGNAL_MONTH_WANTED], 0, day);
}

static void
add_panel (TlMonthsView *self, TlMap *map, const TlMonthsPanel *panel)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *month = tl_day_format_month (panel->month.first);
  g_autofree char *basis = describe_basis (panel);
  g_autofree char *words = describe_panel (self, panel);
  GtkWidget *foot = make_label (basis, "months-basis");

  gtk_box_append (GTK_BOX (box), make_label (month, "heading"));
  gtk_box_append (GTK_BOX (box),
                  tl_month_chart_new (self->months, panel, tl_layout_is_right_to_left (map)));
  gtk_label_set_wrap (GTK_LABEL (foot), TRUE);
  gtk_label_set_lines (GTK_LABEL (foot), 2);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "month");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), "tl-day", GUINT_TO_POINTER (panel->month.first));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_panel_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->panels, button);
}

/* What is not in the pictures, in whole sentences. */
static void
tell_note (TlMonthsView *self)
{
  g_autoptr (GString) words =
      g_string_new (_ ("Each picture shows the evidence of its month alone. A hollow mark stands "
                       "for fewer than five answers. Choose a month to see it on the map."));
  guint n = self->months->n_undated;

  if (n > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("%u piece of evidence without a date is left out.",
                                        "%u pieces of evidence without a date are left out.", n),
                              n);
    }
  if (self->months->n_earlier > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("%u earlier month is not shown.",
                                        "%u earlier months are not shown.",
                                        self->months->n_earlier),
                              self->months->n_earlier);
    }
  gtk_label_set_text (self->note, words->str);
}

/* No key leads to the note: it is heard where one comes into the pictures. */
static void
describe_first (TlMonthsView *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->panels));

  if (first != NULL)
    tl_speech_describe (first, gtk_label_get_text (self->note));
}

/* Who had the keyboard in what goes has it in the page. */
static void
tl_months_view_tell (TlMapView *view, TlMap *map)
{
  TlMonthsView *self = TL_MONTHS_VIEW (view);
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  clear (self);
  self->months = tl_months_new (map);
  tell_note (self);
  for (guint line = 0; line < self->months->lines->len; line++)
    add_key (self, line);
  for (guint i = 0; i < self->months->panels->len; i++)
    add_panel (self, map, self->months->panels->pdata[i]);
  describe_first (self);
  gtk_stack_set_visible_child (self->stack,
                               self->months->panels->len > 0 ? self->content : self->empty_page);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
tl_months_view_forget (TlMapView *view)
{
  clear (TL_MONTHS_VIEW (view));
}

/* The first of the pictures, which nothing but they can have. */
static gboolean
tl_months_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (TL_MONTHS_VIEW (widget)->panels));

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
tl_months_view_dispose (GObject *object)
{
  tl_map_view_set_map (TL_MAP_VIEW (object), NULL);
  G_OBJECT_CLASS (tl_months_view_parent_class)->dispose (object);
}

static void
tl_months_view_class_init (TlMonthsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_months_view_dispose;
  TL_MAP_VIEW_CLASS (class)->tell = tl_months_view_tell;
  TL_MAP_VIEW_CLASS (class)->forget = tl_months_view_forget;
  widget_class->grab_focus = tl_months_view_grab_focus;
  signals[SIGNAL_MONTH_WANTED] =
      g_signal_new ("month-wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (TL_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-months-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, content);
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, note);
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, keys);
  gtk_widget_class_bind_template_child (widget_class, TlMonthsView, panels);
}

static void
tl_months_view_init (TlMonthsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The colours are those of the map, by the scheme. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (tl_map_view_queue), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_months_view_new (void)
{
  return g_object_new (TL_TYPE_MONTHS_VIEW, NULL);
}
