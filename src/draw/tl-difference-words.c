/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-difference-words.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-element-words.h"
#include "tl-evidence-words.h"
#include "tl-experience.h"
#include "tl-lane-words.h"
#include "tl-style.h"
#include "tl-words.h"

static void
clear_line (gpointer data)
{
  g_free (((TlDifferenceLine *) data)->words);
}

static void
clear_figure (gpointer data)
{
  TlDifferenceFigure *figure = data;

  g_free (figure->before);
  g_free (figure->after);
}

static char *
name_evidence (TlMap *map, const TlElement *evidence, const char *name)
{
  g_autofree char *about =
      tl_element_words_name (map, tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT));

  /* Translators: a piece of evidence, and what that is about: "Evidence (Survey, 2026-05-31) about
   * “Waits”" */
  return g_strdup_printf (_ ("%s (%s) about “%s”"), tl_kind_get_label (TL_KIND_EVIDENCE), name,
                          about);
}

/* What a sentence is about: "Touchpoint “Waits”". */
static char *
name_subject (TlMap *map, const TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  g_autofree char *name = NULL;

  if (kind == TL_KIND_MAP)
    return g_strdup (_ ("The map"));
  name = tl_element_words_name (map, element);
  if (kind == TL_KIND_EVIDENCE && tl_map_get_ref (map, element, TL_PROPERTY_ABOUT) != NULL)
    return name_evidence (map, element, name);
  if (kind == TL_KIND_LINK || kind == TL_KIND_EVIDENCE)
    /* Translators: a kind of element, and what an element of this kind says: "Link (“Waits” causes
     * “Gives up”)" */
    return g_strdup_printf (_ ("%s (%s)"), tl_kind_get_label (kind), name);
  /* Translators: a kind of element and the name of one: "Touchpoint “Waits”" */
  return g_strdup_printf (_ ("%s “%s”"), tl_kind_get_label (kind), name);
}

/* Values */

static char *
name_word (TlMap *map, const TlPropertySpec *spec, const char *word)
{
  const TlElement *named = spec->ref_kinds != 0 ? tl_map_find (map, word) : NULL;
  const char *label =
      spec->property == TL_PROPERTY_CHANNELS ? tl_style_get_channel_label (word) : NULL;

  if (named != NULL)
    return tl_element_words_name (map, named);
  return g_strdup (label != NULL ? label : word);
}

static char *
list_words (TlMap *map, const TlPropertySpec *spec, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *name = name_word (map, spec, words[i]);

      g_free (words[i]);
      words[i] = name;
    }
  /* Translators: what stands between the names of a list. */
  return g_strjoinv (_ (", "), words);
}

static char *
describe_number (const char *value)
{
  return value[0] == '-' ? g_strconcat ("\u2212", value + 1, NULL) : g_strdup (value);
}

static char *
quote (const char *value)
{
  g_autofree char *line = tl_words_clean_line (value);
  g_autofree char *cut = tl_words_cut (line, TL_WORDS_NAME);

  /* Translators: words that stand in a map, in quotation marks. */
  return g_strdup_printf (_ ("“%s”"), cut);
}

/* A value as people read it; NULL: there is none. */
static char *
describe_value (TlMap *map, const TlPropertySpec *spec, const char *value)
{
  int choice;

  switch (spec->type)
    {
    case TL_VALUE_CHOICE:
      choice = value != NULL ? tl_choice_from_name (spec->choices, value) : spec->default_choice;
      return choice >= 0 ? g_strdup (_ (spec->choices[choice].label)) : g_strdup (value);
    case TL_VALUE_BOOLEAN:
      return g_strdup (g_strcmp0 (value, "yes") == 0 ? C_ ("a property", "yes")
                                                     : C_ ("a property", "no"));
    case TL_VALUE_NUMBER:
    case TL_VALUE_INTEGER:
      return value != NULL ? describe_number (value) : NULL;
    case TL_VALUE_REF:
    case TL_VALUE_REFS:
    case TL_VALUE_TOKENS:
      return value != NULL ? list_words (map, spec, value) : NULL;
    case TL_VALUE_DATE:
    case TL_VALUE_COUNTS:
    case TL_VALUE_LANG:
      return g_strdup (value);
    case TL_VALUE_STRING:
    case TL_VALUE_TEXT:
    default:
      return value != NULL ? quote (value) : NULL;
    }
}

