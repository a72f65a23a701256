/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-found-lanes.h"
#include "tl-lane-words.h"
#include "tl-slide.h"
#include "tl-words.h"

/* What is found is lit on the canvas, and alone in the outline. The one that was gone to is
 * selected, as if by hand. When one stops searching, the words are put aside; of a filter nothing
 * goes until it is taken off. */

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

  return hit != NULL ? tl_search_describe_hit (hit, tl_find_get_words (self->find)) : NULL;
}

/* The lanes that hide what one is at, or, while one is nowhere, anything that was found. `n` is how
 * many of what was found they hide. Transfer container. */
static GPtrArray *
list_hiding (TlWindow *self, guint *n)
{
  TlMap *map = tl_find_get_map (self->find);
  const TlSearchHit *hit = tl_find_get_current (self->find);
  GPtrArray *lanes;
  TlElement *lane;

  if (hit == NULL)
    return tl_found_lanes_list (map, tl_find_get_hits (self->find), n);
  lanes = g_ptr_array_new ();
  lane = tl_found_lanes_get_hiding (map, hit->place);
  if (lane != NULL)
    g_ptr_array_add (lanes, lane);
  *n = lanes->len;
  return lanes;
}

/* Of the lane that hides what one is at; transfer full. */
static char *
cut_title (TlWindow *self, const GPtrArray *lanes)
{
  TlMap *map = tl_find_get_map (self->find);

  return tl_words_cut (tl_lane_words_get_title (map, lanes->pdata[0]), TL_WORDS_NAME);
}

static char *
describe_hidden (TlWindow *self, const GPtrArray *lanes, guint n)
{
  g_autofree char *title = NULL;

  if (tl_find_get_current (self->find) == NULL)
    /* Translators: of what was found */
    return g_strdup_printf (ngettext ("%u is in a hidden lane", "%u are in hidden lanes", n), n);
  title = cut_title (self, lanes);
  return g_strdup_printf (_ ("In the hidden lane “%s”"), title);
}

/* Where what one is at was found, or what cannot be seen of what was found; NULL: nothing to say.
 * Transfer full. */
static char *
describe_where (TlWindow *self, guint *n_lanes)
{
  g_autoptr (GPtrArray) lanes = NULL;
  guint n;

  *n_lanes = 0;
  if (!tl_find_is_active (self->find))
    return NULL;
  lanes = list_hiding (self, &n);
  *n_lanes = lanes->len;
  return n > 0 ? describe_hidden (self, lanes, n) : describe_current (self);
}

/* Of the one that is gone to: which one it is, and where. Transfer full. */
static char *
describe_current_aloud (TlWindow *self, const GPtrArray *lanes)
{
  guint position = tl_find_get_position (self->find), n = tl_find_get_hits (self->find)->len;
  g_autofree char *words = NULL;

  if (lanes->len > 0)
    {
      words = cut_title (self, lanes);
      /* Translators: the third of twelve that were found, and where: "3 of 12: In the hidden lane
       * “The closed shop”" */
      return g_strdup_printf (_ ("%u of %u: In the hidden lane “%s”"), position, n, words);
    }
  words = describe_current (self);
  if (words == NULL)
    return tl_find_describe (self->find);
  /* Translators: the third of twelve that were found, and what it says: "3 of 12: Title:
   * “Waits”" */
  return g_strdup_printf (_ ("%u of %u: %s"), position, n, words);
}

/* How many there are, which one this is, and where; transfer full. */
static char *
describe_aloud (TlWindow *self)
{
  g_autoptr (GPtrArray) lanes = NULL;
  char *nothing = tl_find_bar_describe_nothing (self->find_bar);
  guint n;

  if (nothing != NULL || !tl_find_is_active (self->find))
    return nothing != NULL ? nothing : tl_find_describe (self->find);
  lanes = list_hiding (self, &n);
  if (tl_find_get_current (self->find) != NULL)
    return describe_current_aloud (self, lanes);
  if (n == 0)
    return tl_find_describe (self->find);
  /* Translators: how many were found, and how many of them cannot be seen: "12 found: 2 are in
   * hidden lanes" */
  return g_strdup_printf (ngettext ("%u found: %u is in a hidden lane",
                                    "%u found: %u are in hidden lanes", n),
                          tl_find_get_hits (self->find)->len, n);
}

static void
say_found (TlWindow *self)
{
  g_autofree char *words = describe_aloud (self);

  tl_canvas_announce (self->canvas, words);
}

