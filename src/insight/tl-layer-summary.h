/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* How each layer's way through the journey is felt, and how well that is known. */

#define TL_N_LAYERS (TL_LAYER_ORGANISATION + 1)
#define TL_N_MEASURES (TL_MEASURE_DURATION + 1)

typedef struct
{
  TlExperience mean;         /* over touchpoints, as tl_experience_of_layer () */
  guint n_by[TL_N_MEASURES]; /* touchpoints by the measure that was used for each */
  guint n_assessed;          /* touchpoints by the assessed feeling */
  TlElement *peak, *end; /* what was felt most strongly, the earlier of equals; what was felt last;
                            NULL when nothing is known */
  TlExperience at_peak, at_end;
  GPtrArray *felt;   /* touchpoints whose experience is known, in the order of time; owned */
  GPtrArray *all;    /* all touchpoints of the layer, in the order of the map; owned */
  GPtrArray *proved; /* of them: there is evidence about, in words or numbers; owned */
} TlLayerSummary;

/* Of all layers at once, in one walk over the map. Valid until the map changes; to be cleared. */
void tl_layer_summary_read (TlMap *map, TlLayerSummary summaries[TL_N_LAYERS]);
void tl_layer_summary_clear (TlLayerSummary summaries[TL_N_LAYERS]);

G_END_DECLS
