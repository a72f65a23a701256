/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-fold.h"
#include "tl-search-private.h"
#include "tl-words.h"

/* What is shown around what was found, in letters. */
#define LETTERS_BEFORE 24
#define LETTERS 72

#define BLANKS " \t\n\r"

static gboolean
has_any (const char *folded, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_words (const char *text, char **words)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  guint n = 0;

  tl_fold_append (folded, text);
  for (guint i = 0; words[i] != NULL; i++)
    n += strstr (folded->str, words[i]) != NULL;
  return n;
}

/* The first word of the text that has any of those in it: what is looked for has no blanks, so it
 * lies within one. */
static const char *
find_word (const char *text, char **words)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  const char *at = text + strspn (text, BLANKS);

  while (*at != '\0')
    {
      gsize length = strcspn (at, BLANKS);
      g_autofree char *word = g_strndup (at, length);

      g_string_truncate (folded, 0);
      tl_fold_append (folded, word);
      if (has_any (folded->str, words))
        return at;
      at += length;
      at += strspn (at, BLANKS);
    }
  return text;
}

/* Back by whole words, as far as a reader needs to see what it is about. */
static const char *
find_start (const char *text, const char *at)
{
  const char *start = at;

  for (guint n = 0; at > text && n < LETTERS_BEFORE; n++)
    {
      at = g_utf8_prev_char (at);
      if (at == text || strchr (BLANKS, at[-1]) != NULL)
        start = at;
    }
  return start;
}

/* On by whole words, if there is one that ends in time. */
static const char *
find_end (const char *start)
{
  const char *at = start, *end = NULL;

  for (guint n = 0; *at != '\0' && n < LETTERS; n++)
    {
      at = g_utf8_next_char (at);
      if (*at == '\0' || strchr (BLANKS, *at) != NULL)
        end = at;
    }
  return end != NULL ? end : at;
}

/* "…told all of this to the first…", on one line. */
static char *
make_excerpt (const char *text, char **words)
{
  const char *start = find_start (text, find_word (text, words));
  const char *end = find_end (start);
  g_autofree char *cut = g_strndup (start, (gsize) (end - start));
  g_autofree char *part = g_strstrip (tl_words_clean_line (cut));

  return g_strconcat (start > text ? "…" : "", part, *end != '\0' ? "…" : "", NULL);
}

/* What a text is called: a quote by that name; of what is only said of the place, what it is. */
static const char *
get_name (const TlSearchHit *hit, const TlPropertySpec *spec)
{
  TlKind kind = tl_element_get_kind (hit->element);

  if (kind == TL_KIND_EVIDENCE && spec->property == TL_PROPERTY_WORDS)
    return _ ("Quote");
  if (hit->element != hit->place && kind != TL_KIND_EVIDENCE)
    return tl_kind_get_label (kind);
  return _ (spec->label);
}

static gboolean
may_be_shown (const TlElement *element)
{
  return tl_element_get_kind (element) != TL_KIND_EVIDENCE ||
         tl_element_get_choice (element, TL_PROPERTY_CONSENT) != TL_CONSENT_NONE;
}

/* The property with most of the words, NULL: none has any. */
static const TlPropertySpec *
find_property (const TlElement *element, char **words)
{
  guint n_specs, most = 0;
  const TlPropertySpec *specs = tl_kind_get_properties (tl_element_get_kind (element), &n_specs);
  const TlPropertySpec *best = NULL;

  for (guint i = 0; i < n_specs; i++)
    {
      const char *text =
          tl_search_is_text (&specs[i]) ? tl_element_get (element, specs[i].property) : NULL;
      guint n = text != NULL ? count_words (text, words) : 0;

      if (n > most)
        {
          most = n;
          best = &specs[i];
        }
    }
  return best;
}

char *
tl_search_describe_hit (const TlSearchHit *hit, const char *words)
{
  g_auto (GStrv) folded = tl_fold_words (words);
  const TlPropertySpec *spec = find_property (hit->element, folded);
  g_autofree char *excerpt = NULL;

  if (spec == NULL)
    return NULL;
  if (!may_be_shown (hit->element))
    return g_strdup (get_name (hit, spec));
  excerpt = make_excerpt (tl_element_get (hit->element, spec->property), folded);
  /* Translators: where something was found, and the words there: "Quote: “I told all of this…”" */
  return g_strdup_printf (_ ("%s: “%s”"), get_name (hit, spec), excerpt);
}
