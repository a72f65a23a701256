/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-inspector.h"

#include "inspector-fixture.h"
#include "own-display.h"
#include "tl-choice-row.h"
#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-list-page.h"
#include "tl-operations.h"
#include "tl-removal.h"

typedef InspectorFixture Fixture;

static TlElement *
find (Fixture *fixture, const char *id)
{
  return inspector_fixture_find (fixture, id);
}

static void
set_title (Fixture *fixture, TlElement *element, const char *title)
{
  tl_history_begin (fixture->history, "Other", NULL);
  tl_history_set (fixture->history, element, TL_PROPERTY_TITLE, title);
  tl_history_commit (fixture->history);
}

static TlElementPage *
show (Fixture *fixture, const char *ids)
{
  return inspector_fixture_show (fixture, ids);
}

static gpointer
find_widget (gpointer widget, GType type, int n)
{
  return inspector_fixture_widget (widget, type, n);
}

static gboolean
has_row (gpointer page, const char *title, const char *value)
{
  return inspector_fixture_fact (page, title, value) != NULL;
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  GtkEditable *entry = find_widget (page, GTK_TYPE_ENTRY, 0);
  TlElement *card = find (fixture, "t1");
  int position = 5;

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits");
  gtk_editable_set_position (entry, 5);
  gtk_editable_insert_text (entry, " a", -1, &position);
  gtk_editable_insert_text (entry, " day\nlong", -1, &position);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_TITLE), ==, "Waits a day long");
  g_assert_true (inspector_fixture_says (page, "Waits a day long"));
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Change “Title”");

  /* All of it is one step. */
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits");
  g_assert_false (tl_history_undo (fixture->history));
  g_assert_true (tl_history_redo (fixture->history));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits a day long");

  gtk_editable_set_text (entry, "");
  g_assert_null (tl_element_get (card, TL_PROPERTY_TITLE));
}

static void
test_cursor_stays (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  GtkEditable *entry = find_widget (page, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_position (entry, 2);
  set_title (fixture, find (fixture, "t1"), "Waits on");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits on");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  GtkTextView *view = find_widget (page, GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, "Two\nlines", -1);
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_DETAIL), ==, "Two\nlines");
  tl_history_undo (fixture->history);
  g_assert_null (tl_element_get (find (fixture, "t1"), TL_PROPERTY_DETAIL));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static TlChoiceRow *
choice (gpointer page, const char *property)
{
  GtkWidget *row = inspector_fixture_row (page, property);

  g_assert_true (TL_IS_CHOICE_ROW (row));
  return TL_CHOICE_ROW (row);
}

static void
test_kind (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");

  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "kind")), ==, "Pain point");
  g_assert_true (tl_choice_row_choose (choice (page, "kind"), "idea"));
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_KIND), ==, "idea");
  g_assert_true (inspector_fixture_says (page, "Idea"));
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "kind")), ==, "Pain point");
}

static void
test_feeling (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  GtkWidget *row = inspector_fixture_row (page, "feeling");
  GtkRange *scale = find_widget (row, GTK_TYPE_SCALE, 0);
  GtkSwitch *is_assessed = find_widget (row, GTK_TYPE_SWITCH, 0);
  TlElement *card = find (fixture, "t1");

  g_assert_true (gtk_switch_get_active (is_assessed));
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, -1.5);
  gtk_adjustment_set_value (gtk_range_get_adjustment (scale), 0.7000001);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_FEELING), ==, "0.7");
  gtk_adjustment_set_value (gtk_range_get_adjustment (scale), -0.01);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_FEELING), ==, "0");
  gtk_switch_set_active (is_assessed, FALSE);
  g_assert_null (tl_element_get (card, TL_PROPERTY_FEELING));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (scale)));
  gtk_switch_set_active (is_assessed, TRUE);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_FEELING), ==, "0");
}

