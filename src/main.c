/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

#include "tl-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (TlApplication) application = NULL;

  setlocale (LC_ALL, "");
  /* Not once more by GTK: a thread may be reading a map by then. */
  gtk_disable_setlocale ();
  bindtextdomain (GETTEXT_PACKAGE, TL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Where a file may grow no more, writing fails as on a full disk, and nobody loses a map. */
  signal (SIGXFSZ, SIG_IGN);

  application = tl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
