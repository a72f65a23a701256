/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"
#include "tl-findings.h"

G_BEGIN_DECLS

/* TlReview: a map made ready for the rules (tl-findings-*.c). One walk over the map finds what
 * they ask for again and again, so that each answers in a step or two. Valid until the map
 * changes. */

/* A touchpoint. */
typedef struct
{
  TlElement *touchpoint;
  TlElement *lane;
  TlElement *role;   /* accountable; NULL: nobody is */
  TlElement *team;   /* of that role */
  TlElement *person; /* whose lane it is in */
  TlLayer layer;
  TlTouchpointKind kind;
  int first, last; /* moments, from 0 in the order of time; -1: at none */
  TlExperience experience;
  guint n_numbers, n_words; /* pieces of evidence that have them */
  guint first_in, n_in;     /* links that end here, in TlReview.in */
  guint first_out, n_out;   /* links that start here, in TlReview.out */
  guint layers_met;         /* layers at the other ends of its links, 1 << TlLayer */
  gboolean addressed;       /* or to be changed first, by a change that is not dropped */
} TlReviewCard;

typedef struct
{
  TlElement *link;
  TlReviewCard *from, *to;
  TlLinkKind kind;
} TlReviewLink;

typedef struct
{
  char *folded; /* whatever the case */
  TlElement *element;
} TlReviewName;

typedef struct
{
  TlMap *map;
  const char *today;
  char *old_day; /* what was gathered before is stale */

  TlReviewCard *cards;    /* in the order of the map */
  guint n_cards, n_owned; /* n_owned: that have a role */
  TlReviewLink *links;    /* likewise */
  guint n_links;
  TlReviewLink **in, **out; /* by the card they end at, start from */
  TlElement **moments;      /* in the order of time */
  guint n_moments;
  TlReviewCard ***at_moment; /* the cards at each, NULL at the end */

  /* What our teams, roles and systems are called: first word → GArray of TlReviewName, as they
   * stand on the map. */
  GHashTable *ours;

  GHashTable *card_of;   /* touchpoint → TlReviewCard */
  GHashTable *moment_of; /* moment → its index, from 1 */
  /* What may be reached along links, worked out when first asked for: card → the card it was
   * reached from. */
  GHashTable *mended;       /* from what a change addresses to all it causes */
  GHashTable *hurting;      /* from what is felt badly against a goal back to all its causes */
  GHashTable *before_truth; /* from moments of truth back to all they hang on */
  GHashTable *lows;         /* how low each curve is at each moment; likewise worked out late */
} TlReview;

TlReview *tl_review_new (TlMap *map, const char *today);
void tl_review_free (TlReview *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReview, tl_review_free)

/* NULL for what is no touchpoint. */
TlReviewCard *tl_review_find (const TlReview *review, const TlElement *touchpoint);
/* The moments of a stage, ends included; FALSE when it has none. */
gboolean
tl_review_get_stage (const TlReview *review, const TlElement *stage, guint *first, guint *last);

/* How many cards the role is accountable for. */
guint tl_review_count_owned (const TlReview *review, const TlElement *role);
/* A value, or answers per scale point. */
gboolean tl_review_has_number (const TlElement *evidence);
/* Ours by whose name the title begins, as whole words; NULL: nobody's. */
TlElement *tl_review_find_ours (const TlReview *review, const char *title);
/* Something on the map names the element, beside verdicts on findings. */
gboolean tl_review_is_named (const TlReview *review, const TlElement *element);
/* Somebody lives it: it is in the lane of a customer, a partner or an employee. */
gboolean tl_review_is_lived (const TlReviewCard *card);
/* Felt at -0.5 or below, or a pain point. */
gboolean tl_review_hurts (const TlReviewCard *card);
/* It begins in a stage that is the customer's and ours. */
gboolean tl_review_is_shared (const TlReview *review, const TlReviewCard *card);
/* TRUE when a link of one of the kinds (1 << TlLinkKind) ends at, or starts from, the card. */
gboolean tl_review_has_in (const TlReview *review, const TlReviewCard *card, guint kinds);
gboolean tl_review_has_out (const TlReview *review, const TlReviewCard *card, guint kinds);
/* A change addresses the card or something that leads to it. */
gboolean tl_review_is_mended (TlReview *review, const TlReviewCard *card);
/* Something felt badly, which has a goal, that the card leads to; NULL: nothing. */
TlReviewCard *tl_review_find_hurt_goal (TlReview *review, const TlReviewCard *card);
/* A moment of truth that hangs on the card; NULL: none. */
TlReviewCard *tl_review_find_truth (TlReview *review, const TlReviewCard *card);

/* A rule looks at every element of one kind. */
typedef struct
{
  const char *name;
  TlSeverity severity;
  TlKind kind;
  /* TRUE when there is something to say. `card` is that of a touchpoint, else NULL; what it has to
   * do with may be added to `others`. */
  gboolean (*applies) (TlReview *review,
                       TlElement *element,
                       const TlReviewCard *card,
                       GPtrArray *others);
  /* To be translated; %1 is the element's name, %2 that of the first of the others. */
  const char *message;
  const char *advice;
} TlRule;

/* The list, in parts; each has its own file. */
extern const TlRule tl_rules_of_journeys[], tl_rules_of_evidence[], tl_rules_of_owners[],
    tl_rules_of_causes[], tl_rules_of_changes[], tl_rules_of_curves[];
extern const guint tl_n_rules_of_journeys, tl_n_rules_of_evidence, tl_n_rules_of_owners,
    tl_n_rules_of_causes, tl_n_rules_of_changes, tl_n_rules_of_curves;

G_END_DECLS
