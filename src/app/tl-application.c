/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-application.h"

#include <glib/gi18n-lib.h>

#include "tl-about.h"
#include "tl-ahead.h"
#include "tl-preferences.h"
#include "tl-storage.h"
#include "tl-templates.h"
#include "tl-thumbnail-cache.h"
#include "tl-source-memory.h"
#include "tl-view-store.h"

struct _TlApplication
{
  AdwApplication parent_instance;

  GSettings *settings;  /* NULL when the schema is not installed */
  GFile *first;         /* on the command line, NULL: none */
  gboolean has_offered; /* all drafts of earlier runs */
};

G_DEFINE_FINAL_TYPE (TlApplication, tl_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accelerators[4];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.present", { "F5" } },
  { "win.present-causes", { "<Shift>F5" } },
  { "win.plan-change", { "<Control><Shift>n" } },
  { "window.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.history", { "<Control><Alt>z" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g", "F3" } },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-fit", { "<Control>9", "<Control>KP_9" } },
  { "win.time", { "F4" } },
  { "win.findings", { "F7" } },
  { "win.outline", { "F8" } },
  { "win.curves-together", { "<Control><Shift>t" } },
  { "win.inspector-visible", { "F9" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
};

/* Nothing is remembered when the schema is not installed; that is no reason not to start. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, TL_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new (TL_APPLICATION_ID) : NULL;
}

static void
open_start (TlApplication *self)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (self), self->settings);

  tl_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
}

static TlWindow *
get_active_window (TlApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && TL_IS_WINDOW (window) ? TL_WINDOW (window) : NULL;
}

/* Who asks twice for a new map wants no choice. */
static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *window = get_active_window (data);

  if (window != NULL && tl_window_is_start_visible (window))
    tl_window_make_new (window, TL_TEMPLATE_BLANK);
  else
    open_start (data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tl_about_show (gtk_application_get_active_window (data));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlApplication *self = data;

  if (self->settings != NULL)
    tl_preferences_show (gtk_application_get_active_window (data), self->settings);
}

/* Goes on to the next window once this one may go; the first Cancel ends it all. */
static void
on_asked_to_close_cb (TlWindow *window, gboolean may_close, gpointer data)
{
  if (!may_close)
    return;
  tl_window_force_close (window);
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TlWindow *window = get_active_window (data);

  for (GList *l = gtk_application_get_windows (data); window == NULL && l != NULL; l = l->next)
    window = TL_IS_WINDOW (l->data) ? l->data : NULL;
  if (window != NULL)
    tl_window_ask_to_close (window, on_asked_to_close_cb, data);
  else
    g_application_quit (data);
}

/* The first file named: the one whose window the start waits for. */
static gboolean
tl_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  TlApplication *self = TL_APPLICATION (application);
  char **words = *arguments;

  for (guint i = 1; words[0] != NULL && words[i] != NULL && self->first == NULL; i++)
    if (*words[i] != '-')
      self->first = g_file_new_for_commandline_arg (words[i]);
  return G_APPLICATION_CLASS (tl_application_parent_class)
      ->local_command_line (application, arguments, status);
}

static int
tl_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("throughline %s\n", TL_VERSION);
  return 0;
}

/* The index of all icons is read by the first that is asked for, and nothing can be shown until
 * then: better by a thread, while the window is being made. GTK allows that once its theme is set
 * up. */
static gpointer
read_icons_cb (gpointer data)
{
  g_autoptr (GtkIconTheme) theme = data;

  gtk_icon_theme_has_icon (theme, "open-menu-symbolic");
  return NULL;
}

static void
read_icons (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL)
    g_thread_unref (g_thread_new ("icons", read_icons_cb,
                                  g_object_ref (gtk_icon_theme_get_for_display (display))));
}

static void
read_first (GFile *file)
{
  TlPreviewWish wish = tl_view_store_guess (file);

  tl_ahead_start (file, &wish);
}

static void
tl_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "new", .activate = new_action },
                                          { .name = "about", .activate = about_action },
                                          { .name = "preferences", .activate = preferences_action },
                                          { .name = "quit", .activate = quit_action } };
  TlApplication *self = TL_APPLICATION (application);

  if (self->first != NULL)
    read_first (self->first);
  G_APPLICATION_CLASS (tl_application_parent_class)->startup (application);
  read_icons ();

  self->settings = find_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);
  tl_window_set_view_keys (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (TL_APPLICATION_ID);
}

static void
tl_application_activate (GApplication *application)
{
  TlApplication *self = TL_APPLICATION (application);
  TlWindow *window = get_active_window (self);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_start (self);
}

static void
tl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    tl_application_open_file (TL_APPLICATION (application), files[i],
                              get_active_window (TL_APPLICATION (application)));
}

static void
tl_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (tl_application_parent_class)->shutdown (application);
  tl_view_store_close ();
  tl_source_memory_close ();
  tl_thumbnail_cache_close ();
}

static void
tl_application_dispose (GObject *object)
{
  TlApplication *self = TL_APPLICATION (object);

  g_clear_object (&self->first);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tl_application_parent_class)->dispose (object);
}

static void
tl_application_class_init (TlApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tl_application_dispose;
  application_class->local_command_line = tl_application_local_command_line;
  application_class->handle_local_options = tl_application_handle_local_options;
  application_class->shutdown = tl_application_shutdown;
  application_class->startup = tl_application_startup;
  application_class->activate = tl_application_activate;
  application_class->open = tl_application_open;
}

static void
tl_application_init (TlApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL }, { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

TlApplication *
tl_application_new (void)
{
  return g_object_new (TL_TYPE_APPLICATION, "application-id", TL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}

void
tl_application_open_file (TlApplication *self, GFile *file, TlWindow *window)
{
  TlWindow *target;

  g_return_if_fail (TL_IS_APPLICATION (self));

  target = tl_application_find_window (file);
  if (target == NULL)
    {
      if (window != NULL && tl_window_is_reusable (window))
        target = window;
      else
        target = tl_window_new (GTK_APPLICATION (self), self->settings);
      tl_window_load (target, file);
    }
  gtk_window_present (GTK_WINDOW (target));
}

TlWindow *
tl_application_find_window (GFile *file)
{
  GApplication *application = g_application_get_default ();
  GList *all =
      application != NULL ? gtk_application_get_windows (GTK_APPLICATION (application)) : NULL;
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  int found;

  for (GList *l = all; l != NULL; l = l->next)
    {
      GFile *other = TL_IS_WINDOW (l->data) ? tl_window_get_file (l->data) : NULL;

      if (other == NULL)
        continue;
      g_ptr_array_add (windows, l->data);
      g_ptr_array_add (files, other);
    }
  found = tl_storage_find_file (file, files);
  return found >= 0 ? windows->pdata[found] : NULL;
}

void
tl_application_offer_drafts (TlWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  TlApplication *self = TL_IS_APPLICATION (application) ? TL_APPLICATION (application) : NULL;
  gboolean all = self != NULL && (!self->has_offered || tl_window_is_start_visible (window));

  if (all)
    self->has_offered = TRUE;
  tl_window_offer_drafts (window, all);
}
