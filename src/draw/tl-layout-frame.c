/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_TOP 28.0
#define TITLE_BOTTOM 88.0
#define STAGES_TOP 112.0
#define FIRST_STAGE_INSET 14.0 /* of the words; later ones stand clear of the notch */
#define STAGE_INSET 26.0
#define STAGE_END 20.0
#define CAPTION_TOP 6.0 /* from the stages to the titles of moments */
#define CAPTION_LINES 2
#define HEADER_GAP 14.0  /* from the header to the lanes */
#define FEWEST_COLUMNS 4 /* a map with less is still drawn this wide */

#define LABEL_INSET 70.0 /* of the lane's words, from the drawing's edge */
#define LABEL_LINES 3
#define LABEL_TOP 28.0
#define LABEL_STEP 18.0 /* from the title's last baseline to the subtitle's first */
#define LABEL_BOTTOM 10.0
#define LOWEST_LANE 74.0 /* room for a card of one line */

#define DERIVED_RISE 12.0 /* from a derived line to the layer below it */
#define DERIVED_LABEL_HEIGHT 18.0
#define DERIVED_LABEL_PAD 8.0
#define BAND_PAD 10.0 /* above and below a layer's name */

#define LEGEND_TOP 10.0

gboolean
tl_layout_is_right_to_left (TlMap *map)
{
  static const char *const languages[] = { "ar",  "arc", "ckb", "dv",  "fa", "he", "iw", "ks", "ku",
                                           "nqo", "ps",  "sd",  "syr", "ug", "ur", "yi", NULL };
  const char *lang = tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_LANG);
  g_auto (GStrv) subtags = g_strsplit_set (lang, "-_", -1);

  if (subtags[0] == NULL)
    return FALSE;
  /* A script, where one is named, decides: az-Arab, ku-Latn. */
  if (subtags[1] != NULL && strlen (subtags[1]) == 4)
    return g_ascii_strcasecmp (subtags[1], "Arab") == 0 ||
           g_ascii_strcasecmp (subtags[1], "Hebr") == 0;
  for (guint i = 0; languages[i] != NULL; i++)
    if (g_ascii_strcasecmp (subtags[0], languages[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What a stage says about itself below its title: its detail's first line, else whose it is. */
static void
frame_stage_words (TlLayout *layout, TlStageBox *box, gboolean first)
{
  double width = box->box.width - (first ? FIRST_STAGE_INSET : STAGE_INSET) - STAGE_END;
  const char *detail = tl_element_get_string (box->stage, TL_PROPERTY_DETAIL);
  int territory = tl_element_get_choice (box->stage, TL_PROPERTY_TERRITORY);
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_STAGE, TL_PROPERTY_TERRITORY);
  g_autofree char *line = g_strndup (detail, strcspn (detail, "\r\n"));

  tl_layout_break (layout, TL_TEXT_STAGE_TITLE,
                   tl_element_get_string (box->stage, TL_PROPERTY_TITLE), width, 1, &box->title);
  tl_layout_break (layout, TL_TEXT_STAGE_SUBTITLE,
                   *line != '\0' ? line : _ (choices[territory].label), width, 1, &box->subtitle);
}

static void
note_moment (TlLayout *layout, TlElement *moment, const TlStageBox *stage)
{
  guint fold = stage->folded ? layout->stage_boxes->len : TL_NOWHERE;
  guint n_shown = layout->moment_boxes->len;

  g_array_append_val (layout->moment_folds, fold);
  g_array_append_val (layout->shown_before, n_shown);
  g_hash_table_insert (layout->moments, moment, GUINT_TO_POINTER (layout->moment_folds->len));
}

/* Those of the stage, its columns from `start` on. */
static void
list_moments (TlLayout *layout, TlStageBox *stage, double start)
{
  TlElement *child = tl_element_get_first_child (stage->stage);

  for (; child != NULL; child = tl_element_get_next (child))
    {
      TlMomentBox box = { .moment = child,
                          .stage = layout->stage_boxes->len,
                          .position = layout->moment_folds->len,
                          .x = start + stage->n_moments * layout->view.moment_width,
                          .width = layout->view.moment_width };

      if (tl_element_get_kind (child) != TL_KIND_MOMENT)
        continue;
      note_moment (layout, child, stage);
      if (stage->folded)
        continue;
      g_array_append_val (layout->moment_boxes, box);
      g_array_append_val (layout->moment_starts, box.x);
      stage->n_moments++;
    }
}

/* The room below the stages: none where no moment has a title. */
static double
frame_captions (TlLayout *layout)
{
  const double width = layout->view.card_width - 2 * TL_SIZE_CARD_PAD;
  guint n_lines = 0;

  for (guint i = 0; i < layout->moment_boxes->len; i++)
    {
      TlMomentBox *box = &g_array_index (layout->moment_boxes, TlMomentBox, i);

      tl_layout_break (layout, TL_TEXT_MOMENT,
                       tl_element_get_string (box->moment, TL_PROPERTY_TITLE), width, CAPTION_LINES,
                       &box->title);
      n_lines = MAX (n_lines, box->title.n_lines);
    }
  return n_lines > 0 ? CAPTION_TOP + n_lines * tl_style_get_text (TL_TEXT_MOMENT)->line_height : 0;
}

/* Turns to their side what could not be before the width of the drawing was known. */
static void
see_stages (TlLayout *layout)
{
  for (guint i = 0; i < layout->stage_boxes->len; i++)
    {
      TlStageBox *box = &g_array_index (layout->stage_boxes, TlStageBox, i);

      box->box.x = tl_layout_mirror (layout, box->box.x, box->box.width);
      if (box->folded)
        tl_layout_fold_stage (layout, box);
      else
        frame_stage_words (layout, box, i == 0);
    }
  for (guint i = 0; i < layout->moment_boxes->len; i++)
    {
      TlMomentBox *box = &g_array_index (layout->moment_boxes, TlMomentBox, i);

      box->x = tl_layout_mirror (layout, box->x, box->width);
    }
}

static void
frame_header (TlLayout *layout, double columns)
{
  TlLayoutView *view = &layout->view;
  double content = MAX (columns, FEWEST_COLUMNS * layout->view.moment_width);
  double height = TL_SIZE_STAGE_HEIGHT + frame_captions (layout);

  view->right_to_left = tl_layout_is_right_to_left (layout->map);
  view->width = TL_SIZE_CONTENT_START + content + TL_SIZE_MARGIN;
  view->title_box = (TlRect){ TL_SIZE_MARGIN, TITLE_TOP, view->width - 2 * TL_SIZE_MARGIN,
                              TITLE_BOTTOM - TITLE_TOP };
  view->header_box = (TlRect){ TL_SIZE_CONTENT_START, STAGES_TOP, content, height };
  layout->body_top = STAGES_TOP + height + HEADER_GAP;
  view->header_box.x = tl_layout_mirror (layout, view->header_box.x, content);
  view->stages = (const TlStageBox *) (void *) layout->stage_boxes->data;
  view->n_stages = layout->stage_boxes->len;
  view->moments = (const TlMomentBox *) (void *) layout->moment_boxes->data;
  view->n_moments = layout->moment_boxes->len;
}

static void
forget_stages (TlLayout *layout)
{
  g_hash_table_remove_all (layout->moments);
  g_array_set_size (layout->stage_boxes, 0);
  g_array_set_size (layout->moment_boxes, 0);
  g_array_set_size (layout->moment_starts, 0);
  g_array_set_size (layout->moment_folds, 0);
  g_array_set_size (layout->shown_before, 0);
}

void
tl_layout_frame_stages (TlLayout *layout)
{
  TlElement *stage = tl_map_get_first (layout->map, TL_KIND_STAGE);
  double x = TL_SIZE_CONTENT_START;

  forget_stages (layout);
  for (; stage != NULL; stage = tl_element_get_next_of_kind (stage))
    {
      TlStageBox box = { .stage = stage,
                         .first_moment = layout->moment_boxes->len,
                         .folded = tl_folds_has_stage (layout->folds, stage) };
      double width;

      list_moments (layout, &box, x);
      width = box.folded ? TL_SIZE_FOLD : MAX (box.n_moments, 1) * layout->view.moment_width;
      box.box = (TlRect){ x, STAGES_TOP, width - TL_SIZE_STAGE_GAP, TL_SIZE_STAGE_HEIGHT };
      g_array_append_val (layout->stage_boxes, box);
      x += width;
    }
  g_array_append_val (layout->shown_before, layout->moment_boxes->len);
  frame_header (layout, x - TL_SIZE_CONTENT_START);
  see_stages (layout);
}

/* Returns how many layers have one. */
static guint
sum_scores (TlLayout *layout, TlExperience *scores)
{
  TlExperienceSum sums[TL_N_LAYERS] = { { 0 } };
  guint n_known = 0;

  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->all_lanes, i);

      tl_experience_sum_join (&sums[lane->layer], &lane->feelings);
    }
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      scores[i] = tl_experience_sum_get_mean (&sums[i]);
      n_known += scores[i].known ? 1 : 0;
    }
  return n_known;
}

