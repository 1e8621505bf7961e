"""lumina-lob: an order with the id of one that rests, which trades in part and would rest."""

import sys

from lumina_lob import MatchingEngine, Order, OrderBook, Side

book = OrderBook()
engine = MatchingEngine(book)
engine.process(Order(1, Side.ASK, 101.0, 2))
engine.process(Order(4, Side.BID, 100.0, 1))
try:
    engine.process(Order(4, Side.BID, 101.0, 3))
    outcome = "takes it"
except ValueError as error:
    outcome = f"raises ValueError: {error}"

print("rule: a refused order changes nothing")
print(f"did:  process() {outcome}; the trades are {book.trades} (taker, maker, quantity)")
sys.exit(0 if outcome != "takes it" and book.trades == [(4, 1, 2)] else 1)
