/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-divergence-popover.h"

#include <glib/gi18n-lib.h>

#include "tl-speech.h"

struct _TlDivergencePopover
{
  GtkPopover parent_instance;

  TlFinding *finding; /* NULL until it asks */
  GtkLabel *title;
  GtkLabel *message;
  GtkWidget *cause_button;
  GtkEditable *note_entry;
};

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlDivergencePopover, tl_divergence_popover, GTK_TYPE_POPOVER)

static void
decide (TlDivergencePopover *self, gboolean is_cause)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note_entry)));
  TlFinding *finding = g_steal_pointer (&self->finding);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (finding == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, finding, is_cause,
                 *note != '\0' && !is_cause ? note : NULL);
  tl_finding_unref (finding);
}

static void
on_cause_cb (TlDivergencePopover *self)
{
  decide (self, TRUE);
}

static void
on_no_cause_cb (TlDivergencePopover *self)
{
  decide (self, FALSE);
}

static void
tl_divergence_popover_dispose (GObject *object)
{
  TlDivergencePopover *self = TL_DIVERGENCE_POPOVER (object);

  g_clear_pointer (&self->finding, tl_finding_unref);
  G_OBJECT_CLASS (tl_divergence_popover_parent_class)->dispose (object);
}

static void
tl_divergence_popover_class_init (TlDivergencePopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_divergence_popover_dispose;
  signals[SIGNAL_DECIDED] =
      g_signal_new ("decided", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_BOOLEAN, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-divergence-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TlDivergencePopover, title);
  gtk_widget_class_bind_template_child (widget_class, TlDivergencePopover, message);
  gtk_widget_class_bind_template_child (widget_class, TlDivergencePopover, cause_button);
  gtk_widget_class_bind_template_child (widget_class, TlDivergencePopover, note_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_cause_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_cause_cb);
}

static void
tl_divergence_popover_init (TlDivergencePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_speech_mend_buttons (gtk_popover_get_child (GTK_POPOVER (self)));
}

GtkWidget *
tl_divergence_popover_new (void)
{
  return g_object_new (TL_TYPE_DIVERGENCE_POPOVER, NULL);
}

void
tl_divergence_popover_ask (TlDivergencePopover *self, const char *words, TlFinding *finding)
{
  g_autofree char *question = g_strjoin (_ ("; "), words, finding->message, NULL);

  g_return_if_fail (TL_IS_DIVERGENCE_POPOVER (self));

  tl_finding_ref (finding);
  g_clear_pointer (&self->finding, tl_finding_unref);
  self->finding = finding;
  gtk_label_set_text (self->title, words);
  gtk_label_set_text (self->message, finding->message);
  gtk_editable_set_text (self->note_entry, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* Popovers of GTK 4.8 tell nobody their name, and the keyboard goes to the button. */
  tl_speech_describe (self->cause_button, question);
}

TlFinding *
tl_divergence_popover_get_finding (TlDivergencePopover *self)
{
  g_return_val_if_fail (TL_IS_DIVERGENCE_POPOVER (self), NULL);
  return self->finding;
}
