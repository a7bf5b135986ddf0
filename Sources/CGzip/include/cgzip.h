#ifndef CGZIP_H
#define CGZIP_H

#include <stddef.h>
#include <stdint.h>

/// The most bytes that `count` bytes have when they are compressed.
size_t cgzip_bound(size_t count);

/// Compresses bytes as one member of gzip (RFC 1952), without a name or a time: the same bytes give
/// the same result. Returns how many bytes were written, 0 where there is no room or memory.
size_t cgzip_deflate(const uint8_t *bytes, size_t count, int level, uint8_t *out, size_t room);

/// The bytes of a member of gzip. Returns how many there are; 0 where it is damaged or larger than
/// there is room.
size_t cgzip_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t room);

#endif
