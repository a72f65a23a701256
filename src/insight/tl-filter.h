/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-search.h"

G_BEGIN_DECLS

/* TlFilter: which touchpoints somebody wants to see. A value: it knows no map, and names people,
 * owners and tags by what is read on a map, not by ids, so that one filter serves many maps.
 *
 * It is a set of values a field. A touchpoint matches when each field that has values has one that
 * is true of it. A filter without values lets all through. */
typedef struct _TlFilter TlFilter;

typedef enum
{
  TL_FILTER_LAYER,            /* a layer's name in the file */
  TL_FILTER_KIND,             /* that of a touchpoint's kind */
  TL_FILTER_PERSON,           /* the name of whose lane it is */
  TL_FILTER_OWNER,            /* what its card shows as owner */
  TL_FILTER_CHANNEL,          /* one of its channels, as in the file */
  TL_FILTER_TAG,              /* one of its tags */
  TL_FILTER_FEELING,          /* "low..high", one decimal each, -2.0 ... +2.0, as on the map */
  TL_FILTER_WITHOUT_OWNER,    /* "yes": it is marked so on the map */
  TL_FILTER_WITHOUT_EVIDENCE, /* "yes": nothing was gathered about it */
  TL_FILTER_TEXT,             /* words to search for */
} TlFilterField;

#define TL_N_FILTER_FIELDS (TL_FILTER_TEXT + 1)

TlFilter *tl_filter_new (void);
TlFilter *tl_filter_copy (const TlFilter *filter);
void tl_filter_free (TlFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFilter, tl_filter_free)

gboolean tl_filter_equal (const TlFilter *a, const TlFilter *b);
gboolean tl_filter_is_empty (const TlFilter *filter);

/* Adds a value; a feeling, a "yes" and words replace the one there was. FALSE, and nothing is
 * changed, when it is none of the field. */
gboolean tl_filter_add (TlFilter *filter, TlFilterField field, const char *value);
/* NULL: all values of the field. What is not there is left out. */
void tl_filter_remove (TlFilter *filter, TlFilterField field, const char *value);
gboolean tl_filter_has (const TlFilter *filter, TlFilterField field, const char *value);
/* Of char *, sorted. Owned by the filter, valid until it changes. */
const GPtrArray *tl_filter_get_values (const TlFilter *filter, TlFilterField field);

/* Out-of-range numbers are cut, and put in order. */
void tl_filter_set_feeling (TlFilter *filter, double low, double high);
/* FALSE, and the numbers untouched, when any feeling will do. */
gboolean tl_filter_get_feeling (const TlFilter *filter, double *low, double *high);

/* One line that says it all: "layer=customer,employee owner=Contact%20centre". Equal filters have
 * equal lines. Transfer full. */
char *tl_filter_to_text (const TlFilter *filter);
/* NULL for what is no such line, or has anything in it this version does not know: half a filter
 * would show what it was not made for. Transfer full. */
TlFilter *tl_filter_from_text (const char *text);

/* TRUE when the touchpoint matches in all but the words of TL_FILTER_TEXT. */
gboolean tl_filter_matches (const TlFilter *filter, TlMap *map, const TlElement *touchpoint);
/* What matches, in the order of the map and as long as tl_search_find () says. Places other than
 * touchpoints are among it when the filter has nothing but words. Array of TlSearchHit, transfer
 * full. */
GArray *tl_filter_find (const TlFilter *filter, TlSearch *search);

/* A field's name for people: "Layer". Translated, static. */
const char *tl_filter_get_label (TlFilterField field);
/* A value for people: "Pain point", "Phone", "Feels −2.0 to −0.5", "Without owner"; one that
 * anybody may have named is the name. Transfer full. */
char *tl_filter_describe_value (TlFilterField field, const char *value);
/* The values the field can usefully have in this map, in the order people look for them: the
 * vocabulary's, or those the map has, by the alphabet. Empty for feelings and words. Transfer
 * full. */
char **tl_filter_list_values (TlMap *map, TlFilterField field);

G_END_DECLS
