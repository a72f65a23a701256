/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"

/* Below this many device pixels a unit a card is a block of its kind's colour. */
#define BLOCK_SCALE 0.2

/* The strip of the kind's colour along a card's start edge, inside its round corners. */
#define ACCENT 4.0

static gboolean
is_block (const TlMapDrawing *drawing)
{
  return drawing->painter->scale < BLOCK_SCALE;
}

static const TlColor *
get_kind_color (const TlMapDrawing *drawing, const TlCardBox *card)
{
  int kind = tl_element_get_choice (card->touchpoint, TL_PROPERTY_KIND);

  return tl_style_get_touchpoint (drawing->scheme, (TlTouchpointKind) kind);
}

static void
draw_block (const TlMapDrawing *drawing, const TlCardBox *card)
{
  TlInk ink = { .fill = card->is_root_cause ? tl_map_drawing_color (drawing, TL_COLOR_WARNING)
                                            : get_kind_color (drawing, card),
                .opacity = 0.8 };

  tl_painter_box (drawing->painter, &card->box, TL_SIZE_CARD_RADIUS, &ink);
}

static void
draw_accent (const TlMapDrawing *drawing, const TlCardBox *card)
{
  const TlRect *box = &card->box;
  TlInk ink = { .fill = get_kind_color (drawing, card) };
  double bottom = box->y + box->height;
  TlOutline outline = tl_outline_begin (drawing, box);

  /* A third of a quarter circle of the card's radius, 8, as a curve: the card's own corner. */
  tl_outline_move (&outline, 0, box->y + 8);
  tl_outline_curve (&outline, 0, box->y + 5.142, 1.525, box->y + 2.501, ACCENT, box->y + 1.072);
  tl_outline_line (&outline, ACCENT, bottom - 1.072);
  tl_outline_curve (&outline, 1.525, bottom - 2.501, 0, bottom - 5.142, 0, bottom - 8);
  tl_outline_end (&outline, drawing, &ink);
}

/* From afar: round corners cost several times what straight ones do. */
static void
draw_plain_body (const TlMapDrawing *drawing, const TlCardBox *card, const TlInk *ink)
{
  TlInk accent = { .fill = get_kind_color (drawing, card) };
  TlRect strip = { tl_map_drawing_from_start (drawing, &card->box, 0), card->box.y, ACCENT,
                   card->box.height };

  if (drawing->view->right_to_left)
    strip.x -= ACCENT;
  tl_painter_box (drawing->painter, &card->box, 0, ink);
  tl_painter_box (drawing->painter, &strip, 0, &accent);
}

static void
draw_body (const TlMapDrawing *drawing, const TlCardBox *card)
{
  TlRect shadow = card->box;
  TlInk shade = { .fill = tl_map_drawing_color (drawing, TL_COLOR_CARD_SHADOW) };
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_CARD),
                .stroke = tl_map_drawing_color (drawing, card->is_root_cause ? TL_COLOR_WARNING
                                                                             : TL_COLOR_CARD_EDGE),
                .stroke_width = card->is_root_cause ? 1.5 : 1 };

  if (!tl_map_drawing_has_details (drawing))
    {
      draw_plain_body (drawing, card, &ink);
      return;
    }
  shadow.y += 1.5;
  tl_painter_box (drawing->painter, &shadow, TL_SIZE_CARD_RADIUS, &shade);
  tl_painter_box (drawing->painter, &card->box, TL_SIZE_CARD_RADIUS, &ink);
  draw_accent (drawing, card);
}

static void
draw_channel (const TlMapDrawing *drawing, const TlCardBox *card, const char *icon)
{
  TlInk ink = { .stroke = tl_map_drawing_color (drawing, TL_COLOR_INK_FAINT),
                .stroke_width = 1.1,
                .round_ends = TRUE };
  double x = tl_map_drawing_from_start (drawing, &card->box, TL_SIZE_CARD_PAD);

  if (tl_map_drawing_has_details (drawing))
    tl_painter_path_data (drawing->painter, icon, drawing->view->right_to_left ? x - 12 : x,
                          card->box.y + card->box.height - 19, 1, &ink);
}

/* Channel and owner, along the card's bottom. */
static void
draw_footer (const TlMapDrawing *drawing, const TlCardBox *card)
{
  const char *icon = tl_style_get_channel_icon (card->channel);
  double inset = icon != NULL ? TL_SIZE_CARD_PAD + 18 : TL_SIZE_CARD_PAD;
  double x = tl_map_drawing_from_start (drawing, &card->box, inset);
  double y = card->box.y + card->box.height - 9;

  if (icon != NULL)
    draw_channel (drawing, card, icon);
  if (card->owner_missing)
    tl_map_drawing_words (drawing, TL_TEXT_CARD_WARNING, _ ("no owner"), x, y, TL_ANCHOR_START,
                          tl_map_drawing_color (drawing, TL_COLOR_WARNING));
  else
    tl_map_drawing_block (drawing, &card->owner, TL_TEXT_CARD_OWNER, x, y, TL_COLOR_INK_DIM);
}

