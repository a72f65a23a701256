/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "own-folder.h"
#include "tl-self-check-dialog.h"
#include "tl-self-check.h"

/* The self-check's window, by its rows and buttons. */

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_row (GtkWindow *dialog, guint index)
{
  return find_nth (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, &index);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (GtkWindow *dialog, const char *label)
{
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), label), "clicked");
}

static guint
count_assessments (TlWindow *window)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (window));
  guint n = 0;

  for (TlElement *element = tl_map_get_first (map, TL_KIND_ASSESSMENT); element != NULL;
       element = tl_element_get_next_of_kind (element))
    n++;
  return n;
}

/* Nothing is changed before the answers are taken, and then in one step. */
static void
test_take (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  GtkWindow *dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  GtkWidget *weakest, *strongest;
  guint first = 0, second = 1;

  g_assert_true (gtk_window_get_focus (dialog) == GTK_WIDGET (find_row (dialog, 0)));
  g_assert_nonnull (find_row (dialog, tl_self_check_get_n_statements () - 1));
  g_assert_null (find_row (dialog, tl_self_check_get_n_statements ()));
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (dialog), "_Done")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 9)), 2);
  g_assert_cmpuint (count_assessments (fixture->window), ==, 0);
  click (dialog, "_Done");
  g_assert_cmpuint (count_assessments (fixture->window), ==, 2);
  g_assert_cmpstr (tl_history_get_undo_label (history), ==, "Self-Check");
  weakest = find_nth (gtk_stack_get_visible_child (GTK_STACK (
                          find_nth (GTK_WIDGET (dialog), GTK_TYPE_STACK, &(guint){ 0 }))),
                      ADW_TYPE_ACTION_ROW, &first);
  strongest = find_nth (gtk_widget_get_parent (weakest), ADW_TYPE_ACTION_ROW, &second);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (weakest)), ==, "Leadership");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (strongest)), ==,
                   "Shared goals");
  click (dialog, "_Close");
  tl_history_undo (history);
  g_assert_cmpuint (count_assessments (fixture->window), ==, 0);
}

/* From the last page the findings are one click away. */
static void
test_show_findings (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  GtkWindow *dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gboolean visible = FALSE;

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  click (dialog, "_Done");
  click (dialog, "Show _Findings");
  g_object_get (fixture->window, "findings-visible", &visible, NULL);
  g_assert_true (visible);
  g_object_set (fixture->window, "findings-visible", FALSE, NULL);
}

static void
test_cancel (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  GtkWindow *dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  click (dialog, "_Cancel");
  own_display_wait (window_fixture_is_gone, &gone);
  g_assert_cmpuint (count_assessments (fixture->window), ==, 0);
}

/* Escape asks before it throws answers away; there are none at first, and none to lose at last. */
static void
test_close (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  GtkWindow *dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_close (dialog);
  own_display_wait (window_fixture_is_gone, &gone);

  dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  gtk_window_close (dialog);
  window_fixture_answer ("cancel");
  g_assert_nonnull (gone);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (dialog, 0))), ==, 5);
  gtk_window_close (dialog);
  window_fixture_answer ("discard");
  own_display_wait (window_fixture_is_gone, &gone);
  g_assert_cmpuint (count_assessments (fixture->window), ==, 0);

  dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  click (dialog, "_Done");
  gtk_window_close (dialog);
  own_display_wait (window_fixture_is_gone, &gone);
}

/* It is asked once, and no more when what it is about has gone. */
static void
test_close_asked (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  GtkWindow *dialog = tl_self_check_show (GTK_WINDOW (fixture->window), history);
  gpointer gone = dialog, question;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, 0)), 5);
  gtk_window_close (dialog);
  own_display_wait (window_fixture_is_asking, NULL);
  question = window_fixture_find_question ();
  g_object_add_weak_pointer (question, &question);
  gtk_window_close (dialog);
  g_assert_true (window_fixture_find_question () == question);
  gtk_window_destroy (dialog);
  own_display_wait (window_fixture_is_gone, &gone);
  own_display_wait (window_fixture_is_gone, &question);
  g_assert_null (window_fixture_find_question ());
}

static void
add (const char *path, void (*test) (WindowFixture *fixture, gconstpointer content))
{
  g_test_add (path, WindowFixture, window_fixture_map, window_fixture_set_up, test,
              window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/self-check-dialog/take", test_take);
  add ("/self-check-dialog/show-findings", test_show_findings);
  add ("/self-check-dialog/cancel", test_cancel);
  add ("/self-check-dialog/close", test_close);
  add ("/self-check-dialog/close-asked", test_close_asked);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
