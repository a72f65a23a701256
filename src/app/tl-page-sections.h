/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-rows.h"

G_BEGIN_DECLS

/* What stands on the inspector's page of each kind, from the top down: a table. Every property of
 * the kind is in one section of it. */

/* What a row of a section asks for, beside an element. */
typedef enum
{
  TL_ACTION_LISTS, /* the page with all lists */
  TL_ACTION_LIST,  /* TL_ACTION_LIST + kind: the list of a kind */
  TL_ACTION_ADD_EVIDENCE = TL_ACTION_LIST + TL_N_KINDS, /* about the element shown */
  TL_ACTION_PASTE_EVIDENCE,                             /* the same, from the clipboard */
  TL_ACTION_ADD_CHANGE,                                 /* that addresses the touchpoint shown */
  TL_ACTION_ATTACH_EVIDENCE,                            /* a file of it */
  TL_ACTION_ALLOW_EVIDENCE,                             /* of the evidence file shown, */
  TL_ACTION_READ_EVIDENCE,                              /* the same, */
  TL_ACTION_SHOW_ROWS,                                  /* and the same */
} TlPageAction;

/* Tells the rows with what is derived from the map, between tl_rows_begin () and _end (). */
typedef void (*TlPageRows) (TlRows *rows, TlMap *map, TlElement *element);

typedef enum
{
  TL_SECTION_PLAIN,
  TL_SECTION_FOLDED, /* its fields are made when it is unfolded */
} TlSectionLook;

#define TL_SECTION_MAX 12

typedef struct
{
  TlKind kind;
  const char *heading; /* to be passed through _(), NULL: none */
  TlSectionLook look;
  TlPageRows rows; /* below the fields; not for several elements. NULL: none */
  guint n_properties;
  TlProperty properties[TL_SECTION_MAX];
} TlPageSection;

/* *n_sections in all; those of a kind stand together. */
const TlPageSection *tl_page_sections_get (TlKind kind, guint *n_sections);

/* tl-page-rows.c */
void tl_page_rows_map (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_stage (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_lane (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_targets (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_referrers (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_lists (TlRows *rows, TlMap *map);

/* tl-source-page-rows.c */
void tl_page_rows_sources (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_source (TlRows *rows, TlMap *map, TlElement *element);

/* tl-card-page-rows.c */
void tl_page_rows_evidence (TlRows *rows, TlMap *map, TlElement *element);
void tl_page_rows_feeling (TlRows *rows, TlMap *map, TlElement *card);
void tl_page_rows_owner (TlRows *rows, TlMap *map, TlElement *card);
void tl_page_rows_causes (TlRows *rows, TlMap *map, TlElement *card);
void tl_page_rows_changes (TlRows *rows, TlMap *map, TlElement *card);

G_END_DECLS
