/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE      /* RTLD_NEXT */
#undef _FILE_OFFSET_BITS /* it would make open () another name for open64 () */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* Preloaded into a program, makes its dealings with one folder fail:
 *
 *   FAULT_FOLDER  the folder; everything elsewhere works
 *   FAULT_CALL    which call fails, counted from 1: open, eaccess, write, fchmod, fsync, close,
 *                 rename
 *   FAULT_HOW     the error's number; "short": the call does less than it could; "kill": the
 * process ends there FAULT_MARK    a file that exists when the fault has happened
 *
 * Writes take at most 512 bytes each, so that there are many of them. */

#define WRITE_LIMIT 512

int eaccess (const char *path, int mode);

static int n_calls;

static void *
find (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
concerns (const char *path)
{
  const char *folder = getenv ("FAULT_FOLDER");

  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
concerns_descriptor (int descriptor)
{
  char link[64], path[PATH_MAX];
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", descriptor);
  n = readlink (link, path, sizeof path - 1);
  path[n < 0 ? 0 : n] = '\0';
  return concerns (path);
}

static void
append (const char *path, const char *text)
{
  int (*real_open) (const char *, int, ...) = find ("open");
  ssize_t (*real_write) (int, const void *, size_t) = find ("write");
  int (*real_close) (int) = find ("close");
  int descriptor = real_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);

  if (real_write (descriptor, text, strlen (text)) < 0)
    abort ();
  real_close (descriptor);
}

static int
is_next (void)
{
  return n_calls + 1 == atoi (getenv ("FAULT_CALL"));
}

/* TRUE when the call must fail, with errno set. Does not return when the process is to be killed.
 */
static int
fails (const char *name)
{
  const char *how = getenv ("FAULT_HOW");
  int is_due = is_next ();

  n_calls++;
  append (getenv ("FAULT_LOG"), name);
  append (getenv ("FAULT_LOG"), "\n");
  if (!is_due)
    return 0;
  append (getenv ("FAULT_MARK"), name);
  if (strcmp (how, "short") == 0)
    return 0;
  if (strcmp (how, "kill") == 0)
    kill (getpid (), SIGKILL);
  errno = atoi (how);
  return 1;
}

static int
open_with (const char *name, const char *path, int flags, mode_t mode)
{
  int (*real) (const char *, int, ...) = find (name);

  return concerns (path) && fails ("open") ? -1 : real (path, flags, mode);
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  return open_with ("open", path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  return open_with ("open64", path, flags, mode);
}

int
eaccess (const char *path, int mode)
{
  int (*real) (const char *, int) = find ("eaccess");

  return concerns (path) && fails ("eaccess") ? -1 : real (path, mode);
}

ssize_t
write (int descriptor, const void *data, size_t size)
{
  ssize_t (*real) (int, const void *, size_t) = find ("write");

  if (!concerns_descriptor (descriptor))
    return real (descriptor, data, size);
  size = size > WRITE_LIMIT ? WRITE_LIMIT : size;
  /* A disk is full in the middle of a write, and a process dies there. */
  if (is_next ())
    {
      ssize_t done = real (descriptor, data, (size + 1) / 2);

      return fails ("write") ? -1 : done;
    }
  fails ("write");
  return real (descriptor, data, size);
}

int
fchmod (int descriptor, mode_t mode)
{
  int (*real) (int, mode_t) = find ("fchmod");

  return concerns_descriptor (descriptor) && fails ("fchmod") ? -1 : real (descriptor, mode);
}

int
fsync (int descriptor)
{
  int (*real) (int) = find ("fsync");

  return concerns_descriptor (descriptor) && fails ("fsync") ? -1 : real (descriptor);
}

int
close (int descriptor)
{
  int (*real) (int) = find ("close");

  if (!concerns_descriptor (descriptor) || !fails ("close"))
    return real (descriptor);
  real (descriptor);
  return -1;
}

int
rename (const char *from, const char *to)
{
  int (*real) (const char *, const char *) = find ("rename");

  return concerns (to) && fails ("rename") ? -1 : real (from, to);
}
