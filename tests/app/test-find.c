/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include <locale.h>

#include "own-display.h"
#include "own-settings.h"
#include "tl-filter-pane.h"
#include "tl-find-bar.h"
#include "tl-found-lanes.h"
#include "tl-operations.h"
#include "tl-saved-filters.h"

/* The canvas's window, for its map: t1, t2 and t4 of Amira along time, t3 and t5 of Bea at o2. */

typedef struct
{
  guint n_changed;
  guint n_moved;
} News;

static void
on_changed_cb (News *news)
{
  news->n_changed++;
}

static void
on_moved_cb (News *news)
{
  news->n_moved++;
}

static TlFind *
make_find (CanvasFixture *fixture, News *news)
{
  TlFind *find = tl_find_new ();

  *news = (News){ 0 };
  tl_find_set_map (find, fixture->map);
  g_signal_connect_swapped (find, "changed", G_CALLBACK (on_changed_cb), news);
  g_signal_connect_swapped (find, "moved", G_CALLBACK (on_moved_cb), news);
  return find;
}

static void
look_for (TlFind *find, const char *text)
{
  g_autoptr (TlFilter) filter = tl_filter_from_text (text);

  g_assert_nonnull (filter);
  tl_find_set_filter (find, filter);
}

static void
set (CanvasFixture *fixture, const char *id, TlProperty property, const char *value)
{
  tl_history_begin (fixture->history, "Set", NULL);
  tl_history_set (fixture->history, canvas_fixture_find (fixture, id), property, value);
  tl_history_commit (fixture->history);
}

static void
assert_at (TlFind *find, const char *count, const char *id)
{
  g_autofree char *words = tl_find_describe (find);
  const TlSearchHit *hit = tl_find_get_current (find);

  g_assert_cmpstr (words, ==, count);
  g_assert_cmpstr (hit != NULL ? tl_element_get_id (hit->place) : NULL, ==, id);
}

static void
test_steps_round (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);

  assert_at (find, "", NULL);
  g_assert_false (tl_find_step (find, 1));
  look_for (find, "person=Amira layer=customer");
  look_for (find, "layer=customer");
  assert_at (find, "3 found", NULL);
  g_assert_cmpuint (news.n_changed, ==, 2);
  g_assert_true (tl_find_step (find, 1));
  assert_at (find, "1 of 3", "t1");
  tl_find_step (find, -1);
  assert_at (find, "3 of 3", "t4");
  tl_find_step (find, 1);
  assert_at (find, "1 of 3", "t1");
  g_assert_cmpuint (news.n_moved, ==, 3);
  /* The same again is no news. */
  look_for (find, "layer=customer");
  g_assert_cmpuint (news.n_changed, ==, 2);
  g_assert_finalize_object (find);
}

/* Typing goes to the first thing found, and stays where it is as long as it is found. */
static void
test_typing_goes_to_what_is_found (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);

  set (fixture, "t2", TL_PROPERTY_TITLE, "Waits at home");
  set (fixture, "t3", TL_PROPERTY_TITLE, "Waits for the line");
  set (fixture, "t4", TL_PROPERTY_TITLE, "Wails");
  tl_find_set_words (find, "wai");
  assert_at (find, "1 of 3", "t2");
  tl_find_step (find, 1);
  assert_at (find, "2 of 3", "t3");
  tl_find_set_words (find, "waits");
  assert_at (find, "2 of 2", "t3");
  tl_find_set_words (find, "wails");
  assert_at (find, "1 of 1", "t4");
  tl_find_set_words (find, "whales");
  assert_at (find, "Nothing found", NULL);
  g_assert_false (tl_find_step (find, -1));
  tl_find_set_words (find, "");
  assert_at (find, "", NULL);
  g_assert_false (tl_find_is_active (find));
  g_assert_finalize_object (find);
}

static gboolean
has_news (gpointer data)
{
  return ((News *) data)->n_changed > 0;
}

static void
test_follows_the_map (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *gone = canvas_fixture_find (fixture, "t1");
  News news;
  TlFind *find = make_find (fixture, &news);

  look_for (find, "layer=customer");
  tl_find_step (find, 1);
  news.n_changed = 0;
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &gone, 1);
  tl_history_commit (fixture->history);
  /* Right at once, for who asks; who does not is told. */
  assert_at (find, "2 found", NULL);
  own_display_wait (has_news, &news);
  tl_history_undo (fixture->history);
  assert_at (find, "1 of 3", "t1");
  tl_find_set_map (find, NULL);
  assert_at (find, "", NULL);
  g_assert_finalize_object (find);
}

static char *
list_lit (TlFind *find)
{
  g_autoptr (GPtrArray) lit = tl_find_list_lit (find);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < lit->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tl_element_get_id (lit->pdata[i]));
  return g_string_free (ids, FALSE);
}

