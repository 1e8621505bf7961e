"""The kit for engines that Python can call: one file, no dependency, Python 3.9 or newer.

An adapter is a subclass of `Adapter`, and its last line is `serve(MyAdapter())`. The kit speaks the
protocol over standard input and output; the adapter hands orders to the engine and hands back what
the engine says. `example_adapter.py` is a whole one, and the README beside this folder builds it step
by step.

What the kit does, so that no adapter has to:

* the handshake, batches, one answer a request, errors as `{"error": …}`;
* ids both ways: `bind(order, key)` notes the engine's own id or object of an order, and everything
  an adapter hands back may name the order by that key;
* scale: an order's price as units, float or `Decimal`, and the engine's numbers back to units;
* the answers that follow: `accepted` when the engine took an order, `canceled` for what is left of an
  order that never rests, `rejected` when the engine raised one of its `refusals`;
* what the engine prints, also from compiled code, goes to standard error.

Import this module before the engine, so that what the engine prints while it loads is caught too.
"""

import json
import os
import sys
import traceback
from decimal import Decimal
from fractions import Fraction

__all__ = ["Adapter", "Instrument", "Order", "Rejected", "Unsupported", "installed_version", "serve"]

PROTOCOL = 1
EXACT = 2**53  # Beyond this, numbers travel as strings of digits.
IMPLIED = {"orders": "levels", "levels": "top", "replace": "reduce"}


def _take_standard_output():
    """Keeps the real standard output for the answers, and sends everything else to standard error."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return answers


_answers = _take_standard_output()


class Rejected(Exception):
    """The engine refused the command; `reason` is a word of the protocol, where the engine says why."""

    def __init__(self, reason=None):
        super().__init__(reason)
        self.reason = reason


class Unsupported(Exception):
    """Raised by `reset`: the engine can't trade these instruments or follow these conventions."""


class Instrument:
    """An instrument of the case. `rules` is the object of the request, with ticks, lots and bands."""

    def __init__(self, rules):
        self.rules = rules
        self.symbol = rules["symbol"]
        self.price_unit = Fraction(rules.get("priceUnit", "1"))
        self.quantity_unit = Fraction(rules.get("quantityUnit", "1"))

    def price_units(self, value):
        """The units of a price that the engine gave as a number of any kind, or as text."""
        return _units(value, self.price_unit)

    def quantity_units(self, value):
        """The units of a quantity that the engine gave as a number of any kind, or as text."""
        return _units(value, self.quantity_unit)


def _units(value, unit):
    """A value in units: exact for whole numbers, decimals and text; a float must be within a
    millionth of a unit, or within what a float of its size can carry, and zero must be zero: what is left by
    rounding is left in the engine's book, too."""
    if isinstance(value, float):
        scaled = value * unit.denominator / unit.numerator
        whole = round(scaled)
        if abs(scaled - whole) > max(1e-6, abs(scaled) * 1e-12) or (value and not whole):
            raise ValueError(f"the engine said {value!r}, which is no multiple of {unit}")
        return whole
    scaled = Fraction(value) / unit
    if scaled.denominator != 1:
        raise ValueError(f"the engine said {value!r}, which is no multiple of {unit}")
    return scaled.numerator


def _decimal(units, unit):
    return Decimal(units * unit.numerator) / Decimal(unit.denominator)


class Order:
    """An order of the suite. Prices and quantities are whole units; a market order has no price."""

    __slots__ = ("id", "instrument", "side", "is_buy", "type", "price", "quantity", "time_in_force",
                 "expires", "account", "key")

    def __init__(self, command, instrument):
        self.id = command["id"]
        self.instrument = instrument
        self.side = command["side"]
        self.is_buy = self.side == "buy"
        self.type = command["type"]
        price = command.get("price")
        self.price = price if price is None else int(price)
        self.quantity = int(command["quantity"])
        self.time_in_force = command.get("timeInForce", "gtc")
        self.expires = command.get("expires")
        self.account = command.get("account")
        self.key = None

    @property
    def number(self):
        """The id as a number."""
        return int(self.id)

    @property
    def float_price(self):
        unit = self.instrument.price_unit
        return self.price * unit.numerator / unit.denominator

    @property
    def decimal_price(self):
        return _decimal(self.price, self.instrument.price_unit)

    @property
    def float_quantity(self):
        unit = self.instrument.quantity_unit
        return self.quantity * unit.numerator / unit.denominator

    @property
    def decimal_quantity(self):
        return _decimal(self.quantity, self.instrument.quantity_unit)


