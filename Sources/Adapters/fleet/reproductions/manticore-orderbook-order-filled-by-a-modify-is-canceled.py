"""manticore-orderbook: a cancel of an order that a modified order has filled."""

import logging
import os

from manticore_orderbook import OrderBook

logging.disable(logging.CRITICAL)
book = OrderBook("A", enable_logging=False)
book.add_order("sell", 101.0, 1.0, "1")
book.add_order("buy", 100.0, 1.0, "2")
book.modify_order("2", new_price=101.0)
traded = sum(trade["quantity"] for trade in book.get_trade_history())
done = book.cancel_order("1")

print("rule: what is filled can't be canceled")
print(f"did:  {traded} of the order for 1.0 are traded; cancel_order() of it answers {done}", flush=True)
os._exit(0 if traded == 1.0 and done else 1)  # The book's thread would keep the process.
