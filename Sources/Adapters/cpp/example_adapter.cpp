// The adapter of the example book: what an adapter of a plain engine looks like. The kit is that for C,
// assay_adapter.h.

#include <string>
#include <string_view>

#include "assay_adapter.h"
#include "example_book.hpp"

using example::Book, example::Kind, example::Refused;

// What the book does; it refuses by an exception, whose text is the reason.
template <typename Request>
static const char *ask(Request request) {
  static std::string reason;
  try {
    for (const auto &fill : request()) assay_trade(fill.maker, fill.price, fill.quantity);
    return nullptr;
  } catch (const Refused &refusal) {
    reason = refusal.what();
    return reason.c_str();
  }
}

static std::optional<int64_t> given(const int64_t *number) {
  return number ? std::optional(*number) : std::nullopt;
}

int main() {
  Book book;
  assay_adapter adapter{};
  adapter.name = "example";
  adapter.version = "1.0";
  adapter.language = "C++";
  adapter.capabilities =
      "market ioc fok replace duplicates unknownCancels trades tradeIDs tradePrices reasons orders";
  adapter.conventions =
      "decreasePriority=keeps replaceQuantity=total replaceBelowFilled=cancels "
      "marketRemainder=cancels identifierReuse=onceDead";
  adapter.engine = &book;
  adapter.reset = [](void *engine, size_t, const char *) -> const char * {
    *static_cast<Book *>(engine) = Book();
    return nullptr;
  };
  adapter.enter = [](void *engine, const assay_order *order) {
    std::string_view life = order->time_in_force;
    Kind kind = life == "ioc" ? Kind::immediateOrCancel
                : life == "fok" ? Kind::fillOrKill : Kind::limit;
    auto price = given(order->is_market ? nullptr : &order->price);
    return ask([&] {
      return static_cast<Book *>(engine)->enter(
          order->id, order->is_buy, price, order->quantity, kind);
    });
  };
  adapter.cancel = [](void *engine, uint64_t id) {
    return ask([&] {
      static_cast<Book *>(engine)->cancel(id);
      return std::vector<example::Fill>();
    });
  };
  adapter.replace = [](void *engine, uint64_t id, const int64_t *price, const int64_t *quantity) {
    return ask([&] {
      auto fills = static_cast<Book *>(engine)->replace(id, given(price), given(quantity));
      if (!fills) assay_canceled();
      return fills.value_or(std::vector<example::Fill>());
    });
  };
  adapter.book = [](void *engine, uint32_t) {
    for (auto *side : {&static_cast<Book *>(engine)->bids, &static_cast<Book *>(engine)->asks})
      for (const auto &[rank, level] : *side)
        for (const auto &order : level)
          assay_resting(order.id, order.isBuy, order.price, order.leaves);
  };
  return assay_serve(&adapter);
}
