"""pymicrostructure: one trader owns all orders; a sell has a negative volume; trades name no order."""

from assay_adapter import Adapter, installed_version, serve

from pymicrostructure.markets.continuous import ContinuousDoubleAuction
from pymicrostructure.orders.limit import LimitOrder
from pymicrostructure.orders.market import MarketOrder
from pymicrostructure.traders.base import Trader


class Owner(Trader):
    def update(self):
        """The market is driven from outside."""


class PyMicrostructure(Adapter):
    name, version, language = "pymicrostructure", installed_version("pymicrostructure"), "Python"
    homepage = "https://github.com/BBieganowski/pymicrostructure"
    capabilities = ("market", "trades", "tradePrices", "orders")
    conventions = {"marketRemainder": "cancels"}

    def reset(self, instruments, conventions):
        self.engine = ContinuousDoubleAuction()
        self.owner = Owner(self.engine)

    def new(self, order):
        volume = order.quantity if order.is_buy else -order.quantity
        if order.type == "market":
            entered = MarketOrder(self.owner.trader_id, volume)
        else:
            entered = LimitOrder(self.owner.trader_id, volume, order.price)
        self.bind(order, entered.id)
        before = len(self.engine.trade_history)
        self.engine.submit_order(entered)
        if entered.status == "rejected":
            return []  # Its word for a market order that finds nothing.
        return [(None, trade["price"], trade["volume"]) for trade in self.engine.trade_history[before:]]

    def resting(self, order):
        return any(standing.id == order.key for standing in self.engine.bid_ob + self.engine.ask_ob)

    def cancel(self, order):
        if not self.resting(order):
            return False  # The call answers nothing, so what it did is read from the book.
        self.owner.cancel_order_by_id(order.key)
        return not self.resting(order)

    def book(self, instrument):
        return [[(o.id, o.price, abs(o.active_volume)) for o in side]
                for side in (self.engine.bid_ob, self.engine.ask_ob)]


serve(PyMicrostructure())
