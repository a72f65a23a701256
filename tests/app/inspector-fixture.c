/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspector-fixture.h"

#include "tl-file.h"

static const char map_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Repair\">\n"
    "  <person id=\"p1\" layer=\"customer\" name=\"Amira\"/>\n"
    "  <team id=\"tm1\" name=\"Contact &amp; care\"/>\n"
    "  <team id=\"tm2\" name=\"Field\"/>\n"
    "  <role id=\"r1\" team=\"tm1\" title=\"Lead\"/>\n"
    "  <role id=\"r2\" title=\"Director\"/>\n"
    "  <stage id=\"s1\" title=\"Get help\"><moment id=\"o1\"/><moment id=\"o2\"/></stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\" subtitle=\"What she does\"/>\n"
    "  <lane id=\"l2\" layer=\"employee\" title=\"Bea\"/>\n"
    "  <lane id=\"l3\" layer=\"customer\" kind=\"quotes\" title=\"Words\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" kind=\"pain\" title=\"Waits\"\n"
    "    channels=\"phone fax\" feeling=\"-1.5\" accountable=\"r1\"/>\n"
    "  <touchpoint id=\"t2\" lane=\"l1\" moment=\"o2\" kind=\"action\" title=\"Gives "
    "&lt;up&gt;\"/>\n"
    "  <touchpoint id=\"t3\" lane=\"l2\" moment=\"o1\" title=\"Asks\" channels=\"chat\"/>\n"
    "  <link id=\"k1\" from=\"t1\" to=\"t2\" kind=\"causes\"/>\n"
    "  <evidence id=\"e1\" about=\"t2\" source=\"survey\" measure=\"ces\" value=\"6.2\" n=\"31\"\n"
    "    low=\"1\" high=\"7\" direction=\"lower-better\" date=\"2026-05-31\">\n"
    "    <words>I gave up.</words></evidence>\n"
    "  <goal id=\"g1\" title=\"Told once\"/>\n"
    "  <change id=\"c1\" title=\"Pay differently\" addresses=\"t2\"/>\n"
    "  <assessment id=\"a1\" trait=\"incentives\"/>\n"
    "  <verdict id=\"v1\" rule=\"tension\" about=\"t1\" state=\"dismissed\"/>\n"
    "  <data-source id=\"d1\" path=\"answers.csv\"/>\n"
    "</journey-map>\n";

void
inspector_fixture_set_up (InspectorFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, strlen (map_text));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  fixture->map = tl_file_read_bytes (bytes, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture->history = tl_history_new (fixture->map);
  fixture->window = gtk_window_new ();
}

void
inspector_fixture_tear_down (InspectorFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

TlElement *
inspector_fixture_find (InspectorFixture *fixture, const char *id)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return element;
}

TlElementPage *
inspector_fixture_show (InspectorFixture *fixture, const char *ids)
{
  g_auto (GStrv) names = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  GtkExpander *expander;
  TlElementPage *page;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (elements, inspector_fixture_find (fixture, names[i]));
  page = TL_ELEMENT_PAGE (tl_element_page_new (tl_element_get_kind (elements->pdata[0])));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (page));
  tl_element_page_show (page, fixture->history, (TlElement **) elements->pdata, elements->len);
  for (int i = 0; (expander = inspector_fixture_widget (page, GTK_TYPE_EXPANDER, i)) != NULL; i++)
    gtk_expander_set_expanded (expander, TRUE);
  return page;
}

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

gpointer
inspector_fixture_widget (gpointer widget, GType type, int n)
{
  return find_nth (widget, type, &n);
}

GtkWidget *
inspector_fixture_row (gpointer page, const char *property)
{
  GtkWidget *row;

  for (int i = 0; (row = inspector_fixture_widget (page, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "property"), property) == 0)
      return row;
  return NULL;
}

GtkWidget *
inspector_fixture_fact (gpointer page, const char *title, const char *value)
{
  GtkWidget *row;

  for (int i = 0; (row = inspector_fixture_widget (page, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0 &&
        (value == NULL || inspector_fixture_says (row, value)))
      return row;
  return NULL;
}

void
inspector_fixture_activate (GtkWidget *row)
{
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

gboolean
inspector_fixture_says (gpointer widget, const char *words)
{
  GtkWidget *label;

  for (int i = 0; (label = inspector_fixture_widget (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_visible (label) &&
        strcmp (gtk_label_get_text (GTK_LABEL (label)), words) == 0)
      return TRUE;
  return FALSE;
}
