#pragma once
#include <stddef.h>
#include <stdint.h>

/// Who works on the blocks.
typedef enum {
  /// Whoever is best on this processor.
  CDIGESTS_SHA256_BEST = 0,
  /// Plain C, everywhere.
  CDIGESTS_SHA256_PORTABLE = 1,
  /// The SHA instructions of x86-64.
  CDIGESTS_SHA256_X86 = 2,
  /// The SHA-2 instructions of ARMv8.
  CDIGESTS_SHA256_ARM = 3,
} cdigests_sha256_way;

/// SHA-256 (FIPS 180-4) over bytes that come piece by piece.
typedef struct {
  uint32_t state[8];
  /// How many bytes came so far.
  uint64_t count;
  /// The beginning of a block that is not full yet: `count % 64` bytes.
  uint8_t waiting[64];
  cdigests_sha256_way way;
} cdigests_sha256;

/// Begins with no bytes. A way that this processor does not have is the portable one.
void cdigests_sha256_begin(cdigests_sha256 *hash, cdigests_sha256_way way);

/// Adds `count` bytes.
void cdigests_sha256_add(cdigests_sha256 *hash, const uint8_t *bytes, size_t count);

/// Writes the 32 bytes of the digest. Nothing can be added any more.
void cdigests_sha256_end(cdigests_sha256 *hash, uint8_t *digest);
