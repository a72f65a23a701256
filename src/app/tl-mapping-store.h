/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* TlMappingStore: what the columns of tables meant when they were last imported, in one small file
 * in the state folder of the user. Tables are known by a hash of the names of their columns. The
 * TL_MAPPING_STORE_MOST kept last are known. What is wrong with the file counts as nothing known,
 * and that it cannot be written harms nobody. Blocks: for any thread but the main one. */

#define TL_MAPPING_STORE_MOST 100

/* The mapping of the last table that had the same header; NULL when there was none, the table has
 * no header, or it does not fit. Transfer full. */
TlCsvMapping *tl_mapping_store_find (const TlCsv *csv);
/* `text`: of tl_csv_mapping_to_text (). */
void tl_mapping_store_keep (const TlCsv *csv, const char *text);

G_END_DECLS
