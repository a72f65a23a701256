/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlFolds: the stages and layers of a map that somebody has folded away to see the rest. A plain
 * value that belongs to who looks, never to the map: nothing of it is written to the map's file. A
 * stage is remembered by its id, so that one that is deleted and comes back is as it was. */
typedef struct _TlFolds TlFolds;

TlFolds *tl_folds_new (void);
TlFolds *tl_folds_copy (const TlFolds *folds);
void tl_folds_free (TlFolds *folds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFolds, tl_folds_free)

gboolean tl_folds_is_empty (const TlFolds *folds);
gboolean tl_folds_equal (const TlFolds *one, const TlFolds *other);
gboolean tl_folds_has_stage (const TlFolds *folds, const TlElement *stage);
gboolean tl_folds_has_layer (const TlFolds *folds, TlLayer layer);
/* FALSE when it was so already. */
gboolean tl_folds_set_stage (TlFolds *folds, const TlElement *stage, gboolean folded);
gboolean tl_folds_set_layer (TlFolds *folds, TlLayer layer, gboolean folded);
/* Nothing is folded from now on. */
void tl_folds_clear (TlFolds *folds);
/* Only stages of this map stay folded. */
void tl_folds_drop_unknown (TlFolds *folds, TlMap *map);

/* As words to be kept elsewhere, a word for each, always in the same order. Transfer full. */
char **tl_folds_write (const TlFolds *folds);
/* What these words say (NULL: nothing is folded); those that make no sense are passed over.
 * Transfer full. */
TlFolds *tl_folds_read (const char *const *words);

G_END_DECLS
