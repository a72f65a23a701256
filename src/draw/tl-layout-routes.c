/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <math.h>
#include <string.h>

#include "tl-layout-routes-private.h"

/* Links in three steps. A way is found first, as a chain of legs that names gutters and channels,
 * never coordinates (tl-layout-ways.c). Legs that lie side by side in one gutter or channel then
 * get tracks of their own. Last come the corners, which follow from both and from where the lanes
 * are. Each step is done again only for what the step before changed. */

/* The tracks of a gutter, from its middle; of a channel, from the top of the lane below it. Between
 * two cards there is room for no more. */
static const double gutter_tracks[] = { -5, 0, 5 };
static const double channel_tracks[] = { -8, -3, 2, 7 };

#define DAMAGE_BLEED 8.0 /* the halo and the arrow's head */

/* One leg that shares its gutter or channel. */
typedef struct
{
  guint line; /* gutters first, then channels */
  TlPath *path;
  TlLeg *leg;
} Share;

struct _TlRouting
{
  TlLayout *layout;
  GHashTable *paths; /* TlElement → TlPath */
  GPtrArray *order;  /* TlPath, in document order of their links */
  GArray *routes;    /* TlLinkRoute, of the paths shown */
  gboolean *crowded; /* lines whose tracks must be given out again */
  guint n_lines;
};

static void
free_path (gpointer data)
{
  TlPath *path = data;

  g_free (path->legs);
  g_free (path->points);
  g_free (path);
}

TlRouting *
tl_routing_new (TlLayout *layout)
{
  TlRouting *routing = g_new0 (TlRouting, 1);

  routing->layout = layout;
  routing->paths = g_hash_table_new_full (NULL, NULL, NULL, free_path);
  routing->order = g_ptr_array_new ();
  routing->routes = g_array_new (FALSE, FALSE, sizeof (TlLinkRoute));
  return routing;
}

void
tl_routing_free (TlRouting *routing)
{
  g_free (routing->crowded);
  g_array_unref (routing->routes);
  g_ptr_array_unref (routing->order);
  g_hash_table_unref (routing->paths);
  g_free (routing);
}

void
tl_routing_touch (TlRouting *routing, const TlElement *link)
{
  TlPath *path = g_hash_table_lookup (routing->paths, link);

  if (path != NULL)
    path->stale = TRUE;
}

void
tl_routing_get_ends (TlRouting *routing, const TlElement *link, TlCard **from, TlCard **to)
{
  const TlPath *path = g_hash_table_lookup (routing->paths, link);

  *from = path != NULL ? path->from : NULL;
  *to = path != NULL ? path->to : NULL;
}

static void
crowd_path (TlRouting *routing, const TlPath *path)
{
  guint n_gutters = tl_layout_count_moments (routing->layout) + 1;

  for (guint i = 0; i < path->n_legs; i++)
    {
      const TlLeg *leg = &path->legs[i];

      if (leg->kind == TL_LEG_GUTTER && leg->line < n_gutters)
        routing->crowded[leg->line] = TRUE;
      else if (leg->kind == TL_LEG_CHANNEL && n_gutters + leg->line < routing->n_lines)
        routing->crowded[n_gutters + leg->line] = TRUE;
    }
}

static void
damage_path (TlRouting *routing, const TlPath *path)
{
  for (guint i = 1; i < path->n_points; i++)
    {
      const TlPoint *a = &path->points[i - 1], *b = &path->points[i];

      tl_layout_add_damage (routing->layout, MIN (a->x, b->x) - DAMAGE_BLEED,
                            MIN (a->y, b->y) - DAMAGE_BLEED, fabs (a->x - b->x) + 2 * DAMAGE_BLEED,
                            fabs (a->y - b->y) + 2 * DAMAGE_BLEED);
    }
}

static TlPath *
find_or_make_path (TlRouting *routing, GHashTable *old_paths, TlElement *link)
{
  TlPath *path = g_hash_table_lookup (old_paths, link);

  if (path != NULL)
    {
      g_hash_table_steal (old_paths, link);
      return path;
    }
  path = g_new0 (TlPath, 1);
  path->link = link;
  path->stale = TRUE;
  return path;
}

