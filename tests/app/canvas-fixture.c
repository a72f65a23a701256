/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include "own-display.h"
#include "tl-file.h"

static void
add_moment (TlHistory *history, const char *id, TlElement *stage)
{
  tl_history_add (history, TL_KIND_MOMENT, id, stage, NULL);
}

static TlElement *
add_titled (TlHistory *history, TlKind kind, const char *id, const char *title)
{
  TlElement *element = tl_history_add (history, kind, id, NULL, NULL);

  tl_history_set (history, element, TL_PROPERTY_TITLE, title);
  return element;
}

static void
add_lane (TlHistory *history, const char *id, TlLayer layer, TlLaneKind kind, const char *title)
{
  TlElement *lane = add_titled (history, TL_KIND_LANE, id, title);

  tl_history_set_choice (history, lane, TL_PROPERTY_LAYER, (int) layer);
  tl_history_set_choice (history, lane, TL_PROPERTY_KIND, (int) kind);
}

static void
add_card (
    TlHistory *history, const char *id, const char *lane, const char *moment, const char *title)
{
  TlElement *card = add_titled (history, TL_KIND_TOUCHPOINT, id, title);

  tl_history_set (history, card, TL_PROPERTY_LANE, lane);
  tl_history_set (history, card, TL_PROPERTY_MOMENT, moment);
}

static void
fill_map (TlHistory *history, const char *lang)
{
  TlElement *before, *help;

  tl_history_begin (history, "Fill", NULL);
  tl_history_set (history, tl_map_get_root (tl_history_get_map (history)), TL_PROPERTY_LANG, lang);
  before = add_titled (history, TL_KIND_STAGE, "s1", "Before");
  add_moment (history, "o1", before);
  add_moment (history, "o2", before);
  help = add_titled (history, TL_KIND_STAGE, "s2", "Get help");
  add_moment (history, "o3", help);
  add_moment (history, "o4", help);
  add_lane (history, "l1", TL_LAYER_CUSTOMER, TL_LANE_TOUCHPOINTS, "Amira");
  add_lane (history, "l2", TL_LAYER_CUSTOMER, TL_LANE_EXPERIENCE, "Amira");
  add_lane (history, "l3", TL_LAYER_EMPLOYEE, TL_LANE_TOUCHPOINTS, "Bea");
  add_lane (history, "l4", TL_LAYER_ORGANISATION, TL_LANE_TOUCHPOINTS, "Process");
  add_card (history, "t1", "l1", "o1", "Video call drops");
  add_card (history, "t2", "l1", "o2", "Searches the web");
  add_card (history, "t3", "l3", "o2", "Must transfer at six minutes");
  add_card (history, "t4", "l1", "o3", "Opens chat");
  add_card (history, "t5", "l3", "o2", "Handles three chats");
  tl_history_commit (history);
}

static void
on_said_cb (TlCanvas *canvas, const char *words, gboolean undoable, CanvasFixture *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (words);
  fixture->undoable = undoable;
}

static void
on_selection_changed_cb (CanvasFixture *fixture)
{
  fixture->n_selections++;
}

static gboolean
is_allocated (gpointer data)
{
  CanvasFixture *fixture = data;

  return fixture->canvas->view.width > 1 && fixture->canvas->frame_times->len > 0;
}

void
canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (TlMap) map = tl_map_new ();

  fixture->history = tl_history_new (map);
  fixture->map = map;
  fill_map (fixture->history, lang);
  fixture->window = gtk_window_new ();
  fixture->canvas = g_object_ref_sink (TL_CANVAS (tl_canvas_new ()));
  g_signal_connect (fixture->canvas, "said", G_CALLBACK (on_said_cb), fixture);
  g_signal_connect_swapped (fixture->canvas, "selection-changed",
                            G_CALLBACK (on_selection_changed_cb), fixture);
  tl_canvas_set_history (fixture->canvas, fixture->history);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  gtk_window_present (GTK_WINDOW (fixture->window));
  own_display_wait (is_allocated, fixture);
  tl_canvas_take_in_hand (fixture->canvas);
}

/* The canvas and the history must be gone after this, or something holds on to them. */
void
canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer lang)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), (gpointer *) &fixture->canvas);
  g_object_add_weak_pointer (G_OBJECT (fixture->history), (gpointer *) &fixture->history);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->canvas);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->canvas);
  g_object_unref (fixture->history);
  g_assert_null (fixture->history);
  g_free (fixture->said);
}

TlElement *
canvas_fixture_find (CanvasFixture *fixture, const char *id)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return element;
}

static TlPoint
get_middle (CanvasFixture *fixture, const TlRect *box)
{
  TlRect place = tl_view_from_map (&fixture->canvas->view, box);

  return (TlPoint){ place.x + place.width / 2, place.y + place.height / 2 };
}

TlPoint
canvas_fixture_locate (CanvasFixture *fixture, const char *id)
{
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  return get_middle (fixture, &box);
}

TlPoint
canvas_fixture_locate_cell (CanvasFixture *fixture, const char *lane, const char *moment)
{
  TlCell cell = { canvas_fixture_find (fixture, lane), canvas_fixture_find (fixture, moment) };
  TlRect box;

  g_assert_true (tl_canvas_find_cell_box (fixture->canvas, cell, 1, &box));
  return get_middle (fixture, &box);
}

void
canvas_fixture_drag (CanvasFixture *fixture, TlPoint from, TlPoint to, GdkModifierType state)
{
  const int steps = 5;

  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, state);
  for (int i = 1; i <= steps; i++)
    tl_canvas_drag_update (fixture->canvas, from.x + (to.x - from.x) * i / steps,
                           from.y + (to.y - from.y) * i / steps, state);
  tl_canvas_drag_end (fixture->canvas, to.x, to.y, state);
}

void
canvas_fixture_click (CanvasFixture *fixture, TlPoint at, GdkModifierType state)
{
  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, state);
  tl_canvas_drag_end (fixture->canvas, at.x, at.y, state);
}

void
canvas_fixture_clear_cells (CanvasFixture *fixture)
{
  static const char *const lanes[] = { "l1", "l3", "l4" };
  TlElement *stage;

  tl_history_begin (fixture->history, "Clear", NULL);
  while ((stage = tl_map_get_first (fixture->map, TL_KIND_STAGE)) != NULL)
    tl_operations_delete (fixture->history, &stage, 1);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    tl_history_set (fixture->history, canvas_fixture_find (fixture, lanes[i]), TL_PROPERTY_HIDDEN,
                    "yes");
  tl_history_commit (fixture->history);
}

char *
canvas_fixture_write (CanvasFixture *fixture)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (fixture->map);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

char *
canvas_fixture_get_cell (CanvasFixture *fixture, const char *id)
{
  TlElement *element = canvas_fixture_find (fixture, id);

  return g_strdup_printf ("%s %s", tl_element_get_string (element, TL_PROPERTY_LANE),
                          tl_element_get_string (element, TL_PROPERTY_MOMENT));
}

char *
canvas_fixture_get_selected (CanvasFixture *fixture)
{
  g_autoptr (GPtrArray) selection = tl_canvas_get_selection (fixture->canvas);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < selection->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tl_element_get_id (selection->pdata[i]));
  return g_string_free (ids, FALSE);
}
