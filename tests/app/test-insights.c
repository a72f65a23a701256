/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "own-display.h"
#include "window-fixture.h"

/* A map with a feeling to tell of. */
static const char felt_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Map\">\n"
    "  <stage id=\"s1\" title=\"Get help\"><moment id=\"o1\"/><moment id=\"o2\"/></stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" kind=\"touchpoints\" title=\"Amira\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\" feeling=\"-1\"/>\n"
    "  <touchpoint id=\"t2\" lane=\"l1\" moment=\"o2\" title=\"Is heard\" feeling=\"0.4\"/>\n"
    "</journey-map>\n";

/* A rule that nobody answers for hurts: 10 of 50 are satisfied. */
static const char caused_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Map\">\n"
    "  <stage id=\"s1\" title=\"Get help\"><moment id=\"o1\"/></stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" kind=\"touchpoints\" title=\"Amira\"/>\n"
    "  <lane id=\"l2\" layer=\"organisation\" kind=\"touchpoints\" title=\"Rules\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>\n"
    "  <touchpoint id=\"t2\" lane=\"l2\" moment=\"o1\" title=\"Two at a time\"/>\n"
    "  <link id=\"k1\" from=\"t2\" to=\"t1\" kind=\"causes\" strength=\"3\"/>\n"
    "  <evidence id=\"e1\" about=\"t1\" source=\"survey\" measure=\"csat\" value=\"20\" n=\"50\" "
    "low=\"0\" high=\"100\" direction=\"higher-better\"/>\n"
    "</journey-map>\n";

/* The rule hurts one and leads to another that is liked; a change is about that one, another is
 * done. */
static const char changed_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Map'>"
    "<stage id='s1' title='Get help'><moment id='o1'/></stage>"
    "<lane id='l1' layer='customer' title='Amira'/>"
    "<lane id='l2' layer='organisation' title='Rules'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Waits' feeling='-2'/>"
    "<touchpoint id='t2' lane='l1' moment='o1' title='Is thanked' feeling='2'/>"
    "<touchpoint id='t3' lane='l2' moment='o1' title='Two at a time'/>"
    "<link id='k1' from='t3' to='t1' kind='causes'/>"
    "<link id='k2' from='t3' to='t2' kind='causes'/>"
    "<change id='c1' title='Three at a time' status='done' addresses='t1'/>"
    "<change id='c2' title='Thank less' status='planned' addresses='t2'/></journey-map>";

/* Each moment feels the same to both. */
#define SAME(n)                                                                                    \
  "<touchpoint id='a" n "' lane='l1' moment='o" n "' title='A' feeling='-1'/>"                     \
  "<touchpoint id='b" n "' lane='l2' moment='o" n "' title='B' feeling='-1'/>"
static const char same_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Map'>"
    "<stage id='s1' title='Get help'><moment id='o1'/><moment id='o2'/><moment id='o3'/></stage>"
    "<lane id='l1' layer='customer' kind='touchpoints' title='Amira'/>"
    "<lane id='l2' layer='employee' kind='touchpoints' title='Bea'/>" SAME ("1") SAME ("2")
        SAME ("3") "</journey-map>";

/* Two rules keep each other going, and hurt. */
static const char circle_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Map'>"
    "<stage id='s1' title='Get help'><moment id='o1'/></stage>"
    "<lane id='l1' layer='organisation' kind='touchpoints' title='Rules'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Haste' feeling='-1'/>"
    "<touchpoint id='t2' lane='l1' moment='o1' title='Slips'/>"
    "<link id='k1' from='t1' to='t2' kind='causes'/>"
    "<link id='k2' from='t2' to='t1' kind='causes'/>"
    "</journey-map>";

/* Asked twice, and better, or who knows; assessed twice; one stage has nobody but the organisation.
 */
