"""cleolob: a modify of a partly filled order to a total that is filled already."""

import sys

from lob.engine import Order, OrderBook, OrderStatus, OrderType, Side


def modified(total):
    """What a modify to a total does to an order for 3 of which 2 are filled: in a word."""
    book = OrderBook()
    maker = Order(1, Side.SELL, 3, OrderType.LIMIT, "1", 1, 100)
    book.process(maker, 1)
    book.process(Order(2, Side.BUY, 2, OrderType.LIMIT, "2", 2, 100), 2)
    try:
        book.modify(1, total, None, 3)
    except ValueError:
        return "refused"
    return "canceled" if maker.status is OrderStatus.CANCELLED else maker.status.name


equal, below = modified(2), modified(1)

print("rule: a total that is filled already, or more than that, is refused, or cancels: one of them for both")
print(f"did:  as modify() says of itself; of 3, 2 are filled: to 2 it is {equal}, to 1 it is {below}")
sys.exit(0 if (equal, below) == ("canceled", "refused") else 1)
