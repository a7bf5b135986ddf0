#pragma once
#include <errno.h>
#include <lmdb.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

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
