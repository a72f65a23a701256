/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the files of speech share. */

/* tl-speech-say.c: the description a widget has of its own, while what is said may stand in for it.
 */
void tl_speech_set_own (GtkWidget *widget, const char *words);

G_END_DECLS
