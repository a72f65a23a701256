/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gi18n-lib.h>

CliStatus
cli_check (char **arguments)
{
  CliStatus worst = CLI_OK;

  if (!cli_parse (&arguments, NULL, _ ("MAP…"),
                  _ ("Lists every problem of the maps on standard error, as "
                     "FILE:LINE:COLUMN: what is wrong.\nSays nothing when there is none."),
                  1, G_MAXUINT))
    return CLI_USAGE;

  for (guint i = 1; arguments[i] != NULL; i++)
    {
      CliStatus status;
      g_autoptr (TlMap) map = cli_read (arguments[i], &status, NULL);

      worst = MAX (worst, status);
    }
  return worst;
}
