/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-folds.h"
#include "tl-preview-wish.h"

G_BEGIN_DECLS

/* TlViewStore: how each map was seen last, in one small file in the state folder of the user, never
 * in the map. Maps are known by a hash of their URI, so that the file tells nobody what there was.
 * The TL_VIEW_STORE_MOST kept last are known, older ones are forgotten. The file, some 10 kB, is
 * read by the first call and written by threads; what is wrong with it counts as nothing known, and
 * that it cannot be written harms nobody. For the main thread alone. */
typedef struct
{
  int width, height;          /* of the window, when it does not fill the screen; pixels */
  gboolean maximized;         /* it fills the screen */
  gboolean inspector_visible; /* the pane at its side is shown */
  TlViewPlace place;
  TlFolds *folds;           /* owned; NULL: nothing is folded */
  gboolean curves_together; /* on one axis */
  char *view;               /* which view was shown, by its name; owned; NULL: the map itself */
} TlViewState;

void tl_view_state_clear (TlViewState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlViewState, tl_view_state_clear)

#define TL_VIEW_STORE_MOST 200

/* Fills in *state, which is to be cleared. FALSE, and *state untouched, when the file was never
 * kept, or too long ago. */
gboolean tl_view_store_find (GFile *file, TlViewState *state);
/* Known at once, on the disk soon. Writes nothing when it is what was kept last. */
void tl_view_store_keep (GFile *file, const TlViewState *state);
/* How the canvas of a window is, which the next window's will most probably be like: colours,
 * screen and size. It goes to the disk with the next map that is kept. */
void tl_view_store_keep_canvas (const TlPreviewWish *wish);
/* What will have to be painted of a map, before there is a window to ask: as the last canvas kept,
 * at the place kept. */
TlPreviewWish tl_view_store_guess (GFile *file);
/* Returns when all that was kept is on the disk, or it hangs; the next call reads the file anew.
 * Blocks, two seconds at the longest: for the end of the program. */
void tl_view_store_close (void);

G_END_DECLS
