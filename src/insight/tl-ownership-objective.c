/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership.h"

#include <string.h>

#include "tl-fold.h"

/* Whether what a role is measured by is about those who live through it. */

/* In every language: the measures that ask people how it was. */
static const char *const measures[] = { "nps", "csat", "ces", NULL };

/* Parts of words: languages put words together and turn their ends. After a ^ only what a word
 * begins with: "kund" is in "Sekunden" as well. */
static const struct
{
  const char *lang; /* without its region */
  const char *const *parts;
} languages[] = {
  { "en", (const char *const[]){ "customer", "client",     "consumer",  "^user",    "patient",
                                 "guest",    "visitor",    "passenger", "resident", "citizen",
                                 "tenant",   "applicant",  "caller",    "^member",  "people",
                                 "person",   "experience", "satisf",    "feel",     "felt",
                                 "trust",    "recommend",  "complain",  "effort",   "staff",
                                 "employee", "colleague",  NULL } },
  { "de", (const char *const[]){ "^kund",    "neukund",     "privatkund", "firmenkund",  "nutzer",
                                 "anwender", "patient",     "^gast",      "besucher",    "burger",
                                 "mieter",   "antragstell", "anrufer",    "mitglied",    "mensch",
                                 "erleb",    "erfahrung",   "zufrieden",  "vertrauen",   "empfehl",
                                 "beschwer", "aufwand",     "mitarbeit",  "beschaftigt", NULL } },
  { "ar", (const char *const[]){ "عميل", "عملاء", "زبون",  "زبائن", "مريض",   "مرضى",  "ضيف",
                                 "زائر", "زوار",  "راكب",  "مواطن", "مستخدم", "تجربة", "رضا",
                                 "ثقة",  "شكوى",  "شكاوى", "موظف",  "الناس",  "شعور",  NULL } },
};

static const char *const *
find_parts (TlMap *map)
{
  const char *lang = tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_LANG);
  gsize length = strcspn (lang, "-");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (length == strlen (languages[i].lang) &&
        g_ascii_strncasecmp (lang, languages[i].lang, length) == 0)
      return languages[i].parts;
  return NULL;
}

static gboolean
is_letter_before (const char *text, const char *at)
{
  const char *before = g_utf8_find_prev_char (text, at);

  return before != NULL && g_unichar_isalnum (g_utf8_get_char (before));
}

/* Not as a part of another: "CES" is not in "processes". */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (!is_letter_before (text, at) && !g_unichar_isalnum (g_utf8_get_char (at + length)))
      return TRUE;
  return FALSE;
}

static gboolean
has_part (const char *text, const char *part)
{
  gboolean at_start = *part == '^';
  g_autofree char *folded = tl_fold_text (at_start ? part + 1 : part);

  for (const char *at = strstr (text, folded); at != NULL; at = strstr (at + 1, folded))
    if (!at_start || !is_letter_before (text, at))
      return TRUE;
  return FALSE;
}

/* The first name alone does: "Amira, Northline". */
static gboolean
names_anybody (TlMap *map, const char *text)
{
  for (TlElement *person = tl_map_get_first (map, TL_KIND_PERSON); person != NULL;
       person = tl_element_get_next_of_kind (person))
    {
      g_auto (GStrv) name =
          g_strsplit_set (tl_element_get_string (person, TL_PROPERTY_NAME), " ,", 2);
      g_autofree char *folded = name[0] != NULL ? tl_fold_text (name[0]) : NULL;

      if (folded != NULL && *folded != '\0' && has_word (text, folded))
        return TRUE;
    }
  return FALSE;
}

gboolean
tl_ownership_objective_covers_experience (TlMap *map, const TlElement *role)
{
  const char *const *parts = find_parts (map);
  g_autofree char *whole = NULL, *text = NULL;

  if (tl_element_get (role, TL_PROPERTY_OBJECTIVE) == NULL)
    return FALSE;
  if (parts == NULL)
    return TRUE;
  whole = g_strconcat (tl_element_get_string (role, TL_PROPERTY_OBJECTIVE), " ",
                       tl_element_get_string (role, TL_PROPERTY_TARGET), NULL);
  text = tl_fold_text (whole);
  for (guint i = 0; parts[i] != NULL; i++)
    if (has_part (text, parts[i]))
      return TRUE;
  for (guint i = 0; measures[i] != NULL; i++)
    if (has_word (text, measures[i]))
      return TRUE;
  return names_anybody (map, text);
}
