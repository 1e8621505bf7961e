"""pylobo: only what is left of an order gets an id of the engine's; RuntimeError refuses a cancel."""

import uuid

from assay_adapter import Adapter, installed_version, serve

import lobo
from lobo.orders import LimitOrder, MarketOrder, Side

TRADER = uuid.UUID(int=1)
REPORTS = lobo.Reports(include_fills=True)


class Pylobo(Adapter):
    name, version, language = "pylobo", installed_version("pylobo"), "Rust"
    homepage = "https://github.com/iamorlando/lobo"
    capabilities = ("market", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"marketRemainder": "cancels"}
    limits = {"price": (0, 2**32 - 1), "quantity": 2**63 - 1}
    refusals = {RuntimeError: None, OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine = lobo.Book()

    def new(self, order):
        side = Side.Buy if order.is_buy else Side.Sell
        if order.type == "market":
            done = self.engine.fill(MarketOrder(order.quantity, TRADER, side), REPORTS)
        else:
            done = self.engine.fill(LimitOrder(order.price, order.quantity, TRADER, side), REPORTS)
        if done.remaining_order_id is not None:
            self.bind(order, done.remaining_order_id)
        return [(fill.maker_order_id, fill.price, fill.fill_quantity) for fill in done.report.fills]

    def cancel(self, order):
        if order.key is None:
            return False  # It was filled at once and has no id to ask for.
        self.engine.cancel(order.key)
        return True

    def book(self, instrument):
        storage = self.engine.orders
        return [[(row["price"], row["quantity"], row["order_count"]) for row in side._levels_df(None).rows(named=True)]
                for side in (storage.bids, storage.asks)]


serve(Pylobo())
