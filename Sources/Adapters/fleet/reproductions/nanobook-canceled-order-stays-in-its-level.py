"""nanobook: the book after a cancel of an order behind one that was filled."""

import sys

import nanobook

exchange = nanobook.Exchange()
exchange.submit_limit("buy", 9998, 8, "gtc")
second = exchange.submit_limit("buy", 9998, 6, "gtc")
exchange.submit_limit("sell", 9998, 8, "gtc")
done = exchange.cancel(second.order_id).success
levels = [(level.price, level.quantity, level.order_count) for level in exchange.full_book().bids]

print("rule: when the one order is filled and the other canceled, the side is empty")
print(f"did:  the cancel succeeds: {done}; the bids are {levels} (price, quantity, orders)")
sys.exit(0 if done and levels == [(9998, 6, 1)] else 1)
