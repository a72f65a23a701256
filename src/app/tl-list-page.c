/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-list-page.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-fold.h"
#include "tl-operations.h"
#include "tl-page-sections.h"

/* More than so many are searched, */
#define N_WITHOUT_SEARCH 12
/* and no more than so many are shown at once. */
#define N_SHOWN 100

#define ACTION_ADD TL_ACTION_LISTS

struct _TlListPage
{
  AdwBin parent_instance;

  int kind;
  TlHistory *history;
  TlRows *rows;
  GtkEditable *search;
};

enum
{
  SIGNAL_SELECT_REQUESTED,
  SIGNAL_LIST_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlListPage, tl_list_page, ADW_TYPE_BIN)

/* Those whose name has what is searched for, as many as are shown; TRUE when there are more. */
static gboolean
add_elements (TlListPage *self, TlMap *map)
{
  gboolean is_searched = gtk_widget_get_visible (GTK_WIDGET (self->search));
  g_autofree char *wanted = tl_fold_text (is_searched ? gtk_editable_get_text (self->search) : "");
  guint n_found = 0;

  for (TlElement *element = tl_map_get_first (map, (TlKind) self->kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      g_autofree char *name = tl_element_words_name (map, element);
      g_autofree char *folded = tl_fold_text (name);

      if (strstr (folded, wanted) == NULL)
        continue;
      if (n_found++ == N_SHOWN)
        return TRUE;
      tl_rows_add (self->rows, name, NULL, NULL, element);
    }
  return FALSE;
}

static void
add_list (TlListPage *self, TlMap *map)
{
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          tl_map_count (map, (TlKind) self->kind) > N_WITHOUT_SEARCH);
  if (add_elements (self, map))
    tl_rows_add (self->rows, _ ("There are more: search for them."), NULL, NULL, NULL);
  /* Evidence says what it is about, so it is added there. */
  if (self->kind != TL_KIND_EVIDENCE)
    tl_rows_add_action (self->rows, tl_element_words_new ((TlKind) self->kind), NULL, ACTION_ADD,
                        TRUE);
  else if (tl_map_count (map, TL_KIND_EVIDENCE) == 0)
    tl_rows_add (self->rows, _ ("Evidence is added on the page of what it is about."), NULL, NULL,
                 NULL);
}

static void
update (TlListPage *self)
{
  if (self->history == NULL)
    return;
  tl_rows_begin (self->rows);
  if (self->kind >= 0)
    add_list (self, tl_history_get_map (self->history));
  else
    tl_page_rows_lists (self->rows, tl_history_get_map (self->history));
  tl_rows_end (self->rows);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlListPage *self)
{
  update (self);
}

static void
add_element (TlListPage *self)
{
  TlElement *element;

  if (tl_history_is_in_step (self->history))
    return;
  tl_history_begin (self->history, tl_element_words_new ((TlKind) self->kind), NULL);
  element = tl_operations_add (self->history, (TlKind) self->kind,
                               tl_element_words_new ((TlKind) self->kind));
  tl_history_commit (self->history);
  g_signal_emit (self, signals[SIGNAL_SELECT_REQUESTED], 0, element);
}

static void
on_row_activated_cb (TlElement *target, int action, gpointer data)
{
  TlListPage *self = data;

  if (target != NULL)
    g_signal_emit (self, signals[SIGNAL_SELECT_REQUESTED], 0, target);
  else if (action == ACTION_ADD)
    add_element (self);
  else
    g_signal_emit (self, signals[SIGNAL_LIST_REQUESTED], 0, action - TL_ACTION_LIST);
}

static void
disconnect_map (TlListPage *self)
{
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
  g_clear_object (&self->history);
}

static void
tl_list_page_dispose (GObject *object)
{
  TlListPage *self = TL_LIST_PAGE (object);

  disconnect_map (self);
  g_clear_pointer (&self->rows, tl_rows_free);
  G_OBJECT_CLASS (tl_list_page_parent_class)->dispose (object);
}

static void
tl_list_page_class_init (TlListPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_list_page_dispose;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_LIST_REQUESTED] =
      g_signal_new ("list-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tl_list_page_init (TlListPage *self)
{
}

static GtkWidget *
make_title (int kind)
{
  GtkWidget *title = gtk_label_new (kind >= 0 ? tl_element_words_plural ((TlKind) kind)
                                              : _ ("People, roles and more"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-4");
  return title;
}

static GtkWidget *
make_search (TlListPage *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_widget_set_visible (entry, FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->search = GTK_EDITABLE (entry);
  return entry;
}

GtkWidget *
tl_list_page_new (int kind)
{
  TlListPage *self = g_object_new (TL_TYPE_LIST_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->kind = kind;
  gtk_box_append (GTK_BOX (box), make_title (kind));
  gtk_box_append (GTK_BOX (box), make_search (self));
  gtk_box_append (GTK_BOX (box), group);
  adw_bin_set_child (ADW_BIN (self), box);
  self->rows = tl_rows_new (ADW_PREFERENCES_GROUP (group), on_row_activated_cb, self);
  return GTK_WIDGET (self);
}

void
tl_list_page_show (TlListPage *self, TlHistory *history)
{
  g_return_if_fail (TL_IS_LIST_PAGE (self));

  if (self->history == history)
    return;
  disconnect_map (self);
  if (history == NULL)
    return;
  self->history = g_object_ref (history);
  g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_map_changed_cb), self);
  update (self);
}
