/// The C ABI of a matching engine: what a shared library exports so that Assay can judge and
/// measure it.
///
/// The library keeps its state behind an opaque pointer, takes commands as structs of 64 bytes and
/// tells events, 64 bytes each, through a callback. It prints nothing, starts no thread of its own
/// accord and never ends the process. A host calls one engine from one thread at a time, may have
/// several engines of a library at once, and keeps the library loaded for ever.
///
/// Numbers are little-endian and aligned as in C. Prices and quantities are whole numbers of the
/// units that the host chose for an instrument: an engine never sees a decimal. Bytes and words
/// that a kind does not use are 0, and a field that a struct of this version does not have yet is
/// read as 0. Layout, kinds and codes are those of the records of Assay's binary streams.
///
/// Memory is the host's: a library takes it from malloc, realloc and free (or what its language
/// builds on them) and links no allocator of its own, so that the host's serves it.
///
/// This file is C11 and C++17, and needs nothing but the standard headers.

#ifndef ASSAY_ENGINE_H
#define ASSAY_ENGINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define ASSAY_ASSERT(condition) static_assert(condition, #condition)
extern "C" {
#else
#define ASSAY_ASSERT(condition) _Static_assert(condition, #condition)
#endif

/// The version of this ABI. A library exports the one it was compiled with, a host refuses others.
#define ASSAY_ENGINE_ABI_VERSION 1

// MARK: - Codes

/// What a command asks for: `assay_command.kind`.
enum {
  ASSAY_NEW = 1,          ///< a new order: all fields up to `account`
  ASSAY_CANCEL = 2,       ///< cancels what is left of a live order: `order_id`
  ASSAY_REPLACE = 3,      ///< changes a live order: `order_id`, and what `fields` names
  ASSAY_MASS_CANCEL = 4,  ///< cancels all live orders that match what `fields` names
  ASSAY_PHASE = 5,        ///< begins a phase: `instrument`, `phase`
  ASSAY_UNCROSS = 6,      ///< matches the orders that an auction collected: `instrument`
  ASSAY_CLOCK = 7         ///< moves the logical time on: `time`
};

/// What an event says: `assay_event.kind`.
enum {
  ASSAY_ACCEPTED = 1,       ///< a new order was taken
  ASSAY_REJECTED = 2,       ///< a command was refused and changed nothing
  ASSAY_TRADED = 3,         ///< two orders traded
  ASSAY_CANCELED = 4,       ///< what was left of an order was canceled
  ASSAY_REPLACED = 5,       ///< an order was changed
  ASSAY_EXPIRED = 6,        ///< an order's time was over
  ASSAY_PHASE_CHANGED = 7,  ///< a phase began
  ASSAY_UNCROSSED = 8       ///< an auction was uncrossed; its trades follow
};

/// The sides of an order.
enum { ASSAY_BUY = 0, ASSAY_SELL = 1 };

/// The types of orders.
enum { ASSAY_LIMIT = 0, ASSAY_MARKET = 1 };

/// How long an order stands.
enum {
  ASSAY_GTC = 0,  ///< until it is filled or canceled
  ASSAY_DAY = 1,  ///< until its instrument closes
  ASSAY_GTD = 2,  ///< until the clock reaches `time`
  ASSAY_IOC = 3,  ///< trades at once what it can; the rest is canceled
  ASSAY_FOK = 4,  ///< trades at once and whole, or not at all
  ASSAY_OPG = 5,  ///< until the opening auction is over
  ASSAY_CLS = 6   ///< from the closing auction on, until that is over
};

/// Which of its optional fields a command, an event or a resting order has: a sum of bits.
enum {
  ASSAY_HAS_PRICE = 1,
  ASSAY_HAS_QUANTITY = 2,
  ASSAY_HAS_ACCOUNT = 4,
  ASSAY_HAS_INSTRUMENT = 8,
  ASSAY_HAS_SIDE = 16,
  ASSAY_HAS_ORDER = 1  ///< in a rejection: the order that the command named
};

/// The trading phases of an instrument; an engine begins in `ASSAY_CONTINUOUS`.
enum {
  ASSAY_CONTINUOUS = 0,
  ASSAY_CALL_AUCTION = 1,
  ASSAY_CLOSED = 2,
  ASSAY_PRE_OPEN = 3,
  ASSAY_OPENING_AUCTION = 4,
  ASSAY_HALTED = 5,
  ASSAY_REOPENING_AUCTION = 6,
  ASSAY_CLOSING_AUCTION = 7
};

/// Why a command was refused. When several apply, the first in this list is told.
enum {
  ASSAY_UNKNOWN_INSTRUMENT = 0,
  ASSAY_UNKNOWN_ORDER = 1,
  ASSAY_DUPLICATE_ORDER = 2,
  ASSAY_REUSED_IDENTIFIER = 3,
  ASSAY_MARKET_CLOSED = 4,
  ASSAY_TRADING_HALTED = 19,
  ASSAY_NEEDS_CONTINUOUS_TRADING = 5,
  ASSAY_AUCTION_PASSED = 20,
  ASSAY_QUANTITY_NOT_POSITIVE = 6,
  ASSAY_QUANTITY_OFF_LOT = 7,
  ASSAY_QUANTITY_BELOW_MINIMUM = 8,
  ASSAY_QUANTITY_ABOVE_MAXIMUM = 9,
  ASSAY_PRICE_SIGN_NOT_ALLOWED = 10,
  ASSAY_PRICE_OFF_TICK = 11,
  ASSAY_PRICE_OUTSIDE_BAND = 12,
  ASSAY_EXPIRY_NOT_IN_FUTURE = 13,
  ASSAY_QUANTITY_ALREADY_FILLED = 14,
  ASSAY_PHASE_UNCHANGED = 15,
  ASSAY_PHASE_CANNOT_FOLLOW = 21,
  ASSAY_BOOK_CROSSED = 16,
  ASSAY_NOT_IN_AUCTION = 17,
  ASSAY_CLOCK_RAN_BACK = 18
};

/// Why an order was canceled.
enum {
  ASSAY_BY_REQUEST = 0,
  ASSAY_BY_MASS_CANCEL = 1,
  ASSAY_BY_IOC = 2,
  ASSAY_BY_FOK = 3,
  ASSAY_BY_NO_LIQUIDITY = 4,
  ASSAY_BY_REPLACE_BELOW_FILLED = 5,
  ASSAY_BY_DYNAMIC_RANGE = 6
};

/// Which side brought a trade about.
enum { ASSAY_BY_BUYER = 0, ASSAY_BY_SELLER = 1, ASSAY_BY_AUCTION = 2 };

/// Whether a replaced order kept its place in the queue.
enum { ASSAY_PRIORITY_KEPT = 0, ASSAY_PRIORITY_LOST = 1 };

// MARK: - Commands and events

/// What a participant or the venue asks of an engine.
typedef struct assay_command {
  uint8_t kind;  ///< `ASSAY_NEW` to `ASSAY_CLOCK`
  union {
    uint8_t side;   ///< of a new order; of a mass cancel with `ASSAY_HAS_SIDE`
    uint8_t phase;  ///< of `ASSAY_PHASE`
  };
  uint8_t order_type;  ///< of a new order: `ASSAY_LIMIT` or `ASSAY_MARKET`
  union {
    uint8_t time_in_force;  ///< of a new order: `ASSAY_GTC` to `ASSAY_CLS`
    uint8_t fields;         ///< of a replace or a mass cancel: what is given
  };
  uint32_t instrument;  ///< the place in the list of instruments, from 0
  uint64_t order_id;    ///< any number, unique among the live orders of the engine
  int64_t price;        ///< a limit, in price units; any number
  int64_t quantity;     ///< in quantity units; any number: what is not positive is to be rejected
  int64_t time;         ///< of a clock or a good-till-date order: nanoseconds, an engine starts at 0
  uint64_t account;     ///< 0 stands for none
  uint64_t reserved[2];
} assay_command;

/// What an engine says happened.
typedef struct assay_event {
  uint8_t kind;  ///< `ASSAY_ACCEPTED` to `ASSAY_UNCROSSED`
  union {
    uint8_t reason;     ///< of a rejection or a cancellation
    uint8_t aggressor;  ///< of a trade
    uint8_t priority;   ///< of a replaced order
    uint8_t phase;      ///< of a change of phase
  };
  uint8_t zero;
  uint8_t fields;       ///< of a rejection `ASSAY_HAS_ORDER`; of a replaced or uncrossed `_PRICE`
  uint32_t instrument;  ///< of all but a rejection
  union {
    uint64_t order_id;
    uint64_t maker_id;    ///< of a trade; in an auction the buy order
    uint64_t volume_low;  ///< of an uncross: the quantity traded, its lower 64 bits
  };
  union {
    uint64_t taker_id;     ///< of a trade; in an auction the sell order
    uint64_t volume_high;  ///< of an uncross
  };
  int64_t price;  ///< of a trade (the maker's), a replaced order, an uncross
  union {
    int64_t quantity;        ///< traded, canceled, expired; positive
    int64_t leaves;          ///< of a replaced order: what is left before any trade of it
    uint64_t imbalance_low;  ///< of an uncross: bid less offered at the price, signed, 128 bits
  };
  union {
    int64_t maker_leaves;    ///< of a trade
    int64_t imbalance_high;  ///< of an uncross
  };
  int64_t taker_leaves;  ///< of a trade
  uint64_t reserved;
} assay_event;

/// Takes an event while the call that causes it is running.
///
/// `index` is the place of its command in the batch, 0 for a single command. The event is gone
/// when the callback returns. The callback must not call the engine, and must return.
typedef void (*assay_callback)(void *context, uint32_t index, const assay_event *event);

// MARK: - Setting up

/// A row of a tick table: at prices of magnitude `from` and above, the increment.
typedef struct assay_tick {
  uint64_t from;
  int64_t increment;  ///< at least 1
} assay_tick;

/// The signs that prices of an instrument may have: a sum of bits.
enum { ASSAY_NEGATIVE_PRICES = 1, ASSAY_ZERO_PRICE = 2, ASSAY_POSITIVE_PRICES = 4 };

/// Which of its limits an instrument has: a sum of bits.
enum {
  ASSAY_HAS_BAND = 1,
  ASSAY_HAS_REFERENCE_PRICE = 2,
  ASSAY_HAS_DYNAMIC_RANGE = 4,
  ASSAY_HAS_AUCTION_COLLAR = 8
};

/// What is traded, and within which limits orders for it are taken.
typedef struct assay_instrument {
  const char *symbol;         ///< UTF-8, ends with 0
  const assay_tick *ticks;    ///< by strictly rising `from`, the first from 0
  uint32_t tick_count;        ///< at least 1
  uint8_t price_signs;        ///< `ASSAY_NEGATIVE_PRICES` and so on
  uint8_t fields;             ///< `ASSAY_HAS_BAND` and so on
  uint8_t zero[2];
  int64_t lot;                ///< at least 1; quantities must be multiples of it
  int64_t minimum_quantity;   ///< of an order
  int64_t maximum_quantity;   ///< of an order
  int64_t band_lower;         ///< the static price limits, both allowed
  int64_t band_upper;         ///< not below `band_lower`
  int64_t reference_price;    ///< what auctions and ranges refer to before any trade
  int64_t dynamic_range;      ///< how far from the last price a continuous trade may be, at least 0
  int64_t auction_collar;     ///< how far from the last price an auction's price may be, at least 0
  uint64_t reserved[4];
} assay_instrument;

/// The choices on which correct venues differ. The code of a choice is its place in the list that
/// stands beside it; 0 is the default of each.
typedef struct assay_conventions {
  uint8_t decrease_priority;        ///< keeps, loses
  uint8_t replace_quantity;         ///< total, remaining
  uint8_t replace_below_filled;     ///< cancels, rejects
  uint8_t market_remainder;         ///< cancels, rests
  uint8_t identifier_reuse;         ///< onceDead, never
  uint8_t halt;                     ///< takesCancels, takesOrders, takesNothing
  uint8_t auction_market_orders;    ///< rejected, collected
  uint8_t auction_price;            ///< shanghai, xetra, euronext, nasdaq, asx
  uint8_t volatility_interruption;  ///< halts, refuses
  uint8_t reserved[55];
} assay_conventions;

/// What calls return.
enum {
  ASSAY_OK = 0,
  /// The host speaks another version of the ABI.
  ASSAY_WRONG_VERSION = 1,
  /// A pointer is NULL that must not be, or a value is none that this file allows.
  ASSAY_MALFORMED = 2,
  /// Well formed, but beyond what the engine says it can do. Nothing has changed.
  ASSAY_UNSUPPORTED = 3,
  /// There is not enough memory.
  ASSAY_NO_MEMORY = 4
};

/// An engine of the library.
typedef struct assay_engine assay_engine;

/// The version of the ABI that the library was compiled with: `ASSAY_ENGINE_ABI_VERSION`.
uint32_t assay_engine_abi_version(void);

/// What the library is and can do: a JSON object, as an engine of the process protocol answers to
/// its handshake. UTF-8, ends with 0, never freed, always the same.
///
///     {"assay":1,"name":"Example","version":"1.0","language":"C++","homepage":"https://…",
///      "capabilities":["market","ioc","trades","tradeIDs",…],
///      "conventions":{"decreasePriority":"keeps",…},
///      "limits":{"orderID":"18446744073709551615","price":["-100","100000"],
///                "quantity":"1000000","instruments":500,"orders":1000000}}
const char *assay_engine_describe(void);

/// Makes an engine with empty books, every instrument in continuous trading, at time 0.
///
/// `abi_version` is `ASSAY_ENGINE_ABI_VERSION`. The instruments and conventions are read during
/// the call and not kept; conventions may be NULL for the default of each.
///
/// Returns `ASSAY_OK` and the engine; or another code, no engine, and up to `message_size` bytes of
/// a text that says why, ending with 0. `message` may be NULL where `message_size` is 0.
int32_t assay_engine_create(
    uint32_t abi_version, const assay_instrument *instruments, uint32_t instrument_count,
    const assay_conventions *conventions, assay_engine **engine, char *message,
    size_t message_size);

/// Ends an engine and frees what it holds. NULL is allowed.
void assay_engine_destroy(assay_engine *engine);

/// Brings an engine back to where `assay_engine_create` left it, or as near as can't be told apart.
void assay_engine_reset(assay_engine *engine);

/// Carries out one command and tells its events, in order.
///
/// Returns `ASSAY_OK`, also where the answer is a rejection; `ASSAY_MALFORMED` or
/// `ASSAY_UNSUPPORTED`, without any event, where there is no answer.
int32_t assay_engine_apply(
    assay_engine *engine, const assay_command *command, assay_callback callback, void *context);

/// Carries out commands exactly as if each had been given alone, one after the other.
///
/// Returns how many were carried out: fewer than `count` where the next is one that
/// `assay_engine_apply` would not answer.
uint32_t assay_engine_apply_batch(
    assay_engine *engine, const assay_command *commands, uint32_t count, assay_callback callback,
    void *context);

// MARK: - Looking at the books; a library may leave any of these out

/// A live order in the book.
typedef struct assay_resting_order {
  uint8_t side;
  uint8_t time_in_force;
  uint8_t fields;  ///< `ASSAY_HAS_PRICE`; a collected market order has none
  uint8_t zero[5];
  uint64_t order_id;
  int64_t price;
  int64_t leaves;  ///< what is left to trade, positive
  int64_t filled;  ///< what has been traded
  int64_t time;    ///< when a good-till-date order expires
  uint64_t account;
  uint64_t reserved;
} assay_resting_order;

/// A price level of a side.
typedef struct assay_level {
  int64_t price;
  uint64_t quantity_low;  ///< the sum of what is left of its orders, lower 64 bits
  uint64_t quantity_high;
  uint64_t orders;  ///< how many, at least 1
} assay_level;

/// The best level of each side.
typedef struct assay_top {
  assay_level bid;  ///< without orders where there is none
  assay_level ask;
} assay_top;

/// Writes the first `capacity` orders of a side that are in the book: market orders first, then by
/// price, then time. Returns how many there are in all, or -1 for an instrument there is not.
int64_t assay_engine_orders(
    const assay_engine *engine, uint32_t instrument, uint8_t side, assay_resting_order *orders,
    uint64_t capacity);

/// Writes the best `capacity` levels of a side. Returns how many there are in all, or -1.
int64_t assay_engine_levels(
    const assay_engine *engine, uint32_t instrument, uint8_t side, assay_level *levels,
    uint64_t capacity);

/// Writes the best level of each side. Returns 0, or -1.
int32_t assay_engine_top(const assay_engine *engine, uint32_t instrument, assay_top *top);

/// The phase of an instrument, or -1.
int32_t assay_engine_phase(const assay_engine *engine, uint32_t instrument);

/// Writes what an uncross would bring now as an `ASSAY_UNCROSSED`. Returns 1; 0 in a phase that
/// collects nothing for an auction; or -1.
int32_t assay_engine_indication(
    const assay_engine *engine, uint32_t instrument, assay_event *indication);

/// The logical time: that of the last clock command taken.
int64_t assay_engine_clock(const assay_engine *engine);

/// A fingerprint of the state: equal in two engines of the library if they are in the same state.
uint64_t assay_engine_digest(const assay_engine *engine);

// MARK: - Layout

ASSAY_ASSERT(sizeof(void *) == 8);
ASSAY_ASSERT(sizeof(assay_command) == 64);
ASSAY_ASSERT(offsetof(assay_command, side) == 1);
ASSAY_ASSERT(offsetof(assay_command, phase) == 1);
ASSAY_ASSERT(offsetof(assay_command, order_type) == 2);
ASSAY_ASSERT(offsetof(assay_command, time_in_force) == 3);
ASSAY_ASSERT(offsetof(assay_command, fields) == 3);
ASSAY_ASSERT(offsetof(assay_command, instrument) == 4);
ASSAY_ASSERT(offsetof(assay_command, order_id) == 8);
ASSAY_ASSERT(offsetof(assay_command, price) == 16);
ASSAY_ASSERT(offsetof(assay_command, quantity) == 24);
ASSAY_ASSERT(offsetof(assay_command, time) == 32);
ASSAY_ASSERT(offsetof(assay_command, account) == 40);
ASSAY_ASSERT(offsetof(assay_command, reserved) == 48);
ASSAY_ASSERT(sizeof(assay_event) == 64);
ASSAY_ASSERT(offsetof(assay_event, reason) == 1);
ASSAY_ASSERT(offsetof(assay_event, fields) == 3);
ASSAY_ASSERT(offsetof(assay_event, instrument) == 4);
ASSAY_ASSERT(offsetof(assay_event, order_id) == 8);
ASSAY_ASSERT(offsetof(assay_event, taker_id) == 16);
ASSAY_ASSERT(offsetof(assay_event, price) == 24);
ASSAY_ASSERT(offsetof(assay_event, quantity) == 32);
ASSAY_ASSERT(offsetof(assay_event, maker_leaves) == 40);
ASSAY_ASSERT(offsetof(assay_event, taker_leaves) == 48);
ASSAY_ASSERT(offsetof(assay_event, reserved) == 56);
ASSAY_ASSERT(sizeof(assay_tick) == 16);
ASSAY_ASSERT(sizeof(assay_instrument) == 120);
ASSAY_ASSERT(offsetof(assay_instrument, price_signs) == 20);
ASSAY_ASSERT(offsetof(assay_instrument, lot) == 24);
ASSAY_ASSERT(offsetof(assay_instrument, band_lower) == 48);
ASSAY_ASSERT(offsetof(assay_instrument, auction_collar) == 80);
ASSAY_ASSERT(sizeof(assay_conventions) == 64);
ASSAY_ASSERT(sizeof(assay_resting_order) == 64);
ASSAY_ASSERT(offsetof(assay_resting_order, order_id) == 8);
ASSAY_ASSERT(offsetof(assay_resting_order, account) == 48);
ASSAY_ASSERT(sizeof(assay_level) == 32);
ASSAY_ASSERT(sizeof(assay_top) == 64);

#ifdef __cplusplus
}
#endif

#endif
