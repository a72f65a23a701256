/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-application.h"

G_BEGIN_DECLS

/* TlWindow: one map under the hand: header bar, canvas, inspector. */
#define TL_TYPE_WINDOW (tl_window_get_type ())
G_DECLARE_FINAL_TYPE (TlWindow, tl_window, TL, WINDOW, AdwApplicationWindow)

TlWindow *tl_window_new (TlApplication *application);

G_END_DECLS
