/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-inspector.h"

#include <glib/gi18n-lib.h>

#include "tl-card-page.h"
#include "tl-element-page.h"

struct _TlInspector
{
  AdwBin parent_instance;

  TlHistory *history;
  /* Pages are made when they are first wanted: their rows would double what opening a window takes.
   * NULL: not yet. */
  TlElementPage *pages[TL_N_KINDS];
  TlCardPage *card_page;

  GtkStack *stack;
  GtkWidget *several_page;
  GtkLabel *several_label;
  GtkWidget *empty_page;
};

enum
{
  SIGNAL_SELECT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlInspector, tl_inspector, ADW_TYPE_BIN)

static void
on_select_requested_cb (TlInspector *self, TlElement *element)
{
  g_signal_emit (self, signals[SIGNAL_SELECT_REQUESTED], 0, element);
}

static void
add_page (TlInspector *self, GtkWidget *page)
{
  gtk_stack_add_child (self->stack, page);
  g_signal_connect_swapped (page, "select-requested", G_CALLBACK (on_select_requested_cb), self);
}

static void
show_card (TlInspector *self, TlElement *card)
{
  if (self->card_page == NULL && card == NULL)
    return;
  if (self->card_page == NULL)
    {
      self->card_page = TL_CARD_PAGE (tl_card_page_new ());
      add_page (self, GTK_WIDGET (self->card_page));
    }
  tl_card_page_show (self->card_page, card != NULL ? self->history : NULL, card);
  if (card != NULL)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->card_page));
}

/* The kinds with a page that is made from the vocabulary. */
static gboolean
has_page (TlKind kind)
{
  return kind == TL_KIND_MAP || kind == TL_KIND_STAGE || kind == TL_KIND_LANE ||
         kind == TL_KIND_LINK;
}

/* Pages that are out of sight let go of their elements. */
static void
show_element (TlInspector *self, TlElement *element)
{
  TlKind kind = element != NULL ? tl_element_get_kind (element) : TL_N_KINDS;

  if (has_page (kind) && self->pages[kind] == NULL)
    {
      self->pages[kind] = TL_ELEMENT_PAGE (tl_element_page_new (kind));
      add_page (self, GTK_WIDGET (self->pages[kind]));
    }
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (self->pages[i] != NULL)
      {
        gboolean is_shown = i == kind;

        tl_element_page_show (self->pages[i], is_shown ? self->history : NULL,
                              is_shown ? element : NULL);
        if (is_shown)
          gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pages[i]));
      }
}

static void
show_several (TlInspector *self, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u Touchpoint Selected", "%u Touchpoints Selected", n), n);

  gtk_label_set_text (self->several_label, words);
  gtk_stack_set_visible_child (self->stack, self->several_page);
}

static void
tl_inspector_dispose (GObject *object)
{
  TlInspector *self = TL_INSPECTOR (object);

  g_clear_object (&self->history);
  G_OBJECT_CLASS (tl_inspector_parent_class)->dispose (object);
}

static void
tl_inspector_class_init (TlInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_inspector_dispose;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TlInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, several_page);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, several_label);
  gtk_widget_class_bind_template_child (widget_class, TlInspector, empty_page);
}

static void
tl_inspector_init (TlInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tl_inspector_new (void)
{
  return g_object_new (TL_TYPE_INSPECTOR, NULL);
}

void
tl_inspector_set_history (TlInspector *self, TlHistory *history)
{
  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (self->history == history)
    return;
  show_card (self, NULL);
  show_element (self, NULL);
  g_set_object (&self->history, history);
  tl_inspector_set_selection (self, NULL);
}

void
tl_inspector_set_selection (TlInspector *self, GPtrArray *selection)
{
  guint n = selection != NULL ? selection->len : 0;
  TlElement *element = NULL;
  gboolean is_card;

  g_return_if_fail (TL_IS_INSPECTOR (self));

  if (self->history == NULL)
    {
      gtk_stack_set_visible_child (self->stack, self->empty_page);
      return;
    }
  if (n == 0)
    element = tl_map_get_root (tl_history_get_map (self->history));
  else if (n == 1)
    element = g_ptr_array_index (selection, 0);
  is_card = element != NULL && tl_element_get_kind (element) == TL_KIND_TOUCHPOINT;

  show_card (self, is_card ? element : NULL);
  show_element (self, is_card ? NULL : element);
  if (n > 1)
    show_several (self, n);
}
