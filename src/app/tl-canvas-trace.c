/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"
#include "tl-title-words.h"

/* Of a circle so many cards are named. */
#define MOST_NAMED 6

/* Where the threads start from: the cards selected, or those a selected link ties. Transfer
 * container. */
static GPtrArray *
list_origins (TlCanvas *canvas)
{
  GPtrArray *origins = tl_canvas_list_selected_cards (canvas);
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;

  if (first != NULL && tl_element_get_kind (first) == TL_KIND_LINK)
    {
      g_ptr_array_add (origins, tl_map_get_ref (canvas->map, first, TL_PROPERTY_FROM));
      g_ptr_array_add (origins, tl_map_get_ref (canvas->map, first, TL_PROPERTY_TO));
    }
  return origins;
}

static gboolean
can_trace (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) origins = NULL;

  if (canvas->layout == NULL)
    return FALSE;
  origins = list_origins (canvas);
  return origins->len > 0;
}

/* "A → B → A" */
static char *
list_circle (const GPtrArray *circle)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (circle->len, MOST_NAMED); i++)
    g_string_append_printf (words, "%s → ", tl_title_words_get (circle->pdata[i]));
  if (circle->len > MOST_NAMED)
    g_string_append (words, "… → ");
  g_string_append (words, tl_title_words_get (circle->pdata[0]));
  return g_string_free (words, FALSE);
}

static char *
make_circle_words (TlMap *map, TlElement *touchpoint, gboolean through)
{
  g_autoptr (GPtrArray) circle = tl_causes_find_circle (map, touchpoint);
  g_autofree char *way = NULL;

  if (circle == NULL || (through && circle->pdata[0] != touchpoint))
    return NULL;
  way = list_circle (circle);
  /* Translators: %s are the titles of cards, each of which causes the next: "A → B → A" */
  return g_strdup_printf (_ ("These causes run in a circle: %s"), way);
}

gboolean
tl_canvas_say_circle (TlCanvas *canvas, TlElement *touchpoint)
{
  char *words = make_circle_words (canvas->map, touchpoint, TRUE);

  if (words != NULL)
    tl_canvas_say (canvas, words, TRUE);
  return words != NULL;
}

/* "Thread of 4 cards; root cause “Agents are paid on average handling time”" */
static char *
make_thread_words (TlMap *map, const GPtrArray *found)
{
  g_autofree char *thread = NULL, *roots = NULL;
  guint n_cards = 0, n_roots = 0;
  const char *root = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const TlElement *element = found->pdata[i];

      if (tl_element_get_kind (element) != TL_KIND_TOUCHPOINT)
        continue;
      n_cards++;
      if (!tl_causes_is_root (map, element))
        continue;
      n_roots++;
      root = tl_title_words_get (element);
    }
  thread = g_strdup_printf (ngettext ("Thread of %u card", "Thread of %u cards", n_cards), n_cards);
  if (n_roots == 0)
    return g_steal_pointer (&thread);
  roots = n_roots == 1
              ? g_strdup_printf (_ ("root cause “%s”"), root)
              : g_strdup_printf (ngettext ("%u root cause", "%u root causes", n_roots), n_roots);
  return g_strconcat (thread, _ ("; "), roots, NULL);
}

static void
tell (TlCanvas *canvas, const GPtrArray *origins, const GPtrArray *found)
{
  g_autofree char *words = make_circle_words (canvas->map, origins->pdata[0], FALSE);

  if (words != NULL)
    tl_canvas_say (canvas, g_steal_pointer (&words), FALSE);
  else if (found->len == 1)
    tl_canvas_say (canvas,
                   g_strdup_printf (_ ("Nothing causes “%s”, and it causes nothing"),
                                    tl_title_words_get (origins->pdata[0])),
                   FALSE);
  else
    {
      words = make_thread_words (canvas->map, found);
      tl_canvas_announce (canvas, words);
    }
}

/* Transfer container. */
static GPtrArray *
find_threads (TlCanvas *canvas, const GPtrArray *origins)
{
  return tl_causes_trace (canvas->map, (TlElement **) origins->pdata, origins->len);
}

/* A link of another kind is no part of a thread, and lit with its ends all the same. */
static void
light (TlCanvas *canvas, TlLight which, GPtrArray *found)
{
  if (tl_element_get_kind (canvas->selection->pdata[0]) == TL_KIND_LINK)
    g_ptr_array_add (found, canvas->selection->pdata[0]);
  tl_canvas_set_lit (canvas, which, (TlElement **) found->pdata, found->len);
}

static void
show (TlCanvas *canvas, gboolean aloud)
{
  g_autoptr (GPtrArray) origins = list_origins (canvas);
  g_autoptr (GPtrArray) found = find_threads (canvas, origins);

  if (aloud)
    tell (canvas, origins, found);
  light (canvas, TL_LIGHT_TRACED, found);
}

/* A card with neither cause nor effect leaves the map as it is. */
static void
light_selected (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) origins = NULL, found = NULL;

  if (canvas->selection->len == 1 && !canvas->tracing && can_trace (canvas))
    {
      origins = list_origins (canvas);
      found = find_threads (canvas, origins);
    }
  if (found != NULL && found->len > 1)
    light (canvas, TL_LIGHT_SELECTED, found);
  else
    tl_canvas_set_lit (canvas, TL_LIGHT_SELECTED, NULL, 0);
}

void
tl_canvas_follow_trace (TlCanvas *canvas, gboolean aloud)
{
  if (canvas->tracing && can_trace (canvas))
    show (canvas, aloud);
  else
    tl_canvas_set_tracing (canvas, FALSE);
  light_selected (canvas);
}

void
tl_canvas_switch_trace (TlCanvas *canvas, gboolean tracing)
{
  if (tracing && canvas->selection->len == 0 && canvas->cursor != NULL)
    tl_canvas_set_selection (canvas, &canvas->cursor, 1);
  canvas->tracing = tracing && can_trace (canvas);
  if (canvas->tracing)
    show (canvas, TRUE);
  else
    {
      tl_canvas_set_lit (canvas, TL_LIGHT_TRACED, NULL, 0);
      tl_canvas_announce (canvas, _ ("Trace off"));
    }
  light_selected (canvas);
}

void
tl_canvas_update_trace_action (TlCanvas *canvas)
{
  gboolean free = !tl_canvas_edit_is_open (canvas);

  gtk_widget_action_set_enabled (GTK_WIDGET (canvas), "canvas.trace",
                                 free && (can_trace (canvas) || canvas->cursor != NULL));
}
