/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-step-words.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-element-words.h"

/* Titles of thoughts, quotes and links begin with a quote already. */
static gboolean
is_quoted (const char *name)
{
  gunichar first = g_utf8_get_char (name);

  return first == '"' || first == 0x201e ||
         g_unichar_type (first) == G_UNICODE_INITIAL_PUNCTUATION ||
         g_unichar_type (first) == G_UNICODE_FINAL_PUNCTUATION;
}

/* Of what was said of a finding: what that is about. */
static char *
name_subject (TlMap *map, TlElement *subject)
{
  TlElement *about = tl_element_get_kind (subject) == TL_KIND_VERDICT
                         ? tl_map_get_ref (map, subject, TL_PROPERTY_ABOUT)
                         : NULL;
  g_autofree char *name = tl_element_words_name (map, about != NULL ? about : subject);

  if (tl_element_get_kind (subject) == TL_KIND_LINK || is_quoted (name))
    return g_steal_pointer (&name);
  return g_strdup_printf (_ ("“%s”"), name);
}

char *
tl_step_words_name (TlHistory *history, guint index)
{
  g_autoptr (GPtrArray) subjects = tl_history_list_subjects (history, index);
  TlElement *first = subjects->len > 0 ? subjects->pdata[0] : NULL;
  g_autofree char *quoted = NULL;

  if (first == NULL)
    return NULL;
  quoted = name_subject (tl_history_get_map (history), first);
  if (subjects->len == 1)
    return g_steal_pointer (&quoted);
  /* Translators: %s is the name of one card of several, in quotes. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", subjects->len - 1), quoted,
                          subjects->len - 1);
}

char *
tl_step_words_describe (TlHistory *history, guint index)
{
  const char *label = tl_history_get_step_label (history, index);
  g_autofree char *name = tl_step_words_name (history, index);

  if (name == NULL)
    return g_strdup (label);
  /* Translators: what was done, and to which element: "Move Touchpoint, “Calls the help line”" */
  return g_strdup_printf (C_ ("step", "%s, %s"), label, name);
}

/* Where a single card is; NULL: there is none, or it is not one. */
static char *
describe_place (TlHistory *history, guint index)
{
  g_autoptr (GPtrArray) subjects = tl_history_list_subjects (history, index);
  TlElement *first = subjects->len == 1 ? subjects->pdata[0] : NULL;

  if (first == NULL || tl_element_get_kind (first) != TL_KIND_TOUCHPOINT ||
      tl_element_get_parent (first) == NULL)
    return NULL;
  return tl_card_words_describe_place (tl_history_get_map (history), first);
}

char *
tl_step_words_undone (TlHistory *history, guint index, const char *name)
{
  const char *label = tl_history_get_step_label (history, index);
  g_autofree char *place = describe_place (history, index);

  if (name == NULL)
    /* Translators: %s is what was undone, as "Paste". */
    return g_strdup_printf (_ ("Undone: %s"), label);
  if (place == NULL)
    /* Translators: what was undone, and of what: "Undone: Add Stage, “Wait at home”" */
    return g_strdup_printf (_ ("Undone: %s, %s"), label, name);
  /* Translators: what was undone, of which card, and where that is by now: "Undone: Move
   * Touchpoint, “Calls the help line”; Bea, Get help, moment 2" */
  return g_strdup_printf (_ ("Undone: %s, %s; %s"), label, name, place);
}

char *
tl_step_words_redone (TlHistory *history, guint index)
{
  const char *label = tl_history_get_step_label (history, index);
  g_autofree char *name = tl_step_words_name (history, index);
  g_autofree char *place = describe_place (history, index);

  if (name == NULL)
    /* Translators: %s is what was done again, as "Paste". */
    return g_strdup_printf (_ ("Redone: %s"), label);
  if (place == NULL)
    /* Translators: what was done again, and to what: "Redone: Add Stage, “Wait at home”" */
    return g_strdup_printf (_ ("Redone: %s, %s"), label, name);
  /* Translators: what was done again, to which card, and where that is by now: "Redone: Move
   * Touchpoint, “Calls the help line”; Bea, Get help, moment 3" */
  return g_strdup_printf (_ ("Redone: %s, %s; %s"), label, name, place);
}
