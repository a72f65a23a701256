/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-message.h"

/* What other programs do with the file of the map. */

static void
set_state (TlWindow *self, TlStorageState state)
{
  self->disk = state;
  tl_notice_bar_hide (self->disk_bar);
  tl_window_update_title (self);
}

void
tl_window_forget_disturbance (TlWindow *self)
{
  set_state (self, TL_STORAGE_SAME);
}

static void
on_disturbed_cb (TlWindow *self, int state)
{
  static const TlNoticeAnswer changed[] = { { "reload", N_ ("_Reload"), FALSE },
                                            { "keep", N_ ("_Keep Mine"), FALSE },
                                            { "save-as", N_ ("Save _As…"), FALSE },
                                            { NULL, NULL, FALSE } };
  static const TlNoticeAnswer vanished[] = { { "save-as", N_ ("Save _As…"), TRUE },
                                             { "keep", N_ ("_Keep Mine"), FALSE },
                                             { NULL, NULL, FALSE } };
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  set_state (self, (TlStorageState) state);
  if (state == TL_STORAGE_SAME)
    return;
  name = tl_storage_dup_name (tl_document_get_file (self->document));
  words = state == TL_STORAGE_CHANGED
              ? g_strdup_printf (_ ("Another program has changed “%s”."), name)
              : g_strdup_printf (_ ("“%s” has been moved or deleted."), name);
  tl_notice_bar_show (self->disk_bar, words, state == TL_STORAGE_CHANGED ? changed : vanished);
}

static void
on_reload_answer_cb (const char *answer, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (strcmp (answer, "reload") == 0 && self->document != NULL &&
      tl_document_get_file (self->document) != NULL)
    tl_window_reload (self);
}

static void
ask_to_reload (TlWindow *self)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_SUGGESTED },
                                      { "reload", N_ ("_Reload"), TL_ANSWER_DESTRUCTIVE },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };

  tl_message_ask (GTK_WINDOW (self), _ ("Reload the Map?"),
                  _ ("What you have changed and not saved would be lost for good."), answers,
                  on_reload_answer_cb, g_object_ref (self));
}

/* What is there now may be replaced: whoever keeps theirs has been told of it. */
static void
keep_own (TlWindow *self)
{
  tl_document_accept_file (self->document, tl_file_watch_get_etag (self->watch));
  tl_window_forget_disturbance (self);
}

static void
on_chosen_cb (TlWindow *self, const char *id)
{
  if (self->document == NULL || tl_document_get_file (self->document) == NULL)
    return;
  tl_window_commit_edit (self);
  if (strcmp (id, "keep") == 0)
    keep_own (self);
  else if (strcmp (id, "save-as") == 0)
    tl_window_save_as (self);
  else if (tl_document_is_modified (self->document))
    ask_to_reload (self);
  else
    tl_window_reload (self);
}

void
tl_window_leave_file (TlWindow *self)
{
  if (self->watch != NULL)
    tl_file_watch_stop (self->watch);
  g_clear_object (&self->watch);
}

void
tl_window_watch_file (TlWindow *self)
{
  tl_window_leave_file (self);
  tl_window_forget_disturbance (self);
  if (self->document == NULL)
    return;
  self->watch = tl_file_watch_new (self->document);
  g_signal_connect_swapped (self->watch, "disturbed", G_CALLBACK (on_disturbed_cb), self);
}

void
tl_window_connect_disk_bar (TlWindow *self)
{
  g_signal_connect_swapped (self->disk_bar, "chosen", G_CALLBACK (on_chosen_cb), self);
}
