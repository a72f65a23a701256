/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"

/* What the legend is to name. Each lane keeps what occurs in it from one stacking to the next, so
 * that an update costs as much as there are lanes and links, not cards. */

static TlOccurrence
unite (TlOccurrence a, TlOccurrence b)
{
  return (TlOccurrence){ .kinds = a.kinds | b.kinds,
                         .links = a.links | b.links,
                         .stars = a.stars || b.stars,
                         .feelings = a.feelings || b.feelings,
                         .intervals = a.intervals || b.intervals,
                         .thin = a.thin || b.thin,
                         .urgent = a.urgent || b.urgent,
                         .ties = a.ties || b.ties,
                         .sources = a.sources | b.sources };
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
      const TlCurveMark *mark = &g_array_index (lane->marks, TlCurveMark, i);
      const TlExperience *experience = &mark->experience;

      occurrence->urgent = occurrence->urgent || mark->urgent;
      occurrence->intervals = occurrence->intervals || experience->has_interval;
      occurrence->thin = occurrence->thin || tl_experience_is_thin (experience);
    }
}

static gboolean
is_same (const TlOccurrence *a, const TlOccurrence *b)
{
  return a->kinds == b->kinds && a->links == b->links && a->stars == b->stars &&
         a->feelings == b->feelings && a->intervals == b->intervals && a->thin == b->thin &&
         a->urgent == b->urgent && a->ties == b->ties && a->sources == b->sources;
}

/* All that belongs to the organisation is one family, and one entry. */
#define ORGANISATIONAL                                                                             \
  (1u << TL_TOUCHPOINT_PROCESS | 1u << TL_TOUCHPOINT_SYSTEM | 1u << TL_TOUCHPOINT_POLICY |         \
   1u << TL_TOUCHPOINT_STRUCTURE | 1u << TL_TOUCHPOINT_CULTURE | 1u << TL_TOUCHPOINT_INCENTIVE |   \
   1u << TL_TOUCHPOINT_MEASURE)

static guint
join_organisational (guint kinds)
{
  return (kinds & ORGANISATIONAL) != 0 ? (kinds & ~ORGANISATIONAL) | 1u << TL_TOUCHPOINT_PROCESS
                                       : kinds;
}

static double
measure_words (TlLayout *layout, const char *words)
{
  TlTextBlock block;

  tl_layout_break (layout, TL_TEXT_LEGEND, words, layout->view.width, 1, &block);
  return block.n_lines > 0 ? block.lines[0].width : 0;
}

/* Where the next entry goes. */
typedef struct
{
  TlLayout *layout;
  double x;
  guint row;
} Place;

/* Goes to the next row when what is this long does not fit. */
static void
make_room (Place *place, double length)
{
  if (place->x == 0 || place->x + length <= place->layout->view.legend_box.width)
    return;
  place->x = 0;
  place->row++;
}

static void
put_entry (Place *place, TlLegendPart part, int index, double sign, const char *words, double gap)
{
  TlLegendEntry entry = { part, index, place->row, place->x, place->x + sign, words };

  g_array_append_val (place->layout->legend, entry);
  place->x += sign + (words != NULL ? measure_words (place->layout, words) : 0) + gap;
}

/* `sign`: how much room what is shown takes before the words. */
static void
add_entry (Place *place, TlLegendPart part, int index, double sign, const char *words)
{
  make_room (place, sign + measure_words (place->layout, words));
  put_entry (place, part, index, sign, words, 26);
}

static void
add_kinds (Place *place, guint kinds)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);

  kinds = join_organisational (kinds);
  for (int i = 0; i < TL_N_TOUCHPOINT_KINDS; i++)
    if (kinds & 1u << i)
      add_entry (place, TL_LEGEND_TOUCHPOINT, i, 11,
                 i == TL_TOUCHPOINT_PROCESS ? _ ("Process, policy, measure") : _ (names[i].label));
}

static void
add_links (Place *place, guint links)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LINK, TL_PROPERTY_KIND);

  for (int i = 0; i < TL_N_LINK_KINDS; i++)
    if (links & 1u << i)
      add_entry (place, TL_LEGEND_LINK, i, 40, _ (names[i].label));
}

