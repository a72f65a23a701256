/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-color-row.h"

#include <glib/gi18n-lib.h>

#include "tl-look.h"
#include "tl-speech.h"

#define SWATCH_SIZE 24
#define COLUMNS 4

typedef struct
{
  GSettings *settings;
  gulong changed_handler; /* of the settings */
  char *key;
  char *own;
  AdwActionRow *row;
  GtkMenuButton *button;
  GtkWidget *swatch;
  GtkEditable *entry; /* NULL until the palette is first shown */
} ColorRow;

/* Each stands out from paper, and has a name for those who do not see it. */
static const struct
{
  const char *color;
  const char *name;
} palette[] = {
  { "#1c71d8", N_ ("Blue") },   { "#0e7c86", N_ ("Teal") },  { "#c64600", N_ ("Orange") },
  { "#813d9c", N_ ("Purple") }, { "#1b7a43", N_ ("Green") }, { "#c01c28", N_ ("Red") },
  { "#b5267d", N_ ("Pink") },   { "#865e3c", N_ ("Brown") }, { "#3b4cb8", N_ ("Indigo") },
  { "#8a6408", N_ ("Ochre") },  { "#5e5c64", N_ ("Grey") },  { "#241f31", N_ ("Black") },
};

static void
color_row_free (ColorRow *self)
{
  g_signal_handler_disconnect (self->settings, self->changed_handler);
  g_object_unref (self->settings);
  g_free (self->key);
  g_free (self->own);
  g_free (self);
}

/* The colour shown: the one chosen, if it is one, else ours. Transfer full. */
static char *
dup_color (ColorRow *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, self->key);
  TlColor color;

  return g_strdup (tl_color_parse (chosen, &color) ? chosen : self->own);
}

static const char *
find_name (const char *color)
{
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    if (g_ascii_strcasecmp (palette[i].color, color) == 0)
      return _ (palette[i].name);
  return color;
}

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const char *text = g_object_get_data (G_OBJECT (area), "color");
  TlColor color = { 0 };
  double radius = MIN (width, height) / 2.0;

  if (text == NULL || !tl_color_parse (text, &color))
    return;
  cairo_arc (cr, width / 2.0, height / 2.0, radius - 0.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_fill_preserve (cr);
  /* Seen on a ground of the same colour too. */
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.6);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GtkWidget *
make_swatch (const char *color)
{
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, NULL, NULL);
  g_object_set_data_full (G_OBJECT (swatch), "color", g_strdup (color), g_free);
  return swatch;
}

static void
show_color (ColorRow *self)
{
  g_autofree char *color = dup_color (self);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row));
  /* Translators: a layer of the map and its colour. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, find_name (color));

  adw_action_row_set_subtitle (self->row, find_name (color));
  tl_speech_name (GTK_WIDGET (self->button), name);
  g_object_set_data_full (G_OBJECT (self->swatch), "color", g_strdup (color), g_free);
  gtk_widget_queue_draw (self->swatch);
  if (self->entry != NULL)
    gtk_editable_set_text (self->entry, color);
}

static void
on_color_clicked_cb (GtkWidget *button, ColorRow *self)
{
  const char *color = g_object_get_data (G_OBJECT (button), "color");

  gtk_menu_button_popdown (self->button);
  g_settings_set_string (self->settings, self->key, color);
}

/* Ours is kept as no choice, so that it follows when it changes. */
static void
on_own_clicked_cb (ColorRow *self)
{
  gtk_menu_button_popdown (self->button);
  g_settings_reset (self->settings, self->key);
}

/* What is no colour stays where it was typed, marked. */
static void
on_typed_cb (ColorRow *self)
{
  g_autofree char *text = g_ascii_strdown (gtk_editable_get_text (self->entry), -1);
  TlColor color;

  if (!tl_color_parse (g_strstrip (text), &color))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_menu_button_popdown (self->button);
  g_settings_set_string (self->settings, self->key, text);
}

static void
on_typing_cb (ColorRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static GtkWidget *
make_color_button (ColorRow *self, guint i)
{
  GtkWidget *button = gtk_button_new ();
  const char *name = _ (palette[i].name);

  gtk_button_set_child (GTK_BUTTON (button), make_swatch (palette[i].color));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "color", (gpointer) palette[i].color);
  g_signal_connect (button, "clicked", G_CALLBACK (on_color_clicked_cb), self);
  return button;
}

static GtkWidget *
make_entry (ColorRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 9);
  gtk_editable_set_max_width_chars (self->entry, 9);
  gtk_widget_set_hexpand (entry, TRUE);
  /* Codes read from left to right in every language. */
  gtk_widget_set_direction (entry, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Color Code"), -1);
  gtk_widget_set_tooltip_text (entry, _ ("Color Code, such as #1c71d8"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_typed_cb), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typing_cb), self);
  return entry;
}

/* Made when it is first wanted. */
static void
make_palette (GtkMenuButton *button, gpointer data)
{
  ColorRow *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *own = gtk_button_new_with_label (_ ("Default"));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    gtk_grid_attach (GTK_GRID (grid), make_color_button (self, i), (int) i % COLUMNS,
                     (int) i / COLUMNS, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_entry (self), 0, 3, COLUMNS, 1);
  gtk_grid_attach (GTK_GRID (grid), own, 0, 4, COLUMNS, 1);
  g_signal_connect_swapped (own, "clicked", G_CALLBACK (on_own_clicked_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  show_color (self);
}

GtkWidget *
tl_color_row_new (const char *title, GSettings *settings, const char *key, const char *own)
{
  ColorRow *self = g_new0 (ColorRow, 1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *detailed = g_strconcat ("changed::", key, NULL);

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  self->own = g_strdup (own);
  self->row = ADW_ACTION_ROW (row);
  self->button = GTK_MENU_BUTTON (button);
  self->swatch = make_swatch (own);
  g_object_set_data_full (G_OBJECT (row), "color-row", self, (GDestroyNotify) color_row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_menu_button_set_child (self->button, self->swatch);
  gtk_menu_button_set_create_popup_func (self->button, make_palette, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (self->row, button);
  adw_action_row_set_activatable_widget (self->row, button);
  self->changed_handler =
      g_signal_connect_swapped (settings, detailed, G_CALLBACK (show_color), self);
  show_color (self);
  return row;
}
