/// Hints to the processor, which Swift has no words for. They change nothing but speed.

#ifndef HINTS_H
#define HINTS_H

/// Asks for the line of the cache at an address, which need not be readable, to be fetched soon.
static inline void hints_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

#endif
