/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-drafts.h"
#include "tl-file-watch.h"
#include "tl-find-bar.h"
#include "tl-findings-pane.h"
#include "tl-import-dialog.h"
#include "tl-inspector.h"
#include "tl-live-sources.h"
#include "tl-notice-bar.h"
#include "tl-outline-view.h"
#include "tl-palette.h"
#include "tl-repairs-bar.h"
#include "tl-start-page.h"
#include "tl-storage.h"
#include "tl-time-bar.h"
#include "tl-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

/* A map that is read for a window. */
typedef struct
{
  TlWindow *window;
  GFile *file;
  gboolean is_reload;   /* it takes the place of a document nobody wants any more */
  TlDocument *replaced; /* what the map takes the place of, NULL: nothing, */
  guint64 serial;       /* if it is still in this state then */
  GCancellable *cancellable;
} TlLoading;

/* A save of the window's map, with the questions it may raise. */
typedef struct _TlWindowSaving TlWindowSaving;

struct _TlWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;  /* NULL: nothing is remembered */
  guint recent_id;      /* until the menu beside Open is made anew */
  guint look_id;        /* until the look is as they have it */
  guint rest_id;        /* until what is seen is kept, if it rests until then */
  gint64 moved_time;    /* when it was last another part of the map */
  TlDocument *document; /* NULL while a file is being read */
  TlLoading *loading;   /* NULL: nothing is read; owned by the reading */
  TlDraft *draft;       /* of the document */
  GPtrArray *offers; /* of TlDraftInfo: what earlier runs lost, the first in the bar; NULL: none */
  gboolean offers_all; /* not only drafts of its own file */
  guint n_listings;    /* of drafts, under way */
  TlFileWatch *watch;  /* of the document's file */
  TlStorageState disk; /* what others did with it, as far as it is known */
  gboolean may_close;  /* the answer to a request to close */
  gboolean in_close_request;
  gboolean is_printing;   /* the dialog is there, or about to come */
  TlWindowSaving *saving; /* NULL: none is under way; owned by the save */
  gboolean is_asking;     /* whether it may be closed, or a save is waited for to ask */
  AdwToast *toast;        /* the one shown, NULL: none */
  gint64 toast_time;      /* when it was added */
  guint toast_id;         /* until it is old enough to go */
  guint64 toast_serial;   /* of the step it would undo */
  gboolean inspector_visible;
  gboolean inspector_wanted; /* whether it is visible while there is room for it */
  gboolean inspector_folded; /* there is none: it lies over the map */
  gboolean outline_visible;
  gboolean find_visible;
  gboolean findings_visible;
  gboolean palette_visible;
  gboolean time_visible;
  gboolean curves_together;
  guint view;                    /* which of the views is shown, 0: the map */
  guint view_before;             /* which one led to what is selected on the map, 0: none */
  TlImportDialog *import_dialog; /* weak; NULL: no table is asked about */
  guint place_before;            /* what had the keyboard there, see tl_window_go_back () */
  GtkWidget *outside; /* weak: what had it last in a list beside the map; NULL: the view */
  gboolean compare_visible;
  gboolean compare_left; /* the keyboard went from the list to the map */
  TlFind *find;          /* NULL until something is first looked for */
  char *find_words;      /* looked for last, while nobody searches; NULL: none */

  TlReviewer *reviewer;
  TlLiveSources *sources;    /* of the document */
  GHashTable *told_sources;  /* ids to when what was told of them was read; NULL: of none */
  guint tell_sources_id;     /* until what was read is told */
  gboolean asked_for_source; /* whether one of them may be read */
  guint64 typed_serial;      /* of the history, while somebody types into the inspector, */
  gint64 typed_time;         /* and since when */

  AdwWindowTitle *title;
  AdwSplitButton *open_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkWidget *history_list; /* NULL until it is first shown */
  GMenu *undo_section;
  GMenu *view_section;
  TlRepairsBar *repairs_bar;
  GtkRevealer *find_revealer;
  TlFindBar *find_bar;     /* as `find` */
  TlNoticeBar *unkept_bar; /* no draft can be written */
  TlNoticeBar *draft_bar;
  TlNoticeBar *disk_bar;
  AdwToastOverlay *toasts;
  GtkStack *views;
  GtkWidget *map_view; /* the canvas and what floats on it */
  TlCanvas *canvas;
  TlPalette *palette;
  GtkWidget *zoom_pill;
  TlOutlineView *outline;  /* NULL until it is first shown */
  TlStartPage *start;      /* NULL but while it is shown */
  GtkWidget *presentation; /* weak; NULL but while it is shown */
  GtkLabel *zoom_label;
  GtkRevealer *compare_revealer; /* without a child while nothing is compared */
  GtkWidget *findings_button;
  GtkImage *findings_icon;
  GtkLabel *findings_label;
  GtkRevealer *findings_revealer;
  TlFindingsPane *findings_pane; /* NULL until it is first shown */
  GtkRevealer *time_revealer;
  TlTimeBar *time_bar; /* NULL until it is first shown */
  TlInspector *inspector;
  GtkWidget *inspector_pane; /* what it slides in */
  GtkWidget *view_switch;
};

