/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-print.h"

#include "tl-cairo-painter.h"
#include "tl-file.h"
#include "tl-map-drawing.h"
#include "tl-sheet.h"

/* A map as it is printed: a copy, which nobody changes while the dialog is open. */
typedef struct
{
  TlMap *map;
  TlSheet *sheet;
  TlPrintDone done; /* NULL: nobody waits */
  gpointer data;
} Print;

static void
print_free (Print *print)
{
  tl_sheet_free (print->sheet);
  g_object_unref (print->map);
  g_free (print);
}

static Print *
print_new (TlMap *map, const TlLook *look, GError **error)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
  g_autoptr (TlMap) copy = tl_file_read_bytes (bytes, NULL, error);
  Print *print;

  if (copy == NULL)
    return NULL;
  print = g_new0 (Print, 1);
  print->sheet = tl_sheet_new (copy, look);
  print->map = g_steal_pointer (&copy);
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

static void
restore (Print *print, GtkPrintOperation *operation, const char *name)
{
  g_autofree char *path = make_path ();
  g_autoptr (GKeyFile) remembered = g_key_file_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  /* A first time, or a damaged file, is as good as an empty one. */
  g_key_file_load_from_file (remembered, path, G_KEY_FILE_NONE, NULL);
  setup = make_page_setup (print, remembered);
  settings = gtk_print_settings_new_from_key_file (remembered, NULL, NULL);
  if (settings == NULL)
    settings = gtk_print_settings_new ();
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
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

static void
on_draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  const TlLayoutView *view = tl_layout_get_view (print->sheet->layout);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / view->width, height / view->height);
  TlPainter *painter;

  cairo_translate (cr, (width - view->width * scale) / 2, (height - view->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  /* On paper every detail is worth drawing, however small the page: 1. */
  painter = tl_cairo_painter_new (cr, print->sheet->text, 1, FALSE);
  painter->clip = (TlRect){ 0, 0, view->width, view->height };
  /* The paper is there already. */
  tl_map_drawing_paint (painter, print->map, print->sheet->layout, TL_PART_ALL & ~TL_PART_PAPER,
                        TL_SCHEME_LIGHT);
  tl_cairo_painter_free (painter);
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember (operation);
  if (print->done != NULL)
    print->done (error, print->data);
}

static GtkPrintOperation *
make_operation (Print *print, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  restore (print, operation, name);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), print);
  g_object_set_data_full (G_OBJECT (operation), "print", print, (GDestroyNotify) print_free);
  return operation;
}

void
tl_print_map (GtkWindow *parent,
              TlMap *map,
              const TlLook *look,
              const char *name,
              TlPrintDone done,
              gpointer data)
{
  g_autoptr (GError) error = NULL;
  Print *print = print_new (map, look, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (print == NULL)
    {
      done (error, data);
      return;
    }
  operation = make_operation (print, name);
  print->done = done;
  print->data = data;
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), print);
  /* Errors come with "done", which is called however it ends. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
tl_print_map_to_file (
    TlMap *map, const TlLook *look, const char *name, const char *path, GError **error)
{
  Print *print = print_new (map, look, error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (print == NULL)
    return FALSE;
  operation = make_operation (print, name);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
