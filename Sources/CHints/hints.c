// The header's inline functions are all there is.
#include "hints.h"
