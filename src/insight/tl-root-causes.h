/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* Root causes, by the pain they explain. A root is a touchpoint that causes something and that
 * nothing causes (tl-causes.h). Pure functions of the map; what they return is valid until it
 * changes.
 *
 * The pain of a touchpoint that is felt at v below 0, by n answers, is
 *
 *   pain = -v · n / (n + 5)
 *
 * so that few answers count for less than many: at n = 5 half, at n = 45 nine tenths. A feeling
 * that was assessed, and evidence that does not state its n, count as one answer. What is felt at 0
 * or above, or not known, has no pain.
 *
 * Pain goes from what hurts to its causes, and from those, with their own, to theirs, until it
 * comes to roots. Of links of strengths s1, s2, … that end at a touchpoint, each takes
 *
 *   max (s) / 3 · si / (s1 + s2 + …)
 *
 * of what arrives there: a single strong link (3) all of it, a single weak one (1) a third, two
 * strong ones half each. The rest is not explained by what is drawn. Touchpoints that cause each
 * other in a circle share what arrives at any of them, and pass it on to the causes of the circle;
 * a circle without a cause has no root and explains nothing.
 *
 * Example: a rule causes (3) a transfer felt at -1.9 by 31 answers, which causes (3) a repetition
 * felt at -1.8 by 231. The rule explains 1.9 · 31/36 + 1.8 · 231/236 = 1.636 + 1.762 = 3.398. */

typedef struct
{
  TlElement *touchpoint;
  double score;      /* the pain it explains, 0 or more */
  double share;      /* of what all roots explain, 0 ... 1 */
  double cumulative; /* its share and those of all before it */
  TlControl control;
  guint n_reached; /* touchpoints it leads to */
  guint n_hurt;    /* of them: that have pain */
  guint n_answers; /* behind these */
  guint depth;     /* links on the shortest way to the farthest of them */
} TlRootCause;

typedef struct _TlCauseWalker TlCauseWalker;

typedef struct
{
  TlCauseWalker *walker; /* what the functions below go over the map with */
  GArray *causes; /* of TlRootCause: the most pain first, then the most reached, then by the map */
  double explained; /* the sum of their scores */
  double pain;      /* of all touchpoints of the map */
} TlRootCauses;

/* 50 ms for 10,000 touchpoints. To be freed. */
TlRootCauses *tl_root_causes_list (TlMap *map);
void tl_root_causes_free (TlRootCauses *causes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRootCauses, tl_root_causes_free)

double tl_root_causes_get_pain (const TlExperience *experience);

/* What comes of it when a root is removed. All that it leads to is either freed, when all of its
 * causes are removed or freed too, or else eased: something still causes it, if only itself in a
 * circle. Touchpoints, the nearest first; owned. */
typedef struct
{
  GPtrArray *freed, *eased;
} TlFix;

void tl_fix_read (TlFix *fix, const TlRootCauses *causes, TlElement *root);
void tl_fix_clear (TlFix *fix);

/* A shortest way from the root to where it hurts most, among customers if it hurts one:
 * touchpoints, both ends included; the root alone when it hurts nobody. Transfer container. */
GPtrArray *tl_root_causes_find_thread (const TlRootCauses *causes, TlElement *root);
/* The thread as a sentence, translated: "“Paid by the minute” leads to “Must transfer”, and that to
 * “Repeats the story”." NULL for less than two touchpoints. Transfer full. */
char *tl_root_causes_describe_thread (const GPtrArray *thread);

G_END_DECLS
