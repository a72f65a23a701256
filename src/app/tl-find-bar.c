/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-find-bar.h"

#include <glib/gi18n-lib.h>

#include "tl-filter-pane.h"
#include "tl-saved-filters.h"
#include "tl-words.h"

/* Of the line that says that a filter leaves nothing, in letters; it may have two lines. */
#define NOTHING_WIDTH 32

struct _TlFindBar
{
  AdwBin parent_instance;

  TlFind *find;
  GSettings *settings;
  char *shown; /* the filter the chips are of, as text */
  gboolean searching;
  gboolean is_following; /* the search takes its words */

  GtkWidget *search_row;
  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkLabel *where_label;
  GtkButton *show_button;
  GtkMenuButton *filter_button;
  GtkWidget *filter_row;
  GtkFlowBox *chips;
  GtkLabel *filter_label; /* what the filter comes to, if the row above does not say so */
  GtkButton *filter_show_button;
};

/* What a chip takes off. */
typedef struct
{
  TlFindBar *bar;
  TlFilterField field;
  char *value;
} Chip;

enum
{
  SIGNAL_STOPPED,
  SIGNAL_SHOW_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFindBar, tl_find_bar, ADW_TYPE_BIN)

static void
chip_free (gpointer data, GClosure *closure)
{
  Chip *chip = data;

  g_free (chip->value);
  g_free (chip);
}

/* A chip goes with its focus; what is shown after is the business of the entry, or of what the bar
 * stands over. */
static void
hand_on_focus (TlFindBar *self)
{
  if (self->searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

static void
on_chip_clicked_cb (Chip *chip)
{
  TlFindBar *self = chip->bar;
  g_autoptr (TlFilter) filter = tl_filter_copy (tl_find_get_filter (self->find));

  tl_filter_remove (filter, chip->field, chip->value);
  hand_on_focus (self);
  tl_find_set_filter (self->find, filter);
}

static void
add_chip (TlFindBar *self, TlFilterField field, const char *value)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *child = gtk_flow_box_child_new ();
  g_autofree char *words = tl_filter_pane_describe (field, value, TRUE);
  /* Translators: %s is a filter, as "Layer: Customer" */
  g_autofree char *removal = g_strdup_printf (_ ("Remove “%s”"), words);
  Chip *chip = g_new (Chip, 1);

  *chip = (Chip){ self, field, g_strdup (value) };
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, removal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_chip_clicked_cb), chip, chip_free,
                         G_CONNECT_SWAPPED);
  /* The button in it is what the keyboard goes to. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->chips, child);
}

static void
remove_chips (TlFindBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
}

/* The words have the entry. */
static void
show_chips (TlFindBar *self)
{
  g_autoptr (TlFilter) filter = tl_filter_copy (tl_find_get_filter (self->find));
  char *text;

  tl_filter_remove (filter, TL_FILTER_TEXT, NULL);
  text = tl_filter_to_text (filter);
  if (g_strcmp0 (text, self->shown) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->shown);
  self->shown = text;
  remove_chips (self);
  for (guint field = 0; field < TL_N_FILTER_FIELDS; field++)
    {
      const GPtrArray *values = tl_filter_get_values (filter, field);

      for (guint i = 0; i < values->len; i++)
        add_chip (self, field, values->pdata[i]);
    }
  gtk_widget_set_visible (self->filter_row, !tl_filter_is_empty (filter));
}

/* Of the saved filters, the one that is in use. NULL when it is none of them. Transfer full. */
static char *
find_saved_name (TlFindBar *self)
{
  g_autoptr (GPtrArray) list = tl_saved_filters_list (self->settings);

  for (guint i = 0; i < list->len; i++)
    {
      const TlSavedFilter *saved = list->pdata[i];

      if (tl_filter_equal (saved->filter, tl_find_get_filter (self->find)))
        return tl_words_cut (saved->name, TL_WORDS_NAME);
    }
  return NULL;
}

static void
set_error (GtkLabel *label, gboolean is_error)
{
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}

static void
show_count (TlFindBar *self)
{
  g_autofree char *words = tl_find_describe (self->find);
  g_autofree char *nothing = tl_find_bar_describe_nothing (self);
  gboolean is_nothing = tl_find_is_active (self->find) && tl_find_get_hits (self->find)->len == 0;

  gtk_label_set_text (self->count_label, words);
  set_error (self->count_label, is_nothing);
  gtk_label_set_text (self->filter_label, nothing != NULL ? nothing : words);
  gtk_label_set_wrap (self->filter_label, nothing != NULL);
  gtk_label_set_width_chars (self->filter_label, nothing != NULL ? NOTHING_WIDTH : -1);
  set_error (self->filter_label, is_nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_label), nothing != NULL || !self->searching);
}

static void
on_find_changed_cb (TlFindBar *self)
{
  const char *words = tl_find_get_words (self->find);

  /* Between the old words and the new ones the entry is empty, which nobody looks for. */
  self->is_following = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), words))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  self->is_following = FALSE;
  show_chips (self);
  show_count (self);
}

