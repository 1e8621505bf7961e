// A matching engine as most people would write it: a map of price levels, a list of orders at each
// level, a hash table of orders. It is the yardstick of benchmarks, so it is left as it is.

#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <unordered_map>
#include <vector>

#include "assay_engine.h"

namespace baseline {

// The limits of an instrument.
struct Instrument {
  std::vector<assay_tick> ticks;
  int64_t lot = 1;
  int64_t minimum_quantity = 1;
  int64_t maximum_quantity = INT64_MAX;
  uint8_t price_signs = ASSAY_POSITIVE_PRICES;
  bool has_band = false;
  int64_t band_lower = 0;
  int64_t band_upper = 0;

  explicit Instrument(const assay_instrument &given);

  int64_t increment_at(int64_t price) const;
};

// A resting order.
struct Order {
  uint64_t id;
  uint64_t account;
  int64_t price;
  int64_t leaves;
  int64_t filled;
  uint32_t instrument;
  uint8_t side;
  uint8_t time_in_force;
};

// The orders at a price, the oldest first, and the sum of what is left of them.
struct Level {
  std::list<Order> orders;
  unsigned __int128 quantity = 0;
};

using Bids = std::map<int64_t, Level, std::greater<int64_t>>;
using Asks = std::map<int64_t, Level>;

// The two sides of an instrument, each from its best level on.
struct Book {
  Bids bids;
  Asks asks;
};

// Tells a host what happened.
struct Listener {
  assay_callback callback;
  void *context;
  uint32_t index;

  void tell(const assay_event &event) const { callback(context, index, &event); }
};

class Engine {
 public:
  explicit Engine(std::vector<Instrument> instruments);

  // Forgets all orders.
  void reset();

  // Carries out a command: ASSAY_OK, or what it can't take.
  int32_t apply(const assay_command &command, const Listener &listener);

  // The book of an instrument, or null.
  const Book *book(uint32_t instrument) const;

 private:
  int32_t enter(const assay_command &command, const Listener &listener);
  void cancel(uint64_t id, const Listener &listener);
  void replace(const assay_command &command, const Listener &listener);

  // The reason for refusing, or -1.
  int refusal_of_quantity(const Instrument &instrument, int64_t quantity) const;
  int refusal_of_price(const Instrument &instrument, int64_t price) const;

  // Trades an order with the other side, at prices up to its limit (at any, where it has none).
  void match(Order &taker, bool has_limit, const Listener &listener);
  bool can_fill(const Order &taker, bool has_limit) const;
  void rest(const Order &order);
  void remove(std::list<Order>::iterator order);

  std::vector<Instrument> instruments_;
  std::vector<Book> books_;
  std::unordered_map<uint64_t, std::list<Order>::iterator> orders_;
};

}  // namespace baseline
