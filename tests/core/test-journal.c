/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-journal.h"

#include <string.h>

#include "tl-file.h"
#include "tl-map-private.h"
#include "tl-random-map.h"

/* What a journal holds must be what was done: after every step, from every cut, and from bytes that
 * somebody else has made. */

#define N_WALKS 12
#define N_STEPS 150
#define N_SHORT_STEPS 12
#define ABOUT "somebody's\nwords"

typedef struct
{
  GRand *dice;
  TlHistory *history;
  TlJournal *journal;
  GString *file;
  GArray *ends;      /* gsize: where the file ended after each record, the head first */
  GPtrArray *states; /* GBytes: the map there */
  guint n_recorded;
} Walk;

static TlMap *
load_case (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "cases", name, NULL);
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
on_recorded_cb (gpointer data)
{
  ((Walk *) data)->n_recorded++;
}

static void
append (Walk *walk, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (walk->file, data, (gssize) size);
  g_array_append_val (walk->ends, walk->file->len);
  g_ptr_array_add (walk->states, tl_file_write_bytes (tl_history_get_map (walk->history)));
}

static void
start (Walk *walk)
{
  g_autoptr (TlJournalStart) beginning = tl_journal_start (walk->journal);
  g_autoptr (GBytes) head = tl_journal_make_head (beginning, ABOUT);

  g_string_truncate (walk->file, 0);
  g_array_set_size (walk->ends, 0);
  g_ptr_array_set_size (walk->states, 0);
  append (walk, head);
}

static void
take (Walk *walk)
{
  g_autoptr (GBytes) records = tl_journal_take (walk->journal);

  if (records != NULL)
    append (walk, records);
}

static void
walk_init (Walk *walk, guint32 seed)
{
  g_autoptr (TlMap) map = load_case (seed % 2 == 0 ? "foreign.journey" : "full.journey");

  g_test_message ("seed %u", seed);
  *walk = (Walk){ .dice = g_rand_new_with_seed (seed), .history = tl_history_new (map) };
  walk->journal = tl_journal_new (walk->history, on_recorded_cb, walk);
  walk->file = g_string_new (NULL);
  walk->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  walk->states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  start (walk);
}

static void
walk_clear (Walk *walk)
{
  tl_journal_free (walk->journal);
  g_assert_finalize_object (walk->history);
  g_string_free (walk->file, TRUE);
  g_array_unref (walk->ends);
  g_ptr_array_unref (walk->states);
  g_rand_free (walk->dice);
}

/* XML that nobody knows: any of a parent's, or NULL. */
static TlElement *
find_foreign (Walk *walk)
{
  TlMap *map = tl_history_get_map (walk->history);
  TlElement *parent =
      tl_random_element (walk->dice, map, g_rand_int_range (walk->dice, 0, TL_N_KINDS));
  TlElement *found = NULL;
  int n = 0;

  for (TlElement *child = parent == NULL ? NULL : parent->first_child; child != NULL;
       child = child->next)
    if (child->kind == TL_KIND_FOREIGN && g_rand_int_range (walk->dice, 0, ++n) == 0)
      found = child;
  return found;
}

/* Below declarations it did not stand among it would be read with them: the same, in other bytes.
 */
static gboolean
may_stand_in (const TlElement *element, const TlElement *parent)
{
  return parent == element->parent || tl_element_peek_foreign_attributes (parent) == NULL;
}

/* The dice of the other tests leave it where it is. */
static void
move_foreign (Walk *walk)
{
  TlMap *map = tl_history_get_map (walk->history);
  TlElement *element = find_foreign (walk);
  TlElement *place = find_foreign (walk);
  TlElement *parent =
      tl_random_element (walk->dice, map, g_rand_int_range (walk->dice, 0, TL_N_KINDS));

  if (element == NULL || parent == NULL)
    return;
  if (g_rand_int_range (walk->dice, 0, 4) == 0)
    tl_history_remove (walk->history, element);
  else if (!may_stand_in (element, place != NULL ? place->parent : parent))
    return;
  else if (place != NULL && place != element)
    tl_history_move (walk->history, element, place->parent, place);
  else
    tl_history_move (walk->history, element, parent,
                     parent->first_child == element ? NULL : parent->first_child);
}

