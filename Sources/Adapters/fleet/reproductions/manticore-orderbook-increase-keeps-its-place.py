"""manticore-orderbook: the place of an order whose quantity was raised."""

import logging
import os

from manticore_orderbook import OrderBook

logging.disable(logging.CRITICAL)
book = OrderBook("A", enable_logging=False)
book.add_order("sell", 100.0, 2.0, "raised")
book.add_order("sell", 100.0, 1.0, "second")
book.modify_order("raised", new_quantity=3.0)
book.add_order("buy", 100.0, 1.0, "buyer")
trade = book.get_trade_history()[0]

print("rule: an order whose quantity is raised goes behind those that rested before the change")
print(f"did:  the next trade is with the order '{trade['maker_order_id']}'", flush=True)
os._exit(0 if trade["maker_order_id"] == "raised" else 1)
