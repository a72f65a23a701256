/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "tl-text.h"

static TlText *
make_text (const char *lang)
{
  g_autofree char *families = tl_style_dup_font_families (NULL);

  return tl_text_new (families, lang);
}

/* Freed one after the other: what is behind a row's memory is noticed then. */
static void
draw_dense (
    TlText *text, const char *title, int width, double size, double factor, gboolean is_turned)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, width);
  cairo_t *cr = cairo_create (surface);
  double scale = size / tl_style_get_text (TL_TEXT_CARD_TITLE)->size;

  cairo_surface_set_device_scale (surface, factor, factor);
  for (int y = 1; y <= 3; y++)
    {
      cairo_identity_matrix (cr);
      cairo_scale (cr, 1 / factor, 1 / factor);
      if (is_turned)
        cairo_rotate (cr, -G_PI / 2);
      cairo_translate (cr, is_turned ? -1.5 * width : -3.3, y * width / 4.0);
      cairo_scale (cr, scale, scale);
      tl_text_show (text, cr, TL_TEXT_CARD_TITLE, title, -1, FALSE);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
break_lines (TlText *text,
             const char *string,
             double width,
             guint max_lines,
             TlTextLine *lines,
             gboolean *ellipsized)
{
  const TlTextMeasure *measure = tl_text_get_measure (text);

  return measure->break_lines (measure->data, TL_TEXT_CARD_TITLE, string, width, max_lines, lines,
                               ellipsized);
}

static void
assert_line (const TlTextLine *line, const char *words)
{
  g_autofree char *own = g_strndup (line->text, line->length);

  g_assert_cmpstr (own, ==, words);
}

static void
test_breaks_at_words (void)
{
  g_autoptr (TlText) text = make_text ("en");
  TlTextLine lines[6];
  gboolean ellipsized;

  g_assert_cmpuint (break_lines (text, "Opens chat, waits in the queue", 130, 6, lines,
                                 &ellipsized),
                    ==, 2);
  assert_line (&lines[0], "Opens chat, waits in");
  assert_line (&lines[1], "the queue");
  g_assert_false (ellipsized);
  g_assert_cmpuint (break_lines (text, "", 130, 6, lines, &ellipsized), ==, 0);
  g_assert_cmpuint (break_lines (text, "   ", 130, 6, lines, &ellipsized), ==, 0);
  g_assert_cmpuint (break_lines (text, "a\nb", 130, 6, lines, &ellipsized), ==, 2);
  assert_line (&lines[1], "b");
}

static void
test_ellipsis (void)
{
  g_autoptr (TlText) text = make_text ("en");
  TlTextLine lines[6];
  gboolean ellipsized;

  g_assert_cmpuint (break_lines (text, "Is transferred and repeats the story", 80, 2, lines,
                                 &ellipsized),
                    ==, 2);
  g_assert_true (ellipsized);
  g_assert_cmpfloat (lines[1].width, <=, 80);
  /* As much as fits stands before it. */
  g_assert_cmpfloat (lines[1].width, >, 60);
  g_assert_cmpuint (break_lines (text, "Insight", 80, 1, lines, &ellipsized), ==, 1);
  g_assert_false (ellipsized);
}

static void
test_long_word_is_broken (void)
{
  g_autoptr (TlText) text = make_text ("de");
  TlTextLine lines[6];
  gboolean ellipsized;
  guint n = break_lines (text, "Rindfleischetikettierungsüberwachungsaufgaben", 130, 6, lines,
                         &ellipsized);

  g_assert_cmpuint (n, >=, 2);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (lines[i].width, <=, 130);
}

/* What PangoLayout makes of the same style, as an independent measure. */
static PangoLayout *
make_layout (const char *string, double width)
{
  const TlTextStyle *style = tl_style_get_text (TL_TEXT_CARD_TITLE);
  g_autofree char *families = tl_style_dup_font_families (NULL);
  PangoFontMap *font_map = pango_cairo_font_map_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoContext *context = pango_font_map_create_context (font_map);
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (font, families);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  layout = pango_layout_new (context);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, string, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  pango_attr_list_unref (attributes);
  g_object_unref (context);
  g_object_unref (font_map);
  return layout;
}

static char *
make_title (void)
{
  static const char *const words[] = { "Opens",    "the",    "chat,", "waits",        "in",
                                       "a",        "queue.", "don’t", "self-service", "AVATAR",
                                       "24",       "1.5%",   "7:30",  "Ärger",        "über",
                                       "français", "and/or", "R&D",   "To",           "Why?",
                                       "Zürich",   "4711",   "3",     "W.",           "fi",
                                       "1,000",    "-",      "(or",   "“no”",         "—" };
  GString *title = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 12);

  for (int i = 0; i < n; i++)
    {
      g_string_append (title, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (i + 1 < n)
        g_string_append_c (title, ' ');
    }
  return g_string_free (title, FALSE);
}

/* What the text is broken to at a width: where each line begins. */
static guint64
find_breaks (TlText *text, const char *title, double width)
{
  TlTextLine lines[16];
  gboolean ellipsized;
  guint n = break_lines (text, title, width, 16, lines, &ellipsized);
  guint64 breaks = n;

  for (guint i = 0; i < n; i++)
    breaks = breaks * 1000003 + (guint64) (lines[i].text - title);
  return breaks;
}

/* Not one at which a line only just fits, or only just does not: sums of widths are rounded. */
static double
choose_width (TlText *text, const char *title)
{
  const double slack = 0.1;
  double width;

  do
    width = g_test_rand_double_range (100, 300);
  while (find_breaks (text, title, width - slack) != find_breaks (text, title, width + slack));
  return width;
}

/* Words are measured one by one, and lines must end and reach where they do for a whole text. */
static void
test_words_add_up (void)
{
  g_autoptr (TlText) text = make_text ("en");

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *title = make_title ();
      double width = choose_width (text, title);
      g_autoptr (PangoLayout) layout = make_layout (title, width);
      TlTextLine lines[16];
      gboolean ellipsized;
      guint n = break_lines (text, title, width, 16, lines, &ellipsized);

      g_assert_cmpint (n, ==, pango_layout_get_line_count (layout));
      for (guint j = 0; j < n; j++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) j);
          PangoRectangle logical;

          pango_layout_line_get_extents (line, NULL, &logical);
          g_assert_cmpint (lines[j].text - title, ==, line->start_index);
          g_assert_cmpfloat_with_epsilon (lines[j].width, (double) logical.width / PANGO_SCALE,
                                          0.05);
        }
    }
}

