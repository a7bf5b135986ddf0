// The blocks of SHA-256 by the SHA-2 instructions of ARMv8. They are called
// only where the processor has them.

#include "sha256.h"

#if defined(SHA256_HARDWARE) && defined(__aarch64__)
#include <arm_neon.h>
#include <sys/auxv.h>

#ifndef HWCAP_SHA2
#define HWCAP_SHA2 (1 << 6)
#endif

_Bool sha256_has_hardware(void) { return (getauxval(AT_HWCAP) & HWCAP_SHA2) != 0; }

__attribute__((target("sha2"))) void sha256_blocks_hardware(
    uint32_t *state, const uint8_t *bytes, size_t blocks) {
  uint32x4_t abcd = vld1q_u32(state);
  uint32x4_t efgh = vld1q_u32(state + 4);

  for (; blocks > 0; blocks--, bytes += 64) {
    const uint32x4_t abcd_before = abcd;
    const uint32x4_t efgh_before = efgh;
    uint32x4_t words[4];
#pragma clang loop unroll(full)
    for (int four = 0; four < 16; four++) {
      uint32x4_t next;
      if (four < 4) {
        next = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(bytes + 16 * four)));
      } else {
        next = vsha256su0q_u32(words[four & 3], words[(four - 3) & 3]);
        next = vsha256su1q_u32(next, words[(four - 2) & 3], words[(four - 1) & 3]);
      }
      words[four & 3] = next;
      const uint32x4_t sum = vaddq_u32(next, vld1q_u32(sha256_constants + 4 * four));
      const uint32x4_t abcd_old = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sum);
      efgh = vsha256h2q_u32(efgh, abcd_old, sum);
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }

  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}
#endif
