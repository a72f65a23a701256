/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-consequences.h"

#include "tl-experience.h"
#include "tl-ownership.h"

/* At an element among its siblings, or just ahead of it; ahead of NULL: behind all. */
typedef struct
{
  TlElement *at;
  gboolean ahead;
} Place;

typedef struct
{
  TlElement *stage; /* NULL: at no time */
  Place stage_place, moment_place;
} Time;

/* Where a touchpoint stands, or would. */
typedef struct
{
  TlElement *lane;
  int layer;
  TlElement *moment; /* NULL: one that would be made */
  int span;
  Time start, end;
} Standing;

typedef struct
{
  TlMap *map;
  GPtrArray *touchpoints;             /* that move, */
  GHashTable *moves;                  /* each with its TlMove; NULL: with its structure, */
  TlElement *moved, *parent, *before; /* which is this, put there, */
  int layer;                          /* in this layer */
  GHashTable *lines, *lines_then;     /* lanes shown → how many lines stand above, packed */
  TlConsequence found[TL_N_CONSEQUENCE_KINDS];
} WhatIf;

static TlConsequence *
count (WhatIf *what, TlConsequenceKind kind, TlElement *element)
{
  TlConsequence *found = &what->found[kind];

  found->kind = kind;
  if (found->n++ == 0)
    found->first = element;
  return found;
}

/* As g_compare_func. */
static int
compare_places (Place one, Place two)
{
  if (one.at == two.at)
    return two.ahead - one.ahead;
  if (one.at == NULL || two.at == NULL)
    return one.at == NULL ? 1 : -1;
  return tl_element_is_before (one.at, two.at) ? -1 : 1;
}

static gboolean
is_later (const Time *one, const Time *two)
{
  if (one->stage == NULL || two->stage == NULL)
    return FALSE;
  if (one->stage != two->stage)
    return compare_places (one->stage_place, two->stage_place) > 0;
  return compare_places (one->moment_place, two->moment_place) > 0;
}

static Time
find_time (const WhatIf *what, TlElement *moment, gboolean then)
{
  TlElement *stage = moment != NULL ? tl_element_get_parent (moment) : NULL;
  Time time = { stage, { stage, FALSE }, { moment, FALSE } };

  if (then && moment != NULL && what->moved == moment)
    time = (Time){ what->parent, { what->parent, FALSE }, { what->before, TRUE } };
  else if (then && stage != NULL && what->moved == stage)
    time.stage_place = (Place){ what->before, TRUE };
  return time;
}

static TlElement *
get_next_moment (TlElement *moment)
{
  TlElement *stage = tl_element_get_parent (moment);

  moment = tl_element_get_next_of_kind (moment);
  while (moment == NULL && (stage = tl_element_get_next_of_kind (stage)) != NULL)
    {
      moment = tl_element_get_first_child (stage);
      while (moment != NULL && tl_element_get_kind (moment) != TL_KIND_MOMENT)
        moment = tl_element_get_next (moment);
    }
  return moment;
}

/* The last moment it lasts over; *span is cut to what fits. */
static TlElement *
find_last (TlElement *moment, int *span)
{
  TlElement *next;
  int n = 1;

  while (n < *span && (next = get_next_moment (moment)) != NULL)
    {
      moment = next;
      n++;
    }
  *span = n;
  return moment;
}

static void
stand_in_moment (const WhatIf *what, Standing *standing, gboolean then)
{
  standing->start = standing->end = find_time (what, standing->moment, then);
  if (standing->moment != NULL && standing->span > 1)
    standing->end = find_time (what, find_last (standing->moment, &standing->span), then);
}

static Standing
stand (const WhatIf *what, const TlElement *touchpoint, gboolean then)
{
  const TlMove *move =
      then && what->moves != NULL ? g_hash_table_lookup (what->moves, touchpoint) : NULL;
  Standing standing = { tl_map_get_ref (what->map, touchpoint, TL_PROPERTY_LANE), -1,
                        tl_map_get_ref (what->map, touchpoint, TL_PROPERTY_MOMENT) };

  standing.span = MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);
  if (move != NULL)
    {
      standing.lane = move->lane;
      standing.moment = move->moment;
    }
  if (standing.lane != NULL)
    standing.layer = then && standing.lane == what->moved && what->layer >= 0
                         ? what->layer
                         : tl_element_get_choice (standing.lane, TL_PROPERTY_LAYER);
  stand_in_moment (what, &standing, then);
  /* What it lasts goes on behind the moment made for it. */
  if (move != NULL && move->moment == NULL)
    standing.start = standing.end =
        (Time){ move->stage, { move->stage, FALSE }, { move->before, TRUE } };
  return standing;
}

