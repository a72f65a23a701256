/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-map-view.h"
#include "tl-scroll.h"
#include "tl-speech.h"
#include "tl-today.h"

enum
{
  PROP_HISTORY = 1,
  N_PROPERTIES
};

enum
{
  SIGNAL_ELEMENTS_WANTED,
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  SIGNAL_SAID,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlBoardView, tl_board_view, ADW_TYPE_BIN)

TlMap *
tl_board_view_get_map (TlBoardView *self)
{
  return self->history != NULL ? tl_history_get_map (self->history) : NULL;
}

static TlBoardCard *
find_card (TlBoardView *self, const TlElement *change, guint *column, guint *index)
{
  for (guint i = 0; change != NULL && i < TL_N_CHANGE_STATUSES; i++)
    {
      TlBoardCard *card = tl_board_column_find (self->columns[i], change, index);

      if (card == NULL)
        continue;
      if (column != NULL)
        *column = i;
      return card;
    }
  return NULL;
}

static gboolean
is_asking (TlBoardView *self)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    if (tl_board_column_is_asking (self->columns[i]))
      return TRUE;
  return FALSE;
}

/* The filter */

/* Who owns changes: everybody, nobody, and the roles, of which the ids are returned. Transfer full.
 */
static char **
list_owners (TlBoardView *self, GPtrArray *labels)
{
  g_autoptr (GPtrArray) roles = tl_change_board_list_owners (tl_board_view_get_map (self));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_ptr_array_add (labels, g_strdup (_ ("All")));
  g_ptr_array_add (labels, g_strdup (_ ("No owner")));
  for (guint i = 0; i < roles->len; i++)
    {
      g_ptr_array_add (labels,
                       tl_element_words_name (tl_board_view_get_map (self), roles->pdata[i]));
      g_strv_builder_add (ids, tl_element_get_id (roles->pdata[i]));
    }
  g_ptr_array_add (labels, NULL);
  return g_strv_builder_end (ids);
}

/* The items of the filter are all, nobody, and then these. */
#define N_FIXED 2

static guint
find_owner (TlBoardView *self)
{
  if (self->owner == NULL)
    return 0;
  if (*self->owner == '\0')
    return 1;
  for (guint i = 0; self->owners[i] != NULL; i++)
    if (g_str_equal (self->owners[i], self->owner))
      return N_FIXED + i;
  return 0;
}

static void
show_owners (TlBoardView *self, char **labels)
{
  guint position = find_owner (self);

  if (position == 0)
    g_clear_pointer (&self->owner, g_free);
  self->is_telling = TRUE;
  if (self->owner_labels == NULL ||
      !g_strv_equal ((const char *const *) labels, (const char *const *) self->owner_labels))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) labels);

      gtk_drop_down_set_model (self->filter, G_LIST_MODEL (model));
      g_strfreev (self->owner_labels);
      self->owner_labels = g_strdupv (labels);
    }
  gtk_drop_down_set_selected (self->filter, position);
  self->is_telling = FALSE;
}

/* A role that owns nothing any more is chosen no longer. */
static void
update_filter (TlBoardView *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_strfreev (self->owners);
  self->owners = list_owners (self, labels);
  show_owners (self, (char **) labels->pdata);
}

/* What the filter leaves, to whoever does not see the columns. */
static void
say_left (TlBoardView *self)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    n += tl_board_column_get_n_cards (self->columns[i]);
  words = g_strdup_printf (ngettext ("%u change in sight", "%u changes in sight", n), n);
  tl_board_view_say (self, words, FALSE);
}

static void
on_filtered_cb (TlBoardView *self)
{
  guint position = gtk_drop_down_get_selected (self->filter);

  if (self->is_telling || self->history == NULL)
    return;
  g_clear_pointer (&self->owner, g_free);
  if (position > 0)
    self->owner = g_strdup (position < N_FIXED ? "" : self->owners[position - N_FIXED]);
  tl_board_view_tell (self);
  say_left (self);
}

/* Telling */

static void
show_board (TlBoardView *self, const TlChangeBoard *board)
{
  gboolean has_changes = tl_map_count (tl_board_view_get_map (self), TL_KIND_CHANGE) > 0;

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    tl_board_column_show (self->columns[i], tl_board_view_get_map (self), board->columns[i]);
  gtk_stack_set_visible_child (self->stack,
                               has_changes || is_asking (self) ? self->content : self->empty_page);
}

