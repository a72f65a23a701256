/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-file.h"
#include "tl-findings.h"
#include "tl-operations-stage.h"

/* Each rule with a map it speaks of, and one it must be silent about. */

#define TODAY "2026-11-22"

#define PEOPLE                                                                                     \
  "<person id='p1' layer='customer' name='Amira'/>"                                                \
  "<person id='p2' layer='employee' name='Bea'/>"                                                  \
  "<team id='tm1' name='Contact centre'/><team id='tm2' name='Billing'/>"                          \
  "<role id='r1' team='tm1' title='Lead'><objective>Calls end well.</objective></role>"            \
  "<role id='r2' team='tm2' title='Clerk'><objective>Bills are right.</objective></role>"          \
  "<goal id='g1' title='No second call' measure='Calls' target='1'/>"
#define STAGES                                                                                     \
  "<stage id='s1' title='Before' territory='customer'><moment id='o1'/></stage>"                   \
  "<stage id='s2' title='Get help' territory='shared'><moment id='o2'/><moment id='o3'/></stage>"  \
  "<stage id='s3' title='After' territory='customer'><moment id='o4'/></stage>"
#define LANES                                                                                      \
  "<lane id='l1' layer='customer' kind='touchpoints' title='Amira' person='p1'/>"                  \
  "<lane id='l2' layer='employee' kind='touchpoints' title='Bea' person='p2'/>"                    \
  "<lane id='l3' layer='organisation' kind='touchpoints' title='Rules'/>"
#define ALL PEOPLE STAGES LANES
#define CARD(id, lane, moment, more)                                                               \
  "<touchpoint id='" id "' lane='" lane "' moment='" moment "' title='Card " id "' " more "/>"
#define LINK(from, to, more) "<link id='k" from to "' from='" from "' to='" to "' " more "/>"
#define OFF_SCALE "value='7.5'"
#define EVIDENCE(about, more, words)                                                               \
  "<evidence id='e" about "' about='" about "' " more ">" words "</evidence>"
#define CUSTOMER CARD ("t1", "l1", "o2", "kind='contact'")
#define EMPLOYEE CARD ("t2", "l2", "o2", "kind='action'")
#define POLICY(more) CARD ("t3", "l3", "o2", "kind='policy' " more)
#define SAID "<words>It takes too long.</words>"
#define CUSTOMER_LOW CARD ("t1", "l1", "o2", "feeling='-1.2'")
#define EMPLOYEE_LOW(moment) CARD ("t2", "l2", moment, "feeling='-1.1'")
#define OWNED(id) CARD (id, "l2", "o2", "kind='action' accountable='r1'")
#define FOUR(t) OWNED (t "1") OWNED (t "2") OWNED (t "3") OWNED (t "4")

