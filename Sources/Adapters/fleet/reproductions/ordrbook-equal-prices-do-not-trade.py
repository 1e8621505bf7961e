"""ordrbook: a buy order at the price of a resting sell order."""

import sys

from ordrbook import OrderBook

book = OrderBook()
book.ask_limit_order({"order_id": "1", "trade_id": "1", "timestamp": 1, "quantity": 2, "price": 100})
trades, _ = book.bid_limit_order({"order_id": "2", "trade_id": "2", "timestamp": 2, "quantity": 2, "price": 100})

print("rule: a buy order trades with a sell order at its own price")
print(f"did:  {len(trades)} trades; the best bid is {book.bids.max_price()}, the best ask {book.asks.min_price()}")
sys.exit(0 if not trades and book.bids.max_price() == book.asks.min_price() else 1)