/* Lines are counted anew in each update; what a path that went lay in is crowded in the next. */
static void
count_lines (TlRouting *routing)
{
  guint n_lines =
      tl_layout_count_moments (routing->layout) + 1 + routing->layout->lane_boxes->len + 1;

  if (n_lines == routing->n_lines)
    return;
  g_free (routing->crowded);
  routing->crowded = g_new0 (gboolean, n_lines);
  routing->n_lines = n_lines;
}

void
tl_routing_list (TlRouting *routing)
{
  TlElement *link = tl_map_get_first (routing->layout->map, TL_KIND_LINK);
  GHashTable *paths = g_hash_table_new_full (NULL, NULL, NULL, free_path);
  GHashTable *old_paths = routing->paths;
  GHashTableIter iter;
  gpointer path;

  count_lines (routing);
  g_ptr_array_set_size (routing->order, 0);
  for (; link != NULL; link = tl_element_get_next_of_kind (link))
    {
      TlPath *one = find_or_make_path (routing, old_paths, link);

      one->position = routing->order->len;
      one->stale = one->stale || (one->from != NULL && one->from->gone) ||
                   (one->to != NULL && one->to->gone);
      g_hash_table_insert (paths, link, one);
      g_ptr_array_add (routing->order, one);
    }
  g_hash_table_iter_init (&iter, old_paths);
  while (g_hash_table_iter_next (&iter, NULL, &path))
    {
      crowd_path (routing, path);
      damage_path (routing, path);
    }
  g_hash_table_unref (old_paths);
  routing->paths = paths;
}

static TlCard *
find_end (TlRouting *routing, const TlPath *path, TlProperty end)
{
  TlElement *touchpoint = tl_map_get_ref (routing->layout->map, path->link, end);

  return touchpoint != NULL ? g_hash_table_lookup (routing->layout->cards, touchpoint) : NULL;
}

/* For each lane shown how many of those above it are so, to ask for a range at once. */
typedef struct
{
  guint *dirty;
  guint *reshaped;
} Census;

static void
take_census (TlLayout *layout, Census *census)
{
  guint n = layout->shown_lanes->len;

  census->dirty = g_new0 (guint, n + 1);
  census->reshaped = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      census->dirty[i + 1] = census->dirty[i] + (lane->dirty ? 1 : 0);
      census->reshaped[i + 1] = census->reshaped[i] + (lane->reshaped ? 1 : 0);
    }
}

static gboolean
is_dirty (const Census *census, guint lane)
{
  return census->dirty[lane + 1] > census->dirty[lane];
}

/* A way is found again when an end may stand elsewhere or a lane between has other gaps. */
static gboolean
is_concerned (const TlPath *path, const Census *census)
{
  guint first = MIN (path->from_lane, path->to_lane);
  guint last = MAX (path->from_lane, path->to_lane);

  if (path->stale)
    return TRUE;
  /* It had no way: only cards that came can give it one. */
  if (path->n_legs == 0)
    return path->from != NULL && path->to != NULL && path->from->box != NULL &&
           path->to->box != NULL;
  return is_dirty (census, path->from_lane) || is_dirty (census, path->to_lane) ||
         census->reshaped[last + 1] > census->reshaped[first];
}

/* TRUE when both lead along the same lines; then the tracks stay, too. */
static gboolean
is_same_way (const TlPath *a, const TlPath *b)
{
  if (a->n_legs != b->n_legs)
    return FALSE;
  for (guint i = 0; i < a->n_legs; i++)
    if (a->legs[i].kind != b->legs[i].kind || a->legs[i].line != b->legs[i].line ||
        a->legs[i].from != b->legs[i].from || a->legs[i].to != b->legs[i].to ||
        a->legs[i].preferred != b->legs[i].preferred)
      return FALSE;
  return TRUE;
}