static const struct
{
  const char *rule;
  const char *yes, *no; /* what is on the map */
  const char *place;    /* the ids of its elements, when it speaks */
} cases[] = {
  { "low-points-together", ALL CUSTOMER_LOW EMPLOYEE_LOW ("o2"),
    ALL CUSTOMER_LOW EMPLOYEE_LOW ("o2") LINK ("t2", "t1", "kind='causes'"), "t1 t2" },
  { "low-point-foretold", ALL CUSTOMER_LOW EMPLOYEE_LOW ("o1"),
    ALL CUSTOMER_LOW EMPLOYEE_LOW ("o1") CARD ("t3", "l2", "o2", "feeling='-1.5'")
        LINK ("t3", "t1", "kind='causes'"),
    "t1 t2" },
  { "urgent-without-change", ALL CARD ("t1", "l1", "o2", "feeling='-1.5' importance-to-person='5'"),
    ALL CARD ("t1", "l1", "o2", "feeling='-1.5' importance-to-person='5'") POLICY ("")
        LINK ("t3", "t1", "kind='causes'") "<change id='c1' title='Mend' addresses='t3'/>",
    "t1" },
  { "pain-without-cause", ALL CARD ("t1", "l1", "o2", "kind='pain'"),
    ALL CARD ("t1", "l1", "o2", "kind='pain'") POLICY ("") LINK ("t3", "t1", "kind='causes'"),
    "t1" },
  { "cause-without-owner", ALL CUSTOMER POLICY ("") LINK ("t3", "t1", "kind='causes'"),
    ALL CUSTOMER POLICY ("accountable='r1'") LINK ("t3", "t1", "kind='causes'"), "t3" },
  { "cause-stops-short", ALL CUSTOMER EMPLOYEE LINK ("t2", "t1", "kind='causes'"),
    ALL CUSTOMER EMPLOYEE POLICY ("") LINK ("t2", "t1", "kind='causes'")
        LINK ("t3", "t2", "kind='causes'"),
    "t2" },
  { "cause-without-change",
    ALL CUSTOMER POLICY ("") LINK ("t3", "t1", "") "<change id='c1' title='Mend'/>",
    ALL CUSTOMER POLICY ("") LINK ("t3", "t1", "") "<change id='c1' title='Mend' addresses='t3'/>",
    "t3" },
  { "incentive-against-goal",
    ALL CARD ("t1", "l1", "o2", "feeling='-1' goal='g1'")
        EMPLOYEE CARD ("t3", "l3", "o2", "kind='incentive'") LINK ("t3", "t2", "")
            LINK ("t2", "t1", ""),
    ALL CARD ("t1", "l1", "o2", "feeling='1' goal='g1'")
        EMPLOYEE CARD ("t3", "l3", "o2", "kind='incentive'") LINK ("t3", "t2", "")
            LINK ("t2", "t1", ""),
    "t3 t1" },
  { "workaround-unsupported", ALL CARD ("t2", "l2", "o2", "kind='workaround'"),
    ALL CARD ("t2", "l2", "o2", "kind='workaround'") POLICY ("")
        LINK ("t3", "t2", "kind='enables'"),
    "t2" },
  { "weak-link-to-truth",
    ALL CARD ("t1", "l1", "o2", "moment-of-truth='They leave'") POLICY ("")
        LINK ("t3", "t1", "strength='1'"),
    ALL CARD ("t1", "l1", "o2", "moment-of-truth='They leave'") POLICY ("")
        LINK ("t3", "t1", "strength='2'"),
    "kt3t1 t1" },
  { "link-runs-backwards",
    ALL CUSTOMER CARD ("t2", "l2", "o3", "") LINK ("t2", "t1", "kind='causes'"),
    ALL CUSTOMER CARD ("t2", "l2", "o3", "") LINK ("t1", "t2", "kind='causes'"), "kt2t1 t2 t1" },
  { "moment-of-truth-unowned", ALL CARD ("t1", "l1", "o2", "moment-of-truth='They leave'"),
    ALL CARD ("t1", "l1", "o2", "moment-of-truth='They leave' accountable='r1'"), "t1" },
  { "contact-without-owner", ALL CUSTOMER,
    ALL CARD ("t1", "l1", "o2", "kind='contact' accountable='r1'"), "t1" },
  { "stage-without-owner", ALL CUSTOMER EMPLOYEE, ALL CUSTOMER OWNED ("t2"), "s2" },
  { "stage-of-one-team", ALL OWNED ("t1") OWNED ("t2") OWNED ("t3"),
    ALL OWNED ("t1") OWNED ("t2") POLICY ("accountable='r2'"), "s2 tm1" },
  { "hand-off-without-receiver", ALL CUSTOMER EMPLOYEE LINK ("t1", "t2", "kind='hands-off'"),
    ALL CUSTOMER OWNED ("t2") LINK ("t1", "t2", "kind='hands-off'"), "kt1t2 t2" },
  { "hand-off-without-link", ALL OWNED ("t1") CARD ("t2", "l2", "o3", "accountable='r2'"),
    ALL OWNED ("t1") CARD ("t2", "l2", "o3", "accountable='r2'")
        LINK ("t1", "t2", "kind='hands-off'"),
    "t1 t2" },
  { "role-carries-too-much", ALL FOUR ("ta") FOUR ("tb"), ALL OWNED ("t1") OWNED ("t2"), "r1" },
  { "role-without-objective",
    ALL "<role id='r3' team='tm1' title='Agent'/>" CARD ("t1", "l1", "o2", "accountable='r3'"),
    ALL "<role id='r3' team='tm1' title='Agent'/>" OWNED ("t1"), "r3" },
  { "objective-without-experience",
    ALL "<role id='r3' team='tm1' title='Agent'><objective>Short calls.</objective></role>" CARD (
        "t1", "l1", "o2", "accountable='r3'"),
    ALL "<role id='r3' team='tm1' title='Agent'><objective>Customers hang up happy.</objective>"
        "</role>" CARD ("t1", "l1", "o2", "accountable='r3'"),
    "r3" },
  { "role-without-team", ALL "<role id='r3' title='Agent'/>", ALL, "r3" },
  { "change-without-owner", ALL "<change id='c1' title='Mend' status='planned'/>",
    ALL "<change id='c1' title='Mend' status='planned' owner='r1'/>"
        "<change id='c2' title='Old' status='dropped'/>",
    "c1" },
  { "change-overdue", ALL "<change id='c1' title='Mend' due='2026-11-21'/>",
    ALL "<change id='c1' title='Mend' due='2026-11-22'/>"
        "<change id='c2' title='Old' status='done' due='2026-01-01'/>",
    "c1" },
  { "change-without-date", ALL "<change id='c1' title='Mend' status='doing'/>",
    ALL "<change id='c1' title='Mend' status='idea'/>", "c1" },
  { "change-without-need", ALL POLICY ("") "<change id='c1' title='Mend'/>",
    ALL POLICY ("") "<change id='c1' title='Mend' needs='t3'/>", "c1" },
  { "change-addresses-nothing", ALL POLICY ("") "<change id='c1' title='Mend'/>",
    ALL POLICY ("") "<change id='c1' title='Mend' addresses='t3'/>", "c1" },
  { "need-without-change", ALL CARD ("t1", "l1", "o2", "kind='need'"),
    ALL CARD ("t1", "l1", "o2", "kind='need'") "<change id='c1' title='Mend' addresses='t1'/>",
    "t1" },
  { "goal-unused", ALL, ALL CARD ("t1", "l1", "o2", "goal='g1'"), "g1" },
  { "goal-without-measure", ALL "<goal id='g2' title='Be nice' measure='Smiles'/>", ALL, "g2" },
  { "stage-without-people", ALL POLICY (""), ALL POLICY ("") CUSTOMER, "s2" },
  { "stage-without-customer", ALL EMPLOYEE, ALL EMPLOYEE CUSTOMER, "s2" },
  { "starts-at-our-door",
    PEOPLE "<stage id='s9' title='Call' territory='shared'><moment id='o9'/></stage>" STAGES LANES,
    ALL, "s9" },
  { "ends-at-our-door",
    ALL "<stage id='s9' title='Buy' territory='shared'><moment id='o9'/></stage>", ALL, "s9" },
  { "card-speaks-for-us",
    ALL "<touchpoint id='t1' lane='l1' moment='o2' title='billing: sends the bill'/>",
    ALL "<touchpoint id='t1' lane='l1' moment='o2' title='Billings, Montana, is home'/>",
    "t1 tm2" },
  { "card-in-our-verbs",
    ALL "<touchpoint id='t1' lane='l1' moment='o2' title='Validates: her account'/>",
    ALL "<touchpoint id='t1' lane='l1' moment='o2' title='Validation takes days'/>"
        "<touchpoint id='t2' lane='l2' moment='o2' title='Validates the account'/>",
    "t1" },
  { "card-without-words", ALL "<touchpoint id='t1' lane='l1' moment='o2'/>", ALL CUSTOMER, "t1" },
  { "contact-without-backstage", ALL CUSTOMER, ALL CUSTOMER EMPLOYEE, "t1" },
  { "process-meets-nobody", ALL CARD ("t3", "l3", "o2", "kind='process'"),
    ALL CARD ("t3", "l3", "o2", "kind='process'") CARD ("t1", "l1", "o4", "")
        LINK ("t3", "t1", "kind='enables'"),
    "t3" },
  { "tension", ALL CARD ("t1", "l1", "o2", "feeling='1'") CARD ("t2", "l2", "o2", "feeling='-1'"),
    ALL CARD ("t1", "l1", "o2", "feeling='1'") CARD ("t2", "l2", "o2", "feeling='-0.9'"), "t1 t2" },
  { "lane-without-experience", ALL EMPLOYEE, ALL CARD ("t2", "l2", "o2", "feeling='0'"), "l2" },
  { "person-nowhere", ALL "<person id='p3' layer='employee' name='Cem'/>", ALL, "p3" },
  { "assumption-as-fact", ALL CARD ("t1", "l1", "o2", "feeling='1'"),
    ALL CARD ("t1", "l1", "o2", "feeling='1'") EVIDENCE ("t1", "reference='Interview 9'", ""),
    "t1" },
  { "number-without-words", ALL CUSTOMER EVIDENCE ("t1", "measure='nps' value='3' n='9'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='nps' value='3' n='9'", SAID), "t1" },
  { "words-without-numbers", ALL CUSTOMER EVIDENCE ("t1", "", SAID),
    ALL CUSTOMER EVIDENCE ("t1", "measure='nps' value='3' n='9'", SAID), "t1" },
  { "few-answers", ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3' n='4'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3' n='5'", ""), "t1" },
  { "number-without-n", ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3' n='1'", ""), "et1" },
  { "number-without-measure", ALL CUSTOMER EVIDENCE ("t1", "value='3' n='9'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3' n='9'", ""), "et1" },
  { "number-without-scale", ALL CUSTOMER EVIDENCE ("t1", "measure='csat' value='4.2' n='9'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='csat' value='4.2' n='9' low='1' high='5'", ""), "et1" },
  { "number-off-scale", ALL CUSTOMER EVIDENCE ("t1", "measure='ces' n='9' " OFF_SCALE, ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='7' n='9'", ""), "et1" },
  { "stale-evidence", ALL CUSTOMER EVIDENCE ("t1", "date='2024-11-21'", SAID),
    ALL CUSTOMER EVIDENCE ("t1", "date='2024-11-22'", SAID), "et1" },
  { "number-without-date", ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3'", ""),
    ALL CUSTOMER EVIDENCE ("t1", "measure='ces' value='3' date='2026-01-01'", ""), "et1" },
  { "quote-without-consent", ALL CUSTOMER EVIDENCE ("t1", "", SAID),
    ALL CUSTOMER EVIDENCE ("t1", "consent='none'", SAID), "et1" },
  { "evidence-without-source", ALL CUSTOMER EVIDENCE ("t1", "", SAID),
    ALL CUSTOMER EVIDENCE ("t1", "source='survey'", SAID), "et1" },
};

static TlMap *
read_map (const char *content)
{
  g_autofree char *xml =
      g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Test' "
                   "xml:lang='en'>",
                   content, "</journey-map>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  /* What is off its scale is told of when it is read, too. */
  g_assert_cmpuint (problems != NULL ? problems->len : 0, ==, strstr (content, OFF_SCALE) != NULL);
  return map;
}

static const TlFinding *
find (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TlFinding *) findings->pdata[i])->rule, rule))
      return findings->pdata[i];
  return NULL;
}

