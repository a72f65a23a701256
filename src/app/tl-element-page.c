/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-element-page.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-element-words.h"
#include "tl-field-rows.h"
#include "tl-findings.h"
#include "tl-lane-words.h"
#include "tl-operations.h"
#include "tl-page-sections.h"
#include "tl-removal.h"
#include "tl-scroll.h"
#include "tl-speech.h"
#include "tl-title-words.h"
#include "tl-words.h"

/* The rows of a section that has any. */
typedef struct
{
  const TlPageSection *section;
  TlRows *rows;
} SectionRows;

struct _TlElementPage
{
  AdwBin parent_instance;

  TlFields *fields;
  GArray *rows;        /* SectionRows */
  GPtrArray *findings; /* TlFinding; NULL: none */
  TlRows *findings_rows;

  GtkBox *box;
  GtkLabel *kind_label;
  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkWidget *several_box; /* NULL until there are several */
};

enum
{
  SIGNAL_SELECT_REQUESTED,
  SIGNAL_LIST_REQUESTED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlElementPage, tl_element_page, ADW_TYPE_BIN)

/* Heading */

/* "Bea, Contact-centre agent · Get help" */
static char *
make_place (TlMap *map, TlElement *card)
{
  TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);
  TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);
  TlElement *stage = tl_element_get_parent (moment);
  const char *title = tl_lane_words_get_title (map, lane);
  const char *subtitle = tl_element_get_string (lane, TL_PROPERTY_SUBTITLE);
  const char *stage_title = tl_title_words_get (stage);

  if (*subtitle == '\0')
    /* Translators: where a card is: its lane and its stage. */
    return g_strdup_printf (_ ("%s · %s"), title, stage_title);
  /* Translators: where a card is: its lane's title and subtitle, and its stage. */
  return g_strdup_printf (_ ("%s, %s · %s"), title, subtitle, stage_title);
}

/* A touchpoint's kind in its colour, and where it is. */
static void
update_card_heading (TlElementPage *self, TlElement *card)
{
  int kind = tl_element_get_choice (card, TL_PROPERTY_KIND);
  g_autofree char *whole = make_place (tl_fields_get_map (self->fields), card);
  g_autofree char *place = tl_words_cut (whole, TL_WORDS_NAME);

  gtk_label_set_text (self->kind_label,
                      _ (tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND)[kind].label));
  gtk_widget_remove_css_class (GTK_WIDGET (self->kind_label), "dim-label");
  tl_colors_mark (self->kind_label,
                  tl_style_get_touchpoint (tl_colors_get_scheme (), (TlTouchpointKind) kind));
  gtk_label_set_text (self->place_label, place);
}

static void
update_plain_heading (TlElementPage *self)
{
  TlKind kind = tl_fields_get_kind (self->fields);

  gtk_label_set_text (self->kind_label, tl_kind_get_label (kind));
  gtk_widget_add_css_class (GTK_WIDGET (self->kind_label), "dim-label");
  tl_colors_mark (self->kind_label, NULL);
}

static void
update_heading (TlElementPage *self)
{
  TlElement *element = tl_fields_get_element (self->fields);
  guint n = tl_fields_get_n_elements (self->fields);
  gboolean is_card = tl_element_get_kind (element) == TL_KIND_TOUCHPOINT;
  g_autofree char *title = NULL;

  if (n == 1 && is_card)
    update_card_heading (self, element);
  else
    update_plain_heading (self);
  if (n == 1)
    title = tl_element_words_name (tl_fields_get_map (self->fields), element);
  else if (is_card)
    title = g_strdup_printf (ngettext ("%u Touchpoint Selected", "%u Touchpoints Selected", n), n);
  else
    title = g_strdup_printf (ngettext ("%u Element Selected", "%u Elements Selected", n), n);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), n == 1 && is_card);
}

static GtkWidget *
make_action_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

/* What is done with several at once. */
static void
update_several_box (TlElementPage *self)
{
  gboolean is_several = tl_fields_get_n_elements (self->fields) > 1;

  if (is_several && self->several_box == NULL)
    {
      GtkWidget *button = make_action_button (_ ("De_lete"), "win.delete");

      gtk_widget_add_css_class (button, "destructive-action");
      self->several_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_append (GTK_BOX (self->several_box),
                      make_action_button (_ ("D_uplicate"), "win.duplicate"));
      gtk_box_append (GTK_BOX (self->several_box), button);
      gtk_box_insert_child_after (self->box, self->several_box,
                                  gtk_widget_get_first_child (GTK_WIDGET (self->box)));
    }
  if (self->several_box != NULL)
    gtk_widget_set_visible (self->several_box, is_several);
}

