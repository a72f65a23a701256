/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspector-fixture.h"
#include "own-display.h"
#include "tl-choice-row.h"
#include "tl-date-button.h"
#include "tl-file.h"
#include "tl-page-sections.h"

static TlElement *
find (InspectorFixture *fixture, const char *id)
{
  return inspector_fixture_find (fixture, id);
}

static gpointer
widget_of (gpointer page, const char *property, GType type)
{
  GtkWidget *row = inspector_fixture_row (page, property);

  g_assert_nonnull (row);
  return inspector_fixture_widget (row, type, 0);
}

/* Types behind what is there, which "" takes out: setting the text would first empty it. */
static void
type (GtkEditable *entry, const char *text)
{
  int end = -1;

  if (*text == '\0')
    gtk_editable_delete_text (entry, 0, -1);
  else
    gtk_editable_insert_text (entry, text, -1, &end);
}

static void
choose (gpointer page, const char *property, const char *key)
{
  g_assert_true (tl_choice_row_choose (widget_of (page, property, TL_TYPE_CHOICE_ROW), key));
}

static const char *
chosen (gpointer page, const char *property)
{
  return tl_choice_row_get_value (widget_of (page, property, TL_TYPE_CHOICE_ROW));
}

/* The contract: every property of every element can be set in the inspector, undone, saved and read
 * back. */

/* Something else than what is there, of the right type; NULL: chosen from the list of elements. */
static const char *
make_value (TlElement *element, const TlPropertySpec *spec)
{
  const char *old = tl_element_get_string (element, spec->property);

  switch (spec->type)
    {
    case TL_VALUE_NUMBER:
      return spec->property == TL_PROPERTY_SCALE_LOW ? "-3.5" : "3.5";
    case TL_VALUE_INTEGER:
      return "2";
    case TL_VALUE_BOOLEAN:
      return "yes";
    case TL_VALUE_CHOICE:
      return spec->choices[strcmp (spec->choices[1].name, old) == 0 ? 0 : 1].name;
    case TL_VALUE_DATE:
      return "2027-02-28";
    case TL_VALUE_TOKENS:
      return "made-up";
    case TL_VALUE_COUNTS:
      return "1 0 22";
    case TL_VALUE_LANG:
      return "pt-BR";
    case TL_VALUE_TEXT:
      return "Two\nlines & <more>";
    case TL_VALUE_STRING:
      return "Zürich’s “words”";
    default:
      return NULL;
    }
}

/* An element that may stand there and does not. */
static const char *
find_other (TlMap *map, TlElement *element, const TlPropertySpec *spec)
{
  TlKind own = tl_element_get_kind (element);

  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if ((spec->ref_kinds & 1u << kind) != 0)
      for (TlElement *other = tl_map_get_first (map, kind); other != NULL;
           other = tl_element_get_next_of_kind (other))
        {
          const char *id = tl_element_get_id (other);

          if (strcmp (id, tl_element_get_string (element, spec->property)) != 0 &&
              (own != TL_KIND_LINK || strcmp (id, "t3") == 0) &&
              tl_map_check_value (map, own, spec->property, id, NULL))
            return id;
        }
  return NULL;
}

static void
set_through_widget (gpointer page, const TlPropertySpec *spec, const char *value)
{
  GtkWidget *row = inspector_fixture_row (page, spec->name);
  GtkTextView *view = inspector_fixture_widget (row, GTK_TYPE_TEXT_VIEW, 0);
  GtkCheckButton *check = inspector_fixture_widget (row, GTK_TYPE_CHECK_BUTTON, 0);
  GtkScale *scale = inspector_fixture_widget (row, GTK_TYPE_SCALE, 0);

  if (TL_IS_CHOICE_ROW (row) && spec->type == TL_VALUE_TOKENS)
    tl_choice_row_make (TL_CHOICE_ROW (row), value);
  else if (TL_IS_CHOICE_ROW (row))
    g_assert_true (tl_choice_row_choose (TL_CHOICE_ROW (row), value));
  else if (view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), value, -1);
  else if (check != NULL)
    gtk_check_button_set_active (check, strcmp (value, "yes") == 0);
  else if (scale != NULL)
    gtk_range_set_value (GTK_RANGE (scale), g_ascii_strtod (value, NULL));
  else
    gtk_editable_set_text (inspector_fixture_widget (row, GTK_TYPE_ENTRY, 0), value);
}

