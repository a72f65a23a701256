/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-card.h"
#include "tl-canvas-divergence.h"
#include "tl-card-words.h"
#include "tl-lane-words.h"
#include "tl-link-words.h"
#include "tl-speech.h"
#include "tl-stage-words.h"

/* Cards that have a widget at one time. */
#define MOST_CHILDREN 400
/* Of them kept for what is selected out of sight. */
#define MOST_SELECTED 100
/* And for labels of lanes, and stages and moments, in sight. */
#define MOST_LANES 60
#define MOST_HEADERS 60
#define REST_MILLISECONDS 120

/* The card's number in its lane. FALSE: that is what it was. */
static gboolean
update_position (TlCanvas *canvas, TlCanvasCard *child, const TlCardBox *card)
{
  const TlLaneBox *lane = &tl_canvas_get_layout (canvas)->lanes[card->lane];

  return tl_canvas_card_set_position (child, (guint) (card - lane->cards) + 1, lane->n_cards);
}

static void
update_link (TlCanvas *canvas, TlCanvasCard *child, const TlElement *link)
{
  g_autofree char *words = tl_link_words_describe (canvas->map, link);

  tl_canvas_card_set_words (child, words, tl_element_get_string (link, TL_PROPERTY_NOTE));
}

static void
update_card (TlCanvas *canvas, TlCanvasCard *child, const TlCardBox *card)
{
  const TlLaneBox *lane = &tl_canvas_get_layout (canvas)->lanes[card->lane];
  TlElement *touchpoint = card->touchpoint;
  g_autofree char *card_words =
      tl_card_words_describe_card (canvas->map, touchpoint, &canvas->period);
  g_autofree char *place =
      g_strdup_printf (_ ("%u of %u"), (guint) (card - lane->cards) + 1, lane->n_cards);
  g_autofree char *links = tl_link_words_count (canvas->map, touchpoint);
  g_autofree char *question = tl_canvas_describe_divergence (canvas, touchpoint);
  g_autofree char *asked =
      question != NULL ? g_strconcat (question, C_ ("divergence", "?"), NULL) : NULL;
  const char *said = links != NULL ? links : asked; /* the first of the two */
  g_autofree char *description =
      g_strjoin (_ ("; "), card_words, place, said, links != NULL ? asked : NULL, NULL);

  update_position (canvas, child, card);
  tl_canvas_card_set_words (child, tl_element_get_string (touchpoint, TL_PROPERTY_TITLE),
                            description);
}

static void
update_lane (TlCanvas *canvas, TlCanvasCard *child, const TlElement *lane, guint place)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autofree char *what =
      tl_lane_words_describe (lane, view->lanes[place].n_cards, place + 1, view->n_lanes);
  g_autofree char *facts = tl_lane_words_list_facts (&view->lanes[place]);
  g_autofree char *description = g_strjoin (_ ("; "), what, facts, NULL);
  g_autofree char *curves = tl_lane_words_list_curves (&view->lanes[place]);
  /* Translators: to a screen reader; of curves that share an axis: the names of their people */
  g_autofree char *name =
      curves != NULL ? g_strdup_printf (_ ("Curves of %s"), curves)
                     /* Translators: to a screen reader */
                     : g_strdup_printf (_ ("Lane %s"), tl_lane_words_get_title (canvas->map, lane));

  tl_canvas_card_set_words (child, name, description);
}

/* A lane that stands for its layer, which is folded. */
static void
update_folded (TlCanvas *canvas, TlCanvasCard *child, const TlLayerBox *layer)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  g_autofree char *description =
      g_strndup (layer->subtitle.lines[0].text, (gsize) layer->subtitle.lines[0].length);
  /* Translators: %s is a layer of the map: to a screen reader */
  g_autofree char *name = g_strdup_printf (_ ("Layer %s"), _ (names[layer->layer].label));

  tl_canvas_card_set_words (child, name, description);
}

static const TlLayerBox *
find_folded (TlCanvas *canvas, const TlElement *lane)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  for (guint i = 0; i < view->n_layers; i++)
    if (view->layers[i].folded_lane == lane)
      return &view->layers[i];
  return NULL;
}

