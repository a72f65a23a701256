/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "synthetic-map.h"

#include <math.h>

typedef enum
{
  CUSTOMER,
  PARTNER,
  EMPLOYEE,
  ORGANISATION,
  N_LAYERS
} Layer;

typedef struct
{
  guint lane;
  guint moment;
} Place;

typedef struct
{
  const SyntheticRequest *request;
  GRand *random;
  GString *text;
  guint n_lanes;   /* for touchpoints; experience lanes come on top */
  guint n_moments; /* in stages of MOMENTS_A_STAGE */
  Place *places;   /* of each touchpoint, from the start of the journey to its end */
} Synthesis;

#define MOMENTS_A_STAGE 4
#define N_TEAMS 12
#define CARDS_A_CELL 0.65

static const char *const layer_names[] = { "customer", "partner", "employee", "organisation" };

static const char *const people[] = { "Amira", "Jonas", "Ines",   "Tobias", "Leila", "Marek",
                                      "Sofia", "Kwame", "Birgit", "Rashid", "Nell",  "Petra" };

static const char *const team_names[N_TEAMS] = { "Contact centre", "Field planning", "Billing",
                                                 "Intake",         "Operations",     "Insight",
                                                 "Procurement",    "People team",    "Front desk",
                                                 "Records",        "Dispatch",       "Legal" };

static const char *const topics[] = { "process",         "system",  "policy",
                                      "people-practice", "culture", "incentive" };

static const char *const channels[] = { "phone",  "chat",   "email",     "web",
                                        "mobile", "letter", "in-person", "system" };

static const char *const verbs[] = { "Asks for", "Waits for",  "Fills in",   "Checks",   "Sends",
                                     "Receives", "Explains",   "Repeats",    "Looks up", "Corrects",
                                     "Signs",    "Hands over", "Is told of", "Confirms", "Books",
                                     "Cancels",  "Passes on",  "Copies",     "Approves", "Chases" };

static const char *const things[] = { "the appointment",
                                      "the proof of address",
                                      "a second form",
                                      "the case number",
                                      "the test results",
                                      "an answer by letter",
                                      "the price for next year",
                                      "the job sheet",
                                      "a call from the planning desk",
                                      "the name of whoever decides",
                                      "the list of open cases",
                                      "the monthly figures",
                                      "a slot in the afternoon",
                                      "the reason for the delay",
                                      "the change of plan",
                                      "the key to the cabinet" };

static const char *const sentences[] = {
  "The form asks for a number that only the letter carries.",
  "Takes about twelve minutes, twenty on a Monday.",
  "Nobody on the second floor can see what the first floor has promised.",
  "Works well where people know each other, and not at all where they do not.",
  "The rule dates from before the merger and was never written down.",
  "Three in five give up here and ring instead.",
  "What was agreed on the phone is not on the sheet.",
  "The deadline counts from the day the letter is printed, not from the day it arrives.",
};

static const char *const quotes[] = { "I told all of this to the first person.",
                                      "I just want to know when.",
                                      "She was kind, and she could not see my file.",
                                      "We all know it, and it is in no report.",
                                      "It took one call. I had put it off for a month." };

static const char *
pick (Synthesis *synthesis, const char *const *words, guint n_words)
{
  return words[g_rand_int_range (synthesis->random, 0, (gint32) n_words)];
}

#define PICK(words) pick (synthesis, words, G_N_ELEMENTS (words))

static gboolean
is_chance (Synthesis *synthesis, double chance)
{
  return g_rand_double (synthesis->random) < chance;
}

/* Lanes from the top down: a share of them for each layer, so that each layer has one. */
static Layer
get_layer (const Synthesis *synthesis, guint lane)
{
  static const double ends[] = { 0.3, 0.45, 0.7, 1.0 };
  double place = (lane + 0.5) / synthesis->n_lanes;

  for (Layer layer = CUSTOMER; layer < ORGANISATION; layer++)
    if (place < ends[layer])
      return layer;
  return ORGANISATION;
}

