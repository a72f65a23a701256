/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-map.h"
#include "tl-map-drawing.h"

G_BEGIN_DECLS

/* A map as a file for others: PDF, SVG, PNG. Always the light scheme. */

typedef enum
{
  TL_FORMAT_PDF,
  TL_FORMAT_SVG,
  TL_FORMAT_PNG
} TlFormat;
typedef enum
{
  TL_PAGE_MAP,
  TL_PAGE_A4,
  TL_PAGE_A3,
  TL_PAGE_LETTER
} TlPage;
typedef enum
{
  TL_ORIENTATION_AUTO,
  TL_ORIENTATION_PORTRAIT,
  TL_ORIENTATION_LANDSCAPE
} TlOrientation;

/* What is written. All but the map are reports, PDF only, on A4 upright. */
typedef enum
{
  TL_EXPORT_MAP,
  TL_EXPORT_ROLE,     /* what one role answers for */
  TL_EXPORT_INSIGHTS, /* what Insights tells */
  TL_EXPORT_CHANGES   /* what will be done about the map, status by status */
} TlExportSubject;

typedef struct
{
  TlFormat format;
  TlPage page;               /* PDF only: the map is fitted, one page */
  TlOrientation orientation; /* PDF only, not for TL_PAGE_MAP */
  TlParts parts;             /* what to include */
  gboolean outlines;         /* SVG only: text as paths */
  double scale;              /* PNG only: pixels a map unit, 0.1 ... 8 */
  const char *filter;        /* text form of a TlFilter: what it leaves out is faded, so that the
                              * map keeps its shape; NULL: nothing is */
  TlLook look;               /* zeroed: ours */
  TlExportSubject subject;
  const char *role; /* its id, of TL_EXPORT_ROLE alone */
  TlPeriod period;  /* of TL_EXPORT_MAP alone: whose evidence it shows, and says so */
} TlExportOptions;

#define TL_EXPORT_OPTIONS_INIT                                                                     \
  {                                                                                                \
    TL_FORMAT_PDF, TL_PAGE_MAP, TL_ORIENTATION_AUTO, TL_PART_ALL, FALSE, 1.0, NULL,                \
    {                                                                                              \
      .font = NULL                                                                                 \
    }                                                                                              \
  }

typedef enum
{
  TL_EXPORT_ERROR_TOO_LARGE, /* a PNG past 32,767 pixels a side */
  TL_EXPORT_ERROR_NO_ROLE,   /* the role asked for is not on the map */
  TL_EXPORT_ERROR_FAILED,
} TlExportError;
#define TL_EXPORT_ERROR (tl_export_error_quark ())
GQuark tl_export_error_quark (void);

/* `fraction` 0 ... 1. Called on the thread that exports. */
typedef void (*TlExportProgress) (double fraction, gpointer data);

/* FALSE when no format has this file ending. */
gboolean tl_format_from_path (const char *path, TlFormat *format);

/* The file's bytes. Any thread, on a map no other thread uses. Transfer full. */
GBytes *tl_export_to_bytes (TlMap *map,
                            const TlExportOptions *options,
                            TlExportProgress progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
/* The same into a file, replaced as a whole or not at all. */
gboolean tl_export_to_file (TlMap *map,
                            const TlExportOptions *options,
                            const char *path,
                            TlExportProgress progress,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/* The size of the whole drawing, in map units. Only the parts and the look count. It takes as long
 * as laying the map out. */
void tl_export_get_size (TlMap *map, const TlExportOptions *options, double *width, double *height);
/* How high the words on cards are on the page that a drawing of this size is fitted to, in points:
 * the size of their type. What is below the least cannot be read on paper. */
#define TL_EXPORT_LEAST_TEXT_SIZE 3.0
double tl_export_get_text_size (double width, double height, const TlExportOptions *options);

/* The words of the drawing that the fonts of this machine cannot show, each once, NULL when there
 * are none: the preflight of an export in this look; NULL: ours. Transfer full. */
char **tl_export_find_missing_glyphs (TlMap *map, const TlLook *look);

G_END_DECLS