/* What is there afterwards: lists get the word at their end. */
static char *
expect (const char *before, const TlPropertySpec *spec, const char *value)
{
  gboolean is_list = spec->type == TL_VALUE_TOKENS || spec->type == TL_VALUE_REFS;

  return is_list && *before != '\0' ? g_strconcat (before, " ", value, NULL) : g_strdup (value);
}

static void
check_read_back (GBytes *bytes, const char *id, TlProperty property, const char *value)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
  g_assert_cmpstr (tl_element_get (tl_map_find (map, id), property), ==, value);
}

static void
check_property (InspectorFixture *fixture, const char *id, const TlPropertySpec *spec)
{
  TlElement *element = find (fixture, id);
  TlElementPage *page = inspector_fixture_show (fixture, id);
  g_autoptr (GBytes) before = tl_file_write_bytes (fixture->map);
  g_autoptr (GBytes) after = NULL, undone = NULL, redone = NULL;
  g_autofree char *old = g_strdup (tl_element_get_string (element, spec->property));
  g_autofree char *label = g_strdup_printf ("Change “%s”", spec->label);
  g_autofree char *expected = NULL;
  const char *value = make_value (element, spec);

  g_test_message ("%s of %s", spec->name, id);
  if (value == NULL)
    value = find_other (fixture->map, element, spec);
  if (spec->property == TL_PROPERTY_FEELING || spec->property == TL_PROPERTY_SPAN)
    value = spec->property == TL_PROPERTY_FEELING ? "0.7" : "2";
  g_assert_nonnull (value);
  expected = expect (old, spec, value);
  set_through_widget (page, spec, value);
  g_assert_cmpstr (tl_element_get (element, spec->property), ==, expected);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, label);
  after = tl_file_write_bytes (fixture->map);
  check_read_back (after, id, spec->property, expected);

  g_assert_true (tl_history_undo (fixture->history));
  undone = tl_file_write_bytes (fixture->map);
  g_assert_true (g_bytes_equal (before, undone));
  g_assert_true (tl_history_redo (fixture->history));
  redone = tl_file_write_bytes (fixture->map);
  g_assert_true (g_bytes_equal (after, redone));
  g_assert_true (tl_history_undo (fixture->history));
}

static void
test_contract (InspectorFixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n_specs;
      const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);
      const char *id = tl_element_get_id (tl_map_get_first (fixture->map, kind));

      /* Any other lane may hold no touchpoints, and change its kind. */
      for (guint i = 0; i < n_specs; i++)
        check_property (fixture, kind == TL_KIND_LANE ? "l3" : id, &specs[i]);
    }
}

static void
test_table_is_whole (void)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      guint n_specs, n_sections, n_fields = 0;
      const TlPageSection *sections = tl_page_sections_get (kind, &n_sections);

      tl_kind_get_properties (kind, &n_specs);
      for (guint i = 0; i < n_sections; i++)
        {
          n_fields += sections[i].n_properties;
          for (guint k = 0; k < sections[i].n_properties; k++)
            g_assert_nonnull (tl_kind_get_property (kind, sections[i].properties[k]));
        }
      g_assert_cmpuint (n_fields, ==, n_specs);
    }
}

/* Several at once */

static void
test_several (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "t1 t2 t3");
  GtkEntry *title = widget_of (page, "title", GTK_TYPE_ENTRY);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (title), ==, "Mixed");
  g_assert_cmpstr (chosen (page, "kind"), ==, "Mixed");
  g_assert_cmpstr (chosen (page, "control"), ==, "Not set");
  g_assert_true (inspector_fixture_says (page, "3 Touchpoints Selected"));
  g_assert_null (inspector_fixture_fact (page, "From evidence", NULL));

  choose (page, "kind", "idea");
  g_assert_cmpstr (chosen (page, "kind"), ==, "Idea");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      g_assert_cmpint (tl_element_get_choice (find (fixture, id), TL_PROPERTY_KIND), ==,
                       TL_TOUCHPOINT_IDEA);
    }
  /* One step for all. */
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_cmpstr (chosen (page, "kind"), ==, "Mixed");
  g_assert_false (tl_history_undo (fixture->history));
}

