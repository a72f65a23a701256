/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"

/* A folder of its own with a file in it. Documents read and write in threads: what waits for an
 * answer runs the main loop. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} DocumentFixture;

/* A map of the title "Repair". */
extern const char document_fixture_map[];

/* `content` is the file's, NULL: there is none yet. */
void document_fixture_set_up (DocumentFixture *fixture, gconstpointer content);
void document_fixture_tear_down (DocumentFixture *fixture, gconstpointer content);

/* For whatever is asked of a thread; `data` points to where the result goes, which is NULL. */
void document_fixture_on_done_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *document_fixture_wait (GAsyncResult **result);
TlDocument *document_fixture_open (GFile *file, GError **error);
void document_fixture_set_title (TlDocument *document, const char *title);
