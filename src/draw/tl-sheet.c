/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sheet.h"

static char *
dup_families (TlMap *map, const TlLook *look)
{
  return tl_look_dup_font_families (look, tl_element_get (tl_map_get_root (map), TL_PROPERTY_FONT));
}

static const char *
get_lang (TlMap *map)
{
  return tl_element_get (tl_map_get_root (map), TL_PROPERTY_LANG);
}

TlText *
tl_sheet_make_text (TlMap *map, const TlLook *look)
{
  g_autofree char *families = dup_families (map, look);

  return tl_text_new (families, get_lang (map));
}

gboolean
tl_sheet_text_suits (TlText *text, TlMap *map, const TlLook *look)
{
  g_autofree char *families = dup_families (map, look);

  return tl_text_is_made_of (text, families, get_lang (map));
}

TlSheet *
tl_sheet_new (TlMap *map, const TlLook *look)
{
  TlSheet *sheet = g_new (TlSheet, 1);

  sheet->text = tl_sheet_make_text (map, look);
  sheet->layout = tl_layout_new_with_look (map, tl_text_get_measure (sheet->text), look);
  return sheet;
}

void
tl_sheet_free (TlSheet *sheet)
{
  g_clear_pointer (&sheet->layout, tl_layout_free);
  g_clear_pointer (&sheet->text, tl_text_free);
  g_free (sheet);
}
