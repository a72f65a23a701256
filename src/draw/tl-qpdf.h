/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* TlQpdf: what we call of libqpdf, which is loaded when the first PDF is made. With the eight
 * libraries it brings along (cryptography, for the most part) it would take 8 ms of each start of a
 * program that opens a window in 200. */
#define TL_QPDF_FUNCTIONS(FUNCTION)                                                                \
  FUNCTION (init)                                                                                  \
  FUNCTION (cleanup)                                                                               \
  FUNCTION (set_suppress_warnings)                                                                 \
  FUNCTION (read_memory)                                                                           \
  FUNCTION (init_write_memory)                                                                     \
  FUNCTION (set_deterministic_ID)                                                                  \
  FUNCTION (set_minimum_pdf_version)                                                               \
  FUNCTION (write)                                                                                 \
  FUNCTION (get_buffer)                                                                            \
  FUNCTION (get_buffer_length)                                                                     \
  FUNCTION (has_error)                                                                             \
  FUNCTION (get_error)                                                                             \
  FUNCTION (get_error_full_text)                                                                   \
  FUNCTION (get_root)                                                                              \
  FUNCTION (get_trailer)                                                                           \
  FUNCTION (get_num_pages)                                                                         \
  FUNCTION (get_page_n)                                                                            \
  FUNCTION (oh_parse)                                                                              \
  FUNCTION (oh_new_null)                                                                           \
  FUNCTION (oh_new_name)                                                                           \
  FUNCTION (oh_new_stream)                                                                         \
  FUNCTION (oh_new_unicode_string)                                                                 \
  FUNCTION (oh_new_real_from_string)                                                               \
  FUNCTION (oh_release)                                                                            \
  FUNCTION (oh_is_array)                                                                           \
  FUNCTION (oh_is_dictionary)                                                                      \
  FUNCTION (oh_has_key)                                                                            \
  FUNCTION (oh_get_key)                                                                            \
  FUNCTION (oh_get_dict)                                                                           \
  FUNCTION (oh_get_name)                                                                           \
  FUNCTION (oh_get_array_item)                                                                     \
  FUNCTION (oh_get_array_n_items)                                                                  \
  FUNCTION (oh_replace_key)                                                                        \
  FUNCTION (oh_replace_stream_data)

typedef struct
{
#define MEMBER(name) __typeof__ (qpdf_##name) *name;
  TL_QPDF_FUNCTIONS (MEMBER)
#undef MEMBER
} TlQpdf;

extern TlQpdf tl_qpdf; /* not to be called before it is loaded */

/* In any thread, as often as you like. TL_EXPORT_ERROR_FAILED says which library or function is not
 * there. */
gboolean tl_qpdf_load (GError **error);

G_END_DECLS
