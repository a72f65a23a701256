/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-speech.h"

#include "tl-speech-private.h"
#include "tl-words.h"

static TlSpeechHearer hearer;
static gpointer hearer_data;

#if !GTK_CHECK_VERSION(4, 14, 0)
/* Of Orca 43 measured: of what changes elsewhere it reads nothing; of what has the keyboard it
 * reads out what its description changed to, unless that is nothing. So what is said stands in for
 * the description of what has the keyboard, for as long as it takes to come there. */
#define STAYS_MILLISECONDS 2000
/* What gets the keyboard it reads with its description, as that is when it comes to it: what is
 * said at the same time has to wait, or it is read twice. */
#define SETTLES_MILLISECONDS 150

/* What a status has said. */
typedef struct
{
  GtkWidget *status; /* whose this is */
  GWeakRef widget;   /* whose description the words are, or were until it got its own back */
  gboolean is_over;  /* it got it back */
  char *words;       /* while it may be that the keyboard is still on its way; else NULL */
  gboolean is_heard;
  gint64 said_time;   /* of the words, in microseconds */
  gboolean is_rested; /* what had the keyboard has had time to be heard with them */
  guint rest_id;
  guint stays_id;
  gint64 moved_time; /* when the keyboard went elsewhere, in microseconds */
  guint settles_id;
} Told;

/* On a widget: the description it has of its own. */
static G_DEFINE_QUARK (tl - speech - own, own);

/* On a status: its Told. On a widget: the Told whose widget it is. */
static G_DEFINE_QUARK (tl - speech - told, told);

static void
set_description (GtkWidget *widget, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

/* NULL: it has none. */
static const char *
get_own (GtkWidget *widget)
{
  const char *words = g_object_get_qdata (G_OBJECT (widget), own_quark ());

  return words != NULL ? words : gtk_widget_get_tooltip_text (widget);
}

static gboolean
on_rest_cb (gpointer data)
{
  Told *told = data;

  told->rest_id = 0;
  told->is_rested = told->is_heard;
  return G_SOURCE_REMOVE;
}

/* Nobody who asks later is to hear it again. That its own is back must not be read out either: so
 * the description becomes nothing, and then, by a relation, its own. Of relations GTK 4.8 tells
 * nobody that they changed. */
static gboolean
on_stayed_cb (gpointer data)
{
  Told *told = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&told->widget);
  const char *own = widget != NULL ? get_own (widget) : NULL;

  told->stays_id = 0;
  told->is_over = TRUE;
  g_clear_pointer (&told->words, g_free);
  if (widget == NULL)
    return G_SOURCE_REMOVE;
  set_description (told->status, "");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  told->status, NULL, -1);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  set_description (told->status, own != NULL ? own : "");
  return G_SOURCE_REMOVE;
}

/* Emptied before: what has not changed is not read out. */
static void
stand_in (Told *told, GtkWidget *widget, const char *words)
{
  g_weak_ref_set (&told->widget, widget);
  told->is_heard = TRUE;
  told->is_over = FALSE;
  if (told->rest_id == 0)
    told->rest_id = g_idle_add (on_rest_cb, told);
  g_clear_handle_id (&told->stays_id, g_source_remove);
  told->stays_id = g_timeout_add (STAYS_MILLISECONDS, on_stayed_cb, told);
  g_object_set_qdata (G_OBJECT (widget), told_quark (), told);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  set_description (widget, "");
  set_description (widget, words);
}

static void
show_own (GtkWidget *widget)
{
  const char *words = get_own (widget);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (words != NULL)
    set_description (widget, words);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* From now on the words are nowhere. */
static void
put_back (Told *told)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&told->widget);

  g_clear_handle_id (&told->stays_id, g_source_remove);
  g_weak_ref_set (&told->widget, NULL);
  if (widget == NULL)
    return;
  g_object_set_qdata (G_OBJECT (widget), told_quark (), NULL);
  show_own (widget);
}

/* What has the keyboard for a screen reader: an entry, and not the text in it. */
static GtkWidget *
get_focus (GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *around = focus != NULL ? gtk_widget_get_parent (focus) : NULL;

  around = around != NULL ? gtk_widget_get_ancestor (around, GTK_TYPE_EDITABLE) : NULL;
  if (around != NULL && GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (around))) == focus)
    return around;
  return focus;
}

static gboolean
on_settled_cb (gpointer data)
{
  Told *told = data;
  GtkRoot *root = gtk_widget_get_root (told->status);
  GtkWidget *focus = root != NULL ? get_focus (root) : NULL;

  told->settles_id = 0;
  if (focus != NULL && told->words != NULL)
    stand_in (told, focus, told->words);
  return G_SOURCE_REMOVE;
}

static void
stand_in_when_settled (Told *told, GtkWidget *focus)
{
  gint64 since = (g_get_monotonic_time () - told->moved_time) / 1000;

  g_clear_handle_id (&told->settles_id, g_source_remove);
  if (since < SETTLES_MILLISECONDS)
    told->settles_id = g_timeout_add ((guint) (SETTLES_MILLISECONDS - since), on_settled_cb, told);
  else
    stand_in (told, focus, told->words);
}

/* A menu that closes gives the keyboard back after what it did; on a busy machine long after, and
 * of what was said by an item that is gone nothing was heard. */
