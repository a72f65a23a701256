/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-style.h"

G_BEGIN_DECLS

/* The tools a map is made with: one a kind of touchpoint, one for links, and "select", which is to
 * have none. Static, all of it. */

#define TL_TOOL_SELECT "select"
#define TL_TOOL_LINK "link"

typedef struct
{
  const char *name;  /* TL_TOOL_SELECT, TL_TOOL_LINK, or a touchpoint's kind in the file ("pain") */
  const char *label; /* for people, to be passed through _() */
  const char *icon;  /* as tl_tool_snapshot_icon () takes it */
  guint key;         /* the keyval that takes it; 0: none */
  GdkModifierType modifiers;
  int kind;          /* a TlTouchpointKind; -1: it makes no touchpoints */
  gboolean at_hand;  /* one of the few that are offered first */
  gboolean mirrored; /* its icon points along the time: from right to left it is turned around */
} TlTool;

/* Select, the kinds in the order of the vocabulary, link. */
const TlTool *tl_tool_list (guint *n_tools);
/* NULL when there is none of this name. */
const TlTool *tl_tool_find (const char *name);
/* Its icon's: that of the cards it makes. */
const TlColor *tl_tool_get_color (const TlTool *tool, TlScheme scheme);

#define TL_TOOL_ICON_SIZE 16.0
/* Path data in a box of this size, its top left at x, y in pixels. */
void tl_tool_snapshot_icon (GtkSnapshot *snapshot,
                            const char *icon,
                            const TlColor *color,
                            double x,
                            double y,
                            gboolean mirrored);

G_END_DECLS
