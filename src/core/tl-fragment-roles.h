/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Which role or goal of a map a fragment means: see tl_fragment_paste (). */
typedef struct _TlFragmentRoles TlFragmentRoles;

/* Both maps must outlive it. */
TlFragmentRoles *tl_fragment_roles_new (TlMap *fragment, TlMap *map);
void tl_fragment_roles_free (TlFragmentRoles *roles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFragmentRoles, tl_fragment_roles_free)

/* Has a copy of one of the fragment's touchpoints, which is in no map yet, name the map's own. */
void tl_fragment_roles_translate (TlFragmentRoles *roles, TlElement *touchpoint);
/* How many that were asked for the map does not have. */
guint tl_fragment_roles_count_unknown (TlFragmentRoles *roles);

G_END_DECLS