static void
update_header (TlCanvas *canvas, TlCanvasCard *child, const TlElement *element)
{
  g_autofree char *label = tl_stage_words_label (element);
  g_autofree char *words = tl_stage_words_describe (canvas->map, element);
  gboolean stage = tl_element_get_kind (element) == TL_KIND_STAGE;
  gboolean folded = stage && tl_canvas_is_in_fold (canvas, element);
  /* Translators: of a stage, after how many moments it has: it is not unfolded */
  g_autofree char *description = g_strjoin (_ ("; "), words, folded ? _ ("folded") : NULL, NULL);

  tl_canvas_card_set_words (child, label, description);
  if (stage)
    tl_canvas_card_set_expanded (child, !folded);
}

/* FALSE for what is not drawn. A header just taken out is laid out still. */
static gboolean
can_have_child (TlCanvas *canvas, const TlElement *element)
{
  TlRect box;

  return tl_canvas_find_box (canvas, element, &box) &&
         (!tl_canvas_is_header (element) || tl_element_get_parent (element) != NULL);
}

/* It is laid out still, and goes with its place: nothing more is to be heard of it. */
static gboolean
is_going (TlCanvas *canvas, const TlElement *element)
{
  TlRect box;

  return tl_element_get_parent (element) == NULL && tl_canvas_find_box (canvas, element, &box) &&
         !tl_canvas_is_header (element);
}

/* FALSE when the element is not shown. */
static gboolean
update_child (TlCanvas *canvas, TlCanvasCard *child, TlElement *element)
{
  const TlCardBox *card = tl_layout_find_card (canvas->layout, element);
  gboolean label = tl_canvas_is_label (element);
  int lane = label ? tl_canvas_find_lane (canvas, element) : -1;
  const TlLayerBox *folded = label && lane < 0 ? find_folded (canvas, element) : NULL;

  if (is_going (canvas, element))
    return TRUE;
  if (card != NULL)
    update_card (canvas, child, card);
  else if (tl_layout_find_link (canvas->layout, element) != NULL)
    update_link (canvas, child, element);
  else if (lane >= 0)
    update_lane (canvas, child, element, (guint) lane);
  else if (folded != NULL)
    update_folded (canvas, child, folded);
  else if (tl_canvas_is_header (element) && can_have_child (canvas, element))
    update_header (canvas, child, element);
  else
    return FALSE;
  if (label)
    tl_canvas_card_set_expanded (child, folded == NULL);
  tl_canvas_card_set_selected (child, tl_canvas_is_selected (canvas, element));
  return TRUE;
}

GtkWidget *
tl_canvas_get_child (TlCanvas *canvas, TlElement *element)
{
  GtkWidget *child = g_hash_table_lookup (canvas->children, element);

  if (child != NULL || !can_have_child (canvas, element))
    return child;
  child = tl_canvas_card_new (element);
  update_child (canvas, TL_CANVAS_CARD (child), element);
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

static void
want_lanes (TlCanvas *canvas, GHashTable *wanted, GPtrArray *order)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlRect seen = tl_view_get_seen (&canvas->view);
  guint n = 0;

  for (guint i = 0; i < view->n_lanes && n < MOST_LANES; i++)
    {
      const TlRect *box = &view->lanes[i].box;

      if (box->y + box->height < seen.y || box->y > seen.y + seen.height)
        continue;
      want (wanted, order, view->lanes[i].lane);
      n++;
    }
  for (guint i = 0; i < view->n_layers && n < MOST_LANES; i++)
    if (view->layers[i].folded_lane != NULL)
      {
        want (wanted, order, view->layers[i].folded_lane);
        n++;
      }
}

static void
want_headers (TlCanvas *canvas, GHashTable *wanted, GPtrArray *order)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlRect seen = tl_view_get_seen (&canvas->view);

  for (guint i = 0; i < view->n_stages && order->len < MOST_HEADERS / 2; i++)
    if (view->stages[i].box.x < seen.x + seen.width &&
        view->stages[i].box.x + view->stages[i].box.width > seen.x)
      want (wanted, order, view->stages[i].stage);
  for (guint i = 0; i < view->n_moments && order->len < MOST_HEADERS; i++)
    if (view->moments[i].x < seen.x + seen.width &&
        view->moments[i].x + view->moments[i].width > seen.x)
      want (wanted, order, view->moments[i].moment);
}

/* The stages, moments, lanes and touchpoints that are to have a widget, as a set and in the order
 * they are read in. */
