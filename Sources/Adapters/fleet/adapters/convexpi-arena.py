"""convexpi-arena: its order book, driven one order at a time; the simulator around it shuffles batches."""

from assay_adapter import Adapter, installed_version, serve

from convexpi.arena.engine import Order, OrderBook, OrderType, Side


class ConvexPi(Adapter):
    name, version, language = "convexpi-arena", installed_version("convexpi-arena"), "Python"
    homepage = "https://github.com/convexpi/arena"
    ids = int
    capabilities = ("market", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"marketRemainder": "cancels"}
    limits = {"price": (1, 2**63 - 1)}
    refusals = {ValueError: None}

    def reset(self, instruments, conventions):
        self.engine = OrderBook()

    def new(self, order):
        kind = OrderType.MARKET if order.type == "market" else OrderType.LIMIT
        entered = Order("1", Side.BUY if order.is_buy else Side.SELL, order.quantity, order.price, kind,
                        order_id=order.key)
        return [self.trade(t.maker_order_id, t.price, t.qty, taker=t.taker_order_id)
                for t in self.engine.submit(entered, 0)]

    def cancel(self, order):
        return self.engine.cancel(order.key, "1")

    def book(self, instrument):
        return [[(o.order_id, price, o.qty) for price in sorted(side, reverse=side is self.engine.bids)
                 for o in side[price]] for side in (self.engine.bids, self.engine.asks)]


serve(ConvexPi())
