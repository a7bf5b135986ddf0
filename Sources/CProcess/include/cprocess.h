#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdint.h>

/// Adds a byte to the command line of the program that this process is to become: its path, then its
/// arguments, each ended by 0. Byte by byte, so that no pointer has to be handed over.
void cprocess_add(uint8_t byte);

/// Becomes that program. Returns only where that failed: the number of the error.
int cprocess_become(void);

#endif
