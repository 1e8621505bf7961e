"""order-matching: an order for 0.3 that is filled by 0.1 three times."""

import sys
from datetime import datetime, timedelta

from loguru import logger
from order_matching.enums import Side
from order_matching.matching_engine import MatchingEngine
from order_matching.order import LimitOrder
from order_matching.orders import Orders

logger.remove()
engine, now, traded = MatchingEngine(seed=1), datetime(2000, 1, 1), []
for number, (side, size) in enumerate([(Side.BUY, 0.3)] + [(Side.SELL, 0.1)] * 3):
    now += timedelta(seconds=1)
    order = LimitOrder(side=side, price=1.0, size=size, timestamp=now, order_id=str(number), trader_id="1")
    engine.place(Orders([order]))
    traded += [trade.size for trade in engine.match(now).trades]
left = [row["size"] for row in engine.unprocessed_orders.summary().collect().rows(named=True)]

print("rule: 0.3 less three times 0.1 is nothing")
print(f"did:  traded {traded}; what rests is {left}")
sys.exit(0 if len(traded) == 3 and left and 0 < left[0] < 1e-9 else 1)
