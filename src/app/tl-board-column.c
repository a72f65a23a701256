/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-column.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-focus.h"
#include "tl-speech.h"

/* In pixels: how near to an end one scrolls, and how far at once. */
#define EDGE 36
#define STRIDE 12

struct _TlBoardColumn
{
  GtkWidget parent_instance;

  TlChangeStatus status;
  GHashTable *cards; /* of TlElement: its TlBoardCard */

  GtkWidget *header;
  GtkWidget *count;
  GtkWidget *button;
  GtkWidget *asking; /* the entry and what is said with it */
  GtkWidget *entry;
  GtkWidget *about;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *marked; /* NULL: no place is */
  guint left_id;     /* the entry has lost the keyboard, and ends in a moment; 0: not so */
};

enum
{
  SIGNAL_NEW_REQUESTED,
  SIGNAL_TITLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlBoardColumn, tl_board_column, GTK_TYPE_WIDGET)

static void
on_new_clicked_cb (TlBoardColumn *self)
{
  g_signal_emit (self, signals[SIGNAL_NEW_REQUESTED], 0);
}

static void
hide_entry (TlBoardColumn *self, const char *title)
{
  g_autofree char *words = g_strdup (title);
  gboolean had_focus = tl_focus_is_within (self->asking);

  if (!gtk_widget_get_visible (self->asking))
    return;
  gtk_widget_set_visible (self->asking, FALSE);
  /* That it is hidden is no leaving. */
  g_clear_handle_id (&self->left_id, g_source_remove);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_TITLED], 0, words, had_focus);
}

static gboolean
on_left_for_good_cb (gpointer data)
{
  TlBoardColumn *self = data;

  self->left_id = 0;
  tl_board_column_end_title (self);
  return G_SOURCE_REMOVE;
}

/* Who looks something up in another window goes on typing afterwards. Else it ends once the
 * keyboard has come to where it goes. */
static void
on_left_cb (TlBoardColumn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  if (self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_left_for_good_cb, self, NULL);
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  hide_entry (data, NULL);
  return TRUE;
}

static void
tl_board_column_dispose (GObject *object)
{
  TlBoardColumn *self = TL_BOARD_COLUMN (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->asking, gtk_widget_unparent);
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tl_board_column_parent_class)->dispose (object);
}

static void
tl_board_column_finalize (GObject *object)
{
  g_hash_table_unref (TL_BOARD_COLUMN (object)->cards);
  G_OBJECT_CLASS (tl_board_column_parent_class)->finalize (object);
}

static GtkWidget *
get_stop (TlBoardColumn *self)
{
  GtkWidget *card = gtk_widget_get_focus_child (self->list);

  return card != NULL ? card : gtk_widget_get_first_child (self->list);
}

/* Tab stops at the button and at one card: arrows lead to the others. */
static gboolean
tl_board_column_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlBoardColumn *self = TL_BOARD_COLUMN (widget);
  GtkWidget *stops[] = { self->button, gtk_widget_get_visible (self->asking) ? self->entry : NULL,
                         get_stop (self) };
  GtkWidget *within = tl_focus_is_within (widget) ? gtk_widget_get_focus_child (widget) : NULL;
  gboolean backwards = direction == GTK_DIR_TAB_BACKWARD;
  int at = within == self->header   ? 0
           : within == self->asking ? 1
           : within != NULL         ? 2
           : backwards              ? 3
                                    : -1;

  if (direction != GTK_DIR_TAB_FORWARD && !backwards)
    return FALSE;
  for (int i = at + (backwards ? -1 : 1); i >= 0 && i < (int) G_N_ELEMENTS (stops);
       i += backwards ? -1 : 1)
    if (stops[i] != NULL && gtk_widget_grab_focus (stops[i]))
      return TRUE;
  return FALSE;
}

