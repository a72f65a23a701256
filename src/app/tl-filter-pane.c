/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-filter-pane.h"

#include <glib/gi18n-lib.h>

#include "tl-saved-filters.h"
#include "tl-scroll.h"
#include "tl-speech.h"
#include "tl-style.h"
#include "tl-words.h"

/* Of a field with more values than anybody looks through, the first are offered. */
#define VALUES_SHOWN 120
#define FEELING_HIGH 2.0
#define WIDTH 400
#define HEIGHT 560

struct _TlFilterPane
{
  AdwBin parent_instance;

  TlFind *find;
  GSettings *settings;

  GtkBox *box; /* what is offered */
  GtkAdjustment *low, *high;
  GtkEditable *name;
  GtkWidget *save_button;
};

/* What a button switches, or the name of what it stands for. */
typedef struct
{
  TlFilterPane *pane;
  TlFilterField field;
  char *value;
} Choice;

static void build (TlFilterPane *self);

G_DEFINE_FINAL_TYPE (TlFilterPane, tl_filter_pane, ADW_TYPE_BIN)

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice);
}

static void
connect_choice (TlFilterPane *self,
                GtkWidget *button,
                const char *signal,
                GCallback callback,
                TlFilterField field,
                const char *value)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ self, field, g_strdup (value) };
  g_signal_connect_data (button, signal, callback, choice, choice_free, 0);
}

static void
update_save_button (TlFilterPane *self)
{
  gboolean can_save = *gtk_editable_get_text (self->name) != '\0' &&
                      !tl_filter_is_empty (tl_find_get_filter (self->find));

  gtk_widget_set_sensitive (self->save_button, can_save);
}

/* Takes the filter. */
static void
look_for (TlFilterPane *self, TlFilter *filter)
{
  tl_find_set_filter (self->find, filter);
  tl_filter_free (filter);
  if (self->save_button != NULL)
    update_save_button (self);
}

static void
switch_value (TlFilterPane *self, const Choice *choice, gboolean on)
{
  TlFilter *filter = tl_filter_copy (tl_find_get_filter (self->find));

  if (on)
    tl_filter_add (filter, choice->field, choice->value);
  else
    tl_filter_remove (filter, choice->field, choice->value);
  look_for (self, filter);
}

static void
on_toggled_cb (GtkToggleButton *button, Choice *choice)
{
  switch_value (choice->pane, choice, gtk_toggle_button_get_active (button));
}

static void
on_checked_cb (GtkCheckButton *button, Choice *choice)
{
  switch_value (choice->pane, choice, gtk_check_button_get_active (button));
}

static void
on_feeling_changed_cb (TlFilterPane *self)
{
  TlFilter *filter = tl_filter_copy (tl_find_get_filter (self->find));
  double low = gtk_adjustment_get_value (self->low);
  double high = gtk_adjustment_get_value (self->high);

  if (low <= -FEELING_HIGH && high >= FEELING_HIGH)
    tl_filter_remove (filter, TL_FILTER_FEELING, NULL);
  else
    tl_filter_set_feeling (filter, low, high);
  look_for (self, filter);
}

static void
close_popover (TlFilterPane *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_saved_clicked_cb (GtkButton *button, Choice *choice)
{
  TlFilterPane *self = choice->pane;
  g_autoptr (GPtrArray) list = tl_saved_filters_list (self->settings);

  for (guint i = 0; i < list->len; i++)
    {
      const TlSavedFilter *saved = g_ptr_array_index (list, i);

      if (g_str_equal (saved->name, choice->value))
        tl_find_set_filter (self->find, saved->filter);
    }
  close_popover (self);
}

static void
on_forget_clicked_cb (GtkButton *button, Choice *choice)
{
  TlFilterPane *self = choice->pane;

  tl_saved_filters_remove (self->settings, choice->value);
  build (self);
  gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
on_save_cb (TlFilterPane *self)
{
  g_autofree char *name = g_strstrip (tl_words_clean_line (gtk_editable_get_text (self->name)));

  if (gtk_widget_get_sensitive (self->save_button) &&
      tl_saved_filters_save (self->settings, name, tl_find_get_filter (self->find)))
    {
      build (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
}

static GtkWidget *
add_group (TlFilterPane *self, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (self->box, group);
  return group;
}

static void
add_toggle (TlFilterPane *self, GtkWidget *flow, TlFilterField field, const char *value)
{
  g_autofree char *words = tl_filter_pane_describe (field, value, FALSE);
  GtkWidget *toggle = gtk_toggle_button_new_with_label (words);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (toggle))),
                           PANGO_ELLIPSIZE_END);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                tl_filter_has (tl_find_get_filter (self->find), field, value));
  tl_speech_mend_buttons (toggle);
  gtk_widget_add_css_class (toggle, "chip");
  connect_choice (self, toggle, "toggled", G_CALLBACK (on_toggled_cb), field, value);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), toggle);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

/* What is chosen already is offered too, though the map may not have it. */
static void
add_chosen (TlFilterPane *self, GtkWidget *flow, TlFilterField field, char **offered, guint n)
{
  const GPtrArray *values = tl_filter_get_values (tl_find_get_filter (self->find), field);

  for (guint i = 0; i < values->len; i++)
    {
      gboolean is_offered = FALSE;

      for (guint j = 0; j < n && !is_offered; j++)
        is_offered = g_str_equal (offered[j], values->pdata[i]);
      if (!is_offered)
        add_toggle (self, flow, field, values->pdata[i]);
    }
}

