/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-application.h"

#include "tl-window.h"

struct _TlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TlApplication, tl_application, ADW_TYPE_APPLICATION)

static void
tl_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (tl_window_new (TL_APPLICATION (application))));
}

static void
tl_application_class_init (TlApplicationClass *class)
{
  G_APPLICATION_CLASS (class)->activate = tl_application_activate;
}

static void
tl_application_init (TlApplication *self)
{
}

TlApplication *
tl_application_new (void)
{
  return g_object_new (TL_TYPE_APPLICATION, "application-id", TL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
