/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <math.h>
#include <string.h>

#include "tl-layout-routes-private.h"

/* Links in three steps. A way is found first, as a chain of legs that names gutters and channels,
 * never coordinates (tl-layout-ways.c). Legs that lie side by side in one gutter or channel then
 * get tracks of their own. Last come the corners, which follow from both and from where the lanes
 * are. Each step is done again only for what the step before changed. */

#define DAMAGE_BLEED 8.0 /* the halo and the arrow's head */

/* What has to be asked of every path at each update, side by side in memory: at ten thousand links
 * the asking would cost more than the answers. In the order of the paths. */
typedef struct
{
  guint low, high; /* the lanes it leads through; low above high when it is not shown */
  guint column;    /* the moment where both ends' ports are, TL_NOWHERE when they differ */
  guint8 concerned, redrawn;
} Extent;

struct _TlRouting
{
  TlLayout *layout;
  GHashTable *paths; /* TlElement → TlPath */
  GPtrArray *order;  /* TlPath, in document order of their links */
  GArray *extents;   /* Extent */
  GArray *routes;    /* TlLinkRoute, of the paths shown */
  gboolean relisted; /* other paths are shown, or in another order */
  TlTracks tracks;
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
  routing->extents = g_array_new (FALSE, TRUE, sizeof (Extent));
  routing->routes = g_array_new (FALSE, FALSE, sizeof (TlLinkRoute));
  return routing;
}

void
tl_routing_free (TlRouting *routing)
{
  tl_tracks_clear (&routing->tracks);
  g_array_unref (routing->routes);
  g_array_unref (routing->extents);
  g_ptr_array_unref (routing->order);
  g_hash_table_unref (routing->paths);
  g_free (routing);
}

static Extent *
get_extent (TlRouting *routing, const TlPath *path)
{
  return &g_array_index (routing->extents, Extent, path->position);
}

void
tl_routing_touch (TlRouting *routing, const TlElement *link)
{
  TlPath *path = g_hash_table_lookup (routing->paths, link);

  if (path != NULL)
    path->stale = TRUE;
}

static void
concern_paths (TlRouting *routing, const TlCard *card)
{
  for (guint i = 0; card->paths != NULL && i < card->paths->len; i++)
    get_extent (routing, g_ptr_array_index (card->paths, i))->concerned = TRUE;
}

void
tl_routing_lose_card (TlRouting *routing, TlCard *card, gboolean gone)
{
  concern_paths (routing, card);
  for (guint i = 0; gone && card->paths != NULL && i < card->paths->len; i++)
    {
      TlPath *path = g_ptr_array_index (card->paths, i);

      path->from = path->from == card ? NULL : path->from;
      path->to = path->to == card ? NULL : path->to;
    }
}

static void
bind_path (TlPath *path, TlCard **end, TlCard *card)
{
  if (*end != NULL)
    g_ptr_array_remove_fast ((*end)->paths, path);
  *end = card;
  if (card == NULL)
    return;
  if (card->paths == NULL)
    card->paths = g_ptr_array_new ();
  g_ptr_array_add (card->paths, path);
}

void
tl_routing_get_ends (TlRouting *routing, const TlElement *link, TlCard **from, TlCard **to)
{
  const TlPath *path = g_hash_table_lookup (routing->paths, link);

  *from = path != NULL ? path->from : NULL;
  *to = path != NULL ? path->to : NULL;
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
  path->position = TL_NOWHERE;
  path->stale = TRUE;
  return path;
}

