"""lumina-lob: an immediate-or-cancel order with the id of one that rests."""

import sys

from lumina_lob import MatchingEngine, Order, OrderBook, OrderType, Side

book = OrderBook()
engine = MatchingEngine(book)
engine.process(Order(1, Side.ASK, 101.0, 1))
try:
    engine.process(Order(1, Side.BID, 100.0, 2, OrderType.IOC))
    outcome = "takes it"
except ValueError as error:
    outcome = f"raises ValueError: {error}"

print("rule: an order with the id of a live one is refused, as add() refuses one that would rest")
print(f"did:  process() {outcome}")
sys.exit(0 if outcome == "takes it" else 1)
