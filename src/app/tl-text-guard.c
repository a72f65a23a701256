/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-guard.h"

#include "tl-words.h"

/* So many bytes at once always go in: they take no time that anybody would notice, and who types
 * letter by letter goes on typing. */
#define FEW 2000

typedef struct
{
  TlTextTooLong too_long;
  gpointer data;
  gboolean is_asked; /* what it gave goes in */
} Guard;

static char *
dup_whole (GtkTextBuffer *buffer, const GtkTextIter *at, const char *words)
{
  GtkTextIter start, end;
  g_autofree char *before = NULL, *after = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  before = gtk_text_buffer_get_text (buffer, &start, at, TRUE);
  after = gtk_text_buffer_get_text (buffer, at, &end, TRUE);
  return g_strconcat (before, words, after, NULL);
}

static void
on_insert_cb (GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length, Guard *guard)
{
  g_autofree char *words = g_strndup (text, (gsize) length);
  g_autofree char *whole = NULL, *instead = NULL;

  if (guard->is_asked || length <= FEW)
    return;
  whole = dup_whole (buffer, at, words);
  if (!tl_words_are_long (whole))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  guard->is_asked = TRUE;
  instead = guard->too_long (whole, words, guard->data);
  if (instead != NULL)
    gtk_text_buffer_insert (buffer, at, instead, -1);
  guard->is_asked = FALSE;
}

static void
guard_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
tl_text_guard (GtkTextBuffer *buffer, TlTextTooLong too_long, gpointer data)
{
  Guard *guard = g_new0 (Guard, 1);

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  guard->too_long = too_long;
  guard->data = data;
  g_signal_connect_data (buffer, "insert-text", G_CALLBACK (on_insert_cb), guard, guard_free, 0);
}
