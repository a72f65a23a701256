/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

G_BEGIN_DECLS

/* The lines between the lanes of a map follow from the layers of those that stand next to each
 * other; they are nowhere stored. */

typedef enum
{
  TL_DERIVED_INTERACTION,
  TL_DERIVED_VISIBILITY,
  TL_DERIVED_INTERNAL
} TlDerivedKind;
#define TL_N_DERIVED_KINDS (TL_DERIVED_INTERNAL + 1)

/* Which line divides two neighbours, FALSE: none. From the top of the map down, *out_of_sight says
 * whether a line of visibility was passed, and is kept up; it begins as FALSE. */
gboolean
tl_derived_find (TlLayer above, TlLayer below, gboolean *out_of_sight, TlDerivedKind *kind);

G_END_DECLS
