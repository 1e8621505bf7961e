"""fastlob: the state of an order that was filled, and a cancel of it."""

import logging
import sys

from fastlob import Orderbook, OrderParams, OrderSide

logging.disable(logging.CRITICAL)
book = Orderbook(start=True)
first = book(OrderParams(OrderSide.ASK, 100, 3))
second = book(OrderParams(OrderSide.ASK, 100, 3))
book(OrderParams(OrderSide.BID, 100, 3))
before = book.get_status(first.orderid()), book.best_asks(1)
done = book.cancel(first.orderid()).success()
after = book.best_asks(1)
book.stop()

print("rule: an order that was filled can't be canceled, and a cancel of it changes nothing")
print(f"did:  the filled order has the status {before[0]}, its level {before[1]}; the cancel succeeds: {done};")
print(f"      the level is then {after}, though the second order was neither traded nor canceled")
sys.exit(0 if done and before[1] and not after else 1)
