/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>

/* What is folded. The cards of a folded layer are away as those of a hidden lane are. The moments
 * of a folded stage have no place either: the cards that begin there are kept apart, tucked, and
 * those that reach into it from outside end at it, or go on behind. All positions of moments but
 * `moment_folds` and `shown_before` count the moments shown, so that nothing else in a layout has
 * to know of folds. */

#define FOLD_TITLE 200.0 /* how long a folded stage's title may be, set upright */
#define FOLD_WORDS 300.0 /* those of a folded layer, beside which nothing else stands */

void
tl_layout_set_folds (TlLayout *layout, const TlFolds *folds, GArray *damage)
{
  if (tl_folds_equal (layout->folds, folds))
    return;
  tl_layout_end_preview (layout);
  tl_folds_free (layout->folds);
  layout->folds = tl_folds_copy (folds);
  layout->damage = damage;
  layout->damaged_from = G_MAXDOUBLE;
  tl_layout_rebuild (layout, FALSE, FALSE);
  layout->damage = NULL;
}

int
tl_layout_get_span (const TlLayoutView *view, guint moment, int shown)
{
  guint last = MIN (moment + (guint) MAX (shown, 1), view->n_moments) - 1;

  return (int) (view->moments[last].position - view->moments[moment].position) + 1;
}

void
tl_layout_fold_stage (TlLayout *layout, TlStageBox *box)
{
  g_autofree char *number = g_strdup_printf ("%u", box->n_touchpoints);

  tl_layout_break (layout, TL_TEXT_STAGE_TITLE,
                   tl_element_get_string (box->stage, TL_PROPERTY_TITLE), FOLD_TITLE, 1,
                   &box->title);
  tl_layout_break (layout, TL_TEXT_STAGE_TITLE, number, TL_SIZE_FOLD, 1, &box->subtitle);
}

static void
count_tucked (TlLayout *layout, guint *counts)
{
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->all_lanes, i);

      for (guint k = 0; !lane->hidden && k < lane->tucked->len; k++)
        counts[((const TlCard *) g_ptr_array_index (lane->tucked, k))->fold]++;
    }
}

void
tl_layout_count_folds (TlLayout *layout)
{
  g_autofree guint *counts = g_new0 (guint, layout->stage_boxes->len + 1);

  count_tucked (layout, counts);
  for (guint i = 0; i < layout->stage_boxes->len; i++)
    {
      TlStageBox *box = &g_array_index (layout->stage_boxes, TlStageBox, i);

      if (!box->folded || counts[i] == box->n_touchpoints)
        continue;
      box->n_touchpoints = counts[i];
      tl_layout_fold_stage (layout, box);
      tl_layout_add_damage (layout, box->box.x, box->box.y, box->box.width, box->box.height);
    }
}

static char *
describe_layer (const TlLayerBox *box)
{
  g_autofree char *lanes =
      g_strdup_printf (ngettext ("%u lane", "%u lanes", box->n_folded), box->n_folded);
  g_autofree char *touchpoints =
      g_strdup_printf (ngettext ("%u touchpoint", "%u touchpoints", box->n_touchpoints),
                       box->n_touchpoints);

  /* Translators: how many lanes and how many touchpoints: “2 lanes · 9 touchpoints” */
  return g_strdup_printf (_ ("%s · %s"), lanes, touchpoints);
}

void
tl_layout_fold_layer (TlLayout *layout, TlLayerBox *box, guint first, guint end)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  g_autofree char *words = NULL;

  for (guint i = first; i < end; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->all_lanes, i);

      if (lane->hidden)
        continue;
      if (box->folded_lane == NULL)
        box->folded_lane = lane->lane;
      box->n_folded++;
      box->n_touchpoints += lane->cards->len + lane->tucked->len;
    }
  words = describe_layer (box);
  tl_layout_break (layout, TL_TEXT_LANE_TITLE, _ (names[box->layer].label), FOLD_WORDS, 1,
                   &box->title);
  tl_layout_break (layout, TL_TEXT_LANE_SUBTITLE, words, FOLD_WORDS, 1, &box->subtitle);
}

void
tl_layout_damage_layers (TlLayout *layout, const GArray *before)
{
  for (guint i = 0; i < MIN (before->len, layout->layer_boxes->len); i++)
    {
      const TlLayerBox *box = &g_array_index (layout->layer_boxes, TlLayerBox, i);
      const TlLayerBox *old = &g_array_index (before, TlLayerBox, i);
      TlRect all = tl_rect_unite (&old->box, &box->box);

      if (box->n_touchpoints != old->n_touchpoints)
        tl_layout_add_damage (layout, box->box.x, box->box.y, box->box.width, box->box.height);
      /* The layer's name stands in the middle of its band. */
      else if (box->box.height != old->box.height)
        tl_layout_add_damage (layout, layout->view.label_box.x, all.y, layout->view.label_box.width,
                              all.height);
    }
}

void
tl_layout_put_away (TlLayout *layout, GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);

      if (card->stale)
        {
          tl_layout_read_feeling (layout, card);
          card->stale = FALSE;
        }
      card->shifted = card->shifted || card->box != NULL;
      card->box = NULL;
    }
}
