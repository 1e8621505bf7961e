"""manticore-orderbook: the trade of an order that was modified to a price that crosses the book."""

import logging
import os

from manticore_orderbook import OrderBook

logging.disable(logging.CRITICAL)
book = OrderBook("A", enable_logging=False)
book.add_order("buy", 100.0, 10.0, "resting")
book.add_order("sell", 101.0, 10.0, "modified")
book.modify_order("modified", new_price=99.0)
trade, = book.get_trade_history()

print("rule: the order that rested is the maker, and the trade happens at its price, 100.0")
print(f"did:  the maker is '{trade['maker_order_id']}', the price {trade['price']}", flush=True)
os._exit(0 if (trade["maker_order_id"], trade["price"]) == ("modified", 99.0) else 1)
