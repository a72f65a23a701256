/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"
#include "tl-findings.h"

G_BEGIN_DECLS

/* TlReview: a map made ready for the rules (tl-findings-*.c). One walk over the map finds what
 * they ask for again and again, so that each answers in a step or two. Valid until the map
 * changes; tl_review_update () then makes it valid again. */

/* A touchpoint. Stays where it is for as long as its touchpoint is on the map. */
typedef struct _TlReviewCard TlReviewCard;
struct _TlReviewCard
{
  TlElement *touchpoint;
  TlElement *lane;
  TlElement *role;   /* accountable; NULL: nobody is */
  TlElement *team;   /* of that role */
  TlElement *person; /* whose lane it is in */
  TlLayer layer;
  TlTouchpointKind kind;
  TlElement *moment;           /* at which it begins; NULL: at none */
  int span;                    /* in moments, as it is written */
  int first, last;             /* moments, from 0 in the order of time; -1: at none */
  gboolean has_goal, is_truth; /* it works towards a goal, is a moment of truth */
  TlExperience experience;
  guint n_evidence;         /* pieces */
  guint n_numbers, n_words; /* of them: that have these */
  guint first_in, n_in;     /* links that end here, in TlReview.in */
  guint first_out, n_out;   /* links that start here, in TlReview.out */
  guint layers_met;         /* layers at the other ends of its links, 1 << TlLayer */
  gboolean addressed;       /* or to be changed first, by a change that is not dropped */
  TlElement *ours;          /* of the customer's: by whose name the title begins, NULL: nobody's */

  /* What may be reached along links. */
  gboolean mended;         /* a change addresses it or something that leads to it */
  TlReviewCard *hurt_goal; /* something felt badly, which has a goal, that it leads to, or NULL */
  TlReviewCard *truth;     /* a moment of truth that hangs on it, or NULL */
  guint met[2];            /* the walk along causes, and back, that was here last */
};

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

  TlReviewCard **cards;   /* in the order of the map */
  guint n_cards, n_owned; /* n_owned: that have a role */
  TlReviewLink **links;   /* likewise, those that have two ends */
  guint n_links;
  TlReviewLink **in, **out; /* by the card they end at, start from */
  TlElement **moments;      /* in the order of time */
  guint n_moments;
  TlReviewCard ***at_moment;     /* the cards at each, NULL at the end */
  TlReviewCard **all_at_moments; /* which holds them */

  /* What our teams, roles and systems are called: first word → GArray of TlReviewName, as they
   * stand on the map. */
  GHashTable *ours;

  GHashTable *card_of;   /* touchpoint → TlReviewCard */
  GHashTable *link_of;   /* link → TlReviewLink, those without an end too */
  GHashTable *about_of;  /* evidence → the touchpoint it is about */
  GHashTable *owned_by;  /* role → how many cards it is accountable for */
  GHashTable *moment_of; /* moment → its index, from 1 */
  guint n_walks;         /* along causes, to tell what is tied */
  GHashTable *lows;      /* where curves are low, and how low; worked out when first asked for */

  /* What is read of the root, as it was. */
  char *lang;
  double scale_low, scale_high;
  int state; /* of the map: TlState */
  guint n_changes;
} TlReview;

/* `today` has to live as long. */
TlReview *tl_review_new (TlMap *map, const char *today);

/* What is other than it was, or what a rule reads beside what is its element's own. */
typedef enum
{
  TL_READS_LAYERS = 1 << 0,   /* of the cards around: in whose lane they are, and what they are */
  TL_READS_FEELINGS = 1 << 1, /* of the cards around: who feels what */
  TL_READS_LOWS = 1 << 2,     /* of the cards around that are low: also in whose lane they are */
  TL_READS_TEAMS = 1 << 3,    /* of the cards around: who answers, and whether it is done by us */
  TL_READS_AROUND = TL_READS_LAYERS | TL_READS_FEELINGS | TL_READS_LOWS | TL_READS_TEAMS,
  TL_READS_TIES = 1 << 4,  /* how causes tie low points */
  TL_READS_OWN = 1 << 5,   /* all else; every rule does */
  TL_READS_NAMES = 1 << 6, /* what it is called: no rule does, but what it says has it */
  TL_READS_ALL = (1 << 7) - 1,
} TlReads;

/* Called with each element that the rules may say something else of than before, maybe more than
 * once, and what of that which they read is other. The element may have left the map. */
typedef void (*TlReviewTell) (TlElement *element, TlReads other, gpointer data);

/* The map was changed as TlMap::changed says; to be called while it says so. FALSE: by so much that
 * a new review is to be made, and this one is of no use. */
gboolean tl_review_update (
    TlReview *review, const TlTouch *touches, guint n_touches, TlReviewTell tell, gpointer data);
void tl_review_free (TlReview *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReview, tl_review_free)

/* NULL for what is no touchpoint. */
TlReviewCard *tl_review_find (const TlReview *review, const TlElement *touchpoint);
/* NULL for what is no link, or lacks an end. */
TlReviewLink *tl_review_find_link (const TlReview *review, const TlElement *link);
/* The moments of a stage, ends included; FALSE when it has none. */
gboolean
tl_review_get_stage (const TlReview *review, const TlElement *stage, guint *first, guint *last);

/* How many cards the role is accountable for. */
guint tl_review_count_owned (const TlReview *review, const TlElement *role);
/* A value, or answers per scale point. */
gboolean tl_review_has_number (const TlElement *evidence);
/* Something on the map names the element, beside verdicts on findings. */
gboolean tl_review_is_named (const TlReview *review, const TlElement *element);
/* Somebody lives it: it is in the lane of a customer, a partner or an employee. */
gboolean tl_review_is_lived (const TlReviewCard *card);
/* It is the work of a team of ours, or of a partner's. */
gboolean tl_review_is_done_by_us (const TlReviewCard *card);
/* Felt at -0.5 or below, or a pain point. */
gboolean tl_review_hurts (const TlReviewCard *card);
/* Felt at -1 or below: it may be a low point of its curve. */
gboolean tl_review_is_low (const TlReviewCard *card);
/* It begins in a stage that is the customer's and ours. */
gboolean tl_review_is_shared (const TlReview *review, const TlReviewCard *card);
/* TRUE when a link of one of the kinds (1 << TlLinkKind) ends at, or starts from, the card. */
gboolean tl_review_has_in (const TlReview *review, const TlReviewCard *card, guint kinds);
gboolean tl_review_has_out (const TlReview *review, const TlReviewCard *card, guint kinds);

/* A rule looks at every element of one kind. What it may read, tl-review-update.c has to know:
 *   the element itself; for a touchpoint its card, links and evidence, and its stage; for a link
 *   the cards at its ends; for a stage its cards and neighbours; for a lane its cards; for a role
 *   the cards it answers for, how many have an owner, and people's names; what names a goal or a
 *   person.
 * What else it may read of a touchpoint it has to say in `reads`: of the cards that stand at its
 * moments, two moments before and two after, and of ties. */
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
  TlReads reads;
} TlRule;

/* The list, in parts; each has its own file. */
extern const TlRule tl_rules_of_journeys[], tl_rules_of_evidence[], tl_rules_of_owners[],
    tl_rules_of_causes[], tl_rules_of_changes[], tl_rules_of_curves[];
extern const guint tl_n_rules_of_journeys, tl_n_rules_of_evidence, tl_n_rules_of_owners,
    tl_n_rules_of_causes, tl_n_rules_of_changes, tl_n_rules_of_curves;

G_END_DECLS