static const char better_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Map'>"
    "<stage id='s1' title='Get help'><moment id='o1'/></stage>"
    "<stage id='s2' title='Pay'><moment id='o2'/></stage>"
    "<lane id='l1' layer='customer' kind='touchpoints' title='Amira'/>"
    "<lane id='l2' layer='organisation' kind='touchpoints' title='Rules'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Waits'/>"
    "<touchpoint id='t2' lane='l2' moment='o2' title='Fees'/>"
    "<touchpoint id='t3' lane='l1' moment='o1' title='Rings'/>"
    "<evidence id='e3' about='t3' measure='csat' value='40' n='4' date='2026-01-31'/>"
    "<evidence id='e4' about='t3' measure='csat' value='50' n='4' date='2026-06-30'/>"
    "<evidence id='e1' about='t1' measure='csat' value='20' n='50' date='2026-01-31'/>"
    "<evidence id='e2' about='t1' measure='csat' value='60' n='50' date='2026-06-30'/>"
    "<change id='c1' title='Shorter queue' status='done' addresses='t1' due='2026-03-01'/>"
    "<change id='c2' title='New form' status='done' addresses='t2'/>"
    "<assessment id='a1' trait='leadership' level='2' date='2026-01-31'/>"
    "<assessment id='a2' trait='leadership' level='4' date='2026-06-30'/>"
    "</journey-map>";

/* The first widget within that shows these words, or has them for a name; NULL: none. */
static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

static GtkWidget *
show_insights (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "insights");
  return tl_window_get_view (fixture->window);
}

static gboolean
has_words (gpointer data)
{
  return find_label (tl_window_get_view (data), "−0.8") != NULL;
}

static void
test_switch (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);
  g_autofree char *view = NULL;

  g_object_get (fixture->window, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "insights");
  g_assert_true (gtk_stack_get_visible_child (fixture->window->views) == insights);
  g_assert_false (gtk_widget_get_visible (fixture->window->inspector_pane));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "elsewhere");
  g_assert_true (tl_window_get_view (fixture->window) == insights);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "map");
  g_assert_true (tl_window_get_view (fixture->window) == GTK_WIDGET (fixture->window->canvas));
  g_assert_true (gtk_widget_get_visible (fixture->window->inspector_pane));
}

static void
test_actions (WindowFixture *fixture, gconstpointer content)
{
  double zoom = tl_canvas_get_zoom (fixture->window->canvas);

  show_insights (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.outline", NULL);
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->window->canvas), ==, zoom);
  g_assert_false (fixture->window->outline_visible);
}

/* Read while it is in sight, and no more. */
static void
test_follows (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);
  TlHistory *history = window_fixture_get_history (fixture->window);
  TlMap *map = tl_history_get_map (history);
  TlMap *shown;

  g_assert_nonnull (find_label (insights, "−0.3"));
  g_assert_nonnull (find_label (insights, "mean of 2 touchpoints, answers: 0"));
  tl_history_begin (history, "Feel", NULL);
  tl_history_set (history, tl_map_find (map, "t1"), TL_PROPERTY_FEELING, "-2");
  tl_history_commit (history);
  own_display_wait (has_words, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "map");
  g_object_get (insights, "map", &shown, NULL);
  g_assert_null (shown);
}

/* A figure leads to its cards. */
static void
test_figure (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *label = find_label (show_insights (fixture), "· Waits");
  g_autoptr (GPtrArray) selection = NULL;

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (tl_window_get_view (fixture->window) == GTK_WIDGET (fixture->window->canvas));
  selection = tl_canvas_get_selection (fixture->window->canvas);
  g_assert_cmpuint (selection->len, ==, 1);
  g_assert_cmpstr (tl_element_get_id (selection->pdata[0]), ==, "t1");
}

/* A map that says nothing is told what it lacks. */
/* Enough is known, but there is nothing to tell from it. */
static void
test_same (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *view = show_insights (fixture);

  g_assert_nonnull (find_label (view, "feels the same at every moment"));
  g_assert_null (find_label (view, "Too little is known"));
}

