"""manticore-orderbook: the TRADE events of a fill-or-kill order."""

import logging
import os

from manticore_orderbook import OrderBook
from manticore_orderbook.event_manager import EventType

logging.disable(logging.CRITICAL)
events = []
book = OrderBook("A", enable_logging=False)
book.event_manager.subscribe(EventType.TRADE, lambda kind, trade: events.append(trade["trade_id"]))
book.add_order("buy", 100.0, 10.0, "1")
book.add_order("sell", 100.0, 4.0, "2", "FOK")
trades = len(book.get_trade_history())

print("rule: a trade is told once")
print(f"did:  of {trades} trade there are {len(events)} TRADE events, "
      f"with {len(set(events))} trade_id", flush=True)
os._exit(0 if (trades, len(events), len(set(events))) == (1, 2, 1) else 1)
