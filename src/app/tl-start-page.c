/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-start-page.h"

#include <glib/gi18n-lib.h>

#include "tl-colors.h"
#include "tl-columns-layout.h"
#include "tl-drafts.h"
#include "tl-file-dialogs.h"
#include "tl-focus.h"
#include "tl-recent.h"
#include "tl-start-card.h"
#include "tl-start-draft.h"
#include "tl-templates.h"
#include "tl-thumbnails.h"

#define RECENT_SHOWN 8

/* What a card has a picture of: a file, or the name of a map that comes with the program. */
#define CARD_FILE "file"
#define CARD_NAME "name"

struct _TlStartPage
{
  AdwBin parent_instance;

  GtkBox *sections;
  GtkWidget *drafts_section;
  GtkListBox *drafts;
  GtkWidget *about_section;
  GtkBox *templates;
  GtkWidget *recent_section;
  GtkBox *recent;
  GtkBox *samples;

  TlThumbnailStyle style;
  GQueue wanted;       /* cards that wait for their pictures */
  gboolean is_loading; /* that of the first */
  GCancellable *cancellable;
  char *recent_uris; /* those shown, a line each */
};

G_DEFINE_FINAL_TYPE (TlStartPage, tl_start_page, ADW_TYPE_BIN)

static void load_next (TlStartPage *self);

/* Pictures */

static GdkPaintable *
make_picture (GdkTexture *texture)
{
  const graphene_size_t size = GRAPHENE_SIZE_INIT (TL_THUMBNAILS_WIDTH, TL_THUMBNAILS_HEIGHT);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (0, 0, size.width, size.height));
  return gtk_snapshot_free_to_paintable (snapshot, &size);
}

/* What has no picture keeps its icon. */
static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlStartPage) self = data;
  g_autoptr (GdkTexture) texture = tl_thumbnails_load_finish (result, NULL);
  g_autoptr (GtkWidget) card = g_queue_pop_head (&self->wanted);

  if (texture != NULL)
    {
      g_autoptr (GdkPaintable) picture = make_picture (texture);

      tl_start_card_set_picture (card, picture);
    }
  self->is_loading = FALSE;
  load_next (self);
}

/* One at a time: they are to be in nobody's way. */
static void
load_next (TlStartPage *self)
{
  GObject *card = g_queue_peek_head (&self->wanted);
  GFile *file;

  if (card == NULL || self->is_loading || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_loading = TRUE;
  file = g_object_get_data (card, CARD_FILE);
  if (file != NULL)
    tl_thumbnails_load_async (file, &self->style, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
  else
    tl_thumbnails_load_template_async (g_object_get_data (card, CARD_NAME), &self->style,
                                       self->cancellable, on_loaded_cb, g_object_ref (self));
}

static void
want_picture (TlStartPage *self, GtkWidget *card)
{
  g_queue_push_tail (&self->wanted, g_object_ref (card));
}

static void
want_pictures (TlStartPage *self, GtkBox *box)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (box)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    want_picture (self, card);
}

/* All anew; the one that is being made, in the style of before, first comes to its end. */
static void
want_all_pictures (TlStartPage *self)
{
  while (self->wanted.length > (self->is_loading ? 1 : 0))
    g_object_unref (g_queue_pop_tail (&self->wanted));
  want_pictures (self, self->templates);
  want_pictures (self, self->recent);
  want_pictures (self, self->samples);
  load_next (self);
}

static void
on_dark_cb (TlStartPage *self)
{
  if (self->style.scheme == tl_colors_get_scheme ())
    return;
  self->style.scheme = tl_colors_get_scheme ();
  want_all_pictures (self);
}

/* Sections */

static void
add_templates (TlStartPage *self, GtkBox *box, const TlTemplate *templates, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *const details[] = { _ (templates[i].detail), NULL };
      GtkWidget *card = tl_start_card_new (_ (templates[i].title), details, "win.new-from",
                                           templates[i].name, NULL);

      g_object_set_data (G_OBJECT (card), CARD_NAME, (gpointer) templates[i].name);
      gtk_box_append (box, card);
      want_picture (self, card);
    }
}

static char *
make_title (GtkRecentInfo *info)
{
  const char *name = gtk_recent_info_get_display_name (info);
  const char *ending = g_strrstr (name, TL_MAP_ENDING);

  return ending != NULL && ending != name ? g_strndup (name, (gsize) (ending - name))
                                          : g_strdup (name);
}