static void
draw_feeling (const TlMapDrawing *drawing, const TlCardBox *card)
{
  TlMood mood = tl_experience_get_mood (card->experience.value);
  TlInk ink = { .fill = tl_style_get_mood (drawing->scheme, mood) };

  if (card->experience.known)
    tl_map_drawing_circle (drawing, tl_map_drawing_from_end (drawing, &card->box, 14),
                           card->box.y + card->box.height - 12.5, 4.5, &ink);
}

static void
draw_star (const TlMapDrawing *drawing, const TlCardBox *card)
{
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_STAR),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_STAR_EDGE),
                .stroke_width = 0.8 };

  tl_painter_path_data (drawing->painter, tl_style_get_star (),
                        tl_map_drawing_from_end (drawing, &card->box, 15), card->box.y + 2.5, 1,
                        &ink);
}

static void
draw_root_cause_badge (const TlMapDrawing *drawing, const TlCardBox *card)
{
  const char *words = _ ("Root cause");
  double width = 10 + tl_map_drawing_guess_width (words, 5.6);
  double x = tl_map_drawing_from_start (drawing, &card->box, 10);
  TlRect badge = { drawing->view->right_to_left ? x - width : x, card->box.y - 9, width, 17 };
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_WARNING) };

  tl_painter_box (drawing->painter, &badge, badge.height / 2, &ink);
  tl_map_drawing_words (drawing, TL_TEXT_BADGE, words, badge.x + width / 2, badge.y + 12,
                        TL_ANCHOR_MIDDLE, tl_map_drawing_color (drawing, TL_COLOR_WARNING_INK));
}

/* What an ear hears of a card: its words, and what only ink says. */
static char *
dup_spoken (const TlMapDrawing *drawing, const TlElement *touchpoint)
{
  /* Translators: a card as it is read aloud: its kind and its title */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), tl_card_words_get_kind (touchpoint),
                                           tl_element_get_string (touchpoint, TL_PROPERTY_TITLE));

  return tl_card_words_describe (drawing->map, touchpoint, &drawing->view->period, name);
}

static void
draw_card (const TlMapDrawing *drawing, const TlCardBox *card)
{
  if (is_block (drawing))
    {
      draw_block (drawing, card);
      return;
    }

  draw_body (drawing, card);
  tl_map_drawing_block (drawing, &card->title, TL_TEXT_CARD_TITLE,
                        tl_map_drawing_from_start (drawing, &card->box, TL_SIZE_CARD_PAD),
                        card->box.y + 20, TL_COLOR_INK);
  draw_footer (drawing, card);
  draw_feeling (drawing, card);
  if (card->is_moment_of_truth)
    draw_star (drawing, card);
  if (card->is_root_cause && tl_map_drawing_has_details (drawing))
    draw_root_cause_badge (drawing, card);
}

void
tl_map_drawing_card (const TlMapDrawing *drawing, const TlCardBox *card)
{
  tl_map_drawing_light (drawing, card->touchpoint);
  draw_card (drawing, card);
  tl_map_drawing_light (drawing, NULL);
}

static void
draw_named_card (const TlMapDrawing *drawing, const TlCardBox *card)
{
  g_autofree char *spoken = NULL;

  if (card->lifted)
    return;
  /* On a screen nobody hears the ink: the words are for a whole drawing only. */
  if (drawing->painter->wants_words)
    spoken = dup_spoken (drawing, card->touchpoint);
  tl_painter_begin_group (drawing->painter, TL_GROUP_CARD, tl_element_get_id (card->touchpoint),
                          spoken);
  tl_map_drawing_card (drawing, card);
  tl_painter_end_group (drawing->painter);
}

static gboolean
is_whole_lane_visible (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const TlRect *clip = &drawing->painter->clip;

  return clip->x <= lane->box.x && clip->x + clip->width >= lane->box.x + lane->box.width &&
         clip->y <= lane->box.y && clip->y + clip->height >= lane->box.y + lane->box.height;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TlCardBox *one = *(const TlCardBox *const *) a;
  const TlCardBox *other = *(const TlCardBox *const *) b;

  return (one > other) - (one < other);
}

/* A tile shows a few of ten thousand cards: the layout knows which, and they are drawn in the order
 * of the lane all the same. */
static void
draw_visible_cards (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const TlRect *clip = &drawing->painter->clip;
  double top = MAX (clip->y - 12, lane->box.y);
  double bottom = MIN (clip->y + clip->height + 12, lane->box.y + lane->box.height);
  TlRect part = { clip->x - 4, top, clip->width + 8, bottom - top };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  if (bottom <= top)
    return;
  found = tl_layout_find_cards_in (drawing->layout, &part);
  for (guint i = 0; i < found->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (drawing->layout, found->pdata[i]);

      if (card >= lane->cards && card < lane->cards + lane->n_cards)
        g_ptr_array_add (cards, (gpointer) card);
    }
  g_ptr_array_sort (cards, compare_places);
  for (guint i = 0; i < cards->len; i++)
    draw_named_card (drawing, cards->pdata[i]);
}

void
tl_map_drawing_cards (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  if (!is_whole_lane_visible (drawing, lane))
    {
      draw_visible_cards (drawing, lane);
      return;
    }
  for (guint i = 0; i < lane->n_cards; i++)
    draw_named_card (drawing, &lane->cards[i]);
}