/* In the place of a card that went, the one that stands there now. */
static TlElement *
find_near (TlBoardView *self, guint column, guint index)
{
  guint n = tl_board_column_get_n_cards (self->columns[column]);

  if (n == 0)
    return NULL;
  return tl_board_card_get_change (
      tl_board_column_get_card (self->columns[column], MIN (index, n - 1)));
}

static void
set_selected (TlBoardView *self, TlElement *change)
{
  GtkWidget *before = (GtkWidget *) find_card (self, self->selected, NULL, NULL);
  GtkWidget *now = (GtkWidget *) find_card (self, change, NULL, NULL);

  if (before != NULL && before != now)
    gtk_widget_remove_css_class (before, "selected");
  if (now != NULL)
    gtk_widget_add_css_class (now, "selected");
  if (self->selected == change)
    return;
  self->selected = change;
  tl_board_view_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, change);
}

void
tl_board_view_tell (TlBoardView *self)
{
  g_autofree char *today = tl_today_dup ();
  g_autoptr (TlChangeBoard) board = NULL;
  TlElement *selected = self->selected;
  guint column = 0, index = 0;
  gboolean had_focus = tl_board_view_find_focus (self, &column, &index);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  update_filter (self);
  board = tl_change_board_new (tl_board_view_get_map (self), today, self->findings, self->owner);
  self->is_telling = TRUE;
  show_board (self, board);
  self->is_telling = FALSE;
  if (find_card (self, selected, NULL, NULL) == NULL)
    selected = had_focus ? find_near (self, column, index) : NULL;
  if (had_focus && selected != NULL)
    tl_board_view_select (self, selected);
  else
    set_selected (self, selected);
  if (had_focus && selected == NULL)
    tl_board_column_take_focus (self->columns[column]);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);

  self->tick_id = 0;
  tl_board_view_tell (self);
  return G_SOURCE_REMOVE;
}

static void
tell_soon (TlBoardView *self)
{
  if (self->history != NULL && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

/* What is carried may be no more. */
static void
on_changed_cb (TlBoardView *self, const TlTouch *touches, guint n_touches)
{
  for (guint i = 0; i < n_touches; i++)
    if (touches[i].element == self->carried && (touches[i].flags & TL_TOUCH_REMOVED) != 0)
      tl_board_view_end_drag (self);
  tell_soon (self);
}

/* The keyboard */

gboolean
tl_board_view_find_focus (TlBoardView *self, guint *column, guint *index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && TL_IS_BOARD_CARD (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) &&
         find_card (self, tl_board_card_get_change (TL_BOARD_CARD (focus)), column, index) != NULL;
}

void
tl_board_view_select (TlBoardView *self, TlElement *change)
{
  guint column;
  TlBoardCard *card = find_card (self, change, &column, NULL);

  if (card != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (card));
      tl_board_view_show_column (self, column);
      tl_scroll_to_show (GTK_WIDGET (card));
    }
  set_selected (self, card != NULL ? change : NULL);
}

static void
on_focus_changed_cb (TlBoardView *self)
{
  guint column, index;

  if (!self->is_telling && self->history != NULL &&
      tl_board_view_find_focus (self, &column, &index))
    set_selected (self, tl_board_card_get_change (
                            tl_board_column_get_card (self->columns[column], index)));
}

TlBoardCard *
tl_board_view_pick (TlBoardView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? (TlBoardCard *) gtk_widget_get_ancestor (picked, TL_TYPE_BOARD_CARD)
                        : NULL;
}

void
tl_board_view_want (TlBoardView *self, GPtrArray *elements)
{
  g_signal_emit (self, signals[SIGNAL_ELEMENTS_WANTED], 0, elements);
}

void
tl_board_view_open (TlBoardView *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, self->selected);
}

void
tl_board_view_say (TlBoardView *self, const char *words, gboolean undoable)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words, undoable);
}

/* Object */

static void
leave_map (TlBoardView *self)
{
  tl_board_view_end_drag (self);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
  self->selected = NULL;
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_object (&self->history);
}

static void
tl_board_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, TL_BOARD_VIEW (object)->history);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_board_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HISTORY:
      tl_board_view_set_history (TL_BOARD_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
tl_board_view_grab_focus (GtkWidget *widget)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);

  if (gtk_stack_get_visible_child (self->stack) != self->content)
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  if (find_card (self, self->selected, NULL, NULL) != NULL)
    {
      tl_board_view_select (self, self->selected);
      return TRUE;
    }
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    if (tl_board_column_get_n_cards (self->columns[i]) > 0)
      {
        tl_board_view_show_column (self, i);
        tl_board_column_take_focus (self->columns[i]);
        return TRUE;
      }
  return gtk_widget_child_focus (GTK_WIDGET (self->columns_box), GTK_DIR_TAB_FORWARD);
}

