/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-speech.h"

#include "tl-words.h"

/* The description a widget has of its own, while other words may stand in for it. */
static G_DEFINE_QUARK (tl - speech - own, own);

#if !GTK_CHECK_VERSION(4, 14, 0)
/* What a status has said. */
typedef struct
{
  GWeakRef widget; /* whose description the words are */
  char *words;     /* while it may be that the keyboard is still on its way; else NULL */
  gboolean is_heard;
  guint rest_id;
} Told;

/* On a status: its Told. On a widget: not NULL while words of a status are its description. */
static G_DEFINE_QUARK (tl - speech - told, told);

static void
set_description (GtkWidget *widget, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static gboolean
on_rest_cb (gpointer data)
{
  Told *told = data;

  told->rest_id = 0;
  if (told->is_heard)
    g_clear_pointer (&told->words, g_free);
  return G_SOURCE_REMOVE;
}

/* Emptied before: what has not changed is not read out. */
static void
stand_in (Told *told, GtkWidget *widget, const char *words)
{
  g_weak_ref_set (&told->widget, widget);
  told->is_heard = TRUE;
  if (told->rest_id == 0)
    told->rest_id = g_idle_add (on_rest_cb, told);
  g_object_set_qdata (G_OBJECT (widget), told_quark (), told);
  set_description (widget, "");
  set_description (widget, words);
}

static void
put_back (GtkWidget *widget)
{
  const char *words = g_object_get_qdata (G_OBJECT (widget), own_quark ());

  g_object_set_qdata (G_OBJECT (widget), told_quark (), NULL);
  if (words == NULL)
    words = gtk_widget_get_tooltip_text (widget);
  if (words != NULL)
    set_description (widget, words);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
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

/* Not put back before: a screen reader would read that out. */
static void
on_focus_cb (GtkWidget *status, GParamSpec *pspec, GtkRoot *root)
{
  Told *told = g_object_get_qdata (G_OBJECT (status), told_quark ());
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&told->widget);
  GtkWidget *focus = get_focus (root);

  if (widget == focus)
    return;
  g_weak_ref_set (&told->widget, NULL);
  if (widget != NULL)
    put_back (widget);
  if (focus != NULL && told->words != NULL)
    stand_in (told, focus, told->words);
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_clear_handle_id (&told->rest_id, g_source_remove);
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
  g_weak_ref_init (&told->widget, NULL);
  g_object_set_qdata_full (G_OBJECT (status), told_quark (), told, told_free);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_cb), status,
                           G_CONNECT_SWAPPED);
  return told;
}

/* Of what changes elsewhere Orca 43 reads nothing: what is said is the description of what has the
 * keyboard, until the keyboard leaves it. A menu that closes gives it back after what it did. */
static void
tell_focus (GtkWidget *status, const char *words)
{
  GtkRoot *root = gtk_widget_get_root (status);
  GtkWidget *focus = root != NULL ? get_focus (root) : NULL;
  Told *told = root != NULL ? get_told (status, root) : NULL;

  if (told == NULL)
    return;
  g_free (told->words);
  told->words = g_strdup (words);
  told->is_heard = FALSE;
  if (focus != NULL)
    stand_in (told, focus, words);
}
#else
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
 * until somebody is at it. What GTK has in the place of a screen reader for tests cannot be told
 * anything: GTK 4.18 falls over it. */
static void
announce_when_heard (GtkWidget *status, const char *words)
{
  GtkRoot *root = gtk_widget_get_root (status);
  gboolean waits = g_object_get_qdata (G_OBJECT (status), waiting_quark ()) != NULL;

  if (!GTK_IS_WINDOW (root) || g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
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
#endif

static gboolean
is_told (GtkWidget *widget)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  return FALSE;
#else
  return g_object_get_qdata (G_OBJECT (widget), told_quark ()) != NULL;
#endif
}

void
tl_speech_name (GtkWidget *widget, const char *words)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

void
tl_speech_describe (GtkWidget *widget, const char *words)
{
  /* Newer rows of libadwaita are described by their subtitle, and a relation is stronger. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_object_set_qdata_full (G_OBJECT (widget), own_quark (), g_strdup (words), g_free);
  if (!is_told (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
}

static void
on_chosen_cb (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  tl_speech_describe (GTK_WIDGET (row),
                      chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

void
tl_speech_describe_choice (AdwComboRow *row)
{
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (on_chosen_cb), NULL);
  on_chosen_cb (row);
}

GtkAccessibleRole
tl_speech_get_toggle_role (void)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* the floor is older */
      return GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON;
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return GTK_ACCESSIBLE_ROLE_BUTTON;
#endif
}

void
tl_speech_say (GtkLabel *status, const char *words)
{
  g_autofree char *said = tl_words_cut (words, TL_WORDS_SENTENCE);

  /* What has not changed is not read out, so it is emptied before. */
  gtk_label_set_label (status, "");
  gtk_label_set_label (status, said);
#if GTK_CHECK_VERSION(4, 14, 0)
  announce_when_heard (GTK_WIDGET (status), said);
#else
  tell_focus (GTK_WIDGET (status), said);
#endif
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

static gboolean
is_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
         role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

/* An item is labelled by its label, which GTK 4.18 takes for mere presentation: it says nothing. */
static void
name_items (GtkWidget *widget)
{
  GtkLabel *label = is_item (widget) ? find_label (widget) : NULL;

  if (label != NULL)
    tl_speech_name (widget, gtk_label_get_text (label));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

void
tl_speech_name_items (GtkPopover *menu)
{
  if (menu != NULL)
    g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}
