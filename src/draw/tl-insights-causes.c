/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-root-causes.h"

/* The Pareto chart: a bar for what each root cause explains, a line for what those down to it
 * explain together. */

#define MOST 8 /* rows; the rest is one figure */

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
    return g_strdup_printf (_ ("%s, together %s · hurts %u of %u · depth %u · answers: %u"), share,
                            sum, cause->n_hurt, cause->n_reached, cause->depth, cause->n_answers);
  /* Translators: the same, and in whose hands it is: "Ours". */
  return g_strdup_printf (_ ("%s, together %s · hurts %u of %u · depth %u · answers: %u · %s"),
                          share, sum, cause->n_hurt, cause->n_reached, cause->depth,
                          cause->n_answers, _ (controls[cause->control].label));
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
  g_autofree char *words = describe (cause);

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

gboolean
tl_telling_add_causes (TlTelling *telling)
{
  g_autoptr (TlRootCauses) causes = tl_root_causes_list (telling->map);

  if (!(causes->explained > 0))
    return FALSE;
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
  return TRUE;
}
