/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an author has put into a file, weighed: where it stands and in which form does not count,
 * that it is there does. */
typedef struct
{
  guint64 all[256];   /* how often each byte comes up in names, values and texts, but for blanks */
  guint64 words[256]; /* the same of texts, comments and instructions alone */
  GHashTable *additions; /* attributes of other programs: “namespace name=value” */
} Ledger;

/* Of a file that a parser gets through. */
Ledger *ledger_new (const char *text, gsize size);
void ledger_free (Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ledger, ledger_free)

/* Fails the test where something of the first file is not in the second; and, when nothing was
 * mended in between, where they do not say the same. */
void ledger_compare (const Ledger *before, const Ledger *after, gboolean is_mended);

G_END_DECLS
