/* The kit for engines that C or C++ can call: one file, no dependency but POSIX.
 *
 * An adapter fills a `struct assay_adapter` with what it declares and does, and ends by
 * `return assay_serve(&adapter);`. The kit speaks the protocol over standard input and output: the
 * handshake, batches, one answer a request, ids, and the answers that follow from others. What the
 * engine prints to standard output goes to standard error.
 *
 * Include it in one file of a program: what it remembers is static. */

#ifndef ASSAY_ADAPTER_H
#define ASSAY_ADAPTER_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An order of the suite. Prices and quantities are whole units; a market order has no price. */
struct assay_order {
  uint64_t id;
  uint32_t instrument; /* its place in the list of the last reset */
  bool is_buy;
  bool is_market;
  int64_t price;
  int64_t quantity;
  char time_in_force[4]; /* gtc, day, gtd, ioc, fok, opg, cls */
  int64_t expires;
  uint64_t account;
};

/* How far an engine's numbers reach; what is 0 has no limit, and prices none where both ends are 0. */
struct assay_limits {
  uint64_t order_id; /* the greatest id */
  int64_t least_price, greatest_price;
  int64_t quantity;
  uint64_t instruments;
  uint64_t orders; /* live at one time */
};

/* What an adapter declares and does. `engine` is handed to each function. A function that the engine
 * has no capability for stays NULL. */
struct assay_adapter {
  const char *name, *version, *language, *homepage;
  const char *capabilities; /* words, by spaces between them */
  const char *conventions;  /* choices made for good: "marketRemainder=cancels halt=takesCancels" */
  struct assay_limits limits;
  void *engine;
  /* Starts anew with empty books. `request` is the whole line, with instruments and conventions.
   * Returns NULL, or why the engine can't trade these instruments or follow these conventions. */
  const char *(*reset)(void *engine, size_t instruments, const char *request);
  /* Enters an order and tells its trades by assay_trade. Returns NULL, or why it is refused: a word of
   * the protocol, or "" where the engine does not say why. */
  const char *(*enter)(void *engine, const struct assay_order *order);
  /* Cancels an order. Returns NULL, or why not. */
  const char *(*cancel)(void *engine, uint64_t id);
  /* Changes what is not NULL, and tells trades by assay_trade, or assay_canceled where it ended the
   * order. Returns NULL, or why not. */
  const char *(*replace)(void *engine, uint64_t id, const int64_t *price, const int64_t *quantity);
  /* Tells the orders of a book by assay_resting, best first on each side. */
  void (*book)(void *engine, uint32_t instrument);
};

/* --- Text that is written ------------------------------------------------------------------- */

struct assay_text {
  char *bytes;
  size_t count, capacity;
};

static inline void assay_append(struct assay_text *text, const char *bytes) {
  size_t count = strlen(bytes);
  if (text->count + count + 1 > text->capacity) {
    text->capacity = 2 * (text->count + count + 1);
    text->bytes = (char *)realloc(text->bytes, text->capacity);
    if (!text->bytes) abort();
  }
  memcpy(text->bytes + text->count, bytes, count + 1);
  text->count += count;
}

static inline void assay_append_id(struct assay_text *text, const char *key, uint64_t id) {
  char bytes[64];
  snprintf(bytes, sizeof bytes, "\"%s\":\"%" PRIu64 "\"", key, id);
  assay_append(text, bytes);
}

/* Text in quotes. */
static inline void assay_append_text(struct assay_text *text, const char *value) {
  assay_append(text, "\"");
  for (; *value; value++) {
    char letter[3] = {*value, 0, 0};
    if (*value == '"' || *value == '\\') letter[0] = '\\', letter[1] = *value;
    if ((unsigned char)*value < ' ') letter[0] = ' ';
    assay_append(text, letter);
  }
  assay_append(text, "\"");
}

/* Beyond 2^53 numbers travel as strings of digits. */
static inline void assay_append_number(struct assay_text *text, const char *key, int64_t value) {
  const int64_t exact = INT64_C(1) << 53;
  const char *quote = value > exact || value < -exact ? "\"" : "";
  char bytes[64];
  snprintf(bytes, sizeof bytes, "\"%s\":%s%" PRId64 "%s", key, quote, value, quote);
  assay_append(text, bytes);
}

/* --- Text that is read: requests, which the suite writes and which are right ------------------ */