/* “Current state · ” and the summary’s first line. */
static char *
dup_state (TlLayout *layout)
{
  TlElement *root = tl_map_get_root (layout->map);
  int state = tl_element_get_choice (root, TL_PROPERTY_STATE);
  const char *label = _ (tl_kind_get_choices (TL_KIND_MAP, TL_PROPERTY_STATE)[state].label);
  const char *summary = tl_element_get_string (root, TL_PROPERTY_SUMMARY);
  g_autofree char *line = g_strndup (summary, strcspn (summary, "\r\n"));

  if (*line == '\0')
    return g_strdup (label);
  /* Translators: the line below the title: the state of the map, then its summary */
  return g_strdup_printf (_ ("%s · %s"), label, line);
}

/* Nobody is to take a map of the past for today’s: that comes first. */
static char *
dup_subtitle (TlLayout *layout)
{
  g_autofree char *period = tl_period_describe (&layout->view.period);
  g_autofree char *state = dup_state (layout);

  if (period == NULL)
    return g_steal_pointer (&state);
  /* Translators: the line below the title: what the map shows, then what it is: “Evidence up to 31
   * March 2026 · Current state” */
  return g_strdup_printf (_ ("%s · %s"), period, state);
}

void
tl_layout_frame_title (TlLayout *layout)
{
  TlLayoutView *view = &layout->view;
  TlElement *root = tl_map_get_root (layout->map);
  TlExperience scores[TL_N_LAYERS];
  g_autofree char *words = dup_subtitle (layout);
  double width =
      view->title_box.width - sum_scores (layout, scores) * TL_SIZE_SCORE - TL_SIZE_CARD_PAD;
  gboolean changed = FALSE;

  for (guint i = 0; i < TL_N_LAYERS; i++)
    changed = changed || !tl_experience_equal (&scores[i], &view->scores[i]);
  changed = tl_layout_break_copy (layout, TL_TEXT_MAP_TITLE,
                                  tl_element_get_string (root, TL_PROPERTY_TITLE), width, 1,
                                  &view->title, &layout->title, &layout->title_width) ||
            changed;
  changed = tl_layout_break_copy (layout, TL_TEXT_MAP_SUBTITLE, words, width, 1, &view->subtitle,
                                  &layout->subtitle, &layout->subtitle_width) ||
            changed;
  if (changed)
    tl_layout_add_damage (layout, view->title_box.x, view->title_box.y, view->title_box.width,
                          view->title_box.height);
  memcpy (view->scores, scores, sizeof scores);
}

