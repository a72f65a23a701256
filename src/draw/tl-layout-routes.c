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
static const double gutter_tracks[] = { [GUTTER_NEAR] = -5, [GUTTER_MIDDLE] = 0, [GUTTER_FAR] = 5 };
static const double channel_tracks[] = {
  [CHANNEL_HIGH] = -8, [CHANNEL_MIDDLE] = -3, [CHANNEL_LOW] = 2, [CHANNEL_LOWEST] = 7
};

#define DAMAGE_BLEED 8.0 /* the halo and the arrow's head */

/* One leg of those that share a gutter or channel. */
typedef struct
{
  TlPath *path;
  guint leg;
} Share;

/* A gutter or channel. */
typedef struct
{
  GArray *shares;   /* Share; NULL while there is none */
  gboolean crowded; /* its tracks must be given out again */
} Line;

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
  Line *lines;       /* gutters first, then channels */
  guint n_lines, n_gutters;
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

static void
clear_lines (TlRouting *routing)
{
  for (guint i = 0; i < routing->n_lines; i++)
    g_clear_pointer (&routing->lines[i].shares, g_array_unref);
}

void
tl_routing_free (TlRouting *routing)
{
  clear_lines (routing);
  g_free (routing->lines);
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

/* NULL for a leg that lies in none. */
static Line *
get_line (TlRouting *routing, const TlLeg *leg)
{
  if (leg->kind == TL_LEG_GUTTER)
    return &routing->lines[leg->line];
  return leg->kind == TL_LEG_CHANNEL ? &routing->lines[routing->n_gutters + leg->line] : NULL;
}

static void
join_lines (TlRouting *routing, TlPath *path)
{
  for (guint i = 0; i < path->n_legs; i++)
    {
      Line *line = get_line (routing, &path->legs[i]);
      Share share = { path, i };

      if (line == NULL)
        continue;
      if (line->shares == NULL)
        line->shares = g_array_new (FALSE, FALSE, sizeof (Share));
      g_array_append_val (line->shares, share);
      line->crowded = TRUE;
    }
}

/* `legs`: those it had when it joined. */
static void
leave_lines (TlRouting *routing, const TlPath *path, const TlLeg *legs, guint n_legs)
{
  for (guint i = 0; i < n_legs; i++)
    {
      Line *line = get_line (routing, &legs[i]);

      for (guint k = line != NULL ? line->shares->len : 0; k > 0; k--)
        if (g_array_index (line->shares, Share, k - 1).path == path)
          g_array_remove_index_fast (line->shares, k - 1);
      if (line != NULL)
        line->crowded = TRUE;
    }
}

/* Empties all lines, and makes as many as there are now. */
static void
make_lines (TlRouting *routing)
{
  clear_lines (routing);
  g_free (routing->lines);
  routing->n_gutters = tl_layout_count_moments (routing->layout) + 1;
  routing->n_lines = routing->n_gutters + routing->layout->lane_boxes->len + 1;
  routing->lines = g_new0 (Line, routing->n_lines);
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
      leave_lines (routing, path, path->legs, path->n_legs);
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
      path->legs[i].track = before.legs[i].track;
  else
    {
      if (!all)
        leave_lines (routing, path, before.legs, before.n_legs);
      join_lines (routing, path);
    }
  g_free (before.legs);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *one = a, *other = b;
  double from = one->path->legs[one->leg].from, other_from = other->path->legs[other->leg].from;

  if (from != other_from)
    return from < other_from ? -1 : 1;
  if (one->path != other->path)
    return one->path->position < other->path->position ? -1 : 1;
  return one->leg < other->leg ? -1 : 1;
}

/* The free track nearest to the one the leg would like; that one when all are taken. A leg that
 * would not have the middle of a gutter needs room for its arrow on one side, so it never goes over
 * to that side. */
static guint
choose_track (const double *ends, guint n_tracks, const TlLeg *leg)
{
  gboolean partial = leg->kind == TL_LEG_GUTTER && leg->preferred != GUTTER_MIDDLE;

  for (guint away = 0; away < (partial ? n_tracks - 1 : n_tracks); away++)
    {
      if (leg->preferred + away < n_tracks && ends[leg->preferred + away] < leg->from)
        return leg->preferred + away;
      if (leg->preferred >= away && ends[leg->preferred - away] < leg->from)
        return leg->preferred - away;
    }
  return leg->preferred;
}

static void
give_tracks (TlRouting *routing, Line *line)
{
  double ends[] = { -G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  G_STATIC_ASSERT (G_N_ELEMENTS (ends) >= G_N_ELEMENTS (channel_tracks));
  line->crowded = FALSE;
  if (line->shares == NULL)
    return;
  g_array_sort (line->shares, compare_shares);
  for (guint i = 0; i < line->shares->len; i++)
    {
      const Share *share = &g_array_index (line->shares, Share, i);
      TlLeg *leg = &share->path->legs[share->leg];
      gboolean upright = leg->kind == TL_LEG_GUTTER;
      guint n_tracks = upright ? G_N_ELEMENTS (gutter_tracks) : G_N_ELEMENTS (channel_tracks);
      guint track = choose_track (ends, n_tracks, leg);

      ends[track] = MAX (ends[track], leg->to);
      if (track != leg->track)
        get_extent (routing, share->path)->redrawn = TRUE;
      leg->track = (guint8) track;
    }
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
  if (n_points != path->n_points)
    path->points = g_renew (TlPoint, path->points, n_points);
  memcpy (path->points, points, n_points * sizeof *points);
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

static void
draw_path (TlRouting *routing, TlPath *path)
{
  TlPoint few[FEW_POINTS];
  g_autofree TlPoint *many = path->n_legs >= FEW_POINTS ? g_new (TlPoint, path->n_legs + 1) : NULL;
  TlPoint *points = many != NULL ? many : few;
  guint n_points = path->n_legs > 0 ? path->n_legs + 1 : 0;

  if (n_points > 0)
    find_points (routing->layout, path, points);
  if (n_points == path->n_points &&
      (n_points == 0 || memcmp (points, path->points, n_points * sizeof *points) == 0))
    return;
  damage_path (routing, path);
  set_points (path, points, n_points);
  damage_path (routing, path);
}

static TlLinkRoute
make_route (const TlPath *path)
{
  return (TlLinkRoute){ path->link, path->kind, path->points, path->n_points, path->bounds };
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

/* Nothing but its height on the map has changed. */
static void
shift_path (TlPath *path, double dy)
{
  for (guint i = 0; i < path->n_points; i++)
    path->points[i].y += dy;
  path->bounds.y += dy;
}

static void
settle_path (TlRouting *routing, Extent *extent, guint position, const Count *census)
{
  gboolean leads = extent->low <= extent->high;
  gboolean redrawn =
      extent->redrawn || (leads && census[extent->high + 1].resized > census[extent->low].resized);
  double shift = leads ? census[extent->low].shift : 0;
  TlPath *path;
  gboolean shown;

  if (!redrawn && shift == 0)
    return;
  path = g_ptr_array_index (routing->order, position);
  shown = path->n_points > 0;
  extent->redrawn = FALSE;
  if (redrawn)
    draw_path (routing, path);
  else
    shift_path (path, shift);
  if (shown != (path->n_points > 0))
    routing->relisted = TRUE;
  else if (!routing->relisted && shown)
    g_array_index (routing->routes, TlLinkRoute, path->route) = make_route (path);
}

void
tl_routing_update (TlRouting *routing, gboolean all)
{
  g_autofree Count *census = take_census (routing->layout);

  if (all)
    make_lines (routing);
  else
    concern_shifted (routing);
  for (guint i = 0; i < routing->extents->len; i++)
    if (all || is_concerned (routing->layout, &g_array_index (routing->extents, Extent, i), census))
      find_way (routing, g_ptr_array_index (routing->order, i), all);
  for (guint i = 0; i < routing->n_lines; i++)
    if (routing->lines[i].crowded)
      give_tracks (routing, &routing->lines[i]);
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
