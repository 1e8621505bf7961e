// The headers' own assertions are this target's code: it compiles only if every layout holds.
#include "assay_engine.h"
#include "flash1_engine.h"
