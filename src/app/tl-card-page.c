/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-card-page-private.h"

#include <glib/gi18n-lib.h>

#include "tl-field-rows.h"

enum
{
  SIGNAL_SELECT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlCardPage, tl_card_page, ADW_TYPE_BIN)

static void
on_updated_cb (gpointer data)
{
  TlCardPage *self = data;

  if (tl_fields_get_element (self->fields) == NULL)
    return;
  tl_card_page_update_heading (self);
  tl_card_page_update_feeling (self);
  tl_card_page_update_channels (self);
  tl_card_page_update_owner (self);
  tl_card_page_update_rows (self);
}

static void
on_row_activated_cb (TlElement *target, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_SELECT_REQUESTED], 0, target);
}

static void
on_feeling_changed_cb (TlCardPage *self)
{
  if (!tl_fields_is_updating (self->fields))
    tl_card_page_put_feeling (self);
}

static void
on_owner_changed_cb (TlCardPage *self)
{
  if (!tl_fields_is_updating (self->fields))
    tl_card_page_put_owner (self);
}

/* Colours depend on the scheme. */
static void
on_scheme_changed_cb (TlCardPage *self)
{
  if (self->fields != NULL)
    on_updated_cb (self);
}

static void
tl_card_page_dispose (GObject *object)
{
  TlCardPage *self = TL_CARD_PAGE (object);

  g_clear_pointer (&self->fields, tl_fields_free);
  g_clear_pointer (&self->evidence_rows, tl_rows_free);
  g_clear_pointer (&self->owner_rows, tl_rows_free);
  g_clear_pointer (&self->cause_rows, tl_rows_free);
  g_clear_pointer (&self->change_rows, tl_rows_free);
  g_clear_pointer (&self->channel_names, g_ptr_array_unref);
  g_clear_pointer (&self->channel_rows, g_ptr_array_unref);
  g_clear_pointer (&self->channel_checks, g_ptr_array_unref);
  g_clear_pointer (&self->role_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_card_page_parent_class)->dispose (object);
}

static void
tl_card_page_class_init (TlCardPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_card_page_dispose;

  signals[SIGNAL_SELECT_REQUESTED] =
      g_signal_new ("select-requested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, fields_group);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, feeling_row);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, feeling_scale);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, feeling);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, owner_row);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, owner_group);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, cause_group);
  gtk_widget_class_bind_template_child (widget_class, TlCardPage, change_group);
  gtk_widget_class_bind_template_callback (widget_class, on_feeling_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_changed_cb);
}

/* The rows made from the vocabulary, and the channels below them. */
static void
add_fields (TlCardPage *self)
{
  self->fields = tl_fields_new (TL_KIND_TOUCHPOINT, on_updated_cb, self);
  tl_field_rows_add (self->fields, self->fields_group, TL_PROPERTY_TITLE);
  tl_field_rows_add (self->fields, self->fields_group, TL_PROPERTY_KIND);
  tl_field_rows_add (self->fields, self->fields_group, TL_PROPERTY_DETAIL);

  self->channels_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->channels_row), _ ("Channels"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->channels_row), FALSE);
  adw_preferences_group_add (self->fields_group, GTK_WIDGET (self->channels_row));
}

static void
tl_card_page_init (TlCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->channel_names = g_ptr_array_new_with_free_func (g_free);
  self->channel_rows = g_ptr_array_new ();
  self->channel_checks = g_ptr_array_new ();
  self->role_ids = g_ptr_array_new_with_free_func (g_free);
  self->evidence_rows = tl_rows_new (self->evidence_group, on_row_activated_cb, self);
  self->owner_rows = tl_rows_new (self->owner_group, on_row_activated_cb, self);
  self->cause_rows = tl_rows_new (self->cause_group, on_row_activated_cb, self);
  self->change_rows = tl_rows_new (self->change_group, on_row_activated_cb, self);
  add_fields (self);
  tl_field_rows_speak (self->owner_row);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_scheme_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tl_card_page_new (void)
{
  return g_object_new (TL_TYPE_CARD_PAGE, NULL);
}

void
tl_card_page_show (TlCardPage *self, TlHistory *history, TlElement *touchpoint)
{
  g_return_if_fail (TL_IS_CARD_PAGE (self));
  tl_fields_show (self->fields, history, touchpoint);
}
