/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-period.h"
#include "tl-root-causes.h"
#include "tl-words.h"

/* The story in a minute: which rule hurts whom, how sure that is, who answers for it, and what will
 * be done. */

typedef struct
{
  TlTelling *telling;
  TlMap *map;
  const TlRootCauses *causes;
  const TlRootCause *cause;
  GPtrArray *thread;
  TlFix fix;
} Story;

static const TlColor *
get_warning (const Story *story)
{
  return tl_style_get_color (story->telling->scheme, TL_COLOR_WARNING);
}

static GPtrArray *
make_array (TlElement *element)
{
  GPtrArray *elements = g_ptr_array_new ();

  g_ptr_array_add (elements, element);
  return elements;
}

static void
add (Story *story, const char *title, const char *value, const GPtrArray *elements)
{
  tl_telling_add_row (story->telling, title, value, NULL, elements);
}

static void
add_sentence (Story *story)
{
  g_autofree char *words = tl_root_causes_describe_thread (story->thread);

  tl_telling_add (story->telling, TL_TOLD_HEADLINE, words, NULL, NULL, story->thread);
}

static void
add_share (Story *story)
{
  g_autofree char *traced = tl_telling_format_share (story->cause->share);
  g_autofree char *all = tl_telling_format_share (story->cause->score / story->causes->pain);
  const TlChoice *controls = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_CONTROL);
  g_autoptr (GPtrArray) root = make_array (story->cause->touchpoint);
  g_autoptr (GPtrArray) reached = tl_telling_list_reached (&story->fix);
  /* Translators: two shares, as "62 %". */
  g_autofree char *words =
      tl_telling_name_sources (story->telling,
                               g_strdup_printf (_ ("%s of the pain that is traced to a root cause, "
                                                   "%s of all · answers: %u"),
                                                traced, all, story->cause->n_answers),
                               reached);

  add (story, _ ("What it explains"), words, root);
  if (tl_element_get (story->cause->touchpoint, TL_PROPERTY_CONTROL) != NULL)
    add (story, _ ("In whose hands"), _ (controls[story->cause->control].label), root);
}

/* "Bea", else what her lane is called. */
static const char *
get_person (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
  TlElement *person = lane != NULL ? tl_map_get_ref (map, lane, TL_PROPERTY_PERSON) : NULL;

  if (person != NULL && tl_element_get (person, TL_PROPERTY_NAME) != NULL)
    return tl_element_get (person, TL_PROPERTY_NAME);
  return lane != NULL ? tl_element_get_string (lane, TL_PROPERTY_TITLE) : "";
}

/* Somebody, how it feels, how sure that is, and where. Transfer full. */
static char *
describe_hurt (TlMap *map, const TlElement *touchpoint, const TlExperience *experience)
{
  g_autofree char *title = tl_telling_make_title (touchpoint);
  g_autofree char *value = tl_evidence_words_experience (experience);
  g_autofree char *person =
      tl_words_cut_within (get_person (map, touchpoint), TL_WORDS_NAME, _ ("Insights"));
  g_autofree char *low = tl_experience_format (experience->low);
  g_autofree char *high = tl_experience_format (experience->high);

  if (experience->has_interval)
    /* Translators: somebody, how it feels, its 95 % interval, and where: "Bea: −1.9 (n = 31,
     * Survey), 95 % interval −2.0 to −1.8, “Must transfer at six minutes”". */
    return g_strdup_printf (_ ("%s: %s, 95 %% interval %s to %s, “%s”"), person, value, low, high,
                            title);
  /* Translators: the same without an interval. */
  return g_strdup_printf (_ ("%s: %s, “%s”"), person, value, title);
}

/* Whoever on the thread has pain, in its order. */
static void
add_hurt (Story *story)
{
  for (guint i = 1; i < story->thread->len; i++)
    {
      TlElement *touchpoint = story->thread->pdata[i];
      TlExperience experience = tl_experience_of_touchpoint (story->map, touchpoint);
      g_autoptr (GPtrArray) elements = make_array (touchpoint);
      g_autofree char *words = NULL;

      if (!(tl_root_causes_get_pain (&experience) > 0))
        continue;
      words = describe_hurt (story->map, touchpoint, &experience);
      add (story, _ ("Whom it hurts"), words, elements);
    }
}

