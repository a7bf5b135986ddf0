#pragma once
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>

/// The rows (upper 16 bits) and columns (lower 16 bits) of the terminal behind a stream; 0 where it
/// is none or does not say.
static inline uint32_t cterminal_size(int stream) {
  struct winsize size;
  if (ioctl(stream, TIOCGWINSZ, &size) != 0) return 0;
  return (uint32_t)size.ws_row << 16 | size.ws_col;
}

/// Shows or hides what is typed at the terminal behind a stream; 0 where that failed. While it is
/// hidden no key ends the program, since the terminal would stay mute.
static inline int cterminal_echo(int stream, int shows) {
  struct termios modes;
  if (tcgetattr(stream, &modes) != 0) return 0;
  tcflag_t flags = ECHO | ISIG;
  modes.c_lflag = shows ? modes.c_lflag | flags : modes.c_lflag & ~flags;
  return tcsetattr(stream, TCSAFLUSH, &modes) == 0;
}