/* tl-window.c */
void tl_window_update_title (TlWindow *self);

/* tl-window-look.c: has the map look as the settings have it, from now on. */
void tl_window_follow_look (TlWindow *self);
void tl_window_set_curves_together (TlWindow *self, gboolean together);
void tl_window_announce_curves (TlWindow *self);

/* tl-window-history.c: all there is to undo and redo, in a list. */
void tl_window_watch_history_buttons (TlWindow *self);
void tl_window_show_history (TlWindow *self);

/* tl-window-memory.c: what a window looks like, and looked like when its map was last open. */
/* Of the window that was closed last, before this one is shown. */
void tl_window_restore_size (TlWindow *self);
/* Of the window this file was last seen in, while nothing is shown yet. */
void tl_window_restore_size_of (TlWindow *self, GFile *file);
/* How a file will be seen when it is loaded now. */
TlPreviewWish tl_window_make_wish (TlWindow *self, GFile *file);
/* Goes where the document was last seen, if it ever was. */
void tl_window_restore_view (TlWindow *self);
/* Shows the view of the map that was shown last. The start page must have gone. */
void tl_window_restore_shown (TlWindow *self);
/* From now on what is seen is kept whenever it has rested for a while. */
void tl_window_watch_view (TlWindow *self);
/* How the document is seen now is what it will be restored to. */
void tl_window_keep_view (TlWindow *self);
/* The same, and what the next window is to look like. */
void tl_window_remember (TlWindow *self);

/* tl-window-inspector.c */
void tl_window_set_up_inspector (TlWindow *self);
/* As it was, as far as there is room. */
void tl_window_show_inspector (TlWindow *self, gboolean visible);
/* By hand: other windows will start so too. */
void tl_window_set_inspector_visible (TlWindow *self, gboolean visible);

/* tl-window-toast.c */
/* A toast with a button that does a detailed action. */
void tl_window_offer (
    TlWindow *self, const char *words, const char *button, const char *action, GVariant *target);
/* What the toast offers is no longer to be had. */
void tl_window_retire_toast (TlWindow *self);
/* The map changed: the button would perhaps undo another step than it says. */
void tl_window_check_toast (TlWindow *self);

/* tl-window-actions.c */
void tl_window_install_actions (GtkWidgetClass *widget_class);
/* Enables and names the actions by what the document and the canvas allow. */
void tl_window_update_undo (TlWindow *self);
void tl_window_update_file_actions (TlWindow *self);
void tl_window_update_selection_actions (TlWindow *self);
void tl_window_update_zoom_actions (TlWindow *self);
void tl_window_update_find_actions (TlWindow *self);

/* tl-window-files.c */
void tl_window_open (TlWindow *self);
/* Reads the document's file again, which is to take its place. */
void tl_window_reload (TlWindow *self);
/* The window is about to go: what is being read is read for nobody. */
void tl_window_cancel_load (TlWindow *self);
void tl_window_open_uri (TlWindow *self, const char *uri);
/* The folder remembered under a key of the settings, NULL: none. Transfer full. */
GFile *tl_window_get_folder (TlWindow *self, const char *key);
void tl_window_remember_folder (TlWindow *self, const char *key, GFile *file);

/* tl-window-save.c */
/* Once more behind a save that is under way. */
void tl_window_save (TlWindow *self);
void tl_window_save_as (TlWindow *self);

