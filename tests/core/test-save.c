/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "own-folder.h"

/* Files on the disk: what can be opened, what saving keeps, and that it leaves the old file or the
 * new one, never anything else.
 *
 * The program starts itself again to be hit by the faults of fault-shim.c:
 *   test-save save PATH    saves the new map there
 *   test-save read PATH    opens it
 * and ends with 0, or with FIRST_CODE + the code of the error. */

#define FIRST_CODE 10
#define OLD "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"old\"/>\n"

static const char *program;

typedef struct
{
  char *folder;
  char *path; /* of a map in it, which is not there yet */
} Place;

static void
place_set_up (Place *place, gconstpointer data)
{
  place->folder = own_folder_make ();
  place->path = g_build_filename (place->folder, "a map.journey", NULL);
}

static void
place_tear_down (Place *place, gconstpointer data)
{
  g_autofree char *log = g_strconcat (place->folder, ".log", NULL);

  g_remove (log);
  g_free (place->path);
  own_folder_remove (place->folder);
}

/* A map of some size, which takes many writes. */
static TlMap *
make_map (void)
{
  g_autoptr (GString) text =
      g_string_new ("<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"new\">");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "<stage id=\"s%u\"/>", i);
  g_string_append (text, "</journey-map>");
  bytes = g_bytes_new (text->str, text->len);
  return tl_file_read_bytes (bytes, NULL, NULL);
}

