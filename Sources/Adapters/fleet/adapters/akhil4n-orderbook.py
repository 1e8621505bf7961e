"""akhil4n-orderbook: trades are read from the book's log; the engine counts its ids over all books."""

from assay_adapter import Adapter, installed_version, serve

from orderbook import MarketOrder, Order, OrderBook, OrderSide


class Akhil4nOrderBook(Adapter):
    name, version, language = "akhil4n-orderbook", installed_version("akhil4n-orderbook"), "Python"
    homepage = "https://github.com/Akhil4n/py-orderbook"
    capabilities = ("market", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"marketRemainder": "cancels"}

    def reset(self, instruments, conventions):
        self.engine = OrderBook()

    def new(self, order):
        side = OrderSide.BID if order.is_buy else OrderSide.ASK
        before = len(self.engine.trade_log)
        if order.type == "market":
            entered = MarketOrder(side, order.quantity)
            self.bind(order, entered.order_id)
            self.engine.add_market_order(entered)
        else:
            entered = Order(side, order.decimal_price, order.quantity)
            self.bind(order, entered.order_id)
            self.engine.add_limit_order(entered)
        units = order.instrument.price_units
        return [self.trade(t.filler_id, units(t.price), t.quantity_filled, taker=t.aggressor_id)
                for t in self.engine.trade_log[before:]]

    def cancel(self, order):
        return self.engine.cancel_order(order.key)

    def book(self, instrument):
        # A level may stay although no order is left in it; then it has no number of orders to tell.
        return [[(instrument.price_units(price), level.total_quantity, len(level.queue) or None)
                 for price, level in side.items()] for side in (self.engine.bids, self.engine.asks)]


serve(Akhil4nOrderBook())