static char *
list_ids (const GPtrArray *elements)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (ids, (gpointer) tl_element_get_id (elements->pdata[i]));
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_rule (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TlMap) yes = read_map (cases[i].yes), no = read_map (cases[i].no);
  g_autoptr (GPtrArray) spoken = tl_findings_list (yes, TODAY);
  g_autoptr (GPtrArray) silent = tl_findings_list (no, TODAY);
  const TlFinding *finding = find (spoken, cases[i].rule);
  g_autofree char *place = NULL;

  g_assert_nonnull (finding);
  place = list_ids (finding->elements);
  g_assert_cmpstr (place, ==, cases[i].place);
  g_assert_null (strchr (finding->message, '%'));
  g_assert_cmpuint (strlen (finding->advice), >, 10);
  g_assert_null (find (silent, cases[i].rule));
}

/* Systems have names as teams do; only ours, and whole words. */
static void
test_names_of_systems (void)
{
  g_autoptr (TlMap) yes =
      read_map (ALL "<touchpoint id='t3' lane='l3' moment='o2' kind='system' title='Bill run'/>"
                    "<touchpoint id='t1' lane='l1' moment='o2' title='BILL RUN sends a letter'/>");
  g_autoptr (TlMap) no =
      read_map (ALL "<touchpoint id='t3' lane='l3' moment='o2' kind='process' title='Bill run'/>"

                    "<touchpoint id='t1' lane='l1' moment='o2' title='Bill run sends a letter'/>");
  g_autoptr (GPtrArray) spoken = tl_findings_list (yes, TODAY);
  g_autoptr (GPtrArray) silent = tl_findings_list (no, TODAY);
  const TlFinding *finding = find (spoken, "card-speaks-for-us");
  g_autofree char *place = NULL;

  g_assert_nonnull (finding);
  place = list_ids (finding->elements);
  g_assert_cmpstr (place, ==, "t1 t3");
  for (guint i = 0; i < silent->len; i++)
    {
      const TlFinding *other = silent->pdata[i];

      if (g_str_equal (other->rule, "card-speaks-for-us"))
        g_assert_cmpstr (tl_element_get_id (other->elements->pdata[0]), !=, "t1");
    }
}

