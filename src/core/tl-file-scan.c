/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem () */
#include "tl-file-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file-private.h"

typedef enum
{
  MARKUP_START, /* <a …> */
  MARKUP_EMPTY, /* <a …/> */
  MARKUP_END,   /* </a> */
  MARKUP_DOCTYPE,
  MARKUP_OTHER, /* comment, CDATA, processing instruction, or cut off */
  MARKUP_NONE,  /* no more of it */
} MarkupKind;

typedef struct
{
  MarkupKind kind;
  gsize start; /* of its “<” */
  gsize end;   /* behind it */
  guint n_attributes;
} Markup;

static gboolean
has_prefix (const char *text, gsize size, gsize offset, const char *prefix)
{
  gsize length = strlen (prefix);

  return size - offset >= length && memcmp (text + offset, prefix, length) == 0;
}

/* The offset behind the next `mark` from `offset` on; the text's end when there is none. */
static gsize
skip_past (const char *text, gsize size, gsize offset, const char *mark)
{
  const char *found = memmem (text + offset, size - offset, mark, strlen (mark));

  return found == NULL ? size : (gsize) (found - text) + strlen (mark);
}

/* A start tag from behind its “<”. Quoted values are jumped over; each counts as one attribute,
 * which is as many as a parser can make of it. A value never holds a “<”: where one seems to, the
 * quotes are broken, and what follows is looked at as a tag of its own, as a parser does. */
static void
scan_tag (const char *text, gsize size, Markup *markup)
{
  gsize offset = markup->start + 1;

  for (; offset < size && text[offset] != '>'; offset++)
    if (text[offset] == '"' || text[offset] == '\'')
      {
        gsize value = offset + 1;
        const char *quote = memchr (text + value, text[offset], size - value);
        gsize end = quote == NULL ? size : (gsize) (quote - text);
        const char *open = memchr (text + value, '<', end - value);

        markup->n_attributes++;
        if (open != NULL || quote == NULL)
          {
            markup->end = open == NULL ? size : (gsize) (open - text);
            return;
          }
        offset = end;
      }
  if (offset == size)
    return;
  markup->kind = text[offset - 1] == '/' ? MARKUP_EMPTY : MARKUP_START;
  markup->end = offset + 1;
}

/* Where there is no name, and in a broken XML declaration, a parser goes on with what follows. */
static gsize
find_instruction_end (const char *text, gsize size, gsize start)
{
  gsize name = start + 2;

  if (name == size || !(g_ascii_isalpha (text[name]) || text[name] == '_' || text[name] == ':'))
    return name;
  if (start == 0 && tl_scan_has_declaration (text, size))
    return skip_past (text, size, name, ">");
  return skip_past (text, size, name, "?>");
}

static Markup
next_markup (const char *text, gsize size, gsize offset)
{
  const char *open = offset < size ? memchr (text + offset, '<', size - offset) : NULL;
  Markup markup = { MARKUP_OTHER, open == NULL ? size : (gsize) (open - text), size, 0 };
  gsize start = markup.start;

  if (open == NULL)
    markup.kind = MARKUP_NONE;
  else if (has_prefix (text, size, start, "</"))
    {
      markup.kind = MARKUP_END;
      markup.end = skip_past (text, size, start, ">");
    }
  else if (has_prefix (text, size, start, "<!--"))
    markup.end = skip_past (text, size, start + 4, "-->");
  else if (has_prefix (text, size, start, "<![CDATA["))
    markup.end = skip_past (text, size, start, "]]>");
  else if (has_prefix (text, size, start, "<!"))
    markup.kind = MARKUP_DOCTYPE;
  else if (has_prefix (text, size, start, "<?"))
    markup.end = find_instruction_end (text, size, start);
  else
    scan_tag (text, size, &markup);
  return markup;
}

/* Walks from the start tag at `start` to the end of its element. */
static gsize
walk_element (const char *text, gsize size, gsize start, guint *deepest)
{
  guint depth = 0;
  gsize offset = start;

  *deepest = 0;
  do
    {
      Markup markup = next_markup (text, size, offset);

      if (markup.kind == MARKUP_NONE)
        return size;
      if (markup.kind == MARKUP_START)
        depth++;
      *deepest = MAX (*deepest, depth + (markup.kind == MARKUP_EMPTY ? 1 : 0));
      if (markup.kind == MARKUP_END && depth > 0)
        depth--;
      offset = markup.end;
    }
  while (depth > 0);
  return offset;
}

/* What is wrong with a piece of markup, for people; NULL when nothing is. */
static char *
find_fault (const Markup *markup, guint depth)
{
  if (markup->kind == MARKUP_DOCTYPE)
    return g_strdup (_ ("the file has a DOCTYPE declaration, which no journey map has; it was not "
                        "opened. If it is a map, remove the declaration in a text editor."));
  if (markup->n_attributes > TL_SCAN_ATTRIBUTE_LIMIT)
    return g_strdup_printf (_ ("an element has %u attributes, and a map has at most %u on one; the "
                               "file was not opened. Open an earlier copy of it."),
                            markup->n_attributes, TL_SCAN_ATTRIBUTE_LIMIT);
  if (depth > TL_SCAN_DEPTH_LIMIT)
    return g_strdup_printf (_ ("elements stand more than %u deep in each other; the file was not "
                               "opened. Open an earlier copy of it."),
                            TL_SCAN_DEPTH_LIMIT);
  return NULL;
}

