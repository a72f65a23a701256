/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The fuzzer's own name for what it calls. Returns 1 when the input is a table, 0 when it is not.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
