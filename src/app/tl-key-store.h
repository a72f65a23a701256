/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TlKeyStore: a small key file in the state folder of the user, for what is known of a map and is
 * not its content. It is read by the first call and written by threads; what is wrong with it
 * counts as nothing known, and that it cannot be written harms nobody. For the main thread alone.
 * One of static storage with nothing but its name is empty and ready. */
typedef struct
{
  const char *name; /* of the file: "views.ini" */
  /* The rest is its own. */
  GKeyFile *keys;
  char *written;
  GBytes *unwritten;
  GMutex writing;
} TlKeyStore;

/* What is in it, to be changed and saved. Owned by the store. */
GKeyFile *tl_key_store_open (TlKeyStore *store);
/* On the disk soon. Writes nothing when it is what was saved last. */
void tl_key_store_save (TlKeyStore *store);
/* Returns when all that was saved is on the disk, or it hangs; the next call reads the file anew.
 * Blocks, two seconds at the longest: for the end of the program. */
void tl_key_store_close (TlKeyStore *store);

/* Hashes of the file's URI, and of something of it, NULL: of the file alone; so that the store
 * tells nobody what there was. Transfer full. */
char *tl_key_store_make_key (GFile *file, const char *part);
/* All keys of the group but the last `most`: what is kept goes to the end, the first are the
 * oldest. NULL when there are no more than that; for g_key_file_remove_key (). */
char **tl_key_store_list_oldest (GKeyFile *keys, const char *group, guint most);

G_END_DECLS
