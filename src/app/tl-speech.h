/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a screen reader hears, where versions of GTK and libadwaita differ in how it is told: from
 * GTK 4.8 to 4.18 it hears the same. */

/* Makes `words` the name of the widget, whatever its label says: to newer versions of GTK that
 * counts for more. To be called whenever a button was given a label, too. */
void tl_speech_name (GtkWidget *widget, const char *words);

/* Makes `words` the description of the widget, whatever its class gave it for one; once they have
 * been read out, while words of tl_speech_say () stand in for it. Descriptions that change are to
 * be made here. */
void tl_speech_describe (GtkWidget *widget, const char *words);

/* Makes what is chosen in the row its description: a screen reader hears the title alone else. */
void tl_speech_describe_choice (AdwComboRow *row);

/* Makes `words` the name of a list that drops down, of strings, and what is chosen in it the
 * description. Once for a list. */
void tl_speech_name_list (GtkDropDown *list, const char *words);

/* The role of a button that stays pressed; before GTK 4.10 that of a button, whose state says so.
 */
GtkAccessibleRole tl_speech_get_toggle_role (void);

/* Tells whether a button that stays pressed is. Before GTK 4.10 it is a button to a screen reader,
 * which says nothing of the state of one: its tooltip and the state are its description there. */
void tl_speech_tell_pressed (GtkWidget *button, gboolean pressed);

/* Mends what is told of the buttons there are within: those that stay pressed tell that from now
 * on, and those with a mnemonic have a name without its mark, which GTK 4.8 would read out too. Of
 * a row with a switch the switch alone is gone to; what stands below the row's title describes it.
 */
void tl_speech_mend_buttons (GtkWidget *within);

/* Has the words read out once, now. `status` is a label in the role of a status, which shows them
 * too; it stays in one window. The same words twice are read out twice. Before GTK 4.14 they are
 * the description of what has the keyboard, for two seconds or until it leaves that. */
void tl_speech_say (GtkLabel *status, const char *words);

/* What the status said last has been heard: what gets the keyboard next does not tell it again. For
 * when what has the keyboard goes out of sight. */
void tl_speech_forget (GtkLabel *status);

/* Has all that is said told to the function instead of a screen reader, NULL: to that again. For
 * tests: what GTK has in its place there falls over what it is told. */
typedef void (*TlSpeechHearer) (const char *words, gpointer data);
void tl_speech_set_hearer (TlSpeechHearer function, gpointer data);

/* Gives the items of a menu their names whenever it is shown. `menu` may be NULL, for none. */
void tl_speech_name_items (GtkPopover *menu);

G_END_DECLS
