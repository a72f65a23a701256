/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-saved-filters.h"

#define KEY "filters"

static void
saved_filter_free (gpointer data)
{
  TlSavedFilter *saved = data;

  g_free (saved->name);
  tl_filter_free (saved->filter);
  g_free (saved);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const TlSavedFilter *one = *(TlSavedFilter *const *) a, *other = *(TlSavedFilter *const *) b;

  return g_utf8_collate (one->name, other->name);
}

GPtrArray *
tl_saved_filters_list (GSettings *settings)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (saved_filter_free);
  g_autoptr (GVariant) value = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  GVariantIter iter;
  const char *name, *text;

  if (value == NULL)
    return list;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &text))
    {
      g_autoptr (TlFilter) filter = tl_filter_from_text (text);
      TlSavedFilter *saved;

      if (filter == NULL)
        continue;
      saved = g_new (TlSavedFilter, 1);
      *saved = (TlSavedFilter){ g_strdup (name), g_steal_pointer (&filter) };
      g_ptr_array_add (list, saved);
    }
  g_ptr_array_sort (list, compare_names);
  return list;
}

/* All but the one of this name. */
static void
copy_others (GSettings *settings, const char *name, GVariantBuilder *builder)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, KEY);
  GVariantIter iter;
  const char *other, *text;

  g_variant_builder_init (builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s)", &other, &text))
    if (!g_str_equal (other, name))
      g_variant_builder_add (builder, "(ss)", other, text);
}

gboolean
tl_saved_filters_save (GSettings *settings, const char *name, const TlFilter *filter)
{
  g_autofree char *text = tl_filter_to_text (filter);
  GVariantBuilder builder;

  if (settings == NULL || *name == '\0')
    return FALSE;
  copy_others (settings, name, &builder);
  g_variant_builder_add (&builder, "(ss)", name, text);
  return g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

void
tl_saved_filters_remove (GSettings *settings, const char *name)
{
  GVariantBuilder builder;

  if (settings == NULL)
    return;
  copy_others (settings, name, &builder);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
