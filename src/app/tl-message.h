/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A question to a person over a window: the one place that knows which widget asks it. */

typedef enum
{
  TL_ANSWER_PLAIN,
  TL_ANSWER_SUGGESTED,
  TL_ANSWER_DESTRUCTIVE
} TlAnswerLook;

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic, to be passed through _() */
  TlAnswerLook look;
} TlAnswer;

/* The answer that Escape and closing the question give; every list of answers holds it. */
#define TL_ANSWER_CANCEL "cancel"

/* `answer` is one of the ids asked. */
typedef void (*TlMessageDone) (const char *answer, gpointer data);

/* `answers` ends with a NULL id; the suggested one is what Enter gives. `done` is called once. */
void tl_message_ask (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const TlAnswer *answers,
                     TlMessageDone done,
                     gpointer data);

/* "“plan.pdf” Was Not Saved": the heading of a question about it. Transfer full. */
char *tl_message_make_unsaved (GFile *file);
/* Says so, and why, over the window that the widget is in; nothing when it is in none. */
void tl_message_tell_unsaved (GtkWidget *widget, GFile *file, const GError *error);

G_END_DECLS
