/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* TlChoiceRow: a row that says what is chosen, and opens a list to choose from. Made of few widgets
 * until it is opened: an AdwComboRow costs twenty times as much to make.
 *
 * To a screen reader it is a button with the title's name, described by what is chosen. */
#define TL_TYPE_CHOICE_ROW (tl_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (TlChoiceRow, tl_choice_row, TL, CHOICE_ROW, AdwPreferencesRow)

/* Who offers the choices. Each gets the data of tl_choice_row_set_client (). */
typedef struct
{
  /* The list is about to open: tells the choices by tl_choice_row_offer (). */
  void (*offer) (TlChoiceRow *row, gpointer data);
  /* `key` was chosen, or with many ticked or not. */
  void (*choose) (TlChoiceRow *row, const char *key, gboolean is_chosen, gpointer data);
  /* Something new is wanted that has this name, "" for none yet. NULL: nothing new can be made. */
  void (*make) (TlChoiceRow *row, const char *name, gpointer data);
  /* What is chosen is to be opened. NULL: it has no page. */
  void (*open) (TlChoiceRow *row, gpointer data);
} TlChoiceClient;

typedef enum
{
  TL_OFFER_PLAIN,
  TL_OFFER_CHOSEN,
  TL_OFFER_MIXED, /* chosen for some of what is edited */
} TlOfferState;

GtkWidget *tl_choice_row_new (const char *title);
/* `client` is static. `has_many`: any number can be chosen, each is ticked. */
void tl_choice_row_set_client (TlChoiceRow *row,
                               const TlChoiceClient *client,
                               gboolean has_many,
                               gpointer data);
/* What the button that makes something new says: "New Role". */
void tl_choice_row_set_make_label (TlChoiceRow *row, const char *label);
/* What is chosen, in words. */
void tl_choice_row_set_value (TlChoiceRow *row, const char *words);
const char *tl_choice_row_get_value (TlChoiceRow *row);
/* The name of the button that opens what is chosen ("Open “Lead”"), NULL: no such button. */
void tl_choice_row_set_open_label (TlChoiceRow *row, const char *label);
/* The widget that has the focus and the description. */
GtkWidget *tl_choice_row_get_button (TlChoiceRow *row);
/* The box below the title and the value, for words about them. */
GtkBox *tl_choice_row_get_box (TlChoiceRow *row);

/* From TlChoiceClient::offer only, in the order of the list. */
void tl_choice_row_offer (TlChoiceRow *row, const char *key, const char *words, TlOfferState state);

/* What the hand does. */
void tl_choice_row_popup (TlChoiceRow *row);
/* Chooses, ticks or takes the tick off the offer of this key; FALSE: it is not offered. */
gboolean tl_choice_row_choose (TlChoiceRow *row, const char *key);
void tl_choice_row_make (TlChoiceRow *row, const char *name);

G_END_DECLS
