/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-export-dialog.h"
#include "tl-months-view.h"
#include "tl-time-bar.h"
#include "window-fixture.h"

/* The time bar and the months view by themselves, and what the window does with them. */

typedef struct
{
  CanvasFixture canvas;
  TlTimeBar *bar;
  TlMonthsView *view;
  GtkWidget *window;
  guint n_changes;
  guint day; /* the month wanted last */
} Fixture;

static void
on_period_changed_cb (TlTimeBar *bar, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_month_wanted_cb (TlMonthsView *view, guint day, Fixture *fixture)
{
  fixture->day = day;
}

static void
add_rating (Fixture *fixture, const char *id, const char *about, const char *date)
{
  TlHistory *history = fixture->canvas.history;
  TlElement *evidence;

  tl_history_begin (history, "Add", NULL);
  evidence = tl_history_add (history, TL_KIND_EVIDENCE, id, NULL, NULL);
  tl_history_set (history, evidence, TL_PROPERTY_ABOUT, about);
  tl_history_set (history, evidence, TL_PROPERTY_MEASURE, "rating");
  tl_history_set (history, evidence, TL_PROPERTY_VALUE, "4");
  tl_history_set (history, evidence, TL_PROPERTY_N, "10");
  tl_history_set (history, evidence, TL_PROPERTY_DATE, date);
  tl_history_commit (history);
}

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  canvas_fixture_set_up (&fixture->canvas, lang);
  fixture->bar = TL_TIME_BAR (tl_time_bar_new ());
  fixture->view = TL_MONTHS_VIEW (tl_months_view_new ());
  fixture->window = gtk_window_new ();
  g_signal_connect (fixture->bar, "period-changed", G_CALLBACK (on_period_changed_cb), fixture);
  g_signal_connect (fixture->view, "month-wanted", G_CALLBACK (on_month_wanted_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->bar), (gpointer *) &fixture->bar);
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->bar);
  g_assert_null (fixture->view);
  canvas_fixture_tear_down (&fixture->canvas, lang);
}

static gboolean
has_changed (gpointer data)
{
  return ((Fixture *) data)->n_changes > 0;
}

static void
test_bar_follows_the_map (Fixture *fixture, gconstpointer lang)
{
  const TlPeriod *period = tl_time_bar_get_period (fixture->bar);

  g_assert_true (tl_period_is_whole (period));
  tl_time_bar_set_map (fixture->bar, fixture->canvas.map);
  g_assert_true (tl_period_is_whole (period));
  fixture->n_changes = 0;
  add_rating (fixture, "e1", "t1", "2026-01-10");
  own_display_wait (has_changed, fixture);
  g_assert_cmpuint (period->from, ==, 0);
  g_assert_cmpuint (period->until, ==, 20260131);
  /* It stands at the newest until somebody goes elsewhere. */
  fixture->n_changes = 0;
  add_rating (fixture, "e2", "t1", "2026-03-10");
  own_display_wait (has_changed, fixture);
  g_assert_cmpuint (period->until, ==, 20260331);
  tl_time_bar_show_month (fixture->bar, 20260115);
  g_assert_cmpuint (period->from, ==, 20260101);
  g_assert_cmpuint (period->until, ==, 20260131);
  fixture->n_changes = 0;
  tl_history_undo (fixture->canvas.history);
  own_display_wait (has_changed, fixture);
  g_assert_cmpuint (period->until, ==, 20260131);
  tl_time_bar_set_map (fixture->bar, NULL);
  g_assert_true (tl_period_is_whole (period));
}

static gboolean
has_said (gpointer data)
{
  char **words = data;

  g_free (*words);
  *words = own_display_take_said ();
  return *words != NULL;
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->bar), TL_TYPE_TIME_BAR, name);
}

/* Once it rests, not for each month that it passes; and again what it is that is shown. */
static void
test_bar_tells_where_it_rests (Fixture *fixture, gconstpointer lang)
{
  GtkAdjustment *adjustment;
  char *words = NULL;

  add_rating (fixture, "e1", "t1", "2026-01-10");
  add_rating (fixture, "e2", "t1", "2026-02-10");
  add_rating (fixture, "e3", "t1", "2026-03-10");
  tl_time_bar_set_map (fixture->bar, fixture->canvas.map);
  g_free (own_display_take_said ());
  adjustment = gtk_range_get_adjustment (get_child (fixture, "scale"));
  gtk_adjustment_set_value (adjustment, 1);
  gtk_adjustment_set_value (adjustment, 0);
  g_assert_null (own_display_take_said ());
  own_display_wait (has_said, &words);
  g_assert_cmpstr (words, ==, "Evidence up to 31 January 2026 · 10 answers gathered");
  gtk_toggle_button_set_active (get_child (fixture, "month_button"), TRUE);
  own_display_wait (has_said, &words);
  g_assert_cmpstr (words, ==, "Evidence of January 2026 · 10 answers gathered");
  g_signal_emit_by_name (get_child (fixture, "play_button"), "clicked");
  own_display_wait (has_said, &words);
  g_assert_cmpstr (words, ==, "Playing the months");
  own_display_wait (has_said, &words);
  g_assert_cmpstr (words, ==, "Evidence of March 2026 · 10 answers gathered");
  gtk_adjustment_set_value (adjustment, 0);
  tl_time_bar_set_map (fixture->bar, NULL);
  g_free (words);
}