static void
test_empty (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *label = find_label (show_insights (fixture), "Nothing to Say Yet");

  g_assert_nonnull (label);
  g_assert_true (
      gtk_widget_get_child_visible (gtk_widget_get_ancestor (label, ADW_TYPE_STATUS_PAGE)));
}

static void
check_told (GtkWidget *insights, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (find_label (insights, words[i]) == NULL)
      g_test_fail_printf ("nobody is told: %s", words[i]);
}

/* The sample tells its story: which rule of ours hurts whom, how sure that is, who answers for it
 * and what will be done. */
static void
test_story (WindowFixture *fixture, gconstpointer content)
{
  static const char *const words[] = {
    "“Agents are paid on average handling time” leads to “Must transfer at six minutes”, and that "
    "to “Is transferred and repeats the story”.",
    "75 % of the pain that is traced to a root cause, 35 % of all · answers: 262 · from: Survey",
    "Ours",
    "Bea: −1.9 (n = 31, Survey), “Must transfer at six minutes”",
    "Amira: −1.8 (n = 231, Survey), “Is transferred and repeats the story”",
    "Answers: 262 · touchpoints that hurt: 2 · no 95 % interval where only "
    "the mean of the answers is known · from: Survey",
    "Links with evidence: 1 of 2",
    "Operations director, Operations",
    "Pay on first-contact fix · Planned · Overdue since 1 September 2026 · by: Operations director",
    "Touchpoints that have no other cause drawn: 2",
    "23 %, together 98 % · touchpoints that hurt: 1 of 2",
    "53 % · answers about all pain: ",
    "r = 0.89 · 95 % interval 0.04 to 0.99 · moments: 5",
    "At the few moments where both are known, customers feel worse where employees do.",
    "1 of 2",
    "10 of 14 (71 %)",
  };

  check_told (show_insights (fixture), words, G_N_ELEMENTS (words));
}

/* The interval is E. B. Wilson's of 10 in 50, 0.112 to 0.330, on the scale from −2 to +2. */
static void
test_gaps (WindowFixture *fixture, gconstpointer content)
{
  static const char *const words[] = {
    "Amira: −1.2 (n = 50, Survey), 95 % interval −1.6 to −0.7, “Waits”",
    "100 % of the pain that is traced to a root cause, 100 % of all",
    "Nobody",
    "Nothing yet",
    "1 of 1",
    "1 of 1 (100 %)",
    "0 of 1 (0 %)",
  };

  check_told (show_insights (fixture), words, G_N_ELEMENTS (words));
}

static void
test_changes (WindowFixture *fixture, gconstpointer content)
{
  static const char *const words[] = { "What was done", "Three at a time · Done",
                                       "What will be done", "Thank less · Planned",
                                       "Touchpoints that have no other cause drawn: 1" };

  check_told (show_insights (fixture), words, G_N_ELEMENTS (words));
}

static void
list_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (buttons, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_buttons (child, buttons);
}

/* Each figure that can be pressed leads to something on the map, or offers the lane it is in. */
static void
test_all_figures (WindowFixture *fixture, gconstpointer content)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  list_buttons (show_insights (fixture), buttons);
  n = buttons->len;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) selection = NULL;

      list_buttons (show_insights (fixture), now);
      g_assert_cmpuint (now->len, ==, n);
      /* The self-check is no figure. */
      if (!gtk_widget_get_can_target (now->pdata[i]) ||
          gtk_actionable_get_action_name (now->pdata[i]) != NULL)
        continue;
      tl_canvas_select (fixture->window->canvas, NULL);
      tl_window_retire_toast (fixture->window);
      g_signal_emit_by_name (now->pdata[i], "clicked");
      selection = tl_canvas_get_selection (fixture->window->canvas);
      g_assert_true (selection->len > 0 || fixture->window->toast != NULL);
    }
  g_assert_cmpuint (n, >, 30);
}

