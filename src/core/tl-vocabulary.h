/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The vocabulary: which kinds of element a map has and which properties each of them declares.
 *
 * The table in tl-vocabulary.c is the single source of truth. The reader, the writer, the
 * validator, undo, the inspector and the test of the schema all run over it.
 *
 * A value is its text in the file, or NULL when unset; the specification says which text is
 * valid. Nothing here allocates: every pointer returned is static and lives for ever. */

typedef enum
{
  TL_KIND_MAP,
  TL_KIND_PERSON,
  TL_KIND_TEAM,
  TL_KIND_ROLE,
  TL_KIND_STAGE,
  TL_KIND_MOMENT,
  TL_KIND_LANE,
  TL_KIND_TOUCHPOINT,
  TL_KIND_LINK,
  TL_KIND_EVIDENCE,
  TL_KIND_GOAL,
  TL_KIND_CHANGE,
  TL_KIND_ASSESSMENT,
  TL_KIND_VERDICT,
  TL_KIND_DATA_SOURCE,
  /* XML this version does not know (elements, comments): kept verbatim, in place. It has no id and
   * no properties. */
  TL_KIND_FOREIGN,
} TlKind;

#define TL_N_KINDS (TL_KIND_DATA_SOURCE + 1)

/* One name each; what a name means belongs to the kind that declares it. */
typedef enum
{
  TL_PROPERTY_ABOUT,
  TL_PROPERTY_ACCOUNTABLE,
  TL_PROPERTY_ADDRESSES,
  TL_PROPERTY_BASED_ON,
  TL_PROPERTY_BASELINE,
  TL_PROPERTY_CHANNELS,
  TL_PROPERTY_CONSENT,
  TL_PROPERTY_CONSULTED,
  TL_PROPERTY_CONTEXT,
  TL_PROPERTY_CONTROL,
  TL_PROPERTY_COUNTS,
  TL_PROPERTY_DATE,
  TL_PROPERTY_DETAIL,
  TL_PROPERTY_DIRECTION,
  TL_PROPERTY_DUE,
  TL_PROPERTY_DURATION,
  TL_PROPERTY_EFFECT,
  TL_PROPERTY_EFFORT,
  TL_PROPERTY_EXPECTATIONS,
  TL_PROPERTY_FEELING,
  TL_PROPERTY_FONT,
  TL_PROPERTY_FROM,
  TL_PROPERTY_GOAL,
  TL_PROPERTY_HELD_BY,
  TL_PROPERTY_HIDDEN,
  TL_PROPERTY_HIGH,
  TL_PROPERTY_IMPORTANCE_TO_PERSON,
  TL_PROPERTY_IMPORTANCE_TO_US,
  TL_PROPERTY_INFORMED,
  TL_PROPERTY_KIND,
  TL_PROPERTY_LANE,
  TL_PROPERTY_LANG,
  TL_PROPERTY_LAYER,
  TL_PROPERTY_LEVEL,
  TL_PROPERTY_LOW,
  TL_PROPERTY_MAPPING,
  TL_PROPERTY_MEASURE,
  TL_PROPERTY_MOMENT,
  TL_PROPERTY_MOMENT_OF_TRUTH,
  TL_PROPERTY_N,
  TL_PROPERTY_NAME,
  TL_PROPERTY_NEEDS,
  TL_PROPERTY_NOTE,
  TL_PROPERTY_OBJECTIVE,
  TL_PROPERTY_OWNER,
  TL_PROPERTY_PARTNER,
  TL_PROPERTY_PATH,
  TL_PROPERTY_PERSON,
  TL_PROPERTY_PICTURE,
  TL_PROPERTY_QUOTE,
  TL_PROPERTY_REFERENCE,
  TL_PROPERTY_RESPONSIBLE,
  TL_PROPERTY_ROLE,
  TL_PROPERTY_RULE,
  TL_PROPERTY_SCALE_HIGH,
  TL_PROPERTY_SCALE_LOW,
  TL_PROPERTY_SOURCE,
  TL_PROPERTY_SPAN,
  TL_PROPERTY_STATE,
  TL_PROPERTY_STATUS,
  TL_PROPERTY_STRENGTH,
  TL_PROPERTY_SUBTITLE,
  TL_PROPERTY_SUMMARY,
  TL_PROPERTY_TAGS,
  TL_PROPERTY_TARGET,
  TL_PROPERTY_TARGET_DATE,
  TL_PROPERTY_TEAM,
  TL_PROPERTY_TERRITORY,
  TL_PROPERTY_TITLE,
  TL_PROPERTY_TO,
  TL_PROPERTY_TOPIC,
  TL_PROPERTY_TRAIT,
  TL_PROPERTY_VALUE,
  TL_PROPERTY_WITH,
  TL_PROPERTY_WORDS,
} TlProperty;