static TlElement *
get_stage (const WhatIf *what, const TlElement *touchpoint, const Standing *then)
{
  const TlMove *move = what->moves != NULL ? g_hash_table_lookup (what->moves, touchpoint) : NULL;

  return move != NULL && move->moment == NULL ? move->stage : then->start.stage;
}

static void
check_span (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  /* What goes with its moment goes on to last as long as it did. */
  if (what->moves != NULL && then->moment != NULL && then->span < now->span)
    count (what, TL_CONSEQUENCE_SHORTER, touchpoint)->span = then->span;
}

static gboolean
runs_backwards (const WhatIf *what, const TlElement *from, const TlElement *to, gboolean then)
{
  Standing start = stand (what, from, then), end = stand (what, to, then);

  /* A rule of the organisation holds at all times, wherever its card stands. */
  return start.layer != TL_LAYER_ORGANISATION && is_later (&start.start, &end.end);
}

static void
check_hand_off (WhatIf *what, TlElement *link, const TlElement *from, const TlElement *to)
{
  Standing from_now, to_now, from_then, to_then;

  if (!tl_element_has_choice (link, TL_PROPERTY_KIND, TL_LINK_HANDS_OFF))
    return;
  from_now = stand (what, from, FALSE);
  to_now = stand (what, to, FALSE);
  from_then = stand (what, from, TRUE);
  to_then = stand (what, to, TRUE);
  if (from_then.lane == to_then.lane && from_now.lane != to_now.lane)
    count (what, TL_CONSEQUENCE_HAND_OFF, link);
}

/* Links between two that move are looked at from where they start. */
static void
check_links (WhatIf *what, const TlElement *touchpoint, GHashTable *moving)
{
  const GPtrArray *referrers = tl_map_get_referrers (what->map, touchpoint);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *link = referrers->pdata[i], *from, *to;

      if (tl_element_get_kind (link) != TL_KIND_LINK)
        continue;
      from = tl_map_get_ref (what->map, link, TL_PROPERTY_FROM);
      to = tl_map_get_ref (what->map, link, TL_PROPERTY_TO);
      if (from == NULL || to == NULL ||
          (from != touchpoint && g_hash_table_contains (moving, from)))
        continue;
      if (runs_backwards (what, from, to, TRUE) && !runs_backwards (what, from, to, FALSE))
        count (what, TL_CONSEQUENCE_BACKWARDS, link);
      check_hand_off (what, link, from, to);
    }
}

static gboolean
is_own_territory (const TlElement *stage)
{
  return stage != NULL &&
         tl_element_get_choice (stage, TL_PROPERTY_TERRITORY) == TL_TERRITORY_CUSTOMER;
}

/* What stands at a moment that is to be made stands in its stage. */
static void
check_territory (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  TlElement *stage = get_stage (what, touchpoint, then);
  gboolean was_own = is_own_territory (now->start.stage), is_own = is_own_territory (stage);

  if (was_own == is_own ||
      tl_element_get_choice (touchpoint, TL_PROPERTY_KIND) != TL_TOUCHPOINT_CONTACT)
    return;
  if (is_own)
    count (what, TL_CONSEQUENCE_ABSENT, touchpoint)->stage = stage;
  else if (tl_ownership_would_be_missing (what->map, touchpoint, NULL))
    count (what, TL_CONSEQUENCE_UNOWNED, touchpoint);
}

/* Whose job it is by its layer is not whose it is by its owner. */
static gboolean
is_others_job (int layer, const TlElement *team)
{
  return layer > TL_LAYER_CUSTOMER &&
         (layer == TL_LAYER_PARTNER) != tl_element_get_boolean (team, TL_PROPERTY_PARTNER);
}

