/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-card-page.h"
#include "tl-fields.h"
#include "tl-rows.h"

G_BEGIN_DECLS

/* What the files of the page share: tl-card-page.c (the page), tl-card-page-rows.c (what is derived
 * from the map) and tl-card-page-choices.c (feeling, channels, owner). */

struct _TlCardPage
{
  AdwBin parent_instance;

  TlFields *fields;
  TlRows *evidence_rows;
  TlRows *owner_rows;
  TlRows *cause_rows;
  TlRows *change_rows;
  GPtrArray *channel_names; /* of channel_checks, in their order */
  GPtrArray *channel_rows;  /* the rows of channel_checks */
  GPtrArray *channel_checks;
  GPtrArray *role_ids; /* of the items of owner_row, the first, "nobody", NULL */

  GtkLabel *kind_label;
  GtkLabel *title_label;
  GtkLabel *place_label;
  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *evidence_group;
  AdwExpanderRow *feeling_row;
  GtkScale *feeling_scale;
  GtkAdjustment *feeling;
  AdwExpanderRow *channels_row;
  AdwComboRow *owner_row;
  AdwPreferencesGroup *owner_group;
  AdwPreferencesGroup *cause_group;
  AdwPreferencesGroup *change_group;
};

/* tl-card-page-rows.c */
void tl_card_page_update_heading (TlCardPage *self);
void tl_card_page_update_rows (TlCardPage *self);

/* tl-card-page-choices.c */
void tl_card_page_update_feeling (TlCardPage *self);
void tl_card_page_update_channels (TlCardPage *self);
void tl_card_page_update_owner (TlCardPage *self);
void tl_card_page_put_feeling (TlCardPage *self);
void tl_card_page_put_owner (TlCardPage *self);

G_END_DECLS