/* A mean alone does not say how far the answers are apart. */
static gboolean
is_spread_unknown (Story *story, const GPtrArray *touchpoints)
{
  for (guint i = 0; i < touchpoints->len; i++)
    {
      TlExperience experience = tl_experience_of_touchpoint (story->map, touchpoints->pdata[i]);

      if (experience.known && experience.n > 0 && !experience.has_interval)
        return TRUE;
    }
  return FALSE;
}

/* On which somebody answered last; 0: nobody said. */
static TlDay
find_last_day (Story *story, const GPtrArray *touchpoints)
{
  TlDay last = 0;

  for (guint i = 0; i < touchpoints->len; i++)
    {
      g_autoptr (GPtrArray) evidence =
          tl_experience_list_evidence (story->map, touchpoints->pdata[i]);

      for (guint k = 0; evidence != NULL && k < evidence->len; k++)
        if (tl_experience_count_answers (evidence->pdata[k]) > 0)
          last = MAX (last,
                      tl_day_parse (tl_element_get_string (evidence->pdata[k], TL_PROPERTY_DATE)));
    }
  return last;
}

/* Takes the words. Transfer full. */
static char *
name_last_day (char *words, TlDay day)
{
  g_autofree char *before = words;
  g_autofree char *last = tl_day_format (day);

  /* Translators: what something stands on, and the day on which the newest of it was gathered. */
  return g_strdup_printf (_ ("%s · last asked: %s"), before, last);
}

/* What it stands on: all that the root leads to. */
static void
add_certainty (Story *story)
{
  g_autoptr (GPtrArray) reached = tl_telling_list_reached (&story->fix);
  g_autofree char *words = NULL;
  TlDay last = find_last_day (story, reached);

  if (story->cause->n_answers == 0)
    words = g_strdup (_ ("Judged by whoever drew the map; nobody’s answers are behind it yet"));
  else
    words = tl_telling_name_sources (
        story->telling,
        g_strdup_printf (is_spread_unknown (story, reached)
                             ? _ ("Answers: %u · touchpoints that hurt: %u · no 95 %% interval "
                                  "where only the mean of the answers is known")
                             : _ ("Answers: %u · touchpoints that hurt: %u"),
                         story->cause->n_answers, story->cause->n_hurt),
        reached);
  if (story->cause->n_answers > 0 && last != 0)
    words = name_last_day (words, last);
  add (story, _ ("How sure it is"), words, reached);
}

/* The links of the thread that are causes. */
static GPtrArray *
list_links (Story *story)
{
  GPtrArray *links = g_ptr_array_new ();

  for (TlElement *link = tl_map_get_first (story->map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    for (guint i = 0; i + 1 < story->thread->len; i++)
      if (tl_element_has_choice (link, TL_PROPERTY_KIND, TL_LINK_CAUSES) &&
          tl_map_get_ref (story->map, link, TL_PROPERTY_FROM) == story->thread->pdata[i] &&
          tl_map_get_ref (story->map, link, TL_PROPERTY_TO) == story->thread->pdata[i + 1])
        g_ptr_array_add (links, link);
  return links;
}

/* Adds the cases that there are in it. */
static gboolean
has_evidence (Story *story, const TlElement *link, guint *n_answers)
{
  const GPtrArray *referrers = tl_map_get_referrers (story->map, link);
  gboolean has_any = FALSE;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_EVIDENCE)
      {
        has_any = TRUE;
        *n_answers += tl_experience_count_answers (referrers->pdata[i]);
      }
  return has_any;
}

/* Takes the words. Transfer full. */
static char *
name_judged (Story *story, char *words, const TlElement *link)
{
  g_autofree char *before = words;
  g_autofree char *name = tl_element_words_name (story->map, link);

  /* Translators: what is known of some links, and the name of one of which nothing is: "“A” causes
   * “B”". */
  return g_strdup_printf (_ ("%s · drawn as judged: %s"), before, name);
}

/* That one leads to the other has to be shown too. */
static void
add_proof (Story *story)
{
  g_autoptr (GPtrArray) links = list_links (story);
  TlElement *judged = NULL;
  guint n_shown = 0, n_answers = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < links->len; i++)
    if (has_evidence (story, links->pdata[i], &n_answers))
      n_shown++;
    else if (judged == NULL)
      judged = links->pdata[i];
  if (n_shown == 0)
    words = g_strdup (_ ("Nothing was gathered about the links; they are drawn as judged"));
  else
    words = tl_telling_name_sources (story->telling,
                                     /* Translators: of the links of a thread: how many of all have
                                        evidence, and cases in it. */
                                     g_strdup_printf (_ ("Links with evidence: %u of %u · n = %u"),
                                                      n_shown, links->len, n_answers),
                                     links);
  if (n_shown > 0 && judged != NULL)
    words = name_judged (story, words, judged);
  add (story, _ ("What shows the cause"), words, story->thread);
}

