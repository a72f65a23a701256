/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fields.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TlFields *fields;
  TlProperty property;
  GtkWidget *widget;
  gpointer source;            /* whose signal says that something was typed */
  void (*show) (void *field); /* from the map into the widget */
} Field;

struct _TlFields
{
  TlKind kind;
  TlFieldsUpdated updated;
  gpointer data;
  GPtrArray *fields; /* Field */
  TlHistory *history;
  TlElement *element;
  gboolean is_updating;
};

static const TlPropertySpec *
get_spec (const Field *field)
{
  return tl_kind_get_property (field->fields->kind, field->property);
}

static const char *
get_text (const Field *field)
{
  return tl_element_get_string (field->fields->element, field->property);
}

/* A value that is refused stays in the widget, with the reason. */
static void
put (Field *field, const char *value)
{
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;

  if (tl_fields_put (field->fields, field->property, value, &reason))
    {
      gtk_widget_remove_css_class (field->widget, "error");
      gtk_widget_set_tooltip_text (field->widget, NULL);
      return;
    }
  if (reason == NULL)
    return;
  /* Translators: the name of a field, and why its value is refused: "“Name” is not set". */
  words = g_strdup_printf (_ ("“%s” %s"), _ (get_spec (field)->label), reason);
  gtk_widget_add_css_class (field->widget, "error");
  gtk_widget_set_tooltip_text (field->widget, words);
}

static void
show_entry (void *data)
{
  Field *field = data;
  GtkEditable *entry = GTK_EDITABLE (field->source);
  const char *text = get_text (field);
  int position = gtk_editable_get_position (entry);

  if (strcmp (gtk_editable_get_text (entry), text) == 0)
    return;
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, position);
}

static void
on_entry_changed_cb (GtkEditable *entry, Field *field)
{
  g_autofree char *text = NULL;

  if (field->fields->is_updating)
    return;
  text = g_strdelimit (g_strdup (gtk_editable_get_text (entry)), "\n\r\t", ' ');
  put (field, text);
}

static char *
dup_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
show_text (void *data)
{
  Field *field = data;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (field->source);
  g_autofree char *old = dup_buffer_text (buffer);
  GtkTextIter iter;
  int position;

  if (strcmp (old, get_text (field)) == 0)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  position = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, get_text (field), -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, position);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
on_text_changed_cb (GtkTextBuffer *buffer, Field *field)
{
  g_autofree char *text = NULL;

  if (field->fields->is_updating)
    return;
  text = dup_buffer_text (buffer);
  put (field, text);
}

static gboolean
has_unset_item (const TlPropertySpec *spec)
{
  return spec->default_choice < 0 && !spec->required;
}

static void
show_choice (void *data)
{
  Field *field = data;
  int choice = tl_element_get_choice (field->fields->element, field->property);
  int selected = has_unset_item (get_spec (field)) ? choice + 1 : choice;

  if ((int) adw_combo_row_get_selected (ADW_COMBO_ROW (field->source)) != selected)
    adw_combo_row_set_selected (ADW_COMBO_ROW (field->source), (guint) MAX (selected, 0));
}

static void
on_choice_changed_cb (AdwComboRow *row, GParamSpec *pspec, Field *field)
{
  const TlPropertySpec *spec = get_spec (field);
  int choice = (int) adw_combo_row_get_selected (row) - (has_unset_item (spec) ? 1 : 0);

  if (field->fields->is_updating || adw_combo_row_get_selected (row) == GTK_INVALID_LIST_POSITION)
    return;
  if (choice == tl_element_get_choice (field->fields->element, field->property))
    return;
  put (field, choice < 0 ? NULL : spec->choices[choice].name);
}

static void
show_integer (void *data)
{
  Field *field = data;
  int minimum = (int) get_spec (field)->minimum;
  int number = tl_element_get_integer (field->fields->element, field->property, minimum - 1);

  adw_combo_row_set_selected (ADW_COMBO_ROW (field->source), (guint) (number - minimum + 1));
}

static void
on_integer_changed_cb (AdwComboRow *row, GParamSpec *pspec, Field *field)
{
  guint selected = adw_combo_row_get_selected (row);
  g_autofree char *text = NULL;

  if (field->fields->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    text = g_strdup_printf ("%d", (int) get_spec (field)->minimum + (int) selected - 1);
  put (field, text);
}

/* The end of a visit to a field ends its step: the next visit is undone for itself. */
static void
on_focus_left_cb (GtkEventControllerFocus *controller, TlFields *self)
{
  if (self->history != NULL && !tl_history_is_in_step (self->history))
    tl_history_end_merge (self->history);
}

static Field *
add_field (TlFields *self,
           TlProperty property,
           GtkWidget *widget,
           gpointer source,
           void (*show_value) (void *field))
{
  Field *field = g_new (Field, 1);
  GtkEventController *controller = gtk_event_controller_focus_new ();

  *field = (Field){ self, property, widget, source, show_value };
  g_ptr_array_add (self->fields, field);
  g_signal_connect (controller, "leave", G_CALLBACK (on_focus_left_cb), self);
  gtk_widget_add_controller (widget, controller);
  return field;
}

static void
update (TlFields *self)
{
  self->is_updating = TRUE;
  if (self->element != NULL)
    for (guint i = 0; i < self->fields->len; i++)
      {
        Field *field = g_ptr_array_index (self->fields, i);

        field->show (field);
      }
  self->updated (self->data);
  self->is_updating = FALSE;
}

static void
clear_faults (TlFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      gtk_widget_remove_css_class (field->widget, "error");
      gtk_widget_set_tooltip_text (field->widget, NULL);
    }
}

