"""lumina-lob: its list of trades has no prices, so fills are read from its event log."""

from assay_adapter import Adapter, installed_version, serve

from lumina_lob import MatchingEngine, Order, OrderBook, OrderType, Side
from lumina_lob.core.event_log import EventType

KINDS = {"ioc": OrderType.IOC, "fok": OrderType.FOK}


class Lumina(Adapter):
    name, version, language = "lumina-lob", installed_version("lumina-lob"), "Python"
    homepage = "https://github.com/satyamdas03/lumina-lob"
    ids = int
    capabilities = ("market", "ioc", "fok", "reduce", "duplicates", "unknownCancels", "trades", "tradeIDs",
                    "tradePrices", "levels")
    conventions = {"decreasePriority": "keeps", "replaceQuantity": "total", "replaceBelowFilled": "cancels",
                   "marketRemainder": "cancels", "identifierReuse": "onceDead"}
    limits = {"price": (1, 2**40)}
    refusals = {ValueError: None}

    def reset(self, instruments, conventions):
        self.resting = OrderBook()
        self.engine = MatchingEngine(self.resting)

    def new(self, order):
        kind = KINDS.get(order.time_in_force, OrderType.MARKET if order.type == "market" else OrderType.LIMIT)
        price = None if order.price is None else order.float_price
        log, units = self.resting.event_log.events, order.instrument.price_units
        before = len(log)
        self.engine.process(Order(order.key, Side.BID if order.is_buy else Side.ASK, price, order.quantity, kind))
        return [self.trade(e.counterparty_id, units(e.price), e.trade_qty, taker=e.order_id)
                for e in log[before:] if e.event_type is EventType.FILL]

    def cancel(self, order):
        return self.resting.cancel(order.key)

    def replace(self, order, price, quantity):
        done = self.resting.modify(order.key, quantity)
        return self.canceled(order) if done and order.key not in self.resting.orders else done

    def book(self, instrument):
        levels = self.resting.full_snapshot()
        return [[(instrument.price_units(price), quantity) for price, quantity in levels[side].items()]
                for side in ("bids", "asks")]


serve(Lumina())