static void
take_step (Walk *walk)
{
  static const char *const keys[] = { NULL, NULL, "a", "b" };

  tl_history_begin (walk->history, "Step", keys[g_rand_int_range (walk->dice, 0, 4)]);
  for (int n = g_rand_int_range (walk->dice, 1, 6); n > 0; n--)
    if (g_rand_int_range (walk->dice, 0, 4) == 0)
      move_foreign (walk);
    else
      tl_random_edit (walk->dice, walk->history);
  if (g_rand_int_range (walk->dice, 0, 8) == 0)
    tl_history_rollback (walk->history);
  else
    tl_history_commit (walk->history);
}

static void
walk_on (Walk *walk)
{
  switch (g_rand_int_range (walk->dice, 0, 8))
    {
    case 0:
    case 1:
      tl_history_undo (walk->history);
      break;
    case 2:
      tl_history_redo (walk->history);
      break;
    default:
      take_step (walk);
    }
}

static TlJournalContent *
read_prefix (Walk *walk, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (walk->file->str, size);

  return tl_journal_read (bytes, error);
}

static void
assert_state (Walk *walk, TlJournalContent *content, guint index)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (content->map);

  g_assert_no_error (content->damage);
  g_assert_cmpuint (tl_file_count_mended (content->problems), ==, 0);
  g_assert_cmpstr (content->about, ==, ABOUT);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (walk->states->pdata[index], NULL),
                   g_bytes_get_size (walk->states->pdata[index]));
}

/* Byte for byte what the map was after the last step, and after any of them. */
static void
test_walks (void)
{
  for (guint32 seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      walk_init (&walk, seed);
      for (guint i = 0; i < N_STEPS; i++)
        {
          walk_on (&walk);
          take (&walk);
        }
      g_assert_cmpuint (walk.n_recorded + 1, ==, walk.states->len);
      g_assert_cmpuint (walk.n_recorded, >, N_STEPS / 2);
      for (guint i = 0; i < walk.ends->len; i += i + 10 < walk.ends->len ? 10 : 1)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TlJournalContent) content =
              read_prefix (&walk, g_array_index (walk.ends, gsize, i), &error);

          g_assert_no_error (error);
          g_assert_cmpuint (content->n_steps, ==, i);
          assert_state (&walk, content, i);
        }
      walk_clear (&walk);
    }
}

/* A new start stands on what is there, whatever was recorded before. */
static void
test_new_start (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlJournalContent) content = NULL;
  Walk walk;

  walk_init (&walk, 77);
  for (guint i = 0; i < N_SHORT_STEPS; i++)
    walk_on (&walk);
  start (&walk);
  tl_journal_stop (walk.journal);
  take_step (&walk);
  g_assert_null (tl_journal_take (walk.journal));
  start (&walk);
  while (walk.states->len < 4)
    {
      walk_on (&walk);
      take (&walk);
    }
  content = read_prefix (&walk, walk.file->len, &error);
  g_assert_no_error (error);
  assert_state (&walk, content, walk.states->len - 1);
  walk_clear (&walk);
}

/* Cut off at every byte: the records before the cut, all of them, and nothing else. */
static void
test_cut_off (void)
{
  gsize head;
  Walk walk;

  walk_init (&walk, 5);
  while (walk.states->len < N_SHORT_STEPS)
    {
      walk_on (&walk);
      take (&walk);
    }
  head = g_array_index (walk.ends, gsize, 0);
  for (gsize size = 0; size < head; size++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_prefix (&walk, size, &error));
      g_assert_error (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_CUT_OFF);
    }
  for (gsize size = head, index = 0; size <= walk.file->len; size++)
    {
      g_autoptr (TlJournalContent) content = read_prefix (&walk, size, NULL);

      if (index + 1 < walk.ends->len && size == g_array_index (walk.ends, gsize, index + 1))
        index++;
      g_assert_nonnull (content);
      assert_state (&walk, content, (guint) index);
    }
  walk_clear (&walk);
}

