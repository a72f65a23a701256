/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-time-bar.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"
#include "tl-speech.h"
#include "tl-timeline.h"

#define STEP_MILLISECONDS 1000
/* So long the slider rests before a screen reader is told where. */
#define REST_MILLISECONDS 300
/* With more months than these the slider has no marks: they would run into each other. */
#define MOST_MARKS 60

struct _TlTimeBar
{
  AdwBin parent_instance;

  TlMap *map; /* NULL: none */
  TlTimeline *timeline;
  TlPeriod period;
  TlDay chosen;  /* in the month that was chosen, which an edit may take away and undo bring back */
  guint play_id; /* while the months are played */
  guint tell_id; /* until it is told what is shown */
  guint read_id; /* until what has changed is read */
  gboolean is_setting;

  GtkStack *stack;
  GtkWidget *controls;
  GtkWidget *empty_page;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkButton *previous_button;
  GtkButton *next_button;
  GtkButton *play_button;
  GtkToggleButton *up_to_button;
  GtkToggleButton *month_button;
  GtkLabel *first_label;
  GtkLabel *last_label;
  GtkLabel *status_label;
};

enum
{
  SIGNAL_PERIOD_CHANGED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlTimeBar, tl_time_bar, ADW_TYPE_BIN)

static guint
count_months (TlTimeBar *self)
{
  return self->timeline != NULL ? self->timeline->months->len : 0;
}

static guint
get_position (TlTimeBar *self)
{
  return (guint) gtk_adjustment_get_value (self->adjustment);
}

/* There is one. */
static const TlTimelineMonth *
get_month (TlTimeBar *self, guint position)
{
  return &g_array_index (self->timeline->months, TlTimelineMonth,
                         MIN (position, count_months (self) - 1));
}

static TlPeriod
choose_period (TlTimeBar *self)
{
  TlDay last;

  if (count_months (self) == 0)
    return (TlPeriod){ 0 };
  last = get_month (self, get_position (self))->last;
  return gtk_toggle_button_get_active (self->month_button) ? tl_period_month (last)
                                                           : tl_period_up_to (last);
}

/* “Evidence up to 31 March 2026 · 214 answers · Survey” */
static char *
describe_period (TlTimeBar *self)
{
  TlTimelineMonth sum = tl_timeline_sum_up (self->timeline, &self->period);
  guint n = (guint) MIN (sum.n_answers, G_MAXUINT);
  g_autofree char *period = tl_period_describe (&self->period);
  g_autofree char *sources = tl_evidence_words_sources (sum.sources);
  g_autoptr (GString) words = g_string_new (period);

  g_string_append (words, " · ");
  if (n == 0)
    g_string_append_printf (words,
                            ngettext ("%u piece of evidence", "%u pieces of evidence",
                                      sum.n_evidence),
                            sum.n_evidence);
  else
    g_string_append_printf (words, ngettext ("%u answer gathered", "%u answers gathered", n), n);
  if (*sources != '\0')
    g_string_append_printf (words, " · %s", sources);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe (TlTimeBar *self)
{
  guint n = self->timeline->n_undated;
  g_autofree char *period = describe_period (self);
  g_autofree char *rest = NULL;

  if (n == 0)
    return g_steal_pointer (&period);
  rest = g_strdup_printf (ngettext ("%u piece of evidence without a date is left out",
                                    "%u pieces of evidence without a date are left out", n),
                          n);
  return g_strdup_printf (_ ("%s · %s"), period, rest);
}

static void
show_period (TlTimeBar *self)
{
  guint at = get_position (self), n = count_months (self);
  g_autofree char *words = describe (self);
  g_autofree char *month = tl_day_format_month (get_month (self, at)->first);

  gtk_label_set_text (self->status_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  month, -1);
  if (self->tell_id == 0)
    tl_speech_describe (GTK_WIDGET (self->scale), words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_button), at > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), at + 1 < n);
}

static void
show_playing (TlTimeBar *self)
{
  gboolean playing = self->play_id != 0;
  const char *words = playing ? _ ("Pause") : _ ("Play the Months");

  gtk_button_set_icon_name (self->play_button, playing ? "media-playback-pause-symbolic"
                                                       : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), words);
  tl_speech_name (GTK_WIDGET (self->play_button), words);
}

/* The words stand in for the description of what has the keyboard, which may be the slider's: so
 * that is another one only after they were said. */
