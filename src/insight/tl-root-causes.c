/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-root-causes.h"

#include <glib/gi18n-lib.h>

#include "tl-cause-graph.h"
#include "tl-words.h"

#define N_HALF 5.0 /* answers at which pain counts half */
#define STRONGEST 3.0

double
tl_root_causes_get_pain (const TlExperience *experience)
{
  double n = MAX (experience->n, 1);

  if (!experience->known || !(experience->value < 0))
    return 0;
  return -experience->value * n / (n + N_HALF);
}

/* What there is to know of each touchpoint, by its number. */
struct _TlCauseWalker
{
  TlMap *map;
  TlCauseGraph *graph;
  double *pain;
  guint *answers;
  guint *met_in; /* the walk that was here last */
  guint n_walks;
  GArray *queue; /* of guint */
};

static TlCauseWalker *
walker_new (TlMap *map)
{
  TlCauseWalker *walker = g_new0 (TlCauseWalker, 1);

  walker->map = map;
  walker->graph = tl_cause_graph_new (map);
  walker->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  walker->pain = g_new0 (double, walker->graph->n + 1);
  walker->answers = g_new0 (guint, walker->graph->n + 1);
  walker->met_in = g_new0 (guint, walker->graph->n + 1);
  for (guint i = 0; i < walker->graph->n; i++)
    {
      TlExperience experience = tl_experience_of_touchpoint (map, walker->graph->touchpoints[i]);

      walker->pain[i] = tl_root_causes_get_pain (&experience);
      walker->answers[i] = experience.n;
    }
  return walker;
}

static void
walker_free (TlCauseWalker *walker)
{
  tl_cause_graph_free (walker->graph);
  g_free (walker->pain);
  g_free (walker->answers);
  g_free (walker->met_in);
  g_array_unref (walker->queue);
  g_free (walker);
}

/* Leaves all that the root leads to in the queue, itself first, the nearest before the farther.
 * `from`: where each was reached from, NULL: not asked for. Returns the depth. */
static guint
walk (TlCauseWalker *walker, guint root, guint *from)
{
  const TlCauseGraph *graph = walker->graph;
  guint depth = 0, end_of_ring = 1, mark = ++walker->n_walks;

  g_array_set_size (walker->queue, 0);
  g_array_append_val (walker->queue, root);
  walker->met_in[root] = mark;
  for (guint i = 0; i < walker->queue->len; i++)
    {
      guint at = g_array_index (walker->queue, guint, i);

      if (i == end_of_ring)
        {
          depth++;
          end_of_ring = walker->queue->len;
        }
      for (guint k = graph->first_effect[at]; k < graph->first_effect[at + 1]; k++)
        {
          guint other = graph->effects[k].other;

          if (walker->met_in[other] == mark)
            continue;
          walker->met_in[other] = mark;
          if (from != NULL)
            from[other] = at;
          g_array_append_val (walker->queue, other);
        }
    }
  return depth;
}

/* The links that lead into each group from outside. */
typedef struct
{
  double sum;
  int strongest;
} Inflow;

static Inflow *
sum_inflows (const TlCauseGraph *graph, const guint *groups, guint n_groups)
{
  Inflow *inflows = g_new0 (Inflow, n_groups + 1);

  for (guint i = 0; i < graph->n; i++)
    for (guint k = graph->first_cause[i]; k < graph->first_cause[i + 1]; k++)
      if (groups[graph->causes[k].other] != groups[i])
        {
          Inflow *inflow = &inflows[groups[i]];

          inflow->sum += graph->causes[k].strength;
          inflow->strongest = MAX (inflow->strongest, graph->causes[k].strength);
        }
  return inflows;
}

/* The touchpoints by their group, the lowest first. */
static guint *
sort_by_group (const guint *groups, guint n, guint n_groups)
{
  guint *sorted = g_new (guint, n + 1);
  g_autofree guint *next = g_new0 (guint, n_groups + 2);

  for (guint i = 0; i < n; i++)
    next[groups[i] + 1]++;
  for (guint g = 0; g < n_groups; g++)
    next[g + 1] += next[g];
  for (guint i = 0; i < n; i++)
    sorted[next[groups[i]]++] = i;
  return sorted;
}

