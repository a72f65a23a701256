/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-cairo-painter.h"

#define STROKE 1.7
#define N_TOOLS (TL_N_TOUCHPOINT_KINDS + 2)

/* What the vocabulary does not say of a kind. The key is a letter of its name in the file, as long
 * as one is free. */
static const struct
{
  guint key;
  gboolean at_hand;
  gboolean mirrored;
} kinds[TL_N_TOUCHPOINT_KINDS] = {
  [TL_TOUCHPOINT_CONTACT] = { GDK_KEY_c, TRUE, FALSE },
  [TL_TOUCHPOINT_ACTION] = { GDK_KEY_a, FALSE, TRUE },
  [TL_TOUCHPOINT_THOUGHT] = { GDK_KEY_o, FALSE, FALSE },
  [TL_TOUCHPOINT_NEED] = { GDK_KEY_e, FALSE, FALSE },
  [TL_TOUCHPOINT_PAIN] = { GDK_KEY_p, TRUE, FALSE },
  [TL_TOUCHPOINT_GAIN] = { GDK_KEY_g, FALSE, TRUE },
  [TL_TOUCHPOINT_WORKAROUND] = { GDK_KEY_w, TRUE, TRUE },
  [TL_TOUCHPOINT_KNOWLEDGE] = { GDK_KEY_d, FALSE, FALSE },
  [TL_TOUCHPOINT_PROCESS] = { GDK_KEY_r, TRUE, FALSE },
  [TL_TOUCHPOINT_SYSTEM] = { GDK_KEY_s, FALSE, FALSE },
  [TL_TOUCHPOINT_POLICY] = { GDK_KEY_y, FALSE, FALSE },
  [TL_TOUCHPOINT_STRUCTURE] = { GDK_KEY_u, FALSE, FALSE },
  [TL_TOUCHPOINT_CULTURE] = { GDK_KEY_b, FALSE, FALSE },
  [TL_TOUCHPOINT_INCENTIVE] = { GDK_KEY_v, FALSE, FALSE },
  [TL_TOUCHPOINT_MEASURE] = { GDK_KEY_m, FALSE, FALSE },
  [TL_TOUCHPOINT_IDEA] = { GDK_KEY_i, TRUE, FALSE },
};

static TlTool
make_kind (guint kind, const TlChoice *choice)
{
  return (TlTool){ .name = choice->name,
                   .label = choice->label,
                   .icon = tl_style_get_touchpoint_icon ((TlTouchpointKind) kind),
                   .key = kinds[kind].key,
                   .kind = (int) kind,
                   .at_hand = kinds[kind].at_hand,
                   .mirrored = kinds[kind].mirrored };
}

const TlTool *
tl_tool_list (guint *n_tools)
{
  static TlTool tools[N_TOOLS];
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);

  *n_tools = N_TOOLS;
  if (tools[0].name != NULL)
    return tools;
  tools[0] = (TlTool){ .name = TL_TOOL_SELECT,
                       .label = N_ ("Select"),
                       .icon = "M3 1l10 8-5 1-2 5z",
                       .kind = -1,
                       .at_hand = TRUE };
  for (guint i = 0; i < TL_N_TOUCHPOINT_KINDS; i++)
    tools[i + 1] = make_kind (i, &choices[i]);
  tools[N_TOOLS - 1] = (TlTool){ .name = TL_TOOL_LINK,
                                 .label = N_ ("Link"),
                                 .icon = "M2 13c6 0 4-10 12-10M11 1l3 2-2.5 3",
                                 .key = GDK_KEY_l,
                                 .kind = -1,
                                 .at_hand = TRUE,
                                 .mirrored = TRUE };
  return tools;
}

const TlTool *
tl_tool_find (const char *name)
{
  guint n;
  const TlTool *tools = tl_tool_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (tools[i].name, name) == 0)
      return &tools[i];
  return NULL;
}

const TlColor *
tl_tool_get_color (const TlTool *tool, TlScheme scheme)
{
  if (tool->kind >= 0)
    return tl_style_get_touchpoint (scheme, (TlTouchpointKind) tool->kind);
  return tl_style_get_color (scheme, TL_COLOR_INK_DIM);
}

void
tl_tool_snapshot_icon (GtkSnapshot *snapshot,
                       const char *icon,
                       const TlColor *color,
                       double x,
                       double y,
                       gboolean mirrored)
{
  const double size = TL_TOOL_ICON_SIZE, pad = 1;
  const TlInk ink = { .stroke = color, .stroke_width = STROKE, .round_ends = TRUE };
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) floor (x - pad), (float) floor (y - pad),
                          (float) (size + 2 * pad + 1), (float) (size + 2 * pad + 1));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  TlPainter *painter = tl_cairo_painter_new (cr, NULL, 1, FALSE);

  cairo_translate (cr, mirrored ? x + size : x, y);
  cairo_scale (cr, mirrored ? -1 : 1, 1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  tl_painter_path_data (painter, icon, 0, 0, 1, &ink);
  tl_cairo_painter_free (painter);
  cairo_destroy (cr);
}
