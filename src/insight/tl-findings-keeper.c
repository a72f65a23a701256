/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-findings-keeper.h"

#include <string.h>

#include "tl-findings-private.h"
#include "tl-review.h"
#include "tl-verdicts.h"

/* Elements looked at in one part. */
#define PART 1000

/* A step that touches more elements is not followed: looking anew costs no more. */
#define MOST_TOUCHES 500

typedef struct
{
  TlFinding *finding;
  guint rank; /* of its rule */
} Found;

/* An element that rules look at, with what they found. */
typedef struct
{
  TlElement *element;
  const GArray *rules;      /* Ranked, by rank */
  const TlReviewCard *card; /* of a touchpoint, once it was looked at */
  Found *found;             /* by rank */
  guint n_found;
  guint64 ranks; /* of them, a bit each: told without a look at what was found */
  TlReads other; /* than it was, so that it is to be looked at again */
} Place;

/* A rule with what it says, translated once. */
typedef struct
{
  const TlRule *rule;
  guint rank;
  TlFindingWords words;
} Ranked;

struct _TlFindingsKeeper
{
  TlMap *map;
  char *today;
  TlReview *review;          /* NULL until it is needed */
  GArray *rules[TL_N_KINDS]; /* Ranked, by rank: those that look at the kind */
  guint n_rules;

  GHashTable *places;              /* element → Place */
  GPtrArray *in_order[TL_N_KINDS]; /* Place, in the order of the map */
  GPtrArray *waiting;              /* Place: to be looked at */
  guint n_looked_at;               /* of them */
  GPtrArray *findings;
  guint *n_of_rank; /* how many there are of each rule */
  gboolean differs;

  GHashTable *judged;         /* elements that verdicts are about */
  gboolean named[TL_N_KINDS]; /* findings have such beside what they are about */
  GArray *found;              /* Found, while an element is looked at */
  GPtrArray *others;          /* likewise */
};

static void
clear_found (Found *found, guint n)
{
  for (guint i = 0; i < n; i++)
    tl_finding_unref (found[i].finding);
}

static void
place_free (gpointer data)
{
  Place *place = data;

  clear_found (place->found, place->n_found);
  g_free (place->found);
  g_free (place);
}

/* The most severe first. */
static void
list_rules (TlFindingsKeeper *self)
{
  for (guint rank = 0; rank < tl_findings_get_n_rules (); rank++)
    {
      const TlRule *rule = tl_findings_get_ranked (rank);
      Ranked ranked = { rule, rank, tl_finding_words_get (rule) };

      if (self->rules[rule->kind] == NULL)
        self->rules[rule->kind] = g_array_new (FALSE, FALSE, sizeof (Ranked));
      g_array_append_val (self->rules[rule->kind], ranked);
      self->n_rules = rank + 1;
    }
}

TlFindingsKeeper *
tl_findings_keeper_new (TlMap *map, const char *today)
{
  TlFindingsKeeper *self = g_new0 (TlFindingsKeeper, 1);

  self->map = map;
  self->today = g_strdup (today);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, place_free);
  self->waiting = g_ptr_array_new ();
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
  self->judged = g_hash_table_new (NULL, NULL);
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  self->others = g_ptr_array_new ();
  list_rules (self);
  g_assert (self->n_rules <= 64); /* each has a bit of Place.ranks */
  self->n_of_rank = g_new0 (guint, self->n_rules);
  return self;
}

const char *
tl_findings_keeper_get_today (const TlFindingsKeeper *self)
{
  return self->today;
}

void
tl_findings_keeper_free (TlFindingsKeeper *self)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      g_clear_pointer (&self->rules[kind], g_array_unref);
      g_clear_pointer (&self->in_order[kind], g_ptr_array_unref);
    }
  g_clear_pointer (&self->review, tl_review_free);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->judged);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->others);
  g_array_unref (self->found);
  g_free (self->n_of_rank);
  g_free (self->today);
  g_free (self);
}