#define TL_N_PROPERTIES (TL_PROPERTY_WORDS + 1)

typedef enum
{
  TL_VALUE_STRING,  /* one line, an attribute */
  TL_VALUE_TEXT,    /* any number of lines, a child element */
  TL_VALUE_NUMBER,  /* finite, decimal point, minimum ... maximum */
  TL_VALUE_INTEGER, /* minimum ... maximum */
  TL_VALUE_BOOLEAN, /* "yes" or "no" */
  TL_VALUE_CHOICE,  /* one of the specification's choices */
  TL_VALUE_DATE,    /* YYYY-MM-DD, a day that exists */
  TL_VALUE_REF,     /* the id of an element of one of ref_kinds */
  TL_VALUE_REFS,    /* such ids, separated by one space, none twice */
  TL_VALUE_TOKENS,  /* words without white space, separated by one space, none twice */
  TL_VALUE_COUNTS,  /* whole numbers from 0, separated by one space */
  TL_VALUE_LANG,    /* a language in the form of BCP 47 ("pt-BR"), registered or not */
} TlValueType;

typedef struct
{
  const char *name;  /* in the file */
  const char *label; /* for people, to be passed through _() */
} TlChoice;

typedef struct
{
  TlProperty property;
  const char *name;  /* in the file: "moment-of-truth" */
  const char *label; /* for people, to be passed through _() */
  TlValueType type;
  gboolean required; /* the element means nothing without it; a choice may yet be unset in a map
                      * whose file has another word there, which is kept in the file */
  const TlChoice *choices; /* TL_VALUE_CHOICE: ends with a NULL name */
  int default_choice;      /* what an unset choice means; -1: nothing */
  guint ref_kinds;         /* TL_VALUE_REF, REFS: 1 << TlKind, ored */
  double minimum;          /* TL_VALUE_NUMBER, INTEGER */
  double maximum;
} TlPropertySpec;

/* The choices, in the order of their tables. */
typedef enum
{
  TL_LAYER_CUSTOMER,
  TL_LAYER_PARTNER,
  TL_LAYER_EMPLOYEE,
  TL_LAYER_ORGANISATION
} TlLayer;
#define TL_N_LAYERS (TL_LAYER_ORGANISATION + 1)

typedef enum
{
  TL_LANE_TOUCHPOINTS,
  TL_LANE_EXPERIENCE,
  TL_LANE_QUOTES,
  TL_LANE_MEASURES,
  TL_LANE_PICTURE,
} TlLaneKind;

typedef enum
{
  TL_TERRITORY_CUSTOMER,
  TL_TERRITORY_SHARED
} TlTerritory;

typedef enum
{
  TL_STATE_CURRENT,
  TL_STATE_FUTURE
} TlState;

typedef enum
{
  TL_TOUCHPOINT_CONTACT,
  TL_TOUCHPOINT_ACTION,
  TL_TOUCHPOINT_THOUGHT,
  TL_TOUCHPOINT_NEED,
  TL_TOUCHPOINT_PAIN,
  TL_TOUCHPOINT_GAIN,
  TL_TOUCHPOINT_WORKAROUND,
  TL_TOUCHPOINT_KNOWLEDGE,
  TL_TOUCHPOINT_PROCESS,
  TL_TOUCHPOINT_SYSTEM,
  TL_TOUCHPOINT_POLICY,
  TL_TOUCHPOINT_STRUCTURE,
  TL_TOUCHPOINT_CULTURE,
  TL_TOUCHPOINT_INCENTIVE,
  TL_TOUCHPOINT_MEASURE,
  TL_TOUCHPOINT_IDEA,
} TlTouchpointKind;
#define TL_N_TOUCHPOINT_KINDS (TL_TOUCHPOINT_IDEA + 1)