/* The hand can set every step of whatever scale the map has. */
static void
test_feeling_on_own_scale (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double low, high, step;
    int digits;
  } cases[] = { { -2, 2, 0.1, 1 }, { 0, 1, 0.01, 2 }, { 0, 100, 1, 0 } };
  TlElement *root = tl_map_get_root (fixture->map);
  GtkWidget *row = inspector_fixture_row (show (fixture, "t1"), "feeling");
  GtkRange *scale = find_widget (row, GTK_TYPE_SCALE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tl_history_begin (fixture->history, "Scale", NULL);
      tl_history_set_number (fixture->history, root, TL_PROPERTY_SCALE_LOW, cases[i].low);
      tl_history_set_number (fixture->history, root, TL_PROPERTY_SCALE_HIGH, cases[i].high);
      tl_history_commit (fixture->history);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_step_increment (
                                          gtk_range_get_adjustment (scale)),
                                      cases[i].step, 1e-9);
      g_assert_cmpint (gtk_scale_get_digits (GTK_SCALE (scale)), ==, cases[i].digits);
    }
}

static void
show_elements (Fixture *fixture, TlElementPage *page, const char *id)
{
  TlElement *element = find (fixture, id);

  tl_element_page_show (page, fixture->history, &element, 1);
}

/* Another card with another feeling changes nothing. */
static void
test_showing_changes_nothing (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");

  show_elements (fixture, page, "t2");
  show_elements (fixture, page, "t1");
  tl_element_page_show (page, NULL, NULL, 0);
  g_assert_null (tl_history_get_undo_label (fixture->history));
}

static void
test_channels (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  TlElement *card = find (fixture, "t1");

  /* One the program has no picture for has its own name. */
  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "channels")), ==, "Phone, fax");
  g_assert_true (tl_choice_row_choose (choice (page, "channels"), "chat"));
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "phone fax chat");
  g_assert_true (tl_choice_row_choose (choice (page, "channels"), "phone"));
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "fax chat");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "phone fax");
  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "channels")), ==, "Phone, fax");
  /* A word has no spaces. */
  tl_choice_row_make (choice (page, "channels"), "carrier pigeon");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "phone fax carrier-pigeon");
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  TlElement *card = find (fixture, "t1");

  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "accountable")), ==, "Lead");
  g_assert_true (has_row (page, "Team", "Contact & care"));
  g_assert_true (tl_choice_row_choose (choice (page, "accountable"), "r2"));
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_ACCOUNTABLE), ==, "r2");
  g_assert_true (tl_choice_row_choose (choice (page, "accountable"), ""));
  g_assert_null (tl_element_get (card, TL_PROPERTY_ACCOUNTABLE));
  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "accountable")), ==, "Nobody");

  /* A role by another name is shown by it. */
  tl_history_undo (fixture->history);
  set_title (fixture, find (fixture, "r1"), "Head");
  g_assert_cmpstr (tl_choice_row_get_value (choice (page, "accountable")), ==, "Head");
}

static void
on_requested_cb (GtkWidget *page, TlElement *element, TlElement **requested)
{
  *requested = element;
}

static void
test_derived_rows (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t2");
  TlElement *requested = NULL;
  GtkWidget *row;

  g_assert_true (inspector_fixture_says (page, "Amira, What she does · Get help"));
  g_assert_true (has_row (page, "From evidence", NULL));
  g_assert_true (has_row (page, "“I gave up.”", "May be shown inside"));
  g_assert_true (has_row (page, "Pay differently", "Idea"));
  row = inspector_fixture_fact (page, "Caused by", "Waits");
  g_signal_connect (page, "select-requested", G_CALLBACK (on_requested_cb), &requested);
  inspector_fixture_activate (row);
  g_assert_true (requested == find (fixture, "t1"));

  /* What says the same stays the same widget; what does not is made anew. */
  set_title (fixture, find (fixture, "t2"), "Leaves");
  g_assert_true (inspector_fixture_fact (page, "Caused by", "Waits") == row);
  set_title (fixture, find (fixture, "t1"), "Hangs on");
  g_assert_true (has_row (page, "Caused by", "Hangs on"));
}

static void
on_list_requested_cb (GtkWidget *page, int kind, int *requested)
{
  *requested = kind;
}

