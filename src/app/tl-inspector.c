/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-inspector.h"

#include <glib/gi18n-lib.h>

#include "tl-element-page.h"
#include "tl-focus.h"
#include "tl-list-page.h"
#include "tl-width-layout.h"

/* A page that was opened from the one before it. */
typedef struct
{
  TlElement *element; /* NULL: a list */
  int kind;           /* of the list, -1: the list of lists */
  /* What had the focus on the page before, which goes back to it. */
  GWeakRef focus;
  gboolean is_from_outside; /* nothing had it: the keyboard came from elsewhere */
} Place;

struct _TlInspector
{
  AdwBin parent_instance;

  TlHistory *history;
  GPtrArray *selection;   /* what the first page shows; empty: the map */
  GPtrArray *findings;    /* TlFinding; NULL: none */
  TlLiveSources *sources; /* NULL: nobody follows any */
  GPtrArray *trail;       /* Place: the pages opened since, the last one is shown */

  /* Pages are made when they are first wanted: their rows would double what opening a window takes.
   * NULL: not yet. */
  TlElementPage *pages[TL_N_KINDS];
  TlListPage *lists[TL_N_KINDS + 1]; /* by the kind, the list of lists first */

  GtkScrolledWindow *scrolled;
  GtkBox *box;
  GtkWidget *back_button; /* NULL until it is wanted */
  GtkStack *stack;
  GtkWidget *several_page;
  GtkLabel *several_label;
  GtkWidget *empty_page;
};

enum
{
  SIGNAL_SELECT_REQUESTED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlInspector, tl_inspector, ADW_TYPE_BIN)

static Place *
place_new (TlElement *element, int kind, GtkWidget *focus)
{
  Place *place = g_new (Place, 1);

  place->element = element;
  place->kind = kind;
  g_weak_ref_init (&place->focus, focus);
  place->is_from_outside = focus == NULL;
  return place;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_weak_ref_clear (&place->focus);
  g_free (place);
}

static Place *
get_last_place (TlInspector *self)
{
  return self->trail->len > 0 ? g_ptr_array_index (self->trail, self->trail->len - 1) : NULL;
}

/* Pages */

static GtkWidget *
add_page (TlInspector *self, GtkWidget *page)
{
  gtk_stack_add_child (self->stack, page);
  g_signal_connect_swapped (page, "select-requested", G_CALLBACK (tl_inspector_open), self);
  g_signal_connect_swapped (page, "list-requested", G_CALLBACK (tl_inspector_open_list), self);
  return page;
}

static void
on_removed_cb (TlInspector *self, const char *words)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, words);
}

static GtkWidget *
show_elements (TlInspector *self, TlElement **elements, guint n)
{
  TlKind kind = tl_element_get_kind (elements[0]);

  if (self->pages[kind] == NULL)
    {
      self->pages[kind] = TL_ELEMENT_PAGE (add_page (self, tl_element_page_new (kind)));
      tl_element_page_set_sources (self->pages[kind], self->sources);
      g_signal_connect_swapped (self->pages[kind], "removed", G_CALLBACK (on_removed_cb), self);
    }
  tl_element_page_set_findings (self->pages[kind], self->findings);
  tl_element_page_show (self->pages[kind], self->history, elements, n);
  return GTK_WIDGET (self->pages[kind]);
}

static GtkWidget *
show_list (TlInspector *self, int kind)
{
  if (self->lists[kind + 1] == NULL)
    self->lists[kind + 1] = TL_LIST_PAGE (add_page (self, tl_list_page_new (kind)));
  tl_list_page_show (self->lists[kind + 1], self->history);
  return GTK_WIDGET (self->lists[kind + 1]);
}

/* Elements of several kinds have nothing to be edited at once. */
static GtkWidget *
show_mixed_kinds (TlInspector *self)
{
  guint n = self->selection->len;
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u Element Selected", "%u Elements Selected", n), n);

  gtk_label_set_text (self->several_label, words);
  return self->several_page;
}

static gboolean
is_of_one_kind (GPtrArray *elements)
{
  for (guint i = 1; i < elements->len; i++)
    if (tl_element_get_kind (elements->pdata[i]) != tl_element_get_kind (elements->pdata[0]))
      return FALSE;
  return TRUE;
}