/* A lane that is found lights what is in it. */
static void
test_what_is_lit (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);
  g_autofree char *of_lane = NULL;
  g_autofree char *of_stage = NULL;

  set (fixture, "l1", TL_PROPERTY_SUBTITLE, "Zebra");
  tl_find_set_words (find, "zebra");
  assert_at (find, "1 of 1", "l1");
  of_lane = list_lit (find);
  g_assert_cmpstr (of_lane, ==, "t1 t2 t4");
  set (fixture, "s1", TL_PROPERTY_DETAIL, "Quagga");
  tl_find_set_words (find, "quagga");
  of_stage = list_lit (find);
  g_assert_cmpstr (of_stage, ==, "t1 t2 t3 t5");
  g_assert_finalize_object (find);
}

/* What is found is found, whether its lane is shown or not; which one hides it can be told. */
static void
test_hidden_lanes (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);
  TlElement *amira = canvas_fixture_find (fixture, "l1");
  g_autoptr (GPtrArray) none = NULL, lanes = NULL, lit = NULL;
  guint n;

  g_assert_false (tl_find_has_filter (find));
  tl_find_set_words (find, "anything");
  g_assert_false (tl_find_has_filter (find));
  look_for (find, "layer=customer");
  g_assert_true (tl_find_has_filter (find));
  none = tl_found_lanes_list (fixture->map, tl_find_get_hits (find), &n);
  g_assert_cmpuint (none->len + n, ==, 0);
  set (fixture, "l1", TL_PROPERTY_HIDDEN, "yes");
  assert_at (find, "3 found", NULL);
  lanes = tl_found_lanes_list (fixture->map, tl_find_get_hits (find), &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (lanes->len, ==, 1);
  g_assert_true (lanes->pdata[0] == amira);
  lit = tl_find_list_lit (find);
  g_assert_false (tl_found_lanes_show_any (fixture->map, lit));
  g_ptr_array_add (lit, canvas_fixture_find (fixture, "t3"));
  g_assert_true (tl_found_lanes_show_any (fixture->map, lit));
  g_assert_true (tl_found_lanes_get_hiding (fixture->map, amira) == amira);
  g_assert_null (tl_found_lanes_get_hiding (fixture->map, canvas_fixture_find (fixture, "s1")));
  g_assert_finalize_object (find);
}

static void
assert_saved (GSettings *settings, const char *expected)
{
  g_autoptr (GPtrArray) list = tl_saved_filters_list (settings);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const TlSavedFilter *saved = g_ptr_array_index (list, i);
      g_autofree char *text = tl_filter_to_text (saved->filter);

      g_string_append_printf (found, "%s: %s\n", saved->name, text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_saved_filters (void)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  g_autoptr (TlFilter) pains = tl_filter_from_text ("kind=pain");
  g_autoptr (TlFilter) bare = tl_filter_from_text ("without-owner=yes");

  assert_saved (settings, "");
  g_assert_true (tl_saved_filters_save (settings, "Pains", pains));
  g_assert_true (tl_saved_filters_save (settings, "Bare", bare));
  assert_saved (settings, "Bare: without-owner=yes\nPains: kind=pain\n");
  g_assert_true (tl_saved_filters_save (settings, "Pains", bare));
  g_assert_false (tl_saved_filters_save (settings, "", bare));
  assert_saved (settings, "Bare: without-owner=yes\nPains: without-owner=yes\n");
  tl_saved_filters_remove (settings, "Bare");
  tl_saved_filters_remove (settings, "Absent");
  assert_saved (settings, "Pains: without-owner=yes\n");
  /* What a newer version saved is not shown, and not lost. */
  g_settings_set (settings, "filters", "a(ss)", NULL);
  g_settings_set_value (settings, "filters",
                        g_variant_new_parsed (
                            "[('Newer', 'weather=rain'), ('Pains', 'kind=pain')]"));
  assert_saved (settings, "Pains: kind=pain\n");
  tl_saved_filters_remove (settings, "Pains");
  {
    g_autoptr (GVariant) left = g_settings_get_value (settings, "filters");
    g_autofree char *text = g_variant_print (left, FALSE);

    g_assert_cmpstr (text, ==, "[('Newer', 'weather=rain')]");
  }
  g_settings_reset (settings, "filters");
}

static void
test_no_settings (void)
{
  g_autoptr (TlFilter) filter = tl_filter_from_text ("kind=pain");

  assert_saved (NULL, "");
  g_assert_false (tl_saved_filters_save (NULL, "Pains", filter));
  tl_saved_filters_remove (NULL, "Pains");
}

/* The first widget below of this type that reads so; NULL when there is none. */
static GtkWidget *
find_widget (GtkWidget *below, GType type, const char *label)
{
  GtkWidget *found = NULL;
  g_autofree char *words = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (below), "label") != NULL)
    g_object_get (below, "label", &words, NULL);
  if (g_type_is_a (G_OBJECT_TYPE (below), type) && (label == NULL || g_strcmp0 (words, label) == 0))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, label);
  return found;
}