static void
add_recent (TlStartPage *self, GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_to_local (gtk_recent_info_get_modified (info));
  g_autofree char *title = make_title (info);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *folder = tl_recent_describe_folder (file);
  g_autofree char *ago = tl_recent_describe_time (time, now);
  const char *const details[] = { folder, ago, NULL };
  GtkWidget *card = tl_start_card_new (title, details, "win.open-recent", uri, name);

  g_object_set_data_full (G_OBJECT (card), CARD_FILE, g_steal_pointer (&file), g_object_unref);
  gtk_box_append (self->recent, card);
  want_picture (self, card);
}

static char *
list_uris (const GPtrArray *recent)
{
  GString *uris = g_string_new (NULL);

  for (guint i = 0; i < recent->len; i++)
    g_string_append_printf (uris, "%s\n", gtk_recent_info_get_uri (recent->pdata[i]));
  return g_string_free (uris, FALSE);
}

/* Any program's file changes what is remembered, and must not take the keyboard from a card. Who
 * has no maps yet is told first what they are. */
static void
update_recent (TlStartPage *self)
{
  g_autoptr (GPtrArray) recent = tl_recent_list (RECENT_SHOWN);
  g_autofree char *uris = list_uris (recent);
  GtkWidget *card;

  if (g_strcmp0 (uris, self->recent_uris) == 0)
    return;
  g_free (self->recent_uris);
  self->recent_uris = g_steal_pointer (&uris);
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_box_remove (self->recent, card);
  for (guint i = 0; i < recent->len; i++)
    add_recent (self, recent->pdata[i]);
  gtk_widget_set_visible (self->recent_section, recent->len > 0);
  gtk_box_reorder_child_after (self->sections, self->about_section,
                               recent->len > 0
                                   ? gtk_widget_get_last_child (GTK_WIDGET (self->sections))
                                   : self->drafts_section);
  load_next (self);
}

void
tl_start_page_set_drafts (TlStartPage *self, const GPtrArray *drafts)
{
  GtkListBoxRow *row;

  g_return_if_fail (TL_IS_START_PAGE (self));

  /* Before it goes, or the window would move the keyboard on once more later. */
  if (tl_focus_is_within (GTK_WIDGET (self->drafts)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  while ((row = gtk_list_box_get_row_at_index (self->drafts, 0)) != NULL)
    gtk_list_box_remove (self->drafts, GTK_WIDGET (row));
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    gtk_list_box_append (self->drafts, tl_start_draft_new (drafts->pdata[i]));
  gtk_widget_set_visible (self->drafts_section, drafts != NULL && drafts->len > 0);
}

static gboolean
tl_start_page_grab_focus (GtkWidget *widget)
{
  TlStartPage *self = TL_START_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->templates)));
}

static void
tl_start_page_dispose (GObject *object)
{
  g_cancellable_cancel (TL_START_PAGE (object)->cancellable);
  G_OBJECT_CLASS (tl_start_page_parent_class)->dispose (object);
}

static void
tl_start_page_finalize (GObject *object)
{
  TlStartPage *self = TL_START_PAGE (object);

  g_queue_clear_full (&self->wanted, g_object_unref);
  g_object_unref (self->cancellable);
  g_free (self->recent_uris);
  G_OBJECT_CLASS (tl_start_page_parent_class)->finalize (object);
}

static void
tl_start_page_class_init (TlStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = tl_start_page_dispose;
  object_class->finalize = tl_start_page_finalize;
  widget_class->grab_focus = tl_start_page_grab_focus;

  g_type_ensure (TL_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/throughline/Throughline/"
                                                             "tl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, sections);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, drafts_section);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, about_section);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent_section);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, TlStartPage, samples);
}

static void
tl_start_page_init (TlStartPage *self)
{
  const TlTemplate *templates;
  guint n;

  self->cancellable = g_cancellable_new ();
  self->style.scheme = tl_colors_get_scheme ();
  g_queue_init (&self->wanted);
  gtk_widget_init_template (GTK_WIDGET (self));
  tl_start_page_set_drafts (self, NULL);
  templates = tl_templates_get_templates (&n);
  add_templates (self, self->templates, templates, n);
  update_recent (self);
  templates = tl_templates_get_samples (&n);
  add_templates (self, self->samples, templates, n);
  load_next (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_cb), self, G_CONNECT_SWAPPED);
}

void
tl_start_page_set_look (TlStartPage *self, const TlLook *look)
{
  g_return_if_fail (TL_IS_START_PAGE (self));

  if (tl_look_equal (look, &self->style.look))
    return;
  self->style.look = *look;
  want_all_pictures (self);
}

GtkWidget *
tl_start_page_new (void)
{
  return g_object_new (TL_TYPE_START_PAGE, NULL);
}
