#ifndef ASSAY_CCALLGRIND_H
#define ASSAY_CCALLGRIND_H

#include <stdbool.h>

/// Whether this was compiled with valgrind's headers; without them no region can be marked.
bool ccallgrind_can_mark(void);

/// Whether the process runs under valgrind.
bool ccallgrind_is_running(void);

/// Begins a region whose instructions callgrind counts; does nothing elsewhere.
void ccallgrind_begin(void);

/// Ends the region.
void ccallgrind_end(void);

#endif
