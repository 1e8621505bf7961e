"""pylobo: the total of a level that is beyond 64 bits."""

import sys
import uuid

import lobo
from lobo.orders import LimitOrder, Side

book = lobo.Book()
quantity = 2**62
for _ in range(5):
    book.fill(LimitOrder(100, quantity, uuid.UUID(int=1), Side.Sell), lobo.Reports(include_fills=True))
level = book.orders.asks._levels_df(None).rows(named=True)[0]

print(f"rule: a level of 5 orders for {quantity} holds {5 * quantity}, or the order that is too much is refused")
print(f"did:  the level has {level['order_count']} orders and holds {level['quantity']}")
sys.exit(0 if level["order_count"] == 5 and level["quantity"] == quantity else 1)
