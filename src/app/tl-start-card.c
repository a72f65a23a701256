/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-start-card.h"

#include "tl-speech.h"
#include "tl-thumbnails.h"

#define PICTURE "picture"
#define ICON "icon"

/* As large as a picture will be, so that nothing moves when it comes. */
static GtkWidget *
make_frame (GtkWidget *card)
{
  g_autoptr (GdkPaintable) empty =
      gdk_paintable_new_empty (TL_THUMBNAILS_WIDTH, TL_THUMBNAILS_HEIGHT);
  GtkWidget *picture =
      g_object_new (GTK_TYPE_PICTURE, "paintable", empty, "content-fit", GTK_CONTENT_FIT_COVER,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", "x-office-drawing-symbolic", "pixel-size", 32,
                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *frame = gtk_overlay_new ();

  gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (frame), picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), icon);
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (frame, "start-picture");
  g_object_set_data (G_OBJECT (card), PICTURE, picture);
  g_object_set_data (G_OBJECT (card), ICON, icon);
  return frame;
}

static GtkWidget *
make_label (const char *words, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
tl_start_card_new (const char *title,
                   const char *const *details,
                   const char *action,
                   const char *target,
                   const char *tooltip)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *words = g_strjoinv (", ", (char **) details);
  /* One line alone may be two. */
  int lines = g_strv_length ((char **) details) > 1 ? 1 : 3;

  gtk_box_append (GTK_BOX (box), make_frame (card));
  gtk_box_append (GTK_BOX (box), make_label (title, "start-title", 2));
  for (guint i = 0; details[i] != NULL; i++)
    {
      GtkWidget *label = make_label (details[i], "caption", lines);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "flat");
  gtk_widget_add_css_class (card, "start-card");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (card, tooltip);
  /* Or the tooltip would be the description. */
  tl_speech_describe (card, words);
  return card;
}

void
tl_start_card_set_picture (GtkWidget *card, GdkPaintable *picture)
{
  gtk_picture_set_paintable (g_object_get_data (G_OBJECT (card), PICTURE), picture);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (card), ICON), FALSE);
}
