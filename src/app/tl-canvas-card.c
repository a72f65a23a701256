/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-card.h"

#include "tl-canvas.h"
#include "tl-speech.h"
#include "tl-words.h"

struct _TlCanvasCard
{
  GtkWidget parent_instance;

  TlElement *element;
  guint position, size; /* 0: not known */
};

G_DEFINE_FINAL_TYPE (TlCanvasCard, tl_canvas_card, GTK_TYPE_WIDGET)

static void
on_focus (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *canvas = gtk_widget_get_parent (widget);

  tl_canvas_select (TL_CANVAS (canvas), TL_CANVAS_CARD (widget)->element);
  gtk_widget_grab_focus (widget);
}

/* The canvas's action of the same name, on this card alone. */
static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("canvas.", strchr (name, '.') + 1, NULL);
  GtkWidget *canvas = gtk_widget_get_parent (widget);

  tl_canvas_select (TL_CANVAS (canvas), TL_CANVAS_CARD (widget)->element);
  gtk_widget_activate_action (canvas, action, NULL);
}

static void
tl_canvas_card_class_init (TlCanvasCardClass *klass)
{
  static const char *const names[] = { "card.edit",       "card.delete",  "card.move-left",
                                       "card.move-right", "card.move-up", "card.move-down" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "card.focus", NULL, on_focus);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, on_action);
}

static void
tl_canvas_card_init (TlCanvasCard *card)
{
  gtk_widget_set_focusable (GTK_WIDGET (card), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (card), FALSE);
}

/* Parts of a grid, as far as they reach a screen reader. GTK 4.8 and 4.18 both tell it of a grid,
 * its cells and the headers of its rows; that of a column they tell as mere filler, which is passed
 * over, and so is a place in a set. Hence a heading for a stage or a moment, and "3 of 12" in
 * words. */
static GtkAccessibleRole
get_role (TlKind kind)
{
  switch (kind)
    {
    case TL_KIND_LANE:
      return GTK_ACCESSIBLE_ROLE_ROW_HEADER;
    case TL_KIND_STAGE:
    case TL_KIND_MOMENT:
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case TL_KIND_LINK:
      return GTK_ACCESSIBLE_ROLE_LINK;
    default:
      return GTK_ACCESSIBLE_ROLE_GRID_CELL;
    }
}

GtkWidget *
tl_canvas_card_new (TlElement *element)
{
  GtkAccessibleRole role = get_role (tl_element_get_kind (element));
  TlCanvasCard *card = g_object_new (TL_TYPE_CANVAS_CARD, "accessible-role", role, NULL);

  card->element = element;
  return GTK_WIDGET (card);
}

void
tl_canvas_card_set_words (TlCanvasCard *card, const char *label, const char *description)
{
  g_autofree char *name = tl_words_cut (label, TL_WORDS_SENTENCE);
  g_autofree char *more = tl_words_cut (description, TL_WORDS_SENTENCE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  tl_speech_describe (GTK_WIDGET (card), more);
}

gboolean
tl_canvas_card_set_position (TlCanvasCard *card, guint position, guint size)
{
  if (card->position == position && card->size == size)
    return FALSE;
  card->position = position;
  card->size = size;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) size, -1);
  return TRUE;
}

void
tl_canvas_card_set_expanded (TlCanvasCard *card, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

void
tl_canvas_card_set_selected (TlCanvasCard *card, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