static void
add_field (TlFilterPane *self, TlFilterField field)
{
  g_auto (GStrv) values = tl_filter_list_values (tl_find_get_map (self->find), field);
  guint n = MIN (g_strv_length (values), VALUES_SHOWN);
  GtkWidget *flow, *group;

  if (n == 0 && tl_filter_get_values (tl_find_get_filter (self->find), field)->len == 0)
    return;
  group = add_group (self, tl_filter_get_label (field));
  flow = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                       "row-spacing", 6, "max-children-per-line", 4, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tl_filter_get_label (field), -1);
  gtk_box_append (GTK_BOX (group), flow);
  for (guint i = 0; i < n; i++)
    add_toggle (self, flow, field, values[i]);
  add_chosen (self, flow, field, values, n);
  if (values[n] != NULL)
    gtk_box_append (GTK_BOX (group),
                    gtk_label_new (_ ("There are more: find them by their text.")));
}

static GtkAdjustment *
add_spin (TlFilterPane *self, GtkWidget *box, const char *label, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (-FEELING_HIGH, FEELING_HIGH, 0.5);
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  tl_scroll_leave_wheel (spin);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), spin);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_feeling_changed_cb), self);
  return gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin));
}

static void
add_feeling (TlFilterPane *self)
{
  GtkWidget *group = add_group (self, tl_filter_get_label (TL_FILTER_FEELING));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  double low = -FEELING_HIGH, high = FEELING_HIGH;

  tl_filter_get_feeling (tl_find_get_filter (self->find), &low, &high);
  /* Translators: the lower end of a range of feelings; a number follows. */
  self->low = add_spin (self, box, C_ ("feeling", "F_rom"), low);
  /* Translators: the upper end of a range of feelings; a number follows. */
  self->high = add_spin (self, box, C_ ("feeling", "_to"), high);
  gtk_box_append (GTK_BOX (group), box);
}

static void
add_check (TlFilterPane *self, TlFilterField field)
{
  GtkWidget *check = gtk_check_button_new_with_label (tl_filter_get_label (field));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               tl_filter_has (tl_find_get_filter (self->find), field, "yes"));
  connect_choice (self, check, "toggled", G_CALLBACK (on_checked_cb), field, "yes");
  gtk_box_append (self->box, check);
}

static void
add_saved_row (TlFilterPane *self, GtkWidget *group, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *take = gtk_button_new_with_label (name);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is the name of a saved filter. */
  g_autofree char *words = g_strdup_printf (_ ("Forget “%s”"), name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (take));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (take, TRUE);
  gtk_widget_add_css_class (take, "flat");
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  connect_choice (self, take, "clicked", G_CALLBACK (on_saved_clicked_cb), 0, name);
  connect_choice (self, forget, "clicked", G_CALLBACK (on_forget_clicked_cb), 0, name);
  gtk_box_append (GTK_BOX (row), take);
  gtk_box_append (GTK_BOX (row), forget);
  gtk_box_append (GTK_BOX (group), row);
}

static void
add_saved (TlFilterPane *self)
{
  g_autoptr (GPtrArray) list = tl_saved_filters_list (self->settings);
  GtkWidget *group;

  if (list->len == 0)
    return;
  group = add_group (self, _ ("Saved filters"));
  for (guint i = 0; i < list->len; i++)
    add_saved_row (self, group, ((TlSavedFilter *) list->pdata[i])->name);
}

static void
add_saving (TlFilterPane *self)
{
  GtkWidget *group = add_group (self, _ ("Save this filter, for all maps"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->name = GTK_EDITABLE (entry);
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the filter"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_save_button), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_save_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (on_save_cb), self);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), self->save_button);
  gtk_box_append (GTK_BOX (group), row);
  update_save_button (self);
}

/* What had the keyboard goes: who calls this says what has it then. Without it Escape would not
 * reach the popover. */
static void
build (TlFilterPane *self)
{
  GtkWidget *child;

  self->save_button = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  add_saved (self);
  for (TlFilterField field = TL_FILTER_LAYER; field <= TL_FILTER_TAG; field++)
    add_field (self, field);
  add_feeling (self);
  add_check (self, TL_FILTER_WITHOUT_OWNER);
  add_check (self, TL_FILTER_WITHOUT_EVIDENCE);
  if (self->settings != NULL)
    add_saving (self);
}

static void
tl_filter_pane_finalize (GObject *object)
{
  TlFilterPane *self = TL_FILTER_PANE (object);

  g_clear_object (&self->find);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tl_filter_pane_parent_class)->finalize (object);
}

static void
tl_filter_pane_class_init (TlFilterPaneClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_filter_pane_finalize;
}

static void
tl_filter_pane_init (TlFilterPane *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                      "max-content-height", HEIGHT, "width-request", WIDTH, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "filter-pane");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
tl_filter_pane_new (TlFind *find, GSettings *settings)
{
  TlFilterPane *self = g_object_new (TL_TYPE_FILTER_PANE, NULL);

  self->find = g_object_ref (find);
  g_set_object (&self->settings, settings);
  build (self);
  return GTK_WIDGET (self);
}

char *
tl_filter_pane_describe (TlFilterField field, const char *value, gboolean alone)
{
  const char *channel = field == TL_FILTER_CHANNEL ? tl_style_get_channel_label (value) : NULL;
  g_autofree char *whole =
      channel != NULL ? g_strdup (channel) : tl_filter_describe_value (field, value);
  g_autofree char *words = tl_words_cut (whole, TL_WORDS_NAME);

  if (!alone || field > TL_FILTER_TAG)
    return g_steal_pointer (&words);
  /* Translators: what a filter looks at, and what it wants there: "Owner: Tier 2" */
  return g_strdup_printf (C_ ("filter", "%s: %s"), tl_filter_get_label (field), words);
}
