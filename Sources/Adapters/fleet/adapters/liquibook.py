"""liquibook: what happens is called back; a replace says by how much the quantity changes. Not driven are market
orders, whose rest waits in the book without a price, as no convention has it, and changes of the price, because
the package's order keeps the price by which the book then looks for it."""

from assay_adapter import Adapter, installed_version, serve

import liquibook

CONDITIONS = {"ioc": liquibook.oc_immediate_or_cancel, "fok": liquibook.oc_fill_or_kill}


class Listener(liquibook.OrderListener):
    """Notes the calls of one command."""

    def __init__(self):
        liquibook.OrderListener.__init__(self)
        self.calls = []

    def on_accept(self, order):
        pass

    def on_fill(self, order, matched, quantity, price):
        self.calls.append(("fill", order.order_id_, matched.order_id_, quantity, price))

    def on_cancel(self, order):
        self.calls.append(("cancel", order.order_id_))

    def on_replace(self, order, delta, price):
        self.calls.append(("replace", order.order_id_))

    def on_reject(self, order, reason):
        self.calls.append(("reject", order.order_id_))

    on_cancel_reject = on_replace_reject = on_reject


class Liquibook(Adapter):
    name, version, language = "liquibook", installed_version("liquibook"), "C++"
    homepage = "https://pypi.org/project/liquibook/"
    capabilities = ("ioc", "fok", "reduce", "unknownCancels", "trades", "tradeIDs", "tradePrices", "orders")
    conventions = {"decreasePriority": "loses", "replaceQuantity": "remaining"}
    limits = {"price": (1, 2**32 - 1), "quantity": 2**31 - 1}
    refusals = {OverflowError: None}

    def reset(self, instruments, conventions):
        self.engine, self.listener, self.entered = liquibook.DepthOrderBook("A"), Listener(), {}
        self.engine.set_order_listener(self.listener)

    def calls(self):
        calls, self.listener.calls = self.listener.calls, []
        return calls

    def new(self, order):
        entered = liquibook.SimpleOrder(order.is_buy, order.price, order.quantity)
        self.bind(order, entered.order_id_)
        self.entered[order.key] = entered
        self.engine.add(entered, CONDITIONS.get(order.time_in_force, liquibook.oc_no_conditions))
        return [self.trade(call[2], call[4], call[3], taker=call[1]) if call[0] == "fill"
                else self.canceled(call[1]) for call in self.calls()]

    def cancel(self, order):
        self.engine.cancel(self.entered[order.key])
        return [call[0] for call in self.calls()] == ["cancel"]

    def replace(self, order, price, quantity):
        side = self.engine.bids() if order.is_buy else self.engine.asks()
        open_quantity = next((t.open_qty() for _, t in side.items() if t.ptr().order_id_ == order.key), 0)
        delta = 0 if quantity is None else quantity - open_quantity
        self.engine.replace(self.entered[order.key], delta)
        return any(call == ("replace", order.key) for call in self.calls())

    def book(self, instrument):
        return [[(tracker.ptr().order_id_, price.price(), tracker.open_qty())
                 for price, tracker in side.items()] for side in (self.engine.bids(), self.engine.asks())]


serve(Liquibook())