static GHashTable *
list_wanted (TlCanvas *canvas, GPtrArray *order)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);
  TlRect seen = tl_view_get_seen (&canvas->view);
  TlRect near = tl_rect_grow (&seen, TL_LOOK_CARD_MOST);
  g_autoptr (GPtrArray) cards = NULL;

  if (canvas->layout == NULL)
    return wanted;
  want_headers (canvas, wanted, order);
  want_lanes (canvas, wanted, order);
  cards = tl_layout_find_cards_in (canvas->layout, &near);
  for (guint i = 0;
       i < MIN (cards->len, MOST_CHILDREN - MOST_SELECTED - MOST_LANES - MOST_HEADERS - 1); i++)
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

/* How many there are, which may have changed without it; a card that it is now another one of
 * them. */
static gboolean
tells_of_others (TlCanvas *canvas, TlCanvasCard *child, const TlElement *element)
{
  const TlCardBox *card = tl_layout_find_card (canvas->layout, element);

  if (card != NULL)
    return update_position (canvas, child, card);
  return tl_canvas_is_label (element) || tl_canvas_is_header (element);
}

/* A screen reader asks a table for its size by an interface that GTK does not have. */
static void
describe_grid (TlCanvas *canvas)
{
  const TlLayoutView *view = canvas->layout != NULL ? tl_canvas_get_layout (canvas) : NULL;
  g_autofree char *lanes = NULL, *moments = NULL, *cards = NULL, *words = NULL;
  guint n_cards = 0;

  if (view == NULL)
    return;
  for (guint i = 0; i < view->n_lanes; i++)
    n_cards += view->lanes[i].n_cards;
  lanes = g_strdup_printf (ngettext ("%u lane", "%u lanes", view->n_lanes), view->n_lanes);
  moments =
      g_strdup_printf (ngettext ("%u moment", "%u moments", view->n_moments), view->n_moments);
  cards = g_strdup_printf (ngettext ("%u touchpoint", "%u touchpoints", n_cards), n_cards);
  words = g_strjoin (_ ("; "), lanes, moments, cards, NULL);
  tl_speech_describe (GTK_WIDGET (canvas), words);
}

void
tl_canvas_sync_access (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) wanted = list_wanted (canvas, order);

  g_clear_handle_id (&canvas->access_id, g_source_remove);
  drop_unwanted (canvas, wanted);
  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *child = tl_canvas_get_child (canvas, order->pdata[i]);

      if (child != NULL && tells_of_others (canvas, TL_CANVAS_CARD (child), order->pdata[i]))
        update_child (canvas, TL_CANVAS_CARD (child), order->pdata[i]);
    }
  describe_grid (canvas);
  tl_canvas_sync_fold_buttons (canvas);
  tl_canvas_sync_divergences (canvas);
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

  if (child == NULL)
    return;
  if (canvas->layout == NULL || !update_child (canvas, TL_CANVAS_CARD (child), element))
    drop_child (canvas, element, child);
}

void
tl_canvas_refresh_linked (TlCanvas *canvas, const TlTouch *touches, guint n_touches)
{
  GHashTableIter iter;
  gpointer element, child;
  gboolean linked = FALSE;

  for (guint i = 0; i < n_touches; i++)
    linked |= tl_element_get_kind (touches[i].element) == TL_KIND_LINK;
  /* A link that was taken elsewhere does not tell where from. */
  g_hash_table_iter_init (&iter, canvas->children);
  while (linked && g_hash_table_iter_next (&iter, &element, &child))
    if (can_have_child (canvas, element))
      update_child (canvas, child, element);
}

static void
allocate_child (TlCanvas *canvas, TlElement *element, GtkWidget *child)
{
  GskTransform *transform;
  TlRect place;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  if (!tl_canvas_find_place (canvas, element, &place))
    return;
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
tl_canvas_end_announcement (TlCanvas *canvas)
{
  tl_speech_forget (GTK_LABEL (canvas->announcer));
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
  g_clear_handle_id (&canvas->period_id, g_source_remove);
  if (canvas->children == NULL)
    return;
  tl_canvas_drop_children (canvas);
  g_clear_pointer (&canvas->children, g_hash_table_unref);
  g_clear_pointer (&canvas->announcer, gtk_widget_unparent);
}