class Adapter:
    """What an adapter declares and does. Only `reset`, `new`, `cancel` and `book` are needed by every
    engine; the other methods stand for capabilities.

    A *key* is whatever the engine knows an order by, given to `bind`: a number, text, an object. An
    adapter's answers may name an order by its key or by the `Order`.
    """

    name = ""
    version = ""
    language = ""
    homepage = ""
    #: Words of the protocol. `orders` implies `levels`, `levels` implies `top`, `replace` implies `reduce`.
    capabilities = ()
    #: The choices that the engine has made for good; it is free in the others.
    conventions = {}
    #: `orderID`, `price` as (least, greatest), `quantity`, `instruments`, `orders`: the greatest each.
    limits = {}
    #: The exceptions by which the engine refuses an order or a request, each with the word of the
    #: protocol that says why, or None. All other exceptions are failures.
    refusals = {}
    #: `int` or `str` if the engine takes the suite's ids, as numbers or as text; None if it gives its own.
    ids = None

    def reset(self, instruments, conventions):
        """Starts anew with empty books. `instruments` is a list of `Instrument`, `conventions` a
        dictionary of all of them. Raises `Unsupported` if the engine can't."""
        raise NotImplementedError

    def new(self, order):
        """Enters an order and returns what was traded at once: (maker's key, price, quantity) each, in
        the engine's order. Elements may also be events made by `trade` or `canceled`. Nothing traded
        may be None. Raises `Rejected`, or one of `refusals`, if the engine refuses."""
        raise NotImplementedError

    def cancel(self, order):
        """Cancels an order, and returns whether the engine did. It may be dead; where `ids` is set, it
        may be one that the engine never accepted, and then only its id and `key` mean anything."""
        raise NotImplementedError

    def replace(self, order, price, quantity):
        """Changes price, quantity or both (the other is None). Returns None or what was traded, as
        `new` does, or False if the engine refused. An event in place of a list stands for the whole
        answer: `canceled(order)` where the engine cancels what is filled already."""
        raise NotImplementedError

    def mass_cancel(self, account, instrument, side):
        """Cancels what fits (None fits all) and returns the keys."""
        raise NotImplementedError

    def command(self, command):
        """Any other command (`phase`, `uncross`, `clock`); returns its events as dictionaries."""
        raise NotImplementedError

    def book(self, instrument):
        """Bids and asks, best first, from the engine's own accessors: (key, price, leaves) for each
        order if the engine declares `orders`, else (price, quantity) or (price, quantity, number of
        orders) for each level."""
        raise NotImplementedError

    def phase(self, instrument):
        """The word of the instrument's phase."""
        raise NotImplementedError

    def indication(self, instrument):
        """(price, volume, imbalance) of the auction as it stands, or None."""
        raise NotImplementedError

    # What the kit offers to adapters.

    def bind(self, order, key):
        """Notes that the engine knows the order by `key`, from now on."""
        order.key = key
        self._session.by_key[key] = order
        return order

    def order(self, key):
        """The order with this key; KeyError if the engine was never given it."""
        return self._session.by_key[key]

    def knows(self, key):
        """Whether an order with this key was noted."""
        return key in self._session.by_key

    def trade(self, maker, price, quantity, taker=None, **more):
        """The event of a trade, with what else the engine says: `makerLeaves`, `takerLeaves`,
        `aggressor`. A maker or price of None is left out."""
        event = {"event": "traded", "quantity": _number(quantity), **more}
        if maker is not None:
            event["maker"] = self._session.name(maker)
        if taker is not None:
            event["taker"] = self._session.name(taker)
        if price is not None:
            event["price"] = _number(price)
        return event

    def canceled(self, order, **more):
        """The event of a cancel that the engine reports, with `quantity` or `reason` if it says so."""
        return {"event": "canceled", "id": self._session.name(order), **more}


def _number(value):
    if value.__class__ is not int:
        value = _units(value, Fraction(1))
    return value if -EXACT <= value <= EXACT else str(value)


