/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

/* What the legend is to name. Each lane keeps what occurs in it from one stacking to the next, so
 * that an update costs as much as there are lanes and links, not cards. */

static TlOccurrence
unite (TlOccurrence a, TlOccurrence b)
{
  return (TlOccurrence){ a.kinds | b.kinds,        a.links | b.links,          a.stars || b.stars,
                         a.feelings || b.feelings, a.intervals || b.intervals, a.thin || b.thin };
}

void
tl_layout_note_cards (TlLane *lane)
{
  TlOccurrence *occurrence = &lane->occurrence;

  *occurrence = (TlOccurrence){ 0 };
  for (guint i = 0; i < lane->n_boxes; i++)
    {
      const TlCardBox *card = &lane->boxes[i];

      occurrence->kinds |= 1u << tl_element_get_choice (card->touchpoint, TL_PROPERTY_KIND);
      occurrence->stars = occurrence->stars || card->is_moment_of_truth;
      occurrence->feelings = occurrence->feelings || card->experience.known;
    }
}

void
tl_layout_note_marks (TlLane *lane)
{
  TlOccurrence *occurrence = &lane->occurrence;

  *occurrence = (TlOccurrence){ .feelings = lane->marks->len > 0 };
  for (guint i = 0; i < lane->marks->len; i++)
    {
      const TlExperience *experience = &g_array_index (lane->marks, TlCurveMark, i).experience;

      occurrence->intervals = occurrence->intervals || tl_experience_has_interval (experience);
      occurrence->thin = occurrence->thin || tl_experience_is_thin (experience);
    }
}

static gboolean
is_same (const TlOccurrence *a, const TlOccurrence *b)
{
  return a->kinds == b->kinds && a->links == b->links && a->stars == b->stars &&
         a->feelings == b->feelings && a->intervals == b->intervals && a->thin == b->thin;
}

void
tl_layout_note_all (TlLayout *layout)
{
  TlLayoutView *view = &layout->view;
  TlOccurrence all = { 0 }, old = view->occurrence;

  for (guint i = 0; i < layout->shown_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      all = unite (all, lane->occurrence);
    }
  for (guint i = 0; i < view->n_links; i++)
    all.links |= 1u << view->links[i].kind;
  view->occurrence = all;
  if (!is_same (&all, &old))
    tl_layout_add_damage (layout, view->legend_box.x, view->legend_box.y, view->legend_box.width,
                          view->legend_box.height);
}