static void
on_search_changed_cb (TlFindBar *self)
{
  if (self->find != NULL && !self->is_following)
    tl_find_set_words (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_next_cb (TlFindBar *self)
{
  tl_find_step (self->find, 1);
}

static void
on_previous_cb (TlFindBar *self)
{
  tl_find_step (self->find, -1);
}

static void
on_stop_cb (TlFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

static void
on_show_cb (TlFindBar *self)
{
  /* The button goes with what it is for. */
  hand_on_focus (self);
  g_signal_emit (self, signals[SIGNAL_SHOW_REQUESTED], 0);
}

static void
on_clear_cb (TlFindBar *self)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();

  tl_filter_add (filter, TL_FILTER_TEXT, tl_find_get_words (self->find));
  hand_on_focus (self);
  tl_find_set_filter (self->find, filter);
}

/* Made anew each time: what there is to choose from is what the map has by then. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  TlFindBar *self = data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), tl_filter_pane_new (self->find, self->settings));
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
step_by_key (GtkWidget *widget, GVariant *direction, gpointer data)
{
  return tl_find_step (TL_FIND_BAR (widget)->find, g_variant_get_int32 (direction));
}

static gboolean
stop_by_key (GtkWidget *widget, GVariant *nothing, gpointer data)
{
  on_stop_cb (TL_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
tl_find_bar_dispose (GObject *object)
{
  TlFindBar *self = TL_FIND_BAR (object);

  if (self->find != NULL)
    {
      remove_chips (self);
      gtk_menu_button_set_create_popup_func (self->filter_button, NULL, NULL, NULL);
      gtk_menu_button_set_popover (self->filter_button, NULL);
    }
  g_clear_object (&self->find);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (tl_find_bar_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int direction;
  } keys[] = {
    { GDK_KEY_Down, 0, 1 },
    { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Return, GDK_SHIFT_MASK, -1 },
    { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, step_by_key, "i",
                                  keys[i].direction);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, stop_by_key, NULL);
}

static void
tl_find_bar_class_init (TlFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_find_bar_dispose;
  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_REQUESTED] =
      g_signal_new ("show-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, search_row);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, where_label);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, show_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, filter_row);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, chips);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, filter_label);
  gtk_widget_class_bind_template_child (widget_class, TlFindBar, filter_show_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cb);
  install_keys (widget_class);
}

static void
tl_find_bar_init (TlFindBar *self)
{
  self->searching = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_popover, self, NULL);
}

GtkWidget *
tl_find_bar_new (TlFind *find, GSettings *settings)
{
  TlFindBar *self = g_object_new (TL_TYPE_FIND_BAR, NULL);

  self->find = g_object_ref (find);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (find, "changed", G_CALLBACK (on_find_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "moved", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  on_find_changed_cb (self);
  return GTK_WIDGET (self);
}

void
tl_find_bar_focus (TlFindBar *bar)
{
  g_return_if_fail (TL_IS_FIND_BAR (bar));
  /* What is typed next is looked for instead. */
  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (bar->entry)))))
    gtk_editable_select_region (GTK_EDITABLE (bar->entry), 0, -1);
  else
    gtk_widget_grab_focus (GTK_WIDGET (bar->entry)); /* which selects it */
}

char *
tl_find_bar_describe_nothing (TlFindBar *bar)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (TL_IS_FIND_BAR (bar), NULL);
  if (!tl_find_is_active (bar->find) || !tl_find_has_filter (bar->find) ||
      tl_find_get_hits (bar->find)->len > 0)
    return NULL;
  name = find_saved_name (bar);
  if (name == NULL)
    return g_strdup (_ ("Nothing on this map matches this filter."));
  /* Translators: %s is the name of a saved filter. */
  return g_strdup_printf (_ ("Nothing on this map matches “%s”."), name);
}

void
tl_find_bar_set_searching (TlFindBar *bar, gboolean searching)
{
  g_return_if_fail (TL_IS_FIND_BAR (bar));
  bar->searching = searching;
  gtk_widget_set_visible (bar->search_row, searching);
  gtk_widget_set_visible (GTK_WIDGET (bar->filter_show_button),
                          !searching && gtk_widget_get_visible (GTK_WIDGET (bar->show_button)));
  show_count (bar);
}

static void
set_shower (GtkButton *button, guint n_lanes, gboolean visible)
{
  gtk_button_set_label (button, n_lanes > 1 ? _ ("Show Lanes") : _ ("Show Lane"));
  gtk_widget_set_visible (GTK_WIDGET (button), n_lanes > 0 && visible);
}

void
tl_find_bar_set_where (TlFindBar *bar, const char *words, guint n_hiding)
{
  g_return_if_fail (TL_IS_FIND_BAR (bar));
  set_shower (bar->show_button, n_hiding, TRUE);
  set_shower (bar->filter_show_button, n_hiding, !bar->searching);
  gtk_label_set_text (bar->where_label, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar->where_label), words);
}