static void
add_owner (Story *story)
{
  TlElement *root = story->cause->touchpoint;
  TlElement *role = tl_map_get_ref (story->map, root, TL_PROPERTY_ACCOUNTABLE);
  TlElement *team = role != NULL ? tl_map_get_ref (story->map, role, TL_PROPERTY_TEAM) : NULL;
  g_autoptr (GPtrArray) elements = make_array (root);
  g_autofree char *title = NULL, *name = NULL, *words = NULL;

  if (role == NULL)
    {
      tl_telling_add_row (story->telling, _ ("Who answers for it"), _ ("Nobody"),
                          get_warning (story), elements);
      return;
    }
  title = tl_words_cut_within (tl_element_get_string (role, TL_PROPERTY_TITLE), TL_WORDS_NAME,
                               _ ("Insights"));
  if (team == NULL)
    {
      add (story, _ ("Who answers for it"), title, elements);
      return;
    }
  name = tl_words_cut_within (tl_element_get_string (team, TL_PROPERTY_NAME), TL_WORDS_NAME,
                              _ ("Insights"));
  /* Translators: a role and its team: "Operations director, Operations". */
  words = g_strdup_printf (_ ("%s, %s"), title, name);
  add (story, _ ("Who answers for it"), words, elements);
}

static void
add_change (Story *story, const TlElement *change)
{
  const TlChoice *states = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  int status = tl_element_get_choice (change, TL_PROPERTY_STATUS);
  TlElement *owner = tl_map_get_ref (story->map, change, TL_PROPERTY_OWNER);
  g_auto (GStrv) addressed = tl_element_dup_words (change, TL_PROPERTY_ADDRESSES);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *title = tl_words_cut_within (tl_element_get_string (change, TL_PROPERTY_TITLE),
                                                TL_WORDS_NAME, _ ("Insights"));
  gboolean is_overdue = tl_change_is_overdue (change, story->telling->today);
  g_autofree char *due = tl_change_words_format_due (change, is_overdue);
  g_autofree char *role = NULL, *words = NULL;

  for (guint i = 0; addressed[i] != NULL; i++)
    if (tl_map_find (story->map, addressed[i]) != NULL)
      g_ptr_array_add (elements, tl_map_find (story->map, addressed[i]));
  role = owner != NULL ? tl_words_cut_within (tl_element_get_string (owner, TL_PROPERTY_TITLE),
                                              TL_WORDS_NAME, _ ("Insights"))
                       : g_strdup (_ ("nobody yet"));
  /* Translators: a change, its state, when it is due and who will do it: "Pay on first-contact fix
   * · Planned · Due 1 September 2026 · by: Operations director". */
  words = g_strdup_printf (_ ("%s · %s · %s · by: %s"), title,
                           status >= 0 ? _ (states[status].label) : "",
                           due != NULL ? due : _ ("no date yet"), role);
  add (story, status == TL_CHANGE_DONE ? _ ("What was done") : _ ("What will be done"), words,
       elements);
}

