#ifndef ASSAY_CZLIB_SHIM_H
#define ASSAY_CZLIB_SHIM_H

// Makes zlib's input pointers const, as they are by its contract.
#define ZLIB_CONST
#include <zlib.h>

// inflateInit2 is a macro, which Swift can't call; 16 asks for the gzip wrapper, with its checksum.
static inline int czlib_begin_gzip(z_streamp stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

#endif
