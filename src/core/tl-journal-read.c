/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-file.h"

/* Longest first line of a record: a name, a length and a checksum. */
#define LINE_LIMIT 64
#define CHECKSUM_LENGTH 16

typedef enum
{
  RECORD_GOOD,
  RECORD_CUT_OFF, /* the end comes too soon: nothing follows */
  RECORD_BAD,
} RecordState;

/* What stands at `at`, and what follows it. */
typedef struct
{
  const char *name; /* not terminated */
  gsize name_length;
  const char *data;
  gsize size;
  const char *next;
} Record;

/* Not by the macro: formatted as code, a name with dashes is another one. */
GQuark
tl_journal_error_quark (void)
{
  return g_quark_from_static_string ("tl-journal-error-quark");
}

static RecordState
parse_line (const char *line, const char *end, Record *record, const char **checksum)
{
  const char *line_end = memchr (line, '\n', MIN ((gsize) (end - line), LINE_LIMIT));
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  guint64 size;

  if (line_end == NULL)
    return end - line < LINE_LIMIT ? RECORD_CUT_OFF : RECORD_BAD;
  text = g_strndup (line, (gsize) (line_end - line));
  words = g_strsplit (text, " ", -1);
  if (g_strv_length (words) != 3 || strlen (words[2]) != CHECKSUM_LENGTH ||
      !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXINT, &size, NULL))
    return RECORD_BAD;
  *checksum = line_end - CHECKSUM_LENGTH;
  record->name = line;
  record->name_length = strlen (words[0]);
  record->data = line_end + 1;
  record->size = (gsize) size;
  return RECORD_GOOD;
}

static RecordState
parse_record (const char *at, const char *end, Record *record)
{
  const char *checksum;
  RecordState state = parse_line (at, end, record, &checksum);
  g_autofree char *found = NULL;

  if (state != RECORD_GOOD)
    return state;
  if ((gsize) (end - record->data) < record->size + 1)
    return RECORD_CUT_OFF;
  record->next = record->data + record->size + 1;
  found =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) record->data, record->size);
  if (strncmp (found, checksum, CHECKSUM_LENGTH) == 0 && record->next[-1] == '\n')
    return RECORD_GOOD;
  /* Of a file that grew before its bytes came, the last record may have blanks for bytes. */
  return record->next == end ? RECORD_CUT_OFF : RECORD_BAD;
}

static gboolean
is_called (const Record *record, const char *name)
{
  return record->name_length == strlen (name) &&
         strncmp (record->name, name, record->name_length) == 0;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_DAMAGED,
                       _ ("A part of the draft is damaged."));
  return FALSE;
}

/* The record of this name that stands at *at, which moves on. */
static gboolean
read_record (const char **at, const char *end, const char *name, Record *record, GError **error)
{
  RecordState state = parse_record (*at, end, record);

  if (state == RECORD_CUT_OFF)
    {
      g_set_error_literal (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_CUT_OFF,
                           _ ("The draft was not written to its end."));
      return FALSE;
    }
  if (state == RECORD_BAD || !is_called (record, name))
    return fail_damaged (error);
  *at = record->next;
  return TRUE;
}

static gboolean
read_first_line (const char **at, const char *end, GError **error)
{
  static const char line[] = TL_JOURNAL_MAGIC TL_JOURNAL_VERSION "\n";
  gsize size = (gsize) (end - *at);

  if (size >= strlen (line) && memcmp (*at, line, strlen (line)) == 0)
    {
      *at += strlen (line);
      return TRUE;
    }
  if (memcmp (*at, line, MIN (size, strlen (line))) == 0)
    g_set_error_literal (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_CUT_OFF,
                         _ ("The draft was not written to its end."));
  else if (size > strlen (TL_JOURNAL_MAGIC) && memcmp (*at, line, strlen (TL_JOURNAL_MAGIC)) == 0)
    g_set_error_literal (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_NEWER_FORMAT,
                         _ ("The draft was written by a newer version of Throughline."));
  else
    g_set_error_literal (error, TL_JOURNAL_ERROR, TL_JOURNAL_ERROR_NOT_A_JOURNAL,
                         _ ("The file is not a draft of Throughline."));
  return FALSE;
}

static void
read_past (TlJournalContent *content, const Record *record)
{
  TlJournalFields fields = { record->data, record->data + record->size, FALSE };

  while (fields.at < fields.end)
    {
      char *words = tl_journal_get_text (&fields);

      if (words != NULL)
        g_ptr_array_add (content->past, words);
    }
}

