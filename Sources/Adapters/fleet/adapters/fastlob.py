"""fastlob: a result tells the quantity traded at each price, not with whom; prices have two decimals, so
they are given in whole ticks."""

from assay_adapter import Adapter, Rejected, installed_version, serve

from fastlob import Orderbook, OrderParams, OrderSide, OrderType
from fastlob.enums import ResultType


class FastLob(Adapter):
    name, version, language = "fastlob", installed_version("fastlob"), "Python"
    homepage = "https://github.com/mrochk/fastlob"
    capabilities = ("fok", "reduce", "unknownCancels", "trades", "tradePrices", "aggregates", "levels")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "remaining"}
    limits = {"price": (1, 10**10), "quantity": 10**10}
    refusals = {ValueError: None}
    engine = None

    def reset(self, instruments, conventions):
        if self.engine:
            self.engine.stop()
        self.engine = Orderbook(start=True)

    def new(self, order):
        side = OrderSide.BID if order.is_buy else OrderSide.ASK
        kind = OrderType.FOK if order.time_in_force == "fok" else OrderType.GTC
        result = self.engine(OrderParams(side, order.price, order.quantity, kind))
        self.bind(order, result.orderid())
        if not result.success():
            if kind is OrderType.FOK:
                return [self.canceled(order)]  # It can't be filled whole.
            raise Rejected()
        if result.kind() is ResultType.LIMIT:
            return []
        return [(None, price, quantity) for price, quantity in result.execprices().items()]

    def cancel(self, order):
        return self.engine.cancel(order.key).success()

    def replace(self, order, price, quantity):
        return self.engine.update(order.key, quantity).success()

    def book(self, instrument):
        return self.engine.best_bids(self.engine.n_bids()), self.engine.best_asks(self.engine.n_asks())


serve(FastLob())