static gboolean
is_known_state (Walk *walk, TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  for (guint i = 0; i < walk->states->len; i++)
    if (g_bytes_equal (bytes, walk->states->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Every byte spoilt in turn: an error, or a map that has been. */
static void
test_spoilt (void)
{
  guint n_damaged = 0, n_errors = 0;
  Walk walk;

  walk_init (&walk, 6);
  while (walk.states->len < N_SHORT_STEPS)
    {
      walk_on (&walk);
      take (&walk);
    }
  for (gsize i = 0; i < walk.file->len; i++)
    {
      char mask = (char) (1 << g_rand_int_range (walk.dice, 0, 7));
      g_autoptr (GError) error = NULL;
      g_autoptr (TlJournalContent) content = NULL;

      walk.file->str[i] ^= mask;
      content = read_prefix (&walk, walk.file->len, &error);
      walk.file->str[i] ^= mask;
      g_assert_true (content == NULL ? error->domain == TL_JOURNAL_ERROR
                                     : is_known_state (&walk, content->map));
      n_errors += content == NULL;
      n_damaged += content != NULL && content->damage != NULL;
    }
  g_assert_cmpuint (n_errors, ==, g_array_index (walk.ends, gsize, 0));
  g_assert_cmpuint (n_damaged, >, (walk.file->len - n_errors) / 2);
  walk_clear (&walk);
}

/* Steps that somebody has made up, with checksums that are right. */
static GBytes *
make_hostile (const char *step)
{
  g_autoptr (TlMap) map = load_case ("full.journey");
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map), past = g_bytes_new_static ("", 0);
  TlJournalStart beginning = { bytes, past };
  g_autoptr (GBytes) head = tl_journal_make_head (&beginning, "");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, step, -1);
  GString *file =
      g_string_new_len (g_bytes_get_data (head, NULL), (gssize) g_bytes_get_size (head));

  g_string_append_printf (file, "step %zu %.16s\n%s\n", strlen (step), sum, step);
  return g_string_free_to_bytes (file);
}

/* The map's own steps are "m1" the root, "s1" a stage with the moment "o1", "t1" a card. */
static void
test_hostile (void)
{
  static const char *const steps[] = {
    "",                                            /* no words */
    "-,x",                                         /* no such edit */
    "-,s4:none,5:title,1:x,",                      /* no such element */
    "-,s2:m1,4:none,1:x,",                         /* no such property */
    "-,s2:m1,5:title,9:x,",                        /* longer than it is */
    "-,s2:m1,5:title,99999999999999999999:x,",     /* longer than can be */
    "-,r2:m1,",                                    /* the root */
    "-,r-,2:m1,-1,-,99,",                          /* no such foreign element */
    "-,m2:s1,2:m1,-1,2:s1,0,",                     /* before itself */
    "-,m2:s1,2:o1,-1,-,0,",                        /* into what is in it */
    "-,m2:o1,2:m1,-1,-,0,",                        /* into another kind */
    "-,m2:s1,2:m1,-1,2:o1,0,",                     /* before another's child */
    "-,a2:m1,-1,-,0,2:s1,-,0,5:stage,-,0,",        /* an id that is there */
    "-,a2:m1,-1,-,0,2:-x,-,0,5:stage,-,0,",        /* no id */
    "-,a2:m1,-1,-,0,2:z1,-,0,4:none,-,0,",         /* no such kind */
    "-,a2:m1,-1,-,0,2:z1,-,0,11:journey-map,-,0,", /* another root */
    "-,a2:m1,-1,-,0,2:z1,2: a,0,5:stage,-,0,",     /* attributes that are none */
    "-,a2:m1,-1,-,0,2:z1,-,0,5:stage,-,2,2:z2,-,0,6:moment,-,0,2:z2,-,0,6:moment,-,0,", /* twins */
    "-,a2:m1,-1,-,0,2:z1,-,0,5:stage,-,1,2:z2,-,0,5:stage,-,0,", /* one in another */
    "-,a2:m1,-1,-,0,2:z1,-,0,5:stage,-,4000000000000,",          /* children that do not come */
    "-,a2:m1,-1,-,0,-,-,0,",                                     /* neither known nor foreign */
    "-,a2:m1,-1,-,0,-,7:</none>,0,",                             /* breaks the file */
    "-,s2:m1,5:title,1:\001,",                                   /* no character of XML */
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GBytes) bytes = make_hostile (steps[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TlJournalContent) content = tl_journal_read (bytes, &error);
      g_autoptr (TlMap) map = load_case ("full.journey");
      g_autoptr (GBytes) expected = tl_file_write_bytes (map), got = NULL;

      g_test_message ("%s", steps[i]);
      g_assert_no_error (error);
      g_assert_error (content->damage, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_DAMAGED);
      got = tl_file_write_bytes (content->map);
      g_assert_true (g_bytes_equal (got, expected));
    }
}

/* What can be applied and makes no sense is mended, as it would be in a file. */
static void
test_mended (void)
{
  g_autoptr (GBytes) bytes = make_hostile ("-,s2:t1,4:lane,4:none,");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlJournalContent) content = tl_journal_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_no_error (content->damage);
  g_assert_cmpuint (content->problems->len, >, 0);
}