/* A number says what was measured, of how many, and where that is from. */
static char *
describe_side (TlMap *map, const TlElement *element, const TlPropertySpec *spec, const char *value)
{
  gboolean is_feeling = spec->property == TL_PROPERTY_FEELING;
  g_autofree char *words = NULL, *source = NULL;

  if (spec->property == TL_PROPERTY_VALUE && value != NULL)
    words = tl_experience_format_evidence (element);
  if (words == NULL)
    {
      words = describe_value (map, spec, value);
      /* Translators: how it feels, as a number that somebody judged: "−1.9 (assessed)". */
      return is_feeling && words != NULL ? g_strdup_printf (_ ("%s (assessed)"), words)
                                         : g_steal_pointer (&words);
    }
  source = tl_evidence_words_source (element);
  /* Translators: what was measured, with its n, and where that is from: "Rating 1.8 (n = 412),
   * Survey, 2026-05-31". */
  return g_strdup_printf (_ ("%s, %s"), words, source);
}

/* Sentences */

static char *
tell_changed (const TlChanged *changed, TlMap *before, TlMap *after)
{
  const TlPropertySpec *spec =
      tl_kind_get_property (tl_element_get_kind (changed->after), changed->property);
  g_autofree char *subject = name_subject (after, changed->after);
  g_autofree char *from = describe_side (before, changed->before, spec, changed->from);
  g_autofree char *to = describe_side (after, changed->after, spec, changed->to);

  if (from == NULL)
    /* Translators: an element, a property of it and its value: "Touchpoint “Waits”: Feeling is now
     * −1" */
    return g_strdup_printf (_ ("%s: %s is now %s"), subject, _ (spec->label), to);
  if (to == NULL)
    /* Translators: an element, a property of it and its value of before. */
    return g_strdup_printf (_ ("%s: %s is not set any more, it was %s"), subject, _ (spec->label),
                            from);
  /* Translators: an element, a property of it, and its value before and after: "Touchpoint
   * “Waits”: Feeling changed from −1 to 1" */
  return g_strdup_printf (_ ("%s: %s changed from %s to %s"), subject, _ (spec->label), from, to);
}

/* Where a card stands: as much of it as differs. */
static char *
name_place (TlMap *map, const TlElement *card, gboolean by_lane, gboolean by_moment)
{
  TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);
  TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);

  if (by_lane && by_moment)
    return tl_card_words_describe_cell (map, lane, moment);
  if (by_lane)
    return tl_words_cut (tl_lane_words_get_title (map, lane), TL_WORDS_NAME);
  return tl_element_words_name (map, moment);
}

/* Which of the lines between layers lies between the two. `how`: that it moved. */
static char *
tell_crossing (const char *how, TlLayer from, TlLayer to)
{
  gboolean meets = (from == TL_LAYER_CUSTOMER) != (to == TL_LAYER_CUSTOMER);
  gboolean hides = (from == TL_LAYER_ORGANISATION) != (to == TL_LAYER_ORGANISATION);

  if (meets && hides)
    /* Translators: %s says that a card moved from one place to another. */
    return g_strdup_printf (_ ("%s: crossed the lines of interaction and of visibility"), how);
  if (meets)
    /* Translators: %s says that a card moved from one place to another. */
    return g_strdup_printf (_ ("%s: crossed the line of interaction"), how);
  if (hides)
    /* Translators: %s says that a card moved from one place to another. */
    return g_strdup_printf (_ ("%s: crossed the line of visibility"), how);
  /* Translators: %s says that a card moved from one place to another. A layer is that of
   * customers, of partners, of employees or of the organisation. */
  return g_strdup_printf (_ ("%s: to another layer"), how);
}

static TlLayer
get_layer (TlMap *map, const TlElement *card)
{
  return (TlLayer) tl_element_get_choice (tl_map_get_ref (map, card, TL_PROPERTY_LANE),
                                          TL_PROPERTY_LAYER);
}

