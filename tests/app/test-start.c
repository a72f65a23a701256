/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <libintl.h>

#include "own-display.h"
#include "own-folder.h"
#include "own-locale.h"
#include "tl-columns-layout.h"
#include "tl-file.h"
#include "tl-recent.h"
#include "tl-start-page.h"
#include "tl-templates.h"

/* What a window shows without a map, and what a map starts from. */

static gboolean
has_cards_lane (TlMap *map, TlLayer layer)
{
  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_choice (lane, TL_PROPERTY_LAYER) == (int) layer &&
        tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
      return TRUE;
  return FALSE;
}

static void
assert_all_titled (TlMap *map, TlKind kind, guint least)
{
  g_assert_cmpuint (tl_map_count (map, kind), >=, least);
  for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    g_assert_cmpstr (tl_element_get_string (element, TL_PROPERTY_TITLE), !=, "");
}

static void
test_blank (void)
{
  g_autoptr (TlDocument) document = tl_templates_make_document (TL_TEMPLATE_BLANK, NULL);
  TlMap *map = tl_document_get_map (document);

  g_assert_true (tl_document_is_pristine (document));
  g_assert_null (tl_document_get_file (document));
  g_assert_null (tl_history_get_undo_label (tl_document_get_history (document)));
  for (TlLayer layer = TL_LAYER_CUSTOMER; layer <= TL_LAYER_ORGANISATION; layer++)
    g_assert_true (has_cards_lane (map, layer));
  assert_all_titled (map, TL_KIND_STAGE, 3);
  assert_all_titled (map, TL_KIND_MOMENT, 3);
  assert_all_titled (map, TL_KIND_LANE, 4);
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 0);
}

static void
assert_whole (const TlTemplate *templates, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TlDocument) document = tl_templates_make_document (templates[i].name, NULL);
      g_autoptr (GBytes) bytes = tl_file_write_bytes (tl_document_get_map (document));
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (TlMap) again = tl_file_read_bytes (bytes, &problems, NULL);

      g_assert_true (tl_document_is_pristine (document));
      g_assert_null (tl_document_get_file (document));
      g_assert_nonnull (again);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (tl_document_get_problems (document)->len, ==, 0);
    }
}