/* By the language of the map; of one we know no verbs of, nothing is said. */
static void
test_verbs_by_language (void)
{
  static const struct
  {
    const char *language, *title;
    gboolean found;
  } cards[] = {
    { "de-AT", "Bearbeitet den Antrag", TRUE }, { "de", "Validates the account", FALSE },
    { "en-GB", "Validates the account", TRUE }, { "fr", "Validates the account", FALSE },
    { "en", "Bearbeitet den Antrag", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *content =
          g_strconcat (ALL "<touchpoint id='t1' lane='l1' moment='o2' title='", cards[i].title,
                       "'/>", NULL);
      g_autoptr (TlMap) map = read_map (content);
      g_autoptr (TlHistory) history = tl_history_new (map);
      g_autoptr (GPtrArray) findings = NULL;

      tl_history_begin (history, "Set", NULL);
      tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_LANG, cards[i].language);
      tl_history_commit (history);
      findings = tl_findings_list (map, TODAY);
      g_assert_cmpint (find (findings, "card-in-our-verbs") != NULL, ==, cards[i].found);
    }
}

/* What lasts is one card at each of its moments, and two who meet later meet. */
static void
test_cards_that_last (void)
{
  g_autoptr (TlMap) one = read_map (ALL CARD ("t1", "l2", "o2", "span='3' accountable='r1'"));
  g_autoptr (GPtrArray) of_one = tl_findings_list (one, TODAY);
  g_autoptr (TlMap) two = read_map (ALL CARD ("t1", "l1", "o2", "span='2' feeling='1'")
                                        CARD ("t2", "l2", "o3", "feeling='-1'")
                                            CARD ("t3", "l2", "o3", "feeling='-1.5'"));
  g_autoptr (GPtrArray) of_two = tl_findings_list (two, TODAY);
  const TlFinding *tension = find (of_two, "tension");
  g_autofree char *place = NULL;

  g_assert_null (find (of_one, "stage-of-one-team"));
  g_assert_nonnull (tension);
  place = list_ids (tension->elements);
  g_assert_cmpstr (place, ==, "t1 t3");
}

