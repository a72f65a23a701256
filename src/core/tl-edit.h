/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlEdit: one change of a map, done or to be done. Four types are all there is; what is journalled,
 * compared and merged is made of them too. */

typedef enum
{
  TL_EDIT_ADD,    /* `element` with its children into `parent`, before `before` */
  TL_EDIT_REMOVE, /* `element` with its children */
  TL_EDIT_SET,    /* `property` of `element` to `text` */
  TL_EDIT_MOVE,   /* `element` into `parent`, before `before` */
} TlEditType;

typedef struct
{
  TlEditType type;
  TlProperty property; /* SET */
  TlElement *element;  /* owned by an ADD alone: it is in no map */
  TlElement *parent;   /* ADD, MOVE */
  TlElement *before;   /* ADD, MOVE; NULL: at the end */
  char *text;          /* SET: owned; NULL unsets. The old text is the element's own */
} TlEdit;

/* Applies the edit and turns it into its inverse. It must fit the map as it is. */
void tl_edit_apply (TlEdit *edit, TlMap *map);
/* Frees what the edit owns. */
void tl_edit_clear (TlEdit *edit);

G_END_DECLS
