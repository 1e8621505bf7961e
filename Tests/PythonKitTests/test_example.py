"""The worked example: the book against a slower reading of the same rules, and the adapter's answers."""

import os
import random
import re
import unittest

from adapters import KIT, ROOT, Conversation, cancel, new, replace

from example_book import Book, Refused

EXAMPLE = os.path.join(KIT, "example_adapter.py")


class PlainBook:
    """The rules of price-time priority over one list of orders by age: [key, is_buy, price, leaves, filled]."""

    def __init__(self):
        self.orders = []

    def best(self, is_buy, price):
        """The order that an incoming one trades with next, or None."""
        def crosses(order):
            return order[1] != is_buy and (price is None or (price >= order[2] if is_buy else price <= order[2]))
        return min(filter(crosses, self.orders), key=lambda order: order[2] if is_buy else -order[2], default=None)

    def enter(self, key, is_buy, price, quantity, kind, filled=0):
        fills, leaves, taken = [], quantity, list(map(list, self.orders))
        while leaves and (maker := self.best(is_buy, price)):
            traded = min(leaves, maker[3])
            fills.append((maker[0], maker[2], traded))
            maker[3] -= traded
            maker[4] += traded
            leaves -= traded
            if not maker[3]:
                self.orders.remove(maker)
        if kind == "fok" and leaves:
            self.orders = taken
            return []
        if kind == "limit" and leaves:
            self.orders.append([key, is_buy, price, leaves, filled + quantity - leaves])
        return fills

    def side(self, is_buy):
        own = [order for order in self.orders if order[1] == is_buy]
        own.sort(key=lambda order: -order[2] if is_buy else order[2])
        return [tuple(order[:1] + order[2:4]) for order in own]


class ExampleBookTests(unittest.TestCase):
    def test_the_book_trades_as_the_rules_say(self):
        for seed in range(150):
            rng = random.Random(seed)
            book, plain = Book(), PlainBook()
            for key in range(60):
                if rng.random() < 0.6:
                    kind = rng.choice(["limit", "limit", "limit", "market", "ioc", "fok"])
                    price = None if kind == "market" else rng.randint(97, 103)
                    order = (key, rng.random() < 0.5, price, rng.randint(1, 20), kind)
                    self.assertEqual(book.enter(*order), plain.enter(*order), (seed, order))
                elif plain.orders:
                    standing = rng.choice(plain.orders)
                    if rng.random() < 0.5:
                        book.cancel(standing[0])
                        plain.orders.remove(standing)
                    else:
                        self.replace(book, plain, standing, rng)
                for is_buy, side in ((True, book.bids), (False, book.asks)):
                    self.assertEqual([(o.key, o.price, o.leaves) for o in side], plain.side(is_buy), seed)

    def replace(self, book, plain, standing, rng):
        price = rng.choice([None, rng.randint(97, 103)])
        quantity = rng.randint(1, 25) if price is None or rng.random() < 0.5 else None
        fills = book.replace(standing[0], price, quantity)
        key, is_buy, old, leaves, filled = standing
        left = leaves if quantity is None else quantity - filled
        if left <= 0:
            plain.orders.remove(standing)
            self.assertIsNone(fills)
        elif price in (None, old) and left <= leaves:
            standing[3] = left
            self.assertEqual(fills, [])
        else:
            plain.orders.remove(standing)
            price = old if price is None else price
            self.assertEqual(fills, plain.enter(key, is_buy, price, left, "limit", filled))

    def test_what_can_not_be_done_is_refused_and_changes_nothing(self):
        book = Book()
        book.enter(1, True, 100, 5)
        for call, why in [
            (lambda: book.enter(1, True, 101, 5), "duplicateOrder"),
            (lambda: book.enter(2, True, 100, 0), "quantityNotPositive"),
            (lambda: book.cancel(2), "unknownOrder"), (lambda: book.replace(2, 101), "unknownOrder"),
            (lambda: book.replace(1, quantity=0), "quantityNotPositive")]:
            with self.assertRaisesRegex(Refused, why):
                call()
        self.assertEqual([(o.key, o.price, o.leaves) for o in book.bids], [(1, 100, 5)])


class ExampleAdapterTests(unittest.TestCase):
    def test_a_conversation_from_the_handshake_to_the_end(self):
        with Conversation(EXAMPLE) as child:
            self.assertEqual(child.start()["name"], "example")
            self.assertEqual(child.do(new(1, "sell"), new(2, "sell", 101), new(3, "buy", 101, 7)), [
                [{"event": "accepted"}], [{"event": "accepted"}],
                [{"event": "accepted"}, {"event": "traded", "quantity": 5, "maker": "1", "price": 100},
                 {"event": "traded", "quantity": 2, "maker": "2", "price": 101}]])
            self.assertEqual(child.book(), {"bids": [], "asks": [{"id": "2", "leaves": 3, "price": 101}]})
            self.assertEqual(child.do(new(2), cancel(9), replace(2, quantity=4), replace(2, quantity=2)), [
                [{"event": "rejected", "reason": "duplicateOrder"}], [{"event": "rejected", "reason": "unknownOrder"}],
                [{"event": "replaced"}], [{"event": "canceled", "id": "2"}]])
            self.assertEqual(child.do(new(4, kind="market"), new(5, force="fok")), [
                [{"event": "accepted"}, {"event": "canceled"}]] * 2)
            self.assertEqual(child.ask("stop"), {"ok": True})

    def test_the_tutorial_shows_the_example_as_it_is(self):
        with open(os.path.join(ROOT, "Sources", "Adapters", "README.md"), encoding="utf-8") as file:
            blocks = re.findall(r"```python\n(.*?)```", file.read(), re.S)
        with open(EXAMPLE, encoding="utf-8") as file:
            example = file.read()
        self.assertGreater(len(blocks), 3)
        for block in blocks:
            self.assertIn(block, example)


if __name__ == "__main__":
    unittest.main()