/* Places */

static void
look_at (TlFindingsKeeper *self, Place *place, TlReads other)
{
  if (place->other == 0)
    g_ptr_array_add (self->waiting, place);
  place->other |= other;
}

static void
add_place (TlFindingsKeeper *self, TlElement *element)
{
  Place *place = g_new0 (Place, 1);

  place->element = element;
  place->rules = self->rules[tl_element_get_kind (element)];
  g_hash_table_insert (self->places, element, place);
  look_at (self, place, TL_READS_ALL);
}

static void
order_places (TlFindingsKeeper *self, TlKind kind)
{
  if (self->rules[kind] == NULL)
    return;
  g_clear_pointer (&self->in_order[kind], g_ptr_array_unref);
  self->in_order[kind] = g_ptr_array_sized_new (tl_map_count (self->map, kind) + 1);
  for (TlElement *element = tl_map_get_first (self->map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    g_ptr_array_add (self->in_order[kind], g_hash_table_lookup (self->places, element));
}

static void
add_places (TlFindingsKeeper *self)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    {
      if (self->rules[kind] == NULL)
        continue;
      for (TlElement *element = tl_map_get_first (self->map, kind); element != NULL;
           element = tl_element_get_next_of_kind (element))
        add_place (self, element);
      order_places (self, kind);
    }
}

/* Looking */

static TlFinding *
find_old (const Place *place, guint rank)
{
  for (guint i = 0; i < place->n_found; i++)
    if (place->found[i].rank == rank)
      return place->found[i].finding;
  return NULL;
}

static TlFinding *
make_finding (TlFindingsKeeper *self, const Ranked *ranked, TlElement *element)
{
  TlFinding *finding =
      tl_finding_new (self->map, ranked->rule, &ranked->words, element, self->others);

  if (g_hash_table_contains (self->judged, element))
    tl_verdicts_apply (self->map, finding);
  self->named[TL_KIND_VERDICT] |= finding->verdict != NULL;
  for (guint i = 0; i < self->others->len; i++)
    self->named[tl_element_get_kind (self->others->pdata[i])] = TRUE;
  return finding;
}

/* The one of before, still of the place, when nobody sees a difference; or a new one. Without other
 * names there is none but in what it has to do with. */
static TlFinding *
keep_or_make (TlFindingsKeeper *self, const Place *place, const Ranked *ranked, TlFinding *old)
{
  TlFinding *finding;

  if (old != NULL && (place->other & TL_READS_NAMES) == 0 &&
      tl_finding_has_others (old, self->others))
    return old;
  finding = make_finding (self, ranked, place->element);
  if (old == NULL || !tl_finding_is_same (old, finding))
    return finding;
  tl_finding_unref (finding);
  return old;
}

/* Asks the rule, if what it reads is other than it was. */
static TlFinding *
apply (TlFindingsKeeper *self, const Place *place, const Ranked *ranked, TlFinding *old)
{
  if ((place->other & (TL_READS_OWN | ranked->rule->reads)) == 0)
    return old;
  if (self->others->len > 0)
    g_ptr_array_set_size (self->others, 0);
  if (!ranked->rule->applies (self->review, place->element, place->card, self->others))
    return NULL;
  return keep_or_make (self, place, ranked, old);
}

static void
count_found (TlFindingsKeeper *self, const Place *place, int change)
{
  for (guint i = 0; i < place->n_found; i++)
    self->n_of_rank[place->found[i].rank] += (guint) change;
}

/* Takes what was found now: what is new, and what was there and stays. */
static void
take_found (TlFindingsKeeper *self, Place *place)
{
  guint n = self->found->len;
  Found *found = (Found *) self->found->data;
  gboolean is_same = place->n_found == n;

  for (guint i = 0; i < n && is_same; i++)
    is_same = place->found[i].finding == found[i].finding;
  if (is_same)
    return;
  for (guint i = 0; i < n; i++)
    if (found[i].finding == find_old (place, found[i].rank))
      tl_finding_ref (found[i].finding);
  self->differs = TRUE;
  count_found (self, place, -1);
  clear_found (place->found, place->n_found);
  g_free (place->found);
  place->found = g_memdup2 (found, n * sizeof (Found));
  place->n_found = n;
  place->ranks = 0;
  for (guint i = 0; i < n; i++)
    place->ranks |= G_GUINT64_CONSTANT (1) << found[i].rank;
  count_found (self, place, 1);
}

/* None of the rules that read what is other has found something, or does now. That is so of most
 * places that are told, and what they found need not be fetched. */
static gboolean
is_of_no_account (TlFindingsKeeper *self, Place *place)
{
  for (guint i = 0; i < place->rules->len; i++)
    {
      const Ranked *ranked = &g_array_index (place->rules, Ranked, i);

      if ((place->other & (TL_READS_OWN | ranked->rule->reads)) == 0)
        continue;
      if (place->ranks >> ranked->rank & 1)
        return FALSE;
      if (self->others->len > 0)
        g_ptr_array_set_size (self->others, 0);
      if (ranked->rule->applies (self->review, place->element, place->card, self->others))
        return FALSE;
    }
  return TRUE;
}

static void
look_now (TlFindingsKeeper *self, Place *place)
{
  if (place->card == NULL && tl_element_get_kind (place->element) == TL_KIND_TOUCHPOINT)
    place->card = tl_review_find (self->review, place->element);
  if (!(place->other & TL_READS_OWN) && is_of_no_account (self, place))
    {
      place->other = 0;
      return;
    }
  g_array_set_size (self->found, 0);
  for (guint i = 0, next = 0; i < place->rules->len; i++)
    {
      const Ranked *ranked = &g_array_index (place->rules, Ranked, i);
      gboolean was_found = next < place->n_found && place->found[next].rank == ranked->rank;
      TlFinding *old = was_found ? place->found[next++].finding : NULL;
      Found found = { apply (self, place, ranked, old), ranked->rank };

      if (found.finding != NULL)
        g_array_append_val (self->found, found);
    }
  take_found (self, place);
  place->other = 0;
}

/* Rule by rule, each in the order of the map. */
static void
list_findings (TlFindingsKeeper *self)
{
  g_autofree guint *next = g_new0 (guint, self->n_rules + 1);

  for (guint rank = 0; rank < self->n_rules; rank++)
    next[rank + 1] = next[rank] + self->n_of_rank[rank];
  g_ptr_array_unref (self->findings);
  self->findings = g_ptr_array_new_full (next[self->n_rules], (GDestroyNotify) tl_finding_unref);
  g_ptr_array_set_size (self->findings, (gint) next[self->n_rules]);
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    for (guint i = 0; self->in_order[kind] != NULL && i < self->in_order[kind]->len; i++)
      {
        const Place *place = self->in_order[kind]->pdata[i];

        for (guint k = 0; k < place->n_found; k++)
          self->findings->pdata[next[place->found[k].rank]++] =
              tl_finding_ref (place->found[k].finding);
      }
}

static void
start (TlFindingsKeeper *self)
{
  self->review = tl_review_new (self->map, self->today);
  tl_verdicts_list_judged (self->map, self->judged);
  add_places (self);
}

gboolean
tl_findings_keeper_go_on (TlFindingsKeeper *self)
{
  guint end = MIN (self->n_looked_at + PART, self->waiting->len);

  if (self->review == NULL)
    {
      start (self);
      return TRUE;
    }
  while (self->n_looked_at < end)
    look_now (self, self->waiting->pdata[self->n_looked_at++]);
  if (self->n_looked_at < self->waiting->len)
    return TRUE;
  g_ptr_array_set_size (self->waiting, 0);
  self->n_looked_at = 0;
  if (self->differs)
    list_findings (self);
  self->differs = FALSE;
  return FALSE;
}

/* Edits */

static void
on_told_cb (TlElement *element, TlReads other, gpointer data)
{
  TlFindingsKeeper *self = data;
  Place *place = g_hash_table_lookup (self->places, element);

  if (place != NULL)
    look_at (self, place, other);
}

static void
drop_place (TlFindingsKeeper *self, TlElement *element)
{
  const Place *place = g_hash_table_lookup (self->places, element);

  if (place == NULL)
    return;
  count_found (self, place, -1);
  g_hash_table_remove (self->places, element);
}

/* Places that come, go or change places. */
static void
follow_places (TlFindingsKeeper *self, const TlTouch *touches, guint n_touches)
{
  gboolean moved[TL_N_KINDS] = { FALSE };

  for (guint i = 0; i < n_touches; i++)
    {
      TlElement *element = touches[i].element;
      TlKind kind = tl_element_get_kind (element);

      if (kind >= TL_N_KINDS || self->rules[kind] == NULL || touches[i].flags == TL_TOUCH_SET)
        continue;
      moved[kind] = self->differs = TRUE;
      if (touches[i].flags & TL_TOUCH_REMOVED)
        drop_place (self, element);
      else if (touches[i].flags & TL_TOUCH_ADDED)
        add_place (self, element);
    }
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if (moved[kind])
      order_places (self, kind);
}

/* It names, beside the one it is about, one that may be called otherwise; or its verdict was
 * touched. */
static gboolean
is_out_of_date (const TlFinding *finding, GHashTable *touched)
{
  if (finding->verdict != NULL && g_hash_table_contains (touched, finding->verdict))
    return TRUE;
  for (guint i = 1; i < finding->elements->len; i++)
    if (g_hash_table_contains (touched, finding->elements->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
look_at_what_names (TlFindingsKeeper *self, GHashTable *touched)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    for (guint i = 0; self->in_order[kind] != NULL && i < self->in_order[kind]->len; i++)
      {
        Place *place = self->in_order[kind]->pdata[i];

        for (guint k = 0; k < place->n_found && place->other != TL_READS_ALL; k++)
          if (is_out_of_date (place->found[k].finding, touched))
            look_at (self, place, TL_READS_ALL);
      }
}

static void
look_at_touched (TlFindingsKeeper *self, const TlTouch *touches, guint n_touches)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  gboolean verdicts = FALSE;

  for (guint i = 0; i < n_touches; i++)
    {
      TlElement *element = touches[i].element;
      TlKind kind = tl_element_get_kind (element);

      if (kind < TL_N_KINDS && self->named[kind])
        g_hash_table_add (touched, element);
      on_told_cb (element, TL_READS_ALL, self);
      if (kind != TL_KIND_VERDICT)
        continue;
      verdicts = TRUE;
      on_told_cb (tl_map_get_ref (self->map, element, TL_PROPERTY_ABOUT), TL_READS_ALL, self);
    }
  if (verdicts || tl_map_count (self->map, TL_KIND_VERDICT) > 0)
    tl_verdicts_list_judged (self->map, self->judged);
  if (g_hash_table_size (touched) > 0)
    look_at_what_names (self, touched);
}

TlFindingsUpdate
tl_findings_keeper_update (TlFindingsKeeper *self, const TlTouch *touches, guint n_touches)
{
  gboolean differs;

  if (n_touches > MOST_TOUCHES)
    return TL_FINDINGS_LOST;
  follow_places (self, touches, n_touches);
  if (!tl_review_update (self->review, touches, n_touches, on_told_cb, self))
    return TL_FINDINGS_LOST;
  look_at_touched (self, touches, n_touches);
  for (guint i = 0; i < self->waiting->len; i++)
    look_now (self, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
  differs = self->differs;
  self->differs = FALSE;
  if (differs)
    list_findings (self);
  return differs ? TL_FINDINGS_DIFFER : TL_FINDINGS_SAME;
}

GPtrArray *
tl_findings_keeper_get_findings (TlFindingsKeeper *self)
{
  return self->findings;
}
