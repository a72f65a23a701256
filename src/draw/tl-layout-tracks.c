/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-routes-private.h"

/* The tracks of a gutter, from its middle; of a channel, from the top of the lane below it. Between
 * two cards there is room for no more. */
static const double gutter_tracks[] = { [GUTTER_NEAR] = -5, [GUTTER_MIDDLE] = 0, [GUTTER_FAR] = 5 };
static const double channel_tracks[] = {
  [CHANNEL_HIGH] = -8, [CHANNEL_MIDDLE] = -3, [CHANNEL_LOW] = 2, [CHANNEL_LOWEST] = 7
};

/* One leg of those that share a gutter or channel. */
typedef struct
{
  TlPath *path;
  guint leg;
} Share;

struct _TlTrackLine
{
  GArray *shares;   /* Share; NULL while there is none */
  gboolean crowded; /* its tracks must be given out again */
};

/* NULL for a leg that lies in none. */
static TlTrackLine *
get_line (TlTracks *tracks, const TlLeg *leg)
{
  if (leg->kind == TL_LEG_GUTTER)
    return &tracks->lines[leg->line];
  return leg->kind == TL_LEG_CHANNEL ? &tracks->lines[tracks->n_gutters + leg->line] : NULL;
}

void
tl_tracks_join (TlTracks *tracks, TlPath *path)
{
  for (guint i = 0; i < path->n_legs; i++)
    {
      TlTrackLine *line = get_line (tracks, &path->legs[i]);
      Share share = { path, i };

      if (line == NULL)
        continue;
      if (line->shares == NULL)
        line->shares = g_array_new (FALSE, FALSE, sizeof (Share));
      g_array_append_val (line->shares, share);
      line->crowded = TRUE;
    }
}

void
tl_tracks_leave (TlTracks *tracks, const TlPath *path, const TlLeg *legs, guint n_legs)
{
  for (guint i = 0; i < n_legs; i++)
    {
      TlTrackLine *line = get_line (tracks, &legs[i]);

      for (guint k = line != NULL ? line->shares->len : 0; k > 0; k--)
        if (g_array_index (line->shares, Share, k - 1).path == path)
          g_array_remove_index_fast (line->shares, k - 1);
      if (line != NULL)
        line->crowded = TRUE;
    }
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
give_line (TlTrackLine *line, GPtrArray *changed)
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
        g_ptr_array_add (changed, share->path);
      leg->track = (guint8) track;
    }
}

void
tl_tracks_clear (TlTracks *tracks)
{
  for (guint i = 0; i < tracks->n_lines; i++)
    g_clear_pointer (&tracks->lines[i].shares, g_array_unref);
  g_clear_pointer (&tracks->lines, g_free);
  tracks->n_lines = 0;
}

void
tl_tracks_reset (TlTracks *tracks, guint n_gutters, guint n_channels)
{
  tl_tracks_clear (tracks);
  tracks->n_gutters = n_gutters;
  tracks->n_lines = n_gutters + n_channels;
  tracks->lines = g_new0 (TlTrackLine, tracks->n_lines);
}

void
tl_tracks_give (TlTracks *tracks, GPtrArray *changed)
{
  for (guint i = 0; i < tracks->n_lines; i++)
    if (tracks->lines[i].crowded)
      give_line (&tracks->lines[i], changed);
}

double
tl_leg_get_offset (const TlLeg *leg)
{
  return leg->kind == TL_LEG_GUTTER ? gutter_tracks[leg->track] : channel_tracks[leg->track];
}
