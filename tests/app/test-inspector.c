/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-inspector.h"

#include "own-display.h"
#include "tl-card-page-private.h"
#include "tl-element-page.h"
#include "tl-evidence-words.h"
#include "tl-file.h"

static const char map_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Repair\">\n"
    "  <team id=\"tm1\" name=\"Contact &amp; care\"/>\n"
    "  <role id=\"r1\" team=\"tm1\" title=\"Lead\"/>\n"
    "  <role id=\"r2\" title=\"Director\"/>\n"
    "  <stage id=\"s1\" title=\"Get help\"><moment id=\"o1\"/><moment id=\"o2\"/></stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\" subtitle=\"What she does\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" kind=\"pain\" title=\"Waits\"\n"
    "    channels=\"phone fax\" feeling=\"-1.5\" accountable=\"r1\"/>\n"
    "  <touchpoint id=\"t2\" lane=\"l1\" moment=\"o2\" kind=\"action\" title=\"Gives "
    "&lt;up&gt;\"/>\n"
    "  <link id=\"k1\" from=\"t1\" to=\"t2\" kind=\"causes\"/>\n"
    "  <evidence id=\"e1\" about=\"t2\" source=\"survey\" measure=\"ces\" value=\"6.2\" n=\"31\"\n"
    "    low=\"1\" high=\"7\" direction=\"lower-better\" date=\"2026-05-31\">\n"
    "    <words>I gave up.</words></evidence>\n"
    "</journey-map>\n";

typedef struct
{
  TlHistory *history;
  TlMap *map;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, strlen (map_text));
  g_autoptr (GError) error = NULL;

  fixture->map = tl_file_read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  fixture->history = tl_history_new (fixture->map);
  fixture->window = gtk_window_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

static TlElement *
find (Fixture *fixture, const char *id)
{
  return tl_map_find (fixture->map, id);
}

static void
set_title (Fixture *fixture, TlElement *element, const char *title)
{
  tl_history_begin (fixture->history, "Other", NULL);
  tl_history_set (fixture->history, element, TL_PROPERTY_TITLE, title);
  tl_history_commit (fixture->history);
}

/* The nth widget of a type below a widget, in document order; NULL when there are fewer. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, int *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_widget (gpointer widget, GType type, int n)
{
  return find_nth (widget, type, &n);
}

/* TRUE when a row says so. */
static gboolean
has_row (gpointer widget, const char *title, const char *subtitle)
{
  GtkWidget *row;

  for (int i = 0; (row = find_widget (widget, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0 &&
        g_strcmp0 (ADW_IS_ACTION_ROW (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row))
                                           : NULL,
                   subtitle) == 0)
      return TRUE;
  return FALSE;
}

static TlCardPage *
show_card (Fixture *fixture, const char *id)
{
  TlCardPage *page = TL_CARD_PAGE (tl_card_page_new ());

  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  tl_card_page_show (page, fixture->history, find (fixture, id));
  return page;
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  GtkEditable *entry = find_widget (page, GTK_TYPE_ENTRY, 0);
  TlElement *card = find (fixture, "t1");
  int position = 5;

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits");
  gtk_editable_set_position (entry, 5);
  gtk_editable_insert_text (entry, " a", -1, &position);
  gtk_editable_insert_text (entry, " day\nlong", -1, &position);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_TITLE), ==, "Waits a day long");
  g_assert_cmpstr (gtk_label_get_text (page->title_label), ==, "Waits a day long");
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
  TlCardPage *page = show_card (fixture, "t1");
  GtkEditable *entry = find_widget (page, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_position (entry, 2);
  set_title (fixture, find (fixture, "t1"), "Waits on");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Waits on");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  GtkTextView *view = find_widget (page, GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, "Two\nlines", -1);
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_DETAIL), ==, "Two\nlines");
  tl_history_undo (fixture->history);
  g_assert_null (tl_element_get (find (fixture, "t1"), TL_PROPERTY_DETAIL));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_kind (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  AdwComboRow *row = find_widget (page, ADW_TYPE_COMBO_ROW, 0);

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, TL_TOUCHPOINT_PAIN);
  adw_combo_row_set_selected (row, TL_TOUCHPOINT_IDEA);
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_KIND), ==, "idea");
  g_assert_cmpstr (gtk_label_get_text (page->kind_label), ==, "Idea");
  tl_history_undo (fixture->history);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, TL_TOUCHPOINT_PAIN);
}