static void
find_way (TlRouting *routing, TlPath *path, gboolean all)
{
  TlPath before = *path;
  /* A link that was touched may come before others it came behind. */
  gboolean reread = path->stale || all;

  if (reread)
    {
      path->from = find_end (routing, path, TL_PROPERTY_FROM);
      path->to = find_end (routing, path, TL_PROPERTY_TO);
    }
  path->stale = FALSE;
  tl_path_find_way (routing->layout, path);
  path->redrawn = TRUE;
  if (!reread && is_same_way (&before, path))
    for (guint i = 0; i < path->n_legs; i++)
      path->legs[i].track = before.legs[i].track;
  else
    {
      if (!all)
        crowd_path (routing, &before);
      crowd_path (routing, path);
    }
  g_free (before.legs);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *one = a, *other = b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  if (one->leg->from != other->leg->from)
    return one->leg->from < other->leg->from ? -1 : 1;
  if (one->path != other->path)
    return one->path->position < other->path->position ? -1 : 1;
  return one->leg < other->leg ? -1 : 1;
}

static GArray *
list_shares (TlRouting *routing)
{
  guint n_gutters = tl_layout_count_moments (routing->layout) + 1;
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < routing->order->len; i++)
    {
      TlPath *path = g_ptr_array_index (routing->order, i);

      for (guint k = 0; k < path->n_legs; k++)
        {
          TlLeg *leg = &path->legs[k];
          Share share = { leg->line + (leg->kind == TL_LEG_CHANNEL ? n_gutters : 0), path, leg };

          if ((leg->kind == TL_LEG_GUTTER || leg->kind == TL_LEG_CHANNEL) &&
              routing->crowded[share.line])
            g_array_append_val (shares, share);
        }
    }
  g_array_sort (shares, compare_shares);
  return shares;
}

/* The free track nearest to the one the leg would like; that one when all are taken. */
static guint
choose_track (const double *ends, guint n_tracks, const TlLeg *leg)
{
  for (guint away = 0; away < n_tracks; away++)
    {
      if (leg->preferred + away < n_tracks && ends[leg->preferred + away] < leg->from)
        return leg->preferred + away;
      if (leg->preferred >= away && ends[leg->preferred - away] < leg->from)
        return leg->preferred - away;
    }
  return leg->preferred;
}

static void
give_tracks (TlRouting *routing)
{
  g_autoptr (GArray) shares = list_shares (routing);
  double ends[G_N_ELEMENTS (channel_tracks)];
  guint line = TL_NOWHERE;

  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);
      guint n_tracks = share->leg->kind == TL_LEG_GUTTER ? G_N_ELEMENTS (gutter_tracks)
                                                         : G_N_ELEMENTS (channel_tracks);
      guint track;

      if (share->line != line)
        for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
          ends[k] = -G_MAXDOUBLE;
      line = share->line;
      track = choose_track (ends, n_tracks, share->leg);
      ends[track] = MAX (ends[track], share->leg->to);
      if (track != share->leg->track)
        share->path->redrawn = TRUE;
      share->leg->track = (guint8) track;
    }
  memset (routing->crowded, 0, routing->n_lines * sizeof (gboolean));
}

/* Channel n lies above lane n, the last one below all lanes. */
static double
get_channel (const TlLayout *layout, guint channel)
{
  if (channel < layout->lane_boxes->len)
    return g_array_index (layout->lane_boxes, TlLaneBox, channel).box.y;
  return layout->view.body_box.y + layout->view.body_box.height + TL_LANE_GAP;
}

static double
get_leg_place (const TlLayout *layout, const TlPath *path, const TlLeg *leg)
{
  switch (leg->kind)
    {
    case TL_LEG_GUTTER:
      return tl_layout_get_gutter (layout, leg->line) + gutter_tracks[leg->track];
    case TL_LEG_CHANNEL:
      return get_channel (layout, leg->line) + channel_tracks[leg->track];
    case TL_LEG_PORT:
    case TL_LEG_SIDE:
    case TL_LEG_NEAR:
    case TL_LEG_CORRIDOR:
    default:
      return tl_path_get_place (layout, path, leg);
    }
}

static gboolean
is_upright (const TlLeg *leg)
{
  return leg->kind == TL_LEG_PORT || leg->kind == TL_LEG_GUTTER;
}

