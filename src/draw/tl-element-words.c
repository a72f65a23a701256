/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-element-words.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-evidence-words.h"
#include "tl-lane-words.h"
#include "tl-link-words.h"
#include "tl-title-words.h"
#include "tl-words.h"

static const struct
{
  const char *plural;
  const char *make;
  const char *remove;
} kinds[TL_N_KINDS] = {
  [TL_KIND_MAP] = { N_ ("Maps"), NULL, NULL },
  [TL_KIND_PERSON] = { N_ ("People"), N_ ("New Person"), N_ ("Remove Person") },
  [TL_KIND_TEAM] = { N_ ("Teams"), N_ ("New Team"), N_ ("Remove Team") },
  [TL_KIND_ROLE] = { N_ ("Roles"), N_ ("New Role"), N_ ("Remove Role") },
  [TL_KIND_STAGE] = { N_ ("Stages"), NULL, NULL },
  [TL_KIND_MOMENT] = { N_ ("Moments"), NULL, NULL },
  [TL_KIND_LANE] = { N_ ("Lanes"), NULL, NULL },
  [TL_KIND_TOUCHPOINT] = { N_ ("Touchpoints"), NULL, NULL },
  [TL_KIND_LINK] = { N_ ("Links"), NULL, NULL },
  [TL_KIND_EVIDENCE] = { N_ ("Pieces of evidence"), N_ ("New Evidence"), N_ ("Remove Evidence") },
  [TL_KIND_GOAL] = { N_ ("Goals"), N_ ("New Goal"), N_ ("Remove Goal") },
  [TL_KIND_CHANGE] = { N_ ("Changes"), N_ ("New Change"), N_ ("Remove Change") },
  [TL_KIND_ASSESSMENT] = { N_ ("Assessments"), N_ ("New Assessment"), N_ ("Remove Assessment") },
  [TL_KIND_VERDICT] = { N_ ("Verdicts on findings"), NULL, N_ ("Remove Verdict") },
  [TL_KIND_DATA_SOURCE] = { N_ ("Evidence files"), NULL, N_ ("Detach Evidence File") },
};

const char *
tl_element_words_plural (TlKind kind)
{
  return _ (kinds[kind].plural);
}

const char *
tl_element_words_new (TlKind kind)
{
  return kinds[kind].make != NULL ? _ (kinds[kind].make) : NULL;
}

const char *
tl_element_words_remove (TlKind kind)
{
  return kinds[kind].remove != NULL ? _ (kinds[kind].remove) : NULL;
}

int
tl_element_words_name_property (TlKind kind)
{
  if (tl_kind_get_property (kind, TL_PROPERTY_TITLE) != NULL)
    return TL_PROPERTY_TITLE;
  return tl_kind_get_property (kind, TL_PROPERTY_NAME) != NULL ? TL_PROPERTY_NAME : -1;
}

static char *
name_moment (const TlElement *moment)
{
  const char *title = tl_element_get_string (moment, TL_PROPERTY_TITLE);
  const TlElement *parent = tl_element_get_parent (moment);

  /* One that was taken out stands in none. */
  if (parent == NULL)
    return *title != '\0' ? g_strdup (title) : g_strdup (_ ("Moment"));
  if (*title != '\0')
    /* Translators: where something is: a stage and one of its moments. */
    return g_strdup_printf (_ ("%s, %s"), tl_title_words_get (parent), title);
  /* Translators: a stage, and the number of one of its moments: "Get help, moment 2". */
  return g_strdup_printf (_ ("%s, moment %u"), tl_title_words_get (parent),
                          tl_card_words_count_moment (moment));
}

static char *
name_lane (TlMap *map, const TlElement *lane)
{
  const char *title = tl_lane_words_get_title (map, lane);
  const char *subtitle = tl_element_get_string (lane, TL_PROPERTY_SUBTITLE);

  if (*subtitle == '\0')
    return g_strdup (title);
  /* Translators: the title and the subtitle of a lane. */
  return g_strdup_printf (_ ("%s, %s"), title, subtitle);
}

static char *
name_assessment (const TlElement *assessment)
{
  const TlChoice *traits = tl_kind_get_choices (TL_KIND_ASSESSMENT, TL_PROPERTY_TRAIT);
  int trait = tl_element_get_choice (assessment, TL_PROPERTY_TRAIT);
  const char *date = tl_element_get (assessment, TL_PROPERTY_DATE);

  if (trait < 0)
    return g_strdup ("");
  if (date == NULL)
    return g_strdup (_ (traits[trait].label));
  /* Translators: what was assessed, and when: "Shared goals, 2026-05-31". */
  return g_strdup_printf (_ ("%s, %s"), _ (traits[trait].label), date);
}

static char *
name_evidence (const TlElement *evidence)
{
  char *quote = tl_evidence_words_quote (evidence);

  return quote != NULL ? quote : tl_evidence_words_source (evidence);
}

/* "Dismissed, Waits": what was said, and of what. */
static char *
name_verdict (TlMap *map, const TlElement *verdict)
{
  const TlChoice *states = tl_kind_get_choices (TL_KIND_VERDICT, TL_PROPERTY_STATE);
  int state = tl_element_get_choice (verdict, TL_PROPERTY_STATE);
  const TlElement *about = tl_map_get_ref (map, verdict, TL_PROPERTY_ABOUT);
  g_autofree char *name = about != NULL ? tl_element_words_name (map, about) : g_strdup ("");

  /* Translators: what was said of a finding, and what that is about: "Dismissed, Waits". */
  return g_strdup_printf (_ ("%s, %s"), _ (states[MAX (state, 0)].label), name);
}

static char *
name_data_source (const TlElement *source)
{
  const char *path = tl_element_get_string (source, TL_PROPERTY_PATH);

  return *path == '\0' ? g_strdup ("") : g_path_get_basename (path);
}

static char *
make_name (TlMap *map, const TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);

  switch (kind)
    {
    case TL_KIND_LINK:
      return tl_link_words_tell (map, element);
    case TL_KIND_MOMENT:
      return name_moment (element);
    case TL_KIND_LANE:
      return name_lane (map, element);
    case TL_KIND_STAGE:
    case TL_KIND_TOUCHPOINT:
      return g_strdup (tl_title_words_get (element));
    case TL_KIND_EVIDENCE:
      return name_evidence (element);
    case TL_KIND_ASSESSMENT:
      return name_assessment (element);
    case TL_KIND_VERDICT:
      return name_verdict (map, element);
    case TL_KIND_DATA_SOURCE:
      return name_data_source (element);
    default:
      return g_strdup (
          tl_element_get_string (element, (TlProperty) tl_element_words_name_property (kind)));
    }
}

char *
tl_element_words_name (TlMap *map, const TlElement *element)
{
  g_autofree char *name = make_name (map, element);

  return *name != '\0' ? tl_words_cut (name, TL_WORDS_NAME) : g_strdup (_ ("Untitled"));
}