static void
test_no_journal (void)
{
  static const struct
  {
    const char *bytes;
    TlJournalError code;
  } rows[] = {
    { "", TL_JOURNAL_ERROR_CUT_OFF },
    { "<?xml", TL_JOURNAL_ERROR_NOT_A_JOURNAL },
    { "throughline-journal 2\n", TL_JOURNAL_ERROR_NEWER_FORMAT },
    { "throughline-journal 1\nabout 0 0123456789abcdef\n\npast", TL_JOURNAL_ERROR_DAMAGED },
    { "throughline-journal 1\nabout 99999999999999999999 x\n", TL_JOURNAL_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, strlen (rows[i].bytes));
      g_autoptr (GError) error = NULL;

      g_assert_null (tl_journal_read (bytes, &error));
      g_assert_error (error, TL_JOURNAL_ERROR, (int) rows[i].code);
    }
}

static void
set_title (Walk *walk, const char *label, const char *key, const char *title)
{
  TlElement *root = tl_map_get_root (tl_history_get_map (walk->history));

  tl_history_begin (walk->history, label, key);
  tl_history_set (walk->history, root, TL_PROPERTY_TITLE, title);
  tl_history_commit (walk->history);
}

static void
assert_past (Walk *walk, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlJournalContent) content = NULL;
  g_autofree char *past = NULL;

  take (walk);
  content = read_prefix (walk, walk->file->len, &error);
  g_assert_no_error (error);
  g_ptr_array_add (content->past, NULL);
  past = g_strjoinv ("|", (char **) content->past->pdata);
  g_assert_cmpstr (past, ==, expected);
}

/* What was done, in words: since it was saved, across starts, a merged step once. */
static void
test_past (void)
{
  guint64 saved;
  Walk walk;

  walk_init (&walk, 1);
  set_title (&walk, "One", NULL, "a");
  saved = tl_history_get_serial (walk.history);
  set_title (&walk, "Two", "key", "b");
  set_title (&walk, "Two", "key", "c");
  tl_history_undo (walk.history);
  tl_history_redo (walk.history);
  assert_past (&walk, "One|Two|Undo Two|Redo Two");
  tl_journal_forget_past (walk.journal, saved);
  start (&walk);
  set_title (&walk, "Three", NULL, "d");
  /* The undo led to what is saved. */
  assert_past (&walk, "Redo Two|Three");
  tl_journal_forget_past (walk.journal, tl_history_get_serial (walk.history));
  start (&walk);
  assert_past (&walk, "");
  walk_clear (&walk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/walks", test_walks);
  g_test_add_func ("/journal/new-start", test_new_start);
  g_test_add_func ("/journal/cut-off", test_cut_off);
  g_test_add_func ("/journal/spoilt", test_spoilt);
  g_test_add_func ("/journal/hostile", test_hostile);
  g_test_add_func ("/journal/mended", test_mended);
  g_test_add_func ("/journal/no-journal", test_no_journal);
  g_test_add_func ("/journal/past", test_past);
  return g_test_run ();
}
