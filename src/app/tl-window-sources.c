/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-message.h"
#include "tl-source-dialog.h"
#include "tl-source-words.h"
#include "tl-words.h"

/* The evidence files of the map: followed while it is open, asked about and explained. */

#define TYPING_REST G_TIME_SPAN_SECOND
/* So long nothing is read anew before it is told. */
#define NEWS_REST 700 /* milliseconds */

/* What somebody types is on the map with each letter; nothing may come under their hand before they
 * have rested. */
static gboolean
is_typing (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint64 serial = tl_history_get_serial (tl_document_get_history (self->document));

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector)))
    return FALSE;
  if (serial != self->typed_serial)
    self->typed_time = g_get_monotonic_time ();
  self->typed_serial = serial;
  return g_get_monotonic_time () - self->typed_time < TYPING_REST;
}

/* Something is asked of the map as it is, such as how a table is to be imported. */
static gboolean
is_asking (TlWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !found; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      found = gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
              gtk_window_get_modal (window) && gtk_widget_get_visible (GTK_WIDGET (window));
    }
  return found;
}

static gboolean
is_busy_cb (gpointer data)
{
  TlWindow *self = data;

  return tl_canvas_is_in_hand (self->canvas) || is_typing (self) || is_asking (self) ||
         tl_window_may_restore (self);
}

/* What a map from elsewhere wants to read. */

/* So many paths can be read through; what is not listed is not answered for. */
#define MOST_ASKED 6

typedef struct
{
  TlWindow *window;
  TlLiveSources *sources; /* those that it was asked of */
  GPtrArray *ids;
} Question;

static void ask_next (TlWindow *self);

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->sources);
  g_ptr_array_unref (question->ids);
  g_free (question);
}

static void
allow_all (TlLiveSources *sources, const GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      TlLiveSource *source = tl_live_sources_find (sources, ids->pdata[i]);

      if (source != NULL)
        tl_live_sources_allow (sources, source);
    }
}

/* Whoever leaves them is not asked for the next ones. */
static void
on_answer_cb (const char *answer, gpointer data)
{
  Question *question = data;

  if (strcmp (answer, "attach") == 0 && question->window->sources == question->sources)
    {
      allow_all (question->sources, question->ids);
      ask_next (question->window);
    }
  question_free (question);
}