static void
check_owner (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  TlElement *role = tl_map_get_ref (what->map, touchpoint, TL_PROPERTY_ACCOUNTABLE);
  TlElement *team = role != NULL ? tl_map_get_ref (what->map, role, TL_PROPERTY_TEAM) : NULL;

  if (team != NULL && is_others_job (then->layer, team) && !is_others_job (now->layer, team))
    count (what, TL_CONSEQUENCE_OWNER, touchpoint)->team = team;
}

static guint
get_lines (gpointer packed, TlDerivedKind kind)
{
  return GPOINTER_TO_UINT (packed) >> (8 * kind) & 0xff;
}

/* On which side of interaction somebody acts is said by the layer, wherever its lanes stand; the
 * other lines are where they are drawn. */
static void
check_lines (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  gpointer above, above_then;

  if ((now->layer == TL_LAYER_CUSTOMER) != (then->layer == TL_LAYER_CUSTOMER))
    count (what, TL_CONSEQUENCE_INTERACTION, touchpoint);
  if (!g_hash_table_lookup_extended (what->lines, now->lane, NULL, &above) ||
      !g_hash_table_lookup_extended (what->lines_then, then->lane, NULL, &above_then))
    return;
  if (get_lines (above, TL_DERIVED_VISIBILITY) != get_lines (above_then, TL_DERIVED_VISIBILITY))
    count (what, TL_CONSEQUENCE_VISIBILITY, touchpoint);
  if (get_lines (above, TL_DERIVED_INTERNAL) != get_lines (above_then, TL_DERIVED_INTERNAL))
    count (what, TL_CONSEQUENCE_INTERNAL, touchpoint);
}

/* A curve that is shown has the touchpoints of this lane in it. */
static gboolean
has_curve (const WhatIf *what, const TlElement *lane)
{
  const char *person = tl_element_get_string (lane, TL_PROPERTY_PERSON);

  for (TlElement *other = tl_map_get_first (what->map, TL_KIND_LANE); other != NULL;
       other = tl_element_get_next_of_kind (other))
    {
      const char *whose = tl_element_get (other, TL_PROPERTY_PERSON);

      if (tl_element_get_choice (other, TL_PROPERTY_KIND) == TL_LANE_EXPERIENCE &&
          !tl_element_get_boolean (other, TL_PROPERTY_HIDDEN) &&
          tl_element_get_choice (other, TL_PROPERTY_LAYER) ==
              tl_element_get_choice (lane, TL_PROPERTY_LAYER) &&
          (whose == NULL || g_str_equal (whose, person)))
        return TRUE;
    }
  return FALSE;
}

/* Whose feelings are told of in a lane: the organisation has none. */
static TlElement *
get_feeling_lane (const Standing *standing)
{
  return standing->layer >= 0 && standing->layer != TL_LAYER_ORGANISATION ? standing->lane : NULL;
}

static gboolean
are_same_people (const Standing *one, const Standing *two)
{
  if (one->lane == two->lane || one->lane == NULL || two->lane == NULL)
    return one->layer == two->layer;
  return one->layer == two->layer &&
         g_strcmp0 (tl_element_get (one->lane, TL_PROPERTY_PERSON),
                    tl_element_get (two->lane, TL_PROPERTY_PERSON)) == 0;
}

static void
check_feeling (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  TlElement *from = get_feeling_lane (now), *to = get_feeling_lane (then);
  gboolean same = are_same_people (now, then);
  TlConsequence *found;

  if ((from == NULL && to == NULL) ||
      (same && (what->moves == NULL || now->moment == then->moment)) ||
      !tl_experience_of_touchpoint (what->map, touchpoint).known)
    return;
  if (same && !has_curve (what, to))
    return;
  found = count (what, same ? TL_CONSEQUENCE_CURVE : TL_CONSEQUENCE_FELT, touchpoint);
  if (found->n > 1)
    return;
  found->from = from;
  found->to = to;
  found->stage = get_stage (what, touchpoint, then);
}

static void
check_touchpoint (WhatIf *what, TlElement *touchpoint, GHashTable *moving)
{
  Standing now = stand (what, touchpoint, FALSE), then = stand (what, touchpoint, TRUE);

  check_span (what, touchpoint, &now, &then);
  check_links (what, touchpoint, moving);
  check_territory (what, touchpoint, &now, &then);
  check_owner (what, touchpoint, &now, &then);
  check_lines (what, touchpoint, &now, &then);
  check_feeling (what, touchpoint, &now, &then);
}

