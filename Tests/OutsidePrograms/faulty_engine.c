// An engine in C that takes orders and never matches, with one fault, by the name that FAULT has.
// Built and hosted by AssayTests.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assay_engine.h"

struct assay_engine {
  uint32_t commands;
};

enum {
  NONE, MISSING, VERSION, NO_JSON, CRASH, ABORT, HANG, KIND, REASON, NEGATIVE, INDEX, FLOOD, NOTHING,
  STATUS, REFUSES, WRONG_TRADE, PRINTS, BOOK, ENDS
};

uint32_t assay_engine_abi_version(void) { return FAULT == VERSION ? 2 : 1; }

const char *assay_engine_describe(void) {
  if (FAULT == NO_JSON) return "{\"assay\":1,\"name\":\"no end\"";
  return "{\"assay\":1,\"name\":\"faulty\",\"version\":\"1\",\"capabilities\":"
         "[\"trades\",\"tradeIDs\",\"tradePrices\",\"orders\"]}";
}

int32_t assay_engine_create(uint32_t version, const assay_instrument *instruments, uint32_t count,
                            const assay_conventions *conventions, assay_engine **engine,
                            char *message, size_t size) {
  (void)version, (void)instruments, (void)count, (void)conventions;
  fprintf(stderr, "pid %d\n", (int)getpid());
  fflush(stderr);
  if (FAULT == REFUSES) {
    snprintf(message, size, "no such tick");
    return ASSAY_UNSUPPORTED;
  }
  *engine = calloc(1, sizeof(assay_engine));
  return ASSAY_OK;
}

void assay_engine_destroy(assay_engine *engine) { free(engine); }

#if FAULT != 1
void assay_engine_reset(assay_engine *engine) { engine->commands = 0; }
#endif

static assay_event accepted(const assay_command *command) {
  assay_event event;
  memset(&event, 0, sizeof event);
  event.kind = ASSAY_ACCEPTED;
  event.instrument = command->instrument;
  event.order_id = command->order_id;
  return event;
}

static int32_t answer(assay_engine *engine, const assay_command *command, uint32_t index,
                      assay_callback callback, void *context) {
  assay_event event = accepted(command);
  engine->commands++;
  if (FAULT == PRINTS) {
    printf("{\"events\":[]}\n");
    fflush(stdout);
  }
  if (engine->commands < 3) {
    callback(context, index, &event);
    return ASSAY_OK;
  }
  switch (FAULT) {
    case CRASH: *(volatile int *)8 = 1; break;
    case ABORT: abort();
    case ENDS: _exit(0);
    case HANG:
      signal(SIGTERM, SIG_IGN);
      for (;;) pause();
    case KIND: event.kind = 99; break;
    case REASON:
      event.kind = ASSAY_REJECTED;
      event.reason = 77;
      break;
    case NEGATIVE:
      event.kind = ASSAY_CANCELED;
      event.quantity = -1;
      break;
    case INDEX: index += 5; break;
    case FLOOD:
      for (;;) callback(context, index, &event);
    case NOTHING: callback(context, index, NULL); break;
    case STATUS: return ASSAY_UNSUPPORTED;
    case WRONG_TRADE:
      callback(context, index, &event);
      event.kind = ASSAY_TRADED;
      event.maker_id = 1;
      event.taker_id = command->order_id;
      event.price = 7;
      event.quantity = 5;
      break;
    default: break;
  }
  callback(context, index, &event);
  return ASSAY_OK;
}

int32_t assay_engine_apply(assay_engine *engine, const assay_command *command,
                           assay_callback callback, void *context) {
  return answer(engine, command, 0, callback, context);
}

uint32_t assay_engine_apply_batch(assay_engine *engine, const assay_command *commands,
                                  uint32_t count, assay_callback callback, void *context) {
  uint32_t done = 0;
  while (done < count && answer(engine, &commands[done], done, callback, context) == ASSAY_OK) {
    done++;
  }
  return done;
}

int64_t assay_engine_orders(const assay_engine *engine, uint32_t instrument, uint8_t side,
                            assay_resting_order *orders, uint64_t capacity) {
  (void)engine, (void)instrument, (void)side, (void)orders, (void)capacity;
  return FAULT == BOOK ? INT64_MAX : 0;
}