/* The five moods, of which the ends and the middle are named, on one row. */
static void
add_moods (Place *place)
{
  const char *words[] = { [TL_MOOD_ANGRY] = _ ("angry"),
                          [TL_MOOD_UNHAPPY] = NULL,
                          [TL_MOOD_NEUTRAL] = _ ("neutral"),
                          [TL_MOOD_HAPPY] = NULL,
                          [TL_MOOD_DELIGHTED] = _ ("delighted") };
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    width += words[i] != NULL ? 24 + measure_words (place->layout, words[i]) : 18;
  make_room (place, width);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    put_entry (place, TL_LEGEND_MOOD, (int) i, 10, words[i], words[i] != NULL ? 14 : 8);
  place->x += 10;
}

/* Where all the answers are from that are counted on the map. */
static void
add_sources (Place *place, guint sources)
{
  g_autofree char *names = tl_evidence_words_sources (sources);

  g_free (place->layout->sources);
  /* Translators: below a map that says "n = 412" at its numbers; %s: "Survey, Interview" */
  place->layout->sources = g_strdup_printf (_ ("n: answers, from %s"), names);
  add_entry (place, TL_LEGEND_SOURCES, 0, 0, place->layout->sources);
}

static void
list_entries (TlLayout *layout, const TlOccurrence *all)
{
  Place place = { layout, 0, 0 };
  TlRect *box = &layout->view.legend_box;

  g_array_set_size (layout->legend, 0);
  add_kinds (&place, all->kinds);
  add_links (&place, all->links);
  if (all->stars)
    add_entry (&place, TL_LEGEND_STAR, 0, 20, _ ("Moment of truth"));
  if (all->feelings)
    add_moods (&place);
  if (all->intervals)
    /* xgettext:no-c-format */
    add_entry (&place, TL_LEGEND_INTERVAL, 0, 30, _ ("95 % interval"));
  if (all->thin)
    add_entry (&place, TL_LEGEND_THIN, 0, 14, _ ("Fewer than 5 answers"));
  if (all->urgent)
    /* Translators: what a sign on the map means */
    add_entry (&place, TL_LEGEND_URGENT, 0, 18, _ ("Urgent: felt badly, and important"));
  if (all->ties)
    /* Translators: what a line on the map means: two low points that come together, or one after
     * the other */
    add_entry (&place, TL_LEGEND_TIE, 0, 34, _ ("Low points, no cause known"));
  if (all->sources != 0)
    add_sources (&place, all->sources);
  box->height = (place.row + 1) * TL_SIZE_LEGEND_ROW;
  layout->view.legend = (const TlLegendEntry *) (void *) layout->legend->data;
  layout->view.n_legend = layout->legend->len;
}

void
tl_layout_note_all (TlLayout *layout)
{
  TlLayoutView *view = &layout->view;
  TlOccurrence all = { .ties = layout->ties }, old = view->occurrence;
  double height = view->height;

  for (guint i = 0; i < layout->shown_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      all = unite (all, lane->occurrence);
    }
  for (guint i = 0; i < layout->all_lanes->len; i++)
    all.sources |= ((const TlLane *) layout->all_lanes->pdata[i])->feelings.sources;
  for (guint i = 0; i < view->n_links; i++)
    all.links |= 1u << view->links[i].kind;
  view->occurrence = all;
  list_entries (layout, &all);
  view->height = view->legend_box.y + view->legend_box.height + TL_LEGEND_BOTTOM;
  /* What was said to be damaged to the end ended sooner. */
  if (view->height > height)
    layout->damaged_from = G_MAXDOUBLE;
  if (!is_same (&all, &old) || view->height != height)
    tl_layout_add_damage (layout, view->legend_box.x, view->legend_box.y, view->legend_box.width,
                          MAX (view->height, height) - view->legend_box.y);
}

void
tl_layout_set_ties (TlLayout *layout, gboolean ties)
{
  layout->ties = ties;
  tl_layout_note_all (layout);
}
