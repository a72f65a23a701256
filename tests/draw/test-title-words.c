/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-card-words.h"
#include "tl-history.h"
#include "tl-lane-words.h"
#include "tl-title-words.h"

static TlElement *
add (TlHistory *history, TlKind kind, TlElement *parent)
{
  return tl_history_add (history, kind, NULL, parent, NULL);
}

/* What has no title is still told of by something. */
static void
test_unnamed (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autofree char *place = NULL;
  TlElement *stage, *moment, *lane, *person;

  tl_history_begin (history, "Make", NULL);
  stage = add (history, TL_KIND_STAGE, NULL);
  moment = add (history, TL_KIND_MOMENT, stage);
  lane = add (history, TL_KIND_LANE, NULL);
  person = add (history, TL_KIND_PERSON, NULL);
  tl_history_set (history, lane, TL_PROPERTY_PERSON, tl_element_get_id (person));
  tl_history_commit (history);
  g_assert_cmpstr (tl_title_words_get (stage), ==, "Unnamed stage");
  g_assert_cmpstr (tl_title_words_get (moment), ==, "Unnamed moment");
  g_assert_cmpstr (tl_title_words_get (NULL), ==, "");
  g_assert_cmpstr (tl_lane_words_get_title (map, lane), ==, "Touchpoints");
  place = tl_card_words_describe_cell (map, lane, moment);
  g_assert_cmpstr (place, ==, "Touchpoints, Unnamed stage, moment 1");
  tl_history_begin (history, "Name", NULL);
  tl_history_set (history, stage, TL_PROPERTY_TITLE, "Get help");
  tl_history_commit (history);
  g_assert_cmpstr (tl_title_words_get (stage), ==, "Get help");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-words/unnamed", test_unnamed);
  return g_test_run ();
}
