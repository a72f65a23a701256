/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  TlMessageDone done;
  gpointer data;
} Question;

static void
on_response_cb (AdwMessageDialog *dialog, const char *answer, Question *question)
{
  /* The answer may destroy the parent, and GTK 4.8 looks at it again when the dialog goes. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (question->done != NULL)
    question->done (answer, question->data);
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

  *question = (Question){ done, data };
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), question,
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tl_message_tell (GtkWindow *parent, const char *heading, const char *body)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };

  tl_message_ask (parent, heading, body, answers, NULL, NULL);
}
