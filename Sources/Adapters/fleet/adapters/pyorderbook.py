"""pyorderbook: orders are objects with the engine's ids; a cancel of what is dead raises KeyError."""

from assay_adapter import Adapter, installed_version, serve

from pyorderbook.book import Book
from pyorderbook.order import Order, Side


class PyOrderBook(Adapter):
    name, version, language = "pyorderbook", installed_version("pyorderbook"), "Python"
    homepage = "https://github.com/zkhorozianbc/pyorderbook"
    capabilities = ("instruments", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")

    def reset(self, instruments, conventions):
        self.engine, self.entered = Book(), {}

    def new(self, order):
        side = Side.BID if order.is_buy else Side.ASK
        entered = Order(side, order.instrument.symbol, order.decimal_price, order.quantity)
        self.bind(order, entered.id)
        self.entered[entered.id] = entered
        units = order.instrument.price_units
        return [self.trade(t.standing_order_id, units(t.fill_price), t.fill_quantity, taker=t.incoming_order_id)
                for t in self.engine.match(entered).trades]

    def cancel(self, order):
        try:
            self.engine.cancel(self.entered[order.key])
        except KeyError:
            return False
        return True

    def book(self, instrument):
        levels = self.engine.levels[instrument.symbol]
        return [[(o.id, instrument.price_units(o.price), o.quantity)
                 for level in sorted(levels[side]) for o in level.orders.values()]
                for side in (Side.BID, Side.ASK)]


serve(PyOrderBook())