static char *
tell_moved_card (const TlMoved *moved, TlMap *before, TlMap *after)
{
  gboolean by_lane = g_strcmp0 (tl_element_get (moved->before, TL_PROPERTY_LANE),
                                tl_element_get (moved->after, TL_PROPERTY_LANE)) != 0;
  gboolean by_moment = g_strcmp0 (tl_element_get (moved->before, TL_PROPERTY_MOMENT),
                                  tl_element_get (moved->after, TL_PROPERTY_MOMENT)) != 0;
  g_autofree char *name = tl_element_words_name (after, moved->after);
  g_autofree char *from = name_place (before, moved->before, by_lane, by_moment);
  g_autofree char *to = name_place (after, moved->after, by_lane, by_moment);
  g_autofree char *lane = name_place (after, moved->after, TRUE, FALSE);
  /* Translators: a touchpoint, and where it stood and stands: "“Waits” moved from Bea to Process"
   */
  g_autofree char *words = by_lane || by_moment
                               ? g_strdup_printf (_ ("“%s” moved from %s to %s"), name, from, to)
                               /* Translators: a touchpoint, and the lane that took it along. */
                               : g_strdup_printf (_ ("“%s” moved with its lane %s"), name, lane);

  if (moved->crossed)
    return tell_crossing (words, get_layer (before, moved->before),
                          get_layer (after, moved->after));
  return g_steal_pointer (&words);
}

static char *
tell_moved (const TlMoved *moved, TlMap *before, TlMap *after)
{
  g_autofree char *subject = NULL;

  if (tl_element_get_kind (moved->after) == TL_KIND_TOUCHPOINT)
    return tell_moved_card (moved, before, after);
  subject = name_subject (after, moved->after);
  /* Translators: a stage, a moment or a lane has another place among the others. */
  return g_strdup_printf (_ ("%s stands elsewhere"), subject);
}

static char *
tell_added (TlMap *map, const TlElement *element)
{
  g_autofree char *subject = name_subject (map, element);
  g_autofree char *place = NULL;

  if (tl_element_get_kind (element) != TL_KIND_TOUCHPOINT)
    /* Translators: an element that is not on the earlier map. */
    return g_strdup_printf (_ ("%s is new"), subject);
  place = tl_card_words_describe_place (map, element);
  /* Translators: an element that is not on the earlier map, and where it stands. */
  return g_strdup_printf (_ ("%s is new, at %s"), subject, place);
}

static char *
tell_removed (TlMap *map, const TlElement *element)
{
  g_autofree char *subject = name_subject (map, element);

  /* Translators: an element that is not on the later map. */
  return g_strdup_printf (_ ("%s is gone"), subject);
}

static void
add_line (GArray *lines, TlDifferenceGroup group, TlElement *before, TlElement *after, char *words)
{
  TlDifferenceLine line = { group, before, after, words };

  g_array_append_val (lines, line);
}

static void
list_moved (
    GArray *lines, const TlDifference *difference, TlMap *before, TlMap *after, gboolean crossed)
{
  for (guint i = 0; i < difference->moved->len; i++)
    {
      const TlMoved *moved = &g_array_index (difference->moved, TlMoved, i);

      if (moved->crossed == crossed)
        add_line (lines, crossed ? TL_DIFFERENCE_CROSSED : TL_DIFFERENCE_MOVED, moved->before,
                  moved->after, tell_moved (moved, before, after));
    }
}

GArray *
tl_difference_words_list (const TlDifference *difference, TlMap *before, TlMap *after)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (TlDifferenceLine));

  g_array_set_clear_func (lines, clear_line);
  list_moved (lines, difference, before, after, TRUE);
  list_moved (lines, difference, before, after, FALSE);
  for (guint i = 0; i < difference->changed->len; i++)
    {
      const TlChanged *changed = &g_array_index (difference->changed, TlChanged, i);

      add_line (lines, TL_DIFFERENCE_CHANGED, changed->before, changed->after,
                tell_changed (changed, before, after));
    }
  for (guint i = 0; i < difference->added->len; i++)
    add_line (lines, TL_DIFFERENCE_ADDED, NULL, difference->added->pdata[i],
              tell_added (after, difference->added->pdata[i]));
  for (guint i = 0; i < difference->removed->len; i++)
    add_line (lines, TL_DIFFERENCE_REMOVED, difference->removed->pdata[i], NULL,
              tell_removed (before, difference->removed->pdata[i]));
  return lines;
}