static GtkWidget *
show_selection (TlInspector *self)
{
  TlElement *root;

  if (self->history == NULL)
    return self->empty_page;
  if (self->selection->len == 0)
    {
      root = tl_map_get_root (tl_history_get_map (self->history));
      return show_elements (self, &root, 1);
    }
  if (!is_of_one_kind (self->selection))
    return show_mixed_kinds (self);
  return show_elements (self, (TlElement **) self->selection->pdata, self->selection->len);
}

static GtkWidget *
show_place (TlInspector *self, Place *place)
{
  return place->element != NULL ? show_elements (self, &place->element, 1)
                                : show_list (self, place->kind);
}

/* Pages that are out of sight let go of their elements. */
static void
hide_others (TlInspector *self, GtkWidget *shown)
{
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (self->pages[i] != NULL && GTK_WIDGET (self->pages[i]) != shown)
      tl_element_page_show (self->pages[i], NULL, NULL, 0);
  for (guint i = 0; i <= TL_N_KINDS; i++)
    if (self->lists[i] != NULL && GTK_WIDGET (self->lists[i]) != shown)
      tl_list_page_show (self->lists[i], NULL);
}

static void
on_back_cb (TlInspector *self)
{
  tl_inspector_go_back (self);
}

static void
make_back_button (TlInspector *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *words = _ ("Back");

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (words));
  self->back_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back_button), content);
  gtk_button_set_has_frame (GTK_BUTTON (self->back_button), FALSE);
  gtk_widget_set_halign (self->back_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (on_back_cb), self);
  gtk_box_prepend (self->box, self->back_button);
}

static GtkWidget *
update (TlInspector *self)
{
  Place *place = get_last_place (self);
  GtkWidget *page = place != NULL ? show_place (self, place) : show_selection (self);

  hide_others (self, page);
  gtk_stack_set_visible_child (self->stack, page);
  if (place != NULL && self->back_button == NULL)
    make_back_button (self);
  if (self->back_button != NULL)
    gtk_widget_set_visible (self->back_button, place != NULL);
  return page;
}

/* The trail */

static GtkWidget *
get_focus (TlInspector *self)
{
  return tl_focus_is_within (GTK_WIDGET (self))
             ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
             : NULL;
}

static void
scroll_up (TlInspector *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
open_place (TlInspector *self, TlElement *element, int kind)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *page;

  g_ptr_array_add (self->trail, place_new (element, kind, get_focus (self)));
  /* A stack that has the keyboard takes it along, to where it was on the page once: the next from
   * there is not the first. */
  if (tl_focus_is_within (GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  page = update (self);
  scroll_up (self);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Goes back to what was shown before the place of this number in the trail. */
static void
cut_trail (TlInspector *self, guint n)
{
  Place *first = g_ptr_array_index (self->trail, n);
  g_autoptr (GtkWidget) focus = g_weak_ref_get (&first->focus);
  gboolean takes_focus = tl_focus_is_within (GTK_WIDGET (self));
  GtkWidget *page;

  g_ptr_array_set_size (self->trail, (int) n);
  page = update (self);
  scroll_up (self);
  if (!takes_focus)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* How many pages are left when those of these elements go. */
static guint
count_left (TlInspector *self, GHashTable *removed)
{
  guint n = 0;

  while (n < self->trail->len &&
         !g_hash_table_contains (removed, ((Place *) self->trail->pdata[n])->element))
    n++;
  return n;
}

static void
deselect (TlInspector *self, GHashTable *removed)
{
  guint n = 0;

  for (guint i = 0; i < self->selection->len; i++)
    if (!g_hash_table_contains (removed, self->selection->pdata[i]))
      self->selection->pdata[n++] = self->selection->pdata[i];
  g_ptr_array_set_size (self->selection, (int) n);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlInspector *self)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);
  guint n_selected = self->selection->len;
  guint n_left;

  for (guint i = 0; i < n_touches; i++)
    if ((touches[i].flags & TL_TOUCH_REMOVED) != 0)
      g_hash_table_add (removed, touches[i].element);
  if (g_hash_table_size (removed) == 0)
    return;
  n_left = count_left (self, removed);
  deselect (self, removed);
  if (n_left < self->trail->len)
    cut_trail (self, n_left);
  else if (self->selection->len < n_selected)
    update (self);
}

/* From a page that was opened from elsewhere it is for the window to go back there. */
static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlInspector *self = TL_INSPECTOR (widget);
  const Place *place = get_last_place (self);

  return place != NULL && !place->is_from_outside && tl_inspector_go_back (self);
}

static void
disconnect_map (TlInspector *self)
{
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
}

static void
tl_inspector_dispose (GObject *object)
{
  TlInspector *self = TL_INSPECTOR (object);

  disconnect_map (self);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (tl_inspector_parent_class)->dispose (object);
}

static void
tl_inspector_finalize (GObject *object)
{
  TlInspector *self = TL_INSPECTOR (object);

  g_ptr_array_unref (self->selection);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->sources);
  g_ptr_array_unref (self->trail);
  G_OBJECT_CLASS (tl_inspector_parent_class)->finalize (object);
}

