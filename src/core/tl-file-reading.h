/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-file-private.h"

G_BEGIN_DECLS

/* One reading of a file: first all of it becomes elements (tl-file-reader.c), then what refers to
 * nothing or stands in the wrong place is mended (tl-file-repair.c). Both note what they mend, and
 * tell of what is wrong and stays. */

/* An element and where its start tag begins. */
typedef struct
{
  TlElement *element;
  gsize start;
} TlFound;

/* An element whose id could not be used: it goes by one that no file can have, “?” and its
 * number among them from 1, until all ids of the file are known. `text` is the id in the file, NULL
 * when there is none. */
typedef struct
{
  TlElement *element;
  gsize start;
  char *text;
} TlUnnamed;

typedef struct
{
  const char *text; /* without a byte order mark */
  gsize size;
  TlMap *map;
  GArray *found;   /* TlFound, all that has an id, in document order */
  GArray *unnamed; /* TlUnnamed */
  GArray *notes;
  guint n_told;   /* of them: what is kept as it is */
  guint n_untold; /* the same, but too many to be listed */
} TlReading;

TlReading *tl_reading_new (const char *text, gsize size);
void tl_reading_free (TlReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlReading, tl_reading_free)

/* Notes what was mended at an offset; takes `message`. */
void tl_reading_note (TlReading *reading, gsize offset, char *message);
/* The same for an attribute of the start tag at `start`, found by its name. */
void tl_reading_note_attribute (TlReading *reading, gsize start, const char *name, char *message);
/* Both of what is wrong and is kept as it is. */
void tl_reading_tell (TlReading *reading, gsize offset, char *message);
void tl_reading_tell_attribute (TlReading *reading, gsize start, const char *name, char *message);
/* Notes that the XML declaration names another encoding than the text is in. */
void tl_reading_tell_encoding (TlReading *reading);
/* How messages call an element: “Touchpoint “t1””, by the id it has in the file, even one that
 * could not be used. Transfer full. */
char *tl_reading_describe (TlReading *reading, const TlElement *element);
/* The text, cut when it is long. Transfer full. */
char *tl_reading_quote (const char *text);
/* All notes as TlProblem, from the top of the file down; of more than a thousand the last says how
 * many are not in the list. Transfer full. */
GPtrArray *tl_reading_list_problems (TlReading *reading);

/* FALSE with a TL_FILE_ERROR when this is no map or not XML. */
gboolean tl_reading_parse (TlReading *reading, GError **error);
/* FALSE with TL_FILE_ERROR_HOSTILE when what would have to be kept aside is nested too deep. */
gboolean tl_reading_repair (TlReading *reading, GError **error);

G_END_DECLS
