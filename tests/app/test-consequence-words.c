/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-consequence-words.h"
#include "tl-history.h"

typedef struct
{
  TlMap *map;
  TlHistory *history;
  TlElement *stage, *team;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = tl_map_new ();
  fixture->history = tl_history_new (fixture->map);
  tl_history_begin (fixture->history, "Add", NULL);
  fixture->stage = tl_history_add (fixture->history, TL_KIND_STAGE, "s1", NULL, NULL);
  tl_history_set (fixture->history, fixture->stage, TL_PROPERTY_TITLE, "Talk");
  fixture->team = tl_history_add (fixture->history, TL_KIND_TEAM, "tm1", NULL, NULL);
  tl_history_set (fixture->history, fixture->team, TL_PROPERTY_NAME, "Planning");
  tl_history_commit (fixture->history);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

/* Of many, nothing is said that is true of one alone. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TlConsequenceKind kind;
    const char *one, *many;
  } cases[] = {
    { TL_CONSEQUENCE_ABSENT, "Nobody of ours is in “Talk”",
      "5000 touchpoints are where nobody of ours is" },
    { TL_CONSEQUENCE_OWNER, "Its owner “Planning” is not a partner",
      "5000 touchpoints are not their owners’ job" },
    { TL_CONSEQUENCE_VISIBILITY, "Crosses the line of visibility",
      "5000 touchpoints cross the line of visibility" },
    { TL_CONSEQUENCE_INTERACTION, "Crosses the line of interaction",
      "5000 touchpoints cross the line of interaction" },
    { TL_CONSEQUENCE_INTERNAL, "Crosses the line of internal interaction",
      "5000 touchpoints cross the line of internal interaction" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlConsequence about = {
        .kind = cases[i].kind, .n = 1, .stage = fixture->stage, .team = fixture->team
      };
      g_autofree char *one = tl_consequence_words_tell (fixture->map, &about), *many = NULL;

      about.n = 5000;
      many = tl_consequence_words_tell (fixture->map, &about);
      g_assert_cmpstr (one, ==, cases[i].one);
      g_assert_cmpstr (many, ==, cases[i].many);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/consequence-words/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
