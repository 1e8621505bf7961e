"""bourse: trades are read from the book's history. It lists every order that ever was, which takes too long to
be asked for each look at the book; so the best prices are told alone."""

from assay_adapter import Adapter, installed_version, serve

from bourse.core import OrderBook

ACTIVE, CANCELED = 1, 3


class Bourse(Adapter):
    name, version, language = "bourse", installed_version("bourse"), "Rust"
    homepage = "https://github.com/zombie-einstein/bourse"
    capabilities = ("market", "replace", "trades", "tradeIDs", "tradePrices", "top")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "remaining", "marketRemainder": "cancels"}
    limits = {"price": (1, 2**32 - 2), "quantity": 2**32 - 1}
    refusals = {OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine = OrderBook(0, 1)
        self.time = self.seen = 0

    def new(self, order):
        self.tick()
        self.bind(order, self.engine.place_order(order.is_buy, order.quantity, 0, price=order.price))
        return self.fills()

    def tick(self):
        self.time += 1
        self.engine.set_time(self.time)

    def fills(self):
        trades = self.engine.get_trades()[self.seen:]
        self.seen += len(trades)
        return [self.trade(passive, price, volume, taker=aggressor)
                for _, _, price, volume, aggressor, passive in trades]

    def cancel(self, order):
        if self.engine.order_status(order.key) != ACTIVE:
            return False  # The call answers nothing, so what it did is read from the order's state.
        self.engine.cancel_order(order.key)
        return self.engine.order_status(order.key) == CANCELED

    def replace(self, order, price, quantity):
        if self.engine.order_status(order.key) != ACTIVE:
            return False
        # To name a value again that stands already would cost the order its place.
        _, _, _, _, volume, _, standing, _, _ = self.engine.get_orders()[order.key]
        price, quantity = None if price == standing else price, None if quantity == volume else quantity
        self.tick()
        if price is not None or quantity is not None:
            self.engine.modify_order(order.key, new_price=price, new_vol=quantity)
        return self.fills()

    def book(self, instrument):
        bid, ask = self.engine.bid_ask()
        (bid_volume, bids), (ask_volume, asks) = (
            self.engine.best_bid_vol_and_orders(), self.engine.best_ask_vol_and_orders())
        return [(bid, bid_volume, bids)] if bids else [], [(ask, ask_volume, asks)] if asks else []


serve(Bourse())