static char *
get_new_text (void)
{
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
write_old (const char *path)
{
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
}

static void
assert_text (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_saved (const char *path)
{
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = get_new_text ();

  g_assert_true (tl_file_save (map, path, &error));
  g_assert_no_error (error);
  assert_text (path, text);
}

static void
assert_not_saved (const char *path, TlFileError code)
{
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tl_file_save (map, path, &error));
  g_assert_error (error, TL_FILE_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

static void
assert_not_read (const char *path, TlFileError code)
{
  GPtrArray *problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_file_read (path, &problems, &error));
  g_assert_error (error, TL_FILE_ERROR, (int) code);
  g_assert_null (problems);
  g_test_message ("%s", error->message);
}

/* Saving */

static void
test_new (Place *place, gconstpointer data)
{
  struct stat status;
  mode_t mask = umask (027);

  assert_saved (place->path);
  g_assert_cmpint (stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (own_folder_count (place->folder), ==, 1);
  umask (mask);
}

static void
test_keeps_mode (Place *place, gconstpointer data)
{
  struct stat status;

  write_old (place->path);
  g_assert_cmpint (g_chmod (place->path, 0604), ==, 0);
  assert_saved (place->path);
  g_assert_cmpint (stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0604);
}

/* Only root may give files away; for anybody else the owner is their own. */
static void
test_keeps_owner (Place *place, gconstpointer data)
{
  uid_t owner = geteuid () == 0 ? 12345 : geteuid ();
  gid_t group = geteuid () == 0 ? 12346 : getegid ();
  struct stat status;

  write_old (place->path);
  if (chown (place->path, owner, group) != 0)
    owner = geteuid (), group = getegid ();
  assert_saved (place->path);
  g_assert_cmpint (stat (place->path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, owner);
  g_assert_cmpuint (status.st_gid, ==, group);
}

static void
test_follows_links (Place *place, gconstpointer data)
{
  g_autofree char *first = g_build_filename (place->folder, "first", NULL);
  g_autofree char *second = g_build_filename (place->folder, "second", NULL);

  g_assert_cmpint (symlink ("second", first), ==, 0);
  g_assert_cmpint (symlink (place->path, second), ==, 0);
  assert_saved (first); /* leads to nothing yet */
  write_old (place->path);
  assert_saved (first);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (own_folder_count (place->folder), ==, 3);
}

/* A file of two names stays one. */
static void
test_keeps_names (Place *place, gconstpointer data)
{
  g_autofree char *other = g_build_filename (place->folder, "other name", NULL);
  g_autofree char *text = get_new_text ();
  struct stat before, after;

  write_old (place->path);
  g_assert_cmpint (link (place->path, other), ==, 0);
  g_assert_cmpint (stat (other, &before), ==, 0);
  assert_saved (place->path);
  assert_text (other, text);
  g_assert_cmpint (stat (place->path, &after), ==, 0);
  g_assert_cmpint (after.st_ino, ==, before.st_ino);
  g_assert_cmpuint (own_folder_count (place->folder), ==, 2);
}

static void
test_link_in_circles (Place *place, gconstpointer data)
{
  g_assert_cmpint (symlink ("a map.journey", place->path), ==, 0);
  assert_not_saved (place->path, TL_FILE_ERROR_NOT_FOUND);
  assert_not_read (place->path, TL_FILE_ERROR_FAILED);
}

static void
test_relative (Place *place, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (place->folder), ==, 0);
  assert_saved ("ü.journey");
  assert_saved ("./ü.journey");
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_cmpuint (own_folder_count (place->folder), ==, 1);
}

static void
test_not_there (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "none", "x.journey", NULL);
  g_autofree char *below = g_build_filename (place->path, "x.journey", NULL);

  assert_not_saved (path, TL_FILE_ERROR_NOT_FOUND);
  assert_not_read (path, TL_FILE_ERROR_NOT_FOUND);
  assert_not_read (place->path, TL_FILE_ERROR_NOT_FOUND);
  write_old (place->path);
  assert_not_saved (below, TL_FILE_ERROR_NOT_FOUND);
  assert_not_read (below, TL_FILE_ERROR_NOT_FOUND);
}

/* A name in another encoding is one the disk may have; what is said of it must still be text. */
static void
test_name_of_bytes (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "caf\xe9.journey", NULL);
  g_autofree char *below = g_build_filename (path, "map.journey", NULL);
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (GError) read_error = NULL, folder_error = NULL, save_error = NULL;

  g_assert_null (tl_file_read (path, NULL, &read_error));
  g_assert_error (read_error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (read_error->message, -1, NULL));
  g_assert_false (tl_file_save (map, below, &save_error));
  g_assert_error (save_error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (save_error->message, -1, NULL));

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (tl_file_read (path, NULL, &folder_error));
  g_assert_error (folder_error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE);
  g_assert_true (g_utf8_validate (folder_error->message, -1, NULL));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Neither waits for anybody at the other end. */
static void
test_not_a_file (Place *place, gconstpointer data)
{
  assert_not_saved (place->folder, TL_FILE_ERROR_NOT_WRITABLE);
  assert_not_read (place->folder, TL_FILE_ERROR_NOT_READABLE);
  assert_not_read ("/dev/zero", TL_FILE_ERROR_NOT_READABLE);
  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  assert_not_saved (place->path, TL_FILE_ERROR_NOT_WRITABLE);
  assert_not_read (place->path, TL_FILE_ERROR_NOT_READABLE);
}

/* What could not be opened again never takes the place of a map. */
/* It is not always the map that is saved, and only a map is saved again under another name. */
static void
test_export_speaks_of_its_file (Place *place, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (place->folder, "gone", "picture.pdf", NULL);
  const char *const paths[] = { nowhere, place->folder };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tl_file_save_export (bytes, paths[i], &error));
      g_assert_null (strstr (error->message, " map"));
      g_assert_null (strstr (error->message, ".throughline-"));
      g_assert_nonnull (strstr (error->message, ". Choose another "));
    }
}

static void
test_checks_bytes (Place *place, gconstpointer data)
{
  static const char *const texts[] = {
    "", "no XML", "<journey-map", "<a b:c=\"1\"/>", "<a/>\xff", "<!DOCTYPE a><a/>"
  };

  write_old (place->path);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_false (tl_file_save_bytes (bytes, place->path, &error));
      g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "please report it"));
    }
  assert_text (place->path, OLD);
  g_assert_cmpuint (own_folder_count (place->folder), ==, 1);
}

