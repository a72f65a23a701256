/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-application.h"
#include "tl-message.h"

/* Lines of what was done that a question may hold. */
#define N_LINES 12

/* Writing */

static void
on_failed_cb (TlWindow *self, const char *why)
{
  static const TlNoticeAnswer answers[] = { { "save", N_ ("_Save"), TRUE }, { NULL, NULL, FALSE } };
  g_autofree char *words =
      /* Translators: %s says why, as “the name of a file: Permission denied”. */
      g_strdup_printf (_ ("Save this map soon. What is not saved is kept nowhere else, since no "
                          "draft of it can be written (%s)."),
                       why);

  tl_notice_bar_show (self->unkept_bar, words, answers);
  tl_canvas_announce (self->canvas, words);
}

static void
on_mended_cb (TlWindow *self)
{
  tl_notice_bar_hide (self->unkept_bar);
}

void
tl_window_end_draft (TlWindow *self, TlDraftEnd end)
{
  if (self->draft == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  tl_notice_bar_hide (self->unkept_bar);
  tl_draft_close (self->draft, end);
  g_clear_object (&self->draft);
}

static void
take_draft (TlWindow *self, TlDraft *draft)
{
  self->draft = draft;
  g_signal_connect_swapped (draft, "failed", G_CALLBACK (on_failed_cb), self);
  g_signal_connect_swapped (draft, "mended", G_CALLBACK (on_mended_cb), self);
}

void
tl_window_start_draft (TlWindow *self)
{
  gboolean is_reloading = self->loading != NULL && self->loading->is_reload;

  if (self->draft != NULL && tl_draft_get_document (self->draft) == self->document)
    return;
  tl_window_end_draft (self, is_reloading ? TL_DRAFT_DROP : TL_DRAFT_KEEP);
  if (self->document != NULL)
    take_draft (self, tl_draft_new (self->document, NULL, NULL));
}

static void
show_draft (TlWindow *self, TlDraft *draft)
{
  tl_window_end_draft (self, TL_DRAFT_KEEP);
  take_draft (self, g_object_ref (draft));
  tl_window_set_document (self, tl_draft_get_document (draft));
}

/* Words */

char *
tl_window_describe_draft (const TlDraftInfo *info)
{
  g_autofree char *name = tl_draft_info_make_name (info);
  g_autofree char *time = tl_draft_info_make_time (info);

  if (info->fault != NULL)
    /* Translators: the name of a map, and a sentence that says why. */
    return g_strdup_printf (_ ("A draft of “%s” cannot be read. %s"), name, info->fault);
  if (!info->is_newer)
    return g_strdup_printf (
        /* Translators: the name of a map and the time of its draft. */
        _ ("“%s” was saved after Throughline closed with other changes, from %s. Restore them?"),
        name, time);
  return g_strdup_printf (
      /* Translators: the name of a map and the time of its draft. */
      _ ("Throughline closed before “%s” was saved. Restore the changes from %s?"), name, time);
}

static char *
describe_steps (const TlDraftInfo *info)
{
  g_autofree char *lines = tl_draft_info_describe (info, N_LINES);
  const char *more = info->is_whole ? "" : _ ("A part of the draft is damaged.");

  return g_strjoin (info->is_whole || *lines == '\0' ? "" : "\n\n", lines, more, NULL);
}

/* Offering */

static TlDraftInfo *
get_offer (TlWindow *self)
{
  return self->offers != NULL && self->offers->len > 0 ? self->offers->pdata[0] : NULL;
}

static void
show_offer (TlWindow *self)
{
  static const TlNoticeAnswer answers[] = { { "restore", N_ ("Res_tore"), TRUE },
                                            { "compare", N_ ("_What Is New…"), FALSE },
                                            { "discard", N_ ("_Discard…"), FALSE },
                                            { NULL, NULL, FALSE } };
  static const TlNoticeAnswer unreadable[] = { { "show", N_ ("Ope_n Folder"), TRUE },
                                               { "discard", N_ ("_Discard…"), FALSE },
                                               { NULL, NULL, FALSE } };
  const TlDraftInfo *info = get_offer (self);
  g_autofree char *words = info != NULL ? tl_window_describe_draft (info) : NULL;

  if (self->start != NULL)
    tl_start_page_set_drafts (self->start, self->offers);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore-draft", TRUE);
  if (words != NULL && self->start == NULL)
    tl_notice_bar_show (self->draft_bar, words, info->fault != NULL ? unreadable : answers);
  else
    tl_notice_bar_hide (self->draft_bar);
}

static void
end_offer (TlWindow *self, const char *key)
{
  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    if (strcmp (((TlDraftInfo *) self->offers->pdata[i])->key, key) == 0)
      {
        g_ptr_array_remove_index (self->offers, i);
        break;
      }
  show_offer (self);
}

typedef struct
{
  TlWindow *window;
  char *key;
} Answering;

static Answering *
answering_new (TlWindow *self, const TlDraftInfo *info)
{
  Answering *answering = g_new (Answering, 1);

  *answering = (Answering){ g_object_ref (self), g_strdup (info->key) };
  return answering;
}

static void
answering_free (Answering *answering)
{
  g_object_unref (answering->window);
  g_free (answering->key);
  g_free (answering);
}

/* Where the restored map may take the place of what is there: nobody would miss it. */
static gboolean
may_show_here (TlWindow *self, TlDocument *document)
{
  GFile *file = tl_document_get_file (document);
  GFile *own = self->document != NULL ? tl_document_get_file (self->document) : NULL;

  if (self->loading != NULL || self->saving != NULL)
    return FALSE;
  return tl_window_is_reusable (self) || (own != NULL && file != NULL && g_file_equal (own, file) &&
                                          !tl_document_is_modified (self->document));
}

static void
show_restored (TlWindow *self, TlDraft *draft)
{
  TlWindow *target = self;

  if (!may_show_here (self, tl_draft_get_document (draft)))
    target = tl_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings);
  show_draft (target, draft);
  gtk_window_present (GTK_WINDOW (target));
  tl_window_say (target, _ ("The changes are back. They are not saved yet."), FALSE);
}