const char *
tl_difference_words_get_group (TlDifferenceGroup group)
{
  static const char *const names[TL_N_DIFFERENCE_GROUPS] = {
    /* Translators: cards that crossed a line, as that of visibility. */
    [TL_DIFFERENCE_CROSSED] = N_ ("Crossed a line"), [TL_DIFFERENCE_MOVED] = N_ ("Moved"),
    [TL_DIFFERENCE_CHANGED] = N_ ("Changed"),        [TL_DIFFERENCE_ADDED] = N_ ("Added"),
    [TL_DIFFERENCE_REMOVED] = N_ ("Removed"),
  };

  return _ (names[group]);
}

char *
tl_difference_words_head_group (TlDifferenceGroup group, guint n)
{
  /* Translators: a group of differences, and how many there are: "Changed (3)" */
  return g_strdup_printf (_ ("%s (%u)"), tl_difference_words_get_group (group), n);
}

/* Ids are short, and templates and imports make the same ones: cards of two maps of their own meet
 * by chance, and then nearly all are called something else. */
#define FEW_MET 3

char *
tl_difference_words_find_doubt (const TlDifference *difference)
{
  if (difference->n_met < FEW_MET || 4 * difference->n_renamed <= 3 * difference->n_met)
    return NULL;
  return g_strdup_printf (_ ("Of the %u touchpoints with the same id on both maps %u have another "
                             "title: these may be two maps of their own, and not two states of "
                             "one."),
                          difference->n_met, difference->n_renamed);
}

char *
tl_difference_words_describe_kept (const TlDifference *difference)
{
  return g_strdup_printf (ngettext ("%u element stays as it is", "%u elements stay as they are",
                                    difference->n_kept),
                          difference->n_kept);
}

/* Figures */

static char *
describe_feeling (const TlExperience *mean)
{
  g_autofree char *number = tl_experience_format (mean->value);
  g_autofree char *backing = tl_evidence_words_backing (mean);

  if (!mean->known)
    return g_strdup (_ ("not known"));
  /* Translators: an average, of how many touchpoints, and what that stands on: "−1.2 (touchpoints:
   * 8, n = 412, Survey)" */
  return g_strdup_printf (_ ("%s (touchpoints: %u, %s)"), number, mean->n, backing);
}

static void
add_figure (GArray *figures, const char *name, char *before, char *after)
{
  TlDifferenceFigure figure = { name, before, after };

  g_array_append_val (figures, figure);
}

static void
add_number (GArray *figures, const char *name, guint before, guint after)
{
  add_figure (figures, name, g_strdup_printf ("%u", before), g_strdup_printf ("%u", after));
}

GArray *
tl_difference_words_sum_up (const TlDifference *difference)
{
  static const char *const names[TL_N_LAYERS] = {
    N_ ("Customer experience"),
    N_ ("Partner experience"),
    N_ ("Employee experience"),
    N_ ("Organisation’s experience"),
  };
  const TlMapSummary *before = &difference->before, *after = &difference->after;
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (TlDifferenceFigure));

  g_array_set_clear_func (figures, clear_figure);
  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    if (before->feeling[layer].known || after->feeling[layer].known)
      add_figure (figures, _ (names[layer]), describe_feeling (&before->feeling[layer]),
                  describe_feeling (&after->feeling[layer]));
  add_number (figures, _ ("Touchpoints"), before->n_touchpoints, after->n_touchpoints);
  add_number (figures, _ ("Moments"), before->n_moments, after->n_moments);
  add_number (figures, _ ("Hand-offs"), before->n_hand_offs, after->n_hand_offs);
  add_number (figures, _ ("Touchpoints with an owner"), before->n_owned, after->n_owned);
  add_number (figures, _ ("Roles that own touchpoints"), before->n_owners, after->n_owners);
  return figures;
}

char *
tl_difference_words_describe_figure (const TlDifferenceFigure *figure)
{
  /* Translators: what is counted or measured, before and after: "Moments: 9 → 7" */
  return g_strdup_printf (_ ("%s: %s → %s"), figure->name, figure->before, figure->after);
}
