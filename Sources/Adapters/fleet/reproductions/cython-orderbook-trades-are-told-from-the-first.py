"""cython-orderbook: how the trades of the last order can be asked for."""

import contextlib
import io
import sys

from cython_orderbook import Order, OrderBook, OrderSide

COUNT = 1_000

book = OrderBook()
for _ in range(COUNT):
    book.add_limit_order(Order(side=OrderSide.ASK, price=100, original_quantity=1))
    book.add_limit_order(Order(side=OrderSide.BID, price=100, original_quantity=1))
with contextlib.redirect_stdout(io.StringIO()) as printed:
    book.print_trade_log()
told = printed.getvalue().count("aggressor_id")
others = [name for name in dir(OrderBook) if "trade" in name and name != "print_trade_log"]

print("rule: what one order traded can be asked for, whatever was traded before")
print(f"did:  after {COUNT} trades print_trade_log() prints {told}; "
      f"what else has trade in its name: {', '.join(others) or 'nothing'}")
sys.exit(0 if told == COUNT and others == [] else 1)