/* 100 kB of title are as quick as two lines of it. */
static void
test_endless_title (void)
{
  g_autoptr (TlText) text = make_text ("en");
  g_autofree char *endless = g_strnfill (100 * 1024, 'x');
  TlTextLine lines[6];
  gboolean ellipsized;

  for (guint i = 0; i < 200; i++)
    {
      g_assert_cmpuint (break_lines (text, endless, 130, 6, lines, &ellipsized), ==, 6);
      g_assert_true (ellipsized);
    }
}

/* Two hundred emoji in a row break between each other, and joined to one they break all the same.
 */
static void
test_emoji_stay_within (void)
{
  g_autoptr (TlText) text = make_text ("en");
  static const char *const pieces[] = { "👨‍👩‍👧‍👦", "👩\u200d", "🇩🇪" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      TlTextLine lines[6];
      gboolean ellipsized;
      guint n;

      for (guint j = 0; j < 200; j++)
        g_string_append (title, pieces[i]);
      n = break_lines (text, title->str, 130, 6, lines, &ellipsized);
      g_assert_cmpuint (n, ==, 6);
      g_assert_true (ellipsized);
      for (guint j = 0; j < n; j++)
        g_assert_cmpfloat (lines[j].width, <=, 130.01);
    }
}

static void
append_random_piece (GString *string)
{
  static const char *const pieces[] = {
    "a",      "journey ", " ",      "customer", "e\u0301",
    "—",      "م",        "مرحبا ", "ש",        "日本語",
    "\u200d", "g̈",        "\t",     "-",        "👩‍👩‍👧",
    "ﷺ",      "\u202e",   "\n",     "W",        "1.5",
    "\u00ad", "http://x", "\x01",   "क्षि"
  };

  g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

/* Of the text as it is shown: control characters are blanks there. */
static gboolean
is_grapheme_start (const char *string, const char *at)
{
  g_autofree char *shown = g_strdelimit (g_strdup (string), "\t\x01", ' ');
  PangoFontMap *font_map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (font_map);
  PangoLayout *layout = pango_layout_new (context);
  gboolean is_start;

  pango_layout_set_text (layout, shown, -1);
  is_start =
      pango_layout_get_log_attrs_readonly (layout, NULL)[g_utf8_pointer_to_offset (string, at)]
          .is_cursor_position;
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (font_map);
  return is_start;
}

static gboolean
is_one_grapheme (const char *string, const TlTextLine *line)
{
  for (const char *at = g_utf8_next_char (line->text); at < line->text + line->length;
       at = g_utf8_next_char (at))
    if (is_grapheme_start (string, at))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const char *from, const char *to)
{
  for (const char *at = from; at < to; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)) && (guchar) *at >= 0x20)
      return FALSE;
  return TRUE;
}

