/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-start-draft.h"

#include <glib/gi18n-lib.h>

#include "tl-columns-layout.h"
#include "tl-recent.h"
#include "tl-speech.h"

/* Lines of what was done that a row may have. */
#define N_LINES 3

static char *
describe_state (const TlDraftInfo *info)
{
  g_autofree char *time = tl_draft_info_make_time (info);

  if (info->fault != NULL)
    return g_strdup (info->fault);
  if (info->file == NULL)
    /* Translators: %s is a time. */
    return g_strdup_printf (_ ("Never saved as a file; last changed %s"), time);
  if (info->is_newer)
    return g_strdup_printf (_ ("Newer than the file: changed %s and not saved"), time);
  return g_strdup_printf (_ ("The file was saved later; the changes from %s are only here"), time);
}

static void
add_label (GtkBox *box, const char *words, gboolean is_name)
{
  GtkWidget *label;

  if (*words == '\0')
    return;
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!is_name)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (box, label);
}

static GtkWidget *
make_words (const TlDraftInfo *info)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = tl_draft_info_make_name (info);
  g_autofree char *folder =
      info->file != NULL ? tl_recent_describe_folder (info->file) : g_strdup ("");
  g_autofree char *state = describe_state (info);
  g_autofree char *steps =
      info->fault == NULL ? tl_draft_info_describe (info, N_LINES) : g_strdup ("");

  add_label (GTK_BOX (words), name, TRUE);
  add_label (GTK_BOX (words), folder, FALSE);
  add_label (GTK_BOX (words), state, FALSE);
  add_label (GTK_BOX (words), steps, FALSE);
  if (info->fault == NULL && !info->is_whole)
    add_label (GTK_BOX (words), _ ("A part of the draft is damaged."), FALSE);
  return words;
}

/* The buttons of all rows say the same, so that each is described by its map. What no program of
 * ours can read may be of use to somebody who looks into it. */
static GtkWidget *
make_button (const TlDraftInfo *info, const char *label, const char *action, const char *style)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = tl_draft_info_make_name (info);

  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", info->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (words)), -1);
  tl_speech_describe (button, name);
  return button;
}

static GtkWidget *
make_buttons (const TlDraftInfo *info)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (info, _ ("_Discard…"), "win.discard-draft", NULL));
  if (info->fault != NULL)
    gtk_box_append (GTK_BOX (buttons),
                    make_button (info, _ ("Ope_n Folder"), "win.show-draft", NULL));
  else
    gtk_box_append (GTK_BOX (buttons),
                    make_button (info, _ ("Res_tore"), "win.restore-draft", "suggested-action"));
  return buttons;
}

GtkWidget *
tl_start_draft_new (const TlDraftInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = tl_draft_info_make_name (info);

  gtk_widget_set_layout_manager (content, g_object_new (TL_TYPE_COLUMNS_LAYOUT, "column-width", 300,
                                                        "most-columns", 2, NULL));
  gtk_box_append (GTK_BOX (content), make_words (info));
  gtk_box_append (GTK_BOX (content), make_buttons (info));
  gtk_widget_add_css_class (content, "start-draft");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