static void
tl_board_column_class_init (TlBoardColumnClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = tl_board_column_dispose;
  object_class->finalize = tl_board_column_finalize;
  widget_class->focus = tl_board_column_focus;
  gtk_widget_class_set_css_name (widget_class, "board-column");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_NEW_REQUESTED] =
      g_signal_new ("new-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TITLED] =
      g_signal_new ("titled", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static GtkWidget *
make_header (TlBoardColumn *self, const char *name)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", name, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);
  /* Translators: the name of a button, and the column it is in: "New Change: Planned". */
  g_autofree char *words = g_strdup_printf (_ ("New Change: %s"), name);

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_START);
  self->button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_tooltip_text (self->button, _ ("New Change"));
  tl_speech_name (self->button, words);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_new_clicked_cb), self);
  gtk_box_append (GTK_BOX (header), title);
  gtk_box_append (GTK_BOX (header), self->count);
  gtk_box_append (GTK_BOX (header), self->button);
  gtk_widget_add_css_class (header, "board-header");
  return header;
}

static void
watch_entry (TlBoardColumn *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (tl_board_column_end_title), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (on_escape_cb,
                                                                                   self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
}

static GtkWidget *
make_asking (TlBoardColumn *self)
{
  GtkWidget *asking = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("What will you change?"));
  tl_speech_name (self->entry, _ ("Title of the new change"));
  self->about =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "max-width-chars", 1, "lines", 4, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_widget_add_css_class (asking, "board-asking");
  gtk_box_append (GTK_BOX (asking), self->entry);
  gtk_box_append (GTK_BOX (asking), self->about);
  gtk_widget_set_visible (asking, FALSE);
  watch_entry (self);
  return asking;
}

static GtkWidget *
make_scroller (TlBoardColumn *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_widget_add_css_class (self->list, "board-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
tl_board_column_init (TlBoardColumn *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->cards = g_hash_table_new (NULL, NULL);
}

GtkWidget *
tl_board_column_new (TlChangeStatus status)
{
  TlBoardColumn *self = g_object_new (TL_TYPE_BOARD_COLUMN, NULL);

  self->status = status;
  self->header = make_header (self, tl_change_words_get_column (status));
  self->asking = make_asking (self);
  self->scroller = make_scroller (self);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  gtk_widget_set_parent (self->asking, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

TlChangeStatus
tl_board_column_get_status (TlBoardColumn *self)
{
  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), TL_CHANGE_IDEA);
  return self->status;
}

static void
show_count (TlBoardColumn *self, guint n)
{
  const char *name = tl_change_words_get_column (self->status);
  g_autofree char *number = g_strdup_printf ("%u", n);
  /* Translators: a column of a board, and how many changes are in it: "Planned, 3 changes". */
  g_autofree char *words =
      g_strdup_printf (ngettext ("%s, %u change", "%s, %u changes", n), name, n);
  gboolean is_narrow = n == 0 && self->status == TL_CHANGE_DROPPED;

  gtk_label_set_text (GTK_LABEL (self->count), number);
  tl_speech_name (GTK_WIDGET (self), words);
  tl_speech_name (self->list, words);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_hexpand (GTK_WIDGET (self), !is_narrow);
}

/* Those that are not shown any more. */
static void
remove_others (TlBoardColumn *self, const GPtrArray *cards)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer change, widget;

  for (guint i = 0; i < cards->len; i++)
    g_hash_table_add (shown, ((TlChangeCard *) cards->pdata[i])->change);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &change, &widget))
    if (!g_hash_table_contains (shown, change))
      {
        if (self->marked == widget)
          tl_board_column_unmark (self);
        gtk_box_remove (GTK_BOX (self->list), widget);
        g_hash_table_iter_remove (&iter);
      }
}

void
tl_board_column_show (TlBoardColumn *self, TlMap *map, const GPtrArray *cards)
{
  GtkWidget *above = NULL;

  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  remove_others (self, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      const TlChangeCard *card = cards->pdata[i];
      GtkWidget *widget = g_hash_table_lookup (self->cards, card->change);

      if (widget == NULL)
        {
          widget = tl_board_card_new ();
          g_hash_table_insert (self->cards, card->change, widget);
          gtk_box_insert_child_after (GTK_BOX (self->list), widget, above);
        }
      else if (gtk_widget_get_prev_sibling (widget) != above)
        gtk_box_reorder_child_after (GTK_BOX (self->list), widget, above);
      tl_board_card_show (TL_BOARD_CARD (widget), map, card, i, cards->len);
      above = widget;
    }
  show_count (self, cards->len);
}