/* Whatever the string: lines follow each other, hold all of it but blanks, cut no grapheme and are
 * no wider than asked, unless one grapheme is. */
static void
test_breaking_holds (void)
{
  g_autoptr (TlText) text = make_text ("en");

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      double width = g_test_rand_double_range (20, 200);
      guint max_lines = g_test_rand_int_range (1, 7);
      TlTextLine lines[6];
      gboolean ellipsized;
      const char *end;
      guint n;

      for (int i = g_test_rand_int_range (0, 30); i > 0; i--)
        append_random_piece (string);
      n = break_lines (text, string->str, width, max_lines, lines, &ellipsized);
      g_assert_cmpuint (n, <=, max_lines);
      end = string->str;
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (is_blank (end, lines[i].text));
          g_assert_true (is_grapheme_start (string->str, lines[i].text));
          end = lines[i].text + lines[i].length;
          g_assert_true (is_grapheme_start (string->str, end));
          g_assert_true (lines[i].width <= width + 0.01 ||
                         is_one_grapheme (string->str, &lines[i]) || ellipsized);
        }
      g_assert_true (ellipsized || is_blank (end, string->str + string->len));
    }
}

/* Blanks may stand out over the edge, since nobody sees them; not one that is tied to a letter. */
static void
test_tied_blank_keeps_within (void)
{
  g_autoptr (TlText) text = make_text ("en");
  const char *const string = "مa-\u200dक्षिcustomerg̈क्षि—\u200d\001journey";
  const double width = 176.51;
  TlTextLine lines[6];
  gboolean ellipsized;
  guint n = break_lines (text, string, width, 6, lines, &ellipsized);

  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (lines[i].width, <=, width);
}

/* What a line was measured as is what it covers when it is drawn, at every scale. */
static void
test_same_width_at_every_scale (void)
{
  static const char *const words = "Must transfer at six minutes |";
  g_autoptr (TlText) text = make_text ("en");
  double scales[] = { 0.33, 1, 1.25, 2.5, 4, 8 };
  double first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      cairo_scale (cr, scales[i], scales[i]);
      tl_text_show (text, cr, TL_TEXT_CARD_TITLE, words, -1, FALSE);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      if (i == 0)
        first = (x + width) / scales[i];
      g_assert_cmpfloat_with_epsilon ((x + width) / scales[i], first, 2 / scales[0]);
      if (scales[i] >= 2)
        g_assert_cmpfloat_with_epsilon ((x + width) / scales[i],
                                        tl_text_get_width (text, TL_TEXT_CARD_TITLE, words, -1), 3);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* The width of a line is the sum of what it was broken by: a line that was found to fit does. */
static void
test_measures_agree (void)
{
  static const char *const strings[] = { "Gets a case number by text",
                                         "Agents are paid on average handling time",
                                         "يتصل المهندس قبل الوصول",
                                         "Fünfzig Überprüfungen, AVA To Ty." };
  g_autoptr (TlText) text = make_text ("en");

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      TlTextLine lines[6];
      gboolean ellipsized;
      guint n = break_lines (text, strings[i], 130, 6, lines, &ellipsized);

      for (guint k = 0; k < n; k++)
        g_assert_cmpfloat_with_epsilon (tl_text_get_width (text, TL_TEXT_CARD_TITLE, lines[k].text,
                                                           lines[k].length),
                                        lines[k].width, 0.6);
    }
}

static void
test_keeps_many_lines (void)
{
  g_autoptr (TlText) text = make_text ("en");
  double width = tl_text_get_width (text, TL_TEXT_VALUE, "1234", -1);

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_assert_cmpfloat (tl_text_get_width (text, TL_TEXT_VALUE, number, -1), >, 0);
    }
  g_assert_cmpfloat (tl_text_get_width (text, TL_TEXT_VALUE, "1234", -1), ==, width);
  g_assert_cmpfloat (tl_text_get_width (text, TL_TEXT_MAP_TITLE, "1234", -1), >, width);
}

