"""fastlob: execprices() of a result without an execution; its type says Optional."""

import logging
import sys

from fastlob import Orderbook, OrderParams, OrderSide

logging.disable(logging.CRITICAL)
book = Orderbook(start=True)
result = book(OrderParams(OrderSide.ASK, 100, 3))
try:
    outcome = f"is {result.execprices()}"
except AttributeError as error:
    outcome = f"raises AttributeError: {error}"
book.stop()

print("rule: what was executed of an order can be asked of its result, also when nothing was")
print(f"did:  execprices() {outcome}")
sys.exit(0 if outcome.startswith("raises") else 1)
