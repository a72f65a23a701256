/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-sections.h"

#include <glib/gi18n-lib.h>

#define P(id) TL_PROPERTY_##id
#define PLAIN TL_SECTION_PLAIN
#define FOLDED TL_SECTION_FOLDED

/* clang-format off */
static const TlPageSection sections[] = {
  { TL_KIND_MAP, NULL, PLAIN, NULL, 3, { P (TITLE), P (STATE), P (SUMMARY) } },
  { TL_KIND_MAP, NULL, PLAIN, tl_page_rows_map, 0, { 0 } },
  { TL_KIND_MAP, N_ ("Evidence files"), PLAIN, tl_page_rows_sources, 0, { 0 } },
  { TL_KIND_MAP, N_ ("More about the map"), FOLDED, NULL, 6,
    { P (LANG), P (FONT), P (SCALE_LOW), P (SCALE_HIGH), P (TARGET_DATE), P (BASED_ON) } },

  { TL_KIND_STAGE, NULL, PLAIN, NULL, 3, { P (TITLE), P (TERRITORY), P (DETAIL) } },
  { TL_KIND_STAGE, N_ ("Moments"), PLAIN, tl_page_rows_stage, 0, { 0 } },
  { TL_KIND_STAGE, N_ ("What we know"), PLAIN, tl_page_rows_evidence, 0, { 0 } },

  { TL_KIND_MOMENT, NULL, PLAIN, NULL, 2, { P (TITLE), P (DURATION) } },
  { TL_KIND_MOMENT, NULL, PLAIN, tl_page_rows_referrers, 0, { 0 } },

  { TL_KIND_LANE, NULL, PLAIN, tl_page_rows_lane, 7,
    { P (TITLE), P (SUBTITLE), P (LAYER), P (KIND), P (PERSON), P (TOPIC), P (HIDDEN) } },
  { TL_KIND_LANE, N_ ("What we know"), PLAIN, tl_page_rows_evidence, 0, { 0 } },

  { TL_KIND_TOUCHPOINT, NULL, PLAIN, NULL, 4, { P (TITLE), P (KIND), P (DETAIL), P (CHANNELS) } },
  { TL_KIND_TOUCHPOINT, N_ ("How it feels"), PLAIN, tl_page_rows_feeling, 0, { 0 } },
  { TL_KIND_TOUCHPOINT, NULL, PLAIN, NULL, 4,
    { P (FEELING), P (IMPORTANCE_TO_PERSON), P (IMPORTANCE_TO_US), P (MOMENT_OF_TRUTH) } },
  { TL_KIND_TOUCHPOINT, N_ ("Who answers for it"), PLAIN, tl_page_rows_owner, 1, { P (ACCOUNTABLE) } },
  { TL_KIND_TOUCHPOINT, NULL, PLAIN, NULL, 5,
    { P (RESPONSIBLE), P (CONSULTED), P (INFORMED), P (GOAL), P (CONTROL) } },
  { TL_KIND_TOUCHPOINT, N_ ("Why it happens"), PLAIN, tl_page_rows_causes, 0, { 0 } },
  { TL_KIND_TOUCHPOINT, N_ ("What we will change"), PLAIN, tl_page_rows_changes, 0, { 0 } },
  { TL_KIND_TOUCHPOINT, N_ ("Place and tags"), FOLDED, NULL, 5,
    { P (LANE), P (MOMENT), P (SPAN), P (TAGS), P (SOURCE) } },

  { TL_KIND_LINK, NULL, PLAIN, NULL, 5,
    { P (KIND), P (STRENGTH), P (NOTE), P (FROM), P (TO) } },
  { TL_KIND_LINK, N_ ("What we know"), PLAIN, tl_page_rows_evidence, 0, { 0 } },

  { TL_KIND_PERSON, NULL, PLAIN, NULL, 8,
    { P (NAME), P (ROLE), P (LAYER), P (QUOTE), P (CONTEXT), P (NEEDS), P (EXPECTATIONS), P (PICTURE) } },
  { TL_KIND_PERSON, N_ ("Named by"), PLAIN, tl_page_rows_referrers, 0, { 0 } },
  { TL_KIND_TEAM, NULL, PLAIN, NULL, 2, { P (NAME), P (PARTNER) } },
  { TL_KIND_TEAM, N_ ("Named by"), PLAIN, tl_page_rows_referrers, 0, { 0 } },
  { TL_KIND_ROLE, NULL, PLAIN, NULL, 5, { P (TITLE), P (TEAM), P (OBJECTIVE), P (TARGET), P (HELD_BY) } },
  { TL_KIND_ROLE, N_ ("Named by"), PLAIN, tl_page_rows_referrers, 0, { 0 } },
  { TL_KIND_GOAL, NULL, PLAIN, NULL, 4, { P (TITLE), P (MEASURE), P (BASELINE), P (TARGET) } },
  { TL_KIND_GOAL, N_ ("Named by"), PLAIN, tl_page_rows_referrers, 0, { 0 } },

  { TL_KIND_CHANGE, NULL, PLAIN, NULL, 5,
    { P (TITLE), P (DETAIL), P (STATUS), P (DUE), P (OWNER) } },
  { TL_KIND_CHANGE, NULL, PLAIN, NULL, 5,
    { P (ADDRESSES), P (NEEDS), P (GOAL), P (EFFORT), P (EFFECT) } },
  { TL_KIND_CHANGE, N_ ("It names"), PLAIN, tl_page_rows_targets, 0, { 0 } },

  { TL_KIND_EVIDENCE, NULL, PLAIN, NULL, 6,
    { P (WORDS), P (CONSENT), P (SOURCE), P (DATE), P (REFERENCE), P (ABOUT) } },
  { TL_KIND_EVIDENCE, N_ ("Measured"), PLAIN, NULL, 7,
    { P (MEASURE), P (VALUE), P (LOW), P (HIGH), P (DIRECTION), P (N), P (COUNTS) } },

  { TL_KIND_ASSESSMENT, NULL, PLAIN, NULL, 5,
    { P (TRAIT), P (LEVEL), P (TEAM), P (DATE), P (NOTE) } },

  { TL_KIND_VERDICT, NULL, PLAIN, NULL, 6,
    { P (STATE), P (NOTE), P (DATE), P (RULE), P (ABOUT), P (WITH) } },

  { TL_KIND_DATA_SOURCE, NULL, PLAIN, tl_page_rows_source, 0, { 0 } },
  { TL_KIND_DATA_SOURCE, N_ ("Where it is and what it says"), FOLDED, NULL, 2,
    { P (PATH), P (MAPPING) } },
};
/* clang-format on */

const TlPageSection *
tl_page_sections_get (TlKind kind, guint *n_sections)
{
  const TlPageSection *first = NULL;

  *n_sections = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].kind == kind)
      {
        if (first == NULL)
          first = &sections[i];
        ++*n_sections;
      }
  return first;
}
