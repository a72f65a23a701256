/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-consequences.h"

#include "tl-causes.h"
#include "tl-experience.h"
#include "tl-operations-spans.h"
#include "tl-ownership.h"

/* Where a touchpoint stands, or would. */
typedef struct
{
  TlElement *lane;
  int layer;
  TlElement *stage, *moment; /* NULL: at no time; moment NULL: one that would be made */
  guint span;                /* cut to what fits */
  guint start, end;          /* in half moments, 0: at no time; odd: at one that would be made */
} Standing;

typedef struct
{
  TlMap *map;
  GPtrArray *touchpoints;             /* that move, */
  GHashTable *moves;                  /* each with its TlMove; NULL: with its structure, */
  TlElement *moved, *parent, *before; /* which is this, put there, */
  int layer;                          /* in this layer */
  GHashTable *lines, *lines_then;     /* lanes shown → how many lines stand above, packed */
  GHashTable *places, *places_then;   /* moment → its place in time, from 1 */
  GHashTable *spans_then;             /* of cards that last over more than one; NULL: as they are */
  GHashTable *curves;                 /* lane → whether it has a curve, as far as asked */
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

static guint
get_number (GHashTable *numbers, const TlElement *element)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, element));
}

static TlElement *
get_first_moment (const TlElement *stage)
{
  TlElement *child = tl_element_get_first_child (stage);

  while (child != NULL && tl_element_get_kind (child) != TL_KIND_MOMENT)
    child = tl_element_get_next (child);
  return child;
}

/* The moments ahead of the one that would be made. */
static guint
count_ahead (const WhatIf *what, const TlMove *move)
{
  const TlElement *stage = move->stage, *behind = move->before;

  while (behind == NULL && (stage = tl_element_get_next_of_kind (stage)) != NULL)
    behind = get_first_moment (stage);
  return behind != NULL ? get_number (what->places, behind) - 1 : g_hash_table_size (what->places);
}

static guint
get_span (const WhatIf *what, const TlElement *touchpoint, gboolean then)
{
  guint span = then && what->spans_then != NULL ? get_number (what->spans_then, touchpoint) : 0;

  return span > 0 ? span
                  : (guint) MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);
}

/* What is put where a moment is made goes on into those behind it. */
static void
stand_in_gap (const WhatIf *what, Standing *standing, const TlMove *move)
{
  guint ahead = count_ahead (what, move);

  standing->stage = move->stage;
  standing->span = MIN (standing->span, g_hash_table_size (what->places) - ahead + 1);
  standing->start = 2 * ahead + 1;
  standing->end = standing->span == 1 ? standing->start : 2 * (ahead + standing->span - 1);
}

static void
stand_in_moment (const WhatIf *what, Standing *standing, gboolean then)
{
  GHashTable *places = then ? what->places_then : what->places;
  guint place = get_number (places, standing->moment);

  if (place == 0)
    return;
  standing->stage = then && standing->moment == what->moved
                        ? what->parent
                        : tl_element_get_parent (standing->moment);
  standing->span = MIN (standing->span, g_hash_table_size (places) - place + 1);
  standing->start = 2 * place;
  standing->end = 2 * (place + standing->span - 1);
}

static Standing
stand (const WhatIf *what, const TlElement *touchpoint, gboolean then)
{
  const TlMove *move =
      then && what->moves != NULL ? g_hash_table_lookup (what->moves, touchpoint) : NULL;
  Standing standing = { .lane = tl_map_get_ref (what->map, touchpoint, TL_PROPERTY_LANE),
                        .layer = -1,
                        .moment = tl_map_get_ref (what->map, touchpoint, TL_PROPERTY_MOMENT),
                        .span = get_span (what, touchpoint, then) };

  if (move != NULL)
    {
      standing.lane = move->lane;
      standing.moment = move->moment;
    }
  if (standing.lane != NULL)
    standing.layer = then && standing.lane == what->moved && what->layer >= 0
                         ? what->layer
                         : tl_element_get_choice (standing.lane, TL_PROPERTY_LAYER);
  if (move != NULL && move->moment == NULL)
    stand_in_gap (what, &standing, move);
  else
    stand_in_moment (what, &standing, then);
  return standing;
}

static void
check_span (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  TlConsequence *found;

  if (then->start == 0 || then->span >= now->span)
    return;
  found = count (what, TL_CONSEQUENCE_SHORTER, touchpoint);
  if (found->n == 1)
    found->span = (int) then->span;
}

