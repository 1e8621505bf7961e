/* A plain order book with price-time priority, as an engine to write an adapter for. It knows nothing
 * of the suite. Each side is a list of orders, the best first. */

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum kind { LIMIT, IMMEDIATE_OR_CANCEL, FILL_OR_KILL };

struct resting {
  uint64_t id;
  bool is_buy;
  int64_t price, leaves, filled;
  struct resting *next;
};

struct book {
  struct resting *sides[2]; /* asks, bids */
  void (*traded)(uint64_t maker, int64_t price, int64_t quantity);
};

/* Whether a price is better than another for the one who looks for orders of this side. */
static inline bool better(bool is_buy, int64_t price, int64_t other) {
  return is_buy ? price > other : price < other;
}

static inline struct resting **find(struct book *book, uint64_t id) {
  for (int side = 0; side < 2; side++)
    for (struct resting **at = &book->sides[side]; *at; at = &(*at)->next)
      if ((*at)->id == id) return at;
  return NULL;
}

static inline void clear(struct book *book) {
  for (int side = 0; side < 2; side++)
    while (book->sides[side]) {
      struct resting *order = book->sides[side];
      book->sides[side] = order->next;
      free(order);
    }
}

/* Puts an order behind all that are as good. */
static inline void rest(struct book *book, struct resting order) {
  struct resting **at = &book->sides[order.is_buy];
  while (*at && !better(order.is_buy, order.price, (*at)->price)) at = &(*at)->next;
  struct resting *kept = (struct resting *)malloc(sizeof *kept);
  if (!kept) abort();
  *kept = order;
  kept->next = *at;
  *at = kept;
}

/* Whether the other side has orders for all of it. */
static inline bool is_fillable(const struct book *book, struct resting order) {
  const struct resting *maker = book->sides[!order.is_buy];
  for (; maker && !better(order.is_buy, maker->price, order.price); maker = maker->next) {
    if (maker->leaves >= order.leaves) return true;
    order.leaves -= maker->leaves;
  }
  return false;
}

static inline void match(struct book *book, struct resting order, bool rests) {
  struct resting **best = &book->sides[!order.is_buy];
  while (order.leaves > 0 && *best && !better(order.is_buy, (*best)->price, order.price)) {
    struct resting *maker = *best;
    int64_t quantity = order.leaves < maker->leaves ? order.leaves : maker->leaves;
    order.leaves -= quantity;
    order.filled += quantity;
    maker->leaves -= quantity;
    maker->filled += quantity;
    book->traded(maker->id, maker->price, quantity);
    if (maker->leaves == 0) {
      *best = maker->next;
      free(maker);
    }
  }
  if (rests && order.leaves > 0) rest(book, order);
}

/* Takes an order; without a price it trades at any, and never rests. Returns NULL, or in a word why
 * not. */
static inline const char *enter(struct book *book, uint64_t id, bool is_buy, const int64_t *price,
                                int64_t quantity, enum kind kind) {
  if (find(book, id)) return "duplicateOrder";
  if (quantity <= 0) return "quantityNotPositive";
  int64_t limit = price ? *price : is_buy ? INT64_MAX : INT64_MIN;
  struct resting order = {id, is_buy, limit, quantity, 0, NULL};
  if (kind != FILL_OR_KILL || is_fillable(book, order)) match(book, order, price && kind == LIMIT);
  return NULL;
}

/* Takes an order out. Returns NULL, or in a word why not. */
static inline const char *cancel(struct book *book, uint64_t id) {
  struct resting **at = find(book, id), *order = at ? *at : NULL;
  if (!order) return "unknownOrder";
  *at = order->next;
  free(order);
  return NULL;
}

/* Gives an order a new price or a new total quantity, what was filled included. It keeps its place if
 * only the quantity changes and does not grow. `is_gone` tells that nothing of it is left to trade. */
static inline const char *replace(
    struct book *book, uint64_t id, const int64_t *price, const int64_t *quantity, bool *is_gone) {
  struct resting **at = find(book, id);
  if (!at) return "unknownOrder";
  if (quantity && *quantity <= 0) return "quantityNotPositive";
  struct resting order = **at;
  int64_t leaves = quantity ? *quantity - order.filled : order.leaves;
  *is_gone = leaves <= 0;
  if (leaves > 0 && (!price || *price == order.price) && leaves <= order.leaves) {
    (*at)->leaves = leaves;
    return NULL;
  }
  cancel(book, id);
  if (price) order.price = *price;
  order.leaves = leaves;
  if (leaves > 0) match(book, order, true);
  return NULL;
}
