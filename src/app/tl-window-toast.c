/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"
#include "tl-words.h"

#include <glib/gi18n-lib.h>

/* Toasts: one at a time, and none that would undo another step than it tells of.
 *
 * libadwaita brings the program down when a toast is dismissed that is still on its way in: it
 * frees what the end of that animation will ask for (1.2, and seen by others). So a young toast is
 * never dismissed: it is told to say something else, or goes as soon as it may. */
#define YOUNG G_USEC_PER_SEC

#define UNDO "win.undo"

static gboolean
is_young (TlWindow *self)
{
  return g_get_monotonic_time () - self->toast_time < YOUNG;
}

static void
set_button (AdwToast *toast, const char *label, const char *action, GVariant *target)
{
  adw_toast_set_button_label (toast, label);
  /* No action is ever seen with the target of another. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, action);
}

static void
on_dismissed_cb (AdwToast *toast, TlWindow *self)
{
  if (self->toast != toast)
    return;
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_object (&self->toast);
}

static void
add_toast (TlWindow *self)
{
  self->toast = adw_toast_new ("");
  self->toast_time = g_get_monotonic_time ();
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (on_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

static void
show (TlWindow *self, const char *words, const char *button, const char *action, GVariant *target)
{
  /* Words of a person's map are not markup. */
  g_autofree char *shown = tl_words_cut (words, TL_WORDS_SENTENCE);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  /* It has something to say again. */
  g_clear_handle_id (&self->toast_id, g_source_remove);
  if (self->toast != NULL && !is_young (self))
    adw_toast_dismiss (self->toast);
  if (self->toast == NULL)
    add_toast (self);
  adw_toast_set_title (self->toast, markup);
  set_button (self->toast, button, action, target);
}

void
tl_window_say (TlWindow *self, const char *words, gboolean undoable)
{
  g_return_if_fail (TL_IS_WINDOW (self));

  if (!undoable || self->document == NULL)
    {
      show (self, words, NULL, NULL, NULL);
      return;
    }
  self->toast_serial = tl_history_get_serial (tl_document_get_history (self->document));
  show (self, words, _ ("_Undo"), UNDO, NULL);
}

void
tl_window_offer (
    TlWindow *self, const char *words, const char *button, const char *action, GVariant *target)
{
  tl_canvas_announce (self->canvas, words);
  show (self, words, button, action, target);
}

static gboolean
on_grown_cb (gpointer data)
{
  TlWindow *self = data;

  self->toast_id = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

void
tl_window_retire_toast (TlWindow *self)
{
  gint64 left;

  if (self->toast == NULL || self->toast_id != 0)
    return;
  set_button (self->toast, NULL, NULL, NULL);
  left = YOUNG - (g_get_monotonic_time () - self->toast_time);
  if (left <= 0)
    adw_toast_dismiss (self->toast);
  else
    self->toast_id = g_timeout_add ((guint) (left / 1000 + 1), on_grown_cb, self);
}

void
tl_window_check_toast (TlWindow *self)
{
  TlHistory *history = tl_document_get_history (self->document);

  if (self->toast != NULL && g_strcmp0 (adw_toast_get_action_name (self->toast), UNDO) == 0 &&
      tl_history_get_serial (history) != self->toast_serial)
    tl_window_retire_toast (self);
}
