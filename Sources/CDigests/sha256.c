// SHA-256 as FIPS 180-4 describes it: cutting into blocks, padding, and who works on the blocks.

#include "sha256.h"

#include <stdatomic.h>
#include <string.h>

/// The best way on this processor. It is asked once, since asking is slow in a virtual machine; two
/// threads that ask at once get the same answer.
static cdigests_sha256_way best(void) {
  static _Atomic int known = CDIGESTS_SHA256_BEST;
  int way = atomic_load_explicit(&known, memory_order_relaxed);
  if (way == CDIGESTS_SHA256_BEST) {
    way = CDIGESTS_SHA256_PORTABLE;
#if defined(SHA256_HARDWARE)
    if (sha256_has_hardware()) way = SHA256_HARDWARE;
#endif
    atomic_store_explicit(&known, way, memory_order_relaxed);
  }
  return (cdigests_sha256_way)way;
}

static void take(cdigests_sha256 *hash, const uint8_t *bytes, size_t blocks) {
#if defined(SHA256_HARDWARE)
  if (hash->way == SHA256_HARDWARE) {
    sha256_blocks_hardware(hash->state, bytes, blocks);
    return;
  }
#endif
  sha256_blocks_portable(hash->state, bytes, blocks);
}

void cdigests_sha256_begin(cdigests_sha256 *hash, cdigests_sha256_way way) {
  // The first 32 bits of the fractions of the square roots of the first 8 primes.
  static const uint32_t first[8] = {
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  };
  memcpy(hash->state, first, sizeof first);
  hash->count = 0;
  hash->way = way == CDIGESTS_SHA256_BEST || way == best() ? best() : CDIGESTS_SHA256_PORTABLE;
}

void cdigests_sha256_add(cdigests_sha256 *hash, const uint8_t *bytes, size_t count) {
  if (count == 0) return;
  size_t waiting = hash->count % 64;
  hash->count += count;
  if (waiting > 0) {
    size_t wanted = 64 - waiting;
    size_t taken = count < wanted ? count : wanted;
    memcpy(hash->waiting + waiting, bytes, taken);
    if (taken < wanted) return;
    take(hash, hash->waiting, 1);
    bytes += taken;
    count -= taken;
  }
  if (count >= 64) take(hash, bytes, count / 64);
  memcpy(hash->waiting, bytes + count / 64 * 64, count % 64);
}

void cdigests_sha256_end(cdigests_sha256 *hash, uint8_t *digest) {
  // A one bit, zeros, and the length in bits as the last 64 of a block.
  size_t waiting = hash->count % 64;
  hash->waiting[waiting++] = 0x80;
  if (waiting > 56) {
    memset(hash->waiting + waiting, 0, 64 - waiting);
    take(hash, hash->waiting, 1);
    waiting = 0;
  }
  memset(hash->waiting + waiting, 0, 56 - waiting);
  uint64_t bits = hash->count * 8;
  for (int index = 0; index < 8; index++) {
    hash->waiting[56 + index] = (uint8_t)(bits >> (56 - 8 * index));
  }
  take(hash, hash->waiting, 1);
  for (int index = 0; index < 32; index++) {
    digest[index] = (uint8_t)(hash->state[index / 4] >> (24 - 8 * (index % 4)));
  }
}
