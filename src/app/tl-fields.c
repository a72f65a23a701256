/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fields-private.h"

#include <glib/gi18n-lib.h>

#include "tl-speech.h"
#include "tl-words.h"

static void
field_free (gpointer data)
{
  TlField *field = data;

  g_free (field->refused_at);
  g_free (field);
}

static void
make_fault_label (TlField *field)
{
  field->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (field->fault, TRUE);
  gtk_label_set_wrap_mode (field->fault, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (field->fault, 0);
  gtk_widget_add_css_class (GTK_WIDGET (field->fault), "error");
  gtk_widget_add_css_class (GTK_WIDGET (field->fault), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (field->fault), "fault");
  gtk_box_append (field->box, GTK_WIDGET (field->fault));
}

static void
clear_fault (TlField *field)
{
  if (!field->is_refused)
    return;
  field->is_refused = FALSE;
  g_clear_pointer (&field->refused_at, g_free);
  gtk_widget_remove_css_class (field->widget, "error");
  gtk_widget_set_visible (GTK_WIDGET (field->fault), FALSE);
  tl_speech_describe (field->widget, "");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (field->widget), GTK_ACCESSIBLE_STATE_INVALID);
}

void
tl_field_set_fault (TlField *field, const char *value, const char *reason)
{
  g_autofree char *name = NULL, *words = NULL;

  if (reason == NULL)
    {
      clear_fault (field);
      return;
    }
  name = value != NULL ? tl_words_cut (value, TL_WORDS_NAME)
                       : g_strdup (_ (tl_field_get_spec (field)->label));
  /* Translators: what was typed, or the name of a field, and why that is refused: "“31 May” is not
   * a date such as 2026-05-31", "“Name” is not set". */
  words = g_strdup_printf (_ ("“%s” %s"), name, reason);
  if (field->fault == NULL)
    make_fault_label (field);
  gtk_label_set_text (field->fault, words);
  gtk_widget_set_visible (GTK_WIDGET (field->fault), TRUE);
  gtk_widget_add_css_class (field->widget, "error");
  tl_speech_describe (field->widget, words);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  field->is_refused = TRUE;
  g_free (field->refused_at);
  field->refused_at = g_strdup (tl_field_get_text (field));
}

/* What was refused stays until the value becomes another: by undo, say. */
static void
show (TlField *field)
{
  if (field->is_refused && g_strcmp0 (field->refused_at, tl_field_get_text (field)) != 0)
    clear_fault (field);
  field->show (field);
}

static void
update (TlFields *self)
{
  self->is_updating = TRUE;
  if (self->elements->len > 0)
    for (guint i = 0; i < self->fields->len; i++)
      show (g_ptr_array_index (self->fields, i));
  self->updated (self->data);
  self->is_updating = FALSE;
}

/* The elements that are still shown, in their order. */
static void
keep_shown (TlFields *self)
{
  guint n = 0;

  for (guint i = 0; i < self->elements->len; i++)
    if (g_hash_table_contains (self->shown, self->elements->pdata[i]))
      self->elements->pdata[n++] = self->elements->pdata[i];
  g_ptr_array_set_size (self->elements, (int) n);
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlFields *self)
{
  gboolean is_lost = FALSE;

  for (guint i = 0; i < n_touches; i++)
    if ((touches[i].flags & TL_TOUCH_REMOVED) != 0)
      is_lost |= g_hash_table_remove (self->shown, touches[i].element);
  if (is_lost)
    keep_shown (self);
  if (self->elements->len == 0)
    tl_fields_show (self, NULL, NULL, 0);
  else
    update (self);
}

static void
forget (TlFields *self)
{
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
  g_clear_object (&self->history);
  g_ptr_array_set_size (self->elements, 0);
  g_hash_table_remove_all (self->shown);
}

TlFields *
tl_fields_new (TlKind kind, TlFieldsUpdated updated, TlFieldsOpened opened, gpointer data)
{
  TlFields *self = g_new0 (TlFields, 1);

  self->kind = kind;
  self->updated = updated;
  self->opened = opened;
  self->data = data;
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->elements = g_ptr_array_new ();
  self->shown = g_hash_table_new (NULL, NULL);
  return self;
}

