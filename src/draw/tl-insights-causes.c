/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-cause-graph.h"
#include "tl-causes.h"
#include "tl-root-causes.h"

/* The Pareto chart: a bar for what each root cause explains, a line for what those down to it
 * explain together. */

#define MOST 8 /* rows; the rest is one figure */
#define MOST_CIRCLES 3

static const TlRootCause *
get (const TlRootCauses *causes, guint index)
{
  return &g_array_index (causes->causes, TlRootCause, index);
}

/* What is ours stands out; what is not is paler, and said in words too. */
static TlColor
get_color (TlScheme scheme, TlControl control)
{
  TlColor color = *tl_style_get_layer (scheme, TL_LAYER_ORGANISATION);

  color.alpha = control == TL_CONTROL_OURS ? 1 : control == TL_CONTROL_SHARED ? 0.6 : 0.3;
  return color;
}

static char *
describe (const TlRootCause *cause)
{
  g_autofree char *share = tl_telling_format_share (cause->share);
  g_autofree char *sum = tl_telling_format_share (cause->cumulative);
  const TlChoice *controls = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_CONTROL);

  if (tl_element_get (cause->touchpoint, TL_PROPERTY_CONTROL) == NULL)
    /* Translators: of a root cause: its share, and that of all down to it, of the pain that is
     * traced; touchpoints that hurt, of those that it leads to; links to the farthest of them; how
     * many answers there are. */
    return g_strdup_printf (_ ("%s, together %s · touchpoints that hurt: %u of %u · "
                               "steps: %u · answers: %u"),
                            share, sum, cause->n_hurt, cause->n_reached, cause->depth,
                            cause->n_answers);
  /* Translators: the same, and in whose hands it is: "Ours". */
  return g_strdup_printf (_ ("%s, together %s · touchpoints that hurt: %u of %u · steps: "
                             "%u · answers: %u · %s"),
                          share, sum, cause->n_hurt, cause->n_reached, cause->depth,
                          cause->n_answers, _ (controls[cause->control].label));
}

/* The words, and where what the cause stands on is from; takes them. */
static char *
name_sources (TlTelling *telling, const TlRootCauses *causes, const TlRootCause *cause, char *words)
{
  g_autoptr (GPtrArray) reached = NULL;
  TlFix fix;

  tl_fix_read (&fix, causes, cause->touchpoint);
  reached = tl_telling_list_reached (&fix);
  tl_fix_clear (&fix);
  return tl_telling_name_sources (telling, words, reached);
}

static void
add_cause (TlTelling *telling, const TlRootCauses *causes, guint index)
{
  const TlRootCause *cause = get (causes, index);
  TlChart bar = { .kind = TL_CHART_BAR,
                  .share = cause->share,
                  .before = index > 0 ? get (causes, index - 1)->cumulative : -1,
                  .upto = cause->cumulative,
                  .next = index + 1 < MIN (causes->causes->len, MOST)
                              ? get (causes, index + 1)->cumulative
                              : -1,
                  .color = get_color (telling->scheme, cause->control) };
  g_autoptr (GPtrArray) thread = tl_root_causes_find_thread (causes, cause->touchpoint);
  g_autofree char *title = tl_telling_make_title (cause->touchpoint);
  g_autofree char *words = name_sources (telling, causes, cause, describe (cause));

  tl_telling_add_chart (telling, title, words, &bar, thread)->tooltip =
      tl_root_causes_describe_thread (thread);
}

static void
add_rest (TlTelling *telling, const TlRootCauses *causes)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *words = NULL, *share = NULL;

  for (guint i = MOST; i < causes->causes->len; i++)
    g_ptr_array_add (rest, get (causes, i)->touchpoint);
  words = g_strdup_printf (ngettext ("%u more root cause", "%u more root causes", rest->len),
                           rest->len);
  share = tl_telling_format_share (1 - get (causes, MOST - 1)->cumulative);
  tl_telling_add_row (telling, words, share, NULL, rest);
}

/* All that has pain. Transfer container. */
static GPtrArray *
list_hurting (TlMap *map)
{
  GPtrArray *hurting = g_ptr_array_new ();

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlExperience experience = tl_experience_of_touchpoint (map, touchpoint);

      if (tl_root_causes_get_pain (&experience) > 0)
        g_ptr_array_add (hurting, touchpoint);
    }
  return hurting;
}

