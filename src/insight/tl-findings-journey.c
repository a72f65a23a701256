/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rules of the journey itself: whether it is one, and whose. */

/* Steps of feeling from which on two people do not live the same moment. */
#define TENSION 2.0

static TlTerritory
get_territory (const TlElement *stage)
{
  return (TlTerritory) tl_element_get_choice (stage, TL_PROPERTY_TERRITORY);
}

static gboolean
starts_at_our_door (TlReview *review, TlElement *stage, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get_previous_of_kind (stage) == NULL &&
         get_territory (stage) == TL_TERRITORY_SHARED;
}

static gboolean
ends_at_our_door (TlReview *review, TlElement *stage, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get_next_of_kind (stage) == NULL &&
         get_territory (stage) == TL_TERRITORY_SHARED;
}

/* Calls `look` for each card that stands in the stage, until it returns TRUE. */
static gboolean
look_through (TlReview *review,
              const TlElement *stage,
              gboolean (*look) (const TlReviewCard *card, gpointer data),
              gpointer data)
{
  guint first, last;

  if (!tl_review_get_stage (review, stage, &first, &last))
    return FALSE;
  for (guint at = first; at <= last; at++)
    for (TlReviewCard **card = review->at_moment[at]; *card != NULL; card++)
      if (look (*card, data))
        return TRUE;
  return FALSE;
}

static gboolean
is_lived (const TlReviewCard *card, gpointer data)
{
  return tl_review_is_lived (card);
}

static gboolean
is_any (const TlReviewCard *card, gpointer data)
{
  return TRUE;
}

static gboolean
is_process_chart (TlReview *review, TlElement *stage, const TlReviewCard *card, GPtrArray *others)
{
  return look_through (review, stage, is_any, NULL) &&
         !look_through (review, stage, is_lived, NULL);
}

static gboolean
is_of_customer (const TlReviewCard *card, gpointer data)
{
  return card->lane != NULL && card->layer == TL_LAYER_CUSTOMER;
}

static gboolean
has_no_customer (TlReview *review, TlElement *stage, const TlReviewCard *card, GPtrArray *others)
{
  return look_through (review, stage, is_lived, NULL) &&
         !look_through (review, stage, is_of_customer, NULL);
}

static gboolean
speaks_for_us (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  if (card->ours != NULL)
    g_ptr_array_add (others, card->ours);
  return card->ours != NULL;
}

/* What organisations do and no customer does at home, by the language of the map: the words of a
 * process chart. English where the map names none. */
static const struct
{
  const char *language;
  const char *verbs[12];
} our_verbs[] = {
  { "en",
    { "allocates", "authorises", "authorizes", "dispatches", "escalates", "invoices", "onboards",
      "processes", "provisions", "triages", "validates", NULL } },
  { "de",
    { "bearbeitet", "disponiert", "eskaliert", "fakturiert", "genehmigt", "protokolliert",
      "provisioniert", "validiert", "verarbeitet", NULL } },
};

/* NULL: we know none of the language. */
static const char *const *
get_verbs (TlMap *map)
{
  const char *language = tl_element_get (tl_map_get_root (map), TL_PROPERTY_LANG);

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (our_verbs); i++)
    if (g_ascii_strncasecmp (language, our_verbs[i].language, 2) == 0 &&
        !g_ascii_isalpha (language[2]))
      return our_verbs[i].verbs;
  return language == NULL ? our_verbs[0].verbs : NULL;
}

