/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file-scan.h"
#include "tl-words.h"

#define PROBLEM_LIMIT 1000
#define QUOTE_LIMIT 60

typedef struct
{
  gsize offset;
  guint number; /* notes of one place stay in their order */
  gboolean is_mended;
  char *message;
} Note;

static void
note_clear (gpointer data)
{
  g_free (((Note *) data)->message);
}

static void
unnamed_clear (gpointer data)
{
  g_free (((TlUnnamed *) data)->text);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const Note *first = a, *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  return first->number < second->number ? -1 : 1;
}

static void
problem_free (gpointer data)
{
  TlProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (GPtrArray *problems, TlPlace place, gboolean is_mended, char *message)
{
  TlProblem *problem = g_new (TlProblem, 1);

  *problem = (TlProblem){ place.line, place.column, is_mended, message };
  g_ptr_array_add (problems, problem);
}

static void
add_note (TlReading *reading, gsize offset, gboolean is_mended, char *message)
{
  Note note = { offset, reading->notes->len, is_mended, message };

  g_array_append_val (reading->notes, note);
}

/* Whether any of the notes from `first` on is of something mended. */
static gboolean
is_any_mended (TlReading *reading, guint first)
{
  for (guint i = first; i < reading->notes->len; i++)
    if (g_array_index (reading->notes, Note, i).is_mended)
      return TRUE;
  return FALSE;
}

TlReading *
tl_reading_new (const char *text, gsize size)
{
  TlReading *reading = g_new0 (TlReading, 1);

  reading->text = text;
  reading->size = size;
  reading->map = tl_map_new ();
  reading->found = g_array_new (FALSE, FALSE, sizeof (TlFound));
  reading->unnamed = g_array_new (FALSE, FALSE, sizeof (TlUnnamed));
  reading->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (reading->unnamed, unnamed_clear);
  g_array_set_clear_func (reading->notes, note_clear);
  return reading;
}

void
tl_reading_free (TlReading *reading)
{
  g_clear_object (&reading->map);
  g_array_unref (reading->found);
  g_array_unref (reading->unnamed);
  g_array_unref (reading->notes);
  g_free (reading);
}

void
tl_reading_note (TlReading *reading, gsize offset, char *message)
{
  add_note (reading, offset, TRUE, message);
}

void
tl_reading_tell (TlReading *reading, gsize offset, char *message)
{
  /* They come in the order of the file, so that these would be cut off anyway: whoever makes a file
   * of nothing else gets no memory for it. */
  if (reading->n_told >= PROBLEM_LIMIT)
    {
      reading->n_untold++;
      g_free (message);
      return;
    }
  reading->n_told++;
  add_note (reading, offset, FALSE, message);
}

void
tl_reading_note_attribute (TlReading *reading, gsize start, const char *name, char *message)
{
  tl_reading_note (reading, tl_scan_find_attribute (reading->text, reading->size, start, name),
                   message);
}

void
tl_reading_tell_attribute (TlReading *reading, gsize start, const char *name, char *message)
{
  tl_reading_tell (reading, tl_scan_find_attribute (reading->text, reading->size, start, name),
                   message);
}

/* The id in the file, NULL for none, of the element that goes by this one for want of a better. */
static const char *
get_written_id (TlReading *reading, const char *provisional)
{
  guint64 number = g_ascii_strtoull (provisional + strlen ("?"), NULL, 10);

  return g_array_index (reading->unnamed, TlUnnamed, number - 1).text;
}

char *
tl_reading_describe (TlReading *reading, const TlElement *element)
{
  const char *label = tl_kind_get_label (tl_element_get_kind (element));
  const char *id = tl_element_get_id (element);
  g_autofree char *quote = NULL;

  if (!tl_id_is_valid (id))
    id = get_written_id (reading, id);
  if (id == NULL)
    return g_strdup (label);
  quote = tl_reading_quote (id);
  /* Translators: a kind of element and its id: Touchpoint “t1” */
  return g_strdup_printf (_ ("%s “%s”"), label, quote);
}

char *
tl_reading_quote (const char *text)
{
  return tl_words_cut (text, QUOTE_LIMIT);
}

GPtrArray *
tl_reading_list_problems (TlReading *reading)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
  TlPlace place = TL_PLACE_START;
  guint n = reading->notes->len, n_more;

  g_array_sort (reading->notes, compare_notes);
  for (guint i = 0; i < MIN (n, PROBLEM_LIMIT); i++)
    {
      Note *note = &g_array_index (reading->notes, Note, i);

      tl_place_advance (&place, reading->text, reading->size, note->offset);
      add_problem (problems, place, note->is_mended, g_steal_pointer (&note->message));
    }
  n_more = n - MIN (n, PROBLEM_LIMIT) + reading->n_untold;
  if (n_more > 0)
    add_problem (problems, (TlPlace){ 0, 0, 0 }, is_any_mended (reading, PROBLEM_LIMIT),
                 g_strdup_printf (
                     ngettext ("%u more fault was found and dealt with in the same way.",
                               "%u more faults were found and dealt with in the same way.", n_more),
                     n_more));
  return problems;
}
