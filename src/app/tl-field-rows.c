/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-field-rows.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "tl-date-button.h"
#include "tl-text-guard.h"
#include "tl-words.h"

#define TEXT_HEIGHT 66

/* A number is read and shown with the decimal point of the person's language; the minus that people
 * write is understood too. */
static char *
dup_number (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, "−", -1);
  g_autofree char *text = g_strjoinv ("-", parts);

  return g_strdelimit (g_strdup (g_strstrip (text)), ",", '.');
}

static char *
localize_number (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);

  return g_strjoinv (localeconv ()->decimal_point, parts);
}

/* The words of the text with one space between. */
static char *
dup_words (const char *typed)
{
  g_auto (GStrv) all = g_strsplit_set (typed, " ,;", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0')
      g_ptr_array_add (words, all[i]);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* What was typed, as the map writes it. */
static char *
dup_value (const TlPropertySpec *spec, const char *typed)
{
  g_autofree char *line = tl_words_clean_line (typed);

  switch (spec->type)
    {
    case TL_VALUE_NUMBER:
      return dup_number (line);
    case TL_VALUE_COUNTS:
      return dup_words (line);
    case TL_VALUE_INTEGER:
    case TL_VALUE_DATE:
      return g_strdup (g_strstrip (line));
    default:
      return g_steal_pointer (&line);
    }
}

/* What counts while nothing is written. */
static char *
dup_default (TlField *field)
{
  TlProperty property = tl_field_get_spec (field)->property;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double low, high;

  if (property != TL_PROPERTY_SCALE_LOW && property != TL_PROPERTY_SCALE_HIGH)
    return NULL;
  tl_map_get_scale (tl_fields_get_map (tl_field_get_fields (field)), &low, &high);
  return localize_number (
      g_ascii_formatd (text, sizeof text, "%.15g", property == TL_PROPERTY_SCALE_LOW ? low : high));
}

static char *
dup_placeholder (TlField *field)
{
  if (tl_field_get_text (field) == NULL)
    return g_strdup (_ ("Mixed"));
  if (tl_field_get_spec (field)->type == TL_VALUE_DATE)
    /* Translators: how a date is written in an empty field: year, month, day. */
    return g_strdup (_ ("YYYY-MM-DD"));
  return dup_default (field);
}

static void
show_entry (TlField *field)
{
  GtkEditable *entry = tl_field_get_source (field);
  const TlPropertySpec *spec = tl_field_get_spec (field);
  const char *text = tl_field_get_text (field);
  g_autofree char *typed = dup_value (spec, gtk_editable_get_text (entry));
  g_autofree char *placeholder = dup_placeholder (field);
  g_autofree char *words = NULL;
  int position = gtk_editable_get_position (entry);

  if (tl_field_is_refused (field))
    return;
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  text = text != NULL ? text : "";
  words = spec->type == TL_VALUE_NUMBER ? localize_number (text) : g_strdup (text);
  if (strcmp (typed, text) == 0 || strcmp (gtk_editable_get_text (entry), words) == 0)
    return;
  gtk_editable_set_text (entry, words);
  gtk_editable_set_position (entry, position);
}

static void
on_entry_changed_cb (GtkEditable *entry, TlField *field)
{
  g_autofree char *value = NULL;

  if (tl_fields_is_updating (tl_field_get_fields (field)))
    return;
  value = dup_value (tl_field_get_spec (field), gtk_editable_get_text (entry));
  tl_field_put (field, value);
}

/* As the map can hold it, though the view has more. */
static char *
dup_buffer_text (GtkTextBuffer *buffer)
{
  g_autofree char *typed = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return tl_words_clean (typed, -1);
}

/* With the cursor where it was. */
static void
replace_buffer_text (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter iter;
  int position;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  position = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, position);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Neither what somebody typed nor what a file had may be clean. */
static gboolean
shows (GtkTextBuffer *buffer, const char *value)
{
  g_autofree char *old = dup_buffer_text (buffer), *clean = tl_words_clean (value, -1);

  return strcmp (old, clean) == 0;
}

/* Of what is too long to be laid out the beginning is shown, and cannot be edited; what somebody
 * typed themselves is there already. */
static void
show_text (TlField *field)
{
  GtkTextBuffer *buffer = tl_field_get_source (field);
  const char *text = tl_field_get_text (field);
  gboolean is_long = text != NULL && !shows (buffer, text) && tl_words_are_long (text);
  g_autofree char *shown = is_long ? tl_words_cut (text, TL_WORDS_NAME) : NULL;
  GtkWidget *note = g_object_get_data (G_OBJECT (buffer), "note");
  GtkWidget *view = g_object_get_data (G_OBJECT (buffer), "view");

  gtk_label_set_text (GTK_LABEL (note),
                      is_long ? _ ("Too long to be edited here; nothing is lost") : _ ("Mixed"));
  gtk_widget_set_visible (note, text == NULL || is_long);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), !is_long);
  if (shown == NULL)
    shown = g_strdup (text != NULL ? text : "");
  if (!tl_field_is_refused (field) && !shows (buffer, shown))
    replace_buffer_text (buffer, shown);
}

