/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* A step of the history in words, by its index as tl_history_get_step_label () has it. The elements
 * it is about have the names they have now. Translated; transfer full. */

/* "Move Touchpoint, “Calls the help line”", "Delete 3 Touchpoints, “Waits” and 2 more" */
char *tl_step_words_describe (TlHistory *history, guint index);

/* What it is about alone: "“Waits” and 2 more"; NULL: nothing that has a name. */
char *tl_step_words_name (TlHistory *history, guint index);

/* What is read out once it is undone or, again, done: "Undone: Move Touchpoint, “Calls the help
 * line”; Amira, Get help, moment 2", where its card is by now. `name` is tl_step_words_name () from
 * before: what was made in the step had its name then. */
char *tl_step_words_undone (TlHistory *history, guint index, const char *name);
char *tl_step_words_redone (TlHistory *history, guint index);

G_END_DECLS
