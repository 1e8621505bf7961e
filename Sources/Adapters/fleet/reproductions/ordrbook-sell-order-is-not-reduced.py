"""ordrbook: what is left of a sell order that came in and traded."""

import sys

from ordrbook import OrderBook

book = OrderBook()
book.bid_limit_order({"order_id": "1", "trade_id": "1", "timestamp": 1, "quantity": 6, "price": 101})
trades, rest = book.ask_limit_order({"order_id": "2", "trade_id": "2", "timestamp": 2, "quantity": 8, "price": 100})
traded = sum(trade["quantity"] for trade in trades)

print("rule: after 6 of 8 are traded, 2 rest")
print(f"did:  {traded} are traded, {rest['quantity'] if rest else 0} rest")
sys.exit(0 if traded == 6 and rest and rest["quantity"] == 8 else 1)