static void
on_text_changed_cb (GtkTextBuffer *buffer, TlField *field)
{
  g_autofree char *text = NULL;

  if (tl_fields_is_updating (tl_field_get_fields (field)))
    return;
  text = dup_buffer_text (buffer);
  tl_field_put (field, text);
}

static void
show_tick (TlField *field)
{
  GtkCheckButton *check = tl_field_get_source (field);
  const char *text = tl_field_get_text (field);

  gtk_check_button_set_inconsistent (check, text == NULL);
  gtk_check_button_set_active (check, g_strcmp0 (text, "yes") == 0);
}

static void
on_tick_toggled_cb (GtkCheckButton *check, TlField *field)
{
  if (!tl_fields_is_updating (tl_field_get_fields (field)))
    tl_field_put (field, gtk_check_button_get_active (check) ? "yes" : NULL);
}

/* A row with a caption above a widget that needs the whole width; returns the box of both. */
static GtkBox *
wrap (GtkWidget *row, const char *caption, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "wide-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  return GTK_BOX (box);
}

/* At the end of the line of the first. */
static void
put_beside (GtkWidget *widget, GtkWidget *beside)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_parent (widget));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_ref (widget);
  gtk_box_remove (box, widget);
  gtk_box_append (GTK_BOX (line), widget);
  gtk_box_append (GTK_BOX (line), beside);
  gtk_box_append (box, line);
  gtk_widget_set_hexpand (widget, TRUE);
  g_object_unref (widget);
}

static GtkWidget *
make_row (void)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* Not an AdwEntryRow, which does not tell a screen reader that it has the focus. */
static GtkWidget *
make_entry (TlFields *fields, const TlPropertySpec *spec)
{
  GtkWidget *row = make_row ();
  GtkWidget *entry = gtk_entry_new ();
  GtkBox *box = wrap (row, _ (spec->label), entry);
  TlField *field = tl_fields_bind (fields, spec->property, entry, box, entry, show_entry);

  if (spec->type == TL_VALUE_DATE)
    put_beside (entry, tl_date_button_new (field));
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  /* One undo: that of the map. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed_cb), field);
  return row;
}

/* The map takes it, and the field shows the beginning (see show_text ()). */
static char *
put_whole (const char *whole, const char *words, gpointer field)
{
  g_autofree char *clean = tl_words_clean (whole, -1);

  tl_field_put (field, clean);
  return NULL;
}

static GtkWidget *
make_text (TlFields *fields, const TlPropertySpec *spec)
{
  GtkWidget *row = make_row ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkBox *box = wrap (row, _ (spec->label), view);
  GtkWidget *note = gtk_label_new (NULL);
  TlField *field = tl_fields_bind (fields, spec->property, view, box, buffer, show_text);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_set_visible (note, FALSE);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (box, note);
  g_object_set_data (G_OBJECT (buffer), "note", note);
  g_object_set_data (G_OBJECT (buffer), "view", view);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_text_changed_cb), field);
  tl_text_guard (buffer, put_whole, field);
  return row;
}

static GtkWidget *
make_tick (TlFields *fields, const TlPropertySpec *spec)
{
  GtkWidget *row = make_row ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *check = gtk_check_button_new_with_label (_ (spec->label));
  TlField *field = tl_fields_bind (fields, spec->property, check, GTK_BOX (box), check, show_tick);

  gtk_widget_add_css_class (box, "wide-row");
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect (check, "toggled", G_CALLBACK (on_tick_toggled_cb), field);
  return row;
}

static GtkWidget *
make_field (TlFields *fields, const TlPropertySpec *spec)
{
  if (tl_field_choices_suit (spec))
    return tl_field_choices_make (fields, spec);
  if (spec->property == TL_PROPERTY_FEELING)
    return tl_feeling_row_make (fields, spec);
  if (spec->type == TL_VALUE_TEXT)
    return make_text (fields, spec);
  if (spec->type == TL_VALUE_BOOLEAN)
    return make_tick (fields, spec);
  return make_entry (fields, spec);
}

void
tl_field_rows_add (TlFields *fields, AdwPreferencesGroup *group, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (tl_fields_get_kind (fields), property);
  GtkWidget *row = make_field (fields, spec);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->label));
  g_object_set_data (G_OBJECT (row), "property", (gpointer) spec->name);
  adw_preferences_group_add (group, row);
}