static void
test_direction (void)
{
  g_assert_cmpint (tl_text_find_direction ("Hello", -1), ==, TL_READS_RIGHT);
  g_assert_cmpint (tl_text_find_direction ("12 (مرحبا", -1), ==, TL_READS_LEFT);
  g_assert_cmpint (tl_text_find_direction ("שלום hello", -1), ==, TL_READS_LEFT);
  g_assert_cmpint (tl_text_find_direction ("−1.8", -1), ==, TL_READS_EITHER_WAY);
  g_assert_cmpint (tl_text_find_direction ("\u200f1.8", -1), ==, TL_READS_LEFT);
  g_assert_cmpint (tl_text_find_direction ("Hello مرحبا", 0), ==, TL_READS_EITHER_WAY);
}

static void
test_anchors (void)
{
  g_autoptr (TlText) text = make_text ("en");
  double width = tl_text_get_width (text, TL_TEXT_AXIS, "angry", -1);

#define SHIFT(anchor, left)                                                                        \
  tl_text_get_shift (text, TL_TEXT_AXIS, "angry", 5, FALSE, TL_ANCHOR_##anchor, left)
  g_assert_cmpfloat (SHIFT (START, FALSE), ==, 0);
  g_assert_cmpfloat (SHIFT (END, FALSE), ==, -width);
  g_assert_cmpfloat (SHIFT (MIDDLE, FALSE), ==, -width / 2);
  g_assert_cmpfloat (SHIFT (START, TRUE), ==, -width);
  g_assert_cmpfloat (SHIFT (END, TRUE), ==, 0);
#undef SHIFT
}

static void
test_missing_glyphs (void)
{
  g_autoptr (TlText) text = make_text ("en");

  g_assert_cmpuint (tl_text_count_missing (text, TL_TEXT_CARD_TITLE, "Größe — “x”"), ==, 0);
  g_assert_cmpuint (tl_text_count_missing (text, TL_TEXT_CARD_TITLE, "مرحبا"), ==, 0);
  g_assert_cmpuint (tl_text_count_missing (text, TL_TEXT_CARD_TITLE, "a𓀀b𓀁"), ==, 2);
}

/* Letters so dense that no pixel of a row is like its neighbour, over both edges of pictures of
 * every width, upright and on their side, wrote behind what cairo had taken for a row. On a fine
 * screen a pixel of the program is several of the picture. */
static void
test_dense_lines_stay_within (void)
{
  static const char *const titles[] = { "x", "illegal", "mmmm wwww ", "\xef\xb7\xbd",
                                        "\xd8\xb3\xd9\x85" };
  g_autoptr (TlText) text = make_text ("en");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GString) title = g_string_new (NULL);

      while (title->len < 1000)
        g_string_append (title, titles[i]);
      for (int width = 57; width < 310; width += 4)
        for (int factor = 1; factor <= 2; factor++)
          draw_dense (text, title->str, width, 4.1 + (width % 50) / 2.0, factor, width % 3 == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/breaks-at-words", test_breaks_at_words);
  g_test_add_func ("/text/ellipsis", test_ellipsis);
  g_test_add_func ("/text/long-word-is-broken", test_long_word_is_broken);
  g_test_add_func ("/text/words-add-up", test_words_add_up);
  g_test_add_func ("/text/endless-title", test_endless_title);
  g_test_add_func ("/text/emoji-stay-within", test_emoji_stay_within);
  g_test_add_func ("/text/breaking-holds", test_breaking_holds);
  g_test_add_func ("/text/tied-blank-keeps-within", test_tied_blank_keeps_within);
  g_test_add_func ("/text/same-width-at-every-scale", test_same_width_at_every_scale);
  g_test_add_func ("/text/measures-agree", test_measures_agree);
  g_test_add_func ("/text/keeps-many-lines", test_keeps_many_lines);
  g_test_add_func ("/text/direction", test_direction);
  g_test_add_func ("/text/anchors", test_anchors);
  g_test_add_func ("/text/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/text/dense-lines-stay-within", test_dense_lines_stay_within);
  return g_test_run ();
}
