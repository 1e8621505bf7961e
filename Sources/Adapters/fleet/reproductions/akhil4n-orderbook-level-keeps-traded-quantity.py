"""akhil4n-orderbook: the total of a level after part of an order was traded."""

import sys

from orderbook import Order, OrderBook, OrderSide

book = OrderBook()
book.add_limit_order(Order(OrderSide.ASK, 100, 4))
book.add_limit_order(Order(OrderSide.BID, 100, 3))
total = book.asks[100].total_quantity

print("rule: after 3 of an order for 4 are traded, its level holds 1")
print(f"did:  total_quantity of the level is {total}")
sys.exit(0 if total == 4 else 1)
