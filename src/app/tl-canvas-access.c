/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-card.h"
#include "tl-card-words.h"
#include "tl-link-words.h"
#include "tl-speech.h"

/* Cards that have a widget at one time. */
#define MOST_CHILDREN 400
/* Of them kept for what is selected out of sight. */
#define MOST_SELECTED 100
#define REST_MILLISECONDS 120

/* The card's number on the map, lane by lane. */
static int
get_position (TlCanvas *canvas, const TlCardBox *card)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  guint before = 0;

  for (guint i = 0; i < card->lane; i++)
    before += view->lanes[i].n_cards;
  return (int) (before + (guint) (card - view->lanes[card->lane].cards)) + 1;
}

static void
update_link (TlCanvas *canvas, TlCanvasCard *child, const TlElement *link)
{
  g_autofree char *words = tl_link_words_describe (canvas->map, link);

  tl_canvas_card_set_words (child, words, tl_element_get_string (link, TL_PROPERTY_NOTE));
  tl_canvas_card_set_selected (child, tl_canvas_is_selected (canvas, link));
}

static void
update_card (TlCanvas *canvas, TlCanvasCard *child, const TlCardBox *card)
{
  TlElement *touchpoint = card->touchpoint;
  g_autofree char *description = tl_card_words_describe_card (canvas->map, touchpoint);

  tl_canvas_card_set_words (child, tl_element_get_string (touchpoint, TL_PROPERTY_TITLE),
                            description);
  tl_canvas_card_set_position (child, get_position (canvas, card),
                               (int) tl_map_count (canvas->map, TL_KIND_TOUCHPOINT));
  tl_canvas_card_set_selected (child, tl_canvas_is_selected (canvas, touchpoint));
}

/* FALSE for what is not drawn. */
static gboolean
can_have_child (TlCanvas *canvas, const TlElement *element)
{
  if (canvas->layout == NULL)
    return FALSE;
  return tl_element_get_kind (element) == TL_KIND_LINK
             ? tl_layout_find_link (canvas->layout, element) != NULL
             : tl_layout_find_card (canvas->layout, element) != NULL;
}

static void
update_child (TlCanvas *canvas, GtkWidget *child, const TlElement *element)
{
  if (tl_element_get_kind (element) == TL_KIND_LINK)
    update_link (canvas, TL_CANVAS_CARD (child), element);
  else
    update_card (canvas, TL_CANVAS_CARD (child), tl_layout_find_card (canvas->layout, element));
}

GtkWidget *
tl_canvas_get_child (TlCanvas *canvas, TlElement *element)
{
  GtkWidget *child = g_hash_table_lookup (canvas->children, element);

  if (child != NULL || !can_have_child (canvas, element))
    return child;
  child = tl_canvas_card_new (element);
  update_child (canvas, child, element);
  gtk_widget_set_parent (child, GTK_WIDGET (canvas));
  g_hash_table_insert (canvas->children, element, child);
  return child;
}

static void
want (GHashTable *wanted, GPtrArray *order, TlElement *touchpoint)
{
  if (g_hash_table_add (wanted, touchpoint))
    g_ptr_array_add (order, touchpoint);
}

/* The keyboard stays in the canvas when it was with the child. */
static void
drop_child (TlCanvas *canvas, TlElement *touchpoint, GtkWidget *child)
{
  gboolean had_focus = gtk_widget_is_focus (child);

  g_hash_table_remove (canvas->children, touchpoint);
  gtk_widget_unparent (child);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

/* The touchpoints that are to have a widget, as a set and in the order they are read in. */
static GHashTable *
list_wanted (TlCanvas *canvas, GPtrArray *order)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);
  TlRect seen = tl_view_get_seen (&canvas->view);
  TlRect near = tl_rect_grow (&seen, TL_SIZE_MOMENT);
  g_autoptr (GPtrArray) cards = NULL;

  if (canvas->layout == NULL)
    return wanted;
  cards = tl_layout_find_cards_in (canvas->layout, &near);
  for (guint i = 0; i < MIN (cards->len, MOST_CHILDREN - MOST_SELECTED - 1); i++)
    want (wanted, order, cards->pdata[i]);
  for (guint i = 0; i < MIN (canvas->selection->len, MOST_SELECTED); i++)
    if (can_have_child (canvas, canvas->selection->pdata[i]))
      want (wanted, order, canvas->selection->pdata[i]);
  if (canvas->cursor != NULL)
    want (wanted, order, canvas->cursor);
  return wanted;
}

