"""The kit: what an adapter written on it says to the suite."""

import os
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction

from adapters import INSTRUMENT, Conversation, cancel, new, replace, written

ACCEPTED = {"event": "accepted"}


class KitTests(unittest.TestCase):
    def adapter(self, body, errors=None):
        path = written(body)
        self.addCleanup(os.remove, path)
        conversation = Conversation(path) if errors is None else Conversation(path, errors)
        self.addCleanup(conversation.__exit__)
        return conversation

    def test_the_handshake_tells_what_the_adapter_declares_and_what_that_implies(self):
        child = self.adapter("""
language, homepage = "Python", "https://example.org"
capabilities = ("replace", "orders")
conventions = {"marketRemainder": "rests"}
limits = {"orderID": 2**64 - 1, "price": (-1, 2**60), "quantity": 9}
""")
        self.assertEqual(child.ask("start", assay=1), {
            "assay": 1, "name": "written", "version": "1", "language": "Python", "homepage": "https://example.org",
            "capabilities": ["levels", "orders", "reduce", "replace", "top"],
            "conventions": {"marketRemainder": "rests"},
            "limits": {"orderID": "18446744073709551615", "price": [-1, "1152921504606846976"], "quantity": 9}})

    def test_another_version_of_the_protocol_is_an_error(self):
        self.assertIn("version 1", self.adapter("").ask("start", assay=2)["error"])

    def test_keys_that_the_kit_does_not_know_are_ignored_and_requests_are_errors(self):
        child = self.adapter("")
        child.start(color="blue")
        self.assertEqual(child.ask("phases"), {"error": "the kit knows no request 'phases'"})
        self.assertEqual(child.ask("stop", now=True), {"ok": True})

    def test_the_child_ends_with_zero_after_stop_and_when_the_pipe_closes(self):
        child = self.adapter("")
        child.ask("stop")
        self.assertEqual(child.child.wait(timeout=20), 0)
        child = self.adapter("")
        child.start()
        self.assertEqual(child.end(), 0)

    def test_an_adapter_may_refuse_the_instruments(self):
        child = self.adapter("def reset(self, instruments, conventions): raise Unsupported('no decimals')")
        child.ask("start", assay=1)
        self.assertEqual(child.ask("reset", instruments=[INSTRUMENT], conventions={}), {"unsupported": "no decimals"})

    def test_fills_become_trades_after_the_acceptance(self):
        child = self.adapter("""
capabilities = ("trades", "tradeIDs", "tradePrices")
def new(self, order):
    self.bind(order, "engine's " + order.id)
    return [("engine's 1", 100, 2), (order, 99, 1)] if order.id == "2" else None
""")
        child.start()
        self.assertEqual(child.do(new(1), new(2, "sell")), [[ACCEPTED], [
            ACCEPTED, {"event": "traded", "maker": "1", "price": 100, "quantity": 2},
            {"event": "traded", "maker": "2", "price": 99, "quantity": 1}]])

    def test_an_order_of_the_engine_that_nobody_gave_it_is_an_error(self):
        child = self.adapter("def new(self, order): return [('ghost', 100, 2)]")
        child.start()
        self.assertIn("'ghost', which it was never given", child.do(new(1))["error"])

    def test_what_is_left_of_an_order_that_never_rests_is_canceled(self):
        child = self.adapter("""
capabilities = ("trades",)
def new(self, order): return [(None, None, 3)]
""")
        child.start()
        traded = {"event": "traded", "quantity": 3}
        for order, rest in [
            (new(1, force="ioc"), True), (new(2, force="fok"), True), (new(3, kind="market"), True),
            (new(4, force="ioc", quantity=3), False), (new(5), False), (new(6, force="day"), False)]:
            events = [ACCEPTED, traded] + [{"event": "canceled"}] * rest
            self.assertEqual(child.do(order), [events], order)
        child.start({"marketRemainder": "rests"})
        self.assertEqual(child.do(new(1, kind="market")), [[ACCEPTED, traded]])

    def test_a_cancel_that_the_engine_reports_is_not_added_to(self):
        child = self.adapter("""
capabilities = ("trades",)
def new(self, order): return [self.canceled(order, quantity=5, reason="fillOrKill")]
""")
        child.start()
        canceled = {"event": "canceled", "id": "1", "quantity": 5, "reason": "fillOrKill"}
        self.assertEqual(child.do(new(1, force="fok")), [[ACCEPTED, canceled]])

    def test_without_trades_nothing_follows_an_acceptance(self):
        child = self.adapter("def new(self, order): return None")
        child.start()
        self.assertEqual(child.do(new(1, force="ioc")), [[ACCEPTED]])

    def test_refusals_are_rejections_and_give_a_reason_if_declared(self):
        body = """
refusals = {KeyError: "unknownOrder", LookupError: None}
def new(self, order): raise {"1": KeyError, "2": IndexError, "3": Rejected("duplicateOrder")}[order.id]
"""
        child = self.adapter(body)
        child.start()
        self.assertEqual(child.do(new(1), new(2), new(3)), [[{"event": "rejected"}]] * 3)
        child = self.adapter("capabilities = ('reasons',)" + body)
        child.start()
        self.assertEqual(child.do(new(1), new(2), new(3)), [
            [{"event": "rejected", "reason": "unknownOrder"}], [{"event": "rejected"}],
            [{"event": "rejected", "reason": "duplicateOrder"}]])

    def test_a_refused_order_leaves_the_one_that_had_its_id(self):
        child = self.adapter("""
def new(self, order):
    if order.quantity > 5: raise Rejected()
    self.bind(order, order.quantity)
def cancel(self, order): return order.key == 5
""")
        child.start()
        child.do(new(1), new(1, quantity=6))
        self.assertEqual(child.do(cancel(1)), [[{"event": "canceled"}]])

    def test_a_cancel_that_did_nothing_is_silence_or_a_rejection_as_declared(self):
        body = "\ndef new(self, order): return None\ndef cancel(self, order): return False"
        child = self.adapter(body)
        child.start()
        self.assertEqual(child.do(new(1), cancel(1), cancel(7)), [[ACCEPTED], [], []])
        child = self.adapter("capabilities = ('unknownCancels',)" + body)
        child.start()
        rejected = [{"event": "rejected"}]
        self.assertEqual(child.do(new(1), cancel(1), cancel(7)), [[ACCEPTED], rejected, rejected])

    def test_an_id_that_was_never_accepted_is_passed_on_only_to_an_engine_that_takes_the_suites(self):
        body = "\ncapabilities = ('unknownCancels',)\ndef cancel(self, order): return order.key == 7"
        child = self.adapter("ids = int" + body)
        child.start()
        self.assertEqual(child.do(cancel(7), cancel(8)), [[{"event": "canceled"}], [{"event": "rejected"}]])
        child = self.adapter("ids = int\ncapabilities = ('unknownCancels',)\n"
                             "def cancel(self, order): return order.instrument.symbol == 'A'")
        child.start()
        self.assertEqual(child.do({"do": "cancel", "id": "7"}), [[{"event": "canceled"}]])
        child = self.adapter(body)
        child.start()
        self.assertEqual(child.do(cancel(7)), [[{"event": "rejected"}]])

    def test_a_replace_is_answered_first_and_may_end_the_order(self):
        child = self.adapter("""
capabilities = ("unknownCancels", "trades", "replace")
def new(self, order): return None
def replace(self, order, price, quantity):
    if quantity == 1: return self.canceled(order)
    if quantity == 2: return False
    return [(None, price, 3)] if price else None
""")
        child.start()
        child.do(new(1))
        self.assertEqual(child.do(*(replace(1, quantity=q) for q in (1, 2, 3)), replace(1, price=101)), [
            [{"event": "canceled", "id": "1"}], [{"event": "rejected"}], [{"event": "replaced"}],
            [{"event": "replaced"}, {"event": "traded", "price": 101, "quantity": 3}]])

    def test_an_engine_that_only_reduces_is_not_asked_for_a_new_price(self):
        child = self.adapter("""
capabilities = ("reduce", "unknownCancels")
def new(self, order): return None
def replace(self, order, price, quantity): return quantity < 5
""")
        child.start()
        self.assertEqual(child.do(new(1), replace(1, price=101), replace(1, quantity=4)), [
            [ACCEPTED], [{"event": "rejected"}], [{"event": "replaced"}]])

    def test_an_instrument_that_was_not_announced_is_rejected(self):
        child = self.adapter("capabilities = ('reasons',)")
        child.start()
        rejected = [{"event": "rejected", "reason": "unknownInstrument"}]
        self.assertEqual(child.do({**new(1), "instrument": 9}), [rejected])

    def test_an_exception_and_an_exit_of_the_engine_are_errors_and_the_conversation_goes_on(self):
        child = self.adapter("""
def new(self, order):
    if order.id == "1": raise KeyError("level")
    sys.exit("bad quantity")
""")
        child.start()
        self.assertEqual(child.do(new(1)), {"error": "KeyError: 'level'"})
        self.assertEqual(child.do(new(2)), {"error": "SystemExit: bad quantity"})
        child.start()

    def test_a_line_that_is_no_json_is_an_error(self):
        self.assertIn("JSONDecodeError", self.adapter("").send("{"))

    def test_what_the_engine_prints_goes_to_standard_error(self):
        with tempfile.TemporaryFile("w+") as errors:
            child = self.adapter("""
def new(self, order):
    print("from Python")
    os.write(1, b"from the system\\n")
    ctypes.CDLL(None).puts(b"from C")
    ctypes.CDLL(None).fflush(None)
""", errors)
            child.start()
            self.assertEqual(child.do(new(1)), [[ACCEPTED]])
            child.ask("stop")
            child.child.wait(timeout=20)
            errors.seek(0)
            said = errors.read()
        for words in ("from Python", "from the system", "from C"):
            self.assertIn(words, said)

    def test_a_reset_forgets_orders_and_keys(self):
        child = self.adapter("""
capabilities = ("unknownCancels", "orders")
def new(self, order): self.bind(order, "key")
def cancel(self, order): return True
def book(self, instrument): return [("key", 1, 1)], []
""")
        child.start()
        child.do(new(1))
        child.start()
        self.assertEqual(child.do(cancel(1)), [[{"event": "rejected"}]])
        self.assertIn("never given", child.book()["error"])

    def test_the_book_is_told_by_the_best_that_is_declared(self):
        levels = "\ndef book(self, instrument): return [(100, 5, 2), (99, 7)], iter([(101, 2**60), (102, 1)])"
        for declared, bids, asks in [
            ("levels", [{"price": 100, "quantity": 5, "orders": 2}, {"price": 99, "quantity": 7}],
             [{"price": 101, "quantity": str(2**60)}, {"price": 102, "quantity": 1}]),
            ("top", [{"price": 100, "quantity": 5, "orders": 2}], [{"price": 101, "quantity": str(2**60)}])]:
            child = self.adapter(f"capabilities = ('{declared}',)" + levels)
            child.start()
            self.assertEqual(child.book(), {"bids": bids, "asks": asks})
        child = self.adapter("""
capabilities = ("orders",)
def new(self, order): self.bind(order, order.number)
def book(self, instrument): return [(1, 100, 5)], [(2, None, 3)]
""")
        child.start()
        child.do(new(1), new(2, "sell"))
        self.assertEqual(child.book(), {
            "bids": [{"id": "1", "leaves": 5, "price": 100}], "asks": [{"id": "2", "leaves": 3}]})

    def test_prices_and_quantities_come_in_the_engines_kind_of_number(self):
        child = self.adapter("""
capabilities = ("trades", "tradePrices")
def new(self, order):
    seen = (order.float_price, str(order.decimal_price), order.float_quantity, str(order.decimal_quantity))
    assert seen == (100.01, "100.01", 2.5, "2.5"), seen
    units, lots = order.instrument.price_units, order.instrument.quantity_units
    return [(None, units(order.float_price), lots(2.5)), (None, units("100.01"), lots(order.decimal_quantity))]
""")
        child.start(quantityUnit="0.5")
        traded = {"event": "traded", "price": 10001, "quantity": 5}
        self.assertEqual(child.do(new(1, price="10001")), [[ACCEPTED, traded, traded]])

    def test_numbers_beyond_two_to_the_53_are_text_on_the_wire_both_ways(self):
        child = self.adapter("""
capabilities = ("trades", "tradePrices")
def new(self, order): return [(None, order.price, order.quantity)]
""")
        child.start()
        events = child.do(new(1, price=str(2**62), quantity=str(2**63 - 1)))
        self.assertEqual(events[0][1], {"event": "traded", "price": str(2**62), "quantity": str(2**63 - 1)})

    def test_the_version_of_what_is_not_installed_is_unknown(self):
        child = self.adapter("""
from assay_adapter import installed_version
version = installed_version("no-such-distribution-here")
""")
        self.assertEqual(child.ask("start", assay=1)["version"], "unknown")


class ScaleTests(unittest.TestCase):
    def test_floats_near_a_unit_are_that_unit_and_others_are_refused(self):
        from assay_adapter import Instrument
        instrument = Instrument({"symbol": "A", "priceUnit": "0.01", "quantityUnit": "0.001"})
        self.assertEqual(instrument.price_units(0.1 + 0.2), 30)
        self.assertEqual(instrument.price_units(90071992547409.91), 9007199254740991)
        self.assertEqual(instrument.quantity_units(Fraction(3, 1000)), 3)
        self.assertEqual(instrument.price_units(Decimal("-1.10")), -110)
        self.assertEqual(instrument.quantity_units(0.0), 0)
        for price in (100.005, 0.3 - 0.1 - 0.1 - 0.1, Decimal("100.001"), Fraction(1, 3), "0.001"):
            with self.assertRaises(ValueError, msg=repr(price)):
                instrument.price_units(price)


if __name__ == "__main__":
    unittest.main()
