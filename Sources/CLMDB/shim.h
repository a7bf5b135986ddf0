#pragma once
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

/// The type of the file system that holds `path` (`f_type`); 0 and `errno` set on failure.
static inline int64_t clmdb_file_system_type(const char *path) {
  struct statfs answer;
  if (statfs(path, &answer) != 0) return 0;
  return (int64_t)(uint32_t)answer.f_type;
}

/// Bytes that an ordinary user can still write to the file system of `path`; -1 on failure.
static inline int64_t clmdb_free_bytes(const char *path) {
  struct statvfs answer;
  if (statvfs(path, &answer) != 0) return -1;
  return (int64_t)(answer.f_bavail * answer.f_frsize);
}

/// The limit on this process's address space (`RLIMIT_AS`); `UINT64_MAX` if there is none.
static inline uint64_t clmdb_address_space_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return UINT64_MAX;
  return (uint64_t)limit.rlim_cur;
}

/// At least as many bytes as the library's lock file has with this many reader slots: a slot takes
/// one cache line, the head a few.
static inline uint64_t clmdb_lock_file_bytes(uint32_t readers) {
  return ((uint64_t)readers + 8) * 64;
}

/// The two numbers of a device, as the kernel prints them.
static inline uint32_t clmdb_device_major(uint64_t device) { return major((dev_t)device); }
static inline uint32_t clmdb_device_minor(uint64_t device) { return minor((dev_t)device); }

/// Removes a file, or a folder with all it holds, without following symbolic links; 0, or -1 with
/// `errno` set.
static inline int clmdb_remove_tree(char *path) {
  char *paths[] = {path, 0};
  FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, 0);
  if (!walk) return -1;
  int status = 0;
  for (FTSENT *entry; (entry = fts_read(walk));) {
    if (entry->fts_info == FTS_D) continue;
    if (entry->fts_info == FTS_NS && entry->fts_errno == ENOENT) continue;
    if (remove(entry->fts_accpath) != 0 && errno != ENOENT) status = errno;
  }
  fts_close(walk);
  if (status == 0) return 0;
  errno = status;
  return -1;
}

/// The most bytes that this process may make a file grow to (`RLIMIT_FSIZE`); `UINT64_MAX` if there
/// is no limit.
static inline uint64_t clmdb_file_size_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return UINT64_MAX;
  return (uint64_t)limit.rlim_cur;
}

/// The address space that this process has taken; 0 when it cannot be told.
static inline uint64_t clmdb_address_space_used(void) {
  char text[64];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return 0;
  text[count] = 0;
  return strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}
