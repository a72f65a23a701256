/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-application.h"
#include "tl-templates.h"

/* The start page is made when it is shown and goes when there is a map: a window that opens a file
 * never pays for it. */

static void
new_from_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_make_new (TL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
restore_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  const TlDraftInfo *info = tl_window_find_offer (self, g_variant_get_string (parameter, NULL));

  if (info != NULL)
    tl_window_restore_draft (self, info);
}

static void
show_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_window_show_drafts (TL_WINDOW (widget));
}

static void
discard_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlWindow *self = TL_WINDOW (widget);
  const TlDraftInfo *info = tl_window_find_offer (self, g_variant_get_string (parameter, NULL));

  if (info != NULL)
    tl_window_discard_draft (self, info);
}

void
tl_window_install_start_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-from", "s", new_from_action);
  gtk_widget_class_install_action (widget_class, "win.restore-draft", "s", restore_draft_action);
  gtk_widget_class_install_action (widget_class, "win.show-draft", "s", show_draft_action);
  gtk_widget_class_install_action (widget_class, "win.discard-draft", "s", discard_draft_action);
}

/* What is about a map has nothing to be about. */
static void
on_start_changed (TlWindow *self)
{
  tl_window_update_view (self);
  tl_window_update_title (self);
  g_object_notify (G_OBJECT (self), "start-visible");
}

/* Or, as what has it goes out of sight, the window would move it on once more later. */
static void
leave_focus (TlWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

void
tl_window_show_start (TlWindow *self)
{
  g_return_if_fail (TL_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  if (self->start == NULL)
    {
      self->start = TL_START_PAGE (tl_start_page_new ());
      tl_start_page_set_look (self->start, tl_canvas_get_look (self->canvas));
      leave_focus (self);
      gtk_stack_add_child (self->views, GTK_WIDGET (self->start));
      gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->start));
    }
  on_start_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->start));
  tl_application_offer_drafts (self);
}

void
tl_window_end_start (TlWindow *self)
{
  GtkWidget *page = GTK_WIDGET (self->start);

  if (page == NULL)
    return;
  self->start = NULL;
  leave_focus (self);
  tl_window_show_view (self);
  gtk_stack_remove (self->views, page);
  gtk_widget_grab_focus (tl_window_get_view (self));
  on_start_changed (self);
}

gboolean
tl_window_is_start_visible (TlWindow *self)
{
  g_return_val_if_fail (TL_IS_WINDOW (self), FALSE);
  return self->start != NULL;
}

void
tl_window_make_new (TlWindow *self, const char *name)
{
  g_autoptr (TlDocument) document = NULL;
  g_autofree char *lang = NULL;

  g_return_if_fail (TL_IS_WINDOW (self));

  if (!tl_window_is_reusable (self))
    return;
  if (self->settings != NULL)
    lang = g_settings_get_string (self->settings, "map-language");
  document = tl_templates_make_document (name, lang);
  tl_window_forget_offers (self);
  tl_window_set_document (self, document);
}
