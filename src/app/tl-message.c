/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tl-speech.h"
#include "tl-storage.h"

/* More than a letter takes, less than the narrowest dialog leaves: 300 and its padding. */
#define HEADING_WIDTH 120

typedef struct
{
  TlMessageDone done;
  gpointer data;
  char *answer;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->answer);
  g_free (question);
}

static gboolean
on_answered_cb (gpointer data)
{
  Question *question = data;

  question->done (question->answer, question->data);
  return G_SOURCE_REMOVE;
}

/* What is done may close the window below, and the dialog with it, which must be through with its
 * click before. */
static void
on_response_cb (AdwMessageDialog *dialog, const char *answer, Question *question)
{
  g_signal_handlers_disconnect_by_data (dialog, question);
  question->answer = g_strdup (answer);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_answered_cb, question, question_free);
}

/* The window below was closed, and the question with it. */
static void
on_destroy_cb (AdwMessageDialog *dialog, Question *question)
{
  on_response_cb (dialog, TL_ANSWER_CANCEL, question);
}

static AdwResponseAppearance
get_appearance (TlAnswerLook look)
{
  switch (look)
    {
    case TL_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case TL_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

/* AdwMessageDialog holds its heading in two sizes, the larger one not wrapped, takes the least
 * width of both for its own, and then asks how high each would be there (libadwaita 1.2 to 1.7 do).
 * GTK warns from 4.18 on of a label that needs more. Where both wrap and have the same least width,
 * none does. It looks the same: the larger one is shown only where it fits into one line. */
static void
mend_heading (GtkWidget *widget, const char *heading)
{
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), heading) == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, HEADING_WIDTH, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mend_heading (child, heading);
}

void
tl_message_ask (GtkWindow *parent,
                const char *heading,
                const char *body,
                const TlAnswer *answers,
                TlMessageDone done,
                gpointer data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new (Question, 1);

  for (; answers->id != NULL; answers++)
    {
      adw_message_dialog_add_response (dialog, answers->id, _ (answers->label));
      adw_message_dialog_set_response_appearance (dialog, answers->id,
                                                  get_appearance (answers->look));
      if (answers->look == TL_ANSWER_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, answers->id);
    }
  adw_message_dialog_set_close_response (dialog, TL_ANSWER_CANCEL);
  mend_heading (GTK_WIDGET (dialog), heading);
  tl_speech_describe (GTK_WIDGET (dialog), body);
  tl_speech_mend_buttons (GTK_WIDGET (dialog));

  *question = (Question){ done, data, NULL };
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), question);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroy_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
tl_message_make_unsaved (GFile *file)
{
  g_autofree char *name = tl_storage_dup_name (file);

  return g_strdup_printf (_ ("“%s” Was Not Saved"), name);
}

static void
ignore_answer (const char *answer, gpointer data)
{
}

void
tl_message_tell_unsaved (GtkWidget *widget, GFile *file, const GError *error)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *heading = tl_message_make_unsaved (file);

  if (root != NULL)
    tl_message_ask (GTK_WINDOW (root), heading, error->message, answers, ignore_answer, NULL);
}