/* A customer's or an employee's lane is followed by the curve of how it felt. */
static gboolean
has_experience_lane (const Synthesis *synthesis, guint lane)
{
  Layer layer = get_layer (synthesis, lane);

  return layer == CUSTOMER || layer == EMPLOYEE;
}

/* CARDS_A_CELL of all cells are filled. */
static void
measure (Synthesis *synthesis)
{
  double wanted = synthesis->request->n_touchpoints;

  synthesis->n_lanes = synthesis->request->n_lanes;
  if (synthesis->n_lanes == 0)
    synthesis->n_lanes = MAX (4, (guint) sqrt (wanted / 2.5));
  synthesis->n_moments = MAX (1, (guint) ceil (wanted / (synthesis->n_lanes * CARDS_A_CELL)));
}

/* Draws which cells have a card; several rounds over all cells when there are more cards than
 * cells. */
static void
place_touchpoints (Synthesis *synthesis)
{
  guint wanted = synthesis->request->n_touchpoints;
  guint cells_left = synthesis->n_lanes * synthesis->n_moments;
  guint placed = 0;

  synthesis->places = g_new (Place, wanted);
  for (guint moment = 0; moment < synthesis->n_moments; moment++)
    for (guint lane = 0; lane < synthesis->n_lanes; lane++, cells_left--)
      if (placed < wanted && is_chance (synthesis, (double) (wanted - placed) / cells_left))
        synthesis->places[placed++] = (Place){ lane, moment };
}

static void
write_people (Synthesis *synthesis)
{
  for (guint lane = 0; lane < synthesis->n_lanes; lane++)
    {
      Layer layer = get_layer (synthesis, lane);

      if (layer != ORGANISATION)
        g_string_append_printf (synthesis->text,
                                "  <person\n    id=\"p%u\"\n    layer=\"%s\"\n    name=\"%s\"/>\n",
                                lane, layer_names[layer], people[lane % G_N_ELEMENTS (people)]);
    }
}

static void
write_teams (Synthesis *synthesis)
{
  for (guint i = 0; i < N_TEAMS; i++)
    g_string_append_printf (synthesis->text, "  <team id=\"tm%u\" name=\"%s\"/>\n", i,
                            team_names[i]);
  for (guint i = 0; i < N_TEAMS; i++)
    g_string_append_printf (synthesis->text,
                            "  <role\n    id=\"r%u\"\n    team=\"tm%u\"\n    title=\"%s lead\"/>\n",
                            i, i, team_names[i]);
}

static void
write_stages (Synthesis *synthesis)
{
  for (guint moment = 0; moment < synthesis->n_moments; moment++)
    {
      guint stage = moment / MOMENTS_A_STAGE;

      if (moment % MOMENTS_A_STAGE == 0)
        g_string_append_printf (synthesis->text,
                                "  <stage\n    id=\"s%u\"\n    title=\"Stage %u\"\n    "
                                "territory=\"%s\">\n",
                                stage, stage + 1, stage == 0 ? "customer" : "shared");
      g_string_append_printf (synthesis->text, "    <moment id=\"o%u\"/>\n", moment);
      if (moment % MOMENTS_A_STAGE == MOMENTS_A_STAGE - 1 || moment + 1 == synthesis->n_moments)
        g_string_append (synthesis->text, "  </stage>\n");
    }
}