/* The newest, and where the others are. */
static void
test_much_evidence (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  int requested = -1;

  tl_history_begin (fixture->history, "Add", NULL);
  for (int i = 0; i < 62; i++)
    {
      TlElement *evidence = tl_history_add (fixture->history, TL_KIND_EVIDENCE, NULL, NULL, NULL);
      g_autofree char *words = g_strdup_printf ("no %d", i);
      g_autofree char *date = g_strdup_printf ("%d-01-01", 1901 + i);

      tl_history_set (fixture->history, evidence, TL_PROPERTY_ABOUT, "t1");
      tl_history_set (fixture->history, evidence, TL_PROPERTY_WORDS, words);
      tl_history_set (fixture->history, evidence, TL_PROPERTY_DATE, date);
    }
  tl_history_commit (fixture->history);
  g_assert_true (has_row (page, "“no 61”", NULL));
  g_assert_false (has_row (page, "“no 11”", NULL));
  g_signal_connect (page, "list-requested", G_CALLBACK (on_list_requested_cb), &requested);
  inspector_fixture_activate (inspector_fixture_fact (page, "12 older pieces of evidence", NULL));
  g_assert_cmpint (requested, ==, TL_KIND_EVIDENCE);
}

/* What is added from a page names its element, and is asked for. */
static void
test_added_rows (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");
  TlElement *requested = NULL;

  g_signal_connect (page, "select-requested", G_CALLBACK (on_requested_cb), &requested);
  inspector_fixture_activate (inspector_fixture_fact (page, "New Evidence", NULL));
  g_assert_cmpint (tl_element_get_kind (requested), ==, TL_KIND_EVIDENCE);
  g_assert_cmpstr (tl_element_get (requested, TL_PROPERTY_ABOUT), ==, "t1");
  inspector_fixture_activate (inspector_fixture_fact (page, "New Change", NULL));
  g_assert_cmpint (tl_element_get_kind (requested), ==, TL_KIND_CHANGE);
  g_assert_cmpstr (tl_element_get (requested, TL_PROPERTY_ADDRESSES), ==, "t1");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "New Change");
}

/* Words of a map are not markup. */
static void
test_no_markup (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");

  g_assert_true (has_row (page, "Causes", "Gives <up>"));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t2");
  TlElement *card = find (fixture, "t2");

  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &card, 1);
  tl_history_commit (fixture->history);
  g_assert_null (tl_element_page_get_element (page));
  gtk_editable_set_text (find_widget (page, GTK_TYPE_ENTRY, 0), "Ghost");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_element_get (find (fixture, "t2"), TL_PROPERTY_TITLE), ==, "Gives <up>");
}

/* While a card is dragged a step is open; typing is not part of it. */
static void
test_step_open (Fixture *fixture, gconstpointer data)
{
  TlElementPage *page = show (fixture, "t1");

  tl_history_begin (fixture->history, "Drag", NULL);
  gtk_editable_set_text (find_widget (page, GTK_TYPE_ENTRY, 0), "Other");
  tl_history_rollback (fixture->history);
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_TITLE), ==, "Waits");
}

static void
test_element_pages (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *row;
    const char *value;
  } cases[] = {
    { "m1", "Touchpoints", "3" },    { "s1", "Get help, moment 2", "1 touchpoint" },
    { "l1", "Touchpoints", "2" },    { "k1", "From", "Waits" },
    { "o1", "Waits", "Touchpoint" }, { "tm1", "Lead", "Role" },
    { "r1", "Waits", "Touchpoint" }, { "c1", "Gives <up>", "Addresses" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (has_row (show (fixture, cases[i].id), cases[i].row, cases[i].value));
}

/* What anybody would call them. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *name;
  } cases[] = {
    { "p1", "Amira" },
    { "o2", "Get help, moment 2" },
    { "l1", "Amira, What she does" },
    { "l2", "Bea" },
    { "k1", "“Waits” causes “Gives <up>”" },
    { "e1", "“I gave up.”" },
    { "a1", "Incentives" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = tl_element_words_name (fixture->map, find (fixture, cases[i].id));

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* What names it stays; the words say how many. */
static void
test_removal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = tl_removal_describe (fixture->map, find (fixture, "r1"));

  g_assert_cmpstr (lines, ==, "Touchpoints: 1");
  g_assert_null (tl_removal_describe (fixture->map, find (fixture, "r2")));
  tl_removal_start (fixture->window, fixture->history, find (fixture, "r2"), NULL);
  g_assert_null (tl_map_find (fixture->map, "r2"));
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Remove Role");
}

