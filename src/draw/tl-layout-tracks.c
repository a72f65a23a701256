/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-routes-private.h"

/* The tracks of a gutter, from its middle; of a channel, from the top of the lane below it. Between
 * two cards there is room for no more: where more links than that run side by side, those of a kind
 * are bundled. */
static const double gutter_tracks[] = {
  [GUTTER_NEAR] = -5, -2.5, [GUTTER_MIDDLE] = 0, 2.5, [GUTTER_FAR] = 5
};
static const double channel_tracks[] = { [CHANNEL_HIGH] = -8, -5.5, [CHANNEL_MIDDLE] = -3, -0.5,
                                         [CHANNEL_LOW] = 2,   4.5,  [CHANNEL_LOWEST] = 7 };
#define MOST_TRACKS G_N_ELEMENTS (channel_tracks)

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

/* What lies on one track: a leg, or a bundle. */
typedef struct
{
  double from, to;
  guint n; /* legs */
  guint8 preferred, track;
  guint8 least, most; /* the tracks it may have */
} Strand;

/* Legs of a line, each of which lies beside another. */
typedef struct
{
  Share *shares; /* in their order */
  guint n;
  guint *groups; /* of each share: what may become one strand */
  guint *parts;  /* of each share: its strand */
  GArray *strands;
} Crowd;

static TlLeg *
get_leg (const Share *share)
{
  return &share->path->legs[share->leg];
}

static void
group_alone (Crowd *crowd)
{
  for (guint i = 0; i < crowd->n; i++)
    crowd->groups[i] = i;
}

static guint
find_root (const Crowd *crowd, guint i)
{
  while (crowd->groups[i] != i)
    i = crowd->groups[i] = crowd->groups[crowd->groups[i]];
  return i;
}

/* `known`: the first share of each card and kind. */
static void
join_at_card (Crowd *crowd, GHashTable *known, const TlCard *card, guint i)
{
  /* An address in the card for each kind. */
  gconstpointer key = (const guint8 *) card + crowd->shares[i].path->kind;
  gpointer first;

  if (g_hash_table_lookup_extended (known, key, NULL, &first))
    crowd->groups[find_root (crowd, i)] = find_root (crowd, GPOINTER_TO_UINT (first));
  else
    g_hash_table_insert (known, (gpointer) key, GUINT_TO_POINTER (i));
}

/* Links of a kind that meet at a card. */
static void
group_by_card (Crowd *crowd)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  G_STATIC_ASSERT (sizeof (TlCard) >= TL_N_LINK_KINDS);
  group_alone (crowd);
  for (guint i = 0; i < crowd->n; i++)
    {
      join_at_card (crowd, known, crowd->shares[i].path->from, i);
      join_at_card (crowd, known, crowd->shares[i].path->to, i);
    }
  for (guint i = 0; i < crowd->n; i++)
    crowd->groups[i] = find_root (crowd, i);
}

static void
group_by_kind (Crowd *crowd)
{
  guint firsts[TL_N_LINK_KINDS];

  for (guint i = 0; i < TL_N_LINK_KINDS; i++)
    firsts[i] = TL_NOWHERE;
  for (guint i = 0; i < crowd->n; i++)
    {
      guint *first = &firsts[crowd->shares[i].path->kind];

      *first = MIN (*first, i);
      crowd->groups[i] = *first;
    }
}

/* A leg that would not have the middle of a gutter needs room for its arrow on one side, so it
 * never goes over to that side. */
static void
add_to_strand (Strand *strand, const TlLeg *leg)
{
  strand->n++;
  strand->to = MAX (strand->to, leg->to);
  if (leg->kind == TL_LEG_GUTTER && leg->preferred < GUTTER_MIDDLE)
    strand->most = GUTTER_MIDDLE;
  if (leg->kind == TL_LEG_GUTTER && leg->preferred > GUTTER_MIDDLE)
    strand->least = GUTTER_MIDDLE;
  strand->preferred = CLAMP (strand->preferred, strand->least, strand->most);
}

static Strand
make_strand (const TlLeg *leg)
{
  guint n =
      leg->kind == TL_LEG_GUTTER ? G_N_ELEMENTS (gutter_tracks) : G_N_ELEMENTS (channel_tracks);

  return (Strand){ leg->from, leg->to, 0, leg->preferred, leg->preferred, 0, (guint8) (n - 1) };
}

