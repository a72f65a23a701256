/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* throughline-cli: its commands, one file each, and what they share. It needs no display and links
 * no GTK. Everything that goes wrong is said on standard error, one line a problem, as
 * "FILE:LINE:COLUMN: what". */

/* What the program returns. Of several, the largest. Documented in --help and throughline-cli.1. */
typedef enum
{
  CLI_OK = 0,
  CLI_PROBLEMS = 1, /* done, but the map or a table has problems, which were listed */
  CLI_USAGE = 2,    /* the command line makes no sense; nothing was done */
  CLI_FAILED = 3,   /* a file could not be read or written */
} CliStatus;

/* `arguments` begins with the command's name and ends with NULL; options are taken out of it. */
CliStatus cli_export (char **arguments);
CliStatus cli_check (char **arguments);
CliStatus cli_compare (char **arguments);
CliStatus cli_import (char **arguments);
CliStatus cli_info (char **arguments);

/* Takes the options out of *arguments; what is left are the command's name and its operands, of
 * which there must be `least` ... `most`. Prints help and exits when that is asked for. FALSE, and
 * the reason said, when the command line makes no sense. */
gboolean cli_parse (char ***arguments,
                    const GOptionEntry *entries,
                    const char *operands,
                    const char *summary,
                    guint least,
                    guint most);

/* Reads a map and lists its problems. NULL, and the reason said, when it cannot be read. *status
 * receives CLI_OK, CLI_PROBLEMS or CLI_FAILED; *n_problems, which may be NULL, their number.
 * Transfer full. */
TlMap *cli_read (const char *path, CliStatus *status, guint *n_problems);

/* FALSE, and the reason said, when the output would take the place of a map, this one or another.
 */
gboolean cli_check_output (const char *output, const char *map_path);
/* FALSE, and the reason said, for the name of a file that ends otherwise and so is of another kind:
 * it may hold something that nobody wants to lose. Pipes and devices have no ending. */
gboolean cli_check_ending (const char *output, const char *ending);
/* Writes to a file, which is replaced as a whole or not at all, to a pipe or a device, or, for "-",
 * to standard output. */
gboolean cli_write (GBytes *bytes, const char *path, GError **error);
/* TRUE when both are there and one file, by whatever names. */
gboolean cli_is_same_file (const char *one, const char *other);

/* The text without what a terminal takes for a command or what turns the direction of writing: each
 * such character as \n, \t, \x1b or \u202e. Whatever comes from a map, from its name or from the
 * command line is printed like this, except as JSON. Transfer full. */
char *cli_escape (const char *text);
/* The text as a JSON string, in its quotes. */
void cli_append_json (GString *json, const char *text);
/* "FILE:LINE:COLUMN: what" on standard error, without what is 0. */
void cli_print_fault (const char *path, guint line, guint column, const char *message);
/* "throughline-cli: …" on standard error. */
void cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same for a command line that makes no sense, with a hint at --help. */
CliStatus cli_misused (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
