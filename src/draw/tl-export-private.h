/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* One export on its way; for the formats' files. */
typedef struct
{
  TlMap *map;
  const TlExportOptions *options;
  TlText *text;
  TlLayout *layout;
  GPtrArray *ties; /* TlFinding, of low points that are tied in the drawing; NULL: none */
  GHashTable *lit; /* of TlElement: all else is faded; NULL: nothing is */
  TlRect bounds;   /* of what is included, map units */
  TlExportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} TlExportJob;

/* FALSE when it is to stop. */
gboolean tl_export_job_report (TlExportJob *job, double fraction);
/* Draws what is included with the pen, whose place (0, 0) is the drawing's, and reports from 0.1 to
 * 0.7. FALSE when cancelled. */
gboolean tl_export_job_paint (TlExportJob *job, TlPainter *painter, GError **error);
/* Of now, or of SOURCE_DATE_EPOCH, so that the same map gives the same bytes. In UTC. Transfer
 * full. */
GDateTime *tl_export_get_date (void);
/* What stands in the map; NULL when empty. */
const char *tl_export_job_get_title (TlExportJob *job);
const char *tl_export_job_get_summary (TlExportJob *job);
const char *tl_export_job_get_lang (TlExportJob *job);

G_END_DECLS
