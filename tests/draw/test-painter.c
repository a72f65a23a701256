/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "tl-cairo-painter.h"
#include "tl-svg-painter.h"

/* A pen that writes down what it is told. */
typedef struct
{
  TlPainter base;
  GString *said;
  GArray *steps; /* of TlPathStep, of all paths */
} Listener;

static void
hear_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title)
{
  g_string_append_printf (((Listener *) painter)->said, "(%d %s ", kind, id);
}

static void
hear_end (TlPainter *painter)
{
  g_string_append (((Listener *) painter)->said, ")");
}

static void
hear_box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink)
{
  g_string_append (((Listener *) painter)->said, "box ");
}

static void
hear_path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink)
{
  g_array_append_vals (((Listener *) painter)->steps, steps, n_steps);
}

static void
hear_text (TlPainter *painter,
           TlTextRole role,
           const char *text,
           int length,
           gboolean ellipsized,
           double x,
           double y,
           double angle,
           TlAnchor anchor,
           const TlColor *color)
{
  g_string_append_printf (((Listener *) painter)->said, "“%.*s%s” ", length, text,
                          ellipsized ? "…" : "");
}

static const TlPainterClass listener_class = {
  .begin_group = hear_group,
  .end_group = hear_end,
  .box = hear_box,
  .path = hear_path,
  .text = hear_text,
};

static Listener
make_listener (void)
{
  return (Listener){ .base = { .class = &listener_class, .scale = 1 },
                     .said = g_string_new (NULL),
                     .steps = g_array_new (FALSE, FALSE, sizeof (TlPathStep)) };
}

static void
clear_listener (Listener *listener)
{
  g_string_free (listener->said, TRUE);
  g_array_unref (listener->steps);
}

static const TlColor black = { 0, 0, 0, 1 };
static const TlColor shade = { 0, 0, 0, 0.07 };

static void
test_small_text_is_left_out (void)
{
  Listener listener = make_listener ();
  TlPainter *pen = &listener.base;

  tl_painter_text (pen, TL_TEXT_CARD_TITLE, "near", 2, TRUE, 0, 0, 0, TL_ANCHOR_START, &black);
  pen->scale = 4 / 12.5;
  tl_painter_text (pen, TL_TEXT_CARD_TITLE, "far", -1, FALSE, 0, 0, 0, TL_ANCHOR_START, &black);
  pen->scale = 4 / 12.6;
  tl_painter_text (pen, TL_TEXT_CARD_TITLE, "away", -1, FALSE, 0, 0, 0, TL_ANCHOR_START, &black);
  pen->scale = 1;
  tl_painter_text (pen, TL_TEXT_CARD_TITLE, "", -1, FALSE, 0, 0, 0, TL_ANCHOR_START, &black);
  g_assert_cmpstr (listener.said->str, ==, "“ne…” “far” ");
  clear_listener (&listener);
}

