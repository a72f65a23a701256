/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-print.h"

#include "tl-cairo-painter.h"
#include "tl-file.h"
#include "tl-file-dialogs.h"
#include "tl-map-drawing.h"
#include "tl-print-progress.h"
#include "tl-sheet.h"

/* A map as it is printed: a copy, which nobody changes while the dialog is open. It is made and
 * drawn in threads, one after the other. */
typedef struct
{
  TlMap *map;
  TlSheet *sheet;
  GCancellable *cancellable;
  TlPrintProgress *progress; /* NULL: nobody looks */
  GtkWindow *parent;         /* NULL: there is none */
  char *name;
  TlPrintDone done; /* NULL: nobody waits */
  gpointer data;
} Print;

/* What a thread needs to draw the map. */
typedef struct
{
  Print *print;
  cairo_t *cr;
  double width, height; /* of the page */
} Page;

/* What a thread needs to make it. */
typedef struct
{
  GBytes *bytes;
  TlLook look;
  gboolean has_look;
} Copy;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_pointer (&print->progress, tl_print_progress_free);
  tl_sheet_free (print->sheet);
  g_object_unref (print->map);
  g_clear_object (&print->cancellable);
  g_clear_object (&print->parent);
  g_free (print->name);
  g_free (print);
}

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_bytes_unref (copy->bytes);
  g_free (copy);
}

static Copy *
copy_new (TlMap *map, const TlLook *look)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->bytes = tl_file_write_bytes (map);
  copy->has_look = look != NULL;
  if (look != NULL)
    copy->look = *look;
  return copy;
}

static Print *
print_new (const Copy *copy, GError **error)
{
  g_autoptr (TlMap) map = tl_file_read_bytes (copy->bytes, NULL, error);
  Print *print;

  if (map == NULL)
    return NULL;
  print = g_new0 (Print, 1);
  print->sheet = tl_sheet_new (map, copy->has_look ? &copy->look : NULL);
  print->map = g_steal_pointer (&map);
  return print;
}

/* What was chosen last, one file for the paper and the printer. */

static char *
make_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "print.ini", NULL);
}

static gboolean
is_wide (Print *print)
{
  const TlLayoutView *view = tl_layout_get_view (print->sheet->layout);

  return view->width > view->height;
}

static GtkPageSetup *
make_page_setup (Print *print, GKeyFile *remembered)
{
  GtkPageSetup *setup = gtk_page_setup_new_from_key_file (remembered, NULL, NULL);

  if (setup != NULL)
    return setup;
  setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup, is_wide (print) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                         : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/* GTK puts the name behind a folder as it is: with slashes in it it would lead elsewhere. */
GtkPrintSettings *
tl_print_make_settings (GKeyFile *remembered, const char *name)
{
  GtkPrintSettings *settings = gtk_print_settings_new_from_key_file (remembered, NULL, NULL);
  g_autofree char *file_name = tl_file_dialogs_make_name (name, "");

  if (settings == NULL)
    settings = gtk_print_settings_new ();
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, file_name);
  return settings;
}

static void
restore (Print *print, GtkPrintOperation *operation)
{
  g_autofree char *path = make_path ();
  g_autoptr (GKeyFile) remembered = g_key_file_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  /* A first time, or a damaged file, is as good as an empty one. */
  g_key_file_load_from_file (remembered, path, G_KEY_FILE_NONE, NULL);
  setup = make_page_setup (print, remembered);
  settings = tl_print_make_settings (remembered, print->name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
}

static void
remember (GtkPrintOperation *operation)
{
  g_autofree char *path = make_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) chosen = g_key_file_new ();
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  /* Where this map went to is no place for the next one. */
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME);
  gtk_print_settings_to_key_file (settings, chosen, NULL);
  gtk_page_setup_to_key_file (setup, chosen, NULL);
  /* If it cannot be written, the next time starts afresh. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (chosen, path, NULL);
}

/* The operation */

static gboolean
go_on (double fraction, gpointer data)
{
  const Print *print = data;

  if (print->progress != NULL)
    tl_print_progress_set (print->progress, fraction);
  return !g_cancellable_is_cancelled (print->cancellable);
}

