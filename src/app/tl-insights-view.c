/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include "tl-colors.h"
#include "tl-today.h"

struct _TlInsightsView
{
  TlMapView parent_instance;

  GtkStack *stack;
  GtkWidget *content;
  GtkBox *sections;
  GtkWidget *empty_page;
};

G_DEFINE_FINAL_TYPE (TlInsightsView, tl_insights_view, TL_TYPE_MAP_VIEW)

static void
clear (TlInsightsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

/* Those within, in their order. */
static void
list_buttons (GtkWidget *within, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (within))
    g_ptr_array_add (buttons, within);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      list_buttons (child, buttons);
}

/* The number of the button that has the keyboard, and its label, transfer full, if that is one of
 * its own; -1: none has. */
static int
find_focus (TlInsightsView *self, char **label)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  guint place;

  list_buttons (GTK_WIDGET (self->sections), buttons);
  if (root == NULL || !g_ptr_array_find (buttons, gtk_root_get_focus (root), &place))
    return -1;
  *label = g_strdup (gtk_button_get_label (buttons->pdata[place]));
  return (int) place;
}

static void
restore_focus (TlInsightsView *self, guint place, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  list_buttons (GTK_WIDGET (self->sections), buttons);
  for (guint i = 0; label != NULL && i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      place = i;
  if (buttons->len > 0)
    gtk_widget_grab_focus (buttons->pdata[MIN (place, buttons->len - 1)]);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Who had the keyboard in what goes has it in what stands there now. */
static void
tl_insights_view_tell (TlMapView *view, TlMap *map)
{
  TlInsightsView *self = TL_INSIGHTS_VIEW (view);
  g_autofree char *label = NULL;
  int place = find_focus (self, &label);
  g_autofree char *today = tl_today_dup ();
  g_autoptr (GArray) told = tl_insights_list (map, today, tl_colors_get_scheme ());

  clear (self);
  if (told != NULL)
    tl_insights_fill (self, self->sections, told);
  gtk_stack_set_visible_child (self->stack, told != NULL ? self->content : self->empty_page);
  if (place >= 0)
    restore_focus (self, (guint) place, label);
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

/* The elements by their ids: they may leave the map before the page is made anew. */
static char **
list_ids (const GPtrArray *elements)
{
  guint n = elements != NULL ? elements->len : 0;
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
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
  gboolean leads = elements != NULL && elements->len > 0;
  /* What leads nowhere is there for the keyboard, too, or nobody would hear of it. */
  GtkWidget *button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role",
                    leads ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_can_target (button, leads);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "tl-ids", list_ids (elements),
                          (GDestroyNotify) g_strfreev);
  if (leads)
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_figure_clicked_cb), self,
                             G_CONNECT_SWAPPED);
  return button;
}