static void
write_lanes (Synthesis *synthesis)
{
  for (guint lane = 0; lane < synthesis->n_lanes; lane++)
    {
      Layer layer = get_layer (synthesis, lane);
      const char *name = people[lane % G_N_ELEMENTS (people)];
      const char *topic = topics[lane % G_N_ELEMENTS (topics)];

      if (layer == ORGANISATION)
        g_string_append_printf (synthesis->text,
                                "  <lane\n    id=\"l%u\"\n    layer=\"organisation\"\n"
                                "    kind=\"touchpoints\"\n    title=\"%s\"\n    topic=\"%s\"/>\n",
                                lane, team_names[lane % N_TEAMS], topic);
      else
        g_string_append_printf (synthesis->text,
                                "  <lane\n    id=\"l%u\"\n    layer=\"%s\"\n"
                                "    kind=\"touchpoints\"\n    title=\"%s\"\n    "
                                "person=\"p%u\"/>\n",
                                lane, layer_names[layer], name, lane);
      if (has_experience_lane (synthesis, lane))
        g_string_append_printf (synthesis->text,
                                "  <lane\n    id=\"x%u\"\n    layer=\"%s\"\n"
                                "    kind=\"experience\"\n    title=\"%s\"\n    person=\"p%u\"/>\n",
                                lane, layer_names[layer], name, lane);
    }
}

static const char *
pick_kind (Synthesis *synthesis, Layer layer)
{
  static const char *const outside[] = { "contact", "contact", "action", "action",
                                         "pain",    "thought", "gain",   "workaround" };
  static const char *const inside[] = { "process", "process", "system",
                                        "policy",  "measure", "incentive" };

  return layer == ORGANISATION ? PICK (inside) : PICK (outside);
}

/* Sentences up to about `length` bytes. */
static void
write_detail (Synthesis *synthesis, gsize length)
{
  gsize end = synthesis->text->len + length;

  g_string_append (synthesis->text, "    <detail>");
  do
    g_string_append_printf (synthesis->text, "%s ", PICK (sentences));
  while (synthesis->text->len + 40 < end);
  g_string_truncate (synthesis->text, synthesis->text->len - 1);
  g_string_append (synthesis->text, "</detail>\n");
}

static void
write_touchpoint (Synthesis *synthesis, guint i, gsize detail)
{
  Place place = synthesis->places[i];
  Layer layer = get_layer (synthesis, place.lane);
  GString *text = synthesis->text;

  g_string_append_printf (text,
                          "  <touchpoint\n    id=\"t%u\"\n    lane=\"l%u\"\n    moment=\"o%u\"\n",
                          i, place.lane, place.moment);
  if (place.moment + 1 < synthesis->n_moments && is_chance (synthesis, 0.03))
    g_string_append (text, "    span=\"2\"\n");
  g_string_append_printf (text, "    kind=\"%s\"\n    title=\"%s %s\"",
                          pick_kind (synthesis, layer), PICK (verbs), PICK (things));
  if (layer != ORGANISATION)
    {
      int tenths = g_rand_int_range (synthesis->random, -20, 21);

      g_string_append_printf (text, "\n    channels=\"%s\"\n    feeling=\"%s%d.%d\"",
                              PICK (channels), tenths < 0 ? "-" : "", ABS (tenths) / 10,
                              ABS (tenths) % 10);
    }
  if (layer == CUSTOMER && is_chance (synthesis, 0.02))
    g_string_append (text, "\n    moment-of-truth=\"What people remember a year later\"");
  if (is_chance (synthesis, 0.9))
    g_string_append_printf (text, "\n    accountable=\"r%u\"",
                            (guint) g_rand_int_range (synthesis->random, 0, N_TEAMS));
  if (detail < 40)
    g_string_append (text, "/>\n");
  else
    {
      g_string_append (text, ">\n");
      write_detail (synthesis, detail);
      g_string_append (text, "  </touchpoint>\n");
    }
}

/* An average link and piece of evidence, measured: what must be left for them. */
#define BYTES_A_LINK 94
#define BYTES_AN_EVIDENCE 310
#define BYTES_A_CARD 225

