/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-qpdf.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

#include "tl-export.h"

TlQpdf tl_qpdf;

static const struct
{
  const char *name;
  gsize offset;
} functions[] = {
#define NAMED(name) { "qpdf_" #name, offsetof (TlQpdf, name) },
  TL_QPDF_FUNCTIONS (NAMED)
#undef NAMED
};

/* Returns why it could not; NULL: it could. The library stays. */
static const char *
load (void)
{
  void *library = dlopen (TL_QPDF_LIBRARY, RTLD_LAZY | RTLD_LOCAL);

  if (library == NULL)
    return dlerror ();
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      gpointer *member = G_STRUCT_MEMBER_P (&tl_qpdf, functions[i].offset);

      *member = dlsym (library, functions[i].name);
      if (*member == NULL)
        return dlerror ();
    }
  return NULL;
}

static gpointer
load_once_cb (gpointer data)
{
  return g_strdup (load ());
}

gboolean
tl_qpdf_load (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const char *why = g_once (&once, load_once_cb, NULL);

  if (why != NULL)
    g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED,
                 _ ("The PDF could not be made: %s."), why);
  return why == NULL;
}
