/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* A line that was shaped. Its key is role, ellipsized, text; the rest is what showing it needs. */
typedef struct
{
  TlTextRole role;
  gboolean ellipsized;
  const char *text; /* as it was asked for */
  int length;
  char *shaped;    /* what was shaped: text without control characters, with its ellipsis */
  GPtrArray *runs; /* tl_text_shape () */
  double width;
  GList link; /* in `recent` */
} Line;

/* Device pixels: below, nobody reads; above, pixels are small beside a letter. */
#define LEAST_OUTLINED 4.0
#define GREATEST_OUTLINED 30.0
#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f
/* About 1 kB each. */
#define MAX_LINES_KEPT 4096

static guint
hash_line (gconstpointer key)
{
  const Line *line = key;
  guint hash = 5381 + line->role * 2 + (line->ellipsized ? 1 : 0);

  for (int i = 0; i < line->length; i++)
    hash = hash * 33 + (guchar) line->text[i];
  return hash;
}

static gboolean
is_same_line (gconstpointer a, gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  return one->role == other->role && one->ellipsized == other->ellipsized &&
         one->length == other->length && memcmp (one->text, other->text, one->length) == 0;
}

static void
free_line (gpointer data)
{
  Line *line = data;

  g_ptr_array_unref (line->runs);
  g_free ((char *) line->text);
  g_free (line->shaped);
  g_free (line);
}

static gboolean
is_control (const char *at)
{
  guchar c = (guchar) at[0];

  return c < 0x20 || c == 0x7f || (c == 0xc2 && (guchar) at[1] < 0xa0);
}

/* The code points that stand for no character, U+FDD0 to U+FDEF and the last two of each plane, may
 * be in XML, and cairo draws nothing more once it was given one. Returns their bytes, 0: none. */
static int
get_noncharacter (const char *at)
{
  const guchar *c = (const guchar *) at;

  if (c[0] == 0xef && c[1] == 0xb7)
    return c[2] >= 0x90 && c[2] <= 0xaf ? 3 : 0;
  if (c[0] == 0xef)
    return c[1] == 0xbf && c[2] >= 0xbe ? 3 : 0;
  if (c[0] >= 0xf0)
    return (c[1] & 0x0f) == 0x0f && c[2] == 0xbf && c[3] >= 0xbe ? 4 : 0;
  return 0;
}

static gboolean
is_clean (const char *at)
{
  return !is_control (at) && ((guchar) *at < 0xef || get_noncharacter (at) == 0);
}

const char *
tl_text_clean (TlText *text, const char *string, int length, gboolean keep_newlines)
{
  int i = 0;

  while (i < length && is_clean (string + i))
    i++;
  if (i == length)
    return string;

  g_string_truncate (text->clean, 0);
  g_string_append_len (text->clean, string, length);
  for (char *at = text->clean->str; *at != '\0'; at++)
    if (is_control (at) && !(keep_newlines && *at == '\n'))
      {
        if ((guchar) *at == 0xc2)
          *at++ = ' ';
        *at = ' ';
      }
    else if ((guchar) *at >= 0xef && (i = get_noncharacter (at)) > 0)
      {
        /* U+FFFD, and a space in front where that is a byte shorter. */
        memcpy (at, " \xef\xbf\xbd" + (4 - i), i);
        at += i - 1;
      }
  return text->clean->str;
}

static void
shape_line (TlText *text, Line *line)
{
  int width = 0;

  tl_text_shape (text, line->role, line->shaped, 0, (int) strlen (line->shaped), line->runs);
  for (guint i = 0; i < line->runs->len; i++)
    width += pango_glyph_string_get_width (((PangoGlyphItem *) line->runs->pdata[i])->glyphs);
  line->width = tl_text_get_scale (line->role) * width / PANGO_SCALE;
}

static void
forget_oldest_line (TlText *text)
{
  GList *oldest = g_queue_peek_tail_link (&text->recent);

  g_queue_unlink (&text->recent, oldest);
  g_hash_table_remove (text->lines, oldest->data);
}

