/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* How much of the rest each light hides. What comes with every selection must not hide what one
 * works on. */
static const float veils[TL_N_LIGHTS] = {
  [TL_LIGHT_SELECTED] = 0.45f,
  [TL_LIGHT_FOUND] = 0.72f,
  [TL_LIGHT_TRACED] = 0.72f,
};
/* How far a card's badge and star reach out of its box, in map units. */
#define OVERHANG 40.0
/* When so many elements change their light, all is painted again: it costs less to find out. */
#define MANY 200

/* Which light shows, TL_N_LIGHTS when none does. */
static guint
get_light (TlCanvas *canvas)
{
  for (guint i = TL_N_LIGHTS; i > 0; i--)
    if (canvas->lights[i - 1] != NULL)
      return i - 1;
  return TL_N_LIGHTS;
}

GHashTable *
tl_canvas_get_lit (TlCanvas *canvas)
{
  guint light = get_light (canvas);

  return light < TL_N_LIGHTS ? canvas->lights[light] : NULL;
}

static float
get_veil (TlCanvas *canvas)
{
  guint light = get_light (canvas);

  return light < TL_N_LIGHTS ? veils[light] : 0;
}

static void
damage_lit (TlCanvas *canvas, const TlRect *rect)
{
  double scale = canvas->level * gtk_widget_get_scale_factor (GTK_WIDGET (canvas));

  tl_tiles_damage (canvas->tiles, 1u << TL_PLANE_LIT, rect, scale, scale);
}

/* Those of one set that are not in the other. */
static void
list_others (GHashTable *set, GHashTable *other, GPtrArray *changed)
{
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, set);
  while (changed->len <= MANY && g_hash_table_iter_next (&iter, &element, NULL))
    if (!g_hash_table_contains (other, element))
      g_ptr_array_add (changed, element);
}

/* A stretch of a curve is lit by the marks at both its ends, and these may be far apart. */
static void
damage_feelings (TlCanvas *canvas)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);

  for (guint i = 0; i < layout->n_lanes; i++)
    if (layout->lanes[i].n_marks > 0 || layout->lanes[i].n_quotes > 0)
      damage_lit (canvas, &layout->lanes[i].box);
}

/* What is painted stays in sight until it is painted anew. */
static void
damage_changed (TlCanvas *canvas, GHashTable *before, GHashTable *after)
{
  TlRect all = { 0, 0, canvas->view.content_width, canvas->view.content_height };
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  TlRect box;

  list_others (before, after, changed);
  list_others (after, before, changed);
  if (changed->len > MANY)
    damage_lit (canvas, &all);
  else if (changed->len > 0)
    damage_feelings (canvas);
  for (guint i = 0; changed->len <= MANY && i < changed->len; i++)
    if (tl_canvas_find_box (canvas, changed->pdata[i], &box))
      {
        box = tl_rect_grow (&box, OVERHANG);
        damage_lit (canvas, &box);
      }
}

static GHashTable *
make_set (TlElement *const *elements, guint n)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, elements[i]);
  return set;
}

void
tl_canvas_set_lit (TlCanvas *canvas, TlLight light, TlElement *const *elements, guint n)
{
  GHashTable *old = canvas->lights[light], *before = tl_canvas_get_lit (canvas), *after;
  float veil = get_veil (canvas);

  if (canvas->layout == NULL || (elements == NULL && old == NULL))
    return;
  canvas->lights[light] = elements != NULL ? make_set (elements, n) : NULL;
  after = tl_canvas_get_lit (canvas);
  if (before != NULL && after != NULL && get_veil (canvas) == veil)
    damage_changed (canvas, before, after);
  else
    tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_LIT);
  g_clear_pointer (&old, g_hash_table_unref);
  canvas->ahead_done = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* Where one is must stay plain to see: stages, layers and lanes do not fade. */
static TlRect
get_veiled (TlCanvas *canvas, const TlRect *piece)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  TlRect cards = layout->body_box;

  cards.width -= layout->label_box.width;
  if (!layout->right_to_left)
    cards.x += layout->label_box.width;
  return tl_rect_cut (&cards, piece);
}

void
tl_canvas_paint_veil (TlCanvas *canvas, cairo_t *cr, const TlRect *piece)
{
  const TlColor *paper = tl_style_get_color (canvas->scheme, TL_COLOR_PAPER);
  TlRect veiled = get_veiled (canvas, piece);

  if (veiled.width <= 0 || veiled.height <= 0)
    return;
  cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, get_veil (canvas));
  cairo_rectangle (cr, veiled.x, veiled.y, veiled.width, veiled.height);
  cairo_fill (cr);
}

void
tl_canvas_snapshot_veil (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *piece)
{
  const TlColor *paper = tl_style_get_color (canvas->scheme, TL_COLOR_PAPER);
  GdkRGBA color = { (float) paper->red, (float) paper->green, (float) paper->blue,
                    get_veil (canvas) };
  TlRect veiled = get_veiled (canvas, piece), place = tl_view_from_map (&canvas->view, &veiled);

  if (place.width > 0 && place.height > 0)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                                    (float) place.width, (float) place.height));
}

void
tl_canvas_forget_lit (TlCanvas *canvas, GHashTable *gone)
{
  GHashTableIter iter;
  gpointer element;

  for (guint i = 0; i < TL_N_LIGHTS; i++)
    {
      if (canvas->lights[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, gone);
      while (g_hash_table_iter_next (&iter, &element, NULL))
        g_hash_table_remove (canvas->lights[i], element);
    }
}

void
tl_canvas_put_out (TlCanvas *canvas)
{
  for (guint i = 0; i < TL_N_LIGHTS; i++)
    tl_canvas_set_lit (canvas, (TlLight) i, NULL, 0);
}

void
tl_canvas_show_found (TlCanvas *canvas, const GPtrArray *elements)
{
  /* An empty array may have no place in memory, which would mean that nothing is looked for. */
  TlElement *none = NULL;
  TlElement *const *found = elements != NULL && elements->len > 0
                                ? (TlElement *const *) (gpointer) elements->pdata
                                : &none;

  g_return_if_fail (TL_IS_CANVAS (canvas));
  tl_canvas_set_lit (canvas, TL_LIGHT_FOUND, elements != NULL ? found : NULL,
                     elements != NULL ? elements->len : 0);
}
