/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-consequences.h"
#include "tl-findings.h"
#include "tl-operations-stage.h"

/* What is foretold of a move is compared with what is so when it has been made. */

#define N_MAPS 40
#define N_MOVES 60
#define N_STAGES 4
#define N_MOMENTS 7
#define N_CARDS 12
#define N_LINKS 24
#define MAX_SPAN 4
#define MAX_MOVED 3

typedef struct
{
  SmallMap small;
  GRand *dice;
  GHashTable *spans;     /* touchpoint → moments it lasted over */
  GHashTable *backwards; /* links that ran backwards */
  guint told[TL_N_CONSEQUENCE_KINDS], seen[TL_N_CONSEQUENCE_KINDS];
} Walk;

static guint
throw_dice (Walk *walk, guint n)
{
  return (guint) g_rand_int_range (walk->dice, 0, (gint32) n);
}

/* NULL once in a while, where nothing can stand for the end. */
static TlElement *
pick (Walk *walk, TlKind kind)
{
  TlElement *element = tl_map_get_first (walk->small.map, kind);

  for (guint n = throw_dice (walk, tl_map_count (walk->small.map, kind)); n > 0; n--)
    element = tl_element_get_next_of_kind (element);
  return element;
}

/* A moment of the stage, or NULL for its end. */
static TlElement *
pick_before (Walk *walk, TlElement *stage)
{
  TlElement *before = tl_element_get_first_child (stage);

  while (before != NULL && throw_dice (walk, 2) == 0)
    before = tl_element_get_next (before);
  return before;
}

static void
add_cards (Walk *walk)
{
  for (guint i = 0; i < N_CARDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i + 1);
      g_autofree char *span = g_strdup_printf ("%u", 1 + throw_dice (walk, MAX_SPAN));

      small_map_add (&walk->small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE,
                     tl_element_get_id (pick (walk, TL_KIND_LANE)), TL_PROPERTY_MOMENT,
                     tl_element_get_id (pick (walk, TL_KIND_MOMENT)), TL_PROPERTY_KIND, "action",
                     TL_PROPERTY_SPAN, span, -1);
    }
}

static void
add_links (Walk *walk)
{
  static const char *const kinds[] = { "causes", "triggers", "hands-off", "enables" };

  for (guint i = 0; i < N_LINKS; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i + 1);
      guint from = throw_dice (walk, N_CARDS),
            to = (from + 1 + throw_dice (walk, N_CARDS - 1)) % N_CARDS;
      g_autofree char *from_id = g_strdup_printf ("t%u", from + 1);
      g_autofree char *to_id = g_strdup_printf ("t%u", to + 1);

      small_map_add (&walk->small, TL_KIND_LINK, id, TL_PROPERTY_FROM, from_id, TL_PROPERTY_TO,
                     to_id, TL_PROPERTY_KIND, kinds[throw_dice (walk, G_N_ELEMENTS (kinds))], -1);
    }
}

static void
make_map (Walk *walk)
{
  small_map_init (&walk->small);
  small_map_add (&walk->small, TL_KIND_LANE, "l3", TL_PROPERTY_LAYER, "organisation", -1);
  for (guint i = 2; i < N_STAGES; i++)
    small_map_add (&walk->small, TL_KIND_STAGE, i == 2 ? "s3" : "s4", -1);
  tl_history_begin (walk->small.history, "Add", NULL);
  for (guint i = 2; i < N_MOMENTS; i++)
    tl_operations_add_moment (walk->small.history, pick (walk, TL_KIND_STAGE), NULL);
  tl_history_commit (walk->small.history);
  add_cards (walk);
  add_links (walk);
}

/* What is said beyond the last moment does not count. */
static int
count_moments (TlMap *map, const TlElement *card)
{
  TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);
  int n = 1;

  while (n < tl_element_get_integer (card, TL_PROPERTY_SPAN, 1) &&
         (moment = tl_element_get_next_of_kind (moment)) != NULL)
    n++;
  return n;
}

static GHashTable *
list_spans (TlMap *map)
{
  GHashTable *spans = g_hash_table_new (NULL, NULL);

  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    g_hash_table_insert (spans, card, GINT_TO_POINTER (count_moments (map, card)));
  return spans;
}

static GHashTable *
list_backwards (TlMap *map)
{
  g_autoptr (GPtrArray) findings = tl_findings_list (map, "2026-01-01");
  GHashTable *links = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule, "link-runs-backwards"))
        g_hash_table_add (links, finding->elements->pdata[0]);
    }
  return links;
}

static guint
count_shorter (Walk *walk)
{
  g_autoptr (GHashTable) spans = list_spans (walk->small.map);
  GHashTableIter iter;
  gpointer card, span;
  guint n = 0;

  g_hash_table_iter_init (&iter, spans);
  while (g_hash_table_iter_next (&iter, &card, &span))
    n += GPOINTER_TO_INT (span) < GPOINTER_TO_INT (g_hash_table_lookup (walk->spans, card));
  return n;
}