/* tl-window-recent.c: keeps the menu beside Open up with the maps used lately. */
void tl_window_watch_recent (TlWindow *self);
void tl_window_leave_recent (TlWindow *self);

/* tl-window-views.c: the map, and what else there is to see of it, one at a time. */
void tl_window_set_up_views (TlWindow *self);
/* What has the window now: the canvas, the outline, or another view. */
GtkWidget *tl_window_get_view (TlWindow *self);
const char *tl_window_get_view_name (TlWindow *self);
/* Unknown names are left alone. */
void tl_window_set_view (TlWindow *self, const char *name);
/* To the view that led to the map, and to what led there in it. FALSE when none did, or something
 * else than the map is to be left first. */
gboolean tl_window_go_back (TlWindow *self);
/* TRUE while the canvas, or the outline, is in sight. */
gboolean tl_window_is_map_shown (TlWindow *self);
/* The map is another one, or the start page came or went. */
void tl_window_update_view (TlWindow *self);
/* Turns the stack to the view, or to the outline. */
void tl_window_show_view (TlWindow *self);

/* tl-window-outline.c */
void tl_window_set_outline_visible (TlWindow *self, gboolean visible);
/* Shows the map and the selection of the moment in it, if it is in sight. */
void tl_window_update_outline (TlWindow *self);
/* Shows what is found, if something is looked for, else all. */
void tl_window_filter_outline (TlWindow *self);

/* tl-window-palette.c */
void tl_window_set_up_palette (TlWindow *self);
void tl_window_set_palette_visible (TlWindow *self, gboolean visible);
/* Whether it is shown is a setting from now on. */
void tl_window_remember_palette (TlWindow *self);
/* The map is in sight, or no longer. */
void tl_window_update_palette (TlWindow *self);

/* tl-window-find.c: searching and the filter in use. One stops searching by Escape; a filter stays
 * in force, and in sight, until it is taken off. */
void tl_window_set_find_visible (TlWindow *self, gboolean visible);
/* Opens the bar, if it is not, and goes to it. */
void tl_window_find (TlWindow *self);
/* Goes to the next (1) or the one before (-1) of what was found. */
void tl_window_step (TlWindow *self, int direction);
/* The document is another one. */
void tl_window_update_find (TlWindow *self);
/* What the outline is to show: a set of TlElement; NULL: all. Transfer full. */
GHashTable *tl_window_list_found (TlWindow *self);

/* tl-window-findings.c: what a reviewer would say, counted and listed. */
/* Links what the finding says may be a cause, if it is about low points; one step. */
void tl_window_link_as_cause (TlWindow *self, const TlFinding *finding);
void tl_window_set_up_divergences (TlWindow *self);
void tl_window_update_divergences (TlWindow *self);
void tl_window_set_up_findings (TlWindow *self);
void tl_window_set_findings_visible (TlWindow *self, gboolean visible);
/* The document is another one. */
void tl_window_update_findings (TlWindow *self);

/* tl-window-time.c: the map as it was. */
void tl_window_set_time_visible (TlWindow *self, gboolean visible);
/* Shows the map by the evidence of this day's month alone. */
void tl_window_show_month (TlWindow *self, TlDay day);
/* The map is in sight, or no longer, or another one. */
void tl_window_update_time (TlWindow *self);

/* tl-window-drop.c */
void tl_window_set_up_drop (TlWindow *self);
/* Opens files, of GFile, that are maps, and says which are not. */
void tl_window_open_dropped (TlWindow *self, GSList *files);

/* tl-window-drafts.c: keeps a draft of the document, says while it cannot, and offers those of
 * earlier runs. */
void tl_window_start_draft (TlWindow *self);
void tl_window_end_draft (TlWindow *self, TlDraftEnd end);
void tl_window_connect_draft_bars (TlWindow *self);
/* Asks whether the draft may go. */
void tl_window_discard_draft (TlWindow *self, const TlDraftInfo *info);
/* NULL when none of this key is offered here. */
const TlDraftInfo *tl_window_find_offer (TlWindow *self, const char *key);
/* A draft of this map is offered, or one may be soon, and the map is as it was opened: then it is
 * restored in place. */
