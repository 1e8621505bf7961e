"""pyclob: prices are 1 to 99 cents, orders are paid for by accounts, and an account never trades with
itself, so each order has an account of its own, rich enough for any order."""

from assay_adapter import Adapter, installed_version, serve

from pyclob.account import Account
from pyclob.book import OrderBook
from pyclob.models import Order, Side


class PyClob(Adapter):
    name, version, language = "pyclob", installed_version("pyclob"), "Python"
    homepage = "https://github.com/lauradouglass/pyclob"
    ids = str
    capabilities = ("unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    limits = {"price": (1, 99)}
    refusals = {ValueError: None}

    def reset(self, instruments, conventions):
        self.engine, self.accounts = OrderBook("A"), {}

    def new(self, order):
        entered = Order(order.key, Side.BUY if order.is_buy else Side.SELL, order.price, order.quantity, id=order.key)
        self.accounts[order.key] = Account(order.key, 10**30)
        return [self.trade(fill.maker_order_id, fill.price, fill.qty, taker=fill.taker_order_id)
                for fill in self.engine.place_order(entered, self.accounts)]

    def cancel(self, order):
        self.engine.cancel_order(order.key, self.accounts)
        return True

    def book(self, instrument):
        return [[(o.id, o.price, o.remaining_qty) for level in side for o in level.orders]
                for side in (self.engine._bids, self.engine._asks)]


serve(PyClob())
