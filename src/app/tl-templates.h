/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-document.h"

G_BEGIN_DECLS

/* The maps that come with the program, compiled into it so that they are found wherever it runs
 * from and nobody can write into them. Templates are there to start from and are in the language of
 * the program: their words, and so the language of the map, are translated with all its others, in
 * po/. Samples are there to look at and stay in the language they were written in. */

typedef struct
{
  const char *name;   /* in the program, "templates/blank" */
  const char *title;  /* to be passed through _() */
  const char *detail; /* what it is about or for, to be passed through _() */
} TlTemplate;

#define TL_TEMPLATE_BLANK "templates/blank"

/* In the order in which they are offered, the blank map first. Static. */
const TlTemplate *tl_templates_get_templates (guint *n);
const TlTemplate *tl_templates_get_samples (guint *n);

/* A map of its own, in any thread; NULL when there is none of this name. Transfer full. */
TlMap *tl_templates_load (const char *name);

/* The same as a document: without a file, and not modified. A template is in this language then,
 * whatever its words are in; NULL, and what is no language: in that of its words. Transfer full. */
TlDocument *tl_templates_make_document (const char *name, const char *lang);

G_END_DECLS