static void
say_not_restored (TlWindow *self, const GError *error)
{
  g_autofree char *words =
      /* Translators: %s says why. */
      g_strdup_printf (_ ("The draft could not be restored (%s)"), error->message);

  tl_window_say (self, words, FALSE);
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answering *answering = data;
  TlWindow *self = answering->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = tl_drafts_restore_finish (result, &error);

  if (draft == NULL)
    say_not_restored (self, error);
  else if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    show_restored (self, draft);
  end_offer (self, answering->key);
  answering_free (answering);
}

/* Until show_offer () nobody can ask twice. */
static void
suspend_offer (TlWindow *self)
{
  tl_notice_bar_hide (self->draft_bar);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore-draft", FALSE);
}

void
tl_window_restore_draft (TlWindow *self, const TlDraftInfo *info)
{
  suspend_offer (self);
  tl_drafts_restore_async (info->key, on_restored_cb, answering_new (self, info));
}

static void
say_not_discarded (TlWindow *self, const GError *error)
{
  g_autofree char *words =
      /* Translators: %s says why. */
      g_strdup_printf (_ ("The draft could not be discarded (%s)"), error->message);

  tl_window_say (self, words, FALSE);
}

static void
on_discarded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answering *answering = data;
  TlWindow *self = answering->window;
  g_autoptr (GError) error = NULL;

  if (tl_drafts_discard_finish (result, &error))
    end_offer (self, answering->key);
  else
    {
      say_not_discarded (self, error);
      show_offer (self);
    }
  answering_free (answering);
}

static void
on_discard_answer_cb (const char *answer, gpointer data)
{
  Answering *answering = data;

  if (strcmp (answer, "discard") != 0)
    {
      answering_free (answering);
      return;
    }
  suspend_offer (answering->window);
  tl_drafts_discard_async (answering->key, on_discarded_cb, answering);
}

