/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout-private.h"

G_BEGIN_DECLS

/* The way of a link as a chain of legs, upright and level in turn. */

typedef enum
{
  TL_LEG_PORT,     /* upright, out of or into a card's top or bottom */
  TL_LEG_GUTTER,   /* upright, between moments */
  TL_LEG_SIDE,     /* level, out of or into a card's side */
  TL_LEG_CHANNEL,  /* level, between lanes */
  TL_LEG_NEAR,     /* level, below or above the card of arrival, from the gutter beside it */
  TL_LEG_CORRIDOR, /* level, between two rows of a lane */
} TlLegKind;

/* The tracks of a gutter, seen from the moment before it, and of a channel. Those between them are
 * for crowds alone. */
enum
{
  GUTTER_NEAR = 0,
  GUTTER_MIDDLE = 2,
  GUTTER_FAR = 4
};
enum
{
  CHANNEL_HIGH = 0,
  CHANNEL_MIDDLE = 2,
  CHANNEL_LOW = 4,
  CHANNEL_LOWEST = 6
};

typedef struct
{
  guint8 kind;
  guint8 track, preferred; /* of a gutter or channel */
  guint8 bundled;          /* others of its kind are meant to have the same track */
  gboolean arrives;        /* a port, side or the like: of the card of arrival */
  guint line;              /* the gutter or channel */
  /* How far it reaches along its line: in lanes down a gutter, in map units across a channel. */
  double from, to;
} TlLeg;

typedef struct _TlPath
{
  TlElement *link;
  TlLinkKind kind;
  TlCard *from, *to;
  guint from_lane, to_lane; /* positions among the lanes shown */
  guint position;           /* of the link among all */
  guint route;              /* of the view, TL_NOWHERE when not shown */
  TlLeg *legs;
  guint n_legs; /* 0: not shown */
  TlPoint *points;
  guint n_points;
  TlRect bounds;
  gboolean bundled; /* one of its legs is */
  gboolean stale;   /* the link's ends must be read again */
} TlPath;

/* tl-layout-tracks.c: who lies in which gutter and channel, and side by side with whom. */
typedef struct _TlTrackLine TlTrackLine;

typedef struct
{
  TlTrackLine *lines; /* gutters first, then channels */
  guint n_lines, n_gutters;
} TlTracks;

/* Empties all lines, and makes as many as there are now. */
void tl_tracks_reset (TlTracks *tracks, guint n_gutters, guint n_channels);
void tl_tracks_clear (TlTracks *tracks);
void tl_tracks_join (TlTracks *tracks, TlPath *path);
/* `legs`: those the path had when it joined. */
void tl_tracks_leave (TlTracks *tracks, const TlPath *path, const TlLeg *legs, guint n_legs);
/* Gives tracks to all legs of the lines that somebody joined or left, of their own where there is
 * room, else one to as few as need be; adds to `changed` the paths whose legs got others than they
 * had, or are bundled now or no longer. */
void tl_tracks_give (TlTracks *tracks, GPtrArray *changed);
/* From the middle of its gutter, or from the top of the lane below its channel. */
double tl_leg_get_offset (const TlLeg *leg);

/* tl-layout-ways.c */
void tl_path_find_way (const TlLayout *layout, TlPath *path);
/* The x of a port, the y of the other legs at cards. */
double tl_path_get_place (const TlLayout *layout, const TlPath *path, const TlLeg *leg);
void tl_path_get_ends (const TlLayout *layout, const TlPath *path, TlPoint *start, TlPoint *end);

G_END_DECLS
