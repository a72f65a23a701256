/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define K(kind) (1u << TL_KIND_##kind)

static const TlChoice layers[] = { { "customer", N_ ("Customer") },
                                   { "partner", N_ ("Partner") },
                                   { "employee", N_ ("Employee") },
                                   { "organisation", N_ ("Organisation") },
                                   { NULL, NULL } };

static const TlChoice states[] = { { "current", N_ ("Current state") },
                                   { "future", N_ ("Future state") },
                                   { NULL, NULL } };

static const TlChoice territories[] = { { "customer", N_ ("Customer’s own journey") },
                                        { "shared", N_ ("Customer and us") },
                                        { NULL, NULL } };

static const TlChoice lane_kinds[] = {
  { "touchpoints", N_ ("Touchpoints") }, { "experience", N_ ("Experience") },
  { "quotes", N_ ("Quotes") },           { "measures", N_ ("Measures") },
  { "picture", N_ ("Pictures") },        { NULL, NULL }
};

static const TlChoice topics[] = { { "process", N_ ("Process") },
                                   { "system", N_ ("System") },
                                   { "policy", N_ ("Policy") },
                                   { "structure", N_ ("Structure") },
                                   { "culture", N_ ("Culture") },
                                   { "people-practice", N_ ("People practice") },
                                   { "incentive", N_ ("Incentive") },
                                   { "leadership", N_ ("Leadership") },
                                   { NULL, NULL } };

static const TlChoice touchpoint_kinds[] = { { "contact", N_ ("Touchpoint") },
                                             { "action", N_ ("Action") },
                                             { "thought", N_ ("Thought") },
                                             { "need", N_ ("Need") },
                                             { "pain", N_ ("Pain point") },
                                             { "gain", N_ ("Gain") },
                                             { "workaround", N_ ("Workaround") },
                                             { "knowledge", N_ ("Local knowledge") },
                                             { "process", N_ ("Process") },
                                             { "system", N_ ("System") },
                                             { "policy", N_ ("Policy") },
                                             { "structure", N_ ("Structure") },
                                             { "culture", N_ ("Culture") },
                                             { "incentive", N_ ("Incentive") },
                                             { "measure", N_ ("Measure") },
                                             { "idea", N_ ("Idea") },
                                             { NULL, NULL } };

static const TlChoice controls[] = { { "ours", N_ ("Ours") },
                                     { "shared", N_ ("Shared") },
                                     { "outside", N_ ("Outside our control") },
                                     { NULL, NULL } };

static const TlChoice link_kinds[] = {
  { "causes", N_ ("causes") },     { "enables", N_ ("enables") },     { "blocks", N_ ("blocks") },
  { "triggers", N_ ("triggers") }, { "hands-off", N_ ("hands off") }, { NULL, NULL }
};

static const TlChoice sources[] = { { "survey", N_ ("Survey") },
                                    { "interview", N_ ("Interview") },
                                    { "support", N_ ("Support cases") },
                                    { "review", N_ ("Review") },
                                    { "observation", N_ ("Observation") },
                                    { "analytics", N_ ("Analytics") },
                                    { "workshop", N_ ("Workshop") },
                                    { "document", N_ ("Document") },
                                    { "log", N_ ("Log") },
                                    { NULL, NULL } };

static const TlChoice measures[] = { { "nps", N_ ("Net promoter score") },
                                     { "csat", N_ ("Customer satisfaction") },
                                     { "ces", N_ ("Customer effort score") },
                                     { "rating", N_ ("Rating") },
                                     { "count", N_ ("Count") },
                                     { "share", N_ ("Share") },
                                     { "duration", N_ ("Duration") },
                                     { NULL, NULL } };

static const TlChoice directions[] = { { "higher-better", N_ ("Higher is better") },
                                       { "lower-better", N_ ("Lower is better") },
                                       { NULL, NULL } };

static const TlChoice consents[] = { { "public", N_ ("May be shown to anyone") },
                                     { "internal", N_ ("May be shown inside") },
                                     { "none", N_ ("Must not be shown") },
                                     { NULL, NULL } };

static const TlChoice statuses[] = { { "idea", N_ ("Idea") },        { "planned", N_ ("Planned") },
                                     { "doing", N_ ("Being done") }, { "done", N_ ("Done") },
                                     { "dropped", N_ ("Dropped") },  { NULL, NULL } };

static const TlChoice traits[] = { { "shared-goals", N_ ("Shared goals") },
                                   { "system-thinking", N_ ("System-wide thinking") },
                                   { "flexible-design", N_ ("Flexible design") },
                                   { "incentives", N_ ("Incentives") },
                                   { "cooperation", N_ ("Cooperation") },
                                   { "leadership", N_ ("Leadership") },
                                   { NULL, NULL } };

static const TlChoice verdicts[] = { { "resolved", N_ ("Resolved") },
                                     { "dismissed", N_ ("Dismissed") },
                                     { NULL, NULL } };

/* Each property is one line, in the order it is written in. */
/* clang-format off */
#define STRING(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_STRING, FALSE, NULL, -1, 0, 0, 0 }
#define NAMED(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_STRING, TRUE, NULL, -1, 0, 0, 0 }
#define TEXT(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_TEXT, FALSE, NULL, -1, 0, 0, 0 }
#define NUMBER(id, name, label, low, high) { TL_PROPERTY_##id, name, label, TL_VALUE_NUMBER, FALSE, NULL, -1, 0, low, high }
#define INTEGER(id, name, label, low, high) { TL_PROPERTY_##id, name, label, TL_VALUE_INTEGER, FALSE, NULL, -1, 0, low, high }
#define BOOLEAN(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_BOOLEAN, FALSE, NULL, -1, 0, 0, 0 }
#define CHOICE(id, name, label, choices, unset) { TL_PROPERTY_##id, name, label, TL_VALUE_CHOICE, FALSE, choices, unset, 0, 0, 0 }
#define CHOSEN(id, name, label, choices) { TL_PROPERTY_##id, name, label, TL_VALUE_CHOICE, TRUE, choices, 0, 0, 0, 0 }
#define DATE(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_DATE, FALSE, NULL, -1, 0, 0, 0 }
#define REF(id, name, label, kinds) { TL_PROPERTY_##id, name, label, TL_VALUE_REF, FALSE, NULL, -1, kinds, 0, 0 }
#define BOUND(id, name, label, kinds) { TL_PROPERTY_##id, name, label, TL_VALUE_REF, TRUE, NULL, -1, kinds, 0, 0 }
#define REFS(id, name, label, kinds) { TL_PROPERTY_##id, name, label, TL_VALUE_REFS, FALSE, NULL, -1, kinds, 0, 0 }
#define TOKENS(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_TOKENS, FALSE, NULL, -1, 0, 0, 0 }
#define COUNTS(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_COUNTS, FALSE, NULL, -1, 0, 0, 0 }
#define LANGUAGE(id, name, label) { TL_PROPERTY_##id, name, label, TL_VALUE_LANG, FALSE, NULL, -1, 0, 0, 0 }

#define HUGE_NUMBER 1e15

static const TlPropertySpec map_properties[] = {
  STRING (TITLE, "title", N_ ("Title")),
  CHOICE (STATE, "state", N_ ("State"), states, TL_STATE_CURRENT),
  STRING (BASED_ON, "based-on", N_ ("Based on")),
  LANGUAGE (LANG, "xml:lang", N_ ("Language")),
  STRING (FONT, "font", N_ ("Font")),
  NUMBER (SCALE_LOW, "scale-low", N_ ("Lowest feeling"), -1000, 1000),
  NUMBER (SCALE_HIGH, "scale-high", N_ ("Highest feeling"), -1000, 1000),
  DATE (TARGET_DATE, "target-date", N_ ("Target date")),
  TEXT (SUMMARY, "summary", N_ ("Summary")),
};

static const TlPropertySpec person_properties[] = {
  CHOSEN (LAYER, "layer", N_ ("Layer"), layers),
  NAMED (NAME, "name", N_ ("Name")),
  STRING (ROLE, "role", N_ ("Role")),
  STRING (PICTURE, "picture", N_ ("Picture")),
  TEXT (CONTEXT, "context", N_ ("Context")),
  TEXT (NEEDS, "needs", N_ ("Needs")),
  TEXT (EXPECTATIONS, "expectations", N_ ("Expectations")),
  TEXT (QUOTE, "quote", N_ ("Quote")),
};

static const TlPropertySpec team_properties[] = {
  NAMED (NAME, "name", N_ ("Name")),
  BOOLEAN (PARTNER, "partner", N_ ("Partner firm")),
};

static const TlPropertySpec role_properties[] = {
  REF (TEAM, "team", N_ ("Team"), K (TEAM)),
  NAMED (TITLE, "title", N_ ("Title")),
  STRING (TARGET, "target", N_ ("Target")),
  STRING (HELD_BY, "held-by", N_ ("Held by")),
  TEXT (OBJECTIVE, "objective", N_ ("Objective")),
};

static const TlPropertySpec stage_properties[] = {
  STRING (TITLE, "title", N_ ("Title")),
  CHOICE (TERRITORY, "territory", N_ ("Territory"), territories, TL_TERRITORY_SHARED),
  TEXT (DETAIL, "detail", N_ ("Detail")),
};

static const TlPropertySpec moment_properties[] = {
  STRING (TITLE, "title", N_ ("Title")),
  STRING (DURATION, "duration", N_ ("Duration")),
};

static const TlPropertySpec lane_properties[] = {
  CHOSEN (LAYER, "layer", N_ ("Layer"), layers),
  CHOICE (KIND, "kind", N_ ("Kind"), lane_kinds, TL_LANE_TOUCHPOINTS),
  STRING (TITLE, "title", N_ ("Title")),
  STRING (SUBTITLE, "subtitle", N_ ("Subtitle")),
  REF (PERSON, "person", N_ ("Person"), K (PERSON)),
  CHOICE (TOPIC, "topic", N_ ("Topic"), topics, -1),
  BOOLEAN (HIDDEN, "hidden", N_ ("Hidden")),
};

static const TlPropertySpec touchpoint_properties[] = {
  BOUND (LANE, "lane", N_ ("Lane"), K (LANE)),
  BOUND (MOMENT, "moment", N_ ("Moment"), K (MOMENT)),
  INTEGER (SPAN, "span", N_ ("Moments it lasts"), 1, 10000),
  CHOICE (KIND, "kind", N_ ("Kind"), touchpoint_kinds, TL_TOUCHPOINT_CONTACT),
  STRING (TITLE, "title", N_ ("Title")),
  TOKENS (CHANNELS, "channels", N_ ("Channels")),
  NUMBER (FEELING, "feeling", N_ ("Feeling"), -1000, 1000),
  INTEGER (IMPORTANCE_TO_PERSON, "importance-to-person", N_ ("Importance to the person"), 1, 5),
  INTEGER (IMPORTANCE_TO_US, "importance-to-us", N_ ("Importance to us"), 1, 5),
  STRING (MOMENT_OF_TRUTH, "moment-of-truth", N_ ("Why it is a moment of truth")),
  CHOICE (CONTROL, "control", N_ ("Control"), controls, -1),
  REFS (RESPONSIBLE, "responsible", N_ ("Responsible"), K (ROLE)),
  REF (ACCOUNTABLE, "accountable", N_ ("Accountable"), K (ROLE)),
  REFS (CONSULTED, "consulted", N_ ("Consulted"), K (ROLE)),
  REFS (INFORMED, "informed", N_ ("Informed"), K (ROLE)),
  REF (GOAL, "goal", N_ ("Goal"), K (GOAL)),
  TOKENS (TAGS, "tags", N_ ("Tags")),
  STRING (SOURCE, "source", N_ ("Id in the source system")),
  TEXT (DETAIL, "detail", N_ ("Detail")),
};

static const TlPropertySpec link_properties[] = {
  BOUND (FROM, "from", N_ ("From"), K (TOUCHPOINT)),
  BOUND (TO, "to", N_ ("To"), K (TOUCHPOINT)),
  CHOICE (KIND, "kind", N_ ("Kind"), link_kinds, TL_LINK_CAUSES),
  INTEGER (STRENGTH, "strength", N_ ("Strength"), 1, 3),
  TEXT (NOTE, "note", N_ ("Note")),
};

static const TlPropertySpec evidence_properties[] = {
  BOUND (ABOUT, "about", N_ ("About"), K (TOUCHPOINT) | K (LINK) | K (STAGE) | K (LANE)),
  CHOICE (SOURCE, "source", N_ ("Source"), sources, -1),
  CHOICE (MEASURE, "measure", N_ ("Measure"), measures, -1),
  NUMBER (VALUE, "value", N_ ("Value"), -HUGE_NUMBER, HUGE_NUMBER),
  COUNTS (COUNTS, "counts", N_ ("Answers per scale point")),
  INTEGER (N, "n", N_ ("Number of answers"), 0, 1e9),
  NUMBER (LOW, "low", N_ ("Lowest possible"), -HUGE_NUMBER, HUGE_NUMBER),
  NUMBER (HIGH, "high", N_ ("Highest possible"), -HUGE_NUMBER, HUGE_NUMBER),
  CHOICE (DIRECTION, "direction", N_ ("Direction"), directions, TL_DIRECTION_HIGHER_BETTER),
  DATE (DATE, "date", N_ ("Date")),
  CHOICE (CONSENT, "consent", N_ ("Consent"), consents, TL_CONSENT_INTERNAL),
  STRING (REFERENCE, "reference", N_ ("Reference")),
  TEXT (WORDS, "words", N_ ("Words")),
};

static const TlPropertySpec goal_properties[] = {
  NAMED (TITLE, "title", N_ ("Title")),
  STRING (MEASURE, "measure", N_ ("Measure")),
  STRING (BASELINE, "baseline", N_ ("Baseline")),
  STRING (TARGET, "target", N_ ("Target")),
};

static const TlPropertySpec change_properties[] = {
  NAMED (TITLE, "title", N_ ("Title")),
  CHOICE (STATUS, "status", N_ ("Status"), statuses, 0),
  REFS (ADDRESSES, "addresses", N_ ("Addresses"), K (TOUCHPOINT)),
  REFS (NEEDS, "needs", N_ ("Must change first"), K (TOUCHPOINT)),
  REF (OWNER, "owner", N_ ("Owner"), K (ROLE)),
  REF (GOAL, "goal", N_ ("Goal"), K (GOAL)),
  DATE (DUE, "due", N_ ("Due")),
  STRING (EFFORT, "effort", N_ ("Effort")),
  STRING (EFFECT, "effect", N_ ("Effect")),
  TEXT (DETAIL, "detail", N_ ("Detail")),
};

static const TlPropertySpec assessment_properties[] = {
  CHOSEN (TRAIT, "trait", N_ ("Trait"), traits),
  INTEGER (LEVEL, "level", N_ ("Level"), 1, 5),
  REF (TEAM, "team", N_ ("Team"), K (TEAM)),
  DATE (DATE, "date", N_ ("Date")),
  TEXT (NOTE, "note", N_ ("Note")),
};

/* What a finding may be about, or has to do with. */
#define FOUND (K (PERSON) | K (TEAM) | K (ROLE) | K (STAGE) | K (LANE) | K (TOUCHPOINT) | K (LINK) | K (EVIDENCE) | K (GOAL) | K (CHANGE))

static const TlPropertySpec verdict_properties[] = {
  NAMED (RULE, "rule", N_ ("Rule")),
  BOUND (ABOUT, "about", N_ ("About"), FOUND),
  REFS (WITH, "with", N_ ("Together with"), FOUND),
  CHOSEN (STATE, "state", N_ ("State"), verdicts),
  DATE (DATE, "date", N_ ("Date")),
  TEXT (NOTE, "note", N_ ("Note")),
};

/* A table that evidence is read from again whenever it changes: where it is, by the folder of the
 * map, and what its columns mean. */
static const TlPropertySpec data_source_properties[] = {
  NAMED (PATH, "path", N_ ("Path")),
  TEXT (MAPPING, "mapping", N_ ("What its columns mean")),
};

static const struct
{
  const char *name;
  const char *label;
  int parent;
  const TlPropertySpec *properties;
  guint n_properties;
} kinds[TL_N_KINDS] = {
  [TL_KIND_MAP] = { "journey-map", N_ ("Map"), -1, map_properties, G_N_ELEMENTS (map_properties) },
  [TL_KIND_PERSON] = { "person", N_ ("Person"), TL_KIND_MAP, person_properties, G_N_ELEMENTS (person_properties) },
  [TL_KIND_TEAM] = { "team", N_ ("Team"), TL_KIND_MAP, team_properties, G_N_ELEMENTS (team_properties) },
  [TL_KIND_ROLE] = { "role", N_ ("Role"), TL_KIND_MAP, role_properties, G_N_ELEMENTS (role_properties) },
  [TL_KIND_STAGE] = { "stage", N_ ("Stage"), TL_KIND_MAP, stage_properties, G_N_ELEMENTS (stage_properties) },
  [TL_KIND_MOMENT] = { "moment", N_ ("Moment"), TL_KIND_STAGE, moment_properties, G_N_ELEMENTS (moment_properties) },
  [TL_KIND_LANE] = { "lane", N_ ("Lane"), TL_KIND_MAP, lane_properties, G_N_ELEMENTS (lane_properties) },
  [TL_KIND_TOUCHPOINT] = { "touchpoint", N_ ("Touchpoint"), TL_KIND_MAP, touchpoint_properties, G_N_ELEMENTS (touchpoint_properties) },
  [TL_KIND_LINK] = { "link", N_ ("Link"), TL_KIND_MAP, link_properties, G_N_ELEMENTS (link_properties) },
  [TL_KIND_EVIDENCE] = { "evidence", N_ ("Evidence"), TL_KIND_MAP, evidence_properties, G_N_ELEMENTS (evidence_properties) },
  [TL_KIND_GOAL] = { "goal", N_ ("Goal"), TL_KIND_MAP, goal_properties, G_N_ELEMENTS (goal_properties) },
  [TL_KIND_CHANGE] = { "change", N_ ("Change"), TL_KIND_MAP, change_properties, G_N_ELEMENTS (change_properties) },
  [TL_KIND_ASSESSMENT] = { "assessment", N_ ("Assessment"), TL_KIND_MAP, assessment_properties, G_N_ELEMENTS (assessment_properties) },
  [TL_KIND_VERDICT] = { "verdict", N_ ("Verdict on a finding"), TL_KIND_MAP, verdict_properties, G_N_ELEMENTS (verdict_properties) },
  [TL_KIND_DATA_SOURCE] = { "data-source", N_ ("Evidence file"), TL_KIND_MAP, data_source_properties, G_N_ELEMENTS (data_source_properties) },
};
/* clang-format on */

typedef gint8 SlotRow[TL_N_PROPERTIES];

/* The slot of each property in its kind's table, worked out once from the tables above. */
static const SlotRow *
get_slots (void)
{
  static SlotRow slots[TL_N_KINDS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      memset (slots, -1, sizeof slots);
      for (guint kind = 0; kind < TL_N_KINDS; kind++)
        for (guint i = 0; i < kinds[kind].n_properties; i++)
          slots[kind][kinds[kind].properties[i].property] = (gint8) i;
      g_once_init_leave (&ready, 1);
    }
  return slots;
}

const char *
tl_kind_get_name (TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, NULL);
  return kinds[kind].name;
}

