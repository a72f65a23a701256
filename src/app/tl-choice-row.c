/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-choice-row.h"

#include <glib/gi18n-lib.h>

#include "tl-fold.h"
#include "tl-speech.h"
#include "tl-width-layout.h"
#include "tl-words.h"

/* More than so many are searched, */
#define N_WITHOUT_SEARCH 10
/* and no more than so many are shown at once. */
#define N_SHOWN 100
#define LIST_HEIGHT 320

typedef struct
{
  char *key;
  char *words;
  char *folded; /* `words` as a search compares them */
  TlOfferState state;
} Offer;

struct _TlChoiceRow
{
  AdwPreferencesRow parent_instance;

  const TlChoiceClient *client;
  gpointer data;
  gboolean has_many;
  char *make_label;
  GArray *offers; /* Offer */

  GtkBox *box;
  GtkBox *line;
  GtkWidget *button;
  GtkLabel *value;
  GtkWidget *open_button; /* NULL until it is wanted, as what follows */
  GtkWidget *popover;
  GtkEditable *search;
  GtkListBox *list;
  GtkWidget *more;
  GtkWidget *make_button;
};

G_DEFINE_FINAL_TYPE (TlChoiceRow, tl_choice_row, ADW_TYPE_PREFERENCES_ROW)

static void
offer_clear (gpointer data)
{
  Offer *offer = data;

  g_free (offer->key);
  g_free (offer->words);
  g_free (offer->folded);
}

static Offer *
find_offer (TlChoiceRow *self, const char *key)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (strcmp (g_array_index (self->offers, Offer, i).key, key) == 0)
      return &g_array_index (self->offers, Offer, i);
  return NULL;
}

static void
choose (TlChoiceRow *self, Offer *offer)
{
  g_autofree char *key = g_strdup (offer->key);
  gboolean is_chosen = !self->has_many || offer->state != TL_OFFER_CHOSEN;

  offer->state = is_chosen ? TL_OFFER_CHOSEN : TL_OFFER_PLAIN;
  self->client->choose (self, key, is_chosen, self->data);
}

static void
on_ticked_cb (GtkCheckButton *check, TlChoiceRow *self)
{
  Offer *offer = find_offer (self, g_object_get_data (G_OBJECT (check), "key"));

  gtk_check_button_set_inconsistent (check, FALSE);
  if (offer != NULL)
    choose (self, offer);
}

static GtkWidget *
make_tick (TlChoiceRow *self, const Offer *offer)
{
  g_autofree char *words = tl_words_cut (offer->words, TL_WORDS_NAME);
  GtkWidget *check = gtk_check_button_new_with_label (words);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), offer->state == TL_OFFER_CHOSEN);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), offer->state == TL_OFFER_MIXED);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (offer->key), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_ticked_cb), self);
  return check;
}

static GtkWidget *
make_line (const Offer *offer)
{
  g_autofree char *words = tl_words_cut (offer->words, TL_WORDS_NAME);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  return label;
}

static void
add_offer (TlChoiceRow *self, const Offer *offer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = self->has_many ? make_tick (self, offer) : make_line (offer);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (offer->key), g_free);
  if (self->has_many)
    gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->words,
                                  -1);
  gtk_list_box_append (self->list, row);
  if (!self->has_many && offer->state == TL_OFFER_CHOSEN)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
clear_list (TlChoiceRow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static char *
dup_searched (TlChoiceRow *self)
{
  return g_strstrip (tl_words_clean_line (gtk_editable_get_text (self->search)));
}

/* "New Role", or with what was typed "New Role “Lead”". */
static void
update_make_button (TlChoiceRow *self)
{
  g_autofree char *name = dup_searched (self);
  g_autofree char *words = NULL;

  if (self->make_button == NULL)
    return;
  if (*name != '\0')
    /* Translators: a button that makes something of this name: "New Role “Contact lead”". */
    words = g_strdup_printf (_ ("%s “%s”"), self->make_label, name);
  gtk_button_set_label (GTK_BUTTON (self->make_button), words != NULL ? words : self->make_label);
}

/* To whoever types and does not see the list. */
static void
tell_found (TlChoiceRow *self, gboolean is_searched, guint n)
{
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%u found", "%u found", n), n)
                                 : g_strdup (_ ("Nothing found"));

  tl_speech_describe (GTK_WIDGET (self->search), is_searched ? words : "");
}

/* The offers that hold what is searched for. */
static void
fill_list (TlChoiceRow *self)
{
  g_autofree char *name = dup_searched (self);
  g_autofree char *wanted = tl_fold_text (name);
  guint n_found = 0;

  clear_list (self);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const Offer *offer = &g_array_index (self->offers, Offer, i);

      if (strstr (offer->folded, wanted) != NULL && n_found++ < N_SHOWN)
        add_offer (self, offer);
    }
  gtk_widget_set_visible (self->more, n_found > N_SHOWN);
  tell_found (self, *name != '\0', n_found);
  update_make_button (self);
}

