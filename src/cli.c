/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>

#include "tl-file.h"

#define PROGRAM "throughline-cli"

static const struct
{
  const char *name;
  CliStatus (*run) (char **arguments);
} commands[] = {
  { "export", cli_export }, { "check", cli_check }, { "compare", cli_compare },
  { "import", cli_import }, { "info", cli_info },
};

static gboolean
is_harmful (gunichar letter)
{
  return g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029 ||
         (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static void
append_escaped (GString *out, gunichar letter)
{
  if (letter == '\n' || letter == '\t' || letter == '\r')
    g_string_append_printf (out, "\\%c", letter == '\n' ? 'n' : letter == '\t' ? 't' : 'r');
  else
    g_string_append_printf (out, letter < 0x80 ? "\\x%02x" : "\\u%04x", letter);
}

char *
cli_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (is_harmful (letter))
        append_escaped (out, letter);
      else
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

void
cli_append_json (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else if ((guchar) *c < 0x20)
      g_string_append_printf (json, "\\u%04x", *c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}

void
cli_complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL, *shown = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  shown = cli_escape (text);
  g_printerr ("%s: %s\n", PROGRAM, shown);
}

CliStatus
cli_misused (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cli_complain ("%s", text);
  g_printerr (_ ("Try “%s --help”.\n"), PROGRAM);
  return CLI_USAGE;
}

/* Puts the operands back to where they were taken out of, behind the command's name. */
static void
put_back (char **arguments, char **names)
{
  guint n = 1;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    arguments[n++] = names[i];
  arguments[n] = NULL;
  g_free (names);
}

gboolean
cli_parse (char ***arguments,
           const GOptionEntry *entries,
           const char *operands,
           const char *summary,
           guint least,
           guint most)
{
  g_autoptr (GOptionContext) context = g_option_context_new (operands);
  char **names = NULL;
  /* What is not an option, also behind a “--”. */
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (PROGRAM, " ", (*arguments)[0], NULL);
  guint n;

  g_set_prgname (name);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, NULL);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      cli_misused ("%s", error->message);
      return FALSE;
    }

  put_back (*arguments, names);
  n = g_strv_length (*arguments) - 1;
  if (n < least)
    cli_misused (_ ("%s: the map is missing"), (*arguments)[0]);
  else if (n > most)
    cli_misused (_ ("%s: “%s” is one argument too many"), (*arguments)[0], (*arguments)[most + 1]);
  else if (g_strv_contains ((const char *const *) *arguments, ""))
    cli_misused (_ ("%s: the name of a map is empty"), (*arguments)[0]);
  else
    return TRUE;
  return FALSE;
}

void
cli_print_fault (const char *path, guint line, guint column, const char *message)
{
  g_autofree char *name = cli_escape (path);
  g_autofree char *what = cli_escape (message);

  if (line == 0)
    g_printerr ("%s: %s\n", name, what);
  else if (column == 0)
    g_printerr ("%s:%u: %s\n", name, line, what);
  else
    g_printerr ("%s:%u:%u: %s\n", name, line, column, what);
}

TlMap *
cli_read (const char *path, CliStatus *status, guint *n_problems)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, &problems, &error);

  if (map == NULL)
    {
      guint line = 0, column = 0;
      const char *what;

      tl_file_error_get_place (error, &line, &column, &what);
      cli_print_fault (path, line, column, what);
      *status = CLI_FAILED;
      return NULL;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      const TlProblem *problem = problems->pdata[i];
      cli_print_fault (path, problem->line, problem->column, problem->message);
    }
  if (n_problems != NULL)
    *n_problems = problems->len;
  *status = problems->len > 0 ? CLI_PROBLEMS : CLI_OK;
  return map;
}

gboolean
cli_is_same_file (const char *one, const char *other)
{
  struct stat a, b;

  return stat (one, &a) == 0 && stat (other, &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

static void
print_help (void)
{
  g_print (_ ("Usage: %s COMMAND [OPTION…] MAP…\n"
              "Export, check, compare, describe and feed journey maps; needs no display.\n"
              "\n"
              "Commands:\n"
              "  export MAP -o FILE   write the map as PDF, SVG or PNG\n"
              "  check MAP…           list every problem of the maps\n"
              "  compare BEFORE AFTER say what is different between two maps\n"
              "  import MAP [CSV]     take evidence from a table or the map’s own files\n"
              "  info MAP             say what is on the map\n"
              "\n"
              "Options:\n"
              "  -h, --help           print this, or a command’s own help behind its name\n"
              "      --version        print the version\n"
              "\n"
              "Exit status:\n"
              "  0  all is well\n"
              "  1  done, but a map or a table has problems, which were listed\n"
              "  2  the command line makes no sense, nothing was done\n"
              "  3  a file could not be read or written\n"),
           PROGRAM);
}

static CliStatus
run_command (char **arguments)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (arguments[0], commands[i].name))
      {
        g_auto (GStrv) copy = g_strdupv (arguments);

        return commands[i].run (copy);
      }
  return cli_misused (_ ("“%s” is no command"), arguments[0]);
}

/* A full disk shows when what was printed is flushed, not before. */
static CliStatus
close_output (CliStatus status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  cli_complain (_ ("cannot write to standard output: %s"), g_strerror (errno));
  return CLI_FAILED;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Where a file may grow no more, writing fails as on a full disk, and what was begun is cleared
   * away. */
  signal (SIGXFSZ, SIG_IGN);

  if (argc < 2)
    return cli_misused (_ ("a command is missing"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    print_help ();
  else if (g_str_equal (argv[1], "--version"))
    g_print ("%s %s\n", PROGRAM, TL_VERSION);
  else
    return close_output (run_command (argv + 1));
  return close_output (CLI_OK);
}