static void
ask (Question *question, const char *paths)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Leave"), TL_ANSWER_SUGGESTED },
                                      { "attach", N_ ("_Attach"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  gboolean is_one = question->ids->len == 1;
  g_autofree char *words = g_strdup_printf (
      /* Translators: %s is the path of a file */
      is_one ? _ ("“%s” is not in the map’s folder. Attach it only if you know what it holds: what "
                  "is in it becomes part of the map.")
             /* Translators: %s are the paths of files, one a line */
             : _ ("These files are not in the map’s folder. Attach them only if you know what they "
                  "hold: what is in them becomes part of the map.\n\n%s"),
      paths);

  tl_message_ask (GTK_WINDOW (question->window),
                  is_one ? _ ("Read a File for This Map?") : _ ("Read Files for This Map?"), words,
                  answers, on_answer_cb, question);
}

static void
ask_next (TlWindow *self)
{
  GPtrArray *all = tl_live_sources_get_all (self->sources);
  Question *question = g_new (Question, 1);
  g_autoptr (GString) paths = g_string_new (NULL);

  *question = (Question){ g_object_ref (self), g_object_ref (self->sources),
                          g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < all->len && question->ids->len < MOST_ASKED; i++)
    if (tl_live_source_get_state (all->pdata[i]) == TL_LIVE_UNASKED)
      {
        g_autofree char *path =
            tl_words_cut (tl_live_source_get_path (all->pdata[i]), TL_WORDS_NAME);

        g_string_append (paths, paths->len > 0 ? "\n" : "");
        g_string_append (paths, path);
        g_ptr_array_add (question->ids, g_strdup (tl_live_source_get_id (all->pdata[i])));
      }
  self->asked_for_source = TRUE;
  if (question->ids->len > 0)
    ask (question, paths->str);
  else
    question_free (question);
}

/* Once: what somebody leaves is found in the inspector. A window that is still to come cannot be
 * asked over. */
static void
ask_once (TlWindow *self)
{
  if (self->sources != NULL && !self->asked_for_source && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask_next (self);
}

/* What was read since it was told last, to whoever does not see the page change. */
static char *
list_news (TlWindow *self)
{
  GPtrArray *all = tl_live_sources_get_all (self->sources);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      TlLiveSource *source = all->pdata[i];
      const char *id = tl_live_source_get_id (source);
      GDateTime *time = tl_live_source_get_time (source);
      GDateTime *told = g_hash_table_lookup (self->told_sources, id);
      g_autofree char *state = NULL;

      if (time == NULL || time == told)
        continue;
      state = tl_source_words_state (source);
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? _ ("; ") : "",
                              tl_live_source_get_name (source), state);
      g_hash_table_insert (self->told_sources, g_strdup (id), g_date_time_ref (time));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
on_rested_cb (gpointer data)
{
  TlWindow *self = data;
  g_autofree char *words = list_news (self);

  self->tell_sources_id = 0;
  if (*words != '\0')
    tl_canvas_announce (self->canvas, words);
  return G_SOURCE_REMOVE;
}

/* That it is read at first, as the map is opened or the file attached, is no news. A file may be
 * written many times a second. */
static void
tell_soon (TlWindow *self)
{
  GPtrArray *all = tl_live_sources_get_all (self->sources);

  for (guint i = 0; i < all->len; i++)
    {
      const char *id = tl_live_source_get_id (all->pdata[i]);
      GDateTime *time = tl_live_source_get_time (all->pdata[i]);

      if (time != NULL && !g_hash_table_contains (self->told_sources, id))
        g_hash_table_insert (self->told_sources, g_strdup (id), g_date_time_ref (time));
    }
  g_clear_handle_id (&self->tell_sources_id, g_source_remove);
  self->tell_sources_id = g_timeout_add (NEWS_REST, on_rested_cb, self);
}

static void
on_changed_cb (TlWindow *self)
{
  tell_soon (self);
  tl_inspector_set_sources (self->inspector, self->sources);
  tl_window_update_title (self);
}

void
tl_window_leave_sources (TlWindow *self)
{
  if (self->sources == NULL)
    return;
  g_clear_handle_id (&self->tell_sources_id, g_source_remove);
  g_clear_pointer (&self->told_sources, g_hash_table_unref);
  tl_inspector_set_sources (self->inspector, NULL);
  g_signal_handlers_disconnect_by_data (self->sources, self);
  tl_live_sources_stop (self->sources);
  g_clear_object (&self->sources);
}

void
tl_window_follow_sources (TlWindow *self)
{
  tl_window_leave_sources (self);
  self->asked_for_source = FALSE;
  if (self->document == NULL)
    return;
  self->sources = tl_live_sources_new (self->document, is_busy_cb, self);
  self->told_sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_date_time_unref);
  g_signal_connect_swapped (self->sources, "changed", G_CALLBACK (on_changed_cb), self);
  on_changed_cb (self);
  g_signal_handlers_disconnect_by_func (self, ask_once, NULL);
  g_signal_connect_after (self, "map", G_CALLBACK (ask_once), NULL);
  ask_once (self);
}

/* What is done with one. */

static TlLiveSource *
find_source (TlWindow *self, const char *id)
{
  return self->sources != NULL ? tl_live_sources_find (self->sources, id) : NULL;
}

void
tl_window_allow_evidence (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_live_sources_allow (self->sources, source);
}

void
tl_window_read_evidence (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_live_source_read_again (source);
}

static void
on_wanted_cb (GtkWindow *window, const char *id)
{
  TlWindow *self = TL_WINDOW (window);
  TlElement *evidence =
      self->document != NULL ? tl_map_find (tl_document_get_map (self->document), id) : NULL;

  if (evidence == NULL)
    return;
  tl_window_set_inspector_visible (self, TRUE);
  tl_inspector_open (self->inspector, evidence);
}

void
tl_window_show_evidence_rows (TlWindow *self, const char *id)
{
  TlLiveSource *source = find_source (self, id);

  if (source != NULL)
    tl_source_dialog_show (GTK_WINDOW (self), source, tl_document_get_map (self->document),
                           on_wanted_cb);
}
