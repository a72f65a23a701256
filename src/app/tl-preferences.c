/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-color-row.h"
#include "tl-look-settings.h"
#include "tl-speech.h"
#include "tl-vocabulary.h"

static void
add_layers (AdwPreferencesGroup *group, GSettings *settings)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);

  for (TlLayer layer = 0; layer < TL_N_LAYERS; layer++)
    {
      g_autofree char *own = tl_color_format (tl_style_get_layer (TL_SCHEME_LIGHT, layer));

      adw_preferences_group_add (group, tl_color_row_new (_ (layers[layer].label), settings,
                                                          tl_look_settings_get_key (layer), own));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The families of this machine by name, the first one "", which is ours. Transfer full. */
static GPtrArray *
list_families (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  PangoFontFamily **families;
  int n;

  pango_font_map_list_families (fonts, &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  g_free (families);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup (""));
  return names;
}

/* A font that is not on this machine is a choice all the same. */
static guint
find_family (GPtrArray *names, const char *name)
{
  guint position;

  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &position))
    {
      position = names->len;
      g_ptr_array_add (names, g_strdup (name));
    }
  return position;
}

static void
on_font_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  GPtrArray *names = g_object_get_data (G_OBJECT (row), "names");
  guint position = adw_combo_row_get_selected (row);

  if (position < names->len)
    g_settings_set_string (settings, "font", names->pdata[position]);
}

static void
on_font_changed_cb (GSettings *settings, const char *key, AdwComboRow *row)
{
  GPtrArray *names = g_object_get_data (G_OBJECT (row), "names");
  g_autofree char *font = g_settings_get_string (settings, "font");
  guint position;

  if (g_ptr_array_find_with_equal_func (names, font, g_str_equal, &position))
    adw_combo_row_set_selected (row, position);
}

static GtkWidget *
make_font_row (GSettings *settings)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  GPtrArray *names = list_families ();
  g_autofree char *font = g_settings_get_string (settings, "font");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) word =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  guint selected = find_family (names, font);

  /* Translators: the font that Throughline chooses. */
  gtk_string_list_append (words, _ ("Default"));
  for (guint i = 1; i < names->len; i++)
    gtk_string_list_append (words, names->pdata[i]);
  g_object_set_data_full (G_OBJECT (row), "names", names, (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Font"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Of maps that name none"));
  adw_combo_row_set_expression (row, word);
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_font_chosen_cb), settings);
  g_signal_connect_object (settings, "changed::font", G_CALLBACK (on_font_changed_cb), row, 0);
  tl_speech_describe_choice (row);
  return GTK_WIDGET (row);
}

static void
on_width_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  g_settings_set_enum (settings, "card-width", (int) adw_combo_row_get_selected (row));
}

static void
on_width_changed_cb (GSettings *settings, const char *key, AdwComboRow *row)
{
  adw_combo_row_set_selected (row, (guint) g_settings_get_enum (settings, "card-width"));
}

/* In the order of the enumeration in the schema. */
static GtkWidget *
make_width_row (GSettings *settings)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  const char *const widths[] = { C_ ("card width", "Narrow"), C_ ("card width", "Normal"),
                                 C_ ("card width", "Wide"), NULL };
  g_autoptr (GtkStringList) words = gtk_string_list_new (widths);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Width of Cards"));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  on_width_changed_cb (settings, NULL, row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_width_chosen_cb), settings);
  g_signal_connect_object (settings, "changed::card-width", G_CALLBACK (on_width_changed_cb), row,
                           0);
  tl_speech_describe_choice (row);
  return GTK_WIDGET (row);
}

static GtkWidget *
make_snap_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Snap"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Cards lie down where they will land. Shift turns it round."));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (settings, "snap", toggle, "active", G_SETTINGS_BIND_DEFAULT);
  tl_speech_mend_buttons (row);
  return row;
}

/* What is no language yet, while it is typed, is not kept. */
static void
on_language_typed_cb (GtkEditable *entry, GParamSpec *pspec, GSettings *settings)
{
  const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_MAP, TL_PROPERTY_LANG);
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *reason = NULL, *old = g_settings_get_string (settings, "map-language");
  gboolean good = *text == '\0' || tl_property_spec_check (spec, text, &reason);

  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), reason);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (good && strcmp (text, old) != 0)
    g_settings_set_string (settings, "map-language", text);
}

static void
on_language_changed_cb (GSettings *settings, const char *key, GtkEditable *entry)
{
  g_autofree char *language = g_settings_get_string (settings, "map-language");

  if (strcmp (language, gtk_editable_get_text (entry)) != 0)
    gtk_editable_set_text (entry, language);
}

/* No AdwEntryRow: a screen reader is not told that the keyboard is in it (measured,
 * libadwaita 1.2).
 */
static GtkWidget *
make_language_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new (), *entry = gtk_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language"));
  /* Translators: codes of languages, which stay as they are */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("en, pt-BR"));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row,
                                  NULL, -1);
  on_language_changed_cb (settings, NULL, GTK_EDITABLE (entry));
  g_signal_connect (entry, "notify::text", G_CALLBACK (on_language_typed_cb), settings);
  g_signal_connect_object (settings, "changed::map-language", G_CALLBACK (on_language_changed_cb),
                           entry, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  return row;
}

static GtkWidget *
make_reset_row (GSettings *settings)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reset to Defaults"));

  tl_speech_mend_buttons (button);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (tl_look_settings_reset), settings);
  return button;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static GtkWidget *
make_page (GSettings *settings)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *cards, *layers;

  cards = add_group (page, _ ("Cards and Text"),
                     _ ("How all maps look in this program, and in what it exports and prints."));
  adw_preferences_group_add (cards, make_font_row (settings));
  adw_preferences_group_add (cards, make_width_row (settings));
  layers = add_group (page, _ ("Colors of Layers"), NULL);
  add_layers (layers, settings);
  adw_preferences_group_add (add_group (page, _ ("Dragging"), NULL), make_snap_row (settings));
  adw_preferences_group_add (add_group (page, _ ("New Maps"),
                                        _ ("Without a language they have that of the program. Each "
                                           "map keeps its own.")),
                             make_language_row (settings));
  adw_preferences_group_add (add_group (page, "", NULL), make_reset_row (settings));
  return GTK_WIDGET (page);
}

void
tl_preferences_show (GtkWindow *parent, GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();

  /* Libadwaita has no title in many of the languages that we have. */
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 620);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (make_page (settings)));
  gtk_window_present (GTK_WINDOW (window));
}