/* The line as glyphs, from what was kept or new. Valid until the next call. */
static Line *
get_line (TlText *text, TlTextRole role, const char *string, int length, gboolean ellipsized)
{
  Line key = { .role = role, .ellipsized = ellipsized, .text = string, .length = length };
  Line *line = g_hash_table_lookup (text->lines, &key);

  if (line != NULL)
    {
      g_queue_unlink (&text->recent, &line->link);
      g_queue_push_head_link (&text->recent, &line->link);
      return line;
    }

  if (text->recent.length >= MAX_LINES_KEPT)
    forget_oldest_line (text);
  line = g_memdup2 (&key, sizeof key);
  line->text = g_strndup (string, length);
  line->shaped = g_strdup_printf ("%.*s%s", length, tl_text_clean (text, string, length, FALSE),
                                  ellipsized ? TL_ELLIPSIS : "");
  line->runs = tl_text_runs_new ();
  line->link.data = line;
  shape_line (text, line);
  g_hash_table_add (text->lines, line);
  g_queue_push_head_link (&text->recent, &line->link);
  return line;
}

static gboolean
is_right_to_left_language (const char *lang)
{
  static const char *const languages[] = { "ar", "arc", "az-arab", "ckb", "dv", "fa", "he", "iw",
                                           "ks", "ps",  "sd",      "ug",  "ur", "yi", NULL };

  for (guint i = 0; lang != NULL && languages[i] != NULL; i++)
    {
      gsize n = strlen (languages[i]);

      if (g_ascii_strncasecmp (lang, languages[i], n) == 0 && !g_ascii_isalnum (lang[n]))
        return TRUE;
    }
  return FALSE;
}

static PangoContext *
create_context (PangoFontMap *font_map, const char *lang)
{
  gboolean right_to_left = is_right_to_left_language (lang);
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Only so do lines break in the same places on screen, in PDF and in other programs' SVG. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context,
                              right_to_left ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
  if (lang != NULL)
    pango_context_set_language (context, pango_language_from_string (lang));
  cairo_font_options_destroy (options);
  return context;
}

TlText *
tl_text_new (const char *families, const char *lang)
{
  TlText *text = g_new0 (TlText, 1);

  text->font_map = pango_cairo_font_map_new ();
  text->context = create_context (text->font_map, lang);
  text->lang = g_strdup (lang);
  text->families = g_strdup (families);
  text->lines = g_hash_table_new_full (hash_line, is_same_line, NULL, free_line);
  text->clean = g_string_new (NULL);
  text->words = tl_text_words_new ();
  text->widths = g_array_new (FALSE, FALSE, sizeof (int));
  text->offsets = g_array_new (FALSE, FALSE, sizeof (int));
  text->breaks = g_array_new (FALSE, FALSE, sizeof (PangoLogAttr));
  text->measure = (TlTextMeasure){ .break_lines = tl_text_break_lines, .data = text };
  for (guint i = 0; i < TL_N_TEXT_ROLES; i++)
    text->ellipsis_widths[i] = -1;
  return text;
}

void
tl_text_free (TlText *text)
{
  g_hash_table_unref (text->lines);
  for (guint i = 0; i < TL_N_TEXT_ROLES; i++)
    g_clear_pointer (&text->attributes[i], pango_attr_list_unref);
  g_hash_table_unref (text->words);
  g_array_unref (text->widths);
  g_array_unref (text->offsets);
  g_array_unref (text->breaks);
  g_string_free (text->clean, TRUE);
  g_object_unref (text->context);
  g_object_unref (text->font_map);
  g_free (text->families);
  g_free (text->lang);
  g_free (text);
}

gboolean
tl_text_is_made_of (TlText *text, const char *families, const char *lang)
{
  return g_strcmp0 (text->families, families) == 0 && g_strcmp0 (text->lang, lang) == 0;
}

const TlTextMeasure *
tl_text_get_measure (TlText *text)
{
  return &text->measure;
}

double
tl_text_get_width (TlText *text, TlTextRole role, const char *string, int length)
{
  return get_line (text, role, string, length < 0 ? (int) strlen (string) : length, FALSE)->width;
}