static gboolean
check_markup (const char *text, gsize size, GError **error)
{
  guint depth = 0;
  gsize offset = 0;
  Markup markup;

  while ((markup = next_markup (text, size, offset)).kind != MARKUP_NONE)
    {
      g_autofree char *fault = NULL;
      guint opened = markup.kind == MARKUP_START || markup.kind == MARKUP_EMPTY ? 1 : 0;

      fault = find_fault (&markup, depth + opened);
      if (fault != NULL)
        {
          tl_scan_set_error (error, TL_FILE_ERROR_HOSTILE, text, size, markup.start, fault);
          return FALSE;
        }
      if (markup.kind == MARKUP_START)
        depth++;
      else if (markup.kind == MARKUP_END && depth > 0)
        depth--;
      offset = markup.end;
    }
  return TRUE;
}

/* The offset of the first byte that no UTF-8 text has there; `size` when all is well. Most of a
 * file is ASCII, which passes eight bytes at a time. */
static gsize
find_invalid_byte (const char *text, gsize size)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  gsize offset = 0;

  while (offset < size)
    {
      const char *end;
      guint64 word;
      gsize stop;

      for (; offset + 8 <= size; offset += 8)
        {
          memcpy (&word, text + offset, 8);
          if (((word | (word - ones)) & tops) != 0)
            break;
        }
      /* Some way on, but never into the middle of a character. */
      stop = MIN (offset + 64, size);
      while (stop < size && ((guchar) text[stop] & 0xc0) == 0x80)
        stop++;
      if (!g_utf8_validate_len (text + offset, stop - offset, &end))
        return (gsize) (end - text);
      offset = stop;
    }
  return size;
}

/* A text with some tag in it, up to where it is broken. */
static gboolean
seems_xml (const char *text, gsize size)
{
  gsize blank = 0;

  while (blank < size && g_ascii_isspace (text[blank]))
    blank++;
  return blank < size && text[blank] == '<' && memchr (text, '>', size) != NULL;
}

static gboolean
check_encoding (const char *text, gsize size, GError **error)
{
  gsize invalid = find_invalid_byte (text, size);
  const char *message;

  if (invalid == size)
    return TRUE;
  if (size >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    message = _ ("the file is text in UTF-16, and maps are in UTF-8. Save it as UTF-8 in a text "
                 "editor.");
  else if (text[invalid] == '\0' && seems_xml (text, invalid))
    message = _ ("here is a NUL byte, which no text has. Take it out in a text editor, or open an "
                 "earlier copy of the file.");
  else if (memchr (text, '\0', MIN (size, 4096)) != NULL)
    message = _ ("this is not text but a binary file, so it is no journey map. Choose another "
                 "file.");
  else
    message = _ ("the file is not UTF-8 text from here on. Save it as UTF-8 in a text editor, or "
                 "open an earlier copy of it.");
  tl_scan_set_error (error, TL_FILE_ERROR_NOT_TEXT, text, size, invalid, message);
  return FALSE;
}

void
tl_place_advance (TlPlace *place, const char *text, gsize size, gsize offset)
{
  for (; place->offset < MIN (offset, size); place->offset++)
    {
      char byte = text[place->offset];
      gboolean is_before_lf = place->offset + 1 < size && text[place->offset + 1] == '\n';

      if (byte == '\n' || (byte == '\r' && !is_before_lf))
        {
          place->line++;
          place->column = 1;
        }
      else if (((guchar) byte & 0xc0) != 0x80)
        place->column++;
    }
}

void
tl_scan_set_error (
    GError **error, int code, const char *text, gsize size, gsize offset, const char *message)
{
  TlPlace place = TL_PLACE_START;

  tl_place_advance (&place, text, size, offset);
  tl_file_set_error_at (error, code, place.line, place.column, message);
}

gsize
tl_scan_skip_mark (const char *text, gsize size)
{
  return has_prefix (text, size, 0, "\xef\xbb\xbf") ? 3 : 0;
}

gboolean
tl_scan_has_declaration (const char *text, gsize size)
{
  return size > strlen ("<?xml") && has_prefix (text, size, 0, "<?xml") &&
         strchr (" \t\r\n", text[strlen ("<?xml")]) != NULL;
}

gboolean
tl_scan_check (const char *text, gsize size, GError **error)
{
  gsize blank = 0;

  while (blank < size && g_ascii_isspace (text[blank]))
    blank++;
  if (blank == size)
    {
      tl_file_set_error_at (error, TL_FILE_ERROR_EMPTY, 1, 1,
                            _ ("the file is empty. Open an earlier copy of it, or start a new "
                               "map."));
      return FALSE;
    }
  return check_encoding (text, size, error) && check_markup (text, size, error);
}

gsize
tl_scan_find_end (const char *text, gsize size, gsize start)
{
  guint deepest;

  return walk_element (text, size, start, &deepest);
}

guint
tl_scan_get_depth (const char *text, gsize size, gsize start)
{
  guint deepest;

  walk_element (text, size, start, &deepest);
  return deepest;
}

gsize
tl_scan_find_attribute (const char *text, gsize size, gsize start, const char *name)
{
  gsize length = strlen (name);
  gsize offset = start;

  while (offset < size && text[offset] != '>')
    {
      if (text[offset] == '"' || text[offset] == '\'')
        {
          const char *quote = memchr (text + offset + 1, text[offset], size - offset - 1);

          if (quote == NULL)
            return start;
          offset = (gsize) (quote - text);
        }
      else if (g_ascii_isspace (text[offset]) && has_prefix (text, size, offset + 1, name) &&
               offset + 1 + length < size && strchr ("= \t\r\n", text[offset + 1 + length]) != NULL)
        return offset + 1;
      offset++;
    }
  return start;
}
