/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-found-lanes.h"

/* The outline stands in the canvas's place: nine columns need the room, and there is one thing at a
 * time for the keyboard. It follows the map only while it is in sight, and the canvas keeps the
 * selection for both. */

static void
on_outline_selection_changed_cb (TlWindow *self)
{
  g_autoptr (GPtrArray) selection = tl_outline_view_get_selection (self->outline);

  if (selection->len == 1)
    tl_canvas_select (self->canvas, selection->pdata[0]);
  else
    tl_canvas_select_several (self->canvas, selection);
}

static void
on_outline_activated_cb (TlWindow *self, TlElement *touchpoint)
{
  TlMap *map = tl_document_get_map (self->document);
  const TlElement *lane = tl_found_lanes_get_hiding (map, touchpoint);

  tl_canvas_select (self->canvas, touchpoint);
  if (lane == NULL)
    tl_window_set_outline_visible (self, FALSE);
  else
    tl_window_offer (self, _ ("The lane of this touchpoint is hidden on the map."), _ ("Show Lane"),
                     "win.show-lane", g_variant_new_string (tl_element_get_id (lane)));
}

/* Made when it is first wanted: it would double what opening a window takes. */
static void
make_outline (TlWindow *self)
{
  self->outline = TL_OUTLINE_VIEW (tl_outline_view_new ());
  g_signal_connect_swapped (self->outline, "selection-changed",
                            G_CALLBACK (on_outline_selection_changed_cb), self);
  g_signal_connect_swapped (self->outline, "activated", G_CALLBACK (on_outline_activated_cb), self);
  gtk_stack_add_child (self->views, GTK_WIDGET (self->outline));
}

void
tl_window_update_outline (TlWindow *self)
{
  g_autoptr (GPtrArray) selection = NULL;

  if (self->outline == NULL)
    return;
  tl_outline_view_set_map (self->outline, self->outline_visible && self->document != NULL
                                              ? tl_document_get_map (self->document)
                                              : NULL);
  if (!self->outline_visible)
    return;
  selection = tl_canvas_get_selection (self->canvas);
  tl_outline_view_set_selection (self->outline, selection);
}

void
tl_window_filter_outline (TlWindow *self)
{
  g_autoptr (GHashTable) found = self->outline_visible ? tl_window_list_found (self) : NULL;

  if (self->outline == NULL)
    return;
  tl_outline_view_set_shown (self->outline, found);
  tl_window_update_outline (self);
}

void
tl_window_set_outline_visible (TlWindow *self, gboolean visible)
{
  if (self->outline_visible == visible)
    return;
  self->outline_visible = visible;
  if (visible)
    tl_window_commit_edit (self);
  if (self->outline == NULL)
    make_outline (self);
  tl_window_filter_outline (self);
  /* Or the stack would look for a place for it first, in the inspector even. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  tl_window_show_view (self);
  gtk_widget_grab_focus (tl_window_get_view (self));
  tl_window_update_zoom_actions (self);
  tl_window_update_time (self);
  tl_window_update_palette (self);
  g_object_notify (G_OBJECT (self), "outline-visible");
}
