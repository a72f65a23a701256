/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* What a person writes into one property of an element, with all that goes along with it. */

/* What is wrong with the value (NULL: unset) for this element: all that tl_map_check_value ()
 * knows, and what a map could hold but nobody means. The end of a sentence, translated, NULL when
 * nothing is wrong. Transfer full. */
char *tl_operations_find_value_fault (TlMap *map,
                                      TlElement *element,
                                      TlProperty property,
                                      const char *value);

/* Sets a value that has no fault within the step that is open. A card goes to another lane or
 * moment as if it were dragged there. With an end of the scale of feelings the other end that the
 * file has counts, where it did not for want of this one, and so do the feelings in the file that
 * were off the scale before. */
void tl_operations_set_value (TlHistory *history,
                              TlElement *element,
                              TlProperty property,
                              const char *value);

G_END_DECLS
