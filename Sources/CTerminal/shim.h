#pragma once
#include <stdint.h>
#include <sys/ioctl.h>

/// The rows (upper 16 bits) and columns (lower 16 bits) of the terminal behind a stream; 0 where it
/// is none or does not say.
static inline uint32_t cterminal_size(int stream) {
  struct winsize size;
  if (ioctl(stream, TIOCGWINSZ, &size) != 0) return 0;
  return (uint32_t)size.ws_row << 16 | size.ws_col;
}
