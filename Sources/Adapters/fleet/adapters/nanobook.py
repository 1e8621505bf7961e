"""nanobook: a modify makes a new order with a new id at the back of its level."""

from assay_adapter import Adapter, Rejected, installed_version, serve

import nanobook


class Nanobook(Adapter):
    name, version, language = "nanobook", installed_version("nanobook"), "Rust"
    homepage = "https://github.com/BoringQuantSystems/nanobook"
    capabilities = ("market", "ioc", "fok", "replace", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"decreasePriority": "loses", "replaceQuantity": "remaining", "marketRemainder": "cancels"}
    limits = {"price": (1, 2**62), "quantity": 2**62}
    refusals = {ValueError: None, OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine = nanobook.Exchange()

    def new(self, order):
        if order.type == "market" and order.time_in_force != "fok":
            result = self.engine.submit_market(order.side, order.quantity)
        else:
            # A market order that must fill whole is a limit order at any price.
            price = order.price or self.limits["price"][order.is_buy]
            result = self.engine.submit_limit(order.side, price, order.quantity, order.time_in_force)
        self.bind(order, result.order_id)
        return self.fills(result)

    def fills(self, result):
        return [self.trade(t.passive_order_id, t.price, t.quantity, taker=t.aggressor_order_id)
                for t in result.trades]

    def cancel(self, order):
        return self.engine.cancel(order.key).success

    def replace(self, order, price, quantity):
        standing = self.engine.get_order(order.key)
        if standing is None:
            raise Rejected()
        price = standing.price if price is None else price
        quantity = standing.remaining_quantity if quantity is None else quantity
        result = self.engine.modify(order.key, price, quantity)
        if not result.success:
            return False
        self.bind(order, result.new_order_id)
        return self.fills(result)

    def book(self, instrument):
        snapshot = self.engine.full_book()
        return [[(level.price, level.quantity, level.order_count) for level in side]
                for side in (snapshot.bids, snapshot.asks)]


serve(Nanobook())
