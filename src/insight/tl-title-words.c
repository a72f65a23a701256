/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-title-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_stand_in (TlKind kind)
{
  static const char *const words[TL_N_KINDS] = {
    [TL_KIND_STAGE] = N_ ("Unnamed stage"),
    [TL_KIND_MOMENT] = N_ ("Unnamed moment"),
    [TL_KIND_TOUCHPOINT] = N_ ("Unnamed touchpoint"),
  };

  return words[kind] != NULL ? _ (words[kind]) : "";
}

const char *
tl_title_words_get (const TlElement *element)
{
  const char *title;

  if (element == NULL)
    return "";
  title = tl_element_get_string (element, TL_PROPERTY_TITLE);
  return *title != '\0' ? title : get_stand_in (tl_element_get_kind (element));
}