static gboolean
was_heard (const Told *told, GtkWidget *widget)
{
  if (!told->is_rested)
    return FALSE;
  return g_get_monotonic_time () - told->said_time > STAYS_MILLISECONDS * 1000 ||
         (widget != NULL && gtk_widget_get_mapped (widget));
}

static void
on_focus_cb (GtkWidget *status, GParamSpec *pspec, GtkRoot *root)
{
  Told *told = g_object_get_qdata (G_OBJECT (status), told_quark ());
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&told->widget);
  GtkWidget *focus = get_focus (root);

  if (widget == focus)
    return;
  if (was_heard (told, widget))
    g_clear_pointer (&told->words, g_free);
  put_back (told);
  told->moved_time = g_get_monotonic_time ();
  if (focus != NULL && told->words != NULL)
    stand_in_when_settled (told, focus);
}

static void
told_free (gpointer data)
{
  Told *told = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&told->widget);

  if (widget != NULL)
    g_object_set_qdata (G_OBJECT (widget), told_quark (), NULL);
  g_clear_handle_id (&told->rest_id, g_source_remove);
  g_clear_handle_id (&told->stays_id, g_source_remove);
  g_clear_handle_id (&told->settles_id, g_source_remove);
  g_weak_ref_clear (&told->widget);
  g_free (told->words);
  g_free (told);
}

/* Made the first time the status says anything: it has its window by then. */
static Told *
get_told (GtkWidget *status, GtkRoot *root)
{
  Told *told = g_object_get_qdata (G_OBJECT (status), told_quark ());

  if (told != NULL)
    return told;
  told = g_new0 (Told, 1);
  told->status = status;
  told->moved_time = g_get_monotonic_time ();
  g_weak_ref_init (&told->widget, NULL);
  g_object_set_qdata_full (G_OBJECT (status), told_quark (), told, told_free);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_cb), status,
                           G_CONNECT_SWAPPED);
  return told;
}

static void
tell (GtkWidget *status, const char *words)
{
  GtkRoot *root = gtk_widget_get_root (status);
  GtkWidget *focus = root != NULL ? get_focus (root) : NULL;
  Told *told = root != NULL ? get_told (status, root) : NULL;

  if (told == NULL)
    return;
  g_free (told->words);
  told->words = g_strdup (words);
  told->said_time = g_get_monotonic_time ();
  told->is_heard = told->is_rested = FALSE;
  if (focus != NULL)
    stand_in_when_settled (told, focus);
}

void
tl_speech_set_own (GtkWidget *widget, const char *words)
{
  Told *told = g_object_get_qdata (G_OBJECT (widget), told_quark ());

  if (told != NULL && g_strcmp0 (get_own (widget), words) == 0)
    return;
  g_object_set_qdata_full (G_OBJECT (widget), own_quark (), g_strdup (words), g_free);
  if (told == NULL)
    show_own (widget);
  else if (told->is_over)
    put_back (told);
}
static void
forget (GtkWidget *status)
{
  Told *told = g_object_get_qdata (G_OBJECT (status), told_quark ());

  if (told != NULL && told->is_rested)
    g_clear_pointer (&told->words, g_free);
}
#else
/* It is announced once, and is nowhere afterwards. */
static void
forget (GtkWidget *status)
{
}

/* On a status: words that wait for its window. */
static G_DEFINE_QUARK (tl - speech - waiting, waiting);

static gboolean
is_heard (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (gtk_window_is_active (each->data))
      return TRUE;
  return FALSE;
}

/* By the window: of a widget that no screen reader has come to yet, nothing is announced. */
static void
announce (GtkRoot *root, const char *words)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* the floor is older */
      gtk_accessible_announce (GTK_ACCESSIBLE (root), words,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static void
on_active_cb (GtkWidget *status, GParamSpec *pspec, GtkRoot *root)
{
  g_autofree char *words = g_object_steal_qdata (G_OBJECT (status), waiting_quark ());

  g_signal_handlers_disconnect_by_func (root, on_active_cb, status);
  if (words != NULL)
    announce (root, words);
}

/* A window that opens is not there yet for a screen reader: the last that it said meanwhile waits
 * until somebody is at it. */
static void
tell (GtkWidget *status, const char *words)
{
  GtkRoot *root = gtk_widget_get_root (status);
  gboolean waits = g_object_get_qdata (G_OBJECT (status), waiting_quark ()) != NULL;

  if (!GTK_IS_WINDOW (root))
    return;
  if (is_heard ())
    {
      announce (root, words);
      return;
    }
  g_object_set_qdata_full (G_OBJECT (status), waiting_quark (), g_strdup (words), g_free);
  if (!waits)
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (on_active_cb), status,
                             G_CONNECT_SWAPPED);
}

void
tl_speech_set_own (GtkWidget *widget, const char *words)
{
  /* Newer rows of libadwaita are described by their subtitle, and a relation is stronger. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}
#endif

void
tl_speech_say (GtkLabel *status, const char *words)
{
  g_autofree char *said = tl_words_cut (words, TL_WORDS_SENTENCE);

  /* What has not changed is not read out, so it is emptied before. */
  gtk_label_set_label (status, "");
  gtk_label_set_label (status, said);
  if (hearer != NULL)
    hearer (said, hearer_data);
  else
    tell (GTK_WIDGET (status), said);
}

void
tl_speech_forget (GtkLabel *status)
{
  forget (GTK_WIDGET (status));
}

void
tl_speech_set_hearer (TlSpeechHearer function, gpointer data)
{
  hearer = function;
  hearer_data = data;
}
