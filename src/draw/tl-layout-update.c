/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

/* Above this many elements touched it is cheaper to begin anew. */
#define TOUCHES_FOLLOWED 256

/* What an update has to do beyond stacking dirty lanes. */
typedef struct
{
  gboolean rebuild; /* stages, moments or lanes changed, or very much else */
  gboolean reread;  /* something changed that any card may show */
  gboolean links;
} Work;

static gboolean
is_in_map (TlLayout *layout, TlElement *element)
{
  return tl_map_find (layout->map, tl_element_get_id (element)) == element;
}

static void
take_card_out (TlLayout *layout, TlElement *touchpoint)
{
  TlCard *card = g_hash_table_lookup (layout->cards, touchpoint);

  if (card == NULL)
    return;
  tl_layout_remove_card (layout, card);
  if (card->box != NULL)
    tl_layout_damage_card (layout, card->box);
}

static void
drop_card (TlLayout *layout, TlElement *touchpoint)
{
  TlCard *card = g_hash_table_lookup (layout->cards, touchpoint);

  if (card == NULL)
    return;
  tl_routing_lose_card (layout->routing, card, TRUE);
  g_hash_table_remove (layout->cards, touchpoint);
}

static void
put_card (TlLayout *layout, TlElement *touchpoint, Work *work)
{
  TlCard *card = tl_layout_find_or_make_card (layout, touchpoint);

  tl_layout_read_place (layout, card);
  tl_layout_locate_card (layout, card);
  card->stale = TRUE;
  /* Where lanes and moments change too, their positions are not yet known; a rebuild then finds
   * every card's place. */
  if (work->rebuild)
    card->lane = card->shown_lane = TL_NOWHERE;
  else if (card->lane == TL_NOWHERE || card->fold != TL_NOWHERE)
    {
      card->box = NULL;
      tl_routing_lose_card (layout->routing, card, FALSE);
    }
  tl_layout_insert_card (layout, card);
}

/* All are taken out before any is put back: the lists are in order only without those that moved.
 */
static void
follow_touchpoints (TlLayout *layout, const TlTouch *touches, guint n_touches, Work *work)
{
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_TOUCHPOINT)
      take_card_out (layout, touches[i].element);
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) != TL_KIND_TOUCHPOINT)
      continue;
    else if (is_in_map (layout, touches[i].element))
      put_card (layout, touches[i].element, work);
    else
      drop_card (layout, touches[i].element);
}

static void
mark_stale (TlLayout *layout, const TlElement *touchpoint)
{
  TlCard *card = touchpoint != NULL ? g_hash_table_lookup (layout->cards, touchpoint) : NULL;

  if (card == NULL)
    return;
  card->stale = TRUE;
  if (card->lane != TL_NOWHERE)
    ((TlLane *) g_ptr_array_index (layout->all_lanes, card->lane))->dirty = TRUE;
}

static void
follow_evidence (TlLayout *layout, TlElement *evidence)
{
  mark_stale (layout, g_hash_table_lookup (layout->evidence, evidence));
  if (is_in_map (layout, evidence))
    {
      TlElement *about = tl_map_get_ref (layout->map, evidence, TL_PROPERTY_ABOUT);

      g_hash_table_insert (layout->evidence, evidence, about);
      mark_stale (layout, about);
    }
  else
    g_hash_table_remove (layout->evidence, evidence);
}

/* The cards at a link's ends may be root causes, or no longer. */
static void
follow_link (TlLayout *layout, TlElement *link, Work *work)
{
  TlCard *from, *to;

  work->links = TRUE;
  tl_routing_get_ends (layout->routing, link, &from, &to);
  if (from != NULL)
    mark_stale (layout, from->touchpoint);
  if (to != NULL)
    mark_stale (layout, to->touchpoint);
  if (is_in_map (layout, link))
    {
      mark_stale (layout, tl_map_get_ref (layout->map, link, TL_PROPERTY_FROM));
      mark_stale (layout, tl_map_get_ref (layout->map, link, TL_PROPERTY_TO));
    }
  tl_routing_touch (layout->routing, link);
}

static void
survey (TlLayout *layout, const TlTouch *touches, guint n_touches, Work *work)
{
  work->rebuild = n_touches > TOUCHES_FOLLOWED;
  for (guint i = 0; i < n_touches; i++)
    switch (tl_element_get_kind (touches[i].element))
      {
      case TL_KIND_MAP:
        work->reread = tl_layout_read_root (layout) || work->reread;
        work->rebuild = work->rebuild || work->reread ||
                        tl_layout_is_right_to_left (layout->map) != layout->view.right_to_left;
        break;
      case TL_KIND_STAGE:
      case TL_KIND_MOMENT:
      case TL_KIND_LANE:
      case TL_KIND_PERSON:
        work->rebuild = TRUE;
        break;
      case TL_KIND_TEAM:
      case TL_KIND_ROLE:
        work->rebuild = work->reread = TRUE;
        break;
      case TL_KIND_TOUCHPOINT:
      case TL_KIND_LINK:
      case TL_KIND_EVIDENCE:
      case TL_KIND_GOAL:
      case TL_KIND_CHANGE:
      case TL_KIND_ASSESSMENT:
      case TL_KIND_VERDICT:
      case TL_KIND_DATA_SOURCE:
      case TL_KIND_FOREIGN:
      default:
        break;
      }
}

static void
follow (TlLayout *layout, const TlTouch *touches, guint n_touches, Work *work)
{
  /* Links first: they still know the cards they hung on. */
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_LINK)
      follow_link (layout, touches[i].element, work);
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_EVIDENCE)
      follow_evidence (layout, touches[i].element);
  follow_touchpoints (layout, touches, n_touches, work);
}

void
tl_layout_update (TlLayout *layout, const TlTouch *touches, guint n_touches, GArray *damage)
{
  Work work = { FALSE, FALSE, FALSE };

  layout->damage = damage;
  layout->damaged_from = G_MAXDOUBLE;
  tl_layout_end_preview (layout);
  g_hash_table_remove_all (layout->quoted);
  survey (layout, touches, n_touches, &work);
  follow (layout, touches, n_touches, &work);
  if (work.rebuild)
    tl_layout_rebuild (layout, work.reread, work.links);
  else
    tl_layout_finish (layout, FALSE, work.links);
  layout->damage = NULL;
}
