/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlChangeBoard: what will be done about a map, in columns by how far it is, each in the order of
 * the map. Pure: read off the map once, and valid until it changes. */

/* How far what must change first is: by the furthest of the changes that address it. */
typedef enum
{
  TL_NEED_OPEN,      /* none does, beside dropped ones */
  TL_NEED_ADDRESSED, /* one does */
  TL_NEED_DONE,      /* one that is done does */
} TlNeedState;

typedef struct
{
  TlElement *touchpoint;
  TlNeedState state;
} TlChangeNeed;

/* What a reviewer misses of a change, as findings that are open. */
typedef enum
{
  TL_CHANGE_MISSES_OWNER = 1 << 0,
  TL_CHANGE_MISSES_DATE = 1 << 1,
  TL_CHANGE_MISSES_NEEDS = 1 << 2,
  TL_CHANGE_MISSES_ADDRESSES = 1 << 3,
} TlChangeMisses;

typedef struct
{
  TlElement *change;
  TlChangeStatus status;
  TlElement *owner, *team, *goal; /* of the map; NULL: none */
  gboolean is_ahead;              /* neither done nor dropped */
  gboolean is_overdue;            /* ahead, and due before today */
  guint misses;                   /* TlChangeMisses, of what is not there */
  GPtrArray *addresses;           /* of TlElement, touchpoints, as the change names them; owned */
  GArray *needs;                  /* of TlChangeNeed, likewise */
} TlChangeCard;

typedef struct
{
  GPtrArray *columns[TL_N_CHANGE_STATUSES]; /* of TlChangeCard; owned */
} TlChangeBoard;

/* `today` as YYYY-MM-DD. `findings`: of TlFinding, of the map; NULL: none are known. `owner`: the
 * id of the role whose changes are shown, "" for those of nobody, NULL for all. */
TlChangeBoard *
tl_change_board_new (TlMap *map, const char *today, const GPtrArray *findings, const char *owner);
void tl_change_board_free (TlChangeBoard *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlChangeBoard, tl_change_board_free)

/* It is neither done nor dropped; */
gboolean tl_change_is_ahead (const TlElement *change);
/* and was due before that day, YYYY-MM-DD. */
gboolean tl_change_is_overdue (const TlElement *change, const char *today);
guint tl_change_board_count (const TlChangeBoard *board);
/* The roles that own a change of the map, in its order, each once. Of TlElement, transfer
 * container. */
GPtrArray *tl_change_board_list_owners (TlMap *map);

G_END_DECLS
