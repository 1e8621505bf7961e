"""ordrbook: a market sell order that meets two buy orders."""

import sys

from ordrbook import OrderBook

book = OrderBook()
for order in ("1", "2"):
    book.bid_limit_order({"order_id": order, "trade_id": order, "timestamp": 1, "quantity": 1, "price": 100})
trades = book.ask_market_order({"order_id": "3", "trade_id": "3", "timestamp": 3, "quantity": 1})
traded = [trade["quantity"] for trade in trades]

print("rule: an order for 1 trades at most 1")
print(f"did:  it traded {traded}")
sys.exit(0 if traded == [1, 1] else 1)
