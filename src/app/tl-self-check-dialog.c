/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-self-check-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-message.h"
#include "tl-self-check.h"
#include "tl-speech.h"
#include "tl-today.h"

/* clang-format off */
#define QUESTION                                                                                   \
  N_ ("How far is each of these true of your organisation? Answer at once, and leave out what you " \
      "cannot say.")
/* clang-format on */

typedef struct
{
  TlHistory *history; /* owned */
  GtkWindow *window;
  GtkStack *stack;
  GtkWidget *cancel, *take;
  GtkWidget *weakest; /* of the results; NULL: there are none yet */
  GPtrArray *rows;    /* AdwComboRow, one for each statement */
  gboolean is_asking; /* whether the answers are to be thrown away */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->history);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* The first choice of a row is that there is no answer. */
static guint *
dup_answers (Dialog *self)
{
  guint *answers = g_new0 (guint, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    answers[i] = adw_combo_row_get_selected (self->rows->pdata[i]);
  return answers;
}

/* The trait, its level, and what the map shows of it, if that is not strong. */
static GtkWidget *
make_result_row (TlTrait trait, guint level, const GPtrArray *findings)
{
  const TlChoice *traits = tl_kind_get_choices (TL_KIND_ASSESSMENT, TL_PROPERTY_TRAIT);
  const TlFinding *sign = tl_self_check_find_sign (findings, trait);
  GtkWidget *row = adw_action_row_new (), *value;
  /* Translators: a level of 1 to 5 */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u"), level, TL_SELF_CHECK_LEVELS);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (traits[trait].label));
  if (sign == NULL || level == TL_SELF_CHECK_LEVELS)
    tl_speech_describe (row, words);
  else
    {
      g_autofree char *both = g_strconcat (words, _ ("; "), sign->message, NULL);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sign->message);
      tl_speech_describe (row, both);
    }
  value = gtk_label_new (words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  return row;
}

static int
compare_levels (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *levels = data;
  guint one = levels[*(const TlTrait *) a], other = levels[*(const TlTrait *) b];

  return one < other ? -1 : one > other;
}

/* Below the map, where they can be gone through. */
static void
on_show_cb (Dialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (self->window);

  g_object_set (parent, "findings-visible", TRUE, NULL);
  gtk_window_close (self->window);
}

static GtkWidget *
make_show_button (Dialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _Findings"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 18);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show_cb), self);
  return button;
}

/* The weakest first: that is where to begin. */
static GtkWidget *
make_results (Dialog *self, const guint *answers, const char *today)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GPtrArray) findings = tl_findings_list (tl_history_get_map (self->history), today);
  TlTrait order[TL_N_TRAITS];
  guint levels[TL_N_TRAITS];

  for (TlTrait trait = 0; trait < TL_N_TRAITS; trait++)
    {
      order[trait] = trait;
      levels[trait] = tl_self_check_get_level (answers, trait);
    }
  g_qsort_with_data (order, TL_N_TRAITS, sizeof *order, compare_levels, levels);
  adw_preferences_group_set_title (group, _ ("Where You Stand Today"));
  adw_preferences_group_set_description (
      group, _ ("The weakest first, with what the map shows of it. The levels are kept on the map, "
                "so that the next check shows what got better."));
  for (guint i = 0; i < TL_N_TRAITS; i++)
    if (levels[order[i]] > 0)
      {
        GtkWidget *row = make_result_row (order[i], levels[order[i]], findings);

        adw_preferences_group_add (group, row);
        if (self->weakest == NULL)
          self->weakest = row;
      }
  if (findings->len > 0)
    adw_preferences_group_add (group, make_show_button (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}

static void
on_take_cb (Dialog *self)
{
  g_autofree guint *answers = dup_answers (self);
  g_autofree char *today = tl_today_dup ();
  GtkWidget *results;

  if (!tl_self_check_apply (self->history, answers, today))
    return;
  results = make_results (self, answers, today);
  gtk_stack_add_named (self->stack, results, "results");
  gtk_stack_set_visible_child_name (self->stack, "results");
  gtk_widget_set_visible (self->take, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  tl_speech_mend_buttons (self->cancel);
  tl_speech_mend_buttons (results);
  gtk_widget_grab_focus (self->weakest);
}

static void
on_answered_cb (Dialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = any || adw_combo_row_get_selected (self->rows->pdata[i]) > 0;
  gtk_widget_set_sensitive (self->take, any);
}

static GtkWidget *
make_row (Dialog *self, guint index, GListModel *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  TlTrait trait;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tl_self_check_get_statement (index, &trait));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  tl_speech_describe_choice (ADW_COMBO_ROW (row));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_answered_cb), self);
  g_ptr_array_add (self->rows, row);
  return row;
}

static GtkWidget *
make_statements (Dialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  /* Translators: in place of an answer to a statement */
  gtk_string_list_append (choices, _ ("No answer"));
  for (guint answer = 1; answer <= TL_SELF_CHECK_LEVELS; answer++)
    gtk_string_list_take (choices, tl_self_check_format_answer (answer));
  adw_preferences_group_set_description (group, _ (QUESTION));
  for (guint i = 0; i < tl_self_check_get_n_statements (); i++)
    adw_preferences_group_add (group, make_row (self, i, G_LIST_MODEL (choices)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}

static GtkWidget *
make_bar (Dialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  self->take = gtk_button_new_with_mnemonic (_ ("_Done"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_sensitive (self->take, FALSE);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (on_take_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->take);
  return bar;
}

/* The question does not keep the window it stands on, with which it goes. */
static void
on_discard_answer_cb (const char *answer, gpointer data)
{
  GtkWindow **window = data;

  if (*window != NULL)
    {
      Dialog *self = g_object_get_data (G_OBJECT (*window), "dialog");

      self->is_asking = FALSE;
      if (strcmp (answer, "discard") == 0)
        gtk_window_destroy (*window);
    }
  g_clear_weak_pointer (window);
  g_free (window);
}

static void
ask_to_discard (Dialog *self)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "discard", N_ ("_Discard"), TL_ANSWER_DESTRUCTIVE },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  GtkWindow **window = g_new0 (GtkWindow *, 1);

  g_set_weak_pointer (window, self->window);
  self->is_asking = TRUE;
  tl_message_ask (self->window, _ ("Discard the Answers?"),
                  _ ("They come to the map once you choose “Done”."), answers, on_discard_answer_cb,
                  window);
}

/* Escape is one key more than what closes a list of choices. */
static gboolean
on_close_request_cb (Dialog *self)
{
  gboolean has_unkept = self->weakest == NULL && gtk_widget_get_sensitive (self->take);

  if (has_unkept && !self->is_asking)
    ask_to_discard (self);
  return has_unkept;
}

static void
close_by_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

GtkWindow *
tl_self_check_show (GtkWindow *parent, TlHistory *history)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Dialog *self = g_new0 (Dialog, 1);

  self->history = g_object_ref (history);
  self->window = GTK_WINDOW (window);
  self->rows = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_stack_add_child (self->stack, make_statements (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (window), box);
  g_object_set_data_full (G_OBJECT (window), "dialog", self, dialog_free);
  gtk_window_set_title (self->window, _ ("Self-Check"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_window_set_default_size (self->window, 640, 720);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (on_close_request_cb), self);
  close_by_escape (self->window);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (QUESTION), -1);
  tl_speech_mend_buttons (window);
  /* Whoever opens it is at the first question, not at what closes it. */
  gtk_window_set_focus (self->window, self->rows->pdata[0]);
  gtk_window_present (self->window);
  return self->window;
}