static void
test_feeling (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  TlElement *card = find (fixture, "t1");

  g_assert_true (adw_expander_row_get_enable_expansion (page->feeling_row));
  g_assert_cmpfloat (gtk_adjustment_get_value (page->feeling), ==, -1.5);
  gtk_adjustment_set_value (page->feeling, 0.7000001);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_FEELING), ==, "0.7");
  gtk_adjustment_set_value (page->feeling, -0.01);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_FEELING), ==, "0");
  adw_expander_row_set_enable_expansion (page->feeling_row, FALSE);
  g_assert_null (tl_element_get (card, TL_PROPERTY_FEELING));
  adw_expander_row_set_enable_expansion (page->feeling_row, TRUE);
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
  TlCardPage *page = show_card (fixture, "t1");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tl_history_begin (fixture->history, "Scale", NULL);
      tl_history_set_number (fixture->history, root, TL_PROPERTY_SCALE_LOW, cases[i].low);
      tl_history_set_number (fixture->history, root, TL_PROPERTY_SCALE_HIGH, cases[i].high);
      tl_history_commit (fixture->history);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_step_increment (page->feeling),
                                      cases[i].step, 1e-9);
      g_assert_cmpint (gtk_scale_get_digits (page->feeling_scale), ==, cases[i].digits);
    }
}

/* Another card with another feeling changes nothing. */
static void
test_showing_changes_nothing (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");

  tl_card_page_show (page, fixture->history, find (fixture, "t2"));
  tl_card_page_show (page, fixture->history, find (fixture, "t1"));
  tl_card_page_show (page, NULL, NULL);
  g_assert_null (tl_history_get_undo_label (fixture->history));
}

static void
test_channels (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  TlElement *card = find (fixture, "t1");
  guint chat, phone, fax;

  g_assert_true (
      g_ptr_array_find_with_equal_func (page->channel_names, "chat", g_str_equal, &chat));
  g_assert_true (
      g_ptr_array_find_with_equal_func (page->channel_names, "phone", g_str_equal, &phone));
  /* One the program has no picture for. */
  g_assert_true (g_ptr_array_find_with_equal_func (page->channel_names, "fax", g_str_equal, &fax));
  gtk_check_button_set_active (g_ptr_array_index (page->channel_checks, chat), TRUE);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "phone fax chat");
  gtk_check_button_set_active (g_ptr_array_index (page->channel_checks, phone), FALSE);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "fax chat");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_CHANNELS), ==, "phone fax");
  g_assert_false (gtk_check_button_get_active (g_ptr_array_index (page->channel_checks, chat)));
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");
  TlElement *card = find (fixture, "t1");

  g_assert_cmpuint (adw_combo_row_get_selected (page->owner_row), ==, 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (page->owner_row)), ==,
                   "Contact & care");
  adw_combo_row_set_selected (page->owner_row, 2);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_ACCOUNTABLE), ==, "r2");
  adw_combo_row_set_selected (page->owner_row, 0);
  g_assert_null (tl_element_get (card, TL_PROPERTY_ACCOUNTABLE));

  /* A role by another name is another name in the list, and the choice stays. */
  tl_history_undo (fixture->history);
  set_title (fixture, find (fixture, "r1"), "Head");
  g_assert_cmpuint (adw_combo_row_get_selected (page->owner_row), ==, 1);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_ACCOUNTABLE), ==, "r1");
}

static void
on_requested_cb (GtkWidget *page, TlElement *element, TlElement **requested)
{
  *requested = element;
}

static void
test_derived_rows (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t2");
  TlElement *requested = NULL;
  GtkWidget *row;

  g_assert_cmpstr (gtk_label_get_text (page->place_label), ==, "Amira, What she does · Get help");
  g_assert_true (has_row (page, "From evidence", NULL) || has_row (page, "From evidence", ""));
  g_assert_true (has_row (page, "“I gave up.”", "May be shown inside"));
  g_assert_true (has_row (page, "Caused by", "Waits"));
  row = find_widget (page->cause_group, ADW_TYPE_ACTION_ROW, 0);
  g_signal_connect (page, "select-requested", G_CALLBACK (on_requested_cb), &requested);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (requested == find (fixture, "t1"));

  /* What says the same stays the same widget; what does not is made anew. */
  set_title (fixture, find (fixture, "t2"), "Leaves");
  g_assert_true (find_widget (page->cause_group, ADW_TYPE_ACTION_ROW, 0) == row);
  set_title (fixture, find (fixture, "t1"), "Hangs on");
  g_assert_true (has_row (page, "Caused by", "Hangs on"));
}

/* Words of a map are not markup. */
static void
test_no_markup (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");

  g_assert_true (has_row (page, "Causes", "Gives <up>"));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t2");
  TlElement *card = find (fixture, "t2");
  TlElement *link = find (fixture, "k1");
  TlElement *evidence = find (fixture, "e1");

  tl_history_begin (fixture->history, "Delete", NULL);
  tl_history_remove (fixture->history, link);
  tl_history_remove (fixture->history, evidence);
  tl_history_remove (fixture->history, card);
  tl_history_commit (fixture->history);
  g_assert_null (tl_fields_get_element (page->fields));
  gtk_editable_set_text (find_widget (page, GTK_TYPE_ENTRY, 0), "Ghost");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_element_get (find (fixture, "t2"), TL_PROPERTY_TITLE), ==, "Gives <up>");
}