static void
show_where (TlWindow *self)
{
  guint n_lanes;
  g_autofree char *where = describe_where (self, &n_lanes);

  tl_find_bar_set_where (self->find_bar, where, n_lanes);
}

/* Words that are nowhere to be seen are no reason for all of the map to fade: nobody would see what
 * they are for. A filter is one. */
static void
light (TlWindow *self)
{
  g_autoptr (GPtrArray) lit = NULL;

  if (tl_find_is_active (self->find))
    lit = tl_find_list_lit (self->find);
  if (lit != NULL && !tl_find_has_filter (self->find) &&
      !tl_found_lanes_show_any (tl_find_get_map (self->find), lit))
    g_clear_pointer (&lit, g_ptr_array_unref);
  tl_canvas_show_found (self->canvas, lit);
}

/* The bar is there while one searches, and its lower part while there is a filter. */
static void
update_bar (TlWindow *self)
{
  gboolean is_shown =
      self->find_visible || (self->document != NULL && tl_find_has_filter (self->find));

  /* While it goes, it stays as it was. */
  if (is_shown)
    tl_find_bar_set_searching (self->find_bar, self->find_visible);
  tl_slide_open (self->find_revealer, is_shown);
}

static void
on_find_changed_cb (TlWindow *self)
{
  light (self);
  tl_window_filter_outline (self);
  tl_window_update_find_actions (self);
  show_where (self);
  update_bar (self);
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
  if (self->find_visible || tl_find_has_filter (self->find))
    say_found (self);
  /* No index is kept of a map in which nothing is looked for. */
  tl_window_update_find (self);
}

/* What it shows is gone to after all. */
static void
on_show_requested_cb (TlWindow *self)
{
  guint n;
  g_autoptr (GPtrArray) lanes = list_hiding (self, &n);

  tl_canvas_show_lanes (self->canvas, lanes);
  if (tl_find_get_current (self->find) != NULL)
    on_find_moved_cb (self);
}

/* Where one was before: in what the bar stands over. */
static void
return_focus (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_bar)))
    gtk_widget_grab_focus (tl_window_get_view (self));
}

static void
on_stopped_cb (TlWindow *self)
{
  if (self->find_visible)
    tl_window_set_find_visible (self, FALSE);
  else
    return_focus (self);
}

/* Made when it is first wanted, for the sake of how fast a window opens. */
static void
make_bar (TlWindow *self)
{
  self->find = tl_find_new ();
  self->find_bar = TL_FIND_BAR (tl_find_bar_new (self->find, self->settings));
  tl_slide_prepare (self->find_revealer);
  gtk_revealer_set_child (self->find_revealer, GTK_WIDGET (self->find_bar));
  g_signal_connect_swapped (self->find_bar, "stopped", G_CALLBACK (on_stopped_cb), self);
  g_signal_connect_swapped (self->find_bar, "show-requested", G_CALLBACK (on_show_requested_cb),
                            self);
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
  gboolean is_wanted = self->document != NULL;

  if (self->find == NULL)
    return;
  is_wanted = is_wanted && (self->find_visible || tl_find_has_filter (self->find));
  tl_find_set_map (self->find, is_wanted ? tl_document_get_map (self->document) : NULL);
  update_bar (self);
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

/* The words are kept for when somebody searches again, and look for nothing meanwhile. */
static void
put_words_aside (TlWindow *self)
{
  g_free (self->find_words);
  self->find_words = g_strdup (tl_find_get_words (self->find));
  tl_find_set_words (self->find, "");
}

/* One is not moved by words typed some time ago. */
static void
take_words_up (TlWindow *self)
{
  g_autoptr (TlFilter) filter = tl_filter_copy (tl_find_get_filter (self->find));

  if (self->find_words != NULL && tl_filter_add (filter, TL_FILTER_TEXT, self->find_words))
    tl_find_set_filter (self->find, filter);
  g_clear_pointer (&self->find_words, g_free);
}

void
tl_window_set_find_visible (TlWindow *self, gboolean visible)
{
  if (self->find_visible == visible)
    return;
  if (self->find == NULL)
    make_bar (self);
  tl_window_commit_edit (self);
  if (visible)
    take_words_up (self);
  self->find_visible = visible;
  if (!visible)
    put_words_aside (self);
  tl_window_update_find (self);
  tl_window_update_find_actions (self);
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