/* A low point is one of its curve: neither what is felt less badly beside it, nor what goes on
 * falling. A long way of causes ties, too, in a circle as well. */
static void
test_low_points (void)
{
#define LOWS CUSTOMER_LOW CARD ("t3", "l1", "o2", "feeling='-1.1'") EMPLOYEE_LOW ("o2")
  static const struct
  {
    const char *content;
    gboolean speaks;
  } maps[] = {
    { ALL LOWS, TRUE },
    { ALL LOWS CARD ("t4", "l2", "o3", "feeling='-1.9'"), FALSE },
    { ALL LOWS CARD ("t4", "l1", "o1", "feeling='-1.3'"), FALSE },
    { ALL LOWS CARD ("t4", "l1", "o4", "feeling='-1.9'"), TRUE },
    { ALL LOWS LINK ("t2", "t4", "kind='causes'") LINK ("t4", "t1", "kind='causes'")
          LINK ("t1", "t2", "kind='causes'") CARD ("t4", "l3", "o2", ""),
      FALSE },
    { ALL LOWS LINK ("t2", "t1", "kind='enables'"), TRUE },
    /* Where a low point begins. */
    { ALL CARD ("t1", "l1", "o2", "feeling='-1'") CARD ("t2", "l2", "o2", "feeling='-1'"), TRUE },
    { ALL CARD ("t1", "l1", "o2", "feeling='-1'") CARD ("t2", "l2", "o2", "feeling='-0.9'"),
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (TlMap) map = read_map (maps[i].content);
      g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);
      const TlFinding *finding = find (findings, "low-points-together");
      g_autofree char *place = finding != NULL ? list_ids (finding->elements) : NULL;

      g_assert_cmpstr (place, ==, maps[i].speaks ? "t1 t2" : NULL);
    }
}

