/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-consequence-words.h"
#include "tl-lane-words.h"
#include "tl-operations-stage.h"
#include "tl-stage-words.h"
#include "tl-title-words.h"

GPtrArray *
tl_canvas_list_card_lanes (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  GPtrArray *lanes = g_ptr_array_new ();

  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].kind == TL_LANE_TOUCHPOINTS)
      g_ptr_array_add (lanes, view->lanes[i].lane);
  return lanes;
}

char *
tl_canvas_describe_cell (TlCanvas *canvas, TlCell cell)
{
  const char *lane = tl_lane_words_get_title (canvas->map, cell.lane);
  TlElement *stage = tl_element_get_parent (cell.moment);

  /* Translators: a lane and a stage: “Bea” · Get help */
  return g_strdup_printf (_ ("“%s” · %s"), lane, tl_title_words_get (stage));
}

static char *
make_place_label (guint n, gboolean copied)
{
  if (copied)
    return n == 1 ? g_strdup (_ ("Copy Touchpoint"))
                  : g_strdup_printf (ngettext ("Copy %u Touchpoint", "Copy %u Touchpoints", n), n);
  return n == 1 ? g_strdup (_ ("Move Touchpoint"))
                : g_strdup_printf (ngettext ("Move %u Touchpoint", "Move %u Touchpoints", n), n);
}

static char *
make_place_words (TlCanvas *canvas, guint n, gboolean copied, TlCell cell, gboolean gap)
{
  g_autofree char *place = tl_canvas_describe_cell (canvas, cell);

  if (gap)
    return tl_stage_words_placed (cell.moment);
  if (n > 1)
    return g_strdup_printf (copied ? ngettext ("Copied %u touchpoint", "Copied %u touchpoints", n)
                                   : ngettext ("Moved %u touchpoint", "Moved %u touchpoints", n),
                            n);
  /* Translators: %s is a lane and a stage: “Bea” · Get help */
  return g_strdup_printf (copied ? _ ("Copied to %s") : _ ("Moved to %s"), place);
}

/* The copies that are to land in the originals' stead. */
static void
take_copies (TlCanvas *canvas, GArray *placements)
{
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  g_autoptr (GPtrArray) copies = NULL;

  for (guint i = 0; i < placements->len; i++)
    g_ptr_array_add (originals, g_array_index (placements, TlPlacement, i).touchpoint);
  copies =
      tl_operations_duplicate (canvas->history, (TlElement **) originals->pdata, originals->len);
  for (guint i = 0; i < copies->len && i < placements->len; i++)
    g_array_index (placements, TlPlacement, i).touchpoint = copies->pdata[i];
}

static void
select_placed (TlCanvas *canvas, const GArray *placements)
{
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();

  for (guint i = 0; i < placements->len; i++)
    g_ptr_array_add (placed, g_array_index (placements, TlPlacement, i).touchpoint);
  tl_canvas_set_selection (canvas, (TlElement **) placed->pdata, placed->len);
  tl_canvas_set_cursor (canvas, placed->pdata[0]);
}

/* A moment for the cards alone. What they last is kept: as cards of their old places they would be
 * taken to last over the new moment too. */
static void
make_moment (TlCanvas *canvas, GArray *placements, const TlMomentPlace *gap)
{
  TlElement *moment;

  for (guint i = 0; i < placements->len; i++)
    {
      TlPlacement *placement = &g_array_index (placements, TlPlacement, i);

      placement->span = tl_element_get_integer (placement->touchpoint, TL_PROPERTY_SPAN, 1);
    }
  moment = tl_operations_add_moment (canvas->history, gap->stage, gap->before);
  for (guint i = 0; i < placements->len; i++)
    g_array_index (placements, TlPlacement, i).cell.moment = moment;
}

/* Where one card is now, to the moment: what is shown says less. */
static char *
make_move_words (TlCanvas *canvas, const TlPlacement *placement, TlCell from)
{
  g_autofree char *place = NULL;

  if (placement->cell.lane == from.lane && placement->cell.moment == from.moment)
    return placement->before != NULL
               ? g_strdup_printf (_ ("Moved above “%s”"), tl_title_words_get (placement->before))
               : g_strdup (_ ("Moved to the bottom of its place"));
  place = tl_card_words_describe_place (canvas->map, placement->touchpoint);
  return g_strdup_printf (_ ("Moved to %s"), place);
}

static TlCell
get_cell (TlCanvas *canvas, const TlElement *touchpoint)
{
  return (TlCell){ tl_map_get_ref (canvas->map, touchpoint, TL_PROPERTY_LANE),
                   tl_map_get_ref (canvas->map, touchpoint, TL_PROPERTY_MOMENT) };
}

void
tl_canvas_place (TlCanvas *canvas, GArray *placements, gboolean copied, const TlMomentPlace *gap)
{
  TlPlacement first = g_array_index (placements, TlPlacement, 0);
  TlCell from = get_cell (canvas, first.touchpoint);
  g_autofree char *label = make_place_label (placements->len, copied);
  g_autofree char *words = NULL, *spoken = NULL;
  g_autoptr (GArray) consequences = NULL;

  if (!copied)
    consequences = tl_canvas_find_consequences (canvas, placements, gap);
  tl_history_begin (canvas->history, label, NULL);
  if (copied)
    take_copies (canvas, placements);
  if (gap != NULL)
    make_moment (canvas, placements, gap);
  first = g_array_index (placements, TlPlacement, 0);
  for (guint i = 0; i < placements->len; i++)
    {
      const TlPlacement *placement = &g_array_index (placements, TlPlacement, i);

      tl_operations_move_touchpoint (canvas->history, placement->touchpoint, placement->cell,
                                     placement->before);
      if (placement->span > 0)
        tl_operations_set_span (canvas->history, placement->touchpoint, placement->span);
    }
  if (!tl_history_commit (canvas->history))
    return;
  if (copied)
    select_placed (canvas, placements);
  words = make_place_words (canvas, placements->len, copied, first.cell, gap != NULL);
  if (placements->len == 1 && !copied && gap == NULL)
    spoken = make_move_words (canvas, &first, from);
  if (consequences != NULL)
    words = tl_consequence_words_add (canvas->map, words, consequences);
  if (spoken != NULL)
    spoken = tl_consequence_words_add (canvas->map, spoken, consequences);
  tl_canvas_announce (canvas, spoken != NULL ? spoken : words);
  tl_canvas_show_words (canvas, words, TRUE);
}

void
tl_canvas_say_span (TlCanvas *canvas, const TlElement *touchpoint)
{
  int span = tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1);

  tl_canvas_say (canvas,
                 g_strdup_printf (ngettext ("Lasts %d moment", "Lasts %d moments", (gulong) span),
                                  span),
                 TRUE);
}