void
tl_layout_frame_label (TlLayout *layout, TlLane *lane, TlLaneBox *box)
{
  const char *title = tl_element_get_string (lane->lane, TL_PROPERTY_TITLE);
  const char *subtitle = tl_element_get_string (lane->lane, TL_PROPERTY_SUBTITLE);
  double width = TL_LABEL_WIDTH - (lane->kind == TL_LANE_EXPERIENCE ? TL_AXIS_WORDS : 0);
  double height = LABEL_TOP + LABEL_BOTTOM;

  if (*title == '\0' && lane->person != NULL)
    title = tl_element_get_string (lane->person, TL_PROPERTY_NAME);
  if (*subtitle == '\0' && lane->person != NULL)
    subtitle = tl_element_get_string (lane->person, TL_PROPERTY_ROLE);
  if (tl_layout_is_host (layout, lane) && layout->joined->len > 1)
    {
      /* Translators: the title of several people’s curves on one axis, and below it what the
       * numbers of each are, the last in brackets */
      title = _ ("How they feel");
      subtitle = _ ("Peak · end · mean (n)");
    }
  tl_layout_break (layout, TL_TEXT_LANE_TITLE, title, width, LABEL_LINES, &box->title);
  tl_layout_break (layout, TL_TEXT_LANE_SUBTITLE, subtitle, width, LABEL_LINES, &box->subtitle);
  height += TL_SIZE_LANE_TITLE_LINE * (MAX (box->title.n_lines, 1) - 1);
  if (box->subtitle.n_lines > 0)
    height += LABEL_STEP + TL_SIZE_LANE_SUBTITLE_LINE * (box->subtitle.n_lines - 1);
  lane->label_end = height - LABEL_BOTTOM;
  lane->label_height = MAX (height, LOWEST_LANE);
}