static inline const char *assay_skip_blank(const char *at) {
  while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') at++;
  return at;
}

/* Behind the value that begins here. */
static inline const char *assay_skip(const char *at) {
  at = assay_skip_blank(at);
  int depth = 0;
  do {
    if (*at == '"') {
      for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
      if (*at) at++;
    } else if (*at == '{' || *at == '[') {
      depth++;
      at++;
    } else if (*at == '}' || *at == ']') {
      depth--;
      at++;
    } else if (depth == 0) {
      while (*at && !strchr(",]} \t\r\n", *at)) at++;
    } else if (*at) {
      at++;
    }
  } while (depth > 0 && *at);
  return at;
}

/* The value of a key of an object, or NULL. */
static inline const char *assay_find(const char *object, const char *key) {
  const char *at = assay_skip_blank(object);
  size_t length = strlen(key);
  if (*at != '{') return NULL;
  at = assay_skip_blank(at + 1);
  while (*at == '"') {
    const char *end = assay_skip(at);
    bool found = (size_t)(end - at) == length + 2 && !strncmp(at + 1, key, length);
    at = assay_skip_blank(end);
    if (*at != ':') return NULL;
    at = assay_skip_blank(at + 1);
    if (found) return at;
    at = assay_skip_blank(assay_skip(at));
    if (*at == ',') at = assay_skip_blank(at + 1);
  }
  return NULL;
}

/* The next element of an array, from its bracket or from behind an element; NULL at the end. */
static inline const char *assay_next(const char *at) {
  at = assay_skip_blank(at);
  if (*at == '[' || *at == ',') at = assay_skip_blank(at + 1);
  return *at && *at != ']' ? at : NULL;
}

static inline bool assay_is(const char *value, const char *word) {
  size_t length = strlen(word);
  return value && *value == '"' && !strncmp(value + 1, word, length) && value[length + 1] == '"';
}

/* A number, in quotes or not. */
static inline int64_t assay_number(const char *value) {
  return value ? strtoll(value + (*value == '"'), NULL, 10) : 0;
}

static inline uint64_t assay_id(const char *value) {
  return value ? strtoull(value + (*value == '"'), NULL, 10) : 0;
}

/* --- The conversation ------------------------------------------------------------------------- */

static struct {
  const struct assay_adapter *adapter;
  struct assay_text answer, bids, asks, symbols;
  size_t instruments;
  size_t start; /* where the events of the command begin */
  int64_t filled;
  bool is_canceled;
} assay;

/* Tells a trade of the incoming order with a resting one. */
static inline void assay_trade(uint64_t maker, int64_t price, int64_t quantity) {
  assay_append(&assay.answer, ",{\"event\":\"traded\",");
  assay_append_id(&assay.answer, "maker", maker);
  assay_append(&assay.answer, ",");
  assay_append_number(&assay.answer, "price", price);
  assay_append(&assay.answer, ",");
  assay_append_number(&assay.answer, "quantity", quantity);
  assay_append(&assay.answer, "}");
  assay.filled += quantity;
}

/* Tells that a replace ended its order. */
static inline void assay_canceled(void) { assay.is_canceled = true; }

/* Tells an order of the book. */
static inline void assay_resting(uint64_t id, bool is_buy, int64_t price, int64_t leaves) {
  struct assay_text *side = is_buy ? &assay.bids : &assay.asks;
  assay_append(side, side->count ? ",{" : "{");
  assay_append_id(side, "id", id);
  assay_append(side, ",");
  assay_append_number(side, "price", price);
  assay_append(side, ",");
  assay_append_number(side, "leaves", leaves);
  assay_append(side, "}");
}

/* The place of an instrument in the list of the last reset; SIZE_MAX where it is not there. */
static inline size_t assay_instrument(const char *symbol) {
  size_t length = symbol ? (size_t)(assay_skip(symbol) - symbol) : 0;
  const char *known = assay.symbols.bytes ? assay.symbols.bytes : "";
  for (size_t index = 0; index < assay.instruments; index++) {
    size_t count = strcspn(known, "\n");
    if (count == length && symbol && !strncmp(known, symbol, length)) return index;
    known += count + 1;
  }
  return SIZE_MAX;
}

static inline void assay_reject(const char *reason) {
  assay.answer.count = assay.start;
  assay_append(&assay.answer, "{\"event\":\"rejected\"");
  if (*reason) {
    assay_append(&assay.answer, ",\"reason\":");
    assay_append_text(&assay.answer, reason);
  }
  assay_append(&assay.answer, "}");
}

