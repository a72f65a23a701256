/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "cli.h"
#include "tl-csv-import.h"

G_BEGIN_DECLS

/* The command import: of a table that is named, and of those that the map has attached. */

/* Whose turn it is to write a map; as the file was when it began. */
typedef struct
{
  const char *path;
  int file;        /* locked; -1: there is none to be had */
  gboolean is_new; /* there was no file */
  struct stat status;
} CliTurn;

/* Reads the evidence files of a map again and saves it, in `output` unless that is NULL. Those that
 * lie outside of its folder are read only if it is said that they may be. */
CliStatus cli_import_attached (
    const char *path, const char *output, gboolean outside, gboolean as_json, const CliTurn *turn);

/* A map that is as it was is not written again, unless it is to be another file. FALSE, and the
 * reason said, when it cannot be written, or somebody else wrote there since the turn began. */
gboolean cli_import_save (
    TlMap *map, const char *path, const char *output, gboolean is_changed, const CliTurn *turn);

/* What was mended and refused, on standard error, by line of the table at `path`. */
void cli_import_print_notes (const char *path, const TlCsvReport *report);
/* What the table is and what came of it, for people. */
void
cli_import_print_words (const TlCsv *csv, const TlCsvMapping *mapping, const TlCsvReport *report);
/* The same for programs: members of an object, without its braces. */
void cli_import_append_json (GString *json,
                             const TlCsv *csv,
                             const TlCsvMapping *mapping,
                             const TlCsvReport *report);

G_END_DECLS
