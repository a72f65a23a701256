/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"
#include "tl-canvas-new-cell.h"

#include <glib/gi18n-lib.h>

#include "tl-clip.h"

/* Cut, copy and paste. What is pasted lands in the cell clicked last, else from the first lane and
 * moment of what is selected on: touchpoints that are copied and pasted at once stay in their
 * cells. */

static GdkClipboard *
get_clipboard (TlCanvas *canvas)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (canvas));
}

/* The cards that are selected, on the clipboard; NULL when there are none. Transfer container. */
static GPtrArray *
put_on_clipboard (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);
  g_autoptr (TlMap) fragment = NULL;
  g_autoptr (GdkContentProvider) clip = NULL;

  if (cards->len == 0)
    return NULL;
  fragment = tl_fragment_new (canvas->map, (TlElement **) cards->pdata, cards->len);
  clip = tl_clip_new (fragment, &canvas->look);
  gdk_clipboard_set_content (get_clipboard (canvas), clip);
  return g_steal_pointer (&cards);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) cards = put_on_clipboard (canvas);

  if (cards != NULL)
    tl_canvas_say (canvas,
                   g_strdup_printf (ngettext ("Copied %u touchpoint", "Copied %u touchpoints",
                                              cards->len),
                                    cards->len),
                   FALSE);
}

static void
cut (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  g_autoptr (GPtrArray) cards = put_on_clipboard (canvas);
  gboolean had_focus = gtk_widget_get_focus_child (widget) != NULL;
  g_autofree char *label = NULL;

  if (cards == NULL)
    return;
  label = cards->len == 1
              ? g_strdup (_ ("Cut Touchpoint"))
              : g_strdup_printf (ngettext ("Cut %u Touchpoint", "Cut %u Touchpoints", cards->len),
                                 cards->len);
  tl_history_begin (canvas->history, label, NULL);
  tl_operations_delete (canvas->history, (TlElement **) cards->pdata, cards->len);
  tl_history_commit (canvas->history);
  tl_canvas_say (canvas,
                 g_strdup_printf (ngettext ("Cut %u touchpoint", "Cut %u touchpoints", cards->len),
                                  cards->len),
                 TRUE);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

/* The first lane and the first moment of the cards that are selected. FALSE when there are none. */
static gboolean
find_selected_cell (TlCanvas *canvas, TlCell *cell)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) cards = tl_canvas_list_selected_cards (canvas);
  guint lane = G_MAXUINT, moment = G_MAXUINT;

  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (canvas->layout, cards->pdata[i]);

      if (card == NULL)
        continue;
      lane = MIN (lane, card->lane);
      moment = MIN (moment, card->moment);
    }
  if (lane >= view->n_lanes || moment >= view->n_moments)
    return FALSE;
  *cell = (TlCell){ view->lanes[lane].lane, view->moments[moment].moment };
  return TRUE;
}

static gboolean
find_paste_cell (TlCanvas *canvas, TlCell *cell)
{
  if (canvas->cell.lane == NULL && find_selected_cell (canvas, cell))
    return TRUE;
  return tl_canvas_open_new_cell (canvas, cell);
}

/* What did not go as one might think, the weightiest first; NULL: nothing. One is enough for a
 * toast. */
static char *
dup_remark (const TlClipping *clipping, const TlPasted *pasted)
{
  const TlTextCuts *cuts = &clipping->cuts;

  if (cuts->n_lines > 0)
    return g_strdup_printf (ngettext ("%u more line was left out.", "%u more lines were left out.",
                                      cuts->n_lines),
                            cuts->n_lines);
  if (cuts->n_columns > 0)
    return g_strdup_printf (ngettext ("%u more column was left out.",
                                      "%u more columns were left out.", cuts->n_columns),
                            cuts->n_columns);
  if (cuts->n_texts > 0)
    return g_strdup_printf (ngettext ("%u very long text lost its end.",
                                      "%u very long texts lost their ends.", cuts->n_texts),
                            cuts->n_texts);
  if (pasted->n_crowded > 0)
    return g_strdup_printf (ngettext ("%u stands in the last lane: there were too few.",
                                      "%u stand in the last lane: there were too few.",
                                      pasted->n_crowded),
                            pasted->n_crowded);
  if (pasted->n_moments > 0)
    return g_strdup_printf (ngettext ("%u moment was added at the end.",
                                      "%u moments were added at the end.", pasted->n_moments),
                            pasted->n_moments);
  if (pasted->n_unknown > 0)
    return g_strdup_printf (ngettext ("%u role or goal is not on this map and was left out.",
                                      "%u roles or goals are not on this map and were left out.",
                                      pasted->n_unknown),
                            pasted->n_unknown);
  return NULL;
}

