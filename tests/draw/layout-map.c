/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-map.h"

static guint
throw_dice (GRand *dice, guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

static TlElement *
pick (GRand *dice, TlMap *map, TlKind kind)
{
  guint n = tl_map_count (map, kind);
  TlElement *element = tl_map_get_first (map, kind);

  for (guint i = n > 0 ? throw_dice (dice, n) : 0; i > 0; i--)
    element = tl_element_get_next_of_kind (element);
  return element;
}

static void
add_stages (GRand *dice, TlHistory *history)
{
  guint n_stages = 1 + throw_dice (dice, 4);

  for (guint i = 0; i < n_stages; i++)
    {
      TlElement *stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);

      tl_history_set (history, stage, TL_PROPERTY_TITLE, "A stage of some length");
      tl_history_set_choice (history, stage, TL_PROPERTY_TERRITORY, (int) throw_dice (dice, 2));
      for (guint k = throw_dice (dice, 5) + (i == 0 ? 1 : 0); k > 0; k--)
        tl_history_add (history, TL_KIND_MOMENT, NULL, stage, NULL);
    }
}

static void
add_lanes (GRand *dice, TlHistory *history)
{
  guint n_lanes = 2 + throw_dice (dice, 7);

  for (guint i = 0; i < n_lanes; i++)
    {
      TlElement *lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, NULL);
      guint kind = throw_dice (dice, 8);

      tl_history_set_choice (history, lane, TL_PROPERTY_LAYER,
                             (int) throw_dice (dice, TL_N_LAYERS));
      tl_history_set_choice (history, lane, TL_PROPERTY_KIND,
                             kind <= TL_LANE_PICTURE && i > 0 ? (int) kind : 0);
      tl_history_set (history, lane, TL_PROPERTY_TITLE, "A lane");
      tl_history_set (history, lane, TL_PROPERTY_SUBTITLE, "With a subtitle of several lines");
      if (i > 1 && throw_dice (dice, 6) == 0)
        tl_history_set (history, lane, TL_PROPERTY_HIDDEN, "yes");
    }
}

static void
add_card (GRand *dice, TlHistory *history)
{
  static const char *const titles[] = { "", "Waits", "Is transferred and repeats the story",
                                        "Gets a letter, reads it twice and rings to ask" };
  TlMap *map = tl_history_get_map (history);
  TlElement *card;
  TlCell cell;

  if (!pick_cell (dice, map, &cell))
    return;
  card = tl_operations_add_touchpoint (history, cell,
                                       (TlTouchpointKind) throw_dice (dice, TL_N_TOUCHPOINT_KINDS),
                                       titles[throw_dice (dice, G_N_ELEMENTS (titles))], NULL);
  if (throw_dice (dice, 4) == 0)
    tl_operations_set_span (history, card, 2 + (int) throw_dice (dice, 3));
  if (throw_dice (dice, 2) == 0)
    tl_history_set_number (history, card, TL_PROPERTY_FEELING, g_rand_double_range (dice, -2, 2));
  if (throw_dice (dice, 3) == 0)
    tl_history_set (history, card, TL_PROPERTY_CHANNELS, "smoke-signal phone");
  if (throw_dice (dice, 3) == 0)
    tl_history_set (history, card, TL_PROPERTY_ACCOUNTABLE,
                    tl_element_get_id (pick (dice, map, TL_KIND_ROLE)));
}

static void
add_evidence (GRand *dice, TlHistory *history, TlElement *card)
{
  TlElement *evidence = tl_history_add (history, TL_KIND_EVIDENCE, NULL, NULL, NULL);

  tl_history_set (history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (card));
  if (throw_dice (dice, 2) == 0)
    tl_history_set (history, evidence, TL_PROPERTY_WORDS, "Nobody told me that before I came.");
  else
    {
      tl_history_set_choice (history, evidence, TL_PROPERTY_MEASURE, TL_MEASURE_CES);
      tl_history_set_number (history, evidence, TL_PROPERTY_VALUE,
                             g_rand_double_range (dice, 1, 7));
      tl_history_set (history, evidence, TL_PROPERTY_N, "12");
    }
}

static void
add_link (GRand *dice, TlHistory *history)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *from = pick_touchpoint (dice, map), *to = pick_touchpoint (dice, map), *link;

  if (from == NULL || from == to)
    return;
  link = tl_history_add (history, TL_KIND_LINK, NULL, NULL, NULL);
  tl_history_set (history, link, TL_PROPERTY_FROM, tl_element_get_id (from));
  tl_history_set (history, link, TL_PROPERTY_TO, tl_element_get_id (to));
  tl_history_set_choice (history, link, TL_PROPERTY_KIND, (int) throw_dice (dice, TL_N_LINK_KINDS));
}

TlHistory *
make_layout_map (GRand *dice, guint n_touchpoints, guint n_links)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlHistory *history = tl_history_new (map);
  TlElement *role;

  tl_history_begin (history, "Make", NULL);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_TITLE, "By dice");
  role = tl_history_add (history, TL_KIND_ROLE, NULL, NULL, NULL);
  tl_history_set (history, role, TL_PROPERTY_TITLE, "Someone responsible");
  add_stages (dice, history);
  add_lanes (dice, history);
  for (guint i = 0; i < n_touchpoints; i++)
    add_card (dice, history);
  for (guint i = 0; i < n_touchpoints / 3; i++)
    add_evidence (dice, history, pick_touchpoint (dice, map));
  for (guint i = 0; i < n_links; i++)
    add_link (dice, history);
  tl_history_commit (history);
  return history;
}

TlElement *
pick_touchpoint (GRand *dice, TlMap *map)
{
  return pick (dice, map, TL_KIND_TOUCHPOINT);
}

gboolean
pick_cell (GRand *dice, TlMap *map, TlCell *cell)
{
  for (guint i = 0; i < 40; i++)
    {
      cell->lane = pick (dice, map, TL_KIND_LANE);
      cell->moment = pick (dice, map, TL_KIND_MOMENT);
      if (cell->lane != NULL && cell->moment != NULL &&
          tl_element_get_choice (cell->lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
        return TRUE;
    }
  return FALSE;
}

TlElement *
pick_before (GRand *dice, TlMap *map, TlCell cell)
{
  TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT);
  TlElement *chosen = NULL;

  for (; card != NULL; card = tl_element_get_next_of_kind (card))
    if (tl_map_get_ref (map, card, TL_PROPERTY_LANE) == cell.lane &&
        tl_map_get_ref (map, card, TL_PROPERTY_MOMENT) == cell.moment && throw_dice (dice, 2) == 0)
      chosen = card;
  return chosen;
}

void
set_value (TlHistory *history, TlElement *element, TlProperty property, const char *value)
{
  tl_history_begin (history, "Set", NULL);
  tl_history_set (history, element, property, value);
  tl_history_commit (history);
}
