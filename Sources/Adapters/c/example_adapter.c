/* The adapter of the example book: what an adapter of a plain engine looks like. */

#include "assay_adapter.h"
#include "example_book.h"

static const char *book_reset(void *engine, size_t instruments, const char *request) {
  (void)instruments, (void)request;
  clear(engine);
  return NULL;
}

static const char *book_enter(void *engine, const struct assay_order *order) {
  enum kind kind = strcmp(order->time_in_force, "ioc") == 0   ? IMMEDIATE_OR_CANCEL
                   : strcmp(order->time_in_force, "fok") == 0 ? FILL_OR_KILL
                                                              : LIMIT;
  const int64_t *price = order->is_market ? NULL : &order->price;
  return enter(engine, order->id, order->is_buy, price, order->quantity, kind);
}

static const char *book_cancel(void *engine, uint64_t id) { return cancel(engine, id); }

static const char *book_replace(
    void *engine, uint64_t id, const int64_t *price, const int64_t *quantity) {
  bool is_gone = false;
  const char *reason = replace(engine, id, price, quantity, &is_gone);
  if (is_gone) assay_canceled();
  return reason;
}

static void book_show(void *engine, uint32_t instrument) {
  (void)instrument;
  for (int side = 0; side < 2; side++)
    for (struct resting *order = ((struct book *)engine)->sides[side]; order; order = order->next)
      assay_resting(order->id, order->is_buy, order->price, order->leaves);
}

int main(void) {
  struct book book = {.traded = assay_trade};
  struct assay_adapter adapter = {
      .name = "example", .version = "1.0", .language = "C",
      .capabilities = "market ioc fok replace duplicates unknownCancels trades tradeIDs tradePrices "
                      "reasons orders",
      .conventions = "decreasePriority=keeps replaceQuantity=total replaceBelowFilled=cancels "
                     "marketRemainder=cancels identifierReuse=onceDead",
      .engine = &book, .reset = book_reset, .enter = book_enter, .cancel = book_cancel,
      .replace = book_replace, .book = book_show};
  return assay_serve(&adapter);
}
