// The blocks of SHA-256 by the SHA instructions of x86-64. They are called
// only where the processor has them.

#include "sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

_Bool sha256_has_hardware(void) {
  unsigned int a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  _Bool has_ssse3 = c >> 9 & 1;
  _Bool has_sse41 = c >> 19 & 1;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  _Bool has_sha = b >> 29 & 1;
  return has_ssse3 && has_sse41 && has_sha;
}

__attribute__((target("sha,sse4.1,ssse3"))) void sha256_blocks_hardware(
    uint32_t *state, const uint8_t *bytes, size_t blocks) {
  // In each word the first byte is the highest.
  const __m128i order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);

  // The instructions want the eight words as ABEF and CDGH, the first named in the highest place.
  __m128i dcba = _mm_loadu_si128((const __m128i *)state);
  __m128i hgfe = _mm_loadu_si128((const __m128i *)(state + 4));
  __m128i badc = _mm_shuffle_epi32(dcba, 0xb1);
  __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, badc, 0xf0);

  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abef_before = abef;
    const __m128i cdgh_before = cdgh;
    __m128i words[4];
#pragma clang loop unroll(full)
    for (int four = 0; four < 16; four++) {
      __m128i next;
      if (four < 4) {
        next = _mm_loadu_si128((const __m128i *)(bytes + 16 * four));
        next = _mm_shuffle_epi8(next, order);
      } else {
        const __m128i last = words[(four - 1) & 3];
        next = _mm_sha256msg1_epu32(words[four & 3], words[(four - 3) & 3]);
        next = _mm_add_epi32(next, _mm_alignr_epi8(last, words[(four - 2) & 3], 4));
        next = _mm_sha256msg2_epu32(next, last);
      }
      words[four & 3] = next;
      __m128i sum = _mm_loadu_si128((const __m128i *)(sha256_constants + 4 * four));
      sum = _mm_add_epi32(sum, next);
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#endif
