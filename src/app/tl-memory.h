/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The C library keeps what was freed for the next who asks. What it took to read a map and to show
 * it first, or a map that is closed, is so much that it is better given back to the system: 5 MiB
 * at 10,000 touchpoints. Does so a second or two later, when as a rule nothing of it is under way
 * any more, in half a millisecond; nothing where the C library is another one than GNU's. */
void tl_memory_give_back_soon (void);

G_END_DECLS
