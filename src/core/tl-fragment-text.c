/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment-private.h"

#include <string.h>

#include "tl-map-private.h"
#include "tl-words.h"

/* A card and where it stands in a fragment. */
typedef struct
{
  guint row, column;
  TlElement *card;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return tl_element_compare_places (&first->card, &second->card);
}

static GArray *
list_placed (TlMap *fragment, TlFragmentGrid *grid, const GPtrArray *cards)
{
  GArray *placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), cards->len);

  for (guint i = 0; i < cards->len; i++)
    {
      Placed one = { tl_fragment_grid_get_row (grid, fragment, cards->pdata[i]),
                     tl_fragment_grid_get_column (grid, fragment, cards->pdata[i]),
                     cards->pdata[i] };

      g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_placed);
  return placed;
}

static void
append_title (GString *out, const TlElement *card)
{
  g_autofree char *line = tl_words_clean_line (tl_element_get_string (card, TL_PROPERTY_TITLE));

  g_string_append (out, line);
}

/* The lines of one lane: from the top of each of its cells down. `at` has the first card of each
 * column that has not been written, `ends` the one behind the last. */
static void
append_lane (GString *out, const Placed *placed, guint *at, const guint *ends, guint n_columns)
{
  gboolean more = TRUE;

  for (gboolean is_first = TRUE; more; is_first = FALSE)
    {
      guint n_tabs = 0;

      more = FALSE;
      for (guint column = 0; column < n_columns; column++, n_tabs++)
        if (at[column] < ends[column])
          {
            if (!more && (out->len > 0 || !is_first))
              g_string_append_c (out, '\n');
            for (; n_tabs > 0; n_tabs--)
              g_string_append_c (out, '\t');
            append_title (out, placed[at[column]++].card);
            more = TRUE;
          }
    }
}

char *
tl_fragment_dup_text (TlMap *fragment)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) cards = tl_fragment_list_cards (fragment);
  g_autoptr (TlFragmentGrid) grid =
      tl_fragment_grid_new (fragment, (TlElement **) cards->pdata, cards->len);
  g_autoptr (GArray) all = list_placed (fragment, grid, cards);
  const Placed *placed = (const Placed *) all->data;
  guint n_columns = grid->moments->len;
  g_autofree guint *at = g_new0 (guint, n_columns), *ends = g_new0 (guint, n_columns);

  for (guint i = 0; i < all->len;)
    {
      guint row = placed[i].row;

      memset (at, 0, n_columns * sizeof *at);
      memset (ends, 0, n_columns * sizeof *ends);
      for (; i < all->len && placed[i].row == row; i++)
        {
          if (ends[placed[i].column] == 0)
            at[placed[i].column] = i;
          ends[placed[i].column] = i + 1;
        }
      append_lane (out, placed, at, ends, n_columns);
    }
  return g_string_free (out, FALSE);
}

/* Reading text */

typedef struct
{
  const char *at; /* terminated */
  TlMap *fragment;
  GPtrArray *moments; /* the columns so far */
  TlTextCuts *cuts;
} TextReader;

/* The end of the quoted cell that starts at `open`: its last quote. NULL when it is no such cell.
 * No two searches in vain go over the same text: a cell that starts within one starts with a pair
 * of quotes, the second of which ends its own search. */
static const char *
find_closing_quote (const char *open)
{
  const char *p = open + 1;

  while ((p = strchr (p, '"')) != NULL)
    {
      if (p[1] == '\0' || p[1] == '\t' || p[1] == '\n')
        return p;
      if (p[1] != '"')
        return NULL;
      p += 2;
    }
  return NULL;
}

static void
halve_quotes (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      *to++ = *from;
      if (from[0] == '"' && from[1] == '"')
        from++;
    }
  *to = '\0';
}

/* A spreadsheet puts a cell in quotes when it holds a tab, a line end or a quote; other quotes are
 * a person's own. */
static char *
take_quoted (TextReader *reader)
{
  const char *close = find_closing_quote (reader->at);
  g_autofree char *inner = NULL;

  if (close == NULL)
    return NULL;
  inner = g_strndup (reader->at + 1, (gsize) (close - reader->at - 1));
  if (strpbrk (inner, "\t\n\"") == NULL)
    return NULL;
  reader->at = close + 1;
  halve_quotes (inner);
  return g_steal_pointer (&inner);
}

static char *
take_cell (TextReader *reader)
{
  char *text = NULL;
  gsize length;

  if (*reader->at == '"')
    text = take_quoted (reader);
  if (text != NULL)
    return text;
  length = strcspn (reader->at, "\t\n");
  text = g_strndup (reader->at, length);
  reader->at += length;
  return text;
}

