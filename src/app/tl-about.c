/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
tl_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Throughline"), "application-icon",
                         TL_APPLICATION_ID, "version", TL_VERSION, "developer-name",
                         _ ("The Throughline contributors"), "comments",
                         _ ("Maps the journey of everyone who lives it or delivers it: customers, "
                            "partners, employees and the organisation behind them."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
