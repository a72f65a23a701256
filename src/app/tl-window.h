/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-drafts.h"

G_BEGIN_DECLS

/* TlWindow: one map under the hand: header bar, canvas, inspector.
 *
 * properties (all notify)
 *   document           TlDocument, NULL while a file is being read for it
 *   inspector-visible  gboolean
 *   outline-visible    gboolean: the outline is shown in the place of the map
 *   find-visible       gboolean: the bar that looks for words
 *   findings-visible   gboolean: the findings are listed below the map
 *   palette-visible    gboolean
 *   curves-together    gboolean: the curves of all people share one axis
 *   view               string: what is shown: "map", "insights", "ownership", "changes", "months"
 *   start-visible      gboolean, read only: the start page is shown, since there is no map
 *
 * actions, enabled by state
 *   win.open  win.open-recent (string, a URI)  win.new-from (string, as TlTemplate's name)
 *   win.restore-draft  win.show-draft  win.discard-draft (string, as TlDraftInfo's key)
 *   win.save  win.save-as  win.export
 *   win.make-future-map  win.compare  win.stop-comparing
 *   win.attach-evidence
 *   win.allow-evidence  win.read-evidence  win.evidence-rows (s, the id of an evidence file)
 *   win.print  win.reveal  win.show-folder (string, the URI of a file in it)
 *   win.present  win.present-causes
 *   win.plan-change  win.print-changes
 *   win.self-check
 *   win.undo  win.redo  win.history  win.cut  win.copy  win.paste  win.delete  win.duplicate
 *   win.add-stage-after  win.add-moment-after
 *   win.find  win.find-next  win.find-previous  win.stop-finding
 *   win.show-lane (string, the id of a lane)
 *   win.inspector-visible  win.outline  win.findings  win.find-visible  win.palette-visible
 *   win.curves-together
 *   win.view (string, as the property)
 *   win.zoom-in  win.zoom-out  win.zoom-normal  win.zoom-fit  win.show-help-overlay */
#define TL_TYPE_WINDOW (tl_window_get_type ())
G_DECLARE_FINAL_TYPE (TlWindow, tl_window, TL, WINDOW, AdwApplicationWindow)

/* Alt with a digit for each view. */
void tl_window_set_view_keys (GtkApplication *application);

/* `settings` may be NULL: nothing is remembered. */
TlWindow *tl_window_new (GtkApplication *application, GSettings *settings);

TlDocument *tl_window_get_document (TlWindow *window);
void tl_window_set_document (TlWindow *window, TlDocument *document);

/* Shows the start page, in a window without a document, and the drafts earlier runs left there. */
void tl_window_show_start (TlWindow *window);
gboolean tl_window_is_start_visible (TlWindow *window);
/* Shows a map made from a template, see tl-templates.h, unless somebody would miss the one there.
 */
void tl_window_make_new (TlWindow *window, const char *name);

/* Reads a file and shows it. When it cannot be read the window says why and what can be done; a
 * window that showed nothing then shows the start page. Does nothing while one is being read. */
void tl_window_load (TlWindow *window, GFile *file);
/* Looks for drafts that earlier runs left of its file, of `all` maps if there is no window that
 * would, and offers them. */
void tl_window_offer_drafts (TlWindow *window, gboolean all);
/* Restores a draft: in this window if nobody would miss what it shows, else in a new one. */
void tl_window_restore_draft (TlWindow *window, const TlDraftInfo *info);
/* Its document's file, or the one being read. NULL when there is none. Transfer none. */
GFile *tl_window_get_file (TlWindow *window);
/* TRUE when a file that is opened may take the place of what the window shows. */
gboolean tl_window_is_reusable (TlWindow *window);

/* Waits for a save that is under way, asks what to do with unsaved changes, if there are any, and
 * does it. `done` is called once, with TRUE when the window may be closed. */
typedef void (*TlWindowMayClose) (TlWindow *window, gboolean may_close, gpointer data);
void tl_window_ask_to_close (TlWindow *window, TlWindowMayClose done, gpointer data);
/* Closes it without asking. */
void tl_window_force_close (TlWindow *window);

/* Says something in passing. `undoable`: offers to undo the topmost step of the history. */
void tl_window_say (TlWindow *window, const char *words, gboolean undoable);

G_END_DECLS
