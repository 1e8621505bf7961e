"""cython-orderbook: its book and its trades can only be printed, so both are read from the print."""

import contextlib
import io
import re

from assay_adapter import Adapter, installed_version, serve

from cython_orderbook import Order, OrderBook, OrderSide

TRADE = re.compile(r"Price: (\S+) \| Qty: (\d+) \| aggressor_id: (\S+) \| filler_id: (\S+)")


class CythonOrderBook(Adapter):
    name, version, language = "cython-orderbook", installed_version("cython-orderbook"), "Cython"
    homepage = "https://github.com/Akhil4n/cython-orderbook"
    capabilities = ("market", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"marketRemainder": "cancels"}
    limits = {"quantity": 2**31 - 1}
    refusals = {OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine = OrderBook()
        self.seen = 0

    def new(self, order):
        side = OrderSide.BID if order.is_buy else OrderSide.ASK
        if order.type == "market":
            entered = Order(side=side, original_quantity=order.quantity)
            self.bind(order, entered.order_id)
            self.engine.add_market_order(entered)
        else:
            entered = Order(side=side, price=order.decimal_price, original_quantity=order.quantity)
            self.bind(order, entered.order_id)
            self.engine.add_limit_order(entered)
        if entered.remaining_quantity == order.quantity:
            return []  # The log is printed from the first trade each time; nothing in it is new.
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self.engine.print_trade_log()
        lines = printed.getvalue().splitlines()[1 + self.seen:]  # The first is the heading.
        trades = TRADE.findall("\n".join(lines))
        self.seen += len(trades)
        return [self.trade(maker, order.instrument.price_units(price), int(quantity), taker=taker)
                for price, quantity, taker, maker in trades]

    def cancel(self, order):
        return self.engine.cancel_order(order.key)

    def book(self, instrument):
        asks, _, bids = str(self.engine).partition("---------------------\n")
        sides = [[(instrument.price_units(price), int(quantity))
                  for price, quantity in re.findall(r"^(\S+)  (-?\d+)$", text, re.M)] for text in (bids, asks)]
        return sides[0], sides[1][::-1]


serve(CythonOrderBook())
