/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-choice-row.h"
#include "tl-element-words.h"
#include "tl-entry-row.h"
#include "tl-speech.h"
#include "tl-words.h"

struct _TlImportRules
{
  AdwBin parent_instance;

  const TlImportTable *table;
  TlMap *map;
  TlCsvMapping *mapping;
  char *about; /* of the rule that is being made; NULL: not chosen yet */

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* those of the rules */
  AdwExpanderRow *maker;
  AdwComboRow *column;
  GtkEditable *text;
  TlChoiceRow *target;
  GtkWidget *add_button;
  TlChoiceRow *others;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlImportRules, tl_import_rules, ADW_TYPE_BIN)

/* An id from another map names nothing here, and stays what it is. */
static char *
name_element (TlImportRules *self, const char *id)
{
  TlElement *element = tl_map_find (self->map, id);

  return element != NULL ? tl_element_words_name (self->map, element)
                         : tl_words_cut (id, TL_WORDS_NAME);
}

static void
tell_changed (TlImportRules *self)
{
  tl_import_rules_update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Touchpoints first: that is what most rows are about. */
static void
offer_elements (TlImportRules *self, TlChoiceRow *row, const char *chosen)
{
  static const TlKind kinds[] = { TL_KIND_TOUCHPOINT, TL_KIND_STAGE, TL_KIND_LANE, TL_KIND_LINK };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (TlElement *element = tl_map_get_first (self->map, kinds[i]); element != NULL;
         element = tl_element_get_next_of_kind (element))
      {
        const char *id = tl_element_get_id (element);
        g_autofree char *name = tl_element_words_name (self->map, element);

        tl_choice_row_offer (row, id, name,
                             g_strcmp0 (id, chosen) == 0 ? TL_OFFER_CHOSEN : TL_OFFER_PLAIN);
      }
}

/* What all other rows are about. */

static void
offer_others_cb (TlChoiceRow *row, gpointer data)
{
  TlImportRules *self = data;
  const char *chosen = self->mapping->constants[TL_PROPERTY_ABOUT];

  tl_choice_row_offer (row, "", C_ ("about", "Nothing"),
                       chosen == NULL ? TL_OFFER_CHOSEN : TL_OFFER_PLAIN);
  offer_elements (self, row, chosen);
}

static void
choose_others_cb (TlChoiceRow *row, const char *key, gboolean is_chosen, gpointer data)
{
  TlImportRules *self = data;

  tl_csv_mapping_set_constant (self->mapping, TL_PROPERTY_ABOUT, *key != '\0' ? key : NULL);
  tell_changed (self);
}

static const TlChoiceClient others_client = { offer_others_cb, choose_others_cb, NULL, NULL };

/* A rule that is being made. */

static void
update_maker (TlImportRules *self)
{
  const char *text = gtk_editable_get_text (self->text);
  g_autofree char *name = self->about != NULL ? name_element (self, self->about) : NULL;

  tl_choice_row_set_value (self->target, name != NULL ? name : _ ("Not set"));
  gtk_widget_set_sensitive (self->add_button,
                            self->about != NULL && text[strspn (text, " \t")] != '\0');
}

static void
offer_target_cb (TlChoiceRow *row, gpointer data)
{
  TlImportRules *self = data;

  offer_elements (self, row, self->about);
}

static void
choose_target_cb (TlChoiceRow *row, const char *key, gboolean is_chosen, gpointer data)
{
  TlImportRules *self = data;

  g_free (self->about);
  self->about = g_strdup (key);
  update_maker (self);
}

static const TlChoiceClient target_client = { offer_target_cb, choose_target_cb, NULL, NULL };

static void
on_add_cb (TlImportRules *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->text));

  if (!gtk_widget_get_sensitive (self->add_button))
    return;
  tl_csv_mapping_add_rule (self->mapping, adw_combo_row_get_selected (self->column),
                           g_strstrip (text), self->about);
  g_clear_pointer (&self->about, g_free);
  gtk_editable_set_text (self->text, "");
  tell_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Rules that are there. */

static void
on_remove_cb (GtkButton *button, TlImportRules *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  g_array_remove_index (self->mapping->rules, index);
  tell_changed (self);
  gtk_widget_child_focus (GTK_WIDGET (self->maker), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_remove_button (TlImportRules *self, guint index, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a rule: “comment” contains “refund” */
  g_autofree char *words = g_strdup_printf (_ ("Remove the rule %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove Rule"));
  tl_speech_name (button, words);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_cb), self);
  return button;
}

