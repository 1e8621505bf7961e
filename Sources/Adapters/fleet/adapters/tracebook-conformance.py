"""tracebook-conformance: its reference order book; a replace makes a new order at the back of its level."""

from assay_adapter import Adapter, Rejected, installed_version, serve

from tracebook.core.order import OrderSide
from tracebook.core.orderbook import OrderBook


class Tracebook(Adapter):
    name, version, language = "tracebook-conformance", installed_version("tracebook-conformance"), "Python"
    homepage = "https://github.com/Taz33m/tracebook"
    capabilities = ("market", "ioc", "fok", "replace", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"decreasePriority": "loses", "replaceQuantity": "remaining", "marketRemainder": "cancels"}
    limits = {"price": (1, 2**40), "quantity": 2**40}

    def reset(self, instruments, conventions):
        self.instrument = instruments[0]
        self.engine = OrderBook("A", tick_size=float(self.instrument.price_unit))

    def new(self, order):
        side = OrderSide.BUY if order.is_buy else OrderSide.SELL
        if order.type == "market" and order.time_in_force != "fok":
            return self.entered(order, self.engine.submit_market_order(side, order.float_quantity))
        submit = {"ioc": self.engine.submit_ioc_order, "fok": self.engine.submit_fok_order}.get(
            order.time_in_force, self.engine.submit_limit_order)
        # A market order that must fill whole is a limit order at any price.
        price = order.price or self.limits["price"][order.is_buy]
        return self.entered(order, submit(side, float(price * self.instrument.price_unit), order.float_quantity))

    def entered(self, order, result):
        if not result.accepted:
            raise Rejected()
        key = result.order.order_id
        self.bind(order, key)
        instrument, fills = self.instrument, []
        for trade in result.trades:
            maker, taker = trade.buy_order_id, trade.sell_order_id
            if order.is_buy:
                maker, taker = taker, maker
            fills.append(self.trade(maker, instrument.price_units(trade.price),
                                    instrument.quantity_units(trade.quantity), taker=taker))
        return fills

    def cancel(self, order):
        return self.engine.cancel_order(order.key)

    def replace(self, order, price, quantity):
        unit, lot = self.instrument.price_unit, self.instrument.quantity_unit
        price = None if price is None else float(price * unit)
        quantity = None if quantity is None else float(quantity * lot)
        return self.entered(order, self.engine.replace_order(order.key, price, quantity))

    def book(self, instrument):
        return [[(o.order_id, instrument.price_units(o.price), instrument.quantity_units(o.remaining_quantity))
                 for o in self.engine.get_resting_orders(side)] for side in (OrderSide.BUY, OrderSide.SELL)]


serve(Tracebook())