static inline void assay_new(const char *command) {
  struct assay_order order;
  memset(&order, 0, sizeof order);
  size_t instrument = assay_instrument(assay_find(command, "instrument"));
  if (instrument == SIZE_MAX) return assay_reject("unknownInstrument");
  order.id = assay_id(assay_find(command, "id"));
  order.instrument = (uint32_t)instrument;
  order.is_buy = assay_is(assay_find(command, "side"), "buy");
  order.is_market = assay_is(assay_find(command, "type"), "market");
  order.price = assay_number(assay_find(command, "price"));
  order.quantity = assay_number(assay_find(command, "quantity"));
  const char *time_in_force = assay_find(command, "timeInForce");
  memcpy(order.time_in_force, time_in_force ? time_in_force + 1 : "gtc", 3);
  order.expires = assay_number(assay_find(command, "expires"));
  order.account = assay_id(assay_find(command, "account"));
  assay_append(&assay.answer, "{\"event\":\"accepted\"}");
  const char *reason = assay.adapter->enter(assay.adapter->engine, &order);
  if (reason) return assay_reject(reason);
  bool rests = !order.is_market && strcmp(order.time_in_force, "ioc") &&
               strcmp(order.time_in_force, "fok");
  if (!rests && assay.filled < order.quantity)
    assay_append(&assay.answer, ",{\"event\":\"canceled\"}");
}

static inline void assay_command(const char *command) {
  const struct assay_adapter *adapter = assay.adapter;
  const char *what = assay_find(command, "do");
  uint64_t id = assay_id(assay_find(command, "id"));
  assay.start = assay.answer.count;
  assay.filled = 0;
  assay.is_canceled = false;
  if (assay_is(what, "new")) return assay_new(command);
  if (assay_is(what, "cancel")) {
    const char *reason = adapter->cancel(adapter->engine, id);
    if (reason) return assay_reject(reason);
    assay_append(&assay.answer, "{\"event\":\"canceled\"}");
  } else if (assay_is(what, "replace") && adapter->replace) {
    const char *price = assay_find(command, "price"), *quantity = assay_find(command, "quantity");
    int64_t new_price = assay_number(price), new_quantity = assay_number(quantity);
    assay_append(&assay.answer, "{\"event\":\"replaced\"}");
    const char *reason = adapter->replace(adapter->engine, id, price ? &new_price : NULL,
                                          quantity ? &new_quantity : NULL);
    if (reason) return assay_reject(reason);
    if (!assay.is_canceled) return;
    assay.answer.count = assay.start;
    assay_append(&assay.answer, "{\"event\":\"canceled\"}");
  } else {
    fprintf(stderr, "the adapter can't do this: %s", command);
    exit(1);
  }
}

static inline void assay_words(const char *key, const char *words, bool pairs) {
  struct assay_text *answer = &assay.answer;
  assay_append(answer, ",\"");
  assay_append(answer, key);
  assay_append(answer, pairs ? "\":{" : "\":[");
  char letter[2] = {0, 0};
  for (const char *at = words; *at; at++) {
    if (at == words || at[-1] == ' ') assay_append(answer, at == words ? "\"" : ",\"");
    letter[0] = *at;
    assay_append(answer, *at == '=' ? "\":\"" : *at == ' ' ? "" : letter);
    if (at[1] == ' ' || !at[1]) assay_append(answer, "\"");
  }
  assay_append(answer, pairs ? "}" : "]");
}

static inline void assay_tell_limits(const struct assay_limits *limits) {
  struct assay_text *answer = &assay.answer;
  const char *separator = ",\"limits\":{";
  if (limits->order_id) {
    assay_append(answer, separator);
    assay_append_id(answer, "orderID", limits->order_id);
    separator = ",";
  }
  if (limits->least_price || limits->greatest_price) {
    char ends[64];
    snprintf(ends, sizeof ends, "\"price\":[\"%" PRId64 "\",\"%" PRId64 "\"]",
             limits->least_price, limits->greatest_price);
    assay_append(answer, separator);
    assay_append(answer, ends);
    separator = ",";
  }
  const char *keys[] = {"quantity", "instruments", "orders"};
  const int64_t values[] = {limits->quantity, (int64_t)limits->instruments, (int64_t)limits->orders};
  for (size_t index = 0; index < 3; index++) {
    if (!values[index]) continue;
    assay_append(answer, separator);
    assay_append_number(answer, keys[index], values[index]);
    separator = ",";
  }
  if (*separator && !separator[1]) assay_append(answer, "}");
}