/* The pain that arrives at each group; at that of a root it is what the root explains. What a group
 * leads to comes before it, so that all has arrived when it passes it on. */
static double *
pass_pain_on (const TlCauseWalker *walker, const guint *groups, guint n_groups)
{
  const TlCauseGraph *graph = walker->graph;
  double *arrived = g_new0 (double, n_groups + 1);
  g_autofree Inflow *inflows = sum_inflows (graph, groups, n_groups);
  g_autofree guint *sorted = sort_by_group (groups, graph->n, n_groups);

  for (guint i = 0; i < graph->n; i++)
    arrived[groups[i]] += walker->pain[i];
  for (guint i = 0; i < graph->n; i++)
    {
      guint at = sorted[i];
      const Inflow *inflow = &inflows[groups[at]];

      for (guint k = graph->first_cause[at]; k < graph->first_cause[at + 1]; k++)
        {
          guint cause = groups[graph->causes[k].other];

          if (cause != groups[at])
            arrived[cause] += arrived[groups[at]] * inflow->strongest / STRONGEST *
                              graph->causes[k].strength / inflow->sum;
        }
    }
  return arrived;
}

static TlRootCause
read_root (TlCauseWalker *walker, guint root, double score)
{
  TlElement *touchpoint = walker->graph->touchpoints[root];
  TlRootCause cause = { .touchpoint = touchpoint, .score = score };

  cause.control = (TlControl) tl_element_get_choice (touchpoint, TL_PROPERTY_CONTROL);
  cause.depth = walk (walker, root, NULL);
  cause.n_reached = walker->queue->len - 1;
  for (guint i = 1; i < walker->queue->len; i++)
    {
      guint at = g_array_index (walker->queue, guint, i);

      if (walker->pain[at] <= 0)
        continue;
      cause.n_hurt++;
      cause.n_answers += walker->answers[at];
    }
  return cause;
}

static int
compare_causes (gconstpointer a, gconstpointer b)
{
  const TlRootCause *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->n_reached != other->n_reached)
    return one->n_reached > other->n_reached ? -1 : 1;
  return tl_element_is_before (one->touchpoint, other->touchpoint) ? -1 : 1;
}

static void
add_up (TlRootCauses *self)
{
  double sum = 0;

  g_array_sort (self->causes, compare_causes);
  for (guint i = 0; i < self->causes->len; i++)
    self->explained += g_array_index (self->causes, TlRootCause, i).score;
  for (guint i = 0; i < self->causes->len && self->explained > 0; i++)
    {
      TlRootCause *cause = &g_array_index (self->causes, TlRootCause, i);

      sum += cause->score;
      cause->share = cause->score / self->explained;
      cause->cumulative = sum / self->explained;
    }
}

TlRootCauses *
tl_root_causes_list (TlMap *map)
{
  TlRootCauses *self = g_new0 (TlRootCauses, 1);
  TlCauseWalker *walker = self->walker = walker_new (map);
  g_autofree guint *groups = g_new0 (guint, walker->graph->n + 1);
  g_autofree double *arrived = NULL;

  self->causes = g_array_new (FALSE, FALSE, sizeof (TlRootCause));
  arrived = pass_pain_on (walker, groups, tl_cause_graph_group (walker->graph, groups));
  for (guint i = 0; i < walker->graph->n; i++)
    {
      self->pain += walker->pain[i];
      if (tl_cause_graph_is_root (walker->graph, i))
        {
          TlRootCause cause = read_root (walker, i, arrived[groups[i]]);

          g_array_append_val (self->causes, cause);
        }
    }
  add_up (self);
  return self;
}

void
tl_root_causes_free (TlRootCauses *self)
{
  walker_free (self->walker);
  g_array_unref (self->causes);
  g_free (self);
}

/* Takes a cause from each effect; what has none left is freed, and no cause any more. */
static void
free_effects (const TlCauseWalker *walker, guint root, gboolean *freed)
{
  const TlCauseGraph *graph = walker->graph;
  g_autofree guint *left = g_new0 (guint, graph->n + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < graph->n; i++)
    left[i] = graph->first_cause[i + 1] - graph->first_cause[i];
  g_array_append_val (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      guint at = g_array_index (queue, guint, i);

      for (guint k = graph->first_effect[at]; k < graph->first_effect[at + 1]; k++)
        {
          guint other = graph->effects[k].other;

          if (--left[other] > 0)
            continue;
          freed[other] = TRUE;
          g_array_append_val (queue, other);
        }
    }
}

