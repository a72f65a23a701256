/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-private.h"

G_DEFINE_QUARK (tl - file - error - quark, tl_file_error)
