/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-card-page-private.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"
#include "tl-evidence-words.h"

/* "Bea, Contact-centre agent · Get help" */
static char *
make_place (TlMap *map, TlElement *card)
{
  TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);
  TlElement *moment = tl_map_get_ref (map, card, TL_PROPERTY_MOMENT);
  TlElement *stage = tl_element_get_parent (moment);
  const char *title = tl_element_get_string (lane, TL_PROPERTY_TITLE);
  const char *subtitle = tl_element_get_string (lane, TL_PROPERTY_SUBTITLE);
  const char *stage_title = tl_element_get_string (stage, TL_PROPERTY_TITLE);

  if (*subtitle == '\0')
    /* Translators: where a card is: its lane and its stage. */
    return g_strdup_printf (_ ("%s · %s"), title, stage_title);
  /* Translators: where a card is: its lane's title and subtitle, and its stage. */
  return g_strdup_printf (_ ("%s, %s · %s"), title, subtitle, stage_title);
}

void
tl_card_page_update_heading (TlCardPage *self)
{
  TlElement *card = tl_fields_get_element (self->fields);
  int kind = tl_element_get_choice (card, TL_PROPERTY_KIND);
  const char *title = tl_element_get_string (card, TL_PROPERTY_TITLE);
  g_autofree char *place = make_place (tl_fields_get_map (self->fields), card);

  gtk_label_set_text (self->kind_label,
                      _ (tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND)[kind].label));
  tl_rows_set_color (self->kind_label,
                     tl_style_get_touchpoint (tl_rows_get_scheme (), (TlTouchpointKind) kind));
  gtk_label_set_text (self->title_label, *title != '\0' ? title : _ ("Untitled"));
  gtk_label_set_text (self->place_label, place);
}

static gint
compare_by_id (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (tl_element_get_id (*(TlElement *const *) a),
                    tl_element_get_id (*(TlElement *const *) b));
}

/* By date, then by id: the index of referrers has no order of its own. */
static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a;
  const TlElement *second = *(TlElement *const *) b;
  int order = g_strcmp0 (tl_element_get (second, TL_PROPERTY_DATE),
                         tl_element_get (first, TL_PROPERTY_DATE));

  return order != 0 ? order : compare_by_id (a, b);
}

/* Those of a kind that name the card in a property. Transfer container. */
static GPtrArray *
list_referrers (TlMap *map, TlElement *card, TlKind kind)
{
  const GPtrArray *all = tl_map_get_referrers (map, card);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (tl_element_get_kind (g_ptr_array_index (all, i)) == kind)
      g_ptr_array_add (found, g_ptr_array_index (all, i));
  return found;
}

static void
add_evidence (TlCardPage *self, const TlElement *evidence)
{
  g_autofree char *source = tl_evidence_words_source (evidence);
  g_autofree char *measure = tl_evidence_words_measure (evidence);
  g_autofree char *quote = tl_evidence_words_quote (evidence);

  if (measure != NULL)
    tl_rows_add (self->evidence_rows, source, measure, NULL, NULL);
  if (quote != NULL)
    tl_rows_add_long (self->evidence_rows, quote, tl_evidence_words_consent (evidence), NULL);
  if (measure == NULL && quote == NULL)
    tl_rows_add_long (self->evidence_rows, source, tl_element_get (evidence, TL_PROPERTY_REFERENCE),
                      NULL);
}

static void
update_evidence (TlCardPage *self, TlMap *map, TlElement *card)
{
  TlExperience experience = tl_experience_of_touchpoint (map, card);
  g_autofree char *words = tl_evidence_words_experience (&experience);
  g_autoptr (GPtrArray) evidence = list_referrers (map, card, TL_KIND_EVIDENCE);
  const TlColor *color = NULL;

  if (experience.known)
    color = tl_style_get_mood (tl_rows_get_scheme (), tl_experience_get_mood (experience.value));
  g_ptr_array_sort (evidence, compare_newest_first);
  tl_rows_begin (self->evidence_rows);
  tl_rows_add (self->evidence_rows, tl_evidence_words_basis (&experience), words, color, NULL);
  for (guint i = 0; i < evidence->len; i++)
    add_evidence (self, g_ptr_array_index (evidence, i));
  tl_rows_end (self->evidence_rows);
}

