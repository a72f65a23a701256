/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-view.h"

#include <glib/gi18n-lib.h>

#include "tl-heat.h"
#include "tl-ownership-gaps.h"
#include "tl-ownership-table.h"
#include "tl-speech.h"
#include "tl-today.h"

/* More gaps than anybody reads; the findings have them all. */
#define MOST_GAPS 100

struct _TlOwnershipView
{
  TlMapView parent_instance;

  TlOwnershipMatrix *matrix;
  GPtrArray *gaps; /* of TlFinding */
  TlOwnershipOrder order;
  guint column;
  gboolean backwards;

  GtkStack *stack;
  GtkWidget *content;
  GtkWidget *empty_page;
  GtkExpander *gaps_expander;
  GtkBox *gaps_box;
  GtkBox *table_box;
  TlOwnershipTable *table;
  GtkWidget *menu;  /* of a role; NULL until it is first shown */
  GtkWidget *asked; /* the button of that role, while it is there */
};

G_DEFINE_FINAL_TYPE (TlOwnershipView, tl_ownership_view, TL_TYPE_MAP_VIEW)

static TlMap *
get_map (TlOwnershipView *self)
{
  return tl_map_view_get_map (TL_MAP_VIEW (self));
}

static void
want (TlOwnershipView *self, GPtrArray *elements)
{
  tl_map_view_want (TL_MAP_VIEW (self), elements);
}

/* The buttons stand in the order of the gaps. */
static void
on_gap_clicked_cb (TlOwnershipView *self, GtkWidget *button)
{
  g_autoptr (GPtrArray) cards = NULL;
  guint index = 0;

  while ((button = gtk_widget_get_prev_sibling (button)) != NULL)
    index++;
  cards = tl_ownership_list_gap_cards (get_map (self), self->gaps->pdata[index]);
  want (self, cards);
}

static GtkWidget *
make_gap (TlOwnershipView *self, const TlFinding *gap)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", gap->message, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "gap");
  if (gap->severity == TL_SEVERITY_SERIOUS)
    gtk_widget_add_css_class (button, "serious");
  gtk_widget_set_tooltip_text (button, gap->advice);
  tl_speech_name (button, gap->message);
  tl_speech_describe (button, gap->advice);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_gap_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* Below as many as anybody reads. */
static void
tell_rest (TlOwnershipView *self)
{
  guint n = self->gaps->len - MOST_GAPS;
  /* Translators: gaps that are not listed. */
  g_autofree char *words = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "rest");
  gtk_box_append (self->gaps_box, label);
}

static void
show_gaps (TlOwnershipView *self)
{
  GtkWidget *child;
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u gap in who answers for what",
                                 "%u gaps in who answers for what", self->gaps->len),
                       self->gaps->len);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps_box))) != NULL)
    gtk_box_remove (self->gaps_box, child);
  gtk_expander_set_label (self->gaps_expander, title);
  tl_speech_name (GTK_WIDGET (self->gaps_expander), title);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_expander), self->gaps->len > 0);
  for (guint i = 0; i < MIN (self->gaps->len, MOST_GAPS); i++)
    gtk_box_append (self->gaps_box, make_gap (self, self->gaps->pdata[i]));
  if (self->gaps->len > MOST_GAPS)
    tell_rest (self);
}

/* The stage it was sorted by may be gone. */
static void
show_table (TlOwnershipView *self)
{
  if (self->column >= self->matrix->n_columns && self->order == TL_OWNERSHIP_BY_STAGE)
    self->order = TL_OWNERSHIP_BY_JOURNEY;
  tl_ownership_matrix_sort (self->matrix, self->order, self->column, self->backwards);
  tl_ownership_table_set_matrix (self->table, self->matrix, self->order, self->column,
                                 self->backwards);
}

static void
tl_ownership_view_tell (TlMapView *view, TlMap *map)
{
  TlOwnershipView *self = TL_OWNERSHIP_VIEW (view);
  TlOwnershipMatrix *before = g_steal_pointer (&self->matrix);
  g_autofree char *today = tl_today_dup ();
  gboolean has_table;

  self->matrix = tl_ownership_matrix_new (map);
  show_table (self);
  g_clear_pointer (&before, tl_ownership_matrix_free);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->gaps = tl_ownership_list_gaps (map, today);
  show_gaps (self);
  has_table = self->matrix->n_rows > 0 && self->matrix->n_columns > 0;
  gtk_stack_set_visible_child (self->stack, has_table ? self->content : self->empty_page);
}

