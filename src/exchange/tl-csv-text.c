/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-text.h"

#define REPLACEMENT 0xfffd

/* 0x80 ... 0x9f of Windows-1252; 0 where it has nothing. */
static const gunichar windows[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

void
tl_csv_append_windows (GString *out, const char *text, gsize length, gboolean *bad)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) text[i];
      gunichar letter = byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : byte;

      if (letter == 0 && byte != 0)
        {
          letter = REPLACEMENT;
          *bad = TRUE;
        }
      if (letter < 0x80)
        g_string_append_c (out, (char) letter);
      else
        g_string_append_unichar (out, letter);
    }
}

static void
append_bad (GString *out, gboolean *bad)
{
  g_string_append_unichar (out, REPLACEMENT);
  *bad = TRUE;
}

static void
append_unit (TlCsvUtf16 *state, GString *out, gunichar unit, gboolean *bad)
{
  gboolean is_low = unit >= 0xdc00 && unit < 0xe000;

  if (state->waiting != 0 && is_low)
    {
      g_string_append_unichar (out, 0x10000 + ((state->waiting - 0xd800) << 10) + (unit - 0xdc00));
      state->waiting = 0;
      return;
    }
  if (state->waiting != 0)
    append_bad (out, bad);
  state->waiting = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
  if (is_low)
    append_bad (out, bad);
  else if (unit < 0x80)
    g_string_append_c (out, (char) unit);
  else if (state->waiting == 0)
    g_string_append_unichar (out, unit);
}

void
tl_csv_append_utf_16 (TlCsvUtf16 *state, GString *out, const char *bytes, gsize n, gboolean *bad)
{
  if (bytes == NULL)
    {
      if (state->waiting != 0 || state->odd >= 0)
        append_bad (out, bad);
      state->waiting = 0;
      state->odd = -1;
      return;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint byte = (guchar) bytes[i];

      if (state->odd < 0)
        state->odd = (int) byte;
      else
        {
          guint first = (guint) state->odd;

          state->odd = -1;
          append_unit (state, out, state->is_big ? first << 8 | byte : byte << 8 | first, bad);
        }
    }
}
