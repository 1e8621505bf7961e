"""lightmatchingengine: a trade has one line for the taker at each price, then one for each maker; the
makers' lines are the trades. Market orders are not driven: their rest stands in the book at the price 0,
as no convention has it."""

from assay_adapter import Adapter, installed_version, serve

from lightmatchingengine.lightmatchingengine import LightMatchingEngine, Side


class Light(Adapter):
    name, version, language = "lightmatchingengine", installed_version("lightmatchingengine"), "Python"
    homepage = "https://github.com/gavincyi/LightMatchingEngine"
    capabilities = ("instruments", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    limits = {"price": (1, 2**53)}

    def reset(self, instruments, conventions):
        self.engine = LightMatchingEngine()

    def new(self, order):
        side = Side.BUY if order.is_buy else Side.SELL
        entered, trades = self.engine.add_order(order.instrument.symbol, order.price, order.quantity, side)
        self.bind(order, entered.order_id)
        return [(trade.order_id, trade.trade_price, trade.trade_qty)
                for trade in trades if trade.order_id != entered.order_id]

    def cancel(self, order):
        return self.engine.cancel_order(order.key, order.instrument.symbol) is not None

    def book(self, instrument):
        book = self.engine.order_books.get(instrument.symbol)
        if book is None:
            return [], []
        return [[(o.order_id, o.price, o.leaves_qty) for price in sorted(side, reverse=side is book.bids)
                 for o in side[price]] for side in (book.bids, book.asks)]


serve(Light())
