/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-write.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

/* -1.8 is what it says: an optional sign, digits with a point or a comma among them, an exponent.
 */
static gboolean
is_number (const char *text)
{
  gsize n;

  text += *text == '-' || *text == '+';
  n = strspn (text, "0123456789");
  if (n == 0)
    return FALSE;
  text += n;
  if (*text == '.' || *text == ',')
    text += 1 + strspn (text + 1, "0123456789");
  if (*text == 'e' || *text == 'E')
    {
      text += 1 + (text[1] == '-' || text[1] == '+');
      n = strspn (text, "0123456789");
      if (n == 0)
        return FALSE;
      text += n;
    }
  return *text == '\0';
}

/* Behind any number of guards there is what would be a formula. */
static gboolean
is_dangerous (const char *text)
{
  const char *behind = text + strspn (text, "'");

  return *behind != '\0' && strchr ("=+-@\t\n\r", *behind) != NULL &&
         (behind > text || !is_number (behind));
}

const char *
tl_csv_unguard (const char *cell)
{
  return *cell == '\'' && is_dangerous (cell) ? cell + 1 : cell;
}

void
tl_csv_append_cell (GString *table, const char *text)
{
  gboolean is_guarded = is_dangerous (text);

  if (!is_guarded && strpbrk (text, "\",;\t\r\n|'") == NULL && *text != ' ' &&
      !g_str_has_suffix (text, " "))
    {
      g_string_append (table, text);
      return;
    }
  g_string_append (table, is_guarded ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *text);
    }
  g_string_append_c (table, '"');
}

/* Of a link there is none. */
static const char *
get_title (TlMap *map, const TlElement *evidence)
{
  TlElement *about = tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT);

  if (about == NULL ||
      tl_kind_get_property (tl_element_get_kind (about), TL_PROPERTY_TITLE) == NULL)
    return "";
  return tl_element_get_string (about, TL_PROPERTY_TITLE);
}

static void
append_header (GString *table, const TlPropertySpec *specs, guint n_specs)
{
  /* The title is for people: what is read back is the id. */
  g_string_append (table, MARK "id,about,about-title");
  for (guint i = 0; i < n_specs; i++)
    if (specs[i].property != TL_PROPERTY_ABOUT)
      g_string_append_printf (table, ",%s", specs[i].name);
  g_string_append (table, "\r\n");
}

GBytes *
tl_csv_write_evidence (TlMap *map)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (TL_KIND_EVIDENCE, &n_specs);
  GString *table = g_string_new (NULL);

  append_header (table, specs, n_specs);
  for (TlElement *evidence = tl_map_get_first (map, TL_KIND_EVIDENCE); evidence != NULL;
       evidence = tl_element_get_next_of_kind (evidence))
    {
      tl_csv_append_cell (table, tl_element_get_id (evidence));
      g_string_append_c (table, ',');
      tl_csv_append_cell (table, tl_element_get_string (evidence, TL_PROPERTY_ABOUT));
      g_string_append_c (table, ',');
      tl_csv_append_cell (table, get_title (map, evidence));
      for (guint i = 0; i < n_specs; i++)
        if (specs[i].property != TL_PROPERTY_ABOUT)
          {
            g_string_append_c (table, ',');
            tl_csv_append_cell (table, tl_element_get_string (evidence, specs[i].property));
          }
      g_string_append (table, "\r\n");
    }
  return g_string_free_to_bytes (table);
}