/* From the top down. */
typedef struct
{
  TlLayout *layout;
  double y;
  double damaged;              /* from here on all looks different; 0: nothing does */
  gboolean out_of_sight;       /* a line of visibility was passed */
  guint n_shown;               /* lanes shown that are passed */
  guint n_hidden[TL_N_LAYERS]; /* lanes not yet told of */
} Descent;

static void
move_lane (Descent *descent, guint shown, double height)
{
  TlLayout *layout = descent->layout;
  TlLaneBox *box = &g_array_index (layout->lane_boxes, TlLaneBox, shown);
  TlLane *lane = g_ptr_array_index (layout->shown_lanes, shown);
  double dy = descent->y - box->box.y;

  if (descent->damaged == 0 && (dy != 0 || height != box->box.height))
    {
      descent->damaged = MIN (descent->y, box->box.y) - TL_DERIVED_GAP;
    }
  lane->shift = dy;
  lane->resized = height != box->box.height;
  box->box.y = descent->y;
  box->box.height = height;
  for (guint i = 0; dy != 0 && i < lane->n_boxes; i++)
    lane->boxes[i].box.y += dy;
  tl_layout_move_curve (lane, box, dy);
  descent->y += height + TL_LANE_GAP;
}

static const char *
get_derived_label (TlDerivedKind kind)
{
  switch (kind)
    {
    case TL_DERIVED_INTERACTION:
      return _ ("Line of interaction");
    case TL_DERIVED_VISIBILITY:
      return _ ("Line of visibility");
    case TL_DERIVED_INTERNAL:
    default:
      return _ ("Line of internal interaction");
    }
}

static void
add_derived (Descent *descent, TlDerivedKind kind)
{
  TlLayout *layout = descent->layout;
  TlDerivedLine line = { kind, descent->y - DERIVED_RISE, get_derived_label (kind), { 0 } };
  double x = TL_SIZE_CONTENT_START + TL_SIZE_CARD_INSET;
  TlTextBlock words;
  double width;

  tl_layout_break (layout, TL_TEXT_LINE_LABEL, line.label, layout->view.width, 1, &words);
  width = words.lines[0].width + 2 * DERIVED_LABEL_PAD;
  line.label_box = (TlRect){ tl_layout_mirror (layout, x, width), line.y - DERIVED_LABEL_HEIGHT / 2,
                             width, DERIVED_LABEL_HEIGHT };
  g_array_append_val (layout->derived_lines, line);
}

static void
enter_layer (Descent *descent, TlLayer layer)
{
  const GArray *above = descent->layout->layer_boxes;
  TlDerivedKind kind;

  if (above->len == 0)
    return;
  descent->y -= TL_LANE_GAP;
  if (tl_derived_find (g_array_index (above, TlLayerBox, above->len - 1).layer, layer,
                       &descent->out_of_sight, &kind))
    {
      descent->y += TL_DERIVED_GAP;
      add_derived (descent, kind);
    }
  else
    descent->y += TL_LAYER_GAP;
}

static const TlLane *
get_lane (const TlLayout *layout, guint position)
{
  return g_ptr_array_index (layout->all_lanes, position);
}

/* It has no place of its own, though its layer is not folded. */
static gboolean
is_away (const TlLane *lane)
{
  return lane->hidden || lane->joined;
}

/* The position behind the last lane of the layer that begins at `first`; hidden ones do not part
 * it. */
static guint
find_layer_end (const TlLayout *layout, guint first)
{
  guint end = first + 1;

  for (guint i = end; i < layout->all_lanes->len; i++)
    {
      if (is_away (get_lane (layout, i)))
        continue;
      if (get_lane (layout, i)->layer != get_lane (layout, first)->layer)
        break;
      end = i + 1;
    }
  return end;
}

/* The last one grows where the layer's name needs the room. Returns how many are shown. */
static guint
move_lanes (Descent *descent, guint first, guint end)
{
  TlLayout *layout = descent->layout;
  TlLayer layer = get_lane (layout, first)->layer;
  const char *name = _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
  double top = descent->y, least;
  TlTextBlock words;
  guint n = 0;

  tl_layout_break (layout, TL_TEXT_LAYER, name, layout->view.width, 1, &words);
  least = words.lines[0].width + 2 * BAND_PAD;
  for (guint i = first; i < end; i++)
    {
      const TlLane *lane = get_lane (layout, i);
      double height = MAX (lane->label_height, lane->content_height);

      if (is_away (lane))
        continue;
      move_lane (descent, lane->shown,
                 i + 1 == end ? MAX (height, least - (descent->y - top)) : height);
      n++;
    }
  return n;
}

