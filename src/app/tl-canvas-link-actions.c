/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-link-words.h"
#include "tl-title-words.h"

TlElement *
tl_canvas_get_selected_link (TlCanvas *canvas)
{
  TlElement *first = canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;

  return first != NULL && tl_element_get_kind (first) == TL_KIND_LINK ? first : NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TlElement *one = *(TlElement *const *) a, *other = *(TlElement *const *) b;

  return one == other ? 0 : tl_element_is_before (one, other) ? -1 : 1;
}

/* The links drawn that the card is an end of, in document order. Transfer container. */
static GPtrArray *
list_links (TlCanvas *canvas, const TlElement *card)
{
  const GPtrArray *referrers = tl_map_get_referrers (canvas->map, card);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_LINK &&
        tl_layout_find_link (canvas->layout, referrers->pdata[i]) != NULL)
      g_ptr_array_add (links, referrers->pdata[i]);
  g_ptr_array_sort (links, compare_places);
  return links;
}

static gboolean
is_end (TlCanvas *canvas, const TlElement *link, const TlElement *card)
{
  return tl_map_get_ref (canvas->map, link, TL_PROPERTY_FROM) == card ||
         tl_map_get_ref (canvas->map, link, TL_PROPERTY_TO) == card;
}

/* From link to link of the card at hand. */
static void
walk_links (TlCanvas *canvas, int direction)
{
  TlElement *link = tl_canvas_get_selected_link (canvas);
  g_autoptr (GPtrArray) links = NULL;
  guint place = 0;

  if (link != NULL && (canvas->cursor == NULL || !is_end (canvas, link, canvas->cursor)))
    tl_canvas_set_cursor (canvas, tl_map_get_ref (canvas->map, link, TL_PROPERTY_FROM));
  if (canvas->cursor == NULL)
    return;
  links = list_links (canvas, canvas->cursor);
  if (links->len == 0)
    {
      tl_canvas_say (canvas,
                     g_strdup_printf (_ ("“%s” has no links"), tl_title_words_get (canvas->cursor)),
                     FALSE);
      return;
    }
  if (g_ptr_array_find (links, link, &place))
    place = (place + links->len + (guint) direction) % links->len;
  else if (direction < 0)
    place = links->len - 1;
  tl_canvas_set_selection (canvas, (TlElement **) &links->pdata[place], 1);
  tl_canvas_focus_cursor (canvas);
}

gboolean
tl_canvas_follow_link (TlCanvas *canvas)
{
  TlElement *link = tl_canvas_get_selected_link (canvas);
  TlElement *next;

  if (link == NULL)
    return FALSE;
  next = tl_map_get_ref (canvas->map, link, TL_PROPERTY_TO);
  if (next == canvas->cursor)
    next = tl_map_get_ref (canvas->map, link, TL_PROPERTY_FROM);
  tl_canvas_select (canvas, next);
  tl_canvas_focus_cursor (canvas);
  return TRUE;
}

static void
next_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  walk_links (TL_CANVAS (widget), 1);
}

static void
previous_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  walk_links (TL_CANVAS (widget), -1);
}

static TlElement *
get_at_hand (TlCanvas *canvas)
{
  return canvas->selection->len > 0 ? canvas->selection->pdata[0] : canvas->cursor;
}

/* Without a card or a link to begin with, the tool is taken that finds them. */
static void
link_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *first = get_at_hand (canvas);

  if (first != NULL && (tl_element_get_kind (first) == TL_KIND_TOUCHPOINT ||
                        tl_element_get_kind (first) == TL_KIND_LINK))
    tl_canvas_linking_begin_keys (canvas, TL_PROPERTY_TO);
  else
    tl_canvas_take_tool (canvas, TL_TOOL_LINK);
}

static void
link_from (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_canvas_linking_begin_keys (TL_CANVAS (widget), TL_PROPERTY_FROM);
}

static int
read_kind (GVariant *parameter)
{
  return tl_choice_from_name (tl_kind_get_choices (TL_KIND_LINK, TL_PROPERTY_KIND),
                              g_variant_get_string (parameter, NULL));
}

static void
link_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  int kind = read_kind (parameter);

  if (kind >= 0 && canvas->linking.kinds & 1u << kind)
    tl_canvas_linking_make (canvas, (TlLinkKind) kind);
}

static guint
list_free_kinds (TlCanvas *canvas, const TlElement *link)
{
  return tl_operations_list_link_kinds (canvas->map,
                                        tl_map_get_ref (canvas->map, link, TL_PROPERTY_FROM),
                                        tl_map_get_ref (canvas->map, link, TL_PROPERTY_TO), link);
}

static void
change_kind (TlCanvas *canvas, TlElement *link, int kind)
{
  if (!(list_free_kinds (canvas, link) & 1u << kind))
    {
      tl_canvas_say (canvas, g_strdup (_ ("These cards are linked like that already")), FALSE);
      return;
    }
  tl_history_begin (canvas->history, _ ("Change Kind"), NULL);
  tl_history_set_choice (canvas->history, link, TL_PROPERTY_KIND, kind);
  if (tl_history_commit (canvas->history))
    tl_canvas_say (canvas, tl_link_words_tell (canvas->map, link), TRUE);
}

