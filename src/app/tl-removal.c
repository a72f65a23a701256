/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-removal.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-message.h"
#include "tl-operations.h"

/* What waits for an answer. The map may change meanwhile, so the element is known by its id. */
typedef struct
{
  GtkWidget *widget;
  TlHistory *history;
  char *id;
  TlRemovalDone done;
} Removal;

static void
remove_element (GtkWidget *widget, TlHistory *history, TlElement *element, TlRemovalDone done)
{
  g_autofree char *name = NULL, *words = NULL;

  if (element == NULL || tl_history_is_in_step (history))
    return;
  name = tl_element_words_name (tl_history_get_map (history), element);
  words = g_strdup_printf (_ ("“%s” removed"), name);
  tl_history_begin (history, tl_element_words_remove (tl_element_get_kind (element)), NULL);
  tl_operations_delete (history, &element, 1);
  tl_history_commit (history);
  if (done != NULL)
    done (widget, words);
}

static void
on_answered_cb (const char *answer, gpointer data)
{
  Removal *removal = data;

  if (strcmp (answer, "remove") == 0)
    remove_element (removal->widget, removal->history,
                    tl_map_find (tl_history_get_map (removal->history), removal->id),
                    removal->done);
  g_object_unref (removal->widget);
  g_object_unref (removal->history);
  g_free (removal->id);
  g_free (removal);
}

static void
ask (GtkWidget *widget,
     TlHistory *history,
     TlElement *element,
     const char *lines,
     TlRemovalDone done)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Cancel"), TL_ANSWER_PLAIN },
                                      { "remove", N_ ("_Remove"), TL_ANSWER_DESTRUCTIVE },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = tl_element_words_name (tl_history_get_map (history), element);
  /* Translators: %s is the name of a person, a role, a goal … */
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), name);
  /* Translators: %s is a list of who names it, a line each: "Touchpoints: 3". */
  g_autofree char *body =
      g_strdup_printf (_ ("These name it and will stay, without it:\n%s"), lines);
  Removal *removal = g_new (Removal, 1);

  removal->widget = g_object_ref (widget);
  removal->done = done;
  removal->history = g_object_ref (history);
  removal->id = g_strdup (tl_element_get_id (element));
  tl_message_ask (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body, answers,
                  on_answered_cb, removal);
}

char *
tl_removal_describe (TlMap *map, const TlElement *element)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, element);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint counts[TL_N_KINDS] = { 0 };

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    counts[tl_element_get_kind (referrers->pdata[i])]++;
  /* What was said of a finding is nobody's loss. */
  counts[TL_KIND_VERDICT] = 0;
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        if (lines->len > 0)
          g_string_append_c (lines, '\n');
        /* Translators: elements of a kind, and how many: "Touchpoints: 3". */
        g_string_append_printf (lines, _ ("%s: %u"), tl_element_words_plural (kind), counts[kind]);
      }
  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

void
tl_removal_start (GtkWidget *widget, TlHistory *history, TlElement *element, TlRemovalDone done)
{
  g_autofree char *lines = tl_removal_describe (tl_history_get_map (history), element);

  if (lines == NULL)
    remove_element (widget, history, element, done);
  else
    ask (widget, history, element, lines, done);
}
