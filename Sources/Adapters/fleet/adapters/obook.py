"""obook: the engine gives the ids. Each order has an owner of its own, because the engine cancels a taker
that meets its own owner; a cancel and a reduce name the owner."""

from assay_adapter import Adapter, Rejected, installed_version, serve

import obook
from obook import EventKind, Reason, Status


class Obook(Adapter):
    name, version, language = "obook", installed_version("obook"), "Go"
    homepage = "https://github.com/intrepidkarthi/orderbook"
    capabilities = ("market", "ioc", "fok", "reduce", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "total", "marketRemainder": "cancels",
                   "replaceBelowFilled": "rejects"}
    limits = {"price": (1, 2**31), "quantity": 2**31}  # It refuses a notional beyond 64 bits.
    engine = None

    def reset(self, instruments, conventions):
        if self.engine:
            self.engine.close()
        self.engine, self.owners = obook.Book(), {}

    def new(self, order):
        kind = obook.MARKET if order.type == "market" else obook.LIMIT
        force = {"ioc": obook.IOC, "fok": obook.FOK}.get(order.time_in_force, obook.GTC)
        side, owner = obook.BUY if order.is_buy else obook.SELL, len(self.owners) + 1
        result = self.engine.submit(owner, side, order.price or 0, order.quantity, kind, force)
        self.bind(order, result.order_id)
        self.owners[order.key] = owner
        events = self.engine.events()
        if result.status is Status.REJECTED and result.reason not in (
                Reason.FOK_CANNOT_FILL, Reason.MARKET_ORDER_NO_LIQUIDITY):
            raise Rejected()  # The two others are its words for an order that may not rest.
        return [self.trade(e.maker_id, e.price, e.qty, taker=e.taker_id, aggressor="sell" if e.aggressor else "buy")
                for e in events if e.kind is EventKind.TRADE]

    def done(self, result, status):
        self.engine.events()
        return result.status is status

    def cancel(self, order):
        return self.done(self.engine.cancel(order.key, self.owners[order.key]), Status.CANCELLED)

    def replace(self, order, price, quantity):
        return self.done(self.engine.reduce(order.key, quantity, self.owners[order.key]), Status.REDUCED)

    def book(self, instrument):
        rows = self.engine.book()
        return [[(o.order_id, o.price, o.qty - o.filled) for o in rows if o.side == side]
                for side in (obook.BUY, obook.SELL)]


serve(Obook())
