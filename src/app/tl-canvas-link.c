/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-link-words.h"
#include "tl-title-words.h"

static TlElement *
get_from (const TlLinking *linking, TlElement *loose)
{
  return linking->end == TL_PROPERTY_FROM ? loose : linking->fixed;
}

static TlElement *
get_to (const TlLinking *linking, TlElement *loose)
{
  return linking->end == TL_PROPERTY_TO ? loose : linking->fixed;
}

/* The kinds (a mask) the link could have with its loose end at this card; a link that is there
 * keeps its own. */
static guint
list_kinds (TlCanvas *canvas, TlElement *card)
{
  const TlLinking *linking = &canvas->linking;
  guint kinds = tl_operations_list_link_kinds (canvas->map, get_from (linking, card),
                                               get_to (linking, card), linking->link);

  if (linking->link != NULL)
    kinds &= 1u << tl_element_get_choice (linking->link, TL_PROPERTY_KIND);
  return kinds;
}

TlLinkKind
tl_canvas_linking_get_kind (TlCanvas *canvas)
{
  const TlLinking *linking = &canvas->linking;
  guint kind;

  if (linking->link != NULL)
    return (TlLinkKind) tl_element_get_choice (linking->link, TL_PROPERTY_KIND);
  if (linking->target == NULL)
    return TL_LINK_CAUSES;
  kind = tl_operations_suggest_link_kind (canvas->map, get_from (linking, linking->target),
                                          get_to (linking, linking->target));
  for (guint i = 0; linking->kinds != 0 && i < TL_N_LINK_KINDS; i++)
    if (linking->kinds & 1u << (kind + i) % TL_N_LINK_KINDS)
      return (TlLinkKind) ((kind + i) % TL_N_LINK_KINDS);
  return (TlLinkKind) kind;
}