void
tl_fields_free (TlFields *self)
{
  forget (self);
  for (guint i = 0; i < self->fields->len; i++)
    {
      TlField *field = g_ptr_array_index (self->fields, i);

      g_signal_handlers_disconnect_by_data (field->source, field);
      gtk_widget_remove_controller (field->widget, field->controller);
    }
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->elements);
  g_hash_table_unref (self->shown);
  g_free (self);
}

static gboolean
is_shown (TlFields *self, TlHistory *history, TlElement *const *elements, guint n)
{
  if (self->history != history || self->elements->len != n)
    return FALSE;
  return n == 0 || memcmp (self->elements->pdata, elements, n * sizeof *elements) == 0;
}

void
tl_fields_show (TlFields *self, TlHistory *history, TlElement *const *elements, guint n)
{
  if (is_shown (self, history, elements, n))
    return;
  tl_fields_end_visit (self);
  forget (self);
  if (n > 0)
    {
      self->history = g_object_ref (history);
      g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_map_changed_cb),
                        self);
    }
  for (guint i = 0; i < n; i++)
    if (g_hash_table_add (self->shown, elements[i]))
      g_ptr_array_add (self->elements, elements[i]);
  for (guint i = 0; i < self->fields->len; i++)
    clear_fault (g_ptr_array_index (self->fields, i));
  update (self);
}

void
tl_fields_update (TlFields *self)
{
  update (self);
}

void
tl_fields_end_visit (TlFields *self)
{
  if (self->history != NULL && !tl_history_is_in_step (self->history))
    tl_history_end_merge (self->history);
}

TlKind
tl_fields_get_kind (TlFields *self)
{
  return self->kind;
}

TlHistory *
tl_fields_get_history (TlFields *self)
{
  return self->history;
}

TlMap *
tl_fields_get_map (TlFields *self)
{
  return self->history != NULL ? tl_history_get_map (self->history) : NULL;
}

guint
tl_fields_get_n_elements (TlFields *self)
{
  return self->elements->len;
}

TlElement *
tl_fields_get_element (TlFields *self)
{
  return self->elements->len > 0 ? g_ptr_array_index (self->elements, 0) : NULL;
}

gboolean
tl_fields_is_updating (TlFields *self)
{
  return self->is_updating;
}

void
tl_fields_open (TlFields *self, TlElement *element)
{
  self->opened (element, self->data);
}

TlField *
tl_fields_bind (TlFields *self,
                TlProperty property,
                GtkWidget *widget,
                GtkBox *box,
                gpointer source,
                TlFieldShow show_value)
{
  TlField *field = g_new0 (TlField, 1);
  GtkEventController *controller = gtk_event_controller_focus_new ();

  field->fields = self;
  field->property = property;
  field->widget = widget;
  field->box = box;
  field->source = source;
  field->show = show_value;
  field->controller = controller;
  g_ptr_array_add (self->fields, field);
  /* The end of a visit to a field ends its step: the next visit is undone for itself. */
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (tl_fields_end_visit), self);
  gtk_widget_add_controller (widget, controller);
  return field;
}

TlFields *
tl_field_get_fields (TlField *field)
{
  return field->fields;
}

const TlPropertySpec *
tl_field_get_spec (TlField *field)
{
  return tl_kind_get_property (field->fields->kind, field->property);
}

gpointer
tl_field_get_source (TlField *field)
{
  return field->source;
}

gboolean
tl_field_is_refused (TlField *field)
{
  return field->is_refused;
}

const char *
tl_field_get_text (TlField *field)
{
  GPtrArray *elements = field->fields->elements;
  const char *text = "";

  for (guint i = 0; i < elements->len; i++)
    {
      const char *other = tl_element_get_string (elements->pdata[i], field->property);

      if (i > 0 && strcmp (text, other) != 0)
        return NULL;
      text = other;
    }
  return text;
}
