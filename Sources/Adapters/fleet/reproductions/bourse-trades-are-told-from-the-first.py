"""bourse: how the trades of the last order can be asked for."""

import sys

from bourse.core import OrderBook

COUNT = 5_000

book = OrderBook(0, 1)
for time in range(COUNT):
    book.set_time(time)
    book.place_order(False, 1, 0, price=100)
    book.place_order(True, 1, 0, price=100)
    told = len(book.get_trades())
others = [name for name in dir(OrderBook) if "trades" in name and name != "get_trades"]

print("rule: what one order traded can be asked for, whatever was traded before")
print(f"did:  after {COUNT} trades get_trades() tells {told}; what else has trades in its name: {', '.join(others) or 'nothing'}")
sys.exit(0 if told == COUNT and others == [] else 1)
