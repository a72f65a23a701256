/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* What touchpoints, stages and moments are called where they are told of: their title, else
 * "Unnamed stage". Owned by the element, or static; "" of NULL. */
const char *tl_title_words_get (const TlElement *element);

G_END_DECLS