static gboolean
on_rested_cb (gpointer data)
{
  TlTimeBar *self = data;
  g_autofree char *words = NULL;

  self->tell_id = 0;
  if (count_months (self) == 0)
    return G_SOURCE_REMOVE;
  words = describe (self);
  tl_speech_say (self->status_label, words);
  tl_speech_describe (GTK_WIDGET (self->scale), words);
  return G_SOURCE_REMOVE;
}

/* GTK tells no screen reader the words of a slider's value, and the number of a month says nothing.
 * While the months are played they come quicker than they can be said: the last one is. */
static void
tell_soon (TlTimeBar *self)
{
  guint rest = self->play_id != 0 ? STEP_MILLISECONDS + REST_MILLISECONDS : REST_MILLISECONDS;

  g_clear_handle_id (&self->tell_id, g_source_remove);
  if (count_months (self) > 0)
    self->tell_id = g_timeout_add (rest, on_rested_cb, self);
}

static void
apply (TlTimeBar *self)
{
  self->period = choose_period (self);
  if (count_months (self) > 0)
    show_period (self);
  g_signal_emit (self, signals[SIGNAL_PERIOD_CHANGED], 0);
}

/* By hand, or played. */
static void
follow (TlTimeBar *self)
{
  if (self->is_setting)
    return;
  if (count_months (self) > 0)
    self->chosen = get_month (self, get_position (self))->last;
  tell_soon (self);
  apply (self);
}

static void
stop_playing (TlTimeBar *self)
{
  if (self->play_id == 0)
    return;
  g_clear_handle_id (&self->play_id, g_source_remove);
  show_playing (self);
  tell_soon (self);
}

static void
go_to (TlTimeBar *self, guint position)
{
  gtk_adjustment_set_value (self->adjustment, position);
}

static gboolean
on_play_cb (gpointer data)
{
  TlTimeBar *self = data;
  guint next = get_position (self) + 1;

  if (next < count_months (self))
    go_to (self, next);
  if (next + 1 < count_months (self))
    return G_SOURCE_CONTINUE;
  self->play_id = 0;
  show_playing (self);
  return G_SOURCE_REMOVE;
}

/* It still shows where it is. */
static void
say_playing (TlTimeBar *self)
{
  g_autofree char *words = describe (self);

  tl_speech_say (self->status_label, _ ("Playing the months"));
  gtk_label_set_text (self->status_label, words);
}

static void
on_play_clicked_cb (TlTimeBar *self)
{
  if (self->play_id != 0)
    {
      stop_playing (self);
      return;
    }
  self->play_id = g_timeout_add (STEP_MILLISECONDS, on_play_cb, self);
  if (get_position (self) + 1 >= count_months (self))
    go_to (self, 0);
  show_playing (self);
  say_playing (self);
}

/* A button that is pressed until it has nothing left to do hands the keyboard on. */
static void
step (TlTimeBar *self, int direction)
{
  guint at = get_position (self);

  stop_playing (self);
  if (direction < 0 ? at == 0 : at + 1 >= count_months (self))
    return;
  if (direction < 0 ? at == 1 : at + 2 == count_months (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scale));
  go_to (self, direction < 0 ? at - 1 : at + 1);
}

static void
on_previous_cb (TlTimeBar *self)
{
  step (self, -1);
}

static void
on_next_cb (TlTimeBar *self)
{
  step (self, 1);
}

static void
on_mode_cb (TlTimeBar *self, GParamSpec *pspec, GtkToggleButton *button)
{
  /* Of the two one comes as the other goes. */
  if (gtk_toggle_button_get_active (button))
    follow (self);
}