void
tl_routing_list (TlRouting *routing)
{
  TlElement *link = tl_map_get_first (routing->layout->map, TL_KIND_LINK);
  GHashTable *paths = g_hash_table_new_full (NULL, NULL, NULL, free_path);
  GHashTable *old_paths = routing->paths;
  g_autoptr (GArray) old_extents = routing->extents;
  GHashTableIter iter;
  gpointer gone;

  routing->relisted = TRUE;
  routing->extents = g_array_new (FALSE, TRUE, sizeof (Extent));
  g_ptr_array_set_size (routing->order, 0);
  for (; link != NULL; link = tl_element_get_next_of_kind (link))
    {
      TlPath *one = find_or_make_path (routing, old_paths, link);
      Extent extent = { 1, 0, TL_NOWHERE, TRUE, FALSE };

      if (one->position != TL_NOWHERE)
        extent = g_array_index (old_extents, Extent, one->position);
      extent.concerned = extent.concerned || one->stale;
      one->position = routing->order->len;
      g_hash_table_insert (paths, link, one);
      g_ptr_array_add (routing->order, one);
      g_array_append_val (routing->extents, extent);
    }
  g_hash_table_iter_init (&iter, old_paths);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    {
      TlPath *path = gone;

      bind_path (path, &path->from, NULL);
      bind_path (path, &path->to, NULL);
      tl_tracks_leave (&routing->tracks, path, path->legs, path->n_legs);
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
  guint resized, reshaped;
  double shift; /* of the lane itself */
} Count;

static Count *
take_census (TlLayout *layout)
{
  guint n = layout->shown_lanes->len;
  Count *census = g_new0 (Count, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      census[i].shift = lane->shift;
      census[i + 1].resized = census[i].resized + (lane->resized ? 1 : 0);
      census[i + 1].reshaped = census[i].reshaped + (lane->reshaped ? 1 : 0);
    }
  return census;
}

/* TRUE when a column it could lead straight through was filled or emptied. */
static gboolean
is_refilled (const TlLayout *layout, const Extent *extent)
{
  for (guint i = 0; i < layout->refills->len; i++)
    {
      const TlRefill *refill = &g_array_index (layout->refills, TlRefill, i);

      if (refill->moment == extent->column && refill->lane > extent->low &&
          refill->lane < extent->high)
        return TRUE;
    }
  return FALSE;
}

/* A way is found again when an end stands elsewhere or other ways are open between. */
static gboolean
is_concerned (const TlLayout *layout, const Extent *extent, const Count *census)
{
  const Count *first, *end;

  if (extent->concerned || extent->low > extent->high)
    return extent->concerned;
  first = &census[extent->low];
  end = &census[extent->high + 1];
  return end->reshaped > first->reshaped ||
         (extent->column != TL_NOWHERE && is_refilled (layout, extent));
}

static void
concern_shifted (TlRouting *routing)
{
  for (guint i = 0; i < routing->layout->all_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (routing->layout->all_lanes, i);
      GPtrArray *cards = tl_lane_get_cards (lane);

      for (guint k = 0; lane->dirty && k < cards->len; k++)
        {
          const TlCard *card = g_ptr_array_index (cards, k);

          if (card->shifted)
            concern_paths (routing, card);
        }
    }
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
read_path (TlRouting *routing, TlPath *path)
{
  bind_path (path, &path->from, find_end (routing, path, TL_PROPERTY_FROM));
  bind_path (path, &path->to, find_end (routing, path, TL_PROPERTY_TO));
  path->kind = (TlLinkKind) tl_element_get_choice (path->link, TL_PROPERTY_KIND);
  path->stale = FALSE;
  routing->relisted = TRUE;
}

static void
note_extent (TlRouting *routing, const TlPath *path)
{
  Extent *extent = get_extent (routing, path);

  *extent = (Extent){ 1, 0, TL_NOWHERE, FALSE, TRUE };
  if (path->n_legs == 0)
    return;
  extent->low = MIN (path->from_lane, path->to_lane);
  extent->high = MAX (path->from_lane, path->to_lane);
  if (path->from->last_moment == path->to->last_moment)
    extent->column = path->to->last_moment;
}

/* `all`: the lines are empty, and what they were may mean others now. */
static void
find_way (TlRouting *routing, TlPath *path, gboolean all)
{
  TlPath before = *path;

  if (path->stale || path->from == NULL || path->to == NULL)
    read_path (routing, path);
  tl_path_find_way (routing->layout, path);
  note_extent (routing, path);
  /* A link that was touched may come before others it came behind. */
  if (!all && !before.stale && is_same_way (&before, path))
    for (guint i = 0; i < path->n_legs; i++)
      {
        path->legs[i].track = before.legs[i].track;
        path->legs[i].bundled = before.legs[i].bundled;
      }
  else
    {
      if (!all)
        tl_tracks_leave (&routing->tracks, path, before.legs, before.n_legs);
      tl_tracks_join (&routing->tracks, path);
    }
  g_free (before.legs);
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
      return tl_layout_get_gutter (layout, leg->line) + tl_leg_get_offset (leg);
    case TL_LEG_CHANNEL:
      return get_channel (layout, leg->line) + tl_leg_get_offset (leg);
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
find_bounds (TlPath *path)
{
  TlRect *bounds = &path->bounds;

  *bounds = (TlRect){ 0 };
  for (guint i = 0; i < path->n_points; i++)
    {
      const TlPoint *point = &path->points[i];
      double right = i == 0 ? point->x : MAX (bounds->x + bounds->width, point->x);
      double bottom = i == 0 ? point->y : MAX (bounds->y + bounds->height, point->y);

      bounds->x = i == 0 ? point->x : MIN (bounds->x, point->x);
      bounds->y = i == 0 ? point->y : MIN (bounds->y, point->y);
      bounds->width = right - bounds->x;
      bounds->height = bottom - bounds->y;
    }
}

static void
set_points (TlPath *path, const TlPoint *points, guint n_points)
{
  if (n_points != path->n_points)
    path->points = g_renew (TlPoint, path->points, n_points);
  /* Of none there is no array to copy into. */
  if (n_points > 0)
    memcpy (path->points, points, n_points * sizeof *points);
  path->n_points = n_points;
  find_bounds (path);
}

#define FEW_POINTS 16

/* The corners: the ends at the cards, and where two legs meet. */
static void
find_points (const TlLayout *layout, const TlPath *path, TlPoint *points)
{
  double before = get_leg_place (layout, path, &path->legs[0]);

  for (guint i = 1; i < path->n_legs; i++)
    {
      double behind = get_leg_place (layout, path, &path->legs[i]);

      points[i] =
          is_upright (&path->legs[i]) ? (TlPoint){ behind, before } : (TlPoint){ before, behind };
      before = behind;
    }
  tl_path_get_ends (layout, path, &points[0], &points[path->n_legs]);
  for (guint i = 0; layout->view.right_to_left && i <= path->n_legs; i++)
    points[i].x = tl_layout_mirror (layout, points[i].x, 0);
}

static gboolean
is_bundled (const TlPath *path)
{
  for (guint i = 0; i < path->n_legs; i++)
    if (path->legs[i].bundled)
      return TRUE;
  return FALSE;
}

static void
draw_path (TlRouting *routing, TlPath *path)
{
  gboolean bundled = is_bundled (path);
  TlPoint few[FEW_POINTS];
  g_autofree TlPoint *many = path->n_legs >= FEW_POINTS ? g_new (TlPoint, path->n_legs + 1) : NULL;
  TlPoint *points = many != NULL ? many : few;
  guint n_points = path->n_legs > 0 ? path->n_legs + 1 : 0;

  if (n_points > 0)
    find_points (routing->layout, path, points);
  if (n_points == path->n_points && bundled == path->bundled &&
      (n_points == 0 || memcmp (points, path->points, n_points * sizeof *points) == 0))
    return;
  damage_path (routing, path);
  path->bundled = bundled;
  set_points (path, points, n_points);
  damage_path (routing, path);
}

static TlLinkRoute
make_route (const TlPath *path)
{
  return (TlLinkRoute){ path->link,     path->kind,   path->points,
                        path->n_points, path->bounds, path->bundled };
}

static void
list_routes (TlRouting *routing)
{
  TlLayoutView *view = &routing->layout->view;

  routing->relisted = FALSE;
  g_array_set_size (routing->routes, 0);
  for (guint i = 0; i < routing->order->len; i++)
    {
      TlPath *path = g_ptr_array_index (routing->order, i);
      TlLinkRoute route = make_route (path);

      path->route = path->n_points > 0 ? routing->routes->len : TL_NOWHERE;
      if (path->n_points > 0)
        g_array_append_val (routing->routes, route);
    }
  view->links = (const TlLinkRoute *) (void *) routing->routes->data;
  view->n_links = routing->routes->len;
}

/* How far down the level leg at a point went with its lane. */
static double
get_shift (const TlPath *path, guint point, const Count *census)
{
  const TlLeg *leg = &path->legs[MIN (point, path->n_legs - 1)];

  if (point == 0)
    return census[path->from_lane].shift;
  if (point == path->n_legs)
    return census[path->to_lane].shift;
  if (is_upright (leg))
    leg--;
  if (leg->kind == TL_LEG_CHANNEL)
    return census[leg->line].shift;
  return census[leg->arrives ? path->to_lane : path->from_lane].shift;
}

/* Nothing but the heights at which its lanes stand has changed. What this moves lies where all is
 * damaged anyway. */
static void
shift_path (TlPath *path, const Count *census)
{
  for (guint i = 0; i < path->n_points; i++)
    path->points[i].y += get_shift (path, i, census);
  find_bounds (path);
}

static void
settle_path (TlRouting *routing, Extent *extent, guint position, const Count *census)
{
  guint last = routing->layout->shown_lanes->len;
  gboolean leads = extent->low <= extent->high;
  /* The channel below the last lane has no lane to go with. */
  gboolean bottom = leads && extent->high + 1 == last && census[last].resized > 0;
  gboolean moved = leads && (census[extent->low].shift != 0 ||
                             census[extent->high + 1].resized > census[extent->low].resized);
  TlPath *path;
  gboolean shown;

  if (!extent->redrawn && !moved && !bottom)
    return;
  path = g_ptr_array_index (routing->order, position);
  shown = path->n_points > 0;
  if (extent->redrawn || bottom)
    draw_path (routing, path);
  else
    shift_path (path, census);
  extent->redrawn = FALSE;
  if (shown != (path->n_points > 0))
    routing->relisted = TRUE;
  else if (!routing->relisted && shown)
    g_array_index (routing->routes, TlLinkRoute, path->route) = make_route (path);
}

void
tl_routing_update (TlRouting *routing, gboolean all)
{
  g_autofree Count *census = take_census (routing->layout);
  g_autoptr (GPtrArray) redrawn = g_ptr_array_new ();

  if (all)
    tl_tracks_reset (&routing->tracks, tl_layout_count_moments (routing->layout) + 1,
                     routing->layout->lane_boxes->len + 1);
  else
    concern_shifted (routing);
  for (guint i = 0; i < routing->extents->len; i++)
    if (all || is_concerned (routing->layout, &g_array_index (routing->extents, Extent, i), census))
      find_way (routing, g_ptr_array_index (routing->order, i), all);
  tl_tracks_give (&routing->tracks, redrawn);
  for (guint i = 0; i < redrawn->len; i++)
    get_extent (routing, g_ptr_array_index (redrawn, i))->redrawn = TRUE;
  for (guint i = 0; i < routing->extents->len; i++)
    settle_path (routing, &g_array_index (routing->extents, Extent, i), i, census);
  if (routing->relisted)
    list_routes (routing);
}

const TlLinkRoute *
tl_routing_find (TlRouting *routing, const TlElement *link)
{
  const TlPath *path = g_hash_table_lookup (routing->paths, link);

  if (path == NULL || path->route == TL_NOWHERE)
    return NULL;
  return &g_array_index (routing->routes, TlLinkRoute, path->route);
}
