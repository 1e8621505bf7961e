"""orderly-chaos: takes the suite's ids; a reduce says by how much, which is what is open less the new."""

from assay_adapter import Adapter, installed_version, serve

import orderly_chaos as engine
from orderly_chaos import Side


class OrderlyChaos(Adapter):
    name, version, language = "orderly-chaos", installed_version("orderly-chaos"), "C++"
    homepage = "https://github.com/Meetmendapara09/Orderly-Chaos"
    ids = int
    capabilities = ("market", "reduce", "duplicates", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "remaining", "marketRemainder": "cancels",
                   "identifierReuse": "onceDead"}
    limits = {"orderID": 2**64 - 1, "price": (1, 2**63 - 1), "quantity": 2**32 - 1}
    refusals = {engine.OrderBookError: None}

    def reset(self, instruments, conventions):
        self.fills = []
        self.engine = engine.LimitOrderBook(on_trade=self.fills.append)

    def new(self, order):
        self.fills.clear()
        side = Side.BUY if order.is_buy else Side.SELL
        if order.type == "market":
            self.engine.market(side, order.key, order.quantity)
        else:
            self.engine.limit(side, order.key, order.quantity, order.price)
        return [self.trade(fill.maker_id, fill.price, fill.quantity, taker=fill.taker_id,
                           makerLeaves=fill.maker_remaining) for fill in self.fills]

    def cancel(self, order):
        self.engine.cancel(order.key)
        return True

    def replace(self, order, price, quantity):
        self.engine.reduce(order.key, self.engine.get(order.key).quantity - quantity)

    def book(self, instrument):
        return [[(level.price, level.volume, level.count)
                 for level in self.engine.depth(side, self.engine.count() + 1)]
                for side in (Side.BUY, Side.SELL)]


serve(OrderlyChaos())
