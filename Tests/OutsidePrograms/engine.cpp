// A host in C++ that knows nothing but the headers: it drives a flash1 library with its own
// transport and prints the reports. Built and run by LibraryTests.

#include <dlfcn.h>

#include <cstdio>
#include <deque>

#include "assay_engine.h"
#include "flash1_engine.h"

namespace {

template <typename Function>
Function *entry(void *library, const char *name, Function *) {
  return reinterpret_cast<Function *>(dlsym(library, name));
}

#define LOAD(library, name) auto *name##_ = entry(library, #name, static_cast<decltype(&name)>(nullptr))

using Queue = std::deque<flash1_report>;

void *create(uint32_t) { return new Queue; }

int push(void *queue, const flash1_report *report) {
  static_cast<Queue *>(queue)->push_back(*report);
  return 1;
}

uint32_t drain(void *queue, flash1_report *reports, uint32_t max) {
  auto &waiting = *static_cast<Queue *>(queue);
  uint32_t count = 0;
  for (; count < max && !waiting.empty(); count++) {
    reports[count] = waiting.front();
    waiting.pop_front();
  }
  return count;
}

void flush(void *) {}

void destroy(void *queue) { delete static_cast<Queue *>(queue); }

const flash1_transport plain = {create, push, drain, flush, destroy};

}  // namespace

int main(int count, char **words) {
  if (count != 2) return 2;
  void *library = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    std::fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  LOAD(library, engine_init);
  LOAD(library, engine_on_new_order);
  LOAD(library, engine_on_cancel);
  LOAD(library, engine_on_batch);
  LOAD(library, engine_flush);
  LOAD(library, engine_shutdown);
  LOAD(library, engine_get_transport);

  const flash1_transport *transport =
      engine_get_transport_ != nullptr ? engine_get_transport_() : &plain;
  std::printf("%s transport\n", transport == &plain ? "plain" : "own");
  void *queue = transport->create(64);
  engine_init_(1, transport, queue);
  flash1_new_order ask = {};
  ask.order_id = 1;
  ask.price = 100;
  ask.quantity = 5;
  ask.side = FLASH1_SELL;
  engine_on_new_order_(&ask);
  flash1_message buy = {};
  buy.type = FLASH1_NEW_ORDER;
  buy.new_order.order_id = 2;
  buy.new_order.sequence = 1;
  buy.new_order.price = 100;
  buy.new_order.quantity = 8;
  buy.new_order.ioc = 1;
  engine_on_batch_(&buy, 1);
  flash1_cancel late = {1, 2};
  engine_on_cancel_(&late);
  engine_flush_();
  transport->flush(queue);
  flash1_report report;
  while (transport->drain(queue, &report, 1) == 1) {
    std::printf("%d seq %llu id %llu %u@%lld\n", report.type,
                static_cast<unsigned long long>(report.sequence),
                static_cast<unsigned long long>(report.order_id), report.quantity,
                static_cast<long long>(report.price));
  }
  engine_shutdown_();
  transport->destroy(queue);
  return 0;
}