static void
on_close_cb (TlTimeBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* Whoever takes the slider plays no longer. */
static gboolean
on_scale_cb (TlTimeBar *self)
{
  stop_playing (self);
  return FALSE;
}

static gboolean
close_by_key (GtkWidget *widget, GVariant *nothing, gpointer data)
{
  on_close_cb (TL_TIME_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
name_month (TlTimeBar *self, GtkLabel *label, guint position)
{
  g_autofree char *month = tl_day_format_month (get_month (self, position)->first);

  gtk_label_set_text (label, month);
}

/* The first and the last one have their names, which are no part of the slider: it would ask for as
 * much room for every mark as the widest needs. */
static void
mark_months (TlTimeBar *self)
{
  guint n = count_months (self);

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < n && n <= MOST_MARKS; i++)
    gtk_scale_add_mark (self->scale, i, GTK_POS_BOTTOM, NULL);
  if (n == 0)
    return;
  name_month (self, self->first_label, 0);
  name_month (self, self->last_label, n - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->last_label), n > 1);
}

/* Where one was, or the last month before that. */
static guint
find_position (TlTimeBar *self, TlDay day)
{
  guint at = 0;

  for (guint i = 0; i < count_months (self); i++)
    if (get_month (self, i)->first <= day)
      at = i;
  return at;
}

static void
read_map (TlTimeBar *self)
{
  guint n;

  g_clear_pointer (&self->timeline, tl_timeline_free);
  self->timeline = tl_timeline_new (self->map);
  n = count_months (self);
  gtk_stack_set_visible_child (self->stack, n > 0 ? self->controls : self->empty_page);
  self->is_setting = TRUE;
  gtk_adjustment_set_upper (self->adjustment, n > 1 ? n - 1 : 1);
  go_to (self, find_position (self, self->chosen));
  self->is_setting = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), n > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->play_button), n > 1);
  mark_months (self);
  if (n < 2)
    stop_playing (self);
  apply (self);
}

static gboolean
on_read_cb (gpointer data)
{
  TlTimeBar *self = data;

  self->read_id = 0;
  read_map (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (TlTimeBar *self, const TlTouch *touches, guint n_touches)
{
  for (guint i = 0; i < n_touches && self->read_id == 0; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_EVIDENCE)
      self->read_id = g_idle_add (on_read_cb, self);
}

static void
leave_map (TlTimeBar *self)
{
  stop_playing (self);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_pointer (&self->timeline, tl_timeline_free);
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);
  self->period = (TlPeriod){ 0 };
}

/* Nobody sees it go on. */
static void
tl_time_bar_unmap (GtkWidget *widget)
{
  TlTimeBar *self = TL_TIME_BAR (widget);

  stop_playing (self);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  GTK_WIDGET_CLASS (tl_time_bar_parent_class)->unmap (widget);
}

static void
tl_time_bar_dispose (GObject *object)
{
  leave_map (TL_TIME_BAR (object));
  G_OBJECT_CLASS (tl_time_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, stack);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, controls);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, up_to_button);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, month_button);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, first_label);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, last_label);
  gtk_widget_class_bind_template_child (widget_class, TlTimeBar, status_label);
  gtk_widget_class_bind_template_callback (widget_class, on_play_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow);
}

static void
tl_time_bar_class_init (TlTimeBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_time_bar_dispose;
  widget_class->unmap = tl_time_bar_unmap;
  signals[SIGNAL_PERIOD_CHANGED] =
      g_signal_new ("period-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_by_key, NULL);
}

static void
tl_time_bar_init (TlTimeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_speech_mend_buttons (GTK_WIDGET (self));
  show_playing (self);
}

GtkWidget *
tl_time_bar_new (void)
{
  return g_object_new (TL_TYPE_TIME_BAR, NULL);
}

void
tl_time_bar_set_map (TlTimeBar *bar, TlMap *map)
{
  g_return_if_fail (TL_IS_TIME_BAR (bar));

  if (bar->map == map)
    return;
  leave_map (bar);
  if (map == NULL)
    return;
  bar->map = g_object_ref (map);
  g_signal_connect_swapped (map, "changed", G_CALLBACK (on_changed_cb), bar);
  bar->chosen = G_MAXUINT;
  read_map (bar);
}

const TlPeriod *
tl_time_bar_get_period (TlTimeBar *bar)
{
  g_return_val_if_fail (TL_IS_TIME_BAR (bar), NULL);
  return &bar->period;
}

void
tl_time_bar_show_month (TlTimeBar *bar, TlDay day)
{
  g_return_if_fail (TL_IS_TIME_BAR (bar));

  stop_playing (bar);
  bar->is_setting = TRUE;
  go_to (bar, find_position (bar, day));
  gtk_toggle_button_set_active (bar->month_button, TRUE);
  bar->is_setting = FALSE;
  follow (bar);
}

void
tl_time_bar_focus (TlTimeBar *bar)
{
  g_return_if_fail (TL_IS_TIME_BAR (bar));
  if (count_months (bar) > 1)
    gtk_widget_grab_focus (GTK_WIDGET (bar->scale));
  else
    gtk_widget_child_focus (GTK_WIDGET (bar), GTK_DIR_TAB_FORWARD);
}
