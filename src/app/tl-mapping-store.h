/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* TlMappingStore: what the columns of tables meant when they were last imported, in one small file
 * in the state folder of the user. Tables are known by a hash of their first row. The
 * TL_MAPPING_STORE_MOST kept last are known. What is wrong with the file counts as nothing known,
 * and that it cannot be written harms nobody. Blocks: for any thread but the main one. */

#define TL_MAPPING_STORE_MOST 100

/* What a table is known by, however it is opened at last: `csv` is the table as it is found, but
 * that its first row has the names of its columns. Transfer full. */
char *tl_mapping_store_make_key (const TlCsv *csv);
/* The text of tl_csv_mapping_to_text () of the last table that had the same first row; NULL when
 * there was none. Transfer full. */
char *tl_mapping_store_find (const char *key);
void tl_mapping_store_keep (const char *key, const char *text);

G_END_DECLS