static void
test_templates (void)
{
  const TlTemplate *templates;
  guint n;

  templates = tl_templates_get_templates (&n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (templates[0].name, ==, TL_TEMPLATE_BLANK);
  assert_whole (templates, n);
  templates = tl_templates_get_samples (&n);
  g_assert_cmpuint (n, ==, 5);
  assert_whole (templates, n);
  g_assert_null (tl_templates_load ("templates/none"));
}

static const char *
get_of_root (TlMap *map, TlProperty property)
{
  return tl_element_get_string (tl_map_get_root (map), property);
}

/* As far as words go, Arabic. Only with a locale of its own: newer versions of glibc do not look
 * for translations where it is a plain one. */
static void
speak_arabic (const char *folder)
{
  own_locale_make (folder, "ar",
                   "LC_MESSAGES\n"
                   "yesexpr \"y\"\n"
                   "noexpr \"n\"\n"
                   "END LC_MESSAGES\n");
  g_unsetenv ("LANGUAGE");
  g_assert_nonnull (setlocale (LC_MESSAGES, "ar"));
}

/* Words and language go together. Samples stay as they were written. */
static void
test_language (void)
{
  g_autofree char *translations = g_build_filename (g_getenv ("TL_TEST_BUILD"), "..", "po", NULL);
  g_autofree char *before = g_strdup (setlocale (LC_MESSAGES, NULL));
  g_autoptr (TlMap) english = tl_templates_load (TL_TEMPLATE_BLANK);
  g_autoptr (TlMap) arabic = NULL;
  g_autoptr (TlMap) sample = NULL;
  char *folder;

  folder = own_folder_make ();
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  speak_arabic (folder);
  arabic = tl_templates_load (TL_TEMPLATE_BLANK);
  sample = tl_templates_load ("samples/fault-repair");
  g_assert_nonnull (setlocale (LC_MESSAGES, before));
  own_folder_remove (folder);

  g_assert_cmpstr (get_of_root (english, TL_PROPERTY_LANG), ==, "en-GB");
  g_assert_cmpstr (get_of_root (english, TL_PROPERTY_TITLE), ==, "New journey");
  g_assert_cmpstr (get_of_root (arabic, TL_PROPERTY_LANG), ==, "ar");
  g_assert_cmpstr (get_of_root (arabic, TL_PROPERTY_TITLE), ==, "رحلة جديدة");
  for (TlElement *stage = tl_map_get_first (arabic, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    g_assert_false (g_str_is_ascii (tl_element_get_string (stage, TL_PROPERTY_TITLE)));
  g_assert_cmpstr (get_of_root (sample, TL_PROPERTY_LANG), ==, "en-GB");
  g_assert_cmpstr (get_of_root (sample, TL_PROPERTY_TITLE), ==, "Broadband fault repair");
}

static void
test_times (void)
{
  static const struct
  {
    const char *time;
    const char *words;
  } cases[] = {
    { "2026-11-22T14:00:00", "Just now" },     { "2026-11-22T15:00:00", "Just now" },
    { "2026-11-22T13:59:00", "1 minute ago" }, { "2026-11-22T13:01:00", "59 minutes ago" },
    { "2026-11-22T13:00:00", "1 hour ago" },   { "2026-11-22T00:00:00", "14 hours ago" },
    { "2026-11-21T23:59:00", "Yesterday" },    { "2026-11-20T23:59:00", "2 days ago" },
    { "2026-11-16T12:00:00", "6 days ago" },   { "2026-11-15T12:00:00", "11/15/26" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 22, 14, 0, 0);
  g_autoptr (GDateTime) night = g_date_time_new_local (2026, 11, 22, 1, 0, 0);
  g_autoptr (GDateTime) evening = g_date_time_new_local (2026, 11, 21, 22, 0, 0);
  g_autofree char *late = tl_recent_describe_time (evening, night);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cases[i].time, zone);
      g_autofree char *words = tl_recent_describe_time (time, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (late, ==, "3 hours ago");
}

static void
test_folders (void)
{
  g_autofree char *below = g_build_filename (g_get_home_dir (), "Maps", "a.journey", NULL);
  g_autofree char *home = g_build_filename (g_get_home_dir (), "a.journey", NULL);
  const char *const cases[][2] = { { below, "~/Maps" },
                                   { home, "Home folder" },
                                   { "/srv/maps/a.journey", "/srv/maps" },
                                   { "/a.journey", "/" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i][0]);
      g_autofree char *folder = tl_recent_describe_folder (file);

      g_assert_cmpstr (folder, ==, cases[i][1]);
    }
}

static gboolean
has_recent (gpointer n)
{
  g_autoptr (GPtrArray) recent = tl_recent_list (100);

  return recent->len == GPOINTER_TO_UINT (n);
}

/* The last first, no other files, none that are gone, and no more than were asked for. */
static void
test_recent (WindowFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "b.journey", "a.journey", "note.txt", "gone.journey" };
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      gint64 second = g_get_real_time () / G_USEC_PER_SEC;

      if (i < 3)
        g_assert_true (g_file_set_contents (path, window_fixture_map, -1, NULL));
      tl_recent_add (file);
      /* They are told apart by the second. */
      while (i == 0 && g_get_real_time () / G_USEC_PER_SEC == second)
        g_usleep (1000);
    }
  own_display_wait (has_recent, GUINT_TO_POINTER (2));
  recent = tl_recent_list (10);
  first = tl_recent_list (1);
  g_assert_cmpstr (gtk_recent_info_get_display_name (recent->pdata[0]), ==, "a.journey");
  g_assert_cmpstr (gtk_recent_info_get_display_name (recent->pdata[1]), ==, "b.journey");
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_true (gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL) > 0);
}

static GtkWidget *
make_columns (guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", 100,
                                                    "most-columns", 3, "spacing", 10, NULL));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 40, 20 + (i == 1 ? 5 : 0));
      gtk_box_append (GTK_BOX (box), child);
    }
  return g_object_ref_sink (box);
}

static void
test_columns (void)
{
  /* Of five children, one of which is 5 higher. */
  static const struct
  {
    int width, column_width, height;
  } cases[] = {
    { 1000, 326, 25 + 10 + 20 },          { 320, 100, 25 + 10 + 20 },
    { 319, 154, 25 + 10 + 20 + 10 + 20 }, { 210, 100, 25 + 10 + 20 + 10 + 20 },
    { 209, 209, 25 + 4 * (20 + 10) },     { 50, 50, 25 + 4 * (20 + 10) },
  };
  g_autoptr (GtkWidget) box = make_columns (5);
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_cmpint (natural, ==, 320);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpint (natural, ==, cases[i].height);
      gtk_widget_allocate (box, cases[i].width, natural, -1, NULL);
      g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (box)), ==,
                       cases[i].column_width);
    }
}