/* Cuts the text at a limit of characters; TRUE when it was longer. */
static gboolean
cut (char *text, glong limit)
{
  char *end = text;

  for (glong i = 0; i < limit && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return FALSE;
  *end = '\0';
  return TRUE;
}

/* The length of what becomes the title: the first line, or as many words of it as fit. */
static gsize
measure_title (const char *text)
{
  gsize line = strcspn (text, "\n");
  const char *end = text, *space = NULL;

  for (guint i = 0; i < TL_FRAGMENT_TITLE_LIMIT && end < text + line; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (end)))
        space = end;
      end = g_utf8_next_char (end);
    }
  if (end >= text + line)
    return line;
  return (gsize) ((space != NULL ? space : end) - text);
}

static TlElement *
get_moment (TextReader *reader, guint column)
{
  TlElement *stage = tl_map_get_first (reader->fragment, TL_KIND_STAGE);

  while (reader->moments->len <= column)
    {
      g_autofree char *id = tl_map_make_id (reader->fragment, TL_KIND_MOMENT);
      TlElement *moment = tl_element_new (TL_KIND_MOMENT, id);

      tl_map_insert (reader->fragment, moment, stage, NULL);
      g_ptr_array_add (reader->moments, moment);
    }
  return reader->moments->pdata[column];
}

static void
add_card (TextReader *reader, char *text, guint column)
{
  g_autofree char *id = tl_map_make_id (reader->fragment, TL_KIND_TOUCHPOINT);
  TlElement *card = tl_element_new (TL_KIND_TOUCHPOINT, id);
  char *title, *detail;
  gsize length;

  reader->cuts->n_texts += cut (text, TL_FRAGMENT_TEXT_LIMIT);
  length = measure_title (text);
  title = g_strndup (text, length);
  detail = text + length;
  g_strdelimit (title, "\t", ' ');
  tl_fragment_take (card, TL_PROPERTY_TITLE, g_strchomp (title));
  if (*g_strchug (detail) != '\0')
    tl_fragment_take (card, TL_PROPERTY_DETAIL, g_strdup (detail));
  tl_fragment_take (card, TL_PROPERTY_LANE,
                    g_strdup (tl_map_get_first (reader->fragment, TL_KIND_LANE)->id));
  tl_fragment_take (card, TL_PROPERTY_MOMENT, g_strdup (get_moment (reader, column)->id));
  tl_map_insert (reader->fragment, card, tl_map_get_root (reader->fragment), NULL);
}

/* Reads a line and the line end; FALSE when it was blank. */
static gboolean
take_line (TextReader *reader)
{
  gboolean found = FALSE;

  for (guint column = 0;; column++, reader->at++)
    {
      g_autofree char *text = take_cell (reader);

      if (*g_strstrip (text) != '\0' && column < TL_FRAGMENT_COLUMN_LIMIT)
        {
          add_card (reader, text, column);
          found = TRUE;
        }
      else if (*text != '\0')
        reader->cuts->n_columns =
            MAX (reader->cuts->n_columns, column + 1 - TL_FRAGMENT_COLUMN_LIMIT);
      if (*reader->at != '\t')
        break;
    }
  if (*reader->at == '\n')
    reader->at++;
  return found;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  while (*(text += strspn (text, " \t\n")) != '\0')
    {
      n++;
      text += strcspn (text, "\n");
    }
  return n;
}

static TlMap *
make_frame (void)
{
  TlMap *fragment = tl_map_new ();
  TlElement *root = tl_map_get_root (fragment);
  TlElement *lane = tl_element_new (TL_KIND_LANE, "l1");

  tl_map_insert (fragment, tl_element_new (TL_KIND_STAGE, "s1"), root, NULL);
  tl_fragment_take (lane, TL_PROPERTY_LAYER, g_strdup ("customer"));
  tl_map_insert (fragment, lane, root, NULL);
  return fragment;
}

TlMap *
tl_fragment_new_from_text (const char *text, gsize length, TlTextCuts *cuts)
{
  g_autoptr (TlMap) fragment = make_frame ();
  g_autoptr (GPtrArray) moments = g_ptr_array_new ();
  g_autofree char *cleaned =
      tl_words_clean (text, (gssize) MIN (length, TL_FRAGMENT_TEXT_SIZE_LIMIT));
  TextReader reader = { cleaned, fragment, moments, cuts };

  *cuts = (TlTextCuts){ 0, 0, 0 };
  for (guint n_lines = 0; *reader.at != '\0' && n_lines < TL_FRAGMENT_LINE_LIMIT;)
    n_lines += take_line (&reader);
  cuts->n_lines = count_lines (reader.at);
  return moments->len > 0 ? g_steal_pointer (&fragment) : NULL;
}