static gpointer
get_visible_page (GtkWidget *inspector)
{
  return gtk_stack_get_visible_child (find_widget (inspector, GTK_TYPE_STACK, 0));
}

static TlElement *
get_shown (GtkWidget *inspector)
{
  return tl_element_page_get_element (get_visible_page (inspector));
}

/* From the map to the roles, to one, to its team, and back. */
static void
test_trail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = g_object_new (TL_TYPE_INSPECTOR, NULL);
  GtkWidget *roles;

  gtk_window_set_child (GTK_WINDOW (fixture->window), inspector);
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  inspector_fixture_activate (
      inspector_fixture_fact (get_visible_page (inspector), "People, roles and more", NULL));
  inspector_fixture_activate (inspector_fixture_fact (get_visible_page (inspector), "Roles", "2"));
  roles = get_visible_page (inspector);
  g_assert_true (TL_IS_LIST_PAGE (roles));
  inspector_fixture_activate (inspector_fixture_fact (roles, "Lead", NULL));
  g_assert_true (get_shown (inspector) == find (fixture, "r1"));
  tl_inspector_open (TL_INSPECTOR (inspector), find (fixture, "tm1"));
  g_assert_true (get_shown (inspector) == find (fixture, "tm1"));

  g_assert_true (tl_inspector_go_back (TL_INSPECTOR (inspector)));
  g_assert_true (get_shown (inspector) == find (fixture, "r1"));
  g_assert_true (tl_inspector_go_back (TL_INSPECTOR (inspector)));
  g_assert_true (get_visible_page (inspector) == roles);
  g_assert_true (tl_inspector_go_back (TL_INSPECTOR (inspector)));
  g_assert_true (tl_inspector_go_back (TL_INSPECTOR (inspector)));
  g_assert_true (get_shown (inspector) == find (fixture, "m1"));
  g_assert_false (tl_inspector_go_back (TL_INSPECTOR (inspector)));
}

/* What is added to a list is open; undone, the list is. */
static void
test_added_to_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = g_object_new (TL_TYPE_INSPECTOR, NULL);

  gtk_window_set_child (GTK_WINDOW (fixture->window), inspector);
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      const char *words = tl_element_words_new (kind);

      if (words == NULL || kind == TL_KIND_EVIDENCE)
        continue;
      tl_inspector_open_list (TL_INSPECTOR (inspector), (int) kind);
      inspector_fixture_activate (
          inspector_fixture_fact (get_visible_page (inspector), words, NULL));
      g_assert_cmpint (tl_element_get_kind (get_shown (inspector)), ==, kind);
      g_assert_true (tl_history_undo (fixture->history));
      g_assert_true (TL_IS_LIST_PAGE (get_visible_page (inspector)));
    }
}