double
tl_text_get_shift (TlText *text,
                   TlTextRole role,
                   const char *string,
                   int length,
                   gboolean ellipsized,
                   TlAnchor anchor,
                   gboolean right_to_left)
{
  double width;

  if (anchor == (right_to_left ? TL_ANCHOR_END : TL_ANCHOR_START))
    return 0;
  width = get_line (text, role, string, length, ellipsized)->width;
  return anchor == TL_ANCHOR_MIDDLE ? -width / 2 : -width;
}

/* Up to 1.16 cairo puts glyphs at whole pixels of an image, and words look unevenly spaced where
 * pixels are large. Outlines have no such places; they take more than twice the time, so only
 * there.
 */
static gboolean
needs_outlines (cairo_t *cr, TlTextRole role)
{
  cairo_matrix_t matrix;
  double size;

  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 4) ||
      cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  size = tl_style_get_text (role)->size * hypot (matrix.xx, matrix.yx);
  return size >= LEAST_OUTLINED && size <= GREATEST_OUTLINED;
}

static void
trace (cairo_t *cr, const GPtrArray *runs, double scale)
{
  int x = 0;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < runs->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (runs, i);

      cairo_move_to (cr, (double) x / PANGO_SCALE, 0);
      pango_cairo_glyph_string_path (cr, item->item->analysis.font, item->glyphs);
      x += pango_glyph_string_get_width (item->glyphs);
    }
  cairo_restore (cr);
}

/* Who draws a picture to keep asks for a quality; on a screen half the time is worth more than
 * shades between letters. */
static void
fill_outlines (cairo_t *cr, const Line *line, double scale)
{
  if (cairo_get_antialias (cr) == CAIRO_ANTIALIAS_DEFAULT)
    {
      tl_text_fill_fast (cr, line->runs, line->shaped, scale);
      return;
    }
  cairo_new_path (cr);
  trace (cr, line->runs, scale);
  cairo_fill (cr);
}

void
tl_text_show (
    TlText *text, cairo_t *cr, TlTextRole role, const char *string, int length, gboolean ellipsized)
{
  Line *line =
      get_line (text, role, string, length < 0 ? (int) strlen (string) : length, ellipsized);
  double scale = tl_text_get_scale (role);
  int x = 0;

  if (needs_outlines (cr, role))
    {
      fill_outlines (cr, line, scale);
      return;
    }
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < line->runs->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (line->runs, i);

      cairo_move_to (cr, (double) x / PANGO_SCALE, 0);
      pango_cairo_show_glyph_item (cr, line->shaped, item);
      x += pango_glyph_string_get_width (item->glyphs);
    }
  cairo_restore (cr);
}

void
tl_text_trace (
    TlText *text, cairo_t *cr, TlTextRole role, const char *string, int length, gboolean ellipsized)
{
  Line *line =
      get_line (text, role, string, length < 0 ? (int) strlen (string) : length, ellipsized);

  trace (cr, line->runs, tl_text_get_scale (role));
}

static gboolean
is_right_to_left_letter (gunichar letter)
{
  switch ((int) g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
      return TRUE;
    default:
      return FALSE;
    }
}

TlReading
tl_text_find_direction (const char *string, int length)
{
  const char *end = string + (length < 0 ? strlen (string) : (gsize) length);

  for (const char *at = string; at < end; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == LEFT_TO_RIGHT_MARK || letter == RIGHT_TO_LEFT_MARK)
        return letter == RIGHT_TO_LEFT_MARK ? TL_READS_LEFT : TL_READS_RIGHT;
      if (g_unichar_isalpha (letter))
        return is_right_to_left_letter (letter) ? TL_READS_LEFT : TL_READS_RIGHT;
    }
  return TL_READS_EITHER_WAY;
}

guint
tl_text_count_missing (TlText *text, TlTextRole role, const char *string)
{
  int length = tl_text_bound_length (string, TL_TEXT_MAX_BYTES, 1);
  g_autofree char *bounded = g_strndup (string, (gsize) length);
  g_autoptr (GPtrArray) runs = tl_text_runs_new ();
  guint n = 0;

  tl_text_shape (text, role, tl_text_clean (text, bounded, length, FALSE), 0, length, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const PangoGlyphString *glyphs = ((PangoGlyphItem *) runs->pdata[i])->glyphs;

      for (int j = 0; j < glyphs->num_glyphs; j++)
        n += (glyphs->glyphs[j].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
    }
  return n;
}