static void
tl_board_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (tl_board_view_parent_class)->snapshot (widget, snapshot);
  tl_board_view_snapshot_drag (TL_BOARD_VIEW (widget), snapshot);
}

static void
on_root_changed_cb (TlBoardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
tl_board_view_dispose (GObject *object)
{
  TlBoardView *self = TL_BOARD_VIEW (object);

  leave_map (self);
  g_clear_handle_id (&self->menu_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->menu_of, g_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  memset (self->columns, 0, sizeof self->columns);
  G_OBJECT_CLASS (tl_board_view_parent_class)->dispose (object);
}

static void
tl_board_view_finalize (GObject *object)
{
  TlBoardView *self = TL_BOARD_VIEW (object);

  g_free (self->owner);
  g_strfreev (self->owners);
  g_strfreev (self->owner_labels);
  G_OBJECT_CLASS (tl_board_view_parent_class)->finalize (object);
}

static void
make_signals (GType type)
{
  signals[SIGNAL_ELEMENTS_WANTED] =
      g_signal_new ("elements-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_PTR_ARRAY);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tl_board_view_class_init (TlBoardViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = tl_board_view_get_property;
  object_class->set_property = tl_board_view_set_property;
  object_class->dispose = tl_board_view_dispose;
  object_class->finalize = tl_board_view_finalize;
  widget_class->focus = tl_map_view_focus;
  widget_class->grab_focus = tl_board_view_grab_focus;
  widget_class->snapshot = tl_board_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "board-view");
  properties[PROP_HISTORY] =
      g_param_spec_object ("history", NULL, NULL, TL_TYPE_HISTORY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  make_signals (G_TYPE_FROM_CLASS (class));
  tl_board_view_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlBoardView, stack);
  gtk_widget_class_bind_template_child (widget_class, TlBoardView, content);
  gtk_widget_class_bind_template_child (widget_class, TlBoardView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TlBoardView, filter);
  gtk_widget_class_bind_template_child (widget_class, TlBoardView, columns_box);
}

static void
add_columns (TlBoardView *self)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      GtkWidget *column = tl_board_column_new ((TlChangeStatus) i);

      self->columns[i] = TL_BOARD_COLUMN (column);
      gtk_box_append (self->columns_box, column);
      tl_board_view_connect_column (self, self->columns[i]);
    }
}

static void
tl_board_view_init (TlBoardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  tl_speech_name_list (self->filter, _ ("Owner"));
  tl_board_view_set_up_keys (self);
  tl_board_view_set_up_menu (self);
  tl_board_view_set_up_drag (self);
  tl_board_view_update_actions (self);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_filtered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root_changed_cb), NULL);
  /* The colours are those of the map, by the scheme. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (tell_soon),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_board_view_new (void)
{
  return g_object_new (TL_TYPE_BOARD_VIEW, NULL);
}

void
tl_board_view_commit_edit (TlBoardView *self)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  for (guint i = 0; self->history != NULL && i < TL_N_CHANGE_STATUSES; i++)
    tl_board_column_end_title (self->columns[i]);
}

void
tl_board_view_set_history (TlBoardView *self, TlHistory *history)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  if (self->history == history)
    return;
  tl_board_view_commit_edit (self);
  leave_map (self);
  if (history != NULL)
    {
      self->history = g_object_ref (history);
      g_signal_connect_swapped (tl_history_get_map (history), "changed", G_CALLBACK (on_changed_cb),
                                self);
      tl_board_view_tell (self);
    }
  tl_board_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HISTORY]);
}

void
tl_board_view_set_findings (TlBoardView *self, GPtrArray *findings)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  if (findings != NULL)
    g_ptr_array_ref (findings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  tell_soon (self);
}

void
tl_board_view_return_to (TlBoardView *self, const GPtrArray *elements)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  if (self->history == NULL)
    return;
  tl_board_view_tell (self);
  /* Who types a title goes on there. */
  if (is_asking (self))
    return;
  for (guint i = 0; i < elements->len; i++)
    if (find_card (self, elements->pdata[i], NULL, NULL) != NULL)
      {
        tl_board_view_select (self, elements->pdata[i]);
        return;
      }
}

TlElement *
tl_board_view_get_selected (TlBoardView *self)
{
  g_return_val_if_fail (TL_IS_BOARD_VIEW (self), NULL);
  return self->selected;
}
