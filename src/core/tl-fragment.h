/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-operations.h"

G_BEGIN_DECLS

/* A fragment: touchpoints on their way from one map to another, or to another place of the same.
 *
 * It is a small map of its own: the touchpoints and the links among them, the lanes and moments
 * they stand in with those between, and the names of the roles, teams and goals they refer to. So
 * tl_file_write_bytes () writes it, tl_file_read_bytes () checks and mends what another program
 * says is one, it can be drawn as any map, and any map can be pasted as a fragment. Evidence stays
 * behind, as when touchpoints are duplicated, and so do people's names and all other details.
 *
 * In it a card's row is its lane and its column its moment, counted from the first that is used to
 * the last; lanes that are hidden and hold none of the cards don't count. */

/* How fragments are called among programs. */
#define TL_FRAGMENT_MIME_TYPE "application/vnd.throughline.fragment+xml"
#define TL_MAP_MIME_TYPE "application/vnd.throughline.journey+xml"

/* Touchpoints of a map, in any order, each once. Transfer full. */
TlMap *tl_fragment_new (TlMap *map, TlElement *const *touchpoints, guint n);

/* The titles as text: a line each in the order of the map, lane by lane; when the cards stand in
 * several moments, those of a lane side by side with a tab between moments, so that a spreadsheet
 * shows them as the map does. No line end at the end. Transfer full. */
char *tl_fragment_dup_text (TlMap *fragment);

/* What came of a paste. */
typedef struct
{
  GPtrArray *touchpoints; /* those made, in document order of the fragment */
  guint n_moments;        /* that were added to the last stage, for columns there was no room for */
  guint n_crowded;        /* cards in the last lane since there are not as many lanes as rows */
  guint n_unknown;        /* roles and goals that the map does not have, and so were left out */
} TlPasted;

void tl_pasted_clear (TlPasted *pasted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlPasted, tl_pasted_clear)

/* Puts copies of the fragment's touchpoints, with new ids, and the links among them into the map,
 * within the open step; below the cards that are there. The first row and column land in the cell;
 * rows that would end below the last lane move up together. Spans are cut to what fits, and
 * feelings are told on the map's own scale.
 *
 * A role or goal that a card names is the one of the same id and title, else one of the same title
 * (first one whose team has the same name), else it is left out: an id alone means nothing in
 * another map. What this version does not know goes along when the map declares all namespaces that
 * the fragment does.
 *
 * `choose_kinds`: the cards get the kind that suits their lane. *pasted is to be cleared. */
void tl_fragment_paste (
    TlHistory *history, TlMap *fragment, TlCell cell, gboolean choose_kinds, TlPasted *pasted);

/* What of a text did not become cards. */
typedef struct
{
  guint n_lines;   /* lines left out at the end */
  guint n_columns; /* columns left out at the end */
  guint n_texts;   /* cells whose text was too long and lost its end */
} TlTextCuts;

#define TL_FRAGMENT_TEXT_SIZE_LIMIT (4 * 1024 * 1024) /* bytes */
#define TL_FRAGMENT_LINE_LIMIT 1000
#define TL_FRAGMENT_COLUMN_LIMIT 100
#define TL_FRAGMENT_TITLE_LIMIT 160  /* characters */
#define TL_FRAGMENT_TEXT_LIMIT 20000 /* characters of a cell */

/* A fragment of one lane: each line that is not blank a row of cards, each tab the next column.
 * A cell in quotes may hold line ends and tabs, as spreadsheets write it. A title is the first line
 * of a cell, no longer than the limit; what is more becomes the detail. Any bytes are safe: what is
 * not UTF-8 is replaced, control characters are dropped. `length` in bytes, at most
 * TL_FRAGMENT_TEXT_SIZE_LIMIT. NULL when there is nothing but white space. Transfer full. */
TlMap *tl_fragment_new_from_text (const char *text, gsize length, TlTextCuts *cuts);

G_END_DECLS