static void
test_several_lists (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "t1 t3");

  g_assert_cmpstr (chosen (page, "channels"), ==, "Mixed");
  choose (page, "channels", "chat");
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_CHANNELS), ==,
                   "phone fax chat");
  g_assert_cmpstr (tl_element_get (find (fixture, "t3"), TL_PROPERTY_CHANNELS), ==, "chat");
  choose (page, "channels", "chat");
  g_assert_cmpstr (tl_element_get (find (fixture, "t1"), TL_PROPERTY_CHANNELS), ==, "phone fax");
  g_assert_null (tl_element_get (find (fixture, "t3"), TL_PROPERTY_CHANNELS));
}

/* One of them goes, the others stay. */
static void
test_several_and_one_removed (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "t1 t3");
  TlElement *card = find (fixture, "t3");

  tl_history_begin (fixture->history, "Delete", NULL);
  tl_history_remove (fixture->history, card);
  tl_history_commit (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (widget_of (page, "title", GTK_TYPE_ENTRY)), ==, "Waits");
  g_assert_cmpstr (chosen (page, "kind"), ==, "Pain point");
}

/* A scale that nobody has set is one still; an end that was kept counts with the other one. */
static void
test_scale_is_shown (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "m1");
  GtkWidget *low =
      inspector_fixture_widget (inspector_fixture_row (page, "scale-low"), GTK_TYPE_ENTRY, 0);
  GtkWidget *high =
      inspector_fixture_widget (inspector_fixture_row (page, "scale-high"), GTK_TYPE_ENTRY, 0);

  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (low)), ==, "-2");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (high)), ==, "2");
  type (GTK_EDITABLE (high), "5");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (high)), ==, "5");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (low)), ==, "-2");
}

/* Bad values */

/* What is no value at all is told of by itself, else it is the field that is. */
static char *
make_words (GtkEditable *entry, const char *words)
{
  if (g_str_has_prefix (words, "is not"))
    return g_strdup_printf ("“%s” %s", gtk_editable_get_text (entry), words);
  return g_strdup (words);
}

static void
test_bad_value (InspectorFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *property;
    const char *typed;
    const char *words;
  } cases[] = {
    { "e1", "date", "31 May", "is not a date such as 2026-05-31" },
    { "e1", "n", "many", "is not a whole number from 0 to 1000000000" },
    { "e1", "value", "six", "is not a number in the range allowed" },
    { "e1", "counts", "1 two", "is not a list of whole numbers with one space between" },
    { "r1", "title", "", "“Title” must not be empty" },
    { "m1", "scale-low", "2", "“Lowest feeling” must leave the lowest feeling below the highest" },
    { "m1", "scale-low", "-1",
      "“Lowest feeling” would leave out a feeling that was assessed already" },
    { "t2", "span", "2", "“Moments it lasts” is more than the 1 moment there is from here on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlElementPage *page = inspector_fixture_show (fixture, cases[i].id);
      GtkWidget *row = inspector_fixture_row (page, cases[i].property);
      GtkEditable *entry = inspector_fixture_widget (row, GTK_TYPE_ENTRY, 0);
      g_autofree char *before = g_strdup (gtk_editable_get_text (entry));
      g_autofree char *words = NULL;
      guint64 serial = tl_history_get_serial (fixture->history);

      type (entry, cases[i].typed);
      words = make_words (entry, cases[i].words);
      g_assert_true (inspector_fixture_says (row, words));
      g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
      g_assert_true (g_str_has_suffix (gtk_editable_get_text (entry), cases[i].typed));
      /* What was there is good again. */
      gtk_editable_set_text (entry, before);
      g_assert_false (inspector_fixture_says (row, cases[i].words));
    }
}

