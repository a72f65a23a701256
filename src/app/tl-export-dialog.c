/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "tl-export-job.h"
#include "tl-file-dialogs.h"
#include "tl-file.h"
#include "tl-message.h"
#include "tl-saved-filters.h"
#include "tl-speech.h"
#include "tl-storage.h"

#define WORDS_NAMED 8 /* of those that cannot be shown */

struct _TlExportDialog
{
  AdwWindow parent_instance;

  GBytes *map_bytes;
  char *name;
  GFile *folder;
  GFile *file;               /* being written */
  GCancellable *cancellable; /* of the job under way */
  TlLook look;
  GPtrArray *filters;   /* of char *, the texts of the filters offered, the first NULL */
  TlPeriod period;      /* that is offered; whole: none is */
  double width, height; /* of the drawing, map units; 0 until it is known */

  GtkStack *stack;
  GtkWidget *options_page;
  GtkWidget *progress_page;
  GtkProgressBar *progress_bar;
  GtkWidget *export_button;
  AdwComboRow *format_row;
  AdwComboRow *page_row;
  AdwComboRow *orientation_row;
  AdwComboRow *filter_row;
  AdwActionRow *period_row;
  GtkSwitch *as_it_was;
  GtkWidget *scale_row;
  GtkSpinButton *scale;
  GtkWidget *outlines_row;
  GtkSwitch *outlines;
  GtkSwitch *part_title;
  GtkSwitch *part_curves;
  GtkSwitch *part_links;
  GtkSwitch *part_legend;
  GtkSwitch *part_paper;
  GtkWidget *missing_box;
  GtkLabel *missing_label;
};

enum
{
  SIGNAL_EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlExportDialog, tl_export_dialog, ADW_TYPE_WINDOW)

/* The formats in the order of TlFormat. */
static const struct
{
  const char *ending;
  const char *kind;
} formats[] = {
  { ".pdf", N_ ("PDF documents") },
  { ".svg", N_ ("SVG drawings") },
  { ".png", N_ ("PNG pictures") },
};

/* On a page that is too small for the map. */
static void
show_text_size (TlExportDialog *self)
{
  TlExportOptions options;
  g_autofree char *sentence = NULL;
  double size;

  if (self->width == 0)
    return;
  options = tl_export_dialog_get_options (self);
  size = tl_export_get_text_size (self->width, self->height, &options);
  if (size < TL_EXPORT_LEAST_TEXT_SIZE)
    /* Translators: of the words on cards. %.1f is their size in points. */
    sentence = g_strdup_printf (_ ("Words %.1f points high: too small to be read"), size);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->page_row), sentence != NULL ? sentence : "");
}

static void
on_choice_changed_cb (TlExportDialog *self)
{
  TlFormat format = (TlFormat) adw_combo_row_get_selected (self->format_row);
  TlPage page = (TlPage) adw_combo_row_get_selected (self->page_row);

  gtk_widget_set_visible (GTK_WIDGET (self->page_row), format == TL_FORMAT_PDF);
  gtk_widget_set_visible (GTK_WIDGET (self->orientation_row),
                          format == TL_FORMAT_PDF && page != TL_PAGE_MAP);
  gtk_widget_set_visible (self->outlines_row, format == TL_FORMAT_SVG);
  gtk_widget_set_visible (self->scale_row, format == TL_FORMAT_PNG);
  show_text_size (self);
}

static void
show_options (TlExportDialog *self)
{
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child (self->stack, self->options_page);
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

static void
on_failed_answer_cb (const char *answer, gpointer data)
{
  g_autoptr (TlExportDialog) self = data;

  if (strcmp (answer, "retry") == 0)
    tl_export_dialog_export (self, self->file);
}

static void
tell_failure (TlExportDialog *self, const GError *error)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { "retry", N_ ("_Try Again"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *heading = tl_message_make_unsaved (self->file);

  tl_message_ask (GTK_WINDOW (self), heading, error->message, answers, on_failed_answer_cb,
                  g_object_ref (self));
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlExportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tl_export_job_run_finish (result, &error))
    {
      g_clear_object (&self->cancellable);
      g_signal_emit (self, signals[SIGNAL_EXPORTED], 0, self->file);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_options (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, error);
}

static void
on_progress_cb (double fraction, gpointer data)
{
  gtk_progress_bar_set_fraction (TL_EXPORT_DIALOG (data)->progress_bar, fraction);
}

static void
on_cancel_cb (TlExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Closing while a file is being written stops that first. */
static gboolean
tl_export_dialog_close_request (GtkWindow *window)
{
  TlExportDialog *self = TL_EXPORT_DIALOG (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (tl_export_dialog_parent_class)->close_request (window);
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlExportDialog) self = data;

  if (file != NULL)
    tl_export_dialog_export (self, file);
}

static void
on_export_cb (TlExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);
  g_autofree char *name = tl_file_dialogs_make_name (self->name, formats[format].ending);

  tl_file_dialogs_save (GTK_WINDOW (self), _ ("Export the Map"), _ (formats[format].kind),
                        formats[format].ending, self->folder, name, on_file_chosen_cb,
                        g_object_ref (self));
}

/* The first few words, and that there are more. */
static char *
describe_missing (char **words)
{
  guint n = g_strv_length (words);
  g_autofree char *list = NULL;

  if (n > WORDS_NAMED)
    g_clear_pointer (&words[WORDS_NAMED], g_free);
  list = g_strjoinv (_ (", "), words);
  for (guint i = WORDS_NAMED + 1; i < n; i++)
    g_free (words[i]);
  return g_strdup_printf (
      ngettext ("The fonts of this computer cannot show %u word; it will have boxes in it: %s",
                "The fonts of this computer cannot show %u words; they will have boxes in them: %s",
                n),
      n, list);
}

static void
on_looked_ahead_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlExportDialog) self = data;
  g_autoptr (TlExportPreflight) preflight = tl_export_job_look_ahead_finish (result, NULL);
  g_autofree char *sentence = NULL;

  if (preflight == NULL)
    return;
  self->width = preflight->width;
  self->height = preflight->height;
  show_text_size (self);
  if (preflight->missing == NULL)
    return;
  sentence = describe_missing (preflight->missing);
  gtk_label_set_text (self->missing_label, sentence);
  gtk_widget_set_visible (self->missing_box, TRUE);
}

