/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-file open FILE        reads a map, that is all: to be timed from outside
 * bench-file save FILE OUT    what saving it durably costs
 * bench-file memory FILE      what the model takes */

#include "stopwatch.h"
#include "tl-file.h"

#include <malloc.h>
#include <string.h>

static TlMap *
read_map (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  if (map == NULL)
    g_error ("%s", error->message);
  return map;
}

static void
save_map (const char *path, const char *output)
{
  g_autoptr (TlMap) map = read_map (path);
  g_autoptr (GError) error = NULL;
  Stopwatch start = stopwatch_start ();

  if (!tl_file_save (map, output, &error))
    g_error ("%s", error->message);
  stopwatch_print ("save", stopwatch_stop (start));
}

/* The bytes of an element's own text: its id and values. */
static gsize
count_text (const TlElement *element)
{
  guint n_properties;
  const TlPropertySpec *properties =
      tl_kind_get_properties (tl_element_get_kind (element), &n_properties);
  const char *id = tl_element_get_id (element);
  gsize text = id != NULL ? strlen (id) : 0;

  for (guint i = 0; i < n_properties; i++)
    text += strlen (tl_element_get_string (element, properties[i].property));
  for (TlElement *child = tl_element_get_first_child (element); child != NULL;
       child = tl_element_get_next (child))
    text += count_text (child);
  return text;
}

static void
measure_memory (const char *path)
{
  /* What libraries keep once they were used is not the model's. */
  g_autoptr (TlMap) first = read_map (path);
  g_autoptr (TlMap) map = NULL;
  gsize before, after, text;

  malloc_trim (0);
  before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  map = read_map (path);
  after = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  text = count_text (tl_map_get_root (map));
  g_print ("model.bytes %" G_GSIZE_FORMAT "\nmodel.text %" G_GSIZE_FORMAT "\n"
           "model.touchpoints %u\n",
           after - before, text, tl_map_count (map, TL_KIND_TOUCHPOINT));
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "open") == 0)
    g_object_unref (read_map (argv[2]));
  else if (argc == 4 && strcmp (argv[1], "save") == 0)
    save_map (argv[2], argv[3]);
  else if (argc == 3 && strcmp (argv[1], "memory") == 0)
    measure_memory (argv[2]);
  else
    {
      g_printerr ("Usage: bench-file open FILE | save FILE OUT | memory FILE\n");
      return 2;
    }
  return 0;
}
