/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-clipping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file.h"

/* A map of 20,000 elements has 8 MB. */
#define MAP_LIMIT (32 * 1024 * 1024)
#define CHUNK (256 * 1024)
#define PATIENCE 500 /* milliseconds */

typedef enum
{
  FORM_MAP,
  FORM_TEXT,
  FORM_FILES,
  FORM_HTML,
} Form;

/* What is best taken, first. Spreadsheets offer pictures and HTML of their cells too. */
static const struct
{
  const char *mime_type;
  Form form;
} forms[] = {
  { TL_FRAGMENT_MIME_TYPE, FORM_MAP },
  { TL_MAP_MIME_TYPE, FORM_MAP },
  { "text/uri-list", FORM_FILES },
  { "text/plain;charset=utf-8", FORM_TEXT },
  { "text/plain", FORM_TEXT },
  { "application/xml", FORM_MAP },
  { "text/xml", FORM_MAP },
  { "text/html", FORM_HTML },
};

static Form
get_form (const char *mime_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].mime_type, mime_type) == 0)
      return forms[i].form;
  g_return_val_if_reached (FORM_TEXT);
}

static gboolean
has_picture (GdkContentFormats *formats)
{
  gsize n;
  const char *const *types = gdk_content_formats_get_mime_types (formats, &n);

  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (types[i], "image/"))
      return TRUE;
  return FALSE;
}

const char *
tl_clipping_choose_type (GdkContentFormats *formats, char **words)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (forms) &&
         !gdk_content_formats_contain_mime_type (formats, forms[i].mime_type))
    i++;
  if (i < G_N_ELEMENTS (forms) && forms[i].form <= FORM_TEXT)
    return forms[i].mime_type;
  if (i < G_N_ELEMENTS (forms) && forms[i].form == FORM_FILES)
    *words = g_strdup (_ ("Files are not pasted. Drop a map on the window to open it."));
  else if (i < G_N_ELEMENTS (forms))
    *words = g_strdup (_ ("What was copied has no plain text. Copy the words alone."));
  else if (has_picture (formats))
    *words = g_strdup (_ ("A picture cannot become a touchpoint. Copy text instead."));
  else
    *words = g_strdup (_ ("There is nothing to paste. Copy touchpoints, text or cells first."));
  return NULL;
}

static char *
dup_too_large (Form form)
{
  int limit = (form == FORM_MAP ? MAP_LIMIT : TL_FRAGMENT_TEXT_SIZE_LIMIT) / (1024 * 1024);

  return g_strdup_printf (_ ("What was copied is larger than %d MB. Copy a part of it."), limit);
}

static char *
dup_map_fault (const GError *error)
{
  if (g_error_matches (error, TL_FILE_ERROR, TL_FILE_ERROR_NEWER_FORMAT))
    return g_strdup (_ ("What was copied is from a newer Throughline. Update this one first."));
  if (g_error_matches (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_A_MAP))
    return g_strdup (_ ("What was copied is another program’s XML, not part of a map."));
  return g_strdup (_ ("What was copied is damaged and cannot be pasted. Copy it again."));
}

static gboolean
read_map (GBytes *bytes, TlClipping *clipping, char **words)
{
  g_autoptr (GError) error = NULL;

  clipping->fragment = tl_file_read_bytes (bytes, NULL, &error);
  if (clipping->fragment == NULL)
    *words = dup_map_fault (error);
  else if (tl_map_count (clipping->fragment, TL_KIND_TOUCHPOINT) == 0)
    *words = g_strdup (_ ("What was copied has no touchpoints."));
  return *words == NULL;
}