typedef enum
{
  TL_CONTROL_OURS,
  TL_CONTROL_SHARED,
  TL_CONTROL_OUTSIDE
} TlControl;

typedef enum
{
  TL_LINK_CAUSES,
  TL_LINK_ENABLES,
  TL_LINK_BLOCKS,
  TL_LINK_TRIGGERS,
  TL_LINK_HANDS_OFF,
} TlLinkKind;
#define TL_N_LINK_KINDS (TL_LINK_HANDS_OFF + 1)

typedef enum
{
  TL_MEASURE_NPS,
  TL_MEASURE_CSAT,
  TL_MEASURE_CES,
  TL_MEASURE_RATING,
  TL_MEASURE_COUNT,
  TL_MEASURE_SHARE,
  TL_MEASURE_DURATION,
} TlMeasure;

typedef enum
{
  TL_DIRECTION_HIGHER_BETTER,
  TL_DIRECTION_LOWER_BETTER
} TlDirection;

typedef enum
{
  TL_CONSENT_PUBLIC,
  TL_CONSENT_INTERNAL,
  TL_CONSENT_NONE
} TlConsent;

typedef enum
{
  TL_TRAIT_SHARED_GOALS,
  TL_TRAIT_SYSTEM_THINKING,
  TL_TRAIT_FLEXIBLE_DESIGN,
  TL_TRAIT_INCENTIVES,
  TL_TRAIT_COOPERATION,
  TL_TRAIT_LEADERSHIP
} TlTrait;
#define TL_N_TRAITS (TL_TRAIT_LEADERSHIP + 1)

typedef enum
{
  TL_CHANGE_IDEA,
  TL_CHANGE_PLANNED,
  TL_CHANGE_DOING,
  TL_CHANGE_DONE,
  TL_CHANGE_DROPPED
} TlChangeStatus;
#define TL_N_CHANGE_STATUSES (TL_CHANGE_DROPPED + 1)

typedef enum
{
  TL_VERDICT_RESOLVED,
  TL_VERDICT_DISMISSED
} TlVerdictState;

/* The element's name in the file, and for people ("Touchpoint", translated). */
const char *tl_kind_get_name (TlKind kind);
const char *tl_kind_get_label (TlKind kind);
/* FALSE when no kind has this name. */
gboolean tl_kind_from_name (const char *name, TlKind *kind);
/* The kind an element of this kind stands in: stages for moments, the map for all else. The map
 * itself has no parent: -1. */
int tl_kind_get_parent (TlKind kind);

/* All properties of a kind, in the order they are written in. */
const TlPropertySpec *tl_kind_get_properties (TlKind kind, guint *n_properties);
/* NULL when the kind does not declare the property. */
const TlPropertySpec *tl_kind_get_property (TlKind kind, TlProperty property);
/* The position of the property in the kind's table, -1 when it is not declared. */
int tl_kind_get_slot (TlKind kind, TlProperty property);
/* NULL when the kind declares no property of this name. */
const TlPropertySpec *tl_kind_find_property (TlKind kind, const char *name);

/* The position of the name among the choices, -1 when it is none of them. */
int tl_choice_from_name (const TlChoice *choices, const char *name);
/* The choices of a property ("TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND"), NULL when it has none. */
const TlChoice *tl_kind_get_choices (TlKind kind, TlProperty property);

/* TRUE when the text is a valid value on its own; whether an id exists is the map's business. On
 * FALSE *reason says why, translated, as the end of a sentence ("is not a number from 1 to 3").
 * Transfer full. */
gboolean tl_property_spec_check (const TlPropertySpec *spec, const char *text, char **reason);

/* TRUE for a string usable as id: an XML name of ASCII letters, digits, "-", "_" and ".", at most
 * 64 bytes, that starts with a letter or "_". */
gboolean tl_id_is_valid (const char *id);

G_END_DECLS