/* It is no wider than the least that a window may be, however high that is. */
static void
test_narrow (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);
  int least;

  gtk_widget_measure (insights, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 400);
  gtk_widget_measure (insights, GTK_ORIENTATION_HORIZONTAL, 2000, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 400);
}

/* The sample, owned. */
static char *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "samples",
                                            "fault-repair.journey", NULL);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

/* There is no root, and that is said. */
static void
test_circle (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);

  g_assert_nonnull (find_label (insights, "lead round in a circle"));
  g_assert_nonnull (find_label (insights, "“Haste” leads to “Slips”, and that to “Haste”."));
}

static void
test_better (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);

  g_assert_nonnull (find_label (insights, "1 touchpoint is likely better than at first."));
  g_assert_nonnull (find_label (insights, "“Shorter queue” is done."));
  g_assert_nonnull (
      find_label (insights, "before it was due, 1 March 2026, against what was since"));
  g_assert_nonnull (find_label (insights, "It does not say since when"));
  g_assert_nonnull (find_label (insights, "In “Pay” only the organisation speaks."));
  g_assert_nonnull (find_label (insights, "Level 4 of 5 (30 June 2026), at first 2"));
  g_assert_nonnull (find_label (insights, "Never assessed"));
  g_assert_null (find_label (insights, "What Got Worse"));
  g_assert_nonnull (find_label (insights, "Too Early to Tell"));
  g_assert_nonnull (find_label (insights, "cannot be told yet"));
}

/* Nobody ever asked how the organisation stands: the way there is a button. */
static void
test_never_assessed (WindowFixture *fixture, gconstpointer content)
{
  GtkWidget *insights = show_insights (fixture);
  GtkWidget *label = find_label (insights, "Self-Check");

  g_assert_nonnull (find_label (insights, "This was never assessed."));
  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_widget_get_parent (label))),
                   ==, "win.self-check");
}

int
main (int argc, char **argv)
{
  g_autofree char *sample = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  sample = read_sample ();
  g_test_add ("/insights/story", WindowFixture, sample, window_fixture_set_up, test_story,
              window_fixture_tear_down);
  g_test_add ("/insights/all-figures", WindowFixture, sample, window_fixture_set_up,
              test_all_figures, window_fixture_tear_down);
  g_test_add ("/insights/gaps", WindowFixture, caused_map, window_fixture_set_up, test_gaps,
              window_fixture_tear_down);
  g_test_add ("/insights/changes", WindowFixture, changed_map, window_fixture_set_up, test_changes,
              window_fixture_tear_down);
  g_test_add ("/insights/narrow", WindowFixture, sample, window_fixture_set_up, test_narrow,
              window_fixture_tear_down);
  g_test_add ("/insights/switch", WindowFixture, felt_map, window_fixture_set_up, test_switch,
              window_fixture_tear_down);
  g_test_add ("/insights/actions", WindowFixture, felt_map, window_fixture_set_up, test_actions,
              window_fixture_tear_down);
  g_test_add ("/insights/follows", WindowFixture, felt_map, window_fixture_set_up, test_follows,
              window_fixture_tear_down);
  g_test_add ("/insights/figure", WindowFixture, felt_map, window_fixture_set_up, test_figure,
              window_fixture_tear_down);
  g_test_add ("/insights/same", WindowFixture, same_map, window_fixture_set_up, test_same,
              window_fixture_tear_down);
  g_test_add ("/insights/circle", WindowFixture, circle_map, window_fixture_set_up, test_circle,
              window_fixture_tear_down);
  g_test_add ("/insights/better", WindowFixture, better_map, window_fixture_set_up, test_better,
              window_fixture_tear_down);
  g_test_add ("/insights/never-assessed", WindowFixture, felt_map, window_fixture_set_up,
              test_never_assessed, window_fixture_tear_down);
  g_test_add ("/insights/empty", WindowFixture, window_fixture_map, window_fixture_set_up,
              test_empty, window_fixture_tear_down);
  return own_display_run_tests ();
}
