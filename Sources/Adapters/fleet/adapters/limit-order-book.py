"""limit-order-book: reports no trades; the book tells the best price of a side and the volume at a price."""

from assay_adapter import Adapter, Rejected, installed_version, serve

from limit_order_book import LimitOrderBook


class LimitOrderBookAdapter(Adapter):
    name, version, language = "limit-order-book", installed_version("limit-order-book"), "C++"
    homepage = "https://github.com/Kautenja/limit-order-book"
    ids = int
    capabilities = ("market", "duplicates", "top")
    conventions = {"marketRemainder": "cancels", "identifierReuse": "onceDead"}
    limits = {"orderID": 2**64 - 1, "price": (1, 2**63 - 1), "quantity": 2**31 - 1}
    refusals = {ValueError: None, OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine = LimitOrderBook()

    def new(self, order):
        known = self.engine.has(order.key)
        if order.type == "market":
            self.engine.market(order.is_buy, order.key, order.quantity)
        else:
            self.engine.limit(order.is_buy, order.key, order.quantity, order.price)
        if known:
            raise Rejected()  # By its words, an id that stands in the book is ignored.

    def cancel(self, order):
        if not self.engine.has(order.key):
            return False  # The call answers nothing, so what it did is read from the book.
        self.engine.cancel(order.key)
        return not self.engine.has(order.key)

    def book(self, instrument):
        book = self.engine
        bid = [(book.best_buy(), book.volume_buy(book.best_buy()))] if book.count_buy() else []
        ask = [(book.best_sell(), book.volume_sell(book.best_sell()))] if book.count_sell() else []
        return bid, ask


serve(LimitOrderBookAdapter())
