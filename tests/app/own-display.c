/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-display.h"

#include <adwaita.h>

#include "tl-speech.h"

#define PATIENCE_SECONDS 10

static char *said; /* last */

static void
on_said_cb (const char *words, gpointer data)
{
  g_free (said);
  said = g_strdup (words);
}

char *
own_display_take_said (void)
{
  return g_steal_pointer (&said);
}

static GSubprocess *
start_server (void)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *server =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten",
                        "tcp", "-noreset", NULL);

  g_assert_no_error (error);
  return server;
}

/* Xvfb writes the number of its display once it is ready. */
static void
use_server (GSubprocess *server)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *number = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_autofree char *display = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (number);
  display = g_strconcat (":", number, NULL);
  g_setenv ("DISPLAY", display, TRUE);
}

int
own_display_run_tests (void)
{
  g_autoptr (GSubprocess) server = start_server ();
  int status;

  use_server (server);
  g_setenv ("GDK_BACKEND", "x11", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  tl_speech_set_hearer (on_said_cb, NULL);
  status = g_test_run ();
  /* GTK 4.18 frees what it knows of popups that have closed when it is told so, and else never. */
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&said, g_free);
  gdk_display_close (gdk_display_get_default ());
  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  return status;
}

static gboolean
on_impatient_cb (gpointer data)
{
  g_error ("waited for longer than %d seconds", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

void
own_display_wait (gboolean (*check) (gpointer data), gpointer data)
{
  guint alarm = g_timeout_add_seconds (PATIENCE_SECONDS, on_impatient_cb, NULL);

  while (!check (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);
}