static void
on_chosen_cb (TlChoiceRow *self, GtkListBoxRow *row)
{
  Offer *offer = find_offer (self, g_object_get_data (G_OBJECT (row), "key"));

  if (self->has_many)
    {
      GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

      gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (offer != NULL)
    choose (self, offer);
}

static void
on_make_cb (TlChoiceRow *self)
{
  g_autofree char *name = dup_searched (self);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tl_choice_row_make (self, name);
}

/* Enter takes the first that was found, and makes what was not. */
static void
on_search_entered_cb (TlChoiceRow *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (first != NULL)
    on_chosen_cb (self, GTK_LIST_BOX_ROW (first));
  else if (self->make_button != NULL)
    on_make_cb (self);
}

static void
on_closed_cb (TlChoiceRow *self)
{
  /* Unless something else has taken it. */
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, self->popover))
    gtk_widget_grab_focus (self->button);
}

/* What is ticked has the keyboard, not its row: GTK would go no further than the first. */
static gboolean
on_ticks_key_cb (TlChoiceRow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    row = gtk_widget_get_next_sibling (row);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    row = gtk_widget_get_prev_sibling (row);
  else
    return FALSE;
  if (row != NULL)
    return gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return key != GDK_KEY_Down && key != GDK_KEY_KP_Down &&
         gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
add_ticks_keys (TlChoiceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_ticks_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static GtkWidget *
make_scrolled_list (TlChoiceRow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list,
                                   self->has_many ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_chosen_cb), self);
  if (self->has_many)
    add_ticks_keys (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  return scrolled;
}

/* What is chosen has the keyboard, else the first. */
static gboolean
focus_list (TlChoiceRow *self)
{
  GtkListBoxRow *row = self->has_many ? NULL : gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* GTK would lead to what scrolls the list, and no further. */
static gboolean
on_search_key_cb (TlChoiceRow *self, guint key, guint code, GdkModifierType state)
{
  return (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && focus_list (self);
}

static GtkWidget *
make_search (TlChoiceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_entry_new ();
  const char *words = self->make_label != NULL ? _ ("Search, or name a new one") : _ ("Search");

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  self->search = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (fill_list), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_search_entered_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
make_make_button (TlChoiceRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (self->make_label);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_make_cb), self);
  self->make_button = button;
  return button;
}

static void
make_popover (TlChoiceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_search (self));
  gtk_box_append (GTK_BOX (box), make_scrolled_list (self));
  self->more = gtk_label_new (_ ("There are more: search for them."));
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->more), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->more), 30);
  gtk_box_append (GTK_BOX (box), self->more);
  if (self->make_label != NULL)
    gtk_box_append (GTK_BOX (box), make_make_button (self));

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, self->button);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed_cb), self);
}

/* What is chosen has the focus, or the search. */
static void
focus_first (TlChoiceRow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    focus_list (self);
}

static void
on_open_cb (TlChoiceRow *self)
{
  self->client->open (self, self->data);
}

static void
make_open_button (TlChoiceRow *self)
{
  self->open_button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->open_button), FALSE);
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_box_append (self->line, self->open_button);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (on_open_cb), self);
}