/* While a card is dragged a step is open; typing is not part of it. */
static void
test_step_open (Fixture *fixture, gconstpointer data)
{
  TlCardPage *page = show_card (fixture, "t1");

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
    TlKind kind;
    const char *id;
    const char *row;
  } cases[] = {
    { TL_KIND_MAP, "m1", "Touchpoints" },
    { TL_KIND_STAGE, "s1", "Moments" },
    { TL_KIND_LANE, "l1", "Layer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page = tl_element_page_new (cases[i].kind);
      TlElement *element = find (fixture, cases[i].id);
      GtkEditable *entry;

      gtk_window_set_child (GTK_WINDOW (fixture->window), page);
      tl_element_page_show (TL_ELEMENT_PAGE (page), fixture->history, element);
      entry = find_widget (page, GTK_TYPE_ENTRY, 0);
      g_assert_true (has_row (page, cases[i].row, NULL) || has_row (page, cases[i].row, ""));
      gtk_editable_set_text (entry, "New name");
      g_assert_cmpstr (tl_element_get (element, TL_PROPERTY_TITLE), ==, "New name");
    }
}

static void
test_link_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = tl_element_page_new (TL_KIND_LINK);
  TlElement *link = find (fixture, "k1");
  AdwComboRow *strength;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  tl_element_page_show (TL_ELEMENT_PAGE (page), fixture->history, link);
  adw_combo_row_set_selected (find_widget (page, ADW_TYPE_COMBO_ROW, 0), TL_LINK_BLOCKS);
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_KIND), ==, "blocks");
  strength = find_widget (page, ADW_TYPE_COMBO_ROW, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (strength), ==, 0);
  adw_combo_row_set_selected (strength, 3);
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_STRENGTH), ==, "3");
  adw_combo_row_set_selected (strength, 0);
  g_assert_null (tl_element_get (link, TL_PROPERTY_STRENGTH));
  g_assert_true (has_row (page, "From", "Waits"));
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
    { { FALSE, FALSE, 0, 0, 0, 0, -1 }, "not known" },
    { { TRUE, TRUE, 0.5, 0.5, 0.5, 0, -1 }, "+0.5 (assessed)" },
    { { TRUE, FALSE, -1.9, -2, -1.8, 1, TL_MEASURE_CES }, "−1.9 (1 answer)" },
    { { TRUE, FALSE, -1.9, -2, -1.8, 31, TL_MEASURE_CES }, "−1.9 (31 answers)" },
    { { TRUE, FALSE, -1.9, -1.9, -1.9, 0, TL_MEASURE_CES }, "−1.9" },
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
  GtkWidget *inspector = tl_inspector_new ();
  g_autoptr (GPtrArray) selection = g_ptr_array_new ();
  GtkStack *stack;

  gtk_window_set_child (GTK_WINDOW (fixture->window), inspector);
  stack = find_widget (inspector, GTK_TYPE_STACK, 0);
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  g_assert_true (TL_IS_ELEMENT_PAGE (gtk_stack_get_visible_child (stack)));
  g_ptr_array_add (selection, find (fixture, "t1"));
  tl_inspector_set_selection (TL_INSPECTOR (inspector), selection);
  g_assert_true (TL_IS_CARD_PAGE (gtk_stack_get_visible_child (stack)));
  g_ptr_array_add (selection, find (fixture, "t2"));
  tl_inspector_set_selection (TL_INSPECTOR (inspector), selection);
  g_assert_true (GTK_IS_BOX (gtk_stack_get_visible_child (stack)));
  tl_inspector_set_history (TL_INSPECTOR (inspector), NULL);
  g_assert_true (ADW_IS_BIN (gtk_stack_get_visible_child (stack)));
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
  GtkWidget *page = tl_card_page_new ();
  GtkWidget *inspector = tl_inspector_new ();
  GtkWidget *element_page = tl_element_page_new (TL_KIND_MAP);

  tl_card_page_show (TL_CARD_PAGE (page), fixture->history, find (fixture, "t1"));
  tl_inspector_set_history (TL_INSPECTOR (inspector), fixture->history);
  tl_element_page_show (TL_ELEMENT_PAGE (element_page), fixture->history, find (fixture, "m1"));
  check_finalized (page);
  check_finalized (inspector);
  check_finalized (element_page);
  set_title (fixture, find (fixture, "t1"), "Still there");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
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
  add ("/inspector/no-markup", test_no_markup);
  add ("/inspector/removed", test_removed);
  add ("/inspector/step-open", test_step_open);
  add ("/inspector/element-pages", test_element_pages);
  add ("/inspector/link-page", test_link_page);
  add ("/inspector/measures", test_measures);
  add ("/inspector/experience-words", test_experience_words);
  add ("/inspector/selection", test_selection);
  add ("/inspector/finalized", test_finalized);

  return own_display_run_tests ();
}
