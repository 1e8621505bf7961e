"""manticore-orderbook: prices and quantities are floats; trades are read from the book's history."""

from assay_adapter import Adapter, Rejected, installed_version, serve

from manticore_orderbook import OrderBook


class Manticore(Adapter):
    name, version, language = "manticore-orderbook", installed_version("manticore-orderbook"), "Python"
    homepage = "https://github.com/manticoretechnologies/manticore-orderbook"
    ids = str
    capabilities = ("market", "ioc", "fok", "replace", "unknownCancels", "trades", "tradeIDs", "tradePrices", "levels")
    conventions = {"replaceQuantity": "remaining", "decreasePriority": "keeps", "marketRemainder": "cancels"}
    limits = {"price": (1, 2**40), "quantity": 2**40}
    engine = None

    def reset(self, instruments, conventions):
        if self.engine:
            self.engine.expiry_manager.stop()
        self.engine, self.instrument = OrderBook("A", max_trade_history=10**9, enable_logging=False), instruments[0]
        self.seen = 0

    def fills(self):
        trades = self.engine.get_trade_history(10**9)
        new, self.seen = trades[self.seen:], len(trades)
        instrument = self.instrument
        return [self.trade(t["maker_order_id"], instrument.price_units(t["price"]),
                           instrument.quantity_units(t["quantity"]), taker=t["taker_order_id"]) for t in new]

    @staticmethod
    def ask(call, *arguments, **more):
        try:
            return call(*arguments, **more)
        except ValueError:  # Of the engine alone: a number that is no multiple of the unit raises it too.
            raise Rejected() from None

    def new(self, order):
        kind = "MARKET" if order.type == "market" else "LIMIT"
        force = order.time_in_force.upper() if order.time_in_force in ("ioc", "fok") else "GTC"
        price = None if order.price is None else order.float_price
        self.ask(self.engine.add_order, order.side, price, order.float_quantity, order.key, force, order_type=kind)
        return self.fills()

    def cancel(self, order):
        return self.ask(self.engine.cancel_order, order.key)

    def replace(self, order, price, quantity):
        unit, lot = order.instrument.price_unit, order.instrument.quantity_unit
        done = self.ask(self.engine.modify_order, order.key, None if price is None else float(price * unit),
                        None if quantity is None else float(quantity * lot))
        return done and self.fills()

    def book(self, instrument):
        snapshot = self.engine.get_snapshot()
        return [[(instrument.price_units(level["price"]), instrument.quantity_units(level["quantity"]),
                  level["orderCount"]) for level in snapshot[side]] for side in ("bids", "asks")]


serve(Manticore())
