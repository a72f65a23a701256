/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-link-words.h"

#include <glib/gi18n-lib.h>

#include "tl-title-words.h"

const char *
tl_link_words_get_kind (TlLinkKind kind)
{
  static const char *const words[TL_N_LINK_KINDS] = {
    [TL_LINK_CAUSES] = N_ ("Causes"),       [TL_LINK_ENABLES] = N_ ("Enables"),
    [TL_LINK_BLOCKS] = N_ ("Blocks"),       [TL_LINK_TRIGGERS] = N_ ("Triggers"),
    [TL_LINK_HANDS_OFF] = N_ ("Hands Off"),
  };

  return _ (words[kind]);
}

const char *
tl_link_words_get_strength (int strength)
{
  /* Translators: how strong a link between two cards is: weak, medium, strong */
  static const char *const words[] = { NC_ ("link", "weak"), NC_ ("link", "medium"),
                                       NC_ ("link", "strong") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "link", words[CLAMP (strength, 1, 3) - 1]);
}

static const char *
get_end (TlMap *map, const TlElement *link, TlProperty end)
{
  return tl_title_words_get (tl_map_get_ref (map, link, end));
}

char *
tl_link_words_tell (TlMap *map, const TlElement *link)
{
  const char *from = get_end (map, link, TL_PROPERTY_FROM);
  const char *to = get_end (map, link, TL_PROPERTY_TO);

  switch ((TlLinkKind) tl_element_get_choice (link, TL_PROPERTY_KIND))
    {
    case TL_LINK_ENABLES:
      /* Translators: the titles of two touchpoints */
      return g_strdup_printf (_ ("“%s” enables “%s”"), from, to);
    case TL_LINK_BLOCKS:
      return g_strdup_printf (_ ("“%s” blocks “%s”"), from, to);
    case TL_LINK_TRIGGERS:
      return g_strdup_printf (_ ("“%s” triggers “%s”"), from, to);
    case TL_LINK_HANDS_OFF:
      return g_strdup_printf (_ ("“%s” hands off to “%s”"), from, to);
    case TL_LINK_CAUSES:
    default:
      return g_strdup_printf (_ ("“%s” causes “%s”"), from, to);
    }
}

char *
tl_link_words_describe (TlMap *map, const TlElement *link)
{
  const char *from = get_end (map, link, TL_PROPERTY_FROM);
  const char *to = get_end (map, link, TL_PROPERTY_TO);
  const char *kind =
      tl_link_words_get_kind ((TlLinkKind) tl_element_get_choice (link, TL_PROPERTY_KIND));
  int strength = tl_element_get_integer (link, TL_PROPERTY_STRENGTH, 0);

  if (strength == 0)
    /* Translators: a link between two cards: "Causes: from “…” to “…”" */
    return g_strdup_printf (_ ("%s: from “%s” to “%s”"), kind, from, to);
  /* Translators: the same with how strong it is: "Causes: from “…” to “…”, strong" */
  return g_strdup_printf (_ ("%s: from “%s” to “%s”, %s"), kind, from, to,
                          tl_link_words_get_strength (strength));
}

char *
tl_link_words_count (TlMap *map, const TlElement *touchpoint)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  guint n = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    n += tl_element_get_kind (referrers->pdata[i]) == TL_KIND_LINK;
  return n > 0 ? g_strdup_printf (ngettext ("%u link", "%u links", n), n) : NULL;
}
