/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export.h"

G_BEGIN_DECLS

/* What the tests of drawing share. */

/* data/samples/NAME.journey, and tests/draw/pictures/NAME.journey. Transfer full. */
TlMap *load_sample (const char *name);
TlMap *load_picture_map (const char *name);
/* A file of the build folder to write to; nothing is there before. Transfer full. */
char *make_build_path (const char *name);
/* Runs a program to its end, which must be a good one; the arguments end with NULL. What it said
 * on its standard output. Transfer full. */
char *run_program (const char *program, ...) G_GNUC_NULL_TERMINATED;
/* Asserts that it works. Transfer full. */
GBytes *export_map (TlMap *map, const TlExportOptions *options);
void write_bytes (GBytes *bytes, const char *path);

/* A map whose words would do harm where they are not taken for words. Transfer full. */
TlMap *make_hostile_map (void);

G_END_DECLS
