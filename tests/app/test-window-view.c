/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "tl-ahead.h"
#include "tl-step-words.h"

/* What a window shows of a map and what it does with it. */

static void
test_undo (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *undo = GTK_WIDGET (fixture->window->undo_button);

  g_assert_false (gtk_widget_get_sensitive (undo));
  window_fixture_set_title (fixture->window, "Other");
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo Change Title");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · not saved");
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Repair");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (fixture->window->redo_button)), ==,
                   "Redo Change Title");
  window_fixture_activate (fixture->window, "win.redo");
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Other");
}

typedef struct
{
  WindowFixture *fixture;
  gboolean by_name;
} Names;

static gboolean
has_names (gpointer data)
{
  Names *names = data;
  AdwSqueezer *squeezer = ADW_SQUEEZER (names->fixture->window->view_switch);
  GtkWidget *child = adw_squeezer_get_visible_child (squeezer);

  if (gtk_widget_get_width (GTK_WIDGET (names->fixture->window)) == 0)
    return FALSE;
  return (child != NULL && gtk_widget_has_css_class (child, "view-switch")) == names->by_name;
}

/* At the size of a new window; a long title gives way first. */
static void
test_views_by_name (WindowFixture *fixture, gconstpointer data)
{
  Names names = { fixture, TRUE };
  g_autofree char *title = g_strnfill (200, 'W');

  window_fixture_set_title (fixture->window, title);
  own_display_wait (has_names, &names);
  names.by_name = FALSE;
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 600);
  own_display_wait (has_names, &names);
}

static void
assert_said (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

/* What one hears of a step: what was changed, and where that is by now, as far as it is. */
static void
test_step_words (WindowFixture *fixture, gconstpointer data)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  TlMap *map = tl_history_get_map (history);

  window_fixture_set_title (fixture->window, "Other");
  tl_canvas_select (fixture->window->canvas, tl_map_find (map, "t1"));
  window_fixture_activate (fixture->window, "win.delete");
  assert_said (tl_step_words_describe (history, 1), "Delete Touchpoint, “Waits”");
  assert_said (tl_step_words_redone (history, 1), "Redone: Delete Touchpoint, “Waits”");
  assert_said (tl_step_words_name (history, 1), "“Waits”");
  g_assert_true (tl_history_undo (history));
  assert_said (tl_step_words_undone (history, 1, "“Waits”"),
               "Undone: Delete Touchpoint, “Waits”; Amira, Get help, moment 1");
  assert_said (tl_step_words_undone (history, 0, "“Repair”"), "Undone: Change Title, “Repair”");
  assert_said (tl_step_words_undone (history, 0, NULL), "Undone: Change Title");
}

static void
change (TlHistory *history, TlElement *element, TlProperty property, const char *value)
{
  tl_history_begin (history, "Change", NULL);
  tl_history_set (history, element, property, value);
  g_assert_true (tl_history_commit (history));
}

/* What somebody says or thinks has quotes already; a verdict is named by what it is about. */
static void
test_step_quotes (WindowFixture *fixture, gconstpointer data)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  TlElement *card = tl_map_find (tl_history_get_map (history), "t1"), *verdict;

  change (history, card, TL_PROPERTY_TITLE, "“Why me?”");
  assert_said (tl_step_words_name (history, 0), "“Why me?”");
  change (history, card, TL_PROPERTY_TITLE, "\"Why me?\"");
  assert_said (tl_step_words_name (history, 1), "\"Why me?\"");
  change (history, card, TL_PROPERTY_TITLE, "Waits");
  tl_history_begin (history, "Dismiss Finding", NULL);
  verdict = tl_history_add (history, TL_KIND_VERDICT, NULL,
                            tl_map_get_root (tl_history_get_map (history)), NULL);
  tl_history_set (history, verdict, TL_PROPERTY_ABOUT, "t1");
  g_assert_true (tl_history_commit (history));
  assert_said (tl_step_words_name (history, 3), "“Waits”");
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Longer than a toast takes to come in. */
static void
let_time_pass (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (1200, on_time_cb, &over);
  own_display_wait (is_set, &over);
}

static GtkWidget *
find_long_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strlen (gtk_label_get_text (GTK_LABEL (widget))) > 1000)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_long_label (child);
  return found;
}

/* No label is given more than it can lay out in time. */
static void
test_long_words (WindowFixture *fixture, gconstpointer data)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  TlMap *map = tl_history_get_map (history);
  g_autofree char *words = g_strnfill (100000, 'x');
  const char *const ids[] = { "m1", "s1", "l1", "t1" };

  tl_history_begin (history, "Change Titles", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    tl_history_set (history, tl_map_find (map, ids[i]), TL_PROPERTY_TITLE, words);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_SUMMARY, words);
  tl_history_commit (history);
  tl_window_say (fixture->window, words, FALSE);
  tl_canvas_announce (fixture->window->canvas, words);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      tl_canvas_select (fixture->window->canvas, tl_map_find (map, ids[i]));
      g_assert_null (find_long_label (GTK_WIDGET (fixture->window)));
    }
  window_fixture_activate (fixture->window, "win.outline");
  let_time_pass ();
  g_assert_null (find_long_label (GTK_WIDGET (fixture->window)));
  g_assert_cmpint (strlen (gtk_window_get_title (GTK_WINDOW (fixture->window))), <, 250);
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, words);
}

