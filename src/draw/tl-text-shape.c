/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-private.h"

/* Text made into glyphs. A PangoLayout would do the same and, for every font it meets, find and
 * measure that once more for the height of its lines, which our styles know: half of what starting
 * spends on fonts. */

/* The size everything is shaped in, in pixels: letters unhinted are the same in every size but for
 * their scale, and looking for a font once a weight takes a third of once a role. Large, so that
 * Pango's units are fine. */
#define SHAPED_SIZE 64

double
tl_text_get_scale (TlTextRole role)
{
  return tl_style_get_text (role)->size / SHAPED_SIZE;
}

static PangoAttrList *
make_attributes (TlText *text, const TlTextStyle *style)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, text->families);
  pango_font_description_set_absolute_size (font, SHAPED_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  if (style->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_font_description_free (font);
  return attributes;
}

static PangoAttrList *
get_attributes (TlText *text, TlTextRole role)
{
  if (text->attributes[role] == NULL)
    text->attributes[role] = make_attributes (text, tl_style_get_text (role));
  return text->attributes[role];
}

static void
free_run (gpointer data)
{
  PangoGlyphItem *run = data;

  pango_item_free (run->item);
  pango_glyph_string_free (run->glyphs);
  g_free (run);
}

static PangoGlyphItem *
shape_run (const char *string, int end, PangoItem *item)
{
  PangoGlyphItem *run = g_new0 (PangoGlyphItem, 1);

  run->item = item;
  run->glyphs = pango_glyph_string_new ();
  pango_shape_with_flags (string + item->offset, item->length, string, end, &item->analysis,
                          run->glyphs, PANGO_SHAPE_NONE);
  return run;
}

GPtrArray *
tl_text_runs_new (void)
{
  return g_ptr_array_new_with_free_func (free_run);
}

void
tl_text_shape (
    TlText *text, TlTextRole role, const char *string, int start, int length, GPtrArray *runs)
{
  /* The context's direction is a weak one: it holds where no letter says another. */
  GList *items =
      pango_itemize (text->context, string, start, length, get_attributes (text, role), NULL);
  GList *ordered = pango_reorder_items (items);

  for (GList *l = ordered; l != NULL; l = l->next)
    g_ptr_array_add (runs, shape_run (string, start + length, l->data));
  g_list_free (ordered);
  g_list_free (items);
}