static char *
make_paste_words (const TlClipping *clipping, const TlPasted *pasted)
{
  guint n = pasted->touchpoints->len;
  g_autofree char *remark = dup_remark (clipping, pasted);
  g_autofree char *words =
      g_strdup_printf (ngettext ("Pasted %u touchpoint", "Pasted %u touchpoints", n), n);

  if (remark == NULL)
    return g_steal_pointer (&words);
  /* Translators: what was done, and a sentence on what was special: Pasted 3 touchpoints. 1 moment
   * was added at the end. */
  return g_strdup_printf (_ ("%s. %s"), words, remark);
}

static char *
make_paste_label (guint n)
{
  return n == 1 ? g_strdup (_ ("Paste Touchpoint"))
                : g_strdup_printf (ngettext ("Paste %u Touchpoint", "Paste %u Touchpoints", n), n);
}

static void
select_pasted (TlCanvas *canvas, const GPtrArray *touchpoints)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL;

  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_set_selection (canvas, (TlElement **) touchpoints->pdata, touchpoints->len);
  tl_canvas_set_cursor (canvas, touchpoints->pdata[0]);
  tl_canvas_reveal_element (canvas, touchpoints->pdata[0]);
  if (had_focus)
    tl_canvas_focus_cursor (canvas);
}

void
tl_canvas_paste (TlCanvas *canvas, const TlClipping *clipping, const TlCell *where)
{
  g_autofree char *label = NULL;
  g_auto (TlPasted) pasted = { 0 };
  TlCell cell;

  tl_canvas_edit_end (canvas, TRUE);
  if (where != NULL)
    cell = *where;
  else if (!find_paste_cell (canvas, &cell))
    return;
  label = make_paste_label (tl_map_count (clipping->fragment, TL_KIND_TOUCHPOINT));
  tl_history_begin (canvas->history, label, NULL);
  tl_canvas_make_new_cell (canvas, &cell);
  tl_fragment_paste (canvas->history, clipping->fragment, cell, clipping->is_text, &pasted);
  if (!tl_history_commit (canvas->history))
    return;
  select_pasted (canvas, pasted.touchpoints);
  tl_canvas_say (canvas, make_paste_words (clipping, &pasted), TRUE);
}

/* The map may have been closed meanwhile: then it is nobody's. */
static void
on_clipping_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlCanvas) canvas = data;
  g_auto (TlClipping) clipping = { 0 };
  g_autofree char *words = NULL;

  if (tl_clipping_read_finish (result, &clipping, &words))
    {
      if (canvas->layout != NULL && gtk_widget_get_root (GTK_WIDGET (canvas)) != NULL)
        tl_canvas_paste (canvas, &clipping, NULL);
    }
  else if (words != NULL)
    tl_canvas_say (canvas, g_steal_pointer (&words), FALSE);
}

void
tl_canvas_cancel_paste (TlCanvas *canvas)
{
  if (canvas->pasting != NULL)
    g_cancellable_cancel (canvas->pasting);
  g_clear_object (&canvas->pasting);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlCanvas *canvas = TL_CANVAS (widget);

  if (canvas->layout == NULL)
    return;
  tl_canvas_cancel_paste (canvas);
  canvas->pasting = g_cancellable_new ();
  tl_clipping_read_async (get_clipboard (canvas), canvas->pasting, on_clipping_cb,
                          g_object_ref (canvas));
}

void
tl_canvas_install_clipboard (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    GtkWidgetActionActivateFunc run;
    guint old_key, old_modifiers, key;
  } actions[] = {
    { "canvas.cut", cut, GDK_KEY_Delete, GDK_SHIFT_MASK, GDK_KEY_x },
    { "canvas.copy", copy, GDK_KEY_Insert, GDK_CONTROL_MASK, GDK_KEY_c },
    { "canvas.paste", paste, GDK_KEY_Insert, GDK_SHIFT_MASK, GDK_KEY_v },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      tl_canvas_install_action (widget_class, actions[i].action, NULL, actions[i].run);
      gtk_widget_class_add_binding_action (widget_class, actions[i].old_key,
                                           actions[i].old_modifiers, actions[i].action, NULL);
      /* Menus show the last one. */
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, GDK_CONTROL_MASK,
                                           actions[i].action, NULL);
    }
}