static GtkButton *
find_button (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found = GTK_IS_BUTTON (child) ? GTK_BUTTON (child) : find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_months_lead_to_a_month (Fixture *fixture, gconstpointer lang)
{
  GtkButton *button;

  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), fixture->canvas.map);
  g_assert_null (find_button (GTK_WIDGET (fixture->view)));
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), NULL);
  add_rating (fixture, "e1", "t1", "2026-02-10");
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), fixture->canvas.map);
  button = find_button (GTK_WIDGET (fixture->view));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (fixture->day, ==, 20260201);
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), NULL);
  g_assert_null (find_button (GTK_WIDGET (fixture->view)));
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* Exports are of today unless somebody wants them otherwise, and then they say so. */
static void
test_export (WindowFixture *fixture, gconstpointer content)
{
  TlPeriod period = tl_period_up_to (20260131);
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));
  TlLook look = { .font = NULL };
  TlExportDialog *dialog =
      tl_export_dialog_new (GTK_WINDOW (fixture->window), map, &look, "map", NULL);
  TlExportOptions options;

  tl_export_dialog_set_period (dialog, &period);
  options = tl_export_dialog_get_options (dialog);
  g_assert_true (tl_period_is_whole (&options.period));
  g_object_set (gtk_widget_get_template_child (GTK_WIDGET (dialog), TL_TYPE_EXPORT_DIALOG,
                                               "part_title"),
                "active", FALSE, NULL);
  g_object_set (gtk_widget_get_template_child (GTK_WIDGET (dialog), TL_TYPE_EXPORT_DIALOG,
                                               "as_it_was"),
                "active", TRUE, NULL);
  options = tl_export_dialog_get_options (dialog);
  g_assert_true (tl_period_equal (&options.period, &period));
  g_assert_true (options.parts & TL_PART_TITLE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static const char dated[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Dated\">"
    "<stage id=\"s1\" title=\"S\"><moment id=\"o1\"/></stage>"
    "<lane id=\"l1\" layer=\"customer\" title=\"L\"/>"
    "<touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Repair\"/>"
    "<evidence id=\"e1\" about=\"t1\" measure=\"rating\" value=\"4\" date=\"2026-01-10\"/>"
    "</journey-map>";

/* What the bar shows goes with it, and with the map it is of. */
static void
test_window (WindowFixture *fixture, gconstpointer content)
{
  TlWindow *window = fixture->window;
  guint n = 0;

  g_signal_connect (window, "notify::time-visible", G_CALLBACK (on_notify_cb), &n);
  window_fixture_activate (window, "win.time");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (tl_canvas_get_period (window->canvas)->until, ==, 20260131);
  window_fixture_activate (window, "win.stop-time");
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (tl_period_is_whole (tl_canvas_get_period (window->canvas)));
  g_object_set (window, "time-visible", FALSE, NULL);
  g_assert_cmpuint (n, ==, 2);
  tl_window_set_outline_visible (window, TRUE);
  tl_window_show_month (window, 20260101);
  g_assert_false (window->outline_visible);
  g_assert_cmpuint (tl_canvas_get_period (window->canvas)->from, ==, 20260101);
  tl_window_set_document (window, NULL);
  g_assert_true (tl_period_is_whole (tl_canvas_get_period (window->canvas)));
  g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/time/bar-follows-the-map", Fixture, "en", set_up, test_bar_follows_the_map,
              tear_down);
  g_test_add ("/time/bar-tells-where-it-rests", Fixture, "en", set_up,
              test_bar_tells_where_it_rests, tear_down);
  g_test_add ("/time/months-lead-to-a-month", Fixture, "ar", set_up, test_months_lead_to_a_month,
              tear_down);
  g_test_add ("/time/window", WindowFixture, dated, window_fixture_set_up, test_window,
              window_fixture_tear_down);
  g_test_add ("/time/export", WindowFixture, dated, window_fixture_set_up, test_export,
              window_fixture_tear_down);
  return own_display_run_tests ();
}