static void
test_refused_stays (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "e1");
  GtkWidget *row = inspector_fixture_row (page, "date");
  GtkEditable *entry = inspector_fixture_widget (row, GTK_TYPE_ENTRY, 0);

  type (entry, " or so");
  choose (page, "source", "review");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-05-31 or so");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "“2026-05-31 or so” is not a date such as 2026-05-31");
  gtk_editable_delete_text (entry, 9, -1);
  type (entry, "0");
  g_assert_false (
      inspector_fixture_says (row, "“2026-05-31 or so” is not a date such as 2026-05-31"));
  g_assert_cmpstr (tl_element_get (find (fixture, "e1"), TL_PROPERTY_DATE), ==, "2026-05-30");

  /* Undo shows what the map has. */
  type (entry, "soon");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-05-31");
}

static void
select_day (GtkWidget *button, int year, int month, int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, 0, 0, 0);

  gtk_calendar_select_day (tl_date_button_get_calendar (button), date);
}

static void
assert_day (GtkWidget *button, int year, int month, int day)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (tl_date_button_get_calendar (button));

  g_assert_cmpint (g_date_time_get_year (date), ==, year);
  g_assert_cmpint (g_date_time_get_month (date), ==, month);
  g_assert_cmpint (g_date_time_get_day_of_month (date), ==, day);
}

/* A day chosen in the calendar is a step of its own; leafing puts nothing. */
static void
test_calendar (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "e1");
  GtkWidget *row = inspector_fixture_row (page, "date");
  GtkWidget *button = inspector_fixture_widget (row, GTK_TYPE_BUTTON, 0);
  GtkEditable *entry = inspector_fixture_widget (row, GTK_TYPE_ENTRY, 0);
  TlElement *evidence = find (fixture, "e1");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Calendar for “Date”");
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_emit_by_name (button, "clicked");
  assert_day (button, 2026, 5, 31);
  select_day (button, 2026, 8, 2);
  g_assert_cmpstr (tl_element_get (evidence, TL_PROPERTY_DATE), ==, "2026-05-31");
  tl_date_button_choose (button);
  g_assert_cmpstr (tl_element_get (evidence, TL_PROPERTY_DATE), ==, "2026-08-02");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-08-02");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Change “Date”");
  select_day (button, 2027, 12, 24);
  tl_date_button_choose (button);
  tl_history_undo (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-08-02");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-05-31");

  /* What was refused goes, also when the day is the one there is. */
  type (entry, " or so");
  g_signal_emit_by_name (button, "clicked");
  tl_date_button_choose (button);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-05-31");
  g_assert_false (
      inspector_fixture_says (row, "“2026-05-31 or so” is not a date such as 2026-05-31"));
}

/* Where there is none, or not one, it begins with today. */
static void
test_calendar_of_several (InspectorFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  TlElement *other;
  TlElementPage *page;
  GtkWidget *row, *button;

  tl_history_begin (fixture->history, "Add", NULL);
  other = tl_history_add (fixture->history, TL_KIND_EVIDENCE, "e2", NULL, NULL);
  tl_history_set (fixture->history, other, TL_PROPERTY_DATE, "2025-01-01");
  tl_history_commit (fixture->history);
  page = inspector_fixture_show (fixture, "e1 e2");
  row = inspector_fixture_row (page, "date");
  button = inspector_fixture_widget (row, GTK_TYPE_BUTTON, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tl_date_button_open (button);
  assert_day (button, g_date_time_get_year (today), g_date_time_get_month (today),
              g_date_time_get_day_of_month (today));
  select_day (button, 999, 1, 1);
  tl_date_button_choose (button);
  g_assert_cmpstr (tl_element_get (find (fixture, "e1"), TL_PROPERTY_DATE), ==, "0999-01-01");
  g_assert_cmpstr (tl_element_get (other, TL_PROPERTY_DATE), ==, "0999-01-01");
  tl_history_undo (fixture->history);
  g_assert_cmpstr (tl_element_get (other, TL_PROPERTY_DATE), ==, "2025-01-01");
}

static void
test_lane_kind (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "l1");

  choose (page, "kind", "quotes");
  g_assert_true (
      inspector_fixture_says (page, "“Kind” cannot change while touchpoints stand in the lane"));
  g_assert_cmpstr (chosen (page, "kind"), ==, "Touchpoints");
}

