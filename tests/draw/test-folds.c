/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-folds.h"
#include "tl-history.h"

/* What is folded, as it is kept. */

typedef struct
{
  TlMap *map;
  TlElement *stages[3], *lane;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlHistory) history = NULL;

  fixture->map = tl_map_new ();
  history = tl_history_new (fixture->map);
  tl_history_begin (history, "Make", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->stages); i++)
    fixture->stages[i] = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  fixture->lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
  tl_history_commit (history);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->map);
}

/* Kept in words they come back; what makes no sense is passed over. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const char *const strange[] = { "",          "stage",         "layer", "layer moon",
                                         "moment o1", "layer partner", NULL };
  g_autoptr (TlFolds) folds = tl_folds_new (), back = NULL;
  g_autoptr (TlFolds) none = tl_folds_read (NULL), some = tl_folds_read (strange);
  g_auto (GStrv) words = NULL;

  tl_folds_set_stage (folds, fixture->stages[2], TRUE);
  tl_folds_set_stage (folds, fixture->stages[0], TRUE);
  tl_folds_set_layer (folds, TL_LAYER_EMPLOYEE, TRUE);
  words = tl_folds_write (folds);
  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_cmpstr (words[0], ==, "layer employee");
  back = tl_folds_read ((const char *const *) words);
  g_assert_true (tl_folds_equal (back, folds));
  g_assert_true (tl_folds_is_empty (none));
  g_assert_true (tl_folds_has_layer (some, TL_LAYER_PARTNER));
  tl_folds_set_layer (some, TL_LAYER_PARTNER, FALSE);
  g_assert_true (tl_folds_is_empty (some));
}

/* A lane has an id too, but is no stage; nor is what has gone. */
static void
test_drop_unknown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lane = g_strdup_printf ("stage %s", tl_element_get_id (fixture->lane));
  g_autoptr (TlFolds) expected = tl_folds_new ();
  g_autoptr (TlFolds) folds =
      tl_folds_read ((const char *const[]){ "stage gone", lane, "layer partner", NULL });

  tl_folds_set_stage (folds, fixture->stages[1], TRUE);
  tl_folds_drop_unknown (folds, fixture->map);
  tl_folds_set_stage (expected, fixture->stages[1], TRUE);
  tl_folds_set_layer (expected, TL_LAYER_PARTNER, TRUE);
  g_assert_true (tl_folds_equal (folds, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/folds/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/folds/drop-unknown", Fixture, NULL, set_up, test_drop_unknown, tear_down);
  return g_test_run ();
}