void
tl_window_discard_draft (TlWindow *self, const TlDraftInfo *info)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_SUGGESTED },
                                      { "discard", N_ ("_Discard"), TL_ANSWER_DESTRUCTIVE },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_draft_info_make_name (info);
  g_autofree char *time = tl_draft_info_make_time (info);
  g_autofree char *body =
      /* Translators: the name of a map and the time of its draft. */
      g_strdup_printf (_ ("The changes of “%s” from %s would be lost for good."), name, time);

  tl_message_ask (GTK_WINDOW (self), _ ("Discard the Draft?"), body, answers, on_discard_answer_cb,
                  answering_new (self, info));
}

static void
on_compare_answer_cb (const char *answer, gpointer data)
{
  Answering *answering = data;
  const TlDraftInfo *info = get_offer (answering->window);

  if (strcmp (answer, "restore") == 0 && info != NULL && strcmp (info->key, answering->key) == 0)
    tl_window_restore_draft (answering->window, info);
  answering_free (answering);
}

static void
show_steps (TlWindow *self, const TlDraftInfo *info)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { "restore", N_ ("Res_tore"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  guint n = info->past->len;
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%u Step Was Not Saved", "%u Steps Were Not Saved", n), n);
  g_autofree char *body = describe_steps (info);

  tl_message_ask (GTK_WINDOW (self), heading, body, answers, on_compare_answer_cb,
                  answering_new (self, info));
}

void
tl_window_show_drafts (TlWindow *self)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
on_chosen_cb (TlWindow *self, const char *id)
{
  const TlDraftInfo *info = get_offer (self);

  if (info == NULL)
    return;
  if (strcmp (id, "restore") == 0)
    tl_window_restore_draft (self, info);
  else if (strcmp (id, "show") == 0)
    tl_window_show_drafts (self);
  else if (strcmp (id, "compare") == 0)
    show_steps (self, info);
  else
    tl_window_discard_draft (self, info);
}

/* The others belong to another window, or wait for their file to be opened. */
static gboolean
is_offered_here (TlWindow *self, const TlDraftInfo *info)
{
  GFile *own = tl_window_get_file (self);

  return self->offers_all || (own != NULL && info->file != NULL && g_file_equal (own, info->file));
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autoptr (GPtrArray) infos = tl_drafts_list_finish (result);

  self->n_listings--;
  if (infos == NULL || gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  for (guint i = infos->len; i > 0; i--)
    if (!is_offered_here (self, infos->pdata[i - 1]))
      g_ptr_array_remove_index (infos, i - 1);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = g_steal_pointer (&infos);
  show_offer (self);
}

const TlDraftInfo *
tl_window_find_offer (TlWindow *self, const char *key)
{
  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    {
      const TlDraftInfo *info = self->offers->pdata[i];

      if (strcmp (info->key, key) == 0)
        return info;
    }
  return NULL;
}

gboolean
tl_window_may_restore (TlWindow *self)
{
  const TlDraftInfo *info = get_offer (self);
  GFile *own = tl_window_get_file (self);

  return self->n_listings > 0 ||
         (info != NULL && info->fault == NULL && own != NULL && info->file != NULL &&
          g_file_equal (own, info->file) && !tl_document_is_modified (self->document));
}

void
tl_window_forget_offers (TlWindow *self)
{
  self->offers_all = FALSE;
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  show_offer (self);
}

void
tl_window_offer_drafts (TlWindow *self, gboolean all)
{
  self->offers_all = self->offers_all || all;
  self->n_listings++;
  tl_drafts_list_async (on_listed_cb, g_object_ref (self));
}

void
tl_window_connect_draft_bars (TlWindow *self)
{
  g_signal_connect_swapped (self->unkept_bar, "chosen", G_CALLBACK (tl_window_save), self);
  g_signal_connect_swapped (self->draft_bar, "chosen", G_CALLBACK (on_chosen_cb), self);
}
