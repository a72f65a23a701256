/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-found-lanes.h"
#include "tl-slide.h"
#include "tl-speech.h"

/* The findings are counted beside the zoom, and listed below the map, where both are in sight. */

static void
update_count (TlWindow *self)
{
  guint n = tl_reviewer_count_open (self->reviewer);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *words = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

  gtk_label_set_text (self->findings_label, number);
  gtk_image_set_from_icon_name (self->findings_icon,
                                n > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_tooltip_text (self->findings_button, words);
  tl_speech_name (self->findings_button, words);
  tl_speech_tell_pressed (self->findings_button, self->findings_visible);
}

static void
on_changed_cb (TlWindow *self)
{
  update_count (self);
  tl_inspector_set_findings (self->inspector, tl_reviewer_get_findings (self->reviewer));
  tl_window_update_board_findings (self);
}

/* Those of the elements that are cards, and of evidence what it is about. */
static GPtrArray *
list_cards (TlMap *map, const GPtrArray *elements)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    {
      TlElement *element = elements->pdata[i];

      if (tl_element_get_kind (element) == TL_KIND_EVIDENCE)
        element = tl_map_get_ref (map, element, TL_PROPERTY_ABOUT);
      if (element != NULL && tl_element_get_kind (element) == TL_KIND_TOUCHPOINT &&
          !g_ptr_array_find (cards, element, NULL))
        g_ptr_array_add (cards, element);
    }
  return cards;
}

static void
show_cards (TlWindow *self, TlMap *map, const GPtrArray *cards)
{
  const TlElement *lane = tl_found_lanes_get_hiding (map, cards->pdata[0]);

  tl_canvas_select (self->canvas, cards->pdata[0]);
  if (cards->len > 1)
    tl_canvas_select_several (self->canvas, cards);
  if (lane != NULL)
    tl_window_offer (self, _ ("The lane of this touchpoint is hidden on the map."), _ ("Show Lane"),
                     "win.show-lane", g_variant_new_string (tl_element_get_id (lane)));
}

/* What has no place on the map has a page; the keyboard stays in the list. */
static void
show_page (TlWindow *self, TlElement *element)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL)
    g_object_ref (focus);
  tl_canvas_select (self->canvas, NULL);
  tl_inspector_open (self->inspector, element);
  /* The row that had it may have gone. */
  if (focus != NULL && gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_widget_grab_focus (focus);
  else
    tl_findings_pane_focus (self->findings_pane);
  g_clear_object (&focus);
}

static void
on_shown_cb (TlWindow *self, GPtrArray *elements)
{
  TlMap *map = tl_document_get_map (self->document);
  TlElement *first = elements->pdata[0];
  g_autoptr (GPtrArray) cards = list_cards (map, elements);

  switch (tl_element_get_kind (first))
    {
    case TL_KIND_STAGE:
    case TL_KIND_LANE:
    case TL_KIND_LINK:
      tl_canvas_select (self->canvas, first);
      break;
    case TL_KIND_TOUCHPOINT:
    case TL_KIND_EVIDENCE:
      if (cards->len > 0)
        show_cards (self, map, cards);
      else
        show_page (self, first);
      break;
    default:
      show_page (self, first);
    }
}

/* To what is shown: on the map, or its page. */
static void
on_activated_cb (TlWindow *self)
{
  if (!self->inspector_visible || !tl_inspector_focus_opened (self->inspector))
    gtk_widget_grab_focus (tl_window_get_view (self));
}

static void
on_said_cb (TlWindow *self, const char *words)
{
  tl_canvas_announce (self->canvas, words);
}

static void
on_closed_cb (TlWindow *self)
{
  tl_window_set_findings_visible (self, FALSE);
}

/* Made when it is first wanted, for the sake of how fast a window opens. */
static void
make_pane (TlWindow *self)
{
  self->findings_pane = TL_FINDINGS_PANE (tl_findings_pane_new (self->reviewer));
  tl_slide_prepare (self->findings_revealer);
  gtk_revealer_set_child (self->findings_revealer, GTK_WIDGET (self->findings_pane));
  g_signal_connect_swapped (self->findings_pane, "shown", G_CALLBACK (on_shown_cb), self);
  g_signal_connect_swapped (self->findings_pane, "activated", G_CALLBACK (on_activated_cb), self);
  g_signal_connect_swapped (self->findings_pane, "cause-wanted",
                            G_CALLBACK (tl_window_link_as_cause), self);
  g_signal_connect_swapped (self->findings_pane, "said", G_CALLBACK (on_said_cb), self);
  g_signal_connect_swapped (self->findings_pane, "closed", G_CALLBACK (on_closed_cb), self);
}

void
tl_window_set_findings_visible (TlWindow *self, gboolean visible)
{
  if (self->findings_visible == visible)
    return;
  if (self->findings_pane == NULL)
    make_pane (self);
  tl_window_commit_edit (self);
  self->findings_visible = visible;
  tl_slide_open (self->findings_revealer, visible);
  update_count (self);
  if (visible)
    tl_findings_pane_focus (self->findings_pane);
  else
    gtk_widget_grab_focus (tl_window_get_view (self));
  g_object_notify (G_OBJECT (self), "findings-visible");
}

void
tl_window_update_findings (TlWindow *self)
{
  if (self->document != NULL)
    tl_reviewer_set_history (self->reviewer, tl_document_get_history (self->document),
                             tl_document_take_keeper (self->document));
  else
    tl_reviewer_set_history (self->reviewer, NULL, NULL);
}

void
tl_window_set_up_findings (TlWindow *self)
{
  self->reviewer = tl_reviewer_new ();
  g_signal_connect_object (self->reviewer, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_changed_cb (self);
}
