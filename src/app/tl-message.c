/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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

  *question = (Question){ done, data, NULL };
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), question);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_destroy_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
