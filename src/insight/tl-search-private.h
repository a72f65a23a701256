/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-search.h"

G_BEGIN_DECLS

/* TRUE for what is looked through: what somebody wrote to be read. */
gboolean tl_search_is_text (const TlPropertySpec *spec);

G_END_DECLS
