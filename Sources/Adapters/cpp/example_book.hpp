// A plain order book with price-time priority, as an engine to write an adapter for: a map of price
// levels, a list of orders at each, a hash table of orders. It knows nothing of the suite.

#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace example {

// The book does not take the request; the text is why, in one word.
struct Refused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Kind { limit, immediateOrCancel, fillOrKill };

struct Fill {
  uint64_t maker;
  int64_t price, quantity;
};

struct Order {
  uint64_t id;
  bool isBuy;
  int64_t price, leaves, filled;
};

class Book {
 public:
  using Level = std::list<Order>;
  // Every price as the bids see it: the better, the greater.
  using Side = std::map<int64_t, Level, std::greater<int64_t>>;

  Side bids, asks;

  // Takes an order; without a price it trades at any, and never rests.
  std::vector<Fill> enter(
      uint64_t id, bool isBuy, std::optional<int64_t> price, int64_t quantity, Kind kind) {
    if (orders.count(id)) throw Refused("duplicateOrder");
    if (quantity <= 0) throw Refused("quantityNotPositive");
    Order order{id, isBuy, price.value_or(isBuy ? INT64_MAX : INT64_MIN + 1), quantity, 0};
    if (kind == Kind::fillOrKill && !isFillable(order)) return {};
    return match(order, price && kind == Kind::limit);
  }

  void cancel(uint64_t id) {
    auto order = at(id);
    Side &side = order->isBuy ? bids : asks;
    auto level = side.find(rank(order->isBuy, order->price));
    level->second.erase(order);
    if (level->second.empty()) side.erase(level);
    orders.erase(id);
  }

  // Gives an order a new price or a new total quantity, what was filled included. It keeps its place if
  // only the quantity changes and does not grow. Nothing comes back if nothing of it is left to trade.
  std::optional<std::vector<Fill>> replace(
      uint64_t id, std::optional<int64_t> price, std::optional<int64_t> quantity) {
    auto place = at(id);
    if (quantity && *quantity <= 0) throw Refused("quantityNotPositive");
    Order order = *place;
    int64_t leaves = quantity ? *quantity - order.filled : order.leaves;
    if (leaves > 0 && price.value_or(order.price) == order.price && leaves <= order.leaves) {
      place->leaves = leaves;
      return std::vector<Fill>{};
    }
    cancel(id);
    if (leaves <= 0) return std::nullopt;
    order.price = price.value_or(order.price);
    order.leaves = leaves;
    return match(order, true);
  }

 private:
  std::unordered_map<uint64_t, Level::iterator> orders;

  static int64_t rank(bool isBuy, int64_t price) { return isBuy ? price : -price; }

  // Whether an order trades with the orders of the other side at this rank.
  static bool crosses(const Order &order, int64_t otherRank) {
    return -rank(order.isBuy, order.price) <= otherRank;
  }

  Level::iterator at(uint64_t id) {
    auto found = orders.find(id);
    if (found == orders.end()) throw Refused("unknownOrder");
    return found->second;
  }

  bool isFillable(const Order &order) const {
    int64_t missing = order.leaves;
    for (const auto &[levelRank, level] : order.isBuy ? asks : bids) {
      if (!crosses(order, levelRank)) break;
      for (const Order &maker : level) {
        if (maker.leaves >= missing) return true;
        missing -= maker.leaves;
      }
    }
    return false;
  }

  std::vector<Fill> match(Order order, bool rests) {
    Side &others = order.isBuy ? asks : bids;
    std::vector<Fill> fills;
    while (order.leaves > 0 && !others.empty() && crosses(order, others.begin()->first)) {
      Level &level = others.begin()->second;
      Order &maker = level.front();
      int64_t quantity = std::min(order.leaves, maker.leaves);
      fills.push_back({maker.id, maker.price, quantity});
      for (Order *party : {&order, &maker}) {
        party->leaves -= quantity;
        party->filled += quantity;
      }
      if (maker.leaves > 0) continue;
      orders.erase(maker.id);
      level.pop_front();
      if (level.empty()) others.erase(others.begin());
    }
    if (rests && order.leaves > 0) {
      Level &level = (order.isBuy ? bids : asks)[rank(order.isBuy, order.price)];
      orders[order.id] = level.insert(level.end(), order);
    }
    return fills;
  }
};

}  // namespace example
