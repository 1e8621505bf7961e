/// The C ABI of the engines of the public benchmark flash1, written from its facts.
///
/// A harness loads an engine as a shared library, gives it messages one by one or in batches, and
/// takes its reports from a queue, the transport, on another thread. There is one symbol and one
/// engine to a process. Numbers are little-endian and aligned as in C.

#ifndef FLASH1_ENGINE_H
#define FLASH1_ENGINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define FLASH1_ASSERT(condition) static_assert(condition, #condition)
extern "C" {
#else
#define FLASH1_ASSERT(condition) _Static_assert(condition, #condition)
#endif

/// The sides.
enum { FLASH1_BUY = 0, FLASH1_SELL = 1 };

/// A new limit order. There is no way to reject one.
typedef struct flash1_new_order {
  uint64_t order_id;
  uint64_t sequence;
  int64_t price;  ///< in ticks
  uint32_t quantity;
  uint8_t side;
  uint8_t ioc;  ///< 1 if immediate-or-cancel
  uint8_t zero[2];
} flash1_new_order;

/// A cancel of a resting order.
typedef struct flash1_cancel {
  uint64_t order_id;
  uint64_t sequence;
} flash1_cancel;

/// A cancel of a resting order and its reinsertion under the same id, behind all of its level.
typedef struct flash1_modify {
  uint64_t order_id;
  uint64_t sequence;
  int64_t price;  ///< the new price in ticks
  uint32_t quantity;
  uint8_t side;  ///< that of the order
  uint8_t zero[3];
} flash1_modify;

/// What the tag of a message says.
enum { FLASH1_NEW_ORDER = 0, FLASH1_CANCEL = 1, FLASH1_MODIFY = 2 };

/// A message with its tag, as it stands in a batch.
typedef struct flash1_message {
  uint8_t type;
  uint8_t zero[7];
  union {
    flash1_new_order new_order;
    flash1_cancel cancel;
    flash1_modify modify;
  };
} flash1_message;

/// What a report says.
enum {
  FLASH1_ORDER_ACK = 0,      ///< a new order was taken
  FLASH1_TRADE = 1,          ///< a fill, at the price of the order that rested
  FLASH1_CANCEL_ACK = 2,     ///< an order was canceled, or the rest of an immediate one
  FLASH1_MODIFY_ACK = 3,     ///< an order was modified; once, whatever it then trades
  FLASH1_CANCEL_REJECT = 4,  ///< no such order rests
  FLASH1_MODIFY_REJECT = 5   ///< no such order rests
};

/// A report of an engine.
typedef struct flash1_report {
  uint8_t type;
  uint8_t side;  ///< of the order that it is about, in a trade of the taker; 0 in a rejection
  uint8_t zero[6];
  uint64_t sequence;  ///< of the message that caused it
  uint64_t order_id;  ///< the order that it is about, in a trade the taker
  int64_t price;      ///< in ticks; 0 in a rejection
  uint32_t quantity;
  uint32_t zero_word;
  uint64_t maker_id;  ///< in a trade
  uint64_t taker_id;  ///< in a trade
  uint64_t reserved;
} flash1_report;

/// A queue of reports between two threads.
typedef struct flash1_transport {
  /// Makes a queue with room for at least this many reports; NULL where that can't be.
  void *(*create)(uint32_t capacity);
  /// Adds a report: 1; or 0 where the queue is full, and the engine tries again.
  int (*push)(void *queue, const flash1_report *report);
  /// Takes up to `max` reports out, on the reader's thread; returns how many.
  uint32_t (*drain)(void *queue, flash1_report *reports, uint32_t max);
  /// Lets the reader see what the writer has added and not shown yet.
  void (*flush)(void *queue);
  void (*destroy)(void *queue);
} flash1_transport;

/// Begins with an empty book; reports go to the queue of the transport.
void engine_init(uint64_t nonce, const flash1_transport *transport, void *queue);
/// Ends the engine.
void engine_shutdown(void);

void engine_on_new_order(const flash1_new_order *order);
void engine_on_cancel(const flash1_cancel *cancel);
void engine_on_modify(const flash1_modify *modify);
/// Optional: messages, to be processed exactly as if each came alone.
void engine_on_batch(const flash1_message *messages, uint32_t count);

/// Returns when everything delivered is matched and reported.
void engine_flush(void);

/// The highest bid, or `INT64_MIN`.
int64_t engine_query_best_bid(void);
/// The lowest offer, or `INT64_MAX`.
int64_t engine_query_best_ask(void);
/// What rests at a price on a side.
uint64_t engine_query_depth_at(int64_t price, uint8_t side);

/// Optional: the engine's own transport, which the harness then uses.
const flash1_transport *engine_get_transport(void);

FLASH1_ASSERT(sizeof(flash1_new_order) == 32);
FLASH1_ASSERT(offsetof(flash1_new_order, quantity) == 24);
FLASH1_ASSERT(offsetof(flash1_new_order, ioc) == 29);
FLASH1_ASSERT(sizeof(flash1_cancel) == 16);
FLASH1_ASSERT(sizeof(flash1_modify) == 32);
FLASH1_ASSERT(offsetof(flash1_modify, side) == 28);
FLASH1_ASSERT(sizeof(flash1_message) == 40);
FLASH1_ASSERT(offsetof(flash1_message, cancel) == 8);
FLASH1_ASSERT(sizeof(flash1_report) == 64);
FLASH1_ASSERT(offsetof(flash1_report, sequence) == 8);
FLASH1_ASSERT(offsetof(flash1_report, price) == 24);
FLASH1_ASSERT(offsetof(flash1_report, quantity) == 32);
FLASH1_ASSERT(offsetof(flash1_report, maker_id) == 40);
FLASH1_ASSERT(offsetof(flash1_report, taker_id) == 48);
FLASH1_ASSERT(sizeof(flash1_transport) == 40);

#ifdef __cplusplus
}
#endif

#endif