const char *
tl_kind_get_label (TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, NULL);
  return _ (kinds[kind].label);
}

gboolean
tl_kind_from_name (const char *name, TlKind *kind)
{
  for (guint i = 0; i < TL_N_KINDS; i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

int
tl_kind_get_parent (TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, -1);
  return kinds[kind].parent;
}

const TlPropertySpec *
tl_kind_get_properties (TlKind kind, guint *n_properties)
{
  if (kind >= TL_N_KINDS)
    {
      *n_properties = 0;
      return NULL;
    }
  *n_properties = kinds[kind].n_properties;
  return kinds[kind].properties;
}

int
tl_kind_get_slot (TlKind kind, TlProperty property)
{
  return kind < TL_N_KINDS ? get_slots ()[kind][property] : -1;
}

const TlPropertySpec *
tl_kind_get_property (TlKind kind, TlProperty property)
{
  int slot = tl_kind_get_slot (kind, property);

  return slot < 0 ? NULL : &kinds[kind].properties[slot];
}

const TlPropertySpec *
tl_kind_find_property (TlKind kind, const char *name)
{
  if (kind < TL_N_KINDS)
    for (guint i = 0; i < kinds[kind].n_properties; i++)
      if (strcmp (kinds[kind].properties[i].name, name) == 0)
        return &kinds[kind].properties[i];
  return NULL;
}

int
tl_choice_from_name (const TlChoice *choices, const char *name)
{
  for (int i = 0; choices[i].name != NULL; i++)
    if (strcmp (choices[i].name, name) == 0)
      return i;
  return -1;
}

const TlChoice *
tl_kind_get_choices (TlKind kind, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (kind, property);

  return spec == NULL ? NULL : spec->choices;
}
