/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv.h"

#include "tl-csv-guess.h"
#include "tl-csv-text.h"

G_BEGIN_DECLS

/* For tl-csv*.c alone: a table while it is read. */

typedef enum
{
  TL_CSV_STATE_START, /* of a field */
  TL_CSV_STATE_PLAIN,
  TL_CSV_STATE_QUOTED,
  TL_CSV_STATE_QUOTE, /* behind a quote in a quoted field: its end, or the first of two */
} TlCsvState;

struct _TlCsv
{
  TlCsvFormat format; /* as it was said */
  TlCsvFormat found;  /* as it shows */
  GInputStream *stream;
  char *block;
  gboolean is_over;    /* the stream has no more */
  gboolean is_cut_off; /* the row is what was left behind the last line end */
  TlCsvEncoding encoding;
  TlCsvUtf16 utf_16;
  GString *decoded;         /* the block, where it is not read as it is */
  const char *at, *end;     /* what of the block is still to be read, as text */
  guint8 stops[256];        /* what ends a run of a field that is not quoted */
  guint8 quoted_stops[256]; /* and of one that is */
  char delimiter;

  TlCsvState state;
  gboolean is_behind_return; /* a line feed now belongs to the carriage return before it */
  guint64 line;              /* of what comes next */
  GString *text;             /* of the row, each field with a NUL behind it */
  GArray *starts;            /* gsize: of each field that has ended, in `text` */
  gsize start;               /* of the field at hand */
  gboolean is_cut;           /* the field at hand is */
  guint8 bits;               /* of all bytes of the row, ored */
  gboolean is_quoted;        /* the row has a quote, so that it is not blank */
  guint n_over;              /* fields past the limit of columns */
  TlCsvRow row;
  GString *converted;
  GArray *converted_starts;
  GArray *fields; /* TlCsvField */

  GPtrArray *columns;
  gboolean has_header;
  TlCsvFaults header_faults;
  gboolean is_held; /* the first row, which is no header, is still to be given out */
};

/* tl-csv-scan.c: from the bytes at hand to the fields of a row. */
/* TRUE when a row has ended, FALSE at the end of the block. */
gboolean tl_csv_scan (TlCsv *csv);
/* The field at hand ends here. */
void tl_csv_end_field (TlCsv *csv);

G_END_DECLS