/* However many are sad in one place, each is looked at in a step or two. */
static void
test_many_low_points (void)
{
  g_autoptr (GString) content = g_string_new (ALL);
  g_autoptr (TlMap) map = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (content,
                            "<touchpoint id='a%u' lane='l%u' moment='o2' title='T' feeling='-2'/>",
                            i, i % 5 == 0 ? 2u : 1u);
  map = read_map (content->str);
  findings = tl_findings_list (map, TODAY);
  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((TlFinding *) findings->pdata[i])->rule, "low-points-together");
  g_assert_cmpuint (n, ==, 4000);
}

static void
test_counts_are_numbers (void)
{
  g_autoptr (TlMap) map =
      read_map (ALL CUSTOMER EVIDENCE ("t1", "measure='csat' counts='1 2 3 4 5'", ""));
  g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);

  g_assert_nonnull (find (findings, "number-without-words"));
  g_assert_nonnull (find (findings, "number-without-date"));
  g_assert_null (find (findings, "number-without-n"));
}

static void
test_every_rule_has_a_case (void)
{
  g_assert_cmpuint (tl_findings_get_n_rules (), >=, 30);
  for (guint rule = 0; rule < tl_findings_get_n_rules (); rule++)
    {
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        n += g_str_equal (cases[i].rule, tl_findings_get_rule (rule));
      if (n != 1)
        g_error ("%s: %u cases", tl_findings_get_rule (rule), n);
    }
}

/* A name is no pattern, and is cut when it is long. */
static void
test_names_are_only_names (void)
{
  g_autofree char *lots = g_strnfill (5000, 'x');
  g_autofree char *content =
      g_strconcat (ALL
                   "<touchpoint id='t1' lane='l1' moment='o2' kind='pain' title='%2 %s &lt;b&gt; ",
                   lots, "'/>", NULL);
  g_autoptr (TlMap) map = read_map (content);
  g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);
  const TlFinding *finding = find (findings, "pain-without-cause");

  g_assert_true (g_str_has_prefix (finding->message, "“%2 %s <b> xxx"));
  g_assert_cmpuint (strlen (finding->message), <, 200);
}

/* Two who feel differently; and a verdict on that. */
#define TENSE CARD ("t1", "l1", "o2", "feeling='1'") CARD ("t2", "l2", "o2", "feeling='-1'")
#define VERDICT(id, rule, about, more)                                                             \
  "<verdict id='" id "' rule='" rule "' about='" about "' " more "/>"

static void
assert_state (const char *content, const char *rule, TlFindingState state)
{
  g_autoptr (TlMap) map = read_map (content);
  g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);
  const TlFinding *finding = find (findings, rule);

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->state, ==, state);
  g_assert_cmpint (finding->verdict != NULL, ==, state != TL_FINDING_OPEN);
  g_assert_cmpuint (tl_findings_count_open (findings), ==,
                    findings->len - (state != TL_FINDING_OPEN ? 1 : 0));
}

/* The rule and all of the place, in this order, or it is another finding. */
static void
test_verdicts (void)
{
  assert_state (ALL TENSE VERDICT ("v1", "tension", "t1", "with='t2' state='dismissed'"), "tension",
                TL_FINDING_DISMISSED);
  assert_state (ALL TENSE VERDICT ("v1", "tension", "t1", "with='t2' state='resolved'"), "tension",
                TL_FINDING_RESOLVED);
  assert_state (ALL TENSE VERDICT ("v1", "tension", "t1", "state='resolved'"), "tension",
                TL_FINDING_OPEN);
  assert_state (ALL TENSE VERDICT ("v1", "tension", "t2", "with='t1' state='resolved'"), "tension",
                TL_FINDING_OPEN);
  assert_state (ALL TENSE VERDICT ("v1", "urgent", "t1", "with='t2' state='resolved'"), "tension",
                TL_FINDING_OPEN);
  assert_state (ALL TENSE VERDICT ("v1", "tension", "t1", "with='t2' state='dismissed'")
                    VERDICT ("v2", "tension", "t1", "with='t2' state='resolved'"),
                "tension", TL_FINDING_RESOLVED);
}

/* What is judged is not in use for that: the finding would come and go. */
static void
test_verdicts_are_no_use (void)
{
  assert_state (ALL VERDICT ("v1", "goal-unused", "g1", "state='dismissed'"), "goal-unused",
                TL_FINDING_DISMISSED);
  assert_state (ALL
                "<person id='p3' layer='employee' name='Cem'/>" VERDICT ("v1", "person-nowhere",
                                                                         "p3", "state='dismissed'"),
                "person-nowhere", TL_FINDING_DISMISSED);
}

