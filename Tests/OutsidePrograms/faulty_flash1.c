// An engine of flash1 in C that takes orders and never matches, with one fault, by the name that
// FAULT has. Built and hosted by AssayTests.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "flash1_engine.h"

enum {
  NONE, CRASH_AT_START, HANG_AT_START, CHATTER, CRASH, HANG, FLOOD, SEQUENCE, TYPE, STRANGER, TWICE,
  SILENCE, DEPTH, HALF_TRANSPORT, NO_QUEUE, FULL, LYING_DRAIN, ENDLESS_DRAIN
};

static const flash1_transport *transport;
static void *queue;
static unsigned messages;

static void report(uint8_t type, uint64_t sequence, uint64_t order_id, uint64_t maker_id) {
  flash1_report report;
  memset(&report, 0, sizeof report);
  report.type = type;
  report.sequence = sequence;
  report.order_id = report.taker_id = order_id;
  report.maker_id = maker_id;
  report.price = 100;
  report.quantity = 5;
  while (!transport->push(queue, &report)) continue;
}

void engine_init(uint64_t nonce, const flash1_transport *given, void *its_queue) {
  (void)nonce;
  fprintf(stderr, "pid %d\n", (int)getpid());
  fflush(stderr);
  transport = given;
  queue = its_queue;
  messages = 0;
  if (FAULT == CRASH_AT_START) abort();
  if (FAULT == HANG_AT_START) for (;;) pause();
  if (FAULT == CHATTER) report(FLASH1_ORDER_ACK, 0, 1, 0);
}

void engine_shutdown(void) {}

void engine_on_new_order(const flash1_new_order *order) {
  uint64_t sequence = order->sequence;
  uint8_t type = FLASH1_ORDER_ACK;
  if (++messages == 3) {
    switch (FAULT) {
      case CRASH: *(volatile int *)8 = 1; break;
      case HANG:
        signal(SIGTERM, SIG_IGN);
        for (;;) pause();
      case FLOOD:
        for (;;) report(FLASH1_ORDER_ACK, sequence, order->order_id, 0);
      case SEQUENCE: sequence += 7; break;
      case TYPE: type = 77; break;
      case STRANGER:
        report(type, sequence, order->order_id, 0);
        report(FLASH1_TRADE, sequence, order->order_id, 999);
        return;
      case TWICE: report(type, sequence, order->order_id, 0); break;
      case SILENCE: return;
      default: break;
    }
  }
  report(type, sequence, order->order_id, 0);
}

void engine_on_cancel(const flash1_cancel *cancel) {
  report(FLASH1_CANCEL_REJECT, cancel->sequence, cancel->order_id, 0);
}

void engine_on_modify(const flash1_modify *modify) {
  report(FLASH1_MODIFY_REJECT, modify->sequence, modify->order_id, 0);
}

void engine_flush(void) {}

int64_t engine_query_best_bid(void) { return FAULT == DEPTH ? 100 : INT64_MIN; }
int64_t engine_query_best_ask(void) { return INT64_MAX; }
uint64_t engine_query_depth_at(int64_t price, uint8_t side) { return (void)price, (void)side, 0; }

#if FAULT >= 13
// A transport of its own that holds one report and has a fault.

static flash1_report held;
static int is_held;

static void *create(uint32_t capacity) {
  (void)capacity;
  return FAULT == NO_QUEUE ? NULL : &held;
}

static int push(void *its_queue, const flash1_report *report) {
  (void)its_queue;
  if (FAULT == FULL || is_held) return 0;
  held = *report;
  return is_held = 1;
}

static uint32_t drain(void *its_queue, flash1_report *reports, uint32_t max) {
  (void)its_queue;
  if (FAULT == LYING_DRAIN) return max + 1;
  if (FAULT == ENDLESS_DRAIN) {
    for (uint32_t place = 0; place < max; place++) reports[place] = held;
    return max;
  }
  if (!is_held) return 0;
  reports[0] = held;
  is_held = 0;
  return 1;
}

static void flush(void *its_queue) { (void)its_queue; }
static void destroy(void *its_queue) { (void)its_queue; }

const flash1_transport *engine_get_transport(void) {
  static flash1_transport own = {create, push, drain, flush, destroy};
  if (FAULT == HALF_TRANSPORT) own.drain = NULL;
  return &own;
}
#endif
