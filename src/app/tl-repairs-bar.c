/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-repairs-bar.h"

#include <glib/gi18n-lib.h>

#include "tl-escape.h"
#include "tl-slide.h"
#include "tl-speech.h"

struct _TlRepairsBar
{
  AdwBin parent_instance;

  GPtrArray *problems;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TlRepairsBar, tl_repairs_bar, ADW_TYPE_BIN)

static void
on_close_cb (TlRepairsBar *self)
{
  tl_slide_open (self->revealer, FALSE);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *line = GTK_STRING_OBJECT (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (line));
}

static GtkWidget *
make_list (TlRepairsBar *self)
{
  GtkStringList *lines = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->problems->len; i++)
    gtk_string_list_take (lines,
                          tl_repairs_bar_format_problem (g_ptr_array_index (self->problems, i)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines))),
                            factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* One that is there whatever buttons the windows of this desktop have. */
static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  tl_speech_mend_buttons (close);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), close);
  return header;
}

static void
on_details_cb (TlRepairsBar *self)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Faults of the File"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  tl_escape_closes (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tl_repairs_bar_dispose (GObject *object)
{
  TlRepairsBar *self = TL_REPAIRS_BAR (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_repairs_bar_parent_class)->dispose (object);
}

static void
tl_repairs_bar_class_init (TlRepairsBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_repairs_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-repairs-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlRepairsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlRepairsBar, label);
  gtk_widget_class_bind_template_callback (widget_class, on_details_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_cb);
}

static void
tl_repairs_bar_init (TlRepairsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_slide_prepare (self->revealer);
}

/* What was mended and what is only told of are counted together: the list says of each which. */
static char *
count_faults (const GPtrArray *problems)
{
  guint n = problems->len;

  if (tl_file_count_mended (problems) == n)
    return g_strdup_printf (
        ngettext ("%u fault of the file was mended. The file is not changed until you save.",
                  "%u faults of the file were mended. The file is not changed until you save.", n),
        n);
  return g_strdup_printf (
      ngettext ("%u fault was found in the file. What could be mended was; nothing is lost.",
                "%u faults were found in the file. What could be mended was; nothing is lost.", n),
      n);
}

void
tl_repairs_bar_set_problems (TlRepairsBar *self, GPtrArray *problems)
{
  guint n = problems != NULL ? problems->len : 0;

  g_return_if_fail (TL_IS_REPAIRS_BAR (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  if (n > 0)
    {
      g_autofree char *words = count_faults (problems);

      self->problems = g_ptr_array_ref (problems);
      gtk_label_set_text (self->label, words);
    }
  tl_slide_open (self->revealer, n > 0);
}

const char *
tl_repairs_bar_get_words (TlRepairsBar *self)
{
  g_return_val_if_fail (TL_IS_REPAIRS_BAR (self), NULL);
  return self->problems != NULL ? gtk_label_get_text (self->label) : NULL;
}

gboolean
tl_repairs_bar_is_shown (TlRepairsBar *self)
{
  g_return_val_if_fail (TL_IS_REPAIRS_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

char *
tl_repairs_bar_format_problem (const TlProblem *problem)
{
  if (problem->line == 0)
    return g_strdup (problem->message);
  if (problem->column == 0)
    /* Translators: line number: what was wrong there. */
    return g_strdup_printf (_ ("%u: %s"), problem->line, problem->message);
  /* Translators: line number:column number: what was wrong there. */
  return g_strdup_printf (_ ("%u:%u: %s"), problem->line, problem->column, problem->message);
}
