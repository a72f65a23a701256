/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-scale.h"

/* Rules of evidence: how sure we are, and whether we may show it. */

/* From so many answers on a mean is drawn full. */
#define ENOUGH 5

static gboolean
has_words (const TlElement *evidence)
{
  return tl_element_get (evidence, TL_PROPERTY_WORDS) != NULL;
}

static gboolean
has_numbers_only (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->n_numbers > 0 && card->n_words == 0;
}

static gboolean
has_words_only (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->n_words > 0 && card->n_numbers == 0;
}

/* What somebody says is so: a feeling, a pain, a gain, a moment of truth. */
static gboolean
claims (const TlReviewCard *card)
{
  return card->kind == TL_TOUCHPOINT_PAIN || card->kind == TL_TOUCHPOINT_GAIN ||
         tl_element_get (card->touchpoint, TL_PROPERTY_FEELING) != NULL ||
         tl_element_get (card->touchpoint, TL_PROPERTY_MOMENT_OF_TRUTH) != NULL;
}

static gboolean
is_assumption (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->n_evidence == 0 && claims (card);
}

static gboolean
has_few_answers (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return card->experience.known && !card->experience.assessed && card->experience.n > 0 &&
         card->experience.n < ENOUGH;
}

static gboolean
lacks_n (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (evidence, TL_PROPERTY_VALUE) != NULL &&
         tl_element_get (evidence, TL_PROPERTY_N) == NULL &&
         tl_element_get (evidence, TL_PROPERTY_COUNTS) == NULL;
}

static gboolean
is_stale (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  const char *date = tl_element_get (evidence, TL_PROPERTY_DATE);

  return date != NULL && strcmp (date, review->old_day) < 0;
}

static gboolean
is_undated (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  return tl_review_has_number (evidence) && tl_element_get (evidence, TL_PROPERTY_DATE) == NULL;
}

static gboolean
lacks_consent (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  return has_words (evidence) && tl_element_get (evidence, TL_PROPERTY_CONSENT) == NULL;
}

static gboolean
lacks_source (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (evidence, TL_PROPERTY_SOURCE) == NULL;
}

static gboolean
lacks_measure (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  return tl_review_has_number (evidence) && tl_element_get (evidence, TL_PROPERTY_MEASURE) == NULL;
}

static gboolean
lacks_scale (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  double value;

  return tl_element_get (evidence, TL_PROPERTY_LOW) == NULL &&
         tl_element_get (evidence, TL_PROPERTY_HIGH) == NULL &&
         tl_element_get_number (evidence, TL_PROPERTY_VALUE, &value) &&
         tl_scale_is_ambiguous (tl_element_get_choice (evidence, TL_PROPERTY_MEASURE), value);
}

static gboolean
is_off_scale (TlReview *review, TlElement *evidence, const TlReviewCard *card, GPtrArray *others)
{
  TlScale scale = tl_scale_get (evidence);
  double value;

  return scale.is_known && tl_element_get_number (evidence, TL_PROPERTY_VALUE, &value) &&
         (value < scale.low || value > scale.high);
}

const TlRule tl_rules_of_evidence[] = {
  { "assumption-as-fact", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_assumption,
    N_ ("“%1” is an assumption: nothing was gathered about it"),
    N_ ("Ask, count or watch, and add what you find as evidence.") },
  { "number-without-words", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, has_numbers_only,
    N_ ("“%1” has numbers, and nobody’s words"),
    N_ ("Add a sentence somebody said: it tells why.") },
  { "words-without-numbers", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, has_words_only,
    N_ ("“%1” has somebody’s words, and no number"),
    N_ ("Find out how many people it is true of.") },
  { "few-answers", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, has_few_answers,
    N_ ("The feeling at “%1” comes from fewer than five answers"),
    N_ ("Gather more before anybody decides on it.") },
  { "number-without-n", TL_SEVERITY_WARNING, TL_KIND_EVIDENCE, lacks_n,
    N_ ("A number about “%1” does not say how many answered"),
    N_ ("Enter the number of answers, or the answers per scale point.") },
  { "number-without-measure", TL_SEVERITY_WARNING, TL_KIND_EVIDENCE, lacks_measure,
    N_ ("A number about “%1” does not say what was asked: no curve shows it"),
    N_ ("Choose its measure.") },
  { "number-without-scale", TL_SEVERITY_WARNING, TL_KIND_EVIDENCE, lacks_scale,
    N_ ("A number about “%1” may be on more than one scale, and does not say on which"),
    N_ ("Enter the lowest and the highest possible.") },
  { "number-off-scale", TL_SEVERITY_WARNING, TL_KIND_EVIDENCE, is_off_scale,
    N_ ("A number about “%1” is off its scale"),
    N_ ("Correct it, or the lowest and the highest possible.") },
  { "stale-evidence", TL_SEVERITY_HINT, TL_KIND_EVIDENCE, is_stale,
    N_ ("A piece of evidence about “%1” was gathered more than two years ago"),
    N_ ("Look whether it is still so.") },
  { "number-without-date", TL_SEVERITY_HINT, TL_KIND_EVIDENCE, is_undated,
    N_ ("A number about “%1” does not say when it was gathered"), N_ ("Enter its date.") },
  { "quote-without-consent", TL_SEVERITY_WARNING, TL_KIND_EVIDENCE, lacks_consent,
    N_ ("Nobody said who may see the words at “%1”: they count as for inside"),
    N_ ("Ask whoever said them, and choose who may see them.") },
  { "evidence-without-source", TL_SEVERITY_HINT, TL_KIND_EVIDENCE, lacks_source,
    N_ ("A piece of evidence about “%1” does not say where it comes from"),
    N_ ("Choose its source.") },
};
const guint tl_n_rules_of_evidence = G_N_ELEMENTS (tl_rules_of_evidence);
