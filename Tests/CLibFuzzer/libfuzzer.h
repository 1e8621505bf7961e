#ifndef ASSAY_LIBFUZZER_H
#define ASSAY_LIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

// The entry of the fuzzer as a library, of the compiler's run time. It has no header of its own.
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*test_one_input)(const uint8_t *data, size_t size));

#endif