static void
add_rule_row (TlImportRules *self, guint index)
{
  const TlCsvRule *rule = &g_array_index (self->mapping->rules, TlCsvRule, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *column = tl_words_cut (self->table->columns->pdata[rule->column], 60);
  g_autofree char *text = tl_words_cut (rule->text, 60);
  /* Translators: a rule: a column of a table, and a text in its cells */
  g_autofree char *title = g_strdup_printf (_ ("“%s” contains “%s”"), column, text);
  g_autofree char *name = name_element (self, rule->about);
  /* Translators: what the rows that a rule fits are about: the title of a touchpoint */
  g_autofree char *subtitle = g_strdup_printf (_ ("is about “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, index, title));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
make_maker (TlImportRules *self)
{
  GtkWidget *maker = adw_expander_row_new ();
  GtkWidget *column = adw_combo_row_new ();
  GtkWidget *text = tl_entry_row_new (_ ("Contains"), &self->text);
  GtkWidget *target = tl_choice_row_new (_ ("Is about"));
  GtkWidget *line = adw_preferences_row_new ();

  self->maker = ADW_EXPANDER_ROW (maker);
  self->column = ADW_COMBO_ROW (column);
  self->target = TL_CHOICE_ROW (target);
  self->add_button = gtk_button_new_with_label (_ ("Add Rule"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (maker), _ ("New Rule"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (column), _ ("Column"));
  tl_speech_describe_choice (self->column);
  tl_choice_row_set_client (self->target, &target_client, FALSE, self);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (self->add_button, 6);
  gtk_widget_set_margin_bottom (self->add_button, 6);
  gtk_widget_set_margin_end (self->add_button, 12);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (on_add_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (on_add_cb), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (update_maker), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), self->add_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (self->maker, column);
  adw_expander_row_add_row (self->maker, text);
  adw_expander_row_add_row (self->maker, target);
  adw_expander_row_add_row (self->maker, line);
}

static void
tl_import_rules_finalize (GObject *object)
{
  TlImportRules *self = TL_IMPORT_RULES (object);

  g_ptr_array_unref (self->rows);
  g_free (self->about);
  G_OBJECT_CLASS (tl_import_rules_parent_class)->finalize (object);
}

static void
tl_import_rules_class_init (TlImportRulesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_import_rules_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tl_import_rules_init (TlImportRules *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *others = tl_choice_row_new (_ ("All other rows are about"));

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  self->others = TL_CHOICE_ROW (others);
  adw_preferences_group_set_title (self->group, _ ("What Rows Are About"));
  adw_preferences_group_set_description (self->group, _ ("What the column “About” names by an id "
                                                         "or a title, else what the first "
                                                         "rule that fits says."));
  tl_choice_row_set_client (self->others, &others_client, FALSE, self);
  make_maker (self);
  adw_preferences_group_add (self->group, others);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->maker));
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
tl_import_rules_new (void)
{
  return g_object_new (TL_TYPE_IMPORT_RULES, NULL);
}

void
tl_import_rules_set_table (TlImportRules *self,
                           const TlImportTable *table,
                           TlMap *map,
                           TlCsvMapping *mapping)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (TL_IS_IMPORT_RULES (self) && self->table == NULL);

  self->table = table;
  self->map = map;
  self->mapping = mapping;
  for (guint i = 0; i < table->columns->len; i++)
    gtk_string_list_take (names, tl_words_cut (table->columns->pdata[i], TL_WORDS_NAME));
  adw_combo_row_set_model (self->column, G_LIST_MODEL (names));
  tl_import_rules_update (self);
}

void
tl_import_rules_update (TlImportRules *self)
{
  const char *about = self->mapping->constants[TL_PROPERTY_ABOUT];
  g_autofree char *name = about != NULL ? name_element (self, about) : NULL;

  g_return_if_fail (TL_IS_IMPORT_RULES (self));

  tl_choice_row_set_value (self->others, name != NULL ? name : C_ ("about", "Nothing"));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->mapping->rules->len; i++)
    add_rule_row (self, i);
  update_maker (self);
}