static GtkWidget *
make_button (TlChoiceRow *self, const char *title)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_wrap_mode (self->value, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (self->value, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (self->value, 1);
  gtk_label_set_justify (self->value, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  gtk_box_append (GTK_BOX (content), tl_width_layout_wrap (label));
  gtk_box_append (GTK_BOX (content), tl_width_layout_wrap (GTK_WIDGET (self->value)));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  tl_speech_name (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (tl_choice_row_popup), self);
  return button;
}

static void
tl_choice_row_dispose (GObject *object)
{
  TlChoiceRow *self = TL_CHOICE_ROW (object);

  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_choice_row_parent_class)->dispose (object);
}

static void
tl_choice_row_finalize (GObject *object)
{
  TlChoiceRow *self = TL_CHOICE_ROW (object);

  g_free (self->make_label);
  g_array_unref (self->offers);
  G_OBJECT_CLASS (tl_choice_row_parent_class)->finalize (object);
}

static void
tl_choice_row_class_init (TlChoiceRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_choice_row_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_choice_row_finalize;
}

static void
tl_choice_row_init (TlChoiceRow *self)
{
  self->offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_array_set_clear_func (self->offers, offer_clear);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (self->box, GTK_WIDGET (self->line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), tl_width_layout_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");
}

GtkWidget *
tl_choice_row_new (const char *title)
{
  TlChoiceRow *self = g_object_new (TL_TYPE_CHOICE_ROW, "use-markup", FALSE, "title", title, NULL);

  self->button = make_button (self, title);
  gtk_box_append (self->line, self->button);
  return GTK_WIDGET (self);
}

void
tl_choice_row_set_client (TlChoiceRow *self,
                          const TlChoiceClient *client,
                          gboolean has_many,
                          gpointer data)
{
  g_return_if_fail (TL_IS_CHOICE_ROW (self));

  self->client = client;
  self->has_many = has_many;
  self->data = data;
}

void
tl_choice_row_set_make_label (TlChoiceRow *self, const char *label)
{
  g_return_if_fail (TL_IS_CHOICE_ROW (self));

  g_free (self->make_label);
  self->make_label = g_strdup (label);
}

void
tl_choice_row_set_value (TlChoiceRow *self, const char *words)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (TL_IS_CHOICE_ROW (self));

  shown = tl_words_cut (words, TL_WORDS_NAME);
  gtk_label_set_text (self->value, shown);
  tl_speech_describe (self->button, shown);
}

const char *
tl_choice_row_get_value (TlChoiceRow *self)
{
  g_return_val_if_fail (TL_IS_CHOICE_ROW (self), NULL);
  return gtk_label_get_text (self->value);
}

void
tl_choice_row_set_open_label (TlChoiceRow *self, const char *label)
{
  g_return_if_fail (TL_IS_CHOICE_ROW (self));

  if (label != NULL && self->open_button == NULL)
    make_open_button (self);
  if (self->open_button != NULL)
    gtk_widget_set_visible (self->open_button, label != NULL);
  if (label == NULL)
    return;
  gtk_widget_set_tooltip_text (self->open_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

GtkWidget *
tl_choice_row_get_button (TlChoiceRow *self)
{
  g_return_val_if_fail (TL_IS_CHOICE_ROW (self), NULL);
  return self->button;
}

GtkBox *
tl_choice_row_get_box (TlChoiceRow *self)
{
  g_return_val_if_fail (TL_IS_CHOICE_ROW (self), NULL);
  return self->box;
}

void
tl_choice_row_offer (TlChoiceRow *self, const char *key, const char *words, TlOfferState state)
{
  Offer offer = { g_strdup (key), g_strdup (words), tl_fold_text (words), state };

  g_array_append_val (self->offers, offer);
}

static void
ask_for_offers (TlChoiceRow *self)
{
  g_array_set_size (self->offers, 0);
  self->client->offer (self, self->data);
}

void
tl_choice_row_popup (TlChoiceRow *self)
{
  g_return_if_fail (TL_IS_CHOICE_ROW (self));

  ask_for_offers (self);
  if (self->popover == NULL)
    make_popover (self);
  gtk_editable_set_text (self->search, "");
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          self->make_label != NULL || self->offers->len > N_WITHOUT_SEARCH);
  fill_list (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  focus_first (self);
}

gboolean
tl_choice_row_choose (TlChoiceRow *self, const char *key)
{
  Offer *offer;

  g_return_val_if_fail (TL_IS_CHOICE_ROW (self), FALSE);

  ask_for_offers (self);
  offer = find_offer (self, key);
  if (offer != NULL)
    choose (self, offer);
  return offer != NULL;
}

void
tl_choice_row_make (TlChoiceRow *self, const char *name)
{
  g_return_if_fail (TL_IS_CHOICE_ROW (self));
  self->client->make (self, name, self->data);
}
