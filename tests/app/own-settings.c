/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-settings.h"

GSettings *
own_settings_new (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TL_TEST_BUILD"), "..", "data", NULL);
  g_autoptr (GSettingsSchemaSource) source =
      g_settings_schema_source_new_from_directory (folder, NULL, TRUE, NULL);
  g_autoptr (GSettingsSchema) schema =
      g_settings_schema_source_lookup (source, "io.github.throughline.Throughline", FALSE);

  return g_settings_new_full (schema, NULL, NULL);
}
