/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fields.h"

G_BEGIN_DECLS

/* What the files of the fields share: tl-fields.c (what they show) and tl-fields-put.c (what they
 * change). */

struct _TlField
{
  TlFields *fields;
  TlProperty property;
  GtkWidget *widget;
  GtkBox *box;
  gpointer source;
  TlFieldShow show;
  GtkEventController *controller; /* owned by the widget */
  GtkLabel *fault;                /* NULL until there was one */
  gboolean is_refused;
  char *refused_at; /* the value there was when something was refused, NULL: they differed */
};

struct _TlFields
{
  TlKind kind;
  TlFieldsUpdated updated;
  TlFieldsOpened opened;
  gpointer data;
  GPtrArray *fields; /* TlField */
  TlHistory *history;
  GPtrArray *elements;
  GHashTable *shown; /* a set of the elements */
  gboolean is_updating;
};

/* tl-fields.c: `reason` is the end of a sentence about the value; NULL takes it back. `value` is
 * what is none at all; NULL: it is one, but not for this field. */
void tl_field_set_fault (TlField *field, const char *value, const char *reason);

G_END_DECLS
