"""The adapter of the example book: what an adapter of a plain engine looks like."""

from assay_adapter import Adapter, Rejected, serve

from example_book import Book, Refused


class Example(Adapter):
    name, version, language = "example", "1.0", "Python"
    ids = int
    capabilities = ("market", "ioc", "fok", "replace", "duplicates", "unknownCancels",
                    "trades", "tradeIDs", "tradePrices", "reasons", "orders")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "total", "replaceBelowFilled": "cancels",
                   "marketRemainder": "cancels", "identifierReuse": "onceDead"}

    def reset(self, instruments, conventions):
        self.engine = Book()

    def new(self, order):
        kind = order.type if order.time_in_force == "gtc" else order.time_in_force
        return self.ask(self.engine.enter, order.key, order.is_buy, order.price, order.quantity, kind)

    def cancel(self, order):
        self.ask(self.engine.cancel, order.key)
        return True

    def replace(self, order, price, quantity):
        fills = self.ask(self.engine.replace, order.key, price, quantity)
        return self.canceled(order) if fills is None else fills

    def book(self, instrument):
        return [[(order.key, order.price, order.leaves) for order in side]
                for side in (self.engine.bids, self.engine.asks)]

    @staticmethod
    def ask(call, *arguments):
        try:
            return call(*arguments)
        except Refused as refusal:
            raise Rejected(str(refusal)) from None


if __name__ == "__main__":
    serve(Example())
