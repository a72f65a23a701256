/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TlPositions: a list model of so many items that are nothing by themselves, for a list whose rows
 * are made from their positions alone. Never changes; an item is made when it is asked for, so that
 * the number of them costs nothing. */
#define TL_TYPE_POSITIONS (tl_positions_get_type ())
G_DECLARE_FINAL_TYPE (TlPositions, tl_positions, TL, POSITIONS, GObject)

/* Transfer full. */
GListModel *tl_positions_new (guint n);

G_END_DECLS
