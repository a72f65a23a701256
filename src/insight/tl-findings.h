/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* Findings: what a good reviewer would say of a map. Each comes from one rule of a fixed list, has
 * a place and says what to do about it. Pure: the same map gives the same findings in the same
 * order, on any machine. */

typedef enum
{
  TL_SEVERITY_HINT,    /* makes the map stronger */
  TL_SEVERITY_WARNING, /* weakens what the map says */
  TL_SEVERITY_SERIOUS, /* somebody is hurt and nobody acts, or what is shown is not so */
} TlSeverity;
#define TL_N_SEVERITIES (TL_SEVERITY_SERIOUS + 1)

/* What somebody said of a finding. It is kept on the map as a verdict: the rule, and the elements
 * of the finding. While both are the same the finding stays in its state; a verdict on what is no
 * longer found says nothing, and goes with the first of its elements. */
typedef enum
{
  TL_FINDING_OPEN,
  TL_FINDING_RESOLVED,  /* what can be done is done */
  TL_FINDING_DISMISSED, /* it is none */
} TlFindingState;
#define TL_N_FINDING_STATES (TL_FINDING_DISMISSED + 1)

typedef struct
{
  const char *rule; /* "pain-without-cause": stable, for programs; static */
  TlSeverity severity;
  GPtrArray *elements; /* where: the one it is about first, then what it has to do with; owned */
  char *message;       /* one sentence, translated, with the names of the elements; owned */
  const char *advice;  /* what to do, one sentence, translated; static */
  TlFindingState state;
  TlElement *verdict; /* that says so; NULL: open */
  char *note;         /* of the verdict, NULL: none; owned */
} TlFinding;

TlFinding *tl_finding_ref (TlFinding *finding);
void tl_finding_unref (TlFinding *finding);

/* All findings, the most severe first, rule by rule of the list, each in the order of the map.
 * `today` as YYYY-MM-DD: what is old, or overdue, is so on that day. 50 ms for 10,000 touchpoints;
 * whoever wants them while the map is edited has a TlFindingsKeeper. The elements are those of the
 * map and valid as long as they are on it. Of TlFinding, transfer full. */
GPtrArray *tl_findings_list (TlMap *map, const char *today);

guint tl_findings_count_open (const GPtrArray *findings);

/* Makes the state of a finding of this map what is said, in the step that is open: writes a verdict
 * of this day (YYYY-MM-DD) with the note (NULL: none), or takes it out. The finding itself stays as
 * it is: findings are to be listed anew. */
void tl_findings_decide (TlHistory *history,
                         const TlFinding *finding,
                         TlFindingState state,
                         const char *note,
                         const char *today);

/* How many rules there are, and the name of each in the order of the list. Static. */
guint tl_findings_get_n_rules (void);
const char *tl_findings_get_rule (guint index);
/* "serious": for programs; "Serious": for people, translated. Static. */
const char *tl_severity_get_name (TlSeverity severity);
const char *tl_severity_get_label (TlSeverity severity);
/* "dismissed": for programs; "Dismissed": for people, translated. Static. */
const char *tl_finding_state_get_name (TlFindingState state);
const char *tl_finding_state_get_label (TlFindingState state);

G_END_DECLS
