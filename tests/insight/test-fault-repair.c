/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-causes.h"
#include "tl-experience.h"
#include "tl-file.h"
#include "tl-ownership.h"

/* The sample of the reference picture says what the picture says: each value, owner and root cause
 * below is read off it. */

static TlMap *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TL_TEST_SOURCE"), "..", "data", "samples",
                                            "fault-repair.journey", NULL);
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static TlElement *
find_card (TlMap *map, const char *title)
{
  TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT);

  while (card != NULL && !g_str_equal (tl_element_get_string (card, TL_PROPERTY_TITLE), title))
    card = tl_element_get_next_of_kind (card);
  g_assert_nonnull (card);
  return card;
}

static const struct
{
  const char *title;
  const char *value; /* NULL: not on the picture */
  const char *owner; /* NULL: nobody */
} cards[] = {
  { "Video call drops during a client meeting", "−1.2", NULL },
  { "Searches the web for outages", "−0.6", NULL },
  { "Opens chat, waits in the queue", "−1.0", "Contact centre" },
  { "Is transferred and repeats the story", "−1.8", NULL },
  { "Gets a case number by text", "+0.3", "Contact centre" },
  { "Runs a line test with the agent", "+0.2", "Tier 2" },
  { "Is offered an all-day visit slot", "−1.6", "Field planning" },
  { "Engineer calls ahead", "+1.2", "Northline" },
  { "Line is fixed; explains what was wrong", "+1.8", "Northline" },
  { "Survey asks about the agent, not the fix", "−0.2", "Insight" },
  { "Handles three chats at once", "−1.1", "Contact centre" },
  { "Must transfer at six minutes", "−1.9", "Contact centre" },
  { "Keeps a private list of open faults", "−0.4", "Contact centre" },
  { "Stays on the line with tier 2", "+0.6", "Tier 2" },
  { "Reads out the only slots shown", "−1.2", "Field planning" },
  { "Agents are paid on average handling time", NULL, "Operations" },
  { "Partner contract pays per visit, not per fix", NULL, "Procurement" },
  { "Board sees one number: agent CSAT", NULL, "Insight" },
};

static void
test_cards (void)
{
  g_autoptr (TlMap) map = read_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      TlElement *card = find_card (map, cards[i].title);
      TlExperience experience = tl_experience_of_touchpoint (map, card);
      g_autofree char *value = tl_experience_format (experience.value);

      g_assert_cmpint (experience.known, ==, cards[i].value != NULL);
      if (cards[i].value != NULL)
        g_assert_cmpstr (value, ==, cards[i].value);
      g_assert_cmpstr (tl_ownership_get_label (map, card), ==, cards[i].owner);
    }
}

static void
check_layer (TlMap *map, TlLayer layer, const char *expected)
{
  TlExperience experience = tl_experience_of_layer (map, layer);
  g_autofree char *value = tl_experience_format (experience.value);

  g_assert_true (experience.known);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_layers (void)
{
  g_autoptr (TlMap) map = read_sample ();

  check_layer (map, TL_LAYER_CUSTOMER, "−0.3");
  check_layer (map, TL_LAYER_EMPLOYEE, "−0.8");
  check_layer (map, TL_LAYER_PARTNER, "+0.3");
  g_assert_false (tl_experience_of_layer (map, TL_LAYER_ORGANISATION).known);
}

/* Of the cards that are shown, these and no others are root causes; this one has no owner. */
static void
test_marks (void)
{
  g_autoptr (TlMap) map = read_sample ();

  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);
      const char *title = tl_element_get_string (card, TL_PROPERTY_TITLE);

      if (tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN))
        continue;
      g_assert_cmpint (tl_causes_is_root (map, card), ==,
                       g_str_has_prefix (title, "Agents are paid") ||
                           g_str_has_prefix (title, "Partner contract"));
      g_assert_cmpint (tl_ownership_is_missing (map, card), ==,
                       g_str_has_prefix (title, "Is transferred"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault-repair/cards", test_cards);
  g_test_add_func ("/fault-repair/layers", test_layers);
  g_test_add_func ("/fault-repair/marks", test_marks);
  return g_test_run ();
}