void
tl_fix_read (TlFix *fix, const TlRootCauses *causes, TlElement *root)
{
  TlCauseWalker *walker = causes->walker;
  g_autofree gboolean *freed = g_new0 (gboolean, walker->graph->n + 1);
  guint start;

  *fix = (TlFix){ .freed = g_ptr_array_new (), .eased = g_ptr_array_new () };
  if (!tl_cause_graph_find (walker->graph, root, &start))
    return;
  free_effects (walker, start, freed);
  walk (walker, start, NULL);
  for (guint i = 1; i < walker->queue->len; i++)
    {
      guint at = g_array_index (walker->queue, guint, i);

      g_ptr_array_add (freed[at] ? fix->freed : fix->eased, walker->graph->touchpoints[at]);
    }
}

void
tl_fix_clear (TlFix *fix)
{
  g_clear_pointer (&fix->freed, g_ptr_array_unref);
  g_clear_pointer (&fix->eased, g_ptr_array_unref);
}

static gboolean
is_of_customer (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL && tl_element_get_choice (lane, TL_PROPERTY_LAYER) == TL_LAYER_CUSTOMER;
}

/* What hurts most of all that is in the queue; the root itself when nothing does. */
static guint
find_worst (const TlCauseWalker *walker)
{
  guint worst = g_array_index (walker->queue, guint, 0);
  gboolean has_customer = FALSE;
  double most = 0;

  for (guint i = 1; i < walker->queue->len; i++)
    {
      guint at = g_array_index (walker->queue, guint, i);
      gboolean is_customer =
          walker->pain[at] > 0 && is_of_customer (walker->map, walker->graph->touchpoints[at]);

      if (has_customer && !is_customer)
        continue;
      if (walker->pain[at] > most || (is_customer && !has_customer))
        {
          worst = at;
          most = walker->pain[at];
        }
      has_customer = has_customer || is_customer;
    }
  return worst;
}

GPtrArray *
tl_root_causes_find_thread (const TlRootCauses *causes, TlElement *root)
{
  TlCauseWalker *walker = causes->walker;
  GPtrArray *thread = g_ptr_array_new ();
  g_autofree guint *from = g_new0 (guint, walker->graph->n + 1);
  guint start;

  if (!tl_cause_graph_find (walker->graph, root, &start))
    return thread;
  walk (walker, start, from);
  for (guint at = find_worst (walker); at != start; at = from[at])
    g_ptr_array_insert (thread, 0, walker->graph->touchpoints[at]);
  g_ptr_array_insert (thread, 0, root);
  return thread;
}

static char *
dup_title (const GPtrArray *thread, guint index)
{
  return tl_words_cut_within (tl_element_get_string (thread->pdata[index], TL_PROPERTY_TITLE),
                              TL_WORDS_NAME, _ ("“%s” leads to “%s”."));
}

char *
tl_root_causes_describe_thread (const GPtrArray *thread)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *last = NULL;

  if (thread->len < 2)
    return NULL;
  first = dup_title (thread, 0);
  second = dup_title (thread, 1);
  last = dup_title (thread, thread->len - 1);
  if (thread->len == 2)
    return g_strdup_printf (_ ("“%s” leads to “%s”."), first, last);
  if (thread->len == 3)
    return g_strdup_printf (_ ("“%s” leads to “%s”, and that to “%s”."), first, second, last);
  third = dup_title (thread, 2);
  if (thread->len == 4)
    return g_strdup_printf (_ ("“%s” leads to “%s”, that to “%s”, and that to “%s”."), first,
                            second, third, last);
  return g_strdup_printf (ngettext ("“%s” leads to “%s”, that to “%s”, and over %u more to “%s”.",
                                    "“%s” leads to “%s”, that to “%s”, and over %u more to “%s”.",
                                    thread->len - 4),
                          first, second, third, thread->len - 4, last);
}
