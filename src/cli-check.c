/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-findings.h"
#include "tl-verdicts.h"

typedef struct
{
  gboolean findings;
  gboolean all;
  gboolean as_json;
  char *date;
} Options;

static void
print_finding (const char *name, const TlFinding *finding)
{
  g_autofree char *message = cli_escape (finding->message);
  g_autofree char *note = cli_escape (finding->note != NULL ? finding->note : "");

  if (finding->state == TL_FINDING_OPEN)
    /* Translators: a line about a map: its file, how bad it is, what it is: "fault.journey:
     * Serious: Nobody answers for “Waits”"; then what to do. */
    printf (_ ("%s: %s: %s\n    %s\n"), name, tl_severity_get_label (finding->severity), message,
            finding->advice);
  else
    /* Translators: the same, of a finding that is no longer open: its file, its state, what it is;
     * then why. */
    printf (_ ("%s: %s: %s\n    %s\n"), name, tl_finding_state_get_label (finding->state), message,
            note);
}

static void
print_findings (const char *path, const GPtrArray *findings, gboolean all)
{
  g_autofree char *name = cli_escape (path);
  guint n_open = tl_findings_count_open (findings), n_settled = findings->len - n_open;

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = findings->pdata[i];

      if (all || finding->state == TL_FINDING_OPEN)
        print_finding (name, finding);
    }
  /* Translators: the last line about a map: its file, and how many findings it has. */
  printf (ngettext ("%s: %u open finding\n", "%s: %u open findings\n", n_open), name, n_open);
  if (n_settled > 0)
    /* Translators: the same, of findings that are no longer open. */
    printf (ngettext ("%s: %u resolved or dismissed\n", "%s: %u resolved or dismissed\n",
                      n_settled),
            name, n_settled);
}

static void
append_elements (GString *json, const GPtrArray *elements)
{
  g_string_append (json, "[");
  for (guint i = 0; i < elements->len; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      cli_append_json (json, tl_element_get_id (elements->pdata[i]));
    }
  g_string_append (json, "]");
}

static void
append_finding (GString *json, const TlFinding *finding)
{
  g_string_append_printf (json, "    { \"rule\": \"%s\", \"severity\": \"%s\", \"elements\": ",
                          finding->rule, tl_severity_get_name (finding->severity));
  append_elements (json, finding->elements);
  g_string_append (json, ",\n      \"message\": ");
  cli_append_json (json, finding->message);
  g_string_append (json, ",\n      \"advice\": ");
  cli_append_json (json, finding->advice);
  g_string_append_printf (json, ", \"state\": \"%s\" }",
                          tl_finding_state_get_name (finding->state));
}

static void
print_json (const GPtrArray *findings)
{
  g_autoptr (GString) json = g_string_new ("{\n  \"findings\": [");

  for (guint i = 0; i < findings->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      append_finding (json, findings->pdata[i]);
    }
  g_string_append (json, findings->len > 0 ? "\n  ]\n}\n" : "]\n}\n");
  fputs (json->str, stdout);
}

/* What is no fault, but not meant either: it does not change the exit status. */
static void
print_notes (const char *path, TlMap *map)
{
  g_autoptr (GPtrArray) notes = tl_verdicts_list_notes (map);

  for (guint i = 0; i < notes->len; i++)
    {
      /* Translators: in front of what a map says and nobody may have meant; no error. */
      g_autofree char *message = g_strdup_printf (_ ("note: %s"), (char *) notes->pdata[i]);

      cli_print_fault (path, 0, 0, message);
    }
}

static CliStatus
check (const char *path, const Options *options)
{
  CliStatus status;
  g_autoptr (TlMap) map = cli_read (path, &status, NULL);
  g_autoptr (GPtrArray) findings = NULL;

  if (map == NULL)
    return status;
  print_notes (path, map);
  if (!options->findings)
    return status;
  findings = tl_findings_list (map, options->date);
  if (options->as_json)
    print_json (findings);
  else
    print_findings (path, findings, options->all);
  return status;
}

static gboolean
take_date (Options *options)
{
  const TlPropertySpec *date = tl_kind_get_property (TL_KIND_EVIDENCE, TL_PROPERTY_DATE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *reason = NULL;

  if (options->date == NULL)
    options->date = g_date_time_format (now, "%Y-%m-%d");
  else if (!tl_property_spec_check (date, options->date, &reason))
    {
      /* Translators: the option's value, and why it makes no sense: "is not a day …" */
      cli_misused (_ ("--date: “%s” %s"), options->date, reason);
      return FALSE;
    }
  return TRUE;
}

CliStatus
cli_check (char **arguments)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "findings", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.findings,
      N_ ("Also print what a reviewer would say of the maps"), NULL },
    { "all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.all,
      N_ ("Also those that were resolved or dismissed"), NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.as_json,
      N_ ("Print the findings of one map as JSON"), NULL },
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.date,
      N_ ("The day on which things are old or overdue; today if it is not given"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *date = NULL;
  CliStatus worst = CLI_OK;
  gboolean sound;

  if (!cli_parse (&arguments, entries, _ ("MAP…"),
                  _ ("Lists every problem of the maps on standard error, as "
                     "FILE:LINE:COLUMN: what is wrong.\nSays nothing when there is none."),
                  1, G_MAXUINT))
    return CLI_USAGE;
  if (options.as_json && (!options.findings || arguments[2] != NULL))
    return cli_misused (_ ("--json goes with --findings and one map"));
  sound = take_date (&options);
  date = options.date;
  for (guint i = 1; sound && arguments[i] != NULL; i++)
    {
      CliStatus status = check (arguments[i], &options);

      worst = MAX (worst, status);
    }
  return sound ? worst : CLI_USAGE;
}
