"""lobby: an order for nothing."""

import sys

from lobby.orderbook import OrderBook

book = OrderBook()
try:
    book.processOrder({"type": "limit", "side": "bid", "qty": 0, "price": 1, "tid": 1}, False, False)
    outcome = "returns"
except SystemExit as error:
    outcome = f"calls sys.exit({error})"

print("rule: an order that can't be taken is refused, and the engine goes on")
print(f"did:  processOrder() {outcome}")
sys.exit(0 if outcome.startswith("calls") else 1)