static gboolean
works_as_we_do (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  const char *title = tl_element_get_string (element, TL_PROPERTY_TITLE);
  const char *const *verbs;

  if (card->lane == NULL || card->layer != TL_LAYER_CUSTOMER)
    return FALSE;
  for (verbs = get_verbs (review->map); verbs != NULL && *verbs != NULL; verbs++)
    {
      gsize length = strlen (*verbs);

      if (g_ascii_strncasecmp (title, *verbs, length) == 0 &&
          !g_unichar_isalnum (g_utf8_get_char (title + length)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_no_words (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return *tl_element_get_string (element, TL_PROPERTY_TITLE) == '\0';
}

static gboolean
is_backstage (const TlReviewCard *card)
{
  return card->lane != NULL &&
         (card->layer == TL_LAYER_EMPLOYEE || card->layer == TL_LAYER_PARTNER ||
          card->kind == TL_TOUCHPOINT_PROCESS || card->kind == TL_TOUCHPOINT_SYSTEM);
}

static gboolean
is_anybody_behind (TlReview *review, const TlReviewCard *card)
{
  const guint ours = 1u << TL_LAYER_EMPLOYEE | 1u << TL_LAYER_PARTNER | 1u << TL_LAYER_ORGANISATION;

  if (card->layers_met & ours)
    return TRUE;
  for (int at = MAX (card->first, 0); at <= card->last; at++)
    for (TlReviewCard **other = review->at_moment[at]; *other != NULL; other++)
      if (is_backstage (*other))
        return TRUE;
  return FALSE;
}

static gboolean
has_nobody_behind (TlReview *review,
                   TlElement *element,
                   const TlReviewCard *card,
                   GPtrArray *others)
{
  return card->layer == TL_LAYER_CUSTOMER && card->kind == TL_TOUCHPOINT_CONTACT &&
         tl_review_is_shared (review, card) && !is_anybody_behind (review, card);
}

static gboolean
is_met (TlReview *review, const TlReviewCard *card)
{
  const guint people = 1u << TL_LAYER_CUSTOMER | 1u << TL_LAYER_PARTNER | 1u << TL_LAYER_EMPLOYEE;

  if (card->layers_met & people)
    return TRUE;
  for (int at = MAX (card->first, 0); at <= card->last; at++)
    for (TlReviewCard **other = review->at_moment[at]; *other != NULL; other++)
      if (tl_review_is_lived (*other))
        return TRUE;
  return FALSE;
}

static gboolean
meets_nobody (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->lane != NULL && card->layer == TL_LAYER_ORGANISATION &&
         (card->kind == TL_TOUCHPOINT_PROCESS || card->kind == TL_TOUCHPOINT_SYSTEM) &&
         !is_met (review, card);
}

/* Of two people, how much worse the other feels; 0 when they are not two. */
static double
get_gap (const TlReviewCard *card, const TlReviewCard *other)
{
  if (!other->experience.known || card->person == NULL || other->person == NULL ||
      card->person == other->person)
    return 0;
  return card->experience.value - other->experience.value;
}

/* Told once, at the one who feels better, with the one who feels worst meanwhile. */
static gboolean
is_tense (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  const TlReviewCard *worst = NULL;

  if (!card->experience.known || card->first < 0)
    return FALSE;
  for (int at = card->first; at <= card->last; at++)
    for (TlReviewCard **other = review->at_moment[at]; *other != NULL; other++)
      if (get_gap (card, *other) >= TENSION - 1e-9 &&
          (worst == NULL || get_gap (card, *other) > get_gap (card, worst)))
        worst = *other;
  if (worst != NULL)
    g_ptr_array_add (others, worst->touchpoint);
  return worst != NULL;
}

static gboolean
is_without_experience (TlReview *review,
                       TlElement *lane,
                       const TlReviewCard *card,
                       GPtrArray *others)
{
  const GPtrArray *referrers = tl_map_get_referrers (review->map, lane);
  guint n_cards = 0;

  if (!tl_element_has_choice (lane, TL_PROPERTY_LAYER, TL_LAYER_EMPLOYEE) &&
      !tl_element_has_choice (lane, TL_PROPERTY_LAYER, TL_LAYER_PARTNER))
    return FALSE;
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlReviewCard *in_lane = tl_review_find (review, referrers->pdata[i]);

      n_cards += in_lane != NULL;
      if (in_lane != NULL && in_lane->experience.known)
        return FALSE;
    }
  return n_cards > 0;
}

static gboolean
is_nowhere (TlReview *review, TlElement *person, const TlReviewCard *card, GPtrArray *others)
{
  return !tl_review_is_named (review, person);
}

const TlRule tl_rules_of_journeys[] = {
  { "stage-without-people", TL_SEVERITY_SERIOUS, TL_KIND_STAGE, is_process_chart,
    N_ ("In “%1” only the organisation speaks: this is a process, not a journey"),
    N_ ("Add what the customer and the employees do and feel there, or take the stage out.") },
  { "stage-without-customer", TL_SEVERITY_WARNING, TL_KIND_STAGE, has_no_customer,
    N_ ("In “%1” nothing happens to the customer"),
    N_ ("Say what the customer does meanwhile, even if it is waiting.") },
  { "starts-at-our-door", TL_SEVERITY_WARNING, TL_KIND_STAGE, starts_at_our_door,
    N_ ("The journey begins at our door, with “%1”"),
    N_ ("Put a stage before it in the customer’s own life: what made them come?") },
  { "ends-at-our-door", TL_SEVERITY_WARNING, TL_KIND_STAGE, ends_at_our_door,
    N_ ("The journey ends when we are done, with “%1”"),
    N_ ("Add a stage in the customer’s own life: what do they do with it, and what comes of it?") },
  { "card-speaks-for-us", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, speaks_for_us,
    N_ ("“%1” is the customer’s card, and begins with our name “%2”"),
    N_ ("Write what the customer does or lives through, and begin with that.") },
  { "card-in-our-verbs", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, works_as_we_do,
    N_ ("“%1” is the customer’s card, and says what an organisation does"),
    N_ ("Write what the customer does or lives through meanwhile.") },
  { "card-without-words", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, has_no_words,
    N_ ("“%1” has no title"), N_ ("Say in a few words what happens there, or remove it.") },
  { "contact-without-backstage", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, has_nobody_behind,
    N_ ("Nobody and nothing of ours is behind “%1”"),
    N_ ("Add the employee who is there, or the process that answers."), TL_READS_LAYERS },
  { "process-meets-nobody", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, meets_nobody,
    N_ ("Nobody on the map ever meets “%1”"),
    N_ ("Link it to whom it serves, or ask what it is for."), TL_READS_LAYERS },
  { "tension", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_tense,
    N_ ("“%1” and “%2” happen together, and feel at least two steps apart"),
    N_ ("Find out what the one has that the other lacks, and link the cause."), TL_READS_FEELINGS },
  { "lane-without-experience", TL_SEVERITY_WARNING, TL_KIND_LANE, is_without_experience,
    N_ ("How “%1” feels is not known at any point"),
    N_ ("Ask those who do the work, and add what they say as evidence.") },
  { "person-nowhere", TL_SEVERITY_HINT, TL_KIND_PERSON, is_nowhere,
    N_ ("“%1” has no lane on the map"), N_ ("Give them a lane, or remove the person.") },
};
const guint tl_n_rules_of_journeys = G_N_ELEMENTS (tl_rules_of_journeys);