static void
assert_step (const Listener *listener, guint i, TlPathVerb verb, double x, double y)
{
  const TlPathStep *step = &g_array_index (listener->steps, TlPathStep, i);
  const TlPoint *end = &step->points[verb == TL_PATH_CURVE ? 2 : 0];

  g_assert_cmpint (step->verb, ==, verb);
  g_assert_cmpfloat_with_epsilon (end->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (end->y, y, 1e-6);
}

static void
test_path_data (void)
{
  Listener listener = make_listener ();

  tl_painter_path_data (&listener.base, "M1 2h3v-.5l1.5-1 2,2C0 0 1 1 9 9zm1 1 1 0", 10, 20, 2,
                        &(TlInk){ .fill = &black });
  g_assert_cmpuint (listener.steps->len, ==, 9);
  assert_step (&listener, 0, TL_PATH_MOVE, 12, 24);
  assert_step (&listener, 1, TL_PATH_LINE, 18, 24);
  assert_step (&listener, 2, TL_PATH_LINE, 18, 23);
  assert_step (&listener, 3, TL_PATH_LINE, 21, 21);
  assert_step (&listener, 4, TL_PATH_LINE, 25, 25);
  assert_step (&listener, 5, TL_PATH_CURVE, 28, 38);
  g_assert_cmpint (g_array_index (listener.steps, TlPathStep, 6).verb, ==, TL_PATH_CLOSE);
  /* After closing the pen is back at the start, and pairs after a move are lines. */
  assert_step (&listener, 7, TL_PATH_MOVE, 14, 26);
  assert_step (&listener, 8, TL_PATH_LINE, 16, 26);
  clear_listener (&listener);
}

static void
test_arcs (void)
{
  Listener listener = make_listener ();

  /* A half circle in quarters, over the top; then the same back below, as the large flag has no
   * say in half circles; then an arc of no radius, which is a line. */
  tl_painter_path_data (&listener.base, "M0 0a5 5 0 0 1 10 0A5 5 0 0 1 0 0a0 5 0 0 0 3 4", 0, 0, 1,
                        &(TlInk){ .fill = &black });
  g_assert_cmpuint (listener.steps->len, ==, 6);
  assert_step (&listener, 1, TL_PATH_CURVE, 5, -5);
  assert_step (&listener, 2, TL_PATH_CURVE, 10, 0);
  assert_step (&listener, 3, TL_PATH_CURVE, 5, 5);
  assert_step (&listener, 4, TL_PATH_CURVE, 0, 0);
  assert_step (&listener, 5, TL_PATH_LINE, 3, 4);
  clear_listener (&listener);
}

/* Bad path data ends where it is bad. */
static void
test_bad_path_data (void)
{
  static const struct
  {
    const char *data;
    guint n_steps;
  } cases[] = {
    { "", 0 },       { "1 2", 0 },         { "M1", 0 },  { "M1 2Q3 4 5 6", 1 },
    { "M1 2L3", 1 }, { "M1 2L-- 3 4", 1 }, { "zzz", 3 }, { "M1 2 x", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Listener listener = make_listener ();

      tl_painter_path_data (&listener.base, cases[i].data, 0, 0, 1, &(TlInk){ .fill = &black });
      g_assert_cmpuint (listener.steps->len, ==, cases[i].n_steps);
      clear_listener (&listener);
    }
}

static void
test_all_icons_are_read (void)
{
  const char *const *channels = tl_style_list_channels ();

  for (guint i = 0; channels[i] != NULL; i++)
    {
      Listener listener = make_listener ();

      tl_painter_path_data (&listener.base, tl_style_get_channel_icon (channels[i]), 0, 0, 1,
                            &(TlInk){ .stroke = &black, .stroke_width = 1 });
      g_assert_cmpuint (listener.steps->len, >=, 4);
      for (guint k = 0; k < listener.steps->len; k++)
        {
          const TlPathStep *step = &g_array_index (listener.steps, TlPathStep, k);

          for (guint p = 0; p < (step->verb == TL_PATH_CURVE ? 3u : 1u); p++)
            {
              g_assert_true (step->points[p].x >= -2 && step->points[p].x <= 14);
              g_assert_true (step->points[p].y >= -2 && step->points[p].y <= 14);
            }
        }
      clear_listener (&listener);
    }
}

static void
assert_address (const char *text, const char *address)
{
  g_autofree char *own = tl_painter_dup_address (text);

  g_assert_cmpstr (own, ==, address);
}

static void
test_addresses (void)
{
  g_autofree char *endless = g_strnfill (5000, 'a');
  g_autofree char *far = g_strconcat ("https://", endless, NULL);

  assert_address ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e");
  assert_address ("HTTP://example.org/a b", "HTTP://example.org/a%20b");
  assert_address ("mailto:ada@example.org", "mailto:ada@example.org");
  assert_address ("https://x/)>>/A<</S/JavaScript/JS(app.alert(1))>>",
                  "https://x/%29%3E%3E/A%3C%3C/S/JavaScript/JS%28app.alert%281%29%29%3E%3E");
  assert_address ("https://x/'\"\\%zz%4", "https://x/%27%22%5C%25zz%254");
  assert_address ("https://grün.example/é", "https://gr%C3%BCn.example/%C3%A9");
  assert_address ("javascript:alert(1)", NULL);
  assert_address (" https://example.org", NULL);
  assert_address ("file:///etc/passwd", NULL);
  assert_address ("Fault survey, question 1", NULL);
  assert_address (far, NULL);
  assert_address ("", NULL);
  assert_address (NULL, NULL);
}

static void
call_every_text (TlPainter *pen)
{
  static const char *const words[] = { "Hello",    "مرحبا hello", "",
                                       "\x01\x02", "<&>\"']]>",   "e\u0301" };

  for (guint i = 0; i < TL_N_TEXT_ROLES * 3; i++)
    {
      guint anchor = i % (TL_ANCHOR_END + 1);

      tl_painter_text (pen, i % TL_N_TEXT_ROLES, words[i % G_N_ELEMENTS (words)], -1, i % 2 == 0,
                       50, 20.0 * i, anchor * 45.0, anchor, i % 2 == 0 ? &black : &shade);
    }
}

static void
call_every_ink (TlPainter *pen)
{
  const TlInk inks[] = {
    { .fill = &black },
    { .fill = &shade, .opacity = 0.5 },
    { .stroke = &black, .stroke_width = 1.5, .dash = { 4, 3 } },
    { .fill = &black, .stroke = &shade, .stroke_width = 0.5, .round_ends = TRUE },
    { .opacity = 0.5 },
  };
  const TlPathStep steps[] = {
    { TL_PATH_MOVE, { { 1, 1 } } },
    { TL_PATH_LINE, { { 5, -5 } } },
    { TL_PATH_CURVE, { { 6, 6 }, { 7.125, 7 }, { 1e5, -1e5 } } },
    { TL_PATH_CLOSE, { { 0, 0 } } },
  };
  const TlRect rects[] = { { 1, 2, 30, 40 }, { 0, 0, 10, 10 }, { 5, 5, 0, 0 }, { -9, -9, 3, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (rects); k++)
        for (double radius = 0; radius <= 50; radius += 5)
          tl_painter_box (pen, &rects[k], radius, &inks[i]);
      for (guint n = 0; n <= G_N_ELEMENTS (steps); n++)
        tl_painter_path (pen, steps, n, &inks[i]);
      tl_painter_path_data (pen, tl_style_get_star (), 5.5, -3, 1, &inks[i]);
      tl_painter_path_data (pen, tl_style_get_star (), 5.5, -3, 0.1, &inks[i]);
    }
}

/* Every call a pen takes, in groups of every kind within groups of every kind. */
static void
call_everything (TlPainter *pen)
{
  tl_painter_begin_group (pen, TL_GROUP_DRAWING, NULL, "All <of> it");
  for (guint outer = TL_GROUP_HEADING; outer <= TL_GROUP_DECORATION; outer++)
    {
      gboolean holds = outer == TL_GROUP_LAYER || outer == TL_GROUP_LANE;

      tl_painter_begin_group (pen, outer, "a1", NULL);
      for (guint inner = TL_GROUP_HEADING; holds && inner <= TL_GROUP_DECORATION; inner++)
        {
          /* An id given twice, an id that is none, a title that is markup. */
          tl_painter_begin_group (pen, inner, inner % 2 == 0 ? "a1" : "1 <a>", "\"><x>]]>");
          call_every_ink (pen);
          call_every_text (pen);
          tl_painter_end_group (pen);
        }
      call_every_text (pen);
      tl_painter_end_group (pen);
      /* An empty one. */
      tl_painter_begin_group (pen, outer, NULL, NULL);
      tl_painter_end_group (pen);
    }
  tl_painter_end_group (pen);
}

static TlText *
make_text (void)
{
  g_autofree char *families = tl_style_dup_font_families (NULL);

  return tl_text_new (families, "en");
}

static void
check_cairo (cairo_surface_t *surface, double scale, gboolean tagged, gboolean right_to_left)
{
  g_autoptr (TlText) text = make_text ();
  cairo_t *cr = cairo_create (surface);
  TlPainter *pen = tl_cairo_painter_new (cr, text, scale, tagged);

  cairo_scale (cr, scale, scale);
  pen->right_to_left = right_to_left;
  call_everything (pen);
  tl_cairo_painter_free (pen);
  cairo_show_page (cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static cairo_status_t
drop_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
test_cairo_takes_every_call (void)
{
  const double scales[] = { 0.1, 0.3, 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    check_cairo (cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 200), scales[i], FALSE,
                 i % 2 == 1);
}

static void
test_pdf_takes_every_call (void)
{
  check_cairo (cairo_pdf_surface_create_for_stream (drop_bytes, NULL, 300, 200), 1, TRUE, FALSE);
  check_cairo (cairo_pdf_surface_create_for_stream (drop_bytes, NULL, 300, 200), 1, TRUE, TRUE);
}

static void
check_svg (gboolean outlines, gboolean right_to_left)
{
  g_autoptr (TlText) text = make_text ();
  TlSvgOptions options = { .bounds = { -5, -5, 300, 200 },
                           .title = "<&>",
                           .description = "\"",
                           .lang = "en",
                           .families = "Inter",
                           .id_prefix = "p-",
                           .outlines = outlines };
  TlPainter *pen = tl_svg_painter_new (text, &options);
  g_autoptr (GBytes) bytes = NULL;
  xmlDocPtr document;

  pen->right_to_left = right_to_left;
  call_everything (pen);
  bytes = tl_svg_painter_finish (pen);
  document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                            NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  xmlFreeDoc (document);
}

static void
test_svg_takes_every_call (void)
{
  check_svg (FALSE, FALSE);
  check_svg (FALSE, TRUE);
  check_svg (TRUE, FALSE);
  check_svg (TRUE, TRUE);
}

/* A tag without words damages a PDF's structure: it is never begun. */
static void
test_tags_need_words (void)
{
  g_autoptr (TlText) text = make_text ();
  g_autoptr (GArray) tags = tl_cairo_tags_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (drop_bytes, NULL, 300, 200);
  cairo_t *cr = cairo_create (surface);
  TlPainter *pen = tl_cairo_painter_new (cr, text, 1, TRUE);
  static const char *const names[] = { "Document", "Sect", "P", "H2" };

  tl_painter_begin_group (pen, TL_GROUP_DRAWING, NULL, NULL);
  tl_painter_begin_group (pen, TL_GROUP_LAYER, NULL, NULL);
  tl_painter_begin_group (pen, TL_GROUP_CARD, "a", "Silent");
  tl_painter_box (pen, &(TlRect){ 0, 0, 9, 9 }, 0, &(TlInk){ .fill = &black });
  tl_painter_end_group (pen);
  tl_painter_begin_group (pen, TL_GROUP_CARD, "b", "Spoken");
  tl_painter_text (pen, TL_TEXT_AXIS, "words", -1, FALSE, 0, 0, 0, TL_ANCHOR_START, &black);
  tl_painter_end_group (pen);
  tl_painter_begin_group (pen, TL_GROUP_HEADING, NULL, NULL);
  tl_painter_text (pen, TL_TEXT_AXIS, "words", -1, FALSE, 0, 0, 0, TL_ANCHOR_START, &black);
  tl_painter_end_group (pen);
  tl_painter_end_group (pen);
  tl_painter_end_group (pen);
  tl_cairo_painter_take_tags (pen, tags);
  tl_cairo_painter_free (pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  g_assert_cmpuint (tags->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (g_array_index (tags, TlCairoTag, i).name, ==, names[i]);
  g_assert_cmpstr (g_array_index (tags, TlCairoTag, 2).alternative, ==, "Spoken");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/small-text-is-left-out", test_small_text_is_left_out);
  g_test_add_func ("/painter/path-data", test_path_data);
  g_test_add_func ("/painter/arcs", test_arcs);
  g_test_add_func ("/painter/bad-path-data", test_bad_path_data);
  g_test_add_func ("/painter/all-icons-are-read", test_all_icons_are_read);
  g_test_add_func ("/painter/addresses", test_addresses);
  g_test_add_func ("/painter/cairo-takes-every-call", test_cairo_takes_every_call);
  g_test_add_func ("/painter/pdf-takes-every-call", test_pdf_takes_every_call);
  g_test_add_func ("/painter/svg-takes-every-call", test_svg_takes_every_call);
  g_test_add_func ("/painter/tags-need-words", test_tags_need_words);
  return g_test_run ();
}
