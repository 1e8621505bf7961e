"""lumina-lob: an order with the id of one that rests, at a price that crosses it."""

import sys

from lumina_lob import MatchingEngine, Order, OrderBook, Side

book = OrderBook()
engine = MatchingEngine(book)
engine.process(Order(1, Side.BID, 100.0, 5))
try:
    engine.process(Order(1, Side.ASK, 100.0, 5))
    outcome = "takes it"
except ValueError as error:
    outcome = f"raises ValueError: {error}"

print("rule: an order with the id of a live one is refused, as add() refuses one that would rest")
print(f"did:  process() {outcome}; the trades are {book.trades} (taker, maker, quantity)")
sys.exit(0 if book.trades == [(1, 1, 5)] else 1)
