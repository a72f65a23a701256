/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "tl-look.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* TlClip: touchpoints on the clipboard. It offers a fragment of a map in the form of each kind of
 * program: itself for ours, a drawing (SVG, PNG) for slides and mail, the titles as text for all
 * else. Pictures are drawn when they are asked for, in a thread. It keeps nothing of the map. */
#define TL_TYPE_CLIP (tl_clip_get_type ())
G_DECLARE_FINAL_TYPE (TlClip, tl_clip, TL, CLIP, GdkContentProvider)

/* Of a fragment as tl_fragment_new () makes it, its pictures in this look (NULL: ours). */
GdkContentProvider *tl_clip_new (TlMap *fragment, const TlLook *look);

G_END_DECLS