static void
assert_filter (TlFind *find, const char *expected)
{
  g_autofree char *text = tl_filter_to_text (tl_find_get_filter (find));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_bar (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);
  GtkWidget *bar = g_object_ref_sink (tl_find_bar_new (find, NULL));
  GtkWidget *entry = find_widget (bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *chip;

  look_for (find, "kind=pain layer=customer,employee text=waits");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "waits");
  g_assert_nonnull (find_widget (bar, GTK_TYPE_LABEL, "Nothing found"));
  g_assert_nonnull (find_widget (bar, GTK_TYPE_LABEL, "Layer: Customer"));
  chip = gtk_widget_get_ancestor (find_widget (bar, GTK_TYPE_LABEL, "Kind: Pain point"),
                                  GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove “Kind: Pain point”");
  g_signal_emit_by_name (chip, "clicked");
  assert_filter (find, "layer=customer,employee text=waits");
  g_assert_null (find_widget (bar, GTK_TYPE_LABEL, "Kind: Pain point"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_filter (find, "layer=customer,employee");
  g_signal_emit_by_name (find_widget (bar, GTK_TYPE_BUTTON, "Clear Filter"), "clicked");
  assert_filter (find, "");
  g_assert_finalize_object (bar);
  g_assert_finalize_object (find);
}

static gboolean
takes_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean takes = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        takes = takes || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
    }
  return takes;
}

static void
test_pane (CanvasFixture *fixture, gconstpointer lang)
{
  News news;
  TlFind *find = make_find (fixture, &news);
  g_autoptr (GSettings) settings = own_settings_new ();
  GtkWidget *pane, *toggle, *spin;

  set (fixture, "t1", TL_PROPERTY_CHANNELS, "phone pigeon");
  look_for (find, "tag=elsewhere");
  pane = g_object_ref_sink (tl_filter_pane_new (find, settings));
  /* Known by its label, by its own name, and not in this map at all. */
  g_assert_nonnull (find_widget (pane, GTK_TYPE_TOGGLE_BUTTON, "pigeon"));
  toggle = find_widget (pane, GTK_TYPE_TOGGLE_BUTTON, "elsewhere");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  assert_filter (find, "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    find_widget (pane, GTK_TYPE_TOGGLE_BUTTON, "Phone")),
                                TRUE);
  assert_filter (find, "channel=phone");
  spin = find_widget (pane, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_false (takes_wheel (spin));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), -1);
  assert_filter (find, "channel=phone feeling=-1.0..2.0");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), -2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   find_widget (pane, GTK_TYPE_CHECK_BUTTON, "Without evidence")),
                               TRUE);
  assert_filter (find, "channel=phone without-evidence=yes");
  gtk_editable_set_text (GTK_EDITABLE (find_widget (pane, GTK_TYPE_ENTRY, NULL)), " Calls ");
  g_signal_emit_by_name (find_widget (pane, GTK_TYPE_BUTTON, "_Save"), "clicked");
  assert_saved (settings, "Calls: channel=phone without-evidence=yes\n");
  look_for (find, "");
  g_signal_emit_by_name (find_widget (pane, GTK_TYPE_BUTTON, "Calls"), "clicked");
  assert_filter (find, "channel=phone without-evidence=yes");
  g_assert_finalize_object (pane);
  g_assert_finalize_object (find);
  g_settings_reset (settings, "filters");
}

static void
test_describe (void)
{
  g_autofree char *alone = tl_filter_pane_describe (TL_FILTER_OWNER, "Tier 2", TRUE);
  g_autofree char *under_heading = tl_filter_pane_describe (TL_FILTER_CHANNEL, "phone", FALSE);
  g_autofree char *without = tl_filter_pane_describe (TL_FILTER_WITHOUT_OWNER, "yes", TRUE);

  g_assert_cmpstr (alone, ==, "Owner: Tier 2");
  g_assert_cmpstr (under_heading, ==, "Phone");
  g_assert_cmpstr (without, ==, "Without owner");
}

#define add(name, function)                                                                        \
  g_test_add ("/find/" name, CanvasFixture, "en", canvas_fixture_set_up, function,                 \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("steps-round", test_steps_round);
  add ("typing-goes-to-what-is-found", test_typing_goes_to_what_is_found);
  add ("follows-the-map", test_follows_the_map);
  add ("what-is-lit", test_what_is_lit);
  add ("hidden-lanes", test_hidden_lanes);
  add ("bar", test_bar);
  add ("pane", test_pane);
  g_test_add_func ("/find/saved-filters", test_saved_filters);
  g_test_add_func ("/find/no-settings", test_no_settings);
  g_test_add_func ("/find/describe", test_describe);
  return own_display_run_tests ();
}