static void
drop_unwanted (TlCanvas *canvas, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer touchpoint, child;

  g_hash_table_iter_init (&iter, canvas->children);
  while (g_hash_table_iter_next (&iter, &touchpoint, &child))
    if (!g_hash_table_contains (wanted, touchpoint))
      {
        g_hash_table_iter_remove (&iter);
        gtk_widget_unparent (child);
      }
}

void
tl_canvas_drop_children (TlCanvas *canvas)
{
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);

  drop_unwanted (canvas, none);
}

void
tl_canvas_sync_access (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) wanted = list_wanted (canvas, order);

  g_clear_handle_id (&canvas->access_id, g_source_remove);
  drop_unwanted (canvas, wanted);
  for (guint i = 0; i < order->len; i++)
    tl_canvas_get_child (canvas, order->pdata[i]);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

static gboolean
on_rest_cb (gpointer data)
{
  TlCanvas *canvas = data;

  canvas->access_id = 0;
  tl_canvas_sync_access (canvas);
  return G_SOURCE_REMOVE;
}

/* Once things rest: while one pans, nobody walks through the cards. */
void
tl_canvas_access_changed (TlCanvas *canvas)
{
  g_clear_handle_id (&canvas->access_id, g_source_remove);
  canvas->access_id = g_timeout_add (REST_MILLISECONDS, on_rest_cb, canvas);
}

void
tl_canvas_refresh_access (TlCanvas *canvas, TlElement *element)
{
  GtkWidget *child = g_hash_table_lookup (canvas->children, element);

  if (child != NULL && can_have_child (canvas, element))
    update_child (canvas, child, element);
  else if (child != NULL)
    drop_child (canvas, element, child);
}

static void
allocate_child (TlCanvas *canvas, TlElement *touchpoint, GtkWidget *child)
{
  GskTransform *transform;
  TlRect box, place;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  if (!tl_canvas_find_box (canvas, touchpoint, &box))
    return;
  place = tl_view_from_map (&canvas->view, &box);
  transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y));
  gtk_widget_allocate (child, MAX ((int) place.width, 1), MAX ((int) place.height, 1), -1,
                       transform);
}

void
tl_canvas_allocate_access (TlCanvas *canvas)
{
  GHashTableIter iter;
  gpointer touchpoint, child;

  gtk_widget_measure (canvas->announcer, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (canvas->announcer, 1, 1, -1, NULL);
  g_hash_table_iter_init (&iter, canvas->children);
  while (g_hash_table_iter_next (&iter, &touchpoint, &child))
    allocate_child (canvas, touchpoint, child);
}

void
tl_canvas_focus_cursor (TlCanvas *canvas)
{
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
}

void
tl_canvas_announce (TlCanvas *canvas, const char *words)
{
  tl_speech_say (GTK_LABEL (canvas->announcer), words);
}

void
tl_canvas_announce_move (TlCanvas *canvas, TlElement *touchpoint)
{
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;

  if (tl_layout_find_card (canvas->layout, touchpoint) == NULL)
    return;
  place = tl_card_words_describe_place (canvas->map, touchpoint);
  words = g_strdup_printf (_ ("Moved to %s"), place);
  tl_canvas_announce (canvas, words);
}

void
tl_canvas_set_up_access (TlCanvas *canvas)
{
  canvas->children = g_hash_table_new (NULL, NULL);
  /* Out of sight, read out when it changes. */
  canvas->announcer = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                    "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_can_target (canvas->announcer, FALSE);
  gtk_widget_set_parent (canvas->announcer, GTK_WIDGET (canvas));
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Journey map"), -1);
}

void
tl_canvas_tear_down_access (TlCanvas *canvas)
{
  g_clear_handle_id (&canvas->access_id, g_source_remove);
  if (canvas->children == NULL)
    return;
  tl_canvas_drop_children (canvas);
  g_clear_pointer (&canvas->children, g_hash_table_unref);
  g_clear_pointer (&canvas->announcer, gtk_widget_unparent);
}
