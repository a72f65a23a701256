/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-slide.h"

static void
on_child_revealed_cb (GtkRevealer *revealer)
{
  gtk_widget_set_visible (GTK_WIDGET (revealer), gtk_revealer_get_reveal_child (revealer) ||
                                                     gtk_revealer_get_child_revealed (revealer));
}

void
tl_slide_prepare (GtkRevealer *revealer)
{
  g_return_if_fail (GTK_IS_REVEALER (revealer));

  gtk_widget_set_visible (GTK_WIDGET (revealer), FALSE);
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (on_child_revealed_cb), NULL);
}

void
tl_slide_open (GtkRevealer *revealer, gboolean open)
{
  g_return_if_fail (GTK_IS_REVEALER (revealer));

  if (open)
    gtk_widget_set_visible (GTK_WIDGET (revealer), TRUE);
  gtk_revealer_set_reveal_child (revealer, open);
}
