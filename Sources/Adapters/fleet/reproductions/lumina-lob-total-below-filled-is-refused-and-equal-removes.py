"""lumina-lob: a modify of a partly filled order to a total that is filled already."""

import sys

from lumina_lob import MatchingEngine, Order, OrderBook, Side


def modified(total):
    """What a modify to a total does to an order for 3 of which 2 are filled, in a word."""
    book = OrderBook()
    engine = MatchingEngine(book)
    engine.process(Order(1, Side.BID, 100.0, 3))
    engine.process(Order(2, Side.ASK, 100.0, 2))
    try:
        book.modify(1, total)
    except ValueError:
        return "refused"
    return "left" if 1 in book.orders else "removed"


equal, below = modified(2), modified(1)

print("rule: a total that is filled already, or more than that, is refused, or cancels: one of them for both")
print(f"did:  as modify() says of itself; of 3, 2 are filled: to 2 it is {equal}, to 1 it is {below}")
sys.exit(0 if (equal, below) == ("removed", "refused") else 1)