guint
tl_board_column_get_n_cards (TlBoardColumn *self)
{
  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), 0);
  return g_hash_table_size (self->cards);
}

TlBoardCard *
tl_board_column_get_card (TlBoardColumn *self, guint index)
{
  GtkWidget *card;

  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), NULL);

  card = gtk_widget_get_first_child (self->list);
  for (; card != NULL && index > 0; index--)
    card = gtk_widget_get_next_sibling (card);
  return card != NULL ? TL_BOARD_CARD (card) : NULL;
}

TlBoardCard *
tl_board_column_find (TlBoardColumn *self, const TlElement *change, guint *index)
{
  GtkWidget *card;

  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), NULL);

  card = g_hash_table_lookup (self->cards, change);
  if (card == NULL)
    return NULL;
  if (index != NULL)
    {
      *index = 0;
      for (GtkWidget *above = gtk_widget_get_prev_sibling (card); above != NULL;
           above = gtk_widget_get_prev_sibling (above))
        (*index)++;
    }
  return TL_BOARD_CARD (card);
}

void
tl_board_column_ask_title (TlBoardColumn *self, const char *about)
{
  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  gtk_label_set_text (GTK_LABEL (self->about), about != NULL ? about : "");
  gtk_widget_set_visible (self->about, about != NULL);
  if (about != NULL)
    tl_speech_describe (self->entry, about);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_set_visible (self->asking, TRUE);
  gtk_widget_grab_focus (self->entry);
}

void
tl_board_column_end_title (TlBoardColumn *self)
{
  const char *text;

  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  hide_entry (self, *text != '\0' ? text : NULL);
}

gboolean
tl_board_column_is_asking (TlBoardColumn *self)
{
  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), FALSE);
  return gtk_widget_get_visible (self->asking);
}

TlBoardCard *
tl_board_column_find_place (TlBoardColumn *self, double y)
{
  g_return_val_if_fail (TL_IS_BOARD_COLUMN (self), NULL);

  for (GtkWidget *card = gtk_widget_get_first_child (self->list); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      double left, top;

      gtk_widget_translate_coordinates (card, GTK_WIDGET (self), 0, 0, &left, &top);
      if (y < top + gtk_widget_get_height (card) / 2.0)
        return TL_BOARD_CARD (card);
    }
  return NULL;
}

void
tl_board_column_mark (TlBoardColumn *self, TlBoardCard *above)
{
  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  tl_board_column_unmark (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-target");
  self->marked = above != NULL ? GTK_WIDGET (above) : gtk_widget_get_last_child (self->list);
  if (self->marked != NULL)
    gtk_widget_add_css_class (self->marked, above != NULL ? "drop-above" : "drop-below");
}

void
tl_board_column_unmark (TlBoardColumn *self)
{
  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "board-target");
  if (self->marked == NULL)
    return;
  gtk_widget_remove_css_class (self->marked, "drop-above");
  gtk_widget_remove_css_class (self->marked, "drop-below");
  self->marked = NULL;
}

void
tl_board_column_scroll_at (TlBoardColumn *self, double y)
{
  GtkAdjustment *along;
  double left, top;

  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  along = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_widget_translate_coordinates (self->scroller, GTK_WIDGET (self), 0, 0, &left, &top);
  if (y < top + EDGE)
    gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) - STRIDE);
  else if (y > top + gtk_widget_get_height (self->scroller) - EDGE)
    gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) + STRIDE);
}

void
tl_board_column_take_focus (TlBoardColumn *self)
{
  GtkWidget *stop;

  g_return_if_fail (TL_IS_BOARD_COLUMN (self));

  stop = get_stop (self);
  gtk_widget_grab_focus (stop != NULL ? stop : self->button);
}