/* One toast at a time, and none that would undo another step than it tells of. */
static void
test_toast (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) first = NULL;

  window_fixture_set_title (fixture->window, "One & <two>");
  tl_window_say (fixture->window, "One & <two>", TRUE);
  first = g_object_ref (fixture->window->toast);
  g_assert_cmpstr (adw_toast_get_action_name (first), ==, "win.undo");
  tl_window_say (fixture->window, "Again", FALSE);
  g_assert_nonnull (fixture->window->toast);
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "Again");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));

  /* One that has just come in stays: to dismiss it would bring libadwaita down. */
  g_assert_true (fixture->window->toast == first);

  tl_window_say (fixture->window, "Third", TRUE);
  window_fixture_set_title (fixture->window, "Further");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));
  let_time_pass ();
  g_assert_null (fixture->window->toast);
  tl_window_say (fixture->window, "Fourth", TRUE);
  g_assert_true (fixture->window->toast != first);
  let_time_pass ();
  window_fixture_set_title (fixture->window, "Even further");
  g_assert_null (fixture->window->toast);
}

/* As fast as hands are: the toast that is offered has not come in yet when its step is undone. It
 * offers nothing from then on, and goes as soon as it may. */
static void
test_toast_in_haste (WindowFixture *fixture, gconstpointer data)
{
  tl_window_say (fixture->window, "One", FALSE);
  let_time_pass ();
  window_fixture_set_title (fixture->window, "Other");
  tl_window_say (fixture->window, "Two", TRUE);
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));
  let_time_pass ();
  g_assert_null (fixture->window->toast);
}

/* What is said meanwhile stays. */
static void
test_toast_says_again (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_set_title (fixture->window, "Other");
  tl_window_say (fixture->window, "One", TRUE);
  window_fixture_activate (fixture->window, "win.undo");
  tl_window_say (fixture->window, "Two", FALSE);
  let_time_pass ();
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "Two");
}

static void
test_selection (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlMap *map = tl_document_get_map (tl_window_get_document (window));

  window_fixture_activate (window, "win.delete");
  g_assert_null (tl_history_get_undo_label (window_fixture_get_history (window)));
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  window_fixture_activate (window, "win.duplicate");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 2);
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  window_fixture_activate (window, "win.delete");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 1);
  window_fixture_activate (window, "win.undo");
  window_fixture_activate (window, "win.undo");
  g_assert_false (tl_document_is_modified (tl_window_get_document (window)));
}

static void
assert_outline_selects (TlWindow *window, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) selected = tl_outline_view_get_selection (window->outline);

  g_assert_cmpuint (selected->len, ==, touchpoint != NULL ? 1 : 0);
  if (touchpoint != NULL)
    g_assert_true (selected->pdata[0] == touchpoint);
}

static GtkWidget *
find_table (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_table (child);
  return found;
}

/* One selection for the canvas and the outline, whichever is in sight. */
static void
test_outline (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlElement *touchpoint = tl_map_find (tl_document_get_map (tl_window_get_document (window)), "t1");
  g_autoptr (GPtrArray) selected = NULL;

  g_assert_null (window->outline);
  tl_canvas_select (window->canvas, touchpoint);
  window_fixture_activate (window, "win.outline");
  assert_outline_selects (window, touchpoint);
  tl_canvas_select (window->canvas, NULL);
  assert_outline_selects (window, NULL);
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_table (GTK_WIDGET (window->outline)))));
  selected = tl_canvas_get_selection (window->canvas);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (selected->pdata[0] == touchpoint);
  window_fixture_activate (window, "win.delete");
  assert_outline_selects (window, NULL);
  window_fixture_activate (window, "win.undo");
  g_signal_emit_by_name (window->outline, "activated", touchpoint);
  g_assert_false (window->outline_visible);
  g_assert_true (gtk_stack_get_visible_child (window->views) == window->map_view);
}

static void
count (guint *n)
{
  (*n)++;
}

/* The palette and the zoom stand beside each other, whatever the width. */
static void
assert_beside (TlWindow *window)
{
  graphene_rect_t palette, zoom;

  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->palette), window->map_view, &palette));
  g_assert_true (gtk_widget_compute_bounds (window->zoom_pill, window->map_view, &zoom));
  g_assert_false (graphene_rect_intersection (&palette, &zoom, NULL));
  g_assert_cmpfloat (palette.origin.x, >=, 0);
  g_assert_cmpfloat (palette.origin.x + palette.size.width, <=,
                     gtk_widget_get_width (window->map_view));
}