void
tl_canvas_linking_begin (TlCanvas *canvas, TlLinkingMode mode, const TlLinking *handle)
{
  TlRect box = { 0 };

  tl_canvas_find_box (canvas, handle->fixed, &box);
  canvas->linking =
      (TlLinking){ .mode = mode, .link = handle->link, .end = handle->end, .fixed = handle->fixed };
  canvas->linking.point = (TlPoint){ box.x + box.width / 2, box.y + box.height / 2 };
  tl_canvas_update_actions (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_linking_aim (TlCanvas *canvas, TlElement *target, const TlPoint *point)
{
  TlLinking *linking = &canvas->linking;

  if (target == linking->fixed && linking->mode == TL_LINKING_BY_KEYS)
    target = NULL;
  linking->target = target;
  linking->kinds = target != NULL ? list_kinds (canvas, target) : 0;
  if (point != NULL)
    linking->point = *point;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_linking_cancel (TlCanvas *canvas)
{
  if (canvas->linking.mode == TL_LINKING_NOT)
    return;
  canvas->linking = (TlLinking){ 0 };
  tl_canvas_update_actions (canvas);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

const char *
tl_canvas_linking_get_refusal (TlCanvas *canvas)
{
  const TlLinking *linking = &canvas->linking;

  if (linking->target == NULL || linking->kinds != 0)
    return NULL;
  return linking->target == linking->fixed ? _ ("A card cannot be linked to itself")
                                           : _ ("These cards are linked like that already");
}

static void
say_refusal (TlCanvas *canvas)
{
  tl_canvas_say (canvas, g_strdup (tl_canvas_linking_get_refusal (canvas)), FALSE);
}

/* What was done to a link; when it closed a circle of causes, that. */
static void
say_link (TlCanvas *canvas, TlElement *link)
{
  TlElement *from = tl_map_get_ref (canvas->map, link, TL_PROPERTY_FROM);

  if (tl_element_get_choice (link, TL_PROPERTY_KIND) == TL_LINK_CAUSES &&
      tl_canvas_say_circle (canvas, from))
    return;
  tl_canvas_say (canvas, tl_link_words_tell (canvas->map, link), TRUE);
}

static void
make_link (TlCanvas *canvas, const TlLinking *linking, TlLinkKind kind)
{
  TlElement *link;

  tl_history_begin (canvas->history, _ ("Add Link"), NULL);
  link = tl_operations_add_link (canvas->history, get_from (linking, linking->target),
                                 get_to (linking, linking->target), kind);
  tl_history_commit (canvas->history);
  tl_canvas_set_selection (canvas, &link, 1);
  say_link (canvas, link);
}

static void
attach_link (TlCanvas *canvas, const TlLinking *linking)
{
  tl_history_begin (canvas->history, _ ("Re-attach Link"), NULL);
  tl_history_set (canvas->history, linking->link, linking->end,
                  tl_element_get_id (linking->target));
  if (tl_history_commit (canvas->history))
    say_link (canvas, linking->link);
}

void
tl_canvas_linking_make (TlCanvas *canvas, TlLinkKind kind)
{
  const TlLinking linking = canvas->linking;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL;

  if (linking.target == NULL)
    {
      tl_canvas_linking_cancel (canvas);
      return;
    }
  if (linking.kinds == 0)
    {
      say_refusal (canvas);
      return;
    }
  tl_canvas_linking_cancel (canvas);
  if (linking.link != NULL)
    attach_link (canvas, &linking);
  else
    make_link (canvas, &linking, kind);
  tl_canvas_link_was_made (canvas);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

/* The way chosen stays in sight until the menu is closed; an item runs before or after that. */
static gboolean
on_menu_gone_cb (gpointer data)
{
  TlCanvas *canvas = data;

  if (canvas->linking.mode == TL_LINKING_CHOICE)
    tl_canvas_linking_cancel (canvas);
  g_object_unref (canvas);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed_cb (TlCanvas *canvas, GtkPopover *menu)
{
  g_signal_handlers_disconnect_by_func (menu, on_menu_closed_cb, canvas);
  g_idle_add (on_menu_gone_cb, g_object_ref (canvas));
}

static void
add_kind (GMenu *menu, TlLinkKind kind)
{
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_LINK, TL_PROPERTY_KIND);
  g_autoptr (GMenuItem) item = g_menu_item_new (tl_link_words_get_kind (kind), NULL);

  g_menu_item_set_action_and_target (item, "canvas.link-as", "s", choices[kind].name);
  g_menu_append_item (menu, item);
}

/* The kinds that are free, the likely one first: Enter takes it. */
static GMenu *
make_choice (TlCanvas *canvas)
{
  TlLinkKind likely = tl_canvas_linking_get_kind (canvas);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new (), others = g_menu_new ();

  add_kind (first, likely);
  for (guint kind = 0; kind < TL_N_LINK_KINDS; kind++)
    if (kind != likely && (canvas->linking.kinds & 1u << kind) != 0)
      add_kind (others, (TlLinkKind) kind);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return menu;
}

void
tl_canvas_linking_drop (TlCanvas *canvas, double x, double y)
{
  TlLinking *linking = &canvas->linking;
  g_autoptr (GMenu) menu = NULL;

  if (linking->target != NULL && linking->kinds == 0)
    {
      say_refusal (canvas);
      tl_canvas_linking_cancel (canvas);
    }
  else if (linking->target == NULL || linking->link != NULL)
    tl_canvas_linking_make (canvas, tl_canvas_linking_get_kind (canvas));
  else
    {
      linking->mode = TL_LINKING_CHOICE;
      menu = make_choice (canvas);
      tl_canvas_update_actions (canvas);
      tl_canvas_pop_up (canvas, G_MENU_MODEL (menu), x, y);
      g_signal_connect_object (canvas->menu, "closed", G_CALLBACK (on_menu_closed_cb), canvas,
                               G_CONNECT_SWAPPED);
    }
}

void
tl_canvas_linking_begin_keys (TlCanvas *canvas, TlProperty end)
{
  TlProperty other = end == TL_PROPERTY_FROM ? TL_PROPERTY_TO : TL_PROPERTY_FROM;
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : canvas->cursor;
  TlLinking handle = { .end = end, .fixed = first };
  const char *title;

  if (first == NULL)
    return;
  if (tl_element_get_kind (first) == TL_KIND_LINK)
    {
      handle.link = first;
      handle.fixed = tl_map_get_ref (canvas->map, first, other);
    }
  tl_canvas_linking_begin (canvas, TL_LINKING_BY_KEYS, &handle);
  title = tl_title_words_get (canvas->linking.fixed);
  tl_canvas_set_cursor (canvas, canvas->linking.fixed);
  tl_canvas_focus_cursor (canvas);
  tl_canvas_say (canvas,
                 g_strdup_printf (end == TL_PROPERTY_TO
                                      ? _ ("From “%s” to which card? Arrows choose, Enter links")
                                      : _ ("To “%s” from which card? Arrows choose, Enter links"),
                                  title),
                 FALSE);
}

void
tl_canvas_linking_walk (TlCanvas *canvas, TlWalk walk)
{
  TlElement *next = tl_canvas_walk (canvas, canvas->cursor, walk);
  TlRect box;

  if (next == NULL)
    return;
  tl_canvas_set_cursor (canvas, next);
  tl_canvas_linking_aim (canvas, next, NULL);
  if (tl_canvas_find_box (canvas, next, &box))
    tl_canvas_reveal (canvas, &box);
  tl_canvas_focus_cursor (canvas);
}

void
tl_canvas_linking_leave (TlCanvas *canvas)
{
  TlElement *fixed = canvas->linking.fixed;

  tl_canvas_linking_cancel (canvas);
  tl_canvas_set_cursor (canvas, fixed);
  tl_canvas_focus_cursor (canvas);
  tl_canvas_announce (canvas, _ ("No link made"));
}

static TlElement *
get_hit_card (const TlHit *hit)
{
  return hit->kind == TL_HIT_CARD || hit->kind == TL_HIT_CARD_END_EDGE ? hit->element : NULL;
}

void
tl_canvas_linking_follow (TlCanvas *canvas, double x, double y)
{
  TlHit hit = tl_canvas_hit (canvas, x, y);
  TlPoint point = tl_view_to_map (&canvas->view, x, y);

  tl_canvas_linking_aim (canvas, get_hit_card (&hit), &point);
}

/* A handle that is clicked, not dragged, leaves the choice of the card to the keys, or to the next
 * click. */
static void
click_handle (TlCanvas *canvas)
{
  TlLinking handle = canvas->drag.handle;

  if (handle.link == NULL)
    tl_canvas_set_selection (canvas, &handle.fixed, 1);
  tl_canvas_linking_begin_keys (canvas, handle.end);
}

gboolean
tl_canvas_linking_click (TlCanvas *canvas)
{
  TlElement *card = get_hit_card (&canvas->drag.hit);

  if (canvas->linking.mode == TL_LINKING_NOT && canvas->drag.kind == TL_DRAG_LINK)
    click_handle (canvas);
  else if (canvas->linking.mode != TL_LINKING_BY_KEYS)
    return FALSE;
  else if (card == NULL)
    tl_canvas_linking_cancel (canvas);
  else
    {
      tl_canvas_linking_aim (canvas, card, NULL);
      tl_canvas_linking_drop (canvas, canvas->drag.x, canvas->drag.y);
    }
  return TRUE;
}

TlElement *
tl_canvas_find_meant_link (TlCanvas *canvas, double x, double y, gboolean next)
{
  double slack = tl_canvas_get_slack (canvas, 0) / canvas->view.zoom;
  g_autoptr (GPtrArray) links = NULL;
  TlPoint point;
  guint at = 0;

  if (!tl_canvas_pick (canvas, x, y, &point))
    return NULL;
  links = tl_layout_find_links_at (canvas->layout, point, slack);
  if (links->len == 0)
    return NULL;
  if (g_ptr_array_find (links, tl_canvas_get_selected_link (canvas), &at) && next)
    at = (at + 1) % links->len;
  return links->pdata[at];
}
