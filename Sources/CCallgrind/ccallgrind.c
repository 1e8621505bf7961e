#include "ccallgrind.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

bool ccallgrind_can_mark(void) { return true; }

bool ccallgrind_is_running(void) { return RUNNING_ON_VALGRIND != 0; }

void ccallgrind_begin(void) {
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_TOGGLE_COLLECT;
}

void ccallgrind_end(void) {
  CALLGRIND_TOGGLE_COLLECT;
  CALLGRIND_STOP_INSTRUMENTATION;
}

#else

bool ccallgrind_can_mark(void) { return false; }

bool ccallgrind_is_running(void) { return false; }

void ccallgrind_begin(void) {}

void ccallgrind_end(void) {}

#endif