static void
test_link_to_itself (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "k1");

  choose (page, "to", "t1");
  g_assert_cmpstr (tl_element_get (find (fixture, "k1"), TL_PROPERTY_TO), ==, "t2");
  choose (page, "to", "t3");
  g_assert_cmpstr (tl_element_get (find (fixture, "k1"), TL_PROPERTY_TO), ==, "t3");
}

/* As people write numbers. */
static void
test_numbers (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "e1");
  TlElement *evidence = find (fixture, "e1");

  gtk_editable_set_text (widget_of (page, "value", GTK_TYPE_ENTRY), "−4,5");
  g_assert_cmpstr (tl_element_get (evidence, TL_PROPERTY_VALUE), ==, "-4.5");
  g_assert_cmpstr (gtk_editable_get_text (widget_of (page, "value", GTK_TYPE_ENTRY)), ==, "−4,5");
  type (widget_of (page, "counts", GTK_TYPE_ENTRY), "1, 2;3 ");
  g_assert_cmpstr (tl_element_get (evidence, TL_PROPERTY_COUNTS), ==, "1 2 3");
}

/* Made from the field that needs it */

static void
test_new_role (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "t1 t2");
  TlElement *role;

  tl_choice_row_make (widget_of (page, "accountable", TL_TYPE_CHOICE_ROW), "Head of care");
  role = tl_map_get_ref (fixture->map, find (fixture, "t1"), TL_PROPERTY_ACCOUNTABLE);
  g_assert_cmpstr (tl_element_get (role, TL_PROPERTY_TITLE), ==, "Head of care");
  g_assert_true (tl_map_get_ref (fixture->map, find (fixture, "t2"), TL_PROPERTY_ACCOUNTABLE) ==
                 role);
  g_assert_cmpstr (chosen (page, "accountable"), ==, "Head of care");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "New Role");
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_ROLE), ==, 2);
  g_assert_cmpstr (chosen (page, "accountable"), ==, "Mixed");
}

static void
on_requested_cb (GtkWidget *page, TlElement *element, TlElement **requested)
{
  *requested = element;
}

/* Without a name it gets one, and its page is asked for. */
static void
test_new_without_name (InspectorFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *property;
    TlKind kind;
  } cases[] = {
    { "l1", "person", TL_KIND_PERSON },
    { "r2", "team", TL_KIND_TEAM },
    { "t1", "consulted", TL_KIND_ROLE },
    { "c1", "goal", TL_KIND_GOAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlElementPage *page = inspector_fixture_show (fixture, cases[i].id);
      TlElement *requested = NULL;

      g_signal_connect (page, "select-requested", G_CALLBACK (on_requested_cb), &requested);
      tl_choice_row_make (widget_of (page, cases[i].property, TL_TYPE_CHOICE_ROW), "");
      g_assert_nonnull (requested);
      g_assert_cmpint (tl_element_get_kind (requested), ==, cases[i].kind);
      g_assert_cmpuint (tl_map_get_referrers (fixture->map, requested)->len, ==, 1);
    }
}

static void
add (const char *path, void (*test) (InspectorFixture *fixture, gconstpointer data))
{
  g_test_add (path, InspectorFixture, NULL, inspector_fixture_set_up, test,
              inspector_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  add ("/inspector-fields/contract", test_contract);
  g_test_add_func ("/inspector-fields/table-is-whole", test_table_is_whole);
  add ("/inspector-fields/several", test_several);
  add ("/inspector-fields/several-lists", test_several_lists);
  add ("/inspector-fields/several-and-one-removed", test_several_and_one_removed);
  add ("/inspector-fields/scale-is-shown", test_scale_is_shown);
  add ("/inspector-fields/bad-value", test_bad_value);
  add ("/inspector-fields/refused-stays", test_refused_stays);
  add ("/inspector-fields/calendar", test_calendar);
  add ("/inspector-fields/calendar-of-several", test_calendar_of_several);
  add ("/inspector-fields/lane-kind", test_lane_kind);
  add ("/inspector-fields/link-to-itself", test_link_to_itself);
  add ("/inspector-fields/numbers", test_numbers);
  add ("/inspector-fields/new-role", test_new_role);
  add ("/inspector-fields/new-without-name", test_new_without_name);

  return own_display_run_tests ();
}