static void
tl_inspector_class_init (TlInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_inspector_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_inspector_finalize;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TlInspector, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, box);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, several_page);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, several_label);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, empty_page);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
tl_inspector_init (TlInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), tl_width_layout_new ());
  self->selection = g_ptr_array_new ();
  self->trail = g_ptr_array_new_with_free_func (place_free);
}

void
tl_inspector_set_history (TlInspector *self, TlHistory *history)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (self->history == history)
    return;
  disconnect_map (self);
  hide_others (self, NULL);
  g_ptr_array_set_size (self->trail, 0);
  g_ptr_array_set_size (self->selection, 0);
  g_set_object (&self->history, history);
  if (history != NULL)
    g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_map_changed_cb),
                      self);
  update (self);
}

void
tl_inspector_set_findings (TlInspector *self, GPtrArray *findings)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (self->pages[i] != NULL)
      tl_element_page_set_findings (self->pages[i], self->findings);
}

void
tl_inspector_set_sources (TlInspector *self, TlLiveSources *sources)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (sources != NULL)
    g_object_ref (sources);
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (self->pages[i] != NULL)
      tl_element_page_set_sources (self->pages[i], sources);
  g_clear_object (&self->sources);
  self->sources = sources;
}

static gboolean
is_selection (TlInspector *self, GPtrArray *selection)
{
  guint n = selection != NULL ? selection->len : 0;

  return n == self->selection->len &&
         (n == 0 || memcmp (selection->pdata, self->selection->pdata, n * sizeof (gpointer)) == 0);
}

void
tl_inspector_set_selection (TlInspector *self, GPtrArray *selection)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (is_selection (self, selection))
    return;
  g_ptr_array_set_size (self->trail, 0);
  g_ptr_array_set_size (self->selection, 0);
  for (guint i = 0; i < selection->len; i++)
    g_ptr_array_add (self->selection, selection->pdata[i]);
  update (self);
}

static gboolean
is_on_canvas (TlKind kind)
{
  return kind == TL_KIND_TOUCHPOINT || kind == TL_KIND_STAGE || kind == TL_KIND_LANE ||
         kind == TL_KIND_LINK;
}

void
tl_inspector_open (TlInspector *self, TlElement *element)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (!is_on_canvas (tl_element_get_kind (element)))
    {
      open_place (self, element, 0);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SELECT_REQUESTED], 0, element);
  /* It was selected all the time. */
  if (self->trail->len > 0 && self->selection->len == 1 && self->selection->pdata[0] == element)
    cut_trail (self, 0);
}

void
tl_inspector_open_list (TlInspector *self, int kind)
{
  g_return_if_fail (TL_IS_INSPECTOR (self) && kind >= -1 && kind < (int) TL_N_KINDS);
  open_place (self, NULL, kind);
}

gboolean
tl_inspector_focus_opened (TlInspector *self)
{
  g_return_val_if_fail (TL_IS_INSPECTOR (self), FALSE);

  return self->trail->len > 0 &&
         gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

gboolean
tl_inspector_go_back (TlInspector *self)
{
  g_return_val_if_fail (TL_IS_INSPECTOR (self), FALSE);

  if (self->trail->len == 0)
    return FALSE;
  cut_trail (self, self->trail->len - 1);
  return TRUE;
}