/* A number keeps its raw form and its own scale. */
static void
test_measures (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *measure;
    const char *value;
    const char *high;
    const char *words;
  } cases[] = {
    { "ces", "6.2", "7", "CES 6.2 of 7" },
    { "csat", "62", "100", "CSAT 62 %" },
    { "csat", "4.1", "5", "CSAT 4.1 of 5" },
    { "csat", "4.2", NULL, "CSAT 4.2 %" },
    { "nps", "-12", "100", "NPS -12" },
    { "rating", "1.1", "5", "Rating 1.1 of 5" },
    { "count", "31", NULL, "Count 31" },
    { "nps", NULL, NULL, "NPS" },
    { NULL, "3", NULL, NULL },
  };
  TlElement *evidence = find (fixture, "e1");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      tl_history_begin (fixture->history, "Case", NULL);
      tl_history_set (fixture->history, evidence, TL_PROPERTY_MEASURE, cases[i].measure);
      tl_history_set (fixture->history, evidence, TL_PROPERTY_VALUE, cases[i].value);
      tl_history_set (fixture->history, evidence, TL_PROPERTY_HIGH, cases[i].high);
      tl_history_commit (fixture->history);
      words = tl_evidence_words_measure (evidence);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_experience_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TlExperience experience;
    const char *words;
  } cases[] = {
    { { .known = FALSE }, "not known" },
    { { .known = TRUE, .assessed = TRUE, .value = 0.5 }, "+0.5 (assessed)" },
    { { .known = TRUE, .value = -1.9, .answers = 31 }, "−1.9 (n = 31)" },
    { { .known = TRUE, .future = TRUE, .value = -1.9, .answers = 31 }, "−1.9 (n = 31, today)" },
    { { .known = TRUE, .future = TRUE, .assessed = TRUE, .value = 1 }, "+1.0 (hoped for)" },
    { { .known = TRUE, .value = -1.9, .answers = 31, .sources = 1u << 0 },
      "−1.9 (n = 31, Survey)" },
    { { .known = TRUE, .value = -1.9, .sources = 1u << 0 | 1u << 1 },
      "−1.9 (n = ?, Survey, Interview)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tl_evidence_words_experience (&cases[i].experience);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = g_object_new (TL_TYPE_INSPECTOR, NULL);
  g_autoptr (GPtrArray) selection = g_ptr_array_new ();

  gtk_window_set_child (GTK_WINDOW (fixture->window), inspector);
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  g_assert_true (get_shown (inspector) == find (fixture, "m1"));
  g_ptr_array_add (selection, find (fixture, "t1"));
  tl_inspector_set_selection (TL_INSPECTOR (inspector), selection);
  g_assert_true (get_shown (inspector) == find (fixture, "t1"));
  g_ptr_array_add (selection, find (fixture, "t2"));
  tl_inspector_set_selection (TL_INSPECTOR (inspector), selection);
  g_assert_true (inspector_fixture_says (get_visible_page (inspector), "2 Touchpoints Selected"));
  g_ptr_array_add (selection, find (fixture, "s1"));
  tl_inspector_set_selection (TL_INSPECTOR (inspector), selection);
  g_assert_true (inspector_fixture_says (get_visible_page (inspector), "3 Elements Selected"));
  tl_inspector_set_history (TL_INSPECTOR (inspector), NULL);
  g_assert_true (ADW_IS_BIN (get_visible_page (inspector)));
}

static void
check_finalized (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  g_object_unref (widget);
  g_assert_null (widget);
}

/* A page that is gone no longer listens to the map. */
static void
test_finalized (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = g_object_new (TL_TYPE_INSPECTOR, NULL);
  GtkWidget *page = tl_element_page_new (TL_KIND_TOUCHPOINT);
  GtkWidget *list = tl_list_page_new (TL_KIND_ROLE);
  TlElement *card = find (fixture, "t1");

  tl_element_page_show (TL_ELEMENT_PAGE (page), fixture->history, &card, 1);
  tl_list_page_show (TL_LIST_PAGE (list), fixture->history);
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  check_finalized (page);
  check_finalized (list);
  check_finalized (inspector);
  set_title (fixture, card, "Still there");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, inspector_fixture_set_up, test, inspector_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/inspector/typing", test_typing);
  add ("/inspector/cursor-stays", test_cursor_stays);
  add ("/inspector/text", test_text);
  add ("/inspector/kind", test_kind);
  add ("/inspector/feeling", test_feeling);
  add ("/inspector/feeling-on-own-scale", test_feeling_on_own_scale);
  add ("/inspector/showing-changes-nothing", test_showing_changes_nothing);
  add ("/inspector/channels", test_channels);
  add ("/inspector/owner", test_owner);
  add ("/inspector/derived-rows", test_derived_rows);
  add ("/inspector/much-evidence", test_much_evidence);
  add ("/inspector/added-rows", test_added_rows);
  add ("/inspector/no-markup", test_no_markup);
  add ("/inspector/removed", test_removed);
  add ("/inspector/step-open", test_step_open);
  add ("/inspector/element-pages", test_element_pages);
  add ("/inspector/names", test_names);
  add ("/inspector/removal", test_removal);
  add ("/inspector/trail", test_trail);
  add ("/inspector/added-to-list", test_added_to_list);
  add ("/inspector/measures", test_measures);
  add ("/inspector/experience-words", test_experience_words);
  add ("/inspector/selection", test_selection);
  add ("/inspector/finalized", test_finalized);

  return own_display_run_tests ();
}
