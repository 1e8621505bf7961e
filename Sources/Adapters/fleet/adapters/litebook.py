"""litebook: prices and quantities are floats; the engine gives the ids."""

from assay_adapter import Adapter, installed_version, serve

from litebook import OrderBook, OrderType


class Litebook(Adapter):
    name, version, language = "litebook", installed_version("litebook"), "Rust"
    homepage = "https://github.com/pnxenopoulos/litebook"
    capabilities = ("unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    limits = {"price": (1, 2**31 - 1), "quantity": 2**31 - 1}

    def reset(self, instruments, conventions):
        self.instrument = instruments[0]
        self.engine = OrderBook(tick_size=float(self.instrument.price_unit))

    def new(self, order):
        side = OrderType.Buy if order.is_buy else OrderType.Sell
        entered = self.engine.create_order(side, order.float_price, order.float_quantity)
        self.bind(order, entered.id)
        fills = []
        for fill in self.engine.add(entered):
            maker, taker = (fill.sell_id, fill.buy_id) if order.is_buy else (fill.buy_id, fill.sell_id)
            fills.append(self.trade(maker, self.instrument.price_units(fill.price),
                                    self.instrument.quantity_units(fill.quantity), taker=taker))
        return fills

    def cancel(self, order):
        return self.engine.cancel(order.key)

    def book(self, instrument):
        bids = sorted(self.engine.buy_orders, key=lambda o: -o.price_in_ticks)  # It lists the lowest first.
        return [[(o.id, o.price_in_ticks, instrument.quantity_units(o.quantity)) for o in side]
                for side in (bids, self.engine.sell_orders)]


serve(Litebook())
