#include "cgzip.h"

#include <string.h>
#include <zlib.h>

// 15 bits of window; 16 more ask for the frame of gzip.
#define WINDOW_BITS (15 + 16)

size_t cgzip_bound(size_t count) { return compressBound(count) + 18; }

size_t cgzip_deflate(const uint8_t *bytes, size_t count, int level, uint8_t *out, size_t room) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (count > UINT32_MAX || room > UINT32_MAX) return 0;
  if (deflateInit2(&stream, level, Z_DEFLATED, WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = out;
  stream.avail_out = (uInt)room;
  int result = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}

size_t cgzip_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t room) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (count > UINT32_MAX || room > UINT32_MAX) return 0;
  if (inflateInit2(&stream, WINDOW_BITS) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = out;
  stream.avail_out = (uInt)room;
  int result = inflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  inflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}
