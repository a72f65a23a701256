/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "tl-fragment.h"

G_BEGIN_DECLS

/* What other programs offer, and what of it can become touchpoints. */

/* Something that can be pasted. */
typedef struct
{
  TlMap *fragment;
  gboolean is_text; /* lines or cells, not touchpoints of ours */
  TlTextCuts cuts;  /* of text */
} TlClipping;

void tl_clipping_clear (TlClipping *clipping);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlClipping, tl_clipping_clear)

/* The MIME type to ask for, NULL when there is none to be had from; then *words says so in a
 * sentence. Static; *words transfer full. */
const char *tl_clipping_choose_type (GdkContentFormats *formats, char **words);
/* What was read as one of these types, or says in *words why not. XML that is sent as text is read
 * as a map. */
gboolean
tl_clipping_read (const char *mime_type, GBytes *bytes, TlClipping *clipping, char **words);

/* Reads the clipboard, no more of it than can be used. */
void tl_clipping_read_async (GdkClipboard *clipboard,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* FALSE with *words, which stays NULL when it was cancelled. */
gboolean tl_clipping_read_finish (GAsyncResult *result, TlClipping *clipping, char **words);

G_END_DECLS
