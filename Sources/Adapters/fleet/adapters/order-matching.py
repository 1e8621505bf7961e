"""order-matching: orders are placed and then matched at an instant, here one each; prices are floats rounded
to a number of digits, here those of the instrument's unit. Market orders are not driven: their rest stands
in the book at the price 0 or infinity, as no convention has it."""

from datetime import datetime, timedelta

from assay_adapter import Adapter, Rejected, installed_version, serve

from loguru import logger
from order_matching.enums import Side
from order_matching.matching_engine import MatchingEngine
from order_matching.order import LimitOrder
from order_matching.orders import Orders

logger.remove()


class OrderMatching(Adapter):
    name, version, language = "order-matching", installed_version("order-matching"), "Python"
    homepage = "https://github.com/khrapovs/OrderBookMatchingEngine"
    ids = str
    capabilities = ("duplicates", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"identifierReuse": "onceDead"}
    # With more orders than this a whole flow is not answered in a minute: each takes some milliseconds.
    limits = {"price": (1, 2**40), "quantity": 2**40, "orders": 2_000}

    def reset(self, instruments, conventions):
        self.engine, self.now = MatchingEngine(seed=1), datetime(2000, 1, 1)

    def new(self, order):
        self.now += timedelta(microseconds=1)
        entered = LimitOrder(side=Side.BUY if order.is_buy else Side.SELL, price=order.float_price,
                             price_number_of_digits=len(str(order.instrument.price_unit.denominator)),
                             size=order.float_quantity, timestamp=self.now, order_id=order.key, trader_id="1")
        try:
            self.engine.place(Orders([entered]))
        except ValueError:  # Of the engine alone: a number that is no multiple of the unit raises it too.
            raise Rejected() from None
        instrument = order.instrument
        return [self.trade(t.book_order_id, instrument.price_units(t.price), instrument.quantity_units(t.size),
                           taker=t.incoming_order_id) for t in self.engine.match(self.now).trades]

    def cancel(self, order):
        try:
            self.engine.cancel_order(order.key)
        except ValueError:
            raise Rejected() from None
        return True

    def book(self, instrument):
        rows = self.engine.unprocessed_orders.summary().collect().rows(named=True)
        return [sorted(((instrument.price_units(row["price"]), instrument.quantity_units(row["size"]), row["count"])
                        for row in rows if row["side"] == side), reverse=side == "BUY") for side in ("BUY", "SELL")]


serve(OrderMatching())
