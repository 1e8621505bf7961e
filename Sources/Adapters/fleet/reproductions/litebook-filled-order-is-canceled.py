"""litebook: a cancel of an order that was filled as it came in."""

import sys

from litebook import OrderBook, OrderType

book = OrderBook(tick_size=1.0)
first = book.create_order(OrderType.Buy, 100.0, 1.0)
second = book.create_order(OrderType.Sell, 100.0, 1.0)
book.add(first)
fills = [fill.quantity for fill in book.add(second)]
done = [book.cancel(second.id), book.cancel(second.id)]

print("rule: what is filled can't be canceled")
print(f"did:  the second order is filled: {fills}; cancel() of it, twice, answers {done}")
sys.exit(0 if fills == [1.0] and done[0] else 1)
