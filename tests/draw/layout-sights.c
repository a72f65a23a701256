/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-sights.h"

#include <string.h>

/* What can be seen of a layout: what it is and where. */
typedef struct
{
  TlRect rect;
  char *look;
} Sight;

static void
free_sight (gpointer data)
{
  g_free (((Sight *) data)->look);
  g_free (data);
}

static void
add_sight (GHashTable *sights, const char *kind, const TlElement *element, TlRect rect, char *look)
{
  Sight *sight = g_new (Sight, 1);

  *sight = (Sight){ rect, g_strdup_printf ("%s %.3f %.3f %.3f %.3f", look, rect.x, rect.y,
                                           rect.width, rect.height) };
  g_free (look);
  g_hash_table_insert (sights, g_strdup_printf ("%s %s", kind, tl_element_get_id (element)), sight);
}

static void
see_card (GHashTable *sights, const TlCardBox *card)
{
  GString *look = g_string_new (NULL);

  for (guint i = 0; i < card->title.n_lines; i++)
    g_string_append_len (look, card->title.lines[i].text, card->title.lines[i].length);
  for (guint i = 0; i < card->owner.n_lines; i++)
    g_string_append_len (look, card->owner.lines[i].text, card->owner.lines[i].length);
  g_string_append_printf (look, " %d%d%d%d %s %.2f", card->owner_missing, card->is_root_cause,
                          card->is_moment_of_truth, card->lifted,
                          card->channel != NULL ? card->channel : "",
                          card->experience.known ? card->experience.value : 9);
  add_sight (sights, "card", card->touchpoint, card->box, g_string_free (look, FALSE));
}

static void
see_lane (GHashTable *sights, const TlLaneBox *lane)
{
  g_autofree char *marks = g_strdup_printf ("mark %s", tl_element_get_id (lane->lane));

  add_sight (sights, "lane", lane->lane, lane->box, g_strdup (""));
  for (guint i = 0; i < lane->n_cards; i++)
    see_card (sights, &lane->cards[i]);
  for (guint i = 0; i < lane->n_marks; i++)
    {
      TlRect rect = { lane->marks[i].point.x, lane->marks[i].point.y, 0, 0 };

      add_sight (sights, marks, lane->marks[i].touchpoint, rect, g_strdup (""));
    }
}

static void
see_legend (GHashTable *sights, const TlElement *map, const TlLayoutView *view)
{
  const TlOccurrence *occurrence = &view->occurrence;

  add_sight (sights, "legend", map, view->legend_box,
             g_strdup_printf ("%x %x %d%d", occurrence->kinds, occurrence->links, occurrence->stars,
                              occurrence->feelings));
}

/* The name stands in the middle of it. */
static void
see_band (GHashTable *sights, const TlLayoutView *view, const TlLayerBox *layer)
{
  TlRect band = { view->label_box.x, layer->box.y, view->label_box.width, layer->box.height };

  if (layer->folded_lane == NULL)
    add_sight (sights, "band", view->lanes[layer->first_lane].lane, band, g_strdup (""));
}

GHashTable *
layout_sights_see (TlLayout *layout, TlMap *map)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  GHashTable *sights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sight);

  see_legend (sights, tl_map_get_root (map), view);
  for (guint i = 0; i < view->n_lanes; i++)
    see_lane (sights, &view->lanes[i]);
  for (guint i = 0; i < view->n_layers; i++)
    see_band (sights, view, &view->layers[i]);
  for (guint i = 0; i < view->n_stages; i++)
    add_sight (sights, "stage", view->stages[i].stage, view->stages[i].box, g_strdup (""));
  for (guint i = 0; i < view->n_links; i++)
    {
      GString *look = g_string_new (NULL);

      for (guint k = 0; k < view->links[i].n_points; k++)
        g_string_append_printf (look, "%.3f %.3f ", view->links[i].points[k].x,
                                view->links[i].points[k].y);
      add_sight (sights, "link", view->links[i].link, view->links[i].bounds,
                 g_string_free (look, FALSE));
    }
  return sights;
}

/* Rectangles may cover it together; its corners and middle are what is asked for. A route's bounds
 * are mostly empty, so of those only the two corners the route itself may miss are not. */
gboolean
layout_sights_is_covered (const GArray *damage, double x, double y)
{
  for (guint i = 0; i < damage->len; i++)
    {
      const TlRect *rect = &g_array_index (damage, TlRect, i);

      if (x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height)
        return TRUE;
    }
  return FALSE;
}

static void
assert_covered (const GArray *damage, const char *name, const TlRect *rect)
{
  double xs[] = { rect->x, rect->x + rect->width }, ys[] = { rect->y, rect->y + rect->height };

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      if (!layout_sights_is_covered (damage, xs[i], ys[k]))
        g_error ("%s at %g %g is not in the damage", name, xs[i], ys[k]);
}

static void
assert_changes_covered (GHashTable *one, GHashTable *other, const GArray *damage)
{
  GHashTableIter iter;
  gpointer name, sight;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &name, &sight))
    {
      const Sight *counterpart = g_hash_table_lookup (other, name);

      if (g_str_has_prefix (name, "link"))
        continue;
      if (counterpart == NULL || strcmp (((Sight *) sight)->look, counterpart->look) != 0)
        assert_covered (damage, name, &((Sight *) sight)->rect);
    }
}

static gboolean
was_corner (const Sight *sight, const TlPoint *point)
{
  g_autofree char *corner = g_strdup_printf ("%.3f %.3f ", point->x, point->y);

  return sight != NULL && strstr (sight->look, corner) != NULL;
}

/* Each corner of a route that is newly there: between corners that stay, so does the line. */
static void
assert_routes_covered (TlLayout *layout, GHashTable *mine, GHashTable *other, const GArray *damage)
{
  const TlLayoutView *view = tl_layout_get_view (layout);

  for (guint i = 0; i < view->n_links; i++)
    {
      const TlLinkRoute *route = &view->links[i];
      g_autofree char *name = g_strdup_printf ("link %s", tl_element_get_id (route->link));
      const Sight *now = g_hash_table_lookup (mine, name);
      const Sight *then = g_hash_table_lookup (other, name);

      if (then != NULL && strcmp (now->look, then->look) == 0)
        continue;
      for (guint k = 0; k < route->n_points; k++)
        if (!was_corner (then, &route->points[k]) &&
            !layout_sights_is_covered (damage, route->points[k].x, route->points[k].y))
          g_error ("%s is not in the damage", name);
    }
}

void
layout_sights_assert_damage (TlLayout *layout, TlMap *map, GHashTable *before, const GArray *damage)
{
  g_autoptr (GHashTable) after = layout_sights_see (layout, map);

  assert_changes_covered (before, after, damage);
  assert_changes_covered (after, before, damage);
  assert_routes_covered (layout, after, before, damage);
}