static void
tl_export_dialog_dispose (GObject *object)
{
  TlExportDialog *self = TL_EXPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  g_clear_object (&self->file);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  G_OBJECT_CLASS (tl_export_dialog_parent_class)->dispose (object);
}

/* Threads may hold the dialog longer than its parent lives, and GTK would not notice. */
static void
on_parent_gone_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, options_page);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, filter_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, as_it_was);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, outlines_row);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, outlines);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, part_title);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, part_curves);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, part_links);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, part_legend);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, part_paper);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, missing_box);
  gtk_widget_class_bind_template_child (widget_class, TlExportDialog, missing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_export_cb);
}

static void
tl_export_dialog_class_init (TlExportDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_export_dialog_dispose;
  GTK_WINDOW_CLASS (class)->close_request = tl_export_dialog_close_request;

  signals[SIGNAL_EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  bind_template (GTK_WIDGET_CLASS (class));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
tl_export_dialog_init (TlExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_speech_describe_choice (self->format_row);
  tl_speech_describe_choice (self->page_row);
  tl_speech_describe_choice (self->orientation_row);
  tl_speech_describe_choice (self->filter_row);
  tl_speech_mend_buttons (GTK_WIDGET (self));
  on_choice_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->format_row));
}

TlExportDialog *
tl_export_dialog_new (
    GtkWindow *parent, TlMap *map, const TlLook *look, const char *name, GFile *folder)
{
  TlExportDialog *self = g_object_new (TL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->map_bytes = tl_file_write_bytes (map);
  self->look = *look;
  self->name = g_strdup (name);
  g_set_object (&self->folder, folder);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (on_parent_gone_cb), self,
                           G_CONNECT_SWAPPED);
  tl_export_job_look_ahead_async (self->map_bytes, &self->look, on_looked_ahead_cb,
                                  g_object_ref (self));
  return self;
}

static void
offer_filter (TlExportDialog *self, GtkStringList *names, const char *name, const TlFilter *filter)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->filters, filter != NULL ? tl_filter_to_text (filter) : NULL);
}

void
tl_export_dialog_set_filters (TlExportDialog *self, const TlFilter *current, GSettings *settings)
{
  g_autoptr (GPtrArray) saved = tl_saved_filters_list (settings);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (TL_IS_EXPORT_DIALOG (self));

  g_clear_pointer (&self->filters, g_ptr_array_unref);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  offer_filter (self, names, C_ ("filter", "None"), NULL);
  if (current != NULL && !tl_filter_is_empty (current))
    offer_filter (self, names, _ ("What is found now"), current);
  for (guint i = 0; i < saved->len; i++)
    {
      const TlSavedFilter *one = g_ptr_array_index (saved, i);

      offer_filter (self, names, one->name, one->filter);
    }
  adw_combo_row_set_model (self->filter_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->filter_row), self->filters->len > 1);
}

void
tl_export_dialog_set_period (TlExportDialog *self, const TlPeriod *period)
{
  g_autofree char *words = tl_period_describe (period);

  g_return_if_fail (TL_IS_EXPORT_DIALOG (self));

  self->period = *period;
  adw_action_row_set_subtitle (self->period_row, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->period_row), words != NULL);
}

TlExportOptions
tl_export_dialog_get_options (TlExportDialog *self)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  const struct
  {
    GtkSwitch *toggle;
    TlParts part;
  } parts[] = {
    { self->part_title, TL_PART_TITLE }, { self->part_curves, TL_PART_CURVES },
    { self->part_links, TL_PART_LINKS }, { self->part_legend, TL_PART_LEGEND },
    { self->part_paper, TL_PART_PAPER },
  };

  options.format = (TlFormat) adw_combo_row_get_selected (self->format_row);
  options.page = (TlPage) adw_combo_row_get_selected (self->page_row);
  options.orientation = (TlOrientation) adw_combo_row_get_selected (self->orientation_row);
  options.look = self->look;
  options.outlines = gtk_switch_get_active (self->outlines);
  options.scale = gtk_spin_button_get_value (self->scale) / 100;
  if (self->filters != NULL)
    options.filter = self->filters->pdata[adw_combo_row_get_selected (self->filter_row)];
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!gtk_switch_get_active (parts[i].toggle))
      options.parts &= ~parts[i].part;
  if (gtk_switch_get_active (self->as_it_was))
    {
      options.period = self->period;
      /* It says whose evidence that is. */
      options.parts |= TL_PART_TITLE;
    }
  return options;
}

void
tl_export_dialog_export (TlExportDialog *self, GFile *file)
{
  TlExportOptions options = tl_export_dialog_get_options (self);

  g_return_if_fail (TL_IS_EXPORT_DIALOG (self));
  g_return_if_fail (self->cancellable == NULL);

  g_set_object (&self->file, file);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child (self->stack, self->progress_page);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  tl_export_job_run_async (self->map_bytes, &options, file, on_progress_cb, self, self->cancellable,
                           on_exported_cb, g_object_ref (self));
}