static void
on_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_columns_notify (void)
{
  TlColumnsLayout *layout = g_object_new (TL_TYPE_COLUMNS_LAYOUT, NULL);
  const char *const names[] = { "column-width", "most-columns", "spacing" };
  guint count = 0;

  g_signal_connect_swapped (layout, "notify", G_CALLBACK (on_notify_cb), &count);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int number;

      g_object_set (layout, names[i], 7, NULL);
      g_object_set (layout, names[i], 7, NULL);
      g_object_get (layout, names[i], &number, NULL);
      g_assert_cmpint (number, ==, 7);
    }
  g_assert_cmpuint (count, ==, 3);
  g_object_add_weak_pointer (G_OBJECT (layout), (gpointer *) &layout);
  g_object_unref (layout);
  g_assert_null (layout);
}

static TlWindow *
make_start (void)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);

  tl_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_new_from (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = make_start ();
  TlDocument *document;
  guint count = 0;

  g_assert_true (tl_window_is_start_visible (window));
  g_assert_true (tl_window_is_reusable (window));
  g_assert_cmpstr (adw_window_title_get_title (window->title), ==, "Throughline");
  g_signal_connect_swapped (window, "notify::start-visible", G_CALLBACK (on_notify_cb), &count);
  tl_window_make_new (window, TL_TEMPLATE_BLANK);
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (tl_window_is_start_visible (window));
  document = tl_window_get_document (window);
  g_assert_true (tl_document_is_pristine (document));
  /* Nobody's work is replaced. */
  window_fixture_set_title (window, "Mine");
  tl_window_make_new (window, "samples/fault-repair");
  g_assert_true (tl_window_get_document (window) == document);
}

/* A file takes the place of the start page; one that cannot be read leaves it. */
static void
test_open_from_start (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = make_start ();
  g_autofree char *path = g_build_filename (fixture->folder, "bad.journey", NULL);
  g_autoptr (GFile) bad = g_file_new_for_path (path);

  tl_application_open_file (window_fixture_application, bad, window);
  window_fixture_answer ("cancel");
  g_assert_true (tl_window_is_start_visible (window));
  g_assert_cmpstr (adw_window_title_get_title (window->title), ==, "Throughline");

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  tl_application_open_file (window_fixture_application, fixture->file, window);
  own_display_wait (window_fixture_has_document, window);
  g_assert_false (tl_window_is_start_visible (window));
  g_assert_true (g_file_equal (tl_window_get_file (window), fixture->file));
}

static TlDraftInfo *
make_draft (const char *key)
{
  TlDraftInfo *info = g_new0 (TlDraftInfo, 1);

  info->key = g_strdup (key);
  info->title = g_strdup ("Lost");
  info->time = g_date_time_new_now_local ();
  info->past = g_ptr_array_new ();
  info->is_newer = info->is_whole = TRUE;
  return info;
}

static guint
count_buttons (GtkWidget *widget, const char *action)
{
  const char *name =
      GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  guint n = g_strcmp0 (name, action) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child, action);
  return n;
}

static void
test_page (void)
{
  GtkWidget *page = g_object_ref_sink (tl_start_page_new ());
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_draft_info_free);
  int minimum;

  g_ptr_array_add (drafts, make_draft ("one"));
  g_ptr_array_add (drafts, make_draft ("two"));
  g_ptr_array_add (drafts, make_draft ("three"));
  ((TlDraftInfo *) drafts->pdata[2])->fault = g_strdup ("It is damaged.");
  g_assert_cmpuint (count_buttons (page, "win.new-from"), ==, 9);
  tl_start_page_set_drafts (TL_START_PAGE (page), drafts);
  g_assert_cmpuint (count_buttons (page, "win.restore-draft"), ==, 2);
  g_assert_cmpuint (count_buttons (page, "win.show-draft"), ==, 1);
  g_assert_cmpuint (count_buttons (page, "win.discard-draft"), ==, 3);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  tl_start_page_set_drafts (TL_START_PAGE (page), NULL);
  g_assert_cmpuint (count_buttons (page, "win.restore-draft"), ==, 0);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_unref (page);
  /* The picture that was being drawn holds on to it. */
  own_display_wait (window_fixture_is_gone, &page);
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
  g_autofree char *data = g_build_filename (g_getenv ("HOME"), "start", NULL);

  /* Other tests open files too, and the list of them is there. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_mkdir_with_parents (data, 0700);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/start/blank", test_blank);
  g_test_add_func ("/start/templates", test_templates);
  g_test_add_func ("/start/language", test_language);
  g_test_add_func ("/start/times", test_times);
  g_test_add_func ("/start/folders", test_folders);
  add ("/start/recent", NULL, test_recent);
  g_test_add_func ("/start/columns", test_columns);
  g_test_add_func ("/start/columns-notify", test_columns_notify);
  add ("/start/new-from", NULL, test_new_from);
  add ("/start/open-from-start", window_fixture_map, test_open_from_start);
  g_test_add_func ("/start/page", test_page);
  return own_display_run_tests ();
}
