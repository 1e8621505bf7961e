#include "baseline.hpp"

#include <algorithm>
#include <utility>

namespace baseline {

namespace {

// How many orders the hash table has room for from the start.
constexpr size_t expected_orders = 1 << 20;

assay_event event_of(uint8_t kind, uint32_t instrument, uint64_t id) {
  assay_event event = {};
  event.kind = kind;
  event.instrument = instrument;
  event.order_id = id;
  return event;
}

assay_event rejection(uint64_t id, int reason) {
  assay_event event = event_of(ASSAY_REJECTED, 0, id);
  event.reason = static_cast<uint8_t>(reason);
  event.fields = ASSAY_HAS_ORDER;
  return event;
}

assay_event cancellation(const Order &order, int reason) {
  assay_event event = event_of(ASSAY_CANCELED, order.instrument, order.id);
  event.reason = static_cast<uint8_t>(reason);
  event.quantity = order.leaves;
  return event;
}

assay_event trade(const Order &maker, const Order &taker, int64_t quantity) {
  assay_event event = event_of(ASSAY_TRADED, taker.instrument, maker.id);
  event.aggressor = taker.side;
  event.taker_id = taker.id;
  event.price = maker.price;
  event.quantity = quantity;
  event.maker_leaves = maker.leaves;
  event.taker_leaves = taker.leaves;
  return event;
}

bool allows(int64_t limit, int64_t price, uint8_t side) {
  return side == ASSAY_BUY ? price <= limit : price >= limit;
}

}  // namespace

Instrument::Instrument(const assay_instrument &given)
    : ticks(given.ticks, given.ticks + given.tick_count),
      lot(given.lot),
      minimum_quantity(given.minimum_quantity),
      maximum_quantity(given.maximum_quantity),
      price_signs(given.price_signs),
      has_band(given.fields & ASSAY_HAS_BAND),
      band_lower(given.band_lower),
      band_upper(given.band_upper) {}

int64_t Instrument::increment_at(int64_t price) const {
  uint64_t magnitude = price < 0 ? 0 - static_cast<uint64_t>(price) : price;
  int64_t increment = ticks.front().increment;
  for (const assay_tick &tick : ticks) {
    if (tick.from <= magnitude) increment = tick.increment;
  }
  return increment;
}

Engine::Engine(std::vector<Instrument> instruments)
    : instruments_(std::move(instruments)), books_(instruments_.size()) {
  orders_.reserve(expected_orders);
}

void Engine::reset() {
  orders_.clear();
  for (Book &book : books_) book = Book();
}

const Book *Engine::book(uint32_t instrument) const {
  return instrument < books_.size() ? &books_[instrument] : nullptr;
}

int32_t Engine::apply(const assay_command &command, const Listener &listener) {
  switch (command.kind) {
    case ASSAY_NEW:
      return enter(command, listener);
    case ASSAY_CANCEL:
      cancel(command.order_id, listener);
      return ASSAY_OK;
    case ASSAY_REPLACE:
      replace(command, listener);
      return ASSAY_OK;
    case ASSAY_MASS_CANCEL:
    case ASSAY_PHASE:
    case ASSAY_UNCROSS:
    case ASSAY_CLOCK:
      return ASSAY_UNSUPPORTED;
    default:
      return ASSAY_MALFORMED;
  }
}

int Engine::refusal_of_quantity(const Instrument &instrument, int64_t quantity) const {
  if (quantity <= 0) return ASSAY_QUANTITY_NOT_POSITIVE;
  if (quantity % instrument.lot != 0) return ASSAY_QUANTITY_OFF_LOT;
  if (quantity < instrument.minimum_quantity) return ASSAY_QUANTITY_BELOW_MINIMUM;
  if (quantity > instrument.maximum_quantity) return ASSAY_QUANTITY_ABOVE_MAXIMUM;
  return -1;
}

int Engine::refusal_of_price(const Instrument &instrument, int64_t price) const {
  int sign = price > 0 ? ASSAY_POSITIVE_PRICES : price < 0 ? ASSAY_NEGATIVE_PRICES : ASSAY_ZERO_PRICE;
  if ((instrument.price_signs & sign) == 0) return ASSAY_PRICE_SIGN_NOT_ALLOWED;
  if (price % instrument.increment_at(price) != 0) return ASSAY_PRICE_OFF_TICK;
  if (instrument.has_band && (price < instrument.band_lower || price > instrument.band_upper)) {
    return ASSAY_PRICE_OUTSIDE_BAND;
  }
  return -1;
}

int32_t Engine::enter(const assay_command &command, const Listener &listener) {
  if (command.side > ASSAY_SELL || command.order_type > ASSAY_MARKET ||
      command.time_in_force > ASSAY_CLS) {
    return ASSAY_MALFORMED;
  }
  // A day never ends here, since there are no phases.
  bool immediate = command.time_in_force == ASSAY_IOC || command.time_in_force == ASSAY_FOK;
  if (!immediate && command.time_in_force != ASSAY_GTC && command.time_in_force != ASSAY_DAY) {
    return ASSAY_UNSUPPORTED;
  }
  bool has_limit = command.order_type == ASSAY_LIMIT;
  int reason = -1;
  if (command.instrument >= instruments_.size()) {
    reason = ASSAY_UNKNOWN_INSTRUMENT;
  } else if (orders_.count(command.order_id) != 0) {
    reason = ASSAY_DUPLICATE_ORDER;
  } else {
    const Instrument &instrument = instruments_[command.instrument];
    reason = refusal_of_quantity(instrument, command.quantity);
    if (reason < 0 && has_limit) reason = refusal_of_price(instrument, command.price);
  }
  if (reason >= 0) {
    listener.tell(rejection(command.order_id, reason));
    return ASSAY_OK;
  }

  listener.tell(event_of(ASSAY_ACCEPTED, command.instrument, command.order_id));
  Order order{command.order_id,   command.account, command.price,
              command.quantity,   0,               command.instrument,
              command.side,       command.time_in_force};
  if (command.time_in_force == ASSAY_FOK && !can_fill(order, has_limit)) {
    listener.tell(cancellation(order, ASSAY_BY_FOK));
    return ASSAY_OK;
  }
  match(order, has_limit, listener);
  if (order.leaves == 0) return ASSAY_OK;
  if (immediate) {
    listener.tell(cancellation(order, ASSAY_BY_IOC));
  } else if (!has_limit) {
    listener.tell(cancellation(order, ASSAY_BY_NO_LIQUIDITY));
  } else {
    rest(order);
  }
  return ASSAY_OK;
}

void Engine::cancel(uint64_t id, const Listener &listener) {
  auto found = orders_.find(id);
  if (found == orders_.end()) {
    listener.tell(rejection(id, ASSAY_UNKNOWN_ORDER));
    return;
  }
  listener.tell(cancellation(*found->second, ASSAY_BY_REQUEST));
  remove(found->second);
}

void Engine::replace(const assay_command &command, const Listener &listener) {
  auto found = orders_.find(command.order_id);
  if (found == orders_.end()) {
    listener.tell(rejection(command.order_id, ASSAY_UNKNOWN_ORDER));
    return;
  }
  std::list<Order>::iterator resting = found->second;
  const Instrument &instrument = instruments_[resting->instrument];
  bool has_price = command.fields & ASSAY_HAS_PRICE;
  bool has_quantity = command.fields & ASSAY_HAS_QUANTITY;
  int reason = -1;
  if (has_quantity) reason = refusal_of_quantity(instrument, command.quantity);
  if (reason < 0 && has_price) reason = refusal_of_price(instrument, command.price);
  if (reason >= 0) {
    listener.tell(rejection(command.order_id, reason));
    return;
  }

  // The quantity is the new total, with what has been filled.
  int64_t total = has_quantity ? command.quantity : resting->filled + resting->leaves;
  if (total <= resting->filled) {
    listener.tell(cancellation(*resting, ASSAY_BY_REPLACE_BELOW_FILLED));
    remove(resting);
    return;
  }
  int64_t leaves = total - resting->filled;
  int64_t price = has_price ? command.price : resting->price;
  bool keeps = price == resting->price && leaves <= resting->leaves;
  assay_event event = event_of(ASSAY_REPLACED, resting->instrument, resting->id);
  event.priority = keeps ? ASSAY_PRIORITY_KEPT : ASSAY_PRIORITY_LOST;
  event.fields = ASSAY_HAS_PRICE;
  event.price = price;
  event.leaves = leaves;
  listener.tell(event);

  if (keeps) {
    Book &book = books_[resting->instrument];
    Level &level = resting->side == ASSAY_BUY ? book.bids[price] : book.asks[price];
    level.quantity -= resting->leaves - leaves;
    resting->leaves = leaves;
    return;
  }
  Order order = *resting;
  remove(resting);
  order.price = price;
  order.leaves = leaves;
  match(order, true, listener);
  if (order.leaves > 0) rest(order);
}

namespace {

template <typename Side, typename Index>
void match_with(Side &side, Index &index, Order &taker, bool has_limit, const Listener &listener) {
  while (taker.leaves > 0 && !side.empty()) {
    auto best = side.begin();
    if (has_limit && !allows(taker.price, best->first, taker.side)) return;
    Level &level = best->second;
    while (taker.leaves > 0 && !level.orders.empty()) {
      Order &maker = level.orders.front();
      int64_t quantity = std::min(maker.leaves, taker.leaves);
      maker.leaves -= quantity;
      maker.filled += quantity;
      taker.leaves -= quantity;
      taker.filled += quantity;
      level.quantity -= quantity;
      listener.tell(trade(maker, taker, quantity));
      if (maker.leaves == 0) {
        index.erase(maker.id);
        level.orders.pop_front();
      }
    }
    if (level.orders.empty()) side.erase(best);
  }
}

template <typename Side>
bool holds(const Side &side, const Order &taker, bool has_limit) {
  unsigned __int128 sum = 0;
  for (const auto &[price, level] : side) {
    if (has_limit && !allows(taker.price, price, taker.side)) break;
    sum += level.quantity;
    if (sum >= static_cast<unsigned __int128>(taker.leaves)) return true;
  }
  return false;
}

template <typename Side>
void remove_from(Side &side, std::list<Order>::iterator order) {
  auto found = side.find(order->price);
  found->second.quantity -= order->leaves;
  found->second.orders.erase(order);
  if (found->second.orders.empty()) side.erase(found);
}

}  // namespace

void Engine::match(Order &taker, bool has_limit, const Listener &listener) {
  Book &book = books_[taker.instrument];
  if (taker.side == ASSAY_BUY) {
    match_with(book.asks, orders_, taker, has_limit, listener);
  } else {
    match_with(book.bids, orders_, taker, has_limit, listener);
  }
}

bool Engine::can_fill(const Order &taker, bool has_limit) const {
  const Book &book = books_[taker.instrument];
  return taker.side == ASSAY_BUY ? holds(book.asks, taker, has_limit)
                                 : holds(book.bids, taker, has_limit);
}

void Engine::rest(const Order &order) {
  Book &book = books_[order.instrument];
  Level &level = order.side == ASSAY_BUY ? book.bids[order.price] : book.asks[order.price];
  level.orders.push_back(order);
  level.quantity += order.leaves;
  orders_[order.id] = std::prev(level.orders.end());
}

void Engine::remove(std::list<Order>::iterator order) {
  Book &book = books_[order->instrument];
  orders_.erase(order->id);
  if (order->side == ASSAY_BUY) {
    remove_from(book.bids, order);
  } else {
    remove_from(book.asks, order);
  }
}

}  // namespace baseline
