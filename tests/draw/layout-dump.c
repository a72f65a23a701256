/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"

#include <string.h>

static guint n_measurements;

static double
get_advance (TlTextRole role)
{
  return tl_style_get_text (role)->size / 2;
}

/* The bytes of `text` that fit into n characters, up to the last space where more follows. */
static gsize
fit (const char *text, glong n)
{
  glong length = g_utf8_strlen (text, -1);
  const char *end, *space;

  if (length <= n)
    return strlen (text);
  end = g_utf8_offset_to_pointer (text, MAX (n, 1));
  if (*end == ' ')
    return (gsize) (end - text);
  space = g_utf8_strrchr (text, end - text, ' ');
  return (gsize) ((space != NULL ? space : end) - text);
}

static guint
break_lines (gpointer data,
             TlTextRole role,
             const char *text,
             double width,
             guint max_lines,
             TlTextLine *lines,
             gboolean *ellipsized)
{
  double advance = get_advance (role);
  guint n = 0;

  n_measurements++;
  while (*text == ' ')
    text++;
  while (*text != '\0' && n < max_lines)
    {
      gsize length = fit (text, (glong) (width / advance));

      lines[n].text = text;
      lines[n].length = (int) length;
      lines[n].width = advance * (double) g_utf8_strlen (text, (gssize) length);
      n++;
      for (text += length; *text == ' ';)
        text++;
    }
  *ellipsized = *text != '\0';
  return n;
}

const TlTextMeasure fixed_measure = { break_lines, NULL };

guint
take_measurements (void)
{
  guint n = n_measurements;

  n_measurements = 0;
  return n;
}

/* What is being written. A mirrored dump turns each x over as it is written. */
typedef struct
{
  const TlLayoutView *view;
  gboolean mirrored;
  GString *text;
} Dump;

static double
turn (const Dump *dump, double x, double width)
{
  return dump->mirrored ? dump->view->width - x - width : x;
}

/* One decimal is finer than anybody sees, and no rounding of the last bits shows. */
static void
add_number (Dump *dump, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.1f", number + 0.0);
  if (strcmp (digits, "-0.0") == 0)
    strcpy (digits, "0.0");
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  g_string_append_printf (dump->text, " %s", digits);
}

static void
add_rect (Dump *dump, const TlRect *rect)
{
  add_number (dump, turn (dump, rect->x, rect->width));
  add_number (dump, rect->y);
  add_number (dump, rect->width);
  add_number (dump, rect->height);
}

static void
add_point (Dump *dump, const TlPoint *point)
{
  add_number (dump, turn (dump, point->x, 0));
  add_number (dump, point->y);
}

/* Without the marks of direction that numbers have in a mirrored map. */
static void
add_words (Dump *dump, const char *text, int length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) != 0x200e)
      g_string_append_unichar (dump->text, g_utf8_get_char (at));
}

static void
add_block (Dump *dump, const char *name, const TlTextBlock *block)
{
  if (block->n_lines == 0)
    return;
  g_string_append_printf (dump->text, " %s", name);
  for (guint i = 0; i < block->n_lines; i++)
    {
      g_string_append (dump->text, i == 0 ? "“" : " / ");
      add_words (dump, block->lines[i].text, block->lines[i].length);
    }
  g_string_append (dump->text, block->ellipsized ? "…”" : "”");
}

static void
add_element (Dump *dump, const char *name, const TlElement *element)
{
  g_string_append_printf (dump->text, "%s %s", name,
                          element != NULL ? tl_element_get_id (element) : "-");
}

static void
add_experience (Dump *dump, const TlExperience *experience)
{
  if (!experience->known)
    return;
  g_string_append (dump->text, experience->assessed ? " assessed" : " feels");
  add_number (dump, experience->value);
  if (experience->n > 0)
    g_string_append_printf (dump->text, " of %u", experience->n);
}

static void
add_named_rect (Dump *dump, const char *name, const TlRect *rect)
{
  g_string_append (dump->text, name);
  add_rect (dump, rect);
  g_string_append_c (dump->text, '\n');
}

static void
dump_frame (Dump *dump)
{
  const TlLayoutView *view = dump->view;

  g_string_append (dump->text, "drawing");
  add_number (dump, view->width);
  add_number (dump, view->height);
  g_string_append_c (dump->text, '\n');
  g_string_append (dump->text, "title");
  add_rect (dump, &view->title_box);
  add_block (dump, "", &view->title);
  add_block (dump, "", &view->subtitle);
  g_string_append_c (dump->text, '\n');
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      if (!view->scores[i].known)
        continue;
      g_string_append_printf (dump->text, "score %u", i);
      add_experience (dump, &view->scores[i]);
      g_string_append_c (dump->text, '\n');
    }
  add_named_rect (dump, "header", &view->header_box);
  add_named_rect (dump, "body", &view->body_box);
  add_named_rect (dump, "labels", &view->label_box);
  add_named_rect (dump, "legend", &view->legend_box);
}

static void
dump_stages (Dump *dump)
{
  for (guint i = 0; i < dump->view->n_stages; i++)
    {
      const TlStageBox *stage = &dump->view->stages[i];

      add_element (dump, "stage", stage->stage);
      add_rect (dump, &stage->box);
      g_string_append_printf (dump->text, " moments %u+%u", stage->first_moment, stage->n_moments);
      add_block (dump, "", &stage->title);
      add_block (dump, "", &stage->subtitle);
      g_string_append (dump->text, stage->folded ? " folded\n" : "\n");
    }
  for (guint i = 0; i < dump->view->n_moments; i++)
    {
      const TlMomentBox *moment = &dump->view->moments[i];

      add_element (dump, "moment", moment->moment);
      add_number (dump, turn (dump, moment->x, moment->width));
      add_number (dump, moment->width);
      g_string_append_printf (dump->text, " stage %u", moment->stage);
      add_block (dump, "", &moment->title);
      g_string_append_c (dump->text, '\n');
    }
}

