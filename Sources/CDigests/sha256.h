#pragma once
#include "cdigests.h"

/// Takes `blocks` blocks of 64 bytes into `state`.
typedef void (*sha256_blocks)(uint32_t *state, const uint8_t *bytes, size_t blocks);

/// The constants of the rounds: the first 32 bits of the fractions of the cube roots of the first 64
/// primes.
extern const uint32_t sha256_constants[64];

void sha256_blocks_portable(uint32_t *state, const uint8_t *bytes, size_t blocks);

#if defined(__x86_64__)
#define SHA256_HARDWARE CDIGESTS_SHA256_X86
#elif defined(__aarch64__) && defined(__linux__) && defined(__AARCH64EL__)
#define SHA256_HARDWARE CDIGESTS_SHA256_ARM
#endif

#if defined(SHA256_HARDWARE)
/// Whether this processor has the instructions that `sha256_blocks_hardware` needs.
_Bool sha256_has_hardware(void);
void sha256_blocks_hardware(uint32_t *state, const uint8_t *bytes, size_t blocks);
#endif
