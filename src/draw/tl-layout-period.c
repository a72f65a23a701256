/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <string.h>

/* Steps from period to period, as a slider makes them, are short: each card keeps what is known of
 * it, and only those whose evidence comes or goes are asked again. Nothing is stacked anew, since
 * no card grows by what is felt. */

/* With more cards of a lane than these, the lane as a whole is drawn again. */
#define CARDS_APART 32

void
tl_layout_read_feeling (TlLayout *layout, TlCard *card)
{
  g_clear_pointer (&card->record, tl_record_free);
  card->record = tl_record_new (layout->map, card->touchpoint);
  card->experience = tl_record_get_experience (card->record, &layout->view.period);
  card->quote = tl_record_get_quote (card->record, &layout->view.period);
  if (tl_period_is_whole (&layout->view.period))
    g_clear_pointer (&card->record, tl_record_free);
}

const char *
tl_layout_get_quote (const TlCard *card, const TlPeriod *period)
{
  return period == NULL && card->record != NULL ? tl_record_get_quote (card->record, NULL)
                                                : card->quote;
}

/* FALSE when the card is as it was. */
static gboolean
ask_card (TlLayout *layout, TlCard *card, const TlPeriod *before)
{
  const TlPeriod *period = &layout->view.period;
  TlExperience old = card->experience;
  const char *old_quote = card->quote;

  if (card->record == NULL)
    card->record = tl_record_new (layout->map, card->touchpoint);
  if (!tl_record_differs (card->record, before, period))
    return FALSE;
  card->experience = tl_record_get_experience (card->record, period);
  card->quote = tl_record_get_quote (card->record, period);
  if (card->box != NULL)
    card->box->experience = card->experience;
  return old_quote != card->quote || !tl_experience_equal (&old, &card->experience);
}

static void
ask_cards (TlLayout *layout, TlLane *lane, GPtrArray *cards, const TlPeriod *before)
{
  guint n_damaged = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);

      if (card->stale || !ask_card (layout, card, before))
        continue;
      lane->felt = TRUE;
      if (card->box != NULL && ++n_damaged <= CARDS_APART)
        tl_layout_damage_card (layout, card->box);
    }
  if (n_damaged > CARDS_APART)
    {
      const TlRect *box = &g_array_index (layout->lane_boxes, TlLaneBox, lane->shown).box;

      tl_layout_add_damage (layout, box->x, box->y, box->width, box->height);
    }
}

/* Those in no lane are read when they get a place. */
static void
leave_records (TlLayout *layout)
{
  gboolean whole = tl_period_is_whole (&layout->view.period);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, layout->cards);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TlCard *card = value;

      card->stale = card->stale || card->lane == TL_NOWHERE;
      if (whole)
        g_clear_pointer (&card->record, tl_record_free);
    }
}

void
tl_layout_set_period (TlLayout *layout, const TlPeriod *period, GArray *damage)
{
  TlPeriod before = layout->view.period;

  if (tl_period_equal (&before, period))
    return;
  layout->damage = damage;
  layout->damaged_from = G_MAXDOUBLE;
  tl_layout_end_preview (layout);
  layout->view.period = period != NULL ? *period : (TlPeriod){ 0 };
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      TlLane *lane = g_ptr_array_index (layout->all_lanes, i);

      ask_cards (layout, lane, lane->cards, &before);
      ask_cards (layout, lane, lane->tucked, &before);
      /* Measures differ also where nobody feels otherwise. */
      lane->dirty = lane->dirty || lane->kind == TL_LANE_MEASURES;
    }
  leave_records (layout);
  tl_layout_finish (layout, FALSE, FALSE);
  layout->damage = NULL;
}
