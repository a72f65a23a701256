/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* The drawing as pixels. TL_EXPORT_ERROR_TOO_LARGE names the largest scale that works. */
GBytes *tl_png_export (TlExportJob *job, GError **error);

G_END_DECLS