static inline void assay_start(void) {
  const struct assay_adapter *adapter = assay.adapter;
  const char *members[][2] = {{"name", adapter->name}, {"version", adapter->version},
                              {"language", adapter->language}, {"homepage", adapter->homepage}};
  assay_append(&assay.answer, "{\"assay\":1");
  for (size_t index = 0; index < 4; index++) {
    if (!members[index][1]) continue;
    assay_append(&assay.answer, ",\"");
    assay_append(&assay.answer, members[index][0]);
    assay_append(&assay.answer, "\":\"");
    assay_append(&assay.answer, members[index][1]);
    assay_append(&assay.answer, "\"");
  }
  assay_words("capabilities", adapter->capabilities, false);
  if (adapter->conventions) assay_words("conventions", adapter->conventions, true);
  assay_tell_limits(&adapter->limits);
  assay_append(&assay.answer, "}");
}

static inline void assay_reset(const char *request) {
  assay.symbols.count = assay.instruments = 0;
  const char *at = assay_find(request, "instruments");
  for (at = at ? assay_next(at) : NULL; at; at = assay_next(assay_skip(at))) {
    const char *symbol = assay_find(at, "symbol");
    if (!symbol) continue;
    for (const char *end = assay_skip(symbol); symbol < end; symbol++) {
      char letter[2] = {*symbol, 0};
      assay_append(&assay.symbols, letter);
    }
    assay_append(&assay.symbols, "\n");
    assay.instruments++;
  }
  const char *reason = assay.adapter->reset(assay.adapter->engine, assay.instruments, request);
  if (!reason) {
    assay_append(&assay.answer, "{\"ok\":true}");
    return;
  }
  assay_append(&assay.answer, "{\"unsupported\":");
  assay_append_text(&assay.answer, reason);
  assay_append(&assay.answer, "}");
}

static inline void assay_book(const char *request) {
  assay.bids.count = assay.asks.count = 0;
  assay_append(&assay.bids, "");
  assay_append(&assay.asks, "");
  size_t instrument = assay_instrument(assay_find(request, "instrument"));
  assay.adapter->book(assay.adapter->engine, (uint32_t)instrument);
  assay_append(&assay.answer, "{\"bids\":[");
  assay_append(&assay.answer, assay.bids.bytes);
  assay_append(&assay.answer, "],\"asks\":[");
  assay_append(&assay.answer, assay.asks.bytes);
  assay_append(&assay.answer, "]}");
}

/* Answers requests until the suite stops; returns the exit code. */
static inline int assay_serve(const struct assay_adapter *adapter) {
  assay.adapter = adapter;
  FILE *answers = fdopen(dup(1), "w");
  if (!answers || dup2(2, 1) < 0) return 1;
  char *line = NULL;
  size_t capacity = 0;
  bool is_stopped = false;
  while (!is_stopped && getline(&line, &capacity, stdin) > 0) {
    const char *ask = assay_find(line, "ask");
    assay.answer.count = 0;
    if (assay_is(ask, "start")) {
      assay_start();
    } else if (assay_is(ask, "reset")) {
      assay_reset(line);
    } else if (assay_is(ask, "commands")) {
      assay_append(&assay.answer, "{\"events\":[");
      const char *at = assay_find(line, "commands"), *separator = "[";
      for (at = at ? assay_next(at) : NULL; at; at = assay_next(assay_skip(at))) {
        assay_append(&assay.answer, separator);
        assay_command(at);
        assay_append(&assay.answer, "]");
        separator = ",[";
      }
      assay_append(&assay.answer, "]}");
    } else if (assay_is(ask, "book")) {
      assay_book(line);
    } else if (assay_is(ask, "stop")) {
      assay_append(&assay.answer, "{\"ok\":true}");
      is_stopped = true;
    } else {
      assay_append(&assay.answer, "{\"error\":\"the kit does not know this request\"}");
    }
    fputs(assay.answer.bytes, answers);
    fputc('\n', answers);
    fflush(answers);
  }
  free(line);
  return 0;
}

#endif