/* Two gigabytes are refused unread: the file has no blocks, the bytes no memory. */
static void
test_too_large (Place *place, gconstpointer data)
{
  gsize size = (gsize) 2 * 1024 * 1024 * 1024;
  void *memory = mmap (NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  g_autoptr (GBytes) bytes = g_bytes_new_static (memory, size);
  g_autoptr (GError) error = NULL;
  int descriptor = g_open (place->path, O_WRONLY | O_CREAT, 0600);

  g_assert_true (memory != MAP_FAILED);
  g_assert_cmpint (ftruncate (descriptor, (off_t) size), ==, 0);
  close (descriptor);
  assert_not_read (place->path, TL_FILE_ERROR_TOO_LARGE);
  g_assert_null (tl_file_read_bytes (bytes, NULL, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (tl_file_save_bytes (bytes, place->path, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_TOO_LARGE);
  munmap (memory, size);
}

/* Faults */

/* How the program ended, started again with the fault; *happened says whether it came to it. */
static int
run_with_fault (Place *place, const char *what, guint call, const char *how, gboolean *happened)
{
  g_autofree char *mark = g_strconcat (place->folder, ".mark", NULL);
  g_autofree char *log = g_strconcat (place->folder, ".log", NULL);
  g_autofree char *number = g_strdup_printf ("%u", call);
  const char *argv[] = { program, what, place->path, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int status;

  environment = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("FAULT_SHIM"), TRUE);
  environment = g_environ_setenv (environment, "FAULT_FOLDER", place->folder, TRUE);
  environment = g_environ_setenv (environment, "FAULT_CALL", number, TRUE);
  environment = g_environ_setenv (environment, "FAULT_HOW", how, TRUE);
  environment = g_environ_setenv (environment, "FAULT_MARK", mark, TRUE);
  environment = g_environ_setenv (environment, "FAULT_LOG", log, TRUE);
  /* The sanitizer minds that it is not the first library. */
  environment = g_environ_setenv (environment, "ASAN_OPTIONS", "verify_asan_link_order=0", TRUE);
  g_spawn_sync (NULL, (char **) argv, environment,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  *happened = g_remove (mark) == 0;
  return status;
}

/* Only in this order is the new file whole on the disk before it takes the name of the old one, and
 * the name on the disk before anybody is told. */
static void
test_order (Place *place, gconstpointer data)
{
  g_autofree char *log = g_strconcat (place->folder, ".log", NULL), *names = NULL;
  gboolean happened;

  write_old (place->path);
  g_remove (log);
  g_assert_cmpint (run_with_fault (place, "save", 0, "never", &happened), ==, 0);
  g_assert_false (happened);
  g_assert_true (g_file_get_contents (log, &names, NULL, NULL));
  g_assert_true (g_str_has_prefix (names, "eaccess\nopen\nfchmod\nwrite\n"));
  g_assert_true (g_str_has_suffix (names, "write\nfsync\nclose\nrename\nopen\nfsync\nclose\n"));
}

/* The invariant. Returns TRUE when the file is the new one. */
static gboolean
assert_old_or_new (const char *path, gboolean had_old)
{
  g_autofree char *new = get_new_text (), *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_assert_false (had_old);
      return FALSE;
    }
  if (strcmp (text, new) == 0)
    return TRUE;
  g_assert_true (had_old);
  g_assert_cmpstr (text, ==, OLD);
  return FALSE;
}

/* Fails each call in turn until there are no more of them. */
static void
fail_each_call (Place *place, const char *how, gboolean had_old)
{
  gboolean happened = TRUE;
  guint n = 0;

  while (happened)
    {
      int status;
      gboolean is_new, ended;

      if (had_old)
        write_old (place->path);
      status = run_with_fault (place, "save", ++n, how, &happened);
      ended = WIFEXITED (status);
      g_test_message ("call %u, %s: %s %d", n, how, ended ? "ended" : "killed",
                      ended ? WEXITSTATUS (status) : WTERMSIG (status));
      is_new = assert_old_or_new (place->path, had_old);
      g_assert_true (ended != (happened && strcmp (how, "kill") == 0));
      /* No success that is none, and nothing left behind by a failure that could be told. */
      g_assert_true (is_new || status != 0);
      if (ended)
        g_assert_cmpuint (own_folder_count (place->folder), ==, is_new || had_old ? 1 : 0);
      own_folder_clear (place->folder);
    }
  g_assert_cmpuint (n, >, 8);
}

/* All of the new map is in the file or beside it, or all of the old one still in it. */
static gboolean
has_whole_map (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *new = get_new_text ();
  const char *name;
  gboolean has = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      has = has || strcmp (text, new) == 0 || strcmp (text, OLD) == 0;
    }
  return has;
}

/* A file of two names is written over, and behind it stands a copy. */
static void
test_faults_of_names (Place *place, gconstpointer how)
{
  g_autofree char *other = g_build_filename (place->folder, "other name", NULL);
  gboolean happened = TRUE;

  for (guint n = 1; happened; n++)
    {
      write_old (place->path);
      g_assert_cmpint (link (place->path, other), ==, 0);
      if (run_with_fault (place, "save", n, how, &happened) == 0)
        {
          g_autofree char *new = get_new_text ();

          assert_text (other, new);
          g_assert_cmpuint (own_folder_count (place->folder), ==, 2);
        }
      g_assert_true (has_whole_map (place->folder));
      own_folder_clear (place->folder);
    }
}

static void
test_faults (Place *place, gconstpointer how)
{
  fail_each_call (place, how, TRUE);
  fail_each_call (place, how, FALSE);
}

/* Which call is which depends on what the program does; so each must come up somewhere. */
static gboolean
comes_up (Place *place, const char *what, int number, TlFileError code)
{
  g_autofree char *how = g_strdup_printf ("%d", number);
  gboolean happened = TRUE;

  for (guint call = 1; happened; call++)
    {
      int status;

      write_old (place->path);
      status = run_with_fault (place, what, call, how, &happened);
      if (WIFEXITED (status) && WEXITSTATUS (status) == FIRST_CODE + (int) code)
        return TRUE;
    }
  return FALSE;
}

static void
test_codes (Place *place, gconstpointer data)
{
  g_assert_true (comes_up (place, "save", ENOSPC, TL_FILE_ERROR_NO_SPACE));
  g_assert_true (comes_up (place, "save", EDQUOT, TL_FILE_ERROR_NO_SPACE));
  g_assert_true (comes_up (place, "save", EACCES, TL_FILE_ERROR_NOT_WRITABLE));
  g_assert_true (comes_up (place, "save", EROFS, TL_FILE_ERROR_NOT_WRITABLE));
  g_assert_true (comes_up (place, "save", ENOENT, TL_FILE_ERROR_NOT_FOUND));
  g_assert_true (comes_up (place, "save", EIO, TL_FILE_ERROR_FAILED));
  g_assert_true (comes_up (place, "read", EACCES, TL_FILE_ERROR_NOT_READABLE));
  g_assert_true (comes_up (place, "read", EIO, TL_FILE_ERROR_FAILED));
}

static int
be_hit (const char *what, const char *path)
{
  g_autoptr (TlMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (what, "save") == 0)
    {
      map = make_map ();
      return tl_file_save (map, path, &error) ? 0 : FIRST_CODE + error->code;
    }
  map = tl_file_read (path, NULL, &error);
  return map != NULL ? 0 : FIRST_CODE + error->code;
}

#define ADD(name, function)                                                                        \
  g_test_add ("/save/" name, Place, NULL, place_set_up, function, place_tear_down)
#define ADD_FAULT(name, how)                                                                       \
  g_test_add ("/save/fault/" name, Place, how, place_set_up, test_faults, place_tear_down)
#define ADD_FAULT_OF_NAMES(name, how)                                                              \
  g_test_add ("/save/fault-of-names/" name, Place, how, place_set_up, test_faults_of_names,        \
              place_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && argv[1][0] != '-')
    return be_hit (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("keeps-mode", test_keeps_mode);
  ADD ("keeps-owner", test_keeps_owner);
  ADD ("follows-links", test_follows_links);
  ADD ("keeps-names", test_keeps_names);
  ADD ("link-in-circles", test_link_in_circles);
  ADD ("relative", test_relative);
  ADD ("not-there", test_not_there);
  ADD ("not-a-file", test_not_a_file);
  ADD ("name-of-bytes", test_name_of_bytes);
  ADD ("export-speaks-of-its-file", test_export_speaks_of_its_file);
  ADD ("checks-bytes", test_checks_bytes);
  ADD ("too-large", test_too_large);
  ADD ("order", test_order);
  ADD ("codes", test_codes);
  ADD_FAULT_OF_NAMES ("disk-full", G_STRINGIFY (28));
  ADD_FAULT_OF_NAMES ("broken-disk", G_STRINGIFY (5));
  ADD_FAULT_OF_NAMES ("short-write", "short");
  ADD_FAULT_OF_NAMES ("killed", "kill");
  ADD_FAULT ("disk-full", G_STRINGIFY (28));
  ADD_FAULT ("broken-disk", G_STRINGIFY (5));
  ADD_FAULT ("short-write", "short");
  ADD_FAULT ("killed", "kill");
  return g_test_run ();
}
