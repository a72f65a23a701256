/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TlCsv: a table of text, a row at a time, in the same memory however long it is.
 *
 * The delimiter (, ; tab |), the encoding and whether there is a header are found from the first
 * block; a line “sep=;” in front is heeded. Lines end with LF, CR LF or CR, a quoted field may hold
 * any of them. Blank lines are no rows. Whatever else is in the file makes rows: nothing is
 * refused, but what had to be guessed or mended is said of the row. Any thread may use one, one at
 * a time. */
typedef struct _TlCsv TlCsv;

#define TL_CSV_FIELD_LIMIT (64 * 1024)     /* bytes of a field; the rest is left out */
#define TL_CSV_ROW_LIMIT (4 * 1024 * 1024) /* bytes of a row; the same */
#define TL_CSV_COLUMN_LIMIT 1000

typedef enum
{
  TL_CSV_ERROR_EMPTY,    /* no row at all */
  TL_CSV_ERROR_NOT_TEXT, /* a spreadsheet program's own format */
  TL_CSV_ERROR_NO_NAMES, /* a quote is open from the names of the columns to the end */
} TlCsvError;

#define TL_CSV_ERROR (tl_csv_error_quark ())
GQuark tl_csv_error_quark (void);

typedef enum
{
  TL_CSV_UTF_8,
  TL_CSV_UTF_16_LITTLE,
  TL_CSV_UTF_16_BIG,
  TL_CSV_WINDOWS_1252,
} TlCsvEncoding;

typedef enum
{
  TL_CSV_OTHER_ENCODING = 1 << 0, /* the row is in UTF-8 and the file is not, or the reverse */
  TL_CSV_NOT_DECODED = 1 << 1,    /* bytes that are no character became U+FFFD */
  TL_CSV_NUL_BYTES = 1 << 2,      /* they were left out */
  TL_CSV_CUT = 1 << 3,            /* a field or the row is longer than its limit */
  TL_CSV_TOO_FEW = 1 << 4,        /* fewer fields than columns, see n_given */
  TL_CSV_TOO_MANY = 1 << 5,       /* more, and not all of the others are empty */
  TL_CSV_MISQUOTED = 1 << 6,      /* there is text behind the quote that ends a field */
  TL_CSV_NOT_CLOSED = 1 << 7,     /* a quote is open at the end of the file */
  TL_CSV_MIXED = 1 << 8,          /* some fields are in UTF-8, others in Windows-1252 */
  TL_CSV_UNFINISHED = 1 << 9,     /* fewer fields, where the file ends without a line end */
} TlCsvFaults;

/* UTF-8, NUL behind it, none in it. */
typedef struct
{
  const char *text;
  gsize length;
} TlCsvField;

/* Valid until the next row is read. */
typedef struct
{
  const TlCsvField *fields; /* as many as there are columns, or more */
  guint n_fields;
  guint n_given;     /* of them: that the row has; the others are empty */
  guint64 line;      /* on which the row begins, from 1 */
  guint64 last_line; /* on which it ends: another where a quoted field goes over several */
  TlCsvFaults faults;
} TlCsvRow;

/* How a table is written, where it is known better than it shows. */
#define TL_CSV_FIND (-1)
typedef struct
{
  char delimiter; /* one of , ; tab |; 0: to be found */
  int encoding;   /* TlCsvEncoding, or TL_CSV_FIND */
  int header;     /* TRUE, FALSE or TL_CSV_FIND */
} TlCsvFormat;

/* Of which all is found. */
#define TL_CSV_FORMAT_FIND ((TlCsvFormat){ 0, TL_CSV_FIND, TL_CSV_FIND })
gboolean tl_csv_format_equal (const TlCsvFormat *a, const TlCsvFormat *b);

/* Reads the first block. NULL, with a TL_CSV_ERROR or what the stream says, when there is no table
 * in it. Transfer full. */
TlCsv *tl_csv_new (GInputStream *stream, GCancellable *cancellable, GError **error);
/* The same; what the format says is not found. A mark of the encoding, and a line “sep=;”, are no
 * part of the table whatever it says. Rows of a table that is said to be UTF-8 and that are not are
 * still read as Windows-1252, and told. */
TlCsv *tl_csv_new_as (GInputStream *stream,
                      const TlCsvFormat *format,
                      GCancellable *cancellable,
                      GError **error);
void tl_csv_free (TlCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCsv, tl_csv_free)

/* What was said when it was made. */
const TlCsvFormat *tl_csv_get_format (const TlCsv *csv);
/* What was found, or would have been were it not said; complete. */
const TlCsvFormat *tl_csv_get_found (const TlCsv *csv);
char tl_csv_get_delimiter (const TlCsv *csv);
TlCsvEncoding tl_csv_get_encoding (const TlCsv *csv);
/* "UTF-8", as the world calls it. Static. */
const char *tl_csv_encoding_get_name (TlCsvEncoding encoding);
/* The encoding of this name, in capitals or not; TL_CSV_FIND: it is none of them. */
int tl_csv_encoding_from_name (const char *name);
/* FALSE where the first row is data already: it has a number or a date, or it was said so. */
gboolean tl_csv_has_header (const TlCsv *csv);
/* What was wrong with the row of the names. */
TlCsvFaults tl_csv_get_header_faults (const TlCsv *csv);
/* At least one: the fields of the first row. */
guint tl_csv_get_n_columns (const TlCsv *csv);
/* As the header says, without blanks around it; without a header its number, from 1. Owned by the
 * table. */
const char *tl_csv_get_column (const TlCsv *csv, guint column);

/* The next row behind the header. FALSE at the end of the table, and, with an error, when the
 * stream fails or is cancelled, which is looked at between blocks. */
gboolean tl_csv_read (TlCsv *csv, TlCsvRow *row, GCancellable *cancellable, GError **error);

G_END_DECLS