static void
draw (const Page *page)
{
  Print *print = page->print;
  const TlLayoutView *view = tl_layout_get_view (print->sheet->layout);
  double scale = MIN (page->width / view->width, page->height / view->height);
  TlPainter *painter;

  cairo_translate (page->cr, (page->width - view->width * scale) / 2,
                   (page->height - view->height * scale) / 2);
  cairo_scale (page->cr, scale, scale);
  /* On paper every detail is worth drawing, however small the page: 1. */
  painter = tl_cairo_painter_new (page->cr, print->sheet->text, 1, FALSE);
  painter->clip = (TlRect){ 0, 0, view->width, view->height };
  painter->go_on = go_on;
  painter->go_on_data = print;
  /* The paper is there already. */
  tl_map_drawing_paint (painter, print->map, print->sheet->layout, TL_PART_ALL & ~TL_PART_PAPER,
                        TL_SCHEME_LIGHT);
  tl_cairo_painter_free (painter);
}

static void
draw_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  draw (data);
  g_task_return_boolean (task, TRUE);
}

/* The page is over also when it was not drawn to its end: the operation waits for it. */
static void
on_drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (source);
  Print *print = data;

  if (g_cancellable_is_cancelled (print->cancellable))
    gtk_print_operation_cancel (operation);
  gtk_print_operation_draw_page_finish (operation);
}

/* The operation keeps its hands off the page until it is told that it is drawn. */
static void
on_draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int n, Print *print)
{
  g_autoptr (GTask) task = g_task_new (operation, NULL, on_drawn_cb, print);
  Page *page = g_new (Page, 1);

  *page = (Page){ print, gtk_print_context_get_cairo_context (context),
                  gtk_print_context_get_width (context), gtk_print_context_get_height (context) };
  gtk_print_operation_set_defer_drawing (operation);
  if (print->parent != NULL)
    print->progress = tl_print_progress_new (print->parent, print->cancellable);
  g_task_set_source_tag (task, on_draw_page_cb);
  g_task_set_task_data (task, page, g_free);
  g_task_run_in_thread (task, draw_in_thread_cb);
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&print->progress, tl_print_progress_free);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (operation);
  if (print->done != NULL)
    print->done (error, print->data);
}

static GtkPrintOperation *
make_operation (Print *print)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, print->name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  restore (print, operation);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), print);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);
  return operation;
}

static void
copy_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Print *print = print_new (data, &error);

  if (print != NULL)
    g_task_return_pointer (task, print, print_free);
  else
    g_task_return_error (task, error);
}

/* Who asked for it, while the map is being copied. */
typedef struct
{
  GtkWindow *parent;
  char *name;
  TlPrintDone done;
  gpointer data;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->parent);
  g_free (request->name);
  g_free (request);
}

static void
run (Print *print, Request *request)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  print->parent = g_object_ref (request->parent);
  print->name = g_strdup (request->name);
  print->cancellable = g_cancellable_new ();
  print->done = request->done;
  print->data = request->data;
  operation = make_operation (print);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), print);
  /* Errors come with "done", which is called however it ends. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, print->parent, NULL);
}

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  Print *print = g_task_propagate_pointer (G_TASK (result), &error);

  /* A window that was closed meanwhile wants no dialog. */
  if (print != NULL && gtk_widget_get_visible (GTK_WIDGET (request->parent)))
    run (print, request);
  else
    {
      request->done (error, request->data);
      g_clear_pointer (&print, print_free);
    }
  request_free (request);
}

void
tl_print_map (GtkWindow *parent,
              TlMap *map,
              const TlLook *look,
              const char *name,
              TlPrintDone done,
              gpointer data)
{
  Request *request = g_new (Request, 1);
  g_autoptr (GTask) task = NULL;

  *request = (Request){ g_object_ref (parent), g_strdup (name), done, data };
  task = g_task_new (NULL, NULL, on_copied_cb, request);
  g_task_set_source_tag (task, tl_print_map);
  g_task_set_task_data (task, copy_new (map, look), copy_free);
  g_task_run_in_thread (task, copy_in_thread_cb);
}

gboolean
tl_print_map_to_file (TlMap *map,
                      const TlLook *look,
                      const char *name,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  Copy *copy = copy_new (map, look);
  Print *print = print_new (copy, error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkPrintOperationResult result;

  copy_free (copy);
  if (print == NULL)
    return FALSE;
  print->name = g_strdup (name);
  g_set_object (&print->cancellable, cancellable);
  operation = make_operation (print);
  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
