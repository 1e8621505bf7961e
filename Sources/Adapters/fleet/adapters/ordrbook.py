"""ordrbook: a quote is a dictionary with the suite's id; the side is chosen by the method."""

from assay_adapter import Adapter, installed_version, serve

from ordrbook import OrderBook


class Ordrbook(Adapter):
    name, version, language = "ordrbook", installed_version("ordrbook"), "Python"
    homepage = "https://github.com/tomcusack1/ordrbook"
    ids = str
    capabilities = ("market", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"marketRemainder": "cancels"}
    limits = {"price": (1, 2**40)}

    def reset(self, instruments, conventions):
        self.engine = OrderBook(tick_size=float(instruments[0].price_unit))

    def new(self, order):
        quote = {"order_id": order.key, "trade_id": order.key, "timestamp": 1, "quantity": order.quantity}
        book, units = self.engine, order.instrument.price_units
        if order.type == "market":
            trades = (book.bid_market_order if order.is_buy else book.ask_market_order)(quote)
        else:
            quote["price"] = order.decimal_price
            trades, _ = (book.bid_limit_order if order.is_buy else book.ask_limit_order)(quote)
        return [(trade["party1"][2], units(trade["price"]), trade["quantity"]) for trade in trades]

    def side(self, order):
        return self.engine.bids if order.is_buy else self.engine.asks

    def cancel(self, order):
        if not self.side(order).order_exists(order.key):
            return False
        self.side(order).remove_order_by_id(order.key)  # The order book has no cancel; its sides have.
        return not self.side(order).order_exists(order.key)

    def book(self, instrument):
        return [[(o.order_id, instrument.price_units(o.price), o.quantity)
                 for price in sorted(side.prices, reverse=side is self.engine.bids)
                 for o in self.queue(side.prices[price])] for side in (self.engine.bids, self.engine.asks)]

    @staticmethod
    def queue(level):
        order = level.head  # It can't be iterated, but its orders are linked.
        while order is not None:
            yield order
            order = order.next_order


serve(Ordrbook())
