"""cleolob: event times are given from outside, one a command here."""

from assay_adapter import Adapter, installed_version, serve

from lob.engine import Order, OrderBook, OrderStatus, OrderType, Side, TimeInForce


class Cleolob(Adapter):
    name, version, language = "cleolob", installed_version("cleolob"), "Python"
    homepage = "https://github.com/damraka/CleoLOB"
    ids = int
    capabilities = ("market", "ioc", "fok", "replace", "duplicates", "unknownCancels", "trades", "tradeIDs",
                    "tradePrices", "orders")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "total", "replaceBelowFilled": "cancels",
                   "marketRemainder": "cancels", "identifierReuse": "never"}
    limits = {"price": (1, 2**53)}
    refusals = {ValueError: None}

    def reset(self, instruments, conventions):
        self.engine = OrderBook()

    def now(self):
        return self.engine.time + 1

    def new(self, order):
        kind = OrderType.MARKET if order.type == "market" else OrderType.LIMIT
        force = {"ioc": TimeInForce.IOC, "fok": TimeInForce.FOK}.get(order.time_in_force, TimeInForce.GTC)
        now = self.now()
        entered = Order(order.key, Side.BUY if order.is_buy else Side.SELL, order.quantity, kind,
                        order.account or "1", now, order.price, time_in_force=force)
        return [self.trade(t.maker_order_id, t.price, t.qty, taker=t.taker_order_id)
                for t in self.engine.process(entered, now)]

    def cancel(self, order):
        return self.engine.cancel(order.key, self.now())

    def replace(self, order, price, quantity):
        standing = self.engine.orders.get(order.key)
        if standing is None:
            return False
        before = len(self.engine.trades)
        done = self.engine.modify(order.key, standing.qty if quantity is None else quantity, price, self.now())
        if standing.status is OrderStatus.CANCELLED:
            return self.canceled(order)
        return done and [self.trade(t.maker_order_id, t.price, t.qty, taker=t.taker_order_id)
                         for t in self.engine.trades[before:]]

    def book(self, instrument):
        book = self.engine
        return [[(o.order_id, o.price, o.remaining) for price in prices for o in levels[price]]
                for prices, levels in ((reversed(book.bid_prices), book.bids), (book.ask_prices, book.asks))]


serve(Cleolob())
