"""matching-engine: commands carry a sequence number; each order has its own account, unless the suite
gives one, because the engine cancels a taker that meets its own account."""

from assay_adapter import Adapter, Rejected, installed_version, serve

from matching_engine.domain import CancelOrder, NewOrder, OrderType, SequencedCommand, Side, TimeInForce
from matching_engine.engine import MatchingEngine
from matching_engine.events import OrderAccepted, OrderCancelled, OrderRejected, RejectReason, Trade

REASONS = {RejectReason.DUPLICATE_ORDER_ID: "duplicateOrder", RejectReason.UNKNOWN_ORDER: "unknownOrder",
           RejectReason.INVALID_QUANTITY: "quantityNotPositive", RejectReason.INVALID_PRICE: "priceSignNotAllowed"}


class Matching(Adapter):
    name, version, language = "matching-engine", installed_version("matching-engine"), "Python"
    homepage = "https://github.com/CtrlAltDevelop/matching-engine"
    ids = int
    capabilities = ("market", "ioc", "fok", "duplicates", "unknownCancels", "trades", "tradeIDs", "tradePrices",
                    "reasons", "orders")
    conventions = {"marketRemainder": "cancels", "identifierReuse": "onceDead"}
    limits = {"orderID": 2**64 - 1, "price": (1, 2**63 - 1), "quantity": 2**63 - 1}

    def reset(self, instruments, conventions):
        self.engine = MatchingEngine()

    def process(self, command):
        sequence = self.engine.last_seq + 1
        return self.engine.process(SequencedCommand(sequence, sequence, command))

    def new(self, order):
        kind = OrderType.MARKET if order.type == "market" else OrderType.LIMIT
        force = {"ioc": TimeInForce.IOC, "fok": TimeInForce.FOK}.get(order.time_in_force, TimeInForce.GTC)
        if kind is OrderType.MARKET and force is TimeInForce.GTC:
            force = TimeInForce.IOC  # The engine's market orders are immediate.
        side = Side.BUY if order.is_buy else Side.SELL
        events = self.process(NewOrder(order.key, order.key, side, order.price or 0, order.quantity, kind, force))
        return [event for event in map(self.translate, events) if event]

    def translate(self, event):
        if isinstance(event, OrderRejected):
            if event.reason is RejectReason.FOK_NOT_FILLABLE:
                return self.canceled(event.order_id, reason="fillOrKill")
            raise Rejected(REASONS.get(event.reason))
        if isinstance(event, Trade):
            return self.trade(event.maker_order_id, event.price, event.qty, taker=event.taker_order_id,
                              makerLeaves=event.maker_remaining, takerLeaves=event.taker_remaining)
        if isinstance(event, OrderCancelled):
            return self.canceled(event.order_id, quantity=event.remaining)
        assert isinstance(event, OrderAccepted)
        return None

    def cancel(self, order):
        for event in self.process(CancelOrder(order.key, order.key)):
            self.translate(event)
        return True

    def book(self, instrument):
        return [[(entry.order_id, entry.price, entry.qty) for entry in self.engine.book.entries(side)]
                for side in (Side.BUY, Side.SELL)]


serve(Matching())
