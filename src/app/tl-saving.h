/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlSaving: what a thread is given that writes a map, and what it hands back. */
typedef struct
{
  GBytes *bytes;
  guint64 serial;   /* of the history: which state of the map the bytes are */
  GFile *file;      /* where to; owned, as is all here */
  char *etag;       /* of the file, see tl-storage.h: as it was left before, as it is after */
  gboolean check;   /* it is to be as it was left: for who calls to see */
  gboolean back_up; /* copy it to a free name beside it first */
  GFile *backup;    /* that copy */
} TlSaving;

/* Of the map as it is now; where to is for the caller to say. */
TlSaving *tl_saving_new (TlHistory *history);
void tl_saving_free (TlSaving *saving);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSaving, tl_saving_free)

/* Blocks. Errors are of TL_FILE_ERROR. */
gboolean tl_saving_write (TlSaving *saving, GError **error);

G_END_DECLS
