"""A plain order book with price-time priority, as an engine to write an adapter for.

Prices and quantities are whole numbers, ids are anything that can be a key. Nothing here knows the
suite.
"""

import bisect


class Refused(Exception):
    """The book does not take the request; the text is why, in one word."""


class Resting:
    """What stands in the book of an order."""

    def __init__(self, key, is_buy, price, leaves):
        self.key, self.is_buy, self.price, self.leaves = key, is_buy, price, leaves
        self.filled = 0


class Half:
    """One side: the prices from the worst to the best by rank, and at each the orders by age."""

    def __init__(self, sign):
        self.sign = sign  # 1 for bids, -1 for asks: the greater the rank, the better the price.
        self.ranks = []
        self.levels = {}

    def add(self, order):
        level = self.levels.get(order.price)
        if level is None:
            level = self.levels[order.price] = {}
            bisect.insort(self.ranks, self.sign * order.price)
        level[order.key] = order

    def remove(self, order):
        level = self.levels[order.price]
        del level[order.key]
        if not level:
            del self.levels[order.price]
            self.ranks.pop(bisect.bisect_left(self.ranks, self.sign * order.price))

    def best(self):
        """The oldest order at the best price, or None."""
        if not self.ranks:
            return None
        return next(iter(self.levels[self.sign * self.ranks[-1]].values()))

    def reaches(self, order, price):
        """Whether an order of this side is good enough for a counterparty with this limit."""
        return price is None or self.sign * order.price >= self.sign * price

    def __iter__(self):
        for rank in reversed(self.ranks):
            yield from self.levels[self.sign * rank].values()


class Book:
    """A continuous book."""

    def __init__(self):
        self.bids, self.asks = Half(1), Half(-1)
        self.orders = {}

    def sides(self, is_buy):
        """The side an order rests on, and the one it trades with."""
        return (self.bids, self.asks) if is_buy else (self.asks, self.bids)

    def enter(self, key, is_buy, price, quantity, kind="limit"):
        """Takes an order: `limit`, `market` (no price), `ioc` or `fok`. Returns its fills, each
        (key of the resting order, price, quantity); what does not trade rests only if `limit`."""
        if quantity <= 0:
            raise Refused("quantityNotPositive")
        if key in self.orders:
            raise Refused("duplicateOrder")
        order = Resting(key, is_buy, price, quantity)
        if kind == "fok" and self.available(is_buy, price, quantity) < quantity:
            return []
        return self.match(order, rests=kind == "limit")

    def available(self, is_buy, price, wanted):
        """The quantity, counted up to what is wanted, that an order could trade with."""
        found = 0
        other = self.sides(is_buy)[1]
        for order in other:
            if found >= wanted or not other.reaches(order, price):
                break
            found += order.leaves
        return found

    def match(self, order, rests):
        own, other = self.sides(order.is_buy)
        fills = []
        while order.leaves > 0:
            maker = other.best()
            if maker is None or not other.reaches(maker, order.price):
                break
            quantity = min(order.leaves, maker.leaves)
            fills.append((maker.key, maker.price, quantity))
            for party in (order, maker):
                party.leaves -= quantity
                party.filled += quantity
            if maker.leaves == 0:
                other.remove(maker)
                del self.orders[maker.key]
        if rests and order.leaves > 0:
            own.add(order)
            self.orders[order.key] = order
        return fills

    def cancel(self, key):
        """Takes an order out of the book."""
        order = self.orders.pop(key, None)
        if order is None:
            raise Refused("unknownOrder")
        self.sides(order.is_buy)[0].remove(order)

    def replace(self, key, price=None, quantity=None):
        """Gives an order a new price or a new total quantity, what was filled included. It keeps its
        place if only the quantity changes and does not grow. Returns its fills, as `enter` does."""
        order = self.orders.get(key)
        if order is None:
            raise Refused("unknownOrder")
        if quantity is not None and quantity <= 0:
            raise Refused("quantityNotPositive")
        leaves = order.leaves if quantity is None else quantity - order.filled
        if leaves <= 0:
            self.cancel(key)
            return None
        if price in (None, order.price) and leaves <= order.leaves:
            order.leaves = leaves
            return []
        self.cancel(key)
        order.price = order.price if price is None else price
        order.leaves = leaves
        return self.match(order, rests=True)
