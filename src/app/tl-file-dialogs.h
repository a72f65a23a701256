/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Choosing files: the one place that knows which widget chooses. */

/* `file` is NULL when nothing was chosen. Called once. */
typedef void (*TlFileChosen) (GFile *file, gpointer data);

#define TL_MAP_ENDING ".journey"

/* `folder`, where the choice starts, may be NULL. */
void tl_file_dialogs_open (GtkWindow *parent, GFile *folder, TlFileChosen chosen, gpointer data);

/* Asks which map this one is to be compared with. `suggested` is chosen at first; NULL: none is. */
void tl_file_dialogs_choose_other (
    GtkWindow *parent, GFile *folder, GFile *suggested, TlFileChosen chosen, gpointer data);

/* Asks for a table of text, whose rows are evidence. */
void tl_file_dialogs_choose_table (
    GtkWindow *parent, const char *title, GFile *folder, TlFileChosen chosen, gpointer data);
/* TRUE for a name that tables have. */
gboolean tl_file_dialogs_is_table (const char *name);

/* Asks where to write. `name` is suggested. A name chosen without `ending` (".pdf") gets it, and
 * an existing file is replaced only after a person said so. `kind` names what is written, for the
 * list of filters ("PDF document"). */
void tl_file_dialogs_save (GtkWindow *parent,
                           const char *title,
                           const char *kind,
                           const char *ending,
                           GFile *folder,
                           const char *name,
                           TlFileChosen chosen,
                           gpointer data);

/* A file name from a title: characters that file systems refuse or shells trip over are replaced,
 * the length is kept within what every file system takes, never empty. With the ending.
 * Transfer full. */
char *tl_file_dialogs_make_name (const char *title, const char *ending);

G_END_DECLS
