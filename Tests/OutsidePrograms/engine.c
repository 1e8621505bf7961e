// A host in C that knows nothing but the header: it loads a library, plays a small scenario and
// prints what happened. Built and run by LibraryTests.

#include <dlfcn.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assay_engine.h"

// A name of a library, as a function of the type that the header gives it.
#define LOAD(library, name) \
  __typeof__(&name) name##_ = (__typeof__(&name))entry(library, #name)

static void *entry(void *library, const char *name) {
  void *address = dlsym(library, name);
  if (address == NULL) {
    fprintf(stderr, "no %s\n", name);
    exit(1);
  }
  return address;
}

static void print(void *context, uint32_t index, const assay_event *event) {
  (void)context;
  printf("%" PRIu32 ": ", index);
  switch (event->kind) {
    case ASSAY_ACCEPTED:
      printf("accepted %" PRIu64 "\n", event->order_id);
      break;
    case ASSAY_REJECTED:
      printf("rejected %" PRIu64 " reason %d\n", event->order_id, event->reason);
      break;
    case ASSAY_TRADED:
      printf("traded %" PRIu64 " %" PRIu64 " %" PRId64 "@%" PRId64 "\n", event->maker_id,
             event->taker_id, event->quantity, event->price);
      break;
    case ASSAY_CANCELED:
      printf("canceled %" PRIu64 " %" PRId64 "\n", event->order_id, event->quantity);
      break;
    default:
      printf("event %d\n", event->kind);
  }
}

static assay_command limit(uint64_t id, uint8_t side, int64_t price, int64_t quantity) {
  assay_command command = {0};
  command.kind = ASSAY_NEW;
  command.side = side;
  command.order_id = id;
  command.price = price;
  command.quantity = quantity;
  return command;
}

int main(int count, char **words) {
  if (count != 2) return 2;
  void *library = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  LOAD(library, assay_engine_abi_version);
  LOAD(library, assay_engine_create);
  LOAD(library, assay_engine_apply_batch);
  LOAD(library, assay_engine_top);
  LOAD(library, assay_engine_destroy);

  if (assay_engine_abi_version_() != ASSAY_ENGINE_ABI_VERSION) return 1;
  assay_tick tick = {0, 1};
  assay_instrument instrument = {0};
  instrument.symbol = "A";
  instrument.ticks = &tick;
  instrument.tick_count = 1;
  instrument.price_signs = ASSAY_POSITIVE_PRICES;
  instrument.lot = 1;
  instrument.minimum_quantity = 1;
  instrument.maximum_quantity = INT64_MAX;
  assay_engine *engine = NULL;
  char message[200];
  if (assay_engine_create_(ASSAY_ENGINE_ABI_VERSION, &instrument, 1, NULL, &engine, message,
                           sizeof message) != ASSAY_OK) {
    fprintf(stderr, "%s\n", message);
    return 1;
  }

  assay_command commands[5] = {limit(1, ASSAY_SELL, 100, 5), limit(2, ASSAY_SELL, 101, 5),
                               limit(3, ASSAY_BUY, 101, 7), {0}, limit(4, ASSAY_BUY, 99, -1)};
  commands[3].kind = ASSAY_CANCEL;
  commands[3].order_id = 1;
  uint32_t applied = assay_engine_apply_batch_(engine, commands, 5, print, NULL);
  assay_top top;
  if (applied != 5 || assay_engine_top_(engine, 0, &top) != 0) return 1;
  printf("best ask %" PRIu64 "@%" PRId64 ", %" PRIu64 " bids\n", top.ask.quantity_low,
         top.ask.price, top.bid.orders);
  assay_engine_destroy_(engine);

  // Which shared objects of a toolchain or an allocator came along with it.
  FILE *maps = fopen("/proc/self/maps", "r");
  char line[4096];
  while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
    if (strstr(line, "libswift") != NULL || strstr(line, "jemalloc") != NULL) {
      printf("needs %s", line);
    }
  }
  return 0;
}