/* An XML file opened in an editor is copied as text. */
static gboolean
looks_like_xml (const char *text, gsize size)
{
  static const char *const starts[] = { "<?xml", "<!DOCTYPE", "<journey-map" };

  for (; size > 0 && strchr (" \t\r\n\xef\xbb\xbf", *text) != NULL && *text != '\0'; size--)
    text++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (size > strlen (starts[i]) && g_ascii_strncasecmp (text, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_text (GBytes *bytes, TlClipping *clipping, char **words)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (looks_like_xml (text, size))
    return read_map (bytes, clipping, words);
  clipping->is_text = TRUE;
  clipping->fragment = tl_fragment_new_from_text (text, size, &clipping->cuts);
  if (clipping->fragment == NULL)
    *words = g_strdup (_ ("What was copied has no words."));
  return *words == NULL;
}

gboolean
tl_clipping_read (const char *mime_type, GBytes *bytes, TlClipping *clipping, char **words)
{
  Form form = get_form (mime_type);
  gsize size = g_bytes_get_size (bytes);

  *clipping = (TlClipping){ 0 };
  *words = NULL;
  if (size > (form == FORM_MAP ? MAP_LIMIT : TL_FRAGMENT_TEXT_SIZE_LIMIT))
    *words = dup_too_large (form);
  else if (size == 0)
    *words = g_strdup (_ ("What was copied has no words."));
  else
    return form == FORM_MAP ? read_map (bytes, clipping, words)
                            : read_text (bytes, clipping, words);
  return FALSE;
}

void
tl_clipping_clear (TlClipping *clipping)
{
  g_clear_object (&clipping->fragment);
}

/* One reading of the clipboard on its way. */
typedef struct
{
  char *mime_type;
  GByteArray *bytes; /* so far */
  char *words;       /* why nothing came of it */
  gulong handler;    /* of the clipboard, while it is waited for; */
  guint patience;    /* not for ever */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->mime_type);
  g_byte_array_unref (reading->bytes);
  g_free (reading->words);
  g_free (reading);
}

static void
fail (GTask *task, char *words)
{
  Reading *reading = g_task_get_task_data (task);

  reading->words = words;
  g_task_return_boolean (task, FALSE);
}

static void
on_chunk_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize size = chunk != NULL ? g_bytes_get_size (chunk) : 0;

  if (size > 0)
    g_byte_array_append (reading->bytes, g_bytes_get_data (chunk, NULL), (guint) size);
  if (chunk == NULL)
    fail (task, g_strdup_printf (_ ("The other program did not hand over what was copied: %s"),
                                 error->message));
  else if (size == 0 || reading->bytes->len > MAP_LIMIT)
    g_task_return_boolean (task, TRUE);
  else
    g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), on_chunk_cb,
                                     g_object_ref (task));
}

static void
on_stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    fail (task, g_strdup_printf (_ ("The other program did not hand over what was copied: %s"),
                                 error->message));
  else
    g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), on_chunk_cb,
                                     g_object_ref (task));
}

static void
start_reading (GTask *task)
{
  GdkClipboard *clipboard = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  char *words = NULL;
  const char *type = tl_clipping_choose_type (gdk_clipboard_get_formats (clipboard), &words);

  g_clear_signal_handler (&reading->handler, clipboard);
  g_clear_handle_id (&reading->patience, g_source_remove);
  reading->mime_type = g_strdup (type);
  if (type == NULL)
    fail (task, words);
  else
    gdk_clipboard_read_async (clipboard, (const char *[]){ type, NULL }, G_PRIORITY_DEFAULT,
                              g_task_get_cancellable (task), on_stream_cb, g_object_ref (task));
  g_object_unref (task);
}

static gboolean
on_patience_over_cb (gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);

  reading->patience = 0;
  start_reading (task);
  return G_SOURCE_REMOVE;
}

static gboolean
is_empty (GdkContentFormats *formats)
{
  gsize n_types, n_mime_types;

  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_mime_types);
  return n_types == 0 && n_mime_types == 0;
}

/* X11 tells that somebody else has the clipboard, and only a moment later what of. */
void
tl_clipping_read_async (GdkClipboard *clipboard,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task = g_task_new (clipboard, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, tl_clipping_read_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->bytes = g_byte_array_new ();
  if (!is_empty (gdk_clipboard_get_formats (clipboard)))
    {
      start_reading (task);
      return;
    }
  reading->handler =
      g_signal_connect_swapped (clipboard, "notify::formats", G_CALLBACK (start_reading), task);
  reading->patience = g_timeout_add (PATIENCE, on_patience_over_cb, task);
}

gboolean
tl_clipping_read_finish (GAsyncResult *result, TlClipping *clipping, char **words)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) bytes = NULL;

  *clipping = (TlClipping){ 0 };
  *words = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
        *words = g_steal_pointer (&reading->words);
      return FALSE;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&reading->bytes));
  reading->bytes = g_byte_array_new ();
  return tl_clipping_read (reading->mime_type, bytes, clipping, words);
}