static void
set_points (TlPath *path, const TlPoint *points, guint n_points)
{
  g_free (path->points);
  path->points = g_memdup2 (points, n_points * sizeof *points);
  path->n_points = n_points;
  path->bounds = (TlRect){ 0 };
  for (guint i = 0; i < n_points; i++)
    {
      double right = MAX (path->bounds.x + path->bounds.width, points[i].x);
      double bottom = MAX (path->bounds.y + path->bounds.height, points[i].y);

      if (i == 0)
        {
          path->bounds = (TlRect){ points[0].x, points[0].y, 0, 0 };
          continue;
        }
      path->bounds.x = MIN (path->bounds.x, points[i].x);
      path->bounds.y = MIN (path->bounds.y, points[i].y);
      path->bounds.width = right - path->bounds.x;
      path->bounds.height = bottom - path->bounds.y;
    }
}

/* The corners: the ends at the cards, and where two legs meet. */
static void
draw_path (TlRouting *routing, TlPath *path)
{
  const TlLayout *layout = routing->layout;
  guint n_points = path->n_legs > 0 ? path->n_legs + 1 : 0;
  g_autofree TlPoint *points = g_new (TlPoint, n_points);

  path->redrawn = FALSE;
  for (guint i = 1; i < path->n_legs; i++)
    {
      double before = get_leg_place (layout, path, &path->legs[i - 1]);
      double behind = get_leg_place (layout, path, &path->legs[i]);

      points[i] =
          is_upright (&path->legs[i]) ? (TlPoint){ behind, before } : (TlPoint){ before, behind };
    }
  if (n_points > 0)
    tl_path_get_ends (layout, path, &points[0], &points[n_points - 1]);
  for (guint i = 0; i < n_points; i++)
    points[i].x = tl_layout_mirror (layout, points[i].x, 0);
  if (n_points == path->n_points &&
      (n_points == 0 || memcmp (points, path->points, n_points * sizeof *points) == 0))
    return;
  damage_path (routing, path);
  set_points (path, points, n_points);
  damage_path (routing, path);
}

static void
publish (TlRouting *routing)
{
  TlLayoutView *view = &routing->layout->view;

  g_array_set_size (routing->routes, 0);
  for (guint i = 0; i < routing->order->len; i++)
    {
      TlPath *path = g_ptr_array_index (routing->order, i);
      TlLinkRoute route = { path->link,
                            (TlLinkKind) tl_element_get_choice (path->link, TL_PROPERTY_KIND),
                            path->points, path->n_points, path->bounds };

      path->route = path->n_points > 0 ? routing->routes->len : TL_NOWHERE;
      if (path->n_points > 0)
        g_array_append_val (routing->routes, route);
    }
  view->links = (const TlLinkRoute *) (void *) routing->routes->data;
  view->n_links = routing->routes->len;
}

void
tl_routing_update (TlRouting *routing, guint moved, gboolean all)
{
  Census census;

  count_lines (routing);
  take_census (routing->layout, &census);
  for (guint i = 0; i < routing->order->len; i++)
    {
      TlPath *path = g_ptr_array_index (routing->order, i);

      if (all || is_concerned (path, &census))
        find_way (routing, path, all);
      else if (moved != TL_NOWHERE && path->n_legs > 0)
        /* The channel below a lane belongs to the next one. */
        path->redrawn = MAX (path->from_lane, path->to_lane) + 1 >= moved;
    }
  g_free (census.dirty);
  g_free (census.reshaped);
  give_tracks (routing);
  for (guint i = 0; i < routing->order->len; i++)
    if (((TlPath *) g_ptr_array_index (routing->order, i))->redrawn)
      draw_path (routing, g_ptr_array_index (routing->order, i));
  publish (routing);
}

const TlLinkRoute *
tl_routing_find (TlRouting *routing, const TlElement *link)
{
  const TlPath *path = g_hash_table_lookup (routing->paths, link);

  if (path == NULL || path->route == TL_NOWHERE)
    return NULL;
  return &g_array_index (routing->routes, TlLinkRoute, path->route);
}
