/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-clip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-export.h"
#include "tl-file.h"
#include "tl-fragment.h"

struct _TlClip
{
  GdkContentProvider parent_instance;

  GBytes *fragment;
  GBytes *text;
  TlLook look;
};

G_DEFINE_FINAL_TYPE (TlClip, tl_clip, GDK_TYPE_CONTENT_PROVIDER)

/* A slide shows pictures larger than a screen does; a picture that would be too large for it is
 * made smaller. */
static const double picture_scales[] = { 2, 1, 0.5, 0.1 };

typedef GBytes *(*MakeFunc) (TlClip *self, GError **error);

static GBytes *
draw (TlClip *self, TlFormat format, double scale, GError **error)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (TlMap) map = tl_file_read_bytes (self->fragment, NULL, error);

  options.format = format;
  options.scale = scale;
  options.look = self->look;
  options.parts &= ~((TlParts) TL_PART_TITLE | TL_PART_LEGEND);
  return map != NULL ? tl_export_to_bytes (map, &options, NULL, NULL, NULL, error) : NULL;
}

static GBytes *
make_fragment (TlClip *self, GError **error)
{
  return g_bytes_ref (self->fragment);
}

static GBytes *
make_text (TlClip *self, GError **error)
{
  return g_bytes_ref (self->text);
}

static GBytes *
make_svg (TlClip *self, GError **error)
{
  return draw (self, TL_FORMAT_SVG, 1, error);
}

static GBytes *
make_png (TlClip *self, GError **error)
{
  GBytes *bytes = NULL;

  for (guint i = 0; bytes == NULL && i < G_N_ELEMENTS (picture_scales); i++)
    {
      g_clear_error (error);
      bytes = draw (self, TL_FORMAT_PNG, picture_scales[i], error);
      if (bytes == NULL && !g_error_matches (*error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE))
        break;
    }
  return bytes;
}

/* The best first: programs take the first they know. */
static const struct
{
  const char *mime_type;
  MakeFunc make;
} forms[] = {
  { TL_FRAGMENT_MIME_TYPE, make_fragment },
  { "image/svg+xml", make_svg },
  { "image/png", make_png },
  { "text/plain;charset=utf-8", make_text },
  { "text/plain", make_text },
};

static MakeFunc
find_form (const char *mime_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].mime_type, mime_type) == 0)
      return forms[i].make;
  return NULL;
}

/* One form on its way to who asked for it. */
typedef struct
{
  GOutputStream *stream;
  int priority;
  GBytes *bytes; /* once made */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->stream);
  g_clear_pointer (&order->bytes, g_bytes_unref);
  g_free (order);
}

static void
make_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MakeFunc make = data;
  GError *error = NULL;
  GBytes *bytes = make (source, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  gsize size;
  gconstpointer bytes;

  order->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (order->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_bytes_get_data (order->bytes, &size);
  g_output_stream_write_all_async (order->stream, bytes, size, order->priority,
                                   g_task_get_cancellable (task), on_written_cb,
                                   g_object_ref (task));
}

static void
tl_clip_write_mime_type_async (GdkContentProvider *provider,
                               const char *mime_type,
                               GOutputStream *stream,
                               int io_priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data), making = NULL;
  MakeFunc make = find_form (mime_type);
  Order *order;

  g_task_set_source_tag (task, tl_clip_write_mime_type_async);
  if (make == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("Touchpoints cannot be had as “%s”."), mime_type);
      return;
    }
  order = g_new0 (Order, 1);
  order->stream = g_object_ref (stream);
  order->priority = io_priority;
  g_task_set_task_data (task, order, order_free);
  making = g_task_new (provider, cancellable, on_made_cb, g_steal_pointer (&task));
  g_task_set_task_data (making, (gpointer) make, NULL);
  g_task_run_in_thread (making, make_in_thread_cb);
}

static gboolean
tl_clip_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
tl_clip_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    gdk_content_formats_builder_add_mime_type (builder, forms[i].mime_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
tl_clip_finalize (GObject *object)
{
  TlClip *self = TL_CLIP (object);

  g_clear_pointer (&self->fragment, g_bytes_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  G_OBJECT_CLASS (tl_clip_parent_class)->finalize (object);
}

static void
tl_clip_class_init (TlClipClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tl_clip_finalize;
  provider_class->ref_formats = tl_clip_ref_formats;
  provider_class->write_mime_type_async = tl_clip_write_mime_type_async;
  provider_class->write_mime_type_finish = tl_clip_write_mime_type_finish;
}

static void
tl_clip_init (TlClip *self)
{
}

GdkContentProvider *
tl_clip_new (TlMap *fragment, const TlLook *look)
{
  TlClip *self = g_object_new (TL_TYPE_CLIP, NULL);
  char *text = tl_fragment_dup_text (fragment);

  self->fragment = tl_file_write_bytes (fragment);
  self->text = g_bytes_new_take (text, strlen (text));
  if (look != NULL)
    self->look = *look;
  return GDK_CONTENT_PROVIDER (self);
}
