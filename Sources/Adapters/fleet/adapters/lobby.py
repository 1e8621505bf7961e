"""lobby: an order's id is known once it rests; a quantity that is not positive ends the process."""

from assay_adapter import Adapter, installed_version, serve

from lobby.orderbook import OrderBook


class Lobby(Adapter):
    name, version, language = "lobby", installed_version("lobby"), "Python"
    homepage = "https://github.com/mikedh/lobby"
    capabilities = ("market", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"marketRemainder": "cancels"}
    limits = {"price": (1, 2**53)}

    def reset(self, instruments, conventions):
        self.engine = OrderBook(price_digits=0)  # Prices are whole ticks.

    def new(self, order):
        quote = {"type": order.type, "side": "bid" if order.is_buy else "ask", "qty": order.quantity, "tid": 1}
        if order.price is not None:
            quote["price"] = order.price
        trades, resting = self.engine.processOrder(quote, False, False)
        if resting is not None:
            self.bind(order, resting["idNum"])
        return [(trade["party1"][2], trade["price"], trade["qty"]) for trade in trades]

    def side(self, order):
        return self.engine.bids if order.is_buy else self.engine.asks

    def cancel(self, order):
        if order.key is None or not self.side(order).orderExists(order.key):
            return False  # The call answers nothing, so what it did is read from the book.
        self.engine.cancelOrder("bid" if order.is_buy else "ask", order.key)
        return not self.side(order).orderExists(order.key)

    def book(self, instrument):
        return [[(o.idNum, o.price, o.qty) for level in tree.priceTree.values(reverse=best_last) for o in level]
                for tree, best_last in ((self.engine.bids, True), (self.engine.asks, False))]


serve(Lobby())
