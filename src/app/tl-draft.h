/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"
#include "tl-draft-store.h"

G_BEGIN_DECLS

/* TlDraft: keeps a draft of a document while it has changes that are not saved, so that they are on
 * the disk within a second of being made, whatever becomes of the program. Writes in a thread. It
 * goes when the document is saved, or undone to what is saved.
 *
 * One that is finalized without tl_draft_close () leaves its files as they are.
 *
 * signals
 *   failed (const char *why)  a draft could not be written; told once until it works again. Is
 *                             tried again after a while
 *   mended ()                 it works again, or there is nothing left to be kept */
#define TL_TYPE_DRAFT (tl_draft_get_type ())
G_DECLARE_FINAL_TYPE (TlDraft, tl_draft, TL, DRAFT, GObject)

/* One draft a document. `store` is the draft the document was restored from, which becomes this
 * one's own (transfer full), and `past` what was done in it (of char *); NULL when there is none.
 */
TlDraft *tl_draft_new (TlDocument *document, TlDraftStore *store, const GPtrArray *past);
TlDocument *tl_draft_get_document (TlDraft *draft);

typedef enum
{
  TL_DRAFT_KEEP, /* what is not saved is written to its end */
  TL_DRAFT_DROP, /* nobody wants it any more */
} TlDraftEnd;

/* Ends it. Waits for what is being written, which is a matter of milliseconds, since the program
 * may end right behind; no longer than three seconds where the disk hangs. */
void tl_draft_close (TlDraft *draft, TlDraftEnd end);

/* What a draft says about itself. */
typedef struct
{
  char *uri;  /* NULL: the document has no file */
  char *etag; /* of the file when it was read or saved, NULL: unknown */
  char *title;
  gboolean mended; /* the file has faults that were mended only in the map */
} TlDraftAbout;

TlDraftAbout *tl_draft_about_parse (const char *text);
void tl_draft_about_free (TlDraftAbout *about);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlDraftAbout, tl_draft_about_free)

G_END_DECLS
