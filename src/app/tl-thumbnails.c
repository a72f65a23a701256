/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-thumbnails.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tl-descriptor.h"
#include "tl-file.h"
#include "tl-templates.h"
#include "tl-thumbnail-cache.h"
#include "tl-thumbnail.h"

#define DENSITY 2
#define PIXEL_WIDTH (DENSITY * TL_THUMBNAILS_WIDTH)
#define PIXEL_HEIGHT (DENSITY * TL_THUMBNAILS_HEIGHT)
/* Microseconds; a map of the largest size that is drawn at all takes a fifth of it. */
#define DRAWING_LIMIT (2 * G_TIME_SPAN_SECOND)
/* To be raised whenever maps are drawn in another way. */
#define LOOK 3

typedef struct
{
  GFile *file; /* NULL: it comes with the program */
  char *name;  /* then its name there */
  TlThumbnailStyle style;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->file);
  g_free (request->name);
  g_free (request);
}

/* Reading */

static gboolean
fail (GError **error)
{
  int number = errno;

  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (number),
                       g_strerror (number));
  return FALSE;
}

/* Only what can be read without waiting for somebody: neither a pipe nor a device. */
static gboolean
check (int descriptor, struct stat *about, GError **error)
{
  if (fstat (descriptor, about) != 0)
    return fail (error);
  if (S_ISREG (about->st_mode) && about->st_size <= TL_THUMBNAILS_LARGEST_FILE)
    return TRUE;
  errno = S_ISREG (about->st_mode) ? EFBIG : EINVAL;
  return fail (error);
}

/* A file that grows while it is read is read no further than to the size it had. */
static GBytes *
read_content (int descriptor, gsize size, GError **error)
{
  g_autofree char *content = g_malloc (size + 1);
  gssize n = tl_descriptor_read (descriptor, content, size);

  if (n >= 0)
    return g_bytes_new_take (g_steal_pointer (&content), (gsize) n);
  fail (error);
  return NULL;
}

/* Drawing */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw (TlMap *map, const TlThumbnailStyle *style, GError **error)
{
  cairo_surface_t *surface = tl_thumbnail_draw (map, &style->look, style->scheme, PIXEL_WIDTH,
                                                PIXEL_HEIGHT, DENSITY, DRAWING_LIMIT);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status = CAIRO_STATUS_NO_MEMORY;

  if (surface != NULL)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, png);
  g_clear_pointer (&surface, cairo_surface_destroy);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, cairo_status_to_string (status));
  return NULL;
}

static GdkTexture *
find_cached (const char *key, const char *state)
{
  g_autoptr (GBytes) png = tl_thumbnail_cache_find (key, state);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  if (texture == NULL || gdk_texture_get_width (texture) != PIXEL_WIDTH ||
      gdk_texture_get_height (texture) != PIXEL_HEIGHT)
    return NULL;
  return g_steal_pointer (&texture);
}

static GdkTexture *
draw_and_store (
    TlMap *map, const Request *request, const char *key, const char *state, GError **error)
{
  g_autoptr (GBytes) png = NULL;

  if (!tl_thumbnail_cache_begin (key, state))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           "No picture is drawn of it: the program ended twice while one was");
      return NULL;
    }
  png = draw (map, &request->style, error);
  tl_thumbnail_cache_end (key, state);
  if (png == NULL)
    return NULL;
  tl_thumbnail_cache_store (key, state, png);
  return gdk_texture_new_from_bytes (png, error);
}

/* What tells one picture of a map from others it had or may have. */
static char *
make_state (const Request *request, const char *content)
{
  g_autofree char *look = tl_look_format (&request->style.look);

  return g_strdup_printf ("%d %d %s %s", LOOK, (int) request->style.scheme, look, content);
}

static GdkTexture *
load_open (int descriptor, const Request *request, const char *key, GError **error)
{
  struct stat about;
  g_autofree char *content = NULL;
  g_autofree char *state = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlMap) map = NULL;
  GdkTexture *texture;

  if (!check (descriptor, &about, error))
    return NULL;
  content = g_strdup_printf ("%" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT,
                             (gint64) about.st_mtim.tv_sec, about.st_mtim.tv_nsec,
                             (gint64) about.st_size);
  state = make_state (request, content);
  texture = find_cached (key, state);
  if (texture != NULL)
    return texture;
  bytes = read_content (descriptor, (gsize) about.st_size, error);
  map = bytes != NULL ? tl_file_read_bytes (bytes, NULL, error) : NULL;
  return map != NULL ? draw_and_store (map, request, key, state, error) : NULL;
}

static GdkTexture *
load_file (const Request *request, GError **error)
{
  GFile *file = request->file;
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  g_autofree char *key = g_file_get_uri (file);
  GdkTexture *texture;
  int descriptor;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "No picture is drawn of it: it is no file of this computer");
      return NULL;
    }
  descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0)
    {
      fail (error);
      return NULL;
    }
  texture = load_open (descriptor, request, key, error);
  close (descriptor);
  return texture;
}

/* One picture for each language, which is a part of the bytes. A program that ends takes its
 * templates away from under the threads it leaves. */
static GdkTexture *
load_template (const Request *request, GError **error)
{
  g_autoptr (TlMap) map = tl_templates_load (request->name);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL, *state = NULL;
  GdkTexture *texture;

  if (map == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such template");
      return NULL;
    }
  bytes = tl_file_write_bytes (map);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  state = make_state (request, sum);
  texture = find_cached (request->name, state);
  return texture != NULL ? texture : draw_and_store (map, request, request->name, state, error);
}

static void
load_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  GdkTexture *texture =
      request->file != NULL ? load_file (request, &error) : load_template (request, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (Request *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tl_thumbnails_load_async);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, load_in_thread_cb);
}

void
tl_thumbnails_load_async (GFile *file,
                          const TlThumbnailStyle *style,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->style = *style;
  start (request, cancellable, callback, data);
}

void
tl_thumbnails_load_template_async (const char *name,
                                   const TlThumbnailStyle *style,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Request *request = g_new0 (Request, 1);

  request->name = g_strdup (name);
  request->style = *style;
  start (request, cancellable, callback, data);
}

GdkTexture *
tl_thumbnails_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
