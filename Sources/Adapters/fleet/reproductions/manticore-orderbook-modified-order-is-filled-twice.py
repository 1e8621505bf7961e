"""manticore-orderbook: a fill of an order whose quantity was modified."""

import logging
import os

from manticore_orderbook import OrderBook

logging.disable(logging.CRITICAL)
book = OrderBook("A", enable_logging=False)
book.add_order("buy", 100.0, 10.0, "1")
book.modify_order("1", new_quantity=6.0)
book.add_order("sell", 100.0, 2.0, "2")
traded = sum(trade["quantity"] for trade in book.get_trade_history())
left = book.get_snapshot()["bids"][0]["quantity"]

print("rule: after 2 of 6 are traded, 4 are left")
print(f"did:  {traded} are traded, {left} are left", flush=True)
os._exit(0 if (traded, left) == (2.0, 2.0) else 1)  # The book's thread would keep the process.
