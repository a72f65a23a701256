/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-field-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-scroll.h"
#include "tl-speech.h"

typedef struct
{
  GtkSwitch *is_assessed;
  GtkScale *scale;
  GtkWidget *ends; /* words below it */
  GtkAdjustment *value;
  GtkLabel *words;
} FeelingRow;

/* A tenth, a whole, ten …: some forty steps to a scale. */
static double
get_step (double low, double high)
{
  return high > low ? pow (10, floor (log10 ((high - low) / 20))) : 0.1;
}

static void
set_up_scale (FeelingRow *self, double low, double high)
{
  double step = get_step (low, high);

  if (gtk_adjustment_get_lower (self->value) == low &&
      gtk_adjustment_get_upper (self->value) == high)
    return;
  gtk_adjustment_configure (self->value, gtk_adjustment_get_value (self->value), low, high, step,
                            step * 5, 0);
  /* A scale rounds what the hand sets to so many. */
  gtk_scale_set_digits (self->scale, (int) MAX (0, -round (log10 (step))));
  gtk_scale_clear_marks (self->scale);
  gtk_scale_add_mark (self->scale, low, GTK_POS_BOTTOM, NULL);
  gtk_scale_add_mark (self->scale, (low + high) / 2, GTK_POS_BOTTOM, NULL);
  gtk_scale_add_mark (self->scale, high, GTK_POS_BOTTOM, NULL);
}

/* With a minus, not the hyphen of the keyboard. */
static char *
format (double number)
{
  return g_strdup_printf ("%s%g", number < 0 ? "\u2212" : "", fabs (number));
}

static char *
describe (const char *text, double value, double low, double high)
{
  g_autofree char *value_words = format (value), *low_words = format (low),
                  *high_words = format (high);

  if (text == NULL)
    return g_strdup (_ ("Mixed"));
  if (*text == '\0')
    return g_strdup (_ ("not assessed"));
  /* Translators: a feeling, the lowest and the highest one of the scale: "−1.5 on −2 to 2". */
  return g_strdup_printf (_ ("%s on a scale from %s to %s"), value_words, low_words, high_words);
}

static void
show (TlField *field)
{
  FeelingRow *self = g_object_get_data (tl_field_get_source (field), "feeling");
  const char *text = tl_field_get_text (field);
  g_autofree char *words = NULL;
  double low, high, value;

  tl_map_get_scale (tl_fields_get_map (tl_field_get_fields (field)), &low, &high);
  set_up_scale (self, low, high);
  value = text != NULL && *text != '\0' ? g_ascii_strtod (text, NULL) : (low + high) / 2;
  words = describe (text, value, low, high);
  gtk_adjustment_set_value (self->value, value);
  gtk_switch_set_active (self->is_assessed, text == NULL || *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->scale), text == NULL || *text != '\0');
  gtk_widget_set_visible (self->ends, text == NULL || *text != '\0');
  gtk_label_set_text (self->words, words);
  tl_speech_describe (GTK_WIDGET (self->is_assessed), words);
}

static void
put (TlField *field)
{
  FeelingRow *self = g_object_get_data (tl_field_get_source (field), "feeling");
  double step = gtk_adjustment_get_step_increment (self->value);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (tl_fields_is_updating (tl_field_get_fields (field)))
    return;
  /* Adding zero makes of minus zero a plain one. */
  g_ascii_formatd (text, sizeof text, "%.10g",
                   round (gtk_adjustment_get_value (self->value) / step) * step + 0.0);
  tl_field_put (field, gtk_switch_get_active (self->is_assessed) ? text : NULL);
}

static GtkWidget *
make_switch (FeelingRow *self, GtkWidget *caption)
{
  GtkWidget *is_assessed = gtk_switch_new ();

  gtk_widget_set_valign (is_assessed, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (is_assessed), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  caption, NULL, -1);
  self->is_assessed = GTK_SWITCH (is_assessed);
  return is_assessed;
}

/* The caption, what is set below it, and the switch. */
static GtkWidget *
make_head (FeelingRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (_ ("Assessed feeling"));

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), caption);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (head), lines);
  gtk_box_append (GTK_BOX (head), make_switch (self, caption));
  return head;
}

static GtkWidget *
make_scale (FeelingRow *self)
{
  self->value = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->scale = GTK_SCALE (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->value));
  gtk_scale_set_has_origin (self->scale, FALSE);
  tl_scroll_leave_wheel (GTK_WIDGET (self->scale));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Assessed feeling"), -1);
  return GTK_WIDGET (self->scale);
}

/* What the marks of the scale mean. As words of the marks themselves those at the ends would stand
 * half outside. */
static GtkWidget *
make_ends (void)
{
  const char *const words[] = { _ ("angry"), _ ("neutral"), _ ("delighted") };
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (ends), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *label = gtk_label_new (words[i]);

      gtk_label_set_xalign (GTK_LABEL (label), (float) i / (G_N_ELEMENTS (words) - 1));
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (ends), label);
    }
  return ends;
}

GtkWidget *
tl_feeling_row_make (TlFields *fields, const TlPropertySpec *spec)
{
  FeelingRow *self = g_new0 (FeelingRow, 1);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  TlField *field;

  gtk_widget_add_css_class (box, "wide-row");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_scale (self));
  self->ends = make_ends ();
  gtk_box_append (GTK_BOX (box), self->ends);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "feeling", self, g_free);
  field = tl_fields_bind (fields, spec->property, GTK_WIDGET (self->is_assessed), GTK_BOX (box),
                          row, show);
  g_signal_connect_swapped (self->is_assessed, "notify::active", G_CALLBACK (put), field);
  g_signal_connect_swapped (self->value, "value-changed", G_CALLBACK (put), field);
  return row;
}
