/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

/* What is found is lit on the canvas, and alone in the outline. The one that was gone to is
 * selected, as if by hand. Of all this nothing is left when the bar is closed but the selection. */

/* What may be selected on the map. */
static gboolean
has_place (const TlElement *place)
{
  switch (tl_element_get_kind (place))
    {
    case TL_KIND_TOUCHPOINT:
    case TL_KIND_LINK:
    case TL_KIND_STAGE:
    case TL_KIND_LANE:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
describe_current (TlWindow *self)
{
  const TlSearchHit *hit = tl_find_get_current (self->find);

  if (hit == NULL)
    return NULL;
  if (tl_element_get_kind (hit->place) == TL_KIND_TOUCHPOINT &&
      !tl_canvas_shows (self->canvas, hit->place))
    return g_strdup (_ ("The lane of this touchpoint is hidden on the map."));
  return tl_search_describe_hit (hit, tl_find_get_words (self->find));
}

/* How many there are, which one this is, and where. */
static void
say_found (TlWindow *self)
{
  g_autofree char *count = tl_find_describe (self->find);
  g_autofree char *where = describe_current (self);
  g_autofree char *words = NULL;

  if (where != NULL)
    /* Translators: which of what was found, and where: "3 of 12: Title: “Waits”" */
    words = g_strdup_printf (_ ("%s: %s"), count, where);
  tl_canvas_announce (self->canvas, words != NULL ? words : count);
}

static void
show_where (TlWindow *self)
{
  g_autofree char *where = describe_current (self);

  tl_find_bar_set_where (self->find_bar, where);
}

static void
on_find_changed_cb (TlWindow *self)
{
  gboolean is_active = tl_find_is_active (self->find);
  g_autoptr (GPtrArray) lit = is_active ? tl_find_list_lit (self->find) : NULL;

  tl_canvas_show_found (self->canvas, lit);
  tl_window_filter_outline (self);
  tl_window_update_find_actions (self);
  show_where (self);
}

static void
on_find_moved_cb (TlWindow *self)
{
  const TlSearchHit *hit = tl_find_get_current (self->find);

  tl_canvas_select (self->canvas, has_place (hit->place) ? hit->place : NULL);
  show_where (self);
}

static void
on_searched_cb (TlWindow *self)
{
  if (self->find_visible)
    say_found (self);
}

static void
on_stopped_cb (TlWindow *self)
{
  tl_window_set_find_visible (self, FALSE);
}

/* Made when it is first wanted, for the sake of how fast a window opens. */
static void
make_bar (TlWindow *self)
{
  self->find = tl_find_new ();
  self->find_bar = TL_FIND_BAR (tl_find_bar_new (self->find, self->settings));
  gtk_revealer_set_child (self->find_revealer, GTK_WIDGET (self->find_bar));
  g_signal_connect_swapped (self->find_bar, "stopped", G_CALLBACK (on_stopped_cb), self);
  g_signal_connect_object (self->find, "changed", G_CALLBACK (on_find_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "moved", G_CALLBACK (on_find_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "searched", G_CALLBACK (on_searched_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_window_update_find (TlWindow *self)
{
  gboolean is_wanted = self->find_visible && self->document != NULL;

  if (self->find != NULL)
    tl_find_set_map (self->find, is_wanted ? tl_document_get_map (self->document) : NULL);
}

GHashTable *
tl_window_list_found (TlWindow *self)
{
  g_autoptr (GPtrArray) lit = NULL;
  GHashTable *found;

  if (self->find == NULL || !tl_find_is_active (self->find))
    return NULL;
  lit = tl_find_list_lit (self->find);
  found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < lit->len; i++)
    g_hash_table_add (found, lit->pdata[i]);
  return found;
}

/* Where one was before: in what the bar stands over. */
static void
return_focus (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_bar)))
    gtk_widget_grab_focus (self->outline_visible ? GTK_WIDGET (self->outline)
                                                 : GTK_WIDGET (self->canvas));
}

void
tl_window_set_find_visible (TlWindow *self, gboolean visible)
{
  if (self->find_visible == visible)
    return;
  self->find_visible = visible;
  if (self->find == NULL)
    make_bar (self);
  tl_canvas_commit_edit (self->canvas);
  tl_window_update_find (self);
  tl_window_update_find_actions (self);
  gtk_revealer_set_reveal_child (self->find_revealer, visible);
  if (visible)
    tl_find_bar_focus (self->find_bar);
  else
    return_focus (self);
  g_object_notify (G_OBJECT (self), "find-visible");
}

void
tl_window_find (TlWindow *self)
{
  if (self->find_visible)
    tl_find_bar_focus (self->find_bar);
  else
    tl_window_set_find_visible (self, TRUE);
}

void
tl_window_step (TlWindow *self, int direction)
{
  tl_find_step (self->find, direction);
}