/* Those of a group that lie beside each other. */
static void
make_strands (Crowd *crowd)
{
  g_autofree guint *last = g_new (guint, crowd->n); /* strand of each group */

  g_array_set_size (crowd->strands, 0);
  for (guint i = 0; i < crowd->n; i++)
    last[i] = TL_NOWHERE;
  for (guint i = 0; i < crowd->n; i++)
    {
      const TlLeg *leg = get_leg (&crowd->shares[i]);
      guint *part = &last[crowd->groups[i]];
      Strand strand = make_strand (leg);

      if (*part == TL_NOWHERE || g_array_index (crowd->strands, Strand, *part).to < leg->from)
        {
          *part = crowd->strands->len;
          g_array_append_val (crowd->strands, strand);
        }
      add_to_strand (&g_array_index (crowd->strands, Strand, *part), leg);
      crowd->parts[i] = *part;
    }
}

/* The free track nearest to the one the strand would like; that one, and FALSE, when all are
 * taken. */
static gboolean
choose_track (const double *ends, guint step, Strand *strand)
{
  guint preferred = strand->preferred;

  for (guint away = 0; away < MOST_TRACKS; away += step)
    {
      strand->track = (guint8) (preferred + away);
      if (preferred + away <= strand->most && ends[preferred + away] < strand->from)
        return TRUE;
      strand->track = (guint8) (preferred - away);
      if (preferred >= strand->least + away && ends[preferred - away] < strand->from)
        return TRUE;
    }
  strand->track = strand->preferred;
  return FALSE;
}

static gboolean
lay_strands (Crowd *crowd, guint step)
{
  double ends[MOST_TRACKS];
  gboolean fits = TRUE;

  for (guint i = 0; i < MOST_TRACKS; i++)
    ends[i] = -G_MAXDOUBLE;
  for (guint i = 0; i < crowd->strands->len; i++)
    {
      Strand *strand = &g_array_index (crowd->strands, Strand, i);

      fits = choose_track (ends, step, strand) && fits;
      ends[strand->track] = MAX (ends[strand->track], strand->to);
    }
  return fits;
}

/* From what needs the most room to what needs the least. */
static const struct
{
  void (*group) (Crowd *crowd);
  guint step; /* from track to track */
} arrangements[] = {
  { group_alone, 2 }, { group_by_card, 2 }, { group_by_kind, 2 }, { group_by_kind, 1 }
};

static void
give_crowd (Crowd *crowd, GPtrArray *changed)
{
  gboolean fits = FALSE;

  for (guint i = 0; !fits && i < G_N_ELEMENTS (arrangements); i++)
    {
      arrangements[i].group (crowd);
      make_strands (crowd);
      fits = lay_strands (crowd, arrangements[i].step);
    }
  for (guint i = 0; i < crowd->n; i++)
    {
      const Strand *strand = &g_array_index (crowd->strands, Strand, crowd->parts[i]);
      TlLeg *leg = get_leg (&crowd->shares[i]);

      if (strand->track != leg->track || (strand->n > 1) != leg->bundled)
        g_ptr_array_add (changed, crowd->shares[i].path);
      leg->track = strand->track;
      leg->bundled = strand->n > 1;
    }
}

/* Up to the first one that begins where none of those before reaches. */
static guint
count_crowd (const Share *shares, guint n)
{
  double reached = get_leg (shares)->to;
  guint i = 1;

  for (; i < n && get_leg (&shares[i])->from <= reached; i++)
    reached = MAX (reached, get_leg (&shares[i])->to);
  return i;
}

static void
give_line (TlTrackLine *line, GPtrArray *changed)
{
  g_autoptr (GArray) strands = NULL;
  g_autofree guint *numbers = NULL;
  guint n = line->shares != NULL ? line->shares->len : 0;

  line->crowded = FALSE;
  if (n == 0)
    return;
  g_array_sort (line->shares, compare_shares);
  strands = g_array_new (FALSE, FALSE, sizeof (Strand));
  numbers = g_new (guint, 2 * n);
  for (guint first = 0; first < n;)
    {
      Share *shares = &g_array_index (line->shares, Share, first);
      Crowd crowd = { shares, count_crowd (shares, n - first), numbers, numbers + n, strands };

      give_crowd (&crowd, changed);
      first += crowd.n;
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
