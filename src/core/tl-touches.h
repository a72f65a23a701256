/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-edit.h"

G_BEGIN_DECLS

/* TlTouches: which elements edits touched between two states of a map, summed up for each element.
 */
typedef struct _TlTouches TlTouches;

TlTouches *tl_touches_new (void);
void tl_touches_free (TlTouches *touches);

/* The edit is about to be applied. */
void tl_touches_note (TlTouches *touches, const TlEdit *edit);
/* The sum, in the order of the first touch, and a fresh start. What was added and removed again is
 * not in it; what was removed and added again counts as set and moved. Array of TlTouch, transfer
 * full. */
GArray *tl_touches_take (TlTouches *touches);

G_END_DECLS