static guint
count_backwards (Walk *walk)
{
  g_autoptr (GHashTable) links = list_backwards (walk->small.map);
  GHashTableIter iter;
  gpointer link;
  guint n = 0;

  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &link, NULL))
    n += !g_hash_table_contains (walk->backwards, link);
  return n;
}

/* Takes what is foretold, and notes what is so. */
static void
begin (Walk *walk, GArray *foretold)
{
  memset (walk->told, 0, sizeof walk->told);
  for (guint i = 0; i < foretold->len; i++)
    {
      const TlConsequence *about = &g_array_index (foretold, TlConsequence, i);

      walk->told[about->kind] = about->n;
    }
  g_array_unref (foretold);
  walk->spans = list_spans (walk->small.map);
  walk->backwards = list_backwards (walk->small.map);
  tl_history_begin (walk->small.history, "Move", NULL);
}

static void
end (Walk *walk)
{
  gboolean changed = tl_history_commit (walk->small.history);

  g_assert_cmpuint (walk->told[TL_CONSEQUENCE_SHORTER], ==, count_shorter (walk));
  g_assert_cmpuint (walk->told[TL_CONSEQUENCE_BACKWARDS], ==, count_backwards (walk));
  for (guint i = 0; i < TL_N_CONSEQUENCE_KINDS; i++)
    walk->seen[i] += walk->told[i];
  g_hash_table_unref (walk->spans);
  g_hash_table_unref (walk->backwards);
  /* Else moments made would pile up, and what lasts be cut to nothing. */
  if (changed && throw_dice (walk, 2) == 0)
    tl_history_undo (walk->small.history);
}

static void
move_structure (Walk *walk)
{
  gboolean stage = throw_dice (walk, 2) == 0;
  TlElement *moved = pick (walk, stage ? TL_KIND_STAGE : TL_KIND_MOMENT), *parent, *before, *behind;

  parent = stage ? tl_map_get_root (walk->small.map) : pick (walk, TL_KIND_STAGE);
  before = stage ? pick (walk, TL_KIND_STAGE) : pick_before (walk, parent);
  if (stage && throw_dice (walk, 3) == 0)
    before = NULL;
  behind = before != NULL || !stage ? before : tl_map_get_first (walk->small.map, TL_KIND_LANE);
  if (before == moved)
    return;
  begin (walk, tl_consequences_of_structure (walk->small.map, moved, parent, before, -1));
  tl_operations_move (walk->small.history, moved, parent, behind);
  end (walk);
}

/* Each somewhere, or all into a moment made for them. */
static guint
pick_moves (Walk *walk, TlMove *moves)
{
  gboolean gap = throw_dice (walk, 2) == 0;
  TlElement *stage = pick (walk, TL_KIND_STAGE), *before = pick_before (walk, stage);
  TlElement *card = pick (walk, TL_KIND_TOUCHPOINT);
  guint n = 0;

  for (guint most = 1 + throw_dice (walk, MAX_MOVED); card != NULL && n < most; n++)
    {
      moves[n] = (TlMove){ card, pick (walk, TL_KIND_LANE), NULL, NULL, NULL };
      if (gap)
        {
          moves[n].stage = stage;
          moves[n].before = before;
        }
      else
        moves[n].moment = pick (walk, TL_KIND_MOMENT);
      card = tl_element_get_next_of_kind (card);
    }
  return n;
}

static void
move_cards (Walk *walk)
{
  TlMove moves[MAX_MOVED];
  int spans[MAX_MOVED];
  guint n = pick_moves (walk, moves);
  TlElement *made = NULL;

  begin (walk, tl_consequences_of_cards (walk->small.map, moves, n));
  for (guint i = 0; i < n; i++)
    spans[i] = tl_element_get_integer (moves[i].touchpoint, TL_PROPERTY_SPAN, 1);
  if (moves[0].moment == NULL)
    made = tl_operations_add_moment (walk->small.history, moves[0].stage, moves[0].before);
  for (guint i = 0; i < n; i++)
    {
      TlCell cell = { moves[i].lane, made != NULL ? made : moves[i].moment };

      tl_operations_move_touchpoint (walk->small.history, moves[i].touchpoint, cell, NULL);
      tl_operations_set_span (walk->small.history, moves[i].touchpoint, spans[i]);
    }
  end (walk);
}

static void
test_walk (void)
{
  Walk walk = { .dice = g_rand_new_with_seed (20260101) };

  for (guint i = 0; i < N_MAPS; i++)
    {
      make_map (&walk);
      for (guint k = 0; k < N_MOVES; k++)
        if (throw_dice (&walk, 2) == 0)
          move_structure (&walk);
        else
          move_cards (&walk);
      small_map_clear (&walk.small);
    }
  g_assert_cmpuint (walk.seen[TL_CONSEQUENCE_SHORTER], >, N_MAPS);
  g_assert_cmpuint (walk.seen[TL_CONSEQUENCE_BACKWARDS], >, N_MAPS);
  g_rand_free (walk.dice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consequences/walk", test_walk);
  return g_test_run ();
}
