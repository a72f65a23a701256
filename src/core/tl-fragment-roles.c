/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment-roles.h"

#include <string.h>

#include "tl-fragment-private.h"
#include "tl-map-private.h"

struct _TlFragmentRoles
{
  TlMap *fragment;
  TlMap *map;
  GHashTable *by_name; /* of the map: name → TlElement */
  GHashTable *known;   /* of the fragment: TlElement → TlElement of the map, NULL: none */
  guint n_unknown;
};

/* Names of roles and goals are compared without regard to case. A role goes by its title with its
 * team's name, and by its title alone. */
static char *
make_key (const TlElement *element, const char *team)
{
  g_autofree char *title = g_utf8_casefold (tl_element_get_string (element, TL_PROPERTY_TITLE), -1);
  g_autofree char *folded = g_utf8_casefold (team, -1);

  return g_strdup_printf ("%s\n%s\n%s", tl_kind_get_name (element->kind), title, folded);
}

static const char *
get_team (TlMap *map, const TlElement *element)
{
  TlElement *team =
      element->kind == TL_KIND_ROLE ? tl_map_get_ref (map, element, TL_PROPERTY_TEAM) : NULL;

  return team == NULL ? "" : tl_element_get_string (team, TL_PROPERTY_NAME);
}

static void
add_name (TlFragmentRoles *roles, TlElement *element, const char *team)
{
  char *key = make_key (element, team);

  if (g_hash_table_contains (roles->by_name, key))
    g_free (key);
  else
    g_hash_table_insert (roles->by_name, key, element);
}

static void
add_names (TlFragmentRoles *roles, TlKind kind)
{
  for (TlElement *element = tl_map_get_first (roles->map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      add_name (roles, element, get_team (roles->map, element));
      add_name (roles, element, "");
    }
}

static TlElement *
find_by_name (TlFragmentRoles *roles, const TlElement *element, const char *team)
{
  g_autofree char *key = make_key (element, team);

  return g_hash_table_lookup (roles->by_name, key);
}

/* The map's own role or goal for one of the fragment. */
static TlElement *
find_own (TlFragmentRoles *roles, const TlElement *element)
{
  TlElement *same = tl_map_find (roles->map, element->id), *found;

  if (same != NULL && same->kind == element->kind &&
      strcmp (tl_element_get_string (same, TL_PROPERTY_TITLE),
              tl_element_get_string (element, TL_PROPERTY_TITLE)) == 0)
    return same;
  if (*tl_element_get_string (element, TL_PROPERTY_TITLE) == '\0')
    return NULL;
  found = find_by_name (roles, element, get_team (roles->fragment, element));
  return found != NULL ? found : find_by_name (roles, element, "");
}

static TlElement *
get_own (TlFragmentRoles *roles, TlElement *element)
{
  gpointer own;

  if (g_hash_table_lookup_extended (roles->known, element, NULL, &own))
    return own;
  own = find_own (roles, element);
  roles->n_unknown += own == NULL;
  g_hash_table_insert (roles->known, element, own);
  return own;
}

static char *
translate (TlFragmentRoles *roles, const TlElement *touchpoint, TlProperty property)
{
  g_auto (GStrv) ids = tl_element_dup_words (touchpoint, property);
  g_autoptr (GPtrArray) own_ids = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TlElement *element = tl_map_find (roles->fragment, ids[i]);
      TlElement *own = element != NULL ? get_own (roles, element) : NULL;

      if (own != NULL && !g_ptr_array_find (own_ids, own->id, NULL))
        g_ptr_array_add (own_ids, own->id);
    }
  if (own_ids->len == 0)
    return NULL;
  g_ptr_array_add (own_ids, NULL);
  return g_strjoinv (" ", (char **) own_ids->pdata);
}

TlFragmentRoles *
tl_fragment_roles_new (TlMap *fragment, TlMap *map)
{
  TlFragmentRoles *roles = g_new0 (TlFragmentRoles, 1);

  roles->fragment = fragment;
  roles->map = map;
  roles->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  roles->known = g_hash_table_new (NULL, NULL);
  add_names (roles, TL_KIND_ROLE);
  add_names (roles, TL_KIND_GOAL);
  return roles;
}

void
tl_fragment_roles_free (TlFragmentRoles *roles)
{
  g_hash_table_unref (roles->by_name);
  g_hash_table_unref (roles->known);
  g_free (roles);
}

void
tl_fragment_roles_translate (TlFragmentRoles *roles, TlElement *touchpoint)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (TL_KIND_TOUCHPOINT, &n);

  for (guint slot = 0; slot < n; slot++)
    if ((specs[slot].ref_kinds & (1u << TL_KIND_ROLE | 1u << TL_KIND_GOAL)) != 0 &&
        touchpoint->values[slot] != NULL)
      tl_element_take_value (touchpoint, slot, translate (roles, touchpoint, specs[slot].property));
}

guint
tl_fragment_roles_count_unknown (TlFragmentRoles *roles)
{
  return roles->n_unknown;
}