/* What hurts and has no cause on the map. */
static void
add_unexplained (TlTelling *telling, const TlRootCauses *causes)
{
  double share = 1 - causes->explained / causes->pain;
  g_autoptr (GPtrArray) hurting = NULL;
  g_autofree char *number = NULL, *words = NULL;

  if (share < 0.005)
    return;
  hurting = list_hurting (telling->map);
  number = tl_telling_format_share (share);
  words = tl_telling_name_sources (telling,
                                   /* Translators: a share, and how many answers all that hurts is
                                      from: "53 % · answers: 412" */
                                   g_strdup_printf (_ ("%s · answers about all pain: %u"), number,
                                                    tl_telling_count_answers (telling, hurting)),
                                   hurting);
  tl_telling_add_row (telling, _ ("Of all the pain on the map, traced to no root cause"), words,
                      NULL, hurting);
}

/* "“A” leads to “B”, and that to “A”." */
static void
add_circle (TlTelling *telling, GPtrArray *circle)
{
  g_autofree char *sentence = NULL;

  g_ptr_array_add (circle, circle->pdata[0]);
  sentence = tl_root_causes_describe_thread (circle);
  g_ptr_array_remove_index (circle, circle->len - 1);
  tl_telling_add (telling, TL_TOLD_STATEMENT, sentence, NULL, NULL, circle);
}

static void
reach (GArray *reached, gboolean *seen, guint at)
{
  if (seen[at])
    return;
  seen[at] = TRUE;
  g_array_append_val (reached, at);
}

/* What hurts, and all that leads to it, each once: places in the graph. */
static GArray *
list_leading (TlMap *map, const TlCauseGraph *graph)
{
  g_autofree gboolean *seen = g_new0 (gboolean, graph->n + 1);
  g_autoptr (GPtrArray) hurting = list_hurting (map);
  GArray *reached = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at;

  for (guint i = 0; i < hurting->len; i++)
    if (tl_cause_graph_find (graph, hurting->pdata[i], &at))
      reach (reached, seen, at);
  for (guint i = 0; i < reached->len; i++)
    {
      at = g_array_index (reached, guint, i);
      for (guint k = graph->first_cause[at]; k < graph->first_cause[at + 1]; k++)
        reach (reached, seen, graph->causes[k].other);
    }
  return reached;
}

/* Touchpoints that are in circles, one of each circle; of those that lead to what hurts. Each
 * touchpoint and link of the map is looked at once. Transfer container. */
static GPtrArray *
list_circles (TlMap *map)
{
  g_autoptr (TlCauseGraph) graph = tl_cause_graph_new (map);
  g_autofree guint *groups = g_new0 (guint, graph->n + 1);
  guint n_groups = tl_cause_graph_group (graph, groups);
  g_autofree guint *sizes = g_new0 (guint, n_groups + 1);
  g_autoptr (GArray) leading = list_leading (map, graph);
  GPtrArray *circles = g_ptr_array_new ();

  for (guint i = 0; i < graph->n; i++)
    sizes[groups[i]]++;
  for (guint i = 0; i < leading->len; i++)
    {
      guint at = g_array_index (leading, guint, i);

      if (sizes[groups[at]] > 1)
        g_ptr_array_add (circles, graph->touchpoints[at]);
      sizes[groups[at]] = 0;
    }
  return circles;
}

/* What hurts may be caused by nothing but what it causes itself: then there is no root. */
static gboolean
add_circles (TlTelling *telling)
{
  g_autoptr (GPtrArray) circles = list_circles (telling->map);

  if (circles->len > 0)
    tl_telling_add_section (telling, _ ("Root Causes"),
                            _ ("The causes lead round in a circle, and nothing outside it "
                               "leads in: so none of them is the root."),
                            TRUE);
  for (guint i = 0; i < MIN (circles->len, MOST_CIRCLES); i++)
    {
      g_autoptr (GPtrArray) circle = tl_causes_find_circle (telling->map, circles->pdata[i]);

      add_circle (telling, circle);
    }
  return circles->len > 0;
}

gboolean
tl_telling_add_causes (TlTelling *telling)
{
  g_autoptr (TlRootCauses) causes = tl_root_causes_list (telling->map);

  if (!(causes->explained > 0))
    return add_circles (telling);
  tl_telling_add_section (telling, _ ("Root Causes"),
                          _ ("What each explains of the pain that is traced to a root cause: "
                             "feelings below neutral, "
                             "weighted by how many answered and by how strong the links are. "
                             "The line adds them up."),
                          TRUE);
  for (guint i = 0; i < MIN (causes->causes->len, MOST); i++)
    add_cause (telling, causes, i);
  if (causes->causes->len > MOST)
    add_rest (telling, causes);
  add_unexplained (telling, causes);
  return TRUE;
}
