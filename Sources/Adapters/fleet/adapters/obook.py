"""obook: the engine gives the ids; a cancel and a reduce name the owner, here one for all."""

from assay_adapter import Adapter, Rejected, installed_version, serve

import obook
from obook import EventKind, Reason, Status

OWNER = 1


class Obook(Adapter):
    name, version, language = "obook", installed_version("obook"), "Go"
    homepage = "https://pypi.org/project/obook/"
    capabilities = ("market", "ioc", "fok", "reduce", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "total", "marketRemainder": "cancels",
                   "replaceBelowFilled": "rejects"}
    limits = {"price": (1, 2**53), "quantity": 2**53}
    engine = None

    def reset(self, instruments, conventions):
        if self.engine:
            self.engine.close()
        self.engine = obook.Book()

    def new(self, order):
        kind = obook.MARKET if order.type == "market" else obook.LIMIT
        force = {"ioc": obook.IOC, "fok": obook.FOK}.get(order.time_in_force, obook.GTC)
        side = obook.BUY if order.is_buy else obook.SELL
        result = self.engine.submit(OWNER, side, order.price or 0, order.quantity, kind, force)
        self.bind(order, result.order_id)
        events = self.engine.events()
        if result.status is Status.REJECTED:
            # The engine's word for an order that may not rest and finds nothing.
            if result.reason not in (Reason.FOK_CANNOT_FILL, Reason.MARKET_ORDER_NO_LIQUIDITY):
                raise Rejected()
        return [self.trade(e.maker_id, e.price, e.qty, taker=e.taker_id,
                           aggressor="sell" if e.aggressor else "buy")
                for e in events if e.kind is EventKind.TRADE]

    def cancel(self, order):
        done = self.engine.cancel(order.key, OWNER).status is Status.CANCELLED
        self.engine.events()
        return done

    def replace(self, order, price, quantity):
        done = self.engine.reduce(order.key, quantity, OWNER).status is Status.REDUCED
        self.engine.events()
        return done

    def book(self, instrument):
        rows = self.engine.book()
        return [[(o.order_id, o.price, o.qty - o.filled) for o in rows if o.side == side]
                for side in (obook.BUY, obook.SELL)]


serve(Obook())
