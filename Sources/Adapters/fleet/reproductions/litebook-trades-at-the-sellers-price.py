"""litebook: the price of a trade when a sell order comes in below a resting buy order."""

import sys

from litebook import OrderBook, OrderType

book = OrderBook(tick_size=0.01)
book.add(book.create_order(OrderType.Buy, 101.0, 5.0))
fill, = book.add(book.create_order(OrderType.Sell, 98.0, 5.0))

print("rule: a trade happens at the price of the order that rested, 101.0")
print(f"did:  the fill's price is {fill.price}")
sys.exit(0 if fill.price == 98.0 else 1)