/* It addresses the root or something it leads to, or needs the root to change first. */
static gboolean
is_about (Story *story, const TlElement *change, GHashTable *ids)
{
  static const TlProperty properties[] = { TL_PROPERTY_ADDRESSES, TL_PROPERTY_NEEDS };

  if (g_strcmp0 (tl_element_get (change, TL_PROPERTY_STATUS), "dropped") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_auto (GStrv) words = tl_element_dup_words (change, properties[i]);

      for (guint k = 0; words[k] != NULL; k++)
        if (g_hash_table_contains (ids, words[k]))
          return TRUE;
    }
  return FALSE;
}

static void
add_changes (Story *story)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) elements = make_array (story->cause->touchpoint);
  g_autoptr (GPtrArray) reached = tl_telling_list_reached (&story->fix);
  guint n = 0;

  g_hash_table_add (ids, (gpointer) tl_element_get_id (story->cause->touchpoint));
  for (guint i = 0; i < reached->len; i++)
    g_hash_table_add (ids, (gpointer) tl_element_get_id (reached->pdata[i]));
  for (TlElement *change = tl_map_get_first (story->map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    if (is_about (story, change, ids))
      {
        add_change (story, change);
        n += !tl_element_has_choice (change, TL_PROPERTY_STATUS, TL_CHANGE_DONE);
      }
  if (n == 0)
    tl_telling_add_row (story->telling, _ ("What will be done"), _ ("Nothing yet"),
                        get_warning (story), elements);
}

/* Of the touchpoints those that hurt today. */
static GPtrArray *
list_hurt (Story *story, const GPtrArray *touchpoints)
{
  GPtrArray *hurt = g_ptr_array_new ();

  for (guint i = 0; i < touchpoints->len; i++)
    {
      TlExperience experience = tl_experience_of_touchpoint (story->map, touchpoints->pdata[i]);

      if (tl_root_causes_get_pain (&experience) > 0)
        g_ptr_array_add (hurt, touchpoints->pdata[i]);
    }
  return hurt;
}

static void
add_fix (Story *story)
{
  g_autoptr (GPtrArray) freed = list_hurt (story, story->fix.freed);
  g_autoptr (GPtrArray) eased = list_hurt (story, story->fix.eased);
  g_autofree char *words =
      eased->len == 0
          ? g_strdup_printf (_ ("Touchpoints that have no other cause drawn: %u"), freed->len)
          : g_strdup_printf (_ ("Touchpoints that have no other cause drawn: %u · that have "
                                "others too: %u"),
                             freed->len, eased->len);

  add (story, _ ("If it were gone"), words, freed->len > 0 ? freed : eased);
}

gboolean
tl_telling_add_headline (TlTelling *telling)
{
  g_autoptr (TlRootCauses) causes = tl_root_causes_list (telling->map);
  Story story = { .telling = telling, .map = telling->map, .causes = causes };
  gboolean is_told;

  if (!(causes->explained > 0))
    return FALSE;
  story.cause = &g_array_index (causes->causes, TlRootCause, 0);
  story.thread = tl_root_causes_find_thread (causes, story.cause->touchpoint);
  is_told = story.thread->len > 1;
  if (is_told)
    {
      tl_fix_read (&story.fix, causes, story.cause->touchpoint);
      tl_telling_add_section (telling, _ ("What Hurts Most"),
                              _ ("The root cause that explains the most pain on this map, by its "
                                 "links as they are drawn. How somebody feels is from −2, angry, "
                                 "to +2, delighted."),
                              FALSE);
      add_sentence (&story);
      add_share (&story);
      add_hurt (&story);
      add_certainty (&story);
      add_proof (&story);
      add_owner (&story);
      add_changes (&story);
      add_fix (&story);
      tl_fix_clear (&story.fix);
    }
  g_ptr_array_unref (story.thread);
  return is_told;
}
