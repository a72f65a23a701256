/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-spelling.h"

#include <string.h>

/* Of two letters every other word is one slip away. */
#define LEAST_LENGTH 3

typedef struct
{
  const char *name;
  const char *found;
  guint n_found;
  gboolean is_sure; /* the same but for capitals */
} Guess;

static gboolean
is_one_slip_away (const char *one, const char *other)
{
  gsize n = strlen (one), m = strlen (other), start = 0;

  if (n > m + 1 || m > n + 1)
    return FALSE;
  while (start < MIN (n, m) && one[start] == other[start])
    start++;
  while (n > start && m > start && one[n - 1] == other[m - 1])
    {
      n--;
      m--;
    }
  n -= start;
  m -= start;
  return MAX (n, m) == 1 ||
         (n == 2 && m == 2 && one[start] == other[start + 1] && one[start + 1] == other[start]);
}

static void
try (Guess *guess, const char *known)
{
  gboolean is_same = g_ascii_strcasecmp (guess->name, known) == 0;

  if (guess->is_sure ||
      (!is_same && (strlen (known) < LEAST_LENGTH || !is_one_slip_away (guess->name, known))))
    return;
  guess->found = known;
  guess->n_found++;
  guess->is_sure = is_same;
}

static const char *
get_found (const Guess *guess)
{
  return guess->is_sure || guess->n_found == 1 ? guess->found : NULL;
}

static void
try_properties (Guess *guess, TlKind kind, gboolean are_elements)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

  for (guint i = 0; i < n; i++)
    if ((specs[i].type == TL_VALUE_TEXT) == are_elements)
      try (guess, specs[i].name);
}

const char *
tl_spelling_guess_attribute (TlKind kind, const char *name)
{
  Guess guess = { .name = name };

  try_properties (&guess, kind, FALSE);
  return get_found (&guess);
}

const char *
tl_spelling_guess_choice (const TlChoice *choices, const char *name)
{
  Guess guess = { .name = name };

  for (const TlChoice *choice = choices; choice->name != NULL; choice++)
    try (&guess, choice->name);
  return get_found (&guess);
}

const char *
tl_spelling_guess_element (TlKind parent, const char *name)
{
  Guess guess = { .name = name };

  try_properties (&guess, parent, TRUE);
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    if (tl_kind_get_parent (kind) == (int) parent)
      try (&guess, tl_kind_get_name (kind));
  return get_found (&guess);
}