/* Returns the position behind its lanes. */
static guint
frame_layer (Descent *descent, guint first)
{
  TlLayout *layout = descent->layout;
  const TlLane *lane = get_lane (layout, first);
  guint end = find_layer_end (layout, first);
  TlLayerBox box = { .layer = lane->layer, .first_lane = descent->n_shown };
  double top;

  enter_layer (descent, lane->layer);
  top = descent->y;
  if (lane->folded)
    {
      tl_layout_fold_layer (layout, &box, first, end);
      descent->y += TL_SIZE_FOLDED_LAYER + TL_LANE_GAP;
    }
  else
    box.n_lanes = move_lanes (descent, first, end);
  descent->n_shown += box.n_lanes;
  box.n_hidden = descent->n_hidden[box.layer];
  descent->n_hidden[box.layer] = 0;
  box.box = (TlRect){ TL_SIZE_MARGIN, top, layout->view.width - 2 * TL_SIZE_MARGIN,
                      descent->y - TL_LANE_GAP - top };
  g_array_append_val (layout->layer_boxes, box);
  return end;
}

static const TlElement *
get_first_lane (TlLayout *layout, guint layer)
{
  const TlLayerBox *box = &g_array_index (layout->layer_boxes, TlLayerBox, layer);

  if (box->folded_lane != NULL)
    return box->folded_lane;
  return g_array_index (layout->lane_boxes, TlLaneBox, box->first_lane).lane;
}

/* Those that no box has told of. */
static void
list_hidden_layers (Descent *descent)
{
  TlLayout *layout = descent->layout;
  TlLayoutView *view = &layout->view;
  guint place = 0;

  view->n_hidden_layers = 0;
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      const TlLane *lane = get_lane (layout, i);
      guint *n_hidden = &descent->n_hidden[lane->layer];

      if (place < layout->layer_boxes->len && lane->lane == get_first_lane (layout, place))
        place++;
      if (*n_hidden == 0)
        continue;
      view->hidden_layers[view->n_hidden_layers++] =
          (TlHiddenLayer){ lane->layer, *n_hidden, place };
      *n_hidden = 0;
    }
}

static void
frame_body (TlLayout *layout, double bottom)
{
  TlLayoutView *view = &layout->view;
  double width = view->width - 2 * TL_SIZE_MARGIN;
  double label_width = TL_SIZE_CONTENT_START - TL_SIZE_MARGIN;

  view->body_box = (TlRect){ TL_SIZE_MARGIN, layout->body_top, width, bottom - layout->body_top };
  view->label_box = (TlRect){ tl_layout_mirror (layout, TL_SIZE_MARGIN, label_width),
                              layout->body_top, label_width, bottom - layout->body_top };
  /* As high as it was: what is in it is found when all else has its place. */
  view->legend_box =
      (TlRect){ TL_SIZE_MARGIN, bottom + LEGEND_TOP, width, view->legend_box.height };
  view->height = view->legend_box.y + view->legend_box.height + TL_LEGEND_BOTTOM;
  view->layers = (const TlLayerBox *) (void *) layout->layer_boxes->data;
  view->n_layers = layout->layer_boxes->len;
  view->lanes = (const TlLaneBox *) (void *) layout->lane_boxes->data;
  view->n_lanes = layout->lane_boxes->len;
  view->derived = (const TlDerivedLine *) (void *) layout->derived_lines->data;
  view->n_derived = layout->derived_lines->len;
}

void
tl_layout_frame_lanes (TlLayout *layout)
{
  Descent descent = { .layout = layout, .y = layout->body_top };
  g_autoptr (GArray) before = g_array_copy (layout->layer_boxes);
  double old_height = layout->view.height;
  guint next = 0;

  g_array_set_size (layout->layer_boxes, 0);
  g_array_set_size (layout->derived_lines, 0);
  for (guint i = 0; i < layout->all_lanes->len; i++)
    descent.n_hidden[get_lane (layout, i)->layer] += get_lane (layout, i)->hidden ? 1 : 0;
  while (next < layout->all_lanes->len)
    next = is_away (get_lane (layout, next)) ? next + 1 : frame_layer (&descent, next);
  list_hidden_layers (&descent);
  frame_body (layout, MAX (descent.y - (layout->layer_boxes->len > 0 ? TL_LANE_GAP : 0),
                           layout->body_top + LOWEST_LANE));
  tl_layout_damage_layers (layout, before);
  if (descent.damaged == 0)
    return;
  tl_layout_add_damage (layout, 0, descent.damaged, layout->view.width,
                        MAX (old_height, layout->view.height) - descent.damaged);
  layout->damaged_from = descent.damaged;
}