class _Session:
    """The state of a conversation: the orders of the case by the suite's ids and the engine's keys."""

    def __init__(self, adapter):
        self.adapter = adapter
        adapter._session = self
        self.declared = set(adapter.capabilities)
        for better, worse in IMPLIED.items():
            if better in self.declared:
                self.declared.add(worse)
        self.refusals = (Rejected, *adapter.refusals)
        self.conventions = dict(adapter.conventions)
        self.orders, self.by_key, self.instruments = {}, {}, {}
        self.actions = {"new": self.new, "cancel": self.cancel, "replace": self.replace,
                        "massCancel": self.mass_cancel}
        self.questions = {"start": self.start, "reset": self.reset, "commands": self.commands,
                          "book": self.book, "phase": self.phase, "indication": self.indication}

    def name(self, key):
        """The suite's id of an order that the engine names."""
        if key.__class__ is Order:
            return key.id
        try:
            return self.by_key[key].id
        except KeyError:
            raise ValueError(f"the engine names an order {key!r}, which it was never given") from None

    def answer(self, line):
        """The answer to one line."""
        request = json.loads(line)
        ask = self.questions.get(request.get("ask"))
        if ask is None:
            return {"error": f"the kit knows no request {request.get('ask')!r}"}
        return ask(request)

    def start(self, request):
        if request.get("assay") != PROTOCOL:
            return {"error": f"the kit speaks version {PROTOCOL} of the protocol"}
        adapter = self.adapter
        answer = {"assay": PROTOCOL, "name": adapter.name, "version": adapter.version or "unknown"}
        for key in ("language", "homepage"):
            if getattr(adapter, key):
                answer[key] = getattr(adapter, key)
        answer["capabilities"] = sorted(self.declared)
        if adapter.conventions:
            answer["conventions"] = adapter.conventions
        if adapter.limits:
            answer["limits"] = {key: str(limit) if key == "orderID" else
                                [_number(end) for end in limit] if key == "price" else _number(limit)
                                for key, limit in adapter.limits.items()}
        return answer

    def reset(self, request):
        self.orders.clear()
        self.by_key.clear()
        instruments = [Instrument(rules) for rules in request["instruments"]]
        self.instruments = {instrument.symbol: instrument for instrument in instruments}
        self.conventions = {**request.get("conventions", {}), **self.adapter.conventions}
        try:
            self.adapter.reset(instruments, self.conventions)
        except Unsupported as why:
            return {"unsupported": str(why)}
        return {"ok": True}

    def commands(self, request):
        actions, other = self.actions, self.other
        return {"events": [actions.get(command["do"], other)(command)
                           for command in request["commands"]]}

    def new(self, command):
        instrument = self.instruments.get(command["instrument"])
        if instrument is None:
            return [self.rejection("unknownInstrument")]
        order = Order(command, instrument)
        if self.adapter.ids is not None:
            self.adapter.bind(order, self.adapter.ids(order.id))
        try:
            done = self.adapter.new(order)
        except self.refusals as refusal:
            return [self.rejection(self.reason(refusal))]
        self.orders[order.id] = order
        events = [{"event": "accepted"}]
        if done:
            self.report(done, events)
        rests = order.time_in_force not in ("ioc", "fok") and (
            order.type != "market" or self.conventions.get("marketRemainder") == "rests")
        if not rests and "trades" in self.declared:
            filled = 0
            for event in events:
                if event["event"] == "traded":
                    filled += int(event["quantity"])
                elif event["event"] == "canceled" and event.get("id", order.id) == order.id:
                    return events
            if filled < order.quantity:
                events.append({"event": "canceled"})
        return events

    def report(self, done, events):
        """Appends what an adapter handed back: events as they are, fills as trades."""
        for fill in done:
            if fill.__class__ is dict:
                events.append(fill)
                continue
            maker, price, quantity = fill
            event = {"event": "traded", "quantity": _number(quantity)}
            if maker is not None:
                event["maker"] = self.name(maker)
            if price is not None:
                event["price"] = _number(price)
            events.append(event)

    def cancel(self, command):
        order = self.find(command)
        if order is None:
            return self.refused("unknownOrder")
        try:
            done = self.adapter.cancel(order)
        except self.refusals as refusal:
            return self.refused(self.reason(refusal))
        return [{"event": "canceled"}] if done else self.refused(None)

    def replace(self, command):
        order = self.find(command)
        if order is None:
            return self.refused("unknownOrder")
        price, quantity = command.get("price"), command.get("quantity")
        if quantity is None and "replace" not in self.declared:
            # An engine that can only reduce has no words for a new price; it is asked of dead orders alone.
            return self.refused("unknownOrder")
        try:
            done = self.adapter.replace(order, None if price is None else int(price),
                                        None if quantity is None else int(quantity))
        except self.refusals as refusal:
            return self.refused(self.reason(refusal))
        if done is False:
            return self.refused(None)
        if done.__class__ is dict:
            return [done]
        events = [{"event": "replaced"}]
        if done and done is not True:
            self.report(done, events)
        return events

    def find(self, command):
        """The order that a command names. An id that the engine never accepted is passed on if the
        engine takes the suite's ids; otherwise it has no name that the engine could be asked for."""
        order = self.orders.get(command["id"])
        if order is None and self.adapter.ids is not None:
            first = next(iter(self.instruments.values()), None)  # The suite may not know its instrument.
            instrument = self.instruments.get(command.get("instrument"), first)
            order = Order({"side": "buy", "type": "limit", "quantity": 0, **command}, instrument)
            order.key = self.adapter.ids(order.id)
        return order

    def reason(self, refusal):
        """The word of the protocol for an exception by which the engine refused."""
        if isinstance(refusal, Rejected):
            return refusal.reason
        kinds = self.adapter.refusals
        return next(kinds[kind] for kind in type(refusal).__mro__ if kind in kinds)

    def refused(self, reason):
        """The answer to a cancel or replace that the engine did not do: silence, unless it says so."""
        return [self.rejection(reason)] if "unknownCancels" in self.declared else []

    def rejection(self, reason):
        if reason is None or "reasons" not in self.declared:
            return {"event": "rejected"}
        return {"event": "rejected", "reason": reason}

    def mass_cancel(self, command):
        instrument = self.instruments.get(command.get("instrument"))
        gone = self.adapter.mass_cancel(command.get("account"), instrument, command.get("side"))
        return [{"event": "canceled", "id": self.name(key)} for key in gone]

    def other(self, command):
        try:
            return self.adapter.command(command)
        except self.refusals as refusal:
            return [self.rejection(self.reason(refusal))]

    def book(self, request):
        sides = self.adapter.book(self.instruments[request["instrument"]])
        if "orders" in self.declared:
            return {side: [self.resting(*row) for row in rows]
                    for side, rows in zip(("bids", "asks"), sides)}
        most = None if "levels" in self.declared else 1
        return {side: [self.level(*row) for row in list(rows)[:most]]
                for side, rows in zip(("bids", "asks"), sides)}

    def resting(self, key, price, leaves):
        order = {"id": self.name(key), "leaves": _number(leaves)}
        if price is not None:
            order["price"] = _number(price)
        return order

    @staticmethod
    def level(price, quantity, orders=None):
        level = {"price": _number(price), "quantity": _number(quantity)}
        if orders is not None:
            level["orders"] = _number(orders)
        return level

    def phase(self, request):
        return {"phase": self.adapter.phase(self.instruments[request["instrument"]])}

    def indication(self, request):
        found = self.adapter.indication(self.instruments[request["instrument"]])
        if found is None:
            return {"indication": None}
        keys = ("price", "volume", "imbalance")
        return {"indication": dict(zip(keys, (_number(value) for value in found)))}


def installed_version(distribution):
    """The version of an installed distribution, or `unknown`."""
    from importlib import metadata
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"


def serve(adapter):
    """Answers the suite until it says `stop` or closes the pipe."""
    session = _Session(adapter)
    encode = json.JSONEncoder(separators=(",", ":")).encode
    for line in sys.stdin.buffer:
        stop = False
        try:
            if b'"stop"' in line and json.loads(line).get("ask") == "stop":
                answer, stop = {"ok": True}, True
            else:
                answer = session.answer(line)
            text = encode(answer)
        except KeyboardInterrupt:
            break
        except BaseException as error:  # An engine that calls sys.exit() has failed, too.
            traceback.print_exc()
            text = encode({"error": f"{type(error).__name__}: {error}"})
        view = memoryview(text.encode() + b"\n")
        try:
            while view:
                view = view[_answers.write(view):]
        except BrokenPipeError:
            break
        if stop:
            break
    sys.stderr.flush()
    os._exit(0)  # Threads that the engine started must not keep the process.