static void
tl_ownership_view_forget (TlMapView *view)
{
  TlOwnershipView *self = TL_OWNERSHIP_VIEW (view);

  tl_ownership_table_set_matrix (self->table, NULL, self->order, self->column, self->backwards);
  g_clear_pointer (&self->matrix, tl_ownership_matrix_free);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
}

/* A header that is clicked again turns the order round, and once more, takes it back. */
static void
on_sort_requested_cb (TlOwnershipView *self, TlOwnershipOrder order, guint column)
{
  if (self->order != order || self->column != column)
    {
      self->order = order;
      self->column = column;
      self->backwards = FALSE;
    }
  else if (!self->backwards)
    self->backwards = TRUE;
  else
    {
      self->order = TL_OWNERSHIP_BY_JOURNEY;
      self->column = 0;
      self->backwards = FALSE;
    }
  show_table (self);
}

static void
on_cards_chosen_cb (TlOwnershipView *self, GPtrArray *cards)
{
  want (self, cards);
}

/* All that a role has to do with. */
static void
show_role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlOwnershipView *self = TL_OWNERSHIP_VIEW (widget);
  const TlElement *role = tl_map_find (get_map (self), g_variant_get_string (parameter, NULL));
  const TlOwnershipRow *row = tl_ownership_matrix_find (self->matrix, role);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint column = 0; row != NULL && column < self->matrix->n_columns; column++)
    for (guint i = 0; i < row->cells[column].count.n; i++)
      g_ptr_array_add (cards, row->cells[column].cards[i].touchpoint);
  want (self, cards);
}

static GMenuModel *
make_role_menu (const TlElement *role)
{
  static const struct
  {
    const char *label, *action;
  } items[] = { { N_ ("_Show Its Cards"), "ownership.show-role" },
                { N_ ("_Print What They Answer For…"), "win.print-role" } };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", tl_element_get_id (role));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Whoever leaves the menu is back at the role, unless it led elsewhere. */
static void
on_menu_closed_cb (TlOwnershipView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->asked != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (self->asked);
}

static void
on_role_chosen_cb (TlOwnershipView *self, TlElement *role, GtkWidget *button)
{
  g_autoptr (GMenuModel) menu = make_role_menu (role);
  GdkRectangle place = { 0 };
  double x, y;

  gtk_widget_translate_coordinates (button, GTK_WIDGET (self), 0, 0, &x, &y);
  place = (GdkRectangle){ (int) x, (int) y, gtk_widget_get_width (button),
                          gtk_widget_get_height (button) };
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      tl_speech_name_items (GTK_POPOVER (self->menu));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed_cb), self);
    }
  g_set_weak_pointer (&self->asked, button);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
tl_ownership_view_grab_focus (GtkWidget *widget)
{
  TlOwnershipView *self = TL_OWNERSHIP_VIEW (widget);

  GtkWidget *asked = self->asked;

  if (gtk_stack_get_visible_child (self->stack) != self->content)
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  /* Newer versions of GTK come here once the menu has closed. */
  g_clear_weak_pointer (&self->asked);
  return gtk_widget_grab_focus (asked != NULL ? asked : GTK_WIDGET (self->table));
}

static void
tl_ownership_view_dispose (GObject *object)
{
  TlOwnershipView *self = TL_OWNERSHIP_VIEW (object);

  tl_map_view_set_map (TL_MAP_VIEW (self), NULL);
  if (self->menu != NULL)
    g_signal_handlers_disconnect_by_data (self->menu, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_weak_pointer (&self->asked);
  self->table = NULL;
  G_OBJECT_CLASS (tl_ownership_view_parent_class)->dispose (object);
}

static void
tl_ownership_view_class_init (TlOwnershipViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = tl_ownership_view_dispose;
  TL_MAP_VIEW_CLASS (class)->tell = tl_ownership_view_tell;
  TL_MAP_VIEW_CLASS (class)->forget = tl_ownership_view_forget;
  widget_class->grab_focus = tl_ownership_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "ownership.show-role", "s", show_role_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-ownership-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, content);
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, gaps_expander);
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, gaps_box);
  gtk_widget_class_bind_template_child (widget_class, TlOwnershipView, table_box);
}

static void
tl_ownership_view_init (TlOwnershipView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_heat_prepare (gtk_widget_get_display (GTK_WIDGET (self)));
  self->order = TL_OWNERSHIP_BY_JOURNEY;
  self->table = TL_OWNERSHIP_TABLE (tl_ownership_table_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (self->table_box, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "sort-requested", G_CALLBACK (on_sort_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "cards-chosen", G_CALLBACK (on_cards_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "role-chosen", G_CALLBACK (on_role_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
tl_ownership_view_new (void)
{
  return g_object_new (TL_TYPE_OWNERSHIP_VIEW, NULL);
}