static void
decide (TlHistory *history, TlFindingState state, const char *note)
{
  g_autoptr (GPtrArray) findings = tl_findings_list (tl_history_get_map (history), TODAY);

  tl_history_begin (history, "Decide", NULL);
  tl_findings_decide (history, find (findings, "tension"), state, note, TODAY);
  tl_history_commit (history);
}

static void
assert_decided (TlHistory *history, TlFindingState state, const char *note)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);
  const TlFinding *finding = find (findings, "tension");

  g_assert_cmpint (finding->state, ==, state);
  g_assert_cmpstr (finding->note, ==, note);
  g_assert_cmpuint (tl_map_count (map, TL_KIND_VERDICT), ==, state == TL_FINDING_OPEN ? 0 : 1);
}

/* One verdict whatever is said how often, none when it is open again; undone step by step; and it
 * goes with the card it is about. */
static void
test_decide (void)
{
  g_autoptr (TlMap) map = read_map (ALL TENSE);
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *card = tl_map_find (map, "t1"), *verdict;

  decide (history, TL_FINDING_DISMISSED, "They never meet");
  assert_decided (history, TL_FINDING_DISMISSED, "They never meet");
  verdict = tl_map_get_first (map, TL_KIND_VERDICT);
  g_assert_cmpstr (tl_element_get (verdict, TL_PROPERTY_DATE), ==, TODAY);
  g_assert_cmpstr (tl_element_get (verdict, TL_PROPERTY_WITH), ==, "t2");
  decide (history, TL_FINDING_RESOLVED, NULL);
  assert_decided (history, TL_FINDING_RESOLVED, NULL);
  decide (history, TL_FINDING_OPEN, NULL);
  assert_decided (history, TL_FINDING_OPEN, NULL);
  tl_history_undo (history);
  assert_decided (history, TL_FINDING_RESOLVED, NULL);
  tl_history_undo (history);
  assert_decided (history, TL_FINDING_DISMISSED, "They never meet");
  tl_history_begin (history, "Delete", NULL);
  tl_operations_delete (history, &card, 1);
  tl_history_commit (history);
  g_assert_cmpuint (tl_map_count (map, TL_KIND_VERDICT), ==, 0);
}

/* Stages that are joined leave behind what was said of the second. */
static void
test_verdict_on_joined_stage (void)
{
  g_autoptr (TlMap) map =
      read_map (ALL EMPLOYEE VERDICT ("v1", "stage-without-customer", "s2", "state='dismissed'"));
  g_autoptr (TlHistory) history = tl_history_new (map);

  tl_history_begin (history, "Join", NULL);
  tl_operations_merge_stage (history, tl_map_find (map, "s1"));
  g_assert_true (tl_history_commit (history));
  g_assert_null (tl_map_find (map, "v1"));
  tl_history_undo (history);
  g_assert_nonnull (tl_map_find (map, "v1"));
}

static void
test_empty_map (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (GPtrArray) findings = tl_findings_list (map, TODAY);

  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/findings/", cases[i].rule, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule);
    }
  g_test_add_func ("/findings/names-of-systems", test_names_of_systems);
  g_test_add_func ("/findings/verbs-by-language", test_verbs_by_language);
  g_test_add_func ("/findings/cards-that-last", test_cards_that_last);
  g_test_add_func ("/findings/low-points", test_low_points);
  g_test_add_func ("/findings/many-low-points", test_many_low_points);
  g_test_add_func ("/findings/counts-are-numbers", test_counts_are_numbers);
  g_test_add_func ("/findings/every-rule-has-a-case", test_every_rule_has_a_case);
  g_test_add_func ("/findings/names-are-only-names", test_names_are_only_names);
  g_test_add_func ("/findings/verdicts", test_verdicts);
  g_test_add_func ("/findings/verdicts-are-no-use", test_verdicts_are_no_use);
  g_test_add_func ("/findings/decide", test_decide);
  g_test_add_func ("/findings/verdict-on-joined-stage", test_verdict_on_joined_stage);
  g_test_add_func ("/findings/empty-map", test_empty_map);
  return g_test_run ();
}