static void
dump_card (Dump *dump, const TlCardBox *card)
{
  add_element (dump, "    card", card->touchpoint);
  add_rect (dump, &card->box);
  g_string_append_printf (dump->text, " at %u:%u span %d", card->lane, card->moment, card->span);
  add_block (dump, "", &card->title);
  add_block (dump, "by", &card->owner);
  add_experience (dump, &card->experience);
  g_string_append_printf (dump->text, "%s%s%s%s%s%s\n", card->channel != NULL ? " via " : "",
                          card->channel != NULL ? card->channel : "",
                          card->owner_missing ? " no-owner" : "",
                          card->is_root_cause ? " root-cause" : "",
                          card->is_moment_of_truth ? " truth" : "", card->lifted ? " lifted" : "");
}

static void
dump_curve (Dump *dump, const TlLaneBox *lane, const TlCurveBox *curve)
{
  guint n_values = 0;

  for (guint i = curve->first_mark; i < curve->first_mark + curve->n_marks; i++)
    n_values += lane->marks[i].has_value;
  add_element (dump, "    curve", curve->lane);
  g_string_append_printf (dump->text, " marks %u+%u values %u", curve->first_mark, curve->n_marks,
                          n_values);
  add_block (dump, "", &curve->name);
  add_block (dump, "facts", &curve->facts);
  if (curve->has_name)
    add_point (dump, &curve->name_position);
  g_string_append_c (dump->text, '\n');
}

static void
dump_lane (Dump *dump, const TlLaneBox *lane)
{
  add_element (dump, "  lane", lane->lane);
  add_rect (dump, &lane->box);
  add_block (dump, "", &lane->title);
  add_block (dump, "", &lane->subtitle);
  if (lane->kind == TL_LANE_EXPERIENCE)
    {
      g_string_append (dump->text, " zero");
      add_number (dump, lane->zero_y);
      add_number (dump, lane->unit);
      add_block (dump, "facts", &lane->facts);
    }
  g_string_append_c (dump->text, '\n');
  for (guint i = 0; i < lane->n_cards; i++)
    dump_card (dump, &lane->cards[i]);
  for (guint i = 0; i < lane->n_marks; i++)
    {
      add_element (dump, "    mark", lane->marks[i].touchpoint);
      add_point (dump, &lane->marks[i].point);
      add_experience (dump, &lane->marks[i].experience);
      g_string_append (dump->text, lane->marks[i].urgent ? " urgent" : "");
      g_string_append_c (dump->text, '\n');
    }
  for (guint i = 0; i < lane->n_curves; i++)
    dump_curve (dump, lane, &lane->curves[i]);
  for (guint i = 0; i < lane->n_quotes; i++)
    {
      add_element (dump, "    words", lane->quotes[i].touchpoint);
      add_point (dump, &lane->quotes[i].position);
      add_block (dump, "", &lane->quotes[i].text);
      g_string_append_c (dump->text, '\n');
    }
}

static void
dump_body (Dump *dump)
{
  for (guint i = 0; i < dump->view->n_layers; i++)
    {
      const TlLayerBox *layer = &dump->view->layers[i];

      g_string_append_printf (dump->text, "layer %d", layer->layer);
      add_rect (dump, &layer->box);
      if (layer->n_hidden > 0)
        g_string_append_printf (dump->text, " hidden %u", layer->n_hidden);
      if (layer->folded_lane != NULL)
        add_element (dump, " folded", layer->folded_lane);
      add_block (dump, "", &layer->title);
      add_block (dump, "", &layer->subtitle);
      g_string_append_c (dump->text, '\n');
      for (guint k = 0; k < layer->n_lanes; k++)
        dump_lane (dump, &dump->view->lanes[layer->first_lane + k]);
    }
  for (guint i = 0; i < dump->view->n_derived; i++)
    {
      g_string_append_printf (dump->text, "%s", dump->view->derived[i].label);
      add_number (dump, dump->view->derived[i].y);
      add_rect (dump, &dump->view->derived[i].label_box);
      g_string_append_c (dump->text, '\n');
    }
}

static void
dump_links (Dump *dump)
{
  for (guint i = 0; i < dump->view->n_links; i++)
    {
      const TlLinkRoute *route = &dump->view->links[i];

      add_element (dump, "link", route->link);
      g_string_append_printf (dump->text, " kind %d%s", route->kind,
                              route->bundled ? " bundled" : "");
      for (guint k = 0; k < route->n_points; k++)
        {
          g_string_append (dump->text, k == 0 ? " :" : " →");
          add_point (dump, &route->points[k]);
        }
      g_string_append_c (dump->text, '\n');
    }
}

static char *
dump (TlLayout *layout, gboolean mirrored)
{
  Dump one = { tl_layout_get_view (layout), mirrored, g_string_new (NULL) };

  dump_frame (&one);
  dump_stages (&one);
  dump_body (&one);
  dump_links (&one);
  return g_string_free (one.text, FALSE);
}

char *
dump_layout (TlLayout *layout)
{
  return dump (layout, FALSE);
}

char *
dump_mirrored (TlLayout *layout)
{
  return dump (layout, TRUE);
}
