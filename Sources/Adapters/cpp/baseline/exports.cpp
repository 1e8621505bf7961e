// The baseline engine behind the C ABI: the standing example of an engine in C++.

#include <cstdio>
#include <new>

#include "baseline.hpp"

struct assay_engine {
  baseline::Engine engine;
};

namespace {

const char description[] =
    R"({"assay":1,"name":"C++ baseline","version":"1","language":"C++",)"
    R"("capabilities":["market","ioc","fok","day","replace","instruments","instrumentRules",)"
    R"("priceBands","duplicates","unknownCancels","trades","tradeIDs","tradePrices","reasons",)"
    R"("orders"],)"
    R"("conventions":{"decreasePriority":"keeps","replaceQuantity":"total",)"
    R"("replaceBelowFilled":"cancels","marketRemainder":"cancels","identifierReuse":"onceDead"},)"
    R"("limits":{"instruments":1000000,"orders":1000000000}})";

int32_t refuse(int32_t status, const char *text, char *message, size_t size) {
  if (message != nullptr && size > 0) std::snprintf(message, size, "%s", text);
  return status;
}

// Why an instrument is refused, or null.
const char *problem_of(const assay_instrument &given) {
  if (given.symbol == nullptr || given.ticks == nullptr || given.tick_count == 0 ||
      given.ticks[0].from != 0) {
    return "an instrument needs a symbol, and ticks from 0";
  }
  for (uint32_t row = 0; row < given.tick_count; row++) {
    if (given.ticks[row].increment < 1 ||
        (row > 0 && given.ticks[row].from <= given.ticks[row - 1].from)) {
      return "ticks must rise strictly, with increments of at least 1";
    }
  }
  if (given.lot < 1) return "a lot is at least 1";
  return nullptr;
}

assay_level level_of(int64_t price, const baseline::Level &level) {
  return {price, static_cast<uint64_t>(level.quantity),
          static_cast<uint64_t>(level.quantity >> 64), level.orders.size()};
}

template <typename Side>
int64_t write_levels(const Side &side, assay_level *levels, uint64_t capacity) {
  uint64_t count = 0;
  for (const auto &[price, level] : side) {
    if (count < capacity) levels[count] = level_of(price, level);
    count++;
  }
  return static_cast<int64_t>(count);
}

template <typename Side>
int64_t write_orders(const Side &side, assay_resting_order *orders, uint64_t capacity) {
  uint64_t count = 0;
  for (const auto &[price, level] : side) {
    for (const baseline::Order &order : level.orders) {
      if (count < capacity) {
        assay_resting_order found = {};
        found.side = order.side;
        found.time_in_force = order.time_in_force;
        found.fields = ASSAY_HAS_PRICE;
        found.order_id = order.id;
        found.price = order.price;
        found.leaves = order.leaves;
        found.filled = order.filled;
        found.account = order.account;
        orders[count] = found;
      }
      count++;
    }
  }
  return static_cast<int64_t>(count);
}

}  // namespace

uint32_t assay_engine_abi_version(void) { return ASSAY_ENGINE_ABI_VERSION; }

const char *assay_engine_describe(void) { return description; }

int32_t assay_engine_create(uint32_t version, const assay_instrument *instruments, uint32_t count,
                            const assay_conventions *conventions, assay_engine **engine,
                            char *message, size_t size) {
  if (engine != nullptr) *engine = nullptr;
  if (version != ASSAY_ENGINE_ABI_VERSION) {
    return refuse(ASSAY_WRONG_VERSION, "the library speaks version 1 of the ABI", message, size);
  }
  if (engine == nullptr || instruments == nullptr || count == 0) {
    return refuse(ASSAY_MALFORMED, "there must be an engine and an instrument", message, size);
  }
  if (conventions != nullptr &&
      (conventions->decrease_priority != 0 || conventions->replace_quantity != 0 ||
       conventions->replace_below_filled != 0 || conventions->market_remainder != 0 ||
       conventions->identifier_reuse != 0)) {
    return refuse(ASSAY_UNSUPPORTED, "the conventions are fixed", message, size);
  }
  std::vector<baseline::Instrument> known;
  for (uint32_t index = 0; index < count; index++) {
    if (const char *problem = problem_of(instruments[index])) {
      return refuse(ASSAY_MALFORMED, problem, message, size);
    }
    if (instruments[index].fields & ASSAY_HAS_DYNAMIC_RANGE) {
      return refuse(ASSAY_UNSUPPORTED, "a dynamic range is not known here", message, size);
    }
    known.emplace_back(instruments[index]);
  }
  *engine = new (std::nothrow) assay_engine{baseline::Engine(std::move(known))};
  if (*engine == nullptr) return refuse(ASSAY_NO_MEMORY, "no memory", message, size);
  return ASSAY_OK;
}

void assay_engine_destroy(assay_engine *engine) { delete engine; }

void assay_engine_reset(assay_engine *engine) { engine->engine.reset(); }

int32_t assay_engine_apply(assay_engine *engine, const assay_command *command,
                           assay_callback callback, void *context) {
  if (engine == nullptr || command == nullptr || callback == nullptr) return ASSAY_MALFORMED;
  return engine->engine.apply(*command, baseline::Listener{callback, context, 0});
}

uint32_t assay_engine_apply_batch(assay_engine *engine, const assay_command *commands,
                                  uint32_t count, assay_callback callback, void *context) {
  if (engine == nullptr || commands == nullptr || callback == nullptr) return 0;
  baseline::Listener listener{callback, context, 0};
  while (listener.index < count &&
         engine->engine.apply(commands[listener.index], listener) == ASSAY_OK) {
    listener.index++;
  }
  return listener.index;
}

int64_t assay_engine_orders(const assay_engine *engine, uint32_t instrument, uint8_t side,
                            assay_resting_order *orders, uint64_t capacity) {
  const baseline::Book *book = engine->engine.book(instrument);
  if (book == nullptr || side > ASSAY_SELL) return -1;
  return side == ASSAY_BUY ? write_orders(book->bids, orders, capacity)
                           : write_orders(book->asks, orders, capacity);
}

int64_t assay_engine_levels(const assay_engine *engine, uint32_t instrument, uint8_t side,
                            assay_level *levels, uint64_t capacity) {
  const baseline::Book *book = engine->engine.book(instrument);
  if (book == nullptr || side > ASSAY_SELL) return -1;
  return side == ASSAY_BUY ? write_levels(book->bids, levels, capacity)
                           : write_levels(book->asks, levels, capacity);
}

int32_t assay_engine_top(const assay_engine *engine, uint32_t instrument, assay_top *top) {
  const baseline::Book *book = engine->engine.book(instrument);
  if (book == nullptr || top == nullptr) return -1;
  *top = assay_top{};
  if (!book->bids.empty()) {
    top->bid = level_of(book->bids.begin()->first, book->bids.begin()->second);
  }
  if (!book->asks.empty()) {
    top->ask = level_of(book->asks.begin()->first, book->asks.begin()->second);
  }
  return 0;
}