static void
set_link_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlElement *link = tl_canvas_get_selected_link (TL_CANVAS (widget));
  int kind = read_kind (parameter);

  if (link != NULL && kind >= 0)
    change_kind (TL_CANVAS (widget), link, kind);
}

static void
next_link_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *link = tl_canvas_get_selected_link (canvas);
  guint kind, free;

  if (link == NULL)
    return;
  kind = (guint) tl_element_get_choice (link, TL_PROPERTY_KIND);
  free = list_free_kinds (canvas, link) & ~(1u << kind);
  for (guint i = 1; i < TL_N_LINK_KINDS; i++)
    if (free & 1u << (kind + i) % TL_N_LINK_KINDS)
      {
        change_kind (canvas, link, (int) ((kind + i) % TL_N_LINK_KINDS));
        return;
      }
}

static void
set_strength (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  TlElement *link = tl_canvas_get_selected_link (canvas);
  int strength = CLAMP (g_variant_get_int32 (parameter), 1, 3);

  if (link == NULL)
    return;
  tl_history_begin (canvas->history, _ ("Change Strength"), NULL);
  tl_history_set_number (canvas->history, link, TL_PROPERTY_STRENGTH, strength);
  if (tl_history_commit (canvas->history))
    tl_canvas_say (canvas, tl_link_words_describe (canvas->map, link), TRUE);
}

void
tl_canvas_update_link_actions (TlCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  gboolean free = canvas->layout != NULL && !tl_canvas_edit_is_open (canvas);
  gboolean link = free && tl_canvas_get_selected_link (canvas) != NULL;
  TlElement *first = get_at_hand (canvas);
  gboolean card = free && first != NULL && tl_element_get_kind (first) == TL_KIND_TOUCHPOINT;

  gtk_widget_action_set_enabled (widget, "canvas.link", free);
  gtk_widget_action_set_enabled (widget, "canvas.link-from", card || link);
  gtk_widget_action_set_enabled (widget, "canvas.link-as",
                                 canvas->linking.mode == TL_LINKING_CHOICE);
  gtk_widget_action_set_enabled (widget, "canvas.next-link", card || link);
  gtk_widget_action_set_enabled (widget, "canvas.previous-link", card || link);
  gtk_widget_action_set_enabled (widget, "canvas.set-link-kind", link);
  gtk_widget_action_set_enabled (widget, "canvas.next-link-kind", link);
  gtk_widget_action_set_enabled (widget, "canvas.set-strength", link);
}

void
tl_canvas_install_link_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc run;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "canvas.link", NULL, link_to, GDK_KEY_l, 0 },
    { "canvas.link-from", NULL, link_from, GDK_KEY_l, GDK_SHIFT_MASK },
    { "canvas.link-as", "s", link_as, 0, 0 },
    { "canvas.next-link", NULL, next_link, GDK_KEY_bracketright, 0 },
    { "canvas.previous-link", NULL, previous_link, GDK_KEY_bracketleft, 0 },
    { "canvas.set-link-kind", "s", set_link_kind, 0, 0 },
    { "canvas.next-link-kind", NULL, next_link_kind, GDK_KEY_k, 0 },
    { "canvas.set-strength", "i", set_strength, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      tl_canvas_install_action (widget_class, actions[i].name, actions[i].parameter,
                                actions[i].run);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  for (int strength = 1; strength <= 3; strength++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) strength, 0,
                                         "canvas.set-strength", "i", strength);
}

static GMenu *
make_kind_menu (void)
{
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_LINK, TL_PROPERTY_KIND);
  GMenu *menu = g_menu_new ();

  for (guint kind = 0; kind < TL_N_LINK_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (tl_link_words_get_kind ((TlLinkKind) kind), NULL);

      g_menu_item_set_action_and_target (item, "canvas.set-link-kind", "s", choices[kind].name);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
make_strength_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int strength = 1; strength <= 3; strength++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (tl_link_words_get_strength (strength), NULL);

      g_menu_item_set_action_and_target (item, "canvas.set-strength", "i", strength);
      g_menu_append_item (menu, item);
    }
  return menu;
}

GMenu *
tl_canvas_make_link_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new (), attach = g_menu_new (), last = g_menu_new ();
  g_autoptr (GMenu) kinds = make_kind_menu (), strengths = make_strength_menu ();

  g_menu_append_submenu (change, _ ("Kind"), G_MENU_MODEL (kinds));
  g_menu_append_submenu (change, _ ("Strength"), G_MENU_MODEL (strengths));
  g_menu_append (attach, _ ("Start at Another Card"), "canvas.link-from");
  g_menu_append (attach, _ ("Lead to Another Card"), "canvas.link");
  g_menu_append (attach, _ ("Trace Causes"), "canvas.trace");
  g_menu_append (last, _ ("Delete"), "canvas.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (attach));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}