static gboolean
read_about (char **about, const char **at, const char *end, GError **error)
{
  Record record;

  if (!read_first_line (at, end, error) || !read_record (at, end, "about", &record, error))
    return FALSE;
  *about = g_strndup (record.data, record.size);
  return TRUE;
}

static gboolean
read_head (TlJournalContent *content, const char **at, const char *end, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  Record record;

  if (!read_about (&content->about, at, end, error))
    return FALSE;
  if (!read_record (at, end, "past", &record, error))
    return FALSE;
  read_past (content, &record);
  if (!read_record (at, end, "map", &record, error))
    return FALSE;
  bytes = g_bytes_new (record.data, record.size);
  content->map = tl_file_read_bytes (bytes, &content->problems, error);
  return content->map != NULL;
}

/* Takes back what the edits did, of which `done` holds the inverses. */
static void
take_back (TlMap *map, GArray *done)
{
  for (guint i = done->len; i > 0; i--)
    tl_edit_apply (&g_array_index (done, TlEdit, i - 1), map);
}

static gboolean
apply_edits (TlMap *map, TlJournalFields *fields, GArray *done)
{
  TlEdit edit;

  while (!fields->failed && fields->at < fields->end)
    {
      if (!tl_journal_get_edit (fields, map, &edit))
        return FALSE;
      tl_edit_apply (&edit, map);
      g_array_append_val (done, edit);
    }
  return !fields->failed;
}

/* Applies all edits of the step or none. */
static gboolean
replay (TlJournalContent *content, const Record *record)
{
  TlJournalFields fields = { record->data, record->data + record->size, FALSE };
  g_autofree char *words = tl_journal_get_text (&fields);
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (TlEdit));

  g_array_set_clear_func (done, (GDestroyNotify) tl_edit_clear);
  if (!apply_edits (content->map, &fields, done))
    {
      take_back (content->map, done);
      return FALSE;
    }
  if (words != NULL)
    g_ptr_array_add (content->past, g_steal_pointer (&words));
  content->n_steps++;
  return TRUE;
}

static void
read_steps (TlJournalContent *content, const char *at, const char *end)
{
  Record record;

  while (at < end)
    {
      RecordState state = parse_record (at, end, &record);

      if (state == RECORD_CUT_OFF)
        return;
      if (state == RECORD_BAD || !is_called (&record, "step") || !replay (content, &record))
        {
          fail_damaged (&content->damage);
          return;
        }
      at = record.next;
    }
}

/* The edits were looked at only as far as needed to apply them. The reader looks at the rest, as it
 * does with every map. */
static gboolean
check_map (TlJournalContent *content, GError **error)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (content->map);
  GPtrArray *problems = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, error);

  if (map == NULL)
    return FALSE;
  g_object_unref (content->map);
  g_ptr_array_unref (content->problems);
  content->map = map;
  content->problems = problems;
  return TRUE;
}

void
tl_journal_content_free (TlJournalContent *content)
{
  g_clear_object (&content->map);
  g_clear_pointer (&content->past, g_ptr_array_unref);
  g_clear_pointer (&content->problems, g_ptr_array_unref);
  g_clear_error (&content->damage);
  g_free (content->about);
  g_free (content);
}

/* Empty bytes may have no address. */
static const char *
get_range (GBytes *bytes, const char **end)
{
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);

  if (start == NULL)
    start = "";
  *end = start + size;
  return start;
}

static TlJournalContent *
read_content (GBytes *bytes, gboolean with_steps, GError **error)
{
  g_autoptr (TlJournalContent) content = g_new0 (TlJournalContent, 1);
  const char *end;
  const char *at = get_range (bytes, &end);

  content->past = g_ptr_array_new_with_free_func (g_free);
  if (!read_head (content, &at, end, error))
    return NULL;
  if (with_steps)
    read_steps (content, at, end);
  return g_steal_pointer (&content);
}

TlJournalContent *
tl_journal_read (GBytes *bytes, GError **error)
{
  g_autoptr (TlJournalContent) content = read_content (bytes, TRUE, error);
  g_autoptr (GError) fault = NULL;

  if (content == NULL || content->n_steps == 0 || check_map (content, &fault))
    return g_steal_pointer (&content);
  /* Somebody made up steps that lead to no map: there is still the one they started from. */
  tl_journal_content_free (g_steal_pointer (&content));
  content = read_content (bytes, FALSE, error);
  if (content != NULL)
    fail_damaged (&content->damage);
  return g_steal_pointer (&content);
}

char *
tl_journal_read_about (GBytes *bytes)
{
  const char *end;
  const char *at = get_range (bytes, &end);
  char *about = NULL;

  return read_about (&about, &at, end, NULL) ? about : NULL;
}
