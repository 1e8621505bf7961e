"""akhil4n-orderbook: the best price after the last order of a level was canceled."""

import sys

from orderbook import Order, OrderBook, OrderSide

book = OrderBook()
first, second = Order(OrderSide.ASK, 100, 4), Order(OrderSide.ASK, 100, 4)
book.add_limit_order(first)
book.add_limit_order(second)
book.add_limit_order(Order(OrderSide.BID, 100, 1))
book.cancel_order(first.order_id)
book.cancel_order(second.order_id)
best, orders = book.best_ask(), sum(len(level.queue) for level in book.asks.values())

print("rule: a side without orders has no best price")
print(f"did:  with {orders} sell orders left, best_ask() is {best}")
sys.exit(0 if best == 100 and orders == 0 else 1)
