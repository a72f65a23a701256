/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-notice-bar.h"

#include <glib/gi18n-lib.h>

#include "tl-slide.h"
#include "tl-speech.h"

struct _TlNoticeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkBox *answers;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlNoticeBar, tl_notice_bar, ADW_TYPE_BIN)

static void
on_clicked_cb (TlNoticeBar *self, GtkButton *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
tl_notice_bar_class_init (TlNoticeBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[CHOSEN] = g_signal_new ("chosen", TL_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, TlNoticeBar, answers);
}

static void
tl_notice_bar_init (TlNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_slide_prepare (self->revealer);
}

static void
remove_answers (TlNoticeBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
}

static void
add_answer (TlNoticeBar *self, const TlNoticeAnswer *answer)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_ (answer->label));
  GtkWidget *button = gtk_button_new ();

  /* With a label of its own it would be read twice, once with the underscore. */
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (answer->id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (answer->is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->answers, button);
}

void
tl_notice_bar_show (TlNoticeBar *self, const char *words, const TlNoticeAnswer *answers)
{
  g_return_if_fail (TL_IS_NOTICE_BAR (self));

  if (g_strcmp0 (tl_notice_bar_get_words (self), words) != 0)
    tl_speech_say (self->label, words);
  gtk_label_set_text (self->label, words); /* the whole of them */
  remove_answers (self);
  for (guint i = 0; answers[i].id != NULL; i++)
    add_answer (self, &answers[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  tl_slide_open (self->revealer, TRUE);
}

void
tl_notice_bar_hide (TlNoticeBar *self)
{
  g_return_if_fail (TL_IS_NOTICE_BAR (self));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  tl_slide_open (self->revealer, FALSE);
}

const char *
tl_notice_bar_get_words (TlNoticeBar *self)
{
  g_return_val_if_fail (TL_IS_NOTICE_BAR (self), NULL);
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return NULL;
  return gtk_label_get_text (self->label);
}
