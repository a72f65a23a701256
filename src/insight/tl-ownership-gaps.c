/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership-gaps.h"

static const char *const rules[] = {
  "moment-of-truth-unowned",      "stage-without-owner",   "hand-off-without-receiver",
  "role-without-objective",       "stage-of-one-team",     "hand-off-without-link",
  "objective-without-experience", "role-carries-too-much", NULL,
};

gboolean
tl_ownership_is_gap (const TlFinding *finding)
{
  return g_strv_contains (rules, finding->rule);
}

/* What was dismissed or resolved is not told again. */
static gboolean
is_open_gap (const TlFinding *finding)
{
  return finding->state == TL_FINDING_OPEN && tl_ownership_is_gap (finding);
}

GPtrArray *
tl_ownership_list_gaps (TlMap *map, const char *today)
{
  GPtrArray *gaps = tl_findings_list (map, today);
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    if (is_open_gap (gaps->pdata[i]))
      {
        gpointer gap = gaps->pdata[i];

        gaps->pdata[i] = gaps->pdata[n];
        gaps->pdata[n++] = gap;
      }
  g_ptr_array_set_size (gaps, (int) n);
  return gaps;
}

static void
add (GPtrArray *cards, GHashTable *seen, TlElement *touchpoint)
{
  if (touchpoint != NULL && g_hash_table_add (seen, touchpoint))
    g_ptr_array_add (cards, touchpoint);
}

static gboolean
belongs_to (TlMap *map, const TlElement *touchpoint, const TlElement *element)
{
  TlElement *moment;

  if (tl_element_get_kind (element) == TL_KIND_ROLE)
    return tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE) == element;
  moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);
  return moment != NULL && tl_element_get_parent (moment) == element;
}

static void
add_all_of (TlMap *map, const TlElement *element, GPtrArray *cards, GHashTable *seen)
{
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    if (belongs_to (map, touchpoint, element))
      add (cards, seen, touchpoint);
}

GPtrArray *
tl_ownership_list_gap_cards (TlMap *map, const TlFinding *gap)
{
  GPtrArray *cards = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gap->elements->len; i++)
    {
      TlElement *element = gap->elements->pdata[i];
      TlKind kind = tl_element_get_kind (element);

      if (kind == TL_KIND_TOUCHPOINT)
        add (cards, seen, element);
      else if (kind == TL_KIND_STAGE || kind == TL_KIND_ROLE)
        add_all_of (map, element, cards, seen);
      else if (kind == TL_KIND_LINK)
        {
          add (cards, seen, tl_map_get_ref (map, element, TL_PROPERTY_FROM));
          add (cards, seen, tl_map_get_ref (map, element, TL_PROPERTY_TO));
        }
    }
  return cards;
}