static void
on_map_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlFields *self)
{
  for (guint i = 0; i < n_touches; i++)
    if (touches[i].element == self->element && (touches[i].flags & TL_TOUCH_REMOVED) != 0)
      {
        tl_fields_show (self, NULL, NULL);
        return;
      }
  update (self);
}

TlFields *
tl_fields_new (TlKind kind, TlFieldsUpdated updated, gpointer data)
{
  TlFields *self = g_new0 (TlFields, 1);

  self->kind = kind;
  self->updated = updated;
  self->data = data;
  self->fields = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
disconnect_map (TlFields *self)
{
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (tl_history_get_map (self->history), self);
  g_clear_object (&self->history);
  self->element = NULL;
}

void
tl_fields_free (TlFields *self)
{
  disconnect_map (self);
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      g_signal_handlers_disconnect_by_data (field->source, field);
    }
  g_ptr_array_unref (self->fields);
  g_free (self);
}

void
tl_fields_bind_entry (TlFields *self, TlProperty property, GtkEditable *entry)
{
  Field *field = add_field (self, property, GTK_WIDGET (entry), entry, show_entry);

  /* One undo: that of the map. */
  gtk_editable_set_enable_undo (entry, FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed_cb), field);
}

void
tl_fields_bind_text (TlFields *self, TlProperty property, GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  Field *field = add_field (self, property, GTK_WIDGET (view), buffer, show_text);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_text_changed_cb), field);
}

void
tl_fields_bind_choice (TlFields *self, TlProperty property, AdwComboRow *row)
{
  Field *field = add_field (self, property, GTK_WIDGET (row), row, show_choice);
  const TlPropertySpec *spec = get_spec (field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (has_unset_item (spec))
    gtk_string_list_append (labels, _ ("Not set"));
  for (const TlChoice *choice = spec->choices; choice->name != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_choice_changed_cb), field);
}

void
tl_fields_bind_integer (TlFields *self, TlProperty property, AdwComboRow *row)
{
  Field *field = add_field (self, property, GTK_WIDGET (row), row, show_integer);
  const TlPropertySpec *spec = get_spec (field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Not set"));
  for (int number = (int) spec->minimum; number <= (int) spec->maximum; number++)
    gtk_string_list_take (labels, g_strdup_printf ("%d", number));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_integer_changed_cb), field);
}

void
tl_fields_show (TlFields *self, TlHistory *history, TlElement *element)
{
  if (self->history == history && self->element == element)
    return;
  if (self->history != NULL && !tl_history_is_in_step (self->history))
    tl_history_end_merge (self->history);
  disconnect_map (self);
  if (element != NULL)
    {
      self->history = g_object_ref (history);
      self->element = element;
      g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_map_changed_cb),
                        self);
    }
  clear_faults (self);
  update (self);
}

TlKind
tl_fields_get_kind (TlFields *self)
{
  return self->kind;
}

TlMap *
tl_fields_get_map (TlFields *self)
{
  return self->history != NULL ? tl_history_get_map (self->history) : NULL;
}

TlElement *
tl_fields_get_element (TlFields *self)
{
  return self->element;
}

gboolean
tl_fields_is_updating (TlFields *self)
{
  return self->is_updating;
}

gboolean
tl_fields_put (TlFields *self, TlProperty property, const char *value, char **reason)
{
  const TlPropertySpec *spec = tl_kind_get_property (self->kind, property);
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;

  /* A step of somebody else is open (a drag): what is typed now cannot be part of it. */
  if (self->element == NULL || tl_history_is_in_step (self->history))
    return FALSE;
  if (value != NULL && *value == '\0')
    value = NULL;
  if (!tl_map_check_value (tl_fields_get_map (self), self->kind, property, value, reason))
    return FALSE;

  /* Translators: the name of a step to undo; %s is a field's name: "Change “Title”". */
  label = g_strdup_printf (_ ("Change “%s”"), _ (spec->label));
  key = g_strdup_printf ("field %s %s", tl_element_get_id (self->element), spec->name);
  tl_history_begin (self->history, label, key);
  tl_history_set (self->history, self->element, property, value);
  tl_history_commit (self->history);
  return TRUE;
}

void
tl_fields_put_number (TlFields *self, TlProperty property, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Adding zero makes of minus zero a plain one. */
  g_ascii_formatd (text, sizeof text, "%.10g", number + 0.0);
  tl_fields_put (self, property, text, NULL);
}