static gboolean
runs_backwards (const WhatIf *what,
                const TlElement *link,
                const TlElement *from,
                const TlElement *to,
                gboolean then)
{
  Standing start = stand (what, from, then), end = stand (what, to, then);

  return tl_causes_keep_time (link, start.layer) && end.end != 0 && start.start > end.end;
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
      if (runs_backwards (what, link, from, to, TRUE) &&
          !runs_backwards (what, link, from, to, FALSE))
        count (what, TL_CONSEQUENCE_BACKWARDS, link);
      check_hand_off (what, link, from, to);
    }
}

static void
check_territory (WhatIf *what, TlElement *touchpoint, const Standing *now, const Standing *then)
{
  gboolean is_own = tl_ownership_is_own_territory (then->stage);
  TlConsequence *found;

  if (tl_ownership_is_own_territory (now->stage) == is_own ||
      tl_element_get_choice (touchpoint, TL_PROPERTY_KIND) != TL_TOUCHPOINT_CONTACT)
    return;
  if (is_own)
    {
      found = count (what, TL_CONSEQUENCE_ABSENT, touchpoint);
      if (found->n == 1)
        found->stage = then->stage;
    }
  else if (tl_ownership_would_be_missing (what->map, touchpoint, then->stage))
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
  TlConsequence *found;

  if (team == NULL || !is_others_job (then->layer, team) || is_others_job (now->layer, team))
    return;
  found = count (what, TL_CONSEQUENCE_OWNER, touchpoint);
  if (found->n == 1)
    found->team = team;
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

static gboolean
find_curve (const WhatIf *what, const TlElement *lane)
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

/* A curve that is shown has the touchpoints of this lane in it. */
static gboolean
has_curve (const WhatIf *what, TlElement *lane)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (what->curves, lane, NULL, &known))
    {
      known = GINT_TO_POINTER (find_curve (what, lane));
      g_hash_table_insert (what->curves, lane, known);
    }
  return GPOINTER_TO_INT (known);
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
  found->stage = then->stage;
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

static gboolean
moves_kind (const WhatIf *what, TlKind kind)
{
  return what->moved != NULL && tl_element_get_kind (what->moved) == kind;
}

static void
order_time (WhatIf *what)
{
  TlSpans *spans;

  what->places = tl_spans_number_moments (what->map, NULL, NULL, NULL);
  if (!moves_kind (what, TL_KIND_STAGE) && !moves_kind (what, TL_KIND_MOMENT))
    {
      what->places_then = g_hash_table_ref (what->places);
      return;
    }
  what->places_then = tl_spans_number_moments (what->map, what->moved, what->parent, what->before);
  spans = tl_spans_take (what->map);
  tl_spans_will_move (spans, what->moved);
  what->spans_then = tl_spans_foresee (spans, what->places_then);
  tl_spans_free (spans);
}

static void
begin (WhatIf *what)
{
  what->lines = count_lines (what, NULL);
  what->lines_then = moves_kind (what, TL_KIND_LANE) ? count_lines (what, what->moved)
                                                     : g_hash_table_ref (what->lines);
  what->curves = g_hash_table_new (NULL, NULL);
  order_time (what);
}

static void
end (WhatIf *what)
{
  g_hash_table_unref (what->lines);
  g_hash_table_unref (what->lines_then);
  g_hash_table_unref (what->places);
  g_hash_table_unref (what->places_then);
  g_clear_pointer (&what->spans_then, g_hash_table_unref);
  g_hash_table_unref (what->curves);
}

/* What stays, but lasts into moments that go. Its links do not run backwards for it: it ends with
 * the last that stays of what it lasted over. */
static void
check_others (WhatIf *what, GHashTable *moving)
{
  GHashTableIter iter;
  gpointer touchpoint;

  if (what->spans_then == NULL)
    return;
  g_hash_table_iter_init (&iter, what->spans_then);
  while (g_hash_table_iter_next (&iter, &touchpoint, NULL))
    if (!g_hash_table_contains (moving, touchpoint))
      {
        Standing now = stand (what, touchpoint, FALSE), then = stand (what, touchpoint, TRUE);

        check_span (what, touchpoint, &now, &then);
      }
}

static GArray *
find_consequences (WhatIf *what)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlConsequence));
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);

  begin (what);
  for (guint i = 0; i < what->touchpoints->len; i++)
    g_hash_table_add (moving, what->touchpoints->pdata[i]);
  for (guint i = 0; i < what->touchpoints->len; i++)
    check_touchpoint (what, what->touchpoints->pdata[i], moving);
  check_others (what, moving);
  for (guint i = 0; i < TL_N_CONSEQUENCE_KINDS; i++)
    if (what->found[i].n > 0)
      g_array_append_val (list, what->found[i]);
  end (what);
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