/* From the top down. */
typedef struct
{
  GHashTable *lines;
  int above; /* layer, -1: none yet */
  gboolean out_of_sight;
  guint packed;
} Descent;

static void
pass_lane (Descent *descent, TlElement *lane, int layer)
{
  TlDerivedKind kind;

  if (tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN))
    return;
  if (descent->above >= 0 &&
      tl_derived_find ((TlLayer) descent->above, (TlLayer) layer, &descent->out_of_sight, &kind))
    descent->packed += 1u << (8 * kind);
  descent->above = layer;
  g_hash_table_insert (descent->lines, lane, GUINT_TO_POINTER (descent->packed));
}

static GHashTable *
count_lines (const WhatIf *what, TlElement *moved)
{
  Descent descent = { g_hash_table_new (NULL, NULL), -1, FALSE, 0 };
  int layer = what->layer;

  if (moved != NULL && layer < 0)
    layer = tl_element_get_choice (moved, TL_PROPERTY_LAYER);
  for (TlElement *lane = tl_map_get_first (what->map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    {
      if (moved != NULL && lane == what->before)
        pass_lane (&descent, moved, layer);
      if (moved == NULL || lane != moved)
        pass_lane (&descent, lane, tl_element_get_choice (lane, TL_PROPERTY_LAYER));
    }
  if (moved != NULL && !g_hash_table_contains (descent.lines, moved))
    pass_lane (&descent, moved, layer);
  return descent.lines;
}

static GArray *
find_consequences (WhatIf *what)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlConsequence));
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);
  gboolean lane = what->moved != NULL && tl_element_get_kind (what->moved) == TL_KIND_LANE;

  what->lines = count_lines (what, NULL);
  what->lines_then = lane ? count_lines (what, what->moved) : g_hash_table_ref (what->lines);
  for (guint i = 0; i < what->touchpoints->len; i++)
    g_hash_table_add (moving, what->touchpoints->pdata[i]);
  for (guint i = 0; i < what->touchpoints->len; i++)
    check_touchpoint (what, what->touchpoints->pdata[i], moving);
  for (guint i = 0; i < TL_N_CONSEQUENCE_KINDS; i++)
    if (what->found[i].n > 0)
      g_array_append_val (list, what->found[i]);
  g_hash_table_unref (what->lines);
  g_hash_table_unref (what->lines_then);
  return list;
}

static void
add_touchpoints (WhatIf *what, const TlElement *place)
{
  const GPtrArray *referrers = tl_map_get_referrers (what->map, place);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      g_ptr_array_add (what->touchpoints, referrers->pdata[i]);
}

gboolean
tl_consequence_breaks (TlConsequenceKind kind)
{
  return kind < TL_CONSEQUENCE_VISIBILITY;
}

GArray *
tl_consequences_of_cards (TlMap *map, const TlMove *moves, guint n)
{
  WhatIf what = { .map = map, .layer = -1 };
  g_autoptr (GHashTable) by_touchpoint = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) touchpoints = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_hash_table_insert (by_touchpoint, moves[i].touchpoint, (gpointer) &moves[i]);
      g_ptr_array_add (touchpoints, moves[i].touchpoint);
    }
  what.moves = by_touchpoint;
  what.touchpoints = touchpoints;
  return find_consequences (&what);
}

GArray *
tl_consequences_of_structure (
    TlMap *map, TlElement *element, TlElement *parent, TlElement *before, int layer)
{
  WhatIf what = {
    .map = map, .moved = element, .parent = parent, .before = before, .layer = layer
  };
  g_autoptr (GPtrArray) touchpoints = g_ptr_array_new ();

  what.touchpoints = touchpoints;
  if (tl_element_get_kind (element) != TL_KIND_STAGE)
    add_touchpoints (&what, element);
  else
    for (TlElement *moment = tl_element_get_first_child (element); moment != NULL;
         moment = tl_element_get_next (moment))
      if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
        add_touchpoints (&what, moment);
  return find_consequences (&what);
}
