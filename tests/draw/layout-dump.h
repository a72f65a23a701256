/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* Text measured without fonts: every character of a role is equally wide, lines break at spaces. */
extern const TlTextMeasure fixed_measure;
/* How often it was asked since the last call. */
guint take_measurements (void);

/* Everything a layout says, line by line, for people to read and programs to compare. */
char *dump_layout (TlLayout *layout);
/* The same of the layout seen in a mirror: what the map would say running the other way. */
char *dump_mirrored (TlLayout *layout);

G_END_DECLS