static void
test_palette (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  GtkWidget *toasts = GTK_WIDGET (window->toasts);
  guint n = 0;

  g_signal_connect_swapped (window, "notify::palette-visible", G_CALLBACK (count), &n);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->palette)));
  g_assert_true (gtk_widget_has_css_class (toasts, "over-palette"));
  for (int width = 1200; width >= 200; width -= 50)
    {
      gtk_widget_measure (window->map_view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (window->map_view, &(GtkAllocation){ 0, 0, width, 500 }, -1);
      assert_beside (window);
    }
  window_fixture_activate (window, "win.outline");
  g_assert_false (gtk_widget_has_css_class (toasts, "over-palette"));
  window_fixture_activate (window, "win.outline");
  g_assert_true (gtk_widget_has_css_class (toasts, "over-palette"));
  window_fixture_activate (window, "win.palette-visible");
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->palette)));
  g_assert_false (gtk_widget_has_css_class (toasts, "over-palette"));
  g_object_set (window, "palette-visible", FALSE, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (window, "palette-visible", TRUE, NULL);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_zoom (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  tl_canvas_set_zoom (window->canvas, 0.9);
  g_assert_cmpstr (gtk_label_get_text (window->zoom_label), ==, "90 %");
  window_fixture_activate (window, "win.zoom-normal");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, 1);
  tl_canvas_set_zoom (window->canvas, TL_CANVAS_ZOOM_MAXIMUM);
  window_fixture_activate (window, "win.zoom-in");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, TL_CANVAS_ZOOM_MAXIMUM);
  window_fixture_activate (window, "win.zoom-out");
}

typedef struct
{
  TlWindow *window;
  gboolean is_seen;
  gboolean has_question;
  char *count;
} FirstPicture;

static gboolean
has_question (TlCanvas *canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "divergence") && gtk_widget_get_width (child) > 0)
      return TRUE;
  return FALSE;
}

static void
on_painted_cb (GdkFrameClock *clock, FirstPicture *first)
{
  if (first->is_seen || gtk_widget_get_width (GTK_WIDGET (first->window->canvas)) == 0)
    return;
  first->is_seen = TRUE;
  first->count = g_strdup (gtk_label_get_text (first->window->findings_label));
  first->has_question = has_question (first->window->canvas);
}

static gboolean
is_seen (gpointer data)
{
  return ((FirstPicture *) data)->is_seen;
}

/* Bea falls one moment before Amira. */
static const char map_with_question[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Repair'>"
    "<person id='p1' layer='customer' name='Amira'/><person id='p2' layer='employee' name='Bea'/>"
    "<stage id='s1' title='Get help'><moment id='o1'/><moment id='o2'/></stage>"
    "<lane id='l1' layer='customer' title='Amira' person='p1'/>"
    "<lane id='l2' layer='customer' kind='experience' title='Amira' person='p1'/>"
    "<lane id='l3' layer='employee' title='Bea' person='p2'/>"
    "<lane id='l4' layer='employee' kind='experience' title='Bea' person='p2'/>"
    "<touchpoint id='t1' lane='l1' moment='o2' title='Repeats the story' feeling='-1.8'/>"
    "<touchpoint id='t2' lane='l3' moment='o1' title='Must transfer' feeling='-1.5'/>"
    "</journey-map>";

/* What was found in the map is there with the map: nothing moves behind the first picture. */
static void
test_first_picture (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 1000, .height = 700 };
  FirstPicture first = { .window = window };
  g_autofree char *expected = NULL;
  g_autoptr (TlDocument) document = NULL;

  tl_ahead_start (fixture->file, &wish);
  g_assert_true (tl_ahead_await (fixture->file, G_MAXINT));
  document = tl_document_open_ahead (fixture->file);
  tl_window_set_document (window, document);
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_painted_cb), &first);
  gtk_window_present (GTK_WINDOW (window));
  own_display_wait (is_seen, &first);
  expected = g_strdup_printf ("%u", tl_reviewer_count_open (window->reviewer));
  g_assert_cmpstr (first.count, !=, "0");
  g_assert_cmpstr (first.count, ==, expected);
  g_assert_true (first.has_question);
  g_free (first.count);
}

static void
add (const char *path,
     const char *content,
     void (*test) (WindowFixture *fixture, gconstpointer data))
{
  g_test_add (path, WindowFixture, content, window_fixture_set_up, test, window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/window-view/first-picture", map_with_question, test_first_picture);
  add ("/window-view/undo", window_fixture_map, test_undo);
  add ("/window-view/views-by-name", window_fixture_map, test_views_by_name);
  add ("/window-view/step-words", window_fixture_map, test_step_words);
  add ("/window-view/step-quotes", window_fixture_map, test_step_quotes);
  add ("/window-view/long-words", window_fixture_map, test_long_words);
  add ("/window-view/toast", window_fixture_map, test_toast);
  add ("/window-view/toast-in-haste", window_fixture_map, test_toast_in_haste);
  add ("/window-view/toast-says-again", window_fixture_map, test_toast_says_again);
  add ("/window-view/selection", window_fixture_map, test_selection);
  add ("/window-view/outline", window_fixture_map, test_outline);
  add ("/window-view/palette", window_fixture_map, test_palette);
  add ("/window-view/zoom", window_fixture_map, test_zoom);
  return own_display_run_tests ();
}
