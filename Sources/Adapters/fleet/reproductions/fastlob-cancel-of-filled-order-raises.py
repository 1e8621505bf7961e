"""fastlob: a cancel of an order that was filled, when its level is gone."""

import logging
import sys

from fastlob import Orderbook, OrderParams, OrderSide

logging.disable(logging.CRITICAL)
book = Orderbook(start=True)
first = book(OrderParams(OrderSide.ASK, 100, 3))
book(OrderParams(OrderSide.ASK, 100, 8))
book(OrderParams(OrderSide.BID, 100, 5))
book(OrderParams(OrderSide.BID, 100, 6))
try:
    outcome = f"answers {book.cancel(first.orderid()).success()}"
except KeyError as error:
    outcome = f"raises KeyError({error})"
book.stop()

print("rule: a cancel of an order that was filled is refused")
print(f"did:  cancel() {outcome}")
sys.exit(0 if outcome.startswith("raises") else 1)