gboolean tl_window_may_restore (TlWindow *self);
/* The drafts offered are left for another window to offer. */
void tl_window_forget_offers (TlWindow *self);
/* Shows the folder in which drafts are. */
void tl_window_show_drafts (TlWindow *self);
/* "Throughline closed before …", or why the draft cannot be read; transfer full. */
char *tl_window_describe_draft (const TlDraftInfo *info);

/* tl-window-start.c: the start page, in the place of the map while there is none. */
void tl_window_install_start_actions (GtkWidgetClass *widget_class);
/* There is a map now. */
void tl_window_end_start (TlWindow *self);

/* tl-window-disk.c: tells what others do with the file of the document. */
void tl_window_watch_file (TlWindow *self);
void tl_window_leave_file (TlWindow *self);
/* The file is what the document says it is. */
void tl_window_forget_disturbance (TlWindow *self);
void tl_window_connect_disk_bar (TlWindow *self);

/* tl-window-outside.c: files in the file manager, maps on paper. */
void tl_window_reveal (TlWindow *self, GFile *file);
void tl_window_print (TlWindow *self);

/* tl-window-sources.c: the evidence files of the map. */
void tl_window_follow_sources (TlWindow *self);
void tl_window_leave_sources (TlWindow *self);
/* Nothing happens when the map has no evidence file of this id. */
void tl_window_allow_evidence (TlWindow *self, const char *id);
void tl_window_read_evidence (TlWindow *self, const char *id);
void tl_window_show_evidence_rows (TlWindow *self, const char *id);

/* tl-window-present.c */
/* Shows the map to people: along the causes of a touchpoint; NULL: stage by stage. */
void tl_window_present_map (TlWindow *self, TlElement *touchpoint);

/* tl-window-board.c: the board of changes. */
/* Of a page that is another view nothing is heard. */
void tl_window_connect_board (TlWindow *self, GtkWidget *page);
/* What is being typed on the map or on the board counts as written; an import that changes the map
 * is taken back. */
void tl_window_commit_edit (TlWindow *self);
gboolean tl_window_is_board_shown (TlWindow *self);
/* The findings are others. */
void tl_window_update_board_findings (TlWindow *self);
/* What is at hand on the board, or else on the map, is in the inspector. */
void tl_window_update_inspector (TlWindow *self);
/* Goes to the elements, on the board or on the map, whichever is shown. */
void tl_window_return_to (TlWindow *self, const GPtrArray *elements);
/* Asks for the title of a change that is about the selected touchpoints. */
void tl_window_plan_change (TlWindow *self);

/* tl-window-compare.c */
void tl_window_set_up_comparing (TlWindow *self);
/* Shows what is different to another map, until the document is another one or somebody has seen
 * enough. */
void tl_window_compare (TlWindow *self, TlDocument *other);
void tl_window_compare_with (TlWindow *self, GFile *file);
void tl_window_choose_to_compare (TlWindow *self);
void tl_window_stop_comparing (TlWindow *self);
/* Back to the list for whom it led to the map, else stops. */
void tl_window_leave_comparing (TlWindow *self);

/* tl-window-future.c: opens a copy of the map that is to show what is to come. */
void tl_window_make_future_map (TlWindow *self);

/* tl-window-import.c: takes the rows of a table into the map as evidence, after asking how. */
/* Asks which table; to attach it is to import it and follow it from then on. */
void tl_window_import_evidence (TlWindow *self);
void tl_window_attach_evidence (TlWindow *self);
void tl_window_import_file (TlWindow *self, GFile *file);
/* What is on the clipboard becomes evidence about the element of this id: words, or a table that is
 * imported. */
void tl_window_paste_evidence (TlWindow *self, const char *id);
/* Asks where to, and writes all evidence as a table. */
void tl_window_export_evidence (TlWindow *self);

/* tl-window-export.c */
void tl_window_export (TlWindow *self);
/* Says so, and remembers where. */
void tl_window_tell_exported (TlWindow *self, GFile *file);

/* tl-window-report.c: asks where to, and writes what the role of this id answers for. */
void tl_window_print_role (TlWindow *self, const char *id);
/* What Insights tells, as a PDF. */
void tl_window_export_insights (TlWindow *self);
/* The same with what will be done about the map. */
void tl_window_print_changes (TlWindow *self);

G_END_DECLS
