/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-dialog.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-speech.h"
#include "tl-words.h"

/* More rows than these say nothing new. */
#define MOST 200

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = tl_words_cut (title, TL_WORDS_SENTENCE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  if (subtitle != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      tl_speech_describe (row, subtitle);
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_more (AdwPreferencesGroup *group, guint64 n, guint n_shown)
{
  guint more = n > n_shown ? (guint) MIN (n - n_shown, G_MAXUINT) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

  if (more > 0)
    add_row (group, words, NULL);
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

static void
add_refused (GtkWidget *page, const TlCsvReport *report)
{
  AdwPreferencesGroup *group;
  guint n = 0;

  if (report == NULL || report->n_refused == 0)
    return;
  group = add_group (page, _ ("Rows That Were Not Taken"),
                     _ ("Nothing of them is on the map. Mend the file, or the map, and read it "
                        "again."));
  for (guint i = 0; i < report->notes->len && n < MOST; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, note->line);
      /* Translators: the number of a line of a table */
      g_autofree char *line = g_strdup_printf (_ ("Line %s"), number);

      if (note->outcome != TL_CSV_REFUSED)
        continue;
      add_row (group, note->message, line);
      n++;
    }
  add_more (group, report->n_refused, n);
}

static void
on_wanted_cb (GtkWidget *row, TlSourceDialogWanted wanted)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (row));
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (window));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "tl-id"));

  gtk_window_destroy (window);
  wanted (parent, id);
}

static void
lead_to (GtkWidget *row, const char *id, TlSourceDialogWanted wanted)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tl-id", g_strdup (id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_wanted_cb), wanted);
}

static void
add_vanished (GtkWidget *page, TlMap *map, const GPtrArray *ids, TlSourceDialogWanted wanted)
{
  AdwPreferencesGroup *group;

  if (ids->len == 0)
    return;
  group = add_group (page, _ ("Evidence Without a Row"),
                     _ ("Their rows are in the file no longer. They stay on the map until somebody "
                        "removes them."));
  for (guint i = 0; i < MIN (ids->len, MOST); i++)
    {
      TlElement *evidence = tl_map_find (map, ids->pdata[i]);
      const TlElement *about = tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT);
      g_autofree char *name = tl_element_words_name (map, evidence);
      g_autofree char *place = about != NULL ? tl_element_words_name (map, about) : NULL;

      GtkWidget *row = add_row (group, name, place);

      if (wanted != NULL)
        lead_to (row, ids->pdata[i], wanted);
    }
  add_more (group, ids->len, MIN (ids->len, MOST));
}

static void
close_by_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

GtkWindow *
tl_source_dialog_show (GtkWindow *parent,
                       TlLiveSource *source,
                       TlMap *map,
                       TlSourceDialogWanted wanted)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  g_autoptr (GPtrArray) vanished = tl_live_source_list_vanished (source);

  add_refused (page, tl_live_source_get_report (source));
  add_vanished (page, map, vanished, wanted);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), tl_live_source_get_name (source));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 560);
  close_by_escape (GTK_WINDOW (window));
  tl_speech_mend_buttons (window);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
