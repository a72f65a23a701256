/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-templates.h"

#include <glib/gi18n-lib.h>

#include "tl-file.h"

#define PREFIX "/io/github/throughline/Throughline/"
#define ENDING ".journey"

static const TlTemplate templates[] = {
  { TL_TEMPLATE_BLANK, N_ ("Blank Map"), N_ ("Five stages, and a lane for everyone") },
  { "templates/service-blueprint", N_ ("Service Blueprint"),
    N_ ("Who meets the customer, and what makes it possible") },
  { "templates/employee-journey", N_ ("Employee Journey"),
    N_ ("From the first conversation to the last day") },
  { "templates/complaint-handling", N_ ("Complaint Handling"),
    N_ ("From what went wrong to what was learned") },
};

static const TlTemplate samples[] = {
  { "samples/fault-repair", N_ ("Broadband Fault Repair"), N_ ("A home worker without internet") },
  { "samples/first-week", N_ ("First Week"), N_ ("A new employee in a housing association") },
  { "samples/hospital-outpatient", N_ ("Hospital Outpatient Visit"),
    N_ ("A patient on the way to rheumatology") },
  { "samples/planning-application", N_ ("Planning Application"),
    N_ ("A homeowner and the town hall") },
  { "samples/business-account", N_ ("Business Account"), N_ ("A baker and her bank") },
};

/* The rules in data/its say the same to those who gather the words. */
static const TlProperty translated[] = {
  TL_PROPERTY_TITLE,   TL_PROPERTY_SUBTITLE, TL_PROPERTY_NAME,      TL_PROPERTY_ROLE,
  TL_PROPERTY_SUMMARY, TL_PROPERTY_DETAIL,   TL_PROPERTY_OBJECTIVE, TL_PROPERTY_LANG,
};

static void
translate_element (TlHistory *history, TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);

  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    {
      const char *words = tl_kind_get_slot (kind, translated[i]) >= 0
                              ? tl_element_get (element, translated[i])
                              : NULL;

      if (words != NULL)
        tl_history_set (history, element, translated[i],
                        g_dpgettext2 (GETTEXT_PACKAGE, "template", words));
    }
}

/* The history is gone before anybody works on the map: it is nobody's change. */
static void
translate (TlMap *map)
{
  g_autoptr (TlHistory) history = tl_history_new (map);

  tl_history_begin (history, "", NULL);
  for (TlKind kind = TL_KIND_MAP; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      translate_element (history, element);
  tl_history_commit (history);
}

const TlTemplate *
tl_templates_get_templates (guint *n)
{
  *n = G_N_ELEMENTS (templates);
  return templates;
}

const TlTemplate *
tl_templates_get_samples (guint *n)
{
  *n = G_N_ELEMENTS (samples);
  return samples;
}

TlMap *
tl_templates_load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, ENDING, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  TlMap *map;

  if (bytes == NULL)
    return NULL;
  map = tl_file_read_bytes (bytes, NULL, &error);
  /* It is compiled in: that it cannot be read would be a fault of the build. */
  if (map == NULL)
    g_error ("%s: %s", path, error->message);
  if (g_str_has_prefix (name, "templates/"))
    translate (map);
  return map;
}

/* As nobody's change, too. */
static void
set_language (TlMap *map, const char *lang)
{
  g_autoptr (TlHistory) history = tl_history_new (map);

  tl_history_begin (history, "", NULL);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_LANG, lang);
  tl_history_commit (history);
}

TlDocument *
tl_templates_make_document (const char *name, const char *lang)
{
  g_autoptr (TlMap) map = tl_templates_load (name);
  g_autofree char *reason = NULL;

  g_return_val_if_fail (map != NULL, NULL);
  if (lang != NULL && g_str_has_prefix (name, "templates/") &&
      tl_map_check_value (map, TL_KIND_MAP, TL_PROPERTY_LANG, lang, &reason))
    set_language (map, lang);
  return tl_document_new (map);
}
