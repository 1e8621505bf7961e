"""litebook: an order for 0.3 that is filled by 0.1 three times."""

import sys

from litebook import OrderBook, OrderType

book = OrderBook(tick_size=0.01)
book.add(book.create_order(OrderType.Buy, 1.0, 0.3))
traded = []
for _ in range(3):
    traded += [fill.quantity for fill in book.add(book.create_order(OrderType.Sell, 1.0, 0.1))]
left = [order.quantity for order in book.buy_orders + book.sell_orders]

print("rule: 0.3 less three times 0.1 is nothing")
print(f"did:  traded {traded}; what rests is {left}")
sys.exit(0 if len(traded) == 3 and left and 0 < left[0] < 1e-9 else 1)
