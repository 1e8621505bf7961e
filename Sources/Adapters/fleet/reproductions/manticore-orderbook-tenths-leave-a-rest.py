"""manticore-orderbook: an order for 0.3 that is filled by 0.1 three times."""

import logging
import os

from manticore_orderbook import OrderBook

logging.disable(logging.CRITICAL)
book = OrderBook("A", enable_logging=False)
book.add_order("buy", 1.0, 0.3, "0")
for order_id in ("1", "2", "3"):
    book.add_order("sell", 1.0, 0.1, order_id)
traded = [trade["quantity"] for trade in book.get_trade_history()]
snapshot = book.get_snapshot()
left = [level["quantity"] for level in snapshot["bids"] + snapshot["asks"]]

print("rule: 0.3 less three times 0.1 is nothing")
print(f"did:  traded {traded}; what rests is {left}", flush=True)
os._exit(0 if len(traded) == 3 and left and 0 < left[0] < 1e-9 else 1)
