/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

gssize
tl_descriptor_read (int descriptor, char *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (descriptor, buffer + done, size - done);

      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        return -1;
      done += n < 0 ? 0 : (gsize) n;
    }
  return (gssize) done;
}

gboolean
tl_descriptor_write (int descriptor, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (descriptor, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  return TRUE;
}

gboolean
tl_descriptor_sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced;

  if (descriptor < 0)
    return errno == EACCES;
  synced = fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
  close (descriptor);
  return synced;
}
