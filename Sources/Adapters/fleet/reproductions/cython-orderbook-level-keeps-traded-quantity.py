"""cython-orderbook: the total of a level after its first order was filled."""

import sys

from cython_orderbook import Order, OrderBook, OrderSide

book = OrderBook()
book.add_limit_order(Order(side=OrderSide.BID, price=100, original_quantity=9))
book.add_limit_order(Order(side=OrderSide.BID, price=100, original_quantity=10))
book.add_limit_order(Order(side=OrderSide.ASK, price=100, original_quantity=10))
level = next(line for line in str(book).splitlines() if line.startswith("100"))

print("rule: after 10 of orders for 9 and 10 are traded, their level holds 9")
print(f"did:  the printed book shows the level as '{level}' (price, quantity)")
sys.exit(0 if level.split() == ["100", "18"] else 1)