static void
update_rows (TlElementPage *self)
{
  gboolean is_one = tl_fields_get_n_elements (self->fields) == 1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SectionRows *rows = &g_array_index (self->rows, SectionRows, i);

      tl_rows_begin (rows->rows);
      if (is_one)
        rows->section->rows (rows->rows, tl_fields_get_map (self->fields),
                             tl_fields_get_element (self->fields));
      tl_rows_end (rows->rows);
    }
}

/* What else it is about: of two low points the other one. NULL: nothing. */
static TlElement *
find_other (const TlFinding *finding, const TlElement *element)
{
  for (guint i = 0; i < finding->elements->len; i++)
    if (finding->elements->pdata[i] != element)
      return finding->elements->pdata[i];
  return NULL;
}

static void
update_findings (TlElementPage *self)
{
  const TlElement *element = tl_fields_get_element (self->fields);
  guint n = tl_fields_get_n_elements (self->fields) == 1 && self->findings != NULL
                ? self->findings->len
                : 0;

  tl_rows_begin (self->findings_rows);
  for (guint i = 0; i < n; i++)
    {
      const TlFinding *finding = self->findings->pdata[i];

      if (finding->state == TL_FINDING_OPEN && g_ptr_array_find (finding->elements, element, NULL))
        tl_rows_add_long (self->findings_rows, finding->message, finding->advice,
                          find_other (finding, element));
    }
  tl_rows_end (self->findings_rows);
}

static void
on_updated_cb (gpointer data)
{
  TlElementPage *self = data;

  if (tl_fields_get_element (self->fields) == NULL)
    return;
  update_heading (self);
  update_several_box (self);
  update_rows (self);
  update_findings (self);
}

/* Colours depend on the scheme. */
static void
on_scheme_changed_cb (TlElementPage *self)
{
  if (self->fields != NULL)
    on_updated_cb (self);
}

/* Actions */

static void
on_opened_cb (TlElement *element, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_SELECT_REQUESTED], 0, element);
}

/* Something new that names the element shown, and its page to fill in. */
static void
add_about (TlElementPage *self, TlKind kind, TlProperty property)
{
  TlHistory *history = tl_fields_get_history (self->fields);
  TlElement *element = tl_fields_get_element (self->fields);
  TlElement *added;

  if (tl_history_is_in_step (history))
    return;
  tl_history_begin (history, tl_element_words_new (kind), NULL);
  added = tl_operations_add (history, kind, tl_element_words_new (kind));
  tl_history_set (history, added, property, tl_element_get_id (element));
  tl_history_commit (history);
  on_opened_cb (added, self);
}

static void
activate_for_element (TlElementPage *self, const char *action)
{
  const char *id = tl_element_get_id (tl_fields_get_element (self->fields));

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
on_row_activated_cb (TlElement *target, int action, gpointer data)
{
  TlElementPage *self = data;

  if (target != NULL)
    on_opened_cb (target, self);
  else if (action == TL_ACTION_LISTS)
    g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0, -1);
  else if (action == TL_ACTION_LIST + TL_KIND_EVIDENCE)
    g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0, TL_KIND_EVIDENCE);
  else if (action == TL_ACTION_ADD_EVIDENCE)
    add_about (self, TL_KIND_EVIDENCE, TL_PROPERTY_ABOUT);
  else if (action == TL_ACTION_PASTE_EVIDENCE)
    activate_for_element (self, "win.paste-evidence");
  else if (action == TL_ACTION_ADD_CHANGE)
    add_about (self, TL_KIND_CHANGE, TL_PROPERTY_ADDRESSES);
  else if (action == TL_ACTION_ATTACH_EVIDENCE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.attach-evidence", NULL);
  else if (action == TL_ACTION_ALLOW_EVIDENCE)
    activate_for_element (self, "win.allow-evidence");
  else if (action == TL_ACTION_READ_EVIDENCE)
    activate_for_element (self, "win.read-evidence");
  else if (action == TL_ACTION_SHOW_ROWS)
    activate_for_element (self, "win.evidence-rows");
}

static void
tell_removed (GtkWidget *page, const char *words)
{
  g_signal_emit (page, signals[SIGNAL_REMOVED], 0, words);
}

static void
on_remove_cb (TlElementPage *self)
{
  TlElement *element = tl_fields_get_element (self->fields);

  if (element != NULL && tl_fields_get_n_elements (self->fields) == 1)
    tl_removal_start (GTK_WIDGET (self), tl_fields_get_history (self->fields), element,
                      tell_removed);
}

/* Sections */

static void
fill_group (TlElementPage *self, const TlPageSection *section, GtkWidget *group)
{
  for (guint i = 0; i < section->n_properties; i++)
    tl_field_rows_add (self->fields, ADW_PREFERENCES_GROUP (group), section->properties[i]);
}

