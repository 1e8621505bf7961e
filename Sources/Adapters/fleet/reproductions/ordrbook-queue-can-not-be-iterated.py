"""ordrbook: iterating over the orders of a price."""

import sys

from ordrbook import OrderBook

book = OrderBook()
book.bid_limit_order({"order_id": "1", "trade_id": "1", "timestamp": 1, "quantity": 6, "price": 101})
try:
    outcome = f"gives {len(list(book.bids.get_price_list(101)))} orders"
except TypeError as error:
    outcome = f"raises TypeError: {error}"

print("rule: a class with __iter__ can be iterated")
print(f"did:  iterating {outcome}")
sys.exit(0 if outcome.startswith("raises") else 1)