static void
write_touchpoints (Synthesis *synthesis)
{
  const SyntheticRequest *request = synthesis->request;
  gsize others =
      (gsize) request->n_links * BYTES_A_LINK + (gsize) request->n_evidence * BYTES_AN_EVIDENCE;
  gsize end = request->bytes > others ? request->bytes - others : 0;

  for (guint i = 0; i < request->n_touchpoints; i++)
    {
      gsize left = end > synthesis->text->len ? end - synthesis->text->len : 0;
      gsize share = left / (request->n_touchpoints - i);

      write_touchpoint (synthesis, i, share > BYTES_A_CARD ? share - BYTES_A_CARD : 0);
    }
}

static const char *
pick_link_kind (Synthesis *synthesis, Layer from, Layer to)
{
  static const char *const sideways[] = { "hands-off", "triggers", "enables", "blocks" };

  return from > to ? "causes" : PICK (sideways);
}

/* From one card to another one near it: links are between what happens close together. */
static void
write_link (Synthesis *synthesis, guint i)
{
  guint n_touchpoints = synthesis->request->n_touchpoints;
  guint from = (guint) g_rand_int_range (synthesis->random, 0, (gint32) n_touchpoints);
  guint reach = MIN (n_touchpoints - 1, 3 * synthesis->n_lanes);
  guint step = 1 + (guint) g_rand_int_range (synthesis->random, 0, (gint32) reach);
  guint to = (from + step) % n_touchpoints;
  Layer from_layer = get_layer (synthesis, synthesis->places[from].lane);
  Layer to_layer = get_layer (synthesis, synthesis->places[to].lane);

  g_string_append_printf (synthesis->text,
                          "  <link\n    id=\"k%u\"\n    from=\"t%u\"\n    to=\"t%u\"\n    "
                          "kind=\"%s\"\n"
                          "    strength=\"%d\"/>\n",
                          i, from, to, pick_link_kind (synthesis, from_layer, to_layer),
                          g_rand_int_range (synthesis->random, 1, 4));
}

static void
write_evidence (Synthesis *synthesis, guint i)
{
  guint about =
      (guint) g_rand_int_range (synthesis->random, 0, (gint32) synthesis->request->n_touchpoints);
  int tenths = g_rand_int_range (synthesis->random, 10, 71);

  g_string_append_printf (
      synthesis->text,
      "  <evidence\n    id=\"e%u\"\n    about=\"t%u\"\n    source=\"survey\"\n    measure=\"ces\"\n"
      "    value=\"%d.%d\"\n    n=\"%d\"\n    low=\"1\"\n    high=\"7\"\n"
      "    direction=\"lower-better\"\n    date=\"2026-05-%02d\"\n    consent=\"internal\">\n"
      "    <words>%s</words>\n  </evidence>\n",
      i, about, tenths / 10, tenths % 10, g_rand_int_range (synthesis->random, 3, 500),
      g_rand_int_range (synthesis->random, 1, 32), PICK (quotes));
}

GString *
synthetic_map_write (const SyntheticRequest *request)
{
  Synthesis synthesis = { .request = request, .text = g_string_new (NULL) };

  synthesis.random = g_rand_new_with_seed (request->seed);
  measure (&synthesis);
  place_touchpoints (&synthesis);
  g_string_append_printf (synthesis.text,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<journey-map\n"
                          "  xmlns=\"urn:throughline:journey-map:1\"\n  id=\"m1\"\n"
                          "  title=\"A journey of %u touchpoints\"\n  state=\"current\"\n"
                          "  xml:lang=\"en\">\n",
                          request->n_touchpoints);
  write_people (&synthesis);
  write_teams (&synthesis);
  write_stages (&synthesis);
  write_lanes (&synthesis);
  write_touchpoints (&synthesis);
  for (guint i = 0; i < request->n_links && request->n_touchpoints > 1; i++)
    write_link (&synthesis, i);
  for (guint i = 0; i < request->n_evidence; i++)
    write_evidence (&synthesis, i);
  g_string_append (synthesis.text, "</journey-map>\n");
  g_rand_free (synthesis.random);
  g_free (synthesis.places);
  return synthesis.text;
}