/* The fields are new and show nothing yet. */
static void
on_unfolded_cb (GtkExpander *expander, GParamSpec *pspec, TlElementPage *self)
{
  const TlPageSection *section = g_object_get_data (G_OBJECT (expander), "section");
  GtkWidget *group;

  if (!gtk_expander_get_expanded (expander))
    return;
  tl_scroll_to_show (GTK_WIDGET (expander));
  if (gtk_expander_get_child (expander) != NULL)
    return;
  group = adw_preferences_group_new ();
  gtk_widget_set_margin_top (group, 12);
  fill_group (self, section, group);
  gtk_expander_set_child (expander, group);
  tl_fields_update (self->fields);
}

static void
add_folded (TlElementPage *self, const TlPageSection *section)
{
  GtkWidget *expander = gtk_expander_new (_ (section->heading));

  tl_speech_name (expander, _ (section->heading));
  g_object_set_data (G_OBJECT (expander), "section", (gpointer) section);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_unfolded_cb), self);
  gtk_box_append (self->box, expander);
}

/* A group of rows only is hidden while there are none. */
static void
add_section (TlElementPage *self, const TlPageSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (section->heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (section->heading));
  fill_group (self, section, group);
  gtk_box_append (self->box, group);
  if (section->rows != NULL)
    {
      SectionRows rows = { section, NULL };

      gtk_widget_set_visible (group, section->n_properties > 0);
      rows.rows = tl_rows_new (ADW_PREFERENCES_GROUP (group), on_row_activated_cb, self);
      g_array_append_val (self->rows, rows);
    }
}

static void
add_sections (TlElementPage *self, TlKind kind)
{
  guint n_sections;
  const TlPageSection *sections = tl_page_sections_get (kind, &n_sections);

  for (guint i = 0; i < n_sections; i++)
    if (sections[i].look == TL_SECTION_FOLDED)
      add_folded (self, &sections[i]);
    else
      add_section (self, &sections[i]);
}

/* What a reviewer would say of it, last: it comes and goes, and nothing moves for it. */
static void
add_findings (TlElementPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Findings"));
  gtk_widget_set_visible (group, FALSE);
  gtk_box_append (self->box, group);
  self->findings_rows = tl_rows_new (ADW_PREFERENCES_GROUP (group), on_row_activated_cb, self);
}

static void
add_remove_button (TlElementPage *self, TlKind kind)
{
  GtkWidget *button = gtk_button_new_with_label (tl_element_words_remove (kind));

  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove_cb), self);
  gtk_box_append (self->box, button);
}

static void
section_rows_clear (gpointer data)
{
  tl_rows_free (((SectionRows *) data)->rows);
}

static void
tl_element_page_dispose (GObject *object)
{
  TlElementPage *self = TL_ELEMENT_PAGE (object);

  g_clear_pointer (&self->fields, tl_fields_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->findings_rows, tl_rows_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_element_page_parent_class)->dispose (object);
}

static void
tl_element_page_class_init (TlElementPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_element_page_dispose;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_LIST_REQUESTED] =
      g_signal_new ("list-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-element-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, box);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TlElementPage, place_label);
}

static void
tl_element_page_init (TlElementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (SectionRows));
  g_array_set_clear_func (self->rows, section_rows_clear);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_scheme_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_element_page_new (TlKind kind)
{
  TlElementPage *self = g_object_new (TL_TYPE_ELEMENT_PAGE, NULL);

  self->fields = tl_fields_new (kind, on_updated_cb, on_opened_cb, self);
  add_sections (self, kind);
  add_findings (self);
  if (tl_element_words_remove (kind) != NULL)
    add_remove_button (self, kind);
  return GTK_WIDGET (self);
}

void
tl_element_page_show (TlElementPage *self, TlHistory *history, TlElement *const *elements, guint n)
{
  g_return_if_fail (TL_IS_ELEMENT_PAGE (self));
  tl_fields_show (self->fields, history, elements, n);
}

void
tl_element_page_set_sources (TlElementPage *self, TlLiveSources *sources)
{
  g_return_if_fail (TL_IS_ELEMENT_PAGE (self));

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    tl_rows_set_sources (g_array_index (self->rows, SectionRows, i).rows, sources);
  if (self->fields != NULL && tl_fields_get_element (self->fields) != NULL)
    update_rows (self);
}

TlElement *
tl_element_page_get_element (TlElementPage *self)
{
  g_return_val_if_fail (TL_IS_ELEMENT_PAGE (self), NULL);
  return tl_fields_get_element (self->fields);
}

void
tl_element_page_set_findings (TlElementPage *self, GPtrArray *findings)
{
  g_return_if_fail (TL_IS_ELEMENT_PAGE (self));

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  /* The same ones may have other states now. */
  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  update_findings (self);
}
