#ifndef ASSAY_CJEMALLOC_SHIM_H
#define ASSAY_CJEMALLOC_SHIM_H

#include <jemalloc/jemalloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// What the allocator has done since the process began, and what it holds now. Bytes are those of
// the size classes that requests are rounded up to.
typedef struct {
  // Whether the allocator keeps statistics; if not, the rest means nothing.
  bool is_known;
  // Requests of all threads, those of other threads as far as these have reported them.
  uint64_t requests;
  // Bytes that this thread has requested.
  uint64_t thread_bytes;
  // Bytes in use.
  size_t allocated;
  // Bytes of memory in pages that may be in main memory.
  size_t resident;
  // Bytes of address space mapped for allocations.
  size_t mapped;
} cjemalloc_statistics;

static inline bool cjemalloc_read(const char *name, void *value, size_t size) {
  size_t length = size;
  return mallctl(name, value, &length, NULL, 0) == 0 && length == size;
}

// The statistics now. Requests that a thread's cache served are counted only once that cache is
// flushed, and statistics move only with the epoch.
static inline cjemalloc_statistics cjemalloc_statistics_now(void) {
  cjemalloc_statistics now = {0};
  uint64_t epoch = 1, small = 0, large = 0;
  // 4096 stands for all arenas together (MALLCTL_ARENAS_ALL).
  now.is_known = mallctl("thread.tcache.flush", NULL, NULL, NULL, 0) == 0
      && mallctl("epoch", NULL, NULL, &epoch, sizeof epoch) == 0
      && cjemalloc_read("stats.arenas.4096.small.nrequests", &small, sizeof small)
      && cjemalloc_read("stats.arenas.4096.large.nrequests", &large, sizeof large)
      && cjemalloc_read("thread.allocated", &now.thread_bytes, sizeof now.thread_bytes)
      && cjemalloc_read("stats.allocated", &now.allocated, sizeof now.allocated)
      && cjemalloc_read("stats.resident", &now.resident, sizeof now.resident)
      && cjemalloc_read("stats.mapped", &now.mapped, sizeof now.mapped);
  now.requests = small + large;
  return now;
}

// Whether jemalloc serves this process, so that an allocation shows in its statistics.
static inline bool cjemalloc_serves_process(void) {
  cjemalloc_statistics before = cjemalloc_statistics_now();
  void *volatile probe = malloc(64);
  free(probe);
  return before.is_known && cjemalloc_statistics_now().thread_bytes > before.thread_bytes;
}

#endif