/* The roles that are responsible, consulted or informed, each once. */
static char *
list_involved (TlMap *map, TlElement *card)
{
  static const TlProperty parts[] = { TL_PROPERTY_RESPONSIBLE, TL_PROPERTY_CONSULTED,
                                      TL_PROPERTY_INFORMED };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (GStrv) ids = tl_element_dup_words (card, parts[i]);

      for (guint j = 0; ids[j] != NULL; j++)
        {
          const char *name = tl_element_get_string (tl_map_find (map, ids[j]), TL_PROPERTY_TITLE);

          if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
            g_ptr_array_add (names, (gpointer) name);
        }
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  /* Translators: what stands between the names of a list. */
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static void
update_owner_rows (TlCardPage *self, TlMap *map, TlElement *card)
{
  TlElement *role = tl_map_get_ref (map, card, TL_PROPERTY_ACCOUNTABLE);
  g_autofree char *involved = list_involved (map, card);

  tl_rows_begin (self->owner_rows);
  if (role != NULL)
    {
      const char *objective = tl_element_get (role, TL_PROPERTY_OBJECTIVE);

      if (objective != NULL)
        tl_rows_add_long (self->owner_rows, _ ("Objective"), objective, NULL);
      else
        tl_rows_add (self->owner_rows, _ ("Objective"),
                     /* Translators: the role has no objective. */
                     C_ ("objective", "none"),
                     tl_style_get_color (tl_rows_get_scheme (), TL_COLOR_WARNING), NULL);
    }
  if (involved != NULL)
    tl_rows_add_long (self->owner_rows, _ ("Also involved"), involved, NULL);
  tl_rows_end (self->owner_rows);
}

static void
add_links (TlCardPage *self, TlMap *map, const char *title, GPtrArray *links, TlProperty end)
{
  for (guint i = 0; i < links->len; i++)
    {
      TlElement *other = tl_map_get_ref (map, g_ptr_array_index (links, i), end);

      if (other != NULL)
        tl_rows_add_long (self->cause_rows, title, tl_element_get_string (other, TL_PROPERTY_TITLE),
                          other);
    }
}

static void
update_causes (TlCardPage *self, TlMap *map, TlElement *card)
{
  g_autoptr (GPtrArray) causes = tl_causes_get_causes (map, card);
  g_autoptr (GPtrArray) effects = tl_causes_get_effects (map, card);

  tl_rows_begin (self->cause_rows);
  add_links (self, map, _ ("Caused by"), causes, TL_PROPERTY_FROM);
  add_links (self, map, _ ("Causes"), effects, TL_PROPERTY_TO);
  tl_rows_end (self->cause_rows);
}

static gboolean
addresses (TlElement *change, TlElement *card)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, TL_PROPERTY_ADDRESSES);

  return g_strv_contains ((const char *const *) ids, tl_element_get_id (card));
}

static void
add_change (TlCardPage *self, TlElement *change)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  const char *status = _ (statuses[tl_element_get_choice (change, TL_PROPERTY_STATUS)].label);
  const char *due = tl_element_get (change, TL_PROPERTY_DUE);
  g_autofree char *words = NULL;

  if (due != NULL)
    /* Translators: how far a change is, and the date it is due: "Planned · 2026-09-01". */
    words = g_strdup_printf (_ ("%s · %s"), status, due);
  tl_rows_add (self->change_rows, tl_element_get_string (change, TL_PROPERTY_TITLE),
               words != NULL ? words : status, NULL, NULL);
}

static void
update_changes (TlCardPage *self, TlMap *map, TlElement *card)
{
  g_autoptr (GPtrArray) changes = list_referrers (map, card, TL_KIND_CHANGE);

  g_ptr_array_sort (changes, compare_by_id);
  tl_rows_begin (self->change_rows);
  for (guint i = 0; i < changes->len; i++)
    if (addresses (g_ptr_array_index (changes, i), card))
      add_change (self, g_ptr_array_index (changes, i));
  tl_rows_end (self->change_rows);
}

void
tl_card_page_update_rows (TlCardPage *self)
{
  TlMap *map = tl_fields_get_map (self->fields);
  TlElement *card = tl_fields_get_element (self->fields);

  update_evidence (self, map, card);
  update_owner_rows (self, map, card);
  update_causes (self, map, card);
  update_changes (self, map, card);
}
