/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the program as the tree has them, installed or not, kept in memory. Transfer
 * full.
 */
GSettings *own_settings_new (void);

G_END_DECLS
